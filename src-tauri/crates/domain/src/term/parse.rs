//! Reading a term as people write it.

use super::{EndOfMonth, Term};

/// A text is not a payment term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a term as 30, 45 fdm A, 45 fdm B or comptant, of at most 366 days")]
pub struct TermError;

/// The longest term read; more is a slip of the pen.
const DAYS_MAX: u16 = 366;

/// Words that change nothing to a term: how one pays, from when the days run.
const NEUTRAL: [&str; 38] = [
    "paiement",
    "reglement",
    "payable",
    "payables",
    "payer",
    "regler",
    "payment",
    "pay",
    "virement",
    "cheque",
    "prelevement",
    "lcr",
    "par",
    "sous",
    "dans",
    "delai",
    "echeance",
    "terme",
    "terms",
    "conditions",
    "condition",
    "calendaires",
    "compter",
    "partir",
    "date",
    "facture",
    "facturation",
    "emission",
    "d",
    "de",
    "du",
    "la",
    "le",
    "l",
    "invoice",
    "within",
    "on",
    "due",
];

impl std::str::FromStr for Term {
    type Err = TermError;

    /// « 30 », « 30 jours nets », « à 30 jours date de facture », « 45 fdm A », « 60J FDM », « 45 jours
    /// fin de mois », « fin de mois 45 jours », « 30 jours fin de mois le 10 », « fin du mois
    /// suivant », « comptant », « à réception ». Every word is understood, or nothing is.
    fn from_str(text: &str) -> Result<Term, TermError> {
        let words = words(text)?;
        let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
        let speaks_of_months = |words: &[&str]| words.iter().any(|word| ["fdm", "fm", "mois"].contains(word));
        let reading = match words.split_last() {
            Some((&"a", before)) if speaks_of_months(before) => Some(EndOfMonth::DaysThenMonthEnd),
            Some((&"b", before)) if speaks_of_months(before) => Some(EndOfMonth::MonthEndThenDays),
            _ => None,
        };
        if reading.is_some() {
            words.pop();
        }
        // « à 30 jours »: what it leads to follows.
        let leads = |place: usize| place + 1 < words.len();
        let words: Vec<&str> = (words.iter().enumerate())
            .filter(|(place, word)| !(NEUTRAL.contains(word) || **word == "a" && leads(*place)))
            .map(|(_, word)| *word)
            .collect();
        match (of_words(&words)?, reading) {
            (Term::EndOfMonth { days, reading: None }, reading) => Ok(Term::EndOfMonth { days, reading }),
            (term, None) => Ok(term),
            (_, Some(_)) => Err(TermError),
        }
    }
}

/// The term that words say, those without weight taken away.
fn of_words(words: &[&str]) -> Result<Term, TermError> {
    match words {
        ["comptant" | "reception" | "receipt" | "immediat" | "immediatement"] | ["comptant", "reception"] => {
            Ok(Term::Days(0))
        }
        ["fin", "mois"] | ["fin", "mois", "courant"] => Ok(Term::EndOfMonth { days: 0, reading: None }),
        ["fin", "mois", "suivant" | "prochain"] => Ok(Term::MonthEnd { months: 1 }),
        ["fin", "mois", number, unit] if is_unit(unit) => {
            Ok(Term::EndOfMonth { days: days(number)?, reading: Some(EndOfMonth::MonthEndThenDays) })
        }
        [number, "mois", "suivant"] => Ok(Term::DayAfterMonthEnd { days: 0, day: day_of_month(number)? }),
        ["net" | "nets", number, rest @ ..] | [number, rest @ ..] => after_days(days(number)?, rest),
        [] => Err(TermError),
    }
}

/// What follows the number of days.
fn after_days(days: u16, words: &[&str]) -> Result<Term, TermError> {
    let words = match words {
        [unit, after @ ..] if is_unit(unit) => after,
        all => all,
    };
    let words = match words {
        ["net" | "nets" | "nette", after @ ..] => after,
        all => all,
    };
    let after = match words {
        [] => return Ok(Term::Days(days)),
        ["fdm" | "fm" | "eom", after @ ..]
        | ["fin", "mois", after @ ..]
        | ["end", "of", "month", after @ ..] => after,
        _ => return Err(TermError),
    };
    match after {
        [] | ["net" | "nets"] => Ok(Term::EndOfMonth { days, reading: None }),
        [number] | [number, "mois", "suivant"] => {
            Ok(Term::DayAfterMonthEnd { days, day: day_of_month(number)? })
        }
        [number, unit] if is_unit(unit) => Ok(Term::DayAfterMonthEnd { days, day: day_of_month(number)? }),
        _ => Err(TermError),
    }
}

fn is_unit(word: &str) -> bool {
    ["j", "jr", "jrs", "jour", "jours", "day", "days"].contains(&word)
}

/// The words of a text in small letters without accents, digits apart from letters: « 60J FDM » is
/// three. A sign or a decimal mark beside digits makes no term.
fn words(text: &str) -> Result<Vec<String>, TermError> {
    let plain: Vec<char> = text.chars().flat_map(char::to_lowercase).map(without_accent).collect();
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for (place, letter) in plain.iter().copied().enumerate() {
        let after = plain.get(place + 1).copied().unwrap_or(' ');
        let signed = matches!(letter, '+' | '-' | '.' | ',' | '/' | '%' | '\u{2212}');
        if signed && (after.is_ascii_digit() || (before.is_ascii_digit() && letter != '.' && letter != ',')) {
            return Err(TermError);
        }
        // « f.d.m. » is one word.
        let dotted = letter == '.' && before.is_alphabetic() && after.is_alphabetic();
        if letter.is_alphanumeric() {
            match words.last_mut() {
                Some(word)
                    if before.is_alphanumeric() && before.is_ascii_digit() == letter.is_ascii_digit() =>
                {
                    word.push(letter)
                }
                Some(_) | None => words.push(letter.to_string()),
            }
        }
        if !dotted {
            before = letter;
        }
    }
    Ok(words)
}

fn without_accent(letter: char) -> char {
    match letter {
        'à' | 'â' => 'a',
        'é' | 'è' | 'ê' => 'e',
        'î' => 'i',
        'ô' => 'o',
        'û' | 'ù' => 'u',
        other => other,
    }
}

fn days(digits: &str) -> Result<u16, TermError> {
    let plain = !digits.is_empty() && digits.chars().all(|one| one.is_ascii_digit());
    let days = if plain { digits.parse().map_err(|_| TermError)? } else { return Err(TermError) };
    if days > DAYS_MAX { Err(TermError) } else { Ok(days) }
}

fn day_of_month(digits: &str) -> Result<u8, TermError> {
    days(digits)
        .ok()
        .and_then(|day| u8::try_from(day).ok())
        .filter(|day| (1..=31).contains(day))
        .ok_or(TermError)
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
            ("60J FDM", end(60, None)),
            ("45jours fin de mois", end(45, None)),
            ("45 jours f.d.m.", end(45, None)),
            ("fin de mois 45 jours", end(45, b)),
            ("fin de mois", end(0, None)),
            ("60J nets", Ok(Term::Days(60))),
            ("Paiement à 30 jours date de facture", Ok(Term::Days(30))),
            ("Virement à 30 jours nets.", Ok(Term::Days(30))),
            ("Net 30", Ok(Term::Days(30))),
            ("à réception de facture", Ok(Term::Days(0))),
            ("30 jours fin de mois le 10", Ok(Term::DayAfterMonthEnd { days: 30, day: 10 })),
            ("30 j fdm le 15", Ok(Term::DayAfterMonthEnd { days: 30, day: 15 })),
            ("le 10 du mois suivant", Ok(Term::DayAfterMonthEnd { days: 0, day: 10 })),
            ("fin du mois suivant", Ok(Term::MonthEnd { months: 1 })),
        ] {
            assert_eq!(text.parse(), read, "{text}");
        }
        for text in [
            "",
            "fdm",
            "45 fdm C",
            "45 fdm A B",
            "-30",
            "+30",
            "3.5",
            "367",
            "99999",
            "30 mois",
            "45 fin",
            "30/60/90",
            "2/10 net 30",
            "30-45 jours",
            "30 jours ouvrés",
            "50 % à la commande, solde à 30 jours",
            "facture",
            "30 jours le 10",
            "30 jours fin de mois le 32",
            "à la livraison",
        ] {
            assert_eq!(text.parse::<Term>(), Err(TermError), "{text}");
        }
    }
}
