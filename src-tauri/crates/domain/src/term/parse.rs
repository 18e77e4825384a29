//! Reading a term as people write it.

use super::{EndOfMonth, Term};

/// A text is not a payment term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a term as 30, 45 fdm A, 45 fdm B or comptant, of at most 366 days")]
pub struct TermError;

/// The longest term read; more is a slip of the pen.
const DAYS_MAX: u16 = 366;

impl std::str::FromStr for Term {
    type Err = TermError;

    /// « 30 », « 30 jours nets », « 45 fdm A », « 45 jours fin de mois », « 45 FDM B »,
    /// « comptant », « à réception ».
    fn from_str(text: &str) -> Result<Term, TermError> {
        let text = text.to_lowercase().replace(['\u{a0}', '\u{202f}'], " ");
        let words: Vec<&str> = text.split_whitespace().collect();
        if matches!(words.as_slice(), ["comptant"] | ["à", "réception"] | ["a", "reception"]) {
            return Ok(Term::Days(0));
        }
        let (first, rest) = words.split_first().ok_or(TermError)?;
        let digits = first.trim_end_matches(|letter: char| letter.is_alphabetic());
        let unit = first.strip_prefix(digits).filter(|unit| !unit.is_empty());
        let days = days(digits)?;
        let words: Vec<&str> = unit.into_iter().chain(rest.iter().copied()).collect();
        let words = match words.as_slice() {
            ["j" | "jour" | "jours", after @ ..] => after,
            all => all,
        };
        match words {
            [] | ["net" | "nets"] => Ok(Term::Days(days)),
            ["fdm", after @ ..] | ["fin", "de", "mois", after @ ..] => {
                Ok(Term::EndOfMonth { days, reading: reading(after)? })
            }
            _ => Err(TermError),
        }
    }
}

fn days(digits: &str) -> Result<u16, TermError> {
    let plain = !digits.is_empty() && digits.chars().all(|one| one.is_ascii_digit());
    let days = if plain { digits.parse().map_err(|_| TermError)? } else { return Err(TermError) };
    if days > DAYS_MAX { Err(TermError) } else { Ok(days) }
}

fn reading(words: &[&str]) -> Result<Option<EndOfMonth>, TermError> {
    match words {
        [] => Ok(None),
        ["a"] => Ok(Some(EndOfMonth::DaysThenMonthEnd)),
        ["b"] => Ok(Some(EndOfMonth::MonthEndThenDays)),
        _ => Err(TermError),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_read_as_people_write_them() {
        let end = |days, reading| Ok(Term::EndOfMonth { days, reading });
        let (a, b) = (Some(EndOfMonth::DaysThenMonthEnd), Some(EndOfMonth::MonthEndThenDays));
        for (text, read) in [
            ("30", Ok(Term::Days(30))),
            (" 60 ", Ok(Term::Days(60))),
            ("30 j", Ok(Term::Days(30))),
            ("30j", Ok(Term::Days(30))),
            ("30 jours nets", Ok(Term::Days(30))),
            ("60\u{a0}jours", Ok(Term::Days(60))),
            ("comptant", Ok(Term::Days(0))),
            ("À réception", Ok(Term::Days(0))),
            ("45 fdm A", end(45, a)),
            ("45 FDM b", end(45, b)),
            ("45fdm", end(45, None)),
            ("30 fdm", end(30, None)),
            ("45 jours fin de mois", end(45, None)),
            ("45 j fin de mois B", end(45, b)),
        ] {
            assert_eq!(text.parse(), read, "{text}");
        }
        for text in
            ["", "fdm", "45 fdm C", "45 fdm A B", "-30", "+30", "3.5", "367", "99999", "30 mois", "45 fin"]
        {
            assert_eq!(text.parse::<Term>(), Err(TermError), "{text}");
        }
    }
}
