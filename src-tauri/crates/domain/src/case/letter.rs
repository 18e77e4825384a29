//! A letter once composed: what it took as true.

use serde::{Deserialize, Serialize};

use super::StepKind;
use crate::claim::{DuePart, Waiver};
use crate::{ContractRate, Day, DebtorNature, DocumentId, EventId, InvoiceId, LetterId, Money};

/// A letter that was composed: frozen, whether it was posted or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Its identifier.
    pub id: LetterId,
    /// The client.
    pub client: crate::ClientId,
    /// Which step it is.
    pub step: StepKind,
    /// The invoices it asks for.
    pub invoices: Vec<InvoiceId>,
    /// When it was composed, local time `YYYY-MM-DDTHH:MM`.
    pub composed_at: String,
    /// Day it was meant to be posted.
    pub post_on: Day,
    /// The deadline it prints.
    pub deadline: Day,
    /// The sum it asks for.
    pub total: Money,
    /// State of its invoices when it was composed: what makes it lapse if it changes.
    pub basis: Vec<LetterBasis>,
    /// The PDF.
    pub document: DocumentId,
}

/// What a letter took as true of one invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterBasis {
    /// The invoice.
    pub invoice: InvoiceId,
    /// Payments counted, in all.
    pub paid: Money,
    /// Credit notes counted, in all.
    pub credited: Money,
    /// Total and due dates of the invoice.
    pub parts: Vec<DuePart>,
    /// Whether a dispute stood.
    pub disputed: bool,
    /// What was asked of it beside the principal; none in letters of the first versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<LetterAsked>,
    /// What made the reminders of it wait, if something did: it was written knowing that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<EventId>,
    /// What the client had paid or been credited too much on all its invoices; none in letters of the
    /// first versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub too_much: Option<Money>,
}

/// What a letter asked of one invoice, as it was computed on its own day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterAsked {
    /// Nature of the debtor it was written to.
    pub nature: DebtorNature,
    /// Rate of the clause that ruled it, its own or its client's or the company's.
    pub contract_rate: Option<ContractRate>,
    /// What the creditor had given up.
    pub waiver: Waiver,
    /// Interest, indemnity and compensation given up in part, in all.
    pub waived: Money,
    /// The day from which the law forbade to demand it.
    pub forbidden_since: Option<Day>,
    /// The last day whose interest it counted, where it stopped before its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interest_until: Option<Day>,
    /// Interest asked; none where the letter left it aside.
    pub interest: Option<Money>,
    /// Indemnity asked; none where the letter left it aside.
    pub indemnity: Option<Money>,
    /// Additional compensation owed on its day, whether the letter asks it or says that it does
    /// not give it up.
    #[serde(default)]
    pub compensation: Money,
    /// What a dispute of a part or an instalment plan kept out of it.
    #[serde(default)]
    pub set_aside: Money,
}

/// Which of the additions to the principal a letter asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Additions {
    /// Late-payment interest.
    pub interest: bool,
    /// The fixed indemnity.
    pub indemnity: bool,
}

/// Where a composed letter stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterStatus {
    /// Composed, perhaps printed; not posted.
    Prepared,
    /// Posted on a day.
    Posted {
        /// The day.
        on: Day,
    },
    /// Something happened since it was composed: it must be composed again.
    Lapsed(LapseReason),
}

/// Why a composed letter may no longer be posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LapseReason {
    /// A payment was recorded or changed.
    Payment,
    /// A credit note was recorded.
    CreditNote,
    /// A dispute was noted.
    Dispute,
    /// The invoice was corrected or removed.
    InvoiceChanged,
    /// Insolvency or over-indebtedness: the law now forbids to demand it (C. com. L622-7).
    Forbidden,
    /// The nature of the debtor was corrected: another law applies.
    Nature,
    /// The creditor gave up a part, or took it back.
    Waiver,
    /// A plan was agreed, or the part disputed changed: another part may be asked now.
    Agreed,
    /// A promise, time given, a cheque, a sum given up: nothing is to be sent for now.
    Waits,
    /// Recovery costs were noted or taken back.
    Costs,
    /// A formal notice was posted since for one of its invoices: a weaker letter no longer leaves.
    Overtaken,
    /// Posted now, it would leave less time than the law asks before the deadline it prints.
    Deadline,
    /// On its own day it would now ask another sum: the rates, or the way of counting, changed.
    Rates,
}
