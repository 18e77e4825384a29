//! How a call may end, with the key it is typed back with: the order of the screen of a call.

use dument_domain::case::{Outcome, OutcomeKind};
use dument_domain::{Day, HolidayRegion, Money};

use crate::views::ResultChoice;
use crate::words::outcome_title;
use crate::words::text::folded;

/// Days given to the bank before it is looked at, where none were said.
const BANK_DAYS: i64 = 5;
/// Letters of an answer below which a word could be several.
const WORD_LETTERS_MIN: usize = 4;

/// The keys, in order.
const KEYS: [(char, OutcomeKind); 10] = [
    ('1', OutcomeKind::NotReceived),
    ('2', OutcomeKind::Promise),
    ('3', OutcomeKind::Dispute),
    ('4', OutcomeKind::Difficulty),
    ('5', OutcomeKind::WrongContact),
    ('6', OutcomeKind::NoAnswer),
    ('7', OutcomeKind::Refuses),
    ('8', OutcomeKind::Paid),
    ('9', OutcomeKind::Away),
    ('0', OutcomeKind::FundsAwaited),
];

/// The keys with the few words printed beside the boxes.
pub(super) fn keys_printed() -> Vec<(char, String)> {
    KEYS.iter().map(|(key, kind)| (*key, short(*kind).to_owned())).collect()
}

/// The answers of the screen.
pub(super) fn result_choices() -> Vec<ResultChoice> {
    let choice = |(key, kind): &(char, OutcomeKind)| ResultChoice {
        key: key.to_string(),
        kind: *kind,
        title: short(*kind).to_owned(),
        date_label: date_label(*kind).map(str::to_owned),
        asks_amount: *kind == OutcomeKind::Promise,
        needs_note: *kind == OutcomeKind::Dispute,
    };
    KEYS.iter().map(choice).collect()
}

/// The answer written by hand: its key, its word in the contract of the terminal, or the first
/// letters of its title.
pub(super) fn read_answer(words: &str) -> Option<OutcomeKind> {
    let bare = folded(words);
    let key = bare.split([' ', '.', ')', ':']).next().unwrap_or_default();
    let by_key = KEYS.iter().find(|(known, _)| key == known.to_string());
    let starts = |title: &str| bare.len() >= WORD_LETTERS_MIN && folded(title).starts_with(&bare);
    let by_word = || {
        KEYS.iter().find(|(_, kind)| {
            kind.code() == words.trim() || starts(short(*kind)) || starts(outcome_title(*kind))
        })
    };
    by_key.or_else(by_word).map(|(_, kind)| *kind)
}

/// The date that an answer needs; the bank's day is supposed where none is given.
pub(super) const fn date_label(kind: OutcomeKind) -> Option<&'static str> {
    match kind {
        OutcomeKind::Promise => Some("Promis pour le"),
        OutcomeKind::Paid => Some("Vérifier la banque le"),
        OutcomeKind::Away => Some("Rappeler le"),
        OutcomeKind::FundsAwaited => Some("Attendu le"),
        OutcomeKind::NotReceived
        | OutcomeKind::WrongContact
        | OutcomeKind::NoAnswer
        | OutcomeKind::Difficulty
        | OutcomeKind::Dispute
        | OutcomeKind::Refuses
        | OutcomeKind::Insolvency
        | OutcomeKind::OverIndebtedness
        | OutcomeKind::BouncedCheque
        | OutcomeKind::DefectiveCheque
        | OutcomeKind::Pause
        | OutcomeKind::Abandon
        | OutcomeKind::PreferWriting => None,
    }
}

/// Whether an answer means nothing without its date.
pub(super) fn needs_date(kind: OutcomeKind) -> bool {
    date_label(kind).is_some() && kind != OutcomeKind::Paid
}

/// The outcome of an answer, with the day and the sum said; nothing for one the sheet has not.
pub(super) fn outcome_answered(
    kind: OutcomeKind,
    on: Day,
    date: Option<Day>,
    amount: Money,
    note: &str,
    region: HolidayRegion,
) -> Option<Outcome> {
    KEYS.iter().find(|(_, known)| *known == kind)?;
    let bank = on.plus_days(BANK_DAYS).working_day_from(region);
    let supposed = Outcome::supposed(kind, date.unwrap_or(bank), amount);
    Some(if let Outcome::Dispute { amount, .. } = supposed {
        Outcome::Dispute { reason: note.to_owned(), amount }
    } else {
        supposed
    })
}

/// The few words beside a box.
const fn short(kind: OutcomeKind) -> &'static str {
    match kind {
        OutcomeKind::NoAnswer => "Pas de réponse",
        OutcomeKind::Away => "Absent, à rappeler",
        OutcomeKind::FundsAwaited => "Attend de l’argent",
        OutcomeKind::Paid
        | OutcomeKind::Promise
        | OutcomeKind::NotReceived
        | OutcomeKind::WrongContact
        | OutcomeKind::Difficulty
        | OutcomeKind::Dispute
        | OutcomeKind::Refuses
        | OutcomeKind::Insolvency
        | OutcomeKind::OverIndebtedness
        | OutcomeKind::BouncedCheque
        | OutcomeKind::DefectiveCheque
        | OutcomeKind::Pause
        | OutcomeKind::Abandon
        | OutcomeKind::PreferWriting => outcome_title(kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_by_its_key_its_code_or_its_first_letters() {
        for (words, kind) in [
            ("2", OutcomeKind::Promise),
            (" 2 promet", OutcomeKind::Promise),
            ("0", OutcomeKind::FundsAwaited),
            ("no_answer", OutcomeKind::NoAnswer),
            ("Refuse", OutcomeKind::Refuses),
            ("difficulte", OutcomeKind::Difficulty),
            ("N'a pas reçu", OutcomeKind::NotReceived),
        ] {
            assert_eq!(read_answer(words), Some(kind), "{words}");
        }
        for unknown in ["", "11", "22", "pas", "insolvency", "peut-être"] {
            assert_eq!(read_answer(unknown), None, "{unknown}");
        }
    }
}
