//! What a case puts in the calendar: steps, what was announced for a day, and the limits of the law.

use dument_domain::case::{
    Happening, InvoiceState, Outcome, Plan, PlanProgress, Planned, Position, Reason, RunningPromise,
    StepKind, StepSum,
};
use dument_domain::{Address, Day, Invoice, InvoiceId, Money};
use dument_letters::french;

use crate::calendar::fixed::{fixed_because, held_in_place};
use crate::ground::book::{Entry, Ground};
use crate::reading::limits::deadlines::{earliest_limit, limit_of, suable};
use crate::reading::limits::insolvency::proofs;
use crate::reading::limits::open::open;
use crate::reading::limits::orders::order_dates;
use crate::reading::path::reasons;
use crate::reading::path::steps::sum_to_come;
use crate::views::{CalendarEntry, CalendarKind, DeadlineKind};
use crate::words::{step_action, step_title};

/// Something to come, before what several invoices share is put together.
struct Item {
    kind: CalendarKind,
    id: String,
    on: Day,
    /// The day of the fact it follows from: two promises of a same sum are two.
    since: Option<Day>,
    title: String,
    detail: String,
    amount: Option<Money>,
    /// What a step asks: which part of it is shown is chosen over all its invoices.
    sum: Option<StepSum>,
    /// The amounts of several invoices add up; otherwise it was said once for all of them.
    adds_up: bool,
    invoice: Option<InvoiceId>,
    step: Option<StepKind>,
    due: bool,
    /// Why it stays on its day; nothing for what can be put off.
    fixed: Option<&'static str>,
}

impl Item {
    fn new(kind: CalendarKind, id: String, on: Day, title: &str, invoice: Option<InvoiceId>) -> Item {
        Item {
            kind,
            id,
            on,
            since: None,
            title: title.to_owned(),
            detail: String::new(),
            amount: None,
            sum: None,
            adds_up: false,
            invoice,
            step: None,
            due: false,
            fixed: Some(fixed_because(kind)),
        }
    }

    /// Whether both are one thing over several invoices.
    fn is_one_with(&self, other: &Item) -> bool {
        let same = (self.kind, self.on, self.since, self.step, &self.title)
            == (other.kind, other.on, other.since, other.step, &other.title);
        same && self.invoice != other.invoice
            && (self.adds_up || (self.amount, self.sum) == (other.amount, other.sum))
    }
}

/// Everything of a case from today to `to`, with its day. What is due and not done is of today.
pub(crate) fn entries_of(
    entry: &Entry,
    ground: &Ground,
    home: Option<&Address>,
    today: Day,
    to: Day,
) -> Vec<(Day, CalendarEntry)> {
    let mut items: Vec<Item> = Vec::new();
    let promises = entry.file.running_promises(&entry.positions, today);
    for (invoice, position) in entry.rows() {
        items.extend(steps(entry, invoice, position, today));
        let promise = promises.iter().find(|one| one.invoices.contains(&invoice.id));
        items
            .extend(announced(entry, invoice, position).into_iter().map(|item| still_to_come(item, promise)));
        items.extend(instalments(entry, invoice, position, today));
        items.extend(due_dates(invoice, position));
    }
    items.extend(limits(entry, ground, today, to));
    items.extend(orders(entry, ground));
    items.extend(declarations(entry, ground, home, today));
    items.retain(|item| item.on >= today);
    grouped(entry, items)
}

/// A sum promised, as far as it has not come.
fn still_to_come(item: Item, promise: Option<&RunningPromise>) -> Item {
    match promise.filter(|one| item.kind == CalendarKind::Promise && one.by == item.on) {
        Some(promise) => Item { amount: Some(promise.left), ..item },
        None => item,
    }
}

fn grouped(entry: &Entry, items: Vec<Item>) -> Vec<(Day, CalendarEntry)> {
    let mut groups: Vec<(Item, Vec<InvoiceId>)> = Vec::new();
    for item in items {
        match groups.iter_mut().find(|(first, _)| first.is_one_with(&item)) {
            Some((first, invoices)) => {
                first.fixed = first.fixed.and(item.fixed);
                if first.adds_up {
                    first.amount = Some(first.amount.into_iter().chain(item.amount).sum());
                    first.sum = first.sum.zip(item.sum).map(|(one, other)| one.plus(other));
                }
                invoices.extend(item.invoice);
            }
            None => {
                let invoices = item.invoice.into_iter().collect();
                groups.push((item, invoices));
            }
        }
    }
    groups.into_iter().map(|(item, invoices)| (item.on, shown(entry, item, invoices))).collect()
}

fn shown(entry: &Entry, item: Item, invoices: Vec<InvoiceId>) -> CalendarEntry {
    let named = invoices.iter().filter_map(|id| entry.file.invoice(*id));
    CalendarEntry {
        numbers: named.map(|invoice| invoice.number.clone()).collect(),
        id: item.id,
        kind: item.kind,
        kind_label: item.kind.word().to_owned(),
        client: entry.file.client.id,
        client_name: entry.file.client.name.clone(),
        title: item.title,
        detail: item.detail,
        amount: item.sum.map(StepSum::shown).or(item.amount).filter(|amount| amount.is_positive()),
        invoices,
        step: item.step,
        due: item.due,
        act: item.step.filter(|_| item.due).map(|step| step_action(step).to_owned()),
        movable: item.fixed.is_none(),
        fixed: item.fixed.unwrap_or_default().to_owned(),
    }
}

/// The next step of an invoice, and the answer to the dispute of a part beside it.
fn steps(entry: &Entry, invoice: &Invoice, position: &Position, today: Day) -> Vec<Item> {
    let late = position.statement.statement.overdue_principal.is_positive();
    let next = position.next.as_ref().map(|planned| {
        let fixed = held_in_place(late, planned.step);
        Item { fixed, ..step(format!("{}", invoice.id.0), (entry, invoice, position), planned, today) }
    });
    let beside = position
        .beside
        .as_ref()
        .map(|planned| step(format!("{}-dispute", invoice.id.0), (entry, invoice, position), planned, today));
    next.into_iter().chain(beside).collect()
}

fn step(
    id: String,
    (entry, invoice, position): (&Entry, &Invoice, &Position),
    planned: &Planned,
    today: Day,
) -> Item {
    let (sum, adds_up) = sum_to_come(position, planned);
    let due = planned.due_on <= today;
    let detail = if due {
        reasons::reason_told(entry, &planned.reason, &[invoice.id], today)
    } else {
        "si rien n’arrive d’ici là".to_owned()
    };
    Item {
        detail,
        sum: Some(sum),
        adds_up,
        step: Some(planned.step),
        due,
        ..Item::new(
            CalendarKind::Step,
            id,
            planned.due_on.max(today),
            step_title(planned.step),
            Some(invoice.id),
        )
    }
}

/// What somebody said would happen on a day, and on which the next step waits.
fn announced(entry: &Entry, invoice: &Invoice, position: &Position) -> Vec<Item> {
    let planned = [&position.next, &position.beside];
    let mut items: Vec<Item> =
        planned.into_iter().flatten().filter_map(|planned| waited_for(invoice, planned)).collect();
    if position.state == InvoiceState::ThirdParty {
        items.extend(report(entry, invoice));
    }
    items
}

fn waited_for(invoice: &Invoice, planned: &Planned) -> Option<Item> {
    let said = |kind: CalendarKind, on: Day, since: Day, title: &str| Item {
        since: Some(since),
        ..Item::new(kind, invoice.id.0.to_string(), on, title, Some(invoice.id))
    };
    match &planned.reason {
        Reason::AfterOutcome { on, outcome } => expected(invoice, outcome, *on),
        Reason::DeadlinePassed { step, deadline } => {
            let detail = format!("{}\u{a0}: dernier jour pour payer", step_title(*step));
            Some(Item {
                detail,
                ..said(CalendarKind::LetterDeadline, *deadline, *deadline, "Délai de la lettre")
            })
        }
        Reason::Arranged { on, arrangement } => {
            Some(said(CalendarKind::Promise, arrangement.by(), *on, "Accord à tenir"))
        }
        Reason::PositionTaken { on, answer_by } => {
            Some(said(CalendarKind::Answer, *answer_by, *on, "Réponse à votre position"))
        }
        Reason::DueDatePassed { .. }
        | Reason::Resumed { .. }
        | Reason::StepDone { .. }
        | Reason::StepSkipped { .. }
        | Reason::InstalmentDue { .. }
        | Reason::InstalmentMissed(_)
        | Reason::Cheque { .. }
        | Reason::LegalAct { .. }
        | Reason::HandedOver { .. }
        | Reason::DiscountKept { .. }
        | Reason::PlanFinished { .. }
        | Reason::PrincipalPaid { .. }
        | Reason::Covered { .. } => None,
    }
}

/// What a contact announced for a day.
fn expected(invoice: &Invoice, outcome: &Outcome, said_on: Day) -> Option<Item> {
    let (kind, on, title, amount) = match outcome {
        Outcome::Promise { by, amount } => (CalendarKind::Promise, *by, "Paiement promis", Some(*amount)),
        Outcome::Paid { check_on } => (CalendarKind::BankCheck, *check_on, "Vérifier la banque", None),
        Outcome::Pause { until } => (CalendarKind::Pause, *until, "Fin du temps laissé", None),
        Outcome::Away { back_on } => (CalendarKind::Pause, *back_on, "Retour de la personne qui paie", None),
        Outcome::FundsAwaited { expected_on } => {
            (CalendarKind::Answer, *expected_on, "Rentrée d’argent attendue", None)
        }
        Outcome::DefectiveCheque { replace_by } => {
            (CalendarKind::Answer, *replace_by, "Nouveau chèque attendu", None)
        }
        Outcome::NotReceived
        | Outcome::WrongContact
        | Outcome::NoAnswer
        | Outcome::Difficulty
        | Outcome::Dispute { .. }
        | Outcome::Refuses
        | Outcome::Insolvency { .. }
        | Outcome::OverIndebtedness { .. }
        | Outcome::BouncedCheque { .. }
        | Outcome::Abandon
        | Outcome::PreferWriting => return None,
    };
    let detail = format!("dit le {}", french::date(said_on));
    let detail = if kind == CalendarKind::Pause { String::new() } else { detail };
    Some(Item {
        since: Some(said_on),
        detail,
        amount,
        ..Item::new(kind, invoice.id.0.to_string(), on, title, Some(invoice.id))
    })
}

/// The day a third party should have reported.
fn report(entry: &Entry, invoice: &Invoice) -> Option<Item> {
    let events = entry.file.events_of(invoice.id);
    events.into_iter().rev().find_map(|event| {
        let Happening::HandedOver { to, report_on, .. } = &event.what else { return None };
        Some(Item {
            since: Some(event.on),
            detail: to.clone(),
            ..Item::new(
                CalendarKind::Answer,
                format!("{}-report", invoice.id.0),
                *report_on,
                "Compte rendu attendu",
                Some(invoice.id),
            )
        })
    })
}

/// The instalments still to come of a plan that runs.
fn instalments(entry: &Entry, invoice: &Invoice, position: &Position, today: Day) -> Vec<Item> {
    if position.state != InvoiceState::Plan {
        return Vec::new();
    }
    let Some((plan, progress)) = entry.file.plan_of(invoice.id, today) else { return Vec::new() };
    let PlanProgress::Kept(next) = progress else { return Vec::new() };
    let later = |plan: &Plan| {
        let ranked: Vec<_> = plan.instalments.iter().copied().enumerate().collect();
        ranked.into_iter().filter(move |(_, one)| one.due >= next.due)
    };
    let items = later(plan).map(|(rank, one)| {
        let amount = if one.due == next.due { next.amount } else { one.amount };
        Item {
            amount: Some(amount),
            ..Item::new(
                CalendarKind::Instalment,
                format!("{}-{}", invoice.id.0, rank + 1),
                one.due,
                "Versement de l’échéancier",
                Some(invoice.id),
            )
        }
    });
    items.collect()
}

/// The due dates of what is not paid, where no other arrangement was made.
fn due_dates(invoice: &Invoice, position: &Position) -> Vec<Item> {
    let runs = matches!(position.state, InvoiceState::NotDue | InvoiceState::Late);
    let mut covered = invoice.gross.less(position.statement.statement.principal);
    let mut items = Vec::new();
    for (rank, part) in invoice.parts.iter().enumerate().filter(|_| runs) {
        let left = part.amount.less(covered);
        covered = covered.less(part.amount);
        if left.is_positive() {
            let id = format!("{}-{}", invoice.id.0, rank + 1);
            let item = Item::new(CalendarKind::DueDate, id, part.due, "Échéance", Some(invoice.id));
            items.push(Item { amount: Some(left), adds_up: true, ..item });
        }
    }
    items
}

/// Until when to act in court. What happens only puts a limit off: an invoice whose safest limit
/// is beyond the page is not worth the reading of its case.
fn limits(entry: &Entry, ground: &Ground, today: Day, to: Day) -> Vec<Item> {
    let near = |invoice: &&Invoice| earliest_limit(entry, invoice, ground) <= to;
    let items = suable(entry).filter(near).map(|invoice| {
        let owed = entry.position(invoice.id).map(|position| position.statement.statement.principal);
        let on = limit_of(entry, invoice, ground, today).on;
        let id = invoice.id.0.to_string();
        Item {
            detail: "dernier jour sûr".to_owned(),
            amount: owed,
            adds_up: true,
            ..Item::new(CalendarKind::Limitation, id, on, "Agir en justice", Some(invoice.id))
        }
    });
    items.collect()
}

/// What an order for payment calls for, or makes wait for.
fn orders(entry: &Entry, ground: &Ground) -> Vec<Item> {
    let items = open(entry).flat_map(|invoice| {
        let owed = entry.position(invoice.id).map(|position| position.statement.statement.principal);
        order_dates(entry, invoice, ground).into_iter().map(move |date| {
            let detail = if date.is_to_meet() { "dernier jour sûr" } else { "à attendre" };
            let id = format!("{}-{}", invoice.id.0, date.word());
            let new = Item::new(CalendarKind::Order, id, date.on, date.title(), Some(invoice.id));
            Item { detail: detail.to_owned(), amount: owed, adds_up: true, ..new }
        })
    });
    items.collect()
}

/// Until when to declare a claim in insolvency proceedings.
fn declarations(entry: &Entry, ground: &Ground, home: Option<&Address>, today: Day) -> Vec<Item> {
    let client = entry.file.client.id.0;
    let items = proofs(entry, ground, home, today).into_iter().enumerate().filter_map(|(rank, one)| {
        let title = match one.kind {
            DeadlineKind::ProofOfClaim => "Déclarer la créance",
            DeadlineKind::Relief => "Demander à être relevé de forclusion",
            DeadlineKind::Limitation
            | DeadlineKind::OrderService
            | DeadlineKind::OrderOpposition
            | DeadlineKind::OrderEnforcement
            | DeadlineKind::PetitionCosts
            | DeadlineKind::OppositionCosts
            | DeadlineKind::OppositionLawyer => return None,
        };
        let id = format!("{client}-{}", rank + 1);
        let item = Item::new(CalendarKind::ProofOfClaim, id, one.on, title, None);
        Some(Item { detail: one.sentence, ..item })
    });
    items.collect()
}
