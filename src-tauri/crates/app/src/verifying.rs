//! Everything that must hold, looked at beside the data: the window asks and notes meanwhile.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::views::BackupsView;
use crate::{Code, Desk, Error, Now};

/// Makes the copy of the day, as [`Desk::back_up_today`]; once a week, looks then at everything that must hold.
///
/// # Errors
/// Those of [`Desk::back_up_today`] and [`verify`].
pub fn back_up_today(desk: &Mutex<Desk>, now: &Now) -> Result<BackupsView, Error> {
    let list = held(desk).back_up_today(now)?;
    let due = held(desk).is_to_be_verified(now)?;
    if due { verify(desk, now) } else { Ok(list) }
}

/// Looks at everything that must hold of the user's own data, and remembers what was found. The data are held only
/// while they are taken as they are, and while that is noted.
///
/// # Errors
/// The disk refuses to be read or written.
pub fn verify(desk: &Mutex<Desk>, now: &Now) -> Result<BackupsView, Error> {
    let begun = held(desk).begin_verifying(now)?;
    let Some(begun) = begun else { return held(desk).backups(now) };
    let mistake = |_| Err(Error::new(Code::Internal, "arrêt inattendu"));
    let found = catch_unwind(AssertUnwindSafe(|| begun.report())).unwrap_or_else(mistake)?;
    held(desk).note_verified(now, &found)
}

fn held(desk: &Mutex<Desk>) -> MutexGuard<'_, Desk> {
    desk.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::views::NoteInput;
    use crate::{case, example};

    /// The example as if it were the user's own.
    fn desk(home: &std::path::Path) -> (Mutex<Desk>, Now) {
        let now = Now::noon("2026-11-21".parse().unwrap());
        drop(example::create(home, &now).unwrap());
        (Mutex::new(Desk::open(home.to_owned())), now)
    }

    #[test]
    fn what_is_noted_while_everything_is_verified_is_noted_and_nothing_is_called_wrong() {
        let home = tempfile::tempdir().unwrap();
        let (desk, now) = desk(home.path());
        let begun = held(&desk).begin_verifying(&now).unwrap().unwrap();
        let note = |desk: &mut crate::Acting<'_>| {
            let client = desk.reading().book.entries().next().unwrap().file.client.id;
            let input = serde_json::json!({ "client": client, "on": null, "note": "a rappelé" });
            case::record_note(desk, &serde_json::from_value::<NoteInput>(input).unwrap())
        };
        held(&desk).act(&now, note).unwrap();
        let found = begun.report().unwrap();
        assert!(found.ok, "{:?}", found.checks);
        held(&desk).note_verified(&now, &found).unwrap();
        let list = verify(&desk, &now).unwrap();
        assert_eq!(list.verified.unwrap(), "Vérifiées aujourd’hui\u{a0}: tout est juste.");
        let kept = std::fs::read_to_string(home.path().join("sauvegardes/registre.json")).unwrap();
        assert!(!kept.contains("à redire"), "{kept}");
        drop(begun);
    }

    #[test]
    fn a_week_after_the_last_time_everything_is_looked_at_again() {
        let home = tempfile::tempdir().unwrap();
        let (desk, now) = desk(home.path());
        assert!(back_up_today(&desk, &now).unwrap().verified.is_some(), "never yet");
        let later = |days| Now { today: now.today.plus_days(days), ..now };
        assert!(!held(&desk).is_to_be_verified(&later(6)).unwrap());
        assert!(held(&desk).is_to_be_verified(&later(7)).unwrap());
    }
}
