//! The call, filled in: what to say, what to check, what to answer. The debt
//! is never stated before the right person is on the line, nor on a machine.

use dument_domain::{Company, Day, DebtorNature, Money};

use crate::facts::BrokenPromise;
use crate::french::{date, enumerate, euros, in_sentence, weekday_and_date};

/// What a call is about.
#[derive(Clone, Debug)]
pub struct CallFacts {
    /// The user's own company.
    pub creditor: Company,
    /// Who calls, as said on the telephone; empty: the person who signs.
    pub caller: String,
    /// Name of the client.
    pub debtor: String,
    /// Nature of the debtor: a private person is asked for by name.
    pub nature: DebtorNature,
    /// The person to ask for, if known.
    pub interlocutor: Option<String>,
    /// The day of the call.
    pub on: Day,
    /// Invoices late on that day, oldest due first.
    pub invoices: Vec<CallInvoice>,
    /// The last promise that was not kept.
    pub broken_promise: Option<BrokenPromise>,
}

/// A late invoice as a call speaks of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallInvoice {
    /// Its number.
    pub number: String,
    /// Day of issue.
    pub issued_on: Day,
    /// Its due date.
    pub due_on: Day,
    /// Nature of the work; may be empty.
    pub work: String,
    /// Principal left to pay: interest and indemnity are never spoken of on a call.
    pub outstanding: Money,
}

/// What the screen of a call shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallScript {
    /// To whoever answers: no word of debt.
    pub opening: String,
    /// To the right person, then silence.
    pub body: String,
    /// To end with a date.
    pub closing: String,
    /// On an answering machine: no sum, no word of debt.
    pub voicemail: String,
    /// What is often answered, with what to say then.
    pub objections: Vec<Reply>,
    /// What to know before hanging up.
    pub checks: Vec<String>,
}

/// An answer of the client, and what to say to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// What the client says.
    pub objection: String,
    /// What to answer.
    pub answer: String,
}

/// The script of a call.
#[must_use]
pub fn call_script(facts: &CallFacts) -> CallScript {
    CallScript {
        opening: opening(facts),
        body: body(facts),
        closing: "Quel jour puis-je compter sur le virement ? Je vous le confirme par écrit tout de suite."
            .to_owned(),
        voicemail: voicemail(facts),
        objections: objections(facts),
        checks: checks(facts),
    }
}

/// « Yann Kerbrat, de Kerbrat Plomberie », once if both are one name.
fn introduction(facts: &CallFacts) -> String {
    let company = facts.creditor.name.trim();
    let caller = Some(facts.caller.trim()).filter(|name| !name.is_empty());
    let caller = caller.unwrap_or(facts.creditor.signatory.trim());
    match caller {
        "" => company.to_owned(),
        same if same.eq_ignore_ascii_case(company) => same.to_owned(),
        caller => format!("{caller}, de {company}"),
    }
}

fn opening(facts: &CallFacts) -> String {
    let me = introduction(facts);
    let asked = facts.interlocutor.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let whom = match (asked, facts.nature) {
        (Some(name), _) => format!("à {name}"),
        (None, DebtorNature::Consumer) => format!("à {}", facts.debtor.trim()),
        (None, DebtorNature::Business | DebtorNature::NonProfessional | DebtorNature::PublicBuyer) => {
            "à la personne qui s’occupe des règlements".to_owned()
        }
    };
    format!("Bonjour, {me}. Pourrais-je parler {whom} ?")
}

fn body(facts: &CallFacts) -> String {
    let promised = facts.broken_promise.map_or_else(String::new, |promise| {
        let day = date(promise.made_on);
        if promise.received.is_zero() {
            format!(
                " Le {day}, nous avions parlé d’un règlement pour le {}, que je ne vois pas arriver.",
                date(promise.by)
            )
        } else {
            format!(
                " Le {day}, nous avions parlé de {} ; j’en ai reçu {}.",
                euros(promise.amount),
                euros(promise.received)
            )
        }
    });
    let question = "Y a-t-il un souci, avec les travaux ou avec le paiement ?";
    let singular = facts.creditor.writes_in_singular();
    if let [only] = facts.invoices.as_slice() {
        let work = in_sentence(&only.work);
        let work =
            if work.is_empty() { String::new() } else { format!(", pour les travaux suivants : {work}") };
        return format!(
            "Merci. C’est au sujet de {} facture n° {} du {}{work}. L’avez-vous bien reçue ? Elle était prévue pour \
             le {} et je ne vois pas encore le règlement de {}.{promised} {question}",
            if singular { "ma" } else { "notre" },
            only.number,
            date(only.issued_on),
            date(only.due_on),
            euros(only.outstanding),
        );
    }
    let named: Vec<String> = facts
        .invoices
        .iter()
        .map(|one| format!("la n° {}, prévue pour le {}", one.number, date(one.due_on)))
        .collect();
    let total: Money = facts.invoices.iter().map(|one| one.outstanding).sum();
    format!(
        "Merci. C’est au sujet de {} de {} factures : {}. Les avez-vous bien reçues ? Je ne vois pas encore leur \
         règlement, {} en tout.{promised} {question}",
        facts.invoices.len(),
        if singular { "mes" } else { "nos" },
        enumerate(&named),
        euros(total),
    )
}

fn voicemail(facts: &CallFacts) -> String {
    let phone = facts.creditor.phone.trim();
    let back = if phone.is_empty() {
        "Pouvez-vous me rappeler".to_owned()
    } else {
        format!("Pouvez-vous me rappeler au {phone}")
    };
    format!("Bonjour, {}. {back} ? Merci.", introduction(facts))
}

fn objections(facts: &CallFacts) -> Vec<Reply> {
    let reply = |objection: &str, answer: String| Reply { objection: objection.to_owned(), answer };
    let check_on = facts.on.plus_days(5).working_day_from(facts.creditor.region);
    let resend = facts.on.plus_working_days(3, facts.creditor.region);
    let hard = match facts.nature {
        DebtorNature::Consumer | DebtorNature::NonProfessional => {
            "Merci de me le dire. Combien pouvez-vous régler maintenant, et à quelles dates le reste ? Je vous l’écris, \
             sans frais."
        }
        DebtorNature::Business | DebtorNature::PublicBuyer => {
            "Merci de me le dire. Combien pouvez-vous régler maintenant, et à quelles dates le reste ? Je vous envoie \
             un calendrier à signer."
        }
    };
    let mut replies = vec![
        reply(
            "« Je n’ai pas reçu la facture. »",
            format!(
                "Je vous la renvoie à l’instant : à quelle adresse ? Je vous rappelle {} pour convenir du jour.",
                weekday_and_date(resend)
            ),
        ),
        reply(
            "« C’est payé. »",
            format!(
                "Parfait, merci. À quelle date, et depuis quel compte ? Je regarde ma banque jusqu’au {} et je vous \
                 confirme.",
                weekday_and_date(check_on)
            ),
        ),
        reply("« Les travaux ne me conviennent pas. »", DISPUTE.to_owned()),
        reply("« Je ne peux pas en ce moment. »", hard.to_owned()),
        reply(
            "« Ce n’est pas moi qui m’en occupe. »",
            "Qui puis-je joindre, et à quel numéro ? Je ne vous dérange pas davantage.".to_owned(),
        ),
        reply("« Je vous rappelle. »", "Volontiers. Disons quel jour, et à quelle heure ?".to_owned()),
    ];
    if facts.nature == DebtorNature::PublicBuyer {
        let answer = "Est-elle bien arrivée sur Chorus Pro, et dans quel état ? S’il manque une pièce, je vous l’envoie \
                      aujourd’hui.";
        replies.push(reply("« Le mandat n’est pas passé. »", answer.to_owned()));
    }
    replies
}

const DISPUTE: &str = "Dites-moi précisément ce qui ne va pas, je note. Je viens voir ou je vous réponds par écrit. Et \
                       la part qui ne pose pas question, quand puis-je y compter ?";

fn checks(facts: &CallFacts) -> Vec<String> {
    let one = facts.invoices.len() == 1;
    let received = if one { "La facture est bien arrivée." } else { "Les factures sont bien arrivées." };
    [
        "C’est la bonne personne : celle qui décide ou qui paie.",
        received,
        "La cause du retard est comprise, et notée avec ses mots.",
        "Une date et une somme sont convenues, et seront confirmées par écrit.",
        "Rien n’a été dit de la facture à quelqu’un d’autre.",
    ]
    .map(str::to_owned)
    .to_vec()
}
