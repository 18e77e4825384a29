//! The first letter: the facts, the sum, a date, and an open door. No threat.

use dument_domain::DebtorNature;

use super::contract::{invoices_named, recall};
use super::grounds::legal_grounds;
use super::history::talks_and_promises;
use super::owed_back::owed_back;
use super::parts::{account, by_which_means, closing, copies, deadline, public_file, reach, salutation};
use super::pen::{Body, Pen, silence};
use super::sums;
use crate::french::{date, euros};
use crate::model::{Block, RichText};

pub(super) fn subject(pen: &Pen) -> RichText {
    let due = match pen.only_invoice() {
        Some(invoice) => format!(", échue le {}", date(invoice.due_on())),
        None => String::new(),
    };
    pen.say("{invoices}{due}", &[("invoices", &invoices_named(pen)), ("due", &due)])
}

pub(super) fn body(pen: &Pen) -> Vec<Block> {
    let mut body = Body::default();
    body.paragraph([salutation(pen)]);
    recall(pen, &mut body);
    body.paragraph(talks_and_promises(pen));
    amounts(pen, &mut body);
    request(pen, &mut body);
    open_door(pen, &mut body);
    closing(pen, &mut body);
    body.0
}

fn amounts(pen: &Pen, body: &mut Body) {
    let (day, total) = (date(pen.facts.written_on), euros(pen.facts.total()));
    // The table of one invoice says it again, line under line: once is enough on one page.
    let told = pen.only_invoice().is_some() && pen.facts.principal().is_positive();
    let split = if told { String::new() } else { sums::of_which(pen) };
    body.paragraph([
        pen.say(
            "Sauf erreur de [notre|ma] part, vous restez [nous|me] devoir la somme de **{total}** au {day}{split}.",
            &[("day", &day), ("total", &total), ("split", &split)],
        ),
        sums::not_yet_due(pen),
    ]);
    body.paragraph(sums::set_aside(pen));
    body.block(Some(sums::table(pen)));
    let mut grounds = legal_grounds(pen);
    grounds.push(sums::stopped(pen));
    grounds.push(sums::imputation(pen));
    grounds.push(sums::daily(pen));
    body.paragraph(grounds);
    body.paragraph([sums::left_aside(pen)]);
    body.paragraph([owed_back(pen)]);
}

fn request(pen: &Pen, body: &mut Body) {
    let (sum, date) = (euros(pen.facts.total()), deadline(pen));
    let values = [("sum", sum.as_str()), ("date", date.as_str()), ("means", by_which_means(pen))];
    let asked = match pen.facts.nature {
        DebtorNature::PublicBuyer => pen.say(
            "[Nous vous remercions|Je vous remercie] de faire mettre cette somme en paiement au plus tard le **{date}**, {means}.",
            &values,
        ),
        DebtorNature::Business | DebtorNature::Consumer | DebtorNature::NonProfessional => pen.say(
            "[Nous vous remercions|Je vous remercie] de régler {sum} au plus tard le **{date}**, {means}.",
            &values,
        ),
    };
    // The copy of one invoice is told by the list of enclosures.
    let copies = if pen.only_invoice().is_some() { silence() } else { copies(pen) };
    body.paragraph([asked, copies]);
    body.paragraph([account(pen)]);
}

pub(super) fn open_door(pen: &Pen, body: &mut Body) {
    let reach = Some(reach(pen)).filter(|reach| !reach.is_empty());
    let reach = reach.map_or_else(String::new, |reach| format!(" ({reach})"));
    let ask = pen.say(
        "Si un point des {work} ou de <la facture|l’une des factures> appelle une remarque de votre part, \
         dites-le-[nous|moi]{reach} : vous aurez une réponse.",
        &[("reach", &reach), ("work", pen.work())],
    );
    let plan = match pen.facts.nature {
        DebtorNature::Consumer | DebtorNature::NonProfessional => pen.say(
            "Si un règlement en une fois vous est difficile, parlons-en avant cette date\u{a0}: un paiement en plusieurs \
             fois peut être convenu par écrit, sans frais.",
            &[],
        ),
        DebtorNature::Business | DebtorNature::PublicBuyer => public_file(pen),
    };
    let crossed =
        pen.say("Si votre paiement vient de partir, merci de ne pas tenir compte de cette lettre.", &[]);
    body.paragraph([ask, plan, crossed]);
}
