//! Writing the answer to one claim of the terminal contract.

use std::fmt::Write;

use dument_domain::claim::{self, Flag, Statement};
use dument_domain::{Law, Money};
use serde_json::value::RawValue;

use super::Refusal;
use super::request::{Claim, ClaimInvoice};

/// Computes every invoice of a claim, in order.
pub(super) fn statements(claim: &Claim<'_>, law: &Law) -> Result<Vec<Statement>, Refusal> {
    let statement = |invoice: &ClaimInvoice<'_>| {
        claim::statement(&invoice.debt, &claim.terms, law, claim.until)
            .map_err(|missing| Refusal { code: "rate_unknown", detail: missing.0.to_string() })
    };
    let statements = claim.invoices.iter().map(statement).collect::<Result<Vec<_>, _>>()?;
    if !is_held(&statements, Statement::due) || !is_held(&statements, |statement| statement.overpaid) {
        return Err(Refusal { code: "bad_amount", detail: "total".to_owned() });
    }
    Ok(statements)
}

/// Whether a sum over the invoices is one that `Money` holds exactly.
fn is_held(statements: &[Statement], part: fn(&Statement) -> Money) -> bool {
    let exact: i128 = statements.iter().map(|statement| i128::from(part(statement).cents())).sum();
    exact < i128::from(i64::MAX)
}

/// Appends the answer.
pub(super) fn write(claim: &Claim<'_>, statements: &[Statement], out: &mut String) {
    out.push_str("{\"id\":");
    out.push_str(claim.id.map_or("null", RawValue::get));
    out.push_str(",\"invoices\":[");
    for (position, (invoice, statement)) in claim.invoices.iter().zip(statements).enumerate() {
        separate(position, out);
        write_invoice(&invoice.number, statement, out);
    }
    let sum = |part: fn(&Statement) -> Money| statements.iter().map(part).sum::<Money>();
    let late = claim.invoices.iter().zip(statements).filter(|(invoice, _)| claim.until > invoice.due);
    let overdue: Money = late.map(|(_, statement)| statement.due()).sum();
    put(
        out,
        format_args!(
            "],\"principal\":\"{}\",\"interest\":\"{}\",\"indemnity\":\"{}\",\"due\":\"{}\",\"overdue\":\"{overdue}\",\"flags\":[",
            sum(|statement| statement.principal),
            sum(|statement| statement.interest),
            sum(|statement| statement.indemnity),
            sum(Statement::due),
        ),
    );
    for (position, flag) in claim_flags(statements).iter().enumerate() {
        separate(position, out);
        put(out, format_args!("\"{flag}\""));
    }
    out.push_str("]}");
}

/// The flags of all the invoices, overpayments summed, sorted, once each.
pub(crate) fn claim_flags(statements: &[Statement]) -> Vec<Flag> {
    let overpaid: Money = statements.iter().map(|statement| statement.overpaid).sum();
    let all = statements.iter().flat_map(|statement| statement.flags.iter().copied());
    let mut flags: Vec<Flag> = all.filter(|flag| !matches!(flag, Flag::Overpaid(_))).collect();
    if overpaid.is_positive() {
        flags.push(Flag::Overpaid(overpaid));
    }
    flags.sort_unstable();
    flags.dedup();
    flags
}

/// Appends the error object of a line.
pub(super) fn write_error(id: Option<&RawValue>, line: u64, refusal: &Refusal, out: &mut String) {
    let id = id.map_or("null", RawValue::get);
    put(out, format_args!("{{\"id\":{id},\"line\":{line},\"error\":{{\"code\":\"{}\",\"detail\":", refusal.code));
    quote(&refusal.detail, out);
    out.push_str(",\"message\":");
    quote(&refusal.message(), out);
    out.push_str("}}");
}

fn write_invoice(number: &str, statement: &Statement, out: &mut String) {
    out.push_str("{\"number\":");
    quote(number, out);
    put(
        out,
        format_args!(
            ",\"days_late\":{},\"principal\":\"{}\",\"interest\":\"{}\",\"indemnity\":\"{}\",\"lines\":[",
            statement.days_late, statement.principal, statement.interest, statement.indemnity
        ),
    );
    for (position, line) in statement.lines.iter().enumerate() {
        separate(position, out);
        put(
            out,
            format_args!(
                "{{\"from\":\"{}\",\"to\":\"{}\",\"days\":{},\"rate\":\"{}\",\"principal\":\"{}\",\"interest\":\"{}\"}}",
                line.from, line.to, line.days, line.rate, line.principal, line.interest
            ),
        );
    }
    out.push_str("],\"allocations\":[");
    for (position, paid) in statement.allocations.iter().enumerate() {
        separate(position, out);
        put(
            out,
            format_args!(
                "{{\"on\":\"{}\",\"to_interest\":\"{}\",\"to_principal\":\"{}\",\"to_indemnity\":\"{}\",\"overpaid\":\"{}\"}}",
                paid.on, paid.to_interest, paid.to_principal, paid.to_indemnity, paid.overpaid
            ),
        );
    }
    out.push_str("]}");
}

fn separate(position: usize, out: &mut String) {
    if position > 0 {
        out.push(',');
    }
}

/// Writing into a `String` cannot fail.
fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    let written = out.write_fmt(text);
    debug_assert!(written.is_ok());
}

fn quote(text: &str, out: &mut String) {
    out.push_str(&serde_json::Value::from(text).to_string());
}
