//! From a draft to the facts that would be written, or the sentence that says why not.

use dument_domain::claim::{DuePart, Waiver};
use dument_domain::term::TermRegime;
use dument_domain::{
    ClientId, ContractRate, Day, DebtorNature, Invoice, InvoiceId, Law, Money, read_clause, read_rate,
};
use dument_intake::{DraftInvoice, DueDateSource};

use crate::law::usual_due::usual_due;

/// A payment received before the import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Received {
    /// The sum.
    pub(super) amount: Money,
    /// The day it counts for.
    pub(super) on: Day,
    /// The file gives no day.
    pub(super) on_supposed: bool,
}

/// An invoice to write, its client left to be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NewInvoice {
    /// The invoice.
    pub(super) invoice: Invoice,
    /// What was received before.
    pub(super) received: Vec<Received>,
}

impl NewInvoice {
    /// What was received before, in all.
    pub(super) fn paid(&self) -> Money {
        self.received.iter().map(|payment| payment.amount).sum()
    }
}

/// What an invoice and a credit note both need.
pub(super) struct Basics {
    /// The number as written.
    pub(super) number: String,
    /// Its date.
    pub(super) issued_on: Day,
    /// The total, tax included, above nothing.
    pub(super) gross: Money,
}

/// The number, date and total of a draft.
///
/// # Errors
/// The French sentence that says what is missing or not right.
pub(super) fn basics(draft: &DraftInvoice) -> Result<Basics, String> {
    if let Some(currency) = draft.currency.as_deref()
        && currency != "EUR"
    {
        return Err(format!("cette facture est en {currency}, et Dûment ne suit que des factures en euros"));
    }
    let number = draft.number.as_deref().map(str::trim).filter(|number| !number.is_empty());
    let number = number.ok_or("il manque le numéro de la facture")?;
    let named = draft.buyer.name.as_deref().is_some_and(|name| !name.trim().is_empty());
    if !named {
        return Err("il manque le nom du client".to_owned());
    }
    let issued_on = draft.issue_date.ok_or("il manque la date de la facture")?;
    let parts_of_total = draft.total_net.zip(draft.total_vat).map(|(net, vat)| net + vat);
    let gross = draft.asked().or(parts_of_total).ok_or("il manque le total TTC")?;
    if !gross.is_positive() || gross > Money::MAX {
        return Err("son total n’est pas une somme plus grande que zéro".to_owned());
    }
    match draft.missing.first() {
        Some(field) => Err(format!("il manque {}", missing_words(field))),
        None => Ok(Basics { number: number.to_owned(), issued_on, gross }),
    }
}

/// The invoice of a draft; a payment without a day counts at the due date, at the latest today.
pub(super) fn new_invoice(
    draft: &DraftInvoice,
    basics: Basics,
    law: &Law,
    nature: DebtorNature,
    today: Day,
) -> NewInvoice {
    let usual = || usual_due(law, TermRegime::of(nature), basics.issued_on, draft.delivery_date);
    let (parts, due_supposed) = due_parts(draft, &basics, usual);
    let Basics { number, issued_on, gross } = basics;
    let due = parts.first().map_or(issued_on, |part| part.due);
    let received = draft.payments.iter().filter(|payment| payment.amount.is_positive()).map(|payment| {
        let on_supposed = payment.on_supposed || payment.on.is_none();
        let on = if on_supposed { due.min(today) } else { payment.on.unwrap_or(due) };
        Received { amount: payment.amount, on, on_supposed }
    });
    let agree = draft
        .total_net
        .zip(draft.total_vat)
        .is_some_and(|(net, vat)| net + vat == gross && net >= Money::ZERO && vat >= Money::ZERO);
    let invoice = Invoice {
        id: InvoiceId(0),
        client: ClientId(0),
        number,
        nature: None,
        work: draft.work.clone().unwrap_or_default(),
        quote_number: draft.quote_number.clone(),
        quote_on: draft.quote_on,
        completed_on: draft.delivery_date,
        issued_on,
        parts,
        due_supposed,
        net: draft.total_net.filter(|_| agree),
        vat: draft.total_vat.filter(|_| agree),
        gross,
        contract_rate: written_rate(draft),
        term: None,
        activity: None,
        waiver: Waiver::default(),
        document: None,
    };
    NewInvoice { received: received.collect(), invoice }
}

/// The rate of the contract that a file gives: in its own column, otherwise in the note on penalties.
fn written_rate(draft: &DraftInvoice) -> Option<ContractRate> {
    match draft.contract_rate.as_deref() {
        Some(cell) => read_rate(cell).ok(),
        None => penalties_note(draft).and_then(|note| read_clause(&note).ok()),
    }
}

/// What an e-invoice says of its penalties (note PMD of C. com. L441-9); nothing where it has none.
fn penalties_note(draft: &DraftInvoice) -> Option<String> {
    let coded = draft.notes.iter().filter(|note| note.code.as_deref() == Some("PMD"));
    let texts: Vec<&str> = coded.map(|note| note.text.trim()).filter(|text| !text.is_empty()).collect();
    (!texts.is_empty()).then(|| texts.join("\n"))
}

/// What is to be said of a business's penalties note whose rate is not plain: the default rate is used.
pub(super) fn rate_remark(draft: &DraftInvoice, nature: DebtorNature) -> Option<String> {
    if let Some(cell) = draft.contract_rate.as_deref() {
        let why = read_rate(cell).err()?;
        return Some(format!(
            "le taux du contrat «\u{a0}{cell}\u{a0}» n’est pas compris ({})\u{a0}: le taux de la loi est compté, corrigez-le sur la facture",
            why.in_french()
        ));
    }
    let note = penalties_note(draft).filter(|_| nature == DebtorNature::Business)?;
    let why = read_clause(&note).err()?;
    let short: String = note.chars().take(NOTE_SHOWN_MAX).collect();
    let cut = if short.len() < note.len() { "…" } else { "" };
    Some(format!(
        "la facture dit de ses pénalités «\u{a0}{short}{cut}\u{a0}» ({})\u{a0}: le taux de la loi est compté, corrigez-le sur la facture",
        why.in_french()
    ))
}

/// The letters of a note repeated in a remark.
const NOTE_SHOWN_MAX: usize = 160;

/// The due parts and whether they are supposed. A due date before the issue cannot be one:
/// the term of the law stands in for it, to be confirmed.
fn due_parts(draft: &DraftInvoice, basics: &Basics, usual: impl Fn() -> Day) -> (Vec<DuePart>, bool) {
    let Basics { issued_on, gross, .. } = *basics;
    if let Some(parts) = written_parts(draft, issued_on, gross) {
        return (parts, false);
    }
    let possible = |due: &Day| *due >= issued_on;
    let written = draft.due_date.filter(possible);
    let by_terms = draft.due_date_assumed.filter(|_| draft.due_date_source == DueDateSource::Terms);
    let supposed = || by_terms.filter(possible).unwrap_or_else(&usual);
    let due = written.unwrap_or_else(supposed);
    (vec![DuePart { due, amount: gross }], written.is_none())
}

/// Several parts as the file writes them. Where they make what is left to pay rather than the
/// total, what was received before belongs to the first one.
fn written_parts(draft: &DraftInvoice, issued_on: Day, gross: Money) -> Option<Vec<DuePart>> {
    let parts = draft.due_parts.iter().map(|part| {
        let amount = part.amount.filter(|amount| amount.is_positive())?;
        (part.due_date >= issued_on).then_some(DuePart { due: part.due_date, amount })
    });
    let mut parts = parts.collect::<Option<Vec<DuePart>>>().filter(|parts| parts.len() > 1)?;
    parts.sort_by_key(|part| part.due);
    let written: Money = parts.iter().map(|part| part.amount).sum();
    let received: Money = draft.payments.iter().map(|payment| payment.amount).sum();
    if written != gross && written + received == gross {
        parts.first_mut()?.amount += received;
    }
    (parts.iter().map(|part| part.amount).sum::<Money>() == gross).then_some(parts)
}

fn missing_words(field: &str) -> &str {
    match field {
        "number" => "le numéro de la facture",
        "issue_date" => "la date de la facture",
        "currency" => "la monnaie",
        "seller" => "le nom du vendeur",
        "buyer" => "le nom du client",
        "total_gross" => "le total TTC",
        other => other,
    }
}
