//! Where each rate of a statement comes from, half-year by half-year.

use dument_domain::claim::InterestLine;
use dument_domain::{Law, Semester};

use super::super::pen::Body;
use super::rows::{amount, cells, word};
use crate::french::percent;
use crate::model::{Block, RichText, Table};
use crate::rates::{rate_origin, semester_name, semesters_of};
use crate::statement_facts::{StatedInvoice, StatementFacts};

/// The table of rates, each row once; nothing when no interest ran.
pub(super) fn section(facts: &StatementFacts, law: &Law, body: &mut Body) {
    let mut rows: Vec<(Semester, Vec<RichText>)> = Vec::new();
    for one in &facts.invoices {
        for line in &one.statement.lines {
            for semester in semesters_of(line) {
                let row = row(one, line, semester, law);
                if !rows.iter().any(|(_, known)| *known == row) {
                    rows.push((semester, row));
                }
            }
        }
    }
    if rows.is_empty() {
        return;
    }
    rows.sort_by_key(|(semester, _)| *semester);
    body.0.push(Block::Heading("Taux appliqués".to_owned()));
    body.block(Some(Block::Table(Table {
        caption: None,
        columns: vec![word("Jours du"), amount("Taux"), word("D’où il vient"), word("Texte")],
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        totals: Vec::new(),
    })));
}

fn row(one: &StatedInvoice, line: &InterestLine, semester: Semester, law: &Law) -> Vec<RichText> {
    let began = one.statement.lines.first().map_or(semester, |first| first.from.semester());
    let origin = rate_origin(line, semester, began, &one.terms, law);
    cells([semester_name(semester), percent(line.rate), origin.made_of, origin.article])
}
