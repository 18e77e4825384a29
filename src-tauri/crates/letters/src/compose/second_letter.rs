//! The second letter: the warning. It names what comes next, in the true order:
//! the formal notice first, the third party after it (law reference 17.14).

use dument_domain::DebtorNature;
use dument_domain::case::StepKind;

use super::contract::{invoices_named, recall};
use super::days;
use super::grounds::legal_grounds;
use super::history::{
    last_letter_on, last_talk_on, letters_without_effect, no_dispute, talks_and_promises, was_sent,
};
use super::next_step::after_the_notice;
use super::owed_back::owed_back;
use super::parts::{account, by_which_means, closing, copies, deadline, public_file, reach, salutation};
use super::pen::{Body, Pen, silence};
use super::sums;
use crate::french::{date, euros};
use crate::model::{Block, RichText};

pub(super) fn subject(pen: &Pen) -> RichText {
    let second = pen.facts.step == StepKind::SecondLetter && was_sent(pen, StepKind::FirstLetter);
    let title = if second { "deuxième rappel" } else { "rappel" };
    pen.say(
        "{title}, {invoices}, règlement attendu au plus tard le {day}",
        &[("title", title), ("invoices", &invoices_named(pen)), ("day", &date(pen.facts.deadline))],
    )
}

pub(super) fn body(pen: &Pen) -> Vec<Block> {
    let mut body = Body::default();
    body.paragraph([salutation(pen)]);
    let mut said = talks_and_promises(pen);
    let talk_is_last = last_talk_on(pen) > last_letter_on(pen);
    said.insert(if talk_is_last { 0 } else { said.len() }, letters_without_effect(pen));
    said.push(no_dispute(pen));
    body.paragraph(said);
    recall(pen, &mut body);
    amounts(pen, &mut body);
    request(pen, &mut body);
    days::days(pen, &mut body);
    arrangement(pen, &mut body);
    warning(pen, &mut body);
    body.paragraph([
        pen.say("Si votre règlement vient de partir, merci de ne pas tenir compte de cette lettre.", &[])
    ]);
    closing(pen, &mut body);
    body.0
}

fn amounts(pen: &Pen, body: &mut Body) {
    let (day, total) = (date(pen.facts.written_on), euros(pen.facts.total()));
    let values = [("day", day.as_str()), ("total", &total), ("split", &sums::of_which(pen))];
    body.paragraph([
        pen.say("La somme due s’élève au {day} à **{total}**{split}.", &values),
        sums::not_yet_due(pen),
        sums::daily(pen),
    ]);
    body.paragraph(sums::set_aside(pen));
    body.block(Some(sums::table(pen)));
    let mut grounds = legal_grounds(pen);
    grounds.push(sums::stopped(pen));
    grounds.push(sums::imputation(pen));
    body.paragraph(grounds);
    body.paragraph([sums::left_aside(pen)]);
    body.paragraph([owed_back(pen)]);
}

fn request(pen: &Pen, body: &mut Body) {
    let date = deadline(pen);
    let values = [("date", date.as_str()), ("means", by_which_means(pen))];
    let asked = match pen.facts.nature {
        DebtorNature::PublicBuyer => pen.say(
            "[Nous vous demandons|Je vous demande] de faire mettre cette somme en paiement au plus tard le **{date}**, {means}.",
            &values,
        ),
        DebtorNature::Business | DebtorNature::Consumer | DebtorNature::NonProfessional => pen
            .say("[Nous vous demandons|Je vous demande] de régler cette somme au plus tard le **{date}**, {means}.", &values),
    };
    body.paragraph([asked, copies(pen)]);
    body.paragraph([account(pen)]);
}

fn arrangement(pen: &Pen, body: &mut Body) {
    let reach = reach(pen);
    let values = [("reach", reach.as_str()), ("work", pen.work())];
    let offer = match pen.facts.nature {
        DebtorNature::Business => pen.say(
            "Si vous traversez une difficulté, proposez-[nous|moi] avant cette date un calendrier de paiement \
             précis\u{a0}: [nous l’examinerons|je l’examinerai], et un accord écrit suspendra [nos|mes] démarches.",
            &values,
        ),
        DebtorNature::Consumer | DebtorNature::NonProfessional => pen.say(
            "Si vous ne pouvez régler la totalité en une fois, proposez-[nous|moi] avant cette date un paiement en \
             plusieurs fois\u{a0}: [nous l’examinerons|je l’examinerai], et un accord écrit, sans frais, suspendra \
             [nos|mes] démarches.",
            &values,
        ),
        DebtorNature::PublicBuyer => public_file(pen),
    };
    let objection = pen.say(
        "Si vous contestez les {work} ou <la facture|l’une des factures>, faites-[nous|moi] part, par écrit, de vos \
         griefs ; [nous y répondrons|j’y répondrai].",
        &values,
    );
    let contact = if reach.is_empty() {
        silence()
    } else {
        pen.say("[Nous joindre|Me joindre]\u{a0}: {reach}.", &values)
    };
    body.paragraph([offer, objection, contact]);
}

fn warning(pen: &Pen, body: &mut Body) {
    let third = pen.facts.third_party.in_french();
    let values = [("third", third)];
    if pen.facts.in_court_since.is_some() && !pen.facts.past_limit() {
        body.paragraph([pen.say("La procédure engagée se poursuit.", &[])]);
        return;
    }
    // Past the last day to sue, what comes is said without a word that could be heard as a court's.
    let amicable = pen.facts.past_limit();
    let said = match pen.facts.nature {
        DebtorNature::PublicBuyer => pen.say(
            "Sans règlement ni réponse à cette date, [nous vous adresserons|je vous adresserai] une mise en demeure \
             par lettre recommandée.",
            &values,
        ),
        DebtorNature::Business | DebtorNature::Consumer | DebtorNature::NonProfessional if amicable => pen.say(
            "Sans règlement ni réponse à cette date, [nous vous adresserons|je vous adresserai] une mise en demeure \
             par lettre recommandée ; si elle reste à son tour sans effet, [nous confierons|je confierai] le \
             recouvrement amiable de cette somme à {third}.",
            &values,
        ),
        DebtorNature::Business | DebtorNature::Consumer | DebtorNature::NonProfessional => pen.say(
            "Sans règlement ni réponse à cette date, [nous vous adresserons|je vous adresserai] une mise en demeure \
             par lettre recommandée ; si elle reste à son tour sans effet, {then}.",
            &[("then", &after_the_notice(pen))],
        ),
    };
    body.paragraph([said]);
}
