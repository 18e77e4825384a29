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
            "article L2192-13 du code de la commande publique",
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
/// first. To a private person nothing is proposed by default, and the clause without notice never:
/// a judge strikes out what leaves too short a time (C. conso. L212-1).
#[must_use]
pub const fn accelerations(nature: DebtorNature) -> &'static [Acceleration] {
    match nature {
        DebtorNature::Business | DebtorNature::PublicBuyer => {
            &[Acceleration::AfterNotice, Acceleration::WithoutNotice, Acceleration::None]
        }
        DebtorNature::Consumer | DebtorNature::NonProfessional => {
            &[Acceleration::None, Acceleration::AfterNotice]
        }
    }
}

/// The article that an acceleration clause stands on: it binds because it is agreed. Article 1305-4
/// is about promised sureties and says nothing of a missed instalment.
const AGREED: &str = "article 1103 du code civil";

/// The acceleration clause (déchéance du terme, C. civ. 1103): without one, a missed instalment does
/// not make the rest due; a notice comes first (C. civ. 1344) unless the clause excludes it.
#[must_use]
pub fn acceleration_clause(acceleration: Acceleration, nature: DebtorNature, _law: &Law) -> Clause {
    match acceleration {
        Acceleration::None => Clause {
            title: "Seul le versement manqué peut être demandé",
            text: "Si un versement n’est pas payé à sa date, il peut être demandé aussitôt ; les autres gardent leur date."
                .to_owned(),
            source: AGREED,
        },
        Acceleration::AfterNotice => Clause {
            title: "Tout devient exigible après une mise en demeure",
            text: format!(
                "Si un versement n’est pas payé à sa date, le créancier peut, par lettre recommandée avec avis de réception, mettre le client en demeure de le payer dans un délai de {} jours à compter de la première présentation. Si ce versement reste impayé à l’expiration de ce délai, la totalité des sommes restant dues devient exigible de plein droit, sans autre formalité.",
                notice_days_in_words(nature)
            ),
            source: AGREED,
        },
        Acceleration::WithoutNotice => Clause {
            title: "Tout devient exigible aussitôt",
            text: "Si un versement n’est pas payé à sa date, tout ce qui reste dû devient exigible aussitôt, de plein droit et sans mise en demeure préalable, ce que les deux parties acceptent expressément."
                .to_owned(),
            source: AGREED,
        },
    }
}

/// The days that a notice about a missed instalment leaves, as the clause writes them.
#[must_use]
pub const fn notice_days_in_words(nature: DebtorNature) -> &'static str {
    match nature {
        DebtorNature::Business | DebtorNature::PublicBuyer => "quinze",
        DebtorNature::Consumer | DebtorNature::NonProfessional => "trente",
    }
}

/// The same in figures.
#[must_use]
pub const fn notice_days(nature: DebtorNature, _law: &Law) -> u32 {
    Acceleration::notice_days(nature)
}
