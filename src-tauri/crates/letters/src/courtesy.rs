//! The courteous reminder before a due date (rappel courtois): when, how much, which account, and a
//! way to say that the invoice was lost. It asks for nothing that is not yet owed.

use dument_domain::{Client, Company, Day, Money};

use crate::confirmation::{Email, address_of, mail_signature};
use crate::french::{date, enumerate, euros, iban, weekday_and_date};

/// What the reminder says.
#[derive(Clone, Debug)]
pub struct CourtesyFacts {
    /// Who writes.
    pub creditor: Company,
    /// To whom.
    pub debtor: Client,
    /// The invoices that fall due: number, day, what is left to pay.
    pub invoices: Vec<(String, Day, Money)>,
}

/// The e-mail, to review and send with one's own mail program; none without an invoice.
#[must_use]
pub fn courtesy(facts: &CourtesyFacts) -> Option<Email> {
    let (_, first, _) = facts.invoices.first()?;
    let several = facts.invoices.len() > 1;
    let numbers: Vec<String> = facts.invoices.iter().map(|(number, ..)| number.clone()).collect();
    let each = facts.invoices.iter().map(|(number, due, sum)| {
        format!("facture {number} de {}, à régler pour le {}", euros(*sum), weekday_and_date(*due))
    });
    let what = each.collect::<Vec<_>>().join("\u{202f};\n");
    let mut pay = "Un virement suffit, avec le numéro de la facture".to_owned();
    if !facts.creditor.iban.trim().is_empty() {
        pay = format!("{pay}\u{a0}: IBAN {}", iban(&facts.creditor.iban));
    }
    let paragraphs = [
        "Bonjour,".to_owned(),
        format!("Un simple mot avant l’échéance\u{a0}: {what}."),
        format!("{pay}."),
        "S’il vous manque un document, ou si quelque chose ne convient pas, répondez-moi\u{a0}: nous le verrons ensemble. Si le règlement est déjà parti, merci, et ne tenez pas compte de ce message.".to_owned(),
        mail_signature(&facts.creditor),
    ];
    let bare = if several { "Factures" } else { "Facture" };
    Some(Email {
        to: address_of(&facts.debtor, ""),
        subject: format!("{bare} {}\u{a0}: échéance le {}", enumerate(&numbers), date(*first)),
        body: paragraphs.join("\n\n"),
    })
}
