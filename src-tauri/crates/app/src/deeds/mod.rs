//! What is agreed or done beside contacts and letters: previewed, then recorded.
//!
//! To add a deed: its row in [`crate::views::Deed`], what it is about in [`concerned`], the fact
//! it becomes in [`happening`], what may be wrong with it in `check`, its words in `words`.

mod check;
mod ends;
mod paper;
mod proposal;
mod wrong;

pub use paper::{keep_paper, paper};
pub use proposal::propose_plan;

use dument_domain::case::{
    CallMinute, CaseEvent, Happening, Outcome, Position, StepKind, early_principal, positions,
};
use dument_domain::limitation::EventKind;
use dument_domain::{CreditNote, EventId, InvoiceId, Money};

use crate::deeds::ends::record_ended;
use crate::deeds::wrong::Wrong;
use crate::ground::acting::Acting;
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::reading::agreed::state::{goes_on_with_cheque, is_over, owing};
use crate::reading::agreed::{advice, state};
use crate::reading::path::steps::first_follow_up;
use crate::views::{Deed, DeedInput, DeedPreview, DeedProblem, Done, ThirdPartyCosts, UndoToken};
use crate::words::deeds;
use crate::{Code, Error};

/// A deed ready to be recorded, or what is wrong with it.
struct Draft {
    event: CaseEvent,
    /// What is due on its invoices, or all that is owed where nothing is due yet.
    owed: Money,
    /// The same, of its principal alone.
    principal: Money,
    /// All that is owed on them, what is not due included.
    whole: Money,
    /// The credit notes recorded in the same act.
    credit_notes: Vec<CreditNote>,
    wrongs: Vec<Wrong>,
}

impl Draft {
    /// What a plan takes of principal whose day has not come.
    fn early(&self) -> Money {
        let Happening::PlanAgreed { plan } = &self.event.what else { return Money::ZERO };
        let beside = self.owed - self.principal;
        early_principal(plan.total(), self.principal, beside, self.whole.less(self.owed))
    }
}

/// Records what was agreed or done beside contacts and letters, and says what follows.
///
/// # Errors
/// [`Code::NothingDue`] when there is no invoice it could be about; [`Code::BadDate`] for a day
/// to come or a date the fact cannot bear; [`Code::BadAmount`] for a plan of nothing or of more
/// than is owed; [`Code::Missing`] for what must be said; [`Code::Forbidden`] for interest asked
/// of a consumer during a plan; [`Code::BadValue`] where what it continues does not exist.
pub fn record(desk: &mut Acting<'_>, request: &DeedInput) -> Result<Done, Error> {
    let draft = drafted(desk.reading(), request)?;
    if let Some(wrong) = draft.wrongs.first() {
        return Err(wrong.error());
    }
    let (event, notes) = (draft.event, draft.credit_notes);
    let name = desk.reading().entry(request.client)?.interest_name(&event.invoices);
    let id = record_ended(desk, &event, &notes)?;
    let follows = first_follow_up(desk.reading().entry(request.client)?, &event.invoices, desk.now.today);
    Ok(Done {
        message: format!("{}. {follows}", deeds::deed_told(&event, name)),
        undo: Some(UndoToken::Event(id)),
        client: request.client,
        email: None,
    })
}

/// What a deed would lead to, what is wrong with it and what to know before; nothing is
/// written.
///
/// # Errors
/// [`Code::UnknownClient`]; [`Code::NothingDue`] when there is no invoice it could be about.
pub fn preview(reading: Reading<'_>, request: &DeedInput) -> Result<DeedPreview, Error> {
    let draft = drafted(reading, request)?;
    let entry = reading.entry(request.client)?;
    let plan = if let Happening::PlanAgreed { plan } = &draft.event.what { Some(plan) } else { None };
    let problems: Vec<DeedProblem> = draft.wrongs.iter().map(Wrong::problem).collect();
    let follows = if problems.is_empty() { would_follow(reading, entry, &draft)? } else { String::new() };
    let total = plan.map(dument_domain::case::Plan::total);
    Ok(DeedPreview {
        sentence: deeds::deed_told(&draft.event, entry.interest_name(&draft.event.invoices)),
        follows,
        total,
        left_out: total.map(|total| draft.owed - total),
        warnings: advice::deed_warnings(
            entry,
            &draft.event,
            draft.early(),
            reading.now.today,
            reading.ground,
        ),
        problems,
        paper: deeds::has_paper(&draft.event),
        owed: draft.owed,
        invoices: draft.event.invoices,
    })
}

fn drafted(reading: Reading<'_>, request: &DeedInput) -> Result<Draft, Error> {
    let on = request.on.unwrap_or(reading.now.today);
    let entry = reading.entry(request.client)?;
    let about = concerned(entry, &request.what, &request.invoices);
    if about.is_empty() {
        return Err(Error::new(Code::NothingDue, entry.file.client.name.clone()));
    }
    let whole = about.iter().map(|one| one.statement.statement.due()).sum();
    let principal: Money = about.iter().map(|one| state::spread(one)).sum();
    let additions: Money = about.iter().map(|one| one.statement.statement.additions()).sum();
    let owed = principal + additions;
    let event = CaseEvent {
        id: EventId(0),
        client: request.client,
        invoices: about.iter().map(|one| one.invoice).collect(),
        on,
        recorded_at: reading.now.stamp(),
        what: happening(&request.what, &about),
        note: deeds::note(&request.what, &request.note),
        reversed: false,
    };
    let mut wrongs = check::wrongs(entry, request, &event, whole, reading.ground, reading.now.today);
    wrongs.extend(check::second_deed_of_the_day(entry, &reading.ground.rules_of(entry)?, &event));
    let credit_notes = ends::credit_notes(&request.what, on);
    Ok(Draft { event, owed, principal, whole, credit_notes, wrongs })
}

/// What would come next if this happened.
fn would_follow(reading: Reading<'_>, entry: &Entry, draft: &Draft) -> Result<String, Error> {
    let event = &draft.event;
    let mut file = entry.file.clone();
    file.events.push(CaseEvent { id: EventId(i64::MAX), ..event.clone() });
    file.credit_notes.extend(draft.credit_notes.iter().cloned());
    let positions = positions(&file, &reading.ground.rules_of(entry)?, reading.now.today);
    Ok(first_follow_up(&Entry { file, positions, kept_version: None }, &event.invoices, reading.now.today))
}

/// The invoices a deed is about: those named that are owed, otherwise those it continues (the ones
/// disputed, the ones a cheque should have paid), otherwise the late ones, otherwise the open ones.
fn concerned<'a>(entry: &'a Entry, deed: &Deed, named: &[InvoiceId]) -> Vec<&'a Position> {
    let mut own = entry.positions.iter().filter(|one| !is_over(one.state) && continues(entry, deed, one));
    if named.is_empty() {
        let own: Vec<&Position> = own.by_ref().collect();
        if !own.is_empty() {
            return own;
        }
    }
    owing(entry, named)
}

/// Whether a deed goes on with something that stands on this invoice.
fn continues(entry: &Entry, deed: &Deed, position: &Position) -> bool {
    let comes = |step: StepKind| position.next.as_ref().is_some_and(|next| next.step == step);
    match deed {
        Deed::PositionTaken { .. } | Deed::DisputeClosed { .. } => entry.file.is_disputed(position.invoice),
        Deed::Cheque { .. } => goes_on_with_cheque(position),
        Deed::PlanSigned => entry.file.plan_agreed(position.invoice).is_some(),
        Deed::Done { step } | Deed::Skipped { step } => comes(*step),
        Deed::Plan { .. }
        | Deed::Arrangement { .. }
        | Deed::HandedOver { .. }
        | Deed::SolvencyLooked { .. }
        | Deed::TimeGiven { .. }
        | Deed::GivenUp { .. } => false,
    }
}

/// The fact that a deed becomes.
fn happening(deed: &Deed, about: &[&Position]) -> Happening {
    match deed {
        Deed::Plan { plan } => Happening::PlanAgreed { plan: plan.clone() },
        Deed::PlanSigned => Happening::LegalAct { kind: EventKind::InstalmentPlan, until: None },
        Deed::Arrangement { arrangement } => Happening::Arranged { arrangement: arrangement.clone() },
        Deed::PositionTaken { answer_by } => Happening::PositionTaken { answer_by: *answer_by },
        Deed::DisputeClosed { end, .. } => Happening::DisputeClosed { end: *end, credit_notes: Vec::new() },
        Deed::Cheque { act } => Happening::Cheque { act: *act },
        Deed::HandedOver { to, costs, report_on } => Happening::HandedOver {
            to: to.trim().to_owned(),
            costs: match costs {
                ThirdPartyCosts::Takes { amount } => Some(*amount),
                ThirdPartyCosts::TakesNothing => None,
            },
            report_on: *report_on,
        },
        Deed::Done { step } => Happening::Done { step: *step },
        Deed::Skipped { step } => Happening::Skipped { step: *step },
        Deed::SolvencyLooked { finding, source } => {
            Happening::SolvencyLooked { finding: *finding, source: source.trim().to_owned() }
        }
        Deed::TimeGiven { until } => decided(about, Outcome::Pause { until: *until }),
        Deed::GivenUp { .. } => decided(about, Outcome::Abandon),
    }
}

/// A decision of the creditor, kept as the way the step that was due ended.
fn decided(about: &[&Position], outcome: Outcome) -> Happening {
    let next = about.iter().filter_map(|one| one.next.as_ref()).min_by_key(|next| next.due_on);
    Happening::Contact {
        step: next.map_or(StepKind::Call, |next| next.step),
        outcome,
        interlocutor: String::new(),
        minute: CallMinute::default(),
    }
}
