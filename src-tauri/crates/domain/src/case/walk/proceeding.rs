//! An invoice before a judge, or in talks with a third person: the path waits, the procedure is
//! followed.

use crate::Day;
use crate::case::{InvoiceState, Planned, Reason, Rules, StepKind};
use crate::limitation::EventKind;
use crate::payment_order::opposition_end;

/// Days after which the user is asked how a procedure stands, where no text gives a delay: a
/// habit of the house, not a rule of law.
const LOOK_AGAIN_DAYS: i64 = 30;

/// A procedure under way.
pub(super) struct Proceeding {
    act: EventKind,
    since: Day,
    look_on: Day,
}

/// What an act does to the path.
pub(super) enum Turn {
    /// The procedure is followed, instead of reminding.
    Follows(Proceeding),
    /// The procedure is over: the reminders go on from a day.
    Ends {
        /// The day.
        on: Day,
        /// Which act ended it.
        act: EventKind,
    },
    /// It bears on the limitation period only.
    Nothing,
}

impl Turn {
    /// What an act of a day, over on another if it lasts, does.
    pub(super) fn of(act: EventKind, on: Day, until: Option<Day>, rules: &Rules<'_>) -> Turn {
        let followed =
            |from: Day| Turn::Follows(Proceeding { act, since: on, look_on: look_again(from, rules) });
        match act {
            EventKind::OrderServed => {
                let look_on = opposition_over(on, rules);
                Turn::Follows(Proceeding { act, since: on, look_on })
            }
            EventKind::PetitionFiled | EventKind::EnforcementMeasure => followed(on),
            EventKind::Summons | EventKind::SmallClaimsAgreement => followed(until.unwrap_or(on)),
            EventKind::Conciliation => until.map_or_else(|| followed(on), |on| Turn::Ends { on, act }),
            EventKind::ActionFailed => Turn::Ends { on, act },
            EventKind::Acknowledgement
            | EventKind::PartPayment
            | EventKind::InstalmentPlan
            | EventKind::UnsignedPlan
            | EventKind::AskedForTime
            | EventKind::ProofOfClaim
            | EventKind::Letter
            | EventKind::Email
            | EventKind::Call
            | EventKind::FormalNotice => Turn::Nothing,
        }
    }
}

impl Proceeding {
    /// Whether it is talks and no suit: the user may go on without them.
    pub(super) fn is_talks(&self) -> bool {
        self.act == EventKind::Conciliation
    }

    /// The user looked how it stands.
    pub(super) fn looked(&mut self, on: Day, rules: &Rules<'_>) {
        self.look_on = self.look_on.max(look_again(on, rules));
    }

    /// The state it puts the invoice in.
    pub(super) fn state(&self) -> InvoiceState {
        match self.act {
            EventKind::Conciliation => InvoiceState::Paused,
            EventKind::SmallClaimsAgreement => InvoiceState::ThirdParty,
            EventKind::PetitionFiled
            | EventKind::OrderServed
            | EventKind::Summons
            | EventKind::EnforcementMeasure
            | EventKind::Acknowledgement
            | EventKind::PartPayment
            | EventKind::InstalmentPlan
            | EventKind::UnsignedPlan
            | EventKind::AskedForTime
            | EventKind::ProofOfClaim
            | EventKind::Letter
            | EventKind::Email
            | EventKind::Call
            | EventKind::FormalNotice
            | EventKind::ActionFailed => InvoiceState::Judicial,
        }
    }

    /// How it stands is looked at on a day, never before the end of what holds the case.
    pub(super) fn planned(&self, not_before: Option<Day>) -> Planned {
        Planned {
            step: StepKind::Judicial,
            due_on: not_before.map_or(self.look_on, |day| self.look_on.max(day)),
            since: self.since,
            reason: Reason::LegalAct { act: self.act, on: self.since },
        }
    }
}

/// The day on which the user is asked again.
pub(super) fn look_again(from: Day, rules: &Rules<'_>) -> Day {
    rules.scenario.acting_day_from(from.plus_days(LOOK_AGAIN_DAYS), rules.region)
}

/// The first day on which nobody can oppose an order served on a day (CPC 1416). The order's own
/// date is not asked for: it is that of its service at the latest.
fn opposition_over(served_on: Day, rules: &Rules<'_>) -> Day {
    match opposition_end(rules.law, served_on, served_on, rules.region) {
        Ok(delay) => rules.scenario.acting_day_from(delay.first_day_after, rules.region),
        Err(_) => look_again(served_on, rules),
    }
}
