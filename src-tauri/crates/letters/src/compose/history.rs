//! What happened before this letter, said only as far as it is noted.

use dument_domain::Day;
use dument_domain::case::{Outcome, StepKind};

use super::pen::{Pen, silence};
use crate::facts::{BrokenPromise, Contacted, Means};
use crate::french::{date, enumerate, euros};
use crate::model::RichText;

/// What the client said at a contact, as the end of « …, vous nous avez … ».
fn answer(pen: &Pen, outcome: &Outcome) -> Option<String> {
    match outcome {
        Outcome::Promise { by, amount } => Some(pen.words(
            "annoncé un règlement de {sum} au plus tard le {day}",
            &[("sum", &euros(*amount)), ("day", &date(*by))],
        )),
        Outcome::Paid { .. } => Some("indiqué que le règlement était parti".to_owned()),
        Outcome::NotReceived => Some(pen.words("indiqué ne pas avoir reçu <la facture|les factures>", &[])),
        Outcome::Difficulty => Some("signalé une difficulté passagère".to_owned()),
        Outcome::Away { back_on } => {
            Some(pen.words("annoncé une absence jusqu’au {day}", &[("day", &date(*back_on))]))
        }
        Outcome::FundsAwaited { expected_on } => {
            Some(pen.words("indiqué attendre une rentrée d’argent le {day}", &[("day", &date(*expected_on))]))
        }
        Outcome::Dispute { .. } => Some("fait part d’une contestation".to_owned()),
        Outcome::WrongContact
        | Outcome::NoAnswer
        | Outcome::Refuses
        | Outcome::Insolvency { .. }
        | Outcome::OverIndebtedness { .. }
        | Outcome::BouncedCheque { .. }
        | Outcome::DefectiveCheque { .. }
        | Outcome::Pause { .. }
        | Outcome::Abandon
        | Outcome::PreferWriting => None,
    }
}

/// Whether the outcome tells of the creditor's own choice, not of a contact with the client.
fn is_own_choice(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Pause { .. } | Outcome::Abandon | Outcome::PreferWriting)
}

/// Whether nobody able to answer was reached.
fn is_missed(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::NoAnswer | Outcome::WrongContact)
}

fn took_place(contact: &Contacted) -> bool {
    !contact.outcome.as_ref().is_some_and(is_own_choice)
}

fn reached(contact: &Contacted) -> bool {
    took_place(contact) && !contact.outcome.as_ref().is_some_and(is_missed)
}

/// « avec Mme Le Goff », unless no one is named or the person is the client.
fn with_whom(pen: &Pen, interlocutor: &str) -> String {
    let name = interlocutor.trim();
    let is_client = name.eq_ignore_ascii_case(pen.facts.debtor.name.trim());
    if name.is_empty() || is_client { String::new() } else { format!(" avec {name}") }
}

/// The last conversation, or the attempts to have one, with the promises that
/// were not kept.
pub(super) fn talks_and_promises(pen: &Pen) -> Vec<RichText> {
    let spoken = |contact: &&Contacted| matches!(contact.how, Means::Call { .. } | Means::Meeting { .. });
    let talks: Vec<&Contacted> = pen.facts.history.iter().filter(spoken).collect();
    let talk = talks.iter().rev().find(|contact| reached(contact));
    let mut said = vec![talk.map_or_else(|| attempts(pen, &talks), |talk| conversation(pen, talk))];
    for promise in pen.facts.broken_promises() {
        let just_told = talk.is_some_and(|talk| talk.on == promise.made_on);
        said.push(if just_told { this_promise(pen, &promise) } else { broken_promise(pen, &promise) });
    }
    said
}

/// The day of the last conversation with someone able to answer.
pub(super) fn last_talk_on(pen: &Pen) -> Option<Day> {
    let spoken = |contact: &&Contacted| matches!(contact.how, Means::Call { .. } | Means::Meeting { .. });
    pen.facts.history.iter().filter(spoken).filter(|contact| reached(contact)).map(|contact| contact.on).max()
}

/// Whether a contact is a letter that asks to be paid: the answer to a dispute asks nothing.
fn is_demand(contact: &Contacted) -> bool {
    matches!(contact.how, Means::Letter(step) if step != StepKind::Dispute)
}

/// The day of the last letter posted.
pub(super) fn last_letter_on(pen: &Pen) -> Option<Day> {
    let posted = |contact: &&Contacted| is_demand(contact);
    pen.facts.history.iter().filter(posted).map(|contact| contact.on).max()
}

/// The promise that the sentence before tells of.
fn this_promise(pen: &Pen, promise: &BrokenPromise) -> RichText {
    if promise.received.is_zero() {
        return pen.say("Ce règlement ne [nous |m’]est pas parvenu.", &[]);
    }
    pen.say("[Nous n’en avons|Je n’en ai] reçu que {received}.", &[("received", &euros(promise.received))])
}

fn conversation(pen: &Pen, talk: &Contacted) -> RichText {
    let (place, name) = match &talk.how {
        Means::Call { interlocutor } => ("au téléphone", interlocutor.as_str()),
        Means::Meeting { interlocutor } => ("de vive voix", interlocutor.as_str()),
        Means::Email | Means::Letter(_) | Means::Reply => return silence(),
    };
    let said = talk.outcome.as_ref().and_then(|outcome| answer(pen, outcome));
    let (who, day) = (with_whom(pen, name), date(talk.on));
    match said {
        Some(said) if who.is_empty() => {
            let values = [("day", day.as_str()), ("place", place), ("said", said.as_str())];
            pen.say("Le {day}, {place}, vous [nous |m’]avez {said}.", &values)
        }
        Some(said) => {
            let values = [("day", day.as_str()), ("who", &who), ("place", place), ("said", &said)];
            pen.say("Le {day}, [nous avons|j’ai] parlé de <cette facture|ces factures> {place}{who}, qui [nous |m’]a {said}.", &values)
        }
        None => {
            let values = [("day", day.as_str()), ("who", who.as_str()), ("place", place)];
            pen.say(
                "Le {day}, [nous avons|j’ai] parlé de <cette facture|ces factures> {place}{who}.",
                &values,
            )
        }
    }
}

/// Calls that reached no one.
fn attempts(pen: &Pen, talks: &[&Contacted]) -> RichText {
    let missed = |contact: &&&Contacted| contact.outcome.as_ref().is_some_and(is_missed);
    let mut days: Vec<String> = talks.iter().filter(missed).map(|contact| date(contact.on)).collect();
    days.dedup();
    if days.is_empty() {
        return silence();
    }
    pen.say(
        "[Nous avons|J’ai] cherché à vous joindre par téléphone le {days}, sans y parvenir.",
        &[("days", &enumerate_days(&days))],
    )
}

/// « 6 juillet 2026 et le 8 juillet 2026 ».
fn enumerate_days(days: &[String]) -> String {
    enumerate(days).replace(", ", ", le ").replace(" et ", " et le ")
}

/// Promises whose day has passed, one sentence each.
pub(super) fn broken_promises(pen: &Pen) -> Vec<RichText> {
    pen.facts.broken_promises().iter().map(|promise| broken_promise(pen, promise)).collect()
}

fn broken_promise(pen: &Pen, promise: &BrokenPromise) -> RichText {
    let (sum, by, received) = (euros(promise.amount), date(promise.by), euros(promise.received));
    let values = [("sum", sum.as_str()), ("by", &by), ("received", &received)];
    if promise.received.is_zero() {
        pen.say("Le règlement de {sum} annoncé pour le {by} ne [nous est pas|m’est pas] parvenu.", &values)
    } else {
        pen.say("Sur les {sum} annoncés pour le {by}, [nous n’avons|je n’ai] reçu que {received}.", &values)
    }
}

/// The letters already posted: « Notre lettre du 8 juillet 2026 est restée sans règlement. »
pub(super) fn letters_without_effect(pen: &Pen) -> RichText {
    let sent: Vec<Day> =
        pen.facts.history.iter().filter(|contact| is_demand(contact)).map(|contact| contact.on).collect();
    let Some(first) = sent.first() else { return silence() };
    let paid = pen.facts.invoices.iter().flat_map(|invoice| invoice.payments.iter());
    let answered = paid.into_iter().any(|paid| paid.on >= *first);
    let days: Vec<String> = sent.iter().map(|day| date(*day)).collect();
    let days = enumerate_days(&days);
    let values = [("days", days.as_str())];
    match (sent.len() == 1, answered) {
        (true, false) => pen.say("[Notre|Ma] lettre du {days} est restée sans règlement.", &values),
        (true, true) => {
            pen.say("[Notre|Ma] lettre du {days} n’a été suivie que d’un règlement partiel.", &values)
        }
        (false, false) => pen.say("[Nos|Mes] lettres du {days} sont restées sans règlement.", &values),
        (false, true) => {
            pen.say("[Nos|Mes] lettres du {days} n’ont été suivies que d’un règlement partiel.", &values)
        }
    }
}

/// Whether a letter of that step was posted.
pub(super) fn was_sent(pen: &Pen, step: StepKind) -> bool {
    pen.facts.history.iter().any(|contact| contact.how == Means::Letter(step))
}

/// « À notre connaissance, aucune contestation ne nous a été adressée », only where the file notes
/// neither a dispute nor a refusal: a client who refuses may have said why.
pub(super) fn no_dispute(pen: &Pen) -> RichText {
    let refused = pen.facts.history.iter().any(|one| matches!(one.outcome, Some(Outcome::Refuses)));
    if pen.facts.was_disputed() || refused {
        return silence();
    }
    pen.say("À [notre|ma] connaissance, aucune contestation ne [nous a|m’a] été adressée.", &[])
}

/// One dated line for a contact, for the chronology of a formal notice.
pub(super) fn contact_line(pen: &Pen, contact: &Contacted) -> Option<String> {
    if !took_place(contact) {
        return None;
    }
    let missed = contact.outcome.as_ref().is_some_and(is_missed);
    let means = match &contact.how {
        Means::Call { .. } if contact.outcome == Some(Outcome::NoAnswer) => {
            "appel téléphonique resté sans réponse".to_owned()
        }
        Means::Call { .. } if missed => "appel téléphonique".to_owned(),
        Means::Call { interlocutor } => format!("entretien téléphonique{}", with_whom(pen, interlocutor)),
        Means::Meeting { .. } if missed => return None,
        Means::Meeting { interlocutor } => format!("rendez-vous{}", with_whom(pen, interlocutor)),
        Means::Email => pen.words("[notre|mon] courriel", &[]),
        Means::Letter(step) => letter_name(pen, *step),
        Means::Reply => "votre réponse".to_owned(),
    };
    let said = contact.outcome.as_ref().and_then(|outcome| noted(pen, outcome));
    match (said, &contact.how) {
        (Some(said), _) => Some(format!("{means}\u{a0}: {said}")),
        (None, Means::Reply) => None,
        (None, _) => Some(means),
    }
}

/// What the client said, or did, as a note: a noun, like the other lines of the chronology.
fn noted(pen: &Pen, outcome: &Outcome) -> Option<String> {
    match outcome {
        Outcome::Promise { by, amount } => Some(pen.words(
            if *by < pen.facts.written_on {
                "règlement de {sum} annoncé pour le {day} au plus tard"
            } else {
                "règlement de {sum} annoncé pour le {day} au plus tard, jour à venir"
            },
            &[("sum", &euros(*amount)), ("day", &date(*by))],
        )),
        Outcome::Paid { .. } => Some("règlement annoncé comme parti".to_owned()),
        Outcome::NotReceived => {
            Some(pen.words("<facture signalée comme non reçue|factures signalées comme non reçues>", &[]))
        }
        Outcome::Difficulty => Some("difficulté passagère signalée".to_owned()),
        Outcome::Away { back_on } => {
            Some(pen.words("absence annoncée jusqu’au {day}", &[("day", &date(*back_on))]))
        }
        Outcome::FundsAwaited { expected_on } => {
            Some(pen.words("rentrée d’argent annoncée pour le {day}", &[("day", &date(*expected_on))]))
        }
        Outcome::Dispute { .. } => Some("contestation de votre part".to_owned()),
        Outcome::BouncedCheque { presented_on } => {
            Some(pen.words("chèque présenté le {day}, revenu impayé", &[("day", &date(*presented_on))]))
        }
        Outcome::WrongContact
        | Outcome::NoAnswer
        | Outcome::Refuses
        | Outcome::Insolvency { .. }
        | Outcome::OverIndebtedness { .. }
        | Outcome::DefectiveCheque { .. }
        | Outcome::Pause { .. }
        | Outcome::Abandon
        | Outcome::PreferWriting => None,
    }
}

fn letter_name(pen: &Pen, step: StepKind) -> String {
    let name = if step.is_formal_notice() {
        "[notre|ma] mise en demeure"
    } else if step == StepKind::FirstLetter {
        "[notre|ma] première lettre"
    } else if step == StepKind::SecondLetter {
        "[notre|ma] deuxième lettre"
    } else if step == StepKind::Dispute {
        "[notre|ma] réponse à votre contestation"
    } else {
        "[notre|ma] lettre de relance"
    };
    pen.words(name, &[])
}
