//! Where each rate of a statement comes from, half-year by half-year.

use dument_domain::{Law, Rate, Semester};

use super::super::pen::Body;
use super::rows::{amount, cells, word};
use crate::french::percent;
use crate::model::{Block, Table};
use crate::rates::{RateOrigin, rate_origin, semester_name, semesters_of};
use crate::statement_facts::StatementFacts;

/// A rate with its origin, over the half-years whose days bore it.
struct Applied {
    first: Semester,
    last: Semester,
    rate: Rate,
    origin: RateOrigin,
}

/// The table of rates, each origin once; nothing when no interest ran.
pub(super) fn section(facts: &StatementFacts, law: &Law, body: &mut Body) {
    let applied = applied(facts, law);
    if applied.is_empty() {
        return;
    }
    let rows = applied.into_iter().map(|one| {
        let period = if one.first == one.last {
            semester_name(one.first)
        } else {
            format!("{} au {}", semester_name(one.first), semester_name(one.last))
        };
        cells([period, percent(one.rate), one.origin.made_of, one.origin.article])
    });
    body.0.push(Block::Heading("Taux appliqués".to_owned()));
    body.block(Some(Block::Table(Table {
        caption: None,
        columns: vec![word("Période"), amount("Taux"), word("D’où il vient"), word("Texte")],
        rows: rows.collect(),
        totals: Vec::new(),
    })));
}

fn applied(facts: &StatementFacts, law: &Law) -> Vec<Applied> {
    let mut all: Vec<Applied> = Vec::new();
    for one in &facts.invoices {
        let lines = &one.statement.lines;
        for line in lines {
            for semester in semesters_of(line) {
                let origin = rate_origin(line, semester, &one.terms, law);
                match all.iter_mut().find(|known| known.rate == line.rate && known.origin == origin) {
                    Some(known) => {
                        known.first = known.first.min(semester);
                        known.last = known.last.max(semester);
                    }
                    None => all.push(Applied { first: semester, last: semester, rate: line.rate, origin }),
                }
            }
        }
    }
    all.sort_by_key(|one| (one.first, one.last));
    all
}
