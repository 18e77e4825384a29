//! The statement of account of one client, in the words of `compute`.

use std::borrow::Cow;

use dument_domain::claim::{Statement, Terms};
use dument_domain::{ClientId, Day};

use crate::Error;
use crate::ground::asking::Reading;
use crate::law::claims::answer;
use crate::law::claims::request::{Claim, ClaimInvoice};

/// What a client owes at the end of a day (today if absent), as one JSON object of the
/// terminal contract. Where a rate is missing, interest stops before its half-year and
/// `rate_unknown` names it.
///
/// # Errors
/// [`crate::Code::UnknownClient`].
pub fn claim_answer(reading: Reading<'_>, client: ClientId, on: Option<Day>) -> Result<String, Error> {
    let until = on.unwrap_or(reading.now.today);
    let file = &reading.entry(client)?.file;
    let computed: Vec<_> = file
        .invoices
        .iter()
        .map(|invoice| file.statement_of(invoice, &reading.ground.settings, &reading.ground.law, until))
        .collect();
    let invoices = file.invoices.iter().map(|invoice| ClaimInvoice {
        number: Cow::Borrowed(invoice.number.as_str()),
        due: invoice.due_on(),
        debt: invoice.debt(&file.payments, &file.credit_notes),
        recovery_costs: file.recovery_costs_of(invoice.id),
    });
    let terms = Terms::of(file.client.nature_in_force());
    let claim = Claim { id: None, until, terms, invoices: invoices.collect() };
    let statements: Vec<Statement> = computed.iter().map(|one| one.statement.clone()).collect();
    let mut out = String::new();
    answer::write_answer(&claim, &statements, &mut out);
    let unknown = computed.iter().filter_map(|one| one.rate_unknown).map(|missing| missing.0).min();
    if let (Some(semester), Some('}')) = (unknown, out.pop()) {
        let known_until = semester.first_day().previous();
        out.push_str(&format!(",\"rate_unknown\":\"{semester}\",\"interest_until\":\"{known_until}\"}}"));
    } else {
        out.push('}');
    }
    Ok(out)
}
