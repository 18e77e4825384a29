//! The mistakes of an inexpert implementation about time (T18 to T24), each with
//! its right answer and the wrong ones it must not give.

use dument_app::law_answers::{
    LimitationAnswer, LimitationRequest, TermAnswer, TermRequest, delay_answer, limitation_answer,
    parse_event, parse_term, term_answer,
};
use dument_app::views::DeadlineKind;
use dument_app::{App, Now, call, case, clients, invoices, settings, today};
use dument_domain::insolvency::{Opening, Proceedings, Rank, Recipient, Residence};
use dument_domain::limitation::Activity;
use dument_domain::term::{Billing, TermRegime};
use dument_domain::{
    ClientId, Day, DebtorNature, Delay, HolidayRegion, Law, Money, Parameter, Prudence, enforcement_wait,
    opposition_end, service_deadline,
};
use dument_tests::asking::{TODAY, core};
use serde_json::json;

const MAINLAND: HolidayRegion = HolidayRegion::Mainland;

fn law() -> Law {
    Law::shipped().unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn request(debtor: DebtorNature, completed: &str, events: &[&str]) -> LimitationRequest {
    LimitationRequest {
        nature: debtor,
        activity: Activity::Ordinary,
        completed_on: day(completed),
        term_on: None,
        events: events.iter().map(|text| parse_event(text).unwrap()).collect(),
    }
}

fn limitation(request: &LimitationRequest) -> LimitationAnswer {
    limitation_answer(&law(), request, MAINLAND, day(TODAY)).unwrap()
}

fn due(invoice: &str, term: &str) -> TermAnswer {
    let agreed = Some(parse_term(term).unwrap());
    term_answer(&law(), &TermRequest { agreed, ..TermRequest::of(day(invoice)) }).unwrap()
}

#[test]
fn t18_a_formal_notice_does_not_interrupt_the_limitation() {
    let with = |events: &[&str]| limitation(&request(DebtorNature::Consumer, "2024-03-10", events));
    for kind in ["formal_notice", "email", "call", "letter"] {
        let answer = with(&[&format!("{kind}:2026-02-20")]);
        assert_eq!(answer.act_before, day("2026-03-10"), "{kind}");
        assert_eq!((answer.events[0].effect, answer.possible.len()), ("nothing", 0), "{kind}");
        assert!(answer.alerts.iter().any(|alert| (alert.on, alert.months) == (day("2026-02-10"), 1)));
    }
    let acknowledged = with(&["formal_notice:2026-02-20", "acknowledgement:2026-02-20"]);
    assert_eq!(acknowledged.act_before, day("2028-02-20"));
    // A signed plan acknowledges the debt; one that nobody signed only might.
    assert_eq!(with(&["instalment_plan:2026-02-20..2026-08-31"]).act_before, day("2028-02-20"));
    let unsigned = with(&["unsigned_plan:2026-02-20"]);
    assert_eq!((unsigned.act_before, unsigned.possible.len()), (day("2026-03-10"), 1));
}

#[test]
fn t19_the_limitation_runs_from_the_work_and_no_weekend_moves_it() {
    let service = request(DebtorNature::Business, "2021-03-15", &[]);
    let answer = limitation(&LimitationRequest { term_on: Some(day("2021-10-01")), ..service });
    assert_eq!((answer.act_before, answer.last_working_day), (day("2026-03-15"), day("2026-03-13")));
    let possible: Vec<(Day, &str)> = answer.possible.iter().map(|one| (one.on, one.reason)).collect();
    assert_eq!(possible, [(day("2026-10-01"), "term_agreed")]);
    let carriage = request(DebtorNature::Business, "2025-11-20", &[]);
    let carriage = limitation(&LimitationRequest { activity: Activity::Carriage, ..carriage });
    assert_eq!((carriage.act_before, carriage.passed), (day("2026-11-20"), true));
}

#[test]
fn t20_filing_a_petition_protects_nothing() {
    let events = ["petition_filed:2026-03-01", "order_served:2026-04-10"];
    let answer = limitation(&request(DebtorNature::Business, "2021-03-15", &events));
    assert_eq!(answer.act_before, day("2026-03-15"));
    let effects: Vec<&str> = answer.events.iter().map(|event| event.effect).collect();
    assert_eq!(effects, ["nothing", "after_limit"]);
    let codes: Vec<&str> = answer.warnings.iter().map(|warning| warning.code).collect();
    assert_eq!(codes, ["petition_not_served"]);
    // The alert is there on the day of filing, before the order is even made.
    let filed = request(DebtorNature::Business, "2021-03-15", &["petition_filed:2026-03-01"]);
    let on_the_day = limitation_answer(&law(), &filed, MAINLAND, day("2026-03-01")).unwrap();
    assert_eq!((on_the_day.warnings.len(), on_the_day.passed), (1, false));
}

#[test]
fn t21_an_order_for_payment_follows_the_rules_of_its_own_date() {
    let law = law();
    let service = |ordered: &str| {
        let dates = service_deadline(&law, day(ordered), MAINLAND).unwrap();
        (dates.expires_on, dates.last_safe_day)
    };
    assert_eq!(service("2026-08-31"), (day("2027-02-28"), day("2027-02-26")));
    assert_eq!(service("2026-09-01"), (day("2026-12-01"), day("2026-12-01")));
    let served = day("2026-10-05");
    let opposition = opposition_end(&law, day("2026-09-10"), served, MAINLAND).unwrap();
    assert_eq!(opposition.expires_on, day("2026-11-05"));
    let enforced =
        |ordered: &str| enforcement_wait(&law, day(ordered), served, MAINLAND).unwrap().first_day_after;
    assert_eq!(enforced("2026-09-10"), day("2026-12-08"));
    assert_eq!(enforced("2026-08-20"), day("2026-11-06"));
    let told = delay_answer(day("2026-08-31"), Delay::Months(6), Prudence::User, MAINLAND).unwrap();
    assert_eq!(told.last_safe_day, Some(day("2027-02-26")));
}

#[test]
fn t22_a_proof_of_claim_is_counted_from_the_notice() {
    let opening = |residence| Opening {
        judgment_on: day("2026-09-15"),
        notice_on: Some(day("2026-09-24")),
        proceedings: Some(Proceedings::Receivership),
        residence,
    };
    let near = opening(Residence::SameTerritory).dates(&law(), MAINLAND).unwrap();
    assert_eq!(near.proof_of_claim.unwrap().expires_on, day("2026-11-24"));
    assert_eq!(near.relief.unwrap().expires_on, day("2027-03-24"));
    assert_eq!((near.interest_until, near.recipient), (day("2026-09-14"), Some(Recipient::Administrator)));
    let far = opening(Residence::Far).dates(&law(), MAINLAND).unwrap();
    assert_eq!(far.proof_of_claim.unwrap().expires_on, day("2027-01-24"));
    assert_eq!(Proceedings::Liquidation.recipient(), Recipient::Liquidator);
    let rank = |done| opening(Residence::SameTerritory).rank(day(done));
    assert_eq!((rank("2026-09-14"), rank("2026-09-15")), (Rank::Earlier, Rank::Later));
    let owed = |due: &str| {
        core(&json!({
            "debtor": "business", "until": TODAY, "insolvency_judgment_on": "2026-09-15",
            "invoices": [{"number": "F-1", "amount": "10000.00", "due": due}],
        }))
    };
    assert_eq!(owed("2026-06-30")["interest"], "258.19");
    assert_eq!(owed("2026-09-30")["indemnity"], "0.00");
}

/// The trap as a case: who owes 10 000 € and 1 000 €, of work done on 1 June 2026.
fn insolvent(home: &str) -> (App, ClientId) {
    let mut app = App::in_memory().unwrap();
    let now = Now::noon(day("2026-09-01"));
    let company = json!({"name": "Kerbrat Plomberie", "signatory": "Yann Kerbrat", "siret": "81234567600017",
        "address": {"lines": ["4 QUAI BRIZEUX"], "postal_code": home, "city": "QUIMPERLE"}});
    app.act(&now, |desk| settings::create_company(desk, serde_json::from_value(company).unwrap())).unwrap();
    let client = json!({"client": null, "name": "Hôtel des Flots", "nature": "business", "siren": null,
        "vat": null, "address": {"lines": ["1 quai"], "postal_code": "29300", "city": "Quimperlé", "country": "FR"},
        "email": "", "phone": "", "note": "", "contacts": []});
    let client =
        app.act(&now, |desk| clients::save(desk, serde_json::from_value(client).unwrap())).unwrap().client;
    for (number, gross, due) in [("F-1", "10000.00", "2026-06-30"), ("F-2", "1000.00", "2026-09-30")] {
        let invoice = json!({"client": client, "number": number, "gross": gross, "issued_on": "2026-06-05",
            "completed_on": "2026-06-01", "due_on": due});
        app.act(&now, |desk| invoices::save(desk, serde_json::from_value(invoice).unwrap())).unwrap();
    }
    assert_eq!(app.ask(&Now::noon(day("2026-09-14")), today::today_rows).len(), 1, "a call was due");
    let contact = json!({"client": client, "step": "call", "invoices": [], "on": null, "interlocutor": "",
        "note": "", "outcome": {"outcome": "insolvency", "judgment_on": "2026-09-15",
        "bodacc_on": "2026-09-24", "proceedings": "receivership"}});
    app.act(&Now::noon(day("2026-09-28")), |desk| {
        call::record(desk, &serde_json::from_value(contact).unwrap())
    })
    .unwrap();
    (app, client)
}

#[test]
fn t22_in_a_case_reminders_and_interest_stop_and_the_claim_is_declared_in_time() {
    // Overseas, 24 January 2027 is a Sunday: the last working day before it is shown.
    for (home, proof) in [("29300", "2026-11-24"), ("97410", "2027-01-22")] {
        let (mut app, client) = insolvent(home);
        let now = Now::noon(day(TODAY));
        let view = app.ask(&now, |reading| case::case(reading, client)).unwrap();
        let dated = |kind| view.deadlines.iter().find(|one| one.kind == kind).unwrap();
        assert_eq!(dated(DeadlineKind::ProofOfClaim).on, day(proof), "{home}");
        assert_eq!(dated(DeadlineKind::Relief).on, day("2027-03-24"));
        let lines = &dated(DeadlineKind::ProofOfClaim).explanation;
        let told = lines.iter().find(|line| line.starts_with("À adresser")).unwrap();
        assert!(told.contains("mandataire judiciaire que nomme l’annonce"), "{told}");
        assert!(!told.contains("liquidateur"), "{told}");
        assert!(app.ask(&now, today::today_rows).is_empty(), "every reminder is cancelled");
        assert!(view.invoices.iter().all(|one| one.state == "insolvent" && one.next.is_none()));
        let sums: Vec<(String, String)> = view
            .statements
            .iter()
            .map(|one| (one.sum.interest.to_string(), one.sum.indemnity.to_string()))
            .collect();
        assert_eq!(sums[0], ("258.19".to_owned(), "40.00".to_owned()));
        assert_eq!(sums[1], ("0.00".to_owned(), "0.00".to_owned()), "due after the judgment");
    }
}

#[test]
fn t23_the_small_claims_ceiling_is_five_thousand_euros() {
    let fits = |sum: &str| {
        let ceiling = law().sum(Parameter::SmallClaimsCeiling, day(TODAY)).unwrap();
        sum.parse::<Money>().unwrap() <= ceiling
    };
    assert!(fits("4500.00") && fits("5000.00") && !fits("5000.01"));
    let without_lawyer = law().sum(Parameter::LawyerFreeCeiling, day(TODAY)).unwrap();
    assert!("10000.00".parse::<Money>().unwrap() <= without_lawyer);
    assert!("10000.01".parse::<Money>().unwrap() > without_lawyer);
}

#[test]
fn t24_each_term_has_its_own_formula() {
    for (invoice, first, second) in [
        ("2026-01-15", "2026-03-31", "2026-03-17"),
        ("2026-10-22", "2026-12-31", "2026-12-15"),
        ("2024-01-10", "2024-02-29", "2024-03-16"),
    ] {
        assert_eq!(due(invoice, "45 fdm A").due, day(first), "{invoice}");
        assert_eq!(due(invoice, "45 fdm B").due, day(second), "{invoice}");
    }
    assert_eq!(due("2026-01-15", "60").due, day("2026-03-16"));
    let nothing_agreed =
        TermRequest { delivered_on: Some(day("2026-01-06")), ..TermRequest::of(day("2026-01-06")) };
    assert_eq!(term_answer(&law(), &nothing_agreed).unwrap().due, day("2026-02-05"));
    let perishable = |billing| {
        let delivered_on = Some(day("2026-09-03"));
        let invoice = TermRequest::of(day("2026-09-03"));
        let asked = TermRequest { delivered_on, billing, regime: TermRegime::Perishable, ..invoice };
        term_answer(&law(), &asked).unwrap().due
    };
    assert_eq!(perishable(Billing::Single), day("2026-10-03"));
    assert_eq!(perishable(Billing::Periodic), day("2026-10-10"));
    let long = due("2026-01-15", "75");
    assert_eq!(long.due, day("2026-03-31"), "not silently changed");
    let codes: Vec<&str> = long.warnings.iter().map(|warning| warning.code).collect();
    assert_eq!(codes, ["term_above_legal_maximum"]);
}
