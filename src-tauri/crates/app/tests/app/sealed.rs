//! Copies that open with a passphrase: taken away, sent to the second place, brought back.

use std::fs;
use std::path::{Path, PathBuf};

use dument_app::{Code, Desk, Now, backups, clients, settings};

use crate::world::*;

const PHRASE: &str = "quatre chevaux à midi";

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

fn count(desk: &mut Desk) -> usize {
    desk.ask(&now("2026-11-20", 500), |reading| clients::clients(reading, "", 0, 50)).unwrap().rows.len()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn data_taken_away_under_a_passphrase_are_taken_back_on_another_computer() {
    let (home, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let moment = now("2026-11-20", 460);
    let mut first = desk(home.path());
    let (name, bytes) = taken(&mut first, &moment, Some(PHRASE));
    assert_eq!(name, "Données Dûment Kerbrat Plomberie 2026-11-20.db.age");
    assert!(!bytes.windows(6).any(|part| part == b"Durand"), "nobody reads a name in it");
    let mut second = Desk::open(other.path().to_owned());
    let before = names(other.path());
    let asked = second.bring_backup(&moment, &bytes, None).unwrap_err();
    assert_eq!(asked.code, Code::PassphraseMissing);
    let wrong = second.bring_backup(&moment, &bytes, Some("quatre chevaux à minuit")).unwrap_err();
    assert_eq!(wrong.code, Code::PassphraseWrong);
    let said = wrong.message();
    assert!(said.contains("Rien n’a été touché") && said.contains("personne ne peut l’ouvrir"), "{said}");
    let cut = second.bring_backup(&moment, &bytes[..bytes.len() - 10], Some(PHRASE)).unwrap_err();
    assert_eq!(cut.code, Code::DamagedFile);
    assert!(cut.message().contains("coupé ou abîmé"), "{}", cut.message());
    assert!(second.backups(&moment).unwrap().list.is_empty());
    assert!(names(&other.path().join("sauvegardes")).is_empty(), "nothing is left of what was tried");
    assert!(names(other.path()).iter().all(|name| before.contains(name) || name == "sauvegardes"));
    let brought = second.bring_backup(&moment, &bytes, Some(PHRASE)).unwrap();
    second.restore(&moment, &brought.name).unwrap();
    assert_eq!(count(&mut second), 1);
}

#[test]
fn a_copy_opened_for_a_moment_stays_open_for_nobody() {
    let (home, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut desk = desk(home.path());
    let moment = now("2026-11-20", 460);
    let (_, sealed) = taken(&mut desk, &moment, Some(PHRASE));
    let copies = home.path().join("sauvegardes");
    let place = other.path().join("emportees.db.age");
    fs::write(&place, sealed).unwrap();
    let opened = dument_app::backups::opened(home.path(), &place, Some(PHRASE)).unwrap();
    let readable = opened.copy().to_owned();
    assert!(readable.starts_with(&copies) && readable.is_file());
    // Another one opened meanwhile throws nothing away that is in use.
    dument_app::backups::opened(home.path(), &place, Some("une autre phrase de passe")).err().unwrap();
    assert!(readable.is_file());
    drop(opened);
    assert!(!readable.exists());
    // What a program stopped on the way leaves is gone the next time the data are opened.
    let left = copies.join("essai-00ff00ff00ff00ff");
    fs::create_dir_all(left.join("contenu")).unwrap();
    fs::write(left.join("en-usage.lock"), b"").unwrap();
    fs::write(left.join("contenu/copie.db"), b"who owes what").unwrap();
    desk.back_up_today(&now("2026-11-21", 450)).unwrap();
    assert!(!left.exists());
    assert!(names(&copies).iter().all(|name| !name.starts_with("essai-")), "{:?}", names(&copies));
}

#[test]
fn a_passphrase_that_would_be_guessed_is_refused_and_nothing_is_written() {
    let (home, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut desk = desk(home.path());
    let moment = now("2026-11-20", 460);
    for weak in ["", "   ", "Dument2026", "aaaaaaaaaaaaaaaaaaaa", "123412341234123412"] {
        let refused = desk.take_away_into(&moment, stick.path(), Some(weak)).unwrap_err();
        assert_eq!(refused.code, Code::BadValue, "{weak}");
        assert!(refused.message().contains("se devinerait"), "{}", refused.message());
    }
    assert!(names(&home.path().join("sauvegardes")).is_empty());
}

#[test]
fn a_second_place_under_a_passphrase_is_filled_each_day_without_it_and_holds_nothing_readable() {
    let (home, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut desk = desk(home.path());
    let view = desk.choose_second_place(&now("2026-11-20", 460), stick.path(), Some(PHRASE)).unwrap();
    let second = view.second.unwrap();
    assert!(second.sealed);
    let folder = PathBuf::from(second.folder);
    for (today, minute) in [("2026-11-20", 470), ("2026-11-21", 450), ("2026-11-21", 460)] {
        desk.back_up_today(&now(today, minute)).unwrap();
    }
    let sealed: Vec<String> = names(&folder).into_iter().filter(|name| name.starts_with("dument-")).collect();
    assert_eq!(sealed, ["dument-2026-11-20-07h40.db.age", "dument-2026-11-21-07h30.db.age"]);
    let register = fs::read_to_string(home.path().join("sauvegardes/registre.json")).unwrap();
    assert!(!register.contains("chevaux") && !register.contains("AGE-SECRET-KEY"), "{register}");
    for name in sealed {
        let copy = folder.join(name);
        assert!(!fs::read(&copy).unwrap().windows(6).any(|part| part == b"Durand"));
        let seen = backups::look_inside(home.path(), &copy, Some(PHRASE)).unwrap();
        assert_eq!((seen.clients, seen.sealed, seen.of_these_data), (1, true, true));
    }
}

#[test]
fn a_year_of_mornings_under_a_passphrase_keeps_what_a_year_of_readable_ones_does() {
    let (home, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut desk = desk(home.path());
    let first = Now { today: day("2026-11-30").plus_days(-60), minute_of_day: 450 };
    let view = desk.choose_second_place(&first, stick.path(), Some(PHRASE)).unwrap();
    let folder = PathBuf::from(view.second.unwrap().folder);
    for back in (0..60).rev() {
        desk.back_up_today(&Now { today: day("2026-11-30").plus_days(-back), minute_of_day: 450 }).unwrap();
    }
    let kept = |folder: &Path| -> Vec<String> {
        let names = names(folder).into_iter().filter(|name| name.starts_with("dument-"));
        names.map(|name| name.trim_end_matches(".age").to_owned()).collect()
    };
    assert_eq!(kept(&folder), kept(&home.path().join("sauvegardes")));
}

#[test]
fn a_fuller_sealed_copy_is_never_pushed_out_by_older_data() {
    let (home, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    drop(desk(home.path()));
    let older = fs::read(home.path().join("dument.db")).unwrap();
    let mut desk = Desk::open(home.path().to_owned());
    let later = now("2026-11-21", 450);
    let view = desk.choose_second_place(&now("2026-11-20", 460), stick.path(), Some(PHRASE)).unwrap();
    let folder = PathBuf::from(view.second.unwrap().folder);
    desk.act(&later, |desk| clients::save(desk, client_input(None, "Riou", "business"))).unwrap();
    desk.back_up_today(&later).unwrap();
    drop(desk);
    fs::write(home.path().join("dument.db"), older).unwrap();
    let mut after = Desk::open(home.path().to_owned());
    after.back_up_today(&now("2026-11-22", 450)).unwrap();
    let left = names(&folder);
    assert!(left.contains(&"dument-2026-11-21-07h30-plus-complete.db.age".to_owned()), "{left:?}");
}
