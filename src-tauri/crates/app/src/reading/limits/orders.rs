//! The dates of an order for payment (injonction de payer): until when to have it served, how long
//! the client may oppose it, from when it may be enforced, what an opposition calls for.
//!
//! Dates with their texts, from the acts noted in the case. What must be done is never put off, what
//! must be waited for is never cut short; whether an order still stands is for a judge.

use dument_domain::case::{Happening, InvoiceState};
use dument_domain::{Day, DebtorNature, DelayDates, FigureUnknown, Invoice, Parameter, PaymentOrder};
use dument_letters::french::{date, enumerate};
use dument_letters::typography::french;

use crate::ground::book::{Entry, Ground};
use crate::law::delay::{counted_to_meet, counted_to_wait};
use crate::reading::limits::left::left;
use crate::reading::limits::open::open;
use crate::views::{DeadlineKind, DeadlineView};

/// One date of an order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct OrderDate {
    /// What it is about.
    pub(crate) kind: DeadlineKind,
    /// The day.
    pub(crate) on: Day,
    /// The day it was counted from.
    from: Day,
    /// The day whose figures hold: that of the order.
    figure_on: Day,
    parameter: Parameter,
}

impl OrderDate {
    /// Whether the user has to act by that day, and not to wait for it.
    pub(crate) const fn is_to_meet(&self) -> bool {
        match self.kind {
            DeadlineKind::OrderService
            | DeadlineKind::PetitionCosts
            | DeadlineKind::OppositionCosts
            | DeadlineKind::OppositionLawyer => true,
            DeadlineKind::OrderOpposition
            | DeadlineKind::OrderEnforcement
            | DeadlineKind::Limitation
            | DeadlineKind::ProofOfClaim
            | DeadlineKind::Relief => false,
        }
    }

    /// The word that keeps its entry apart in an exported calendar.
    pub(crate) const fn word(&self) -> &'static str {
        match self.kind {
            DeadlineKind::OrderService => "service",
            DeadlineKind::OrderOpposition => "opposition",
            DeadlineKind::OrderEnforcement => "enforcement",
            DeadlineKind::PetitionCosts => "petition",
            DeadlineKind::OppositionCosts => "costs",
            DeadlineKind::OppositionLawyer => "lawyer",
            DeadlineKind::Limitation | DeadlineKind::ProofOfClaim | DeadlineKind::Relief => "",
        }
    }

    /// What is to be done or waited for: « Faire signifier l’ordonnance ».
    pub(crate) const fn title(&self) -> &'static str {
        match self.kind {
            DeadlineKind::OrderService => "Faire signifier l’ordonnance",
            DeadlineKind::OrderOpposition => "Fin du délai d’opposition",
            DeadlineKind::OrderEnforcement => "Ordonnance exécutable sans opposition",
            DeadlineKind::PetitionCosts => "Verser les frais de la requête (à vérifier)",
            DeadlineKind::OppositionCosts => "Verser les frais d’opposition",
            DeadlineKind::OppositionLawyer => "Prendre un avocat",
            DeadlineKind::Limitation | DeadlineKind::ProofOfClaim | DeadlineKind::Relief => "",
        }
    }
}

/// The order for payment of an invoice, from the acts noted and not taken back.
fn order_of(entry: &Entry, invoice: &Invoice) -> PaymentOrder {
    entry.file.events_of(invoice.id).into_iter().fold(PaymentOrder::default(), |order, event| {
        let Happening::LegalAct { kind, .. } = &event.what else { return order };
        order.after(*kind, event.on)
    })
}

/// The dates of the order of one invoice, in the order they come; none for a debt that the law
/// forbids to pursue.
pub(crate) fn order_dates(entry: &Entry, invoice: &Invoice, ground: &Ground) -> Vec<OrderDate> {
    let insolvent = entry.position(invoice.id).is_none_or(|one| one.state == InvoiceState::Insolvent);
    let order = order_of(entry, invoice);
    if insolvent || order == PaymentOrder::default() {
        return Vec::new();
    }
    let waited = waited(order, ground).unwrap_or_default();
    let asked = asked(entry, invoice, order, ground);
    asked.into_iter().chain(waited).chain(opposed(entry, invoice, order, ground)).collect()
}

fn waited(order: PaymentOrder, ground: &Ground) -> Result<Vec<OrderDate>, FigureUnknown> {
    let (law, region) = (&ground.law, ground.region);
    let mut found = Vec::new();
    if let (Some(from), Some(dates)) = (order.issued_on, order.to_serve(law, region)?) {
        let (kind, parameter) = (DeadlineKind::OrderService, Parameter::OrderServiceMonths);
        found.push(OrderDate { kind, on: dates.last_safe_day, from, figure_on: from, parameter });
    }
    let Some(from) = order.served_on else { return Ok(found) };
    let figure_on = order.issued_on.unwrap_or(from);
    if let Some(dates) = order.opposition(law, region)? {
        let (kind, parameter) = (DeadlineKind::OrderOpposition, Parameter::OrderOppositionMonths);
        found.push(OrderDate { kind, on: dates.carried_to, from, figure_on, parameter });
    }
    if let Some(dates) = order.enforcement(law, region)? {
        let (kind, parameter) = (DeadlineKind::OrderEnforcement, Parameter::OrderEnforcementMonths);
        found.push(OrderDate { kind, on: dates.first_day_after, from, figure_on, parameter });
    }
    Ok(found)
}

/// What a petition calls for within its days, before the commercial court: its costs (CPC 1425, al. 1).
fn asked(entry: &Entry, invoice: &Invoice, order: PaymentOrder, ground: &Ground) -> Option<OrderDate> {
    let from = order.asked_on.filter(|_| entry.file.nature_of(invoice) == DebtorNature::Business)?;
    let (kind, parameter) = (DeadlineKind::PetitionCosts, Parameter::OrderPetitionDepositDays);
    let dates: DelayDates = ground.law.delay(parameter, from).ok()?.dates(from, ground.region);
    Some(OrderDate { kind, on: dates.last_safe_day, from, figure_on: from, parameter })
}

/// What an opposition calls for within its days: the costs at the commercial court (CPC 1425), a
/// lawyer before the tribunal judiciaire above the sum that needs one (CPC 1418).
fn opposed(entry: &Entry, invoice: &Invoice, order: PaymentOrder, ground: &Ground) -> Option<OrderDate> {
    let from = order.opposed_on?;
    let (kind, parameter) = match entry.file.nature_of(invoice) {
        DebtorNature::Business => (DeadlineKind::OppositionCosts, Parameter::OrderOppositionDepositDays),
        DebtorNature::Consumer | DebtorNature::NonProfessional => {
            let owed = &entry.position(invoice.id)?.statement.statement;
            let free = ground.law.sum(Parameter::LawyerFreeCeiling, from).ok()?;
            if owed.principal + owed.interest <= free {
                return None;
            }
            (DeadlineKind::OppositionLawyer, Parameter::OrderOppositionLawyerDays)
        }
        DebtorNature::PublicBuyer => return None,
    };
    let dates: DelayDates = ground.law.delay(parameter, from).ok()?.dates(from, ground.region);
    Some(OrderDate { kind, on: dates.last_safe_day, from, figure_on: from, parameter })
}

/// The dates of the orders of a case, the invoices of one order together.
pub(crate) fn order_limits(entry: &Entry, ground: &Ground, today: Day) -> Vec<DeadlineView> {
    let mut found: Vec<(OrderDate, Vec<String>)> = Vec::new();
    for invoice in open(entry) {
        for one in order_dates(entry, invoice, ground) {
            match found.iter_mut().find(|(other, _)| *other == one) {
                Some((_, numbers)) => numbers.push(invoice.number.clone()),
                None => found.push((one, vec![invoice.number.clone()])),
            }
        }
    }
    let told = |one: &OrderDate| one.kind != DeadlineKind::OrderOpposition || one.on >= today;
    let shown = found.iter().filter(|(one, _)| told(one));
    shown.filter_map(|(one, numbers)| view(one, numbers, ground, today).ok()).collect()
}

/// The dates of the orders of a case that the user has to meet.
pub(crate) fn orders_to_meet(entry: &Entry, ground: &Ground, today: Day) -> Vec<DeadlineView> {
    let kinds = [
        DeadlineKind::PetitionCosts,
        DeadlineKind::OrderService,
        DeadlineKind::OppositionCosts,
        DeadlineKind::OppositionLawyer,
    ];
    let found = order_limits(entry, ground, today).into_iter();
    found.filter(|one| kinds.contains(&one.kind)).collect()
}

fn view(
    date: &OrderDate,
    numbers: &[String],
    ground: &Ground,
    today: Day,
) -> Result<DeadlineView, FigureUnknown> {
    let figure = ground.law.figure(date.parameter, date.figure_on)?;
    let delay = ground.law.delay(date.parameter, date.figure_on)?;
    let mut explanation = if date.is_to_meet() {
        counted_to_meet(date.from, delay, ground.region)
    } else {
        counted_to_wait(date.from, delay, ground.region)
    };
    explanation.extend(texts(date.kind).iter().map(|line| french(line)));
    let passed = date.is_to_meet() && date.on < today;
    let invoices = if numbers.len() > 1 { "factures" } else { "facture" };
    let what = sentence(date, passed, today);
    Ok(DeadlineView {
        on: date.on,
        kind: date.kind,
        sentence: french(&format!("{what} ({invoices} {})", enumerate(numbers))),
        source: figure.cited(),
        passed,
        left: left(date.on, today).filter(|_| date.is_to_meet()),
        explanation,
        possible: Vec::new(),
        number: String::new(),
        warnings: Vec::new(),
    })
}

/// A date to meet, a date to wait for; past it a fact, not that it was too late.
fn sentence(one: &OrderDate, passed: bool, today: Day) -> String {
    let (on, from) = (date(one.on), date(one.from));
    match one.kind {
        DeadlineKind::OrderService if passed => {
            format!("dernier jour sûr pour faire signifier l’ordonnance du {from}\u{a0}: le {on}")
        }
        DeadlineKind::OrderService => {
            format!("faire signifier l’ordonnance du {from} au plus tard le {on}")
        }
        DeadlineKind::OrderOpposition => format!("le client peut faire opposition jusqu’au {on}"),
        DeadlineKind::OrderEnforcement if one.on <= today => {
            format!("sans opposition, exécution possible depuis le {on}")
        }
        DeadlineKind::OrderEnforcement => format!("sans opposition, exécution possible à partir du {on}"),
        DeadlineKind::PetitionCosts if passed => {
            format!(
                "dernier jour sûr pour verser au greffe les frais de la requête\u{a0}: le {on} (à vérifier)"
            )
        }
        DeadlineKind::PetitionCosts => {
            format!("verser au greffe les frais de la requête au plus tard le {on} (à vérifier)")
        }
        DeadlineKind::OppositionCosts if passed => {
            format!("dernier jour sûr pour verser au greffe les frais de l’opposition\u{a0}: le {on}")
        }
        DeadlineKind::OppositionCosts => {
            format!("verser au greffe les frais de l’opposition au plus tard le {on}")
        }
        DeadlineKind::OppositionLawyer if passed => {
            format!("dernier jour sûr pour prendre un avocat après l’opposition\u{a0}: le {on}")
        }
        DeadlineKind::OppositionLawyer => {
            format!("prendre un avocat après l’opposition, au plus tard le {on}")
        }
        DeadlineKind::Limitation | DeadlineKind::ProofOfClaim | DeadlineKind::Relief => on,
    }
}

/// What the texts say beside the count.
const fn texts(kind: DeadlineKind) -> &'static [&'static str] {
    match kind {
        DeadlineKind::OrderService => &[
            "Six mois pour une ordonnance d’avant le 1er septembre 2026, trois depuis (décret n° 2026-96, art.\u{a0}9). Le texte dit «\u{a0}non avenue\u{a0}» celle qui n’est pas signifiée dans ce délai (CPC 1411).",
            "La signification se fait par un commissaire de justice\u{202f}; elle seule ouvre un nouveau délai pour agir, et fait courir le délai d’opposition.",
        ],
        DeadlineKind::OrderOpposition => &[
            "Si l’acte n’a pas été remis au client en personne, ce délai court du premier acte qui l’est, ou de la première saisie\u{a0}: l’opposition peut alors venir plus tard (CPC 1416).",
        ],
        DeadlineKind::OrderEnforcement => &[
            "Pour une ordonnance d’avant le 1er septembre 2026, la fin du mois d’opposition\u{202f}; depuis, deux mois après la signification, sans avis d’opposition (CPC 1422).",
        ],
        DeadlineKind::PetitionCosts => &[
            "Devant le tribunal de commerce, la demande tomberait si ces frais ne sont pas versés dans les quinze jours (CPC 1425, al. 1, à vérifier). Compté, par prudence, du dépôt de la requête\u{a0}: le greffe dit la date exacte et la somme.",
        ],
        DeadlineKind::OppositionCosts => &[
            "Devant le tribunal de commerce, la demande tombe si ces frais ne sont pas versés (CPC 1425). Compté, par prudence, du jour où vous avez appris l’opposition\u{a0}: le greffe dit la date exacte et la somme.",
            "À l’audience, l’acte de signification de l’ordonnance est à produire.",
        ],
        DeadlineKind::OppositionLawyer => &[
            "Devant le tribunal judiciaire, au-delà de la somme où un avocat est obligatoire (CPC 1418). Compté, par prudence, du jour où vous avez appris l’opposition\u{a0}: le greffe dit la date exacte.",
            "À l’audience, l’acte de signification de l’ordonnance est à produire.",
        ],
        DeadlineKind::Limitation | DeadlineKind::ProofOfClaim | DeadlineKind::Relief => &[],
    }
}
