//! « Confier les appels »: which calls a week holds, the sheet, and the results typed back.

use crate::world::{client_input, day, edit, invoice_input, kerbrat_with, money, on};
use dument_app::views::{
    ChosenCall, ClientInput, InvoiceInput, PaymentInput, ResultField, ResultLine, ResultState, SheetForm,
    SheetRequest,
};
use dument_app::{App, Code, Now, case, changes, clients, delegation, example, invoices, payment};
use dument_domain::case::{OutcomeKind, StepKind};
use dument_domain::{ClientId, Contact, ContactRole, DebtorNature};
use serde_json::json;

/// Saturday 21 November 2026; the sheet is for the week after.
const MADE: &str = "2026-11-21";
const WEEK: &str = "2026-11-23";

fn firm() -> App {
    kerbrat_with(&on("2026-09-01"), json!({ "phone": "02 98 00 00 01", "iban": "" }))
}

fn client(app: &mut App, name: &str, nature: DebtorNature) -> ClientId {
    let input = ClientInput {
        nature,
        phone: "02 98 11 11 11".to_owned(),
        contacts: vec![
            Contact {
                name: "M. Riou".to_owned(),
                role: ContactRole::Decides,
                phone: String::new(),
                email: String::new(),
            },
            Contact {
                name: "Mme Le Goff".to_owned(),
                role: ContactRole::Pays,
                phone: "+33 2 98 22 22 22".to_owned(),
                email: String::new(),
            },
        ],
        ..client_input(None, name, "business")
    };
    app.act(&on("2026-09-01"), |desk| clients::save(desk, input)).unwrap().client
}

fn invoice(app: &mut App, client: ClientId, number: &str, amount: &str, due: &str) {
    let input = InvoiceInput {
        issued_on: day(due).plus_days(-30),
        due_on: Some(day(due)),
        gross: money(amount),
        completed_on: Some(day(due).plus_days(-31)),
        ..invoice_input(client, number)
    };
    let noted = day("2026-09-01").max(input.issued_on);
    app.act(&Now::noon(noted), |desk| invoices::save(desk, input)).unwrap();
}

/// Three clients late for a call, and a fourth whose invoice falls due in the week.
fn week() -> App {
    let mut app = firm();
    for (name, number, amount, due) in [
        ("Garage Riou", "F-1", "420.00", "2026-11-18"),
        ("Menuiserie Lefèvre", "F-2", "1850.00", "2026-11-10"),
        ("=Café; du \"Port\"", "F-3", "96.50", "2026-11-19"),
        ("Boulangerie", "F-4", "300.00", "2026-11-24"),
    ] {
        let id = client(&mut app, name, DebtorNature::Business);
        invoice(&mut app, id, number, amount, due);
    }
    app
}

fn request() -> SheetRequest {
    SheetRequest { week: Some(day(WEEK)), chosen: Vec::new(), given_to: "Anne".to_owned() }
}

fn made(app: &mut App) -> String {
    let (_, bytes) =
        app.act(&on(MADE), |desk| delegation::sheet_file(desk, &request(), SheetForm::Csv)).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn result(reference: &str, outcome: OutcomeKind, called: &str) -> ResultLine {
    ResultLine {
        reference: reference.to_owned(),
        outcome: Some(outcome),
        on: Some(day(called)),
        ..ResultLine::default()
    }
}

#[test]
fn a_week_holds_the_calls_due_and_those_that_come_and_nothing_else() {
    let mut app = week();
    let this = app.ask(&on(MADE), |reading| delegation::delegation(reading, None)).unwrap();
    assert_eq!(this.rows.len(), 3, "what is due already may be given today");
    let next =
        app.ask(&on(MADE), |reading| delegation::delegation(reading, Some(day("2026-11-26")))).unwrap();
    assert_eq!((next.week_of, next.rows.len()), (day(WEEK), 4));
    let rows: Vec<&str> = next.rows.iter().map(|row| row.client_name.as_str()).collect();
    assert_eq!(rows[0], "Menuiserie Lefèvre", "the larger sum first: {rows:?}");
    assert_eq!(rows[3], "Boulangerie", "then what comes: {rows:?}");
    let first = &next.rows[0];
    assert_eq!((first.ask_for.as_str(), first.phone.as_str()), ("Mme Le Goff", "+33 2 98 22 22 22"));
    assert_eq!((first.sum.to_string(), first.days_late), ("1850.00".to_owned(), 11));
    assert_eq!(next.return_to, "Yann Kerbrat · 02\u{a0}98\u{a0}00\u{a0}00\u{a0}01");
    assert_eq!(next.total.to_string(), "2666.50");
}

#[test]
fn the_sheet_asks_the_principal_only_of_whoever_it_is() {
    let mut app = firm();
    for (name, nature) in [
        ("Professionnel", DebtorNature::Business),
        ("Particulier", DebtorNature::Consumer),
        ("Syndic", DebtorNature::NonProfessional),
        ("Mairie", DebtorNature::PublicBuyer),
    ] {
        let id = client(&mut app, name, nature);
        invoice(&mut app, id, &format!("F-{name}"), "1000.00", "2026-11-02");
    }
    let rows = app.ask(&on(MADE), |reading| delegation::delegation(reading, None)).unwrap().rows;
    assert_eq!(rows.len(), 4);
    assert!(rows.iter().all(|row| row.sum.to_string() == "1000.00"), "{rows:?}");
    let text = made(&mut app);
    assert_eq!(text.matches("1000,00").count(), 4);
    assert!(!text.contains("40,00") && !text.contains("indemnité") && !text.contains("pénalité"));
}

#[test]
fn the_table_is_safe_to_open_and_paper_and_table_are_one_sheet() {
    let mut app = week();
    let (name, bytes) =
        app.act(&on(MADE), |desk| delegation::sheet_file(desk, &request(), SheetForm::Csv)).unwrap();
    assert_eq!(name, "Appels-semaine-du-2026-11-23-feuille-1.csv");
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with("\u{feff}N°;Client;Demander;") && text.ends_with("\r\n"));
    assert!(text.contains("\"'=Café; du \"\"Port\"\"\""), "{text}");
    assert!(text.contains(";'+33 2 98 22 22 22;"), "{text}");
    assert_eq!(text.lines().count(), 5);
    let (name, pdf) =
        app.act(&on(MADE), |desk| delegation::sheet_file(desk, &request(), SheetForm::Pdf)).unwrap();
    assert_eq!(name, "Appels-semaine-du-2026-11-23-feuille-1.pdf");
    assert!(pdf.starts_with(b"%PDF"));
    let other = SheetRequest { given_to: "Paul".to_owned(), ..request() };
    assert!(
        app.act(&on(MADE), |desk| delegation::sheet_file(desk, &other, SheetForm::Pdf))
            .unwrap()
            .0
            .contains("feuille-2")
    );
    let sheets = app.ask(&on(MADE), |reading| delegation::delegation(reading, None)).unwrap().sheets;
    assert_eq!(
        sheets[0].label,
        "Feuille 2, semaine du 23\u{a0}novembre\u{a0}2026, 4\u{a0}appels, confiée à Paul"
    );
}

#[test]
fn only_the_calls_chosen_are_on_the_sheet_and_without_one_there_is_none() {
    let mut app = week();
    let row = app.ask(&on(MADE), |reading| delegation::delegation(reading, None)).unwrap().rows.remove(1);
    let chosen = vec![ChosenCall { client: row.client, step: row.step, invoices: Vec::new() }];
    let one = SheetRequest { chosen, ..request() };
    let (_, bytes) = app.act(&on(MADE), |desk| delegation::sheet_file(desk, &one, SheetForm::Csv)).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains(&row.client_name) && text.lines().count() == 2, "{text}");
    let nobody = vec![ChosenCall { client: row.client, step: StepKind::Meeting, invoices: Vec::new() }];
    let none = SheetRequest { chosen: nobody, ..request() };
    let refused = app.act(&on(MADE), |desk| delegation::sheet_file(desk, &none, SheetForm::Csv)).unwrap_err();
    assert_eq!(refused.code, Code::NothingDue);
}

#[test]
fn results_are_contacts_of_their_day_and_typed_twice_add_nothing() {
    let mut app = week();
    made(&mut app);
    let now = on("2026-11-27");
    let promise = ResultLine {
        date: Some(day("2026-12-04")),
        who: "Mme Le Goff".to_owned(),
        note: "rappelle vendredi".to_owned(),
        ..result("C1-01", OutcomeKind::Promise, "2026-11-24")
    };
    let lines = vec![promise, result("C1-02", OutcomeKind::NoAnswer, "2026-11-25")];
    let told = app.ask(&now, |reading| delegation::check_results(reading, &lines)).unwrap();
    assert_eq!((told.recorded, told.refused), (2, false), "{told:?}");
    let before = app.ask(&now, |reading| delegation::sheet(reading, None)).unwrap();
    assert!(before.cases.iter().all(|case| case.noted.is_empty()), "nothing was written");
    let report = app.act(&now, |desk| delegation::record_results(desk, &lines)).unwrap();
    assert_eq!(
        (report.recorded, report.undo.len(), report.message.as_str()),
        (2, 2, "2\u{a0}résultats notés.")
    );
    let sheet = app.ask(&now, |reading| delegation::sheet(reading, None)).unwrap();
    assert_eq!((sheet.number, sheet.cases.len()), (Some(1), 4));
    assert!(sheet.cases[0].noted[0].starts_with("24\u{a0}novembre\u{a0}2026\u{a0}: promet 1\u{202f}850,00"));
    let case = app.ask(&now, |reading| case::case(reading, sheet.cases[0].client)).unwrap();
    let line = case.timeline.iter().find(|line| line.event.is_some()).unwrap();
    assert_eq!(line.on, day("2026-11-24"), "its real day: {line:?}");
    let again = app.act(&now, |desk| delegation::record_results(desk, &lines)).unwrap();
    assert_eq!((again.recorded, again.refused), (0, false));
    assert!(again.lines.iter().all(|line| line.state == ResultState::Same), "{again:?}");
    for token in report.undo {
        app.act(&now, |desk| changes::undo(desk, token, "erreur de saisie")).unwrap();
    }
    assert_eq!(
        app.act(&now, |desk| delegation::record_results(desk, &lines)).unwrap().recorded,
        2,
        "taken back, they may come again"
    );
}

#[test]
fn one_wrong_line_and_nothing_is_recorded_each_field_is_named() {
    let mut app = week();
    made(&mut app);
    let now = on("2026-11-27");
    let good = result("C1-01", OutcomeKind::Refuses, "2026-11-24");
    let wrong = [
        (result("C9-01", OutcomeKind::Refuses, "2026-11-24"), ResultField::Reference),
        (ResultLine { outcome: None, ..good.clone() }, ResultField::Outcome),
        (result("C1-02", OutcomeKind::Abandon, "2026-11-24"), ResultField::Outcome),
        (ResultLine { on: None, ..good.clone() }, ResultField::On),
        (result("C1-02", OutcomeKind::Refuses, "2026-12-24"), ResultField::On),
        (result("C1-02", OutcomeKind::Refuses, "2025-11-24"), ResultField::On),
        (result("C1-02", OutcomeKind::Promise, "2026-11-24"), ResultField::Date),
        (
            ResultLine { date: Some(day("2026-11-23")), ..result("C1-02", OutcomeKind::Away, "2026-11-24") },
            ResultField::Date,
        ),
        (result("C1-02", OutcomeKind::Dispute, "2026-11-24"), ResultField::Note),
    ];
    for (line, field) in wrong {
        let report =
            app.act(&now, |desk| delegation::record_results(desk, &[good.clone(), line.clone()])).unwrap();
        assert!(report.refused && report.recorded == 0, "{line:?}");
        assert_eq!((report.lines[1].state, report.lines[1].field), (ResultState::Bad, Some(field)));
    }
    let sheet = app.ask(&now, |reading| delegation::sheet(reading, None)).unwrap();
    assert!(sheet.cases.iter().all(|case| case.noted.is_empty()), "nothing was written");
}

/// Nobody there, on a day on which the same client said something already: known only once the line
/// before is noted.
#[test]
fn a_result_refused_in_the_middle_of_a_sheet_leaves_nothing_noted() {
    let mut app = week();
    made(&mut app);
    let now = on("2026-11-27");
    let lines = [
        result("C1-02", OutcomeKind::NoAnswer, "2026-11-23"),
        result("C1-01", OutcomeKind::Refuses, "2026-11-24"),
        result("C1-01", OutcomeKind::NoAnswer, "2026-11-24"),
        result("C1-03", OutcomeKind::NoAnswer, "2026-11-25"),
    ];
    let told = app.ask(&now, |reading| delegation::check_results(reading, &lines)).unwrap();
    assert!(told.refused && told.lines[2].state == ResultState::Bad, "{told:?}");
    let report = app.act(&now, |desk| delegation::record_results(desk, &lines)).unwrap();
    assert_eq!((report.recorded, report.undo.len()), (0, 0), "{report:?}");
    assert_eq!(report.lines, told.lines);
    let noted = |app: &mut App| -> usize {
        let sheet = app.ask(&now, |reading| delegation::sheet(reading, None)).unwrap();
        sheet.cases.iter().map(|case| case.noted.len()).sum()
    };
    assert_eq!(noted(&mut app), 0, "nothing was written");
}

#[test]
fn the_results_of_a_sheet_are_one_change() {
    let mut app = week();
    made(&mut app);
    let now = on("2026-11-27");
    let lines = [
        result("C1-01", OutcomeKind::NoAnswer, "2026-11-24"),
        result("C1-01", OutcomeKind::NoAnswer, "2026-11-25"),
        result("C1-02", OutcomeKind::Refuses, "2026-11-24"),
    ];
    let (report, whole) = edit(&mut app, &now, |desk| delegation::record_results(desk, &lines));
    assert_eq!((report.recorded, report.undo.len()), (3, 3), "{report:?}");
    app.act(&now, |desk| changes::undo(desk, whole, "mauvaise feuille")).unwrap();
    let sheet = app.ask(&now, |reading| delegation::sheet(reading, None)).unwrap();
    assert!(sheet.cases.iter().all(|case| case.noted.is_empty()), "{sheet:?}");
}

#[test]
fn a_client_who_paid_meanwhile_has_nothing_to_note() {
    let mut app = week();
    made(&mut app);
    let now = on("2026-11-27");
    let lefevre = app.ask(&now, |reading| clients::find(reading, "Menuiserie Lefèvre")).unwrap();
    let payment: PaymentInput = serde_json::from_value(serde_json::json!({
        "invoices": [], "client": lefevre, "amount": "1950.00", "on": "2026-11-25", "means": "virement"
    }))
    .unwrap();
    app.act(&now, |desk| payment::record(desk, &payment)).unwrap();
    let report = app
        .act(&now, |desk| {
            delegation::record_results(desk, &[result("C1-01", OutcomeKind::NoAnswer, "2026-11-24")])
        })
        .unwrap();
    assert_eq!((report.lines[0].state, report.recorded), (ResultState::Closed, 0), "{report:?}");
    assert_eq!(report.message, "Rien de nouveau, 1 sans objet, tout est payé.");
    assert!(!report.refused);
    let sheet = app.ask(&now, |reading| delegation::sheet(reading, None)).unwrap();
    assert!(!sheet.cases[0].closed.is_empty(), "{:?}", sheet.cases[0]);
}

#[test]
fn a_filled_table_is_read_back_shown_and_recorded_once() {
    let mut app = week();
    let text = made(&mut app);
    let mut filled: Vec<String> = text.trim_end().lines().map(str::to_owned).collect();
    let fill =
        |row: &mut String, cells: &str| *row = row.strip_suffix(";;;;;;").unwrap().to_owned() + ";" + cells;
    fill(&mut filled[1], "24/11/2026;2;04/12/2026;1000,00;Mme Le Goff;le reste après");
    fill(&mut filled[2], "24/11/2026;pas de réponse;;;;");
    let now = on("2026-11-27");
    let view = delegation::read_filled(filled.join("\r\n").as_bytes());
    assert_eq!((view.number, view.lines.len(), view.blank), (Some(1), 2, 2), "{view:?}");
    assert_eq!(view.problems, Vec::<String>::new());
    assert_eq!(view.lines[0].outcome, Some(OutcomeKind::Promise));
    assert_eq!(view.lines[0].amount.unwrap().to_string(), "1000.00");
    assert_eq!(app.act(&now, |desk| delegation::record_results(desk, &view.lines)).unwrap().recorded, 2);
    assert_eq!(
        app.act(&now, |desk| delegation::record_results(desk, &view.lines)).unwrap().recorded,
        0,
        "twice adds nothing"
    );
    fill(&mut filled[3], "32/11/2026;peut-être;;;;");
    let view = delegation::read_filled(filled.join("\r\n").as_bytes());
    assert_eq!(view.problems.len(), 2, "{view:?}");
    assert!(view.problems.iter().all(|problem| problem.starts_with("Ligne 4, C1-03")), "{view:?}");
    let report = app.act(&now, |desk| delegation::record_results(desk, &view.lines)).unwrap();
    assert!(report.refused && report.recorded == 0);
}

#[test]
fn sheets_outlive_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("exemple");
    let mut app = example::create(&home, &on(MADE)).unwrap();
    let (name, _) = app
        .act(&on(MADE), |desk| delegation::sheet_file(desk, &SheetRequest::default(), SheetForm::Pdf))
        .unwrap();
    let calls = app.ask(&on(MADE), |reading| delegation::sheet(reading, Some(1))).unwrap().cases.len();
    drop(app);
    let mut app = App::open(&home).unwrap();
    let sheet = app.ask(&on("2026-11-23"), |reading| delegation::sheet(reading, None)).unwrap();
    assert_eq!((sheet.number, sheet.cases.len()), (Some(1), calls), "{name}");
    assert_eq!(
        app.ask(&on(MADE), |reading| delegation::sheet(reading, Some(7))).unwrap_err().code,
        Code::UnknownDocument
    );
    assert_eq!(sheet.answers.iter().map(|one| one.key.as_str()).collect::<String>(), "1234567890");
}
