//! Copies that need nobody, and the way back.

use std::fs;
use std::path::Path;

use dument_app::{Code, Desk, Now, backups, clients, settings};

use crate::world::*;

fn now(text: &str, minute_of_day: u32) -> Now {
    Now { today: day(text), minute_of_day }
}

/// A desk with a company and one client.
fn desk(home: &Path) -> Desk {
    let mut desk = Desk::open(home.to_owned());
    let first = now("2026-11-20", 450);
    desk.act(&first, |desk| settings::create_company(desk, from(company()))).unwrap();
    desk.act(&first, |desk| clients::save(desk, client_input(None, "Durand", "business"))).unwrap();
    desk
}

fn count(desk: &mut Desk, today: &str) -> usize {
    desk.ask(&now(today, 500), |reading| clients::clients(reading, "", 0, 50)).unwrap().rows.len()
}

#[test]
fn a_copy_can_be_made_now_and_is_kept_beside_that_of_the_day() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = desk(home.path());
    desk.back_up_today(&now("2026-11-20", 450)).unwrap();
    desk.back_up_now(&now("2026-11-20", 1100)).unwrap();
    let list = desk.back_up_now(&now("2026-11-20", 1100)).unwrap();
    let why: Vec<&str> = list.list.iter().map(|one| one.why.as_str()).collect();
    assert_eq!(why, ["demandée par vous", "demandée par vous", "copie du jour"]);
    assert_eq!(list.last.as_deref(), Some("aujourd’hui à 18\u{a0}h\u{a0}20"));
}

#[test]
fn the_first_opening_of_a_day_makes_one_copy_and_the_second_none() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = desk(home.path());
    for minute in [450, 460, 1200] {
        desk.back_up_today(&now("2026-11-20", minute)).unwrap();
    }
    let list = desk.back_up_today(&now("2026-11-21", 455)).unwrap();
    let made: Vec<&str> = list.list.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(made, ["dument-2026-11-21-07h35.db", "dument-2026-11-20-07h30.db"]);
    assert_eq!(list.last.as_deref(), Some("aujourd’hui à 7\u{a0}h\u{a0}35"));
}

#[test]
fn nothing_recorded_yet_and_the_example_have_no_copy() {
    let home = tempfile::tempdir().unwrap();
    let mut empty = Desk::open(home.path().to_owned());
    assert!(empty.back_up_today(&now("2026-11-20", 450)).unwrap().list.is_empty());
    empty.open_example(&now("2026-11-20", 450)).unwrap();
    assert!(empty.back_up_today(&now("2026-11-20", 460)).unwrap().list.is_empty());
}

#[test]
fn a_year_of_mornings_leaves_two_dozen_copies_at_most() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = desk(home.path());
    let mut list = Vec::new();
    for back in (0..120).rev() {
        let morning = Now { today: day("2026-11-30").plus_days(-back), minute_of_day: 450 };
        list = desk.back_up_today(&morning).unwrap().list;
    }
    assert!((12..=24).contains(&list.len()), "{}", list.len());
    assert_eq!(list[6].name, "dument-2026-11-24-07h30.db");
}

#[test]
fn a_copy_is_looked_at_then_put_back_and_what_was_there_joins_the_list() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = desk(home.path());
    let copy = desk.back_up_today(&now("2026-11-20", 450)).unwrap().list.remove(0).name;
    desk.act(&now("2026-11-20", 600), |desk| clients::save(desk, client_input(None, "Riou", "business")))
        .unwrap();
    assert_eq!(count(&mut desk, "2026-11-20"), 2);
    let seen = desk.look_at_backup(&now("2026-11-20", 610), &copy).unwrap();
    assert!(seen.of_these_data);
    assert_eq!(
        seen.sentence,
        "1\u{a0}client, 0\u{a0}facture, dernière écriture le 20\u{a0}novembre\u{a0}2026 à 7\u{a0}h\u{a0}30"
    );
    let done = desk.restore(&now("2026-11-20", 620), &copy).unwrap();
    assert!(done.sentence.contains("est gardé"), "{}", done.sentence);
    assert_eq!(count(&mut desk, "2026-11-20"), 1);
    let list = desk.backups(&now("2026-11-20", 630)).unwrap().list;
    assert_eq!(list[0].why, "avant une restauration");
    desk.restore(&now("2026-11-20", 640), &list[0].name).unwrap();
    assert_eq!(count(&mut desk, "2026-11-20"), 2);
}

#[test]
fn a_damaged_file_opens_again_from_its_copy() {
    let home = tempfile::tempdir().unwrap();
    let copy = desk(home.path()).back_up_today(&now("2026-11-20", 450)).unwrap().list.remove(0).name;
    fs::write(home.path().join("dument.db"), b"SQLite format 3\0 and nothing else").unwrap();
    let mut desk = Desk::open(home.path().to_owned());
    assert_eq!(desk.refusal().map(|error| error.code), Some(Code::DamagedFile));
    assert_eq!(desk.backups(&now("2026-11-20", 460)).unwrap().list.len(), 1);
    assert!(desk.look_at_backup(&now("2026-11-20", 460), &copy).unwrap().of_these_data);
    desk.restore(&now("2026-11-20", 460), &copy).unwrap();
    assert_eq!(desk.refusal(), None);
    assert_eq!(count(&mut desk, "2026-11-20"), 1);
}

#[test]
fn a_copy_of_another_firm_or_of_nothing_is_refused_in_words_and_the_data_stay_open() {
    let (home, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let moment = now("2026-11-20", 450);
    let mut theirs = Desk::open(elsewhere.path().to_owned());
    let mut other = company();
    other["name"] = "Autre SARL".into();
    theirs.act(&moment, |desk| settings::create_company(desk, from(other))).unwrap();
    let copy = theirs.back_up_today(&moment).unwrap();
    let bytes = fs::read(Path::new(&copy.folder).join(&copy.list[0].name)).unwrap();
    let mut desk = desk(home.path());
    let brought = desk.bring_backup(&moment, &bytes, None).unwrap();
    assert!(!brought.of_these_data);
    let refused = desk.restore(&moment, &brought.name).unwrap_err();
    assert_eq!(refused.code, Code::OtherData);
    assert!(refused.message().contains("Autre SARL"), "{}", refused.message());
    let whole = bytes.len();
    for cut in [&b""[..], &bytes[..whole / 2], b"%PDF-1.7"] {
        let refused = desk.bring_backup(&moment, cut, None).unwrap_err();
        assert_eq!(refused.code, Code::DamagedFile);
        assert!(refused.message().contains("n’ont pas été touchées"), "{}", refused.message());
    }
    for name in ["../dument.db", "absent.db", "", ".."] {
        assert_eq!(desk.restore(&moment, name).unwrap_err().code, Code::Disk, "{name}");
    }
    assert_eq!(count(&mut desk, "2026-11-20"), 1);
    assert_eq!(desk.backups(&moment).unwrap().list.len(), 1, "nothing is left of what was refused");
}

#[test]
fn a_copy_by_hand_never_takes_the_place_of_a_file() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = desk(home.path());
    let place = home.path().join("à moi.db");
    let moment = now("2026-11-20", 450);
    let mut make = || desk.ask(&moment, |reading| backups::make(reading, &place));
    make().unwrap();
    let refused = make().unwrap_err();
    assert!(refused.message().contains("un fichier de ce nom existe déjà"), "{}", refused.message());
}
