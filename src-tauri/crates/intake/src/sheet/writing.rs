//! How a table writes the states of its invoices: in words, or in the codes of a program.

use super::Field;
use super::header::Recognised;
use super::shape::Shape;
use super::states::{State, state_of_words};
use super::table::Table;
use crate::text::fold;

/// How the states of a table are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// In words.
    Words,
    /// In the codes of Dolibarr: 0 draft, 1 to pay, 2 paid, 3 abandoned.
    Dolibarr,
    /// In codes of another program, which nobody explained.
    Codes,
}

impl Writing {
    /// How the column of states is written: Dolibarr exports « Facture payée » beside « Statut facture ».
    pub(super) fn of(table: &Table, recognised: &Recognised) -> Writing {
        let Some(column) = recognised.column(Field::Status) else { return Writing::Words };
        if Shape::of_column(table, column) != Shape::Codes {
            return Writing::Words;
        }
        let title = table.header.get(column).map(|title| fold(title)).unwrap_or_default();
        let dolibarr = ["statut facture", "fk statut", "f fk statut", "statut"].contains(&title.as_str())
            && recognised.has(Field::PaidFlag);
        if dolibarr { Writing::Dolibarr } else { Writing::Codes }
    }

    /// What a cell of state says in this writing.
    pub(super) fn read(self, cell: &str) -> State {
        match (self, cell.trim()) {
            (_, "") => State::Open,
            (Writing::Dolibarr, "0") => State::Draft,
            (Writing::Dolibarr, "1") => State::Open,
            (Writing::Dolibarr, "2") => State::Paid(None),
            (Writing::Dolibarr, "3") => State::GivenUp,
            (Writing::Dolibarr | Writing::Codes, code) if code.bytes().all(|byte| byte.is_ascii_digit()) => {
                State::Unknown
            }
            (Writing::Words | Writing::Dolibarr | Writing::Codes, words) => state_of_words(words),
        }
    }
}
