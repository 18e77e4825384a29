//! The columns that were not used, named: silence about a sum would let a paid part be claimed.

use super::header::{Recognised, normalise};
use super::shape::{Shape, bare};
use super::states::{State, state_of_words};
use super::table::Table;
use crate::reading::Problem;
use crate::text;

/// Titles named in one sentence.
const NAMED: usize = 12;

/// Words of titles whose numbers are no money: identifiers, counts, rates.
const NO_MONEY: [&str; 26] = [
    "numero",
    "id",
    "ref",
    "reference",
    "code",
    "siren",
    "siret",
    "tel",
    "telephone",
    "fax",
    "cp",
    "postal",
    "qte",
    "quantite",
    "nb",
    "nombre",
    "jours",
    "ligne",
    "taux",
    "annee",
    "mois",
    "rang",
    "ape",
    "naf",
    "pourcentage",
    "iban",
];

/// What to say of the columns that have no field.
pub(super) fn tell_unused(table: &Table, recognised: &Recognised) -> Vec<Problem> {
    let (mut weighty, mut others) = (Vec::new(), Vec::new());
    for (rank, title) in table.header.iter().enumerate() {
        if recognised.field_of(rank).is_some() {
            continue;
        }
        let shown = text::bound(text::clean(title).value, 60).0;
        let shown = if shown.is_empty() {
            format!("colonne {}", rank + 1)
        } else {
            format!("«\u{a0}{shown}\u{a0}»")
        };
        match nature(table, rank, title) {
            Nature::Empty => {}
            Nature::Nothing => others.push(shown),
            Nature::Said(word) => weighty.push(format!("{shown} ({word})")),
        }
    }
    let line = Some(table.header_line);
    let mut told = Vec::new();
    if !weighty.is_empty() {
        let message = format!(
            "Colonnes non reprises\u{a0}: {}. Si l’une dit ce qui est payé, ce qui reste dû, une échéance ou un état, renommez-la \
             («\u{a0}Déjà réglé\u{a0}», «\u{a0}Reste dû\u{a0}», «\u{a0}Échéance\u{a0}», «\u{a0}État\u{a0}») avant d’ajouter ces factures.",
            listed(&weighty)
        );
        told.push(Problem::warning("unused_columns", line, message));
    }
    if !others.is_empty() {
        let message = format!("Colonnes non reprises, sans montant ni date\u{a0}: {}.", listed(&others));
        told.push(Problem::info("unused_text_columns", line, message));
    }
    told
}

fn listed(titles: &[String]) -> String {
    let shown: Vec<&str> = titles.iter().take(NAMED).map(String::as_str).collect();
    match titles.len() - shown.len() {
        0 => shown.join(", "),
        more => format!("{} et {more} autres", shown.join(", ")),
    }
}

enum Nature {
    Empty,
    Nothing,
    Said(&'static str),
}

fn nature(table: &Table, rank: usize, title: &str) -> Nature {
    let filled =
        |record: &super::table::Record| record.cells.get(rank).is_some_and(|cell| !bare(cell).is_empty());
    match Shape::of_column(table, rank) {
        Shape::Empty if table.records.iter().any(filled) => Nature::Nothing,
        Shape::Empty => Nature::Empty,
        Shape::Sums | Shape::Codes if counts_something_else(title) => Nature::Nothing,
        Shape::Sums => Nature::Said("des montants"),
        Shape::Dates => Nature::Said("des dates"),
        Shape::Currencies => Nature::Said("des monnaies"),
        Shape::Words if speaks_of_states(table, rank) => Nature::Said("des états"),
        Shape::Words if mostly_sums(table, rank) && !counts_something_else(title) => {
            Nature::Said("des montants")
        }
        Shape::Codes => Nature::Said("des codes"),
        Shape::Words | Shape::Modes => Nature::Nothing,
    }
}

/// Whether some cells are states of invoices that the program knows.
fn speaks_of_states(table: &Table, rank: usize) -> bool {
    let cells = table.records.iter().filter_map(|record| record.cells.get(rank)).map(|cell| bare(cell));
    let mut filled = cells.filter(|cell| !cell.is_empty()).take(500);
    filled.any(|cell| !matches!(state_of_words(cell), State::Unknown | State::Open))
}

/// Sums with a few words among them.
fn mostly_sums(table: &Table, rank: usize) -> bool {
    let cells = table.records.iter().filter_map(|record| record.cells.get(rank)).map(|cell| bare(cell));
    let (sums, all) = cells.filter(|cell| !cell.is_empty()).take(500).fold((0, 0), |(sums, all), cell| {
        let sum = crate::amount::of_cell(cell, crate::amount::Marks::default()).is_ok();
        (sums + usize::from(sum), all + 1)
    });
    sums * 2 > all
}

fn counts_something_else(title: &str) -> bool {
    let normal = normalise(title);
    title.contains('%') || normal.split(' ').any(|word| NO_MONEY.contains(&word))
}
