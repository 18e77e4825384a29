//! The rate of a clause read in French words: the note of an invoice, a cell of a table.
//!
//! What is not plain is not read: a monthly rate, a percentage without its period, two rates in
//! one clause are told apart, so that the user is asked and nothing is guessed.

use super::french::yearly;
use super::{ContractRate, Factor, Points, hundredths};
use crate::Rate;

/// Why the words of a clause give no rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseUnread {
    /// No rate is written in it.
    Nothing,
    /// A rate by the month: whether twelve times it was meant is for the user to say.
    Monthly(Rate),
    /// A percentage that does not say of which period.
    NoPeriod(Rate),
    /// Two rates that differ: a minimum, or one clause for each kind of client.
    Several,
}

impl ClauseUnread {
    /// What was read, for the sentence that asks: « 0,75 % par mois ».
    #[must_use]
    pub fn in_french(self) -> String {
        let percent = |rate: Rate| yearly(rate).replace(" l’an", "");
        match self {
            ClauseUnread::Nothing => "aucun taux".to_owned(),
            ClauseUnread::Monthly(rate) => format!("{} par mois", percent(rate)),
            ClauseUnread::NoPeriod(rate) => format!("{}, sans dire s’il est annuel", percent(rate)),
            ClauseUnread::Several => "plusieurs taux".to_owned(),
        }
    }
}

/// Reads the rate of a clause on late payment in its prose (PMD note of an e-invoice).
///
/// ```
/// use dument_domain::{ClauseUnread, read_clause};
/// let read = |text: &str| read_clause(text).map(|rate| rate.to_string());
/// assert_eq!(read("Pénalités : trois fois le taux d’intérêt légal."), Ok("legal*3".to_owned()));
/// assert_eq!(read("Taux de la BCE majoré de 10 points, indemnité de 40 €"), Ok("ecb+10".to_owned()));
/// assert_eq!(read("Intérêts de retard : 8 % l'an"), Ok("8.00".to_owned()));
/// let month = read_clause("pénalité de 0,75 % par mois de retard");
/// assert_eq!(month, Err(ClauseUnread::Monthly("0.75".parse().unwrap())));
/// ```
///
/// # Errors
/// [`ClauseUnread`] where it names no rate, several, or one that is not by the year.
pub fn read_clause(text: &str) -> Result<ContractRate, ClauseUnread> {
    let mut found: Vec<Result<ContractRate, ClauseUnread>> = Vec::new();
    for sentence in sentences(&plain(text)) {
        if sentence.contains("escompte") && !sentence.contains("retard") && !sentence.contains("penalit") {
            continue;
        }
        let words: Vec<&str> = sentence.split_whitespace().collect();
        found.extend(indexed(&words));
        let follows = found.iter().flatten().any(|rate| rate.follows_semesters());
        found.extend(percentages(&words, follows));
    }
    found.dedup();
    match found.as_slice() {
        [] => Err(ClauseUnread::Nothing),
        [first, rest @ ..] if rest.iter().all(|other| other == first) => *first,
        _ => Err(ClauseUnread::Several),
    }
}

/// Reads a cell or a field that holds a rate and nothing else: `8.00`, `legal*3`, `ecb+10`,
/// « 8,5 % », or the words of [`read_clause`]. A bare number is percent per year, as the field
/// says.
///
/// # Errors
/// [`ClauseUnread`] as for [`read_clause`].
pub fn read_rate(text: &str) -> Result<ContractRate, ClauseUnread> {
    let bare: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let number = bare.trim_end_matches('%').replace(',', ".").to_lowercase();
    if let Ok(rate) = number.parse() {
        return Ok(rate);
    }
    match read_clause(text) {
        Err(ClauseUnread::NoPeriod(rate)) => Ok(ContractRate::Fixed(rate)),
        other => other,
    }
}

/// Lower case without accents, marks apart from the words, numbers with a dot.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let letters: Vec<char> = text.to_lowercase().chars().collect();
    for (place, letter) in letters.iter().enumerate() {
        let digit_at =
            |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
        let inside = digit_at(place.checked_sub(1)) && digit_at(Some(place + 1));
        match letter {
            'é' | 'è' | 'ê' | 'ë' => out.push('e'),
            'à' | 'â' | 'ä' => out.push('a'),
            'î' | 'ï' => out.push('i'),
            'ô' | 'ö' => out.push('o'),
            'ù' | 'û' | 'ü' => out.push('u'),
            'ç' => out.push('c'),
            '.' | ',' if inside => out.push('.'),
            '.' | ';' | '\n' | '\r' => out.push('\n'),
            '%' | '+' | '/' | '*' | '×' => {
                out.push(' ');
                out.push(if *letter == '×' { '*' } else { *letter });
                out.push(' ');
            }
            letter if letter.is_alphanumeric() => out.push(*letter),
            _ => out.push(' '),
        }
    }
    out
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').filter(|sentence| !sentence.trim().is_empty())
}

/// A number in digits or in the words a clause uses, in hundredths.
fn number_in(word: &str) -> Option<u16> {
    let words = ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"];
    if word == "une" {
        return Some(100);
    }
    let place = words.iter().position(|known| *known == word);
    place
        .and_then(|place| u16::try_from(place + 1).ok())
        .map(|units| units * 100)
        .or_else(|| hundredths(word))
}

/// The formulas of one sentence: a multiple of the legal rate, the rate of the ECB and points.
fn indexed(words: &[&str]) -> Vec<Result<ContractRate, ClauseUnread>> {
    let mut found = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let before = words.get(..place).unwrap_or_default();
        let after = words.get(place + 1..).unwrap_or_default();
        let read = match *word {
            "fois" | "x" | "*" => legal(before.last().copied(), after),
            "triple" => names_legal(after).then(|| Factor::of_hundredths(300)).flatten(),
            "double" => names_legal(after).then(|| Factor::of_hundredths(200)).flatten(),
            glued if glued.ends_with('x') => legal(glued.strip_suffix('x'), after),
            _ => None,
        };
        found.extend(read.map(ContractRate::Legal).map(Ok));
        if *word == "bce" || words.get(place..).is_some_and(|rest| rest.starts_with(&["banque", "centrale"]))
        {
            found.extend(margin(after).map(ContractRate::Ecb).map(Ok));
        }
    }
    found
}

/// « trois | fois le taux d’intérêt légal », « une | fois et demie le taux légal ».
fn legal(count: Option<&str>, after: &[&str]) -> Option<Factor> {
    let (half, after) = match after {
        ["et", "demi" | "demie", rest @ ..] => (50, rest),
        _ => (0, after),
    };
    let count = number_in(count?)?.checked_add(half)?;
    names_legal(after).then(|| Factor::of_hundredths(count)).flatten()
}

/// Whether the words that follow name the legal rate: « le taux de l’intérêt légal en vigueur ».
fn names_legal(words: &[&str]) -> bool {
    let small = ["le", "la", "les", "du", "de", "d", "l", "des", "au", "celui"];
    let named: Vec<&str> = words.iter().copied().filter(|word| !small.contains(word)).take(3).collect();
    matches!(
        named.as_slice(),
        ["taux", "legal" | "legaux", ..]
            | ["taux", "interet" | "interets", "legal" | "legaux"]
            | ["interet" | "interets", "legal" | "legaux", ..]
    )
}

/// The points added to the rate of the ECB, in the same sentence.
fn margin(after: &[&str]) -> Option<Points> {
    let adds = ["majore", "majoree", "majores", "augmente", "augmentee", "plus", "+"];
    // « à son opération de refinancement la plus récente »: that « plus » is before no number.
    let counted = |at: usize| after.get(at + 1).is_some_and(|next| number_in(next).is_some());
    let is_added = |(at, word): (usize, &&str)| adds.contains(word) && (*word != "plus" || counted(at));
    let start = after.iter().enumerate().position(is_added)?;
    let mut rest = after.get(start + 1..)?.iter().copied().filter(|word| *word != "de" && *word != "d");
    let points = number_in(rest.next()?)?;
    rest.next()?.starts_with("point").then(|| Points::of_hundredths(points)).flatten()
}

/// The percentages of one sentence, each with its period. One that only works out a formula,
/// « soit 8,25 % », or the points of the ECB is none.
fn percentages(words: &[&str], follows: bool) -> Vec<Result<ContractRate, ClauseUnread>> {
    let mut found = Vec::new();
    for (place, _) in words.iter().enumerate().filter(|(_, word)| **word == "%") {
        let before = words.get(..place).unwrap_or_default();
        let Some(rate) = before.last().and_then(|text| text.parse::<Rate>().ok()) else { continue };
        if follows && before.iter().rev().skip(1).take(3).any(|word| *word == "soit") {
            continue;
        }
        found.push(match words.get(place + 1..).unwrap_or_default() {
            ["annuel" | "annuels" | "annuelle" | "an" | "annee", ..]
            | ["l" | "par" | "/", "an" | "annee", ..] => Ok(ContractRate::Fixed(rate)),
            ["mensuel" | "mensuels" | "mensuelle" | "mois", ..] | ["par" | "/" | "le", "mois", ..] => {
                Err(ClauseUnread::Monthly(rate))
            }
            _ => Err(ClauseUnread::NoPeriod(rate)),
        });
    }
    found
}
