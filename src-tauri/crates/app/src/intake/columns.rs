//! The columns of a table and what each was recognised as, in words.

use dument_intake::{Column, Field};

use crate::ground::shown::Previewed;
use crate::views::ColumnView;

/// Values shown under the title of a column.
const SAMPLES: usize = 3;

/// The columns of a table file; none for another kind of file.
pub(super) fn columns(file: &Previewed) -> Vec<ColumnView> {
    let Some(table) = dument_intake::preview_table(&file.reading, &file.bytes) else { return Vec::new() };
    let samples =
        |place: usize| table.sample_rows.iter().filter_map(move |row| row.get(place)).take(SAMPLES).cloned();
    let view = |(place, column): (usize, &Column)| ColumnView {
        header: column.title.clone(),
        field: column.field.map(|field| field_label(field).to_owned()),
        sample: samples(place).collect(),
    };
    table.columns.iter().enumerate().map(view).collect()
}

/// « numéro de la facture ».
const fn field_label(field: Field) -> &'static str {
    match field {
        Field::Number => "numéro de la facture",
        Field::Kind => "facture ou avoir",
        Field::ClientCode => "code du client",
        Field::ClientName => "nom du client",
        Field::ClientFirstName => "prénom du client",
        Field::ClientSiren => "SIREN ou SIRET du client",
        Field::ClientVat => "numéro de TVA du client",
        Field::ClientEmail => "e-mail du client",
        Field::ClientPhone => "téléphone du client",
        Field::AddressLine => "rue",
        Field::AddressLine2 => "complément d’adresse",
        Field::PostalCode => "code postal",
        Field::City => "ville",
        Field::Country => "pays",
        Field::IssueDate => "date de la facture",
        Field::DueDate => "échéance",
        Field::CompletionDate => "fin des travaux",
        Field::Terms => "conditions de paiement",
        Field::Net => "total HT",
        Field::Vat => "TVA",
        Field::Gross => "total TTC",
        Field::Paid => "déjà réglé",
        Field::PaymentDate => "date du paiement",
        Field::Residual => "reste à payer",
        Field::Status => "état",
        Field::PaidFlag => "payée, oui ou non",
        Field::Currency => "monnaie",
        Field::Order => "numéro de commande",
        Field::CreditedInvoice => "facture que l’avoir réduit",
        Field::QuoteNumber => "numéro du devis",
        Field::QuoteDate => "date d’acceptation du devis",
        Field::Work => "travaux",
        Field::ContractRate => "taux de pénalités du contrat",
        Field::Retention => "retenue de garantie",
        Field::RetentionDue => "échéance de la retenue",
        Field::LineAmount => "montant de la ligne",
        Field::LineDetail => "détail d’une ligne",
    }
}
