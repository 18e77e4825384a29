//! A conversation in one line.

use dument_domain::case::{CallMinute, Outcome, StepKind};
use dument_letters::french;

use crate::words::{outcome_sentence, step_title};

/// « Appel de 4 min, avec Mme Le Goff : promet 412,80 € pour le 24 novembre 2026 ».
pub(crate) fn contact_line(
    step: StepKind,
    outcome: &Outcome,
    interlocutor: &str,
    minute: &CallMinute,
) -> String {
    let decided = matches!(outcome, Outcome::Pause { .. } | Outcome::Abandon | Outcome::PreferWriting);
    let what = match (decided, step.is_spoken()) {
        (true, _) => "Décision",
        (false, true) if minute.from_client => "Dit par le client",
        (false, true) => step_title(step),
        (false, false) if matches!(outcome, Outcome::BouncedCheque { .. }) => "Avis de la banque",
        (false, false) => "Réponse",
    };
    let lasted = duration(minute.seconds).map(|time| format!(" de {time}")).unwrap_or_default();
    let who = match interlocutor.trim() {
        "" => String::new(),
        name => format!(", avec {name}"),
    };
    let checked = if minute.checked.is_empty() {
        String::new()
    } else {
        format!("\u{202f}; vérifié\u{a0}: {}", french::enumerate(&minute.checked))
    };
    format!("{what}{lasted}{who}\u{a0}: {}{checked}", outcome_sentence(outcome))
}

/// « 40 s », « 4 min », « 1 h 05 »: as one says it, rounded to the minute from the first on.
fn duration(seconds: u32) -> Option<String> {
    let minutes = (seconds + 30) / 60;
    match (seconds, minutes) {
        (0, _) => None,
        (_, 0) | (1..=59, _) => Some(format!("{seconds}\u{a0}s")),
        (_, 1..=59) => Some(format!("{minutes}\u{a0}min")),
        (_, _) => Some(format!("{}\u{a0}h\u{a0}{:02}", minutes / 60, minutes % 60)),
    }
}
