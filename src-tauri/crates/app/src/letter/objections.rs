//! What keeps a letter from being made, as the screen says it.

use dument_domain::case::{CaseEvent, InvoiceState, Outcome, StepKind};
use dument_domain::{Day, InvoiceId, Law};
use dument_letters::checklist::{self, checklist};
use dument_letters::compose::Refusal;
use dument_letters::facts::LetterFacts;
use dument_letters::french::{self, enumerate, weekday_and_date};
use dument_letters::guard::Severity;
use dument_letters::render::LayoutProblem;

use crate::book::Entry;
use crate::views::{CheckState, CheckView, RefusalView};

/// The objections that forbid a letter.
pub(super) fn refusals(refusal: &Refusal) -> Vec<RefusalView> {
    let blocking = refusal.objections.iter().filter(|objection| objection.severity == Severity::Blocks);
    blocking
        .map(|objection| RefusalView {
            code: objection.rule.to_owned(),
            sentence: objection.sentence.clone(),
            article: Some(objection.article.clone()).filter(|article| !article.is_empty()),
        })
        .collect()
}

/// What does not fit on the page, and what to shorten.
pub(crate) fn layout(problem: &LayoutProblem) -> RefusalView {
    let sentence = match problem {
        LayoutProblem::AddressLineTooLong { text, characters, .. } => format!(
            "La ligne d’adresse «\u{a0}{text}\u{a0}» ne tient pas dans la fenêtre de l’enveloppe ({characters} caractères, 38 au plus). Raccourcissez-la sur la fiche du client."
        ),
        LayoutProblem::AddressTooManyLines { lines, lines_max } => format!(
            "L’adresse du client a {lines} lignes, {lines_max} au plus tiennent dans la fenêtre de l’enveloppe. Réduisez-la sur la fiche du client."
        ),
        LayoutProblem::TooHigh { .. } => {
            "L’en-tête ou le pied de votre lettre prend trop de place. Raccourcissez les coordonnées dans Réglages.".to_owned()
        }
        LayoutProblem::Picture { .. } => {
            "L’image du logo ou de la signature ne peut pas être utilisée. Choisissez un autre fichier PNG ou JPEG dans Réglages.".to_owned()
        }
        LayoutProblem::Font | LayoutProblem::Pdf(_) => {
            "La lettre n’a pas pu être mise en page, par une erreur du programme. Rien n’a été enregistré.".to_owned()
        }
    };
    RefusalView { code: "letter_layout".to_owned(), sentence, article: None }
}

/// What the path still waits for on the day of posting: a letter before its time is the user's own
/// choice, and is told as one. The answer to a dispute is beside the path.
pub(super) fn too_soon(
    entry: &Entry,
    step: StepKind,
    chosen: &[InvoiceId],
    post_on: Day,
) -> Option<CheckView> {
    let asked = entry.positions.iter().filter(|one| chosen.contains(&one.invoice));
    let due_on = asked.filter_map(|one| one.next.as_ref()).map(|planned| planned.due_on).max()?;
    (step != StepKind::Dispute && due_on > post_on).then(|| CheckView {
        state: CheckState::Useful,
        sentence: format!(
            "Rien n’est à relancer avant le {}\u{a0}: écrire plus tôt rapproche les relances, vous décidez.",
            weekday_and_date(due_on)
        ),
        article: None,
    })
}

/// What was given up is not asked again by the way: the letter may be composed, the user is told.
pub(super) fn given_up(entry: &Entry, chosen: &[InvoiceId]) -> Option<CheckView> {
    let about = |event: &&CaseEvent| {
        let abandoned = matches!(event.what.outcome(), Some(Outcome::Abandon));
        abandoned && !event.reversed && event.invoices.iter().any(|id| chosen.contains(id))
    };
    let stands =
        |id: &&InvoiceId| entry.position(**id).is_some_and(|one| one.state == InvoiceState::Abandoned);
    let numbers: Vec<String> = chosen
        .iter()
        .filter(stands)
        .filter_map(|id| entry.file.invoice(*id))
        .map(|invoice| invoice.number.clone())
        .collect();
    let on = entry.file.events.iter().filter(about).map(|event| event.on).max()?;
    (!numbers.is_empty()).then(|| CheckView {
        state: CheckState::Useful,
        sentence: format!(
            "Vous avez laissé tomber {} le {}\u{a0}: cette lettre la réclamerait de nouveau. Annulez d’abord cet abandon au dossier si vous reprenez la facture.",
            enumerate(&numbers),
            french::date(on)
        ),
        article: None,
    })
}

/// The check-list beside the preview, what is forbidden first.
pub(super) fn checks(facts: &LetterFacts, law: &Law) -> Vec<CheckView> {
    let checks = checklist(facts, law).into_iter().map(|check| CheckView {
        state: match check.state {
            checklist::CheckState::Ok => CheckState::Met,
            checklist::CheckState::Useful => CheckState::Useful,
            checklist::CheckState::Blocks => CheckState::Blocks,
        },
        sentence: check.sentence,
        article: check.article,
    });
    let mut checks: Vec<CheckView> = checks.collect();
    checks.sort_by_key(|check| match check.state {
        CheckState::Blocks => 0,
        CheckState::Met => 1,
        CheckState::Useful => 2,
    });
    checks
}
