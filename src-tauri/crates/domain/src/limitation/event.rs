//! What may happen to a limitation, and what each event does.

use serde::{Deserialize, Serialize};

use super::Activity;
use crate::{Day, DebtorNature};

/// Which rules say what an event does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WhichRule {
    /// The closed list of C. civ. 2238 to 2244.
    CivilCode,
    /// Loi 68-1250 art. 1 and 2: periods end with a year, any written demand interrupts.
    PublicBuyer,
}

impl WhichRule {
    /// The rule that holds against a debtor of a nature for work of a kind.
    #[must_use]
    pub const fn of(nature: DebtorNature, activity: Activity) -> WhichRule {
        match (activity, nature) {
            (Activity::Ordinary, DebtorNature::PublicBuyer) => WhichRule::PublicBuyer,
            (
                Activity::Carriage | Activity::Ordinary,
                DebtorNature::Business
                | DebtorNature::Consumer
                | DebtorNature::NonProfessional
                | DebtorNature::PublicBuyer,
            ) => WhichRule::CivilCode,
        }
    }
}

/// What happened, on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitationEvent {
    /// What.
    pub kind: EventKind,
    /// When it happened or began.
    pub on: Day,
    /// When it ended: a conciliation, a suit, insolvency proceedings, the last instalment of a plan.
    pub until: Option<Day>,
}

impl LimitationEvent {
    /// An event of one day, or not ended.
    #[must_use]
    pub fn on(kind: EventKind, on: Day) -> LimitationEvent {
        LimitationEvent { kind, on, until: None }
    }
}

/// An event that people believe changes a limitation, rightly or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(rename = "LegalActKind"))]
pub enum EventKind {
    /// The debtor acknowledged the debt in writing (reconnaissance).
    Acknowledgement,
    /// He paid a part.
    PartPayment,
    /// He signed an instalment plan (échéancier); it ends with its last instalment.
    InstalmentPlan,
    /// An instalment plan was agreed and never signed.
    UnsignedPlan,
    /// He asked for time, by e-mail or letter.
    AskedForTime,
    /// An order for payment was made by the judge, not yet served (ordonnance rendue).
    OrderIssued,
    /// An order for payment was served on him (signification).
    OrderServed,
    /// He opposed the order: it comes to a hearing (opposition).
    OppositionReceived,
    /// He was summoned, also before the judge of urgent matters (assignation).
    Summons,
    /// The claim was declared in his insolvency (déclaration de créance).
    ProofOfClaim,
    /// A protective or an enforcement measure was taken (saisie).
    EnforcementMeasure,
    /// Conciliation or mediation was agreed in writing, after the dispute arose.
    Conciliation,
    /// He agreed to the simplified procedure (CPCex L125-1).
    SmallClaimsAgreement,
    /// A letter asked for payment.
    Letter,
    /// An e-mail did.
    Email,
    /// A call did.
    Call,
    /// A formal notice, registered or not (mise en demeure).
    FormalNotice,
    /// A petition for an order was filed, not yet served (requête).
    PetitionFiled,
    /// The suit was withdrawn, lapsed or was finally rejected.
    ActionFailed,
}

/// A text is no event of a limitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected an event of a limitation, as formal_notice or acknowledgement")]
pub struct EventKindError;

impl EventKind {
    /// Every kind.
    pub const ALL: [EventKind; 19] = [
        EventKind::Acknowledgement,
        EventKind::PartPayment,
        EventKind::InstalmentPlan,
        EventKind::UnsignedPlan,
        EventKind::AskedForTime,
        EventKind::OrderIssued,
        EventKind::OrderServed,
        EventKind::OppositionReceived,
        EventKind::Summons,
        EventKind::ProofOfClaim,
        EventKind::EnforcementMeasure,
        EventKind::Conciliation,
        EventKind::SmallClaimsAgreement,
        EventKind::Letter,
        EventKind::Email,
        EventKind::Call,
        EventKind::FormalNotice,
        EventKind::PetitionFiled,
        EventKind::ActionFailed,
    ];

    /// Whether talks or a suit make the reminders wait, or take their place.
    #[must_use]
    pub const fn holds_back(self) -> bool {
        matches!(
            self,
            EventKind::Conciliation
                | EventKind::EnforcementMeasure
                | EventKind::OppositionReceived
                | EventKind::OrderIssued
                | EventKind::OrderServed
                | EventKind::PetitionFiled
                | EventKind::SmallClaimsAgreement
                | EventKind::Summons
        )
    }

    /// What the user notes by hand, in the order it usually comes; the rest comes from calls,
    /// letters, payments and plans.
    pub const BY_HAND: [EventKind; 12] = [
        EventKind::Acknowledgement,
        EventKind::AskedForTime,
        EventKind::Conciliation,
        EventKind::PetitionFiled,
        EventKind::OrderIssued,
        EventKind::OrderServed,
        EventKind::OppositionReceived,
        EventKind::Summons,
        EventKind::SmallClaimsAgreement,
        EventKind::EnforcementMeasure,
        EventKind::ProofOfClaim,
        EventKind::ActionFailed,
    ];

    /// The word of the terminal contract.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            EventKind::Acknowledgement => "acknowledgement",
            EventKind::PartPayment => "part_payment",
            EventKind::InstalmentPlan => "instalment_plan",
            EventKind::UnsignedPlan => "unsigned_plan",
            EventKind::AskedForTime => "asked_for_time",
            EventKind::OrderIssued => "order_issued",
            EventKind::OrderServed => "order_served",
            EventKind::OppositionReceived => "opposition_received",
            EventKind::Summons => "summons",
            EventKind::ProofOfClaim => "proof_of_claim",
            EventKind::EnforcementMeasure => "enforcement_measure",
            EventKind::Conciliation => "conciliation",
            EventKind::SmallClaimsAgreement => "small_claims_agreement",
            EventKind::Letter => "letter",
            EventKind::Email => "email",
            EventKind::Call => "call",
            EventKind::FormalNotice => "formal_notice",
            EventKind::PetitionFiled => "petition_filed",
            EventKind::ActionFailed => "action_failed",
        }
    }

    /// Whether it is over a space of time, and its end changes what it does.
    #[must_use]
    pub const fn lasts(self) -> bool {
        matches!(
            self,
            EventKind::Conciliation
                | EventKind::SmallClaimsAgreement
                | EventKind::Summons
                | EventKind::ProofOfClaim
                | EventKind::InstalmentPlan
        )
    }

    /// What this event does under a rule, before its day is looked at.
    #[must_use]
    pub const fn force(self, rule: WhichRule) -> Force {
        match (rule, self) {
            (
                _,
                EventKind::ActionFailed
                | EventKind::Call
                | EventKind::OrderIssued
                | EventKind::OppositionReceived,
            ) => Force::Nothing,
            (_, EventKind::PartPayment | EventKind::UnsignedPlan | EventKind::AskedForTime) => {
                Force::Possible
            }
            (_, EventKind::Acknowledgement | EventKind::OrderServed | EventKind::Summons) => {
                Force::Interrupts
            }
            (
                WhichRule::CivilCode,
                EventKind::InstalmentPlan | EventKind::ProofOfClaim | EventKind::EnforcementMeasure,
            ) => Force::Interrupts,
            (WhichRule::CivilCode, EventKind::Conciliation | EventKind::SmallClaimsAgreement) => {
                Force::Suspends
            }
            (
                WhichRule::CivilCode,
                EventKind::Letter | EventKind::Email | EventKind::FormalNotice | EventKind::PetitionFiled,
            ) => Force::Nothing,
            (WhichRule::PublicBuyer, EventKind::Letter | EventKind::Email | EventKind::FormalNotice) => {
                Force::Interrupts
            }
            (
                WhichRule::PublicBuyer,
                EventKind::InstalmentPlan
                | EventKind::ProofOfClaim
                | EventKind::EnforcementMeasure
                | EventKind::Conciliation
                | EventKind::SmallClaimsAgreement
                | EventKind::PetitionFiled,
            ) => Force::Possible,
        }
    }

    /// The text or decision that says what this event does.
    ///
    /// ```
    /// use dument_domain::limitation::{EventKind, WhichRule};
    /// assert_eq!(EventKind::Acknowledgement.article(WhichRule::CivilCode), "C. civ. 2240");
    /// assert_eq!(EventKind::Letter.article(WhichRule::PublicBuyer), "Loi 68-1250 art. 2");
    /// ```
    #[must_use]
    pub const fn article(self, rule: WhichRule) -> &'static str {
        match (rule, self) {
            (WhichRule::PublicBuyer, _) => "Loi 68-1250 art. 2",
            (
                WhichRule::CivilCode,
                EventKind::Acknowledgement
                | EventKind::InstalmentPlan
                | EventKind::UnsignedPlan
                | EventKind::AskedForTime,
            ) => "C. civ. 2240",
            (WhichRule::CivilCode, EventKind::PartPayment) => {
                "C. civ. 2240, Cass. 1re civ., 25 janv. 2017, n° 15-25.759"
            }
            (WhichRule::CivilCode, EventKind::OrderServed | EventKind::Summons) => "C. civ. 2241",
            (WhichRule::CivilCode, EventKind::ProofOfClaim) => "C. com. L622-25-1",
            (WhichRule::CivilCode, EventKind::EnforcementMeasure) => "C. civ. 2244",
            (WhichRule::CivilCode, EventKind::Conciliation | EventKind::SmallClaimsAgreement) => {
                "C. civ. 2238"
            }
            (
                WhichRule::CivilCode,
                EventKind::Letter | EventKind::Email | EventKind::Call | EventKind::FormalNotice,
            ) => "Cass. com., 18 mai 2022, n° 20-23.204",
            (WhichRule::CivilCode, EventKind::PetitionFiled | EventKind::OrderIssued) => {
                "Cass. 1re civ., 9 sept. 2020, n° 19-12.006"
            }
            (WhichRule::CivilCode, EventKind::OppositionReceived) => "CPC 1416",
            (WhichRule::CivilCode, EventKind::ActionFailed) => "C. civ. 2243",
        }
    }
}

impl std::str::FromStr for EventKind {
    type Err = EventKindError;
    fn from_str(text: &str) -> Result<EventKind, EventKindError> {
        EventKind::ALL.into_iter().find(|kind| kind.code() == text).ok_or(EventKindError)
    }
}

/// What an event does in law, whatever its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// A new period of the same length runs (C. civ. 2231).
    Interrupts,
    /// Time stands still while it lasts (C. civ. 2238).
    Suspends,
    /// A judge may or may not read a new period in it.
    Possible,
    /// Changes nothing.
    Nothing,
}

/// What an event did to the safe limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A new period of the same length runs (C. civ. 2231).
    Interrupts {
        /// The safe limit from then on.
        limit: Day,
        /// What it was before: where the event is contested, the date to keep to.
        before: Day,
    },
    /// The time of the talks is added, six months at least being left (C. civ. 2238).
    Suspends {
        /// The safe limit from then on.
        limit: Day,
    },
    /// Talks not ended: the limit stays where it was until they are, by prudence.
    StillSuspended,
    /// A judge may read a new period in it; the safe limit stays.
    Possible {
        /// What the limit would be.
        limit: Day,
    },
    /// Changes nothing.
    Nothing,
    /// Came after the safe limit, which it does not move.
    AfterLimit,
    /// Undone by a withdrawal, a lapse or a final rejection (C. civ. 2243).
    Undone,
}
