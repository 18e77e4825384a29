//! An invoice before a judge, or in talks with a third person: the path waits, the procedure is
//! followed.

use crate::case::{InvoiceState, Planned, Reason, Rules, StepKind};
use crate::limitation::EventKind;
use crate::payment_order::PaymentOrder;
use crate::{Day, DebtorNature, DelayDates, Parameter};

/// Days after which the user is asked how a procedure stands, where no text gives a delay: a
/// habit of the house, not a rule of law.
const LOOK_AGAIN_DAYS: i64 = 30;

/// A procedure under way.
pub(super) struct Proceeding {
    act: EventKind,
    since: Day,
    look_on: Day,
    /// The last safe day of what the act calls for, if a text gives one.
    by: Option<Day>,
    /// The order for payment it is about, if it is.
    order: PaymentOrder,
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
    /// What an act of a day, over on another if it lasts, does after what was under way.
    pub(super) fn of(
        act: EventKind,
        on: Day,
        until: Option<Day>,
        before: Option<&Proceeding>,
        (nature, rules): (DebtorNature, &Rules<'_>),
    ) -> Turn {
        let order = before.map(|before| before.order).unwrap_or_default().after(act, on);
        let waits =
            |look_on: Day, by: Option<Day>| Turn::Follows(Proceeding { act, since: on, look_on, by, order });
        let followed = |from: Day| waits(look_again(from, rules), None);
        match act {
            // Both call for an act of the creditor within a delay: at once, not in a month.
            EventKind::OrderIssued => waits(at_once(on, rules), serve_by(order, rules)),
            EventKind::OppositionReceived => waits(at_once(on, rules), answer_by(on, nature, rules)),
            EventKind::OrderServed => waits(opposition_over(order, on, rules), None),
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
    /// The first day on which an order that nobody opposed is enforced.
    fn enforceable_from(&self, rules: &Rules<'_>) -> Option<Day> {
        let served = self.act == EventKind::OrderServed;
        let wait = self.order.enforcement(rules.law, rules.region).ok().flatten().filter(|_| served)?;
        Some(rules.scenario.acting_day_from(wait.first_day_after, rules.region))
    }

    /// Whether it is talks and no suit: the user may go on without them.
    pub(super) fn is_talks(&self) -> bool {
        self.act == EventKind::Conciliation
    }

    /// The user looked how it stands.
    pub(super) fn looked(&mut self, on: Day, rules: &Rules<'_>) {
        let again = look_again(on, rules);
        let enforceable = self.enforceable_from(rules).filter(|day| self.look_on < *day && on < *day);
        // A last day is not slept through: it is looked at again by then.
        let sooner = self.by.filter(|by| *by > on).or(enforceable).map_or(again, |day| day.min(again));
        self.look_on = self.look_on.max(sooner);
    }

    /// The state it puts the invoice in.
    pub(super) fn state(&self) -> InvoiceState {
        match self.act {
            EventKind::Conciliation => InvoiceState::Paused,
            EventKind::SmallClaimsAgreement => InvoiceState::ThirdParty,
            EventKind::PetitionFiled
            | EventKind::OrderIssued
            | EventKind::OrderServed
            | EventKind::OppositionReceived
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
            reason: Reason::LegalAct { act: self.act, on: self.since, by: self.by },
        }
    }
}

/// The day on which the user is asked again.
pub(super) fn look_again(from: Day, rules: &Rules<'_>) -> Day {
    rules.scenario.acting_day_from(from.plus_days(LOOK_AGAIN_DAYS), rules.region)
}

/// The next day on which the scenario acts.
fn at_once(on: Day, rules: &Rules<'_>) -> Day {
    rules.scenario.acting_day_from(on.next(), rules.region)
}

/// The last safe day to have an order served (CPC 1411).
fn serve_by(order: PaymentOrder, rules: &Rules<'_>) -> Option<Day> {
    Some(order.to_serve(rules.law, rules.region).ok()??.last_safe_day)
}

/// The last safe day to pay the costs of an opposition to the registry of the commercial court (CPC
/// 1425). Before the tribunal judiciaire a lawyer may be needed instead, which the sum decides.
fn answer_by(on: Day, nature: DebtorNature, rules: &Rules<'_>) -> Option<Day> {
    let commercial = match nature {
        DebtorNature::Business => true,
        DebtorNature::Consumer | DebtorNature::NonProfessional | DebtorNature::PublicBuyer => false,
    };
    let delay = rules.law.delay(Parameter::OrderOppositionDepositDays, on).ok().filter(|_| commercial)?;
    Some(delay.dates(on, rules.region).last_safe_day)
}

/// The first day on which nobody can oppose an order that was served (CPC 1416).
fn opposition_over(order: PaymentOrder, served_on: Day, rules: &Rules<'_>) -> Day {
    let dates: Option<DelayDates> = order.opposition(rules.law, rules.region).ok().flatten();
    dates.map_or_else(
        || look_again(served_on, rules),
        |delay| rules.scenario.acting_day_from(delay.first_day_after, rules.region),
    )
}
