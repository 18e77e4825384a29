//! What the columns are called on the screen, and how their values are written there.

use dument_domain::{Day, Money};
use dument_letters::french;
use serde_json::Value;

use crate::words::nature_label;

/// The columns of a client, of an invoice and of the company, as their forms name them.
const LABELS: [(&str, &str, &str); 54] = [
    ("clients", "name", "Nom"),
    ("clients", "nature", "Nature"),
    ("clients", "nature_confirmed", "Nature confirmée"),
    ("clients", "siren", "SIREN"),
    ("clients", "siret", "SIRET"),
    ("clients", "vat", "N° de TVA"),
    ("clients", "address_lines", "Rue"),
    ("clients", "postal_code", "Code postal"),
    ("clients", "city", "Ville"),
    ("clients", "country", "Pays"),
    ("clients", "email", "E-mail"),
    ("clients", "phone", "Téléphone"),
    ("clients", "note", "Note"),
    ("clients", "scenario", "Scénario"),
    ("clients", "scenario_version", "Version du scénario"),
    ("contacts", "name", "Interlocuteur"),
    ("contacts", "role", "Rôle"),
    ("contacts", "phone", "Téléphone de l’interlocuteur"),
    ("contacts", "email", "E-mail de l’interlocuteur"),
    ("invoices", "client_id", "Client"),
    ("invoices", "number", "Numéro"),
    ("invoices", "nature", "Nature pour cette facture"),
    ("invoices", "work", "Travaux"),
    ("invoices", "quote_number", "N° de devis"),
    ("invoices", "quote_on", "Devis accepté le"),
    ("invoices", "completed_on", "Fin des travaux"),
    ("invoices", "issued_on", "Date de facture"),
    ("invoices", "due_supposed", "Échéance supposée"),
    ("invoices", "net", "Montant HT"),
    ("invoices", "vat", "TVA"),
    ("invoices", "gross", "Montant TTC"),
    ("invoices", "contract_rate", "Taux de pénalités"),
    ("invoices", "term", "Délai de paiement"),
    ("invoices", "activity", "Activité"),
    ("invoices", "document_id", "Fichier de la facture"),
    ("due_parts", "due_on", "Échéance"),
    ("due_parts", "amount", "Montant à l’échéance"),
    ("company", "name", "Entreprise"),
    ("company", "legal_form", "Forme"),
    ("company", "siret", "SIRET de l’entreprise"),
    ("company", "rcs", "RCS"),
    ("company", "capital", "Capital"),
    ("company", "vat", "N° de TVA de l’entreprise"),
    ("company", "address_lines", "Rue de l’entreprise"),
    ("company", "postal_code", "Code postal de l’entreprise"),
    ("company", "city", "Ville de l’entreprise"),
    ("company", "email", "E-mail de l’entreprise"),
    ("company", "phone", "Téléphone de l’entreprise"),
    ("company", "iban", "IBAN"),
    ("company", "bic", "BIC"),
    ("company", "signatory", "Signataire"),
    ("company", "signatory_capacity", "Qualité du signataire"),
    ("company", "mediator", "Médiateur"),
    ("company", "activity", "Activité de l’entreprise"),
];

/// What a column is called; nothing for those that no form shows.
pub(super) fn column_words(table: &str, column: &str) -> Option<&'static str> {
    let named = LABELS.iter().find(|(of, name, _)| *of == table && *name == column);
    named.map(|(_, _, label)| *label)
}

/// A value as its form shows it; empty where there is none.
pub(super) fn value_shown(column: &str, value: Option<&Value>) -> String {
    let Some(value) = value.filter(|value| !value.is_null()) else { return String::new() };
    if let Some(number) = value.as_i64() {
        return match column {
            "net" | "vat" | "gross" | "amount" => french::euros(Money::from_cents(number)),
            "nature_confirmed" | "due_supposed" => if number == 0 { "non" } else { "oui" }.to_owned(),
            _ => number.to_string(),
        };
    }
    let text = value.as_str().unwrap_or_default();
    match column {
        "nature" => text.parse().map_or_else(|_| text.to_owned(), |nature| nature_label(nature).to_owned()),
        "role" => role(text).to_owned(),
        "contract_rate" => format!("{}\u{a0}%", text.replace('.', ",")),
        "activity" => if text == "carriage" { "transport" } else { "ordinaire" }.to_owned(),
        "address_lines" => serde_json::from_str::<Vec<String>>(text).unwrap_or_default().join(", "),
        "iban" => french::iban(text),
        _ => text.parse::<Day>().map_or_else(|_| text.to_owned(), french::date),
    }
}

/// What a setting is called.
pub(super) fn setting(key: &str) -> &'static str {
    match key {
        "claims" => "Choix de comptage",
        "alerts" => "Alertes",
        "rates" => "Taux",
        "scenarios" => "Scénario des nouveaux clients",
        "signature" => "Image de la signature",
        "logo" => "Logo",
        "payments_checked" => "Paiements à jour",
        "call_sheets" => "Feuilles d’appels",
        _ => "Réglage",
    }
}

fn role(word: &str) -> &str {
    match word {
        "decides" => "décide",
        "pays" => "paie",
        "signs" => "signe",
        "other" => "autre",
        other => other,
    }
}
