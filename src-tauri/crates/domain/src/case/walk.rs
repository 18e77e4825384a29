//! The walk of one invoice along its scenario, event by event.

use std::collections::BTreeMap;

use super::next::notice_delay;
use super::{
    CaseEvent, Happening, InvoiceState, InvoiceStatement, Outcome, OutcomeKind, Planned, Position, Reason,
    Rules, StepKind, Then, Wait, letter_deadline,
};
use crate::{Day, DebtorNature, InvoiceId, LetterId};

/// What keeps the path waiting, beside delays.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hold {
    Nothing,
    Promised { by: Day },
    Disputed,
    Paused { until: Day },
    Forbidden,
    Abandoned,
}

/// The last letter posted: its deadline moves when its presentation is known.
struct LastLetter {
    letter: LetterId,
    step: StepKind,
}

/// The running state of one invoice.
pub(super) struct Walk<'a> {
    rules: &'a Rules<'a>,
    nature: DebtorNature,
    due: Day,
    /// Index of the step that comes next.
    cursor: usize,
    /// The day from which it is due; none while held without end.
    ready: Option<Day>,
    since: Day,
    reason: Reason,
    repeats: BTreeMap<OutcomeKind, u32>,
    hold: Hold,
    done: Vec<(StepKind, Day)>,
    last_letter: Option<LastLetter>,
    rest_claimed: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(rules: &'a Rules<'a>, nature: DebtorNature, due: Day) -> Walk<'a> {
        let first_delay = rules.scenario.steps.first().and_then(|step| step.after_due_days).unwrap_or(1);
        let ready = due.plus_days(i64::from(first_delay)).working_day_from(rules.region);
        Walk {
            rules,
            nature,
            due,
            cursor: 0,
            ready: Some(ready),
            since: due,
            reason: Reason::DueDatePassed { due },
            repeats: BTreeMap::new(),
            hold: Hold::Nothing,
            done: Vec::new(),
            last_letter: None,
            rest_claimed: false,
        }
    }

    /// The law forbids to demand this debt: nothing more comes of it here.
    pub(super) fn forbid(&mut self) {
        self.hold = Hold::Forbidden;
    }

    /// Takes one fact into account; facts come in civil order.
    pub(super) fn follow(&mut self, event: &CaseEvent) {
        match &event.what {
            Happening::Contact { step, outcome, .. } => {
                // A letter is done when it is posted, whatever the client says of it.
                if !step.is_letter() {
                    self.done.push((*step, event.on));
                }
                self.after_contact(event.on, outcome);
            }
            Happening::Posted { step, letter, deadline, .. } => {
                self.done.push((*step, event.on));
                self.after_posting(event.on, *step, *letter, *deadline);
            }
            Happening::Presented { letter, on, .. } => self.after_presentation(*letter, *on),
            Happening::Resumed => self.resume(event.on),
            Happening::RestClaimed => self.rest_claimed = true,
            Happening::Waived { .. } | Happening::Note => {}
        }
    }

    fn after_contact(&mut self, on: Day, outcome: &Outcome) {
        let kind = outcome.kind();
        let Some(rule) = self.rules.scenario.outcomes.get(&kind).copied() else { return };
        if matches!(self.hold, Hold::Forbidden) || outcome.payment_forbidden_since().is_some() {
            return;
        }
        let repeats = self.repeats.entry(kind).or_insert(0);
        *repeats += 1;
        let exhausted = rule.repeats_max.is_some_and(|max| *repeats > max);
        let wait = if exhausted { rule.wait_after_repeats.unwrap_or(rule.wait) } else { rule.wait };
        let then = if exhausted && rule.then == Then::Repeat { Then::Advance } else { rule.then };
        let spoken = self.step().is_some_and(StepKind::is_spoken);
        let from = self.wait_from(on, outcome, wait);
        self.ready =
            if spoken { from } else { self.ready.zip(from).map(|(before, after)| before.max(after)) };
        if spoken && then == Then::Advance {
            self.cursor += 1;
        }
        self.hold = hold_of(outcome);
        self.since = on;
        self.reason = Reason::AfterOutcome { on, outcome: outcome.clone() };
    }

    fn after_posting(&mut self, on: Day, step: StepKind, letter: LetterId, printed: Day) {
        if let Some(index) = self.rules.scenario.index_of(step) {
            self.cursor = self.cursor.max(index + 1);
        }
        let lawful = letter_deadline(self.nature, on, self.rules.law, self.rules.region);
        let deadline = printed.max(lawful);
        self.wait_for_deadline(step, deadline);
        self.last_letter = Some(LastLetter { letter, step });
        if !matches!(self.hold, Hold::Forbidden | Hold::Abandoned | Hold::Disputed) {
            self.hold = Hold::Nothing;
        }
    }

    /// After a formal notice the next step waits for the later of its deadline
    /// and first presentation + the delay.
    fn after_presentation(&mut self, letter: LetterId, on: Day) {
        let Some(last) = self.last_letter.as_ref().filter(|last| last.letter == letter) else { return };
        let step = last.step;
        let delay = i64::from(notice_delay(self.nature, self.rules.law));
        let deadline = on.plus_days(delay);
        if self.ready.is_some_and(|ready| deadline >= ready) {
            self.wait_for_deadline(step, deadline);
        }
    }

    fn wait_for_deadline(&mut self, step: StepKind, deadline: Day) {
        self.ready = Some(deadline.working_day_after(self.rules.region));
        self.since = deadline;
        self.reason = Reason::DeadlinePassed { step, deadline };
    }

    fn resume(&mut self, on: Day) {
        if matches!(self.hold, Hold::Forbidden) {
            return;
        }
        self.hold = Hold::Nothing;
        self.ready = Some(on.working_day_after(self.rules.region));
        self.since = on;
        self.reason = Reason::Resumed { on };
    }

    fn wait_from(&self, on: Day, outcome: &Outcome, wait: Wait) -> Option<Day> {
        let region = self.rules.region;
        match wait {
            Wait::WorkingDays(count) => Some(on.plus_working_days(count, region)),
            Wait::Days(count) => Some(on.plus_days(i64::from(count)).working_day_from(region)),
            Wait::DaysAfterDate(count) => {
                let date = date_of(outcome).unwrap_or(on).max(on);
                Some(date.plus_days(i64::from(count)).working_day_from(region))
            }
            Wait::Forever => None,
        }
    }

    fn step(&self) -> Option<StepKind> {
        self.rules.scenario.steps.get(self.cursor).map(|step| step.kind)
    }

    /// The state and the next step at the end of `today`.
    pub(super) fn position(
        self,
        invoice: InvoiceId,
        statement: InvoiceStatement,
        covered_on: Option<Day>,
        today: Day,
    ) -> Position {
        let owed = &statement.statement;
        let state = if owed.due().is_zero() {
            InvoiceState::Settled
        } else if today <= self.due && covered_on.is_none() {
            self.held_state(today).unwrap_or(InvoiceState::NotDue)
        } else {
            self.held_state(today).unwrap_or(InvoiceState::Late)
        };
        let next = match state {
            InvoiceState::Settled | InvoiceState::Abandoned | InvoiceState::Insolvent => None,
            InvoiceState::NotDue
            | InvoiceState::Late
            | InvoiceState::Promised
            | InvoiceState::Plan
            | InvoiceState::Disputed
            | InvoiceState::Paused
            | InvoiceState::Judicial => match covered_on {
                Some(on) if !self.rest_claimed => {
                    let reason = Reason::PrincipalPaid { on };
                    Some(Planned { step: StepKind::Settle, due_on: on, since: on, reason })
                }
                Some(_) | None => self.planned(),
            },
        };
        Position { invoice, state, next, done: self.done, statement }
    }

    fn planned(&self) -> Option<Planned> {
        let step = if self.hold == Hold::Disputed { StepKind::Dispute } else { self.step()? };
        Some(Planned { step, due_on: self.ready?, since: self.since, reason: self.reason.clone() })
    }

    fn held_state(&self, today: Day) -> Option<InvoiceState> {
        match self.hold {
            Hold::Nothing => None,
            Hold::Promised { by } => (today <= by).then_some(InvoiceState::Promised),
            Hold::Disputed => Some(InvoiceState::Disputed),
            Hold::Paused { until } => (today <= until).then_some(InvoiceState::Paused),
            Hold::Forbidden => Some(InvoiceState::Insolvent),
            Hold::Abandoned => Some(InvoiceState::Abandoned),
        }
    }
}

fn hold_of(outcome: &Outcome) -> Hold {
    match outcome {
        Outcome::Promise { by, .. } => Hold::Promised { by: *by },
        Outcome::Dispute { .. } => Hold::Disputed,
        Outcome::Pause { until } => Hold::Paused { until: *until },
        Outcome::Abandon => Hold::Abandoned,
        Outcome::Insolvency { .. } | Outcome::OverIndebtedness { .. } => Hold::Forbidden,
        Outcome::Paid { .. }
        | Outcome::NotReceived
        | Outcome::WrongContact
        | Outcome::NoAnswer
        | Outcome::Difficulty
        | Outcome::Refuses
        | Outcome::BouncedCheque { .. }
        | Outcome::PreferWriting => Hold::Nothing,
    }
}

/// The date that an outcome carries, from which its delay is counted.
fn date_of(outcome: &Outcome) -> Option<Day> {
    match outcome {
        Outcome::Paid { check_on } => Some(*check_on),
        Outcome::Promise { by, .. } => Some(*by),
        Outcome::Pause { until } => Some(*until),
        Outcome::BouncedCheque { presented_on } => Some(*presented_on),
        Outcome::NotReceived
        | Outcome::WrongContact
        | Outcome::NoAnswer
        | Outcome::Difficulty
        | Outcome::Dispute { .. }
        | Outcome::Refuses
        | Outcome::Insolvency { .. }
        | Outcome::OverIndebtedness { .. }
        | Outcome::Abandon
        | Outcome::PreferWriting => None,
    }
}
