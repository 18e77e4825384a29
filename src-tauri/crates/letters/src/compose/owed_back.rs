//! What the creditor owes back to the client, said in a letter that asks for money: never kept
//! silent, and not set off without a word from the client.

use super::pen::{Pen, silence};
use crate::french::{enumerate, euros};
use crate::model::RichText;

/// « De notre côté, nous vous devons 425,10 € … ».
pub(super) fn owed_back(pen: &Pen) -> RichText {
    let owed = pen.facts.owed_back();
    if !owed.is_positive() {
        return silence();
    }
    let numbers: Vec<String> = pen.facts.owed_back.iter().map(|(number, _)| number.clone()).collect();
    let which = match numbers.as_slice() {
        [only] => format!("la facture n° {only}"),
        several => format!("les factures n° {}", enumerate(several)),
    };
    pen.say(
        "De [notre|mon] côté, [nous vous devons|je vous dois] **{sum}**, reçus ou crédités en trop sur {which} : \
         dites-[nous|moi] si vous préférez que cette somme soit déduite de la précédente ou remboursée.",
        &[("sum", &euros(owed)), ("which", &which)],
    )
}
