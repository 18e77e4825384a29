//! The formal notice (mise en demeure, C. civ. 1344): the words, the whole
//! history with dates, the sums, a deadline as a date, what comes next.

use dument_domain::case::StepKind;
use dument_domain::{Day, DebtorNature, Delay, Parameter};

use super::contract::{dated_lines, invoices_named, recall, undated};
use super::days;
use super::grounds::legal_grounds;
use super::history::{broken_promises, contact_line, no_dispute, was_sent};
use super::next_step::next_step;
use super::owed_back::owed_back;
use super::parts::{account, by_which_means, closing, deadline, public_file, reach, salutation};
use super::pen::{Body, Pen, silence};
use super::sums;
use crate::facts::{InvoiceFacts, PlanStage};
use crate::french::{date, enumerate, euros, percent};
use crate::model::{Block, RegisteredMention, RichText};

const R2192_36: &str = "article R2192-36 du code de la commande publique";

/// Past this number of invoices the contract facts are listed by invoice, not by date.
const CHRONOLOGY_INVOICES_MAX: usize = 3;

pub(super) fn subject(pen: &Pen) -> RichText {
    let again = was_sent(pen, StepKind::FormalNotice) || was_sent(pen, StepKind::FinalDemand);
    let title = if again { "NOUVELLE MISE EN DEMEURE DE PAYER" } else { "MISE EN DEMEURE DE PAYER" };
    pen.say("**{title}**, {invoices}", &[("title", title), ("invoices", &invoices_named(pen))])
}

/// « PAR LETTRE RECOMMANDÉE AVEC AVIS DE RÉCEPTION », and its number or room to write it.
pub(super) fn registered_mention(pen: &Pen) -> RegisteredMention {
    let number = pen.facts.registered_number.as_deref().map(str::trim).filter(|number| !number.is_empty());
    let number = number.unwrap_or("……………………………");
    RegisteredMention {
        words: "PAR LETTRE RECOMMANDÉE AVEC AVIS DE RÉCEPTION".to_owned(),
        number: format!("N° : {number}"),
    }
}

pub(super) fn body(pen: &Pen) -> Vec<Block> {
    let mut body = Body::default();
    body.paragraph([salutation(pen)]);
    chronology(pen, &mut body);
    owed(pen, &mut body);
    demand(pen, &mut body);
    detail(pen, &mut body);
    days::days(pen, &mut body);
    effects(pen, &mut body);
    body.paragraph([sums::acceleration(pen)]);
    way_out(pen, &mut body);
    body.paragraph([next_step(pen)]);
    closing(pen, &mut body);
    body.0
}

/// The history in order of dates: contract, work, invoice, payments, calls, letters.
fn chronology(pen: &Pen, body: &mut Body) {
    let by_date = pen.facts.invoices.len() <= CHRONOLOGY_INVOICES_MAX;
    let mut lines: Vec<(Day, String)> = if by_date { contract_lines(pen) } else { Vec::new() };
    if !by_date {
        recall(pen, body);
    }
    for contact in &pen.facts.history {
        lines.extend(contact_line(pen, contact).map(|text| (contact.on, text)));
    }
    if let Some(plan) = &pen.facts.plan {
        lines.push((plan.agreed_on, "notre accord sur un paiement en plusieurs fois".to_owned()));
    }
    lines.sort_by_key(|(day, _)| *day);
    lines.dedup();
    if !lines.is_empty() {
        let title = if by_date { "Rappel des faits :" } else { "Depuis :" };
        body.paragraph([pen.say(title, &[])]);
    }
    let count = lines.len();
    let items = lines.into_iter().enumerate().map(|(place, (day, text))| {
        let end = if place + 1 == count { "." } else { "\u{202f};" };
        RichText::plain(format!("le {}, {text}{end}", date(day)))
    });
    body.list(items.collect());
    let listed = if by_date { pen.facts.invoices.as_slice() } else { &[] };
    let mut said: Vec<RichText> = listed.iter().map(|invoice| undated(pen, invoice)).collect();
    said.extend(broken_promises(pen));
    said.push(no_dispute(pen));
    body.paragraph(said);
}

/// The dated facts of the contracts; with several invoices, each fact names its own.
fn contract_lines(pen: &Pen) -> Vec<(Day, String)> {
    let mut facts: Vec<(Day, String, Vec<String>)> = Vec::new();
    for invoice in &pen.facts.invoices {
        for (day, text) in dated_lines(pen, invoice) {
            match facts.iter_mut().find(|(same_day, same, _)| *same_day == day && *same == text) {
                Some((_, _, numbers)) => numbers.push(invoice.number.clone()),
                None => facts.push((day, text, vec![invoice.number.clone()])),
            }
        }
    }
    let several = pen.facts.invoices.len() > 1;
    let named = facts.into_iter().map(|(day, text, numbers)| match numbers.as_slice() {
        [only] if several && !text.contains(only.as_str()) => (day, format!("{text} (facture n° {only})")),
        [_, _, ..] => (day, format!("{text} (factures n° {})", enumerate(&numbers))),
        _ => (day, text),
    });
    named.collect()
}

/// What is owed, in one sentence: the demand follows at once, before any calculation.
fn owed(pen: &Pen, body: &mut Body) {
    let (day, total) = (date(pen.facts.written_on), euros(pen.facts.total()));
    let values = [("day", day.as_str()), ("total", &total), ("split", &sums::of_which(pen))];
    body.paragraph([
        pen.say("Au {day}, vous [nous |me ]devez **{total}**{split}.", &values),
        sums::not_yet_due(pen),
    ]);
    body.paragraph(sums::set_aside(pen));
}

/// The detail under the demand; the statement joined gives it where there is one.
fn detail(pen: &Pen, body: &mut Body) {
    body.block(Some(sums::table(pen)));
    let mut grounds = legal_grounds(pen);
    grounds.push(sums::stopped(pen));
    grounds.push(sums::imputation(pen));
    grounds.push(sums::daily(pen));
    body.paragraph(grounds);
    if !days::is_joined(pen) {
        body.block(sums::detail(pen));
    }
    body.paragraph([sums::left_aside(pen)]);
    body.paragraph([owed_back(pen)]);
}

fn demand(pen: &Pen, body: &mut Body) {
    let facts = pen.facts;
    let date = deadline(pen);
    let running = sums::bears_interest(pen);
    let public = facts.nature == DebtorNature::PublicBuyer && facts.principal().is_positive();
    let sum = euros(if public { facts.principal() } else { facts.total() });
    let more = format!(", augmentée des {} à courir jusqu’au paiement", sums::interest_name(facts.nature));
    let more = if running && !public { more } else { String::new() };
    let values = [
        ("sum", sum.as_str()),
        ("date", date.as_str()),
        ("more", more.as_str()),
        ("means", by_which_means(pen)),
    ];
    let notice = pen.say(
        "**En conséquence, [nous vous mettons en demeure de nous|je vous mets en demeure de me] payer la somme de \
         {sum}{more}, au plus tard le {date}**, {means}.",
        &values,
    );
    let later = if public && sums::asks_more(pen) { beside(pen) } else { principal_paid(pen) };
    body.paragraph([notice, later]);
    body.paragraph([account(pen)]);
}

/// What a public buyer owes beside the principal, and the days it has for it (CCP R2192-36).
fn beside(pen: &Pen) -> RichText {
    let facts = pen.facts;
    let parts = [
        (facts.interest(), sums::of_interest(facts.nature)),
        (facts.indemnity(), "d’indemnité forfaitaire de recouvrement"),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|(sum, _)| sum.is_positive()).collect();
    let said: Vec<String> = parts.iter().map(|(sum, what)| format!("{} {what}", euros(*sum))).collect();
    let within = interest_days(pen).map_or_else(String::new, |days| {
        format!(", à payer dans les {days} jours qui suivent le paiement du principal ({R2192_36})")
    });
    pen.say(
        "S’y ajoutent {rest} au jour de cette lettre{within}.",
        &[("rest", &enumerate(&said)), ("within", &within)],
    )
}

/// Once a public buyer has paid the principal, the rest has a date of its own (CCP R2192-36).
fn principal_paid(pen: &Pen) -> RichText {
    let facts = pen.facts;
    let paid = facts.invoices.iter().filter_map(InvoiceFacts::principal_paid_on).max();
    let public = facts.nature == DebtorNature::PublicBuyer && facts.principal().is_zero();
    match (paid.filter(|_| public), interest_days(pen)) {
        (Some(day), Some(days)) => pen.say(
            "Le principal a été payé le {day} : ce qui s’y ajoute est à payer dans les {days} jours qui suivent ({article}).",
            &[("day", &date(day)), ("days", &days.to_string()), ("article", R2192_36)],
        ),
        (_, _) => silence(),
    }
}

/// The days a public buyer has for interest and indemnity once the principal is paid.
fn interest_days(pen: &Pen) -> Option<u16> {
    match pen.law.delay(Parameter::PublicInterestPaymentDays, pen.facts.written_on) {
        Ok(Delay::Days(days)) => Some(days),
        Ok(Delay::Months(_)) | Err(_) => None,
    }
}

/// What the letter does by itself.
fn effects(pen: &Pen, body: &mut Body) {
    let notice = "Cette lettre vaut mise en demeure au sens de l’article 1344 du code civil";
    let facts = pen.facts;
    let running: Vec<String> = facts
        .invoices
        .iter()
        .filter(|invoice| !invoice.waiver.interest)
        .map(|invoice| invoice.number.clone())
        .collect();
    let waived = running.is_empty();
    // Interest given up on one invoice does not start on it.
    let on = match running.len() {
        all if all == facts.invoices.len() => String::new(),
        1 => format!(" pour la facture n° {}", enumerate(&running)),
        _ => format!(" pour les factures n° {}", enumerate(&running)),
    };
    let rate = pen.law.legal_rate(facts.written_on.semester()).ok();
    let rate = rate.map_or_else(String::new, |rate| format!(", aujourd’hui {} l’an,", percent(rate)));
    let said = match facts.nature {
        DebtorNature::Business | DebtorNature::PublicBuyer => pen.say("{notice}.", &[("notice", notice)]),
        DebtorNature::Consumer | DebtorNature::NonProfessional if waived || facts.interest().is_positive() => {
            pen.say("{notice}. Aucun frais de relance ne vous est demandé.", &[("notice", notice)])
        }
        DebtorNature::Consumer | DebtorNature::NonProfessional => pen.say(
            "{notice}\u{202f}; elle fait courir sur la somme due{on} l’intérêt au taux légal{rate} jusqu’au paiement (articles \
             1231-6 et 1344-1 du même code). Aucun frais de relance ne vous est demandé.",
            &[("notice", notice), ("rate", &rate), ("on", &on)],
        ),
    };
    body.paragraph([said]);
}

/// What the client can still do: pay, propose, contest.
fn way_out(pen: &Pen, body: &mut Body) {
    let reach = reach(pen);
    let values = [("reach", reach.as_str())];
    let private = matches!(pen.facts.nature, DebtorNature::Consumer | DebtorNature::NonProfessional);
    let plan = pen.facts.plan.as_ref().filter(|plan| plan.stage != PlanStage::Finished);
    if private && plan.is_some() {
        body.paragraph([over_indebtedness(pen)]);
    } else if private {
        let plan = pen.say(
            "Si vous ne pouvez régler la totalité en une fois, proposez-[nous|moi] avant cette date un paiement en \
             plusieurs fois\u{a0}: s’il est raisonnable, il vous sera accordé par écrit et sans frais.",
            &values,
        );
        body.paragraph([plan, over_indebtedness(pen)]);
    }
    let contest = if private {
        pen.say(
            "Si vous contestez les {work} ou <la facture|l’une des factures>, faites-[nous|moi] part, par écrit, de vos \
             griefs ; [nous y répondrons|j’y répondrai].",
            &[("work", pen.work())],
        )
    } else {
        pen.say(
            "Un paiement intégral dans ce délai mettra fin à cette démarche. Toute contestation doit [nous|me] \
             parvenir par écrit, motivée, avant la même date\u{202f}; la part non contestée reste exigible.",
            &[],
        )
    };
    let contact = if reach.is_empty() {
        silence()
    } else {
        pen.say("[Nous joindre|Me joindre]\u{a0}: {reach}.", &values)
    };
    body.paragraph([contest, public_file(pen), contact]);
    body.paragraph([mediator(pen)]);
}

/// Only a natural person may have an over-indebtedness file (C. conso. L711-1).
fn over_indebtedness(pen: &Pen) -> RichText {
    match pen.facts.nature {
        DebtorNature::Consumer => {
            pen.say("Si un dossier de surendettement est en cours, indiquez-le-[nous|moi].", &[])
        }
        DebtorNature::NonProfessional | DebtorNature::Business | DebtorNature::PublicBuyer => silence(),
    }
}

/// The consumer mediator (C. conso. L616-1), when the profile names one.
pub(super) fn mediator(pen: &Pen) -> RichText {
    let known = pen.facts.creditor.mediator.as_deref().map(str::trim).filter(|text| !text.is_empty());
    match (pen.facts.nature, known) {
        (DebtorNature::Consumer, Some(mediator)) => pen.say(
            "Si [notre|ma] réponse ne vous satisfait pas, vous pouvez saisir gratuitement le médiateur de la \
             consommation dont [nous relevons|je relève]\u{a0}: {mediator} (article L616-1 du code de la consommation).",
            &[("mediator", mediator.trim_end_matches('.'))],
        ),
        (
            DebtorNature::Consumer
            | DebtorNature::NonProfessional
            | DebtorNature::Business
            | DebtorNature::PublicBuyer,
            _,
        ) => silence(),
    }
}
