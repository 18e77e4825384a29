//! Aligned columns for people.

use std::io::{self, Write};
use std::ops::Range;

use crate::output::Output;

/// The widest a text column may be, in characters, before its ellipsis; the last one is never shortened, since
/// nothing stands after it.
const WIDTH_MAX: usize = 60;

/// Rows under their titles.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
    right: Range<usize>,
}

impl Table {
    pub(crate) fn new(titles: &[&str]) -> Table {
        Table { rows: vec![titles.iter().map(ToString::to_string).collect()], right: 0..0 }
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        let last = cells.len().saturating_sub(1);
        let fitted = |(column, cell)| fitted(cell, column == last);
        self.rows.push(cells.into_iter().enumerate().map(fitted).collect());
    }

    /// These columns hold figures.
    pub(crate) fn align_right(&mut self, columns: Range<usize>) {
        self.right = columns;
    }

    /// Writes the rows, two spaces between columns.
    pub(crate) fn print(&self, output: &mut Output<impl Write>) -> io::Result<()> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                let cells = self.rows.iter().filter_map(|row| row.get(column));
                cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
            })
            .collect();
        for row in &self.rows {
            let cells: Vec<String> = row
                .iter()
                .zip(&widths)
                .enumerate()
                .map(|(column, (cell, width))| {
                    if self.right.contains(&column) {
                        format!("{cell:>width$}")
                    } else {
                        format!("{cell:<width$}")
                    }
                })
                .collect();
            output.line(cells.join("  ").trim_end())?;
        }
        Ok(())
    }
}

/// One line, shortened unless it may be whole, without anything that a terminal would obey.
fn fitted(cell: String, whole: bool) -> String {
    let plain: String = cell.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if whole || plain.chars().count() <= WIDTH_MAX {
        return plain;
    }
    let kept: String = plain.chars().take(WIDTH_MAX - 1).collect();
    format!("{kept}…")
}
