//! What the creditor owes back to the client, said in a letter that asks for money: never kept
//! silent. What can be set off on the invoices asked is, and the letter says so.

use super::pen::{Pen, silence};
use crate::facts::SetOffFacts;
use crate::french::{enumerate, euros};
use crate::model::RichText;

/// « De notre côté, nous vous devons 425,10 € … ».
pub(super) fn owed_back(pen: &Pen) -> RichText {
    if let Some(set_off) = &pen.facts.set_off {
        return deducted(pen, set_off);
    }
    let owed = pen.facts.owed_back();
    if !owed.is_positive() {
        return silence();
    }
    let numbers: Vec<String> = pen.facts.owed_back.iter().map(|(number, _)| number.clone()).collect();
    let which = invoices(&numbers);
    pen.say(
        "De [notre|mon] côté, [nous vous devons|je vous dois] **{sum}**, reçus ou crédités en trop sur {which} : \
         dites-[nous|moi] si vous préférez que cette somme soit déduite de la précédente ou remboursée.",
        &[("sum", &euros(owed)), ("which", &which)],
    )
}

/// « Sont déjà déduits 425,10 € que vous avez réglés en trop sur la facture n° F-7… ».
fn deducted(pen: &Pen, set_off: &SetOffFacts) -> RichText {
    let (from, onto) = (invoices(&set_off.sources), invoices(&set_off.targets));
    pen.say(
        "Les sommes demandées tiennent compte de **{sum}**, reçus ou crédités en trop sur {from} et imputés sur \
         {onto} (compensation, articles 1347 et 1347-1 du code civil).",
        &[("sum", &euros(set_off.amount)), ("from", &from), ("onto", &onto)],
    )
}

fn invoices(numbers: &[String]) -> String {
    match numbers {
        [only] => format!("la facture n° {only}"),
        several => format!("les factures n° {}", enumerate(several)),
    }
}
