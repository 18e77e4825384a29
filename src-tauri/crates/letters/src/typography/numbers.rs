//! What a line end must not part: thousands, telephone and account numbers,
//! dates, article and page numbers.

use super::{Marked, NARROW, NBSP, is_space};

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

/// Words that hold on to the word after them.
const BEFORE_ANYTHING: [&str; 13] =
    ["n°", "N°", "nº", "M.", "MM.", "Mme", "Mlle", "Me", "Dr", "BIC", "IBAN", "SIREN", "RCS"];
/// Words that hold on to a number, or to a lettered article as `L441-10`.
const BEFORE_NUMBER: [&str; 11] =
    ["article", "articles", "art.", "Article", "page", "pages", "L.", "R.", "D.", "§", "Page"];

/// Units that stay with their number.
const UNITS: [&str; 8] = ["point", "points", "jour", "jours", "mois", "an", "ans", "×"];

/// A word of the text, from `start` up to `end`, in characters.
struct Word {
    start: usize,
    end: usize,
    text: String,
}

fn words<M>(letters: &[Marked<M>]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, marked) in letters.iter().enumerate() {
        if is_space(marked.letter) {
            open = false;
        } else if let (true, Some(word)) = (open, words.last_mut()) {
            word.text.push(marked.letter);
            word.end = at + 1;
        } else {
            words.push(Word { start: at, end: at + 1, text: marked.letter.into() });
            open = true;
        }
    }
    words
}

fn set_space<M>(letters: &mut [Marked<M>], at: usize, space: char) {
    if let Some(marked) = letters.get_mut(at) {
        marked.letter = space;
    }
}

/// The number of digits of a word that is only digits, punctuation of a
/// sentence around it apart.
fn digits(word: &str) -> Option<usize> {
    let core = word.trim_end_matches(['.', ',', ')', ';']).trim_start_matches('(');
    let whole = core.split_once(',').map_or(core, |(whole, _)| whole);
    let only_digits = !whole.is_empty() && core.bytes().all(|b| b.is_ascii_digit() || b == b',');
    only_digits.then_some(whole.len())
}

/// Binds the groups of one number: `1 240,50`, `06 12 34 56 78`, `FR76 3000 …`.
pub(super) fn bind_numbers<M>(letters: &mut [Marked<M>]) {
    let words = words(letters);
    let mut at = 0;
    while let Some(first) = words.get(at) {
        let account = is_account_head(&first.text);
        let group: Vec<&Word> =
            words.iter().skip(at).take_while(|word| belongs(account, &word.text)).collect();
        let count = group.len().max(1);
        if let Some(space) = separator(account, &group) {
            for word in group.iter().skip(1) {
                set_space(letters, word.start - 1, space);
            }
        }
        at += count;
    }
}

/// `FR76`: two capitals and two digits, head of an IBAN.
fn is_account_head(word: &str) -> bool {
    matches!(word.as_bytes(), [a, b, c, d]
        if a.is_ascii_uppercase() && b.is_ascii_uppercase() && c.is_ascii_digit() && d.is_ascii_digit())
}

fn belongs(account: bool, word: &str) -> bool {
    if account {
        let core = word.trim_end_matches(['.', ',', ')']);
        return core.len() <= 4 && core.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    }
    digits(word).is_some()
}

/// The space between the groups of a number, if these groups are one number.
fn separator(account: bool, group: &[&Word]) -> Option<char> {
    let lengths: Vec<usize> = group.iter().filter_map(|word| digits(&word.text)).collect();
    let (first, others) = lengths.split_first()?;
    if account {
        return (group.len() > 3).then_some(NBSP);
    }
    if others.is_empty() {
        return None;
    }
    if (1..=3).contains(first) && others.iter().all(|length| *length == 3) {
        return Some(NARROW);
    }
    let telephone = lengths.len() >= 4 && lengths.iter().all(|length| *length == 2);
    let establishment = lengths == [3, 3, 3, 5];
    (telephone || establishment).then_some(NBSP)
}

/// Binds words: `n° 12`, `article L441-10`, `3 juin 2026`.
pub(super) fn bind_words<M>(letters: &mut [Marked<M>]) {
    let words = words(letters);
    for (word, next) in words.iter().zip(words.iter().skip(1)) {
        let core = word.text.trim_start_matches(['(', '«', '[']);
        let bound = BEFORE_ANYTHING.contains(&core)
            || (BEFORE_NUMBER.contains(&core) && starts_number(&next.text))
            || digits(core).is_some() && UNITS.contains(&next.text.trim_end_matches(['.', ',', ')']))
            // « · » stands between two things: it ends a line, it never begins one.
            || next.text == "·"
            || is_day(core) && is_month(&next.text)
            || is_month(core) && is_year(&next.text);
        if bound && next.start == word.end + 1 {
            let kept = letters.get(word.end).is_some_and(|space| space.letter != ' ');
            if !kept {
                set_space(letters, word.end, NBSP);
            }
        }
    }
}

fn starts_number(word: &str) -> bool {
    let core = word.strip_prefix(['L', 'R', 'D', 'A']).unwrap_or(word);
    core.trim_start_matches(['.', '*']).starts_with(|first: char| first.is_ascii_digit())
        || matches!(word, "L." | "R." | "D.")
}

fn is_day(word: &str) -> bool {
    word == "1er" || matches!(digits(word), Some(1 | 2)) && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_month(word: &str) -> bool {
    MONTHS.contains(&word.trim_end_matches([',', '.', ')']))
}

fn is_year(word: &str) -> bool {
    digits(word) == Some(4)
}
