//! The folders of the companies: which are there, and whose data each holds.

use std::fs;
use std::path::{Path, PathBuf};

use dument_store::{Store, StoreError, company_of};

/// How many companies are looked for beside the first.
const BESIDE_MAX: u32 = 99;

/// What is said of a company whose folder is no longer there.
pub(crate) const GONE: &str =
    "Son dossier n’est plus là\u{a0}: disque débranché, dossier déplacé ou renommé.";

/// Whose data a folder holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// Those of a company of this name.
    Of(String),
    /// Nobody's yet: a company was begun there and left.
    Nobody,
    /// There are none.
    Gone,
    /// They cannot be told, for this reason; none where another program is just writing them.
    Unread(Trouble),
}

/// Why a company cannot be read, a sentence; empty where that is nobody's trouble.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Trouble(String);

impl Trouble {
    /// The sentence, where there is one.
    pub(super) fn filled(self) -> Option<String> {
        Some(self.0).filter(|sentence| !sentence.is_empty())
    }
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

/// Whose data a folder holds; nothing of them is written or locked.
pub(super) fn whose(folder: &Path) -> Whose {
    let unread = |sentence: &str| Whose::Unread(Trouble(sentence.to_owned()));
    match company_of(folder) {
        Ok(Some(name)) => Whose::Of(name),
        Ok(None) => Whose::Nobody,
        Err(StoreError::NotFound) => Whose::Gone,
        Err(StoreError::OutOfReach(_)) => {
            unread("Son dossier est hors de portée\u{a0}: disque débranché, ou pas le droit de le lire.")
        }
        Err(StoreError::Newer { .. }) => {
            unread("Ses données ont été écrites par une version plus récente de Dûment.")
        }
        Err(StoreError::Damaged(_)) => unread("Le fichier de ses données est abîmé."),
        Err(_) => unread(""),
    }
}

/// Whether two paths are one folder, by whatever way they are written.
pub(crate) fn same(one: &Path, other: &Path) -> bool {
    one == other || matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// The folders with data: the first, and those beside it that bear its name and a number.
pub(super) fn beside_each_other(first: &Path) -> Vec<PathBuf> {
    let above = first.parent().unwrap_or(Path::new("."));
    let begin = format!("{}-", name_of(first));
    let number = |name: &str| name.strip_prefix(&begin)?.parse::<u32>().ok().filter(|one| *one > 1);
    let mut beside: Vec<(u32, PathBuf)> = fs::read_dir(above)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((number(entry.file_name().to_str()?)?, entry.path())))
        .filter(|(_, folder)| Store::exists(folder))
        .collect();
    beside.sort();
    std::iter::once(first.to_owned()).chain(beside.into_iter().map(|(_, folder)| folder)).collect()
}

/// Where one more company goes: a folder that is not there yet, or one in which nobody's data were begun.
pub(super) fn free_beside(first: &Path, taken: &[PathBuf]) -> PathBuf {
    let numbered = |number: u32| first.with_file_name(format!("{}-{number}", name_of(first)));
    let is_free = |folder: &PathBuf| match whose(folder) {
        _ if taken.iter().any(|one| same(one, folder)) => false,
        Whose::Nobody => true,
        // A folder with other things in it is left to whoever put them there.
        Whose::Gone => fs::read_dir(folder).map_or(!folder.exists(), |mut inside| inside.next().is_none()),
        Whose::Of(_) | Whose::Unread(_) => false,
    };
    (2..=BESIDE_MAX).map(numbered).find(is_free).unwrap_or_else(|| numbered(BESIDE_MAX + 1))
}

/// The last part of a path: what a company is called while its data do not say.
pub(super) fn name_of(folder: &Path) -> String {
    folder
        .file_name()
        .map_or_else(|| folder.display().to_string(), |name| name.to_string_lossy().into_owned())
}
