//! What is wrong with a deed, all of it at once, each at its field.

use dument_domain::case::{
    Acceleration, Arrangement, CaseEvent, ChequeAct, Happening, OutcomeKind, Plan, PlanInterest, Rules,
};
use dument_domain::term::credit_free_until;
use dument_domain::{Day, DebtorNature, Money};
use dument_letters::clauses::interests;
use dument_letters::french;
use dument_letters::guard::{SURETY, WITHOUT_NOTICE, promises_surety};

use crate::Code;
use crate::deeds::ends;
use crate::deeds::wrong::{Wrong, nature_in_force_of, not_positive};
use crate::ground::book::{Entry, Ground};
use crate::reading::agreed::state::goes_on_with_cheque;
use crate::reading::limits::deadlines::limit_of;
use crate::reading::path::rhythm::second_step;
use crate::reading::people::bounds::{FAR_DAYS, check_issued};
use crate::views::{Deed, DeedInput, GiveUpReason, ThirdPartyCosts};
use crate::words::deeds::{PUBLIC_INTEREST, cheque_act};

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
        found.push(Wrong::date(
            "on",
            format!("Le {} est à venir\u{a0}: notez l’acte une fois qu’il a eu lieu.", french::date(on)),
        ));
    }
    match &request.what {
        Deed::Plan { plan } => {
            plan_wrongs(entry, event, plan, owed, &mut found);
            found.extend(consumer_credit(entry, event, plan, ground));
        }
        Deed::PlanSigned => signed_wrongs(entry, event, &mut found),
        Deed::Arrangement { arrangement } => arrangement_wrongs(entry, event, arrangement, &mut found),
        Deed::PositionTaken { answer_by } => {
            found.extend(before(*answer_by, on, "answer_by"));
            found.extend(no_dispute(entry, event));
        }
        Deed::DisputeClosed { end, credit_notes } => {
            found.extend(no_dispute(entry, event));
            found.extend(ends::closing_wrongs(entry, event, *end, credit_notes, today));
        }
        Deed::Cheque { act } => {
            found.extend(no_cheque(entry, event));
            found.extend(cheque_goes_back(entry, event, *act));
        }
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
        "La date limite de la facture {number} n’est pas passée\u{a0}: agir en justice au plus tard le {}. Choisissez une autre raison.",
        french::date(limit)
    );
    Some(Wrong::told(Code::BadValue, "reason", sentence))
}

/// A reminder done otherwise on the day of another one.
pub(super) fn second_deed_of_the_day(entry: &Entry, rules: &Rules<'_>, event: &CaseEvent) -> Option<Wrong> {
    let Happening::Done { step } = &event.what else { return None };
    if let Some(early) = check_issued(entry, &event.invoices, event.on).err().filter(|_| step.is_reminder()) {
        return Some(Wrong::date("on", early.reason()));
    }
    let second = second_step(entry, rules, *step, &event.invoices, event.on);
    second.filter(|_| step.is_reminder()).map(|sentence| Wrong::told(Code::OneADay, "on", sentence))
}

fn before(day: Day, on: Day, field: &str) -> Option<Wrong> {
    if on.days_until(day) > FAR_DAYS {
        let sentence = format!("Le {} est dans plus de dix ans\u{a0}: vérifiez l’année.", french::date(day));
        return Some(Wrong::date(field, sentence));
    }
    (day < on).then(|| {
        let sentence = format!(
            "Le {} est avant l’acte, du {}\u{a0}: choisissez un jour qui vient après.",
            french::date(day),
            french::date(on)
        );
        Wrong::date(field, sentence)
    })
}

/// A plan is for what is owed or a part of it, in order, none of it in the past.
fn plan_wrongs(entry: &Entry, event: &CaseEvent, plan: &Plan, owed: Money, found: &mut Vec<Wrong>) {
    let mut last: Option<Day> = None;
    for (place, one) in plan.instalments.iter().enumerate() {
        let (due, amount) = (format!("instalments.{place}.due"), format!("instalments.{place}.amount"));
        found.extend(not_positive(&amount, one.amount));
        if one.due < event.on {
            found.push(Wrong::date(&due, "Ce versement est avant l’accord."));
        } else if event.on.days_until(one.due) > FAR_DAYS {
            found.push(Wrong::date(&due, "Ce versement est dans plus de dix ans\u{a0}: vérifiez l’année."));
        } else if last.is_some_and(|before| one.due <= before) {
            found.push(Wrong::date(&due, "Ce versement doit venir après le précédent."));
        }
        last = Some(one.due);
    }
    let total = plan.total();
    if plan.instalments.is_empty() {
        found.push(Wrong::amount("instalments", "Il faut au moins un versement."));
    }
    if total > owed {
        found.push(Wrong::amount(
            "instalments",
            format!(
                "Les versements font {}, plus que les {} dus.",
                french::euros(total),
                french::euros(owed)
            ),
        ));
    }
    found.extend(
        nature_in_force_of(entry, event).and_then(|nature| forbidden_interest(plan.interest, nature)),
    );
    let private = nature_in_force_of(entry, event).is_some_and(|nature| !nature.owes_without_notice());
    if private && plan.acceleration == Acceleration::WithoutNotice {
        found.push(Wrong::told(Code::Forbidden, "acceleration", WITHOUT_NOTICE));
    }
    found.extend(surety_in("guarantee", &plan.guarantee));
}

/// A surety is written by the hand of who engages (C. civ. 2297), never typed in one line.
fn surety_in(field: &str, text: &str) -> Option<Wrong> {
    promises_surety(text).then(|| Wrong::told(Code::Forbidden, field, SURETY))
}

/// A consumer who is not late yet may not be given time beyond fifty days from the work: it would be
/// a consumer credit (C. conso. L312-4, 4°). The settlement of a debt already late is none.
fn consumer_credit(entry: &Entry, event: &CaseEvent, plan: &Plan, ground: &Ground) -> Option<Wrong> {
    let last = plan.instalments.iter().map(|one| one.due).max()?;
    let mut invoices = event.invoices.iter().filter_map(|id| entry.file.invoice(*id));
    let (invoice, until) = invoices.find_map(|invoice| {
        let private = entry.file.nature_of(invoice) == DebtorNature::Consumer;
        let coming = invoice.due_on() >= event.on;
        let until = credit_free_until(&ground.law, event.on, invoice.work_done_on())?;
        (private && coming && last > until).then_some((invoice, until))
    })?;
    let sentence = format!(
        "La facture {} n’est pas encore en retard\u{a0}: à un particulier, un paiement étalé après le {} (50 jours après les travaux) est un crédit à la consommation (article L312-4 du code de la consommation). Rapprochez le dernier versement, ou attendez l’échéance du {}.",
        invoice.number,
        french::date(until),
        french::date(invoice.due_on())
    );
    Some(Wrong::told(Code::Forbidden, "instalments", sentence))
}

/// No interest from a consumer during a plan; a public buyer's is not given up.
fn forbidden_interest(interest: PlanInterest, nature: DebtorNature) -> Option<Wrong> {
    let allowed = interests(nature).contains(&interest);
    let refused = |sentence: &str| Some(Wrong::told(Code::Forbidden, "interest", sentence));
    match (nature, interest) {
        (DebtorNature::Consumer, PlanInterest::Runs) => refused(
            "Avec un particulier, un échéancier est sans intérêt ni frais\u{a0}: sinon il relève du crédit à la consommation (C. conso. L312-4).",
        ),
        (DebtorNature::NonProfessional, PlanInterest::Runs) => refused(
            "Avec un syndic ou une association, un échéancier est sans intérêt ni frais, comme avec un particulier\u{a0}: ce qu’il doit d’autre est discuté.",
        ),
        (DebtorNature::PublicBuyer, _) if !allowed => refused(PUBLIC_INTEREST),
        (
            DebtorNature::Business
            | DebtorNature::Consumer
            | DebtorNature::NonProfessional
            | DebtorNature::PublicBuyer,
            PlanInterest::Runs | PlanInterest::WaivedIfKept | PlanInterest::Waived,
        ) => None,
    }
}

fn signed_wrongs(entry: &Entry, event: &CaseEvent, found: &mut Vec<Wrong>) {
    let plans = event.invoices.iter().filter_map(|id| entry.file.plan_agreed(*id));
    match plans.map(|(act, _)| act.on).max() {
        None => {
            found.push(nothing_of("Aucun échéancier n’est noté\u{a0}: notez d’abord ce qui a été convenu."))
        }
        Some(agreed_on) if event.on < agreed_on => {
            found.push(Wrong::date("on", "Cette date est avant l’accord."));
        }
        Some(_) => {}
    }
}

fn arrangement_wrongs(entry: &Entry, event: &CaseEvent, arrangement: &Arrangement, found: &mut Vec<Wrong>) {
    found.extend(before(arrangement.by(), event.on, "by"));
    match arrangement {
        Arrangement::Discount { amount, beside, .. } => {
            found.extend(ends::discount_wrongs(entry, event, *amount, *beside));
        }
        Arrangement::Exchange { goods, value, .. } => {
            found.extend(not_positive("value", *value));
            found.extend(above_the_debt(entry, event, *value));
            if goods.trim().is_empty() {
                found.push(Wrong::missing("goods", "ce qui est donné en échange"));
            }
        }
        Arrangement::Other { terms, .. } if terms.trim().is_empty() => {
            found.push(Wrong::missing("terms", "ce qui est convenu"));
        }
        Arrangement::Other { terms, .. } => found.extend(surety_in("terms", terms)),
    }
}

/// What is exchanged is set off against what is owed: the rest of a bigger exchange pays nothing.
fn above_the_debt(entry: &Entry, event: &CaseEvent, value: Money) -> Option<Wrong> {
    let about = entry.positions.iter().filter(|one| event.invoices.contains(&one.invoice));
    let owed: Money = about.map(|one| one.statement.statement.due()).sum();
    (value > owed).then(|| {
        let sentence = format!(
            "L’échange vaut {}, plus que les {} dus\u{a0}: notez la part qui se compense avec la dette.",
            french::euros(value),
            french::euros(owed)
        );
        Wrong::amount("value", sentence)
    })
}

pub(super) fn no_dispute(entry: &Entry, event: &CaseEvent) -> Option<Wrong> {
    let disputed = event.invoices.iter().any(|id| entry.file.is_disputed(*id));
    (!disputed).then(|| {
        nothing_of("Aucune contestation n’est notée\u{a0}: notez d’abord ce que le client reproche.")
    })
}

fn no_cheque(entry: &Entry, event: &CaseEvent) -> Option<Wrong> {
    let mut about = entry.positions.iter().filter(|one| event.invoices.contains(&one.invoice));
    (!about.any(goes_on_with_cheque))
        .then(|| nothing_of("Aucun chèque impayé n’est noté\u{a0}: notez d’abord qu’il est revenu impayé."))
}

/// An act about a cheque that comes before one noted already (CMF L131-73): after the service, the
/// cheque is not presented again. One that was not noted may have been done: it is not asked.
fn cheque_goes_back(entry: &Entry, event: &CaseEvent, act: ChequeAct) -> Option<Wrong> {
    let came_back = event
        .invoices
        .iter()
        .filter_map(|id| entry.file.last_outcome(*id, OutcomeKind::BouncedCheque).map(|back| back.id));
    let since = came_back.max()?;
    let about =
        |one: &&CaseEvent| one.id > since && one.invoices.iter().any(|id| event.invoices.contains(id));
    let acts = entry.file.standing_events().filter(about).filter_map(|one| {
        let Happening::Cheque { act } = one.what else { return None };
        Some(act)
    });
    let done = acts.max().filter(|done| *done > act)?;
    Some(nothing_of(&format!(
        "«\u{a0}{}\u{a0}» est déjà noté, et vient après «\u{a0}{}\u{a0}». Si la ligne est fausse, annulez-la d’abord.",
        cheque_act(done),
        cheque_act(act)
    )))
}

/// A deed that continues what was never noted.
fn nothing_of(sentence: &str) -> Wrong {
    Wrong::told(Code::BadValue, "what", sentence)
}
