//! The letter to a private person past the last day to sue: it proposes, it threatens nothing. No
//! formal notice, no interest, no article: a debt that this person may refuse is not put under
//! pressure (C. civ. 2249; C. conso. L121-1).

use super::contract::{invoices_named, recall};
use super::first_letter::open_door;
use super::history::talks_and_promises;
use super::owed_back::owed_back;
use super::parts::{account, by_which_means, closing, copies, deadline, salutation};
use super::pen::{Body, Pen};
use super::sums;
use crate::french::{date, euros};
use crate::model::{Block, RichText};

pub(super) fn subject(pen: &Pen) -> RichText {
    pen.say("{invoices}, proposition de règlement", &[("invoices", &invoices_named(pen))])
}

pub(super) fn body(pen: &Pen) -> Vec<Block> {
    let mut body = Body::default();
    body.paragraph([salutation(pen)]);
    recall(pen, &mut body);
    body.paragraph(talks_and_promises(pen));
    let (day, total, until) = (date(pen.facts.written_on), euros(pen.facts.total()), deadline(pen));
    let mut left = vec![pen.say(
        "Sauf erreur de [notre|ma] part, **{total}** restent à régler sur <cette facture|ces factures> au {day}.",
        &[("day", &day), ("total", &total)],
    )];
    left.extend(sums::set_aside(pen));
    body.paragraph(left);
    if pen.only_invoice().is_none() {
        body.block(Some(sums::table(pen)));
    }
    body.paragraph([
        pen.say(
            "[Nous vous proposons|Je vous propose] de régler cette somme au plus tard le **{until}**, {means}.",
            &[("until", &until), ("means", by_which_means(pen))],
        ),
        copies(pen),
    ]);
    body.paragraph([account(pen)]);
    body.paragraph([owed_back(pen)]);
    open_door(pen, &mut body);
    closing(pen, &mut body);
    body.0
}
