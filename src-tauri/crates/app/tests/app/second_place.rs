//! The second place of the copies, what is done before anything risky, and the trial of a restoration.

use std::fs;
use std::path::{Path, PathBuf};

use dument_app::views::{AlertKind, BackupsView, InvoiceFilter, InvoicesRequest};
use dument_app::{Code, Desk, ImportOptions, Now, alerts, clients, intake, invoices, settings, trial};

use crate::world::*;

fn now(text: &str, minute_of_day: u32) -> Now {
    Now { today: day(text), minute_of_day }
}

fn desk(home: &Path) -> Desk {
    desk_of(home, "Kerbrat Plomberie")
}

fn desk_of(home: &Path, firm: &str) -> Desk {
    let mut desk = Desk::open(home.to_owned());
    let first = now("2026-11-20", 450);
    let mut company = company();
    company["name"] = firm.into();
    desk.act(&first, |desk| settings::create_company(desk, from(company))).unwrap();
    desk.act(&first, |desk| clients::save(desk, client_input(None, "Durand", "business"))).unwrap();
    desk
}

/// A desk, its folder, and a stick.
fn with_stick() -> (tempfile::TempDir, tempfile::TempDir, Desk, PathBuf) {
    let (home, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut desk = desk(home.path());
    let view = desk.choose_second_place(&now("2026-11-20", 460), stick.path(), None).unwrap();
    let folder = PathBuf::from(view.second.unwrap().folder);
    (home, stick, desk, folder)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name.starts_with("dument-"));
    names.sort();
    names
}

fn second(view: BackupsView) -> (String, Option<String>) {
    view.second.map(|second| (second.sentence, second.warning)).unwrap()
}

fn told(desk: &mut Desk, today: &str) -> Vec<String> {
    let found = desk.ask(&now(today, 500), |reading| Ok(alerts::alerts_of_the_day(reading))).unwrap();
    found.into_iter().filter(|one| one.kind == AlertKind::Backups).map(|one| one.sentence).collect()
}

#[test]
fn a_second_place_has_the_copy_of_each_day_it_is_there() {
    let (_home, _stick, mut desk, folder) = with_stick();
    assert_eq!(names(&folder), ["dument-2026-11-20-07h40.db"]);
    desk.back_up_today(&now("2026-11-21", 470)).unwrap();
    assert_eq!(names(&folder), ["dument-2026-11-20-07h40.db", "dument-2026-11-21-07h50.db"]);
    for name in names(&folder) {
        assert_eq!(clients_of(&folder.join(name)), 1);
    }
    assert!(told(&mut desk, "2026-11-21").is_empty());
}

#[test]
fn a_second_place_that_was_forgotten_with_its_register_is_said_and_chosen_again() {
    let (home, stick, mut desk, _folder) = with_stick();
    fs::write(home.path().join("sauvegardes/registre.json"), "{\"second\":").unwrap();
    let view = desk.back_up_today(&now("2026-11-21", 470)).unwrap();
    assert!(view.trouble.unwrap().contains("choisissez-le de nouveau"));
    let [sentence] = told(&mut desk, "2026-11-21").try_into().unwrap();
    assert!(sentence.contains("n’était plus lisible"), "{sentence}");
    let view = desk.choose_second_place(&now("2026-11-21", 480), stick.path(), None).unwrap();
    assert_eq!((view.trouble, view.second.is_some()), (None, true));
    assert!(told(&mut desk, "2026-11-21").is_empty());
}

/// The clients of a copy, which must open by itself.
fn clients_of(copy: &Path) -> u64 {
    let alone = tempfile::tempdir().unwrap();
    let found = trial::try_out(alone.path(), copy, &now("2026-11-21", 480)).unwrap();
    assert!(found.sound, "{}", found.sentence);
    found.backup.clients
}

#[test]
fn a_stick_away_for_fourteen_days_is_missed_and_its_empty_mount_point_takes_no_copy() {
    let (_home, stick, mut desk, folder) = with_stick();
    let elsewhere = stick.path().join("pulled out");
    fs::rename(&folder, &elsewhere).unwrap();
    desk.back_up_today(&now("2026-12-03", 470)).unwrap();
    assert!(told(&mut desk, "2026-12-03").is_empty(), "thirteen days");
    let view = desk.back_up_today(&now("2026-12-04", 470)).unwrap();
    assert!(!folder.exists(), "nothing is made where the stick should be");
    let said = told(&mut desk, "2026-12-04");
    assert!(said[0].contains("n’a pas été vu depuis le 20"), "{said:?}");
    let (sentence, warning) = second(view);
    assert!(sentence.starts_with("Pas branché"), "{sentence}");
    assert_eq!(warning.as_ref(), said.first());
    fs::rename(&elsewhere, &folder).unwrap();
    desk.back_up_today(&now("2026-12-04", 480)).unwrap();
    assert!(names(&folder).contains(&"dument-2026-12-04-07h50.db".to_owned()), "{:?}", names(&folder));
    assert!(told(&mut desk, "2026-12-05").is_empty());
}

#[test]
fn a_copy_that_fails_over_there_is_said_told_once_and_leaves_nothing_half_made() {
    let (_home, _stick, mut desk, folder) = with_stick();
    // Something stands where the copy would be begun.
    let blocked = folder.join("dument-2026-11-21-07h50.db.partiel");
    fs::create_dir(&blocked).unwrap();
    let refused = desk.back_up_today(&now("2026-11-21", 470)).unwrap_err();
    assert!(refused.message().contains("faite sur cet ordinateur, mais pas"), "{}", refused.message());
    let first = told(&mut desk, "2026-11-21");
    assert_eq!(first, [refused.message()]);
    fs::create_dir(folder.join("dument-2026-11-22-07h50.db.partiel")).unwrap();
    desk.back_up_today(&now("2026-11-22", 470)).unwrap_err();
    let on = |desk: &mut Desk| {
        desk.ask(&now("2026-11-22", 500), |reading| Ok(alerts::alerts_of_the_day(reading))).unwrap()
    };
    let days: Vec<_> = on(&mut desk).into_iter().filter(|one| one.kind == AlertKind::Backups).collect();
    assert_eq!(days[0].on, day("2026-11-21"), "one trouble since its first day, told once");
    assert_eq!(names(&folder).iter().filter(|name| name.ends_with(".db")).count(), 1);
    desk.back_up_today(&now("2026-11-23", 470)).unwrap();
    assert!(told(&mut desk, "2026-11-23").is_empty());
}

#[test]
fn a_copy_interrupted_by_pulling_the_stick_is_taken_away_and_made_again() {
    let (_home, _stick, mut desk, folder) = with_stick();
    let half = folder.join("dument-2026-11-21-07h50.db.partiel");
    fs::write(&half, b"SQLite format 3\0 and then the stick was pulled").unwrap();
    desk.back_up_today(&now("2026-11-21", 471)).unwrap();
    assert!(!half.exists());
    assert_eq!(names(&folder).last().unwrap(), "dument-2026-11-21-07h51.db");
}

#[test]
fn two_firms_on_one_stick_keep_their_copies_apart_and_one_firm_finds_its_own_again() {
    let (_home, stick, mut desk, folder) = with_stick();
    let other = tempfile::tempdir().unwrap();
    let mut theirs = desk_of(other.path(), "Kerbrat Plomberie.");
    let view = theirs.choose_second_place(&now("2026-11-21", 460), stick.path(), None).unwrap();
    assert_ne!(PathBuf::from(view.second.unwrap().folder), folder);
    let again = desk.choose_second_place(&now("2026-11-21", 470), stick.path(), None).unwrap();
    assert_eq!(PathBuf::from(again.second.unwrap().folder), folder);
    assert!(desk.forget_second_place(&now("2026-11-21", 480)).unwrap().second.is_none());
    assert_eq!(names(&folder).len(), 2, "what was made there stays");
}

#[test]
fn a_place_among_the_data_or_that_is_no_folder_is_refused_and_the_one_before_stays() {
    let (home, stick, mut desk, folder) = with_stick();
    let file = stick.path().join("fichier");
    fs::write(&file, b"").unwrap();
    for wrong in [home.path().join("sauvegardes"), home.path().to_owned(), file, stick.path().join("absent")]
    {
        let refused = desk.choose_second_place(&now("2026-11-21", 460), &wrong, None).unwrap_err();
        assert_eq!(refused.code, Code::Disk);
        assert!(refused.message().contains("Rien n’a été changé"), "{}", refused.message());
    }
    let view = desk.backups(&now("2026-11-21", 470)).unwrap();
    assert_eq!(PathBuf::from(view.second.unwrap().folder), folder);
}

#[test]
fn a_restore_does_not_bring_back_where_copies_went() {
    let (_home, _stick, mut desk, folder) = with_stick();
    let moment = now("2026-11-20", 480);
    let copy = desk.backups(&moment).unwrap().list.remove(0).name;
    desk.restore(&moment, &copy).unwrap();
    let view = desk.backups(&moment).unwrap();
    assert_eq!(PathBuf::from(view.second.unwrap().folder), folder);
}

#[test]
fn other_data_in_the_place_of_the_data_push_no_good_copy_out() {
    let (home, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut first = desk(home.path());
    let second =
        first.choose_second_place(&now("2026-11-11", 440), stick.path(), None).unwrap().second.unwrap();
    let places = [home.path().join("sauvegardes"), PathBuf::from(second.folder)];
    for back in (0..9).rev() {
        first.back_up_today(&Now { today: day("2026-11-20").plus_days(-back), minute_of_day: 450 }).unwrap();
    }
    drop(first);
    let good = places.each_ref().map(|place| names(place));
    assert!(good.iter().all(|names| names.len() >= 7), "{good:?}");
    // The file is lost, the program begins an empty one, and the firm is typed again.
    fs::remove_file(home.path().join("dument.db")).unwrap();
    let other = tempfile::tempdir().unwrap();
    drop(desk_of(other.path(), "Kerbrat Plomberie SARL"));
    fs::copy(other.path().join("dument.db"), home.path().join("dument.db")).unwrap();
    let mut after = Desk::open(home.path().to_owned());
    for ahead in 1..40 {
        after.back_up_today(&Now { today: day("2026-11-20").plus_days(ahead), minute_of_day: 450 }).unwrap();
    }
    for (place, good) in places.iter().zip(good) {
        let left = names(place);
        for name in good {
            let kept = name.replace(".db", "-autres-donnees.db");
            assert!(left.contains(&kept), "{kept} in {left:?}");
        }
    }
}

#[test]
fn a_copy_fuller_than_the_data_is_kept_whatever_comes_after() {
    let (home, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    drop(desk(home.path()));
    let older = fs::read(home.path().join("dument.db")).unwrap();
    let mut desk = Desk::open(home.path().to_owned());
    let later = now("2026-11-21", 450);
    let second =
        desk.choose_second_place(&now("2026-11-20", 460), stick.path(), None).unwrap().second.unwrap();
    desk.act(&later, |desk| clients::save(desk, client_input(None, "Riou", "business"))).unwrap();
    let fuller = desk.back_up_today(&later).unwrap().list.remove(0).name;
    drop(desk);
    fs::write(home.path().join("dument.db"), older).unwrap();
    let mut after = Desk::open(home.path().to_owned());
    for ahead in 1..40 {
        after.back_up_today(&Now { today: day("2026-11-21").plus_days(ahead), minute_of_day: 450 }).unwrap();
    }
    let kept = fuller.replace(".db", "-plus-complete.db");
    for place in [home.path().join("sauvegardes"), PathBuf::from(second.folder)] {
        assert!(names(&place).contains(&kept), "{kept} in {}", place.display());
    }
}

#[test]
fn a_clock_in_the_future_pushes_no_copy_out_and_the_right_day_still_has_its_own() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = desk(home.path());
    desk.back_up_today(&now("2026-11-20", 450)).unwrap();
    for ahead in 0..30 {
        desk.back_up_today(&Now { today: day("2036-01-01").plus_days(ahead), minute_of_day: 450 }).unwrap();
    }
    desk.back_up_today(&now("2026-11-21", 450)).unwrap();
    let left = names(&home.path().join("sauvegardes"));
    for good in ["dument-2026-11-20-07h30.db", "dument-2026-11-21-07h30.db"] {
        assert!(left.contains(&good.to_owned()), "{left:?}");
    }
}

fn table(count: usize) -> String {
    let rows = (0..count).map(|one| format!("F-{one:03};Durand;2026-08-01;2026-09-01;120,00\n"));
    "N° facture;Client;Date de facture;Échéance;Montant TTC\n".to_owned() + &rows.collect::<String>()
}

#[test]
fn a_large_import_and_a_removal_have_their_copy_first_and_a_small_import_none() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = desk(home.path());
    let moment = now("2026-11-20", 500);
    let bring = |desk: &mut Desk, count: usize| {
        let options = ImportOptions { dry_run: false, skip_bad: false, accept_seller: false };
        let name = format!("{count}.csv");
        desk.act(&moment, |desk| intake::import_file(desk, &name, table(count).as_bytes(), options)).unwrap();
    };
    bring(&mut desk, 3);
    assert!(names(&home.path().join("sauvegardes")).is_empty());
    bring(&mut desk, 60);
    let list = desk.backups(&moment).unwrap().list;
    assert_eq!((list.len(), list[0].why.as_str()), (1, "avant un import"));
    let request = InvoicesRequest { filter: InvoiceFilter::All, limit: 1, ..InvoicesRequest::default() };
    let row = desk.ask(&moment, |reading| invoices::invoices(reading, request)).unwrap().rows.remove(0);
    desk.act(&moment, |desk| dument_app::changes::remove_invoice(desk, row.invoice)).unwrap();
    let whys: Vec<String> = desk.backups(&moment).unwrap().list.into_iter().map(|one| one.why).collect();
    assert!(whys.contains(&"avant un retrait".to_owned()), "{whys:?}");
}

#[test]
fn a_whole_import_taken_back_has_its_copy_first_and_without_it_is_not_taken_back() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = desk(home.path());
    let moment = now("2026-11-20", 500);
    let options = ImportOptions { dry_run: false, skip_bad: false, accept_seller: false };
    desk.act(&moment, |desk| intake::import_file(desk, "3.csv", table(3).as_bytes(), options)).unwrap();
    let token = desk.last_edit(&moment).unwrap().unwrap();
    let folder = home.path().join("sauvegardes");
    fs::write(&folder, b"").unwrap();
    let undo = |desk: &mut Desk| desk.act(&moment, |desk| dument_app::changes::undo(desk, token, ""));
    let refused = undo(&mut desk).unwrap_err();
    assert!(refused.message().contains("Rien n’a été changé"), "{}", refused.message());
    fs::remove_file(&folder).unwrap();
    undo(&mut desk).unwrap();
    let list = desk.backups(&moment).unwrap().list;
    assert_eq!((list.len(), list[0].why.as_str()), (1, "avant un retrait"));
    let held = desk.look_at_backup(&moment, &list[0].name).unwrap();
    assert_eq!(held.invoices, 3, "as they were before");
}

#[test]
fn what_is_risky_is_not_done_without_its_copy() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = desk(home.path());
    // A file stands where the copies would be.
    fs::write(home.path().join("sauvegardes"), b"").unwrap();
    let options = ImportOptions { dry_run: false, skip_bad: false, accept_seller: false };
    let moment = now("2026-11-20", 500);
    let refused = desk
        .act(&moment, |desk| intake::import_file(desk, "a.csv", table(60).as_bytes(), options))
        .unwrap_err();
    assert!(refused.message().contains("Rien n’a été changé"), "{}", refused.message());
    let request = InvoicesRequest { filter: InvoiceFilter::All, limit: 1, ..InvoicesRequest::default() };
    assert!(desk.ask(&moment, |reading| invoices::invoices(reading, request)).unwrap().rows.is_empty());
}

#[test]
fn a_restoration_is_tried_without_touching_the_data_and_says_what_it_found() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = desk(home.path());
    let moment = now("2026-11-20", 500);
    let copy = desk.back_up_today(&moment).unwrap().list.remove(0).name;
    let before = fs::read(home.path().join("dument.db")).unwrap();
    let found = desk.try_backup(&moment, &copy).unwrap();
    assert!(found.sound && found.sentence.contains("1\u{a0}client, 0\u{a0}facture"), "{}", found.sentence);
    assert!(found.sentence.contains("contrôles justes"), "{}", found.sentence);
    assert_eq!(fs::read(home.path().join("dument.db")).unwrap(), before);
    let folder = home.path().join("sauvegardes");
    assert!(!fs::read_dir(&folder).unwrap().any(|entry| entry.unwrap().path().is_dir()), "thrown away");
    let tried = desk.backups(&now("2026-11-21", 450)).unwrap().tried.unwrap();
    assert_eq!(tried, "essayée hier\u{a0}: tout y est juste");
}

#[test]
fn what_a_stopped_trial_left_is_taken_away_and_one_that_runs_is_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = desk(home.path());
    let moment = now("2026-11-20", 500);
    let copy = desk.back_up_today(&moment).unwrap().list.remove(0).name;
    let folder = home.path().join("sauvegardes");
    let left = |name: &str| {
        let place = folder.join(name);
        fs::create_dir(&place).unwrap();
        fs::create_dir(place.join("contenu")).unwrap();
        fs::write(place.join("contenu/dument.db"), b"who owes what").unwrap();
        let held = fs::File::create(place.join("en-usage.lock")).unwrap();
        (place, held)
    };
    let ((stopped, _), (runs, held), (mine, _)) =
        (left("essai-00ff00ff00ff00ff"), left("essai-0123456789abcdef"), left("essai-de-peinture"));
    held.lock().unwrap();
    // One that was made this instant has not said yet that it is in use; one of long ago never will.
    let (begun, old) = (folder.join("essai-1111111111111111"), folder.join("essai-4242"));
    fs::create_dir(&begun).unwrap();
    fs::create_dir(&old).unwrap();
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    fs::File::open(&old).unwrap().set_modified(long_ago).unwrap();
    desk.try_backup(&moment, &copy).unwrap();
    assert!(!stopped.exists() && !old.exists());
    assert!(runs.exists() && mine.exists() && begun.exists());
}

#[test]
fn a_copy_asked_for_goes_to_the_second_place_too_and_what_is_said_is_so() {
    let (_home, stick, mut desk, folder) = with_stick();
    let said = desk.back_up_now(&now("2026-11-20", 1100)).unwrap().said.unwrap();
    assert!(said.contains("et sur l’autre emplacement"), "{said}");
    assert_eq!(names(&folder), ["dument-2026-11-20-07h40.db", "dument-2026-11-20-18h20-demandee.db"]);
    desk.back_up_now(&now("2026-11-20", 1100)).unwrap();
    assert!(names(&folder).contains(&"dument-2026-11-20-18h20-demandee-2.db".to_owned()));
    fs::rename(&folder, stick.path().join("pulled out")).unwrap();
    let said = desk.back_up_now(&now("2026-11-21", 1100)).unwrap().said.unwrap();
    assert!(said.contains("n’est pas branché"), "{said}");
    assert!(!folder.exists());
    fs::create_dir_all(folder.join("dument-2026-11-22-18h20-demandee.db.partiel")).unwrap();
    let refused = desk.back_up_now(&now("2026-11-22", 1100)).unwrap_err().message();
    assert!(refused.contains("faite sur cet ordinateur, mais pas"), "{refused}");
    assert!(desk.backups(&now("2026-11-22", 1110)).unwrap().list[0].name.contains("2026-11-22-18h20"));
    desk.forget_second_place(&now("2026-11-22", 1120)).unwrap();
    let said = desk.back_up_now(&now("2026-11-22", 1130)).unwrap().said.unwrap();
    assert_eq!(said, "Sauvegarde faite et relue.");
}

#[test]
fn a_register_that_the_disk_does_not_take_is_in_the_morning_alert_and_no_copy_is_denied() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = desk(home.path());
    desk.back_up_today(&now("2026-11-20", 500)).unwrap();
    // Something stands where it would be begun.
    let blocked = home.path().join("sauvegardes/registre.json.partiel");
    fs::create_dir(&blocked).unwrap();
    let refused = desk.back_up_today(&now("2026-11-21", 500)).unwrap_err().message();
    assert!(refused.contains("n’a pas pu être noté") && !refused.contains("n’a pas été faite"), "{refused}");
    assert_eq!(told(&mut desk, "2026-11-21"), std::slice::from_ref(&refused));
    let list = desk.backups(&now("2026-11-21", 510)).unwrap();
    assert_eq!((list.list.len(), list.trouble), (2, Some(refused)));
    fs::remove_dir(&blocked).unwrap();
    desk.back_up_today(&now("2026-11-22", 500)).unwrap();
    assert!(told(&mut desk, "2026-11-22").is_empty());
}

#[test]
fn a_copy_altered_by_another_program_is_named_by_its_trial() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = desk(home.path());
    let moment = now("2026-11-20", 500);
    let copy = desk.back_up_today(&moment).unwrap().list.remove(0).name;
    let path = home.path().join("sauvegardes").join(&copy);
    let mut bytes = fs::read(&path).unwrap();
    let all: Vec<usize> = (0..bytes.len() - 6).filter(|at| &bytes[*at..at + 6] == b"Durand").collect();
    // The row itself, not what the journal says of it.
    for at in all {
        if !bytes[at.saturating_sub(40)..at].contains(&b'"') {
            bytes[at..at + 6].copy_from_slice(b"Duranx");
        }
    }
    fs::write(&path, bytes).unwrap();
    let found = desk.try_backup(&moment, &copy).unwrap();
    assert!(!found.sound, "{}", found.sentence);
    assert!(found.sentence.contains("à voir"), "{}", found.sentence);
}
