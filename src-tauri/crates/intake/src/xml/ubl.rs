//! OASIS UBL 2.1 invoices and credit notes.

use super::assemble::{self, Assembled, Values, compact, identify};
use super::cii::{profile, split_code};
use super::tree::Element;
use crate::limits;
use crate::reading::{DraftInvoice, Kind, Party, PostalAddress};

/// Reads the tree of a UBL document; its root says whether it is a credit note.
pub(crate) fn read(root: &Element) -> Assembled {
    let mut values = Values::default();
    let profile = profile(root.text_at("CustomizationID").unwrap_or_default(), &mut values);
    let kind = if root.name == "CreditNote" { Kind::CreditNote } else { Kind::Invoice };
    let mut draft = DraftInvoice { kind, line: Some(root.line), ..DraftInvoice::default() };
    header(&mut draft, root, &mut values);
    draft.seller = party(root, "AccountingSupplierParty/Party", "Vendeur", &mut values);
    draft.buyer = party(root, "AccountingCustomerParty/Party", "Client", &mut values);
    let rounding = sums(&mut draft, root, &mut values);
    if let Some(problem) = assemble::no_claim(&draft) {
        return Assembled { draft: None, profile, problems: vec![problem] };
    }
    let (draft, problems) = assemble::finish(draft, values, rounding);
    Assembled { draft: Some(draft), profile, problems }
}

fn header(draft: &mut DraftInvoice, root: &Element, values: &mut Values) {
    draft.number = values.number(root.find("ID"));
    draft.type_code = values.text(root.find("InvoiceTypeCode|CreditNoteTypeCode"), "Type de document", 40);
    draft.issue_date = values.day(root.find("IssueDate"), "Date de la facture");
    let due = root.find("DueDate").or_else(|| root.find("PaymentMeans/PaymentDueDate"));
    draft.due_date = values.day(due, "Échéance");
    draft.delivery_date = values.day(root.find("Delivery/ActualDeliveryDate"), "Date de livraison");
    for element in root.find_all("Note") {
        draft.notes.extend(values.note(None, element).map(|note| split_code(&note)));
    }
    let mut text = |path: &str, label: &str| values.text(root.find(path), label, limits::NAME_CHARACTERS);
    draft.currency = text("DocumentCurrencyCode", "Monnaie");
    draft.buyer_reference = text("BuyerReference", "Référence du client");
    draft.order_reference = text("OrderReference/ID", "Commande");
    draft.payment_reference = text("PaymentMeans/PaymentID", "Référence de paiement");
    draft.payment_terms = text("PaymentTerms/Note", "Conditions de paiement");
    draft.preceding_invoice = text("BillingReference/InvoiceDocumentReference/ID", "Facture d’origine");
    draft.payee = text("PayeeParty/PartyName/Name", "Bénéficiaire");
    draft.iban = values.account(root.find("PaymentMeans/PayeeFinancialAccount/ID"));
}

fn party(root: &Element, base: &str, label: &str, values: &mut Values) -> Party {
    let mut text = |path: &str, what: &str| {
        values.text(
            root.find(&format!("{base}/{path}")),
            &format!("{label}, {what}"),
            limits::NAME_CHARACTERS,
        )
    };
    let mut party = Party {
        name: text("PartyLegalEntity/RegistrationName", "nom").or_else(|| text("PartyName/Name", "nom")),
        phone: text("Contact/Telephone", "téléphone"),
        ..Party::default()
    };
    if !root.find_all(&format!("{base}/PostalAddress")).is_empty() {
        let lines = ["StreetName", "AdditionalStreetName", "AddressLine/Line"];
        party.address = Some(PostalAddress {
            lines: lines
                .iter()
                .filter_map(|line| text(&format!("PostalAddress/{line}"), "adresse"))
                .collect(),
            postal_code: text("PostalAddress/PostalZone", "code postal"),
            city: text("PostalAddress/CityName", "ville"),
            country: text("PostalAddress/Country/IdentificationCode", "pays"),
        });
    }
    party.email = values.email(root.find(&format!("{base}/Contact/ElectronicMail")), label);
    let schemes = root.find_all(&format!("{base}/PartyTaxScheme"));
    let vat = schemes
        .iter()
        .find(|scheme| scheme.text_at("TaxScheme/ID").is_some_and(|id| ["VAT", "VA"].contains(&id)));
    party.vat = vat.and_then(|scheme| scheme.text_at("CompanyID")).map(compact);
    let identifiers: Vec<_> = root
        .find_all(&format!("{base}/PartyLegalEntity/CompanyID"))
        .into_iter()
        .chain(root.find_all(&format!("{base}/PartyIdentification/ID")))
        .map(|id| (id.attribute("schemeID"), id.text.trim()))
        .collect();
    identify(&mut party, &identifiers);
    party
}

/// Fills the totals and gives the rounding (BT-114).
fn sums(draft: &mut DraftInvoice, root: &Element, values: &mut Values) -> Option<dument_domain::Money> {
    let taxes = root.find_all("TaxTotal/TaxAmount");
    let currency = draft.currency.as_deref();
    let tax = taxes.iter().find(|tax| tax.attribute("currencyID") == currency && currency.is_some());
    let mut sum =
        |path: &str, label: &str| values.amount(root.find(&format!("LegalMonetaryTotal/{path}")), label);
    draft.total_net = sum("TaxExclusiveAmount", "Total HT");
    draft.total_gross = sum("TaxInclusiveAmount", "Total TTC");
    draft.prepaid = sum("PrepaidAmount", "Déjà réglé");
    draft.amount_due = sum("PayableAmount", "Reste à payer");
    let rounding = sum("PayableRoundingAmount", "Arrondi");
    draft.total_vat = values.amount(tax.or(taxes.first()).copied(), "TVA");
    rounding
}
