//! Money given back: what a client paid or was credited too much no longer meets anything.

use dument_domain::case::{CaseEvent, Happening, RefundRefused, refund_shares};
use dument_domain::{Day, EventId, InvoiceId, Money};
use dument_letters::french;

use crate::ground::acting::Acting;
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::views::{Done, RefundInput, UndoToken};
use crate::{Code, Error};

/// Notes what was given back to a client, taken off the invoices that had received too much. It is
/// taken back like any act.
///
/// # Errors
/// [`Code::UnknownClient`], [`Code::UnknownInvoice`], [`Code::BadDate`] for a day to come,
/// [`Code::NothingDue`] when nothing was too much that day, [`Code::BadAmount`] for more than was.
pub fn refund(desk: &mut Acting<'_>, request: &RefundInput) -> Result<Done, Error> {
    let on = request.on.unwrap_or(desk.now.today);
    let entry = desk.reading().entry(request.client)?;
    if on > desk.now.today {
        let told = format!("Le {} est à venir\u{a0}: notez le jour où l’argent est parti.", french::date(on));
        return Err(Error::told(Code::BadDate, on.to_string(), told));
    }
    let owed = to_give_back(desk.reading(), entry, &request.invoices, on)?;
    let shares =
        refund_shares(&owed, request.amount).map_err(|why| refused(entry, on, request.amount, why))?;
    let amount: Money = shares.iter().map(|share| share.amount).sum();
    let event = CaseEvent {
        id: EventId(0),
        client: request.client,
        invoices: shares.iter().map(|share| share.invoice).collect(),
        on,
        recorded_at: desk.now.stamp(),
        what: Happening::Refunded { shares },
        note: request.note.trim().to_owned(),
        reversed: false,
    };
    let message = format!("{} rendus à {}, notés.", french::euros(amount), entry.file.client.name);
    let id = desk.record_event("refunded", &event)?;
    Ok(Done { message, undo: Some(UndoToken::Event(id)), client: request.client, email: None })
}

/// What each invoice had received too much on a day and still has today.
fn to_give_back(
    reading: Reading<'_>,
    entry: &Entry,
    named: &[InvoiceId],
    on: Day,
) -> Result<Vec<(InvoiceId, Money)>, Error> {
    if let Some(other) = named.iter().find(|id| entry.file.invoice(**id).is_none()) {
        return Err(Error::new(Code::UnknownInvoice, other.0.to_string()));
    }
    let (settings, law) = (&reading.ground.settings, &reading.ground.law);
    let mut owed = entry.file.to_give_back(settings, law, on, reading.now.today);
    owed.retain(|(id, _)| named.is_empty() || named.contains(id));
    Ok(owed)
}

fn refused(entry: &Entry, on: Day, asked: Option<Money>, why: RefundRefused) -> Error {
    let name = &entry.file.client.name;
    match why {
        RefundRefused::NothingOwed => {
            let told = format!(
                "Le {}, vous ne deviez rien à {name}\u{a0}: rien n’avait été reçu ni crédité en trop.",
                french::date(on)
            );
            Error::told(Code::NothingDue, name.clone(), told)
        }
        RefundRefused::NoSum(sum) => Error::new(Code::BadAmount, french::euros(sum)),
        RefundRefused::MoreThanOwed(owed) => {
            let asked = asked.unwrap_or(owed);
            let told = format!(
                "Vous devez {} à {name}, pas {}\u{a0}: vérifiez la somme, ou notez d’abord le paiement ou l’avoir qui manque.",
                french::euros(owed),
                french::euros(asked)
            );
            Error::told(Code::BadAmount, asked.to_string(), told)
        }
    }
}
