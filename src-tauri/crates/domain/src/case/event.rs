//! What happened in a case, as dated facts.

use serde::{Deserialize, Serialize};

use super::{Arrangement, ChequeAct, DisputeEnd, Outcome, Plan, PlanInterest, StepKind};
use crate::claim::Waiver;
use crate::limitation::EventKind;
use crate::{ClientId, CreditNoteId, Day, EventId, InvoiceId, LetterId, Money, PaymentShare};

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
        /// How the call went, where it was guided.
        #[serde(default, skip_serializing_if = "CallMinute::is_empty")]
        minute: CallMinute,
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
    /// A step was done without a letter of ours: an e-mail sent, the file completed.
    Done {
        /// Which step.
        step: StepKind,
    },
    /// The user goes on without a step.
    Skipped {
        /// Which step.
        step: StepKind,
    },
    /// An instalment plan was agreed over these invoices.
    PlanAgreed {
        /// The plan.
        plan: Plan,
    },
    /// Another arrangement was agreed in writing.
    Arranged {
        /// Which one.
        arrangement: Arrangement,
    },
    /// The creditor answered a dispute in writing (prise de position).
    PositionTaken {
        /// The last day the client has to answer.
        answer_by: Day,
    },
    /// A dispute is over.
    DisputeClosed {
        /// How.
        end: DisputeEnd,
        /// The credit notes noted in the same act: taking it back takes them back.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        credit_notes: Vec<CreditNoteId>,
    },
    /// Something was done about an unpaid cheque.
    Cheque {
        /// What.
        act: ChequeAct,
    },
    /// The case was handed over to a third party who recovers amicably.
    HandedOver {
        /// To whom.
        to: String,
        /// Its costs, asked first; none if it takes nothing of us.
        costs: Option<Money>,
        /// The day it should have reported.
        report_on: Day,
    },
    /// The dispute, the pause, the plan or the cheque is over: reminders go on.
    Resumed,
    /// The creditor gave up interest or indemnity on these invoices (an explicit, dated act).
    Waived {
        /// What was given up whole.
        waiver: Waiver,
        /// Sums given up of the rest; such an act is about one invoice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        part: Option<PartGivenUp>,
    },
    /// The principal is paid and the creditor chose to claim the rest.
    RestClaimed,
    /// An act or a writing that may bear on the limitation period, recorded with its day: an
    /// order served, a summons, a proof of claim, a signed acknowledgement, a conciliation.
    LegalAct {
        /// What.
        kind: EventKind,
        /// When it ended, for one that lasts: a conciliation, a suit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Day>,
    },
    /// The creditor looked at the client's solvency before granting time.
    SolvencyLooked {
        /// What was found.
        finding: SolvencyFinding,
        /// Where it was looked at.
        source: String,
    },
    /// Costs of recovering these invoices that the creditor paid and can justify, shared evenly
    /// over them: what exceeds the fixed indemnity is owed by a business (C. com. L441-10 II).
    RecoveryCosts {
        /// What was paid.
        amount: Money,
        /// For what and to whom: « Sommation de payer, Me Le Goff ».
        what: String,
        /// The paper that proves it, joined to the demands.
        proof: String,
    },
    /// What had been received or credited too much was given back to the client.
    Refunded {
        /// How much, of what each invoice had received too much.
        shares: Vec<PaymentShare>,
    },
    /// A file brought a credit note that no invoice of the client bears: it is to be set against one
    /// before anything is asked.
    OpenCredit {
        /// Its number.
        number: String,
        /// Its day.
        issued_on: Day,
        /// A sum above nothing.
        amount: Money,
    },
    /// A remark, without effect on the path.
    Note,
}

/// What the guided call keeps beside its outcome (minute de l’appel).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CallMinute {
    /// How long it lasted, in seconds; nothing if it was not timed.
    #[serde(default)]
    pub seconds: u32,
    /// What was checked on the telephone, in the words of the screen.
    #[serde(default)]
    pub checked: Vec<String>,
    /// The client rang: what was said counts, and it was no reminder of ours.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "ts", ts(as = "Option<bool>", optional))]
    pub from_client: bool,
}

impl CallMinute {
    /// Whether nothing was kept.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.seconds == 0 && self.checked.is_empty() && !self.from_client
    }
}

/// What looking at a client's solvency gave, in the user's judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SolvencyFinding {
    /// Nothing worrying.
    Sound,
    /// Reasons to be careful.
    Doubtful,
    /// Proceedings were found published.
    Proceedings,
    /// Nothing could be found.
    Unknown,
}

impl Happening {
    /// How a contact ended, if this is a contact.
    #[must_use]
    pub fn outcome(&self) -> Option<&Outcome> {
        if let Happening::Contact { outcome, .. } = self { Some(outcome) } else { None }
    }

    /// The effects of this on a case that do not depend on where it stands: one row a kind. What it
    /// does to the path stands in the walk.
    pub(super) const fn effect(&self) -> Effect {
        match self {
            Happening::Contact { step, outcome, minute, .. } => Effect {
                step: Some(*step),
                is_contact: outcome.is_contact() && !minute.from_client,
                ends_dispute: if outcome.accepts() { EndsDispute::OfTheWhole } else { EndsDispute::Never },
                holds_back: outcome.makes_wait(),
                on_path: true,
                leaves_promise: outcome.teaches_nothing(),
            },
            Happening::Posted { step, .. } => Effect { leaves_promise: true, ..Effect::of_step(*step) },
            Happening::Done { step } => Effect::of_step(*step),
            Happening::Arranged { .. } => {
                Effect { ends_dispute: EndsDispute::OfTheWhole, holds_back: true, ..Effect::ON_PATH }
            }
            Happening::PlanAgreed { .. } | Happening::DisputeClosed { .. } | Happening::Resumed => {
                Effect { ends_dispute: EndsDispute::Always, ..Effect::ON_PATH }
            }
            Happening::HandedOver { .. } => Effect { holds_back: true, ..Effect::ON_PATH },
            Happening::Skipped { .. } | Happening::PositionTaken { .. } | Happening::Cheque { .. } => {
                Effect::ON_PATH
            }
            Happening::LegalAct { kind, .. } => Effect { holds_back: kind.holds_back(), ..Effect::NONE },
            Happening::Waived { .. } | Happening::RestClaimed => Effect::NONE,
            Happening::Presented { .. }
            | Happening::SolvencyLooked { .. }
            | Happening::RecoveryCosts { .. }
            | Happening::Refunded { .. }
            | Happening::OpenCredit { .. }
            | Happening::Note => Effect { leaves_promise: true, ..Effect::NONE },
        }
    }

    /// The step that this does or is about: of a contact, a posting, a step done.
    #[must_use]
    pub const fn step(&self) -> Option<StepKind> {
        self.effect().step
    }

    /// Whether we reached the client, or at least tried: what the interval between contacts counts.
    #[must_use]
    pub const fn is_contact(&self) -> bool {
        self.effect().is_contact
    }

    /// Whether a dispute that stood before stands no longer. A client who promises to pay gives
    /// up the dispute of the whole; one of a part stands, the promise being about the rest.
    #[must_use]
    pub(super) const fn ends_dispute(&self, of_a_part: bool) -> bool {
        match self.effect().ends_dispute {
            EndsDispute::Never => false,
            EndsDispute::OfTheWhole => !of_a_part,
            EndsDispute::Always => true,
        }
    }

    /// Whether this makes the reminders wait or end: what was prepared before it is not sent on
    /// the strength of what was known then.
    #[must_use]
    pub const fn holds_back(&self) -> bool {
        self.effect().holds_back
    }

    /// Whether it is a step of the path or moves it, and not only a fact beside it.
    #[must_use]
    pub const fn is_on_path(&self) -> bool {
        self.effect().on_path
    }

    /// Whether it says nothing of a promise made before.
    #[must_use]
    pub const fn leaves_promise(&self) -> bool {
        self.effect().leaves_promise
    }

    /// The plan agreed, if this is one.
    #[must_use]
    pub const fn plan(&self) -> Option<&Plan> {
        if let Happening::PlanAgreed { plan } = self { Some(plan) } else { None }
    }

    /// The arrangement agreed, if this is one.
    #[must_use]
    pub const fn arrangement(&self) -> Option<&Arrangement> {
        if let Happening::Arranged { arrangement } = self { Some(arrangement) } else { None }
    }

    /// The act that may bear on the limitation period, and when it ended, if this is one.
    #[must_use]
    pub const fn legal_act(&self) -> Option<(EventKind, Option<Day>)> {
        if let Happening::LegalAct { kind, until } = self { Some((*kind, *until)) } else { None }
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

    /// What was given up, if this is a waiver, or a plan that gives interest up.
    #[must_use]
    pub fn waived(&self) -> Option<Waiver> {
        if let Happening::PlanAgreed { plan } = self {
            let given_up = plan.interest == PlanInterest::Waived;
            return given_up.then_some(Waiver { interest: true, ..Waiver::default() });
        }
        if let Happening::Waived { waiver, .. } = self { Some(*waiver) } else { None }
    }

    /// The recovery costs paid, if this is about some.
    #[must_use]
    pub const fn recovery_costs(&self) -> Option<Money> {
        if let Happening::RecoveryCosts { amount, .. } = self { Some(*amount) } else { None }
    }

    /// What was given back of what an invoice had received too much.
    #[must_use]
    pub fn refunded(&self, invoice: InvoiceId) -> Money {
        let Happening::Refunded { shares } = self else { return Money::ZERO };
        shares.iter().filter(|share| share.invoice == invoice).map(|share| share.amount).sum()
    }

    /// The sums given up of one invoice, if this is such a waiver.
    #[must_use]
    pub fn waived_part(&self) -> Option<PartGivenUp> {
        if let Happening::Waived { part, .. } = self { *part } else { None }
    }
}

/// The effects of a happening that do not depend on where the case stands.
#[derive(Clone, Copy)]
pub(super) struct Effect {
    /// The step done, or that a contact was about.
    step: Option<StepKind>,
    /// The client was reached, or at least tried.
    is_contact: bool,
    ends_dispute: EndsDispute,
    /// The reminders wait for something, or end.
    holds_back: bool,
    /// It is a step of the path, or moves it.
    on_path: bool,
    /// It says nothing of a promise made before.
    leaves_promise: bool,
}

/// Which dispute is over by a happening.
#[derive(Clone, Copy)]
enum EndsDispute {
    Never,
    OfTheWhole,
    Always,
}

impl Effect {
    /// A fact beside the path.
    const NONE: Effect = Effect {
        step: None,
        is_contact: false,
        ends_dispute: EndsDispute::Never,
        holds_back: false,
        on_path: false,
        leaves_promise: false,
    };

    /// A fact of the path that holds nothing back.
    const ON_PATH: Effect = Effect { on_path: true, ..Effect::NONE };

    /// A step that was done.
    const fn of_step(step: StepKind) -> Effect {
        Effect { step: Some(step), is_contact: step.is_reminder(), ..Effect::ON_PATH }
    }
}

/// Sums given up on one invoice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartGivenUp {
    /// Interest given up.
    pub interest: Money,
    /// Indemnity given up.
    pub indemnity: Money,
    /// Additional compensation given up.
    #[serde(default)]
    pub compensation: Money,
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
