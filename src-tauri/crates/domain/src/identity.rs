//! Whether two invoices, or two names, are the same to a person who reads them.

use crate::Day;

/// What makes a number the same however it is typed: its letters and its groups of digits, in
/// order, without case, leading zeros, spaces, dashes or slashes.
///
/// ```
/// use dument_domain::identity::number_key;
/// for written in ["F2026-012", "F2026 012", "F2026/012", "f2026-12"] {
///     assert_eq!(number_key(written), "F.2026.12");
/// }
/// assert_ne!(number_key("F20-2612"), number_key("F2026-12"));
/// ```
#[must_use]
pub fn number_key(number: &str) -> String {
    let mut key = String::with_capacity(number.len() + 2);
    for run in runs(number) {
        if !key.is_empty() {
            key.push('.');
        }
        let bare = run.trim_start_matches('0');
        match (bare.is_empty(), run.starts_with(|first: char| first.is_ascii_digit())) {
            (true, true) => key.push('0'),
            (_, true) => key.push_str(bare),
            (_, false) => key.extend(run.chars().flat_map(char::to_uppercase)),
        }
    }
    key
}

/// The key of a number together with the year in which the invoice was issued, where the number
/// does not bear that year itself: many numberings start again each January.
///
/// ```
/// use dument_domain::identity::invoice_key;
/// let key = |number: &str, day: &str| invoice_key(number, day.parse().unwrap());
/// assert_ne!(key("001", "2025-01-03"), key("001", "2026-01-05"));
/// assert_ne!(key("12", "2025-01-03"), key("12", "2026-01-05"));
/// assert_eq!(key("F2026-001", "2026-01-03"), key("F2026-001", "2025-12-31"));
/// assert_eq!(key("FA2601-0001", "2026-01-03"), key("fa2601/1", "2026-02-03"));
/// ```
#[must_use]
pub fn invoice_key(number: &str, issued_on: Day) -> String {
    let key = number_key(number);
    let digits: Vec<&str> =
        runs(number).filter(|run| run.starts_with(|first: char| first.is_ascii_digit())).collect();
    let bears = digits.iter().any(|run| bears_year(run, issued_on.year(), digits.len() > 1));
    if bears { key } else { format!("{key}@{}", issued_on.year()) }
}

/// Runs of letters and runs of digits.
fn runs(number: &str) -> impl Iterator<Item = &str> {
    number.split(|letter: char| !letter.is_alphanumeric()).flat_map(split_kinds)
}

fn split_kinds(word: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest.find(|letter: char| letter.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        found.push(run);
        rest = after;
    }
    found
}

/// Whether digits hold the year of issue, or one beside it: « 2026 », « 2026012 »; and, beside a
/// number of their own, « 26 » and « 2601 ».
fn bears_year(run: &str, issued: i32, beside_others: bool) -> bool {
    let number = |from: usize, to: usize| run.get(from..to).and_then(|part| part.parse::<i32>().ok());
    let near = |year: Option<i32>| year.is_some_and(|year| (issued - 1..=issued + 1).contains(&year));
    let short = near(number(0, 2).map(|year| 2000 + year));
    match run.len() {
        2 => beside_others && short,
        4 => {
            near(number(0, 4))
                || (beside_others && short && number(2, 4).is_some_and(|month| (1..=12).contains(&month)))
        }
        5.. => near(number(0, 4)),
        _ => false,
    }
}

/// Legal forms, which one paper writes in a name and another does not.
const LEGAL_FORMS: [&str; 20] = [
    "ei",
    "eirl",
    "eurl",
    "sarl",
    "sas",
    "sasu",
    "sa",
    "sci",
    "snc",
    "scop",
    "scm",
    "selarl",
    "gaec",
    "earl",
    "ste",
    "societe",
    "ets",
    "etablissements",
    "entreprise",
    "scp",
];

/// A name as a person takes it for the same: words without their legal form, given folded (no
/// accent, lower case).
///
/// ```
/// use dument_domain::identity::bare_name;
/// assert_eq!(bare_name("sarl dupont & fils"), bare_name("dupont fils"));
/// assert_eq!(bare_name("s.a.r.l. dupont"), "dupont");
/// assert_eq!(bare_name("sa"), "sa");
/// ```
#[must_use]
pub fn bare_name(folded: &str) -> String {
    let dotless: String = folded.chars().filter(|letter| *letter != '.').collect();
    let words: Vec<&str> =
        dotless.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let kept: Vec<&str> = words.iter().copied().filter(|word| !LEGAL_FORMS.contains(word)).collect();
    if kept.is_empty() { words.join(" ") } else { kept.join(" ") }
}
