//! Giving up interest or indemnity: an explicit act of its day, which letters and statements follow.

use dument_domain::case::{CaseEvent, Happening, PartGivenUp};
use dument_domain::claim::{Statement, Waiver};
use dument_domain::{DebtorNature, EventId, InvoiceId, Money};
use dument_letters::french;

use crate::ground::acting::Acting;
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::views::{Done, UndoToken, WaiveInput};
use crate::words::deeds::{PUBLIC_INTEREST, waiver_sentence};
use crate::{Code, Error};

/// Gives up interest, the indemnity, or a sum of either. It is taken back like any act.
///
/// # Errors
/// [`Code::UnknownClient`], [`Code::UnknownInvoice`], [`Code::NothingDue`] when nothing is
/// late, [`Code::Missing`] when nothing is given up, [`Code::BadValue`] for a sum on several
/// invoices, [`Code::BadAmount`] for more than is owed, [`Code::Forbidden`] for the interest of a public
/// buyer.
pub fn waive(desk: &mut Acting<'_>, request: &WaiveInput) -> Result<Done, Error> {
    let invoices = invoices_to_waive(desk.reading(), request)?;
    if !request.interest && !request.indemnity && !request.compensation {
        return Err(Error::new(Code::Missing, "ce à quoi vous renoncez"));
    }
    if request.interest {
        check_public(desk.reading().entry(request.client)?, &invoices)?;
    }
    let part = part_given_up(desk.reading(), request, &invoices)?;
    let waiver = Waiver {
        interest: request.interest && request.interest_sum.is_none(),
        indemnity: request.indemnity && request.indemnity_sum.is_none(),
        compensation: request.compensation && request.compensation_sum.is_none(),
    };
    let name = desk.reading().entry(request.client)?.interest_name(&invoices);
    let event = CaseEvent {
        id: EventId(0),
        client: request.client,
        invoices,
        on: desk.now.today,
        recorded_at: desk.now.stamp(),
        what: Happening::Waived { waiver, part },
        note: request.note.trim().to_owned(),
        reversed: false,
    };
    let id = desk.record_event("waived", &event)?;
    Ok(Done {
        message: format!(
            "{}\u{a0}: les lettres et le décompte suivent.",
            waiver_sentence(waiver, part, name)
        ),
        undo: Some(UndoToken::Event(id)),
        client: request.client,
        email: None,
    })
}

/// Refuses to give up the interest of a public buyer: it would be void.
pub(super) fn check_public(entry: &Entry, invoices: &[InvoiceId]) -> Result<(), Error> {
    let about = invoices.iter().filter_map(|id| entry.file.invoice(*id));
    let mut natures = about.map(|one| entry.file.nature_of(one));
    if natures.any(|nature| nature == DebtorNature::PublicBuyer) {
        return Err(Error::told(Code::Forbidden, entry.file.client.name.clone(), PUBLIC_INTEREST));
    }
    Ok(())
}

fn invoices_to_waive(reading: Reading<'_>, request: &WaiveInput) -> Result<Vec<InvoiceId>, Error> {
    let entry = reading.entry(request.client)?;
    if let Some(other) = request.invoices.iter().find(|id| entry.file.invoice(**id).is_none()) {
        return Err(Error::new(Code::UnknownInvoice, other.0.to_string()));
    }
    if !request.invoices.is_empty() {
        return Ok(request.invoices.clone());
    }
    let late = entry.positions.iter().filter(|one| {
        let owed = &one.statement.statement;
        owed.days_late > 0 && owed.due().is_positive()
    });
    let late: Vec<InvoiceId> = late.map(|one| one.invoice).collect();
    if late.is_empty() {
        let name = &entry.file.client.name;
        let ids: Vec<InvoiceId> = entry.file.invoices.iter().map(|one| one.id).collect();
        let interest = entry.interest_name(&ids);
        let told = format!("{name} ne doit ni {interest} ni indemnité\u{a0}: il n’y a rien à abandonner.");
        return Err(Error::told(Code::NothingDue, name, told));
    }
    Ok(late)
}

/// The sums given up, none where everything asked is given up whole.
fn part_given_up(
    reading: Reading<'_>,
    request: &WaiveInput,
    invoices: &[InvoiceId],
) -> Result<Option<PartGivenUp>, Error> {
    let interest = request.interest_sum.filter(|_| request.interest);
    let indemnity = request.indemnity_sum.filter(|_| request.indemnity);
    let compensation = request.compensation_sum.filter(|_| request.compensation);
    if interest.is_none() && indemnity.is_none() && compensation.is_none() {
        return Ok(None);
    }
    let [invoice] = invoices else {
        let told = "Une somme se retire d’une seule facture\u{a0}: dites laquelle.";
        return Err(Error::told(Code::BadValue, "invoice", told));
    };
    let position = reading.entry(request.client)?.position(*invoice);
    let owed = position.map(|one| &one.statement.statement);
    let owes = |part: fn(&Statement) -> Money| owed.map_or(Money::ZERO, part);
    check_sum(interest, owes(|owed| owed.interest))?;
    check_sum(indemnity, owes(|owed| owed.indemnity))?;
    check_sum(compensation, owes(|owed| owed.additional_compensation))?;
    Ok(Some(PartGivenUp {
        interest: interest.unwrap_or(Money::ZERO),
        indemnity: indemnity.unwrap_or(Money::ZERO),
        compensation: compensation.unwrap_or(Money::ZERO),
    }))
}

fn check_sum(given_up: Option<Money>, owed: Money) -> Result<(), Error> {
    match given_up {
        Some(sum) if !sum.is_positive() => Err(Error::new(Code::BadAmount, french::euros(sum))),
        Some(sum) if sum > owed => {
            let told = format!(
                "Vous renoncez à {}, plus que les {} dus\u{a0}: dites cette somme, ou moins.",
                french::euros(sum),
                french::euros(owed)
            );
            Err(Error::told(Code::BadAmount, sum.to_string(), told))
        }
        Some(_) | None => Ok(()),
    }
}
