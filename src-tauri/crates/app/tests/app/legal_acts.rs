//! Acts noted by hand, and what they do to the date, to the path and to the letters.

use crate::world::{self, client_input, day, invoice_input, kerbrat_with, money, on};
use dument_app::views::{
    CaseView, ClientInput, DeadlineKind, DeadlineView, Deed, DeedInput, InvoiceInput, LegalActInput,
    LetterRequest, PathStepState, PostedInput,
};
use dument_app::{
    App, Code, Now, call, case, changes, clients, deeds, invoices, legal, letter, settings, today,
};
use dument_domain::case::{Acceleration, Instalment, Plan, PlanInterest, StepKind};
use dument_domain::limitation::{Activity, EventKind};
use dument_domain::{ClientId, Day, DebtorNature, Money};
use serde_json::{Value, json};

/// A client who owes 1 200 € for work done on 10 January 2025, due on 28 February 2025: until
/// 10 January 2027 against a consumer, 2030 against a business, 31 December 2029 for a public buyer.
fn owed(nature: DebtorNature) -> (App, ClientId) {
    let now = on("2025-01-20");
    let mut app = kerbrat_with(&now, json!({ "mediator": "CM2C, Paris", "activity": Activity::Ordinary }));
    let input = ClientInput { nature, ..client_input(None, "Brasserie du Port", "business") };
    let client = app.act(&now, |desk| clients::save(desk, input)).unwrap().client;
    app.act(&now, |desk| invoices::save(desk, invoice(client, "F-12", "2025-01-10"))).unwrap();
    (app, client)
}

fn company(activity: Activity) -> Value {
    let mut sheet = world::company();
    (sheet["mediator"], sheet["activity"]) = (json!("CM2C, Paris"), json!(activity));
    sheet
}

fn invoice(client: ClientId, number: &str, completed: &str) -> InvoiceInput {
    let issued: Day = day(completed).plus_days(5);
    InvoiceInput {
        issued_on: issued,
        due_on: Some(issued.plus_days(44)),
        gross: money("1200.00"),
        completed_on: Some(day(completed)),
        ..invoice_input(client, number)
    }
}

fn act(client: ClientId, kind: EventKind, on: &str) -> LegalActInput {
    let (on, note) = (day(on), String::new());
    LegalActInput { client, kind, on, until: None, invoices: Vec::new(), note }
}

fn limit(view: &CaseView) -> DeadlineView {
    view.deadlines.iter().find(|one| one.kind == DeadlineKind::Limitation).unwrap().clone()
}

fn case(app: &mut App, today: &str, client: ClientId) -> CaseView {
    app.ask(&on(today), |reading| case::case(reading, client)).unwrap()
}

#[test]
fn a_signed_acknowledgement_opens_a_new_period_and_undoing_it_gives_the_date_back() {
    let (mut app, client) = owed(DebtorNature::Consumer);
    let now = on("2025-06-02");
    assert_eq!(limit(&case(&mut app, "2025-06-02", client)).on, day("2027-01-10"));
    let done = app
        .act(&now, |desk| legal::record(desk, &act(client, EventKind::Acknowledgement, "2025-05-20")))
        .unwrap();
    assert!(
        done.message.contains("Nouvelle date\u{a0}: agir en justice au plus tard le 20\u{a0}mai\u{a0}2027"),
        "{}",
        done.message
    );
    let view = case(&mut app, "2025-06-02", client);
    let found = limit(&view);
    assert_eq!(found.on, day("2027-05-20"));
    let told = found.explanation.iter().find(|line| line.starts_with("Reconnaissance écrite")).unwrap();
    assert!(told.contains("au lieu du 10\u{a0}janvier\u{a0}2027") && told.contains("C. civ. 2240"), "{told}");
    assert!(view.timeline.iter().any(|line| line.title.starts_with("Reconnaissance de dette signée")));
    app.act(&now, |desk| changes::undo(desk, done.undo.unwrap(), "")).unwrap();
    assert_eq!(limit(&case(&mut app, "2025-06-02", client)).on, day("2027-01-10"));
    assert!(app.ask(&now, changes::verify).unwrap().ok);
}

#[test]
fn t20_a_petition_protects_nothing_and_warns_from_its_day_until_the_order_is_served() {
    let (mut app, client) = owed(DebtorNature::Consumer);
    let done = app
        .act(&on("2026-11-02"), |desk| {
            legal::record(desk, &act(client, EventKind::PetitionFiled, "2026-11-02"))
        })
        .unwrap();
    assert!(done.message.contains("La date ne change pas"), "{}", done.message);
    let view = case(&mut app, "2026-11-02", client);
    assert_eq!((limit(&view).on, view.invoices[0].state.as_str()), (day("2027-01-10"), "judicial"));
    assert!(
        view.warnings.iter().any(|text| text.contains("ne protège pas la créance")),
        "{:?}",
        view.warnings
    );
    assert!(view.due.is_empty(), "nobody is reminded: {:?}", view.due);
    let later = case(&mut app, "2026-12-02", client);
    assert_eq!(
        (later.due[0].step, later.due[0].action.as_str()),
        (StepKind::Judicial, "Suivre la procédure")
    );
    assert!(later.path.iter().all(|step| step.state != PathStepState::Done), "nothing was done before");
    assert_eq!(app.ask(&on("2026-12-02"), today::today).unwrap().groups[0].title, "Procédure à suivre");
    assert_eq!(
        later.due[0].reason,
        "requête déposée le 2\u{a0}novembre\u{a0}2026\u{a0}: voir si l’ordonnance est rendue, pour la faire signifier"
    );
    app.act(&on("2026-12-10"), |desk| {
        legal::record(desk, &act(client, EventKind::OrderServed, "2026-12-09"))
    })
    .unwrap();
    let served = case(&mut app, "2026-12-10", client);
    assert_eq!(limit(&served).on, day("2028-12-09"));
    let told = &limit(&served).sentence;
    assert!(told.contains("compté de l’acte du 9\u{a0}décembre\u{a0}2026"), "{told}");
    assert!(!served.warnings.iter().any(|text| text.contains("ne protège pas")), "{:?}", served.warnings);
    // One month to oppose, over on Saturday 9 January, carried to Monday 11.
    let asked = app.ask(&on("2027-01-12"), |reading| case::case(reading, client)).unwrap();
    assert_eq!(asked.due[0].due_on, day("2027-01-12"));
}

#[test]
fn t20_an_order_served_after_the_limit_came_too_late() {
    let (mut app, client) = owed(DebtorNature::Consumer);
    app.act(&on("2027-01-04"), |desk| {
        legal::record(desk, &act(client, EventKind::PetitionFiled, "2027-01-04"))
    })
    .unwrap();
    app.act(&on("2027-02-01"), |desk| {
        legal::record(desk, &act(client, EventKind::OrderServed, "2027-01-29"))
    })
    .unwrap();
    let view = case(&mut app, "2027-02-01", client);
    assert!(limit(&view).passed && limit(&view).on == day("2027-01-10"));
    assert!(
        view.warnings.iter().any(|text| text.contains("ne protège pas la créance")),
        "{:?}",
        view.warnings
    );
}

#[test]
fn a_suit_that_failed_changed_nothing_and_gives_the_case_back() {
    let (mut app, client) = owed(DebtorNature::Consumer);
    let now = on("2026-06-01");
    let failed = act(client, EventKind::ActionFailed, "2026-06-01");
    assert_eq!(
        app.act(&now, |desk| legal::record(desk, &failed)).unwrap_err().code,
        Code::Missing,
        "no suit to end"
    );
    app.act(&now, |desk| legal::record(desk, &act(client, EventKind::Summons, "2026-05-11"))).unwrap();
    assert_eq!(limit(&case(&mut app, "2026-06-01", client)).on, day("2028-05-11"));
    app.act(&now, |desk| legal::record(desk, &failed)).unwrap();
    let view = case(&mut app, "2026-06-02", client);
    assert_eq!((limit(&view).on, view.invoices[0].state.as_str()), (day("2027-01-10"), "late"));
    assert_eq!(view.due[0].step, StepKind::Call, "back on its path");
}

#[test]
fn talks_are_begun_then_ended_and_leave_six_months() {
    let (mut app, client) = owed(DebtorNature::Consumer);
    let begun = act(client, EventKind::Conciliation, "2026-12-01");
    app.act(&on("2026-12-01"), |desk| legal::record(desk, &begun)).unwrap();
    let view = case(&mut app, "2026-12-20", client);
    assert_eq!((limit(&view).on, view.invoices[0].state.as_str()), (day("2027-01-10"), "paused"));
    let offered = app.ask(&on("2026-12-20"), |reading| legal::acts(reading, client)).unwrap();
    let choice = offered.choices.iter().find(|one| one.kind == EventKind::Conciliation).unwrap();
    assert_eq!((choice.on, choice.until_required), (Some(day("2026-12-01")), true));
    assert!(choice.title.contains("terminée") && choice.effect.contains("6\u{a0}mois"), "{choice:?}");
    assert_eq!(
        app.act(&on("2026-12-20"), |desk| legal::record(desk, &begun)).unwrap_err().code,
        Code::BadValue,
        "twice"
    );
    let ended = LegalActInput { until: Some(day("2026-12-19")), ..begun };
    app.act(&on("2026-12-20"), |desk| legal::record(desk, &ended)).unwrap();
    let after = case(&mut app, "2026-12-21", client);
    assert_eq!((limit(&after).on, after.invoices[0].state.as_str()), (day("2027-06-19"), "late"));
    let lines = limit(&after).explanation;
    let told = lines.iter().filter(|line| line.starts_with("Conciliation")).count();
    assert_eq!(told, 1, "one talk, not two: {lines:?}");
}

#[test]
fn what_cannot_be_is_refused_in_plain_french() {
    let (mut app, client) = owed(DebtorNature::Consumer);
    let now = on("2025-06-02");
    let base = act(client, EventKind::Acknowledgement, "2025-05-20");
    let cases = [
        (act(client, EventKind::Acknowledgement, "2025-06-03"), Code::BadDate, "n’est pas encore arrivé"),
        (act(client, EventKind::Acknowledgement, "2025-01-09"), Code::BadDate, "avant les travaux de F-12"),
        (LegalActInput { until: Some(day("2025-05-21")), ..base.clone() }, Code::BadValue, "un seul jour"),
        (
            LegalActInput { until: Some(day("2025-05-01")), ..act(client, EventKind::Summons, "2025-05-20") },
            Code::BadDate,
            "avant le début",
        ),
        (act(client, EventKind::FormalNotice, "2025-05-20"), Code::BadValue, "à leur place"),
        (act(client, EventKind::PartPayment, "2025-05-20"), Code::BadValue, "à leur place"),
        (act(client, EventKind::ProofOfClaim, "2025-05-20"), Code::Missing, "procédure collective"),
    ];
    for (input, code, words) in cases {
        let refused = app.act(&now, |desk| legal::record(desk, &input)).unwrap_err();
        assert_eq!(refused.code, code, "{input:?}");
        assert!(refused.message().contains(words), "{}", refused.message());
    }
    app.act(&now, |desk| legal::record(desk, &base)).unwrap();
    assert_eq!(
        app.act(&now, |desk| legal::record(desk, &base)).unwrap_err().code,
        Code::BadValue,
        "noted twice"
    );
}

#[test]
fn an_act_is_about_the_work_done_by_then() {
    let (mut app, client) = owed(DebtorNature::Consumer);
    app.act(&on("2025-06-01"), |desk| invoices::save(desk, invoice(client, "F-20", "2025-04-10"))).unwrap();
    let now = on("2025-07-01");
    app.act(&now, |desk| legal::record(desk, &act(client, EventKind::Acknowledgement, "2025-03-20")))
        .unwrap();
    let view = app.ask(&now, |reading| case::case(reading, client)).unwrap();
    let limits: Vec<Day> = view.deadlines.iter().map(|one| one.on).collect();
    assert_eq!(limits, [day("2027-03-20"), day("2027-04-10")], "F-12 acknowledged, F-20 untouched");
}

fn agree(app: &mut App, client: ClientId, today: &str, signed: bool) {
    let plan = Plan {
        instalments: vec![
            Instalment { due: day("2025-07-15"), amount: Money::from_cents(60_000) },
            Instalment { due: day("2025-08-15"), amount: Money::from_cents(60_000) },
        ],
        interest: PlanInterest::Waived,
        acceleration: Acceleration::None,
        signed,
        guarantee: String::new(),
    };
    let (what, on_day) = (Deed::Plan { plan }, Some(day(today)));
    let deed = DeedInput { client, invoices: Vec::new(), what, on: on_day, note: String::new() };
    app.act(&on(today), |desk| deeds::record(desk, &deed)).unwrap();
}

#[test]
fn t18_a_plan_signed_interrupts_one_unsigned_only_might() {
    let (mut signed, client) = owed(DebtorNature::Consumer);
    agree(&mut signed, client, "2025-06-30", true);
    let found = limit(&case(&mut signed, "2025-07-01", client));
    assert_eq!(found.on, day("2027-06-30"));
    let last = found.possible.iter().find(|one| one.on == day("2027-08-15")).unwrap();
    assert!(last.sentence.contains("chaque versement"), "{}", last.sentence);

    let (mut unsigned, client) = owed(DebtorNature::Consumer);
    agree(&mut unsigned, client, "2025-06-30", false);
    let found = limit(&case(&mut unsigned, "2025-07-01", client));
    assert_eq!(found.on, day("2027-01-10"));
    assert!(found.possible.iter().any(|one| one.on == day("2027-06-30")), "{:?}", found.possible);
    let (what, on_day) = (Deed::PlanSigned, Some(day("2025-07-04")));
    let deed = DeedInput { client, invoices: Vec::new(), what, on: on_day, note: String::new() };
    unsigned.act(&on("2025-07-04"), |desk| deeds::record(desk, &deed)).unwrap();
    assert_eq!(limit(&case(&mut unsigned, "2025-07-05", client)).on, day("2027-07-04"), "came back signed");
}

#[test]
fn t19_a_carrier_has_one_year_and_an_invoice_may_say_otherwise() {
    let (mut app, client) = owed(DebtorNature::Business);
    let now = on("2025-06-02");
    assert_eq!(limit(&case(&mut app, "2025-06-02", client)).on, day("2030-01-10"));
    app.act(&now, |desk| {
        settings::save_company(desk, serde_json::from_value(company(Activity::Carriage)).unwrap())
    })
    .unwrap();
    let carried = limit(&case(&mut app, "2025-06-02", client));
    assert_eq!((carried.on, carried.source.as_str()), (day("2026-01-10"), "C. com. L133-6"));
    assert_eq!(
        app.ask(&on("2025-12-10"), today::today).unwrap().deadlines[0].on,
        day("2026-01-10"),
        "told in time"
    );
    let known = app.ask(&now, |reading| case::case(reading, client)).unwrap().invoices[0].invoice;
    let work = InvoiceInput {
        invoice: Some(known),
        activity: Some(Activity::Ordinary),
        ..invoice(client, "F-12", "2025-01-10")
    };
    assert_eq!(app.act(&now, |desk| invoices::save(desk, work)).unwrap().activity, Some(Activity::Ordinary));
    assert_eq!(limit(&case(&mut app, "2025-06-02", client)).on, day("2030-01-10"));
}

fn compose(app: &mut App, client: ClientId, today: &str, step: StepKind) -> (LetterRequest, String) {
    let request: LetterRequest = serde_json::from_value(json!({
        "client": client, "step": step, "invoices": [], "post_on": null, "ask": null,
        "third_party": null, "tracking": null, "answer": null
    }))
    .unwrap();
    let view = app.ask(&on(today), |reading| letter::prepare(reading, &request)).unwrap();
    assert!(view.refusals.is_empty(), "{:?}", view.refusals);
    (request, view.pdf.unwrap())
}

#[test]
fn any_written_demand_interrupts_against_a_public_buyer_and_a_call_does_not() {
    let (mut app, client) = owed(DebtorNature::PublicBuyer);
    assert_eq!(limit(&case(&mut app, "2025-06-02", client)).on, day("2029-12-31"));
    let (request, token) = compose(&mut app, client, "2026-03-02", StepKind::FirstLetter);
    let letter = app.act(&on("2026-03-02"), |desk| letter::keep(desk, &request, &token)).unwrap().letter;
    let posted: PostedInput =
        serde_json::from_value(json!({"letter": letter, "on": "2026-03-02", "tracking": null})).unwrap();
    app.act(&on("2026-03-02"), |desk| letter::mark_posted(desk, &posted)).unwrap();
    let found = limit(&case(&mut app, "2026-03-03", client));
    assert_eq!(found.on, day("2030-12-31"), "four years from the next 1 January");
    assert!(found.source.contains("68-1250"), "{}", found.source);
    let deed = DeedInput {
        client,
        invoices: Vec::new(),
        what: Deed::Done { step: StepKind::Email },
        on: Some(day("2027-05-03")),
        note: String::new(),
    };
    app.act(&on("2027-05-03"), |desk| deeds::record(desk, &deed)).unwrap();
    assert_eq!(
        limit(&case(&mut app, "2027-05-04", client)).on,
        day("2031-12-31"),
        "an e-mail is written too"
    );
    let kinds: Vec<EventKind> = app
        .ask(&on("2027-05-04"), |reading| legal::acts(reading, client))
        .unwrap()
        .choices
        .iter()
        .map(|one| one.kind)
        .collect();
    assert!(!kinds.contains(&EventKind::PetitionFiled), "no order for payment: {kinds:?}");
    for kind in [EventKind::PetitionFiled, EventKind::OrderServed, EventKind::EnforcementMeasure] {
        let refused =
            app.act(&on("2027-05-04"), |desk| legal::record(desk, &act(client, kind, "2027-05-04")));
        assert_eq!(refused.unwrap_err().code, Code::BadValue, "{kind:?} is neither offered nor taken");
    }
}

/// The text of a letter shown, as Poppler reads it.
fn text_of(app: &mut App, now: &Now, token: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.pdf");
    std::fs::write(&path, app.ask(now, |reading| letter::pdf(reading, token)).unwrap()).unwrap();
    let read = std::process::Command::new("pdftotext").arg(&path).arg("-").output().unwrap();
    String::from_utf8(read.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn past_the_limit_a_letter_asks_amicably_and_names_no_court() {
    let court = ["injonction", "tribunal", "en justice", "juge"];
    for nature in [DebtorNature::Consumer, DebtorNature::Business] {
        let (mut app, client) = owed(nature);
        let last = limit(&case(&mut app, "2025-06-02", client)).on;
        let mut read = |today: Day, step: StepKind| {
            let (_, token) = compose(&mut app, client, &today.to_string(), step);
            text_of(&mut app, &Now::noon(today), &token)
        };
        let before = read(day("2026-09-01"), StepKind::FormalNotice);
        assert!(court.iter().any(|word| before.contains(word)), "{nature:?} {before}");
        if nature == DebtorNature::Consumer {
            let after = read(last.next(), StepKind::FirstLetter);
            assert!(after.contains("1 200,00") || after.contains("1\u{202f}200,00"), "{after}");
            let named: Vec<&&str> = court.iter().filter(|word| after.contains(**word)).collect();
            assert!(named.is_empty(), "{named:?} in {after}");
            let notice: LetterRequest = serde_json::from_value(json!({
                "client": client, "step": StepKind::FormalNotice, "invoices": [], "post_on": null, "ask": null,
                "third_party": null, "tracking": null, "answer": null
            }))
            .unwrap();
            let refused =
                app.ask(&on(&last.next().to_string()), |reading| letter::prepare(reading, &notice)).unwrap();
            assert!(refused.pdf.is_none() && refused.refusals[0].code == "past_limit_notice");
        }
    }
}

#[test]
fn the_proof_of_claim_goes_to_the_right_person_once_the_kind_is_known() {
    let (mut app, client) = owed(DebtorNature::Business);
    let now = on("2025-06-02");
    let note = |app: &mut App, proceedings: Option<&str>, bodacc: Option<&str>| {
        let outcome = json!({
            "outcome": "insolvency", "judgment_on": "2025-05-20", "bodacc_on": bodacc, "proceedings": proceedings
        });
        let contact = json!({
            "client": client, "step": "call", "invoices": [], "outcome": outcome, "on": null,
            "interlocutor": "", "note": ""
        });
        app.act(&now, |desk| call::record(desk, &serde_json::from_value(contact).unwrap())).unwrap();
    };
    note(&mut app, None, None);
    let view = app.ask(&now, |reading| case::case(reading, client)).unwrap();
    assert!(view.warnings.iter().any(|text| text.contains("BODACC")), "{:?}", view.warnings);
    note(&mut app, Some("liquidation"), Some("2025-05-28"));
    let view = app.ask(&now, |reading| case::case(reading, client)).unwrap();
    assert!(!view.warnings.iter().any(|text| text.contains("n’est pas notée")), "{:?}", view.warnings);
    let proofs: Vec<&DeadlineView> =
        view.deadlines.iter().filter(|one| one.kind == DeadlineKind::ProofOfClaim).collect();
    assert_eq!(proofs.len(), 1, "one judgment, one delay");
    assert_eq!(proofs[0].on, day("2025-07-28"));
    let told = proofs[0].explanation.iter().find(|line| line.starts_with("À adresser")).unwrap();
    assert!(told.contains("au liquidateur") && !told.contains("mandataire"), "{told}");
    assert!(view.timeline.iter().any(|line| line.title.contains("liquidation judiciaire ouverte le")));
    app.act(&now, |desk| legal::record(desk, &act(client, EventKind::ProofOfClaim, "2025-06-02"))).unwrap();
    let declared = app.ask(&now, |reading| case::case(reading, client)).unwrap();
    // Suits are stopped: no date to act is shown, the effect of the declaration is.
    assert_eq!(declared.deadlines, [], "nothing left to declare");
    assert!(declared.warnings.iter().any(|text| text.contains("L622-25-1")), "{:?}", declared.warnings);
}

#[test]
fn a_claim_declared_too_late_leaves_the_relief_to_ask() {
    let (mut app, client) = owed(DebtorNature::Business);
    let contact = json!({
        "client": client, "step": "call", "invoices": [], "on": null, "interlocutor": "", "note": "",
        "outcome": {"outcome": "insolvency", "judgment_on": "2025-05-20", "bodacc_on": "2025-05-28"}
    });
    app.act(&on("2025-06-02"), |desk| call::record(desk, &serde_json::from_value(contact).unwrap())).unwrap();
    let late = act(client, EventKind::ProofOfClaim, "2025-07-29");
    app.act(&on("2025-08-01"), |desk| legal::record(desk, &late)).unwrap();
    let kinds: Vec<DeadlineKind> =
        case(&mut app, "2025-08-01", client).deadlines.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [DeadlineKind::Relief]);
}

#[test]
fn an_order_served_before_its_petition_is_refused() {
    use EventKind::{EnforcementMeasure, OppositionReceived, OrderIssued, OrderServed, PetitionFiled};
    // What is noted, then what cannot stand beside it.
    let cases = [
        (PetitionFiled, "2026-11-25", OrderServed, "2026-11-20"),
        (OrderServed, "2026-11-20", PetitionFiled, "2026-11-25"),
        (OrderIssued, "2026-11-25", OrderServed, "2026-11-20"),
        (OrderServed, "2026-11-20", OrderIssued, "2026-11-25"),
        (PetitionFiled, "2026-11-25", OrderIssued, "2026-11-20"),
        (OrderServed, "2026-11-25", OppositionReceived, "2026-11-20"),
        (OrderServed, "2026-11-25", EnforcementMeasure, "2026-11-20"),
    ];
    let now = on("2026-11-30");
    for (first, first_on, then, then_on) in cases {
        let (mut app, client) = owed(DebtorNature::Business);
        app.act(&now, |desk| legal::record(desk, &act(client, first, first_on))).unwrap();
        let refused = app.act(&now, |desk| legal::record(desk, &act(client, then, then_on))).unwrap_err();
        assert_eq!(refused.code, Code::BadDate, "{first:?} {then:?}");
        assert!(refused.message().contains("jour où"), "{}", refused.message());
        let view = case(&mut app, "2026-11-30", client);
        let served = first == OrderServed;
        assert!(!served || !view.warnings.iter().any(|line| line.contains("ne protège pas")), "{first:?}");
    }
}

#[test]
fn a_suit_that_failed_begins_another_order() {
    use EventKind::{ActionFailed, OrderIssued, OrderServed, PetitionFiled};
    let now = on("2026-11-30");
    let (mut app, client) = owed(DebtorNature::Business);
    let acts = [
        (PetitionFiled, "2026-03-02"),
        (OrderIssued, "2026-03-20"),
        (OrderServed, "2026-04-10"),
        (ActionFailed, "2026-06-01"),
        (PetitionFiled, "2026-09-01"),
        (OrderIssued, "2026-09-15"),
        (OrderServed, "2026-10-05"),
    ];
    for (kind, day) in acts {
        app.act(&now, |desk| legal::record(desk, &act(client, kind, day))).unwrap();
    }
}
