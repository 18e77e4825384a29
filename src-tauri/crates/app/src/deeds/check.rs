//! What is wrong with a deed, all of it at once, each at its field.

use dument_domain::case::{Arrangement, CaseEvent, Plan, PlanInterest};
use dument_domain::{Day, DebtorNature, Money};
use dument_letters::clauses::interests;
use dument_letters::french;

use super::goes_on_with_cheque;
use crate::Code;
use crate::book::{Entry, Ground};
use crate::deadlines::limit_of;
use crate::views::{Deed, DeedInput, DeedProblem, GiveUpReason, ThirdPartyCosts};

/// Something that keeps a deed from being recorded.
pub(super) struct Wrong {
    pub(super) code: Code,
    /// What the refusal is about.
    pub(super) detail: String,
    field: String,
    sentence: String,
}

impl Wrong {
    fn new(code: Code, field: &str, detail: impl Into<String>, sentence: impl Into<String>) -> Wrong {
        Wrong { code, field: field.to_owned(), detail: detail.into(), sentence: sentence.into() }
    }

    fn date(field: &str, day: Day, sentence: &str) -> Wrong {
        Wrong::new(Code::BadDate, field, day.to_string(), sentence)
    }

    fn amount(field: &str, sum: Money, sentence: impl Into<String>) -> Wrong {
        Wrong::new(Code::BadAmount, field, sum.to_string(), sentence)
    }

    fn missing(field: &str, what: &str) -> Wrong {
        Wrong::new(Code::Missing, field, what, format!("Il manque\u{a0}: {what}."))
    }

    pub(super) fn problem(&self) -> DeedProblem {
        DeedProblem { field: self.field.clone(), sentence: self.sentence.clone() }
    }
}

/// Everything wrong with a deed about these invoices, on which `owed` is owed.
pub(super) fn wrongs(
    entry: &Entry,
    request: &DeedInput,
    event: &CaseEvent,
    owed: Money,
    ground: &Ground,
    today: Day,
) -> Vec<Wrong> {
    let on = event.on;
    let mut found = Vec::new();
    if on > today {
        found.push(Wrong::date("on", on, "Cette date est à venir."));
    }
    match &request.what {
        Deed::Plan { plan } => plan_wrongs(entry, event, plan, owed, &mut found),
        Deed::PlanSigned => signed_wrongs(entry, event, &mut found),
        Deed::Arrangement { arrangement } => arrangement_wrongs(arrangement, on, owed, &mut found),
        Deed::PositionTaken { answer_by } => {
            found.extend(before(*answer_by, on, "answer_by"));
            found.extend(no_dispute(entry, event));
        }
        Deed::DisputeClosed { .. } => found.extend(no_dispute(entry, event)),
        Deed::Cheque { .. } => found.extend(no_cheque(entry, event)),
        Deed::HandedOver { to, costs, report_on } => {
            if to.trim().is_empty() {
                found.push(Wrong::missing("to", "à qui vous confiez le dossier"));
            }
            if let ThirdPartyCosts::Takes { amount } = costs {
                found.extend(not_positive("costs", *amount));
            }
            found.extend(before(*report_on, on, "report_on"));
        }
        Deed::SolvencyLooked { source, .. } if source.trim().is_empty() => {
            found.push(Wrong::missing("source", "où vous avez regardé"));
        }
        Deed::TimeGiven { until } => found.extend(before(*until, on, "until")),
        Deed::GivenUp { reason: GiveUpReason::Other } if request.note.trim().is_empty() => {
            found.push(Wrong::missing("note", "la raison"));
        }
        Deed::GivenUp { reason: GiveUpReason::PastLimit } => {
            found.extend(not_past(entry, event, ground, today));
        }
        Deed::GivenUp { .. } | Deed::SolvencyLooked { .. } | Deed::Done { .. } | Deed::Skipped { .. } => {}
    }
    found
}

/// A limit still to come is not certified as passed: the paper goes to the accountant.
fn not_past(entry: &Entry, event: &CaseEvent, ground: &Ground, today: Day) -> Option<Wrong> {
    let invoices = event.invoices.iter().filter_map(|id| entry.file.invoice(*id));
    let mut limits = invoices.map(|invoice| (invoice, limit_of(entry, invoice, ground, today).on));
    let (invoice, limit) = limits.find(|(_, limit)| *limit >= today)?;
    let number = &invoice.number;
    let sentence = format!(
        "La date limite de la facture {number} n’est pas passée\u{a0}: agir en justice avant le {}. Choisissez une autre raison.",
        french::date(limit)
    );
    Some(Wrong::new(Code::BadValue, "reason", sentence.clone(), sentence))
}

fn before(day: Day, on: Day, field: &str) -> Option<Wrong> {
    (day < on).then(|| Wrong::date(field, day, "Cette date est passée."))
}

fn not_positive(field: &str, sum: Money) -> Option<Wrong> {
    (!sum.is_positive()).then(|| Wrong::amount(field, sum, "Il faut une somme plus grande que zéro."))
}

/// A plan is for what is owed or a part of it, in order, none of it in the past.
fn plan_wrongs(entry: &Entry, event: &CaseEvent, plan: &Plan, owed: Money, found: &mut Vec<Wrong>) {
    let mut last: Option<Day> = None;
    for (place, one) in plan.instalments.iter().enumerate() {
        let (due, amount) = (format!("instalments.{place}.due"), format!("instalments.{place}.amount"));
        found.extend(not_positive(&amount, one.amount));
        if one.due < event.on {
            found.push(Wrong::date(&due, one.due, "Ce versement est avant l’accord."));
        } else if last.is_some_and(|before| one.due <= before) {
            found.push(Wrong::date(&due, one.due, "Ce versement doit venir après le précédent."));
        }
        last = Some(one.due);
    }
    let total = plan.total();
    if plan.instalments.is_empty() {
        found.push(Wrong::amount("instalments", total, "Il faut au moins un versement."));
    }
    if total > owed {
        found.push(Wrong::amount(
            "instalments",
            total,
            format!(
                "Les versements font {}, plus que les {} dus.",
                french::euros(total),
                french::euros(owed)
            ),
        ));
    }
    found.extend(nature_of(entry, event).and_then(|nature| forbidden_interest(plan.interest, nature)));
}

/// No interest from a consumer during a plan; a public buyer's is not given up.
fn forbidden_interest(interest: PlanInterest, nature: DebtorNature) -> Option<Wrong> {
    let allowed = interests(nature).contains(&interest);
    let refused = |sentence: &str| Some(Wrong::new(Code::Forbidden, "interest", sentence, sentence));
    match (nature, interest) {
        (DebtorNature::Consumer, PlanInterest::Runs) => refused(
            "Avec un particulier, un échéancier est sans intérêt ni frais\u{a0}: sinon il relève du crédit à la consommation (C. conso. L312-4).",
        ),
        (DebtorNature::NonProfessional, PlanInterest::Runs) => refused(
            "Avec un non-professionnel, un échéancier est sans intérêt ni frais, comme avec un particulier\u{a0}: ce qu’il doit d’autre est discuté.",
        ),
        (DebtorNature::PublicBuyer, _) if !allowed => {
            refused("Les intérêts moratoires d’un acheteur public ne s’abandonnent pas (CCP L2192-14).")
        }
        (
            DebtorNature::Business
            | DebtorNature::Consumer
            | DebtorNature::NonProfessional
            | DebtorNature::PublicBuyer,
            PlanInterest::Runs | PlanInterest::WaivedIfKept | PlanInterest::Waived,
        ) => None,
    }
}

/// The nature of the debtor for the first invoice of an act.
fn nature_of(entry: &Entry, event: &CaseEvent) -> Option<DebtorNature> {
    let first = event.invoices.first().and_then(|id| entry.file.invoice(*id))?;
    Some(entry.file.nature_of(first))
}

fn signed_wrongs(entry: &Entry, event: &CaseEvent, found: &mut Vec<Wrong>) {
    let plans = event.invoices.iter().filter_map(|id| entry.file.plan_agreed(*id));
    match plans.map(|(act, _)| act.on).max() {
        None => found.push(nothing_of("un échéancier", "Aucun échéancier n’est noté.")),
        Some(agreed_on) if event.on < agreed_on => {
            found.push(Wrong::date("on", event.on, "Cette date est avant l’accord."));
        }
        Some(_) => {}
    }
}

fn arrangement_wrongs(arrangement: &Arrangement, on: Day, owed: Money, found: &mut Vec<Wrong>) {
    found.extend(before(arrangement.by(), on, "by"));
    match arrangement {
        Arrangement::Discount { amount, .. } => {
            found.extend(not_positive("amount", *amount));
            if *amount >= owed {
                let sentence =
                    format!("La remise doit rester plus petite que les {} dus.", french::euros(owed));
                found.push(Wrong::amount("amount", *amount, sentence));
            }
        }
        Arrangement::Exchange { goods, value, .. } => {
            found.extend(not_positive("value", *value));
            if goods.trim().is_empty() {
                found.push(Wrong::missing("goods", "ce qui est donné en échange"));
            }
        }
        Arrangement::Other { terms, .. } if terms.trim().is_empty() => {
            found.push(Wrong::missing("terms", "ce qui est convenu"));
        }
        Arrangement::Other { .. } => {}
    }
}

fn no_dispute(entry: &Entry, event: &CaseEvent) -> Option<Wrong> {
    let disputed = event.invoices.iter().any(|id| entry.file.is_disputed(*id));
    (!disputed).then(|| nothing_of("une contestation", "Aucune contestation n’est notée."))
}

fn no_cheque(entry: &Entry, event: &CaseEvent) -> Option<Wrong> {
    let mut about = entry.positions.iter().filter(|one| event.invoices.contains(&one.invoice));
    (!about.any(goes_on_with_cheque))
        .then(|| nothing_of("un chèque impayé", "Aucun chèque impayé n’est noté."))
}

/// A deed that continues what was never noted.
fn nothing_of(what: &str, sentence: &str) -> Wrong {
    Wrong::new(Code::BadValue, "what", format!("{what} est à noter d’abord"), sentence)
}
