//! Amounts, dates and numbers as a French letter writes them.
//!
//! The no-break spaces are already here, so that a sentence is right even
//! before `typography` has passed over it.

use dument_domain::{Day, Money, Rate};

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// « 3 578,35 € », with a narrow no-break space between thousands.
///
/// ```
/// use dument_letters::french::euros;
/// assert_eq!(euros("3578.35".parse()?), "3\u{202f}578,35\u{a0}€");
/// # Ok::<(), dument_domain::MoneyError>(())
/// ```
#[must_use]
pub fn euros(sum: Money) -> String {
    let cents = sum.cents().unsigned_abs();
    let sign = if sum.cents() < 0 { "-" } else { "" };
    format!("{sign}{},{:02}\u{a0}€", grouped(&(cents / 100).to_string(), 3, '\u{202f}'), cents % 100)
}

/// « 12,40 % ».
#[must_use]
pub fn percent(rate: Rate) -> String {
    format!("{}\u{a0}%", rate.to_string().replace('.', ","))
}

/// « 3 juin 2026 », « 1er juin 2026 ».
///
/// ```
/// use dument_letters::french::date;
/// assert_eq!(date("2026-06-01".parse()?), "1er\u{a0}juin\u{a0}2026");
/// # Ok::<(), dument_domain::DayError>(())
/// ```
#[must_use]
pub fn date(day: Day) -> String {
    let number = match day.day_of_month() {
        1 => "1er".to_owned(),
        other => other.to_string(),
    };
    format!("{number}\u{a0}{}", month_and_year(day))
}

/// A day as [`date`] writes it, read back; nothing for anything else.
///
/// ```
/// use dument_letters::french::{date, read_date};
/// assert_eq!(read_date(&date("2026-06-01".parse()?)), Some("2026-06-01".parse()?));
/// assert_eq!(read_date("1 juin 2026"), None);
/// # Ok::<(), dument_domain::DayError>(())
/// ```
#[must_use]
pub fn read_date(text: &str) -> Option<Day> {
    let mut parts = text.split('\u{a0}');
    let (number, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let number: u32 = number.trim_end_matches("er").parse().ok()?;
    let day: Day = format!("{year:0>4}-{month:02}-{number:02}").parse().ok()?;
    (date(day) == text).then_some(day)
}

/// « juin 2026 ».
#[must_use]
pub fn month_and_year(day: Day) -> String {
    let month = usize::try_from(day.month() - 1).ok().and_then(|place| MONTHS.get(place));
    format!("{}\u{a0}{}", month.unwrap_or(&""), day.year())
}

/// « mercredi 2 décembre 2026 ».
#[must_use]
pub fn weekday_and_date(day: Day) -> String {
    let days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    let place = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or(0);
    format!("{}\u{a0}{}", days.get(place).unwrap_or(&""), date(day))
}

/// « 03/06/2026 », for tables.
#[must_use]
pub fn short_date(day: Day) -> String {
    format!("{:02}/{:02}/{:04}", day.day_of_month(), day.month(), day.year())
}

/// « a, b et c ».
///
/// ```
/// use dument_letters::french::enumerate;
/// assert_eq!(enumerate(&["F-1".to_owned(), "F-2".to_owned(), "F-3".to_owned()]), "F-1, F-2 et F-3");
/// ```
#[must_use]
pub fn enumerate(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} et {last}", first.join(", ")),
    }
}

/// An account number in groups of four.
#[must_use]
pub fn iban(text: &str) -> String {
    let compact: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let letters: Vec<char> = compact.to_uppercase().chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("\u{a0}")
}

/// « 812 345 676 » for the nine digits of a company.
#[must_use]
pub fn siren(digits: &str) -> String {
    grouped(digits, 3, '\u{a0}')
}

/// A telephone number in pairs, « 02 97 00 00 14 », however it was typed; a number that is not French as it
/// came.
///
/// ```
/// use dument_letters::french::phone;
/// assert_eq!(phone("0297000014"), "02\u{a0}97\u{a0}00\u{a0}00\u{a0}14");
/// assert_eq!(phone("+33 (0)2.97.00.00.14"), "02\u{a0}97\u{a0}00\u{a0}00\u{a0}14");
/// assert_eq!(phone(" +32 2 123 45 67"), "+32 2 123 45 67");
/// ```
#[must_use]
pub fn phone(given: &str) -> String {
    let bare: String =
        given.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '.' | '-')).collect();
    let abroad = ["+33(0)", "+33", "0033"].iter().find_map(|code| bare.strip_prefix(code));
    let digits = abroad.map_or_else(|| bare.clone(), |rest| format!("0{rest}"));
    let french = digits.len() == 10 && digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
    if french { grouped(&digits, 2, '\u{a0}') } else { given.trim().to_owned() }
}

/// Digits in groups counted from the right.
/// The number of a registered letter, whose groups no line end parts.
///
/// ```
/// assert_eq!(dument_letters::french::tracking(" 1A 123  456 "), "1A\u{a0}123\u{a0}456");
/// ```
#[must_use]
pub fn tracking(given: &str) -> String {
    given.split_whitespace().collect::<Vec<_>>().join("\u{a0}")
}

fn grouped(digits: &str, size: usize, space: char) -> String {
    let count = digits.chars().count();
    digits.chars().enumerate().fold(String::with_capacity(count * 2), |mut out, (place, digit)| {
        if place > 0 && (count - place).is_multiple_of(size) {
            out.push(space);
        }
        out.push(digit);
        out
    })
}

/// A few words of the user inside a sentence: one line, no final full stop,
/// and a small first letter unless the word is an acronym or a number.
#[must_use]
pub fn in_sentence(words: &str) -> String {
    let line: Vec<&str> = words.split_whitespace().collect();
    let line = line.join(" ");
    let line = line.trim_end_matches(['.', ';', ',']).trim_end();
    let mut letters = line.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => line.to_owned(),
    }
}

/// A text with its first letter a capital, the rest as it is.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
