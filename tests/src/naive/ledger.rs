//! The walk, one day after the other.

use std::collections::BTreeSet;

use super::calendar::Date;
use super::claim::{Allocation, Cents, Claim, Invoice, InvoiceAnswer, Line, euros};
use super::rates::{self, Clause, Millionths};

const INDEMNITY: Cents = 4_000;

/// What the whole claim must say beside its amounts.
#[derive(Default)]
pub struct Flags {
    words: BTreeSet<String>,
    overpaid: Cents,
}

impl Flags {
    /// The flags in order, without repetition.
    pub fn sorted(mut self) -> Vec<String> {
        if self.overpaid > 0 {
            self.words.insert(format!("overpaid:{}", euros(self.overpaid)));
        }
        self.words.into_iter().collect()
    }
}

/// What an invoice has come to.
pub struct Walk {
    /// Principal left.
    pub balance: Cents,
    /// Interest left.
    pub interest: Cents,
    /// Indemnity left.
    pub indemnity: Cents,
    /// What the costs add, left.
    pub costs: Cents,
    /// Of the first forty euros of costs, what is not used up yet; none before the delay.
    absorbed: Option<Cents>,
    days_late: u32,
    open: Option<OpenLine>,
    lines: Vec<Line>,
    allocations: Vec<Allocation>,
}

struct OpenLine {
    from: Date,
    to: Date,
    days: u32,
    rate: Millionths,
    principal: Cents,
    year: i128,
}

impl Walk {
    /// The part of the answer about this invoice.
    pub fn answer(self, claim: &Claim, invoice: &Invoice) -> InvoiceAnswer {
        InvoiceAnswer {
            number: invoice.number.clone(),
            days_late: self.days_late,
            principal: euros(self.balance),
            interest: euros(self.interest),
            indemnity: euros(self.indemnity),
            additional_compensation: claim.has_costs().then(|| euros(self.costs)),
            lines: self.lines,
            allocations: self.allocations,
        }
    }

    fn close(&mut self) {
        let Some(line) = self.open.take() else { return };
        // Cents × millionths of a percent × days, over 100 × 1,000,000 × days of the year.
        let whole = 100_000_000 * line.year;
        let exact = line.principal * line.rate * Cents::from(line.days);
        let interest = exact / whole + Cents::from(exact % whole * 2 >= whole);
        self.interest += interest;
        self.lines.push(Line {
            from: line.from.to_string(),
            to: line.to.to_string(),
            days: line.days,
            rate: rates::text(line.rate),
            principal: euros(line.principal),
            interest: euros(interest),
        });
    }

    fn bear(&mut self, today: Date, rate: Millionths, year: i128) {
        let principal = self.balance;
        let same = |line: &OpenLine| line.rate == rate && line.principal == principal && line.year == year;
        if !self.open.as_ref().is_some_and(same) {
            self.close();
            self.open = Some(OpenLine { from: today, to: today, days: 0, rate, principal, year });
        }
        if let Some(line) = &mut self.open {
            line.to = today;
            line.days += 1;
        }
    }

    fn pay(&mut self, claim: &Claim, today: Date, paid: Cents) -> Cents {
        let exact = claim.exact_principal && paid == self.balance;
        let principal_first = claim.principal_first || exact || claim.on_principal.contains(&today);
        let mut left = paid;
        let mut take = |owed: &mut Cents| {
            let taken = left.min(*owed);
            *owed -= taken;
            left -= taken;
            euros(taken)
        };
        let (to_interest, to_principal) = if principal_first {
            let to_principal = take(&mut self.balance);
            (take(&mut self.interest), to_principal)
        } else {
            let to_interest = take(&mut self.interest);
            (to_interest, take(&mut self.balance))
        };
        let to_indemnity = take(&mut self.indemnity);
        let to_costs = take(&mut self.costs);
        let on = today.to_string();
        self.allocations.push(Allocation {
            on,
            to_interest,
            to_principal,
            to_indemnity,
            to_compensation: claim.has_costs().then_some(to_costs),
            overpaid: euros(left),
        });
        left
    }
}

/// Walks one invoice from its first event to the end of the claim's last day,
/// or names the semester whose rate is missing.
pub fn walk(claim: &Claim, invoice: &Invoice, flags: &mut Flags) -> Result<Walk, String> {
    let events = invoice.payments.iter().chain(&invoice.credit_notes);
    let mut today = events.map(|event| event.0).fold(invoice.due, Date::min);
    let mut walk = Walk {
        balance: invoice.amount,
        interest: 0,
        indemnity: 0,
        costs: 0,
        absorbed: None,
        days_late: 0,
        open: None,
        lines: Vec::new(),
        allocations: Vec::new(),
    };
    while today <= claim.until {
        morning(claim, invoice, today, &mut walk, flags)?;
        evening(claim, invoice, today, &mut walk, flags);
        today = today.tomorrow();
    }
    walk.close();
    Ok(walk)
}

fn morning(
    claim: &Claim,
    invoice: &Invoice,
    today: Date,
    walk: &mut Walk,
    flags: &mut Flags,
) -> Result<(), String> {
    let professional = matches!(claim.debtor.as_str(), "business" | "public");
    let first_day = invoice.due.tomorrow();
    if today >= first_day {
        walk.days_late += 1;
    }
    let stopped = |day: Date| claim.insolvency_judgment_on.is_some_and(|judgment| day >= judgment);
    if today == first_day && professional && walk.balance > 0 && !stopped(invoice.due) {
        walk.indemnity = INDEMNITY;
        walk.absorbed = (claim.debtor == "business").then_some(INDEMNITY);
    }
    let noticed = professional || claim.formal_notice_on.is_some_and(|notice| today > notice);
    if today < first_day || !noticed || stopped(today) || walk.balance == 0 {
        walk.close();
        return Ok(());
    }
    let rate = rate_of(claim, first_day, today, flags)?;
    let year = if claim.actual { today.year_length() } else { 365 };
    walk.bear(today, rate, year);
    Ok(())
}

fn rate_of(claim: &Claim, first_day: Date, today: Date, flags: &mut Flags) -> Result<Millionths, String> {
    let unknown = |day: Date| move || day.semester();
    match claim.debtor.as_str() {
        "business" => {}
        "public" if first_day.year < 2013 => return Err(first_day.semester()),
        "public" => return Ok(rates::ecb(first_day).ok_or_else(unknown(first_day))? + 8_000_000),
        _ => return rates::legal(today).ok_or_else(unknown(today)),
    }
    let anchor = if claim.frozen { first_day } else { today };
    // A number is compared in every half-year crossed; a formula where its rate is read.
    let (rate, floor_day, warning) = match claim.contract_rate {
        Some(Clause::Number(rate)) => (rate, today, "rate_below_floor"),
        Some(Clause::TimesLegal(hundredths)) => {
            let legal = rates::legal(anchor).ok_or_else(unknown(anchor))?;
            (legal * hundredths / 100, anchor, "rate_below_floor")
        }
        Some(Clause::AboveEcb(points)) => {
            (rates::ecb(anchor).ok_or_else(unknown(anchor))? + points, anchor, "rate_below_floor")
        }
        None => (rates::ecb(anchor).ok_or_else(unknown(anchor))? + 10_000_000, anchor, "default_below_floor"),
    };
    let floor = rates::legal(floor_day).map(|legal| 3 * legal);
    let warning = match floor {
        None => "floor_unknown",
        Some(floor) if rate < floor => warning,
        Some(_) => return Ok(rate),
    };
    flags.words.insert(format!("{warning}:{}", floor_day.semester()));
    Ok(rate)
}

fn evening(claim: &Claim, invoice: &Invoice, today: Date, walk: &mut Walk, flags: &mut Flags) {
    spend(claim, invoice, today, walk);
    let of_today = |events: &[(Date, Cents)]| -> Vec<Cents> {
        events.iter().filter(|event| event.0 == today).map(|event| event.1).collect()
    };
    let (credited, paid) = (of_today(&invoice.credit_notes), of_today(&invoice.payments));
    if credited.is_empty() && paid.is_empty() {
        return;
    }
    walk.close();
    for credit in credited {
        flags.overpaid += (credit - walk.balance).max(0);
        walk.balance = (walk.balance - credit).max(0);
    }
    for payment in paid {
        flags.overpaid += walk.pay(claim, today, payment);
    }
}

/// The costs of the day, before its payments: the indemnity absorbs the first of them.
fn spend(claim: &Claim, invoice: &Invoice, today: Date, walk: &mut Walk) {
    let Some(absorbed) = &mut walk.absorbed else { return };
    if claim.insolvency_judgment_on.is_some_and(|judgment| today >= judgment) {
        return;
    }
    for (_, cost) in invoice.recovery_costs.iter().filter(|cost| cost.0 == today) {
        let covered = (*cost).min(*absorbed);
        *absorbed -= covered;
        walk.costs += cost - covered;
    }
}
