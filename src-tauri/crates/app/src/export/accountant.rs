//! For the accountant: the doubtful debts on a day, with their age, what was done, what could be set aside, and
//! the tax that an invoice never paid holds.

use dument_domain::doubtful::{AgeBand, age_band, parted, set_aside};
use dument_domain::{Day, Money};
use dument_letters::french;

use crate::Error;
use crate::export::book::{Cell, workbook};
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::reading::rows::row_of;
use crate::reading::timeline::timeline;
use crate::views::{DoubtfulRow, DoubtfulView, TableForm};
use crate::words::cells::{cell_line, cell_text};

/// What is to be judged before any of it enters the books.
const NOTES: [&str; 4] = [
    "À vérifier avec votre comptable\u{a0}: aucune règle ne fixe de taux par ancienneté\u{202f}; une provision se justifie créance par créance (CGI, art.\u{a0}39, 1, 5°).",
    "La provision se calcule hors taxe. Une facture dont la TVA n’est pas connue n’en a pas ici.",
    "TVA\u{a0}: elle se récupère quand la créance est définitivement irrécouvrable, avec un duplicata de la facture (CGI, art.\u{a0}272). Si vous payez la TVA à l’encaissement, elle n’a pas été versée\u{a0}: rien n’est à récupérer.",
    "Reste dû en principal seulement, sans pénalités ni indemnité.",
];

/// The doubtful debts on the day of the question: every invoice that is late, its principal as in the lists.
///
/// # Errors
/// [`crate::Code::NotConfigured`].
pub fn doubtful(reading: Reading<'_>) -> Result<DoubtfulView, Error> {
    let company = reading.company()?.name.clone();
    let today = reading.now.today;
    let mut rows: Vec<DoubtfulRow> = reading.book.entries().flat_map(|entry| rows_of(entry, today)).collect();
    rows.sort_by(|one, other| {
        (&one.client_name, one.due_on, &one.number).cmp(&(&other.client_name, other.due_on, &other.number))
    });
    let total = |of: fn(&DoubtfulRow) -> Option<Money>| rows.iter().filter_map(of).sum();
    Ok(DoubtfulView {
        company,
        on: today,
        left: total(|row| Some(row.left)),
        before_tax: total(|row| row.before_tax),
        tax: total(|row| row.tax),
        proposed: total(|row| row.proposed),
        notes: NOTES.map(str::to_owned).to_vec(),
        rows,
    })
}

fn rows_of(entry: &Entry, today: Day) -> Vec<DoubtfulRow> {
    let done = timeline(entry, today);
    let last = done.iter().find(|line| !line.reversed && line.on <= today);
    let last = last.map(|line| format!("{} ({})", line.title, french::date(line.on))).unwrap_or_default();
    let late = entry.rows().filter_map(|(invoice, position)| {
        // The whole of a late invoice, its parts to come included, as the lists have it.
        let late = position.late_principal().is_positive();
        let band = age_band(position.statement.statement.days_late).filter(|_| late)?;
        let row = row_of(entry, invoice, position, today);
        let left = row.sum.principal;
        let parts = parted(left, invoice.net, invoice.gross);
        Some(DoubtfulRow {
            client_name: row.client_name,
            number: row.number,
            issued_on: row.issued_on,
            due_on: row.due_on,
            days_late: row.days_late,
            band: band_words(band),
            left,
            before_tax: parts.map(|parts| parts.0),
            tax: parts.map(|parts| parts.1),
            percent: band.percent,
            proposed: parts.and_then(|parts| set_aside(parts.0, band)),
            state: row.state_label,
            last: last.clone(),
        })
    });
    late.collect()
}

/// « 31 à 90 jours », « plus de 365 jours ».
fn band_words(band: AgeBand) -> String {
    match band.to_days {
        Some(to) => format!("{} à {to}\u{a0}jours", band.from_days),
        None => format!("plus de {}\u{a0}jours", band.from_days - 1),
    }
}

const TITLES: [&str; 13] = [
    "Client",
    "Facture",
    "Émise le",
    "Échéance",
    "Jours de retard",
    "Ancienneté",
    "Reste dû TTC",
    "Reste dû HT",
    "TVA comprise",
    "Taux proposé (%)",
    "Provision proposée",
    "État",
    "Dernière démarche",
];

/// The same as a file: its name and its bytes.
///
/// # Errors
/// As [`doubtful`].
pub fn doubtful_file(reading: Reading<'_>, form: TableForm) -> Result<(String, Vec<u8>), Error> {
    let view = doubtful(reading)?;
    let cells = cells(&view);
    let name = |ending: &str| format!("Créances douteuses {}.{ending}", view.on);
    Ok(match form {
        TableForm::Csv => (name("csv"), table(&cells).into_bytes()),
        TableForm::Xlsx => (name("xlsx"), workbook(&cells)),
    })
}

fn cells(view: &DoubtfulView) -> Vec<Vec<Cell>> {
    let text = |words: &str| Cell::Text(words.to_owned());
    let money =
        |sum: Option<Money>| sum.map_or(Cell::Text(String::new()), |sum| Cell::Number(sum.to_string()));
    let mut rows = vec![TITLES.map(text).to_vec()];
    for row in &view.rows {
        rows.push(vec![
            text(&row.client_name),
            text(&row.number),
            text(&row.issued_on.to_string()),
            text(&row.due_on.to_string()),
            Cell::Number(row.days_late.to_string()),
            text(&row.band),
            money(Some(row.left)),
            money(row.before_tax),
            money(row.tax),
            Cell::Number(row.percent.to_string()),
            money(row.proposed),
            text(&row.state),
            text(&row.last),
        ]);
    }
    let mut total = vec![text("Total"), text(""), text(""), text(&view.on.to_string()), text(""), text("")];
    total.extend([money(Some(view.left)), money(Some(view.before_tax)), money(Some(view.tax)), text("")]);
    total.extend([money(Some(view.proposed)), text(""), text("")]);
    rows.push(total);
    rows.extend(view.notes.iter().map(|note| vec![text(note)]));
    rows
}

/// For a spreadsheet set to French: a comma in sums, semicolons between cells.
fn table(rows: &[Vec<Cell>]) -> String {
    let mut text = "\u{feff}".to_owned();
    for row in rows {
        text += &cell_line(row.iter().map(|cell| match cell {
            Cell::Text(words) => cell_text(words),
            Cell::Number(number) => number.replace('.', ","),
        }));
    }
    text
}
