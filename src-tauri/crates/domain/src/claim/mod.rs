//! What a debtor owes on a day, line by line.
//!
//! [`statement`] is the one function that computes what is left to pay; lists,
//! letters, the dashboard and the terminal all use it.

mod accrual;
mod costs;
mod day_table;
mod ledger;
mod sharing;

use crate::{ContractRate, Day, DebtorNature, Law, Money, Rate, RateUnknown, Semester};

pub use costs::{CostsReading, additional_compensation, shared_evenly};
pub use day_table::{DayDue, day_table, days_to_tell, due_on_days};
pub use sharing::shared_by_weight;

/// How a business rate follows the half-years (law open: see the setting).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum RateMode {
    /// Each day bears the rate of the half-year it falls in (default).
    #[default]
    Floating,
    /// The rate of the half-year in which the delay began holds for the whole delay.
    Frozen,
}

/// Number of days in the year that divides a yearly rate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum DayBasis {
    /// 365, in leap years too (default).
    #[default]
    #[serde(rename = "365")]
    Fixed365,
    /// 365 or 366, as the year has.
    #[serde(rename = "actual")]
    Actual,
}

/// What a part payment is counted on first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum AllocationMode {
    /// Interest, then principal, then the indemnity (C. civ. 1343-1; default).
    #[default]
    InterestFirst,
    /// Principal, then interest, then the indemnity (by agreement).
    PrincipalFirst,
}

/// What is done of a contract rate under its floor; no court has said (law open: see the setting).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum BelowFloor {
    /// Kept as agreed, and flagged (default: never corrected silently).
    #[default]
    Keep,
    /// Raised to three times the legal rate.
    Raise,
    /// The clause is left aside: the default rate applies.
    UseDefault,
}

/// The rules that apply to one debt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Which law applies.
    pub nature: DebtorNature,
    /// Floating or frozen business rate.
    pub rate_mode: RateMode,
    /// Days in the year.
    pub day_basis: DayBasis,
    /// What payments are counted on first.
    pub allocation: AllocationMode,
    /// Which payments go to the principal first whatever the rule is.
    pub agreed: OnPrincipal,
    /// Rate of an accepted clause; business only.
    pub contract_rate: Option<ContractRate>,
    /// What is done where that rate is under its floor.
    pub below_floor: BelowFloor,
    /// First presentation of the formal notice: interest of a consumer starts the day after.
    pub formal_notice_on: Option<Day>,
    /// The last day whose interest is counted, where a paper stops there: the last one whose rate is
    /// known, or the one chosen. What runs after it is not given up.
    pub interest_until: Option<Day>,
    /// Opening judgment that stops the interest of this debt (L622-28): from that day on, none.
    pub insolvency_judgment_on: Option<Day>,
    /// What the creditor has expressly given up.
    pub waiver: Waiver,
    /// Credit notes cancel the whole invoice: the sum was never due, and nothing is added to it.
    pub cancelled: bool,
    /// Parts of it given up, each an explicit act of its day.
    pub waived_parts: Vec<WaivedPart>,
    /// Costs of recovering this debt that were paid and are justified, each on the day it was paid.
    pub recovery_costs: Vec<Movement>,
    /// What they add to the fixed indemnity.
    pub costs_reading: CostsReading,
}

impl Terms {
    /// The default rules for a debtor of this nature.
    #[must_use]
    pub fn of(nature: DebtorNature) -> Terms {
        Terms {
            nature,
            rate_mode: RateMode::default(),
            day_basis: DayBasis::default(),
            allocation: AllocationMode::default(),
            agreed: OnPrincipal::default(),
            contract_rate: None,
            below_floor: BelowFloor::default(),
            formal_notice_on: None,
            interest_until: None,
            insolvency_judgment_on: None,
            waiver: Waiver::default(),
            cancelled: false,
            waived_parts: Vec::new(),
            recovery_costs: Vec::new(),
            costs_reading: CostsReading::default(),
        }
    }
}

/// The payments that meet the principal first, due or not: what is agreed prevails over C. civ.
/// 1343-1 (law reference 5, 17.17).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnPrincipal {
    /// The days whose payments an agreement counts so: instalments of a plan, a set-off.
    pub days: Vec<Day>,
    /// Whether a payment of exactly the principal owed, or of exactly the principal past its due
    /// date, settles it: interest then stays at its sum and bears nothing.
    pub exact: bool,
}

/// An explicit act of the creditor, never assumed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Waiver {
    /// Late-payment interest is given up, from the first day.
    pub interest: bool,
    /// The fixed indemnity is given up.
    pub indemnity: bool,
    /// What recovery costs add to the indemnity is given up, costs to come included. It is an act
    /// of its own: giving up the indemnity does not give this up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub compensation: bool,
}

/// Sums of interest and indemnity given up on one invoice, without giving up the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaivedPart {
    /// The day of the act: sums counted before it stay counted.
    pub on: Day,
    /// Interest given up.
    pub interest: Money,
    /// Indemnity given up.
    pub indemnity: Money,
    /// Additional compensation given up.
    pub compensation: Money,
}

/// A part of an invoice with its own due date (échéance, retenue de garantie).
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DuePart {
    /// The last day to pay it on time.
    pub due: Day,
    /// Its sum, tax included.
    pub amount: Money,
}

/// A payment or a credit note on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Movement {
    /// The day the funds are available, or the date of the credit note.
    pub on: Day,
    /// A sum above nothing.
    pub amount: Money,
}

/// One invoice as a debt: its due parts and what reduced it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debt {
    /// Due parts, earliest first; at least one.
    pub parts: Vec<DuePart>,
    /// Payments in the order received.
    pub payments: Vec<Movement>,
    /// Credit notes (avoirs).
    pub credit_notes: Vec<Movement>,
}

impl Debt {
    /// A debt due in one part.
    #[must_use]
    pub fn new(amount: Money, due: Day) -> Debt {
        Debt { parts: vec![DuePart { due, amount }], payments: Vec::new(), credit_notes: Vec::new() }
    }

    /// The first due date.
    #[must_use]
    pub fn due(&self) -> Option<Day> {
        self.parts.iter().map(|part| part.due).min()
    }

    /// The sum of the parts, tax included.
    #[must_use]
    pub fn amount(&self) -> Money {
        self.parts.iter().map(|part| part.amount).sum()
    }
}

/// Interest over neighbouring days with one principal and one rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InterestLine {
    /// First day that bears interest.
    pub from: Day,
    /// Last day that bears interest.
    pub to: Day,
    /// Number of days, both ends counted.
    pub days: i64,
    /// Percent per year.
    pub rate: Rate,
    /// The sum that bears it.
    pub principal: Money,
    /// Rounded half up to the cent.
    pub interest: Money,
    /// Days in the year used: 365 or 366.
    pub year_days: i64,
    /// The half-year in which the delay of that sum began: it rules a rate that is not read again.
    pub began: Semester,
}

/// Where one payment went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// The day of the payment.
    pub on: Day,
    /// Counted on interest.
    pub to_interest: Money,
    /// Counted on principal.
    pub to_principal: Money,
    /// Counted on the indemnity.
    pub to_indemnity: Money,
    /// Counted on the additional compensation, last of all.
    pub to_compensation: Money,
    /// More than was owed.
    pub overpaid: Money,
}

/// A fact about the computation that the reader must see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// The default rate used is under the floor of clauses: kept, the floor binds clauses only.
    DefaultBelowFloor(Semester),
    /// The floor of that half-year is not known, so the contract rate could not be compared.
    FloorUnknown(Semester),
    /// The indemnity owed comes from a source that was not cross-checked.
    IndemnityUnverified,
    /// More was paid or credited than was owed.
    Overpaid(Money),
    /// The contract rate is under the floor (L441-10 II); the amount is computed with it all the same.
    RateBelowFloor(Semester),
    /// The rate used comes from a source that was not cross-checked.
    RateUnverified(Semester),
}

impl std::fmt::Display for Flag {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Flag::DefaultBelowFloor(semester) => write!(out, "default_below_floor:{semester}"),
            Flag::FloorUnknown(semester) => write!(out, "floor_unknown:{semester}"),
            Flag::IndemnityUnverified => write!(out, "indemnity_unverified"),
            Flag::Overpaid(amount) => write!(out, "overpaid:{amount}"),
            Flag::RateBelowFloor(semester) => write!(out, "rate_below_floor:{semester}"),
            Flag::RateUnverified(semester) => write!(out, "rate_unverified:{semester}"),
        }
    }
}

/// What is owed on one invoice at the end of a day (décompte).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Whole days since the first due date, never below 0.
    pub days_late: i64,
    /// Principal still owed, whether due or not.
    pub principal: Money,
    /// Principal whose due date has passed.
    pub overdue_principal: Money,
    /// Interest still owed.
    pub interest: Money,
    /// Indemnity still owed.
    pub indemnity: Money,
    /// Recovery costs that count: paid once the debt was late, of a debtor who owes what exceeds
    /// the indemnity.
    pub recovery_costs: Vec<Movement>,
    /// What is still owed of those costs above the indemnity (indemnisation complémentaire,
    /// C. com. L441-10 II).
    pub additional_compensation: Money,
    /// Interest given up in part, no longer owed.
    pub interest_waived: Money,
    /// Indemnity given up in part, no longer owed.
    pub indemnity_waived: Money,
    /// Additional compensation given up in part, no longer owed.
    pub compensation_waived: Money,
    /// All the interest lines, paid or not.
    pub lines: Vec<InterestLine>,
    /// Where each payment went.
    pub allocations: Vec<Allocation>,
    /// More than was owed, over payments and credit notes.
    pub overpaid: Money,
    /// Sorted, without repetition.
    pub flags: Vec<Flag>,
}

impl Statement {
    /// Principal, interest, indemnity and additional compensation still owed.
    #[must_use]
    pub fn due(&self) -> Money {
        self.principal + self.additions()
    }

    /// What may be asked at once: principal past its due date and all that the delay adds to it.
    #[must_use]
    pub fn exigible(&self) -> Money {
        self.overdue_principal + self.additions()
    }

    /// What the delay adds to the principal: interest, indemnity, additional compensation.
    #[must_use]
    pub fn additions(&self) -> Money {
        self.interest + self.indemnity + self.additional_compensation
    }

    /// The recovery costs that count, in all.
    #[must_use]
    pub fn costs(&self) -> Money {
        self.recovery_costs.iter().map(|cost| cost.amount).sum()
    }

    /// All the interest that ran, paid or not.
    #[must_use]
    pub fn interest_accrued(&self) -> Money {
        self.lines.iter().map(|line| line.interest).sum()
    }
}

/// What is owed on `debt` at the end of the day `until`.
///
/// The first day of interest is the day after the due date, the day of a
/// payment still bears interest on the old balance, and each line is rounded
/// half up to the cent (law reference 1.4 to 1.7).
///
/// ```
/// use dument_domain::{claim, DebtorNature, Law};
/// let debt = claim::Debt::new("1850.00".parse()?, "2026-05-16".parse()?);
/// let terms = claim::Terms::of(DebtorNature::Business);
/// let statement = claim::statement(&debt, &terms, &Law::shipped()?, "2026-06-30".parse()?)?;
/// assert_eq!(statement.days_late, 45);
/// assert_eq!(statement.interest.to_string(), "27.71");
/// assert_eq!(statement.indemnity.to_string(), "40.00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`RateUnknown`] when a day with principal needs the rate of a half-year that is not known.
pub fn statement(debt: &Debt, terms: &Terms, law: &Law, until: Day) -> Result<Statement, RateUnknown> {
    ledger::Ledger::run(debt, terms, law, until, None)
}

/// The same, never failing: where a rate is missing, interest stops the day
/// before the half-year that lacks it, and the half-year is named.
#[must_use]
pub fn statement_as_known(
    debt: &Debt,
    terms: &Terms,
    law: &Law,
    until: Day,
) -> (Statement, Option<RateUnknown>) {
    match statement(debt, terms, law, until) {
        Ok(statement) => (statement, None),
        Err(missing) => {
            let stop = missing.0.first_day();
            let known = ledger::Ledger::run(debt, terms, law, until, Some(stop));
            let without_interest = || {
                let waived = Terms { waiver: Waiver { interest: true, ..terms.waiver }, ..terms.clone() };
                ledger::Ledger::run(debt, &waived, law, until, Some(stop))
            };
            match known.or_else(|_| without_interest()) {
                Ok(statement) => (statement, Some(missing)),
                Err(other) => (ledger::nothing(debt, until), Some(other)),
            }
        }
    }
}
