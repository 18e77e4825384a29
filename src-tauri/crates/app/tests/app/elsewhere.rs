//! What the user may lean on, and data taken away to another computer.

use std::fs;
use std::path::Path;

use dument_app::{Code, Desk, Now, backups, clients, settings, verifying};

use crate::world::*;

/// What is taken away: the name of the file, and its bytes.
fn taken(desk: &mut Desk, moment: &Now, passphrase: Option<&str>) -> (String, Vec<u8>) {
    let stick = tempfile::tempdir().unwrap();
    let copy = desk.take_away_into(moment, stick.path(), passphrase).unwrap();
    (copy.name, fs::read(copy.path).unwrap())
}

fn now(text: &str, minute_of_day: u32) -> Now {
    Now { today: day(text), minute_of_day }
}

fn desk(home: &Path) -> Desk {
    let mut desk = Desk::open(home.to_owned());
    let first = now("2026-11-20", 450);
    desk.act(&first, |desk| settings::create_company(desk, from(company()))).unwrap();
    desk.act(&first, |desk| clients::save(desk, client_input(None, "Durand", "business"))).unwrap();
    desk
}

#[test]
fn data_that_went_elsewhere_are_read_and_not_written_until_the_user_says_so() {
    let home = tempfile::tempdir().unwrap();
    let mut first = desk(home.path());
    let moment = now("2026-11-20", 600);
    let (name, _) = taken(&mut first, &moment, None);
    let view = first.leave(&moment, &format!("/clé/{name}")).unwrap();
    let told = view.away.unwrap();
    assert!(told.contains("20\u{a0}novembre\u{a0}2026") && told.contains("/clé/"), "{told}");
    let before = first.ask(&moment, backups::trust).unwrap();
    drop(first);
    // Opened again, by the window or by the terminal: the mark is there, and everything can be read.
    let mut again = Desk::open(home.path().to_owned());
    let refused =
        again.act(&moment, |desk| clients::save(desk, client_input(None, "Riou", "business"))).unwrap_err();
    assert_eq!(refused.code, Code::TakenAway);
    assert!(refused.message().contains("Rien n’a été noté") && refused.message().contains("--stay"));
    assert_eq!(again.ask(&moment, backups::trust).unwrap(), before);
    again.look(&now("2026-11-21", 500)).unwrap();
    let seen = again.ask(&moment, |reading| clients::clients(reading, "", 0, 50)).unwrap();
    assert_eq!(seen.rows.len(), 1);
    assert_eq!(again.stay(&moment).unwrap().away, None);
    again.act(&moment, |desk| clients::save(desk, client_input(None, "Riou", "business"))).unwrap();
}

#[test]
fn a_mark_that_can_no_longer_be_read_is_still_asked_about() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = desk(home.path());
    fs::write(home.path().join("emportees.json"), "{\"on\":").unwrap();
    let moment = now("2026-11-20", 600);
    let refused =
        desk.act(&moment, |desk| clients::save(desk, client_input(None, "Riou", "business"))).unwrap_err();
    assert_eq!(refused.code, Code::TakenAway);
}

#[test]
fn data_that_come_back_are_worked_on_again() {
    let (home, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let moment = now("2026-11-20", 600);
    let mut first = desk(home.path());
    let (_, bytes) = taken(&mut first, &moment, None);
    first.leave(&moment, "/clé").unwrap();
    let mut second = Desk::open(other.path().to_owned());
    let brought = second.bring_backup(&moment, &bytes, None).unwrap();
    second.restore(&moment, &brought.name).unwrap();
    second.act(&moment, |desk| clients::save(desk, client_input(None, "Riou", "business"))).unwrap();
    let (_, back) = taken(&mut second, &moment, None);
    let returned = first.bring_backup(&moment, &back, None).unwrap();
    first.restore(&moment, &returned.name).unwrap();
    assert_eq!(first.ask(&moment, settings::start).unwrap().away, None);
    first.act(&moment, |desk| clients::save(desk, client_input(None, "Morvan", "business"))).unwrap();
    let seen = first.ask(&moment, |reading| clients::clients(reading, "", 0, 50)).unwrap();
    assert_eq!(seen.rows.len(), 3);
}

#[test]
fn a_folder_that_onedrive_keeps_in_step_is_said_with_the_reason_and_the_way_out() {
    let above = tempfile::tempdir().unwrap();
    for (folder, keeper) in [("OneDrive - Kerbrat", "OneDrive"), ("Dropbox", "Dropbox"), ("chantiers", "")] {
        let home = above.path().join(folder).join("Dûment");
        let mut desk = desk(&home);
        let view = desk.ask(&now("2026-11-20", 600), settings::start).unwrap();
        if keeper.is_empty() {
            assert_eq!(view.in_step, None);
            continue;
        }
        let said = view.in_step.unwrap();
        assert!(said.contains(keeper) && said.contains("DUMENT_DATA"), "{said}");
        assert!(said.contains("au milieu d’une écriture"), "{said}");
    }
}

#[test]
fn what_the_user_leans_on_agrees_with_the_list_of_copies() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = desk(home.path());
    let moment = now("2026-11-20", 600);
    let name = desk.back_up_today(&moment).unwrap().list.remove(0).name;
    desk.try_backup(&moment, &name).unwrap();
    let desk = std::sync::Mutex::new(desk);
    let list = verifying::verify(&desk, &moment).unwrap();
    let view = desk.into_inner().unwrap().trust(&moment).unwrap();
    let value = |key: &str| view.rows.iter().find(|row| row.key == key).unwrap().value.clone();
    assert_eq!(Some(value("last")), list.last);
    assert_eq!(Some(value("tried")), list.tried);
    assert_eq!(Some(value("verified")), list.verified);
    assert_eq!(value("file"), home.path().join("dument.db").display().to_string());
    assert!(view.connections.is_empty());
}

#[test]
fn the_recovery_sheet_says_where_the_copies_are_and_never_the_passphrase() {
    let (home, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut desk = desk(home.path());
    let moment = now("2026-11-20", 460);
    let phrase = "quatre chevaux à midi";
    let second = desk.choose_second_place(&moment, stick.path(), Some(phrase)).unwrap().second.unwrap();
    let (name, bytes) = desk.ask(&moment, backups::recovery_sheet).unwrap();
    assert_eq!(name, "Fiche de secours Kerbrat Plomberie 2026-11-20.pdf");
    assert!(bytes.starts_with(b"%PDF") && !bytes.windows(7).any(|part| part == b"chevaux"));
    let folder = Path::new(&second.folder);
    assert!(fs::read(folder.join("cle.age")).unwrap().starts_with(b"age-encryption.org/v1"));
}
