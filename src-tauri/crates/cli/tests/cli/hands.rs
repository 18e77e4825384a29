//! Hostile hands and sick disks: what is recorded is never called refused, what is refused leaves nothing, and no
//! document takes the place of the data.
#![cfg(unix)]

use std::ffi::{OsStr, OsString};
use std::fs::{self, OpenOptions};
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::symlink;
use std::process::{Command, Output};

use crate::support::{COMPANY, Desk, INVOICES, text};
use serde_json::Value;

/// A business that owes 1 850 € since 18 September 2026, and may be written to.
fn desk() -> Desk {
    let desk = Desk::with_company();
    let table = desk.file("invoices.csv", INVOICES);
    assert_eq!(desk.run(&["import", "--json", text(&table)]).status, 0);
    assert_eq!(desk.run(&["client", "--name", "Menuiserie Lefèvre", "--nature", "business"]).status, 0);
    assert_eq!(
        desk.run(&[
            "client",
            "--name",
            "Menuiserie Lefèvre",
            "--set",
            "line1=8 rue du Port",
            "postal_code=29300",
            "city=Quimperlé"
        ])
        .status,
        0
    );
    desk
}

const LETTER: [&str; 5] = ["letter", "--client", "Menuiserie Lefèvre", "--kind", "formal_notice"];

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A command whose answer goes to a disk that is full.
fn unprinted(desk: &Desk, arguments: &[&str]) -> Output {
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    desk.command("2026-11-21").args(arguments).stdout(full).output().unwrap()
}

fn owed(desk: &Desk) -> Value {
    let rows = desk.run(&["invoices", "--json"]).json();
    rows.as_array().unwrap().iter().find(|row| row["number"] == "F-12").unwrap()["outstanding"].clone()
}

/// Letters and other papers that the case keeps.
fn kept(desk: &Desk) -> usize {
    let case = desk.run(&["case", "--json", "--client", "Menuiserie Lefèvre"]).json();
    case["documents"].as_array().map_or(0, Vec::len) + case["timeline"].as_array().map_or(0, Vec::len)
}

#[test]
fn a_payment_whose_answer_could_not_be_printed_is_not_called_refused() {
    let desk = desk();
    for json in [None, Some("--json")] {
        let before = owed(&desk);
        let mut pay = vec!["pay", "--invoice", "F-12", "--amount", "500.00"];
        pay.extend(json);
        let done = unprinted(&desk, &pay);
        assert_eq!(done.status.code(), Some(0), "a script that reads 1 pays again: {}", said(&done));
        assert!(said(&done).contains("C’est enregistré") && said(&done).contains("le disque est plein"));
        assert_ne!(owed(&desk), before, "the payment is there");
    }
    // Nothing was recorded by a question: it was not answered.
    let asked = unprinted(&desk, &["invoices"]);
    assert_eq!(asked.status.code(), Some(1), "{}", said(&asked));
    assert!(said(&asked).contains("La réponse n’a pas pu être écrite"));
}

#[test]
fn a_name_that_is_not_text_is_no_panic_and_nothing_is_half_done() {
    let odd = |name: &[u8]| OsString::from_vec(name.to_vec());
    let desk = desk();
    let place = desk.path("x").with_file_name(odd(b"l\xff.pdf"));
    let run = |desk: &Desk, json: &[&str], rest: &[&OsStr]| {
        let mut command = desk.command("2026-11-21");
        let output = command.args(json).args(rest).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    let letter = [&LETTER.map(OsStr::new)[..], &[OsStr::new("--out"), place.as_os_str()]].concat();
    let told = run(&desk, &["--json"], &letter);
    let answer: Value = serde_json::from_str(&told).unwrap();
    assert!(answer["file"].as_str().unwrap().ends_with("l\u{fffd}.pdf"), "{told}");
    assert!(fs::read(&place).unwrap().starts_with(b"%PDF"));
    let scenario = desk.path("x").with_file_name(odd(b"s\xff.toml"));
    let export = ["scenarios", "--export", "amiable_4", "--out"].map(OsStr::new);
    run(&desk, &["--json"], &[&export[..], &[scenario.as_os_str()]].concat());
    // The same for the folder of the data.
    let other = Desk::new();
    let company = other.file("company.json", COMPANY);
    let folder = other.path("x").with_file_name(odd(b"donn\xe9es"));
    let data = [OsStr::new("--data"), folder.as_os_str()];
    let init = [OsStr::new("init"), OsStr::new("--company"), company.as_os_str()];
    run(&other, &["--json"], &[&data[..], &init[..]].concat());
    let today = run(&other, &["--json"], &[&data[..], &[OsStr::new("invoices")]].concat());
    assert_eq!(today.trim(), "[]");
}

/// The letter, on a disk that has so many blocks of 512 bytes left for one file.
fn letter_with_blocks(desk: &Desk, blocks: usize, out: &str) -> Output {
    let mut limited = Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\"", &blocks.to_string()]);
    limited.arg(env!("CARGO_BIN_EXE_dument-cli")).args(["--today", "2026-11-21"]).args(LETTER);
    limited.args(["--out", out]).env("DUMENT_DATA", desk.data());
    limited.env_remove("DUMENT_NOW").env_remove("DUMENT_TODAY").output().unwrap()
}

#[test]
fn a_letter_on_a_disk_that_fills_up_is_kept_with_its_file_or_neither() {
    let desk = desk();
    fs::create_dir(desk.path("lettres")).unwrap();
    let place = desk.path("lettres/lettre.pdf");
    let before = kept(&desk);
    let (mut blocks, mut refusals) = (16, 0);
    loop {
        let output = letter_with_blocks(&desk, blocks, text(&place));
        let files = fs::read_dir(desk.path("lettres")).unwrap().count();
        if output.status.success() {
            assert_eq!(files, 1, "{}", said(&output));
            assert!(place.exists() && kept(&desk) > before);
            break;
        }
        refusals += 1;
        assert_eq!(output.status.code(), Some(1), "{blocks} blocks: {}", said(&output));
        assert_eq!((files, kept(&desk)), (0, before), "{blocks} blocks: {}", said(&output));
        blocks += 24;
        assert!(blocks < 4000, "the letter is never written: {}", said(&output));
    }
    assert!(refusals > 3, "the limit did nothing");
}

#[test]
fn no_document_takes_the_place_of_the_data_nor_of_a_device_nor_of_a_link() {
    let desk = desk();
    let contract = desk.file("contrat.pdf", "signé");
    let link = desk.path("lien.pdf");
    symlink(&contract, &link).unwrap();
    let database = desk.data().join("dument.db");
    let held = fs::read(&database).unwrap();
    let before = kept(&desk);
    let places = [text(&database).to_owned(), text(&link).to_owned(), "/dev/null".to_owned()];
    let in_data = text(&desk.data().join("agenda.ics")).to_owned();
    for place in places.iter().chain([&in_data]) {
        let sheet = [&["delegate", "--out"][..], &[place]].concat();
        let commands = [
            [&LETTER[..], &["--out", place]].concat(),
            vec!["calendar", "--ics", place],
            vec!["statement", "--client", "Menuiserie Lefèvre", "--out", place],
            vec!["scenarios", "--export", "amiable_4", "--out", place],
        ];
        let papers = place.ends_with(".pdf").then_some(sheet);
        for command in commands.into_iter().chain(papers) {
            let refused = desk.run(&[&command[..], &["--json"]].concat());
            assert_eq!(refused.refusal(), "disk", "{command:?}");
            assert!(refused.err.contains("choisissez un autre"), "{}", refused.err);
        }
    }
    assert!(link.is_symlink() && fs::read_to_string(&contract).unwrap() == "signé");
    assert_eq!(fs::read(&database).unwrap(), held);
    assert!(!desk.data().join("agenda.ics").exists());
    assert_eq!(kept(&desk), before);
}

#[test]
fn data_out_of_reach_are_not_called_absent_and_are_not_replaced() {
    let desk = Desk::new();
    let company = desk.file("company.json", COMPANY);
    symlink(desk.path("disque externe"), desk.data()).unwrap();
    for command in [vec!["today"], vec!["init", "--company", text(&company)], vec!["example"]] {
        let refused = desk.run(&[&command[..], &["--json"]].concat());
        assert_eq!(refused.refusal(), "disk", "{command:?}: {}", refused.err);
        assert!(refused.err.contains("hors d’atteinte"), "{}", refused.err);
    }
    assert!(desk.data().is_symlink() && !desk.path("disque externe").exists());
}

#[test]
fn a_file_that_cannot_be_read_is_refused_without_the_words_of_the_system() {
    let desk = desk();
    let folder = desk.path("un dossier");
    fs::create_dir(&folder).unwrap();
    let latin = desk.path("latin.txt");
    fs::write(&latin, b"soci\xe9t\xe9").unwrap();
    let (absent, folder, latin) =
        (text(&desk.path("absent")).to_owned(), text(&folder).to_owned(), text(&latin).to_owned());
    for file in [&absent, &folder, &latin] {
        for command in [
            vec!["import", file],
            vec!["init", "--company", file],
            vec!["delegate", "--results", file],
            vec!["scenarios", "--import", file],
            vec!["rates", "--update", file],
            vec!["compute", file],
        ] {
            let refused = desk.run(&command);
            assert_ne!(refused.status, 0, "{command:?}");
            for english in ["os error", "No such", "directory", "stream", "valid UTF-8", "expected"] {
                assert!(!refused.err.contains(english), "{command:?}: {}", refused.err);
            }
        }
    }
}
