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
            "bad_date" => format!("« {detail} » n’est pas une date du calendrier (AAAA-MM-JJ)."),
            "bad_amount" => format!(
                "« {detail} » n’est pas un montant : un texte, deux décimales, un point, plus grand que zéro."
            ),
            "bad_rate" => format!(
                "« {detail} » n’est pas un taux : il s’écrit \"12.40\" (pour cent par an), \"legal*3\" ou \"ecb+10\"."
            ),
            "rate_unknown" => format!(
                "Le taux légal du semestre {detail} n’est pas connu : aucun montant n’est calculé au-delà."
            ),
            _ => format!("Cette ligne n’est pas une créance lisible : {detail}"),
        }
    }
}
