//! `compute`: claims in, amounts out, one JSON object per line, without a database.

mod answer;
mod of_client;
mod request;
mod text;

use dument_domain::{Day, Law};

/// Answers one line of claims: appends one JSON object without line end to
/// `out`, and says whether the claim was answered (`false`: the object is an error).
///
/// Blank lines are the caller's to skip. The shapes of claim and answer are the
/// terminal contract, `docs/CLI.md`.
pub fn answer_line(law: &Law, today: Day, line_number: u64, line: &str, out: &mut String) -> bool {
    let outcome = request::parse(line, today).and_then(|claim| {
        let statements = answer::statements(&claim, law)?;
        Ok((claim, statements))
    });
    match outcome {
        Ok((claim, statements)) => {
            answer::write(&claim, &statements, out);
            true
        }
        Err(refusal) => {
            answer::write_error(request::id_of(line), line_number, &refusal, out);
            false
        }
    }
}

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
            "bad_rate" => {
                format!("« {detail} » n’est pas un taux annuel en pour cent, écrit comme \"12.40\".")
            }
            "rate_unknown" => format!(
                "Le taux légal du semestre {detail} n’est pas connu : aucun montant n’est calculé au-delà."
            ),
            _ => format!("Cette ligne n’est pas une créance lisible : {detail}"),
        }
    }
}
