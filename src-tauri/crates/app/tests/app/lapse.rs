//! A letter prepared and not posted no longer goes when what it asks would now be another sum.

use crate::world::{bill, client_input, from, kerbrat, on};
use dument_app::views::{
    ClientInput, ContactInput, InvoiceInput, LetterAsk, LetterRequest, PostedInput, RateInput, RatesOffer,
    WaiveInput,
};
use dument_app::{App, Code, Error, call, case, changes, clients, invoices, letter, payment, settings};
use dument_domain::case::{ClaimSettings, StepKind};
use dument_domain::claim::{BelowFloor, DayBasis, RateMode};
use dument_domain::{ClientId, DebtorNature, LetterId};
use serde_json::{Value, json};

const TODAY: &str = "2026-11-21";

/// A business that owes an invoice late since the first half of the year.
fn owed(contract_rate: Value) -> (App, ClientId) {
    let now = on("2026-04-02");
    let mut app = kerbrat(&now);
    let client = app.act(&now, |desk| clients::save(desk, client(None, "business"))).unwrap().client;
    let invoice = bill(client, "F-12", "2026-04-01", "2026-05-01", "1000.00");
    let invoice = InvoiceInput { contract_rate: from(contract_rate), ..invoice };
    app.act(&now, |desk| invoices::save(desk, invoice)).unwrap();
    (app, client)
}

fn client(client: Option<ClientId>, nature: &str) -> ClientInput {
    client_input(client, "Menuiserie Lefèvre", nature)
}

fn prepared(app: &mut App, client: ClientId, ask: Option<LetterAsk>) -> LetterId {
    kept(app, client, ask, false)
}

fn kept(app: &mut App, client: ClientId, ask: Option<LetterAsk>, confirmed: bool) -> LetterId {
    let request = LetterRequest {
        client,
        step: Some(StepKind::FormalNotice),
        invoices: Vec::new(),
        post_on: None,
        ask,
        third_party: None,
        tracking: None,
        interest_until: None,
        confirmed,
        answer: None,
    };
    let view = app.ask(&on(TODAY), |reading| letter::prepare(reading, &request)).unwrap();
    let token = view.pdf.unwrap_or_else(|| panic!("{:?}", view.refusals));
    app.act(&on(TODAY), |desk| letter::keep(desk, &request, &token)).unwrap().letter
}

fn posted(app: &mut App, letter: LetterId, day: &str) -> Result<(), Error> {
    let request: PostedInput = serde_json::from_value(json!({ "letter": letter, "on": day })).unwrap();
    app.act(&on(day), |desk| letter::mark_posted(desk, &request)).map(|_| ())
}

fn lapsed(app: &mut App, letter: LetterId) -> String {
    lapsed_on(app, TODAY, letter)
}

fn lapsed_on(app: &mut App, day: &str, letter: LetterId) -> String {
    app.ask(&on(day), |reading| letter::prepared(reading, letter)).unwrap().lapsed.unwrap_or_default()
}

fn typed_rate(value: &str) -> RatesOffer {
    RatesOffer::Typed {
        rate: RateInput {
            parameter: "ecb_main_refinancing_rate".into(),
            period: "2026-S2".into(),
            value: value.into(),
            source: "table de la BCE".into(),
            act: String::new(),
            verified: true,
        },
    }
}

#[test]
fn a_corrected_rate_lapses_the_letter_that_asked_interest_at_the_old_one() {
    let (mut app, client) = owed(json!(null));
    let letter = prepared(&mut app, client, None);
    assert_eq!(lapsed(&mut app, letter), "");
    app.act(&on(TODAY), |desk| settings::update_rates(desk, &typed_rate("2,90"), true)).unwrap();
    let told = lapsed(&mut app, letter);
    assert!(told.contains("les taux"), "{told}");
    let refused = posted(&mut app, letter, TODAY).unwrap_err();
    assert_eq!(refused.code, Code::LetterLapsed);
    let timeline = app.ask(&on(TODAY), |reading| case::case(reading, client)).unwrap().timeline;
    assert!(
        timeline.iter().any(|line| line.detail.starts_with("plus à jour") && line.detail.contains("taux"))
    );

    app.act(&on(TODAY), |desk| settings::update_rates(desk, &typed_rate("2,40"), true)).unwrap();
    assert_eq!(lapsed(&mut app, letter), "", "the old rate again: the sum is right again");
    posted(&mut app, letter, TODAY).unwrap();
}

#[test]
fn a_letter_that_asks_the_principal_only_outlives_the_rates() {
    let (mut app, client) = owed(json!(null));
    let letter = prepared(
        &mut app,
        client,
        Some(LetterAsk { interest: false, indemnity: false, compensation: false }),
    );
    app.act(&on(TODAY), |desk| settings::update_rates(desk, &typed_rate("2,90"), true)).unwrap();
    assert_eq!(lapsed(&mut app, letter), "");
    posted(&mut app, letter, TODAY).unwrap();
}

#[test]
fn each_choice_that_changes_the_sum_lapses_the_letter() {
    let origin = ClaimSettings::default();
    let choices = [
        (json!(null), ClaimSettings { rate_mode: RateMode::Frozen, ..origin }),
        (json!("8"), ClaimSettings { below_floor: BelowFloor::Raise, ..origin }),
        (json!("8"), ClaimSettings { below_floor: BelowFloor::UseDefault, ..origin }),
    ];
    for (contract_rate, choice) in choices {
        let (mut app, client) = owed(contract_rate);
        let letter = prepared(&mut app, client, None);
        app.act(&on(TODAY), |desk| settings::save_claim_settings(desk, choice)).unwrap();
        assert!(lapsed(&mut app, letter).contains("façon de calculer"), "{choice:?}");
        app.act(&on(TODAY), |desk| settings::save_claim_settings(desk, origin)).unwrap();
        assert_eq!(lapsed(&mut app, letter), "", "{choice:?}");
    }
    let (mut app, client) = owed(json!(null));
    let letter = prepared(&mut app, client, None);
    app.act(&on(TODAY), |desk| {
        settings::save_claim_settings(desk, ClaimSettings { day_basis: DayBasis::Actual, ..origin })
    })
    .unwrap();
    assert_eq!(lapsed(&mut app, letter), "", "no leap year in it: the same sum");
}

/// What is said of a clause under its floor follows what was chosen of it.
#[test]
fn once_chosen_a_clause_under_its_floor_is_no_longer_a_question() {
    let (mut app, client) = owed(json!("8"));
    let mut said = |below_floor| {
        let settings = ClaimSettings { below_floor, ..ClaimSettings::default() };
        app.act(&on(TODAY), |desk| settings::save_claim_settings(desk, settings)).unwrap();
        app.ask(&on(TODAY), |reading| case::statement(reading, client, None)).unwrap()[0].warnings.join(" ")
    };
    assert!(said(BelowFloor::Keep).contains("à vous de choisir"));
    for (choice, chosen) in
        [(BelowFloor::Raise, "compter ce plancher"), (BelowFloor::UseDefault, "compter le taux par défaut")]
    {
        let warnings = said(choice);
        assert!(warnings.contains(chosen) && !warnings.contains("calculé avec ce taux"), "{warnings}");
    }
}

#[test]
fn giving_up_the_indemnity_lapses_it_and_taking_that_back_mends_it() {
    let (mut app, client) = owed(json!(null));
    let letter = prepared(&mut app, client, None);
    let waived: WaiveInput = serde_json::from_value(
        json!({ "client": client, "invoices": [], "interest": false, "indemnity": true, "note": "" }),
    )
    .unwrap();
    let done = app.act(&on(TODAY), |desk| payment::waive(desk, &waived)).unwrap();
    let told = lapsed(&mut app, letter);
    assert!(told.contains("abandon"), "{told}");
    app.act(&on(TODAY), |desk| changes::undo(desk, done.undo.unwrap(), "")).unwrap();
    assert_eq!(lapsed(&mut app, letter), "");
}

#[test]
fn insolvency_and_a_corrected_nature_lapse_even_a_letter_of_principal() {
    let only = Some(LetterAsk { interest: false, indemnity: false, compensation: false });
    let (mut app, client) = owed(json!(null));
    let letter = prepared(&mut app, client, only);
    let told: ContactInput = serde_json::from_value(json!({
        "client": client, "step": "call", "interlocutor": "", "note": "",
        "invoices": [], "outcome": {"outcome": "insolvency", "judgment_on": "2026-11-10", "bodacc_on": null}
    }))
    .unwrap();
    app.act(&on(TODAY), |desk| call::record(desk, &told)).unwrap();
    let told = lapsed(&mut app, letter);
    assert!(told.contains("interdit"), "{told}");

    let (mut app, client) = owed(json!(null));
    let letter = prepared(&mut app, client, only);
    app.act(&on(TODAY), |desk| clients::save(desk, self::client(Some(client), "consumer"))).unwrap();
    let told = lapsed(&mut app, letter);
    assert!(told.contains("nature"), "{told}");
    assert_eq!(
        DebtorNature::Consumer,
        app.ask(&on(TODAY), |reading| clients::view(reading, client)).unwrap().nature
    );
}

#[test]
fn what_was_posted_before_the_rates_changed_may_still_be_noted() {
    let (mut app, client) = owed(json!(null));
    let letter = prepared(&mut app, client, None);
    app.act(&on("2026-11-24"), |desk| settings::update_rates(desk, &typed_rate("2,90"), true)).unwrap();
    let request = |day: &str| -> PostedInput {
        serde_json::from_value(json!({ "letter": letter, "on": day })).unwrap()
    };
    let today = on("2026-11-25");
    assert_eq!(
        app.act(&today, |desk| letter::mark_posted(desk, &request("2026-11-24"))).unwrap_err().code,
        Code::LetterLapsed
    );
    app.act(&today, |desk| letter::mark_posted(desk, &request(TODAY))).unwrap();
}

#[test]
fn what_makes_a_case_wait_lapses_the_letter_prepared_before_it() {
    let outcomes = [
        json!({"outcome": "promise", "by": "2026-11-30", "amount": "1000.00"}),
        json!({"outcome": "paid", "check_on": "2026-11-26"}),
        json!({"outcome": "pause", "until": "2026-12-05"}),
        json!({"outcome": "away", "back_on": "2026-12-05"}),
        json!({"outcome": "bounced_cheque", "presented_on": "2026-11-18"}),
        json!({"outcome": "abandon"}),
    ];
    for outcome in outcomes {
        let (mut app, client) = owed(json!(null));
        let letter = prepared(&mut app, client, None);
        let told: ContactInput = serde_json::from_value(json!({
            "client": client, "step": "call", "interlocutor": "", "note": "il part à l’étranger",
            "invoices": [], "outcome": outcome
        }))
        .unwrap();
        let done = app.act(&on(TODAY), |desk| call::record(desk, &told)).unwrap();
        let told = lapsed(&mut app, letter);
        assert!(told.contains("décision"), "{outcome}: {told}");
        assert_eq!(posted(&mut app, letter, TODAY).unwrap_err().code, Code::LetterLapsed, "{outcome}");
        app.act(&on(TODAY), |desk| changes::undo(desk, done.undo.unwrap(), "")).unwrap();
        assert_eq!(lapsed(&mut app, letter), "", "{outcome} taken back");
    }
}

#[test]
fn a_letter_prepared_in_spite_of_a_promise_may_be_posted() {
    let (mut app, client) = owed(json!(null));
    let told: ContactInput = serde_json::from_value(json!({
        "client": client, "step": "call", "interlocutor": "", "note": "", "invoices": [],
        "outcome": {"outcome": "promise", "by": "2026-11-30", "amount": "1000.00"}
    }))
    .unwrap();
    app.act(&on("2026-11-20"), |desk| call::record(desk, &told)).unwrap();
    let notice = json!({ "client": client, "step": "formal_notice", "invoices": [] });
    let notice = serde_json::from_value(notice).unwrap();
    let refused = app.ask(&on(TODAY), |reading| letter::prepare(reading, &notice)).unwrap();
    assert!(refused.to_confirm && refused.pdf.is_none(), "{:?}", refused.refusals);
    let letter = kept(&mut app, client, None, true);
    assert_eq!(lapsed(&mut app, letter), "");
    posted(&mut app, letter, TODAY).unwrap();
}

#[test]
fn a_letter_before_its_time_says_so_and_one_that_is_due_does_not() {
    let (mut app, client) = owed(json!(null));
    let soon = |app: &mut App, step: StepKind| -> Vec<String> {
        let request = LetterRequest {
            client,
            step: Some(step),
            invoices: Vec::new(),
            post_on: None,
            ask: None,
            third_party: None,
            tracking: None,
            interest_until: None,
            confirmed: false,
            answer: None,
        };
        let checks =
            app.ask(&on(TODAY), |reading| letter::prepare(reading, &request)).unwrap().checks.into_iter();
        checks.map(|check| check.sentence).filter(|sentence| sentence.contains("avant le")).collect()
    };
    assert_eq!(soon(&mut app, StepKind::FormalNotice), Vec::<String>::new(), "late since May: nothing waits");
    let letter = prepared(&mut app, client, None);
    posted(&mut app, letter, TODAY).unwrap();
    let told = soon(&mut app, StepKind::FormalNotice);
    assert!(told.len() == 1 && told[0].contains("vous décidez"), "{told:?}");
}

#[test]
fn a_notice_whose_deadline_is_too_close_is_composed_again_or_noted_knowingly() {
    let (mut app, client) = owed(json!(null));
    let letter = prepared(&mut app, client, None);
    let deadline = app.ask(&on(TODAY), |reading| letter::prepared(reading, letter)).unwrap().deadline;
    assert_eq!(deadline, "2026-12-02".parse().unwrap(), "mail and eight days, from the 21st");
    assert_eq!(lapsed(&mut app, letter), "");
    // Ten days on the desk: what the debtor would read leaves him one day.
    let late = lapsed_on(&mut app, "2026-12-01", letter);
    assert!(late.contains("date limite imprimée"), "{late}");
    let refused = posted(&mut app, letter, "2026-12-01").unwrap_err();
    assert_eq!(refused.code, Code::Unconfirmed);
    assert!(refused.message().contains("au moins le 14\u{a0}décembre\u{a0}2026"), "{}", refused.message());
    assert!(
        app.ask(&on("2026-12-01"), |reading| case::case(reading, client))
            .unwrap()
            .timeline
            .iter()
            .all(|line| line.title != "Mise en demeure")
    );

    // It left in time and is noted late: that day counts.
    let early: PostedInput = serde_json::from_value(json!({ "letter": letter, "on": TODAY })).unwrap();
    let done = app.act(&on("2026-12-01"), |desk| letter::mark_posted(desk, &early)).unwrap();
    app.act(&on("2026-12-01"), |desk| changes::undo(desk, done.undo.unwrap(), "")).unwrap();

    let late = json!({ "letter": letter, "on": "2026-12-01", "confirmed": true });
    app.act(&on("2026-12-01"), |desk| letter::mark_posted(desk, &serde_json::from_value(late).unwrap()))
        .unwrap();
}

#[test]
fn a_letter_made_again_leaves_one_to_post_and_no_exhibit() {
    let (mut app, client) = owed(Value::Null);
    let first = prepared(&mut app, client, None);
    let bare = LetterAsk { interest: false, indemnity: false, compensation: false };
    let second = prepared(&mut app, client, Some(bare));
    assert_ne!(first, second);

    let view = app.ask(&on(TODAY), |reading| case::case(reading, client)).unwrap();
    let drafts: Vec<_> = view.timeline.iter().filter(|line| line.title.ends_with("préparée")).collect();
    let to_post: Vec<_> = drafts.iter().filter_map(|line| line.letter).collect();
    assert_eq!((drafts.len(), to_post), (2, vec![second]));
    assert!(drafts.iter().any(|line| line.detail == "remplacée depuis par une autre"));
    assert_eq!(view.documents, Vec::new(), "what never left proves nothing");

    posted(&mut app, second, TODAY).unwrap();
    let view = app.ask(&on(TODAY), |reading| case::case(reading, client)).unwrap();
    let kinds: Vec<_> = view.documents.iter().map(|document| document.kind_label.as_str()).collect();
    assert_eq!(kinds, ["Lettre"]);
    assert!(view.timeline.iter().all(|line| line.letter != Some(first)));
}

#[test]
fn a_first_letter_prepared_before_a_formal_notice_was_posted_no_longer_goes() {
    let (mut app, client) = owed(Value::Null);
    let request: LetterRequest =
        from(json!({ "client": client, "step": "first_letter", "invoices": [], "post_on": null }));
    let view = app.ask(&on(TODAY), |reading| letter::prepare(reading, &request)).unwrap();
    let token = view.pdf.unwrap_or_else(|| panic!("{:?}", view.refusals));
    let weaker = app.act(&on(TODAY), |desk| letter::keep(desk, &request, &token)).unwrap().letter;
    let notice = prepared(&mut app, client, None);
    posted(&mut app, notice, TODAY).unwrap();
    let why = app.ask(&on("2026-11-23"), |reading| letter::prepared(reading, weaker)).unwrap().lapsed;
    assert!(why.is_some_and(|why| why.contains("mise en demeure")), "it says why");
    assert_eq!(posted(&mut app, weaker, "2026-11-23").unwrap_err().code, Code::LetterLapsed);
}
