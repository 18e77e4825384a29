//! `compute`: claims in, amounts out, one JSON object per line, without a database.

pub(crate) mod answer;
mod refusal;
pub(crate) mod request;
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
            answer::write_answer(&claim, &statements, out);
            true
        }
        Err(refusal) => {
            answer::write_error(request::id_of(line), line_number, &refusal, out);
            false
        }
    }
}
