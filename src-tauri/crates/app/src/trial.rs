//! A restoration tried where nothing can be lost: in a folder of its own, thrown away afterwards.

use std::fs;
use std::path::{Path, PathBuf};

use crate::backups::{self, held_words};
use crate::views::TrialView;
use crate::{App, Error, Now, changes};

/// A folder of the trial, thrown away whatever happens.
struct Thrown(PathBuf);

impl Drop for Thrown {
    fn drop(&mut self) {
        // What the system holds on to, and what a stopped program leaves, is taken away by the next trial.
        let _ = fs::remove_dir_all(&self.0);
    }
}

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
    let folder = Thrown(backups::trial_folder(home)?);
    let aside = folder.0.join("avant.db");
    let left = dument_store::restore(&folder.0, copy, &aside).map_err(Error::of_a_copy)?;
    let mut app = App::open(&folder.0)?;
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
