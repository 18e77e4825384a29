//! Personal data: what may go, what stays, the erasure, and what brings somebody back.

use std::fs;
use std::path::Path;

use dument_app::views::{ClientInput, PersonalAct, PersonalView};
use dument_app::{
    App, Code, Desk, Error, ImportOptions, Now, changes, clients, intake, invoices, payment, personal,
    settings,
};
use dument_domain::{ClientId, Contact, ContactRole};
use serde_json::json;

use crate::world::*;

const WORDS: [&str; 5] =
    ["odile.legoff@example.org", "06 11 22 33 44", "Gwenaël Riou", "gwenael@example.org", "cardiologue"];

fn odile() -> ClientInput {
    let contact = Contact {
        name: "Gwenaël Riou".to_owned(),
        role: ContactRole::Pays,
        phone: "06 99 88 77 66".to_owned(),
        email: "gwenael@example.org".to_owned(),
    };
    ClientInput {
        email: "odile.legoff@example.org".to_owned(),
        phone: "06 11 22 33 44".to_owned(),
        note: "opérée par son cardiologue".to_owned(),
        contacts: vec![contact],
        ..client_input(None, "Odile Le Goff", "consumer")
    }
}

fn erase(app: &mut App, now: &Now, client: ClientId) -> Result<PersonalView, Error> {
    app.act(now, |desk| personal::act(desk, PersonalAct::Erase { clients: vec![client], copies: false }))
}

/// Where the words are found in the bytes of a folder and of those in it.
fn left_in(folder: &Path, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(left_in(&path, words));
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        let holds = |word: &&&str| bytes.windows(word.len()).any(|part| part == word.as_bytes());
        found.extend(words.iter().filter(holds).map(|word| format!("{word} in {}", path.display())));
    }
    found
}

fn sound(app: &mut App, now: &Now) {
    let report = app.ask(now, changes::verify).unwrap();
    assert!(report.ok, "{report:?}");
}

/// A folder whose company has one client, who paid an invoice of June 2026 in July.
fn paid(home: &Path) -> (App, ClientId) {
    let first = on("2026-06-01");
    let mut app = App::open_or_create(home).unwrap();
    app.act(&first, |desk| settings::create_company(desk, from(company()))).unwrap();
    let client = app.act(&first, |desk| clients::save(desk, odile())).unwrap().client;
    let invoice = invoice(&mut app, &first, client, "F-1");
    let july = on("2026-07-02");
    let whole = json!({ "invoices": [invoice], "client": client, "amount": "1000.00", "on": "2026-07-01" });
    app.act(&july, |desk| payment::record(desk, &from(whole))).unwrap();
    (app, client)
}

#[test]
fn what_the_law_keeps_stays_and_nothing_else_is_left_in_the_folder() {
    let home = tempfile::tempdir().unwrap();
    let (mut app, client) = paid(home.path());
    let now = on("2026-11-30");
    let asked = app.ask(&now, |reading| personal::preview(reading, client)).unwrap();
    assert_eq!((asked.whole, asked.refused), (false, None));
    assert!(
        asked
            .stays
            .iter()
            .any(|line| plain(line).contains("jusqu’au 31 décembre 2036 (C. com. art. L123-22"))
    );
    let view = erase(&mut app, &now, client).unwrap();
    assert_eq!(view.apart[0].client, client);
    sound(&mut app, &now);
    assert_eq!(left_in(home.path(), &WORDS), Vec::<String>::new());
    let sheet = app.ask(&now, |reading| clients::view(reading, client)).unwrap();
    assert_eq!((sheet.name.as_str(), sheet.invoices.len(), sheet.contacts.len()), ("Odile Le Goff", 1, 0));
    assert!(app.ask(&now, |reading| clients::clients(reading, "", 0, 9)).unwrap().rows.is_empty());
    let all = from(
        json!({"filter": "all", "search": "", "sort": "due_on", "descending": false, "offset": 0, "limit": 9, "client": null}),
    );
    assert!(app.ask(&now, |reading| invoices::invoices(reading, all)).unwrap().rows.is_empty());
    drop(app);
    let mut again = App::open(home.path()).unwrap();
    sound(&mut again, &now);
    // Ten years after the close of the year, the rest may go, and nothing of the name is left.
    let later = on("2037-01-01");
    let due = again.ask(&later, personal::due).unwrap();
    assert_eq!(due.len(), 1);
    assert!(due[0].whole && again.ask(&on("2036-12-31"), personal::due).unwrap().is_empty());
    erase(&mut again, &later, client).unwrap();
    sound(&mut again, &later);
    assert_eq!(left_in(home.path(), &["Odile", "Le Goff"]), Vec::<String>::new());
}

#[test]
fn nobody_who_owes_or_is_owed_is_erased() {
    let home = tempfile::tempdir().unwrap();
    let (mut app, client) = paid(home.path());
    let now = on("2026-11-30");
    invoice(&mut app, &now, client, "F-2");
    let refused = erase(&mut app, &now, client).unwrap_err();
    assert_eq!(refused.code, Code::Forbidden);
    assert!(refused.message().contains("F-2") && refused.message().contains("Rien n’a été effacé"));
    let due = app.ask(&on("2033-11-30"), personal::due).unwrap();
    assert!(due.is_empty(), "a debt is never due to be erased by age");
    assert_eq!(app.ask(&now, |reading| clients::view(reading, client)).unwrap().contacts.len(), 1);
}

#[test]
fn a_client_without_invoice_goes_whole_and_its_namesake_stays() {
    let home = tempfile::tempdir().unwrap();
    let now = on("2026-11-30");
    let (mut app, namesake) = paid(home.path());
    let client = app.act(&now, |desk| clients::save(desk, odile())).unwrap().client;
    erase(&mut app, &now, client).unwrap();
    sound(&mut app, &now);
    let left = app.ask(&now, |reading| clients::view(reading, namesake)).unwrap();
    assert_eq!((left.phone.as_str(), left.contacts.len()), ("06 11 22 33 44", 1));
    let twice = erase(&mut app, &now, client).unwrap_err();
    assert_eq!(twice.code, Code::UnknownClient);
    erase(&mut app, &now, namesake).unwrap();
    let again = erase(&mut app, &now, namesake).unwrap();
    assert_eq!(again.apart.len(), 1, "erased twice is erased");
    sound(&mut app, &now);
    assert_eq!(left_in(home.path(), &WORDS), Vec::<String>::new());
}

const TABLE: &str = "Numéro;Client;E-mail;Date;Échéance;Total TTC;Payé\nF-1;Odile Le Goff;odile.legoff@example.org;01/06/2014;01/07/2014;1000,00;1000,00\nF-2;Morel SARL;morel@example.org;01/06/2026;01/07/2026;500,00;0,00\n";

fn read_in(app: &mut App, now: &Now, bytes: &[u8]) -> dument_app::views::ImportReport {
    app.act(now, |desk| intake::import_file(desk, "factures.csv", bytes, ImportOptions::default())).unwrap()
}

#[test]
fn the_same_file_read_after_an_erasure_says_so_and_brings_nobody_back() {
    let home = tempfile::tempdir().unwrap();
    let now = on("2026-11-30");
    let mut app = App::open_or_create(home.path()).unwrap();
    app.act(&now, |desk| settings::create_company(desk, from(company()))).unwrap();
    read_in(&mut app, &now, TABLE.as_bytes());
    let client = app.ask(&now, |reading| clients::find(reading, "Odile Le Goff")).unwrap();
    let asked = app.ask(&now, |reading| personal::preview(reading, client)).unwrap();
    assert!(asked.whole, "{asked:?}");
    erase(&mut app, &now, client).unwrap();
    sound(&mut app, &now);
    assert_eq!(left_in(home.path(), &["Odile", "odile.legoff@example.org"]), Vec::<String>::new());
    let report = read_in(&mut app, &now, TABLE.as_bytes());
    assert_eq!(report.created, 0);
    assert!(
        report.problems.iter().any(|one| one.code == "erased" && one.message.contains("effacé le 30")),
        "{report:?}"
    );
    app.ask(&now, |reading| clients::find(reading, "Odile Le Goff")).unwrap_err();
    let other = app.ask(&now, |reading| clients::find(reading, "Morel SARL")).unwrap();
    assert_eq!(app.ask(&now, |reading| clients::view(reading, other)).unwrap().invoices.len(), 1);
}

#[test]
fn a_copy_put_back_brings_the_person_back_and_it_is_offered_again() {
    let home = tempfile::tempdir().unwrap();
    let now = on("2026-11-30");
    let (app, client) = paid(home.path());
    drop(app);
    let mut desk = Desk::open(home.path().to_owned());
    let copy = desk.back_up_today(&now).unwrap().list[0].name.clone();
    let act = PersonalAct::Erase { clients: vec![client], copies: false };
    let view = desk.act(&now, |desk| personal::act(desk, act)).unwrap();
    assert!(view.copies.unwrap().starts_with("1\u{a0}sauvegarde"));
    assert!(!left_in(&home.path().join("sauvegardes"), &WORDS).is_empty());
    desk.restore(&now, &copy).unwrap();
    let view = desk.ask(&now, |reading| personal::personal(reading, None)).unwrap();
    assert_eq!(view.again.iter().map(|one| one.client).collect::<Vec<_>>(), [client]);
    let act = PersonalAct::Erase { clients: vec![client], copies: true };
    let view = desk.act(&now, |desk| personal::act(desk, act)).unwrap();
    assert_eq!((view.again.len(), view.copies), (0, None), "{:?}", view.said);
    assert_eq!(left_in(home.path(), &WORDS), Vec::<String>::new());
    assert!(!desk.backups(&now).unwrap().list.is_empty(), "a new copy is there");
}

#[test]
fn a_time_that_cannot_be_is_refused() {
    let now = on("2026-11-30");
    let mut app = kerbrat(&now);
    for (contact_years, closing_month) in [(6, 12), (3, 0), (3, 13)] {
        let act = PersonalAct::Choose { contact_years, closing_month };
        assert_eq!(app.act(&now, |desk| personal::act(desk, act)).unwrap_err().code, Code::BadValue);
    }
    let act = PersonalAct::Choose { contact_years: 1, closing_month: 6 };
    let view = app.act(&now, |desk| personal::act(desk, act)).unwrap();
    assert_eq!((view.contact_years, view.closing_month), (1, 6));
    assert!(view.record.contains("Kerbrat Plomberie") && view.record.contains("RGPD art."));
}
