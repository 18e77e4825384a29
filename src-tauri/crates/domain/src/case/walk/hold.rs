//! What keeps an invoice waiting, beside the delays of its path.

use crate::case::{InvoiceState, Outcome, Planned, Reason, StepKind};
use crate::{Day, Money};

/// A promise, a pause, a hand-over, or an end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    Nothing,
    Promised { by: Day },
    Paused { until: Day },
    HandedOver { until: Day },
    Forbidden,
    Abandoned,
}

impl Hold {
    /// What an outcome holds back.
    pub(super) fn of(outcome: &Outcome) -> Hold {
        match outcome {
            Outcome::Promise { by, .. } => Hold::Promised { by: *by },
            Outcome::Pause { until } => Hold::Paused { until: *until },
            Outcome::Abandon => Hold::Abandoned,
            Outcome::Insolvency { .. } | Outcome::OverIndebtedness { .. } => Hold::Forbidden,
            Outcome::Paid { .. }
            | Outcome::NotReceived
            | Outcome::WrongContact
            | Outcome::NoAnswer
            | Outcome::Difficulty
            | Outcome::Dispute { .. }
            | Outcome::Refuses
            | Outcome::BouncedCheque { .. }
            | Outcome::DefectiveCheque { .. }
            | Outcome::Away { .. }
            | Outcome::FundsAwaited { .. }
            | Outcome::PreferWriting => Hold::Nothing,
        }
    }

    /// Its last day, if it has one.
    pub(super) fn last_day(self) -> Option<Day> {
        match self {
            Hold::Promised { by: last } | Hold::Paused { until: last } | Hold::HandedOver { until: last } => {
                Some(last)
            }
            Hold::Nothing | Hold::Forbidden | Hold::Abandoned => None,
        }
    }

    /// Whether nothing more will ever come of this invoice here.
    pub(super) fn is_end(self) -> bool {
        matches!(self, Hold::Forbidden | Hold::Abandoned)
    }

    /// The state it puts the invoice in, on a day.
    pub(super) fn state(self, today: Day) -> Option<InvoiceState> {
        let running = self.last_day().is_some_and(|last| today <= last);
        match self {
            Hold::Nothing => None,
            Hold::Promised { .. } => running.then_some(InvoiceState::Promised),
            Hold::Paused { .. } => running.then_some(InvoiceState::Paused),
            Hold::HandedOver { .. } => running.then_some(InvoiceState::ThirdParty),
            Hold::Forbidden => Some(InvoiceState::Insolvent),
            Hold::Abandoned => Some(InvoiceState::Abandoned),
        }
    }
}

/// A dispute that stands, over the whole or a part.
pub(super) struct Dispute {
    pub(super) amount: Option<Money>,
    pub(super) ready: Day,
    pub(super) since: Day,
    pub(super) reason: Reason,
}

impl Dispute {
    /// What it sets aside of a principal.
    pub(super) fn sum_of(&self, principal: Money) -> Money {
        self.amount.map_or(principal, |amount| amount.min(principal))
    }

    pub(super) fn planned(&self) -> Planned {
        Planned {
            step: StepKind::Dispute,
            due_on: self.ready,
            since: self.since,
            reason: self.reason.clone(),
        }
    }
}
