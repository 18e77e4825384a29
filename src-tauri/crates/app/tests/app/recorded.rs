//! Answers of the real core, recorded for the tests of the window.
//!
//! The one double that the window's tests may use replays these files; they are
//! made again from the example company and compared here.
//! `DUMENT_TYPES=write` (or `make types`) writes them.

mod costs;
mod deeds;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;

use dument_app::views::{
    CalendarRequest, CalendarSpan, DueDateRequest, InvoiceFilter, InvoicesRequest, LetterRequest,
    PaymentInput, RatesOffer, ScenarioDraft, ScenarioTrial, SheetForm, SheetRequest, TodayView,
};
use dument_app::{
    App, Code, Desk, Error, Now, calendar, call, case, clients, delegation, example, freshness, invoices,
    legal, letter, payment, personal, scenarios, settings, today, verifying,
};
use dument_domain::ClientId;
use dument_domain::case::StepKind;
use serde_json::{Value, json};

use crate::world::{company, from};

const SEAL: &str = "f7c110f49a7a043a5ed85b62819099118b7edd157c2e27cb2d08741cc7a03004";

fn value(answer: impl serde::Serialize) -> Value {
    serde_json::to_value(answer).unwrap()
}

/// Keeps an answer that was not refused.
fn put<T: serde::Serialize>(files: &mut BTreeMap<String, Value>, name: &str, answer: Result<T, Error>) {
    files.insert(name.to_owned(), value(answer.unwrap()));
}

fn recorded() -> BTreeMap<String, Value> {
    let now = Now { today: "2026-11-21".parse().unwrap(), minute_of_day: 450 };
    let mut app = App::in_memory().unwrap();
    let mut files = BTreeMap::new();
    put(&mut files, "start_empty", app.ask(&now, settings::start));
    put(&mut files, "today_empty", app.ask(&now, today::today));
    example::fill(&mut app, &now).unwrap();
    put(&mut files, "start", app.ask(&now, settings::start));
    let today = app.ask(&now, today::today).unwrap();
    files.insert("today".to_owned(), value(&today));
    let month = CalendarRequest::default();
    put(&mut files, "calendar", app.ask(&now, |reading| calendar::calendar(reading, &month)));
    let list = CalendarRequest { span: CalendarSpan::List, ..month };
    put(&mut files, "calendar_list", app.ask(&now, |reading| calendar::calendar(reading, &list)));
    backups(&now, &mut files);
    put(&mut files, "personal", app.ask(&now, |reading| personal::personal(reading, Some(ClientId(1)))));
    put(&mut files, "mentions", app.ask(&now, clients::mentions));
    put(&mut files, "delegation", app.ask(&now, |reading| delegation::delegation(reading, None)));
    app.act(&now, |desk| delegation::sheet_file(desk, &SheetRequest::default(), SheetForm::Pdf)).unwrap();
    put(&mut files, "call_sheet", app.ask(&now, |reading| delegation::sheet(reading, None)));
    steps(&mut app, &now, &today, &mut files);
    let request = InvoicesRequest { filter: InvoiceFilter::All, limit: 60, ..InvoicesRequest::default() };
    let invoices = app.ask(&now, |reading| invoices::invoices(reading, request)).unwrap();
    let late = invoices.rows.iter().find(|row| row.days_late > 0).unwrap().clone();
    files.insert("invoices".to_owned(), value(&invoices));
    put(&mut files, "invoice", app.ask(&now, |reading| invoices::view(reading, late.invoice)));
    let due: DueDateRequest =
        serde_json::from_value(json!({ "terms": "", "issued_on": now.today, "nature": "business" })).unwrap();
    put(&mut files, "due_date", app.ask(&now, |reading| invoices::due_date(reading, &due)));
    put(&mut files, "clients", app.ask(&now, |reading| clients::clients(reading, "", 0, 60)));
    put(&mut files, "client", app.ask(&now, |reading| clients::view(reading, late.client)));
    put(&mut files, "statement", app.ask(&now, |reading| case::statement(reading, late.client, None)));
    put(&mut files, "legal_acts", app.ask(&now, |reading| legal::acts(reading, late.client)));
    let payment = PaymentInput {
        set_off: false,
        confirmed: false,
        invoices: vec![late.invoice],
        client: None,
        amount: late.gross,
        on: None,
        means: "virement".to_owned(),
    };
    put(&mut files, "payment_preview", app.ask(&now, |reading| payment::preview(reading, &payment)));
    let text = include_str!("../fixtures/rates.toml").to_owned();
    let offer = RatesOffer::File { text };
    put(&mut files, "rates_preview", app.ask(&now, |reading| settings::rates_preview(reading, &offer)));
    scenarios(&mut app, &now, late.client, &mut files);
    put(&mut files, "freshness", app.ask(&now, |reading| freshness::freshness(reading, Some(late.client))));
    put(&mut files, "settings", app.ask(&now, settings::settings));
    deeds::recorded(&mut files);
    costs::recorded(&mut files);
    let refusals = [Code::DuplicateInvoice, Code::UnreadableFile, Code::InUse, Code::Internal];
    let errors: Vec<Value> = refusals.iter().map(|code| value(Error::new(*code, "F-12").view())).collect();
    files.insert("errors".to_owned(), json!(errors));
    files
}

/// What the screens of the steps due show: the case, the call, the e-mail, the letter.
fn steps(app: &mut App, now: &Now, today: &TodayView, files: &mut BTreeMap<String, Value>) {
    for group in &today.groups {
        let Some(row) = group.rows.first() else { continue };
        files.insert(
            format!("case_{}", group.code),
            value(app.ask(now, |reading| case::case(reading, row.client)).unwrap()),
        );
        if row.step == StepKind::Call {
            files.insert(
                format!("call_{}", group.code),
                value(app.ask(now, |reading| call::call(reading, row.client, &row.invoices)).unwrap()),
            );
        }
        if row.step == StepKind::Call && group.code == StepKind::Call.code() {
            files.insert(
                "email_step".to_owned(),
                value(app.ask(now, |reading| call::email(reading, row.client, &row.invoices)).unwrap()),
            );
        }
        if row.step.is_letter() {
            let request = LetterRequest {
                client: row.client,
                step: None,
                invoices: Vec::new(),
                post_on: None,
                ask: None,
                third_party: None,
                tracking: None,
                interest_until: None,
                confirmed: false,
                answer: None,
            };
            files.insert(
                format!("letter_{}", row.step.code()),
                value(app.ask(now, |reading| letter::prepare(reading, &request)).unwrap()),
            );
        }
    }
}

/// The copies of a firm whose folder bears the same name on every computer.
fn backups(now: &Now, files: &mut BTreeMap<String, Value>) {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(home.path().to_owned());
    desk.act(now, |desk| settings::create_company(desk, from(company()))).unwrap();
    let desk = Mutex::new(desk);
    let list = verifying::back_up_today(&desk, now).unwrap();
    let mut desk = desk.into_inner().unwrap();
    let mut copy = desk.look_at_backup(now, &list.list[0].name).unwrap();
    // A line holds a salt, so that no seal is ever the same twice.
    assert_eq!(copy.seal.as_deref().map(str::len), Some(SEAL.len()));
    copy.seal = Some(SEAL.to_owned());
    let trust = desk.trust(now).unwrap();
    let home = home.path().display().to_string();
    let anywhere = |answer: Value| -> Value {
        from(serde_json::from_str(&answer.to_string().replace(&home, "~/dument")).unwrap())
    };
    files.insert("backups".to_owned(), anywhere(value(&list)));
    files.insert("backup".to_owned(), anywhere(value(&copy)));
    files.insert("trust".to_owned(), anywhere(value(&trust)));
}

fn scenarios(app: &mut App, now: &Now, client: ClientId, files: &mut BTreeMap<String, Value>) {
    let view = app.ask(now, scenarios::scenarios).unwrap();
    let draft = ScenarioDraft { title: "Ma façon".to_owned(), ..view.scenarios[0].draft.clone() };
    let trial = ScenarioTrial { draft, client: Some(view.trials[0].client) };
    files.insert("scenarios".to_owned(), value(&view));
    files.insert(
        "scenario_preview".to_owned(),
        value(app.ask(now, |reading| scenarios::preview(reading, &trial)).unwrap()),
    );
    files.insert(
        "client_scenario".to_owned(),
        value(app.ask(now, |reading| scenarios::of_client(reading, client)).unwrap()),
    );
    files.insert(
        "scenario_change".to_owned(),
        value(app.ask(now, |reading| scenarios::change(reading, client, "rapide")).unwrap()),
    );
}

#[test]
fn committed_answers_are_those_of_the_core() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/lib/api/recorded");
    let fresh = recorded();
    if std::env::var("DUMENT_TYPES").is_ok_and(|value| value == "write") {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        for (name, answer) in &fresh {
            let text = serde_json::to_string_pretty(answer).unwrap() + "\n";
            std::fs::write(folder.join(format!("{name}.json")), text).unwrap();
        }
    }
    let mut committed = BTreeMap::new();
    for entry in std::fs::read_dir(&folder).expect("run `make types`") {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        committed
            .insert(name, serde_json::from_str::<Value>(&std::fs::read_to_string(&path).unwrap()).unwrap());
    }
    let names = |files: &BTreeMap<String, Value>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&fresh), names(&committed), "run `make types`");
    for (name, answer) in &fresh {
        assert_eq!(Some(answer), committed.get(name), "{name} differs: run `make types`");
    }
}
