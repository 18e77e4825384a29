//! « Factures »: the list, one invoice, an invoice typed or corrected.

pub(crate) mod contract_rate;
mod due;
mod order;

pub use contract_rate::{contract_rate, contract_rate_of};
pub use due::due_date;

use dument_domain::case::{CaseFile, Position};
use dument_domain::claim::{DuePart, Waiver};
use dument_domain::identity::invoice_key;
use dument_domain::term::{AgreedTerm, TermRegime};
use dument_domain::{Client, ClientId, Day, DebtorNature, Invoice, InvoiceId, Money};
use dument_letters::french;
use serde_json::json;

use crate::ground::acting::{Acting, Written, as_json};
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::invoices::due::{agreed_term, term_label};
use crate::invoices::order::Hit;
use crate::law::usual_due::usual_due;
use crate::reading::money::amounts::{add_up, sum_left};
use crate::reading::people::doubt::check_nature;
use crate::reading::rows::{is_open, row_of};
use crate::views::{
    InvoiceFilter, InvoiceInput, InvoiceView, InvoicesRequest, InvoicesView, ReceivedView, SumView,
};
use crate::words::search::{Needle, figures_hold, holds};
use crate::words::text::{client_name, filled, normal_number};
use crate::{Code, Error};

/// A page of the invoices asked for, in order, with totals over all of them.
///
/// # Errors
/// None today; the answer stays a result as every use case.
pub fn invoices(reading: Reading<'_>, request: InvoicesRequest) -> Result<InvoicesView, Error> {
    let mut hits = hits(reading, &request);
    let totals = hits.iter().fold((SumView::default(), Money::ZERO), |(all, late), (_, _, position)| {
        let left = sum_left(&position.statement, reading.now.today);
        (add_up([all, left].into_iter()), late + position.late_principal())
    });
    order::sort(&mut hits, request.sort);
    if request.descending {
        hits.reverse();
    }
    let page = hits.iter().skip(request.offset).take(request.limit);
    Ok(InvoicesView {
        rows: page
            .map(|(entry, invoice, position)| row_of(entry, invoice, position, reading.now.today))
            .collect(),
        total_rows: hits.len(),
        sum: totals.0,
        late: totals.1,
    })
}

/// An invoice to read or correct.
///
/// # Errors
/// [`Code::UnknownInvoice`].
pub fn view(reading: Reading<'_>, invoice: InvoiceId) -> Result<InvoiceView, Error> {
    let (entry, found) = reading.of_invoice(invoice)?;
    let unknown = || Error::new(Code::UnknownInvoice, invoice.0.to_string());
    let position = entry.position(invoice).ok_or_else(unknown)?;
    let agreed = AgreedTerm::read(found.term.as_deref());
    Ok(InvoiceView {
        row: row_of(entry, found, position, reading.now.today),
        work: found.work.clone(),
        quote_number: found.quote_number.clone(),
        quote_on: found.quote_on,
        completed_on: found.completed_on,
        own_nature: found.nature,
        parts: found.parts.clone(),
        net: found.net,
        vat: found.vat,
        contract_rate: found.contract_rate,
        term_label: term_label(&agreed),
        activity: found.activity,
        terms: agreed.words,
        sector: agreed.sector,
        document: found.document,
        received: received(&entry.file, found),
    })
}

/// What was received on an invoice, and its credit notes, in order.
fn received(file: &CaseFile, invoice: &Invoice) -> Vec<ReceivedView> {
    let payments = file.standing_payments().flat_map(|payment| {
        let shares = payment.allocations.iter().filter(|share| share.invoice == invoice.id);
        shares.map(|share| ReceivedView {
            payment: Some(payment.id),
            label: "Paiement".to_owned(),
            on: payment.on,
            supposed: payment.on_supposed,
            amount: share.amount,
        })
    });
    let notes = file.standing_credit_notes().filter(|note| note.invoice == invoice.id);
    let notes = notes.map(|note| ReceivedView {
        payment: None,
        label: format!("Avoir {}", note.number).trim().to_owned(),
        on: note.on,
        supposed: false,
        amount: note.amount,
    });
    let mut all: Vec<ReceivedView> = payments.chain(notes).collect();
    all.sort_by_key(|one| one.on);
    all
}

/// Creates or corrects an invoice, with its client where that one is new.
///
/// # Errors
/// [`Code::Missing`], [`Code::UnknownClient`], [`Code::UnknownInvoice`], [`Code::BadAmount`],
/// [`Code::BadValue`] for sums that do not add up, [`Code::BadDate`] for a due date before the
/// issue, an end of the work to come or before its quote, [`Code::DuplicateInvoice`].
pub fn save(desk: &mut Acting<'_>, input: InvoiceInput) -> Result<InvoiceView, Error> {
    let new_client = new_client(desk.reading(), &input)?;
    let invoice = checked(desk.reading(), &input, desk.now.today)?;
    refuse_duplicate(desk.reading(), &invoice, new_client.as_ref())?;
    let kind = if input.invoice.is_some() { "invoice_corrected" } else { "invoice_created" };
    let left = desk.reading().book.of_invoice(invoice.id).map(|(entry, _)| entry.file.client.id);
    let id = desk
        .write(kind, |writer| {
            let mut invoice = invoice;
            if let Some(client) = &new_client {
                invoice.client = writer.insert_client(client)?;
            }
            if input.invoice.is_some() {
                writer.update_invoice(&invoice)?;
            } else {
                invoice.id = writer.insert_invoice(&invoice)?;
            }
            if let Some(document) = input.document {
                writer.attach_document(document, invoice.client, Some(invoice.id))?;
            }
            let payload = json!({ "invoice": as_json(&invoice)?, "new_client": new_client });
            let clients = left.into_iter().chain([invoice.client]).collect();
            Ok(Written { answer: invoice.id, payload, clients, choices: false })
        })?
        .answer;
    view(desk.reading(), id)
}

/// The invoice of that number, case and spaces ignored.
///
/// # Errors
/// [`Code::UnknownInvoice`]; [`Code::AmbiguousInvoice`] where several clients have one.
pub fn find(reading: Reading<'_>, number: &str) -> Result<InvoiceId, Error> {
    find_of(reading, number, None)
}

/// The same, of that client where one is named; where a number comes again each year, `001@2026` is
/// that of 2026.
///
/// # Errors
/// As [`find`].
pub fn find_of(reading: Reading<'_>, number: &str, client: Option<ClientId>) -> Result<InvoiceId, Error> {
    let entries = reading.book.entries();
    let of_client = entries.filter(|entry| client.is_none_or(|client| client == entry.file.client.id));
    let all: Vec<&Invoice> = of_client.flat_map(|entry| &entry.file.invoices).collect();
    let numbered = |wanted: &str, year: Option<i32>| -> Vec<&Invoice> {
        let wanted = normal_number(wanted);
        let of_year = |one: &&Invoice| year.is_none_or(|year| one.issued_on.year() == year);
        all.iter().copied().filter(of_year).filter(|one| normal_number(&one.number) == wanted).collect()
    };
    let with_year = number.rsplit_once('@').and_then(|(bare, year)| Some((bare, year.trim().parse().ok()?)));
    let found = match (numbered(number, None), with_year) {
        (found, Some((bare, year))) if found.is_empty() => numbered(bare, Some(year)),
        (found, _) => found,
    };
    let mut found = found.into_iter();
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(only.id),
        (None, _) => Err(Error::new(Code::UnknownInvoice, number.trim())),
        (Some(_), Some(_)) => Err(Error::new(Code::AmbiguousInvoice, number.trim())),
    }
}

fn hits<'a>(reading: Reading<'a>, request: &InvoicesRequest) -> Vec<Hit<'a>> {
    let needle = Needle::new(&request.search);
    let entries = reading.book.entries();
    // Who is kept for the law alone is found by name, and is in no list.
    let wanted = entries.filter(|entry| match request.client {
        Some(client) => client == entry.file.client.id,
        None => !reading.ground.is_set_apart(entry),
    });
    let mut hits = Vec::new();
    for entry in wanted {
        let missing = needle.missing_from(&entry.file.client.name);
        let rows = entry.rows().filter(|(invoice, position)| {
            let owed = position.statement.statement.principal;
            let of_it = |word: &&str| {
                holds(&invoice.number, word)
                    || holds(&invoice.work, word)
                    || figures_hold([invoice.gross, owed], [invoice.issued_on, invoice.due_on()], word)
            };
            is_wanted(request.filter, position) && missing.iter().all(of_it)
        });
        hits.extend(rows.map(|(invoice, position)| (entry, invoice, position)));
    }
    hits
}

fn new_client(reading: Reading<'_>, input: &InvoiceInput) -> Result<Option<Client>, Error> {
    match (input.client, &input.new_client) {
        (Some(client), _) => reading.entry(client).map(|_| None),
        (None, Some(new)) => {
            let name = client_name(&new.name)?;
            let scenario = reading.ground.scenario_of(new.nature);
            let blank = Client { scenario, ..reading.ground.blank_client() };
            let client = Client { name, nature: new.nature, nature_confirmed: true, ..blank };
            // A person without a SIREN is asked about on its case before anything more is asked.
            Ok(Some(Client { nature_confirmed: !client.is_doubtful_as(client.nature), ..client }))
        }
        (None, None) => Err(Error::new(Code::Missing, "le client")),
    }
}

/// The invoice as typed, once everything in it holds together.
fn checked(reading: Reading<'_>, input: &InvoiceInput, today: Day) -> Result<Invoice, Error> {
    let number = input.number.trim().to_owned();
    if number.is_empty() {
        return Err(Error::new(Code::Missing, "le numéro de la facture"));
    }
    check_sums(input)?;
    check_work(input, today)?;
    let agreed = agreed_term(input)?;
    let parts = parts_of(reading, input, &agreed)?;
    let known = input.invoice.map(|id| reading.of_invoice(id)).transpose()?;
    if let Some((entry, invoice)) = known
        && input.client != Some(invoice.client)
        && has_history(entry, invoice.id)
    {
        let detail = "cette facture a déjà un paiement, un avoir ou une relance, son client ne change plus";
        return Err(Error::new(Code::BadValue, detail));
    }
    check_own_nature(reading, input, known.map(|(_, invoice)| invoice))?;
    Ok(Invoice {
        id: input.invoice.unwrap_or(InvoiceId(0)),
        client: input.client.unwrap_or(ClientId(0)),
        number,
        nature: input.nature,
        work: input.work.trim().to_owned(),
        quote_number: filled(input.quote_number.clone()),
        quote_on: input.quote_on,
        completed_on: input.completed_on,
        issued_on: input.issued_on,
        due_supposed: input.parts.is_empty() && input.due_on.is_none() && agreed == AgreedTerm::default(),
        parts,
        net: input.net,
        vat: input.vat,
        gross: input.gross,
        contract_rate: input.contract_rate,
        term: agreed.kept(),
        activity: input.activity,
        waiver: known.map_or_else(Waiver::default, |(_, invoice)| invoice.waiver),
        document: input.document.or(known.and_then(|(_, invoice)| invoice.document)),
    })
}

/// A nature of its own asks more of somebody only knowingly, as that of a client does.
fn check_own_nature(
    reading: Reading<'_>,
    input: &InvoiceInput,
    known: Option<&Invoice>,
) -> Result<(), Error> {
    let Some(nature) = input.nature.filter(|_| known.map(|one| one.nature) != Some(input.nature)) else {
        return Ok(());
    };
    let owner = input.client.and_then(|client| reading.book.get(client));
    owner.map_or(Ok(()), |entry| check_nature(&entry.file.client, nature, input.confirmed))
}

/// The due parts: those typed, otherwise one part on the day typed, that of the term, or the
/// one supposed.
fn parts_of(reading: Reading<'_>, input: &InvoiceInput, agreed: &AgreedTerm) -> Result<Vec<DuePart>, Error> {
    if !input.parts.is_empty() {
        return in_order(input.parts.clone(), input.issued_on);
    }
    let regime = TermRegime::applying(nature_typed(reading, input), agreed.sector);
    let by_law = || usual_due(&reading.ground.law, regime, input.issued_on, input.completed_on);
    let by_term = || agreed.term().map(|term| term.from_invoice(input.issued_on));
    let due = input.due_on.or_else(by_term).unwrap_or_else(by_law);
    in_order(vec![DuePart { due, amount: input.gross }], input.issued_on)
}

fn nature_typed(reading: Reading<'_>, input: &InvoiceInput) -> DebtorNature {
    let of_client = || Some(reading.book.get(input.client?)?.file.client.nature);
    let of_new = || input.new_client.as_ref().map(|new| new.nature);
    input.nature.or_else(of_client).or_else(of_new).unwrap_or(DebtorNature::Business)
}

/// A number is given once a year to a client, however it is spelled. A new client of the same name is the same one for that.
fn refuse_duplicate(
    reading: Reading<'_>,
    invoice: &Invoice,
    new_client: Option<&Client>,
) -> Result<(), Error> {
    let key = |one: &Invoice| invoice_key(&one.number, one.issued_on);
    let is_same = |other: &Invoice| key(other) == key(invoice);
    let holders = match new_client {
        Some(client) => reading.book.named(&client.name),
        None => reading.book.get(invoice.client).into_iter().collect(),
    };
    let mut numbered = holders.iter().flat_map(|entry| &entry.file.invoices);
    if numbered.any(|other| other.id != invoice.id && is_same(other)) {
        return Err(Error::new(Code::DuplicateInvoice, invoice.number.clone()));
    }
    Ok(())
}

const fn is_wanted(filter: InvoiceFilter, position: &Position) -> bool {
    match filter {
        InvoiceFilter::Open => is_open(position.state),
        InvoiceFilter::Late => is_open(position.state) && position.statement.statement.days_late > 0,
        InvoiceFilter::Closed => !is_open(position.state),
        InvoiceFilter::All => true,
    }
}

/// The end of the work is a day that has come, and not before its quote was accepted: the time to
/// act in court runs from it, and letters say it.
fn check_work(input: &InvoiceInput, today: Day) -> Result<(), Error> {
    let Some(done) = input.completed_on else { return Ok(()) };
    let refused = |why: String| {
        let told = format!("{why} Corrigez la date ou laissez-la vide\u{202f}; rien n’a été enregistré.");
        Err(Error::told(Code::BadDate, done.to_string(), told))
    };
    if done > today {
        return refused(format!("La fin des travaux, le {}, n’est pas encore arrivée.", french::date(done)));
    }
    match input.quote_on.filter(|quote| *quote > done) {
        Some(quote) => refused(format!(
            "La fin des travaux, le {}, est avant l’accord sur le devis, le {}.",
            french::date(done),
            french::date(quote)
        )),
        None => Ok(()),
    }
}

fn check_sums(input: &InvoiceInput) -> Result<(), Error> {
    let is_sum = |sum: Money| sum.is_positive() && sum <= Money::MAX;
    if !is_sum(input.gross) {
        return Err(Error::new(Code::BadAmount, french::euros(input.gross)));
    }
    let negative = [input.net, input.vat].into_iter().flatten().find(|sum| *sum < Money::ZERO);
    if let Some(negative) = negative {
        return Err(Error::new(Code::BadAmount, french::euros(negative)));
    }
    if let (Some(net), Some(vat)) = (input.net, input.vat)
        && net + vat != input.gross
    {
        let detail =
            format!("le HT et la TVA font {}, pas {}", french::euros(net + vat), french::euros(input.gross));
        return Err(Error::new(Code::BadValue, detail));
    }
    if let Some(part) = input.parts.iter().find(|part| !is_sum(part.amount)) {
        return Err(Error::new(Code::BadAmount, french::euros(part.amount)));
    }
    let parts: Money = input.parts.iter().map(|part| part.amount).sum();
    if !input.parts.is_empty() && parts != input.gross {
        let detail =
            format!("les échéances font {}, pas {}", french::euros(parts), french::euros(input.gross));
        return Err(Error::new(Code::BadValue, detail));
    }
    Ok(())
}

/// The due parts, earliest first, none before the issue.
fn in_order(parts: Vec<DuePart>, issued_on: Day) -> Result<Vec<DuePart>, Error> {
    let mut parts = parts;
    parts.sort_by_key(|part| part.due);
    match parts.first() {
        Some(first) if first.due < issued_on => Err(Error::new(
            Code::BadDate,
            format!(
                "l’échéance du {} est avant la facture du {}",
                french::date(first.due),
                french::date(issued_on)
            ),
        )),
        Some(_) | None => Ok(parts),
    }
}

/// Whether anything recorded hangs on an invoice, taken back or not.
fn has_history(entry: &Entry, invoice: InvoiceId) -> bool {
    let file = &entry.file;
    file.payments.iter().any(|payment| payment.allocations.iter().any(|share| share.invoice == invoice))
        || file.credit_notes.iter().any(|note| note.invoice == invoice)
        || file.events.iter().any(|event| event.invoices.contains(&invoice))
        || file.letters.iter().any(|letter| letter.invoices.contains(&invoice))
}
