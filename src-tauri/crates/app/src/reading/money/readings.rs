//! Other readings of what is owed, and what a statement of account says.

use dument_domain::case::{CaseFile, ClaimSettings, NoticeStart};
use dument_domain::claim::{AllocationMode, BelowFloor, CostsReading, RateMode, Statement, Terms};
use dument_domain::{Day, DebtorNature, Invoice, Law, Money, claim};
use dument_letters::facts::{Credited, Paid};
use dument_letters::statement_facts::{OtherReading, Reading, StatedInvoice};

use crate::reading::money::costs::justified;

pub(crate) fn stated(
    file: &CaseFile,
    invoice: &Invoice,
    settings: &ClaimSettings,
    law: &Law,
    on: Day,
) -> StatedInvoice {
    let computed = file.statement_of(invoice, settings, law, on);
    let counted = file.standing_payments().filter(|payment| payment.on <= on);
    let payments = counted.flat_map(|payment| {
        let shares = payment.allocations.iter().filter(|share| share.invoice == invoice.id);
        shares.map(|share| Paid { on: payment.on, on_supposed: payment.on_supposed, amount: share.amount })
    });
    let of_this = |note: &&dument_domain::CreditNote| note.invoice == invoice.id && note.on <= on;
    let notes = file.standing_credit_notes().filter(of_this);
    StatedInvoice {
        number: invoice.number.clone(),
        issued_on: invoice.issued_on,
        parts: invoice.parts.clone(),
        payments: payments.collect(),
        credit_notes: notes
            .map(|note| Credited { number: note.number.clone(), on: note.on, amount: note.amount })
            .collect(),
        costs: justified(file, invoice, &computed.statement),
        disputed: disputed_of(file, invoice, &computed.statement, on),
        later: file.set_aside(invoice, settings, law, on).later,
        notice_posted_on: notice_posted_on(file, invoice, on),
        freeze: file.freeze_of(invoice),
        terms: computed.terms,
        statement: computed.statement,
        rate_unknown: computed.rate_unknown,
    }
}

/// What of the overdue principal is disputed on a day: a part of it, or all that is left.
fn disputed_of(file: &CaseFile, invoice: &Invoice, owed: &Statement, on: Day) -> Money {
    let opened = file.dispute_of(invoice.id).filter(|act| act.on <= on);
    let part = file
        .disputed_part(invoice.id)
        .map_or(owed.overdue_principal, |part| part.min(owed.overdue_principal));
    opened.map_or(Money::ZERO, |_| part)
}

/// The day the first formal notice for an invoice was posted.
fn notice_posted_on(file: &CaseFile, invoice: &Invoice, on: Day) -> Option<Day> {
    let first = file.formal_notice_on(invoice.id, NoticeStart::Sending);
    first.filter(|posted| *posted <= on)
}

/// What the choices that the law leaves open would change, all else equal: only those that
/// matter for these invoices, and only where they change the total, which is `of` each account.
pub(crate) fn other_readings(
    file: &CaseFile,
    invoices: &[&Invoice],
    (settings, law): (&ClaimSettings, &Law),
    on: Day,
    of: fn(&Statement) -> Money,
) -> Vec<OtherReading> {
    let total = |settings: &ClaimSettings, costs: CostsReading| -> Option<Money> {
        let sums = invoices.iter().map(|invoice| {
            let terms = Terms { costs_reading: costs, ..file.terms_of(invoice, settings) };
            let debt = invoice.debt(&file.payments, &file.credit_notes);
            claim::statement(&debt, &terms, law, on).ok().map(|owed| of(&owed))
        });
        sums.sum()
    };
    let usual = CostsReading::default();
    let chosen = total(settings, usual);
    let nature = invoices.first().map_or(file.client.nature_in_force(), |invoice| file.nature_of(invoice));
    let mut readings: Vec<(Reading, Option<Money>)> = open_choices(settings, nature)
        .into_iter()
        .map(|(reading, other)| (reading, total(&other, usual)))
        .collect();
    let beside = CostsReading::BesideIndemnity;
    readings.push((Reading::Costs(beside), total(settings, beside)));
    let differing = readings.into_iter().filter_map(|(reading, other)| {
        let total = other.filter(|_| chosen.is_some() && other != chosen)?;
        Some(OtherReading { reading, total })
    });
    differing.collect()
}

/// Each choice that the law leaves open, with the settings that make it otherwise.
fn open_choices(settings: &ClaimSettings, nature: DebtorNature) -> Vec<(Reading, ClaimSettings)> {
    let allocation = match settings.allocation_of(nature) {
        AllocationMode::InterestFirst => AllocationMode::PrincipalFirst,
        AllocationMode::PrincipalFirst => AllocationMode::InterestFirst,
    };
    let rate_mode = match settings.rate_mode {
        RateMode::Floating => RateMode::Frozen,
        RateMode::Frozen => RateMode::Floating,
    };
    let mut choices = vec![
        (
            Reading::Allocation(allocation),
            ClaimSettings { allocation, public_allocation: allocation, ..*settings },
        ),
        (Reading::Rate(rate_mode), ClaimSettings { rate_mode, ..*settings }),
    ];
    let floors = [BelowFloor::Keep, BelowFloor::Raise, BelowFloor::UseDefault];
    choices.extend(
        floors.into_iter().filter(|one| *one != settings.below_floor).map(|below_floor| {
            (Reading::BelowFloor(below_floor), ClaimSettings { below_floor, ..*settings })
        }),
    );
    let starts = [NoticeStart::Sending, NoticeStart::FirstPresentation, NoticeStart::Reception];
    choices.extend(starts.into_iter().filter(|one| *one != settings.notice_start).map(|notice_start| {
        (Reading::NoticeStart(notice_start), ClaimSettings { notice_start, ..*settings })
    }));
    choices
}
