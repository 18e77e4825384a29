//! The recovery costs of one invoice in a statement: what was paid, what proves it, what exceeds
//! the fixed indemnity, what is left of it.

use dument_domain::Money;

use super::super::pen::Body;
use super::rows::{amount, cells, total, word};
use crate::facts::JustifiedCost;
use crate::french::{euros, short_date};
use crate::model::{Block, RichText, Table};
use crate::statement_facts::StatedInvoice;

/// The costs line by line down to what is asked of them; one sentence where they do not exceed the
/// indemnity; nothing without costs.
pub(super) fn section(one: &StatedInvoice, body: &mut Body) {
    let owed = &one.statement;
    if owed.recovery_costs.is_empty() {
        return;
    }
    let settled: Money = owed.allocations.iter().map(|paid| paid.to_compensation).sum();
    let added = owed.additional_compensation + settled + owed.compensation_waived;
    if !added.is_positive() {
        body.paragraph([RichText::plain(format!(
            "Les frais de recouvrement justifiés, {}, ne dépassent pas l’indemnité forfaitaire : rien n’y est ajouté.",
            euros(owed.costs())
        ))]);
        return;
    }
    body.block(Some(table(one, added, settled)));
    body.paragraph(said(one).into_iter().map(RichText::plain));
}

fn table(one: &StatedInvoice, added: Money, settled: Money) -> Block {
    let owed = &one.statement;
    let printed: Money = one.costs.iter().map(|cost| cost.amount).sum();
    assert!(printed == owed.costs(), "the costs printed are those counted");
    let columns = vec![word("Payé le"), word("Frais"), word("Pièce"), amount("Montant")];
    let width = columns.len();
    let less = |sum: Money| format!("-{}", euros(sum));
    let mut totals = vec![
        total("Frais justifiés", width, euros(printed)),
        total("Indemnité forfaitaire déduite", width, less(printed - added)),
        total("Au-delà de l’indemnité", width, euros(added)),
    ];
    if settled.is_positive() {
        totals.push(total("Déjà réglé", width, less(settled)));
    }
    if owed.compensation_waived.is_positive() {
        totals.push(total("Abandonné par le créancier", width, less(owed.compensation_waived)));
    }
    if owed.additional_compensation != added {
        totals.push(total("Reste dû", width, euros(owed.additional_compensation)));
    }
    let caption = "Frais de recouvrement payés par le créancier, sur justification".to_owned();
    Block::Table(Table { caption: Some(caption), columns, rows: one.costs.iter().map(row).collect(), totals })
}

fn row(cost: &JustifiedCost) -> Vec<RichText> {
    let text = |text: &str| text.trim().to_owned();
    let what = match cost.paid == cost.amount {
        true => text(&cost.what),
        false => format!("{}, part de {}", text(&cost.what), euros(cost.paid)),
    };
    cells([short_date(cost.on), what, text(&cost.proof), euros(cost.amount)])
}

/// The article, and why an indemnity that was given up is deducted all the same.
fn said(one: &StatedInvoice) -> Vec<String> {
    let mut said = vec![
        "Seule la part des frais qui dépasse l’indemnité forfaitaire est comptée (article L441-10 II du code de commerce).".to_owned(),
    ];
    if one.terms.waiver.indemnity {
        said.push("L’indemnité, à laquelle le créancier a renoncé, en reste déduite.".to_owned());
    }
    said
}
