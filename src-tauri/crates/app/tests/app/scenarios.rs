//! Scenarios copied, tried, saved; running cases keep the version they began with.

use crate::world::{day, edit};
use dument_app::views::{
    ContactInput, DelayDraft, DelayUnit, PaymentInput, ScenarioDraft, ScenarioField, ScenarioInput,
    ScenarioTrial, ScenarioView, StepDraft,
};
use dument_app::{App, Code, Now, call, case, changes, clients, example, payment, scenarios, today};
use dument_domain::case::{Channel, OutcomeKind, StepKind};
use dument_domain::{ClientId, Day, DebtorNature};

fn at(text: &str, minute_of_day: u32) -> Now {
    Now { today: day(text), minute_of_day }
}

/// The example company, with two clients that are due for a call.
fn example() -> (App, Now, ClientId, ClientId) {
    let mut app = App::in_memory().unwrap();
    let now = at("2026-11-20", 600);
    example::fill(&mut app, &now).unwrap();
    let rows = app.ask(&now, today::today_rows);
    let mut calls = rows.iter().filter(|row| row.step == StepKind::Call).map(|row| row.client);
    let (first, second) = (calls.next().unwrap(), calls.next().unwrap());
    (app, now, first, second)
}

fn named(app: &mut App, now: &Now, id: &str) -> ScenarioView {
    app.ask(now, scenarios::scenarios).unwrap().scenarios.into_iter().find(|one| one.id == id).unwrap()
}

/// A copy of « Rapide » under another title.
fn copied(app: &mut App, now: &Now) -> ScenarioDraft {
    ScenarioDraft { title: "Ma façon".to_owned(), ..named(app, now, "rapide").draft }
}

fn save(app: &mut App, now: &Now, draft: ScenarioDraft) -> Result<String, dument_app::Error> {
    app.act(now, |desk| scenarios::save(desk, &ScenarioInput { draft, move_running: false }))
        .map(|done| done.message)
}

/// Saves « Ma façon », whose word is `ma_facon`.
fn saved(app: &mut App, now: &Now) {
    let draft = copied(app, now);
    save(app, now, draft).unwrap();
}

/// The second version of « Ma façon »: the formal notice after thirty days instead of fifteen.
fn slower(app: &mut App, now: &Now) -> ScenarioDraft {
    let mut draft = named(app, now, "ma_facon").draft;
    draft.steps[1].delay = Some(DelayDraft { count: 30, unit: DelayUnit::Days });
    draft
}

fn call(app: &mut App, now: &Now, client: ClientId) {
    let request = serde_json::from_value::<ContactInput>(serde_json::json!({
        "client": client, "step": "call", "invoices": [], "outcome": { "outcome": "no_answer" },
        "interlocutor": "", "note": "", "on": null
    }));
    app.act(now, |desk| call::record(desk, &request.unwrap())).unwrap();
}

fn next_day(app: &mut App, now: &Now, client: ClientId, step: StepKind) -> Day {
    let steps = app.ask(now, |reading| scenarios::steps_to_come(reading, client, day("2028-01-01"))).unwrap();
    steps.iter().find(|one| one.step == step).unwrap().on
}

#[test]
fn the_shipped_ones_are_read_with_their_steps_and_never_changed() {
    let (mut app, now, ..) = example();
    let view = app.ask(&now, scenarios::scenarios).unwrap();
    let told: Vec<(&str, bool)> = view.scenarios.iter().map(|one| (one.id.as_str(), one.own)).collect();
    assert_eq!(told.len(), 5);
    assert!(told.iter().all(|(_, own)| !own));
    let amiable = &view.scenarios[0];
    assert_eq!(amiable.steps[0].delay, "le lendemain de l’échéance");
    assert_eq!(amiable.steps[3].channel, "par lettre recommandée");
    let no_answer = amiable.outcomes.iter().find(|one| one.outcome == OutcomeKind::NoAnswer).unwrap();
    assert_eq!(
        no_answer.sentence,
        "Rappeler le jour ouvré suivant, une fois au plus, puis passer à l’étape suivante le jour ouvré suivant."
    );
    assert_eq!(view.defaults.len(), 4);
    let draft = ScenarioDraft { id: Some("rapide".to_owned()), ..named(&mut app, &now, "rapide").draft };
    assert_eq!(save(&mut app, &now, draft).unwrap_err().code, Code::ScenarioRefused);
    assert_eq!(
        app.act(&now, |desk| scenarios::remove(desk, "rapide", None)).unwrap_err().code,
        Code::ScenarioRefused
    );
}

#[test]
fn a_copy_is_saved_under_its_own_word_and_each_save_is_a_version() {
    let (mut app, now, ..) = example();
    assert_eq!(named(&mut app, &now, "rapide").draft.id, None, "a shipped one is copied");
    let same = named(&mut app, &now, "rapide").draft;
    assert_eq!(save(&mut app, &now, same).unwrap_err().code, Code::ScenarioRefused, "the title is taken");
    saved(&mut app, &now);
    let own = named(&mut app, &now, "ma_facon");
    assert!(own.own && own.version == 1 && own.draft.id.as_deref() == Some("ma_facon"));
    let unchanged = save(&mut app, &now, own.draft).unwrap();
    assert!(unchanged.contains("rien n’a changé"), "{unchanged}");
    let draft = slower(&mut app, &now);
    save(&mut app, &now, draft).unwrap();
    let own = named(&mut app, &now, "ma_facon");
    assert_eq!(
        (own.version, own.steps[1].delay.as_str()),
        (
            2,
            "30\u{a0}jours après l’étape précédente\u{202f}; laisse 8\u{a0}jours pour payer, 15 à un particulier, après 3\u{a0}jours de courrier"
        )
    );
    assert!(app.ask(&now, changes::verify).unwrap().ok);
}

#[test]
fn nothing_invalid_is_saved_and_each_problem_is_told_next_to_its_field() {
    let (mut app, now, client, _) = example();
    let mut draft = copied(&mut app, &now);
    draft.title = String::new();
    draft.steps.push(StepDraft {
        kind: StepKind::Call,
        channel: Channel::Call,
        delay: None,
        leaves_days: None,
    });
    let trial = ScenarioTrial { draft: draft.clone(), client: Some(client) };
    let preview = app.ask(&now, |reading| scenarios::preview(reading, &trial)).unwrap();
    assert!(!preview.valid && preview.dates.is_empty());
    let fields: Vec<(ScenarioField, Option<usize>)> =
        preview.problems.iter().map(|one| (one.field, one.place)).collect();
    assert_eq!(
        fields,
        [(ScenarioField::Title, None), (ScenarioField::Step, Some(3)), (ScenarioField::Step, Some(3))]
    );
    let refused = save(&mut app, &now, draft).unwrap_err();
    assert_eq!(refused.code, Code::ScenarioRefused);
    assert!(refused.message().contains("Donnez un titre"), "{}", refused.message());
    assert_eq!(app.ask(&now, scenarios::scenarios).unwrap().scenarios.len(), 5, "nothing was written");
}

#[test]
fn a_draft_is_tried_on_a_real_client_without_being_saved() {
    let (mut app, now, client, _) = example();
    let mut draft = copied(&mut app, &now);
    let dates = |app: &mut App, draft: &ScenarioDraft, client| {
        let trial = ScenarioTrial { draft: draft.clone(), client };
        app.ask(&now, |reading| scenarios::preview(reading, &trial)).unwrap()
    };
    let before = dates(&mut app, &draft, Some(client));
    let notice = |preview: &dument_app::views::ScenarioPreview| {
        preview.dates.iter().find(|one| one.step == StepKind::FormalNotice).unwrap().on
    };
    draft.steps[1].delay = Some(DelayDraft { count: 30, unit: DelayUnit::Days });
    let after = dates(&mut app, &draft, Some(client));
    assert!(notice(&before) < notice(&after));
    assert!(after.note.contains(&app.ask(&now, |reading| clients::view(reading, client)).unwrap().name));
    let imagined = dates(&mut app, &draft, None);
    let days: Vec<String> =
        imagined.dates.iter().map(|one| format!("{} {}", one.on, one.step.code())).collect();
    assert_eq!(days, ["2026-11-23 call", "2026-12-23 formal_notice", "2027-01-05 judicial"]);
    assert_eq!(app.ask(&now, scenarios::scenarios).unwrap().scenarios.len(), 5);
}

#[test]
fn a_consumer_without_formal_notice_and_an_email_without_address_are_told() {
    let (mut app, now, ..) = example();
    let consumer = app
        .ask(&now, |reading| clients::clients(reading, "", 0, 100))
        .unwrap()
        .rows
        .into_iter()
        .find(|row| row.nature_label == "particulier")
        .unwrap()
        .client;
    let mut draft = copied(&mut app, &now);
    draft.steps[1] =
        StepDraft { kind: StepKind::Email, channel: Channel::Email, delay: None, leaves_days: None };
    let trial = ScenarioTrial { draft, client: Some(consumer) };
    let preview = app.ask(&now, |reading| scenarios::preview(reading, &trial)).unwrap();
    assert!(preview.valid, "to be known, not forbidden");
    assert!(preview.problems.iter().any(|one| one.message.contains("n’est pas un professionnel")));
    let has_email = !app.ask(&now, |reading| clients::view(reading, consumer)).unwrap().email.is_empty();
    let told = preview.problems.iter().any(|one| one.message.contains("adresse e-mail"));
    assert_eq!(told, !has_email);
}

#[test]
fn a_running_case_keeps_its_version_until_it_is_moved() {
    let (mut app, now, running, idle) = example();
    saved(&mut app, &now);
    app.act(&now, |desk| scenarios::choose(desk, running, "ma_facon")).unwrap();
    app.act(&now, |desk| scenarios::choose(desk, idle, "ma_facon")).unwrap();
    let later = at("2026-11-20", 601);
    call(&mut app, &later, running);
    let first = next_day(&mut app, &later, running, StepKind::FormalNotice);
    let told = next_day(&mut app, &later, idle, StepKind::FormalNotice);

    let draft = slower(&mut app, &later);
    let message = save(&mut app, &later, draft).unwrap();
    assert!(message.contains("1\u{a0}dossier en cours garde la version\u{a0}1"), "{message}");
    assert_eq!(next_day(&mut app, &later, running, StepKind::FormalNotice), first, "it keeps its own");
    assert!(next_day(&mut app, &later, idle, StepKind::FormalNotice) > told, "nothing was under way");
    let kept = app.ask(&later, |reading| scenarios::of_client(reading, running)).unwrap();
    assert_eq!((kept.version, kept.title.as_str()), (Some(1), "Ma façon, version\u{a0}1"));
    assert_eq!(app.ask(&later, |reading| case::case(reading, running)).unwrap().scenario, kept.title);
    assert!(app.ask(&later, changes::verify).unwrap().ok);

    // A third version changes nothing for it either.
    let mut third = slower(&mut app, &later);
    third.steps[1].delay = Some(DelayDraft { count: 60, unit: DelayUnit::Days });
    save(&mut app, &later, third).unwrap();
    assert_eq!(app.ask(&later, |reading| scenarios::of_client(reading, running)).unwrap().version, Some(1));

    let moves = app.ask(&later, |reading| scenarios::moves(reading, "ma_facon")).unwrap();
    assert_eq!(moves.len(), 1);
    assert!(moves[0].running && moves[0].before != moves[0].after, "{:?}", moves[0]);
    let (_, token) = edit(&mut app, &later, |desk| scenarios::move_running_cases(desk, "ma_facon"));
    assert_eq!(app.ask(&later, |reading| scenarios::of_client(reading, running)).unwrap().version, None);
    assert!(next_day(&mut app, &later, running, StepKind::FormalNotice) > first);
    assert!(app.ask(&later, |reading| scenarios::moves(reading, "ma_facon")).unwrap().is_empty());
    app.act(&later, |desk| changes::undo(desk, token, "")).unwrap();
    assert_eq!(
        app.ask(&later, |reading| scenarios::of_client(reading, running)).unwrap().version,
        Some(1),
        "taken back"
    );
    assert!(app.ask(&later, changes::verify).unwrap().ok);
}

#[test]
fn running_cases_go_on_to_the_new_version_where_the_user_says_so() {
    let (mut app, now, running, _) = example();
    saved(&mut app, &now);
    app.act(&now, |desk| scenarios::choose(desk, running, "ma_facon")).unwrap();
    call(&mut app, &now, running);
    let first = next_day(&mut app, &now, running, StepKind::FormalNotice);
    let draft = slower(&mut app, &now);
    app.act(&now, |desk| scenarios::save(desk, &ScenarioInput { draft, move_running: true })).unwrap();
    assert_eq!(app.ask(&now, |reading| scenarios::of_client(reading, running)).unwrap().version, None);
    assert!(next_day(&mut app, &now, running, StepKind::FormalNotice) > first);
}

#[test]
fn the_next_case_of_a_client_follows_the_last_version() {
    let (mut app, now, running, _) = example();
    saved(&mut app, &now);
    app.act(&now, |desk| scenarios::choose(desk, running, "ma_facon")).unwrap();
    call(&mut app, &now, running);
    let draft = slower(&mut app, &now);
    save(&mut app, &now, draft).unwrap();
    assert_eq!(app.ask(&now, |reading| scenarios::of_client(reading, running)).unwrap().version, Some(1));
    let case = app.ask(&now, |reading| case::case(reading, running)).unwrap();
    let paid = PaymentInput {
        set_off: false,
        confirmed: false,
        invoices: Vec::new(),
        client: Some(running),
        amount: case.sum.total + case.sum.total,
        on: None,
        means: "virement".to_owned(),
    };
    app.act(&now, |desk| payment::record(desk, &paid)).unwrap();
    assert_eq!(
        app.ask(&now, |reading| scenarios::of_client(reading, running)).unwrap().version,
        None,
        "its case is over"
    );
    assert!(app.ask(&now, changes::verify).unwrap().ok);
}

#[test]
fn another_scenario_is_chosen_knowing_what_it_changes_and_taken_back() {
    let (mut app, now, running, idle) = example();
    saved(&mut app, &now);
    app.act(&now, |desk| scenarios::choose(desk, running, "ma_facon")).unwrap();
    call(&mut app, &now, running);
    let draft = slower(&mut app, &now);
    save(&mut app, &now, draft).unwrap();
    let change = app.ask(&now, |reading| scenarios::change(reading, running, "ferme_4")).unwrap();
    assert!(change.running && change.before != change.after, "{change:?}");
    assert!(change.sentence.contains("ce qui a été fait reste fait"), "{}", change.sentence);
    assert!(!app.ask(&now, |reading| scenarios::change(reading, idle, "ferme_4")).unwrap().running);
    let before = app.ask(&now, |reading| scenarios::of_client(reading, running)).unwrap();
    assert_eq!(before.version, Some(1));
    let done = app.act(&now, |desk| scenarios::choose(desk, running, "ferme_4")).unwrap();
    assert_eq!(
        app.ask(&now, |reading| scenarios::of_client(reading, running)).unwrap().version,
        None,
        "the last version"
    );
    app.act(&now, |desk| changes::undo(desk, done.undo.unwrap(), "")).unwrap();
    assert_eq!(app.ask(&now, |reading| scenarios::of_client(reading, running)).unwrap(), before);
    assert!(app.ask(&now, changes::verify).unwrap().ok);
}

#[test]
fn a_scenario_that_is_followed_is_not_removed_unless_its_clients_go_elsewhere() {
    let (mut app, now, client, _) = example();
    saved(&mut app, &now);
    app.act(&now, |desk| scenarios::remove(desk, "ma_facon", None)).unwrap();
    assert_eq!(app.ask(&now, scenarios::scenarios).unwrap().scenarios.len(), 5);
    app.act(&now, |desk| scenarios::restore(desk, "ma_facon")).unwrap();
    app.act(&now, |desk| scenarios::choose(desk, client, "ma_facon")).unwrap();
    app.act(&now, |desk| scenarios::choose_default(desk, DebtorNature::Consumer, "ma_facon")).unwrap();
    let refused = app.act(&now, |desk| scenarios::remove(desk, "ma_facon", None)).unwrap_err();
    assert_eq!(refused.code, Code::ScenarioFollowed);
    let name = app.ask(&now, |reading| clients::view(reading, client)).unwrap().name;
    assert!(refused.detail.contains(&name) && refused.detail.contains("nouveaux clients"), "{refused}");
    let done = app.act(&now, |desk| scenarios::remove(desk, "ma_facon", Some("rapide"))).unwrap();
    assert!(!done.restorable && done.message.contains("Rapide"), "{}", done.message);
    assert_eq!(app.ask(&now, |reading| scenarios::of_client(reading, client)).unwrap().scenario, "rapide");
    let defaults = app.ask(&now, scenarios::scenarios).unwrap().defaults;
    assert!(defaults.iter().all(|one| one.scenario != "ma_facon"));
    // A new one of that title takes another word: the old versions stay what they were.
    saved(&mut app, &now);
    assert_eq!(named(&mut app, &now, "ma_facon_2").version, 1);
}

#[test]
fn a_scenario_goes_out_to_a_file_and_comes_back_with_the_same_checks() {
    let (mut app, now, ..) = example();
    saved(&mut app, &now);
    let (name, text) = app.ask(&now, |reading| scenarios::file(reading, "ma_facon")).unwrap();
    assert_eq!(name, "ma_facon.toml");
    let mut elsewhere = App::in_memory().unwrap();
    example::fill(&mut elsewhere, &now).unwrap();
    elsewhere.act(&now, |desk| scenarios::import(desk, &text)).unwrap();
    assert_eq!(named(&mut elsewhere, &now, "ma_facon").draft, named(&mut app, &now, "ma_facon").draft);
    let again = elsewhere.act(&now, |desk| scenarios::import(desk, &text)).unwrap();
    assert!(again.message.contains("rien n’a changé"), "{}", again.message);
    let endless = text.replace("repeats_max = 1, ", "").replace("repeats_max = 2, ", "");
    assert_eq!(
        elsewhere.act(&now, |desk| scenarios::import(desk, &endless)).unwrap_err().code,
        Code::ScenarioRefused
    );
    assert_eq!(
        elsewhere.act(&now, |desk| scenarios::import(desk, "bonjour")).unwrap_err().code,
        Code::UnreadableFile
    );
    let (_, shipped) = app.ask(&now, |reading| scenarios::file(reading, "rapide")).unwrap();
    let refused = app.act(&now, |desk| scenarios::import(desk, &shipped)).unwrap_err();
    assert_eq!(refused.code, Code::ScenarioRefused, "its title is taken by the one shipped");
}

#[test]
fn what_was_saved_is_there_after_the_program_was_closed() {
    let folder = tempfile::tempdir().unwrap();
    let now = at("2026-11-20", 600);
    let client = {
        let mut app = App::open_or_create(folder.path()).unwrap();
        example::fill(&mut app, &now).unwrap();
        saved(&mut app, &now);
        let rows = app.ask(&now, today::today_rows);
        let client = rows.iter().find(|row| row.step == StepKind::Call).unwrap().client;
        app.act(&now, |desk| scenarios::choose(desk, client, "ma_facon")).unwrap();
        call(&mut app, &now, client);
        let draft = slower(&mut app, &now);
        save(&mut app, &now, draft).unwrap();
        client
    };
    let mut app = App::open(folder.path()).unwrap();
    assert_eq!(named(&mut app, &now, "ma_facon").version, 2);
    assert_eq!(app.ask(&now, |reading| scenarios::of_client(reading, client)).unwrap().version, Some(1));
    assert!(app.ask(&now, changes::verify).unwrap().ok);
}
