//! The steps to come if nothing happens: what the terminal prints and the editor tries out.

use super::covered::leave_out_covered;
use super::nothing_asked::put_off_what_asks_nothing;
use super::step::Way;
use super::{
    CaseEvent, CaseFile, Happening, NextStep, Outcome, Position, Reason, Rules, StepKind, next_steps,
    position, positions,
};
use crate::{Day, EventId, InvoiceId, LetterId};

/// Days a third party is supposed to take before it reports, and a client to answer a position.
const ANSWER_DAYS: i64 = 30;

/// The most steps one simulation goes through: more would be a loop.
const STEPS_MAX: usize = 500;

/// A step to come, on the day it will be due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToCome {
    /// The day.
    pub on: Day,
    /// What will be done.
    pub step: StepKind,
    /// For which invoices, oldest due first.
    pub invoices: Vec<InvoiceId>,
    /// Why.
    pub reason: Reason,
}

/// The steps from `today` to `until` if nothing happens: nobody answers, no money comes, each
/// step is done on its day, letters are posted that day. A step that ends the path (a judicial
/// decision, a dispute to settle) is told once, and its invoices are left out after it.
#[must_use]
pub fn simulate(file: &CaseFile, rules: &Rules<'_>, today: Day, until: Day) -> Vec<ToCome> {
    let mut world = World { file: file.clone(), rules, open: Vec::new(), ended: Vec::new() };
    // What waits for nothing never will again: the others alone are looked at each time.
    let places = positions(file, rules, today).into_iter();
    world.open =
        places.filter(|one| one.next.is_some() || one.beside.is_some()).map(|one| one.invoice).collect();
    let mut steps: Vec<ToCome> = Vec::new();
    let mut day = today;
    while steps.len() < STEPS_MAX {
        let places = world.positions(day);
        let Some(next) = next_day(&places).map(|next| next.max(day)).filter(|next| *next <= until) else {
            break;
        };
        day = next;
        // One step at a time: the interval between contacts moves the others, and a decision takes
        // the day of the client as a contact does.
        let places = world.positions(day);
        let taken = steps.last().is_some_and(|last| last.on == day);
        let mut due = next_steps(&places, day).into_iter();
        let Some(step) = due.find(|one| !taken || !one.step.is_reminder()) else {
            day = rules.scenario.acting_day_from(day.next(), rules.region);
            continue;
        };
        world.act(&step, day);
        steps.push(ToCome { on: day, step: step.step, invoices: step.invoices, reason: step.reason });
    }
    steps
}

fn next_day(places: &[Position]) -> Option<Day> {
    let planned = places.iter().flat_map(|place| [&place.next, &place.beside]).flatten();
    planned.map(|planned| planned.due_on).min()
}

/// The case as it would become.
struct World<'a> {
    file: CaseFile,
    rules: &'a Rules<'a>,
    /// The invoices for which something will come.
    open: Vec<InvoiceId>,
    /// What nobody goes on with.
    ended: Vec<(InvoiceId, StepKind)>,
}

impl World<'_> {
    fn positions(&self, day: Day) -> Vec<Position> {
        let open = self.file.invoices.iter().filter(|invoice| self.open.contains(&invoice.id));
        let mut places: Vec<Position> =
            open.map(|invoice| position(&self.file, invoice, self.rules, day)).collect();
        leave_out_covered(&self.file, self.rules, day, &mut places);
        put_off_what_asks_nothing(&self.file, self.rules, day, &mut places);
        for place in &mut places {
            let invoice = place.invoice;
            for planned in [&mut place.next, &mut place.beside] {
                if planned.as_ref().is_some_and(|one| self.ended.contains(&(invoice, one.step))) {
                    *planned = None;
                }
            }
        }
        places
    }

    fn act(&mut self, step: &NextStep, on: Day) {
        match self.deed(step, on) {
            Some(what) => self.record(&step.invoices, on, what),
            None => self.ended.extend(step.invoices.iter().map(|invoice| (*invoice, step.step))),
        }
    }

    /// What doing a step leaves in the file; nothing where it ends the path.
    fn deed(&self, step: &NextStep, on: Day) -> Option<Happening> {
        if let Reason::Cheque { stage, .. } = &step.reason
            && step.step == StepKind::Cheque
        {
            return stage.act().map(|act| Happening::Cheque { act });
        }
        match step.step.way() {
            Way::Call | Way::Meeting => Some(Happening::Contact {
                step: step.step,
                outcome: Outcome::NoAnswer,
                interlocutor: String::new(),
                minute: super::CallMinute::default(),
            }),
            Way::Email | Way::Desk => Some(Happening::Done { step: step.step }),
            Way::Letter | Way::FormalNotice => Some(self.posting(step, on)),
            Way::ThirdParty => Some(Happening::HandedOver {
                to: String::new(),
                costs: None,
                report_on: on.plus_days(ANSWER_DAYS),
            }),
            Way::Judicial | Way::Beside => None,
        }
    }

    fn posting(&self, step: &NextStep, on: Day) -> Happening {
        let natures = step.invoices.iter().filter_map(|id| self.file.invoice(*id));
        let deadlines =
            natures.map(|invoice| self.rules.deadline(step.step, self.file.nature_of(invoice), on));
        Happening::Posted {
            step: step.step,
            letter: LetterId(i64::MAX),
            deadline: deadlines.max().unwrap_or(on),
            tracking: None,
        }
    }

    fn record(&mut self, invoices: &[InvoiceId], on: Day, what: Happening) {
        let last = self.file.events.iter().map(|event| event.id.0).max().unwrap_or(0);
        self.file.events.push(CaseEvent {
            id: EventId(last.saturating_add(1)),
            client: self.file.client.id,
            invoices: invoices.to_vec(),
            on,
            recorded_at: format!("{on}T12:00"),
            what,
            note: String::new(),
            reversed: false,
        });
    }
}
