//! The acts that bear on the limitation, noted by hand on a case: which stand, and which make sense
//! against this debtor.

use super::{CaseEvent, CaseFile, Happening, InvoiceState, Position};
use crate::limitation::EventKind;
use crate::{Day, DebtorNature, InvoiceId};

/// What makes sense against a public buyer: an order for payment or a seizure does not exist against
/// it (its property is not seized, CG3P L2311-1).
const AGAINST_PUBLIC: [EventKind; 4] =
    [EventKind::Acknowledgement, EventKind::AskedForTime, EventKind::Summons, EventKind::ActionFailed];

/// An act noted, as the limitation reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotedAct {
    /// Which act.
    pub kind: EventKind,
    /// Its day.
    pub on: Day,
    /// The day its effect ends, where it is known.
    pub until: Option<Day>,
}

impl EventKind {
    /// Whether such an act exists against a debtor of this nature.
    ///
    /// ```
    /// use dument_domain::{DebtorNature, limitation::EventKind};
    /// assert!(EventKind::OrderServed.exists_against(DebtorNature::Business));
    /// assert!(!EventKind::OrderServed.exists_against(DebtorNature::PublicBuyer));
    /// assert!(EventKind::Summons.exists_against(DebtorNature::PublicBuyer));
    /// ```
    #[must_use]
    pub fn exists_against(self, nature: DebtorNature) -> bool {
        nature != DebtorNature::PublicBuyer || AGAINST_PUBLIC.contains(&self)
    }

    /// Whether the act is a suit, or goes on with one: it may fail.
    #[must_use]
    pub const fn is_suit(self) -> bool {
        matches!(
            self,
            EventKind::PetitionFiled
                | EventKind::OrderIssued
                | EventKind::OrderServed
                | EventKind::OppositionReceived
                | EventKind::Summons
                | EventKind::SmallClaimsAgreement
                | EventKind::EnforcementMeasure
        )
    }
}

impl EventKind {
    /// Its place in an order for payment: petition, order, service, then opposition or seizure.
    const fn rank_in_order(self) -> Option<u8> {
        match self {
            EventKind::PetitionFiled => Some(0),
            EventKind::OrderIssued => Some(1),
            EventKind::OrderServed => Some(2),
            EventKind::OppositionReceived | EventKind::EnforcementMeasure => Some(3),
            EventKind::Acknowledgement
            | EventKind::PartPayment
            | EventKind::InstalmentPlan
            | EventKind::UnsignedPlan
            | EventKind::AskedForTime
            | EventKind::Summons
            | EventKind::ProofOfClaim
            | EventKind::Conciliation
            | EventKind::SmallClaimsAgreement
            | EventKind::ActionFailed
            | EventKind::Letter
            | EventKind::Email
            | EventKind::Call
            | EventKind::FormalNotice => None,
        }
    }
}

impl CaseFile {
    /// The act noted of one of these invoices that a new one cannot stand beside on its day: an order
    /// for payment is asked, made, served, then opposed or enforced. A new petition, or a suit that
    /// failed, begins another one.
    #[must_use]
    pub fn out_of_order(&self, act: NotedAct, invoices: &[InvoiceId]) -> Option<NotedAct> {
        let rank = act.kind.rank_in_order()?;
        let about =
            |(event, _): &(&CaseEvent, NotedAct)| invoices.iter().any(|id| event.invoices.contains(id));
        let noted: Vec<NotedAct> = self.standing_acts().filter(about).map(|(_, noted)| noted).collect();
        let sued = noted.iter().any(|one| one.kind == EventKind::Summons);
        let before = |place: u8| {
            let mut same = noted.iter().filter(|one| one.kind.rank_in_order() == Some(place)).peekable();
            same.peek()?;
            let all: Vec<&NotedAct> = same.collect();
            // A seizure may come from another title than the order.
            let other_title = act.kind == EventKind::EnforcementMeasure && sued;
            let none_by_then = all.iter().all(|one| one.on > act.on);
            all.into_iter().min_by_key(|one| one.on).filter(|_| none_by_then && !other_title).copied()
        };
        let renewed = |since: Day| {
            let between = |one: &&NotedAct| one.on >= since && one.on <= act.on;
            noted.iter().filter(between).any(|one| {
                one.kind == EventKind::ActionFailed || one.kind == EventKind::PetitionFiled && one.on > since
            })
        };
        let after = |one: &&NotedAct| {
            let later = one.kind.rank_in_order().is_some_and(|place| place > rank);
            // An order that was never served lapses: it may be asked again.
            let lapses = act.kind == EventKind::PetitionFiled && one.kind == EventKind::OrderIssued;
            later && !lapses && one.on < act.on && !renewed(one.on)
        };
        (0..rank).find_map(before).or_else(|| noted.iter().find(after).copied())
    }

    /// The acts that were noted and not taken back, in the order recorded.
    pub fn standing_acts(&self) -> impl Iterator<Item = (&CaseEvent, NotedAct)> {
        self.standing_events().filter_map(|event| {
            let Happening::LegalAct { kind, until } = &event.what else { return None };
            Some((event, NotedAct { kind: *kind, on: event.on, until: *until }))
        })
    }

    /// The talks (conciliation, médiation) that began and did not end, with the invoices they are
    /// about.
    #[must_use]
    pub fn talks(&self) -> Option<(Day, &[InvoiceId])> {
        let all = || self.standing_acts().filter(|(_, act)| act.kind == EventKind::Conciliation);
        let ended = |on: Day| all().any(|(_, act)| act.on == on && act.until.is_some());
        let (event, _) = all().find(|(_, act)| act.until.is_none() && !ended(act.on))?;
        Some((event.on, &event.invoices))
    }

    /// Whether an act may be noted by hand now: a claim is declared in proceedings that were noted, a
    /// suit fails that was begun. `positions` are those of the invoices.
    #[must_use]
    pub fn act_makes_sense(&self, positions: &[Position], kind: EventKind) -> bool {
        match kind {
            EventKind::ProofOfClaim => positions.iter().any(|one| one.state == InvoiceState::Insolvent),
            EventKind::ActionFailed => self.standing_acts().any(|(_, act)| act.kind.is_suit()),
            EventKind::OppositionReceived => {
                self.standing_acts().any(|(_, act)| act.kind == EventKind::OrderServed)
            }
            EventKind::Acknowledgement
            | EventKind::AskedForTime
            | EventKind::Conciliation
            | EventKind::PetitionFiled
            | EventKind::OrderIssued
            | EventKind::OrderServed
            | EventKind::Summons
            | EventKind::SmallClaimsAgreement
            | EventKind::EnforcementMeasure => true,
            EventKind::PartPayment
            | EventKind::InstalmentPlan
            | EventKind::UnsignedPlan
            | EventKind::Letter
            | EventKind::Email
            | EventKind::Call
            | EventKind::FormalNotice => false,
        }
    }
}
