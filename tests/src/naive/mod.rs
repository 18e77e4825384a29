//! The naive ledger: the same answer as `compute`, found by walking day by day.
//!
//! It exists to disagree. It shares no code and no type with `domain`: its own
//! cents, its own calendar, its own copy of the rates. Each morning it looks
//! whether the balance bears interest that day, each evening it applies the
//! credit notes and the payments of the day. Where the two answers differ, one
//! of them has misread `docs/CLI.md`.

mod calendar;
mod claim;
mod ledger;
mod rates;

pub use calendar::Date;
pub use claim::{Answer, Claim, InvoiceAnswer, Line};

use claim::{Failure, Refusal};
use ledger::Flags;

/// The answer to one claim line, as `compute` must print it, without the line end.
///
/// `message` is prose and not part of what is compared: a refusal has only its
/// code and its detail. A line that this ledger cannot read gives `bad_line`.
#[must_use]
pub fn answer_line(today: &str, line_number: u64, line: &str) -> String {
    let claim = match claim::read(line, today) {
        Ok(claim) => claim,
        Err(code) => return refusal(serde_json::Value::Null, line_number, code, String::new()),
    };
    let id = claim.id.clone();
    match answer(&claim) {
        Ok(answer) => serde_json::to_string(&answer).unwrap_or_default(),
        Err(semester) => refusal(id, line_number, "rate_unknown", semester),
    }
}

fn refusal(id: serde_json::Value, line: u64, code: &'static str, detail: String) -> String {
    let refusal = Refusal { id, line, error: Failure { code, detail } };
    serde_json::to_string(&refusal).unwrap_or_default()
}

/// The answer to a claim, or the semester whose rate is missing.
fn answer(claim: &Claim) -> Result<Answer, String> {
    let mut flags = Flags::default();
    let (mut principal, mut interest, mut indemnity, mut costs, mut overdue) = (0, 0, 0, 0, 0);
    let mut invoices = Vec::new();
    for invoice in &claim.invoices {
        let end = ledger::walk(claim, invoice, &mut flags)?;
        principal += end.balance;
        interest += end.interest;
        indemnity += end.indemnity;
        costs += end.costs;
        if claim.until > invoice.due {
            overdue += end.balance + end.interest + end.indemnity + end.costs;
        }
        invoices.push(end.answer(claim, invoice));
    }
    Ok(Answer {
        id: claim.id.clone(),
        invoices,
        principal: claim::euros(principal),
        interest: claim::euros(interest),
        indemnity: claim::euros(indemnity),
        additional_compensation: claim.has_costs().then(|| claim::euros(costs)),
        due: claim::euros(principal + interest + indemnity + costs),
        overdue: claim::euros(overdue),
        flags: flags.sorted(),
    })
}
