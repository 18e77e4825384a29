//! A scenario tried on a client before it is saved, and the steps to come of one that is.

use dument_domain::case::{CaseFile, Rules, Scenario, ScenarioProblem, StepKind, simulate};
use dument_domain::claim::{DuePart, Waiver};
use dument_domain::{Client, ClientId, Day, DebtorNature, Invoice, InvoiceId, Money};
use dument_letters::french;

use crate::ground::asking::Reading;
use crate::scenarios::draft::scenario_of;
use crate::scenarios::words::{fault, outcome_lines, step_lines};
use crate::views::{ScenarioDraft, ScenarioFault, ScenarioField, ScenarioPreview, ScenarioTrial, StepToCome};
use crate::words::text::folded;
use crate::words::{reason_sentence, step_title};
use crate::{Code, Error};

/// How far a trial looks, in days.
const TRIAL_DAYS: i64 = 400;
/// The sum of the invoice imagined, in cents: it is not shown.
const IMAGINED_CENTS: i64 = 100_000;

/// The steps to come until a day if nothing happens: nobody answers, no money comes, each
/// step is done on its day. Nothing is written.
///
/// # Errors
/// [`Code::UnknownClient`]; [`Code::BadDate`] for a day that has passed.
pub fn steps_to_come(reading: Reading<'_>, client: ClientId, until: Day) -> Result<Vec<StepToCome>, Error> {
    if until < reading.now.today {
        let told = format!("Le {} est passé\u{a0}: choisissez un jour à venir.", french::date(until));
        return Err(Error::told(Code::BadDate, until.to_string(), told));
    }
    let entry = reading.entry(client)?;
    let rules = reading.ground.rules_of(entry)?;
    Ok(to_come(&entry.file, &rules, reading.now.today, until))
}

/// What a scenario being written says, everything wrong with it, and the dates to come on a
/// client if nothing happens. Nothing is written.
///
/// # Errors
/// [`Code::UnknownClient`].
pub fn preview(reading: Reading<'_>, trial: &ScenarioTrial) -> Result<ScenarioPreview, Error> {
    let scenario = scenario_of(&trial.draft, trial.draft.id.as_deref().unwrap_or_default(), 1);
    let problems = faults(reading, &trial.draft, &scenario, trial.client)?;
    let valid = problems.iter().all(|problem| !problem.blocks);
    let (dates, note) = tried(reading, reading.now.today, &scenario, trial.client)?;
    Ok(ScenarioPreview {
        problems,
        valid,
        steps: step_lines(&scenario, reading.ground.law.notice_delays()),
        outcomes: outcome_lines(&scenario),
        dates,
        note,
    })
}

/// Everything wrong with a form, and what the client it is tried on adds.
pub(crate) fn faults(
    reading: Reading<'_>,
    draft: &ScenarioDraft,
    scenario: &Scenario,
    client: Option<ClientId>,
) -> Result<Vec<ScenarioFault>, Error> {
    let mut faults: Vec<ScenarioFault> = scenario.problems().into_iter().map(fault).collect();
    let title = folded(&scenario.title);
    let same = |other: &Scenario| folded(&other.title) == title && Some(&other.id) != draft.id.as_ref();
    if reading.ground.scenarios.iter().any(same) {
        let message = "Un autre scénario porte déjà ce titre\u{a0}: changez-le, pour les distinguer.";
        faults.push(about(ScenarioField::Title, None, message.to_owned(), true));
    }
    if let Some(client) = client {
        about_client(&reading.entry(client)?.file.client, scenario, &mut faults);
    }
    Ok(faults)
}

/// What this client makes of the scenario: to be known, never an obstacle.
fn about_client(client: &Client, scenario: &Scenario, faults: &mut Vec<ScenarioFault>) {
    let name = &client.name;
    let place = scenario.index_of(StepKind::Email);
    if place.is_some() && client.email.trim().is_empty() {
        let message = format!("{name} n’a pas d’adresse e-mail dans sa fiche.");
        faults.push(about(ScenarioField::Step, place, message, false));
    }
    let without = fault(ScenarioProblem::NoFormalNotice);
    let consumer = matches!(client.nature_in_force(), DebtorNature::Consumer | DebtorNature::NonProfessional);
    for known in faults.iter_mut().filter(|known| known.message == without.message && consumer) {
        known.message = format!(
            "{name} n’est pas un professionnel\u{a0}: sans mise en demeure avant la suite judiciaire, aucun intérêt ne lui sera demandé (articles 1231-6 et 1344-1 du code civil)."
        );
    }
}

fn tried(
    reading: Reading<'_>,
    today: Day,
    scenario: &Scenario,
    client: Option<ClientId>,
) -> Result<(Vec<StepToCome>, String), Error> {
    if scenario.obstacle().is_some() {
        return Ok((Vec::new(), "Les dates viendront quand le scénario pourra être suivi.".to_owned()));
    }
    let rules = reading.ground.rules_with(scenario);
    let until = today.plus_days(TRIAL_DAYS);
    let Some(client) = client else {
        let file = imagined(reading, today);
        let note = "Une facture imaginée, échue aujourd’hui, si personne ne répond\u{a0}:".to_owned();
        return Ok((to_come(&file, &rules, today, until), note));
    };
    let file = &reading.entry(client)?.file;
    let dates = to_come(file, &rules, today, until);
    let note = if dates.is_empty() {
        format!("Rien à relancer chez {}\u{a0}: tout est réglé, suspendu ou laissé.", file.client.name)
    } else {
        format!("Chez {}, si personne ne répond et si rien n’est payé\u{a0}:", file.client.name)
    };
    Ok((dates, note))
}

/// A business with one invoice due today: what a scenario gives from its first step.
fn imagined(reading: Reading<'_>, today: Day) -> CaseFile {
    let amount = Money::from_cents(IMAGINED_CENTS);
    let client =
        Client { nature: DebtorNature::Business, nature_confirmed: true, ..reading.ground.blank_client() };
    let invoice = Invoice {
        id: InvoiceId(1),
        client: client.id,
        number: String::new(),
        nature: None,
        work: String::new(),
        quote_number: None,
        quote_on: None,
        completed_on: None,
        issued_on: today,
        parts: vec![DuePart { due: today, amount }],
        due_supposed: false,
        net: None,
        vat: None,
        gross: amount,
        contract_rate: None,
        term: None,
        activity: None,
        waiver: Waiver::default(),
        document: None,
    };
    CaseFile {
        client,
        invoices: vec![invoice],
        payments: Vec::new(),
        credit_notes: Vec::new(),
        events: Vec::new(),
        letters: Vec::new(),
    }
}

/// The steps to come of a file, told.
fn to_come(file: &CaseFile, rules: &Rules<'_>, today: Day, until: Day) -> Vec<StepToCome> {
    let numbers = |invoices: &[InvoiceId]| {
        let found = invoices.iter().filter_map(|id| file.invoice(*id));
        found.map(|invoice| invoice.number.clone()).collect()
    };
    let steps = simulate(file, rules, today, until).into_iter().map(|one| StepToCome {
        on: one.on,
        step: one.step,
        title: step_title(one.step).to_owned(),
        numbers: numbers(&one.invoices),
        reason: reason_sentence(&one.reason, Money::ZERO),
    });
    steps.collect()
}

fn about(field: ScenarioField, place: Option<usize>, message: String, blocks: bool) -> ScenarioFault {
    ScenarioFault { field, place, outcome: None, message, blocks }
}
