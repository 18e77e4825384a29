//! Columns and cells of the tables of a statement.

use crate::model::{Align, Column, RichText};

/// A column of words.
pub(in crate::compose) fn word(title: &str) -> Column {
    Column { title: title.to_owned(), align: Align::Left, stretch: 1 }
}

/// A column of amounts or numbers.
pub(super) fn amount(title: &str) -> Column {
    Column { title: title.to_owned(), align: Align::Right, stretch: 1 }
}

/// A row from its texts.
pub(in crate::compose) fn cells(texts: impl IntoIterator<Item = String>) -> Vec<RichText> {
    texts.into_iter().map(RichText::plain).collect()
}

/// A total row: its title first, the sum last, nothing between.
pub(in crate::compose) fn total(title: &str, columns: usize, sum: String) -> Vec<RichText> {
    let empty = std::iter::repeat_n(String::new(), columns.saturating_sub(2));
    cells([title.to_owned()].into_iter().chain(empty).chain([sum]))
}
