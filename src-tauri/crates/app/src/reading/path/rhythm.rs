//! Never two steps in a day about one invoice: the second one is refused wherever it is asked
//! for, with what was done already and the day from which it can go.

use dument_domain::case::{Rules, StepKind};
use dument_domain::{Day, InvoiceId};
use dument_letters::french::{date, weekday_and_date};

use crate::ground::book::Entry;
use crate::words::step_title;
use crate::{Code, Error};

/// The code of this refusal, on a screen that shows several.
pub(crate) const ONE_A_DAY: &str = "one_a_day";

/// The first day, from this one on, on which these invoices may have a step: a day the scenario
/// acts on, without one of ours already.
pub(crate) fn free_day(entry: &Entry, rules: &Rules<'_>, invoices: &[InvoiceId], from: Day) -> Day {
    let mut day = from;
    while entry.file.step_made_on(invoices, day).is_some() {
        day = rules.scenario.acting_day_from(day.next(), rules.region);
    }
    day
}

/// Why this step cannot be made on that day for these invoices; nothing where it can.
pub(crate) fn second_step(
    entry: &Entry,
    rules: &Rules<'_>,
    step: StepKind,
    invoices: &[InvoiceId],
    on: Day,
) -> Option<String> {
    let (made, invoice) = entry.file.step_made_on(invoices, on)?;
    let number = entry.file.invoice(invoice).map(|one| one.number.as_str()).unwrap_or_default();
    let next = weekday_and_date(free_day(entry, rules, invoices, on));
    let (day, title) = (date(on), step_title(made).to_lowercase());
    if made == step && step.is_letter() {
        return Some(format!(
            "Cette lettre est déjà partie le {day} pour la facture {number}\u{a0}: une copie à une autre adresse n’est pas une deuxième relance, envoyez la même sans rien noter. La relance suivante peut se faire à partir du {next}."
        ));
    }
    Some(format!(
        "La facture {number} a déjà été relancée le {day} ({title})\u{a0}: une seule relance par jour. La suivante peut se faire à partir du {next}."
    ))
}

/// Refuses to record a second step of a day; a day noted wrong is taken back first.
///
/// # Errors
/// [`Code::OneADay`].
pub(crate) fn check_one_a_day(
    entry: &Entry,
    rules: &Rules<'_>,
    step: StepKind,
    invoices: &[InvoiceId],
    on: Day,
) -> Result<(), Error> {
    let Some(sentence) = second_step(entry, rules, step, invoices, on) else { return Ok(()) };
    let made = entry.file.step_made_on(invoices, on).and_then(|(_, invoice)| entry.file.invoice(invoice));
    let number = made.map(|invoice| invoice.number.clone()).unwrap_or_default();
    let told = format!("{sentence} Si une date est fausse, annulez d’abord ce qui la porte.");
    Err(Error::told(Code::OneADay, number, told))
}
