//! UN/CEFACT invoices: Factur-X, ZUGFeRD 1 and 2, XRechnung in CII.
//!
//! Paths are local names; a bar separates the name of today from that of ZUGFeRD 1.

use super::assemble::{self, Assembled, Values, identify};
use super::tree::Element;
use crate::limits;
use crate::reading::{DraftInvoice, DuePart, Note, Party, PostalAddress, Problem};

const CONTEXT: &str = "ExchangedDocumentContext|SpecifiedExchangedDocumentContext";
const DOCUMENT: &str = "ExchangedDocument|HeaderExchangedDocument";
const TRADE: &str = "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction";
const AGREEMENT: &str = "ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement";
const DELIVERY: &str = "ApplicableHeaderTradeDelivery|ApplicableSupplyChainTradeDelivery";
const SETTLEMENT: &str = "ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement";
const SUMS: &str =
    "SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation";
const DUE: &str = "DueDateDateTime/DateTimeString|DateTime";

/// Reads the tree of a CII document.
pub(crate) fn read(root: &Element) -> Assembled {
    let context = first(root, CONTEXT);
    let guideline = context.text_at("GuidelineSpecifiedDocumentContextParameter/ID").unwrap_or_default();
    if guideline.to_ascii_lowercase().contains("order-x") {
        let message = "C’est une commande (Order-X), pas une facture\u{a0}: il n’y a rien à réclamer dessus.";
        let problems = vec![Problem::error("order_not_invoice", None, message)];
        return Assembled { draft: None, profile: Some("order-x".to_owned()), problems };
    }
    let mut values = Values::default();
    let profile = profile(guideline, &mut values);
    let trade = first(root, TRADE);
    let (agreement, settlement) = (first(trade, AGREEMENT), first(trade, SETTLEMENT));
    let mut draft = DraftInvoice { line: Some(first(root, DOCUMENT).line.max(1)), ..DraftInvoice::default() };
    header(&mut draft, root, trade, &mut values);
    draft.seller = party(first(agreement, "SellerTradeParty"), "Vendeur", &mut values);
    draft.buyer = party(first(agreement, "BuyerTradeParty"), "Client", &mut values);
    references(&mut draft, agreement, settlement, &mut values);
    let rounding = sums(&mut draft, settlement, &mut values);
    payment(&mut draft, settlement, &mut values);
    let process = context.text_at("BusinessProcessSpecifiedDocumentContextParameter/ID").unwrap_or_default();
    if matches!(process, "B2" | "S2" | "M2") {
        let message = "Cette facture est déclarée déjà payée (cadre de facturation 2)\u{a0}: elle n’est pas à relancer.";
        values.problems.push(Problem::info("already_paid", draft.line, message));
    }
    if let Some(problem) = assemble::no_claim(&draft) {
        return Assembled { draft: None, profile, problems: vec![problem] };
    }
    let (draft, problems) = assemble::finish(draft, values, rounding);
    Assembled { draft: Some(draft), profile, problems }
}

static NOTHING: Element = Element {
    name: String::new(),
    attributes: Vec::new(),
    text: String::new(),
    children: Vec::new(),
    line: 0,
};

/// The first element of that path, or an empty one.
fn first<'tree>(element: &'tree Element, path: &str) -> &'tree Element {
    element.find_all(path).into_iter().next().unwrap_or(&NOTHING)
}

/// The short name of a profile, from its URN.
pub(super) fn profile(guideline: &str, values: &mut Values) -> Option<String> {
    const NAMES: [(&str, &str); 10] = [
        ("minimum", "minimum"),
        ("basicwl", "basicwl"),
        (":basic", "basic"),
        ("extended", "extended"),
        ("comfort", "comfort"),
        ("xrechnung", "xrechnung"),
        ("peppol", "peppol"),
        ("en16931-ctc-fr", "en16931-ctc-fr"),
        ("en16931", "en16931"),
        ("e-fff", "e-fff"),
    ];
    let lower = guideline.trim().to_ascii_lowercase();
    if lower.is_empty() {
        let message = "Le profil de la facture n’est pas indiqué\u{202f}; les données ont pu être lues.";
        values.problems.push(Problem::warning("no_profile", None, message));
        return None;
    }
    let known = NAMES.iter().find(|(part, _)| lower.contains(part)).map(|(_, name)| (*name).to_owned());
    if known.is_none() {
        let message = "Le profil de la facture est inconnu\u{202f}; les données ont pu être lues.";
        values.problems.push(Problem::warning("unknown_profile", None, message));
    }
    known.or_else(|| Some(crate::text::bound(crate::text::clean(&lower).value, 120).0))
}

fn header(draft: &mut DraftInvoice, root: &Element, trade: &Element, values: &mut Values) {
    let document = first(root, DOCUMENT);
    draft.number = values.number(document.find("ID"));
    draft.type_code = values.text(document.find("TypeCode"), "Type de document", 40);
    draft.issue_date = values.day(date(document, "IssueDateTime"), "Date de la facture");
    for note in document.find_all("IncludedNote") {
        let code = note.text_at("SubjectCode").map(str::to_owned);
        for content in note.find_all("Content") {
            draft.notes.extend(values.note(code.clone(), content));
        }
    }
    let event = first(first(trade, DELIVERY), "ActualDeliverySupplyChainEvent");
    draft.delivery_date = values.day(date(event, "OccurrenceDateTime"), "Date de livraison");
}

fn date<'tree>(element: &'tree Element, name: &str) -> Option<&'tree Element> {
    element.find(&format!("{name}/DateTimeString|DateTime")).or_else(|| plain(element.find(name)))
}

/// A date written straight in its element, without the element that holds its format (ZUGFeRD 1).
fn plain(element: Option<&Element>) -> Option<&Element> {
    element.filter(|element| !element.text.trim().is_empty())
}

fn party(element: &Element, label: &str, values: &mut Values) -> Party {
    let written_email =
        element.find("DefinedTradeContact/EmailURIUniversalCommunication/URIID|CompleteNumber");
    let mut text = |path: &str, what: &str| {
        values.text(element.find(path), &format!("{label}, {what}"), limits::NAME_CHARACTERS)
    };
    let mut party = Party {
        name: text("Name", "nom"),
        phone: text("DefinedTradeContact/TelephoneUniversalCommunication/CompleteNumber", "téléphone"),
        ..Party::default()
    };
    let address = first(element, "PostalTradeAddress");
    if !address.children.is_empty() {
        let lines = ["LineOne", "LineTwo", "LineThree"];
        party.address = Some(PostalAddress {
            lines: lines
                .iter()
                .filter_map(|line| text(&format!("PostalTradeAddress/{line}"), "adresse"))
                .collect(),
            postal_code: text("PostalTradeAddress/PostcodeCode", "code postal"),
            city: text("PostalTradeAddress/CityName", "ville"),
            country: text("PostalTradeAddress/CountryID", "pays"),
        });
    }
    if party.name.is_none() {
        party.name = text("SpecifiedLegalOrganization/TradingBusinessName", "nom commercial");
    }
    let uri = element.find("URIUniversalCommunication/URIID");
    let uri = uri.filter(|uri| uri.attribute("schemeID") == Some("EM"));
    party.email = values.email(written_email.or(uri), label);
    let registrations = element.find_all("SpecifiedTaxRegistration/ID");
    let vat = registrations.iter().find(|id| id.attribute("schemeID") == Some("VA"));
    party.vat = vat.map(|id| id.text.split_whitespace().collect::<String>()).filter(|vat| !vat.is_empty());
    let identifiers: Vec<_> = element
        .find_all("SpecifiedLegalOrganization/ID")
        .into_iter()
        .chain(element.find_all("GlobalID"))
        .chain(element.find_all("ID"))
        .map(|id| (id.attribute("schemeID"), id.text.trim()))
        .collect();
    identify(&mut party, &identifiers);
    party
}

fn references(draft: &mut DraftInvoice, agreement: &Element, settlement: &Element, values: &mut Values) {
    let mut text = |element: &Element, path: &str, label: &str| {
        values.text(element.find(path), label, limits::NAME_CHARACTERS)
    };
    draft.buyer_reference = text(agreement, "BuyerReference", "Référence du client");
    draft.order_reference = text(agreement, "BuyerOrderReferencedDocument/IssuerAssignedID|ID", "Commande");
    draft.payment_reference = text(settlement, "PaymentReference", "Référence de paiement");
    draft.preceding_invoice =
        text(settlement, "InvoiceReferencedDocument/IssuerAssignedID", "Facture d’origine");
    draft.payee = text(settlement, "PayeeTradeParty/Name", "Bénéficiaire");
    draft.currency = text(settlement, "InvoiceCurrencyCode", "Monnaie");
}

/// Fills the totals and gives the rounding (BT-114).
fn sums(draft: &mut DraftInvoice, settlement: &Element, values: &mut Values) -> Option<dument_domain::Money> {
    let sums = first(settlement, SUMS);
    let taxes = sums.find_all("TaxTotalAmount");
    let currency = draft.currency.as_deref();
    let tax = taxes.iter().find(|tax| tax.attribute("currencyID") == currency && currency.is_some());
    draft.total_net = values.amount(sums.find("TaxBasisTotalAmount"), "Total HT");
    draft.total_vat = values.amount(tax.or(taxes.first()).copied(), "TVA");
    draft.total_gross = values.amount(sums.find("GrandTotalAmount"), "Total TTC");
    draft.prepaid = values.amount(sums.find("TotalPrepaidAmount"), "Déjà réglé");
    draft.amount_due = values.amount(sums.find("DuePayableAmount"), "Reste à payer");
    values.amount(sums.find("RoundingAmount"), "Arrondi")
}

fn payment(draft: &mut DraftInvoice, settlement: &Element, values: &mut Values) {
    let accounts =
        settlement.find_all("SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID");
    let iban = accounts.into_iter().find(|account| !account.text.trim().is_empty());
    draft.iban = values.account(iban);
    let terms = settlement.find_all("SpecifiedTradePaymentTerms");
    for term in &terms {
        let written = term.find(DUE).or_else(|| plain(term.find("DueDateDateTime")));
        let Some(due) = values.day(written, "Échéance") else { continue };
        let amount = values.amount(term.find("PartialPaymentAmount"), "Part de l’échéance");
        draft.due_parts.push(DuePart { due_date: due, amount });
    }
    draft.due_date = draft.due_parts.iter().map(|part| part.due_date).max();
    if draft.due_parts.len() < 2 {
        draft.due_parts.clear();
    }
    let words: Vec<String> =
        terms.iter().filter_map(|term| term.text_at("Description")).map(str::to_owned).collect();
    draft.payment_terms = Some(crate::text::clean(&words.join(" ")).value).filter(|words| !words.is_empty());
}

/// A note of UBL carries its code as a prefix `#PMT#`.
pub(super) fn split_code(note: &Note) -> Note {
    let parts = note.text.strip_prefix('#').and_then(|rest| rest.split_once('#'));
    match parts {
        Some((code, text)) if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => {
            Note { code: Some(code.to_owned()), text: text.trim().to_owned() }
        }
        Some(_) | None => note.clone(),
    }
}
