//! The answer to a dispute (prise de position): what the client holds against the work, what the
//! creditor answers, what it proposes, and the part that nobody disputes, still due.

use dument_domain::Money;

use super::contract::invoices_named;
use super::formal_notice::mediator;
use super::parts::{account, by_which_means, closing, deadline, reach, salutation};
use super::pen::{Body, Pen, silence};
use crate::facts::{InvoiceFacts, PositionFacts, PositionOffer};
use crate::french::{date, euros, in_sentence};
use crate::model::{Block, RichText};

pub(super) fn subject(pen: &Pen) -> RichText {
    pen.say("réponse à votre contestation, {invoices}", &[("invoices", &invoices_named(pen))])
}

pub(super) fn body(pen: &Pen, position: &PositionFacts) -> Vec<Block> {
    let mut body = Body::default();
    body.paragraph([salutation(pen)]);
    said(pen, position, &mut body);
    body.paragraph([RichText::plain(sentence(&position.answer))]);
    offer(pen, position, &mut body);
    undisputed(pen, position, &mut body);
    wait(pen, &mut body);
    closing(pen, &mut body);
    body.0
}

/// What the client disputed, and when.
fn said(pen: &Pen, position: &PositionFacts, body: &mut Body) {
    let what = match position.amount {
        Some(amount) => pen.words(
            "{sum} <de notre|sur nos> {invoices}",
            &[("sum", &euros(amount)), ("invoices", &invoices_named(pen))],
        ),
        None => pen.words("<notre|nos> {invoices}", &[("invoices", &invoices_named(pen))]),
    };
    let what = if pen.facts.creditor.writes_in_singular() {
        what.replace("notre ", "ma ").replace("nos ", "mes ")
    } else {
        what
    };
    let day = date(position.opened_on);
    let reason = in_sentence(&position.reason);
    let opened = if reason.is_empty() {
        pen.say("Le {day}, vous avez contesté {what}.", &[("day", &day), ("what", &what)])
    } else {
        pen.say(
            "Le {day}, vous avez contesté {what}, pour la raison suivante : {reason}.",
            &[("day", &day), ("what", &what), ("reason", &reason)],
        )
    };
    body.paragraph([
        opened,
        pen.say("[Nous avons|J’ai] examiné votre contestation ; voici [notre|ma] réponse.", &[]),
    ]);
}

/// What the creditor proposes.
fn offer(pen: &Pen, position: &PositionFacts, body: &mut Body) {
    let left = disputed(pen, position);
    let said = match &position.offer {
        PositionOffer::Maintain => pen.say(
            "[Nous maintenons|Je maintiens] donc [notre|ma] demande pour les {sum} contestés.",
            &[("sum", &euros(left))],
        ),
        PositionOffer::CreditNote(amount) => {
            let rest = left.less(*amount);
            let rest = if rest.is_positive() {
                pen.words(" ; il resterait {rest} à payer sur la somme contestée", &[("rest", &euros(rest))])
            } else {
                String::new()
            };
            pen.say(
                "Afin de clore ce point, [nous vous proposons|je vous propose], à titre commercial, un avoir de \
                 **{sum}**{rest}.",
                &[("sum", &euros(*amount)), ("rest", &rest)],
            )
        }
        PositionOffer::Gesture(words) => pen.say(
            "Afin de clore ce point, [nous vous proposons|je vous propose], à titre commercial : {words}.",
            &[("words", &in_sentence(words))],
        ),
    };
    body.paragraph([said]);
    body.paragraph([conditions(pen, &position.offer)]);
}

/// An offer admits nothing and does not bind for ever: until when it holds, what accepting it ends.
fn conditions(pen: &Pen, offer: &PositionOffer) -> RichText {
    let admitted = if pen.work() == "travaux" { "d’une malfaçon" } else { "d’une faute" };
    match offer {
        PositionOffer::Maintain => silence(),
        PositionOffer::CreditNote(_) | PositionOffer::Gesture(_) => pen.say(
            "Cette proposition est faite sans reconnaissance {admitted} ; elle vaut jusqu’au {date}. Acceptée par \
             écrit, elle met fin au différend sur ce point (articles 2044 et suivants du code civil). Passé cette date, \
             elle est caduque.",
            &[("admitted", admitted), ("date", &deadline(pen))],
        ),
    }
}

/// The sum disputed: the part, or all the principal left.
fn disputed(pen: &Pen, position: &PositionFacts) -> Money {
    let whole = pen.facts.invoices.iter().map(|one| one.statement.principal + one.set_aside.disputed).sum();
    position.amount.unwrap_or(whole)
}

/// The part that nobody disputes is still asked, if it is due.
fn undisputed(pen: &Pen, position: &PositionFacts, body: &mut Body) {
    let asked: Money = pen.facts.invoices.iter().map(InvoiceFacts::claimed_principal).sum();
    if position.amount.is_none() || !asked.is_positive() {
        return;
    }
    let date = deadline(pen);
    let values = [("sum", euros(asked)), ("date", date), ("means", by_which_means(pen).to_owned())];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    body.paragraph([pen.say(
        "La part que vous ne contestez pas, soit **{sum}**, reste due : [nous vous remercions|je vous remercie] de la \
         régler au plus tard le **{date}**, {means}.",
        &values,
    )]);
    body.paragraph([account(pen)]);
}

/// Until when the client answers, what comes of silence, and whom a consumer may turn to.
fn wait(pen: &Pen, body: &mut Body) {
    let reach = reach(pen);
    let contact = if reach.is_empty() {
        silence()
    } else {
        pen.say("[Nous joindre|Me joindre] : {reach}.", &[("reach", &reach)])
    };
    body.paragraph([
        pen.say(
            "Dites-[nous|moi] par écrit, au plus tard le **{date}**, si cette réponse vous convient. Sans réponse de \
             votre part à cette date, [nous reprendrons|je reprendrai] [nos|mes] demandes de paiement.",
            &[("date", &deadline(pen))],
        ),
        mediator(pen),
        contact,
    ]);
}

/// The user's words as a paragraph that ends like a sentence.
fn sentence(words: &str) -> String {
    let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let ends = text.ends_with(['.', '!', '?', '…']);
    if ends || text.is_empty() { text } else { format!("{text}.") }
}
