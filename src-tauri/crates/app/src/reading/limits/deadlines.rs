//! The dates not to miss: until when to act in court, until when to declare a claim.
//!
//! Every screen and every letter takes them from here. They are dates with their texts,
//! never a verdict: what a judge would hold is not said.

use dument_domain::limitation::safe_limit;
use dument_domain::{Address, Day, Invoice, InvoiceId};
use dument_letters::french::{self, capitalised};

use crate::ground::book::{Entry, Ground};
use crate::law::limitation::{LimitationAnswer, limitation_answer};
use crate::law::limitation_words::act_before;
use crate::reading::limits::insolvency::proofs;
use crate::reading::limits::left::{ALERTS, left, limit_named, months_left};
use crate::reading::limits::open::open;
use crate::reading::limits::orders::{order_limits, orders_to_meet};
use crate::views::{DeadlineKind, DeadlineView, PossibleDateView, TodayDeadline};

/// From how many months left a limit is a warning and no longer a remark.
const URGENT: u32 = 3;

/// From how many months left the service of an order is a warning.
const LAST_MONTH: u32 = 1;

/// How many invoices a warning names before it counts the others.
const NUMBERS_TOLD: usize = 3;

const STILL_POSSIBLE: &str =
    "Une lettre amiable reste possible\u{202f}; demandez conseil avant d’aller en justice.";

/// Where the texts are when a debt is older than the figures known.
const TEXTS: &str = "C. conso. L218-2, C. com. L110-4, C. civ. 2224, loi 68-1250 art. 1";

/// Until when to act in court for an invoice.
pub(crate) struct Limit {
    /// The last day on the safest reading.
    pub(crate) on: Day,
    /// How it was found; none for work older than the figures known.
    answer: Option<LimitationAnswer>,
}

/// Until when to act in court for an invoice, with what happened up to `today`.
pub(crate) fn limit_of(entry: &Entry, invoice: &Invoice, ground: &Ground, today: Day) -> Limit {
    let facts = entry.file.limitation_facts(invoice, ground.activity, today);
    let answer = limitation_answer(&ground.law, &facts, ground.region, today).ok();
    let on = answer.as_ref().map_or_else(
        || safe_limit(facts.nature, facts.activity, facts.completed_on),
        |found| found.act_before,
    );
    Limit { on, answer }
}

/// The limit of an invoice if nothing happened since the work: what happens only puts it off,
/// so that most invoices need no reading of their case.
pub(crate) fn earliest_limit(entry: &Entry, invoice: &Invoice, ground: &Ground) -> Day {
    entry.file.earliest_limit(invoice, ground.activity)
}

/// Every date of a case: those to come first, soonest first.
pub(crate) fn deadlines(
    entry: &Entry,
    ground: &Ground,
    home: Option<&Address>,
    today: Day,
) -> Vec<DeadlineView> {
    let mut found: Vec<DeadlineView> =
        suable(entry).map(|invoice| view(invoice, limit_of(entry, invoice, ground, today), today)).collect();
    found.extend(order_limits(entry, ground, today));
    found.extend(proofs(entry, ground, home, today));
    found.sort_by_key(|deadline| (deadline.passed, deadline.on));
    found
}

/// The same without those for which a judgment stopped suits: their claim is declared instead.
pub(crate) fn suable(entry: &Entry) -> impl Iterator<Item = &Invoice> {
    open(entry).filter(|invoice| !entry.file.suits_are_stopped(invoice))
}

/// What the date is counted from: the act that began the time anew, otherwise the work or the invoice.
fn counted_in_words(invoice: &Invoice, limit: &Limit, today: Day) -> String {
    let mut events = limit.answer.iter().flat_map(|answer| answer.events.iter().rev());
    let anew = events.find(|event| event.effect == "interrupts" && event.limit == Some(limit.on));
    match anew {
        Some(event) => format!("compté de l’acte du {}", french::date(event.on)),
        None if invoice.completed_on.is_some_and(|done| done <= today) => "fin des travaux".to_owned(),
        None => "date de facture".to_owned(),
    }
}

fn view(invoice: &Invoice, limit: Limit, today: Day) -> DeadlineView {
    let passed = limit.on < today;
    let from = counted_in_words(invoice, &limit, today);
    let mut explanation = Vec::new();
    let mut possible = Vec::new();
    let mut warnings = Vec::new();
    let mut source = TEXTS.to_owned();
    if let Some(answer) = limit.answer {
        source = answer.article;
        explanation = answer.explanation;
        warnings = answer.warnings.into_iter().map(|warning| warning.sentence).collect();
        let told = answer.events.into_iter().filter(|event| event.effect != "nothing");
        explanation.extend(told.map(|event| event.sentence));
        possible = answer
            .possible
            .into_iter()
            .map(|one| PossibleDateView {
                on: one.on,
                sentence: one.sentence,
                article: one.article.to_owned(),
            })
            .collect();
    }
    if invoice.completed_on.is_none() {
        explanation.push(
            "La fin des travaux n’est pas notée\u{a0}: compté de la date de la facture, qui peut être plus tardive. Notez-la sur la facture."
                .to_owned(),
        );
    }
    DeadlineView {
        on: limit.on,
        kind: DeadlineKind::Limitation,
        sentence: format!("{} (facture {}, {from})", act_before(limit.on, passed), invoice.number),
        number: invoice.number.clone(),
        source,
        passed,
        left: left(limit.on, today),
        explanation,
        possible,
        warnings,
    }
}

/// The day on which the alert now standing for a limit came; none before the first one.
pub(crate) fn announced_on(limit: Day, today: Day) -> Option<Day> {
    Some(limit.minus_months(months_left(limit, today)?))
}

/// What the case says at its head: a limit behind us, or close; what must not be believed of it.
/// The invoices that have the same to be told share one sentence.
pub(crate) fn limit_warnings(deadlines: &[DeadlineView], today: Day) -> Vec<String> {
    let limits = || deadlines.iter().filter(|one| one.kind == DeadlineKind::Limitation);
    let passed: Vec<&DeadlineView> = limits().filter(|one| one.passed).collect();
    let mut sentences: Vec<String> = match passed.as_slice() {
        [] => Vec::new(),
        [one] => vec![format!("La date sûre est passée\u{a0}: {}. {STILL_POSSIBLE}", one.sentence)],
        [first, .., last] => vec![format!(
            "La date sûre pour agir en justice est passée pour {} factures, {} ({}). {STILL_POSSIBLE}",
            passed.len(),
            between(first.on, last.on),
            some_numbers(&passed)
        )],
    };
    let near = |one: &&DeadlineView| months_left(one.on, today).filter(|months| *months <= URGENT);
    for months in ALERTS {
        let close: Vec<&DeadlineView> = limits().filter(|one| near(one) == Some(months)).collect();
        match close.as_slice() {
            [] => {}
            [one] => sentences.push(format!("Il reste {}\u{a0}: {}.", limit_named(months), one.sentence)),
            [first, ..] => sentences.push(format!(
                "Il reste {} pour agir en justice sur {} factures, le premier jour limite étant le {} ({}).",
                limit_named(months),
                close.len(),
                french::date(first.on),
                some_numbers(&close)
            )),
        }
    }
    sentences.extend(deadlines.iter().filter_map(|one| of_an_act(one, today)));
    for warning in deadlines.iter().flat_map(|one| &one.warnings) {
        if !sentences.contains(warning) {
            sentences.push(warning.clone());
        }
    }
    sentences
}

/// What a reminder is read with where the safe day of some of its invoices is behind us.
pub(crate) fn limit_behind(
    entry: &Entry,
    invoices: &[InvoiceId],
    ground: &Ground,
    today: Day,
) -> Option<String> {
    let behind = |invoice: &&Invoice| {
        earliest_limit(entry, invoice, ground) < today && limit_of(entry, invoice, ground, today).on < today
    };
    let asked = suable(entry).filter(|invoice| invoices.contains(&invoice.id));
    let numbers: Vec<String> = asked.filter(behind).map(|invoice| invoice.number.clone()).collect();
    let which = match numbers.as_slice() {
        [] => return None,
        [one] => format!("la facture {one}"),
        many if many.len() > NUMBERS_TOLD => format!("{} factures", many.len()),
        few => format!("les factures {}", french::enumerate(few)),
    };
    Some(format!(
        "La date sûre pour agir en justice est passée pour {which}\u{a0}: une relance amiable reste possible."
    ))
}

/// The soonest limit to act in court among these invoices that is close, on a day: what most costs
/// to forget.
pub(crate) fn close_limit(
    entry: &Entry,
    invoices: &[InvoiceId],
    ground: &Ground,
    today: Day,
) -> Option<(Day, String)> {
    let near = |invoice: &&Invoice| {
        invoices.contains(&invoice.id) && earliest_limit(entry, invoice, ground).minus_months(URGENT) <= today
    };
    let limits = suable(entry).filter(near).map(|one| (limit_of(entry, one, ground, today).on, one));
    let (on, invoice) = limits.filter(|(on, _)| *on >= today).min_by_key(|(on, _)| *on)?;
    let months = months_left(on, today).filter(|months| *months <= URGENT)?;
    let told = format!(
        "Il reste {}\u{a0}: {} (facture {}).",
        limit_named(months),
        act_before(on, false),
        invoice.number
    );
    Some((on, told))
}

/// Since when, and for which invoices, the safe day to act in court is behind us: the last one that
/// passed. It is told once, when it passes.
pub(crate) fn last_passed(entry: &Entry, ground: &Ground, today: Day) -> Option<(Day, String)> {
    let old = |invoice: &&Invoice| earliest_limit(entry, invoice, ground) < today;
    let limits = suable(entry).filter(old).map(|one| (limit_of(entry, one, ground, today).on, one));
    let passed: Vec<(Day, &Invoice)> = limits.filter(|(on, _)| *on < today).collect();
    let on = passed.iter().map(|(on, _)| *on).max()?;
    let numbers = passed.iter().filter(|(day, _)| *day == on).map(|(_, one)| one.number.clone());
    let numbers: Vec<String> = numbers.collect();
    let which = match numbers.as_slice() {
        [one] => format!("la facture {one}"),
        many if many.len() > NUMBERS_TOLD => format!("{} factures", many.len()),
        few => format!("les factures {}", french::enumerate(few)),
    };
    let told = format!("la date sûre pour agir en justice est passée le {} pour {which}", french::date(on));
    Some((on, told))
}

/// What is told of the delay of an order or of a proof of claim: behind us, or close.
fn of_an_act(one: &DeadlineView, today: Day) -> Option<String> {
    // The whole delay of an order is a few months: its last one is told, not all of them.
    let (told_passed, urgent) = match one.kind {
        DeadlineKind::OrderService => (true, LAST_MONTH),
        DeadlineKind::PetitionCosts | DeadlineKind::OppositionCosts | DeadlineKind::OppositionLawyer => {
            (true, URGENT)
        }
        DeadlineKind::ProofOfClaim => (false, URGENT),
        DeadlineKind::Limitation
        | DeadlineKind::Relief
        | DeadlineKind::OrderOpposition
        | DeadlineKind::OrderEnforcement => return None,
    };
    if one.passed && told_passed {
        return Some(format!("{} ({}).", capitalised(&one.sentence), one.source));
    }
    let near = months_left(one.on, today).filter(|months| *months <= urgent)?;
    Some(format!("Il reste {}\u{a0}: {}.", limit_named(near), one.sentence))
}

/// « le 9 avril 2026 », « du 9 avril 2026 au 1er mai 2026 ».
fn between(first: Day, last: Day) -> String {
    if first == last {
        format!("le {}", french::date(first))
    } else {
        format!("du {} au {}", french::date(first), french::date(last))
    }
}

/// « K99, K1099, K2099 et 7 autres »: all of them stand under « Pourquoi cette date ? ».
fn some_numbers(of: &[&DeadlineView]) -> String {
    let mut numbers: Vec<String> = of.iter().take(NUMBERS_TOLD).map(|one| one.number.clone()).collect();
    match of.len().saturating_sub(NUMBERS_TOLD) {
        0 => {}
        1 => numbers.push("une autre".to_owned()),
        more => numbers.push(format!("{more} autres")),
    }
    french::enumerate(&numbers)
}

/// The date of a client that comes soonest, once an alert has come.
pub(crate) fn soonest(
    entry: &Entry,
    ground: &Ground,
    home: Option<&Address>,
    today: Day,
) -> Option<TodayDeadline> {
    let worth = |invoice: &&Invoice| earliest_limit(entry, invoice, ground).minus_months(12) <= today;
    let limits = suable(entry)
        .filter(worth)
        .map(|invoice| view(invoice, limit_of(entry, invoice, ground, today), today));
    let first = limits
        .chain(orders_to_meet(entry, ground, today))
        .chain(proofs(entry, ground, home, today))
        .filter(|one| !one.passed)
        .min_by_key(|one| one.on)?;
    let months = months_left(first.on, today)?;
    Some(TodayDeadline {
        client: entry.file.client.id,
        client_name: entry.file.client.name.clone(),
        on: first.on,
        sentence: first.sentence,
        left: limit_named(months),
        urgent: months <= URGENT,
    })
}
