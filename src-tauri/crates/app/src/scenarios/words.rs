//! Steps, outcomes and problems of a scenario, in the words of a tradesperson.

use dument_domain::NoticeDelays;
use dument_domain::case::{
    ActingDays, Channel, OutcomeKind, OutcomeRule, Scenario, ScenarioProblem, Step, StepKind, Then, Wait,
};

use crate::views::{OutcomeLine, ScenarioFault, ScenarioField, StepLine};
use crate::words::{outcome_title, step_title};

/// « par lettre recommandée ».
pub(crate) const fn channel_label(channel: Channel) -> &'static str {
    match channel {
        Channel::Call => "par téléphone",
        Channel::Email => "par e-mail",
        Channel::Letter => "par lettre simple",
        Channel::RegisteredLetter => "par lettre recommandée",
        Channel::Meeting => "de vive voix",
        Channel::Judicial => "en justice",
        Channel::Desk => "au bureau",
        Channel::ThirdParty => "par un tiers",
    }
}

/// « rappeler ».
pub(crate) const fn then_label(then: Then) -> &'static str {
    match then {
        Then::Repeat => "rappeler",
        Then::Advance => "passer à l’étape suivante",
        Then::AnswerDispute => "répondre à la contestation",
        Then::Cheque => "suivre le chèque impayé",
        Then::Close => "arrêter les relances",
    }
}

/// The steps in words, first to last.
pub(crate) fn step_lines(scenario: &Scenario, delays: NoticeDelays) -> Vec<StepLine> {
    let mut before: Option<&Step> = None;
    let lines = scenario.steps.iter().map(|step| {
        let line = StepLine {
            kind: step.kind,
            title: step_title(step.kind).to_owned(),
            channel: channel_label(step.channel).to_owned(),
            delay: step_delay(step, before, delays),
        };
        before = Some(step);
        line
    });
    lines.collect()
}

/// When a step comes, and the days it leaves if it is a letter.
fn step_delay(step: &Step, before: Option<&Step>, delays: NoticeDelays) -> String {
    let when = match (before, step.after) {
        (None, _) => match step.after_due_days.unwrap_or(1) {
            1 => "le lendemain de l’échéance".to_owned(),
            count => format!("{} après l’échéance", days(count)),
        },
        (Some(_), Some(wait)) => after_step(wait),
        (Some(last), None) => usual_delay(last.kind, delays),
    };
    if !step.kind.is_letter() {
        return when;
    }
    // The days of the mail come before: the date printed is later than the days alone would say.
    let mail = days(delays.mail);
    let left = match step.delay_days {
        Some(count) => format!("laisse {} pour payer, après {mail} de courrier", days(count)),
        None => {
            let (business, consumer) = (days(delays.business), delays.consumer);
            format!("laisse {business} pour payer, {consumer} à un particulier, après {mail} de courrier")
        }
    };
    format!("{when}\u{202f}; {left}")
}

fn after_step(wait: Wait) -> String {
    match wait {
        Wait::WorkingDays(1) => "le jour ouvré qui suit l’étape précédente".to_owned(),
        Wait::WorkingDays(count) => format!("{} après l’étape précédente", working_days(count)),
        Wait::Days(0) | Wait::DaysAfterDate(0) => "le jour de l’étape précédente".to_owned(),
        Wait::Days(count) | Wait::DaysAfterDate(count) => {
            format!("{} après l’étape précédente", days(count))
        }
        Wait::NextStep | Wait::Forever => "jamais".to_owned(),
    }
}

/// When a step comes that has no delay of its own, by what the one before was.
fn usual_delay(before: StepKind, delays: NoticeDelays) -> String {
    if before.is_letter() {
        return "quand le délai de la lettre précédente est passé".to_owned();
    }
    if before.is_spoken() {
        return "selon la réponse obtenue".to_owned();
    }
    if before == StepKind::ThirdParty {
        return "quand le tiers a rendu compte".to_owned();
    }
    format!("après {} sans réponse, {} pour un particulier", days(delays.business), delays.consumer)
}

/// The outcomes in words, in the order of the call.
pub(crate) fn outcome_lines(scenario: &Scenario) -> Vec<OutcomeLine> {
    let known = OutcomeKind::ALL.into_iter().filter_map(|kind| Some((kind, scenario.outcomes.get(&kind)?)));
    let lines = known.map(|(outcome, rule)| OutcomeLine {
        outcome,
        title: outcome_title(outcome).to_owned(),
        sentence: outcome_rule(outcome, *rule),
    });
    lines.collect()
}

/// « Rappeler après 3 jours ouvrés, deux fois au plus, puis passer à l’étape suivante le jour ouvré suivant. »
fn outcome_rule(outcome: OutcomeKind, rule: OutcomeRule) -> String {
    let wait = wait_words(rule.wait);
    // Money said to be on its way is first looked for at the bank.
    let again = if outcome == OutcomeKind::Paid { "Regarder la banque et rappeler" } else { "Rappeler" };
    match rule.then {
        Then::Repeat => {
            let Some(max) = rule.repeats_max else {
                return format!("{again} {wait}, autant de fois qu’il le faut.");
            };
            let after = wait_words(rule.wait_after_repeats.unwrap_or(rule.wait));
            let often = match max {
                0 => return format!("Passer à l’étape suivante {after}."),
                1 => "une fois au plus".to_owned(),
                2 => "deux fois au plus".to_owned(),
                count => format!("{count}\u{a0}fois au plus"),
            };
            format!("{again} {wait}, {often}, puis passer à l’étape suivante {after}.")
        }
        Then::Advance => format!("Passer à l’étape suivante {wait}."),
        Then::AnswerDispute => {
            format!(
                "Les relances s’arrêtent le temps de répondre\u{202f}; sans réponse notée, y revenir {wait}."
            )
        }
        Then::Cheque => {
            format!("Présenter le chèque de nouveau {wait}, puis suivre les délais de la loi (CMF L131-73).")
        }
        Then::Close => "Les relances s’arrêtent.".to_owned(),
    }
}

/// « après 3 jours ouvrés ».
pub(crate) fn wait_words(wait: Wait) -> String {
    match wait {
        Wait::WorkingDays(0) | Wait::Days(0) => "le jour même".to_owned(),
        Wait::WorkingDays(1) => "le jour ouvré suivant".to_owned(),
        Wait::WorkingDays(count) => format!("après {}", working_days(count)),
        Wait::Days(count) => format!("après {}", days(count)),
        Wait::DaysAfterDate(0) => "le jour dit".to_owned(),
        Wait::DaysAfterDate(1) => "le lendemain du jour dit".to_owned(),
        Wait::DaysAfterDate(count) => format!("{} après le jour dit", days(count)),
        Wait::NextStep => "quand son délai est passé".to_owned(),
        Wait::Forever => "sans fin".to_owned(),
    }
}

/// « 2 jours au moins entre deux contacts, du lundi au vendredi ».
pub(crate) fn rhythm(scenario: &Scenario) -> String {
    let acting = match scenario.acting_days {
        ActingDays::Working => "du lundi au vendredi",
        ActingDays::WithSaturday => "du lundi au samedi",
    };
    format!("{} au moins entre deux contacts, {acting}", days(scenario.min_interval_days.max(1)))
}

/// A problem as the form shows it, next to its field.
pub(crate) fn fault(problem: ScenarioProblem) -> ScenarioFault {
    let (field, place, outcome) = place_of(problem);
    ScenarioFault { field, place, outcome, message: problem_sentence(problem), blocks: problem.blocks() }
}

fn place_of(problem: ScenarioProblem) -> (ScenarioField, Option<usize>, Option<OutcomeKind>) {
    match problem {
        ScenarioProblem::NoTitle => (ScenarioField::Title, None, None),
        ScenarioProblem::Interval => (ScenarioField::Interval, None, None),
        ScenarioProblem::NoStep | ScenarioProblem::NoEnd | ScenarioProblem::NoFormalNotice => {
            (ScenarioField::Steps, None, None)
        }
        ScenarioProblem::BeforeLate => (ScenarioField::Step, Some(0), None),
        ScenarioProblem::Twice { place, .. }
        | ScenarioProblem::BesideThePath { place, .. }
        | ScenarioProblem::WrongChannel { place, .. }
        | ScenarioProblem::NeverComes { place, .. }
        | ScenarioProblem::AfterTheEnd { place, .. }
        | ScenarioProblem::TooLong { place }
        | ScenarioProblem::NoLetter { place } => (ScenarioField::Step, Some(place), None),
        ScenarioProblem::NoRule { outcome }
        | ScenarioProblem::WrongFollowUp { outcome }
        | ScenarioProblem::Endless { outcome }
        | ScenarioProblem::NoDate { outcome }
        | ScenarioProblem::WaitsForNothing { outcome }
        | ScenarioProblem::WaitTooLong { outcome } => (ScenarioField::Outcome, None, Some(outcome)),
    }
}

/// What is wrong and what to do, in one or two sentences.
fn problem_sentence(problem: ScenarioProblem) -> String {
    match problem {
        ScenarioProblem::NoTitle => "Donnez un titre à ce scénario.".to_owned(),
        ScenarioProblem::NoStep => "Ajoutez au moins une étape.".to_owned(),
        ScenarioProblem::Interval => "60 jours au plus entre deux contacts.".to_owned(),
        ScenarioProblem::Twice { kind, .. } => format!(
            "«\u{a0}{}\u{a0}» est déjà dans ce scénario\u{a0}: une étape n’y vient qu’une fois.",
            step_title(kind)
        ),
        ScenarioProblem::BesideThePath { kind, .. } => {
            format!("«\u{a0}{}\u{a0}» vient des faits, pas du scénario\u{a0}: retirez cette étape.", step_title(kind))
        }
        ScenarioProblem::WrongChannel { kind, .. } if kind.is_formal_notice() => {
            format!("«\u{a0}{}\u{a0}» part toujours en recommandé.", step_title(kind))
        }
        ScenarioProblem::WrongChannel { kind, .. } => {
            format!("«\u{a0}{}\u{a0}» ne se fait pas par ce moyen.", step_title(kind))
        }
        ScenarioProblem::NeverComes { .. } => {
            "Cette étape ne viendrait jamais\u{a0}: donnez-lui un nombre de jours.".to_owned()
        }
        ScenarioProblem::AfterTheEnd { .. } => {
            "Cette étape ne viendrait jamais\u{a0}: la suite judiciaire termine le scénario. Remontez-la.".to_owned()
        }
        ScenarioProblem::BeforeLate => {
            "Le jour de l’échéance, rien n’est encore en retard\u{a0}: un jour au moins.".to_owned()
        }
        ScenarioProblem::TooLong { .. } | ScenarioProblem::WaitTooLong { .. } => {
            "Un an au plus\u{a0}: au-delà, le dossier serait oublié.".to_owned()
        }
        ScenarioProblem::NoLetter { .. } => {
            "Seule une lettre laisse des jours pour payer.".to_owned()
        }
        ScenarioProblem::NoEnd => {
            "Terminez par «\u{a0}Suite judiciaire\u{a0}»\u{a0}: sans elle, un dossier resterait sans date après la dernière étape. Vous déciderez alors de la suite."
                .to_owned()
        }
        ScenarioProblem::NoRule { .. } => "Dites ce que cette réponse entraîne.".to_owned(),
        ScenarioProblem::WrongFollowUp { .. } => "Cette réponse ne peut pas mener là.".to_owned(),
        ScenarioProblem::Endless { .. } => {
            "Sans limite, on rappellerait toujours\u{a0}: dix fois au plus.".to_owned()
        }
        ScenarioProblem::NoDate { .. } => {
            "Cette réponse ne donne pas de date\u{a0}: comptez en jours.".to_owned()
        }
        ScenarioProblem::WaitsForNothing { .. } => {
            "Cette attente n’aurait pas de fin\u{a0}: comptez en jours.".to_owned()
        }
        ScenarioProblem::NoFormalNotice => {
            "Aucune mise en demeure avant la suite judiciaire\u{a0}: un particulier ne devra alors aucun intérêt (articles 1231-6 et 1344-1 du code civil)."
                .to_owned()
        }
    }
}

fn days(count: u32) -> String {
    if count > 1 { format!("{count}\u{a0}jours") } else { format!("{count}\u{a0}jour") }
}

fn working_days(count: u32) -> String {
    if count > 1 { format!("{count}\u{a0}jours ouvrés") } else { format!("{count}\u{a0}jour ouvré") }
}
