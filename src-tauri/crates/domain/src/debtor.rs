//! The nature of a debtor, which decides the law that applies.

use serde::{Deserialize, Serialize};

/// What the debtor is in this contract. Kept per invoice: a baker whose home is
/// repaired is a consumer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum DebtorNature {
    /// A professional (professionnel): C. com. L441-10, D441-5.
    Business,
    /// A private person (particulier, consommateur): C. civ. 1231-6 after a formal notice only.
    Consumer,
    /// A condominium, an association, a family company outside any business
    /// (non-professionnel): money as for a consumer, limitation of five years.
    NonProfessional,
    /// State, local authority, hospital (acheteur public): CCP R2192-31, D2192-35.
    #[serde(rename = "public")]
    PublicBuyer,
}

impl DebtorNature {
    /// The word of the terminal contract.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            DebtorNature::Business => "business",
            DebtorNature::Consumer => "consumer",
            DebtorNature::NonProfessional => "non_professional",
            DebtorNature::PublicBuyer => "public",
        }
    }

    /// Whether late-payment interest runs by law from the day after the due date,
    /// with the fixed indemnity, without any notice.
    #[must_use]
    pub const fn owes_without_notice(self) -> bool {
        match self {
            DebtorNature::Business | DebtorNature::PublicBuyer => true,
            DebtorNature::Consumer | DebtorNature::NonProfessional => false,
        }
    }

    /// Whether recovery costs above the fixed indemnity are owed on justification (indemnisation
    /// complémentaire, C. com. L441-10 II). A private person owes none (CPCex L111-8). For a
    /// public buyer only the fixed sum is among the texts checked (CCP D2192-35): nothing more is
    /// counted.
    #[must_use]
    pub const fn owes_additional_compensation(self) -> bool {
        match self {
            DebtorNature::Business => true,
            DebtorNature::PublicBuyer | DebtorNature::Consumer | DebtorNature::NonProfessional => false,
        }
    }
}

impl std::str::FromStr for DebtorNature {
    type Err = DebtorNatureError;
    fn from_str(text: &str) -> Result<DebtorNature, DebtorNatureError> {
        match text {
            "business" => Ok(DebtorNature::Business),
            "consumer" => Ok(DebtorNature::Consumer),
            "non_professional" => Ok(DebtorNature::NonProfessional),
            "public" => Ok(DebtorNature::PublicBuyer),
            _ => Err(DebtorNatureError),
        }
    }
}

/// A text is none of `business`, `consumer`, `non_professional`, `public`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected business, consumer, non_professional or public")]
pub struct DebtorNatureError;
