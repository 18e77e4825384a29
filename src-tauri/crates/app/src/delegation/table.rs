//! The sheet as a table for a spreadsheet: the facts, then empty columns for the results.

use dument_domain::Money;

use crate::delegation::answers::keys_printed;
use crate::delegation::register::KeptSheet;
use crate::views::DelegationRow;

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
    let cells: Vec<String> = cells.map(|cell| quoted(&safe(&cell))).collect();
    text.push_str(&cells.join(";"));
    text.push_str("\r\n");
}

/// A text that no spreadsheet takes for a formula: a name such as `=cmd|…` stays a name.
fn safe(cell: &str) -> String {
    let line: String = cell.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    let line = line.trim();
    if line.starts_with(['=', '+', '-', '@']) { format!("'{line}") } else { line.to_owned() }
}

fn quoted(cell: &str) -> String {
    if cell.contains([';', '"', ',']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula_nor_two_cells() {
        assert_eq!(safe("=HYPERLINK(\"http://x\")"), "'=HYPERLINK(\"http://x\")");
        assert_eq!(safe("+33 2 98 00 11 22"), "'+33 2 98 00 11 22");
        assert_eq!(safe(" \t@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(safe("Dupont\r\n-1"), "Dupont  -1");
        assert_eq!(quoted("A; \"B\""), "\"A; \"\"B\"\"\"");
    }
}
