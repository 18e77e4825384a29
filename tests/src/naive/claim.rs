//! What a claim says and what an answer holds, as JSON.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::calendar::Date;
use super::rates::{self, Clause};

/// Sums in cents.
pub type Cents = i128;

/// A claim, read and checked.
pub struct Claim {
    /// Given back as it came.
    pub id: Value,
    /// `business`, `consumer`, `non_professional` or `public`.
    pub debtor: String,
    /// The last day counted.
    pub until: Date,
    /// Whether a payment meets the principal before the interest.
    pub principal_first: bool,
    /// The days whose payments meet the principal before the interest, as agreed.
    pub on_principal: Vec<Date>,
    /// Whether a payment of exactly the principal settles it.
    pub exact_principal: bool,
    /// Whether the first day's half-year rules the whole delay.
    pub frozen: bool,
    /// Whether leap years have 366 days.
    pub actual: bool,
    /// The contract's own rate.
    pub contract_rate: Option<Clause>,
    /// First presentation of the mise en demeure.
    pub formal_notice_on: Option<Date>,
    /// Opening judgment of insolvency proceedings.
    pub insolvency_judgment_on: Option<Date>,
    /// The invoices, in the order given.
    pub invoices: Vec<Invoice>,
}

impl Claim {
    /// Whether recovering some invoice cost something.
    #[must_use]
    pub fn has_costs(&self) -> bool {
        self.invoices.iter().any(|invoice| !invoice.recovery_costs.is_empty())
    }
}

/// One invoice of a claim.
pub struct Invoice {
    /// Its number.
    pub number: String,
    /// Its amount, tax included.
    pub amount: Cents,
    /// Its due date.
    pub due: Date,
    /// What was paid, in the order given.
    pub payments: Vec<(Date, Cents)>,
    /// What was credited, in the order given.
    pub credit_notes: Vec<(Date, Cents)>,
    /// What recovering it cost, in the order given.
    pub recovery_costs: Vec<(Date, Cents)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClaim {
    #[serde(default)]
    id: Value,
    debtor: String,
    until: Option<String>,
    allocation: Option<String>,
    on_principal: Option<Vec<String>>,
    #[serde(default)]
    exact_principal: bool,
    rate_mode: Option<String>,
    day_basis: Option<String>,
    contract_rate: Option<String>,
    formal_notice_on: Option<String>,
    insolvency_judgment_on: Option<String>,
    invoices: Vec<RawInvoice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawInvoice {
    number: String,
    amount: String,
    due: String,
    #[serde(default)]
    payments: Vec<RawEvent>,
    #[serde(default)]
    credit_notes: Vec<RawEvent>,
    #[serde(default)]
    recovery_costs: Vec<RawEvent>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEvent {
    on: String,
    amount: String,
}

/// Reads one claim, or says which error code it deserves.
pub fn read(line: &str, today: &str) -> Result<Claim, &'static str> {
    let raw: RawClaim = serde_json::from_str(line).map_err(|_| "bad_line")?;
    let known =
        |value: &Option<String>, words: &[&str]| value.as_deref().is_none_or(|word| words.contains(&word));
    if !["business", "consumer", "non_professional", "public"].contains(&raw.debtor.as_str())
        || !known(&raw.allocation, &["interest_first", "principal_first"])
        || !known(&raw.rate_mode, &["floating", "frozen"])
        || !known(&raw.day_basis, &["365", "actual"])
    {
        return Err("bad_line");
    }
    let is = |value: &Option<String>, word: &str| value.as_deref() == Some(word);
    Ok(Claim {
        until: date(raw.until.as_deref().unwrap_or(today))?,
        principal_first: is(&raw.allocation, "principal_first"),
        on_principal: raw.on_principal.iter().flatten().map(|day| date(day)).collect::<Result<_, _>>()?,
        exact_principal: raw.exact_principal,
        frozen: is(&raw.rate_mode, "frozen"),
        actual: is(&raw.day_basis, "actual"),
        contract_rate: raw.contract_rate.map(|text| rates::clause(&text).ok_or("bad_rate")).transpose()?,
        formal_notice_on: raw.formal_notice_on.as_deref().map(date).transpose()?,
        insolvency_judgment_on: raw.insolvency_judgment_on.as_deref().map(date).transpose()?,
        invoices: raw.invoices.into_iter().map(invoice).collect::<Result<_, _>>()?,
        id: raw.id,
        debtor: raw.debtor,
    })
}

fn invoice(raw: RawInvoice) -> Result<Invoice, &'static str> {
    Ok(Invoice {
        amount: cents(&raw.amount)?,
        due: date(&raw.due)?,
        payments: raw.payments.iter().map(event).collect::<Result<_, _>>()?,
        credit_notes: raw.credit_notes.iter().map(event).collect::<Result<_, _>>()?,
        recovery_costs: raw.recovery_costs.iter().map(event).collect::<Result<_, _>>()?,
        number: raw.number,
    })
}

fn event(raw: &RawEvent) -> Result<(Date, Cents), &'static str> {
    Ok((date(&raw.on)?, cents(&raw.amount)?))
}

fn date(text: &str) -> Result<Date, &'static str> {
    Date::read(text).ok_or("bad_date")
}

/// Reads `1850.00`, strictly positive.
fn cents(text: &str) -> Result<Cents, &'static str> {
    let (units, decimals) = text.split_once('.').ok_or("bad_amount")?;
    if decimals.len() != 2 || units.is_empty() || units.len() > 13 {
        return Err("bad_amount");
    }
    let read: Option<u64> = format!("{units}{decimals}").parse().ok();
    read.filter(|cents| *cents > 0).map(Cents::from).ok_or("bad_amount")
}

/// Cents as printed, `1850.00`.
pub fn euros(cents: Cents) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// The answer to a claim, its keys in the order of the contract.
#[derive(Serialize)]
pub struct Answer {
    /// The claim's own.
    pub id: Value,
    /// One per invoice, in order.
    pub invoices: Vec<InvoiceAnswer>,
    /// Principal still owed, all invoices.
    pub principal: String,
    /// Interest still owed, all invoices.
    pub interest: String,
    /// Indemnities still owed.
    pub indemnity: String,
    /// What costs add and is still owed; said where some invoice has costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_compensation: Option<String>,
    /// The sum of them.
    pub due: String,
    /// The same over the invoices past their due date.
    pub overdue: String,
    /// What the reader must know, sorted.
    pub flags: Vec<String>,
}

/// The answer for one invoice.
#[derive(Serialize)]
pub struct InvoiceAnswer {
    /// Its number.
    pub number: String,
    /// Days from the due date to the last day counted.
    pub days_late: u32,
    /// Principal still owed.
    pub principal: String,
    /// Interest still owed.
    pub interest: String,
    /// Indemnity still owed.
    pub indemnity: String,
    /// What costs add and is still owed; said where some invoice has costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_compensation: Option<String>,
    /// Every interest line, paid or not.
    pub lines: Vec<Line>,
    /// Where each payment went.
    pub allocations: Vec<Allocation>,
}

/// Neighbouring days with one principal and one rate.
#[derive(Serialize)]
pub struct Line {
    /// First day.
    pub from: String,
    /// Last day, counted.
    pub to: String,
    /// How many days.
    pub days: u32,
    /// Percent per year.
    pub rate: String,
    /// What bears interest.
    pub principal: String,
    /// Rounded to the cent.
    pub interest: String,
}

/// Where one payment went.
#[derive(Serialize)]
pub struct Allocation {
    /// The day of the payment.
    pub on: String,
    /// Share that met interest.
    pub to_interest: String,
    /// Share that met principal.
    pub to_principal: String,
    /// Share that met the indemnity.
    pub to_indemnity: String,
    /// Share that met what costs add; said where some invoice has costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_compensation: Option<String>,
    /// What nothing was owed for.
    pub overpaid: String,
}

/// The answer to a line that is refused.
#[derive(Serialize)]
pub struct Refusal {
    /// The claim's own, if it could be read.
    pub id: Value,
    /// The number of the line in the file.
    pub line: u64,
    /// Why.
    pub error: Failure,
}

/// Why a line is refused.
#[derive(Serialize)]
pub struct Failure {
    /// The code of the contract.
    pub code: &'static str,
    /// The semester for an unknown rate.
    pub detail: String,
}
