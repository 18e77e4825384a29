//! Words of what keeps a letter from leaving.

use dument_letters::compose::Refusal;
use dument_letters::guard::Severity;
use dument_letters::render::LayoutProblem;

use crate::views::RefusalView;

/// The objections that forbid a letter.
pub(crate) fn refusals(refusal: &Refusal) -> Vec<RefusalView> {
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
