//! What a public buyer owes once it has paid the principal: it has days of its own for it.

use dument_domain::case::Rules;
use dument_domain::{Day, DebtorNature, Delay, InvoiceId, Parameter};

use crate::ground::book::Entry;

/// The last day that a public buyer has for interest and indemnity once the principal of all these
/// invoices is paid (CCP R2192-36): nothing is demanded of it sooner.
pub(super) fn rest_due(entry: &Entry, rules: &Rules<'_>, chosen: &[InvoiceId], on: Day) -> Option<Day> {
    let mut last: Option<Day> = None;
    for invoice in chosen.iter().filter_map(|id| entry.file.invoice(*id)) {
        let account = entry.file.statement_of(invoice, rules.settings, rules.law, on).statement;
        if entry.file.nature_of(invoice) != DebtorNature::PublicBuyer || account.principal.is_positive() {
            return None;
        }
        let paid = account.allocations.iter().filter(|one| one.to_principal.is_positive());
        last = last.max(paid.map(|one| one.on).max());
    }
    match rules.law.delay(Parameter::PublicInterestPaymentDays, on) {
        Ok(Delay::Days(days)) => {
            last.map(|day| day.plus_days(i64::from(days)).working_day_from(rules.region))
        }
        Ok(Delay::Months(_)) | Err(_) => None,
    }
}
