//! Paragraphs that every letter shares: how to pay, whom to talk to, how to end.

use dument_domain::{DebtorNature, iban_key_is_right};

use super::envelope::payment_reference;
use super::pen::{Body, Pen, silence};
use super::{costs, days};
use crate::creditor;
use crate::french::{enumerate, iban, phone, weekday_and_date};
use crate::model::RichText;
use crate::persons::greeting;

/// « Madame, », « Monsieur, », or both where the name of the client does not say.
pub(super) fn salutation(pen: &Pen) -> RichText {
    pen.say("{to},", &[("to", greeted(pen))])
}

fn greeted(pen: &Pen) -> &'static str {
    greeting(&pen.facts.debtor.name, pen.facts.nature)
}

/// « par virement » when an account is known, otherwise by the means agreed.
pub(super) fn by_which_means(pen: &Pen) -> &'static str {
    if has_account(pen) {
        "par virement sur le compte indiqué ci-dessous"
    } else {
        "par le moyen de paiement convenu"
    }
}

fn has_account(pen: &Pen) -> bool {
    iban_key_is_right(&pen.facts.creditor.iban)
}

/// The account to pay on, alone on its line so that it is copied without mistake.
pub(super) fn account(pen: &Pen) -> RichText {
    let company = &pen.facts.creditor;
    let reference = payment_reference(pen.facts);
    if !has_account(pen) {
        return pen.say(
            "Référence à rappeler lors du paiement\u{a0}: **{reference}**",
            &[("reference", &reference)],
        );
    }
    let (account, payee) = (iban(&company.iban), creditor::payee(company));
    let bic = company.bic.trim();
    let bic = if bic.is_empty() { String::new() } else { format!(", BIC {bic}") };
    let values = [
        ("name", payee.as_str()),
        ("iban", account.as_str()),
        ("bic", bic.as_str()),
        ("reference", reference.as_str()),
    ];
    pen.say("Virement à l’ordre de {name}, IBAN **{iban}**{bic}, référence **{reference}**", &values)
}

/// Where to reach the creditor, « 02 97 00 00 14, contact@… »: only what the profile holds.
pub(super) fn reach(pen: &Pen) -> String {
    let company = &pen.facts.creditor;
    let known = [phone(&company.phone), company.email.trim().to_owned()];
    known.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}

/// « mercredi 2 décembre 2026 ».
pub(super) fn deadline(pen: &Pen) -> String {
    weekday_and_date(pen.facts.deadline)
}

/// The copies that go with the letter, where some do.
pub(super) fn copies(pen: &Pen) -> RichText {
    match pen.facts.invoices.iter().filter(|invoice| invoice.copy_in_file).count() {
        0 => silence(),
        all if all == pen.facts.invoices.len() => pen.say(
            "<Une copie de la facture est jointe|Une copie de chaque facture est jointe> à cette lettre.",
            &[],
        ),
        _ => pen.say("Les copies de factures énumérées plus bas sont jointes à cette lettre.", &[]),
    }
}

/// « Pièces jointes »: copies of invoices, the account, what proves costs, then what the user adds.
pub(super) fn enclosures(pen: &Pen) -> Vec<String> {
    let numbers = pen.facts.invoices.iter().filter(|invoice| invoice.copy_in_file);
    let numbers: Vec<String> = numbers.map(|invoice| invoice.number.clone()).collect();
    let copies = match numbers.len() {
        0 => None,
        1 => Some(format!("Copie de la facture n° {}", enumerate(&numbers))),
        _ => Some(format!("Copie des factures n° {}", enumerate(&numbers))),
    };
    let more = pen.facts.enclosures.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
    copies.into_iter().chain(days::enclosure(pen)).chain(costs::enclosures(pen)).chain(more).collect()
}

/// What a public accountant may need (Chorus Pro).
pub(super) fn public_file(pen: &Pen) -> RichText {
    match pen.facts.nature {
        DebtorNature::PublicBuyer => pen.say(
            "Si <cette facture a été rejetée ou suspendue|l’une de ces factures a été rejetée ou suspendue> sur \
             Chorus Pro, ou s’il manque une pièce au dossier de paiement, merci de [nous |m’]en indiquer le motif.",
            &[],
        ),
        DebtorNature::Business | DebtorNature::Consumer | DebtorNature::NonProfessional => silence(),
    }
}

/// The closing formula.
pub(super) fn closing(pen: &Pen, body: &mut Body) {
    body.paragraph([pen.say(
        "[Nous vous prions|Je vous prie] d’agréer, {to}, [nos|mes] salutations distinguées.",
        &[("to", greeted(pen))],
    )]);
}
