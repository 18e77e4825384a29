//! What the cells of a column look like, whatever its title says.

use super::table::Table;
use crate::amount::{self, AmountError, Marks};
use crate::dates;
use crate::terms::is_payment_mode;

/// What the cells of a column hold, as far as the first of them tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing at all.
    Empty,
    /// Sums of money.
    Sums,
    /// Dates.
    Dates,
    /// One digit each: a yes or no, or a code.
    Codes,
    /// Three letters of a currency.
    Currencies,
    /// How one pays: « chèque », « virement ».
    Modes,
    /// Any other words.
    Words,
}

/// Cells looked at: enough to know a column, few enough for a long table.
const SAMPLE: usize = 500;

impl Shape {
    /// The shape of a column.
    pub(super) fn of_column(table: &Table, rank: usize) -> Shape {
        let cells = table.records.iter().filter_map(|record| record.cells.get(rank)).map(|cell| bare(cell));
        Shape::of(cells.filter(|cell| !cell.is_empty()).take(SAMPLE))
    }

    fn of<'cell>(cells: impl Iterator<Item = &'cell str> + Clone) -> Shape {
        let all = |holds: fn(&str) -> bool| cells.clone().all(holds);
        if cells.clone().next().is_none() {
            Shape::Empty
        } else if all(|cell| cell.len() == 1 && cell.bytes().all(|byte| byte.is_ascii_digit())) {
            Shape::Codes
        } else if all(is_date) {
            Shape::Dates
        } else if all(is_sum) {
            Shape::Sums
        } else if all(is_currency) {
            Shape::Currencies
        } else if all(is_payment_mode) {
            Shape::Modes
        } else {
            Shape::Words
        }
    }
}

/// A cell without the spaces around it and the formula that a spreadsheet writes to keep a text:
/// `="F-12"`, `'01310`.
pub(super) fn bare(cell: &str) -> &str {
    let cell = cell.trim();
    let formula = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let text = formula.map_or(cell, str::trim);
    let marked =
        text.strip_prefix('\'').filter(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
    marked.unwrap_or(text)
}

fn is_date(cell: &str) -> bool {
    let plain = cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    !(plain && cell.len() < 8) && dates::of_cell(cell).is_some()
}

fn is_sum(cell: &str) -> bool {
    matches!(amount::of_cell(cell, Marks::default()), Ok(_) | Err(AmountError::Ambiguous))
}

fn is_currency(cell: &str) -> bool {
    let word = cell.to_uppercase();
    amount::CURRENCIES.iter().any(|(written, code)| word == *written || word == *code)
        || crate::currency::is_listed(&word)
}
