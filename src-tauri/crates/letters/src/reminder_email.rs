//! The reminder by e-mail, a step of some scenarios: the facts, the invoice attached again, one
//! question. It states once what the law adds for a firm, and asks a private person for nothing
//! but the principal.

use dument_domain::case::Tone;
use dument_domain::{Client, Company, Day, DebtorNature, Money};

use crate::call::CallInvoice;
use crate::confirmation::{Email, address_of, mail_signature};
use crate::french::{date, enumerate, euros, iban, in_sentence};
use crate::typography::french;

/// What the reminder is about.
#[derive(Clone, Debug)]
pub struct ReminderFacts {
    /// The user's own company.
    pub creditor: Company,
    /// The client.
    pub debtor: Client,
    /// Its nature in force: decides what may be stated.
    pub nature: DebtorNature,
    /// Who it is written to; empty when nobody is known.
    pub person: String,
    /// Invoices late on that day, oldest due first.
    pub invoices: Vec<CallInvoice>,
    /// The last day the client was spoken to.
    pub spoken_on: Option<Day>,
    /// In which voice.
    pub tone: Tone,
    /// Interest run so far, where it is known and was not given up; stated, not asked.
    pub interest: Money,
    /// Indemnities owed so far; stated, not asked.
    pub indemnity: Money,
}

/// The reminder, to review and send with one's own mail program.
#[must_use]
pub fn reminder_email(facts: &ReminderFacts) -> Email {
    let paragraphs = [
        "Bonjour,".to_owned(),
        state(facts),
        additions(facts),
        question(facts),
        account_in_mail(facts),
        "Si le règlement vient de partir, merci de ne pas tenir compte de ce message. Si quelque chose ne va pas, avec les \
         travaux ou avec la facture, dites-le-moi par retour."
            .to_owned(),
        mail_signature(&facts.creditor),
    ];
    let kept: Vec<String> = paragraphs.into_iter().filter(|text| !text.is_empty()).collect();
    Email {
        to: address_of(&facts.debtor, &facts.person),
        subject: french(&subject(facts)),
        body: kept.iter().map(|text| french_lines(text)).collect::<Vec<_>>().join("\n\n"),
    }
}

/// Typography line by line: the lines of a list and of a signature stay lines.
fn french_lines(text: &str) -> String {
    text.lines().map(french).collect::<Vec<_>>().join("\n")
}

fn subject(facts: &ReminderFacts) -> String {
    match facts.invoices.as_slice() {
        [only] => format!("Facture {} du {} : règlement attendu", only.number, date(only.issued_on)),
        several => {
            let numbers: Vec<String> = several.iter().map(|one| one.number.clone()).collect();
            format!("Factures {} : règlement attendu", enumerate(&numbers))
        }
    }
}

fn state(facts: &ReminderFacts) -> String {
    let since = facts.spoken_on.map(|on| format!("Suite à notre échange du {}, je", date(on)));
    let lead = match (since, facts.tone) {
        (Some(since), Tone::Courteous) => format!("{since} me permets de revenir vers vous. "),
        (Some(since), Tone::Usual | Tone::Firm) => format!("{since} reviens vers vous. "),
        (None, Tone::Courteous) => "C’est peut-être un simple oubli. ".to_owned(),
        (None, Tone::Usual | Tone::Firm) => String::new(),
    };
    let (our, ours) = if facts.creditor.writes_in_singular() { ("Ma", "Mes") } else { ("Notre", "Nos") };
    match facts.invoices.as_slice() {
        [only] => {
            let work = in_sentence(&only.work);
            let work = if work.is_empty() { String::new() } else { format!(" ({work})") };
            format!(
                "{lead}{our} facture n° {} du {}{work} était à régler le {}. Il reste {} à payer. Vous la trouverez en \
                 pièce jointe.",
                only.number,
                date(only.issued_on),
                date(only.due_on),
                euros(only.outstanding)
            )
        }
        several => {
            let lines: Vec<String> = several.iter().map(line).collect();
            let total: Money = several.iter().map(|one| one.outstanding).sum();
            format!(
                "{lead}{ours} factures suivantes, jointes à ce message, restent à régler, {} en tout :\n{}",
                euros(total),
                lines.join("\n")
            )
        }
    }
}

fn line(one: &CallInvoice) -> String {
    format!(
        "- n° {} du {}, à régler le {} : {}",
        one.number,
        date(one.issued_on),
        date(one.due_on),
        euros(one.outstanding)
    )
}

/// What the law adds between firms and for a public buyer (C. com. L441-10 II, D441-5; CCP
/// L2192-13, D2192-35): stated as what may be asked. Nothing is added for a private person.
fn additions(facts: &ReminderFacts) -> String {
    let (interest_name, articles) = match facts.nature {
        DebtorNature::Business => {
            ("les pénalités de retard", "articles L441-10 II et D441-5 du code de commerce")
        }
        DebtorNature::PublicBuyer => {
            ("les intérêts moratoires", "articles L2192-13 et D2192-35 du code de la commande publique")
        }
        DebtorNature::Consumer | DebtorNature::NonProfessional => return String::new(),
    };
    let named =
        |sum: Money, what: &str| sum.is_positive().then(|| format!("{what} ({} à ce jour)", euros(sum)));
    let parts: Vec<String> = [
        named(facts.interest, interest_name),
        named(facts.indemnity, "l’indemnité forfaitaire de recouvrement"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        return String::new();
    }
    format!("À cette somme s’ajoutent de plein droit {} : {articles}.", enumerate(&parts))
}

fn question(facts: &ReminderFacts) -> String {
    let text = match facts.tone {
        Tone::Courteous => "Pourriez-vous me dire quel jour le règlement pourra partir ?",
        Tone::Usual => "Quel jour puis-je compter sur votre règlement ?",
        Tone::Firm => "Merci de régler sans attendre et de me confirmer par retour le jour du virement.",
    };
    text.to_owned()
}

fn account_in_mail(facts: &ReminderFacts) -> String {
    let number = facts.creditor.iban.trim();
    if number.is_empty() { String::new() } else { format!("Compte à créditer : IBAN {}.", iban(number)) }
}
