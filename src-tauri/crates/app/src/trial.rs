//! A restoration tried where nothing can be lost: in a folder of its own, thrown away afterwards.

use std::path::Path;

use crate::backups::{self, held_words};
use crate::ground::copies::passing_folder;
use crate::views::TrialView;
use crate::{App, Error, Now, changes};

/// Puts a copy back in a folder thrown away, opens it as the program would, and looks at everything that must
/// hold. The data are not touched.
///
/// # Errors
/// Those of [`backups::look`]; [`crate::Code::Disk`] where there is no room to try.
pub fn try_out(home: &Path, copy: &Path, now: &Now) -> Result<TrialView, Error> {
    let backup = backups::look(home, copy)?;
    tried_beside(home, copy, now, backup)
}

/// The same, once it was looked at beside data that are open.
pub(crate) fn tried_beside(
    home: &Path,
    copy: &Path,
    now: &Now,
    backup: crate::views::BackupView,
) -> Result<TrialView, Error> {
    let folder = passing_folder(home).map_err(Error::of_a_copy)?;
    let aside = folder.path().join("avant.db");
    let left = dument_store::restore(folder.path(), copy, &aside).map_err(Error::of_a_copy)?;
    let mut app = App::open(folder.path())?;
    let report = app.ask(now, changes::verify)?;
    drop(app);
    let wrong = changes::wrong_words(&report);
    let found = if wrong.is_empty() {
        format!("{}\u{a0}contrôles justes", report.checks.len())
    } else {
        format!("à voir\u{a0}: {}", wrong.join(", "))
    };
    let sentence = format!(
        "Restauration essayée dans un dossier à part, supprimé ensuite\u{a0}: {}\u{202f}; {found}. Vos données n’ont pas été touchées.",
        held_words(&left.now)
    );
    backups::note_trial(home, now.today, report.ok, &sentence);
    Ok(TrialView { backup, sound: report.ok, sentence })
}
