//! The day of a payment that a file brought without one.

use dument_domain::{Day, Payment, PaymentId};
use dument_letters::french;
use serde_json::json;

use super::check_movement;
use crate::ground::acting::{Acting, Written};
use crate::reading::money::given_back::refuse_given_back;
use crate::views::Done;
use crate::{Code, Error};

/// Gives a payment its true day: it gives way to the same one, of that day, and stays struck on the
/// timeline.
///
/// # Errors
/// [`Code::BadDate`] for a day to come or before the invoices it pays, [`Code::CannotUndo`] for one
/// that no longer counts, or of which a part was given back that would not have been too much.
pub fn redate(desk: &mut Acting<'_>, payment: PaymentId, on: Day) -> Result<Done, Error> {
    let found = desk.reading().book.entries().find_map(|entry| {
        let known = entry.file.standing_payments().find(|one| one.id == payment)?;
        Some((entry, known.clone()))
    });
    let (entry, known) = found.ok_or_else(|| Error::new(Code::CannotUndo, "déjà annulé ou inconnu"))?;
    check_movement(known.amount, on, &desk.now)?;
    let paid = known.allocations.iter().filter_map(|share| entry.file.invoice(share.invoice));
    if let Some(later) = paid.filter(|invoice| invoice.issued_on > on).max_by_key(|one| one.issued_on) {
        let told = format!(
            "La facture {} est du {}\u{a0}: un paiement du {} viendrait avant elle. Rien n’a été changé\u{202f}; vérifiez le jour.",
            later.number,
            french::date(later.issued_on),
            french::date(on)
        );
        return Err(Error::told(Code::BadDate, on.to_string(), told));
    }
    let client = known.client;
    let dated = Payment { id: PaymentId(0), on, on_supposed: false, ..known };
    let mut after = entry.file.clone();
    after.payments.retain(|one| one.id != payment);
    after.payments.push(dated.clone());
    refuse_given_back(desk.reading(), &entry.file, &after)?;
    let written = desk.write("payment_redated", |writer| {
        writer.reverse_payment(payment)?;
        let id = writer.insert_payment(&dated)?;
        let payload = json!({ "payment": id, "before": payment, "client": client, "on": on });
        Ok(Written { answer: (), payload, clients: vec![client], choices: false })
    })?;
    let message = format!("Paiement de {} noté le {}.", french::euros(dated.amount), french::date(on));
    Ok(Done { message, undo: written.undo, client, email: None })
}
