//! Where an invoice stands on its path, and by which rules.

use super::notice::letter_deadline;
use super::{
    Arrangement, ChequeStage, ClaimSettings, InvoiceStatement, MissedInstalments, Outcome, Scenario, StepKind,
};
use crate::claim::Statement;
use crate::limitation::EventKind;
use crate::{Day, DebtorNature, HolidayRegion, InvoiceId, Law, Money};

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
    /// What the client paid or was credited too much on its other invoices covers this one.
    Covered {
        /// The day it was too much.
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
    /// What the client paid too much on its other invoices covers of what is due here: not asked,
    /// and owed until it is imputed (C. civ. 1347).
    pub covered: Money,
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

impl Position {
    /// What a step planned on this invoice is about: the same in the day's list, the call, the
    /// letter.
    #[must_use]
    pub fn asked_by(&self, planned: &Planned) -> Asked {
        if let Reason::DiscountKept { amount, .. } = planned.reason {
            return Asked { principal: amount, ..Asked::default() };
        }
        if planned.step == StepKind::SetOff {
            return Asked { principal: self.covered, ..Asked::default() };
        }
        match (planned.step == StepKind::Dispute, self.beside.is_some()) {
            (true, true) => Asked { principal: self.disputed, ..Asked::default() },
            // The whole is disputed: all of it waits for the answer.
            (true, false) => Asked::of(&self.statement.statement),
            (false, _) => self.asked,
        }
    }

    /// The principal asked of this invoice; before anything of it is due, what will be.
    #[must_use]
    pub fn principal_asked(&self) -> Money {
        let owed = &self.statement.statement;
        if owed.overdue_principal.is_positive() {
            self.asked.principal
        } else {
            owed.principal.less(self.disputed).less(self.later)
        }
    }

    /// What a step to do or to come is about, for the calendar, the call sheet and the steps to come.
    #[must_use]
    pub fn sum_of(&self, planned: &Planned) -> StepSum {
        let to_come = if planned.step == StepKind::Dispute {
            self.statement.statement.principal
        } else {
            self.principal_asked()
        };
        StepSum { asked: self.asked_by(planned), to_come }
    }

    /// The principal that the client should have paid: past its due date, and neither given up nor
    /// waiting for the credit note of a discount that was kept.
    #[must_use]
    pub fn late_principal(&self) -> Money {
        match self.state {
            InvoiceState::Settled | InvoiceState::Abandoned => Money::ZERO,
            InvoiceState::NotDue
            | InvoiceState::Late
            | InvoiceState::Promised
            | InvoiceState::Plan
            | InvoiceState::Disputed
            | InvoiceState::Paused
            | InvoiceState::Insolvent
            | InvoiceState::ThirdParty
            | InvoiceState::Judicial => {
                self.statement.statement.overdue_principal.less(self.principal_to_credit())
            }
        }
    }

    /// What a kept discount leaves to credit: not a sum that the client should pay.
    #[must_use]
    pub fn principal_to_credit(&self) -> Money {
        match self.next.as_ref().map(|next| &next.reason) {
            Some(Reason::DiscountKept { amount, .. }) => *amount,
            Some(_) | None => Money::ZERO,
        }
    }

    /// The principal under a dispute that stands on an invoice that is not over: all of it, or the
    /// part disputed.
    #[must_use]
    pub const fn principal_disputed(&self) -> Money {
        match self.state {
            InvoiceState::Settled | InvoiceState::Abandoned | InvoiceState::Insolvent => Money::ZERO,
            InvoiceState::NotDue
            | InvoiceState::Late
            | InvoiceState::Promised
            | InvoiceState::Plan
            | InvoiceState::Disputed
            | InvoiceState::Paused
            | InvoiceState::ThirdParty
            | InvoiceState::Judicial => self.disputed,
        }
    }
}

/// What a step is about, over one invoice or several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StepSum {
    /// What it asks.
    pub asked: Asked,
    /// The principal that will be due when it comes.
    pub to_come: Money,
}

impl StepSum {
    /// An instalment: one sum over all the invoices of its plan.
    #[must_use]
    pub fn of_instalment(amount: Money) -> StepSum {
        StepSum { asked: Asked { principal: amount, ..Asked::default() }, to_come: amount }
    }

    /// The same with that of another invoice.
    #[must_use]
    pub fn plus(self, other: StepSum) -> StepSum {
        StepSum { asked: self.asked.plus(other.asked), to_come: self.to_come + other.to_come }
    }

    /// The one sum shown: the principal asked; where that is paid or waits, what is asked beside
    /// it; before anything is due, what will be.
    #[must_use]
    pub fn shown(self) -> Money {
        if self.asked.principal.is_positive() {
            self.asked.principal
        } else if self.asked.total().is_positive() {
            self.asked.total()
        } else {
            self.to_come
        }
    }
}

impl Asked {
    /// The same with what is asked of another invoice.
    #[must_use]
    pub fn plus(self, other: Asked) -> Asked {
        Asked {
            principal: self.principal + other.principal,
            interest: self.interest + other.interest,
            indemnity: self.indemnity + other.indemnity,
            compensation: self.compensation + other.compensation,
        }
    }

    /// Principal and all that the delay adds to it.
    #[must_use]
    pub fn total(self) -> Money {
        self.principal + self.interest + self.indemnity + self.compensation
    }

    pub(super) fn of(owed: &Statement) -> Asked {
        Asked {
            principal: owed.overdue_principal,
            interest: owed.interest,
            indemnity: owed.indemnity,
            compensation: owed.additional_compensation,
        }
    }
}
