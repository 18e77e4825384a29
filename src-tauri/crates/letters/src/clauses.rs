//! The clauses that an instalment plan may hold, in the words of the agreement to sign: the
//! screen shows the very text that is printed.
//!
//! To add one, write its text here with its article; the agreement prints what it is given.

use dument_domain::case::{Acceleration, PlanInterest};
use dument_domain::{DebtorNature, Law};

/// A clause as a choice and as the agreement prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The choice in a few words.
    pub title: &'static str,
    /// The clause.
    pub text: String,
    /// The article or the decision; empty where the law leaves it to the parties.
    pub source: &'static str,
}

/// What may become of interest during a plan with a debtor of this nature. A consumer's plan is
/// without interest or fee, otherwise it would be a consumer credit (C. conso. L312-4); the
/// interest of a public buyer is not given up (CCP L2192-14).
#[must_use]
pub const fn interests(nature: DebtorNature) -> &'static [PlanInterest] {
    match nature {
        DebtorNature::Business => &[PlanInterest::WaivedIfKept, PlanInterest::Waived, PlanInterest::Runs],
        DebtorNature::PublicBuyer => &[PlanInterest::Runs],
        DebtorNature::Consumer | DebtorNature::NonProfessional => &[PlanInterest::Waived],
    }
}

/// The clause on interest.
#[must_use]
pub fn interest_clause(interest: PlanInterest, nature: DebtorNature) -> Clause {
    let clause = |title, text: &str, source| Clause { title, text: text.to_owned(), source };
    match (nature, interest) {
        (DebtorNature::PublicBuyer, _) => clause(
            "Ils continuent de courir",
            "Les intérêts moratoires continuent de courir sur ce qui reste dû, jusqu’au paiement complet.",
            "articles L2192-13 et L2192-14 du code de la commande publique",
        ),
        (DebtorNature::Consumer, _) => clause(
            "Aucun intérêt, aucun frais",
            "Cet échéancier est accordé sans intérêt et sans frais.",
            "article L312-4 du code de la consommation",
        ),
        (DebtorNature::NonProfessional, _) => {
            clause("Aucun intérêt, aucun frais", "Cet échéancier est accordé sans intérêt et sans frais.", "")
        }
        (DebtorNature::Business, PlanInterest::Runs) => clause(
            "Elles continuent de courir",
            "Les pénalités de retard continuent de courir sur ce qui reste dû, jusqu’au paiement complet.",
            "article L441-10 du code de commerce",
        ),
        (DebtorNature::Business, PlanInterest::WaivedIfKept) => clause(
            "Abandonnées si tout est payé à temps",
            "Si chaque versement est payé au plus tard à sa date, le créancier renonce aux pénalités de retard sur cette dette. Sinon, elles restent dues depuis l’échéance.",
            "",
        ),
        (DebtorNature::Business, PlanInterest::Waived) => clause(
            "Abandonnées",
            "Le créancier renonce aux pénalités de retard sur cette dette, passées et à venir.",
            "",
        ),
    }
}

/// What a missed instalment may make of the rest, for a debtor of this nature, the one proposed
/// first. The clause that excludes the notice is not proposed to a private person: our prudence.
#[must_use]
pub const fn accelerations(nature: DebtorNature) -> &'static [Acceleration] {
    match nature {
        DebtorNature::Business | DebtorNature::PublicBuyer => {
            &[Acceleration::AfterNotice, Acceleration::WithoutNotice, Acceleration::None]
        }
        DebtorNature::Consumer | DebtorNature::NonProfessional => {
            &[Acceleration::AfterNotice, Acceleration::None]
        }
    }
}

/// The acceleration clause (déchéance du terme): without one, a missed instalment does not make
/// the rest due (C. civ. 1305-4); a notice comes first unless the clause excludes it expressly and
/// without ambiguity (Cass. 1re civ., 22 June 2017).
#[must_use]
pub fn acceleration_clause(acceleration: Acceleration, nature: DebtorNature, law: &Law) -> Clause {
    match acceleration {
        Acceleration::None => Clause {
            title: "Seul le versement manqué peut être demandé",
            text: "Si un versement n’est pas payé à sa date, il peut être demandé aussitôt ; les autres gardent leur date."
                .to_owned(),
            source: "article 1305-4 du code civil",
        },
        Acceleration::AfterNotice => Clause {
            title: "Tout devient exigible après une mise en demeure",
            text: format!(
                "Si un versement n’est pas payé à sa date, tout ce qui reste dû devient exigible après une mise en demeure de payer ce versement, envoyée par lettre recommandée et restée sans effet pendant {} jours à compter de sa première présentation.",
                notice_days(nature, law)
            ),
            source: "article 1305-4 du code civil",
        },
        Acceleration::WithoutNotice => Clause {
            title: "Tout devient exigible aussitôt",
            text: "Si un versement n’est pas payé à sa date, tout ce qui reste dû devient exigible aussitôt, de plein droit et sans mise en demeure préalable, ce que les deux parties acceptent expressément."
                .to_owned(),
            source: "article 1305-4 du code civil ; Cass. 1re civ., 22 juin 2017",
        },
    }
}

/// The days that a notice about a missed instalment leaves.
#[must_use]
pub fn notice_days(nature: DebtorNature, law: &Law) -> u32 {
    let delays = law.notice_delays();
    if nature.owes_without_notice() { delays.business } else { delays.consumer }
}
