//! What to say on the telephone, filled in with names and dates.
//!
//! The debt is never stated to anyone but the person who settles invoices, and
//! a message left says neither a sum nor a word of debt.

use dument_domain::{Client, Company, Day};

use crate::french::{date, enumerate, in_sentence};

/// An invoice as the call names it.
#[derive(Clone, Debug)]
pub struct CalledInvoice {
    /// Its number as printed.
    pub number: String,
    /// Day of issue.
    pub issued_on: Day,
    /// Its due date.
    pub due_on: Day,
    /// What was done; may be empty.
    pub work: String,
}

/// What a call is about.
#[derive(Clone, Debug)]
pub struct CallFacts {
    /// The user's own company.
    pub company: Company,
    /// The client called.
    pub client: Client,
    /// Who to ask for; empty when not known.
    pub contact: String,
    /// The late invoices, oldest due first.
    pub invoices: Vec<CalledInvoice>,
    /// The day of the call.
    pub today: Day,
}

/// A call, ready to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallScript {
    /// What to say, paragraph by paragraph.
    pub paragraphs: Vec<String>,
    /// The message to leave.
    pub voicemail: String,
    /// Objections and what one can answer.
    pub objections: Vec<(String, String)>,
    /// What to check during the call.
    pub checks: Vec<String>,
}

/// The script of a call, and what to check while making it.
#[must_use]
pub fn call_script(facts: &CallFacts) -> CallScript {
    let caller = match facts.company.signatory.trim() {
        "" => facts.company.name.clone(),
        name => format!("{name}, de {}", facts.company.name),
    };
    CallScript {
        paragraphs: vec![opening(facts, &caller), subject(facts), closing(facts)],
        voicemail: voicemail(facts, &caller),
        objections: objections(facts),
        checks: [
            "La facture est bien arrivée, à la bonne adresse",
            "Je parle à la personne qui décide du paiement",
            "Je comprends la cause : oubli, difficulté, désaccord, banque",
            "Une date de paiement est convenue",
        ]
        .map(str::to_owned)
        .to_vec(),
    }
}

fn opening(facts: &CallFacts, caller: &str) -> String {
    if facts.contact.trim().is_empty() {
        format!("Bonjour, {caller}. Pourrais-je parler à la personne qui s’occupe des règlements ?")
    } else {
        format!("Bonjour, {caller}. Pourrais-je parler à {} ?", facts.contact.trim())
    }
}

fn subject(facts: &CallFacts) -> String {
    let Some(first) = facts.invoices.first() else { return String::new() };
    if facts.invoices.len() == 1 {
        let work = if first.work.trim().is_empty() {
            String::new()
        } else {
            format!(", pour {}", in_sentence(&first.work))
        };
        return format!(
            "Merci. C’est au sujet de notre facture {} du {}{work}. L’avez-vous bien reçue ? Elle était prévue pour le {} et je ne vois pas encore le règlement. Y a-t-il un souci, avec les travaux ou avec le paiement ?",
            first.number,
            date(first.issued_on),
            date(first.due_on)
        );
    }
    let numbers: Vec<String> = facts.invoices.iter().map(|invoice| invoice.number.clone()).collect();
    format!(
        "Merci. C’est au sujet de nos factures {}. Les avez-vous bien reçues ? La plus ancienne était prévue pour le {} et je ne vois pas encore les règlements. Y a-t-il un souci, avec les travaux ou avec le paiement ?",
        enumerate(&numbers),
        date(first.due_on)
    )
}

fn closing(facts: &CallFacts) -> String {
    let paper = if facts.client.email.trim().is_empty() { "par écrit" } else { "par e-mail" };
    format!("Quel jour puis-je compter sur le virement ? Je vous le confirme {paper} tout de suite.")
}

fn voicemail(facts: &CallFacts, caller: &str) -> String {
    match facts.company.phone.trim() {
        "" => format!("Bonjour, {caller}. Pouvez-vous me rappeler ? Merci."),
        phone => format!("Bonjour, {caller}. Pouvez-vous me rappeler au {phone} ? Merci."),
    }
}

fn objections(facts: &CallFacts) -> Vec<(String, String)> {
    let resend = if facts.client.email.trim().is_empty() {
        "Je vous la renvoie aujourd’hui ; à quelle adresse ?".to_owned()
    } else {
        format!("Je vous la renvoie à l’instant à {}. Je vous rappelle dans trois jours.", facts.client.email.trim())
    };
    vec![
        ("Je ne l’ai pas reçue".to_owned(), resend),
        (
            "C’est parti, vous allez le recevoir".to_owned(),
            "Merci. Quel jour, et par quel moyen ? Je regarde mon compte et je vous confirme.".to_owned(),
        ),
        (
            "Je ne peux pas en ce moment".to_owned(),
            "Je comprends. Que pouvez-vous régler cette semaine, et à quelles dates le reste ? On le met par écrit tous les deux.".to_owned(),
        ),
        (
            "Les travaux ne vont pas".to_owned(),
            "Dites-moi ce qui ne va pas, je le note. Je viens voir, et la partie qui va bien peut être réglée dès maintenant.".to_owned(),
        ),
        (
            "Voyez avec la comptabilité".to_owned(),
            "Bien sûr. À qui dois-je parler, et à quel numéro ?".to_owned(),
        ),
    ]
}
