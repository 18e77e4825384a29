//! A scenario as the form edits it, and back.

use dument_domain::case::{OutcomeKind, OutcomeRule, Scenario, Step, Wait};

use crate::views::{DelayDraft, DelayUnit, OutcomeDraft, ScenarioDraft, StepDraft};

/// The scenario of a form, under a word and a version; whether it can be followed is for
/// [`Scenario::problems`] to say. An outcome given twice keeps its last rule.
pub(crate) fn scenario_of(draft: &ScenarioDraft, id: &str, version: u32) -> Scenario {
    let outcomes = draft.outcomes.iter().map(|one| (one.outcome, rule_of(one)));
    Scenario {
        id: id.to_owned(),
        version,
        title: draft.title.trim().to_owned(),
        suits: draft.suits.trim().to_owned(),
        min_interval_days: draft.min_interval_days,
        acting_days: draft.acting_days,
        steps: draft.steps.iter().enumerate().map(|(place, step)| step_of(place, *step)).collect(),
        outcomes: outcomes.collect(),
    }
}

/// The form of a scenario.
pub(crate) fn draft_of(scenario: &Scenario, id: Option<String>) -> ScenarioDraft {
    let rules = OutcomeKind::ALL.into_iter().filter_map(|kind| Some((kind, scenario.outcomes.get(&kind)?)));
    ScenarioDraft {
        id,
        title: scenario.title.clone(),
        suits: scenario.suits.clone(),
        min_interval_days: scenario.min_interval_days,
        acting_days: scenario.acting_days,
        steps: scenario.steps.iter().map(step_draft).collect(),
        outcomes: rules.map(|(kind, rule)| outcome_draft(kind, *rule)).collect(),
    }
}

fn step_of(place: usize, draft: StepDraft) -> Step {
    let StepDraft { kind, channel, delay, leaves_days } = draft;
    let first = place == 0;
    Step {
        kind,
        channel,
        after_due_days: delay.filter(|_| first).map(|delay| delay.count),
        after: delay.filter(|_| !first).map(wait_of),
        delay_days: leaves_days,
    }
}

fn step_draft(step: &Step) -> StepDraft {
    let after_due = step.after_due_days.map(|count| DelayDraft { count, unit: DelayUnit::Days });
    StepDraft {
        kind: step.kind,
        channel: step.channel,
        delay: after_due.or(step.after.map(delay_draft)),
        leaves_days: step.delay_days,
    }
}

fn rule_of(draft: &OutcomeDraft) -> OutcomeRule {
    OutcomeRule {
        wait: wait_of(draft.wait),
        then: draft.then,
        repeats_max: draft.repeats_max,
        wait_after_repeats: draft.after.map(wait_of),
    }
}

fn outcome_draft(outcome: OutcomeKind, rule: OutcomeRule) -> OutcomeDraft {
    OutcomeDraft {
        outcome,
        wait: delay_draft(rule.wait),
        then: rule.then,
        repeats_max: rule.repeats_max,
        after: rule.wait_after_repeats.map(delay_draft),
    }
}

fn wait_of(delay: DelayDraft) -> Wait {
    match delay.unit {
        DelayUnit::WorkingDays => Wait::WorkingDays(delay.count),
        DelayUnit::Days => Wait::Days(delay.count),
        DelayUnit::DaysAfterDate => Wait::DaysAfterDate(delay.count),
        DelayUnit::NextStep => Wait::NextStep,
        DelayUnit::Forever => Wait::Forever,
    }
}

fn delay_draft(wait: Wait) -> DelayDraft {
    let (count, unit) = match wait {
        Wait::WorkingDays(count) => (count, DelayUnit::WorkingDays),
        Wait::Days(count) => (count, DelayUnit::Days),
        Wait::DaysAfterDate(count) => (count, DelayUnit::DaysAfterDate),
        Wait::NextStep => (0, DelayUnit::NextStep),
        Wait::Forever => (0, DelayUnit::Forever),
    };
    DelayDraft { count, unit }
}
