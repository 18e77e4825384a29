//! The contract behind each invoice: quote, work, invoice, what was received.

use dument_domain::Money;
use dument_domain::limitation::Activity;

use super::pen::{Body, Pen, silence};
use crate::facts::InvoiceFacts;
use crate::french::{date, enumerate, euros, in_sentence};
use crate::model::RichText;

/// « facture n° F-12 du 3 juin 2026 », « factures n° F-1 et F-2 », « 7 factures échues ».
pub(super) fn invoices_named(pen: &Pen) -> String {
    if let Some(only) = pen.only_invoice() {
        return format!("facture n° {} du {}", only.number, date(only.issued_on));
    }
    let numbers: Vec<String> = pen.facts.invoices.iter().map(|invoice| invoice.number.clone()).collect();
    if numbers.len() > 4 {
        format!("{} factures échues", numbers.len())
    } else {
        format!("factures n° {}", enumerate(&numbers))
    }
}

/// What was agreed, done, invoiced and received: prose for one invoice, a list for several.
pub(super) fn recall(pen: &Pen, body: &mut Body) {
    match pen.only_invoice() {
        Some(invoice) => {
            body.paragraph([agreed(pen, invoice), completed(pen, invoice), invoiced(pen, invoice)]);
            body.paragraph([received(pen, invoice)]);
        }
        None => {
            body.paragraph([pen.say(
                "Les factures suivantes, relatives aux {work} que vous [nous |m’]avez confiés, ne sont pas \
                 soldées à ce jour\u{a0}:",
                &[("work", pen.work())],
            )]);
            body.list(
                pen.facts.invoices.iter().map(|invoice| RichText::plain(summary(pen, invoice))).collect(),
            );
        }
    }
}

fn work_named(invoice: &InvoiceFacts) -> Option<String> {
    Some(in_sentence(&invoice.work)).filter(|work| !work.is_empty())
}

fn quote_number(invoice: &InvoiceFacts) -> Option<&str> {
    invoice.quote_number.as_deref().map(str::trim).filter(|number| !number.is_empty())
}

/// The contract, as far as it is known.
fn agreed(pen: &Pen, invoice: &InvoiceFacts) -> RichText {
    let quote = match (quote_number(invoice), invoice.quote_on) {
        (Some(number), Some(day)) => format!("Par le devis n° {number}, accepté le {}, vous", date(day)),
        (None, Some(day)) => format!("Par le devis accepté le {}, vous", date(day)),
        (Some(number), None) => {
            pen.words("Sur la base [de notre|de mon] devis n° {number}, vous", &[("number", number)])
        }
        (None, None) => "Vous".to_owned(),
    };
    let asked = match work_named(invoice) {
        Some(work) => {
            let values = [("what", pen.work()), ("work", work.as_str())];
            pen.words("[nous avez|m’avez] confié les {what} suivants\u{a0}: {work}.", &values)
        }
        None => pen.words("[nous avez|m’avez] confié des {what}.", &[("what", pen.work())]),
    };
    RichText::plain(format!("{quote} {asked}"))
}

fn completed(pen: &Pen, invoice: &InvoiceFacts) -> RichText {
    let Some(day) = invoice.completed_on else { return silence() };
    let template = match invoice.activity {
        Activity::Ordinary => "Ils ont été achevés le {day}.",
        Activity::Carriage => "La livraison a eu lieu le {day}.",
    };
    pen.say(template, &[("day", &date(day))])
}

fn invoiced(pen: &Pen, invoice: &InvoiceFacts) -> RichText {
    let (issued, gross, due) = (date(invoice.issued_on), gross(invoice), when_due(invoice));
    pen.say(
        "[Notre|Ma] facture n° {number} du {issued}, d’un montant de {gross}, était payable {due}.",
        &[("number", &invoice.number), ("issued", &issued), ("gross", &gross), ("due", &due)],
    )
}

/// « 1 850,00 € TTC »; without « TTC » where no tax is known.
fn gross(invoice: &InvoiceFacts) -> String {
    let taxed = invoice.vat.is_some_and(|vat| vat.is_positive());
    format!("{}{}", euros(invoice.gross), if taxed { " TTC" } else { "" })
}

/// « au plus tard le 3 juillet 2026 », or the parts with their dates.
fn when_due(invoice: &InvoiceFacts) -> String {
    if let [_, _, ..] = invoice.parts.as_slice() {
        let parts = invoice.parts.iter().map(|part| format!("{} le {}", euros(part.amount), date(part.due)));
        return format!(
            "en {} échéances\u{a0}: {}",
            invoice.parts.len(),
            enumerate(&parts.collect::<Vec<_>>())
        );
    }
    format!("au plus tard le {}", date(invoice.due_on()))
}

/// Payments and credit notes, with thanks.
fn received(pen: &Pen, invoice: &InvoiceFacts) -> RichText {
    let paid = payments(invoice);
    let thanks = if paid.is_empty() {
        silence()
    } else {
        let paid = enumerate(&paid);
        pen.say(
            "[Nous avons|J’ai] reçu {paid}, ce dont [nous vous remercions|je vous remercie].",
            &[("paid", &paid)],
        )
    };
    let credited = credit_notes(invoice);
    if credited.is_empty() {
        return thanks;
    }
    let credited = enumerate(&credited);
    let gap = if thanks.is_empty() { "" } else { " " };
    let template = "[Nous avons|J’ai] déduit {credited}.";
    thanks.then(RichText::plain(gap)).then(pen.say(template, &[("credited", &credited)]))
}

/// « 300,00 € le 5 août 2026 », one for each payment.
pub(super) fn payments(invoice: &InvoiceFacts) -> Vec<String> {
    let said = invoice.payments.iter().map(|paid| match paid.on_supposed {
        true => euros(paid.amount),
        false => format!("{} le {}", euros(paid.amount), date(paid.on)),
    });
    said.collect()
}

/// « l’avoir n° A-3 du 5 août 2026, de 120,00 € », one for each credit note.
pub(super) fn credit_notes(invoice: &InvoiceFacts) -> Vec<String> {
    let said = invoice.credit_notes.iter().map(|note| {
        let number = note.number.trim();
        let number = if number.is_empty() { String::new() } else { format!(" n° {number}") };
        format!("l’avoir{number} du {}, de {}", date(note.on), euros(note.amount))
    });
    said.collect()
}

/// What was received on a day that nobody noted, and that no list of days can hold.
pub(super) fn undated(pen: &Pen, invoice: &InvoiceFacts) -> RichText {
    let sum: Money = invoice.payments.iter().filter(|paid| paid.on_supposed).map(|paid| paid.amount).sum();
    if sum.is_zero() {
        return silence();
    }
    let on = match pen.only_invoice() {
        Some(_) => "cette facture".to_owned(),
        None => format!("la facture n° {}", invoice.number),
    };
    pen.say("[Nous avons|J’ai] reçu {sum} à valoir sur {on}.", &[("sum", &euros(sum)), ("on", &on)])
}

/// One invoice on one line of a list.
fn summary(pen: &Pen, invoice: &InvoiceFacts) -> String {
    let mut said =
        vec![format!("facture n° {} du {}, {}", invoice.number, date(invoice.issued_on), gross(invoice))];
    said.push(format!("payable {}", when_due(invoice)));
    said.extend(work_named(invoice));
    said.extend(match (quote_number(invoice), invoice.quote_on) {
        (Some(number), Some(day)) => Some(format!("devis n° {number} accepté le {}", date(day))),
        (Some(number), None) => Some(format!("devis n° {number}")),
        (None, Some(day)) => Some(format!("devis accepté le {}", date(day))),
        (None, None) => None,
    });
    said.extend(invoice.completed_on.map(|day| match invoice.activity {
        Activity::Ordinary => format!("travaux achevés le {}", date(day)),
        Activity::Carriage => format!("livraison le {}", date(day)),
    }));
    said.extend(
        Some(payments(invoice))
            .filter(|paid| !paid.is_empty())
            .map(|paid| pen.words("reçu {paid}", &[("paid", &enumerate(&paid))])),
    );
    said.extend(
        Some(credit_notes(invoice))
            .filter(|notes| !notes.is_empty())
            .map(|notes| format!("à déduire\u{a0}: {}", enumerate(&notes))),
    );
    format!("{}.", said.join("\u{202f}; "))
}

/// Dated lines of the contract of one invoice, for the chronology of a formal notice.
pub(super) fn dated_lines(pen: &Pen, invoice: &InvoiceFacts) -> Vec<(dument_domain::Day, String)> {
    let mut lines = Vec::new();
    if let Some(day) = invoice.quote_on {
        let number = quote_number(invoice).map_or_else(String::new, |number| format!(" n° {number}"));
        let work = work_named(invoice).map_or_else(String::new, |work| format!("\u{a0}: {work}"));
        lines.push((
            day,
            pen.words(
                "acceptation de [notre|mon] devis{number}{work}",
                &[("number", &number), ("work", &work)],
            ),
        ));
    }
    if let Some(day) = invoice.completed_on {
        let what = match invoice.activity {
            Activity::Ordinary => "achèvement des travaux",
            Activity::Carriage => "livraison",
        };
        lines.push((day, what.to_owned()));
    }
    let (gross, due) = (gross(invoice), when_due(invoice));
    let values = [("number", invoice.number.as_str()), ("gross", &gross), ("due", &due)];
    lines.push((
        invoice.issued_on,
        pen.words("[notre|ma] facture n° {number}, {gross}, payable {due}", &values),
    ));
    for paid in invoice.payments.iter().filter(|paid| !paid.on_supposed) {
        lines.push((paid.on, format!("règlement de {} reçu", euros(paid.amount))));
    }
    for note in &invoice.credit_notes {
        let number = Some(note.number.trim()).filter(|number| !number.is_empty());
        let number = number.map_or_else(String::new, |number| format!(" n° {number}"));
        lines.push((note.on, format!("avoir{number} de {}", euros(note.amount))));
    }
    lines
}
