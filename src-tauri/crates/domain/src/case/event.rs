//! What happened in a case, as dated facts.

use serde::{Deserialize, Serialize};

use super::StepKind;
use crate::claim::Waiver;
use crate::{ClientId, Day, EventId, InvoiceId, LetterId, Money};

/// How a call (or any contact) ended. Each carries what its consequence needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Outcome {
    /// Paid, or says it is paid: the money is checked on a day.
    Paid {
        /// The day the bank is looked at.
        check_on: Day,
    },
    /// Promises to pay (promesse de paiement).
    Promise {
        /// The last day promised.
        by: Day,
        /// The sum promised.
        amount: Money,
    },
    /// Did not receive the invoice: it is sent again at once.
    NotReceived,
    /// Not the right person.
    WrongContact,
    /// Nobody answered, or a message was left.
    NoAnswer,
    /// A passing difficulty: an instalment plan is proposed.
    Difficulty,
    /// Disputes the invoice (litige).
    Dispute {
        /// What is held against the work or the invoice.
        reason: String,
    },
    /// Refuses or ignores.
    Refuses,
    /// Insolvency proceedings opened (procédure collective).
    Insolvency {
        /// Day of the opening judgment.
        judgment_on: Day,
        /// Day of the BODACC notice, if known: the delay to declare runs from it.
        bodacc_on: Option<Day>,
    },
    /// Over-indebtedness file admissible (surendettement, C. conso. L722-2).
    OverIndebtedness {
        /// Day it was found admissible.
        admissible_on: Day,
    },
    /// A cheque came back unpaid.
    BouncedCheque {
        /// Day of the first presentation.
        presented_on: Day,
    },
    /// « Je lui laisse du temps ».
    Pause {
        /// Last day of the pause.
        until: Day,
    },
    /// « Je laisse tomber cette somme ».
    Abandon,
    /// « Je préfère écrire »: goes on to the next written step.
    PreferWriting,
}

/// The kind of an outcome, without its facts: what scenarios give rules for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum OutcomeKind {
    /// See [`Outcome::Paid`].
    Paid,
    /// See [`Outcome::Promise`].
    Promise,
    /// See [`Outcome::NotReceived`].
    NotReceived,
    /// See [`Outcome::WrongContact`].
    WrongContact,
    /// See [`Outcome::NoAnswer`].
    NoAnswer,
    /// See [`Outcome::Difficulty`].
    Difficulty,
    /// See [`Outcome::Dispute`].
    Dispute,
    /// See [`Outcome::Refuses`].
    Refuses,
    /// See [`Outcome::Insolvency`].
    Insolvency,
    /// See [`Outcome::OverIndebtedness`].
    OverIndebtedness,
    /// See [`Outcome::BouncedCheque`].
    BouncedCheque,
    /// See [`Outcome::Pause`].
    Pause,
    /// See [`Outcome::Abandon`].
    Abandon,
    /// See [`Outcome::PreferWriting`].
    PreferWriting,
}

impl OutcomeKind {
    /// Every kind, the seven usual ones first: the order of the screen of a call.
    pub const ALL: [OutcomeKind; 14] = [
        OutcomeKind::Promise,
        OutcomeKind::Paid,
        OutcomeKind::NotReceived,
        OutcomeKind::NoAnswer,
        OutcomeKind::Difficulty,
        OutcomeKind::Dispute,
        OutcomeKind::Refuses,
        OutcomeKind::WrongContact,
        OutcomeKind::Pause,
        OutcomeKind::PreferWriting,
        OutcomeKind::BouncedCheque,
        OutcomeKind::Insolvency,
        OutcomeKind::OverIndebtedness,
        OutcomeKind::Abandon,
    ];

    /// The word of the terminal contract.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            OutcomeKind::Paid => "paid",
            OutcomeKind::Promise => "promise",
            OutcomeKind::NotReceived => "not_received",
            OutcomeKind::WrongContact => "wrong_contact",
            OutcomeKind::NoAnswer => "no_answer",
            OutcomeKind::Difficulty => "difficulty",
            OutcomeKind::Dispute => "dispute",
            OutcomeKind::Refuses => "refuses",
            OutcomeKind::Insolvency => "insolvency",
            OutcomeKind::OverIndebtedness => "over_indebtedness",
            OutcomeKind::BouncedCheque => "bounced_cheque",
            OutcomeKind::Pause => "pause",
            OutcomeKind::Abandon => "abandon",
            OutcomeKind::PreferWriting => "prefer_writing",
        }
    }
}

impl Outcome {
    /// The day from which the law forbids the payment of earlier debts: opening
    /// judgment (C. com. L622-7) or admissible over-indebtedness (C. conso. L722-5).
    #[must_use]
    pub fn payment_forbidden_since(&self) -> Option<Day> {
        if let Outcome::Insolvency { judgment_on, .. } = self {
            Some(*judgment_on)
        } else if let Outcome::OverIndebtedness { admissible_on } = self {
            Some(*admissible_on)
        } else {
            None
        }
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> OutcomeKind {
        match self {
            Outcome::Paid { .. } => OutcomeKind::Paid,
            Outcome::Promise { .. } => OutcomeKind::Promise,
            Outcome::NotReceived => OutcomeKind::NotReceived,
            Outcome::WrongContact => OutcomeKind::WrongContact,
            Outcome::NoAnswer => OutcomeKind::NoAnswer,
            Outcome::Difficulty => OutcomeKind::Difficulty,
            Outcome::Dispute { .. } => OutcomeKind::Dispute,
            Outcome::Refuses => OutcomeKind::Refuses,
            Outcome::Insolvency { .. } => OutcomeKind::Insolvency,
            Outcome::OverIndebtedness { .. } => OutcomeKind::OverIndebtedness,
            Outcome::BouncedCheque { .. } => OutcomeKind::BouncedCheque,
            Outcome::Pause { .. } => OutcomeKind::Pause,
            Outcome::Abandon => OutcomeKind::Abandon,
            Outcome::PreferWriting => OutcomeKind::PreferWriting,
        }
    }
}

/// Something that happened, and that the path depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "happening", rename_all = "snake_case")]
pub enum Happening {
    /// A contact took place and ended so.
    Contact {
        /// The step it was made for.
        step: StepKind,
        /// How it ended.
        outcome: Outcome,
        /// Who answered, if anyone was named.
        interlocutor: String,
    },
    /// A letter was really posted (never merely composed or printed).
    Posted {
        /// Which letter.
        step: StepKind,
        /// The composed letter that was posted.
        letter: LetterId,
        /// The deadline it prints.
        deadline: Day,
        /// Number of the registered letter.
        tracking: Option<String>,
    },
    /// A registered letter was presented, received, refused or left unclaimed (« pli avisé »).
    Presented {
        /// Which letter.
        letter: LetterId,
        /// Day of first presentation.
        on: Day,
        /// Handed over (false: avisé et non réclamé, or refused); valid in both cases.
        delivered: bool,
    },
    /// The dispute or the pause is over: reminders go on.
    Resumed,
    /// The creditor gave up interest or indemnity on these invoices (an explicit, dated act).
    Waived {
        /// What was given up.
        waiver: Waiver,
    },
    /// The principal is paid and the creditor chose to claim the rest.
    RestClaimed,
    /// A remark, without effect on the path.
    Note,
}

impl Happening {
    /// How a contact ended, if this is a contact.
    #[must_use]
    pub fn outcome(&self) -> Option<&Outcome> {
        if let Happening::Contact { outcome, .. } = self { Some(outcome) } else { None }
    }

    /// Which letter was posted for which step, if this is a posting.
    #[must_use]
    pub fn posted(&self) -> Option<(StepKind, LetterId)> {
        if let Happening::Posted { step, letter, .. } = self { Some((*step, *letter)) } else { None }
    }

    /// Which letter was presented and when, if this is a presentation.
    #[must_use]
    pub fn presented(&self) -> Option<(LetterId, Day)> {
        if let Happening::Presented { letter, on, .. } = self { Some((*letter, *on)) } else { None }
    }

    /// Whether a registered letter was handed over.
    #[must_use]
    pub fn was_delivered(&self) -> bool {
        matches!(self, Happening::Presented { delivered: true, .. })
    }

    /// What was given up, if this is a waiver.
    #[must_use]
    pub fn waived(&self) -> Option<Waiver> {
        if let Happening::Waived { waiver } = self { Some(*waiver) } else { None }
    }
}

/// A dated fact of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseEvent {
    /// Its identifier; order of recording.
    pub id: EventId,
    /// The client.
    pub client: ClientId,
    /// The invoices it is about.
    pub invoices: Vec<InvoiceId>,
    /// The civil day it happened.
    pub on: Day,
    /// When it was recorded, local time `YYYY-MM-DDTHH:MM`.
    pub recorded_at: String,
    /// What happened.
    pub what: Happening,
    /// The user's words.
    pub note: String,
    /// Cancelled by a counter-entry: kept, without effect.
    pub reversed: bool,
}
