//! The acts of a day, drawn from a seed.

use std::fs;

use dument_tests::random::Random;

use super::desk::{CLIENTS, Desk};

/// One command, and what it writes beside the data.
pub(super) struct Act {
    pub(super) words: Vec<String>,
    pub(super) output: Output,
}

/// What an act writes beside the data.
pub(super) enum Output {
    None,
    /// Under this name, among the outputs.
    Named(String),
    /// The copy of the day, in the folder of the copies.
    CopyOfTheDay,
}

impl Act {
    /// Its verb, by which it is counted.
    pub(super) fn verb(&self) -> &str {
        match self.output {
            Output::CopyOfTheDay => "backup of the day",
            Output::Named(_) | Output::None => self.words.first().map_or("", String::as_str),
        }
    }
}

fn act(words: &[&str]) -> Act {
    Act { words: words.iter().map(|word| (*word).to_owned()).collect(), output: Output::None }
}

fn writing(words: &[&str], output: &str) -> Act {
    let place = format!("OUT/{output}");
    let mut made = act(words);
    made.words.push(place);
    made.output = Output::Named(output.to_owned());
    made
}

/// The act of a turn; some are refused by the rules of the case, and are no act then.
pub(super) fn draw(desk: &Desk, turn: u64, random: &mut Random) -> Act {
    let client = random.one_of(&CLIENTS);
    match random.below(10) {
        0 | 1 => import(desk, turn, random),
        2 => {
            let number = random.one_of(&["F-12", "F-13", "F-14"]);
            let amount = format!("{}.{:02}", random.between(1, 40), random.below(100));
            act(&["pay", "--invoice", number, "--amount", &amount, "--on", "2026-11-20"])
        }
        3 => act(&["note", "--client", client, "--text", &format!("a dit {turn}")]),
        4 => act(&["client", "--name", client, "--set", &format!("note=vu au tour {turn}")]),
        5 => {
            let (kind, output) =
                (random.one_of(&["first_letter", "formal_notice"]), format!("lettre-{turn}.pdf"));
            writing(&["letter", "--client", client, "--kind", kind, "--confirmed", "--out"], &output)
        }
        6 => {
            let what = random.one_of(&["--payment", "--change", "--event"]);
            act(&["undo", what, &random.between(1, 8).to_string()])
        }
        7 if random.chance(50) => Act { output: Output::CopyOfTheDay, ..act(&["backup"]) },
        7 => writing(&["backup"], &format!("copie-{turn}.db")),
        8 => restore(desk, random),
        _ => writing(&["export"], &format!("export-{turn}")),
    }
}

/// A table of invoices that are all new, a few or many.
fn import(desk: &Desk, turn: u64, random: &mut Random) -> Act {
    let mut table = "N° facture;Client;Date de facture;Échéance;Montant TTC\n".to_owned();
    let rows = if random.chance(70) { random.between(1, 20) } else { random.between(50, 150) };
    for row in 0..rows {
        let client = random.below(30);
        let sum = random.between(20, 900);
        table += &format!("T{turn}-{row};Atelier {client};2026-09-01;2026-10-01;{sum},50\n");
    }
    act(&["import", &desk.file(&format!("table-{turn}.csv"), &table)])
}

/// One of the copies made before.
fn restore(desk: &Desk, random: &mut Random) -> Act {
    let entries = fs::read_dir(&desk.real.out).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let mut copies: Vec<String> =
        names.filter(|name| name.starts_with("copie-") && name.ends_with(".db")).collect();
    copies.sort();
    let names: Vec<&str> = copies.iter().map(String::as_str).collect();
    match random.one_of(&names) {
        "" => writing(&["backup"], "copie-0.db"),
        copy => act(&["restore", &format!("OUT/{copy}")]),
    }
}
