//! What a contact can bear: sums that are owed, days that make sense, time with its guarantee.

use crate::world::{bill, called, client, from, kerbrat, on};
use dument_app::views::ContactInput;
use dument_app::{App, Code, Error, call, case, invoices};
use dument_domain::ClientId;
use serde_json::{Value, json};

const TODAY: &str = "2026-11-20";

/// A business that owes two invoices of 1 000 €, late since May.
fn owed() -> (App, ClientId) {
    let now = on("2026-04-02");
    let mut app = kerbrat(&now);
    let client = client(&mut app, &now, "Menuiserie Lefèvre", "business");
    for (number, due) in [("F-12", "2026-05-01"), ("F-13", "2026-05-15")] {
        app.act(&now, |desk| invoices::save(desk, bill(client, number, "2026-04-01", due, "1000.00")))
            .unwrap();
    }
    (app, client)
}

fn told(client: ClientId, outcome: Value, note: &str) -> ContactInput {
    ContactInput { note: note.to_owned(), ..called(client, from(outcome)) }
}

/// The refusal of an outcome, by the preview and by the record alike, which writes nothing.
fn refused(outcome: Value) -> Error {
    let (mut app, client) = owed();
    let request = told(client, outcome, "");
    let before = app.ask(&on(TODAY), |reading| case::case(reading, client)).unwrap();
    let preview = app
        .ask(&on(TODAY), |reading| call::preview(reading, &request))
        .expect_err("the preview says it first");
    let error = app.act(&on(TODAY), |desk| call::record(desk, &request)).expect_err("refused");
    assert_eq!(preview, error);
    assert_eq!(app.ask(&on(TODAY), |reading| case::case(reading, client)).unwrap(), before);
    assert!(error.message().ends_with('.'), "{}", error.message());
    error
}

#[test]
fn a_promise_is_of_no_more_than_all_that_will_be_owed_that_day() {
    let promise = |by: &str, amount: &str| json!({"outcome": "promise", "by": by, "amount": amount});
    let (mut app, client) = owed();
    // 60 days at 12.15 % and 157 at 12.40 %, 46 and 157, and twice 40 €.
    app.ask(&on(TODAY), |reading| {
        call::preview(reading, &told(client, promise("2026-12-04", "2221.96"), ""))
    })
    .unwrap();
    let more = refused(promise("2026-12-04", "2221.97"));
    assert_eq!(more.code, Code::BadAmount);
    assert!(more.message().contains("2\u{202f}221,96\u{a0}€"), "{}", more.message());

    let later = refused(promise("2027-03-01", "2240.31"));
    assert!(later.message().contains("2\u{202f}240,30\u{a0}€"), "to the last day known: {}", later.message());
    assert!(later.message().contains("31\u{a0}décembre\u{a0}2026"), "{}", later.message());
}

#[test]
fn days_and_sums_that_cannot_be_are_refused_with_what_would_do() {
    let cases = [
        (
            json!({"outcome": "promise", "by": "2026-11-19", "amount": "10.00"}),
            Code::BadDate,
            "19\u{a0}novembre",
        ),
        (json!({"outcome": "promise", "by": "2026-11-27", "amount": "0.00"}), Code::BadAmount, "zéro"),
        (
            json!({"outcome": "promise", "by": "2099-12-31", "amount": "10.00"}),
            Code::BadDate,
            "vérifiez l’année",
        ),
        (json!({"outcome": "pause", "until": "2062-11-01"}), Code::BadDate, "vérifiez l’année"),
        (json!({"outcome": "paid", "check_on": "2026-11-01"}), Code::BadDate, "banque"),
        (json!({"outcome": "away", "back_on": "2026-11-01"}), Code::BadDate, "retour"),
        (json!({"outcome": "pause", "until": "2026-11-01"}), Code::BadDate, "temps"),
        (json!({"outcome": "bounced_cheque", "presented_on": "2026-12-01"}), Code::BadDate, "chèque"),
        (
            json!({"outcome": "insolvency", "judgment_on": "2026-11-10", "bodacc_on": "2026-12-01"}),
            Code::BadDate,
            "BODACC",
        ),
        (
            json!({"outcome": "dispute", "reason": "rayure", "amount": "2000.01"}),
            Code::BadAmount,
            "2\u{202f}000,00\u{a0}€",
        ),
        (json!({"outcome": "abandon"}), Code::Missing, "raison"),
    ];
    for (outcome, code, said) in cases {
        let error = refused(outcome.clone());
        assert_eq!(error.code, code, "{outcome}");
        assert!(error.message().contains(said), "{outcome}: {}", error.message());
    }
}

#[test]
fn a_contact_to_come_is_noted_once_it_took_place() {
    let (mut app, client) = owed();
    let mut request = told(client, json!({"outcome": "refuses"}), "");
    request.on = Some("2026-11-21".parse().unwrap());
    let error = app.act(&on(TODAY), |desk| call::record(desk, &request)).unwrap_err();
    assert_eq!(error.code, Code::BadDate);
    assert!(error.message().contains("21\u{a0}novembre\u{a0}2026"), "{}", error.message());
}

#[test]
fn a_long_delay_is_warned_about_as_a_plan_is() {
    let codes = |outcome: Value| -> Vec<String> {
        let (mut app, client) = owed();
        let preview =
            app.ask(&on(TODAY), |reading| call::preview(reading, &told(client, outcome, "un ami"))).unwrap();
        preview.warnings.into_iter().map(|one| one.code).filter(|code| code != "rest").collect()
    };
    let promise = |by: &str| json!({"outcome": "promise", "by": by, "amount": "500.00"});
    assert_eq!(codes(promise("2026-12-04")), Vec::<String>::new(), "a few days are nothing");
    let long = ["solvency_not_looked", "long_without_guarantee"];
    assert_eq!(codes(promise("2027-03-01")), long);
    assert_eq!(codes(json!({"outcome": "pause", "until": "2027-06-01"})), long);
    assert_eq!(codes(json!({"outcome": "funds_awaited", "expected_on": "2027-06-01"})), long);
    let years = codes(promise("2032-01-15"));
    assert_eq!(years, [long[0], long[1], "past_limit"], "after the last safe day to act in court");
}
