//! The walk of one invoice along its scenario, event by event.

mod cheque;
mod hold;
mod proceeding;

use std::collections::BTreeMap;

use self::cheque::Cheque;
use self::hold::{Dispute, Hold};
use self::proceeding::{Proceeding, Turn, look_again};
use super::notice::notice_delay;
use super::{
    Acceleration, Asked, CaseEvent, Happening, Instalment, InvoiceState, InvoiceStatement, Outcome,
    OutcomeKind, OutcomeRule, PlanProgress, Planned, Position, Reason, Rules, Step, StepKind, Then, Wait,
};
use crate::{Day, DebtorNature, InvoiceId, LetterId, Money};

/// The last letter posted: its deadline moves when its presentation is known.
struct LastLetter {
    letter: LetterId,
    step: StepKind,
}

/// What the walk reads at its end, beside what happened.
pub(super) struct Standing {
    pub(super) invoice: InvoiceId,
    pub(super) statement: InvoiceStatement,
    /// What is due and was not received, whatever it was counted on; where nothing is due yet, all
    /// that was not received.
    pub(super) unpaid: Money,
    /// Its share of the part disputed, where it is not the whole.
    pub(super) disputed_part: Option<Money>,
    /// The day payments reached the total, if they did.
    pub(super) covered_on: Option<Day>,
    /// The discount that the client kept, if there is one.
    pub(super) discount: Option<ToCredit>,
    /// Where the instalment plan stands, if one was agreed.
    pub(super) plan: Option<PlanProgress>,
    /// What a missed instalment of it makes of the rest.
    pub(super) acceleration: Acceleration,
    pub(super) today: Day,
}

/// A discount that was kept, seen from one invoice.
pub(super) struct ToCredit {
    /// The day the rest was all there.
    pub(super) on: Day,
    /// What a credit note still takes off this invoice; nothing once it is made.
    pub(super) amount: Money,
}

/// The running state of one invoice.
pub(super) struct Walk<'a> {
    rules: &'a Rules<'a>,
    nature: DebtorNature,
    due: Day,
    /// The first day on which this debt may be asked at all.
    first: Day,
    /// Index of the step that comes next.
    cursor: usize,
    /// The day from which it is due; none while held without end.
    ready: Option<Day>,
    /// The day before which the last writing forbids to go on.
    not_before: Option<Day>,
    /// The day from which it would be due without what the client was granted.
    unheld: Option<Day>,
    since: Day,
    reason: Reason,
    repeats: BTreeMap<OutcomeKind, u32>,
    hold: Hold,
    dispute: Option<Dispute>,
    cheque: Option<Cheque>,
    proceeding: Option<Proceeding>,
    /// Whether an instalment plan was agreed and not ended.
    has_plan: bool,
    done: Vec<(StepKind, Day)>,
    last_letter: Option<LastLetter>,
    rest_claimed: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(rules: &'a Rules<'a>, nature: DebtorNature, due: Day) -> Walk<'a> {
        let first_delay = rules.scenario.steps.first().and_then(|step| step.after_due_days).unwrap_or(1);
        let first = rules.scenario.acting_day_from(due.plus_days(i64::from(first_delay)), rules.region);
        Walk {
            rules,
            nature,
            due,
            first,
            cursor: 0,
            ready: Some(first),
            not_before: None,
            unheld: Some(first),
            since: due,
            reason: Reason::DueDatePassed { due },
            repeats: BTreeMap::new(),
            hold: Hold::Nothing,
            dispute: None,
            cheque: None,
            proceeding: None,
            has_plan: false,
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
        let on = event.on;
        match &event.what {
            Happening::Contact { step, outcome, .. } => {
                // What the creditor decides or learns at its desk is no step done.
                if outcome.is_contact() {
                    self.done.push((*step, on));
                }
                self.after_contact(on, outcome);
            }
            // The answer to a dispute goes beside the path: nothing of it is done by it.
            Happening::Posted { step: StepKind::Dispute, deadline, .. } => self.answer_dispute(on, *deadline),
            Happening::Posted { step, letter, deadline, .. } => {
                self.done.push((*step, on));
                self.after_posting(on, *step, *letter, *deadline);
            }
            Happening::Done { step } => {
                self.done.push((*step, on));
                if !self.looked(on, *step) {
                    self.after_step(on, *step);
                }
            }
            Happening::Skipped { step } => {
                if !self.looked(on, *step) {
                    self.skip(on, *step);
                }
            }
            Happening::Presented { letter, on, .. } => self.after_presentation(*letter, *on),
            Happening::PlanAgreed { .. } => self.begin_plan(on),
            Happening::Arranged { arrangement } => {
                let reason = Reason::Arranged { on, arrangement: arrangement.clone() };
                self.wait_until(Hold::Promised { by: arrangement.by() }, on, reason);
            }
            Happening::HandedOver { to, report_on, .. } => {
                self.done.push((StepKind::ThirdParty, on));
                self.hand_over(on, to, *report_on);
            }
            Happening::PositionTaken { answer_by } => self.answer_dispute(on, *answer_by),
            Happening::DisputeClosed { .. } => self.close_dispute(on),
            Happening::Cheque { act } => {
                if let Some(cheque) = self.cheque.as_mut() {
                    cheque.follow(*act, on, self.rules);
                }
            }
            Happening::Resumed => {
                self.proceeding = self.proceeding.take().filter(|one| !one.is_talks());
                self.resume(on);
            }
            Happening::LegalAct { kind, until } => {
                let turn = Turn::of(*kind, on, *until, self.proceeding.as_ref(), (self.nature, self.rules));
                self.after_legal_act(turn, on);
            }
            Happening::RestClaimed => self.rest_claimed = true,
            Happening::Waived { .. }
            | Happening::SolvencyLooked { .. }
            | Happening::RecoveryCosts { .. }
            | Happening::Refunded { .. }
            | Happening::OpenCredit { .. }
            | Happening::Note => {}
        }
        if event.what.ends_dispute(self.dispute.as_ref().is_some_and(|one| one.amount.is_some())) {
            self.dispute = None;
        }
    }

    fn after_contact(&mut self, on: Day, outcome: &Outcome) {
        let Some(rule) = self.rules.scenario.outcomes.get(&outcome.kind()).copied() else { return };
        if self.hold == Hold::Forbidden || outcome.payment_forbidden_since().is_some() {
            return;
        }
        if let Outcome::Dispute { amount, .. } = outcome {
            let ready = self.wait_from(on, outcome.date(), rule.wait).unwrap_or(on);
            let reason = Reason::AfterOutcome { on, outcome: outcome.clone() };
            self.dispute = Some(Dispute { amount: *amount, ready, since: on, reason });
        }
        // What was given up is taken up again by a promise or by the user, by nothing else.
        if self.hold == Hold::Abandoned {
            if !outcome.accepts() {
                return;
            }
            self.resume(on);
        }
        match outcome {
            Outcome::Dispute { amount, .. } => {
                let refusal = self.rules.scenario.outcomes.get(&OutcomeKind::Refuses).copied();
                if let (Some(_), Some(rule)) = (amount, refusal) {
                    self.go_on(on, outcome, rule);
                }
            }
            Outcome::BouncedCheque { presented_on } => {
                let again = self.wait_from(on, None, rule.wait).unwrap_or(on);
                self.cheque = Some(Cheque::unpaid(*presented_on, on, again, self.rules));
            }
            Outcome::Paid { .. }
            | Outcome::Promise { .. }
            | Outcome::NotReceived
            | Outcome::WrongContact
            | Outcome::NoAnswer
            | Outcome::Difficulty
            | Outcome::Refuses
            | Outcome::Insolvency { .. }
            | Outcome::OverIndebtedness { .. }
            | Outcome::DefectiveCheque { .. }
            | Outcome::Away { .. }
            | Outcome::FundsAwaited { .. }
            | Outcome::Pause { .. }
            | Outcome::Abandon
            | Outcome::PreferWriting => self.go_on(on, outcome, rule),
        }
    }

    /// Waits, repeats or advances as the rule says.
    fn go_on(&mut self, on: Day, outcome: &Outcome, rule: OutcomeRule) {
        let agreed = self.hold.last_day().is_some_and(|last| on <= last);
        if agreed && outcome.teaches_nothing() {
            return;
        }
        let sooner =
            self.hold.last_day().zip(Hold::of(outcome).last_day()).is_some_and(|(old, new)| new < old);
        let repeats = self.repeats.entry(outcome.kind()).or_insert(0);
        *repeats += 1;
        let exhausted = rule.repeats_max.is_some_and(|max| *repeats > max);
        let wait = if exhausted { rule.wait_after_repeats.unwrap_or(rule.wait) } else { rule.wait };
        let advances = rule.then == Then::Advance || (exhausted && rule.then == Then::Repeat);
        let spoken = self.step().is_some_and(StepKind::is_spoken);
        if spoken && advances {
            self.advance();
        }
        if spoken {
            // An answer before the deadline of a letter leaves the client that deadline.
            let from = self.wait_from(on, outcome.date(), wait);
            self.ready = from.map(|from| self.not_before.map_or(from, |day| from.max(day)));
        } else if exhausted && !sooner {
            // An argument that has been used up gives a writing no new delay.
            return;
        } else {
            // A day agreed sooner is no new delay: it is followed up as the first one was to be.
            let wait = if exhausted { rule.wait } else { wait };
            let wait = if wait == Wait::NextStep { Wait::Days(0) } else { wait };
            let from = self.wait_from(on, outcome.date(), wait);
            let granted = Hold::of(outcome).last_day().is_some();
            if self.hold.last_day().is_none() {
                self.unheld = self.ready;
            }
            // The last day agreed rules: it takes the place of one agreed before.
            let before = if granted { self.unheld.max(self.not_before) } else { self.ready };
            self.ready = before.zip(from).map(|(before, after)| before.max(after));
        }
        self.hold = Hold::of(outcome);
        self.since = on;
        self.reason = Reason::AfterOutcome { on, outcome: outcome.clone() };
    }

    /// The next step; whether somebody answers is counted anew there.
    fn advance(&mut self) {
        self.cursor += 1;
        self.repeats.remove(&OutcomeKind::NoAnswer);
        self.repeats.remove(&OutcomeKind::WrongContact);
    }

    fn after_posting(&mut self, on: Day, step: StepKind, letter: LetterId, printed: Day) {
        if let Some(index) = self.rules.scenario.index_of(step) {
            self.cursor = self.cursor.max(index + 1);
        }
        let lawful = self.rules.deadline(step, self.nature, on);
        self.wait_for_deadline(step, printed.max(lawful));
        let own = self.current().and_then(|next| next.after).and_then(|wait| self.wait_from(on, None, wait));
        self.ready = self.ready.max(own);
        self.not_before = self.ready;
        self.last_letter = Some(LastLetter { letter, step });
        if !self.hold.is_end() {
            self.hold = Hold::Nothing;
        }
    }

    /// After a formal notice the next step waits for the later of its deadline
    /// and first presentation + the delay.
    fn after_presentation(&mut self, letter: LetterId, on: Day) {
        let Some(last) = self.last_letter.as_ref().filter(|last| last.letter == letter) else { return };
        let step = last.step;
        let delay = i64::from(notice_delay(self.nature, self.rules.law, on));
        let deadline = on.plus_days(delay);
        // Whatever is agreed since then, nothing is asked before this delay is over.
        self.not_before = self.not_before.max(Some(self.acting_after(deadline)));
        if self.ready.is_some_and(|ready| deadline >= ready) {
            self.wait_for_deadline(step, deadline);
        }
    }

    fn wait_for_deadline(&mut self, step: StepKind, deadline: Day) {
        self.ready = Some(self.acting_after(deadline));
        self.since = deadline;
        self.reason = Reason::DeadlinePassed { step, deadline };
    }

    /// An e-mail sent or a file completed. What no step of the scenario asked for counts for a
    /// call that was due: « call or e-mail ».
    fn after_step(&mut self, on: Day, step: StepKind) {
        let spoken = self.step().filter(|current| current.is_spoken() && step.is_reminder());
        let index = self.rules.scenario.index_of(step).or(spoken.map(|_| self.cursor));
        let Some(index) = index.filter(|index| *index >= self.cursor) else { return };
        self.cursor = index + 1;
        let own = self.current().and_then(|next| next.after).and_then(|wait| self.wait_from(on, None, wait));
        let silence = on.plus_days(i64::from(notice_delay(self.nature, self.rules.law, on)));
        self.not_before = Some(own.unwrap_or_else(|| self.acting_after(silence)));
        let held = self.hold.last_day().map(|last| self.acting_after(last));
        self.ready = if self.hold.is_end() { None } else { self.not_before.max(held) };
        self.since = on;
        self.reason = Reason::StepDone { step, on };
    }

    fn skip(&mut self, on: Day, step: StepKind) {
        let Some(index) = self.rules.scenario.index_of(step).filter(|index| *index >= self.cursor) else {
            return;
        };
        self.cursor = index + 1;
        self.since = on;
        self.reason = Reason::StepSkipped { step, on };
        self.ready = self.ready.map(|ready| ready.max(self.acting_after(on)));
    }

    fn begin_plan(&mut self, on: Day) {
        if self.hold.is_end() {
            return;
        }
        self.has_plan = true;
        self.resume(on);
    }

    fn hand_over(&mut self, on: Day, to: &str, report_on: Day) {
        let scenario = self.rules.scenario;
        let after = scenario.index_of(StepKind::ThirdParty).map(|index| index + 1);
        let judicial = scenario.index_of(StepKind::Judicial);
        self.cursor = after.or(judicial).map_or(self.cursor, |index| index.max(self.cursor));
        let reason = Reason::HandedOver { on, to: to.to_owned() };
        self.wait_until(Hold::HandedOver { until: report_on }, on, reason);
    }

    fn wait_until(&mut self, hold: Hold, on: Day, reason: Reason) {
        if self.hold.is_end() {
            return;
        }
        self.hold = hold;
        self.unheld = Some(self.acting_after(on)).max(self.not_before);
        self.ready = Some(self.acting_after(hold.last_day().unwrap_or(on).max(on))).max(self.not_before);
        self.since = on;
        self.reason = reason;
    }

    fn answer_dispute(&mut self, on: Day, answer_by: Day) {
        let ready = self.acting_after(answer_by.max(on));
        if let Some(dispute) = self.dispute.as_mut() {
            dispute.ready = ready;
            dispute.since = on;
            dispute.reason = Reason::PositionTaken { on, answer_by };
        }
    }

    fn close_dispute(&mut self, on: Day) {
        if self.hold.is_end() || self.dispute.is_none() {
            return;
        }
        let next = self.acting_after(on);
        self.ready = Some(self.ready.map_or(next, |ready| ready.max(next)));
        self.since = on;
        self.reason = Reason::Resumed { on };
    }

    /// The reminders go on, never before what the last writing left.
    fn resume(&mut self, on: Day) {
        if self.hold == Hold::Forbidden {
            return;
        }
        self.hold = Hold::Nothing;
        self.cheque = None;
        self.ready = Some(self.acting_after(on)).max(self.not_before);
        self.since = on;
        self.reason = Reason::Resumed { on };
    }

    /// A suit or talks begin or end; a debt that the law forbids to demand stays as it is.
    fn after_legal_act(&mut self, turn: Turn, on: Day) {
        if self.hold == Hold::Forbidden {
            return;
        }
        match turn {
            Turn::Nothing => {}
            Turn::Follows(proceeding) => {
                self.resume(on);
                self.proceeding = Some(proceeding);
            }
            Turn::Ends { on, act } => {
                let was_followed = self.proceeding.take().is_some();
                if was_followed && !self.hold.is_end() {
                    self.resume(on);
                    self.reason = Reason::LegalAct { act, on, by: None };
                }
            }
        }
    }

    /// Whether doing or passing over a step was looking how a procedure stands: the end of the
    /// path is not left, it is looked at again.
    fn looked(&mut self, on: Day, step: StepKind) -> bool {
        let scenario = self.rules.scenario;
        let end = scenario.index_of(step).filter(|index| index + 1 == scenario.steps.len());
        if step != StepKind::Judicial {
            return false;
        }
        if let Some(proceeding) = self.proceeding.as_mut() {
            proceeding.looked(on, self.rules);
            return true;
        }
        let Some(end) = end else { return false };
        self.cursor = self.cursor.max(end);
        self.ready = self.ready.map(|ready| ready.max(look_again(on, self.rules)));
        self.since = on;
        self.reason = Reason::StepDone { step, on };
        true
    }

    fn wait_from(&self, on: Day, date: Option<Day>, wait: Wait) -> Option<Day> {
        let (scenario, region) = (self.rules.scenario, self.rules.region);
        match wait {
            Wait::WorkingDays(count) => Some(on.plus_working_days(count, region)),
            Wait::Days(count) => Some(scenario.acting_day_from(on.plus_days(i64::from(count)), region)),
            Wait::DaysAfterDate(count) => {
                let date = date.unwrap_or(on).max(on);
                Some(scenario.acting_day_from(date.plus_days(i64::from(count)), region))
            }
            Wait::NextStep => match self.current().and_then(|next| next.after) {
                Some(Wait::NextStep) | None => Some(self.acting_after(on)),
                Some(own) => self.wait_from(on, date, own),
            },
            Wait::Forever => None,
        }
    }

    fn acting_after(&self, day: Day) -> Day {
        self.rules.scenario.acting_day_from(day.next(), self.rules.region)
    }

    fn current(&self) -> Option<&Step> {
        self.rules.scenario.steps.get(self.cursor)
    }

    fn step(&self) -> Option<StepKind> {
        self.current().map(|step| step.kind)
    }

    /// The state and the next step at the end of `today`.
    pub(super) fn position(mut self, standing: Standing) -> Position {
        if let Some(dispute) = self.dispute.as_mut() {
            dispute.amount = dispute.amount.and(standing.disputed_part);
        }
        let Standing { invoice, statement, unpaid, discount, plan, acceleration, today, .. } = standing;
        let plan = plan.filter(|_| self.has_plan);
        let covered_on = standing.covered_on.or(discount.as_ref().map(|one| one.on));
        let principal = statement.statement.principal;
        let disputed = self.dispute.as_ref().map_or(Money::ZERO, |dispute| dispute.sum_of(principal));
        // Nobody is chased for interest alone: what is left is the part disputed.
        // What is disputed before a judge is for the judge.
        let open_dispute = self.dispute.as_ref().filter(|_| self.proceeding.is_none());
        let whole = open_dispute.filter(|dispute| dispute.sum_of(unpaid) == unpaid);
        let state = if statement.statement.due().is_zero() {
            InvoiceState::Settled
        } else {
            let late = if today <= self.due && covered_on.is_none() {
                InvoiceState::NotDue
            } else {
                InvoiceState::Late
            };
            self.held_state(whole.is_some(), plan, today).unwrap_or(late)
        };
        let over = matches!(state, InvoiceState::Settled | InvoiceState::Abandoned | InvoiceState::Insolvent);
        let ended = self.ended(covered_on, discount, plan);
        let next = match (over, ended, whole) {
            (true, _, _) => None,
            (false, Some(ended), _) => Some(ended),
            (false, None, Some(dispute)) => Some(dispute.planned()),
            (false, None, None) => self.planned(plan, acceleration, today),
        };
        let apart = open_dispute.filter(|_| !over && covered_on.is_none() && whole.is_none());
        let beside = apart.map(Dispute::planned);
        let (later, covered, asked) = (Money::ZERO, Money::ZERO, Asked::of(&statement.statement));
        Position { invoice, state, next, beside, disputed, later, covered, asked, done: self.done, statement }
    }

    /// What is left to do once the principal came: the credit note of a discount that was kept,
    /// then what is decided of interest and indemnity, asked once.
    fn ended(
        &self,
        covered_on: Option<Day>,
        discount: Option<ToCredit>,
        plan: Option<PlanProgress>,
    ) -> Option<Planned> {
        let planned = |step, on, reason| Planned { step, due_on: on, since: on, reason };
        if let Some(ToCredit { on, amount }) = discount.filter(|one| one.amount.is_positive()) {
            return Some(planned(StepKind::CreditNote, on, Reason::DiscountKept { on, amount }));
        }
        let on = covered_on.filter(|_| !self.rest_claimed)?;
        let reason = match plan {
            Some(PlanProgress::Finished) => Reason::PlanFinished { on },
            Some(PlanProgress::Kept(_) | PlanProgress::Missed(_)) | None => Reason::PrincipalPaid { on },
        };
        Some(planned(StepKind::Settle, on, reason))
    }

    fn planned(&self, plan: Option<PlanProgress>, acceleration: Acceleration, today: Day) -> Option<Planned> {
        if let Some(proceeding) = &self.proceeding {
            return Some(proceeding.planned(self.hold.last_day().map(|last| self.acting_after(last))));
        }
        if let Some(cheque) = &self.cheque {
            let mut planned = cheque.planned(today);
            if let Some(last) = self.hold.last_day() {
                planned.due_on = planned.due_on.max(self.acting_after(last));
            }
            return Some(planned);
        }
        let (step, ready) = (self.step_under(plan, acceleration)?, self.ready?.max(self.first));
        let own = || Planned { step, due_on: ready, since: self.since, reason: self.reason.clone() };
        let follow_up = |one: Instalment, reason: Reason| Planned {
            step,
            due_on: ready.max(self.acting_after(one.due)),
            since: one.due,
            reason,
        };
        match plan {
            Some(PlanProgress::Kept(one)) => {
                Some(follow_up(one, Reason::InstalmentDue { due: one.due, amount: one.amount }))
            }
            Some(PlanProgress::Missed(missed)) if self.since <= missed.first.due => {
                Some(follow_up(missed.first, Reason::InstalmentMissed(missed)))
            }
            Some(PlanProgress::Missed(_) | PlanProgress::Finished) | None => Some(own()),
        }
    }

    /// The step that comes next. Where the plan says that a formal notice makes the whole due, it
    /// comes before any other writing or act, once for each time the plan is not kept.
    fn step_under(&self, plan: Option<PlanProgress>, acceleration: Acceleration) -> Option<StepKind> {
        let step = self.step()?;
        let due = match plan {
            Some(PlanProgress::Kept(next)) => next.due,
            Some(PlanProgress::Missed(missed)) => missed.first.due,
            Some(PlanProgress::Finished) | None => return Some(step),
        };
        let noticed = self.done.iter().any(|(kind, on)| kind.is_formal_notice() && *on > due);
        if acceleration != Acceleration::AfterNotice || step.is_spoken() || noticed {
            return Some(step);
        }
        let kinds = self.rules.scenario.steps.iter().map(|step| step.kind);
        kinds.into_iter().find(|kind| kind.is_formal_notice()).or(Some(step))
    }

    fn held_state(&self, disputed: bool, plan: Option<PlanProgress>, today: Day) -> Option<InvoiceState> {
        if self.hold.is_end() {
            return self.hold.state(today);
        }
        if let Some(proceeding) = &self.proceeding {
            return Some(proceeding.state());
        }
        if disputed {
            return Some(InvoiceState::Disputed);
        }
        if self.cheque.as_ref().is_some_and(Cheque::has_title) {
            return Some(InvoiceState::Judicial);
        }
        let kept = matches!(plan, Some(PlanProgress::Kept(_))).then_some(InvoiceState::Plan);
        self.hold.state(today).or(kept)
    }
}
