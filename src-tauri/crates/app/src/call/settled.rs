//! Nothing to ask: a client who paid between the list and the click is never chased.

use dument_domain::case::{InvoiceState, OutcomeKind, Position, Reason, StepKind};
use dument_domain::{Day, InvoiceId};
use dument_letters::french;

use crate::ground::book::{Entry, Ground};
use crate::reading::money::set_off::covered;
use crate::reading::people::invoices::invoices_concerned;
use crate::views::{ContactInput, NothingDue};
use crate::{Code, Error};

/// Payments told, at the most.
const PAYMENTS_MAX: usize = 3;

/// Why there is nothing to ask of this client.
pub(super) fn nothing_due(entry: &Entry) -> NothingDue {
    let protected = entry.positions.iter().any(|one| one.state == InvoiceState::Insolvent);
    let payments = payments(entry);
    let title = if protected {
        "Rien à demander\u{a0}: la loi suspend les relances"
    } else if payments.is_empty() {
        "Rien à relancer"
    } else {
        "Payé depuis\u{a0}: rien à relancer"
    };
    let mut facts = Vec::new();
    if protected {
        facts.push(
            "Une procédure est ouverte\u{a0}: les dettes antérieures ne se réclament plus au client (C. com. L622-7, C. conso. \
             L722-5). La date pour déclarer est au dossier."
                .to_owned(),
        );
    }
    facts.extend(payments);
    if facts.is_empty() {
        facts.push("Aucune facture de ce client n’a dépassé son échéance.".to_owned());
    }
    NothingDue {
        title: dument_letters::typography::french(title),
        facts: facts.iter().map(|fact| dument_letters::typography::french(fact)).collect(),
    }
}

/// Why nothing is asked of a client who paid or was credited too much: that money covers what it owes.
pub(super) fn covered_by_money(entry: &Entry, ground: &Ground, today: Day) -> Option<NothingDue> {
    let fact = covered(entry, ground, today)?;
    let title = dument_letters::typography::french("Rien à demander\u{a0}: vous lui devez de l’argent");
    Some(NothingDue { title, facts: vec![dument_letters::typography::french(&fact)] })
}

/// Whether the money of an invoice came: what is left is a credit note to make, or interest and
/// indemnity to decide.
fn came(position: &Position) -> bool {
    let next = position.next.as_ref().map(|next| next.step);
    matches!(next, Some(StepKind::CreditNote | StepKind::Settle))
}

/// The invoices that an answer is about; where nothing may be asked any more, why.
pub(super) fn asked_of(entry: &Entry, request: &ContactInput) -> Result<Vec<InvoiceId>, Error> {
    let about = still_asked(invoices_concerned(entry, request), request.outcome.kind());
    let invoices: Vec<InvoiceId> = about.iter().map(|one| one.invoice).collect();
    if invoices.is_empty() { Err(nothing_to_record(entry)) } else { Ok(invoices) }
}

/// Of the invoices an answer is about, those on which something may still be asked: nobody is
/// reminded of what came. What stops or ends a debt is noted of all of them.
fn still_asked(about: Vec<&Position>, outcome: OutcomeKind) -> Vec<&Position> {
    match outcome {
        OutcomeKind::Insolvency
        | OutcomeKind::OverIndebtedness
        | OutcomeKind::BouncedCheque
        | OutcomeKind::DefectiveCheque
        | OutcomeKind::Dispute
        | OutcomeKind::Abandon => about,
        OutcomeKind::Paid
        | OutcomeKind::Promise
        | OutcomeKind::NotReceived
        | OutcomeKind::WrongContact
        | OutcomeKind::NoAnswer
        | OutcomeKind::Difficulty
        | OutcomeKind::Refuses
        | OutcomeKind::Away
        | OutcomeKind::FundsAwaited
        | OutcomeKind::Pause
        | OutcomeKind::PreferWriting => about.into_iter().filter(|one| !came(one)).collect(),
    }
}

/// Why an answer cannot be recorded as a reminder's: what came, and where its words may be kept.
fn nothing_to_record(entry: &Entry) -> Error {
    let name = &entry.file.client.name;
    let keep = "Pour garder ce qui s’est dit, écrivez une note au dossier.";
    let done = entry.positions.iter().filter(|one| came(one)).find_map(|one| one.next.as_ref());
    let told = done.map(|next| {
        let day = french::date(next.since);
        if matches!(next.reason, Reason::DiscountKept { .. }) {
            format!("{name} a tenu la remise le {day}\u{a0}: rien à relancer, l’avoir reste à faire. {keep}")
        } else {
            format!(
                "{name} a payé le principal le {day}\u{a0}: rien à relancer. Décidez du reste au dossier. {keep}"
            )
        }
    });
    let settled =
        !entry.positions.is_empty() && entry.positions.iter().all(|one| one.state == InvoiceState::Settled);
    let paid = settled.then(|| format!("{name} a tout payé\u{a0}: rien à relancer. {keep}"));
    let otherwise = || format!("Aucune relance n’est à faire pour {name}. {keep}");
    let sentence = told.or(paid).unwrap_or_else(otherwise);
    Error::told(Code::NothingDue, name.clone(), dument_letters::typography::french(&sentence))
}

/// The last payments, latest first.
fn payments(entry: &Entry) -> Vec<String> {
    let mut payments: Vec<_> = entry.file.standing_payments().collect();
    payments.sort_by_key(|payment| std::cmp::Reverse(payment.on));
    let told = payments.into_iter().take(PAYMENTS_MAX).map(|payment| {
        let numbers: Vec<String> = payment
            .allocations
            .iter()
            .filter_map(|share| entry.file.invoice(share.invoice))
            .map(|invoice| invoice.number.clone())
            .collect();
        format!(
            "{} reçus le {} pour {}.",
            french::euros(payment.amount),
            french::date(payment.on),
            french::enumerate(&numbers)
        )
    });
    told.collect()
}
