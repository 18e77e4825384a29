//! « Ce chèque est revenu impayé »: what had been paid is owed again, and the path of an unpaid
//! cheque begins, in one act. The bank says it, not the client: nobody is asked for an answer.

use dument_domain::case::{CallMinute, CaseEvent, Happening, Outcome, StepKind};
use dument_domain::{Day, EventId, Payment, PaymentId};
use dument_letters::french;
use serde_json::json;

use crate::ground::acting::{Acting, Written};
use crate::ground::asking::Reading;
use crate::reading::money::given_back::given_for_nothing;
use crate::reading::path::steps::first_follow_up;
use crate::reading::timeline::is_cheque;
use crate::views::{BouncedInput, Done};
use crate::{Code, Error};

/// Takes back the payment that a cheque was and opens the path of an unpaid cheque.
///
/// # Errors
/// [`Code::CannotUndo`] for a payment unknown or taken back already, [`Code::BadValue`] for one that
/// was no cheque, [`Code::BadDate`] for a day to come or before the cheque was received.
pub fn cheque_bounced(desk: &mut Acting<'_>, request: &BouncedInput) -> Result<Done, Error> {
    let payment = standing(desk.reading(), request.payment)?;
    let amount = french::euros(payment.amount);
    if !is_cheque(&payment) {
        let told = format!(
            "Le paiement de {amount} du {} n’est pas noté comme un chèque\u{a0}: s’il n’est jamais arrivé, annulez-le dans l’historique.",
            french::date(payment.on)
        );
        return Err(Error::told(Code::BadValue, amount, told));
    }
    check_refused_on(request, payment.on, desk.now.today)?;
    let event = CaseEvent {
        id: EventId(0),
        client: payment.client,
        invoices: payment.allocations.iter().map(|share| share.invoice).collect(),
        on: desk.now.today,
        recorded_at: desk.now.stamp(),
        what: Happening::Contact {
            step: StepKind::Cheque,
            outcome: Outcome::BouncedCheque { presented_on: request.presented_on },
            interlocutor: String::new(),
            minute: CallMinute::default(),
        },
        note: String::new(),
        reversed: false,
    };
    let before = &desk.reading().entry(payment.client)?.file;
    let mut after = before.clone();
    after.payments.retain(|one| one.id != payment.id);
    let lost = given_for_nothing(desk.reading(), before, &after).map(|number| {
        format!(" De l’argent de la facture {number} avait été rendu au client\u{a0}: Dûment ne le compte pas dans ce qui est dû, réclamez-le à part.")
    });
    let recorded = desk.write("cheque_bounced", |writer| {
        writer.reverse_payment(payment.id)?;
        let id = writer.insert_event(&event)?;
        let payload = json!({ "payment": payment.id, "event": id, "client": event.client, "presented_on": request.presented_on });
        Ok(Written { answer: (), payload, clients: vec![event.client], choices: false })
    })?;
    let follows = first_follow_up(desk.reading().entry(event.client)?, &event.invoices, desk.now.today);
    Ok(Done {
        message: format!(
            "Noté\u{a0}: le chèque de {amount} est revenu impayé, la somme est due de nouveau. {follows}{}",
            lost.unwrap_or_default()
        ),
        undo: recorded.undo,
        client: event.client,
        email: None,
    })
}

/// The payment, while it stands.
fn standing(reading: Reading<'_>, id: PaymentId) -> Result<Payment, Error> {
    let mut payments = reading.book.entries().flat_map(|entry| entry.file.standing_payments());
    let found = payments.find(|one| one.id == id).cloned();
    found.ok_or_else(|| Error::new(Code::CannotUndo, "ce paiement est inconnu ou déjà annulé"))
}

/// A cheque is presented once it was received, and not in days to come.
fn check_refused_on(request: &BouncedInput, received_on: Day, today: Day) -> Result<(), Error> {
    let presented = request.presented_on;
    let told = if presented > today {
        format!(
            "Le {} n’est pas encore venu\u{a0}: la date de présentation est sur l’avis de la banque.",
            french::date(presented)
        )
    } else if presented < received_on.plus_days(-CLEARED_BEFORE_DAYS) {
        format!(
            "Le chèque est noté reçu le {}\u{a0}: il n’a pas pu être présenté le {}. La date est sur l’avis de la banque.",
            french::date(received_on),
            french::date(presented)
        )
    } else {
        return Ok(());
    };
    Err(Error::told(Code::BadDate, presented.to_string(), told))
}

/// A payment may be noted on the day its cheque was credited, some days after it was presented.
const CLEARED_BEFORE_DAYS: i64 = 15;
