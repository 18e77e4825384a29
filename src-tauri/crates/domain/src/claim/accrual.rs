//! Interest lines: which rate each day bears, and where a line closes.

use super::{BelowFloor, DayBasis, Flag, InterestLine, RateMode, Terms};
use crate::{ContractRate, Day, DebtorNature, Law, Money, Rate, RateUnknown, Semester};

/// A line that may still grow by neighbouring days.
struct OpenLine {
    began: Semester,
    from: Day,
    to: Day,
    rate: Rate,
    principal: Money,
    year_days: i64,
}

/// Builds the interest lines of one debt, day ranges handed in order; sums whose delay began in
/// different half-years have lines of their own.
pub(super) struct Accruals<'a> {
    terms: &'a Terms,
    law: &'a Law,
    open: Vec<OpenLine>,
    pub(super) lines: Vec<InterestLine>,
    pub(super) accrued: Money,
    pub(super) flags: Vec<Flag>,
}

impl<'a> Accruals<'a> {
    pub(super) fn new(terms: &'a Terms, law: &'a Law) -> Accruals<'a> {
        Accruals { terms, law, open: Vec::new(), lines: Vec::new(), accrued: Money::ZERO, flags: Vec::new() }
    }

    /// Adds the days `from..=to`, all bearing interest on `principal` (above nothing), whose delay
    /// began in `began`.
    pub(super) fn bear(
        &mut self,
        began: Semester,
        from: Day,
        to: Day,
        principal: Money,
    ) -> Result<(), RateUnknown> {
        let mut start = from;
        while start <= to {
            let semester = start.semester();
            let end = semester.last_day().min(to);
            let rate = self.rate_of(semester, began)?;
            let year_days = match self.terms.day_basis {
                DayBasis::Fixed365 => 365,
                DayBasis::Actual => start.days_in_year(),
            };
            self.extend(OpenLine { began, from: start, to: end, rate, principal, year_days });
            start = end.next();
        }
        Ok(())
    }

    /// Ends the open lines: the day they hold last is final.
    pub(super) fn close(&mut self) {
        for line in std::mem::take(&mut self.open) {
            self.end(&line);
        }
    }

    /// The lines of the whole debt, by their days.
    pub(super) fn sort(&mut self) {
        self.lines.sort_by_key(|line| (line.from, line.began));
    }

    fn end(&mut self, line: &OpenLine) {
        let days = line.from.days_until(line.to) + 1;
        let interest = line.rate.accrue(line.principal, days, line.year_days).to_cents();
        self.accrued += interest;
        self.lines.push(InterestLine {
            from: line.from,
            to: line.to,
            days,
            rate: line.rate,
            principal: line.principal,
            interest,
            year_days: line.year_days,
            began: line.began,
        });
    }

    fn extend(&mut self, piece: OpenLine) {
        let Some(open) = self.open.iter_mut().find(|open| open.began == piece.began) else {
            self.open.push(piece);
            return;
        };
        let same = open.to.next() == piece.from
            && open.principal == piece.principal
            && open.rate == piece.rate
            && open.year_days == piece.year_days;
        if same {
            open.to = piece.to;
        } else {
            let ended = std::mem::replace(open, piece);
            self.end(&ended);
        }
    }

    /// The rate of the days of `semester` in a delay that began in `began`, with its flags.
    fn rate_of(&mut self, semester: Semester, began: Semester) -> Result<Rate, RateUnknown> {
        match self.terms.nature {
            DebtorNature::Business => self.business_rate(semester, began),
            DebtorNature::PublicBuyer => {
                let rate = self.law.public_rate(began)?;
                self.flag_unverified_refinancing(began);
                Ok(rate)
            }
            DebtorNature::Consumer | DebtorNature::NonProfessional => {
                let rate = self.law.legal_rate(semester)?;
                let known = self.law.semester(semester).and_then(|rates| rates.legal.as_ref());
                if known.is_some_and(|known| !known.verified) {
                    self.flags.push(Flag::RateUnverified(semester));
                }
                Ok(rate)
            }
        }
    }

    fn business_rate(&mut self, semester: Semester, began: Semester) -> Result<Rate, RateUnknown> {
        match self.terms.contract_rate {
            Some(rate) => self.contract_rate(rate, semester, began),
            None => self.default_rate(semester, began),
        }
    }

    /// The rate of a clause, compared with its floor (L441-10 II): a number in each half-year
    /// crossed, a formula in the half-year that gives its value, for « trois fois le taux légal »
    /// is that floor itself.
    fn contract_rate(
        &mut self,
        clause: ContractRate,
        semester: Semester,
        began: Semester,
    ) -> Result<Rate, RateUnknown> {
        let read = if clause.follows_semesters() { self.read_in(semester, began) } else { semester };
        let rate = clause.in_semester(read, self.law)?;
        if !clause.is_verified_in(read, self.law) {
            self.flags.push(Flag::RateUnverified(read));
        }
        let Some(floor) = self.law.floor(read) else {
            self.flags.push(Flag::FloorUnknown(read));
            return Ok(rate);
        };
        if rate >= floor {
            return Ok(rate);
        }
        self.flags.push(Flag::RateBelowFloor(read));
        match self.terms.below_floor {
            BelowFloor::Keep => Ok(rate),
            BelowFloor::Raise => Ok(floor),
            BelowFloor::UseDefault => self.default_rate(semester, began),
        }
    }

    /// The half-year whose rates hold for the days of `semester` in a delay that began in `began`.
    fn read_in(&self, semester: Semester, began: Semester) -> Semester {
        match self.terms.rate_mode {
            RateMode::Floating => semester,
            RateMode::Frozen => began,
        }
    }

    fn default_rate(&mut self, semester: Semester, began: Semester) -> Result<Rate, RateUnknown> {
        let used = self.read_in(semester, began);
        let rate = self.law.default_rate(used)?;
        if self.law.floor(used).is_some_and(|floor| rate < floor) {
            self.flags.push(Flag::DefaultBelowFloor(used));
        }
        self.flag_unverified_refinancing(used);
        Ok(rate)
    }

    fn flag_unverified_refinancing(&mut self, semester: Semester) {
        let known = self.law.semester(semester).and_then(|rates| rates.refinancing.as_ref());
        if known.is_some_and(|known| !known.verified) {
            self.flags.push(Flag::RateUnverified(semester));
        }
    }
}
