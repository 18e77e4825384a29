//! From the texts of an XML invoice to a draft: values read, doubts told.

use dument_domain::{Day, Money};

use super::tree::Element;
use crate::amount::{self, AmountError};
use crate::currency;
use crate::dates;
use crate::email;
use crate::keys;
use crate::limits;
use crate::reading::{DraftInvoice, EarlierPayment, Kind, Note, Party, Problem};
use crate::terms;
use crate::text;
use crate::words::{day, sum};

/// A draft with what there is to say about it.
pub(crate) struct Assembled {
    /// The draft, unless the document is not an invoice at all.
    pub(crate) draft: Option<DraftInvoice>,
    /// Name of the profile.
    pub(crate) profile: Option<String>,
    /// Problems in the order met.
    pub(crate) problems: Vec<Problem>,
}

/// Reads values out of elements and remembers what was wrong with them.
#[derive(Default)]
pub(crate) struct Values {
    /// Problems met so far.
    pub(crate) problems: Vec<Problem>,
}

impl Values {
    /// A text cleaned and bounded, told when something had to be taken away.
    pub(crate) fn text(
        &mut self,
        element: Option<&Element>,
        label: &str,
        characters_max: usize,
    ) -> Option<String> {
        let element = element?;
        let cleaned = text::clean(&element.text);
        if cleaned.stripped {
            let message = format!("{label}\u{a0}: des caractères invisibles ont été retirés.");
            self.problems.push(Problem::warning("invisible_characters", Some(element.line), message));
        }
        let (value, cut) = text::bound(cleaned.value, characters_max);
        if cut {
            let message = format!("{label}\u{a0}: texte démesuré, coupé à {characters_max} caractères.");
            self.problems.push(Problem::warning("text_cut", Some(element.line), message));
        }
        Some(value).filter(|value| !value.is_empty())
    }

    /// The number of the invoice; one too long to be a number is an error.
    pub(crate) fn number(&mut self, element: Option<&Element>) -> Option<String> {
        let element = element?;
        if element.text.trim().contains(['\n', '\r', '\t']) {
            let message = "Numéro de facture\u{a0}: un retour à la ligne a été remplacé par une espace.";
            self.problems.push(Problem::warning("number_cleaned", Some(element.line), message));
        }
        let cleaned = text::clean(&element.text);
        if cleaned.stripped {
            let message = "Numéro de facture\u{a0}: des caractères invisibles ont été retirés.";
            self.problems.push(Problem::warning("invisible_characters", Some(element.line), message));
        }
        if cleaned.value.chars().count() > limits::NUMBER_CHARACTERS {
            let message = "Le numéro de facture est démesuré\u{a0}: ce n’est pas un vrai numéro.";
            self.problems.push(Problem::error("number_too_long", Some(element.line), message));
            return None;
        }
        Some(cleaned.value).filter(|value| !value.is_empty())
    }

    /// A sum, with its doubts.
    pub(crate) fn amount(&mut self, element: Option<&Element>, label: &str) -> Option<Money> {
        let element = element?;
        let line = Some(element.line);
        let shown = text::bound(text::clean(&element.text).value, 40).0;
        match amount::of_xml(&element.text) {
            Ok(read) => {
                if read.tolerated {
                    let message = format!(
                        "{label}\u{a0}: «\u{a0}{shown}\u{a0}» n’est pas écrit comme prévu\u{202f}; lu {}.",
                        sum(read.money)
                    );
                    self.problems.push(Problem::warning("amount_format", line, message));
                }
                if read.rounded {
                    let message = format!(
                        "{label}\u{a0}: «\u{a0}{shown}\u{a0}» a plus de deux décimales\u{202f}; arrondi au centime."
                    );
                    self.problems.push(Problem::warning("amount_rounded", line, message));
                }
                Some(read.money)
            }
            Err(AmountError::Empty) => None,
            Err(AmountError::Unreadable | AmountError::Ambiguous) => {
                let message = format!("{label}\u{a0}: «\u{a0}{shown}\u{a0}» n’est pas un montant lisible.");
                self.problems.push(Problem::error("bad_amount", line, message));
                None
            }
            Err(AmountError::OutOfRange) => {
                let message =
                    format!("{label}\u{a0}: «\u{a0}{shown}\u{a0}» est trop grand pour être un montant.");
                self.problems.push(Problem::error("bad_amount", line, message));
                None
            }
        }
    }

    /// A date; one that is not in the calendar is an error where the field is needed, else a warning.
    pub(crate) fn day(&mut self, element: Option<&Element>, label: &str) -> Option<Day> {
        let element = element?;
        let line = Some(element.line);
        let shown = text::bound(text::clean(&element.text).value, 40).0;
        match dates::of_xml(&element.text, element.attribute("format")) {
            Some(read) => {
                if read.tolerated {
                    let message = format!(
                        "{label}\u{a0}: «\u{a0}{shown}\u{a0}» n’est pas dans le format annoncé\u{202f}; lu {}.",
                        day(read.day)
                    );
                    self.problems.push(Problem::warning("date_format", line, message));
                }
                Some(read.day)
            }
            None => {
                let message = format!("{label}\u{a0}: «\u{a0}{shown}\u{a0}» n’est pas une date possible.");
                self.problems.push(Problem::warning("bad_date", line, message));
                None
            }
        }
    }

    /// An account number without spaces, in capitals; the norms want none, people write them.
    pub(crate) fn account(&mut self, element: Option<&Element>) -> Option<String> {
        let element = element?;
        let cleaned = text::clean(&element.text).value;
        if cleaned.contains(' ') {
            let message = "L’IBAN est écrit avec des espaces\u{a0}: elles ont été retirées.";
            self.problems.push(Problem::warning("iban_format", Some(element.line), message));
        }
        Some(compact(&cleaned)).filter(|account| !account.is_empty())
    }

    /// The first address of a text; what is no address is told and not kept.
    pub(crate) fn email(&mut self, element: Option<&Element>, label: &str) -> Option<String> {
        let element = element?;
        let found = email::addresses(&element.text);
        if found.refused {
            let message = format!("{label}\u{a0}: l’adresse e-mail est mal écrite, elle n’est pas reprise.");
            self.problems.push(Problem::warning("email_unreadable", Some(element.line), message));
        }
        found.first
    }

    /// A note, cleaned and bounded, keeping its own line breaks out.
    pub(crate) fn note(&mut self, code: Option<String>, element: &Element) -> Option<Note> {
        let text = self.text(Some(element), "Mention", limits::NOTE_CHARACTERS)?;
        Some(Note { code, text })
    }
}

/// An account number or identifier without spaces, in capitals, bounded.
pub(crate) fn compact(text: &str) -> String {
    let bare: String = text::clean(text).value.split_whitespace().collect();
    text::bound(bare.to_uppercase(), 60).0
}

/// Puts the French identifiers of a party in their fields, from whatever identifiers it carries.
pub(crate) fn identify(party: &mut Party, identifiers: &[(Option<&str>, &str)]) {
    let french = party.vat.as_deref().is_some_and(|vat| vat.starts_with("FR"))
        || party.address.as_ref().and_then(|address| address.country.as_deref()) == Some("FR");
    for (scheme, value) in identifiers {
        let digits: String = value.chars().filter(|character| !character.is_whitespace()).collect();
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let trusted = match scheme {
            Some("0002" | "0009") => true,
            Some(_) => false,
            None => french,
        };
        if trusted && digits.len() == 14 {
            party.siren = party.siren.take().or_else(|| digits.get(..9).map(str::to_owned));
            party.siret = party.siret.take().or(Some(digits));
        } else if trusted && digits.len() == 9 {
            party.siren = party.siren.take().or(Some(digits));
        }
    }
}

/// Type codes of credit notes in the French and European lists.
const CREDIT_NOTES: [&str; 12] =
    ["81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503"];

/// Type codes of invoices met in the field and in the norms.
const INVOICES: [&str; 21] = [
    "80", "82", "84", "204", "326", "380", "383", "384", "385", "386", "387", "388", "389", "390", "393",
    "471", "472", "473", "500", "501", "575",
];

/// Other billing documents that are asked for like invoices.
const OTHERS: [&str; 5] = ["751", "875", "876", "877", "935"];

/// Type codes of papers that ask for no money (UNTDID 1001), with their French names.
const NO_CLAIMS: [(&str, &str); 14] = [
    ("325", "une facture pro forma"),
    ("310", "une offre de prix"),
    ("315", "un contrat"),
    ("220", "une commande"),
    ("221", "une commande"),
    ("224", "une commande"),
    ("226", "une commande"),
    ("227", "une commande"),
    ("231", "une réponse à une commande"),
    ("270", "un bon de livraison"),
    ("351", "un bon de livraison"),
    ("431", "une attestation de travaux"),
    ("481", "un reçu de paiement"),
    ("632", "un bon de réception"),
];

/// What a document is when no money is asked by it.
pub(crate) fn no_claim(draft: &DraftInvoice) -> Option<Problem> {
    let code = draft.type_code.as_deref().unwrap_or_default().trim();
    let folded = text::fold(code);
    let named = NO_CLAIMS.iter().find(|(listed, _)| *listed == code).map(|(_, name)| *name);
    let spelled =
        (folded.contains("proforma") || folded.contains("pro forma")).then_some("une facture pro forma");
    let name = named.or(spelled)?;
    let message =
        format!("C’est {name}, pas une facture\u{a0}: il n’y a rien à réclamer dessus, rien n’a été repris.");
    Some(Problem::error("not_an_invoice", draft.line, message))
}

/// A remark as a sentence of its own.
fn capitalised(remark: &str) -> String {
    let mut letters = remark.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Last steps common to both vocabularies: kind, due date, identity of sums, checks.
pub(crate) fn finish(
    mut draft: DraftInvoice,
    mut values: Values,
    rounding: Option<Money>,
) -> (DraftInvoice, Vec<Problem>) {
    settle_kind(&mut draft, &mut values);
    draft.rounding = rounding;
    if terms::settle_due_date(&mut draft) == terms::Understood::No {
        let message = capitalised(&terms::not_understood(&draft));
        values.problems.push(Problem::warning("terms_unread", draft.line, message));
    }
    check_total(&draft, &mut values);
    settle_payments(&mut draft, &mut values, rounding);
    check_currency(&draft, &mut values);
    check_dates(&draft, &mut values);
    check_iban(&draft, &mut values);
    check_party(&draft.seller, "du vendeur", &mut values);
    check_party(&draft.buyer, "du client", &mut values);
    note_missing(&mut draft, &mut values);
    (draft, values.problems)
}

fn settle_kind(draft: &mut DraftInvoice, values: &mut Values) {
    let code = draft.type_code.clone().unwrap_or_default();
    let code = code.trim();
    if draft.kind == Kind::Invoice && CREDIT_NOTES.contains(&code) {
        draft.kind = Kind::CreditNote;
    }
    let known =
        code.is_empty() || CREDIT_NOTES.contains(&code) || INVOICES.contains(&code) || OTHERS.contains(&code);
    if !known && code.bytes().all(|byte| byte.is_ascii_digit()) {
        let message = format!("Type de document inconnu ({code})\u{a0}: traité comme une facture.");
        values.problems.push(Problem::warning("unknown_type", draft.line, message));
    }
    let negative = draft.total_gross.or(draft.amount_due).is_some_and(|sum| sum < Money::ZERO);
    if negative {
        if draft.kind == Kind::Invoice {
            let message = "Le total est négatif\u{a0}: c’est un avoir, ses montants sont montrés en positif.";
            values.problems.push(Problem::warning("negative_total", draft.line, message));
        }
        draft.kind = Kind::CreditNote;
        for amount in [
            &mut draft.total_net,
            &mut draft.total_vat,
            &mut draft.total_gross,
            &mut draft.prepaid,
            &mut draft.amount_due,
        ] {
            *amount = amount.map(|value| -value);
        }
    }
}

fn check_total(draft: &DraftInvoice, values: &mut Values) {
    let (Some(net), Some(vat)) = (draft.total_net, draft.total_vat) else { return };
    match draft.total_gross {
        Some(gross) if (gross - net - vat).cents().abs() > 1 => {
            let message = format!(
                "Le total TTC ({}) n’est pas la somme du HT ({}) et de la TVA ({}).",
                sum(gross),
                sum(net),
                sum(vat)
            );
            values.problems.push(Problem::warning("totals_disagree", draft.line, message));
        }
        Some(_) | None => {}
    }
}

/// What was received before, from the identity due = gross − prepaid + rounding (EN 16931, BR-CO-16).
fn settle_payments(draft: &mut DraftInvoice, values: &mut Values, rounding: Option<Money>) {
    let Some(gross) = draft.total_gross else { return };
    let prepaid = draft.prepaid.unwrap_or(Money::ZERO);
    let expected = gross - prepaid + rounding.unwrap_or(Money::ZERO);
    let received = match draft.amount_due {
        Some(due) if due == expected => prepaid,
        Some(due) => {
            let message = format!(
                "Le reste à payer ({}) n’est pas le total TTC moins le déjà réglé ({}).",
                sum(due),
                sum(expected)
            );
            values.problems.push(Problem::warning("due_disagrees", draft.line, message));
            // Nothing tells where the difference comes from: what is left to pay wins where it is
            // less, the total where it is more.
            draft.rounding = None;
            if due < gross { gross - due } else { prepaid }
        }
        None => {
            let message = format!(
                "Le reste à payer n’est pas écrit\u{a0}: {} d’après le total et le déjà réglé.",
                sum(expected)
            );
            values.problems.push(Problem::warning("no_amount_due", draft.line, message));
            prepaid
        }
    };
    if received.is_positive() && draft.kind == Kind::Invoice {
        draft.payments.push(EarlierPayment { amount: received, on: draft.due(), on_supposed: true });
        let message = format!(
            "Déjà réglé {}, sans date\u{a0}: compté à la date d’échéance, à vérifier.",
            sum(received)
        );
        values.problems.push(Problem::info("payment_date_supposed", draft.line, message));
    }
}

fn check_currency(draft: &DraftInvoice, values: &mut Values) {
    let Some(currency) = draft.currency.as_deref() else { return };
    if !currency::is_listed(currency) {
        let message = format!(
            "La monnaie «\u{a0}{currency}\u{a0}» n’existe pas\u{a0}: la facture ne peut pas être reprise telle quelle."
        );
        values.problems.push(Problem::error("unknown_currency", draft.line, message));
    } else if currency != "EUR" {
        let message = format!(
            "Cette facture est en {currency}, pas en euros\u{a0}: elle ne s’additionne pas aux autres."
        );
        values.problems.push(Problem::warning("foreign_currency", draft.line, message));
    }
}

fn check_dates(draft: &DraftInvoice, values: &mut Values) {
    match (draft.issue_date, draft.due_date, draft.due_date_assumed) {
        (Some(issue), Some(due), _) if due < issue => {
            let message =
                format!("L’échéance ({}) est avant la date de la facture ({}).", day(due), day(issue));
            values.problems.push(Problem::warning("due_before_issue", draft.line, message));
        }
        (_, None, Some(assumed)) => {
            let message = format!(
                "Pas d’échéance dans le fichier\u{a0}: le {} est proposé, calculé, à vérifier.",
                day(assumed)
            );
            values.problems.push(Problem::info("due_date_computed", draft.line, message));
        }
        (_, Some(_), _) | (_, None, None) => {}
    }
}

fn check_iban(draft: &DraftInvoice, values: &mut Values) {
    let Some(iban) = draft.iban.as_deref() else { return };
    if !keys::iban_key_holds(iban) {
        let message =
            format!("L’IBAN «\u{a0}{iban}\u{a0}» est mal écrit\u{a0}: sa clé de contrôle est fausse.");
        values.problems.push(Problem::warning("iban_invalid", draft.line, message));
        return;
    }
    let country = draft.seller.address.as_ref().and_then(|address| address.country.as_deref());
    let vat_country = draft.seller.vat.as_deref().and_then(|vat| vat.get(..2));
    let french = draft.seller.siren.as_ref().map(|_| "FR");
    let home = country.or(vat_country).or(french);
    if home.is_some_and(|home| !iban.starts_with(home)) {
        let message = format!(
            "L’IBAN «\u{a0}{iban}\u{a0}» est d’un autre pays que le vendeur\u{a0}: vérifiez que c’est bien le vôtre."
        );
        values.problems.push(Problem::warning("iban_other_country", draft.line, message));
    }
}

fn check_party(party: &Party, whose: &str, values: &mut Values) {
    let bad_siren = party.siren.as_deref().filter(|siren| !keys::siren_key_holds(siren));
    let bad_siret = party.siret.as_deref().filter(|siret| !keys::siret_key_holds(siret));
    if let Some(number) = bad_siren.or(bad_siret) {
        let message =
            format!("Le numéro SIREN ou SIRET {whose} ({number}) a une clé fausse\u{a0}: vérifiez-le.");
        values.problems.push(Problem::warning("siren_invalid", None, message));
    }
}

fn note_missing(draft: &mut DraftInvoice, values: &mut Values) {
    let needs = [
        ("number", "le numéro de la facture", draft.number.is_none()),
        ("issue_date", "la date de la facture", draft.issue_date.is_none()),
        ("currency", "la monnaie", draft.currency.is_none()),
        ("seller", "le nom du vendeur", draft.seller.name.is_none()),
        ("buyer", "le nom du client", draft.buyer.name.is_none()),
        ("total_gross", "le total TTC", draft.total_gross.is_none()),
    ];
    for (field, words, absent) in needs {
        if absent {
            draft.missing.push(field);
            let message = format!("Il manque {words}\u{a0}: complétez la facture à la main.");
            values.problems.push(Problem::error("missing_field", draft.line, message));
        }
    }
}
