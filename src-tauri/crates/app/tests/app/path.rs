//! A client on another scenario, the steps to come, and what was agreed on the way.

use crate::world::day;
use dument_app::views::{ClientInput, Deed, DeedInput};
use dument_app::{App, Code, Now, case, changes, clients, deeds, example, scenarios, today};
use dument_domain::case::{Acceleration, Instalment, Plan, PlanInterest, StepKind};
use dument_domain::{Address, ClientId, DebtorNature, Money};

/// The example company, and one of its clients that is due for a call.
fn example() -> (App, Now, ClientId) {
    let mut app = App::in_memory().unwrap();
    let now = Now::noon(day("2026-11-20"));
    example::fill(&mut app, &now).unwrap();
    let rows = app.ask(&now, today::today_rows);
    let client = rows.iter().find(|row| row.step == StepKind::Call).unwrap().client;
    (app, now, client)
}

#[test]
fn the_five_scenarios_are_offered_and_a_client_changes_its_own() {
    let (mut app, now, client) = example();
    let ids: Vec<String> = app.ask(&now, scenarios::choices).into_iter().map(|one| one.id).collect();
    assert_eq!(ids, ["amiable_4", "ferme_4", "ecrit_d_abord", "rapide", "micro_entreprise"]);
    assert_eq!(
        app.act(&now, |desk| scenarios::choose(desk, client, "lent")).unwrap_err().code,
        Code::BadValue
    );
    let done = app.act(&now, |desk| scenarios::choose(desk, client, "rapide")).unwrap();
    assert!(done.message.contains("Rapide"), "{}", done.message);
    assert_eq!(app.ask(&now, |reading| case::case(reading, client)).unwrap().scenario, "Rapide");
    assert!(app.ask(&now, changes::verify).unwrap().ok);
}

#[test]
fn the_steps_to_come_are_told_and_nothing_is_written() {
    let (mut app, now, client) = example();
    app.act(&now, |desk| scenarios::choose(desk, client, "rapide")).unwrap();
    let before = app.ask(&now, |reading| case::case(reading, client)).unwrap();
    let steps =
        app.ask(&now, |reading| scenarios::steps_to_come(reading, client, day("2027-06-30"))).unwrap();
    assert_eq!(steps.first().map(|one| (one.on, one.step)), Some((now.today, StepKind::Call)));
    assert_eq!(steps.last().map(|one| one.step), Some(StepKind::Judicial));
    assert!(steps.iter().all(|one| !one.numbers.is_empty() && !one.reason.is_empty()));
    assert!(steps.windows(2).all(|pair| pair[0].on < pair[1].on));
    assert_eq!(app.ask(&now, |reading| case::case(reading, client)).unwrap(), before);
    assert_eq!(
        app.ask(&now, |reading| scenarios::steps_to_come(reading, client, day("2026-11-19")))
            .unwrap_err()
            .code,
        Code::BadDate
    );
}

#[test]
fn a_plan_pauses_the_reminders_and_one_of_more_than_is_owed_is_refused() {
    let (mut app, now, client) = example();
    let plan = |cents: i64| Plan {
        instalments: vec![
            Instalment { due: day("2026-12-15"), amount: Money::from_cents(cents) },
            Instalment { due: day("2027-01-15"), amount: Money::from_cents(cents) },
        ],
        interest: PlanInterest::Waived,
        acceleration: Acceleration::None,
        signed: false,
        guarantee: String::new(),
    };
    let deed = |cents| DeedInput {
        client,
        invoices: Vec::new(),
        what: Deed::Plan { plan: plan(cents) },
        on: None,
        note: String::new(),
    };
    assert_eq!(
        app.act(&now, |desk| deeds::record(desk, &deed(90_000_000))).unwrap_err().code,
        Code::BadAmount
    );
    assert_eq!(app.act(&now, |desk| deeds::record(desk, &deed(0))).unwrap_err().code, Code::BadAmount);
    let done = app.act(&now, |desk| deeds::record(desk, &deed(1_000))).unwrap();
    assert!(done.message.starts_with("Échéancier convenu\u{a0}: 2\u{a0}versements"), "{}", done.message);
    assert!(app.ask(&now, today::today_rows).iter().all(|row| row.client != client));
    let case = app.ask(&now, |reading| case::case(reading, client)).unwrap();
    let states: Vec<&str> = case.invoices.iter().map(|one| one.state.as_str()).collect();
    assert!(states.contains(&"plan"), "{states:?}");
    app.act(&now, |desk| changes::undo(desk, done.undo.unwrap(), "")).unwrap();
    assert!(app.ask(&now, today::today_rows).iter().any(|row| row.client == client));
}

#[test]
fn new_clients_begin_with_the_scenario_of_their_nature_and_the_others_keep_theirs() {
    let (mut app, now, client) = example();
    let before = app.ask(&now, |reading| case::case(reading, client)).unwrap().scenario;
    let lent = app.act(&now, |desk| scenarios::choose_default(desk, DebtorNature::Consumer, "lent"));
    assert_eq!(lent.unwrap_err().code, Code::BadValue);
    app.act(&now, |desk| scenarios::choose_default(desk, DebtorNature::Consumer, "ecrit_d_abord")).unwrap();
    let mut new = |name: &str, nature| {
        let input = ClientInput {
            confirmed: false,
            client: None,
            name: name.to_owned(),
            nature,
            siren: None,
            vat: None,
            address: Address::default(),
            email: String::new(),
            phone: String::new(),
            note: String::new(),
            nature_unsaid: false,
            contract_rate: None,
            contacts: Vec::new(),
        };
        let id = app.act(&now, |desk| clients::save(desk, input)).unwrap().client;
        app.ask(&now, |reading| case::case(reading, id)).unwrap().scenario
    };
    assert_eq!(new("Mme Guillou", DebtorNature::Consumer), "Écrit d’abord");
    assert_eq!(new("SARL Guillou", DebtorNature::Business), "Amiable en 4 étapes");
    assert_eq!(app.ask(&now, |reading| case::case(reading, client)).unwrap().scenario, before);
}
