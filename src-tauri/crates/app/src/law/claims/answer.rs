//! Writing the answer to one claim of the terminal contract.

use std::fmt::Write;

use dument_domain::claim::{Allocation, Flag, InterestLine, Statement, Terms};
use dument_domain::{Law, Money, claim};
use serde_json::value::RawValue;

use crate::law::claims::refusal::Refusal;
use crate::law::claims::request::{Claim, ClaimInvoice};
use crate::law::claims::text;

/// Computes every invoice of a claim, in order.
pub(super) fn statements(claim: &Claim<'_>, law: &Law) -> Result<Vec<Statement>, Refusal> {
    let statement = |invoice: &ClaimInvoice<'_>| {
        let own: Terms;
        let terms = if invoice.recovery_costs.is_empty() {
            &claim.terms
        } else {
            own = Terms { recovery_costs: invoice.recovery_costs.clone(), ..claim.terms.clone() };
            &own
        };
        claim::statement(&invoice.debt, terms, law, claim.until)
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

/// Appends the answer. What costs add is answered where some invoice of the claim has costs: the
/// other answers keep the keys they always had.
pub(crate) fn write_answer(claim: &Claim<'_>, statements: &[Statement], out: &mut String) {
    out.push_str("{\"id\":");
    out.push_str(claim.id.map_or("null", RawValue::get));
    out.push_str(",\"invoices\":[");
    let costs = claim.invoices.iter().any(|invoice| !invoice.recovery_costs.is_empty());
    for (position, (invoice, statement)) in claim.invoices.iter().zip(statements).enumerate() {
        separate(position, out);
        write_invoice(&invoice.number, statement, costs, out);
    }
    let sum = |part: fn(&Statement) -> Money| statements.iter().map(part).sum::<Money>();
    let late = claim.invoices.iter().zip(statements).filter(|(invoice, _)| claim.until > invoice.due);
    let sums = [
        ("],\"principal\":", sum(|statement| statement.principal)),
        (",\"interest\":", sum(|statement| statement.interest)),
        (",\"indemnity\":", sum(|statement| statement.indemnity)),
    ];
    write_sums(sums, out);
    if costs {
        write_sums([(COMPENSATION, sum(|statement| statement.additional_compensation))], out);
    }
    let sums = [
        (",\"due\":", sum(Statement::due)),
        (",\"overdue\":", late.map(|(_, statement)| statement.due()).sum()),
    ];
    write_sums(sums, out);
    out.push_str(",\"flags\":[");
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
    put(
        out,
        format_args!("{{\"id\":{id},\"line\":{line},\"error\":{{\"code\":\"{}\",\"detail\":", refusal.code),
    );
    text::json_quoted(&refusal.detail, out);
    out.push_str(",\"message\":");
    text::json_quoted(&refusal.message(), out);
    out.push_str("}}");
}

/// The key of what is still owed of the costs above the indemnity.
const COMPENSATION: &str = ",\"additional_compensation\":";

fn write_invoice(number: &str, statement: &Statement, costs: bool, out: &mut String) {
    out.push_str("{\"number\":");
    text::json_quoted(number, out);
    out.push_str(",\"days_late\":");
    text::number(statement.days_late.unsigned_abs(), out);
    let sums = [
        (",\"principal\":", statement.principal),
        (",\"interest\":", statement.interest),
        (",\"indemnity\":", statement.indemnity),
    ];
    write_sums(sums, out);
    if costs {
        write_sums([(COMPENSATION, statement.additional_compensation)], out);
    }
    out.push_str(",\"lines\":[");
    for (position, line) in statement.lines.iter().enumerate() {
        separate(position, out);
        write_line(line, out);
    }
    out.push_str("],\"allocations\":[");
    for (position, paid) in statement.allocations.iter().enumerate() {
        separate(position, out);
        write_allocation(paid, costs, out);
    }
    out.push_str("]}");
}

fn write_allocation(paid: &Allocation, costs: bool, out: &mut String) {
    out.push_str("{\"on\":");
    text::day(paid.on, out);
    let sums = [
        (",\"to_interest\":", paid.to_interest),
        (",\"to_principal\":", paid.to_principal),
        (",\"to_indemnity\":", paid.to_indemnity),
    ];
    write_sums(sums, out);
    if costs {
        write_sums([(",\"to_compensation\":", paid.to_compensation)], out);
    }
    write_sums([(",\"overpaid\":", paid.overpaid)], out);
    out.push('}');
}

fn write_line(line: &InterestLine, out: &mut String) {
    out.push_str("{\"from\":");
    text::day(line.from, out);
    out.push_str(",\"to\":");
    text::day(line.to, out);
    out.push_str(",\"days\":");
    text::number(line.days.unsigned_abs(), out);
    out.push_str(",\"rate\":");
    text::rate(line.rate, out);
    write_sums([(",\"principal\":", line.principal), (",\"interest\":", line.interest)], out);
    out.push('}');
}

/// Appends keys and their sums.
fn write_sums<const COUNT: usize>(sums: [(&str, Money); COUNT], out: &mut String) {
    for (key, sum) in sums {
        out.push_str(key);
        text::money(sum, out);
    }
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
