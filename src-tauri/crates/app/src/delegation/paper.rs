//! The sheet on paper.

use dument_domain::Company;
use dument_domain::case::StepKind;
use dument_letters::compose::{CallCase, CallSheetFacts, Task, compose_call_sheet};
use dument_letters::model::CallSheet;

use crate::delegation::answers::keys_printed;
use crate::delegation::register::KeptSheet;
use crate::views::DelegationRow;

/// Composes a sheet from its rows.
pub(super) fn compose(company: &Company, sheet: &KeptSheet, rows: &[DelegationRow]) -> CallSheet {
    let cases = (1..).zip(rows).map(|(place, row)| case(sheet.reference(place), row));
    compose_call_sheet(&CallSheetFacts {
        creditor: company.clone(),
        number: sheet.number,
        made_on: sheet.made_on,
        week_of: sheet.week_of,
        given_to: sheet.given_to.clone(),
        answers: keys_printed(),
        cases: cases.collect(),
    })
}

fn case(reference: String, row: &DelegationRow) -> CallCase {
    CallCase {
        reference,
        client: row.client_name.clone(),
        ask_for: row.ask_for.clone(),
        phone: row.phone.clone(),
        task: if row.step == StepKind::Meeting { Task::Meeting } else { Task::Call },
        numbers: row.numbers.clone(),
        principal: row.sum,
        days_late: row.days_late,
        last: row.last.clone(),
    }
}

/// To whom a sheet goes back.
pub(super) fn return_to(company: &Company) -> String {
    let signatory = company.signatory.trim();
    let name = if signatory.is_empty() { company.name.trim() } else { signatory };
    let phone = dument_letters::french::phone(&company.phone);
    let reach = [phone.as_str(), company.email.trim()];
    let known = std::iter::once(name).chain(reach).filter(|text| !text.is_empty());
    known.collect::<Vec<_>>().join(" · ")
}
