//! Which acts may be noted of a client, with what each one does to the date.

use dument_domain::case::InvoiceState;
use dument_domain::limitation::{EventKind, WhichRule};
use dument_domain::{ClientId, Day, Invoice, Parameter};
use dument_letters::french::date;
use dument_letters::typography::french;

use crate::Error;
use crate::ground::asking::Reading;
use crate::ground::book::{Entry, Ground};
use crate::legal::words::{act_effect, act_title, on_label, until_label};
use crate::reading::limits::deadlines::limit_of;
use crate::reading::limits::open::{activity_of, open};
use crate::views::{LegalActChoice, LegalActsView, LegalInvoice};

/// The acts that may be noted of a client.
///
/// # Errors
/// [`crate::Code::UnknownClient`].
pub fn acts(reading: Reading<'_>, client: ClientId) -> Result<LegalActsView, Error> {
    let entry = reading.entry(client)?;
    let open = invoices_of_act(entry);
    let choices =
        EventKind::BY_HAND.into_iter().filter(|kind| entry.file.act_makes_sense(&entry.positions, *kind));
    let choices = choices.filter_map(|kind| {
        let about: Vec<&Invoice> = open
            .iter()
            .copied()
            .filter(|invoice| kind.exists_against(entry.file.nature_of(invoice)))
            .collect();
        (!about.is_empty()).then(|| choice(entry, kind, &about, reading.ground, reading.now.today))
    });
    let invoices = open.iter().map(|invoice| LegalInvoice {
        invoice: invoice.id,
        number: invoice.number.clone(),
        act_before: french(&if entry.file.suits_are_stopped(invoice) {
            "actions arrêtées par le jugement (C. com. L622-21)".to_owned()
        } else {
            format!(
                "agir en justice au plus tard le {}",
                date(limit_of(entry, invoice, reading.ground, reading.now.today).on)
            )
        }),
    });
    Ok(LegalActsView { client, choices: choices.collect(), invoices: invoices.collect() })
}

/// The invoices that an act is about where none is named: those on which somebody could be sued,
/// otherwise those not yet due.
pub(super) fn invoices_of_act(entry: &Entry) -> Vec<&Invoice> {
    let late: Vec<&Invoice> = open(entry).collect();
    if !late.is_empty() {
        return late;
    }
    let coming = entry.rows().filter(|(_, place)| place.state == InvoiceState::NotDue);
    coming.map(|(invoice, _)| invoice).collect()
}

/// Which rules say what an act does to the date of an invoice.
fn rule_of(entry: &Entry, invoice: &Invoice, ground: &Ground) -> WhichRule {
    WhichRule::of(entry.file.nature_of(invoice), activity_of(invoice, ground))
}

fn choice(entry: &Entry, kind: EventKind, about: &[&Invoice], ground: &Ground, today: Day) -> LegalActChoice {
    let begun = entry.file.talks().filter(|_| kind == EventKind::Conciliation).map(|(on, _)| on);
    let months = ground.law.delay(Parameter::LimitationResumptionMonths, today).ok();
    let rules = [WhichRule::CivilCode, WhichRule::PublicBuyer];
    let held = |rule: &WhichRule| about.iter().any(|invoice| rule_of(entry, invoice, ground) == *rule);
    let rules: Vec<WhichRule> = rules.into_iter().filter(held).collect();
    let told = |say: &dyn Fn(WhichRule) -> String| french(&of_each(&rules, say));
    LegalActChoice {
        kind,
        title: told(&|rule| act_title(kind, rule, begun.is_some()).to_owned()),
        effect: told(&|rule| act_effect(kind, rule, months)),
        article: told(&|rule| kind.article(rule).to_owned()),
        on_label: french(on_label(kind)),
        on: begun,
        until_label: until_label(kind).map(french),
        until_required: begun.is_some(),
        invoices: about.iter().map(|invoice| invoice.id).collect(),
    }
}

/// What is said under each rule, once where both say the same.
fn of_each(rules: &[WhichRule], say: &dyn Fn(WhichRule) -> String) -> String {
    let mut said: Vec<String> = Vec::new();
    for rule in rules {
        let sentence = say(*rule);
        if said.is_empty() {
            said.push(sentence);
        } else if !said.contains(&sentence) {
            said.push(format!("Acheteur public\u{a0}: {sentence}"));
        }
    }
    said.join(" — ")
}
