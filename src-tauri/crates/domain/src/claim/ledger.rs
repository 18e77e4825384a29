//! The ledger of one debt: days, payments and credit notes in order.

use std::collections::BTreeMap;

use super::accrual::Accruals;
use super::{
    Allocation, AllocationMode, Debt, DuePart, Flag, Movement, RateMode, Statement, Terms, WaivedPart,
    additional_compensation,
};
use crate::{Day, DebtorNature, Law, Money, RateUnknown, Semester};

/// What happens to a debt at the end of a day.
#[derive(Clone, Copy)]
enum Happening {
    CostPaid(Money),
    CreditNote(Money),
    Payment(Money),
    PartDue,
    PartWaived(WaivedPart),
}

/// The running state of one debt.
pub(super) struct Ledger<'a> {
    debt: &'a Debt,
    terms: &'a Terms,
    law: &'a Law,
    accruals: Accruals<'a>,
    /// Principal taken off by payments and credit notes.
    reduced: Money,
    interest_paid: Money,
    /// The fixed sum that the delay made due, given up or not.
    indemnity_fixed: Money,
    indemnity_owed: Money,
    indemnity_paid: Money,
    costs: Vec<Movement>,
    compensation_paid: Money,
    interest_given_up: Money,
    indemnity_given_up: Money,
    compensation_given_up: Money,
    overpaid: Money,
    allocations: Vec<Allocation>,
}

impl<'a> Ledger<'a> {
    /// Runs the debt to the end of `until`; interest stops before `stop` where one is given.
    pub(super) fn run(
        debt: &'a Debt,
        terms: &'a Terms,
        law: &'a Law,
        until: Day,
        stop: Option<Day>,
    ) -> Result<Statement, RateUnknown> {
        let mut ledger = Ledger {
            debt,
            terms,
            law,
            accruals: Accruals::new(terms, law),
            reduced: Money::ZERO,
            interest_paid: Money::ZERO,
            indemnity_fixed: Money::ZERO,
            indemnity_owed: Money::ZERO,
            indemnity_paid: Money::ZERO,
            costs: Vec::new(),
            compensation_paid: Money::ZERO,
            interest_given_up: Money::ZERO,
            indemnity_given_up: Money::ZERO,
            compensation_given_up: Money::ZERO,
            overpaid: Money::ZERO,
            allocations: Vec::new(),
        };
        let first = ledger.first_interest_day();
        let last = ledger.last_interest_day(until, stop);
        let mut cursor = first;
        for (day, happening) in happenings(debt, terms, until) {
            if let Some(from) = cursor {
                let to = day.min(last);
                if from <= to {
                    ledger.bear(from, to)?;
                    cursor = Some(to.next());
                }
            }
            ledger.apply(day, happening, until);
        }
        if let Some(from) = cursor
            && from <= last
        {
            ledger.bear(from, last)?;
        }
        ledger.accruals.close();
        ledger.accruals.sort();
        Ok(ledger.finish(until))
    }

    /// The first day that may bear interest; none for a consumer without formal notice.
    fn first_interest_day(&self) -> Option<Day> {
        if self.terms.waiver.interest || self.terms.cancelled {
            return None;
        }
        let after_due = self.debt.due()?.next();
        if self.terms.nature.owes_without_notice() {
            Some(after_due)
        } else {
            self.terms.formal_notice_on.map(|notice| after_due.max(notice.next()))
        }
    }

    fn last_interest_day(&self, until: Day, stop: Option<Day>) -> Day {
        [self.terms.insolvency_judgment_on, self.terms.interest_until.map(Day::next), stop]
            .into_iter()
            .flatten()
            .fold(until, |last, stopping| last.min(stopping.previous()))
    }

    /// Principal that bears interest on `day`: the parts due before it, less what reduced them.
    fn overdue_on(&self, day: Day) -> Money {
        let due_before = self.debt.parts.iter().filter(|part| part.due < day).map(|part| part.amount);
        due_before.sum::<Money>().less(self.reduced)
    }

    fn principal(&self) -> Money {
        self.debt.amount().less(self.reduced)
    }

    fn bear(&mut self, from: Day, to: Day) -> Result<(), RateUnknown> {
        if self.parts_differ() {
            for (began, principal) in self.bearing_on(from) {
                self.accruals.bear(began, from, to, principal)?;
            }
            return Ok(());
        }
        let principal = self.overdue_on(from);
        if !principal.is_positive() {
            return Ok(());
        }
        let began = self.debt.due().map_or(from, Day::next).semester();
        self.accruals.bear(began, from, to, principal)
    }

    /// Whether the parts of the debt may bear different rates on one day: each has its own delay
    /// (law reference 17.10), and the rate follows the half-year in which it began.
    fn parts_differ(&self) -> bool {
        let began_rules = match self.terms.nature {
            DebtorNature::PublicBuyer => true,
            DebtorNature::Business => self.terms.rate_mode == RateMode::Frozen,
            DebtorNature::Consumer | DebtorNature::NonProfessional => false,
        };
        began_rules && self.debt.parts.len() > 1
    }

    /// What bears interest on `day`, by the half-year in which its delay began: what was paid or
    /// credited covers the earliest parts.
    fn bearing_on(&self, day: Day) -> BTreeMap<Semester, Money> {
        let mut parts: Vec<&DuePart> = self.debt.parts.iter().filter(|part| part.due < day).collect();
        parts.sort_by_key(|part| part.due);
        let mut covered = self.reduced;
        let mut bearing = BTreeMap::new();
        for part in parts {
            let open = part.amount.less(covered);
            covered = covered.less(part.amount);
            if open.is_positive() {
                *bearing.entry(part.due.next().semester()).or_insert(Money::ZERO) += open;
            }
        }
        bearing
    }

    fn apply(&mut self, day: Day, happening: Happening, until: Day) {
        match happening {
            Happening::CostPaid(amount) => self.count_cost(day, amount),
            Happening::CreditNote(amount) => {
                self.accruals.close();
                let taken = amount.min(self.principal());
                self.reduced += taken;
                self.overpaid += amount - taken;
            }
            Happening::Payment(amount) => {
                self.accruals.close();
                self.allocate(day, amount);
            }
            Happening::PartDue => self.owe_indemnity(day, until),
            Happening::PartWaived(part) => {
                self.interest_given_up += part.interest;
                self.indemnity_given_up += part.indemnity;
                self.compensation_given_up += part.compensation;
            }
        }
    }

    /// The indemnity is owed from the day after a due date that left something unpaid
    /// (D441-5), unless that date is not before the opening judgment.
    fn owe_indemnity(&mut self, due: Day, until: Day) {
        let lawful = self.terms.nature.owes_without_notice();
        let before_judgment = self.terms.insolvency_judgment_on.is_none_or(|judgment| due < judgment);
        let unpaid = self.overdue_on(due.next()).is_positive();
        // Owed once, at the amount of the first day late.
        let first = self.indemnity_fixed.is_zero();
        if !(lawful && before_judgment && unpaid && until > due && first) {
            return;
        }
        self.indemnity_fixed = self.law.indemnity_on(due.next());
        if self.terms.waiver.indemnity || self.terms.cancelled {
            return;
        }
        self.indemnity_owed = self.indemnity_fixed;
        if !self.law.indemnity_is_verified_on(due.next()) {
            self.accruals.flags.push(Flag::IndemnityUnverified);
        }
    }

    /// Costs count once the delay has made the indemnity due, and before an opening judgment: from
    /// that day on neither indemnity may be claimed (C. com. L441-10 II).
    fn count_cost(&mut self, day: Day, amount: Money) {
        let kept = !self.terms.waiver.compensation && !self.terms.cancelled;
        let owes = self.terms.nature.owes_additional_compensation() && kept;
        let before_judgment = self.terms.insolvency_judgment_on.is_none_or(|judgment| day < judgment);
        if owes && before_judgment && self.indemnity_fixed.is_positive() {
            self.costs.push(Movement { on: day, amount });
        }
    }

    /// All that the costs add to the indemnity, paid or not.
    fn compensation(&self) -> Money {
        let costs = self.costs.iter().map(|cost| cost.amount).sum();
        additional_compensation(costs, self.indemnity_fixed, self.terms.costs_reading)
    }

    /// Where a payment goes. The principal that is not due comes last: what is due meets an unnamed
    /// payment first (C. civ. 1342-10). Agreed or exact payments meet all the principal first.
    fn allocate(&mut self, on: Day, amount: Money) {
        let mut left = amount;
        let mut take = |owed: Money| {
            let taken = left.min(owed);
            left -= taken;
            taken
        };
        let interest_owed = (self.accruals.accrued - self.interest_paid).less(self.interest_given_up);
        let indemnity_owed = (self.indemnity_owed - self.indemnity_paid).less(self.indemnity_given_up);
        let compensation_owed =
            (self.compensation() - self.compensation_paid).less(self.compensation_given_up);
        let (whole, overdue) = (self.principal(), self.overdue_on(on));
        let exact = self.terms.agreed.exact && (amount == whole || amount == overdue);
        let agreed = exact || self.terms.agreed.days.contains(&on);
        let at_first = if agreed { whole } else { overdue };
        let principal_first = agreed || self.terms.allocation == AllocationMode::PrincipalFirst;
        let (to_interest, mut to_principal) = if principal_first {
            let principal = take(at_first);
            (take(interest_owed), principal)
        } else {
            let interest = take(interest_owed);
            (interest, take(at_first))
        };
        let to_indemnity = take(indemnity_owed);
        let to_compensation = take(compensation_owed);
        to_principal += take(whole - to_principal);
        self.interest_paid += to_interest;
        self.reduced += to_principal;
        self.indemnity_paid += to_indemnity;
        self.compensation_paid += to_compensation;
        self.overpaid += left;
        self.allocations.push(Allocation {
            on,
            to_interest,
            to_principal,
            to_indemnity,
            to_compensation,
            overpaid: left,
        });
    }

    fn finish(self, until: Day) -> Statement {
        let principal = self.principal();
        let overdue_principal = self.overdue_on(until);
        // No more is given up than is owed.
        let (interest, indemnity) =
            (self.accruals.accrued - self.interest_paid, self.indemnity_owed - self.indemnity_paid);
        let compensation = self.compensation() - self.compensation_paid;
        let mut flags = self.accruals.flags;
        if self.overpaid.is_positive() {
            flags.push(Flag::Overpaid(self.overpaid));
        }
        flags.sort_unstable();
        flags.dedup();
        Statement {
            days_late: days_late(self.debt, until),
            principal,
            overdue_principal,
            interest: interest.less(self.interest_given_up),
            indemnity: indemnity.less(self.indemnity_given_up),
            recovery_costs: self.costs,
            additional_compensation: compensation.less(self.compensation_given_up),
            interest_waived: interest.min(self.interest_given_up),
            indemnity_waived: indemnity.min(self.indemnity_given_up),
            compensation_waived: compensation.min(self.compensation_given_up),
            lines: self.accruals.lines,
            allocations: self.allocations,
            overpaid: self.overpaid,
            flags,
        }
    }
}

fn days_late(debt: &Debt, until: Day) -> i64 {
    debt.due().map_or(0, |due| due.days_until(until).max(0))
}

/// The statement of a debt on which nothing can be computed but its principal.
pub(super) fn nothing(debt: &Debt, until: Day) -> Statement {
    Statement {
        days_late: days_late(debt, until),
        principal: debt.amount(),
        overdue_principal: Money::ZERO,
        interest: Money::ZERO,
        indemnity: Money::ZERO,
        recovery_costs: Vec::new(),
        additional_compensation: Money::ZERO,
        interest_waived: Money::ZERO,
        indemnity_waived: Money::ZERO,
        compensation_waived: Money::ZERO,
        lines: Vec::new(),
        allocations: Vec::new(),
        overpaid: Money::ZERO,
        flags: Vec::new(),
    }
}

/// What happens up to `until`, in order: by day; on one day the costs paid, credit notes, then
/// payments in the order given, then the due dates (read at the end of their day), then what is
/// given up.
fn happenings(debt: &Debt, terms: &Terms, until: Day) -> Vec<(Day, Happening)> {
    let rank = |happening: &Happening| match happening {
        Happening::CostPaid(_) => 0,
        Happening::CreditNote(_) => 1,
        Happening::Payment(_) => 2,
        Happening::PartDue => 3,
        Happening::PartWaived(_) => 4,
    };
    let movements = |list: &'_ [Movement], make: fn(Money) -> Happening, all: &mut Vec<(Day, Happening)>| {
        let until_then = list.iter().filter(|movement| movement.on <= until);
        all.extend(until_then.map(|movement| (movement.on, make(movement.amount))));
    };
    let mut all = Vec::with_capacity(debt.parts.len() + debt.payments.len() + debt.credit_notes.len());
    movements(&terms.recovery_costs, Happening::CostPaid, &mut all);
    movements(&debt.credit_notes, Happening::CreditNote, &mut all);
    movements(&debt.payments, Happening::Payment, &mut all);
    let due = debt.parts.iter().filter(|part| part.due <= until);
    all.extend(due.map(|part| (part.due, Happening::PartDue)));
    let waived = terms.waived_parts.iter().filter(|part| part.on <= until);
    all.extend(waived.map(|part| (part.on, Happening::PartWaived(*part))));
    all.sort_by_key(|(day, happening)| (*day, rank(happening)));
    all
}
