//! What an agreement to sign, or the certificate of a sum given up, is composed from: plain facts
//! on its day. Nothing here is computed by the document but sums of what is given.

use dument_domain::case::{Arrangement, Freeze, Plan};
use dument_domain::{Client, Company, Day, DebtorNature, Money};

use crate::persons::debtors;
use crate::statement_facts::StatedInvoice;

/// What is agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// An instalment plan (échéancier).
    Plan(Plan),
    /// A discount, an exchange, or anything else in words.
    Arrangement(Arrangement),
}

/// Everything one agreement needs.
#[derive(Clone, Debug)]
pub struct AgreementFacts {
    /// The user's own company.
    pub creditor: Company,
    /// Who owes.
    pub debtor: Client,
    /// Nature of the debtor for these invoices: it decides what the agreement may say.
    pub nature: DebtorNature,
    /// The day of the agreement: what is owed is counted at its end.
    pub agreed_on: Day,
    /// The invoices, oldest due first; at least one.
    pub invoices: Vec<StatedInvoice>,
    /// What is agreed.
    pub what: Agreement,
    /// What forbids to pay one of these debts, if something does: opening judgment
    /// (C. com. L622-7) or admissible over-indebtedness (C. conso. L722-5).
    pub freeze: Option<Freeze>,
}

impl AgreementFacts {
    /// Principal that the agreement is about, over the invoices.
    #[must_use]
    pub fn principal(&self) -> Money {
        self.invoices.iter().map(StatedInvoice::due_principal).sum()
    }

    /// Principal whose day has not come, beside it.
    #[must_use]
    pub fn later(&self) -> Money {
        self.invoices.iter().map(StatedInvoice::later_principal).sum()
    }

    /// Interest left on the invoices.
    #[must_use]
    pub fn interest(&self) -> Money {
        self.invoices.iter().map(|one| one.statement.interest).sum()
    }

    /// Indemnities left on the invoices.
    #[must_use]
    pub fn indemnity(&self) -> Money {
        self.invoices.iter().map(|one| one.statement.indemnity).sum()
    }

    /// What justified recovery costs add to them, left on the invoices.
    #[must_use]
    pub fn compensation(&self) -> Money {
        self.invoices.iter().map(|one| one.statement.additional_compensation).sum()
    }

    /// Who owes, each by name: two persons for a couple (C. civ. 1310, 1376).
    #[must_use]
    pub fn debtors(&self) -> Vec<String> {
        debtors(&self.debtor, self.nature)
    }

    /// What the user typed in it.
    #[must_use]
    pub fn typed(&self) -> Vec<&str> {
        match &self.what {
            Agreement::Plan(plan) => vec![&plan.guarantee],
            Agreement::Arrangement(Arrangement::Discount { .. }) => Vec::new(),
            Agreement::Arrangement(Arrangement::Exchange { goods, .. }) => vec![goods],
            Agreement::Arrangement(Arrangement::Other { terms, .. }) => vec![terms],
        }
    }

    /// That principal with interest, indemnity and compensation.
    #[must_use]
    pub fn owed(&self) -> Money {
        self.principal() + self.interest() + self.indemnity() + self.compensation()
    }
}

/// What becomes of a claim whose recovery ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ending {
    /// The creditor stops asking and keeps his claim.
    #[default]
    Stopped,
    /// He lets the debtor off (remise de dette, C. civ. 1350).
    Remitted,
}

/// Everything the certificate of a sum given up needs (état des démarches).
#[derive(Clone, Debug)]
pub struct CertificateFacts {
    /// The user's own company.
    pub creditor: Company,
    /// Who owes.
    pub debtor: Client,
    /// The day the sum was given up: what is owed is counted at its end.
    pub on: Day,
    /// The invoices, oldest due first; at least one.
    pub invoices: Vec<StatedInvoice>,
    /// What the creditor decided of the claim itself.
    pub ending: Ending,
    /// Why, in the user's words.
    pub reason: String,
    /// What was done to be paid, oldest first.
    pub attempts: Vec<Attempt>,
}

/// Something done to be paid, or something received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The civil day.
    pub on: Day,
    /// What, in one sentence without full stop.
    pub what: String,
}
