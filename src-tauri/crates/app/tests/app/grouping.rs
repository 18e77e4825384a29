//! One communication per client: all that is ready for the same step, the rest with its reason.

use crate::world::{called, day, kerbrat, on};
use dument_app::views::{
    ClientInput, ContactInput, InvoiceInput, LetterRequest, LetterView, PaymentsSeen, PostedInput,
};
use dument_app::{App, Now, call, changes, clients, invoices, letter, today};
use dument_domain::case::{Outcome, StepKind};
use dument_domain::{ClientId, InvoiceId};
use serde_json::json;

/// A company with one business client.
fn company(now: &Now) -> (App, ClientId) {
    let mut app = kerbrat(now);
    let client: ClientInput = serde_json::from_value(json!({
        "client": null, "name": "Garage Le Goff", "nature": "business", "siren": null, "vat": null,
        "address": {"lines": ["2 rue du Port"], "postal_code": "29300", "city": "QUIMPERLE", "country": "FR"},
        "email": "", "phone": "02 98 00 00 00", "note": "", "contacts": []
    }))
    .unwrap();
    let id = app.act(now, |desk| clients::save(desk, client)).unwrap().client;
    (app, id)
}

fn invoice(app: &mut App, now: &Now, client: ClientId, number: &str, due: &str) -> InvoiceId {
    let issued = day(due).plus_days(-30);
    let input: InvoiceInput = serde_json::from_value(json!({
        "invoice": null, "client": client, "new_client": null, "number": number, "issued_on": issued,
        "due_on": due, "parts": [], "net": null, "vat": null, "gross": "600.00", "work": "pose d’un évier",
        "quote_number": null, "quote_on": null, "completed_on": null, "nature": null,
        "contract_rate": null, "document": null
    }))
    .unwrap();
    app.act(now, |desk| invoices::save(desk, input)).unwrap().row.invoice
}

fn record(app: &mut App, now: &Now, client: ClientId, invoices: &[InvoiceId], outcome: Outcome) {
    let input = ContactInput { invoices: invoices.to_vec(), ..called(client, outcome) };
    app.act(now, |desk| call::record(desk, &input)).unwrap();
}

fn letter(app: &mut App, now: &Now, client: ClientId, invoices: &[InvoiceId]) -> LetterView {
    app.ask(now, |reading| letter::prepare(reading, &request(client, invoices))).unwrap()
}

fn request(client: ClientId, invoices: &[InvoiceId]) -> LetterRequest {
    serde_json::from_value(json!({ "client": client, "invoices": invoices })).unwrap()
}

/// Two invoices at the first letter, one that has just become late, one disputed, one not due.
fn mixed() -> (App, ClientId, Vec<InvoiceId>) {
    let now = on("2026-10-12");
    let (mut app, client) = company(&now);
    let dues = ["2026-10-01", "2026-10-02", "2026-10-13", "2026-10-03", "2026-12-31"];
    let ids: Vec<InvoiceId> = dues
        .iter()
        .enumerate()
        .map(|(rank, due)| invoice(&mut app, &now, client, &format!("F-{}", 11 + rank), due))
        .collect();
    record(&mut app, &now, client, &ids[3..4], Outcome::Dispute { reason: "fuite".to_owned(), amount: None });
    record(&mut app, &on("2026-10-13"), client, &ids[..2], Outcome::Refuses);
    (app, client, ids)
}

#[test]
fn a_letter_takes_all_that_is_ready_for_it_and_says_why_the_rest_waits() {
    let (mut app, client, ids) = mixed();
    let view = letter(&mut app, &on("2026-10-20"), client, &[]);
    assert_eq!((view.step, view.chosen.as_slice()), (StepKind::FirstLetter, &ids[..2]));
    let told: Vec<String> = view
        .left_out
        .iter()
        .map(|one| format!("{} {}", one.number, one.why.replace('\u{a0}', " ")))
        .collect();
    assert_eq!(
        told,
        [
            "F-14 est contestée : elle n’est pas demandée",
            "F-13 en est à une autre étape (appel)",
            "F-15 n’est pas encore échue",
        ]
    );
    assert!(view.left_out.iter().all(|one| !one.may_join));
}

#[test]
fn the_choice_is_invoice_by_invoice_and_the_sum_follows() {
    let (mut app, client, ids) = mixed();
    let now = on("2026-10-20");
    let (all, one) = (letter(&mut app, &now, client, &[]), letter(&mut app, &now, client, &ids[..1]));
    assert_eq!(all.sum.principal.cents(), 2 * one.sum.principal.cents());
    assert_eq!((one.chosen.as_slice(), one.invoices.len()), (&ids[..1], 2), "the other can be put back");
}

#[test]
fn two_steps_for_one_client_are_said_and_only_one_is_done_that_day() {
    let (mut app, client, _) = mixed();
    let now = on("2026-10-20");
    let rows = app.ask(&now, today::today).unwrap().groups.into_iter().flat_map(|group| group.rows);
    let beside: Vec<(StepKind, Option<String>)> = rows.map(|row| (row.step, row.beside)).collect();
    assert_eq!(beside.len(), 2, "{beside:?}");
    assert!(beside.iter().all(|(_, other)| other.as_ref().is_some_and(|words| words.contains("Une seule"))));
    let token = letter(&mut app, &now, client, &[]).pdf.unwrap();
    let kept = app.act(&now, |desk| letter::keep(desk, &request(client, &[]), &token)).unwrap();
    let posted = PostedInput {
        letter: kept.letter,
        on: now.today,
        tracking: None,
        payments: PaymentsSeen::AsKept,
        confirmed: false,
    };
    app.act(&now, |desk| letter::mark_posted(desk, &posted)).unwrap();
    assert!(app.ask(&now, today::today_rows).is_empty(), "the call waits for another day");
    assert!(
        app.ask(&on("2026-10-26"), today::today_rows).is_empty(),
        "a week between two invoices of a client"
    );
    let later = app.ask(&on("2026-10-27"), today::today_rows);
    let reminders = later.iter().map(|row| row.step).filter(|step| step.is_reminder());
    assert_eq!(reminders.collect::<Vec<_>>(), [StepKind::Call]);
    assert!(app.ask(&now, changes::verify).unwrap().ok);
}

#[test]
fn a_call_names_the_invoices_it_leaves_out_and_lets_them_join() {
    let (mut app, client, ids) = mixed();
    let now = on("2026-10-20");
    let call = app.ask(&now, |reading| call::call(reading, client, &[])).unwrap();
    assert_eq!(call.invoices.iter().map(|one| one.invoice).collect::<Vec<_>>(), [ids[2]]);
    assert!(call.left_out.iter().any(|one| one.invoice == ids[0] && one.why.contains("première lettre")));
    let none = app.ask(&now, |reading| call::call(reading, client, &ids[..1])).unwrap();
    assert!(none.left_out.iter().any(|one| one.invoice == ids[2] && one.may_join), "{:?}", none.left_out);
}
