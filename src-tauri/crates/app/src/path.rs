//! The path of a client: its scenario, the steps to come, and what was agreed or done on it.

use dument_domain::case::{CaseEvent, Happening, Plan, PlanError, Scenario, StepKind, simulate};
use dument_domain::{Client, ClientId, Day, DebtorNature, EventId, InvoiceId, Money};
use serde_json::json;

use crate::app::{App, Written, key};
use crate::book::Entry;
use crate::contact::{first_follow_up, late_invoices};
use crate::deeds::deed_sentence;
use crate::views::{DeedInput, Done, ScenarioChoice, StepToCome, UndoToken};
use crate::words::{reason_sentence, step_title};
use crate::{Code, Error, Now};

impl App {
    /// The scenarios to choose from, the default one first.
    #[must_use]
    pub fn scenarios(&self) -> Vec<ScenarioChoice> {
        let choices = self.ground.scenarios.iter().map(|one| ScenarioChoice {
            id: one.id.clone(),
            title: one.title.clone(),
            steps: one.steps.iter().map(|step| step_title(step.kind).to_owned()).collect(),
        });
        choices.collect()
    }

    /// Puts a client on another scenario; what was done stays done.
    ///
    /// # Errors
    /// [`Code::UnknownClient`]; [`Code::BadValue`] with the words there are.
    pub fn choose_scenario(&mut self, now: &Now, client: ClientId, id: &str) -> Result<Done, Error> {
        self.turn_to(now);
        let known = &self.entry(client)?.file.client;
        let chosen = self.scenario_named(id)?;
        let (title, changed) =
            (chosen.title.clone(), Client { scenario: chosen.id.clone(), ..known.clone() });
        self.write(now, "scenario_chosen", |writer| {
            writer.update_client(&changed)?;
            let payload = json!({ "client": client, "scenario": changed.scenario });
            Ok(Written { answer: (), payload, clients: vec![client] })
        })?;
        let message = format!("{}\u{a0}: scénario «\u{a0}{title}\u{a0}».", changed.name);
        Ok(Done { message, undo: None, client, email: None })
    }

    /// The scenario that new clients of a nature begin with; those known keep theirs.
    ///
    /// # Errors
    /// [`Code::BadValue`] for a scenario that does not exist.
    pub fn choose_default_scenario(
        &mut self,
        now: &Now,
        nature: DebtorNature,
        id: &str,
    ) -> Result<(), Error> {
        let chosen = self.scenario_named(id)?.id.clone();
        let mut by_nature = self.ground.by_nature.clone();
        by_nature.insert(nature, chosen);
        let kept = json!(by_nature);
        self.write(now, "default_scenario_chosen", |writer| {
            writer.set_setting(key::SCENARIOS, &kept.to_string())?;
            Ok(Written { answer: (), payload: kept.clone(), clients: Vec::new() })
        })?;
        self.ground.by_nature = by_nature;
        Ok(())
    }

    fn scenario_named(&self, id: &str) -> Result<&Scenario, Error> {
        let found = self.ground.scenarios.iter().find(|one| one.id == id.trim());
        found.ok_or_else(|| {
            let words: Vec<&str> = self.ground.scenarios.iter().map(|one| one.id.as_str()).collect();
            Error::new(Code::BadValue, format!("{id}\u{202f}; {}", words.join(", ")))
        })
    }

    /// The steps to come until a day if nothing happens: nobody answers, no money comes, each
    /// step is done on its day. Nothing is written.
    ///
    /// # Errors
    /// [`Code::UnknownClient`]; [`Code::BadDate`] for a day that has passed.
    pub fn simulate(&mut self, now: &Now, client: ClientId, until: Day) -> Result<Vec<StepToCome>, Error> {
        self.turn_to(now);
        if until < now.today {
            return Err(Error::new(Code::BadDate, until.to_string()));
        }
        let entry = self.entry(client)?;
        let rules = self.rules_of(entry)?;
        let steps = simulate(&entry.file, &rules, now.today, until).into_iter();
        let told = steps.map(|one| StepToCome {
            on: one.on,
            step: one.step,
            title: step_title(one.step).to_owned(),
            numbers: numbers(entry, &one.invoices),
            reason: reason_sentence(&one.reason),
        });
        Ok(told.collect())
    }

    /// Records what was agreed or done beside contacts and letters, and says what follows.
    ///
    /// # Errors
    /// [`Code::NothingDue`] without a late invoice; [`Code::BadDate`] for a day to come or a date
    /// the fact cannot bear; [`Code::BadAmount`] for a plan of nothing or of more than is owed;
    /// [`Code::BadValue`] for a fact that has its own use case.
    pub fn record_deed(&mut self, now: &Now, request: &DeedInput) -> Result<Done, Error> {
        self.turn_to(now);
        let on = request.on.unwrap_or(now.today);
        if on > now.today {
            return Err(Error::new(Code::BadDate, on.to_string()));
        }
        let entry = self.entry(request.client)?;
        let late = late_invoices(entry, &request.invoices, StepKind::Call);
        let owed: Money = late.iter().map(|one| one.statement.statement.due()).sum();
        let invoices: Vec<InvoiceId> = late.iter().map(|one| one.invoice).collect();
        if invoices.is_empty() {
            return Err(Error::new(Code::NothingDue, entry.file.client.name.clone()));
        }
        check(&request.what, on, owed)?;
        let event = CaseEvent {
            id: EventId(0),
            client: request.client,
            invoices,
            on,
            recorded_at: now.stamp(),
            what: request.what.clone(),
            note: request.note.trim().to_owned(),
            reversed: false,
        };
        let id = self.record_event(now, "deed", &event)?;
        let follows = first_follow_up(self.entry(request.client)?, &event.invoices, now.today);
        Ok(Done {
            message: format!("{}. {follows}", deed_sentence(&event.what)),
            undo: Some(UndoToken::Event(id)),
            client: request.client,
            email: None,
        })
    }
}

fn numbers(entry: &Entry, invoices: &[InvoiceId]) -> Vec<String> {
    let found = invoices.iter().filter_map(|id| entry.file.invoice(*id));
    found.map(|invoice| invoice.number.clone()).collect()
}

/// Refuses dates already past and sums that cannot be.
fn check(what: &Happening, on: Day, owed: Money) -> Result<(), Error> {
    let not_before = |day: Day| {
        if day < on { Err(Error::new(Code::BadDate, day.to_string())) } else { Ok(()) }
    };
    match what {
        Happening::Done { .. }
        | Happening::Skipped { .. }
        | Happening::DisputeClosed { .. }
        | Happening::Cheque { .. } => Ok(()),
        Happening::PlanAgreed { plan } => check_plan(plan, on, owed),
        Happening::Arranged { arrangement } => not_before(arrangement.by()),
        Happening::PositionTaken { answer_by } => not_before(*answer_by),
        Happening::HandedOver { report_on, .. } => not_before(*report_on),
        Happening::LegalAct { .. } | Happening::SolvencyLooked { .. } => Ok(()),
        Happening::Contact { .. }
        | Happening::Posted { .. }
        | Happening::Presented { .. }
        | Happening::Resumed
        | Happening::Waived { .. }
        | Happening::RestClaimed
        | Happening::Note => Err(Error::new(Code::BadValue, deed_sentence(what))),
    }
}

/// A plan is for what is owed or a part of it.
fn check_plan(plan: &Plan, on: Day, owed: Money) -> Result<(), Error> {
    let total = plan.total();
    if total > owed {
        return Err(Error::new(Code::BadAmount, total.to_string()));
    }
    plan.check(on, total).map_err(|problem| match problem {
        PlanError::TooEarly(day) | PlanError::OutOfOrder(day) => Error::new(Code::BadDate, day.to_string()),
        PlanError::Empty | PlanError::NoAmount(_) | PlanError::OtherTotal { .. } => {
            Error::new(Code::BadAmount, total.to_string())
        }
    })
}
