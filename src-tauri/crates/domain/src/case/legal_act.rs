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

impl CaseFile {
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
