//! How papers and screens name what freezes earlier debts: each procedure by its own word and its
//! own articles, never one for the other.

use dument_domain::Day;
use dument_domain::case::{Freeze, FrozenBy, Proceedings};

use crate::french::date;

/// « liquidation judiciaire », « dossier de surendettement ».
#[must_use]
pub const fn named(by: FrozenBy) -> &'static str {
    match by {
        FrozenBy::Insolvency(Some(Proceedings::Safeguard)) => "sauvegarde",
        FrozenBy::Insolvency(Some(Proceedings::Receivership)) => "redressement judiciaire",
        FrozenBy::Insolvency(Some(Proceedings::Liquidation)) => "liquidation judiciaire",
        FrozenBy::Insolvency(None) => "procédure collective",
        FrozenBy::OverIndebtedness => "surendettement",
    }
}

/// « le jugement du 15 septembre 2026 (liquidation judiciaire) », « la recevabilité du dossier de
/// surendettement, le 3 juin 2026 ».
#[must_use]
pub fn decided(freeze: Freeze) -> String {
    let day = date(freeze.since);
    match freeze.by {
        FrozenBy::Insolvency(_) => format!("le jugement du {day} ({})", named(freeze.by)),
        FrozenBy::OverIndebtedness => format!("la recevabilité du dossier de surendettement, le {day}"),
    }
}

/// Why interest is no longer counted, with the articles of this procedure. No text of the reference
/// stops interest on over-indebtedness: it is left out by prudence, and said so (C. conso. L722-5).
#[must_use]
pub fn interest_stops(freeze: Freeze) -> String {
    let day = date(freeze.since);
    match freeze.by {
        FrozenBy::Insolvency(kind) => {
            let article = match kind {
                Some(Proceedings::Liquidation) => "articles L622-28 et L641-3 du code de commerce",
                Some(Proceedings::Receivership) => {
                    "article L622-28, rendu applicable par l’article L631-14, du code de commerce"
                }
                Some(Proceedings::Safeguard) | None => "article L622-28 du code de commerce",
            };
            format!(
                "Les intérêts de cette dette antérieure s’arrêtent la veille du jugement du {day} ({article})."
            )
        }
        FrozenBy::OverIndebtedness => format!(
            "Par prudence, les intérêts ne sont plus comptés à partir du {day}, jour où le dossier de surendettement est recevable : cette dette antérieure ne se paie plus (articles L722-2 et L722-5 du code de la consommation)."
        ),
    }
}

/// The articles that forbid to demand an earlier debt.
#[must_use]
pub const fn forbidden_by(by: FrozenBy) -> &'static str {
    match by {
        FrozenBy::Insolvency(Some(Proceedings::Liquidation)) => {
            "articles L622-7, L622-21, L622-24 et L641-3 du code de commerce"
        }
        FrozenBy::Insolvency(Some(Proceedings::Receivership)) => {
            "articles L622-7, L622-21 et L622-24, rendus applicables par l’article L631-14, du code de commerce"
        }
        FrozenBy::Insolvency(Some(Proceedings::Safeguard) | None) => {
            "articles L622-7, L622-21 et L622-24 du code de commerce"
        }
        FrozenBy::OverIndebtedness => "articles L722-2 et L722-5 du code de la consommation",
    }
}

/// What is known of a debt of after the decision, for the check-list of its letter: paid at its
/// date, to be made known, and to whom (C. com. L622-17, L641-13).
#[must_use]
pub fn later_debt(freeze: Freeze) -> (String, &'static str) {
    let decided = decided(freeze);
    match freeze.by {
        FrozenBy::Insolvency(Some(Proceedings::Liquidation)) => (
            format!(
                "Procédure notée : {decided}. Les travaux demandés ici sont d’après : ils se paient à leur échéance, mais se signalent dans les six mois. Voyez avec le liquidateur, que nomme l’annonce au BODACC, à qui écrire."
            ),
            "articles L622-17 et L641-13 du code de commerce",
        ),
        FrozenBy::Insolvency(Some(Proceedings::Safeguard | Proceedings::Receivership)) => (
            format!(
                "Procédure notée : {decided}. Les travaux demandés ici sont d’après : ils se paient à leur échéance, mais se signalent dans l’année au mandataire judiciaire."
            ),
            "article L622-17 du code de commerce",
        ),
        FrozenBy::Insolvency(None) => (
            format!(
                "Procédure notée : {decided}, sans savoir laquelle. Les travaux demandés ici sont d’après : ils se paient à leur échéance, mais se signalent dans les six mois en liquidation, dans l’année sinon. Cherchez l’annonce au BODACC : elle dit à qui."
            ),
            "articles L622-17 et L641-13 du code de commerce",
        ),
        FrozenBy::OverIndebtedness => (
            format!(
                "Procédure notée : {decided}. Les travaux demandés ici sont d’après : ils se paient normalement."
            ),
            "articles L722-2 et L722-5 du code de la consommation",
        ),
    }
}

/// What is said of an invoice issued after the decision whose work has no day.
#[must_use]
pub fn work_day_unknown(number: &str, since: Day) -> String {
    format!(
        "Le jour des travaux de la facture {number} n’est pas noté : elle compte comme née avant le {}. S’ils sont d’après, notez la fin des travaux sur la facture.",
        date(since)
    )
}
