//! Folders of a moment: what must be made, opened or tried elsewhere before it counts.

use std::collections::hash_map::RandomState;
use std::fs::{self, File};
use std::hash::{BuildHasher, Hasher};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::{StoreError, disk};

/// Where the data of a moment stand, inside.
const INSIDE: &str = "contenu";
/// Held while the folder is in use.
const HELD: &str = "en-usage.lock";
/// What passes at most between a folder and what is held in it.
const TO_SAY_SO: Duration = Duration::from_secs(10);

/// A folder for a moment, for its owner alone, under a name that nobody can know before; thrown away whatever
/// happens. What a stopped program left is thrown away by the next one made beside it.
#[derive(Debug)]
pub struct PassingFolder {
    root: PathBuf,
    inside: PathBuf,
    held: Option<File>,
}

impl PassingFolder {
    /// Makes one in this folder, which is made where it is absent; its name begins so.
    ///
    /// # Errors
    /// What the disk says.
    pub fn make(above: &Path, prefix: &str) -> Result<PassingFolder, StoreError> {
        disk::make_private_folder(above)?;
        PassingFolder::sweep(above, prefix);
        // The system draws the key of each hasher.
        let drawn = RandomState::new().build_hasher().finish();
        let root = above.join(format!("{prefix}{drawn:016x}"));
        let inside = root.join(INSIDE);
        disk::create_private_folder(&root)?;
        let mut folder = PassingFolder { root, inside, held: None };
        let held = disk::open_private_file(&folder.root.join(HELD))?;
        held.lock()?;
        folder.held = Some(held);
        disk::create_private_folder(&folder.inside)?;
        Ok(folder)
    }

    /// Throws away those that a stopped program left in this folder; one that is in use stays.
    pub fn sweep(above: &Path, prefix: &str) {
        for entry in fs::read_dir(above).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let drawn = name.to_str().and_then(|name| name.strip_prefix(prefix));
            let ours = drawn
                .is_some_and(|drawn| !drawn.is_empty() && drawn.bytes().all(|byte| byte.is_ascii_hexdigit()));
            let root = entry.path();
            if ours && entry.file_type().is_ok_and(|kind| kind.is_dir()) && !is_in_use(&root) {
                // What the disk holds on to waits for the next time.
                let _ = fs::remove_dir_all(root);
            }
        }
    }

    /// Where to put what is of a moment.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.inside
    }
}

impl Drop for PassingFolder {
    fn drop(&mut self) {
        // Windows takes away no file that is open.
        self.held = None;
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// Whether a program works in it. One that has not said so yet is left the time to.
fn is_in_use(root: &Path) -> bool {
    match File::open(root.join(HELD)) {
        Ok(held) => held.try_lock().is_err(),
        Err(_) => fs::metadata(root)
            .and_then(|found| found.modified())
            .is_ok_and(|made| made.elapsed().is_ok_and(|age| age < TO_SAY_SO)),
    }
}
