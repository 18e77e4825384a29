//! Recovery costs, before and after they are noted, and where none may be.

use std::collections::BTreeMap;

use dument_app::views::{InvoiceFilter, InvoicesRequest};
use dument_app::{App, Now, case, example, invoices, payment};
use dument_domain::ClientId;
use serde_json::{Value, json};

/// The form for a firm, for a private person, and the case once they are noted.
pub fn recorded(files: &mut BTreeMap<String, Value>) {
    let now = Now { today: "2026-11-21".parse().unwrap(), minute_of_day: 450 };
    let mut app = App::in_memory().unwrap();
    example::fill(&mut app, &now).unwrap();
    let (business, private) = (late(&mut app, &now, "business"), late(&mut app, &now, "consumer"));
    let draft =
        |client: ClientId| serde_json::from_value(json!({"client": client, "amount": "100.00"})).unwrap();
    files.insert(
        "costs".to_owned(),
        value(app.ask(&now, |reading| payment::costs(reading, &draft(business))).unwrap()),
    );
    files.insert(
        "costs_refused".to_owned(),
        value(app.ask(&now, |reading| payment::costs(reading, &draft(private))).unwrap()),
    );
    let noted = json!({
        "client": business, "amount": "250.00", "what": "Sommation de payer, Me Le Goff",
        "proof": "acte du 20 novembre 2026"
    });
    app.act(&now, |desk| payment::record_costs(desk, &serde_json::from_value(noted).unwrap())).unwrap();
    files.insert(
        "case_costs".to_owned(),
        value(app.ask(&now, |reading| case::case(reading, business)).unwrap()),
    );
}

fn value(answer: impl serde::Serialize) -> Value {
    serde_json::to_value(answer).unwrap()
}

/// The first client of a nature with something late, in the order of the list.
fn late(app: &mut App, now: &Now, nature: &str) -> ClientId {
    let request = InvoicesRequest { filter: InvoiceFilter::All, limit: 60, ..InvoicesRequest::default() };
    let rows = app.ask(now, |reading| invoices::invoices(reading, request)).unwrap().rows;
    let found = rows
        .iter()
        .find(|row| row.state == "late" && row.days_late > 0 && value(row.nature) == json!(nature));
    found.unwrap().client
}
