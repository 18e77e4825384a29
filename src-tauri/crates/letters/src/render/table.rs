//! Tables: column widths from their content, rows that no page end cuts, the
//! header drawn again on each page.

use std::rc::Rc;

use super::LayoutProblem;
use super::flow::{After, Artifact, Drawing, Ink, Meaning, Piece, Repeated, Slab};
use super::fonts::Family;
use super::length::Length;
use super::lines::{Line, Measured, break_lines};
use super::text::{Desk, Manner, Measure};
use super::tree::{ElementId, Role, Tree};
use crate::model::{Align, Column, RichText, Run, Style, Table};

const CELLS: Manner = Manner {
    family: Family::Sans,
    size: Length::points10(88),
    leading: Length::points10(118),
    ink: Ink::Black,
};
/// White at the left and right of each cell.
const SIDE: Length = Length::points10(35);
/// White above and below the text of a row.
const ABOVE: Length = Length::points10(30);
/// A table of so few rows stays whole on one page.
const KEPT_ROWS_MAX: usize = 6;
const THIN: Length = Length::points10(4);
const THICK: Length = Length::points10(9);

/// A row measured but without column widths yet.
struct MeasuredRow {
    cells: Vec<Measured>,
    kind: RowKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum RowKind {
    Header,
    Ordinary,
    Total,
}

/// A column at its place.
#[derive(Clone, Copy)]
struct Place {
    left: Length,
    width: Length,
    align: Align,
}

impl Desk {
    /// A table as slabs.
    ///
    /// # Errors
    /// [`LayoutProblem::Font`] if a font of the program is damaged.
    pub(crate) fn table(&mut self, table: &Table, measure: Measure) -> Result<Vec<Slab>, LayoutProblem> {
        let element = self.tree.add(Tree::ROOT, Role::Table);
        let mut slabs = self.caption(table, measure, element)?;
        let rows = self.measured_rows(table)?;
        let places = places(&table.columns, &rows, measure);
        let mut repeated: Option<Rc<Repeated>> = None;
        let last_ordinary = table.rows.len();
        for (at, row) in rows.iter().enumerate() {
            let mut lines = self.row(row, &places, measure, element);
            if row.kind == RowKind::Header {
                repeated = Some(Rc::new(as_repeated(&lines)));
            } else {
                lines.iter_mut().for_each(|slab| slab.repeated.clone_from(&repeated));
            }
            let before_totals = at >= last_ordinary && at + 1 < rows.len();
            let whole = table.rows.len() <= KEPT_ROWS_MAX && at + 1 < rows.len();
            let held = row.kind == RowKind::Header || before_totals || whole;
            if let Some(last) = lines.last_mut() {
                last.after = if held { After::Held } else { After::Free };
            }
            slabs.append(&mut lines);
        }
        Ok(slabs)
    }

    fn caption(
        &mut self,
        table: &Table,
        measure: Measure,
        element: ElementId,
    ) -> Result<Vec<Slab>, LayoutProblem> {
        let Some(caption) = &table.caption else { return Ok(Vec::new()) };
        let caption_element = self.tree.add(element, Role::Caption);
        let mut slabs = self.paragraph(&RichText::bold(caption), CELLS, measure, caption_element)?;
        slabs.iter_mut().for_each(|slab| slab.after = After::Held);
        if let Some(last) = slabs.last_mut() {
            last.height += ABOVE;
        }
        Ok(slabs)
    }

    fn measured_rows(&mut self, table: &Table) -> Result<Vec<MeasuredRow>, LayoutProblem> {
        let titles: Vec<RichText> =
            table.columns.iter().map(|column| RichText::bold(&*column.title)).collect();
        let totals: Vec<Vec<RichText>> =
            table.totals.iter().map(|row| row.iter().map(emboldened).collect()).collect();
        let header = std::iter::once((&titles, RowKind::Header));
        let ordinary = table.rows.iter().map(|row| (row, RowKind::Ordinary));
        let totals = totals.iter().map(|row| (row, RowKind::Total));
        let mut rows = Vec::new();
        for (row, kind) in header.chain(ordinary).chain(totals) {
            let mut cells = Vec::new();
            for cell in row.iter().take(table.columns.len()) {
                cells.push(self.layout.measure(cell, CELLS.family, CELLS.size)?);
            }
            rows.push(MeasuredRow { cells, kind });
        }
        Ok(rows)
    }

    /// A row as slabs of one line of text each, all held together.
    fn row(&mut self, row: &MeasuredRow, places: &[Place], measure: Measure, table: ElementId) -> Vec<Slab> {
        let element = self.tree.add(table, Role::Row);
        let role = if row.kind == RowKind::Header { Role::HeaderCell } else { Role::Cell };
        let mut cells: Vec<(ElementId, Place, Vec<Line>)> = Vec::new();
        for (at, place) in places.iter().enumerate() {
            let cell = self.tree.add(element, role.clone());
            let text = row.cells.get(at);
            let lines = text.map(|text| break_lines(text, CELLS.size, place.width));
            cells.push((cell, *place, lines.unwrap_or_default()));
        }
        let count = cells.iter().map(|(_, _, lines)| lines.len()).max().unwrap_or(0).max(1);
        let mut slabs: Vec<Slab> = (0..count).map(|at| line_of_row(&cells, at)).collect();
        finish_row(&mut slabs, row.kind, measure);
        slabs
    }
}

/// The same text, all in bold.
fn emboldened(text: &RichText) -> RichText {
    RichText(text.0.iter().map(|run| Run { style: Style::Bold, ..run.clone() }).collect())
}

/// Line number `at` of each cell of a row.
fn line_of_row(cells: &[(ElementId, Place, Vec<Line>)], at: usize) -> Slab {
    let mut slab = Slab { height: CELLS.leading, after: After::Held, ..Slab::default() };
    for (cell, place, lines) in cells {
        let Some(line) = lines.get(at) else { continue };
        let slack = place.width - line.width(CELLS.size);
        let x = match place.align {
            Align::Left => place.left,
            Align::Right => place.left + slack,
        };
        slab.pieces.push(CELLS.piece(line.clone(), Meaning::Content(*cell), x, CELLS.baseline()));
    }
    slab
}

/// White above and below, and the rules of a row.
fn finish_row(slabs: &mut [Slab], kind: RowKind, measure: Measure) {
    if let Some(first) = slabs.first_mut() {
        first.height += ABOVE;
        first.pieces.iter_mut().for_each(|piece| piece.y += ABOVE);
        if kind == RowKind::Header {
            first.pieces.insert(0, rule(measure, Length::ZERO, THICK, Ink::Black));
        }
    }
    if let Some(last) = slabs.last_mut() {
        last.height += ABOVE;
        let (thickness, ink) = match kind {
            RowKind::Ordinary => (THIN, Ink::Light),
            RowKind::Header | RowKind::Total => (THICK, Ink::Black),
        };
        last.pieces.push(rule(measure, last.height, thickness, ink));
    }
}

fn rule(measure: Measure, y: Length, thickness: Length, ink: Ink) -> Piece {
    Piece {
        meaning: Meaning::Artifact(Artifact::Layout),
        x: measure.left,
        y,
        drawing: Drawing::Rule { length: measure.width, thickness, ink },
    }
}

/// The header as decoration, for the pages after its own.
fn as_repeated(slabs: &[Slab]) -> Repeated {
    let mut repeated = Repeated { height: Length::ZERO, pieces: Vec::new() };
    for slab in slabs {
        for piece in &slab.pieces {
            let meaning = Meaning::Artifact(Artifact::Header);
            let y = piece.y + repeated.height;
            repeated.pieces.push(Piece { meaning, y, ..piece.clone() });
        }
        repeated.height += slab.height;
    }
    repeated
}

/// Column places: each column gets what its longest word needs, then what its
/// longest line would like, then its share of what is left.
fn places(columns: &[Column], rows: &[MeasuredRow], measure: Measure) -> Vec<Place> {
    let count = i64::try_from(columns.len()).unwrap_or(1).max(1);
    let room = measure.width - SIDE.times(2 * count);
    let column_max = |at: usize, width: fn(&Measured) -> Length| {
        rows.iter().filter_map(|row| row.cells.get(at)).map(width).max().unwrap_or_default()
    };
    let narrow: Vec<Length> = (0..columns.len()).map(|at| column_max(at, |text| text.narrowest)).collect();
    let wide: Vec<Length> = (0..columns.len()).map(|at| column_max(at, |text| text.widest)).collect();
    let widths = shared_widths(columns, &narrow, &wide, room);
    let mut left = measure.left;
    let mut places = Vec::new();
    for (column, width) in columns.iter().zip(widths) {
        places.push(Place { left: left + SIDE, width, align: column.align });
        left += width + SIDE.times(2);
    }
    places
}

fn shared_widths(columns: &[Column], narrow: &[Length], wide: &[Length], room: Length) -> Vec<Length> {
    let least: Length = narrow.iter().copied().sum();
    let most: Length = wide.iter().copied().sum();
    if least > room {
        let fair = room.share(1, i64::try_from(columns.len()).unwrap_or(1).max(1));
        return squeezed(narrow, room, fair);
    }
    if most > room {
        let spare = (room - least).thousandths();
        let wish = (most - least).thousandths();
        let grown = |(narrow, wide): (&Length, &Length)| *narrow + (*wide - *narrow).share(spare, wish);
        return narrow.iter().zip(wide).map(grown).collect();
    }
    let stretches: Vec<i64> = columns.iter().map(|column| i64::from(column.stretch)).collect();
    let total: i64 = stretches.iter().sum();
    let spare = room - most;
    let even = i64::try_from(columns.len()).unwrap_or(1).max(1);
    let own = |stretch: i64| if total == 0 { spare.share(1, even) } else { spare.share(stretch, total) };
    wide.iter().zip(stretches).map(|(wide, stretch)| *wide + own(stretch)).collect()
}

/// Words too long for the page: modest columns keep their width, the others
/// share the rest and cut their words.
fn squeezed(narrow: &[Length], room: Length, fair: Length) -> Vec<Length> {
    let modest: Length = narrow.iter().filter(|width| **width <= fair).copied().sum();
    let greedy = i64::try_from(narrow.iter().filter(|width| **width > fair).count()).unwrap_or(1);
    let rest = (room - modest).share(1, greedy.max(1));
    narrow.iter().map(|width| if *width <= fair { *width } else { rest }).collect()
}
