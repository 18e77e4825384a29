//! The sheet as a table for a spreadsheet: the facts, then empty columns for the results.

use dument_domain::Money;

use crate::delegation::answers::keys_printed;
use crate::delegation::register::KeptSheet;
use crate::views::DelegationRow;
use crate::words::cells::{cell_line, cell_text};

/// The columns that the caller fills.
const BLANKS: usize = 6;

/// The table: UTF-8 with its mark, semicolons, CRLF, as a French spreadsheet opens it.
pub(super) fn csv(sheet: &KeptSheet, rows: &[DelegationRow]) -> String {
    let keys: Vec<String> =
        keys_printed().into_iter().map(|(key, words)| format!("{key} {}", words.to_lowercase())).collect();
    let answer = format!("Résultat ({})", keys.join(", "));
    let facts =
        ["N°", "Client", "Demander", "Téléphone", "Factures", "Somme due", "Jours de retard", "Dernier fait"];
    let blanks = ["Appelé le", &answer, "Date dite", "Somme promise", "Personne jointe", "Note"];
    let mut text = String::from("\u{feff}");
    put(&mut text, facts.into_iter().chain(blanks).map(str::to_owned));
    for (place, row) in (1..).zip(rows) {
        let cells = [
            sheet.reference(place),
            row.client_name.clone(),
            row.ask_for.clone(),
            row.phone.clone(),
            row.numbers.join(", "),
            plain(row.sum),
            row.days_late.to_string(),
            row.last.clone(),
        ];
        put(&mut text, cells.into_iter().chain(std::iter::repeat_n(String::new(), BLANKS)));
    }
    text
}

/// `1850,00`: what a French spreadsheet takes for a number.
fn plain(sum: Money) -> String {
    sum.to_string().replace('.', ",")
}

fn put(text: &mut String, cells: impl Iterator<Item = String>) {
    text.push_str(&cell_line(cells.map(|cell| cell_text(&cell))));
}
