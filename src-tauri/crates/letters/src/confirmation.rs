//! The e-mail that confirms a call: it gives weight to what was said.
//!
//! Notes are a memo for oneself (C. civ. 1363); what is written to the client
//! at once, and not denied, counts for more.

use dument_domain::case::Outcome;
use dument_domain::{Client, Company, Day};

use crate::call::Conversation;
use crate::creditor::heading;
use crate::french::{date, enumerate, euros, iban, phone, weekday_and_date};

/// What was said, and about what.
#[derive(Clone, Debug)]
pub struct ConfirmationFacts {
    /// The user's own company.
    pub creditor: Company,
    /// The client.
    pub debtor: Client,
    /// Numbers of the invoices spoken of.
    pub invoices: Vec<String>,
    /// The day of the call.
    pub on: Day,
    /// Who was on the line; empty when not noted.
    pub interlocutor: String,
    /// How the call ended.
    pub outcome: Outcome,
    /// On the telephone or face to face.
    pub conversation: Conversation,
}

/// How the conversation is called.
struct Spoken {
    long: &'static str,
    short: &'static str,
}

impl Spoken {
    const fn of(conversation: Conversation) -> Spoken {
        match conversation {
            Conversation::Telephone => Spoken { long: "entretien téléphonique", short: "appel" },
            Conversation::Meeting => Spoken { long: "rendez-vous", short: "rendez-vous" },
        }
    }
}

/// An e-mail to review and send with one's own mail program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email {
    /// Address of the client; empty when not known.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
}

/// The e-mail that confirms a call, for the outcomes worth confirming.
#[must_use]
pub fn confirmation(facts: &ConfirmationFacts) -> Option<Email> {
    let several = facts.invoices.len() > 1;
    let said = said(&facts.outcome, several)?;
    let numbers = enumerate(&facts.invoices);
    let spoken = Spoken::of(facts.conversation);
    let [mine, ours, account] = if facts.creditor.writes_in_singular() {
        ["ma facture", "mes factures", "mon compte"]
    } else {
        ["notre facture", "nos factures", "notre compte"]
    };
    let which = format!("{} {numbers}", if several { ours } else { mine });
    let bare = format!("{} {numbers}", if several { "factures" } else { "facture" });
    let who = match facts.interlocutor.trim() {
        "" => String::new(),
        name => format!(" avec {name}"),
    };
    let mut paragraphs = vec![
        "Bonjour,".to_owned(),
        format!("Suite à notre {} du {}{who}, au sujet de {which} :", spoken.long, date(facts.on)),
        said,
    ];
    if !facts.creditor.iban.trim().is_empty() {
        paragraphs.push(format!("Pour mémoire, {account} : IBAN {}.", iban(&facts.creditor.iban)));
    }
    paragraphs.push("Si j’ai mal compris quelque chose, merci de me le dire par retour.".to_owned());
    paragraphs.push(mail_signature(&facts.creditor));
    Some(Email {
        to: address_of(&facts.debtor, &facts.interlocutor),
        subject: format!("Suite à notre {} du {} : {}", spoken.short, date(facts.on), bare),
        body: paragraphs.join("\n\n"),
    })
}

/// Whether what was said is worth confirming in writing.
#[must_use]
pub fn is_confirmed(outcome: &Outcome) -> bool {
    said(outcome, false).is_some()
}

fn said(outcome: &Outcome, several: bool) -> Option<String> {
    match outcome {
        Outcome::Promise { by, amount } => Some(format!(
            "je vous confirme que vous réglerez {} au plus tard le {}.",
            euros(*amount),
            weekday_and_date(*by)
        )),
        Outcome::Paid { .. } => Some(
            "vous m’avez dit que le règlement était parti. Je regarde mon compte ces prochains jours et je reviens vers vous s’il n’est pas arrivé ; la référence et la date du virement m’aideraient.".to_owned(),
        ),
        Outcome::NotReceived => Some(
            if several {
                "vous ne les aviez pas reçues : les voici en pièces jointes. Merci de me confirmer qu’elles vous sont bien parvenues et de me donner la date du règlement."
            } else {
                "vous ne l’aviez pas reçue : la voici en pièce jointe. Merci de me confirmer qu’elle vous est bien parvenue et de me donner la date du règlement."
            }
            .to_owned(),
        ),
        Outcome::Difficulty => Some(
            "vous traversez une difficulté passagère. Proposez-moi, cette semaine, des dates et des montants précis : si nous tombons d’accord, nous l’écrirons et le signerons tous les deux.".to_owned(),
        ),
        Outcome::Dispute { reason, amount } => {
            let these = if several { "ces factures" } else { "cette facture" };
            let what = amount.map_or(these.to_owned(), |part| {
                let in_all = if several { " en tout" } else { "" };
                format!("{these} à hauteur de {}{in_all}", euros(part))
            });
            let rest = match amount {
                Some(_) => " La part que vous ne contestez pas reste à régler à sa date.",
                None => "",
            };
            let reason = match reason.trim().trim_end_matches('.') {
                "" => format!("vous contestez {what}."),
                words => format!("vous contestez {what} pour la raison suivante : {words}."),
            };
            Some(format!(
                "{reason} Merci de me l’écrire en détail, avec vos photos ou documents s’il y en a : je vous réponds sous quinze jours.{rest}"
            ))
        }
        Outcome::Refuses => Some(
            "vous m’avez dit ne pas vouloir régler. Si une raison m’échappe, écrivez-la-moi ; sinon je vous enverrai un courrier.".to_owned(),
        ),
        Outcome::Away { back_on } => Some(format!(
            "la personne qui s’occupe du règlement sera de retour le {}. Je la rappellerai ; si quelqu’un peut s’en charger avant, merci de me le dire.",
            weekday_and_date(*back_on)
        )),
        Outcome::FundsAwaited { expected_on } => Some(format!(
            "vous attendez une rentrée d’argent le {}. Je compte sur votre règlement à ce moment-là et vous rappelle aussitôt après.",
            weekday_and_date(*expected_on)
        )),
        Outcome::DefectiveCheque { replace_by } => Some(format!(
            "votre chèque ne pouvant pas être encaissé, vous m’en remettrez un autre, daté et signé, au plus tard le {}.",
            weekday_and_date(*replace_by)
        )),
        Outcome::WrongContact
        | Outcome::NoAnswer
        | Outcome::Insolvency { .. }
        | Outcome::OverIndebtedness { .. }
        | Outcome::BouncedCheque { .. }
        | Outcome::Pause { .. }
        | Outcome::Abandon
        | Outcome::PreferWriting => None,
    }
}

/// The address of the person spoken to, otherwise the client's.
pub(crate) fn address_of(debtor: &Client, person: &str) -> String {
    let named = debtor
        .contacts
        .iter()
        .find(|contact| !contact.email.trim().is_empty() && contact.name.trim() == person.trim());
    let address = named.map_or(&debtor.email, |contact| &contact.email);
    address.lines().next().unwrap_or_default().trim().to_owned()
}

/// Who writes: name, company, telephone, each once.
pub(crate) fn mail_signature(creditor: &Company) -> String {
    let named = if creditor.writes_in_singular() {
        heading(creditor)
    } else {
        format!("{}\n{}", creditor.signatory.trim(), creditor.name.trim())
    };
    let number = phone(&creditor.phone);
    let mut kept: Vec<&str> = named.lines().chain([number.as_str()]).collect();
    kept.retain(|line| !line.is_empty());
    kept.dedup();
    format!("Bien à vous,\n{}", kept.join("\n"))
}
