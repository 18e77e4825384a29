//! Several companies on one computer: one lies on the desk, none is lost, none is taken for another.

use std::fs;
use std::path::{Path, PathBuf};

use dument_app::views::CompanyColour;
use dument_app::{Code, Companies, Desk, Now, clients, settings};

use crate::world::*;

struct Computer {
    root: tempfile::TempDir,
}

impl Computer {
    fn new() -> Computer {
        Computer { root: tempfile::tempdir().unwrap() }
    }

    /// A computer with two companies, each with a client of its own; the window is closed.
    fn with_two() -> Computer {
        let computer = Computer::new();
        let mut desk = computer.window();
        named(&mut desk, "Kerbrat Plomberie", "Durand");
        desk.add_company(&at(1)).unwrap();
        named(&mut desk, "Menuiserie Le Guen", "Riou");
        // As the window does once a company has its name.
        assert_eq!(names(&mut desk).len(), 2);
        drop(desk);
        computer
    }

    fn first(&self) -> PathBuf {
        self.root.path().join("dument")
    }

    fn second(&self) -> PathBuf {
        self.root.path().join("dument-2")
    }

    fn list(&self) -> PathBuf {
        self.root.path().join("config/entreprises.json")
    }

    fn companies(&self) -> Companies {
        Companies::around(self.first(), Some(self.list()))
    }

    fn window(&self) -> Desk {
        Desk::begin(self.companies(), false)
    }
}

fn at(minute_of_day: u32) -> Now {
    Now { today: day("2026-11-21"), minute_of_day }
}

fn named(desk: &mut Desk, firm: &str, client: &str) {
    let mut profile = company();
    profile["name"] = firm.into();
    desk.act(&at(0), |desk| settings::create_company(desk, from(profile))).unwrap();
    desk.act(&at(0), |desk| clients::save(desk, client_input(None, client, "business"))).unwrap();
}

fn clients_of(desk: &mut Desk) -> Vec<String> {
    let list = desk.ask(&at(0), |reading| clients::clients(reading, "", 0, 10)).unwrap();
    list.rows.into_iter().map(|row| row.name).collect()
}

fn names(desk: &mut Desk) -> Vec<String> {
    desk.companies(&at(5)).unwrap().rows.into_iter().map(|row| row.name).collect()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn with_one_company_nothing_is_asked_and_nothing_is_remembered() {
    let computer = Computer::new();
    let mut desk = computer.window();
    named(&mut desk, "Kerbrat Plomberie", "Durand");
    drop(desk);
    let mut desk = computer.window();
    assert!(!desk.is_to_be_chosen());
    assert_eq!(clients_of(&mut desk), ["Durand"]);
    assert_eq!(names(&mut desk), ["Kerbrat Plomberie"]);
    assert_eq!(desk.look(&at(600)).unwrap().glance.headline(), "Rien à relancer aujourd’hui");
    assert!(!computer.list().exists());
}

#[test]
fn with_two_one_is_chosen_first_and_the_other_is_one_step_away() {
    let computer = Computer::with_two();
    let mut desk = computer.window();
    assert!(desk.is_to_be_chosen());
    let refused = desk.ask(&at(10), settings::start).unwrap_err();
    assert_eq!(refused.code, Code::NoCompanyOpen);
    assert_eq!(
        desk.look(&at(600)).unwrap().glance.headline(),
        "Plusieurs entreprises\u{a0}: choisissez-en une",
        "nobody knows yet whether something is due"
    );
    assert_eq!(names(&mut desk), ["Menuiserie Le Guen", "Kerbrat Plomberie"], "the last one first");
    desk.open_company(&at(20), text(&computer.first())).unwrap();
    assert_eq!(clients_of(&mut desk), ["Durand"]);
    desk.open_company(&at(30), text(&computer.second())).unwrap();
    assert_eq!(clients_of(&mut desk), ["Riou"]);
    let view = desk.companies(&at(40)).unwrap();
    assert_eq!(
        view.rows.iter().filter(|row| row.here).map(|row| row.name.as_str()).collect::<Vec<_>>(),
        ["Menuiserie Le Guen"]
    );
    assert_eq!(view.rows.first().unwrap().opened.as_deref(), Some("aujourd’hui à 0\u{a0}h\u{a0}30"));
    let look = desk.look(&at(600)).unwrap();
    assert_eq!(look.glance.tooltip(), "Dûment · Menuiserie Le Guen");
    assert!(look.glance.headline().starts_with("Menuiserie Le Guen\u{a0}: "), "{}", look.glance.headline());
}

#[test]
fn a_program_started_with_the_session_opens_the_last_one() {
    let computer = Computer::with_two();
    let mut desk = Desk::begin(computer.companies(), true);
    assert_eq!(clients_of(&mut desk), ["Riou"]);
}

#[test]
fn a_company_open_elsewhere_stays_closed_and_this_one_stays_open() {
    let computer = Computer::with_two();
    let elsewhere = Desk::open(computer.second());
    let mut desk = computer.window();
    desk.open_company(&at(10), text(&computer.first())).unwrap();
    let refused = desk.open_company(&at(11), text(&computer.second())).unwrap_err();
    assert_eq!(refused.code, Code::InUse);
    assert_eq!(clients_of(&mut desk), ["Durand"]);
    assert_eq!(names(&mut desk).len(), 2, "its name is told all the same");
    drop(elsewhere);
    desk.open_company(&at(12), text(&computer.second())).unwrap();
    assert_eq!(clients_of(&mut desk), ["Riou"]);
    let again = Desk::open(computer.first());
    assert!(again.refusal().is_none(), "the one that was left is free: one lock each");
}

#[test]
fn what_was_just_done_in_one_cannot_be_taken_back_in_the_other() {
    let computer = Computer::with_two();
    let mut desk = computer.window();
    desk.open_company(&at(10), text(&computer.first())).unwrap();
    desk.act(&at(11), |desk| clients::save(desk, client_input(None, "Le Bris", "business"))).unwrap();
    assert!(desk.last_edit(&at(11)).unwrap().is_some());
    desk.open_company(&at(12), text(&computer.second())).unwrap();
    assert!(desk.last_edit(&at(12)).unwrap().is_none());
}

#[test]
fn a_folder_that_went_away_is_said_and_no_empty_one_takes_its_place() {
    let computer = Computer::with_two();
    let away = computer.root.path().join("ailleurs");
    fs::rename(computer.second(), &away).unwrap();
    let mut desk = computer.window();
    assert!(desk.is_to_be_chosen(), "it is still one of the computer's companies");
    let view = desk.companies(&at(1)).unwrap();
    let gone = view.rows.iter().find(|row| row.name == "Menuiserie Le Guen").unwrap();
    assert!(gone.trouble.as_deref().unwrap().contains("n’est plus là"), "{gone:?}");
    let refused = desk.open_company(&at(2), text(&computer.second())).unwrap_err();
    assert!(refused.message().contains("Rien n’a été créé ni effacé"), "{}", refused.message());
    assert!(!computer.second().exists());
    let third = desk.add_company(&at(3)).map(|_| desk.home().to_owned()).unwrap();
    assert_ne!(third, computer.second(), "the place of the one that is away is kept for it");
}

#[test]
fn a_list_that_is_damaged_or_gone_loses_no_company() {
    let computer = Computer::with_two();
    for damage in ["", "{\"companies\": [{}]}", "pas du JSON"] {
        fs::write(computer.list(), damage).unwrap();
        let mut desk = computer.window();
        assert_eq!(names(&mut desk), ["Kerbrat Plomberie", "Menuiserie Le Guen"], "{damage}");
    }
    fs::remove_file(computer.list()).unwrap();
    assert_eq!(names(&mut computer.window()).len(), 2);
}

#[test]
fn a_company_taken_off_the_list_keeps_every_file() {
    let computer = Computer::with_two();
    let mut desk = computer.window();
    desk.open_company(&at(10), text(&computer.first())).unwrap();
    let own = desk.remove_company(&at(11), text(&computer.first())).unwrap_err();
    assert_eq!(own.code, Code::Forbidden, "{}", own.message());
    let before = fs::read(computer.second().join("dument.db")).unwrap();
    let left = desk.remove_company(&at(12), text(&computer.second())).unwrap();
    assert_eq!(left.rows.len(), 1);
    assert_eq!(fs::read(computer.second().join("dument.db")).unwrap(), before);
    drop(desk);
    let mut desk = computer.window();
    assert!(!desk.is_to_be_chosen(), "one is left: nothing is asked");
    let back = desk.list_company(&at(13), &computer.second()).unwrap();
    assert_eq!(back.rows.len(), 2);
}

#[test]
fn a_company_begun_and_left_is_on_no_list_and_its_folder_is_used_again() {
    let computer = Computer::new();
    let mut desk = computer.window();
    named(&mut desk, "Kerbrat Plomberie", "Durand");
    desk.add_company(&at(1)).unwrap();
    assert_eq!(names(&mut desk), ["Nouvelle entreprise", "Kerbrat Plomberie"]);
    desk.open_company(&at(2), text(&computer.first())).unwrap();
    assert_eq!(names(&mut desk), ["Kerbrat Plomberie"]);
    desk.add_company(&at(3)).unwrap();
    assert!(same_folder(desk.home(), &computer.second()));
}

fn same_folder(one: &Path, other: &Path) -> bool {
    one.canonicalize().unwrap() == other.canonicalize().unwrap()
}

#[test]
fn two_of_one_name_are_told_apart_by_their_folders_and_colours() {
    let computer = Computer::new();
    let mut desk = computer.window();
    named(&mut desk, "Kerbrat", "Durand");
    desk.add_company(&at(1)).unwrap();
    named(&mut desk, "Kerbrat", "Riou");
    let refused = computer.companies().folder_of("kerbrat").unwrap_err();
    assert_eq!(refused.code, Code::AmbiguousCompany);
    let rows = desk.companies(&at(2)).unwrap().rows;
    let [one, other] = rows.as_slice() else { panic!("{rows:?}") };
    assert!(one.folder != other.folder && one.colour != other.colour, "{rows:?}");
    let view = desk.colour_company(&at(3), &one.folder, CompanyColour::Teal).unwrap();
    assert_eq!(view.rows.iter().find(|row| row.folder == one.folder).unwrap().colour, CompanyColour::Teal);
}

#[test]
fn each_company_has_its_own_example_and_its_own_copies() {
    let computer = Computer::with_two();
    let mut desk = computer.window();
    desk.open_company(&at(10), text(&computer.second())).unwrap();
    desk.back_up_now(&at(11)).unwrap();
    assert!(!computer.first().join("sauvegardes").exists());
    let copy = desk.backups(&at(12)).unwrap().list.first().unwrap().name.clone();
    desk.restore(&at(13), &copy).unwrap();
    assert_eq!(clients_of(&mut desk), ["Riou"], "the same company lies there again");
    assert_eq!(names(&mut desk).len(), 2, "and the others are still known");
    desk.open_example(&at(14)).unwrap();
    desk.leave_example(&at(15)).unwrap();
    assert_eq!(clients_of(&mut desk), ["Riou"]);
}
