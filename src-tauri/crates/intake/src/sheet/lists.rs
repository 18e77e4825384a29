//! Tables that are no list of invoices, recognised and said: statements, receipts, quotes, aged balances.

use super::Field;
use super::header::{Recognised, normalise};
use super::layout::recognise_table;
use super::table::Table;
use crate::reading::{Format, Problem};

/// The format of a table without the titles of invoices.
pub(super) fn format_without_invoices(table: &Table) -> Format {
    if is_bank(table) { Format::BankCsv } else { Format::Csv }
}

/// Why a table without the titles of invoices is refused.
pub(super) fn not_invoices(table: &Table) -> Problem {
    if is_bank(table) {
        let message = "C’est un relevé de banque. Les relevés ne se lisent pas encore\u{a0}: ajoutez les paiements à la main.";
        return Problem::error("not_yet_supported", None, message);
    }
    if let Some(problem) = other_list(table, &recognise_table(table)) {
        return problem;
    }
    let blank =
        |cell: &String| cell.chars().all(|character| character.is_whitespace() || ";,|".contains(character));
    if table.header.iter().chain(table.records.iter().flat_map(|record| &record.cells)).all(blank) {
        return Problem::error("no_invoice", None, "Il n’y a aucune facture dans ce fichier.");
    }
    let message = "Les colonnes d’une liste de factures (numéro, client, date, montant) n’ont pas été trouvées dans ce fichier.";
    Problem::error("no_invoice_columns", None, message)
}

fn is_bank(table: &Table) -> bool {
    let titles: Vec<String> = table.header.iter().take(60).map(|title| normalise(title)).collect();
    let has = |words: &[&str]| titles.iter().any(|title| words.iter().any(|word| title.contains(word)));
    has(&["libelle", "operation", "label", "memo", "description"])
        && has(&["debit", "credit", "montant", "amount"])
        && has(&["date"])
}

/// A list whose titles look enough like those of invoices to be read as one, and that is another.
pub(super) fn other_list(table: &Table, recognised: &Recognised) -> Option<Problem> {
    let titles: Vec<String> = table.header.iter().take(60).map(|title| normalise(title)).collect();
    let has = |words: &[&str]| titles.iter().any(|title| title.split(' ').any(|word| words.contains(&word)));
    let speaks_of_invoices = titles.iter().any(|title| {
        title
            .split(' ')
            .any(|word| word.starts_with("fact") || ["invoice", "ttc", "ht", "tva"].contains(&word))
    });
    let owed = [Field::DueDate, Field::Net, Field::Vat, Field::Residual, Field::Kind, Field::Terms];
    let claims = speaks_of_invoices || owed.into_iter().any(|field| recognised.has(field));
    let how_paid =
        has(&["mode", "moyen", "banque", "cheque", "remise", "encaissement", "versement", "recu", "receipt"])
            || recognised.has(Field::PaymentDate);
    if how_paid && !claims {
        let message = "C’est une liste de règlements reçus, et non de factures\u{a0}: rien n’a été repris. Importez la liste de vos factures, puis notez les paiements sur chacune.";
        return Some(Problem::error("receipts", None, message));
    }
    if is_aged_balance(&titles) && !(recognised.has(Field::Number) && recognised.has(Field::IssueDate)) {
        let message = "C’est une balance âgée, qui donne un total par client sans ses factures\u{a0}: rien n’a été repris. Exportez la liste des factures impayées.";
        return Some(Problem::error("aged_balance", None, message));
    }
    let quotes = recognised.has(Field::QuoteNumber) || has(&["devis", "quote"]);
    if quotes && !recognised.has(Field::Number) && !speaks_of_sold(&titles) {
        let message = "C’est une liste de devis, et non de factures\u{a0}: rien n’a été repris, un devis ne se relance pas.";
        return Some(Problem::error("quotes", None, message));
    }
    None
}

fn speaks_of_sold(titles: &[String]) -> bool {
    titles.iter().any(|title| title.split(' ').any(|word| word.starts_with("fact") || word == "invoice"))
}

/// Columns of days late: « 0-30 », « 31 à 60 jours », « > 90 », « non échu ».
fn is_aged_balance(titles: &[String]) -> bool {
    let bracket = |title: &&String| {
        let numbers: Vec<u32> = title.split(' ').filter_map(|word| word.parse().ok()).collect();
        let days = numbers
            .iter()
            .all(|days| [0, 1, 15, 16, 30, 31, 45, 46, 60, 61, 90, 91, 120, 121, 180].contains(days));
        let plain = title.split(' ').all(|word| {
            word.parse::<u32>().is_ok()
                || ["a", "jours", "jour", "j", "plus", "moins", "days", "over", "et", "entre", "to", "echu"]
                    .contains(&word)
        });
        (!numbers.is_empty() && days && plain)
            || ["non echu", "a echoir", "not due", "current"].contains(&title.as_str())
    };
    titles.iter().filter(bracket).count() >= 2
}
