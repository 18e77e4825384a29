//! What came in meanwhile is told with the reason of a step: « rien reçu » only where it is true.

use crate::world::{bill, client, from, kerbrat, on};
use dument_app::{App, call, case, deeds, invoices, payment, today};
use dument_domain::ClientId;
use serde_json::{Value, json};

/// A business that owes 900 € since 30 September 2026.
fn late() -> (App, ClientId) {
    let now = on("2026-09-02");
    let mut app = kerbrat(&now);
    let client = client(&mut app, &now, "Garage Le Goff", "business");
    let invoice = bill(client, "F-1", "2026-09-01", "2026-09-30", "900.00");
    app.act(&now, |desk| invoices::save(desk, invoice)).unwrap();
    (app, client)
}

fn pay(app: &mut App, client: ClientId, day: &str, amount: &str) {
    let request = json!({ "invoices": [], "client": client, "amount": amount, "on": null });
    app.act(&on(day), |desk| payment::record(desk, &from(request))).unwrap();
}

/// Why the step of the only late client is due, and the same on its calendar and in « Pourquoi ».
fn reasons(app: &mut App, day: &str) -> Vec<String> {
    let today = app.ask(&on(day), today::today).unwrap();
    let row = today.groups.first().and_then(|group| group.rows.first()).expect("a step is due");
    let case = app.ask(&on(day), |reading| case::case(reading, row.client)).unwrap();
    let told = serde_json::to_string(&case).unwrap();
    vec![row.reason.clone(), told]
}

fn told(app: &mut App, day: &str, expected: &str, denied: &str) {
    let [row, case] = reasons(app, day).try_into().unwrap();
    assert!(row.contains(expected), "{row}");
    assert!(!case.contains(denied), "« {denied} » in the case: {case}");
}

fn act(app: &mut App, client: ClientId, day: &str, outcome: Value) {
    let contact = json!({ "client": client, "step": "call", "invoices": [], "outcome": outcome, "on": null, "note": "" });
    app.act(&on(day), |desk| call::record(desk, &from(contact))).unwrap();
}

#[test]
fn a_promise_kept_by_half_is_not_told_as_nothing_received() {
    let (mut app, client) = late();
    act(
        &mut app,
        client,
        "2026-11-03",
        json!({ "outcome": "promise", "by": "2026-11-13", "amount": "900.00" }),
    );
    pay(&mut app, client, "2026-11-12", "400.00");
    told(
        &mut app,
        "2026-11-16",
        "promis pour le 13\u{a0}novembre\u{a0}2026, 400,00\u{a0}€ reçus",
        "rien reçu",
    );
}

/// Money of the same day, noted before the promise, was known when it was made.
#[test]
fn what_came_the_day_of_the_promise_before_it_is_not_its_execution() {
    let promise = json!({ "outcome": "promise", "by": "2026-11-13", "amount": "500.00" });
    let (mut before, client) = late();
    pay(&mut before, client, "2026-11-03", "400.00");
    act(&mut before, client, "2026-11-03", promise.clone());
    told(
        &mut before,
        "2026-11-16",
        "promis pour le 13\u{a0}novembre\u{a0}2026, rien reçu",
        "400,00\u{a0}€ reçus",
    );
    let (mut after, client) = late();
    act(&mut after, client, "2026-11-03", promise);
    pay(&mut after, client, "2026-11-03", "400.00");
    told(&mut after, "2026-11-16", "400,00\u{a0}€ reçus", "rien reçu");
}

#[test]
fn a_deposit_of_the_day_is_not_taken_off_the_plan_agreed_after_it() {
    let (mut app, client) = late();
    pay(&mut app, client, "2026-11-03", "200.00");
    let instalments = json!([
        { "due": "2026-12-01", "amount": "300.00" }, { "due": "2027-01-04", "amount": "300.00" }
    ]);
    let plan = json!({ "instalments": instalments, "interest": "waived", "acceleration": "none", "signed": true, "guarantee": "" });
    let deed = json!({ "client": client, "what": { "deed": "plan", "plan": plan }, "on": null, "note": "" });
    app.act(&on("2026-11-03"), |desk| deeds::record(desk, &from(deed))).unwrap();
    let told =
        serde_json::to_string(&app.ask(&on("2026-12-02"), |reading| case::case(reading, client)).unwrap())
            .unwrap();
    assert!(told.contains("300,00\u{a0}€") && !told.contains("100,00\u{a0}€"), "{told}");
}

/// A part that was promised and came is no broken promise: the rest is asked.
#[test]
fn a_promise_of_a_part_that_was_kept_is_told_as_kept() {
    let (mut app, client) = late();
    act(
        &mut app,
        client,
        "2026-11-03",
        json!({ "outcome": "promise", "by": "2026-11-13", "amount": "300.00" }),
    );
    pay(&mut app, client, "2026-11-12", "300.00");
    told(&mut app, "2026-11-16", "300,00\u{a0}€ promis et reçus", "rien reçu");
    let groups = app.ask(&on("2026-11-16"), today::today).unwrap().groups;
    assert!(groups.iter().all(|group| group.title != "Promesse non tenue"), "{groups:?}");
}

#[test]
fn an_exchange_delivered_in_part_is_not_told_as_nothing_received() {
    let (mut app, client) = late();
    let exchange = json!({ "deed": "arrangement", "arrangement": {
        "kind": "exchange", "goods": "deux jours de nacelle", "value": "600.00", "by": "2026-11-20"
    } });
    let deed = json!({ "client": client, "what": exchange, "on": null, "note": "" });
    app.act(&on("2026-11-03"), |desk| deeds::record(desk, &from(deed))).unwrap();
    pay(&mut app, client, "2026-11-18", "600.00");
    told(&mut app, "2026-11-23", "600,00\u{a0}€ reçus", "rien reçu");
}

#[test]
fn what_came_before_the_promise_does_not_count_and_nothing_is_told_as_nothing() {
    let (mut app, client) = late();
    pay(&mut app, client, "2026-10-20", "100.00");
    act(&mut app, client, "2026-11-03", json!({ "outcome": "funds_awaited", "expected_on": "2026-11-10" }));
    told(
        &mut app,
        "2026-11-12",
        "attendue le 10\u{a0}novembre\u{a0}2026, rien reçu",
        "100,00\u{a0}€ reçus depuis",
    );
}
