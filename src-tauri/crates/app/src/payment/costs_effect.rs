//! What recovery costs would add, told before they are noted.

use dument_domain::case::CaseFile;
use dument_domain::claim::{CostsReading, Movement, Terms, shared_evenly};
use dument_domain::{Day, Invoice, Money, claim};
use dument_letters::french::euros;
use dument_letters::typography::french;

use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::reading::money::costs::not_counted_on;
use crate::views::CostsEffect;

/// What these costs would add, and why, in sentences.
pub(super) fn costs_effect(
    reading: Reading<'_>,
    entry: &Entry,
    invoices: &[&Invoice],
    amount: Money,
    on: Day,
    today: Day,
) -> CostsEffect {
    let added = added(reading, entry, invoices, amount, on, today);
    if let Some(why) = not_counted_on(entry, invoices, on) {
        return CostsEffect { amount, added, sentences: vec![french(why)] };
    }
    let mut sentences = vec![first_sentence(amount, added)];
    if invoices.len() > 1 {
        sentences.push(shared(amount, invoices.len()));
    }
    if invoices.iter().any(|invoice| entry.file.waiver_of(invoice).indemnity) {
        sentences.push(
            "Vous avez renoncé à l’indemnité forfaitaire\u{a0}: par prudence, elle reste déduite des frais."
                .to_owned(),
        );
    }
    if invoices.iter().any(|invoice| entry.file.waiver_of(invoice).compensation) {
        sentences.push(
            "Vous avez renoncé à demander vos frais\u{a0}: ceux-ci sont notés sans être demandés.".to_owned(),
        );
    }
    let whole = total_with(reading, entry, invoices, amount, on, today, CostsReading::BesideIndemnity);
    let above = total_with(reading, entry, invoices, amount, on, today, CostsReading::AboveIndemnity);
    if added.is_positive() && whole > above {
        sentences.push(format!(
            "Le texte peut se lire autrement\u{a0}: les frais en entier, en plus de l’indemnité, soit {} de plus. Dûment ne le demande pas.",
            euros(whole - above)
        ));
    }
    CostsEffect { amount, added, sentences: sentences.iter().map(|sentence| french(sentence)).collect() }
}

/// What these costs would add to what is owed today.
pub(super) fn added(
    reading: Reading<'_>,
    entry: &Entry,
    invoices: &[&Invoice],
    amount: Money,
    on: Day,
    today: Day,
) -> Money {
    let owed = |invoice: &&Invoice| {
        let (settings, law) = (&reading.ground.settings, &reading.ground.law);
        entry.file.statement_of(invoice, settings, law, today).statement.due()
    };
    let before: Money = invoices.iter().map(owed).sum();
    let after = total_with(reading, entry, invoices, amount, on, today, CostsReading::AboveIndemnity);
    after - before
}

/// What would be owed on the invoices today, these costs counted.
fn total_with(
    reading: Reading<'_>,
    entry: &Entry,
    invoices: &[&Invoice],
    amount: Money,
    on: Day,
    today: Day,
    read_as: CostsReading,
) -> Money {
    let shares = invoices.iter().enumerate().map(|(place, invoice)| {
        let share = Movement { on, amount: shared_evenly(amount, invoices.len(), place) };
        let terms = terms_with(reading, &entry.file, invoice, share, read_as);
        let debt = invoice.debt(&entry.file.payments, &entry.file.credit_notes);
        claim::statement_as_known(&debt, &terms, &reading.ground.law, today).0.due()
    });
    shares.sum()
}

fn terms_with(
    reading: Reading<'_>,
    file: &CaseFile,
    invoice: &Invoice,
    share: Movement,
    read_as: CostsReading,
) -> Terms {
    let mut terms = file.terms_of(invoice, &reading.ground.settings);
    terms.recovery_costs.push(share);
    terms.costs_reading = read_as;
    terms
}

/// « Partagés à parts égales : 50,00 € par facture… ».
fn shared(amount: Money, count: usize) -> String {
    let [first, last] = [0, count.saturating_sub(1)].map(|place| shared_evenly(amount, count, place));
    let about = if first == last { "" } else { "environ " };
    format!(
        "Partagés à parts égales\u{a0}: {about}{} par facture\u{202f}; l’indemnité de chacune en est déduite.",
        euros(last)
    )
}

/// « Ces frais de 100,00 € ajoutent 60,00 € … ».
fn first_sentence(amount: Money, added: Money) -> String {
    if added.is_zero() {
        return format!(
            "{} de frais n’ajoutent rien pour l’instant\u{a0}: seule la part au-delà de l’indemnité forfaitaire, déjà comptée sur chaque facture, peut être demandée (C. com. L441-10 II).",
            euros(amount)
        );
    }
    format!(
        "{} de frais ajoutent {} à ce qui est dû\u{a0}: seule la part au-delà de l’indemnité forfaitaire, déjà comptée, peut être demandée, sur justification (C. com. L441-10 II).",
        euros(amount),
        euros(added)
    )
}
