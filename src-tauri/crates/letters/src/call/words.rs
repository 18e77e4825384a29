//! The sentences that open a call: to whoever answers, to the right person, to a machine.

use dument_domain::case::Tone;
use dument_domain::{DebtorNature, Money};

use super::{CallFacts, CallInvoice, Conversation, Receipt, Told};
use crate::french::{date, enumerate, euros, in_sentence, month_and_year, phone};

/// How many invoices are named by voice before they are counted.
const NAMED: usize = 3;

/// « Yann Kerbrat, de Kerbrat Plomberie », once if both are one name.
pub(super) fn introduction(facts: &CallFacts) -> String {
    let company = facts.creditor.name.trim();
    let caller = Some(facts.caller.trim()).filter(|name| !name.is_empty());
    let caller = caller.unwrap_or(facts.creditor.signatory.trim());
    match caller {
        "" => company.to_owned(),
        same if same.eq_ignore_ascii_case(company) => same.to_owned(),
        caller => format!("{caller}, de {company}"),
    }
}

/// To whoever answers or opens the door: no word of debt.
pub(super) fn opening(facts: &CallFacts) -> String {
    let me = introduction(facts);
    let asked = facts.interlocutor.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let whom = match (asked, facts.nature) {
        (Some(name), _) => name.to_owned(),
        (None, DebtorNature::Consumer) => facts.debtor.trim().to_owned(),
        (None, DebtorNature::Business | DebtorNature::NonProfessional | DebtorNature::PublicBuyer) => {
            "la personne qui s’occupe des règlements".to_owned()
        }
    };
    match facts.conversation {
        Conversation::Telephone => format!("Bonjour, {me}. Pourrais-je parler à {whom} ?"),
        Conversation::Meeting => format!("Bonjour, {me}. J’ai rendez-vous avec {whom}."),
    }
}

/// To the right person, then silence.
pub(super) fn body(facts: &CallFacts) -> String {
    let thanks = match facts.conversation {
        Conversation::Telephone => "Merci.",
        Conversation::Meeting => "Merci de me recevoir.",
    };
    let question = match facts.tone {
        Tone::Courteous | Tone::Usual => "Y a-t-il un souci, avec les travaux ou avec le paiement ?",
        Tone::Firm => "Qu’est-ce qui bloque, et quel jour est-ce réglé ?",
    };
    let (subject, state) = match facts.invoices.as_slice() {
        [only] => about_one(facts, only),
        several => about_several(facts, several),
    };
    [thanks.to_owned(), subject, state, promised(facts), question.to_owned()]
        .into_iter()
        .filter(|sentence| !sentence.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn about_one(facts: &CallFacts, only: &CallInvoice) -> (String, String) {
    let our = if facts.creditor.writes_in_singular() { "ma" } else { "notre" };
    let work = in_sentence(&only.work);
    let work = if work.is_empty() { String::new() } else { format!(", pour les travaux suivants : {work}") };
    let (issued, due) = (date(only.issued_on), date(only.due_on));
    let subject = format!(
        "C’est au sujet de {our} facture n° {} du {issued}{work}.{}",
        only.number,
        received(facts, "L’avez-vous bien reçue ?", "Je vous l’ai renvoyée")
    );
    let sum = euros(only.outstanding);
    let state = match facts.tone {
        Tone::Courteous => format!(
            "Elle était prévue pour le {due}, c’est peut-être un simple oubli : je ne vois pas encore le règlement de \
             {sum}."
        ),
        Tone::Usual => {
            format!("Elle était prévue pour le {due} et je ne vois pas encore le règlement de {sum}.")
        }
        Tone::Firm => {
            let ago = match only.due_on.days_until(facts.on) {
                1 => "hier".to_owned(),
                days => format!("il y a {days} jours"),
            };
            format!("Elle était à régler le {due}, {ago}, et il manque toujours {sum}.")
        }
    };
    (subject, state)
}

fn about_several(facts: &CallFacts, several: &[CallInvoice]) -> (String, String) {
    let our = if facts.creditor.writes_in_singular() { "mes" } else { "nos" };
    let total = euros(several.iter().map(|one| one.outstanding).sum::<Money>());
    let subject = format!(
        "C’est au sujet de {} de {our} factures{}.{}",
        several.len(),
        named(several),
        received(facts, "Les avez-vous bien reçues ?", "Je vous les ai renvoyées")
    );
    let state = match facts.tone {
        Tone::Courteous => format!(
            "C’est peut-être un simple oubli : je ne vois pas encore leur règlement, {total} en tout."
        ),
        Tone::Usual => format!("Je ne vois pas encore leur règlement, {total} en tout."),
        Tone::Firm => format!("Leur date est passée et il manque toujours {total} en tout."),
    };
    (subject, state)
}

/// Each with its number and its day; of many, from when to when they were due: nobody listens to
/// twenty numbers.
fn named(several: &[CallInvoice]) -> String {
    let months: Vec<String> = several.iter().map(|one| month_and_year(one.due_on)).collect();
    match months.as_slice() {
        [first, .., last] if several.len() > NAMED && first == last => format!(", prévues en {first}"),
        [first, .., last] if several.len() > NAMED => format!(", prévues entre {first} et {last}"),
        _ => {
            let each = several
                .iter()
                .map(|one| format!("la n° {}, prévue pour le {}", one.number, date(one.due_on)));
            format!(" : {}", enumerate(&each.collect::<Vec<_>>()))
        }
    }
}

/// Whether the invoices came: asked once, never of who has them.
fn received(facts: &CallFacts, question: &str, sent_again: &str) -> String {
    match facts.receipt {
        Receipt::ToAsk => format!(" {question}"),
        Receipt::SentAgain { on } => format!(" {sent_again} le {}.", date(on)),
        Receipt::Known => String::new(),
    }
}

/// « de la n° F-12 », where the call is about others too.
fn of_which(numbers: &[String]) -> String {
    match numbers {
        [] => String::new(),
        [only] => format!(" de la n° {only}"),
        many if many.len() > NAMED => format!(" de {} d’entre elles", many.len()),
        several => format!(" des n° {}", enumerate(several)),
    }
}

/// What the client said last, taken up as a fact: that it paid, a promise not kept, a day to come.
fn promised(facts: &CallFacts) -> String {
    if let Some(before) = &facts.told {
        let which = of_which(&before.numbers);
        return match before.told {
            Told::Paid { on } => {
                format!("Vous me disiez le {} que le règlement{which} était parti.", date(on))
            }
            Told::ComingPromise { on, by } => {
                format!("Le {}, nous avions parlé d’un règlement{which} pour le {}.", date(on), date(by))
            }
        };
    }
    let Some(promise) = facts.broken_promise else { return String::new() };
    let day = date(promise.made_on);
    let which = of_which(&facts.promised);
    if promise.received.is_zero() {
        let by = date(promise.by);
        format!("Le {day}, nous avions parlé d’un règlement{which} pour le {by}, que je ne vois pas arriver.")
    } else {
        let (agreed, received) = (euros(promise.amount), euros(promise.received));
        let which = if which.is_empty() { which } else { format!(", pour le règlement{which}") };
        format!("Le {day}, nous avions parlé de {agreed}{which} ; j’en ai reçu {received}.")
    }
}

/// On a machine, or left with whoever is there: a name, a number, nothing else.
pub(super) fn voicemail(facts: &CallFacts) -> String {
    let phone = phone(&facts.creditor.phone);
    let back = if phone.is_empty() {
        "Pouvez-vous me rappeler".to_owned()
    } else {
        format!("Pouvez-vous me rappeler au {phone}")
    };
    format!("Bonjour, {}. {back} ? Merci.", introduction(facts))
}
