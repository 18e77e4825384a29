//! Each thing that can be agreed or go wrong, as the case then shows it.

use std::collections::BTreeMap;

use dument_app::views::{ContactInput, DeedInput, PlanProposalRequest};
use dument_app::{App, Now, call, case, clients, deeds, example, payment};
use dument_domain::{ClientId, Day};
use serde_json::{Value, json};

use super::value;

/// A client of the example, by its name.
const CLIENT: &str = "Garage Le Goff";

fn on(day: &str) -> Now {
    Now { today: day.parse().unwrap(), minute_of_day: 450 }
}

fn client(app: &mut App) -> ClientId {
    app.ask(&on("2026-11-21"), |reading| clients::clients(reading, CLIENT, 0, 1))
        .unwrap()
        .rows
        .first()
        .unwrap()
        .client
}

/// Records deeds one after the other on the example, then gives what the case shows.
fn after(deeds: &[Value]) -> Value {
    let now = on("2026-11-21");
    let mut app = App::in_memory().unwrap();
    example::fill(&mut app, &now).unwrap();
    let client = client(&mut app);
    for deed in deeds {
        let mut deed = deed.clone();
        deed.as_object_mut().unwrap().insert("client".to_owned(), value(client));
        if deed.get("outcome").is_some() {
            let contact: ContactInput = serde_json::from_value(deed).unwrap();
            app.act(&now, |desk| call::record(desk, &contact)).unwrap();
        } else if deed.get("amount").is_some() {
            let payment = serde_json::from_value(deed).unwrap();
            app.act(&now, |desk| payment::record(desk, &payment)).unwrap();
        } else {
            let deed: DeedInput = serde_json::from_value(deed).unwrap();
            app.act(&now, |desk| deeds::record(desk, &deed)).unwrap();
        }
    }
    value(app.ask(&now, |reading| case::case(reading, client)).unwrap())
}

/// A discount of ten percent over two invoices, kept: its credit notes are to be made.
fn discount_kept() -> Value {
    let now = on("2026-11-21");
    let mut app = App::in_memory().unwrap();
    example::fill(&mut app, &now).unwrap();
    let client = client(&mut app);
    let open = app
        .ask(&now, |reading| case::case(reading, client))
        .unwrap()
        .invoices
        .into_iter()
        .filter(|one| one.state != "settled");
    let invoices: Vec<_> = open.map(|one| one.invoice).collect();
    let agreed = json!({ "client": client, "invoices": invoices, "on": "2026-11-17", "note": "",
        "what": { "deed": "arrangement", "arrangement": {
            "kind": "discount", "amount": "216.80", "by": "2026-11-20", "beside": "given_up_if_kept" } } });
    app.act(&now, |desk| deeds::record(desk, &serde_json::from_value(agreed).unwrap())).unwrap();
    let paid = json!({ "client": client, "invoices": [], "amount": "1951.20", "on": "2026-11-20",
        "means": "virement" });
    app.act(&now, |desk| payment::record(desk, &serde_json::from_value(paid).unwrap())).unwrap();
    let view = app.ask(&now, |reading| case::case(reading, client)).unwrap();
    assert_eq!(view.due.first().unwrap().sum.total.to_string(), "216.80");
    value(view)
}

fn contact(outcome: Value) -> Value {
    json!({ "step": "call", "invoices": [], "outcome": outcome, "on": "2026-10-20",
        "interlocutor": "M. Le Goff", "note": "" })
}

fn deed(what: Value, day: &str) -> Value {
    json!({ "invoices": [], "what": what, "on": day, "note": "" })
}

fn plan(first: &str, second: &str, third: &str) -> Value {
    let due = |day: &str| json!({ "due": day, "amount": "300.00" });
    json!({ "deed": "plan", "plan": {
        "instalments": [due(first), due(second), due(third)], "interest": "waived_if_kept",
        "acceleration": "after_notice", "signed": false, "guarantee": "" } })
}

/// The proposal of a plan, the preview of one, and a case for each kind of thing that stands.
pub(crate) fn recorded(files: &mut BTreeMap<String, Value>) {
    let now = on("2026-11-21");
    let mut app = App::in_memory().unwrap();
    example::fill(&mut app, &now).unwrap();
    let client = client(&mut app);
    let request =
        PlanProposalRequest { client, invoices: Vec::new(), count: None, first: None, amount: None };
    files.insert(
        "plan_proposal".to_owned(),
        value(app.ask(&now, |reading| deeds::propose_plan(reading, &request)).unwrap()),
    );
    let asked = json!({ "client": client, "invoices": [], "on": null, "note": "",
        "what": plan("2026-12-01", "2027-01-04", "2027-02-01") });
    let input: DeedInput = serde_json::from_value(asked).unwrap();
    files.insert(
        "deed_preview".to_owned(),
        value(app.ask(&now, |reading| deeds::preview(reading, &input)).unwrap()),
    );
    let refused = DeedInput { on: Some("2030-01-01".parse::<Day>().unwrap()), ..input };
    files.insert(
        "deed_refused".to_owned(),
        value(app.ask(&now, |reading| deeds::preview(reading, &refused)).unwrap()),
    );

    let missed = [
        deed(plan("2026-11-02", "2026-12-01", "2027-01-04"), "2026-10-26"),
        json!({ "invoices": [], "amount": "120.00", "on": "2026-11-03", "means": "virement" }),
    ];
    files.insert("agreed_plan".to_owned(), after(&missed));
    let dispute = [contact(json!({ "outcome": "dispute", "reason": "pont élévateur mal réglé" }))];
    files.insert("agreed_dispute".to_owned(), after(&dispute));
    let cheque = [
        contact(json!({ "outcome": "bounced_cheque", "presented_on": "2026-10-15" })),
        deed(json!({ "deed": "cheque", "act": "presented_again" }), "2026-10-22"),
    ];
    files.insert("agreed_cheque".to_owned(), after(&cheque));
    let arranged = [
        deed(
            json!({ "deed": "arrangement", "arrangement": {
            "kind": "discount", "amount": "50.00", "by": "2026-12-15" } }),
            "2026-11-20",
        ),
        deed(json!({ "deed": "solvency_looked", "finding": "sound", "source": "BODACC" }), "2026-11-20"),
    ];
    files.insert("agreed_arrangement".to_owned(), after(&arranged));
    files.insert("agreed_discount_kept".to_owned(), discount_kept());
    let handed_over = [deed(
        json!({ "deed": "handed_over", "to": "Étude Quéméré", "report_on": "2026-11-16",
            "costs": { "costs": "takes", "amount": "120.00" } }),
        "2026-10-16",
    )];
    files.insert("agreed_third_party".to_owned(), after(&handed_over));
    let given_up = [deed(json!({ "deed": "given_up", "reason": "unreachable" }), "2026-11-20")];
    files.insert("agreed_given_up".to_owned(), after(&given_up));
}
