//! What becomes of a draft: what the plan decided, for the preview and the import.

use std::collections::HashMap;

use dument_domain::{Client, ClientId, Company, Day, Invoice, InvoiceId, Law, Money};

use crate::ground::book::{Book, Entry};
use crate::intake::facts::{NewInvoice, Received};
use crate::intake::firm::{Clients, Whose};

/// What a credit note reduces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum CreditTarget {
    /// An invoice that is known.
    Invoice(InvoiceId, ClientId),
    /// An invoice that the same file brings, by the place of its draft.
    Draft(usize),
}

/// What becomes of one draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// An invoice to write.
    New(Box<NewInvoice>),
    /// A credit note to write.
    Credit {
        /// What it reduces.
        target: CreditTarget,
        /// Its number.
        number: String,
        /// Its date.
        on: Day,
        /// Its sum.
        amount: Money,
    },
    /// A credit note that nothing can bear: kept open in the case of its client.
    OpenCredit {
        /// Its number.
        number: String,
        /// Its date.
        on: Day,
        /// Its sum.
        amount: Money,
    },
    /// Nothing to do.
    Known,
    /// Known, and the file becomes the document of the invoice.
    Document,
    /// More was paid than is known: the difference is a payment.
    Update {
        /// The invoice.
        invoice: InvoiceId,
        /// Its client.
        client: ClientId,
        /// The payment.
        payment: Received,
    },
    /// Left out, without keeping the rest of the file out.
    LeftOut(&'static str),
    /// Keeps the file out unless the user leaves it aside.
    Bad(&'static str),
}

/// A draft with what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Planned {
    /// The client, as far as it is known.
    pub(super) whose: Option<Whose>,
    /// What becomes of it.
    pub(super) fate: Fate,
    /// One French sentence where the fate needs it.
    pub(super) remark: String,
    /// A known invoice without a document: the file, where it is that one invoice, becomes it.
    pub(super) undocumented: Option<Box<Invoice>>,
    /// The word of the contract for a remark about a new invoice.
    pub(super) doubt: &'static str,
}

impl Planned {
    pub(super) fn plain(whose: Whose, fate: Fate) -> Planned {
        Planned { whose: Some(whose), fate, remark: String::new(), undocumented: None, doubt: "" }
    }

    /// A draft left out, with the code and the sentence that say why.
    pub(super) fn left_out(whose: Option<Whose>, code: &'static str, remark: String) -> Planned {
        Planned { whose, fate: Fate::LeftOut(code), remark, undocumented: None, doubt: "" }
    }

    pub(super) fn bad(code: &'static str, remark: impl Into<String>) -> Planned {
        Planned { whose: None, fate: Fate::Bad(code), remark: remark.into(), undocumented: None, doubt: "" }
    }
}

/// What a plan is made against.
pub(super) struct Known<'book> {
    /// The cases.
    pub(super) book: &'book Book,
    /// The company, once there is one.
    pub(super) company: Option<&'book Company>,
    /// What a new client starts from.
    pub(super) blank: Client,
    /// What gives a due date where none is written.
    pub(super) law: &'book Law,
    /// The day of the import.
    pub(super) today: Day,
    /// These very bytes were imported before: nothing paid is added again.
    pub(super) imported_before: bool,
}

/// The rows so far with the indexes they are compared through.
pub(super) struct Planner<'book> {
    pub(super) known: Known<'book>,
    pub(super) clients: Clients<'book>,
    pub(super) numbers: HashMap<String, Vec<(&'book Entry, &'book Invoice)>>,
    /// The new invoices of each number in the file.
    pub(super) in_file: HashMap<String, Vec<usize>>,
    /// The drafts of each client.
    pub(super) by_client: HashMap<Whose, Vec<usize>>,
    /// What the credit notes of the file take from each invoice, so far.
    pub(super) credited: HashMap<CreditTarget, Money>,
    pub(super) rows: Vec<Option<Planned>>,
}
