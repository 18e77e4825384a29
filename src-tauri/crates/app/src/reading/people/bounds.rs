//! What an answer can bear: a day that makes sense, a sum that is owed, a reason where the user
//! decides alone. A refusal names the sum or the day that would do; nothing is written.

use dument_domain::case::{Outcome, Rules};
use dument_domain::{Day, InvoiceId, Money};
use dument_letters::french::{date, enumerate, euros};

use crate::ground::book::{Entry, Ground};
use crate::reading::path::rhythm::check_one_a_day;
use crate::reading::people::against::check_proceedings;
use crate::views::ContactInput;
use crate::{Code, Error};

/// Refuses a contact that cannot be: its day, its outcome, or a second try of the day.
pub(crate) fn check_contact(
    entry: &Entry,
    ground: &Ground,
    rules: &Rules<'_>,
    request: &ContactInput,
    invoices: &[InvoiceId],
    on: Day,
) -> Result<(), Error> {
    check_contact_days(&request.outcome, on)?;
    if request.outcome.is_contact() {
        check_issued(entry, invoices, on)?;
    }
    check_proceedings(entry, &request.outcome, invoices)?;
    match &request.outcome {
        Outcome::Promise { by, amount } => check_promise(entry, ground, *by, *amount),
        Outcome::Dispute { amount: Some(amount), .. } => check_disputed(entry, invoices, *amount),
        Outcome::Abandon if request.note.trim().is_empty() => {
            Err(Error::new(Code::Missing, "la raison pour laquelle vous laissez tomber cette somme"))
        }
        // Nobody there twice in a day, or on the day of a letter, is one step and not two;
        // whatever the client said is a fact that is kept.
        Outcome::NoAnswer => check_one_a_day(entry, rules, request.step, invoices, on),
        Outcome::Paid { .. }
        | Outcome::NotReceived
        | Outcome::WrongContact
        | Outcome::Difficulty
        | Outcome::Dispute { .. }
        | Outcome::Refuses
        | Outcome::Insolvency { .. }
        | Outcome::OverIndebtedness { .. }
        | Outcome::BouncedCheque { .. }
        | Outcome::DefectiveCheque { .. }
        | Outcome::Away { .. }
        | Outcome::FundsAwaited { .. }
        | Outcome::Pause { .. }
        | Outcome::Abandon
        | Outcome::PreferWriting => Ok(()),
    }
}

/// A contact took place, today at the latest.
pub(crate) fn check_contact_day(on: Day, today: Day) -> Result<(), Error> {
    if on <= today {
        return Ok(());
    }
    let told =
        format!("Le {} n’est pas encore venu\u{a0}: notez l’échange une fois qu’il a eu lieu.", date(on));
    Err(Error::told(Code::BadDate, on.to_string(), told))
}

/// Nobody was reminded of an invoice that did not exist yet: a letter would tell it.
pub(crate) fn check_issued(entry: &Entry, invoices: &[InvoiceId], on: Day) -> Result<(), Error> {
    let mut named = invoices.iter().filter_map(|id| entry.file.invoice(*id));
    let Some(invoice) = named.find(|invoice| on < invoice.issued_on) else { return Ok(()) };
    let told = format!(
        "Le {}, la facture {} n’existait pas encore\u{a0}: elle est du {}. Corrigez la date, ou choisissez une autre facture.",
        date(on),
        invoice.number,
        date(invoice.issued_on)
    );
    Err(Error::told(Code::BadDate, on.to_string(), told))
}

/// Refuses a day that the outcome cannot bear: money that comes before the call, a judgment after.
pub(super) fn check_contact_days(outcome: &Outcome, on: Day) -> Result<(), Error> {
    match outcome {
        Outcome::Promise { by, .. } => ahead(*by, on, "La promesse est pour le"),
        Outcome::Paid { check_on } => ahead(*check_on, on, "La banque serait vérifiée le"),
        Outcome::Pause { until } => ahead(*until, on, "Le temps laissé finirait le"),
        Outcome::DefectiveCheque { replace_by } => ahead(*replace_by, on, "Le nouveau chèque viendrait le"),
        Outcome::Away { back_on } => ahead(*back_on, on, "Le retour serait le"),
        Outcome::FundsAwaited { expected_on } => ahead(*expected_on, on, "L’argent viendrait le"),
        Outcome::Insolvency { judgment_on, bodacc_on, .. } => {
            behind(*judgment_on, on, "Le jugement serait du")?;
            bodacc_on.map_or(Ok(()), |day| {
                behind(day, on, "L’annonce au BODACC serait du")?;
                published(day, *judgment_on)
            })
        }
        Outcome::OverIndebtedness { admissible_on } => {
            behind(*admissible_on, on, "Le dossier serait recevable le")
        }
        Outcome::BouncedCheque { presented_on } => {
            behind(*presented_on, on, "Le chèque aurait été présenté le")
        }
        Outcome::NotReceived
        | Outcome::WrongContact
        | Outcome::NoAnswer
        | Outcome::Difficulty
        | Outcome::Dispute { .. }
        | Outcome::Refuses
        | Outcome::Abandon
        | Outcome::PreferWriting => Ok(()),
    }
}

/// A judgment is published once it is given: the time to declare runs from the notice (C. com.
/// R622-24), which a wrong day would make short.
fn published(notice: Day, judgment: Day) -> Result<(), Error> {
    if notice >= judgment {
        return Ok(());
    }
    let told = format!(
        "L’annonce au BODACC, du {}, serait avant le jugement, du {}\u{a0}: corrigez l’une des deux dates.",
        date(notice),
        date(judgment)
    );
    Err(Error::told(Code::BadDate, notice.to_string(), told))
}

/// Days after which a day to come is most likely a slip of the year: ten years.
pub(crate) const FAR_DAYS: i64 = 3653;

fn ahead(day: Day, on: Day, what: &str) -> Result<(), Error> {
    if on.days_until(day) > FAR_DAYS {
        let told = format!("{what} {}, dans plus de dix ans\u{a0}: vérifiez l’année.", date(day));
        return Err(Error::told(Code::BadDate, day.to_string(), told));
    }
    if day >= on {
        return Ok(());
    }
    let told = format!(
        "{what} {}, avant l’échange du {}\u{a0}: corrigez l’une des deux dates.",
        date(day),
        date(on)
    );
    Err(Error::told(Code::BadDate, day.to_string(), told))
}

fn behind(day: Day, on: Day, what: &str) -> Result<(), Error> {
    if day <= on {
        return Ok(());
    }
    let told = format!(
        "{what} {}, après l’échange du {}\u{a0}: corrigez l’une des deux dates.",
        date(day),
        date(on)
    );
    Err(Error::told(Code::BadDate, day.to_string(), told))
}

/// Nobody is held to a promise of more than the whole of what the client will owe that day,
/// interest and indemnities included; where a rate is not known yet, up to the last day known.
fn check_promise(entry: &Entry, ground: &Ground, by: Day, amount: Money) -> Result<(), Error> {
    if !amount.is_positive() {
        return Err(Error::told(
            Code::BadAmount,
            amount.to_string(),
            "Une promesse est d’une somme plus grande que zéro.",
        ));
    }
    let statements: Vec<_> = entry
        .file
        .invoices
        .iter()
        .map(|invoice| entry.file.statement_of(invoice, &ground.settings, &ground.law, by))
        .collect();
    let owed: Money = statements.iter().map(|one| one.statement.due()).sum();
    if amount <= owed {
        return Ok(());
    }
    let unknown = statements.iter().any(|one| one.rate_unknown.is_some());
    let last = ground.law.last_known_semester().filter(|_| unknown);
    let ids: Vec<InvoiceId> = entry.file.invoices.iter().map(|one| one.id).collect();
    let name = entry.interest_name(&ids);
    let until = last.map(|semester| {
        format!(
            " ({name} {} jusqu’au {}, le taux d’après n’est pas encore connu)",
            name.agreed("comptés", "comptées"),
            date(semester.last_day())
        )
    });
    let told = format!(
        "Le client promet {}, plus que tout ce qu’il devra le {}\u{a0}: {}{}. Notez cette somme, ou moins.",
        euros(amount),
        date(by),
        euros(owed),
        until.unwrap_or_default()
    );
    Err(Error::told(Code::BadAmount, amount.to_string(), told))
}

/// A part that is disputed is a part of the principal of its invoices.
fn check_disputed(entry: &Entry, invoices: &[InvoiceId], amount: Money) -> Result<(), Error> {
    if !amount.is_positive() {
        return Err(Error::told(
            Code::BadAmount,
            amount.to_string(),
            "La part contestée est d’une somme plus grande que zéro.",
        ));
    }
    let about = entry.positions.iter().filter(|one| invoices.contains(&one.invoice));
    let principal: Money = about.map(|one| one.statement.statement.principal).sum();
    if amount <= principal {
        return Ok(());
    }
    let numbers: Vec<String> =
        invoices.iter().filter_map(|id| entry.file.invoice(*id)).map(|one| one.number.clone()).collect();
    let told = format!(
        "La part contestée, {}, dépasse ce qui reste dû sur {}\u{a0}: {}. Ne dites aucune part si le client conteste le tout.",
        euros(amount),
        enumerate(&numbers),
        euros(principal)
    );
    Err(Error::told(Code::BadAmount, amount.to_string(), told))
}
