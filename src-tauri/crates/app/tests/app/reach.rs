//! The file of the data moved away under the program, or gone while its copies are there.

use std::fs;
use std::path::Path;

use dument_app::{App, Code, Desk, Now, clients, settings};

use crate::world::*;

fn now() -> Now {
    Now { today: day("2026-11-20"), minute_of_day: 450 }
}

fn desk(home: &Path) -> Desk {
    let mut desk = Desk::open(home.to_owned());
    desk.act(&now(), |desk| settings::create_company(desk, from(company()))).unwrap();
    desk.act(&now(), |desk| clients::save(desk, client_input(None, "Durand", "business"))).unwrap();
    desk
}

#[test]
#[cfg(unix)]
fn data_removed_while_open_are_said_to_be_and_a_copy_of_what_is_held_is_saved() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = desk(home.path());
    assert!(!desk.ask(&now(), settings::start).unwrap().moved);
    fs::remove_dir_all(home.path()).unwrap();
    let refused =
        desk.act(&now(), |desk| clients::save(desk, client_input(None, "Riou", "business"))).unwrap_err();
    assert_eq!(refused.code, Code::DataMoved);
    let said = refused.message();
    assert!(said.contains("gardez-en une copie") && said.contains("Rien n’a été noté"), "{said}");
    assert!(desk.ask(&now(), settings::start).unwrap().moved);
    let elsewhere = tempfile::tempdir().unwrap();
    let stick = tempfile::tempdir().unwrap();
    let taken = desk.take_away_into(&now(), stick.path(), None).unwrap();
    assert_eq!(taken.name, "Données Dûment Kerbrat Plomberie 2026-11-20.db");
    let bytes = fs::read(stick.path().join(&taken.name)).unwrap();
    assert!(
        desk.take_away_into(&now(), stick.path(), None).unwrap().name.ends_with(" (2).db"),
        "over nothing"
    );
    assert_eq!(fs::read_dir(stick.path()).unwrap().count(), 2, "nothing else is left there");
    let mut other = Desk::open(elsewhere.path().to_owned());
    let brought = other.bring_backup(&now(), &bytes, None).unwrap();
    other.restore(&now(), &brought.name).unwrap();
    let found = other.ask(&now(), |reading| clients::clients(reading, "", 0, 50)).unwrap();
    assert_eq!(found.rows.len(), 1);
}

#[test]
fn data_gone_from_beside_their_copies_are_not_begun_anew_and_the_copies_are_offered() {
    let home = tempfile::tempdir().unwrap();
    let mut first = desk(home.path());
    let copy = first.back_up_today(&now()).unwrap().list.remove(0).name;
    drop(first);
    fs::remove_file(home.path().join("dument.db")).unwrap();
    let mut desk = Desk::open(home.path().to_owned());
    assert_eq!(desk.refusal().map(|error| error.code), Some(Code::DataMoved));
    assert!(!home.path().join("dument.db").exists());
    assert_eq!(App::open(home.path()).err().unwrap().code, Code::DataMoved);
    desk.restore(&now(), &copy).unwrap();
    assert_eq!(desk.refusal(), None);
}

#[test]
fn what_fails_once_it_is_recorded_is_not_called_refused() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = desk(home.path());
    let failed = desk
        .act(&now(), |desk| {
            clients::save(desk, client_input(None, "Riou", "business"))?;
            clients::view(desk.reading(), dument_domain::ClientId(99))
        })
        .unwrap_err();
    assert_eq!(failed.code, Code::Recorded);
    let said = failed.message();
    assert!(said.contains("C’est enregistré") && !said.contains("Rien n’a été"), "{said}");
    let found = desk.ask(&now(), |reading| clients::clients(reading, "", 0, 50)).unwrap();
    assert_eq!(found.rows.len(), 2);
}
