//! What fields are called on the screen, and how their values are written there.

use dument_domain::limitation::Activity;
use dument_domain::{ContactRole, ContractRate};
use dument_letters::french;
use dument_store::{ClientField, CompanyField, ContactField, DuePartField, Field, FieldValue, InvoiceField};

use crate::words::nature_label;

/// What a field is called, as its form names it; nothing for those that no form shows.
pub(super) const fn field_words(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::Client(field) => client_words(field),
        Field::Contact(field) => contact_words(field),
        Field::Invoice(field) => return invoice_words(field),
        Field::DuePart(field) => due_part_words(field),
        Field::Company(field) => return company_words(field),
    })
}

const fn client_words(field: ClientField) -> &'static str {
    match field {
        ClientField::Name => "Nom",
        ClientField::Nature => "Nature",
        ClientField::NatureConfirmed => "Nature confirmée",
        ClientField::Siren => "SIREN",
        ClientField::Siret => "SIRET",
        ClientField::Vat => "N° de TVA",
        ClientField::AddressLines => "Rue",
        ClientField::PostalCode => "Code postal",
        ClientField::City => "Ville",
        ClientField::Country => "Pays",
        ClientField::Email => "E-mail",
        ClientField::Phone => "Téléphone",
        ClientField::Note => "Note",
        ClientField::Scenario => "Scénario",
        ClientField::ScenarioVersion => "Version du scénario",
        ClientField::ContractRate => "Taux de pénalités du client",
    }
}

const fn contact_words(field: ContactField) -> &'static str {
    match field {
        ContactField::Name => "Interlocuteur",
        ContactField::Role => "Rôle",
        ContactField::Phone => "Téléphone de l’interlocuteur",
        ContactField::Email => "E-mail de l’interlocuteur",
    }
}

const fn invoice_words(field: InvoiceField) -> Option<&'static str> {
    match field {
        InvoiceField::Client => Some("Client"),
        InvoiceField::Number => Some("Numéro"),
        InvoiceField::Nature => Some("Nature pour cette facture"),
        InvoiceField::Work => Some("Travaux"),
        InvoiceField::QuoteNumber => Some("N° de devis"),
        InvoiceField::QuoteOn => Some("Devis accepté le"),
        InvoiceField::CompletedOn => Some("Fin des travaux"),
        InvoiceField::IssuedOn => Some("Date de facture"),
        InvoiceField::DueSupposed => Some("Échéance supposée"),
        InvoiceField::Net => Some("Montant HT"),
        InvoiceField::Vat => Some("TVA"),
        InvoiceField::Gross => Some("Montant TTC"),
        InvoiceField::ContractRate => Some("Taux de pénalités"),
        InvoiceField::Document => Some("Fichier de la facture"),
        InvoiceField::Term => Some("Délai de paiement"),
        InvoiceField::Activity => Some("Activité"),
        InvoiceField::WaivedInterest | InvoiceField::WaivedIndemnity => None,
    }
}

const fn due_part_words(field: DuePartField) -> &'static str {
    match field {
        DuePartField::DueOn => "Échéance",
        DuePartField::Amount => "Montant à l’échéance",
    }
}

const fn company_words(field: CompanyField) -> Option<&'static str> {
    match field {
        CompanyField::Name => Some("Entreprise"),
        CompanyField::LegalForm => Some("Forme"),
        CompanyField::Siret => Some("SIRET de l’entreprise"),
        CompanyField::Rcs => Some("RCS"),
        CompanyField::Capital => Some("Capital"),
        CompanyField::Vat => Some("N° de TVA de l’entreprise"),
        CompanyField::AddressLines => Some("Rue de l’entreprise"),
        CompanyField::PostalCode => Some("Code postal de l’entreprise"),
        CompanyField::City => Some("Ville de l’entreprise"),
        CompanyField::Email => Some("E-mail de l’entreprise"),
        CompanyField::Phone => Some("Téléphone de l’entreprise"),
        CompanyField::Iban => Some("IBAN"),
        CompanyField::Bic => Some("BIC"),
        CompanyField::Signatory => Some("Signataire"),
        CompanyField::SignatoryCapacity => Some("Qualité du signataire"),
        CompanyField::Mediator => Some("Médiateur"),
        CompanyField::Activity => Some("Activité de l’entreprise"),
        CompanyField::Country | CompanyField::Region => None,
    }
}

/// A value as its form shows it.
pub(super) fn value_shown(field: Field, value: &FieldValue) -> String {
    match value {
        FieldValue::Text(text) => text_shown(field, text),
        FieldValue::Number(number) => number.to_string(),
        FieldValue::Flag(yes) => if *yes { "oui" } else { "non" }.to_owned(),
        FieldValue::Money(sum) => french::euros(*sum),
        FieldValue::Day(day) => french::date(*day),
        FieldValue::Lines(lines) => lines.join(", "),
        FieldValue::Nature(nature) => nature_label(*nature).to_owned(),
        FieldValue::Role(role) => role_words(*role).to_owned(),
        FieldValue::Activity(Activity::Carriage) => "transport".to_owned(),
        FieldValue::Activity(Activity::Ordinary) => "ordinaire".to_owned(),
        FieldValue::Client(id) => id.0.to_string(),
        FieldValue::Document(id) => id.0.to_string(),
    }
}

fn text_shown(field: Field, text: &str) -> String {
    let rates = [Field::Invoice(InvoiceField::ContractRate), Field::Client(ClientField::ContractRate)];
    if rates.contains(&field) {
        return text.parse().map_or_else(|_| text.to_owned(), ContractRate::in_french);
    }
    if field == Field::Company(CompanyField::Iban) { french::iban(text) } else { text.to_owned() }
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

const fn role_words(role: ContactRole) -> &'static str {
    match role {
        ContactRole::Decides => "décide",
        ContactRole::Pays => "paie",
        ContactRole::Signs => "signe",
        ContactRole::Other => "autre",
    }
}
