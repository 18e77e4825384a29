//! The statement of account as a document: everything a client owes, by segment.

use dument_domain::case::{CaseFile, ClaimSettings};
use dument_domain::claim::Statement;
use dument_domain::{ClientId, Day, Invoice, InvoiceId, Law, Money, claim};
use dument_letters::compose::{compose_certified_statement, compose_statement};
use dument_letters::model::Report;
use dument_letters::render::render_report;
use dument_letters::statement_facts::{StatedInvoice, StatementFacts};

use crate::ground::asking::Reading;
use crate::reading::money::readings::{other_readings, stated};
use crate::words::papers::layout;
use crate::{Code, Error};

/// How many of the next days say what would be owed.
pub(crate) const DAYS_TOLD: u16 = 15;

fn printed(report: &Report) -> Result<Vec<u8>, Error> {
    let rendered = render_report(report);
    let rendered = rendered.map_err(|problem| Error::new(Code::LetterLayout, layout(&problem).sentence))?;
    Ok(rendered.bytes)
}

/// The statement of account of a client as a PDF: every invoice on which something is
/// owed at the end of `on` (today if absent). Past the last known rate, interest is
/// counted up to the last day known, and the document says so.
///
/// # Errors
/// [`Code::UnknownClient`], [`Code::NotConfigured`], [`Code::NothingDue`] when nothing is
/// owed, [`Code::RateUnknown`] when a half-year before the last known one is missing,
/// [`Code::LetterLayout`] when the legal mentions leave no room.
pub fn pdf(reading: Reading<'_>, client: ClientId, on: Option<Day>) -> Result<Vec<u8>, Error> {
    statement_until(reading, client, None, on.unwrap_or(reading.now.today), None)
}

/// The same with the name of its file, to be saved.
///
/// # Errors
/// As [`pdf`].
pub fn file(reading: Reading<'_>, client: ClientId, on: Option<Day>) -> Result<(String, Vec<u8>), Error> {
    let bytes = pdf(reading, client, on)?;
    let name = &reading.entry(client)?.file.client.name;
    Ok((format!("Décompte {name} {}.pdf", on.unwrap_or(reading.now.today)), bytes))
}

/// The same for some invoices only, where they are named, its days told up to one: past the
/// deadline of the letter it is joined to, they would say that it may be passed.
pub(crate) fn statement_until(
    reading: Reading<'_>,
    client: ClientId,
    chosen: Option<&[InvoiceId]>,
    on: Day,
    told_until: Option<Day>,
) -> Result<Vec<u8>, Error> {
    let closed = reading.entry(client)?.file.closing_day(chosen, on);
    let mut facts = statement_facts(reading, client, chosen, (on, closed))?;
    facts.day_table.retain(|(day, _)| told_until.is_none_or(|last| *day <= last));
    printed(&compose_statement(&facts, &reading.ground.law))
}

/// The statement closed and certified true by who signs, with room for the hand: for a petition.
///
/// # Errors
/// As [`pdf`].
pub fn certified_pdf(reading: Reading<'_>, client: ClientId, on: Option<Day>) -> Result<Vec<u8>, Error> {
    let on = on.unwrap_or(reading.now.today);
    let closed = reading.entry(client)?.file.closing_day(None, on);
    let facts = statement_facts(reading, client, None, (on, closed))?;
    printed(&compose_certified_statement(&facts, &reading.ground.law))
}

fn statement_facts(
    reading: Reading<'_>,
    client: ClientId,
    chosen: Option<&[InvoiceId]>,
    (asked_on, on): (Day, Day),
) -> Result<StatementFacts, Error> {
    let file = &reading.entry(client)?.file;
    let (settings, law) = (&reading.ground.settings, &reading.ground.law);
    let owed = |invoice: &&Invoice| {
        let computed = file.statement_of(invoice, settings, law, on).statement;
        let wanted = chosen.is_none_or(|chosen| chosen.contains(&invoice.id));
        // What falls due after the judgment is declared with the rest (C. com. L622-25).
        let declared = asked_on != on && file.freeze_of(invoice).is_some();
        wanted && (computed.days_late > 0 || declared) && computed.due().is_positive()
    };
    let open: Vec<&Invoice> = file.invoices.iter().filter(owed).collect();
    if open.is_empty() {
        return Err(Error::new(Code::NothingDue, file.client.name.clone()));
    }
    let invoices: Vec<StatedInvoice> =
        open.iter().map(|invoice| stated(file, invoice, settings, law, on)).collect();
    let hole = invoices
        .iter()
        .filter_map(|one| one.rate_unknown)
        .find(|missing| law.last_known_semester().is_none_or(|last| missing.0 <= last));
    if let Some(missing) = hole {
        return Err(Error::new(Code::RateUnknown, missing.0.to_string()));
    }
    let debts: Vec<_> = open
        .iter()
        .map(|invoice| {
            let debt = invoice.debt(&file.payments, &file.credit_notes);
            (debt, file.terms_of(invoice, settings))
        })
        .collect();
    Ok(StatementFacts {
        creditor: reading.company()?.clone(),
        debtor: file.client.clone(),
        on,
        invoices,
        notice_start: settings.notice_start,
        asked: asked(file, &open, (settings, law), on),
        received_since: received_between(file, &open, on, asked_on),
        other_readings: other_readings(file, &open, (settings, law), on, Statement::exigible),
        day_table: claim::day_table(&debts, on.next(), DAYS_TOLD, law),
    })
}

/// What was received on these invoices after a day, up to another.
fn received_between(file: &CaseFile, invoices: &[&Invoice], after: Day, until: Day) -> Money {
    let debts = invoices.iter().map(|one| one.debt(&file.payments, &file.credit_notes));
    let paid = debts.flat_map(|debt| debt.payments);
    paid.filter(|one| one.on > after && one.on <= until).map(|one| one.amount).sum()
}

/// What may be asked at once on these invoices: one disputed as a whole is answered, not asked.
fn asked(file: &CaseFile, invoices: &[&Invoice], (settings, law): (&ClaimSettings, &Law), on: Day) -> Money {
    let whole = |invoice: &Invoice| file.is_disputed(invoice.id) && file.disputed_part(invoice.id).is_none();
    let asked = invoices.iter().filter(|one| !whole(one));
    asked.map(|one| file.asked_statement_of(one, settings, law, on).statement.exigible()).sum()
}
