//! What comes next: a pure function of the facts and the day.
//!
//! Each invoice walks the scenario on its own: [`position`] folds what happened
//! into where it stands; [`next_steps`] groups the invoices of one client that
//! are ready for the same step. Nothing is remembered: a step is due because the
//! one before was really done and its delay has run.

use super::discount::reached;
use super::walk::{Standing, ToCredit, Walk};
use super::{
    Acceleration, Arrangement, CaseFile, ChequeStage, ClaimSettings, InvoiceStatement, MissedInstalments,
    Outcome, Scenario, StepKind,
};
use crate::claim::Statement;
use crate::limitation::EventKind;
use crate::{Day, DebtorNature, HolidayRegion, Invoice, InvoiceId, Law, Money};

/// What [`next_steps`] reads beside the facts of the case.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The scenario followed.
    pub scenario: &'a Scenario,
    /// The law.
    pub law: &'a Law,
    /// Choices where the law is open.
    pub settings: &'a ClaimSettings,
    /// Which holidays count.
    pub region: HolidayRegion,
}

impl Rules<'_> {
    /// The deadline that a letter of this step prints if posted on a day: that of
    /// [`letter_deadline`], or later where the step of the scenario leaves more.
    #[must_use]
    pub fn deadline(&self, step: StepKind, nature: DebtorNature, post_on: Day) -> Day {
        let lawful = letter_deadline(nature, post_on, self.law, self.region);
        let own = self.scenario.step(step).and_then(|step| step.delay_days);
        own.map_or(lawful, |days| {
            let left = self.law.notice_delays_on(post_on).mail + days;
            lawful.max(post_on.plus_days(i64::from(left)).working_day_from(self.region))
        })
    }
}

/// Where an invoice stands, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum InvoiceState {
    /// Its due date has not passed.
    NotDue,
    /// Late.
    Late,
    /// A promise runs.
    Promised,
    /// An instalment plan runs.
    Plan,
    /// Disputed: reminders are suspended, the limitation period is not.
    Disputed,
    /// Time was given.
    Paused,
    /// Earlier debt of insolvency or over-indebtedness proceedings.
    Insolvent,
    /// A third party recovers it amicably.
    ThirdParty,
    /// Before a judge.
    Judicial,
    /// Nothing is owed any more.
    Settled,
    /// Given up.
    Abandoned,
}

impl InvoiceState {
    /// The word of the terminal contract.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            InvoiceState::NotDue => "not_due",
            InvoiceState::Late => "late",
            InvoiceState::Promised => "promised",
            InvoiceState::Plan => "plan",
            InvoiceState::Disputed => "disputed",
            InvoiceState::Paused => "paused",
            InvoiceState::Insolvent => "insolvent",
            InvoiceState::ThirdParty => "third_party",
            InvoiceState::Judicial => "judicial",
            InvoiceState::Settled => "settled",
            InvoiceState::Abandoned => "abandoned",
        }
    }
}

/// Why a step is due, with its facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The due date passed.
    DueDatePassed {
        /// The due date.
        due: Day,
    },
    /// A contact ended so, and its delay has run.
    AfterOutcome {
        /// The day of the contact.
        on: Day,
        /// How it ended.
        outcome: Outcome,
    },
    /// A letter's deadline passed in silence.
    DeadlinePassed {
        /// Which letter.
        step: StepKind,
        /// Its deadline.
        deadline: Day,
    },
    /// A dispute or a pause ended.
    Resumed {
        /// The day.
        on: Day,
    },
    /// A step without a letter of ours was done, and its delay has run.
    StepDone {
        /// Which one.
        step: StepKind,
        /// The day.
        on: Day,
    },
    /// The user went on without a step.
    StepSkipped {
        /// Which one.
        step: StepKind,
        /// The day.
        on: Day,
    },
    /// An instalment comes: its money is checked the day after.
    InstalmentDue {
        /// The day it is due.
        due: Day,
        /// What it still needs.
        amount: Money,
    },
    /// Instalments were not paid on their day.
    InstalmentMissed(MissedInstalments),
    /// The day of an arrangement passed and money is still owed.
    Arranged {
        /// The day it was agreed.
        on: Day,
        /// What was agreed.
        arrangement: Arrangement,
    },
    /// The client's time to answer our position in a dispute passed.
    PositionTaken {
        /// The day of our answer.
        on: Day,
        /// The last day the client had.
        answer_by: Day,
    },
    /// An unpaid cheque goes on.
    Cheque {
        /// What is to be done.
        stage: ChequeStage,
        /// The day of the act before.
        on: Day,
    },
    /// A suit or talks are under way, or just ended: how they stand is looked at.
    LegalAct {
        /// What was done last.
        act: EventKind,
        /// The day.
        on: Day,
        /// The last safe day of what it calls for: to serve an order, to answer an opposition.
        by: Option<Day>,
    },
    /// A third party should have reported.
    HandedOver {
        /// The day it took the case.
        on: Day,
        /// Who.
        to: String,
    },
    /// A discount was kept: its credit note is to be made.
    DiscountKept {
        /// The day the rest was all there.
        on: Day,
        /// What the credit note takes off this invoice.
        amount: Money,
    },
    /// Every instalment of a plan is paid; what it did not hold is left.
    PlanFinished {
        /// The day of the last payment.
        on: Day,
    },
    /// The principal is paid; interest or indemnity is left.
    PrincipalPaid {
        /// The day of the last payment.
        on: Day,
    },
}

/// A step to come for one invoice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// What is to be done.
    pub step: StepKind,
    /// From which day.
    pub due_on: Day,
    /// The day of the fact it follows from.
    pub since: Day,
    /// Why.
    pub reason: Reason,
}

/// Where one invoice stands on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The invoice.
    pub invoice: InvoiceId,
    /// In one word.
    pub state: InvoiceState,
    /// What comes next, due or to come; none when nothing will.
    pub next: Option<Planned>,
    /// The answer to the dispute of a part, while the path goes on for the rest.
    pub beside: Option<Planned>,
    /// The principal set aside by a dispute.
    pub disputed: Money,
    /// The principal that an instalment plan leaves to later days, not asked either.
    pub later: Money,
    /// What may be asked of what is due: less than what is owed where a part is set aside.
    pub asked: Asked,
    /// Steps really done, with their day, in order.
    pub done: Vec<(StepKind, Day)>,
    /// What is owed that day.
    pub statement: InvoiceStatement,
}

/// What may be asked on an invoice, the same in a call, a letter and the day's list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Principal past its due date, not disputed, not left to later days by a plan.
    pub principal: Money,
    /// Interest left.
    pub interest: Money,
    /// Indemnity left.
    pub indemnity: Money,
    /// Additional compensation left.
    pub compensation: Money,
}

impl Asked {
    pub(super) fn of(owed: &Statement) -> Asked {
        Asked {
            principal: owed.overdue_principal,
            interest: owed.interest,
            indemnity: owed.indemnity,
            compensation: owed.additional_compensation,
        }
    }
}

/// A step due for one client, over all the invoices that are ready for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// What is to be done.
    pub step: StepKind,
    /// The invoices, oldest due first.
    pub invoices: Vec<InvoiceId>,
    /// The earliest day it was due.
    pub due_on: Day,
    /// The day of the fact it follows from.
    pub since: Day,
    /// Why, for the invoice that is due first.
    pub reason: Reason,
    /// Principal past its due date, over these invoices.
    pub principal: Money,
    /// Interest left on them.
    pub interest: Money,
    /// Indemnities left on them.
    pub indemnity: Money,
    /// Additional compensation left on them.
    pub compensation: Money,
}

/// Where one invoice stands at the end of `today`.
#[must_use]
pub fn position(file: &CaseFile, invoice: &Invoice, rules: &Rules<'_>, today: Day) -> Position {
    let statement = file.statement_of(invoice, rules.settings, rules.law, today);
    let due = open_due_date(invoice, &statement);
    let mut walk = Walk::new(rules, file.nature_of(invoice), due);
    if file.payment_forbidden_since(invoice).is_some() {
        walk.forbid();
    }
    // All of them, even of a day to come: a clock that was set back does nothing twice.
    for event in file.events_of(invoice.id) {
        walk.follow(event);
    }
    let plan = file.plan_of(invoice.id, today);
    let mut position = walk.position(Standing {
        invoice: invoice.id,
        statement,
        unpaid: Some(file.unpaid_due(invoice, today))
            .filter(|due| due.is_positive())
            .unwrap_or_else(|| file.unpaid(invoice, today)),
        disputed_part: file.disputed_part(invoice.id),
        covered_on: covered_on(file, invoice, today),
        discount: to_credit(file, invoice, today),
        plan: plan.map(|(_, progress)| progress),
        acceleration: plan.map_or(Acceleration::None, |(plan, _)| plan.acceleration),
        today,
    });
    if plan.is_some() || position.disputed.is_positive() {
        let aside = file.set_aside(invoice, rules.settings, rules.law, today);
        position.later = aside.later;
        if aside.sum().is_positive() {
            let asked = file.asked_statement_of(invoice, rules.settings, rules.law, today);
            position.asked = Asked::of(&asked.statement);
        }
    }
    if position.state == InvoiceState::Settled && file.paid_against(invoice).is_some() {
        position.state = InvoiceState::Insolvent;
    }
    if let Some(next) = position.next.as_mut() {
        space_out(next, (file, invoice.id), rules, today);
    }
    position
}

/// Keeps the interval of the scenario after the last contact with the client, about any invoice,
/// and the rhythm of the client over all of them; never two steps in a day.
fn space_out(next: &mut Planned, (file, invoice): (&CaseFile, InvoiceId), rules: &Rules<'_>, today: Day) {
    let spaced = next.step.is_reminder() || matches!(next.step, StepKind::ThirdParty | StepKind::Judicial);
    let Some(last) = file.last_contact_on().filter(|_| spaced) else { return };
    let interval = i64::from(rules.scenario.min_interval_days.max(1));
    let rhythm =
        file.client_rhythm(invoice).filter(|_| next.step.is_reminder() && !next.reason.is_of_a_day_agreed());
    let free = last.plus_days(interval);
    let earliest = rules.scenario.acting_day_from(rhythm.map_or(free, |day| day.max(free)), rules.region);
    // Once the interval has passed, the step is due since its own day.
    if today < earliest {
        next.due_on = next.due_on.max(earliest);
    }
}

/// The day when payments and credit notes reached the total of the invoice, if they did:
/// nobody is chased for interest alone before the user has decided to claim it.
fn covered_on(file: &CaseFile, invoice: &Invoice, today: Day) -> Option<Day> {
    reached(file.movements(invoice, today), invoice.gross)
}

/// What a kept discount leaves to do on an invoice: nobody is chased for it meanwhile.
fn to_credit(file: &CaseFile, invoice: &Invoice, today: Day) -> Option<ToCredit> {
    let discount = file.discount_agreed(invoice.id)?;
    let on = file.discount_kept_on(&discount, today)?;
    let credits = file.discount_credits(&discount, today);
    let amount = credits.into_iter().find(|(id, _)| *id == invoice.id).map(|(_, amount)| amount);
    Some(ToCredit { on, amount: amount.unwrap_or_default() })
}

/// Where every invoice of a client stands.
#[must_use]
pub fn positions(file: &CaseFile, rules: &Rules<'_>, today: Day) -> Vec<Position> {
    file.invoices.iter().map(|invoice| position(file, invoice, rules, today)).collect()
}

/// The steps due on `today`, one per kind, the one due first first.
#[must_use]
pub fn next_steps(positions: &[Position], today: Day) -> Vec<NextStep> {
    let mut steps: Vec<NextStep> = Vec::new();
    for position in positions {
        for planned in [&position.next, &position.beside].into_iter().flatten() {
            if planned.due_on <= today {
                join(&mut steps, position, planned);
            }
        }
    }
    steps.sort_by_key(|step| (step.due_on, std::cmp::Reverse(step.step)));
    steps
}

/// Adds an invoice to the step it is ready for.
fn join(steps: &mut Vec<NextStep>, position: &Position, planned: &Planned) {
    let owed = &position.statement.statement;
    let found = steps.iter().position(|step| step.step == planned.step);
    let place = found.unwrap_or_else(|| {
        steps.push(NextStep {
            step: planned.step,
            invoices: Vec::new(),
            due_on: planned.due_on,
            since: planned.since,
            reason: planned.reason.clone(),
            principal: Money::ZERO,
            interest: Money::ZERO,
            indemnity: Money::ZERO,
            compensation: Money::ZERO,
        });
        steps.len().saturating_sub(1)
    });
    let Some(group) = steps.get_mut(place) else { return };
    if planned.due_on < group.due_on {
        group.due_on = planned.due_on;
        group.since = planned.since;
        group.reason = planned.reason.clone();
    }
    group.invoices.push(position.invoice);
    if let Reason::DiscountKept { amount, .. } = planned.reason {
        group.principal += amount;
        return;
    }
    let disputes = planned.step == StepKind::Dispute;
    let asked = if disputes && position.beside.is_some() {
        Asked { principal: position.disputed, ..Asked::default() }
    } else if disputes {
        // The whole is disputed: all of it waits for the answer.
        Asked::of(owed)
    } else {
        position.asked
    };
    group.principal += asked.principal;
    group.interest += asked.interest;
    group.indemnity += asked.indemnity;
    group.compensation += asked.compensation;
}

/// The deadline that a letter posted on `post_on` prints: a working day at
/// least the days of mail and the delay of the debtor's nature later (law
/// reference 17.16).
///
/// ```
/// use dument_domain::{case::letter_deadline, DebtorNature, HolidayRegion, Law};
/// let deadline = letter_deadline(DebtorNature::Business, "2026-11-21".parse()?, &Law::shipped()?, HolidayRegion::Mainland);
/// assert_eq!(deadline.to_string(), "2026-12-02");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn letter_deadline(nature: DebtorNature, post_on: Day, law: &Law, region: HolidayRegion) -> Day {
    let delay = law.notice_delays_on(post_on).mail + notice_delay(nature, law, post_on);
    post_on.plus_days(i64::from(delay)).working_day_from(region)
}

/// The days left to a debtor of this nature from a day, mail apart.
pub(super) fn notice_delay(nature: DebtorNature, law: &Law, from: Day) -> u32 {
    let delays = law.notice_delays_on(from);
    if nature.owes_without_notice() { delays.business } else { delays.consumer }
}

/// The due date of the earliest part that is not paid; the first one if all are.
fn open_due_date(invoice: &Invoice, statement: &InvoiceStatement) -> Day {
    let mut covered = invoice.gross - statement.statement.principal;
    for part in &invoice.parts {
        if covered < part.amount {
            return part.due;
        }
        covered -= part.amount;
    }
    invoice.due_on()
}
