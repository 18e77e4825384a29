//! Letters that were prepared and are no longer to be sent: said where they would be looked for.

use dument_domain::Day;
use dument_domain::case::{Letter, LetterStatus};
use dument_letters::french;

use crate::ground::book::{Entry, Ground};
use crate::views::LapsedLetter;
use crate::words::{lapse_sentence, step_title};

/// For how long a letter that lapsed is told: it may lie printed on a desk.
const TOLD_DAYS: i64 = 30;

/// The letters of a client that were prepared lately, never posted, and lapsed since; one that was
/// prepared again is not told.
pub(crate) fn lapsed_letters(entry: &Entry, ground: &Ground, today: Day) -> Vec<LapsedLetter> {
    let replaced = |letter: &Letter| {
        entry.file.letters.iter().any(|other| other.id > letter.id && other.step >= letter.step)
    };
    let letters = entry.file.letters.iter().filter(|letter| !replaced(letter));
    letters
        .filter_map(|letter| {
            let LetterStatus::Lapsed(reason) = ground.letter_status_on(&entry.file, letter, today) else {
                return None;
            };
            let prepared_on: Day = letter.composed_at.get(..10)?.parse().ok()?;
            (prepared_on.days_until(today) <= TOLD_DAYS).then(|| LapsedLetter {
                client: letter.client,
                client_name: entry.file.client.name.clone(),
                step: letter.step,
                sentence: format!(
                    "{} préparée le {}\u{a0}: ne l’envoyez pas, {}.",
                    step_title(letter.step),
                    french::date(prepared_on),
                    lapse_sentence(reason)
                ),
            })
        })
        .collect()
}
