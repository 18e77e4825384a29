//! What the law says of each choice of « Réglages »: the screen cites no article of its own.

use dument_letters::typography::french as typeset;

use crate::views::LawHints;

/// The hints of « Réglages ».
pub(super) fn law_hints() -> LawHints {
    LawHints {
        rate_mode: typeset(
            "Article L441-10 II du code de commerce\u{a0}: il donne le taux de chaque semestre, sans dire s’il change pendant un retard. Pour un acheteur public, le taux reste celui du début (article R2192-31 du code de la commande publique).",
        ),
        day_basis: typeset(
            "Aucun texte ne le dit\u{202f}; l’administration divise par 365, même en année bissextile.",
        ),
        allocation: typeset("Article 1343-1 du code civil\u{a0}: les intérêts d’abord, sauf accord."),
        below_floor: typeset(
            "Article L441-10 II du code de commerce\u{a0}: pas moins de trois fois l’intérêt légal. Aucun juge n’a dit ce que devient la clause\u{202f}; le dossier le signale toujours.",
        ),
        notice_start: typeset(
            "Articles 1231-6 et 1344-1 du code civil\u{a0}: après la mise en demeure, sans dire quel jour.",
        ),
        plan_interest: typeset(
            "Aucun texte ne le dit\u{a0}: l’accord le choisit. Proposé à chaque nouvel échéancier, où vous pouvez en changer. Rien n’est demandé à un particulier (article L312-4 du code de la consommation)\u{202f}; celles d’un acheteur public continuent (article L2192-14 du code de la commande publique, à vérifier).",
        ),
        carriage: typeset(
            "Le délai pour agir en justice est alors plus court (article L133-6 du code de commerce).",
        ),
        mediator: typeset(
            "Obligatoire si vous travaillez pour des particuliers\u{a0}: il figure dans leur mise en demeure (article L616-1 du code de la consommation).",
        ),
    }
}
