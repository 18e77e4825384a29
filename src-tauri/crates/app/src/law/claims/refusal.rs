//! Why a claim of `compute` could not be answered.

/// Why a claim could not be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// `bad_line`, `bad_date`, `bad_amount`, `bad_rate` or `rate_unknown`.
    pub code: &'static str,
    /// What it is about: the text at fault, or the half-year.
    pub detail: String,
}

impl Refusal {
    /// The sentence for the user.
    #[must_use]
    pub fn message(&self) -> String {
        let detail = &self.detail;
        match self.code {
            "bad_date" => format!("«\u{a0}{detail}\u{a0}» n’est pas une date du calendrier (AAAA-MM-JJ)."),
            "bad_amount" => format!(
                "«\u{a0}{detail}\u{a0}» n’est pas un montant\u{a0}: un texte, deux décimales, un point, plus grand que zéro."
            ),
            "bad_rate" => format!(
                "«\u{a0}{detail}\u{a0}» n’est pas un taux\u{a0}: il s’écrit \"12.40\" (pour cent par an), \"legal*3\" ou \"ecb+10\"."
            ),
            "rate_unknown" => format!(
                "Le taux légal du semestre {detail} n’est pas connu\u{a0}: aucun montant n’est calculé au-delà."
            ),
            _ => format!("Cette ligne n’est pas une créance lisible\u{a0}: {detail}"),
        }
    }
}
