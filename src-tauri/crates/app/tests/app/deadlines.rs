//! The dates not to miss, in the case and on « Aujourd’hui ».

use crate::world::{bill, called, client_input, day, kerbrat_with, on};
use dument_app::views::{
    AlertKind, CaseView, ClientInput, ContactInput, DeadlineKind, DeadlineView, InvoiceInput, LegalActInput,
    PaymentInput,
};
use dument_app::{App, Now, alerts, call, case, clients, invoices, legal, payment, today};
use dument_domain::case::{Outcome, StepKind};
use dument_domain::limitation::EventKind;
use dument_domain::{ClientId, Day, DebtorNature, Money};
use serde_json::json;

/// A client who owes 1 200 € for work done on 10 January 2025, due on 28 February 2025.
fn owed(nature: DebtorNature, home: &str) -> (App, ClientId) {
    let now = on("2025-01-20");
    let home = json!({ "lines": ["4 QUAI BRIZEUX"], "postal_code": home, "city": "QUIMPERLE" });
    let mut app = kerbrat_with(&now, json!({ "address": home }));
    let input = ClientInput { nature, ..client_input(None, "Brasserie du Port", "business") };
    let client = app.act(&now, |desk| clients::save(desk, input)).unwrap().client;
    let completed_on = Some(day("2025-01-10"));
    let invoice = bill(client, "F-12", "2025-01-15", "2025-02-28", "1200.00");
    app.act(&now, |desk| invoices::save(desk, InvoiceInput { completed_on, ..invoice })).unwrap();
    (app, client)
}

fn record(app: &mut App, now: &Now, client: ClientId, step: StepKind, outcome: Outcome) {
    // What is given up says why.
    let note = if outcome == Outcome::Abandon { "petite somme".to_owned() } else { String::new() };
    let request = ContactInput { step, note, ..called(client, outcome) };
    app.act(now, |desk| call::record(desk, &request)).unwrap();
}

fn limit(view: &CaseView, kind: DeadlineKind) -> DeadlineView {
    view.deadlines.iter().find(|one| one.kind == kind).unwrap().clone()
}

#[test]
fn the_limit_is_explained_and_a_part_payment_is_only_a_possible_date() {
    let (mut app, client) = owed(DebtorNature::Consumer, "29300");
    let now = on("2025-06-02");
    record(&mut app, &now, client, StepKind::Call, Outcome::NoAnswer);
    let plain =
        limit(&app.ask(&now, |reading| case::case(reading, client)).unwrap(), DeadlineKind::Limitation);
    assert_eq!(plain.on, day("2027-01-10"), "a call moves nothing");
    assert!(plain.source.contains("L218-2"), "{}", plain.source);
    assert_eq!(plain.possible.len(), 1, "the term agreed: {:?}", plain.possible);
    let payment = PaymentInput {
        set_off: false,
        confirmed: false,
        invoices: Vec::new(),
        client: Some(client),
        amount: "300.00".parse().unwrap(),
        on: Some(day("2025-06-02")),
        means: "virement".to_owned(),
    };
    app.act(&now, |desk| payment::record(desk, &payment)).unwrap();
    let paid =
        limit(&app.ask(&now, |reading| case::case(reading, client)).unwrap(), DeadlineKind::Limitation);
    assert_eq!(paid.on, day("2027-01-10"), "never moved silently");
    let possible: Vec<Day> = paid.possible.iter().map(|one| one.on).collect();
    assert_eq!(possible, [day("2027-02-28"), day("2027-06-02")]);
    assert!(
        paid.explanation.iter().any(|line| line.contains("Paiement partiel du 2")),
        "{:?}",
        paid.explanation
    );
    assert!(paid.explanation.iter().any(|line| line.contains("Ni lettre")), "{:?}", paid.explanation);
}

#[test]
fn alerts_come_at_twelve_six_three_months_and_one() {
    let (mut app, client) = owed(DebtorNature::Consumer, "29300");
    for (today, left, urgent) in [
        ("2026-01-09", None, false),
        ("2026-01-10", Some("moins de 12\u{a0}mois"), false),
        ("2026-07-10", Some("moins de 6\u{a0}mois"), false),
        ("2026-10-10", Some("moins de 3\u{a0}mois"), true),
        ("2026-12-10", Some("moins d’un mois"), true),
        ("2027-01-10", Some("moins d’un mois"), true),
    ] {
        let now = on(today);
        let view = app.ask(&now, |reading| case::case(reading, client)).unwrap();
        assert_eq!(limit(&view, DeadlineKind::Limitation).left.as_deref(), left, "{today}");
        let told = app.ask(&now, today::today).unwrap().deadlines;
        let row = told.first().map(|row| (row.left.as_str(), row.urgent));
        assert_eq!(row, left.map(|left| (left, urgent)), "{today}");
        assert_eq!(view.warnings.iter().any(|text| text.contains("agir en justice")), urgent, "{today}");
    }
}

#[test]
fn past_the_limit_a_warning_and_never_a_verdict() {
    let (mut app, client) = owed(DebtorNature::Consumer, "29300");
    let now = on("2027-01-11");
    let view = app.ask(&now, |reading| case::case(reading, client)).unwrap();
    let passed = limit(&view, DeadlineKind::Limitation);
    assert!(passed.passed && passed.sentence.starts_with("dernier jour sûr pour agir en justice"));
    assert!(view.warnings[0].contains("lettre amiable"), "{:?}", view.warnings);
    assert!(!view.warnings.iter().chain(&passed.explanation).any(|text| text.contains("prescrit")));
    assert!(app.ask(&now, today::today).unwrap().deadlines.is_empty());
}

#[test]
fn an_insolvency_is_recorded_before_anything_is_late_with_its_deadlines() {
    for (home, proof) in [("29300", "2025-04-03"), ("97410", "2025-06-03")] {
        let (mut app, client) = owed(DebtorNature::Business, home);
        let now = on("2025-02-10");
        let (judgment_on, bodacc_on) = (day("2025-01-28"), Some(day("2025-02-03")));
        record(
            &mut app,
            &now,
            client,
            StepKind::Call,
            Outcome::Insolvency { judgment_on, bodacc_on, proceedings: None },
        );
        let view = app.ask(&now, |reading| case::case(reading, client)).unwrap();
        let declared = limit(&view, DeadlineKind::ProofOfClaim);
        assert_eq!(declared.on, day(proof), "{home}");
        assert!(declared.sentence.contains("lettre postée") && declared.source.contains("R622-24"));
        assert!(declared.explanation.iter().any(|line| line.contains("mandataire judiciaire")));
        let answer = declared.explanation.iter().find(|line| line.contains("L622-27")).unwrap();
        assert!(answer.contains("30\u{a0}jours") && answer.contains("à vérifier"), "{answer}");
        let relief = limit(&view, DeadlineKind::Relief);
        assert_eq!(
            (relief.on, relief.source.as_str()),
            (day("2025-08-01"), "C. com. L622-26"),
            "3 August is a Sunday"
        );
        assert_eq!(view.invoices[0].state, "insolvent");
        assert_eq!(app.ask(&on("2025-03-20"), today::today).unwrap().deadlines.len(), 1, "{home}");
    }
}

#[test]
fn without_the_notice_no_delay_is_made_up() {
    let (mut app, client) = owed(DebtorNature::Business, "29300");
    let now = on("2025-02-10");
    let outcome = Outcome::Insolvency { judgment_on: day("2025-01-28"), bodacc_on: None, proceedings: None };
    record(&mut app, &now, client, StepKind::Call, outcome);
    let view = app.ask(&now, |reading| case::case(reading, client)).unwrap();
    assert!(view.deadlines.iter().all(|one| one.kind == DeadlineKind::Limitation), "{:?}", view.deadlines);
    assert!(view.warnings.iter().any(|text| text.contains("BODACC")), "{:?}", view.warnings);
}

#[test]
fn what_ends_or_stops_a_debt_is_recorded_before_its_due_date() {
    let outcomes = [
        (Outcome::OverIndebtedness { admissible_on: day("2025-02-03") }, "insolvent"),
        (Outcome::Dispute { reason: "fuite".to_owned(), amount: None }, "disputed"),
        (Outcome::Abandon, "abandoned"),
    ];
    for (outcome, state) in outcomes {
        let (mut app, client) = owed(DebtorNature::Consumer, "29300");
        let now = on("2025-02-10");
        record(&mut app, &now, client, StepKind::Call, outcome);
        assert_eq!(app.ask(&now, |reading| case::case(reading, client)).unwrap().invoices[0].state, state);
        let later = on("2025-04-10");
        assert_eq!(
            app.ask(&later, |reading| case::case(reading, client)).unwrap().invoices[0].state,
            state,
            "once due too"
        );
        assert!(
            app.ask(&later, today::today).unwrap().groups.iter().all(|group| group.code != "call"),
            "{state}"
        );
    }
}

#[test]
fn an_over_indebtedness_is_told_to_the_commission_until_it_is_noted() {
    let (mut app, client) = owed(DebtorNature::Consumer, "29300");
    let now = on("2025-03-10");
    let outcome = Outcome::OverIndebtedness { admissible_on: day("2025-03-03") };
    record(&mut app, &now, client, StepKind::Call, outcome);
    let asked = |app: &mut App| {
        let view = app.ask(&on("2025-04-10"), |reading| case::case(reading, client)).unwrap();
        view.warnings.iter().any(|text| text.contains("commission de surendettement"))
    };
    assert!(asked(&mut app));
    let sent = LegalActInput {
        client,
        invoices: Vec::new(),
        kind: EventKind::ProofOfClaim,
        on: day("2025-03-12"),
        until: None,
        note: String::new(),
    };
    app.act(&on("2025-03-12"), |desk| legal::record(desk, &sent)).unwrap();
    assert!(!asked(&mut app));
}

#[test]
fn an_insolvency_is_about_every_open_invoice() {
    let (mut app, client) = owed(DebtorNature::Business, "29300");
    let json = r#"{"number":"F-13","issued_on":"2025-03-01","due_on":"2025-04-30","gross":"500.00"}"#;
    let invoice: InvoiceInput = serde_json::from_str(json).unwrap();
    let now = on("2025-03-20");
    app.act(&now, |desk| invoices::save(desk, InvoiceInput { client: Some(client), ..invoice })).unwrap();
    let outcome = Outcome::Insolvency { judgment_on: day("2025-03-18"), bodacc_on: None, proceedings: None };
    record(&mut app, &now, client, StepKind::Call, outcome);
    let view = app.ask(&on("2025-06-01"), |reading| case::case(reading, client)).unwrap();
    let states: Vec<&str> = view.invoices.iter().map(|one| one.state.as_str()).collect();
    assert_eq!(states, ["insolvent", "insolvent"]);
}

#[test]
fn the_day_of_a_step_is_explained_by_the_fact_and_the_rule() {
    let (mut app, client) = owed(DebtorNature::Consumer, "29300");
    let now = on("2025-03-10");
    let why = |app: &mut App| {
        app.ask(&now, |reading| case::case(reading, client)).unwrap().invoices[0].next_why.clone()
    };
    let first = why(&mut app);
    assert!(first[0].contains("échue le 28\u{a0}février\u{a0}2025"), "{first:?}");
    assert!(
        first[1].contains("Étape 1 sur 4") && first[2].contains("1\u{a0}jour après l’échéance"),
        "{first:?}"
    );
    record(&mut app, &now, client, StepKind::Call, Outcome::NoAnswer);
    let after = why(&mut app);
    assert!(after[0].starts_with("Si rien n’arrive d’ici là\u{a0}: sans réponse"), "{after:?}");
    assert!(after[2].contains("le jour ouvré suivant"), "{after:?}");
    assert!(after[3].contains("dernier contact, le 10\u{a0}mars\u{a0}2025"), "{after:?}");
}

#[test]
fn a_third_promise_leaves_the_letter_due_and_its_breaking_is_told() {
    let (mut app, client) = owed(DebtorNature::Business, "29300");
    for (said, by) in
        [("2025-06-02", "2025-06-05"), ("2025-06-06", "2025-06-10"), ("2025-06-11", "2025-06-18")]
    {
        let amount = Money::from_cents(50_000);
        record(&mut app, &on(said), client, StepKind::Call, Outcome::Promise { by: day(by), amount });
    }
    let told = |app: &mut App, today: &str| -> Vec<String> {
        let alerts = app.ask(&on(today), alerts::alerts_of_the_day).into_iter();
        alerts.filter(|one| one.kind == AlertKind::PromiseBroken).map(|one| one.sentence).collect()
    };
    let due = app.ask(&on("2025-06-13"), today::today_rows);
    assert_eq!(due[0].step, StepKind::FirstLetter, "no new delay for a third promise");
    assert_eq!(told(&mut app, "2025-06-18"), Vec::<String>::new(), "it may still be kept");
    let broken = told(&mut app, "2025-06-19");
    assert!(broken.len() == 1 && broken[0].contains("18\u{a0}juin"), "{broken:?}");
}

#[test]
fn a_judgment_whose_notice_is_not_noted_is_told_until_it_is() {
    let (mut app, client) = owed(DebtorNature::Business, "29300");
    let now = on("2025-06-02");
    let judgment =
        |bodacc_on| Outcome::Insolvency { judgment_on: day("2025-05-20"), bodacc_on, proceedings: None };
    let told = |app: &mut App| -> Vec<String> {
        let alerts = app.ask(&now, alerts::alerts_of_the_day).into_iter();
        alerts.map(|one| one.sentence).filter(|sentence| sentence.contains("BODACC")).collect()
    };
    record(&mut app, &now, client, StepKind::Call, judgment(None));
    assert_eq!(told(&mut app).len(), 1, "nothing else would recall the delay to declare");
    record(&mut app, &now, client, StepKind::Call, judgment(Some(day("2025-05-30"))));
    assert_eq!(told(&mut app), Vec::<String>::new());
}

#[test]
fn limits_behind_on_many_invoices_are_told_once() {
    let (mut app, client) = owed(DebtorNature::Consumer, "29300");
    for number in 13..=16 {
        let json = format!(
            r#"{{"number":"F-{number}","issued_on":"2025-01-15","completed_on":"2025-01-{number}","due_on":"2025-02-28","gross":"100.00"}}"#
        );
        let invoice: InvoiceInput = serde_json::from_str(&json).unwrap();
        app.act(&on("2025-01-20"), |desk| {
            invoices::save(desk, InvoiceInput { client: Some(client), ..invoice })
        })
        .unwrap();
    }
    let told = |app: &mut App, today: &str, words: &str| -> Vec<String> {
        let warnings = app.ask(&on(today), |reading| case::case(reading, client)).unwrap().warnings;
        warnings.into_iter().filter(|one| one.contains(words)).collect()
    };
    let behind = told(&mut app, "2027-06-01", "passée");
    assert_eq!(behind.len(), 1, "{behind:?}");
    assert!(
        behind[0].contains("pour 5 factures, du ") && behind[0].contains("F-13, F-14 et 2 autres"),
        "{behind:?}"
    );
    let close = told(&mut app, "2026-12-01", "Il reste");
    assert_eq!(close.len(), 1, "{close:?}");
    assert!(close[0].contains("sur 5 factures, le premier jour limite étant le "), "{close:?}");
}

#[test]
fn a_reminder_past_the_safe_day_says_so_in_the_list_and_in_the_call() {
    let (mut app, client) = owed(DebtorNature::Consumer, "29300");
    let says = "pour agir en justice est passée pour la facture F-12";
    let seen = |app: &mut App, today: &str| {
        let row = app.ask(&on(today), today::today_rows).remove(0);
        let call = app.ask(&on(today), |reading| call::call(reading, client, &[])).unwrap();
        (
            row.beside.is_some_and(|text| text.contains(says)),
            call.cautions.iter().any(|text| text.contains(says)),
        )
    };
    assert_eq!(seen(&mut app, "2026-12-01"), (false, false));
    assert_eq!(seen(&mut app, "2027-06-01"), (true, true));
}
