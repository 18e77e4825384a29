//! Copies of the whole database: made and walked through, looked at, put back.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::columns::read_first;
use crate::disk::BEGUN;
use crate::error::Damage;
use crate::open::{self, Looked};
use crate::schema::{MIGRATIONS, version_of};
use crate::tables::{self, journal};
use crate::{Store, StoreError, disk};

/// What a database holds, to be recognised by whoever has to choose one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyInfo {
    /// Bytes of the file.
    pub bytes: u64,
    /// Whose data these are, once the company was given.
    pub company: Option<String>,
    /// Number of clients.
    pub clients: u64,
    /// Number of invoices.
    pub invoices: u64,
    /// When something was last recorded, local time; nothing in a database where nothing ever was.
    pub last_recorded_at: Option<String>,
    /// Lines of the journal: of two copies of the same data, the longer one is the later.
    pub lines: u64,
    /// The seal of the last line.
    pub last_seal: Option<String>,
    /// The seal of the first line, which no other data have.
    pub origin: Option<String>,
}

impl CopyInfo {
    /// Whether this may take the place of what stands there: it comes from the same first line, the same data
    /// at another moment, or nobody's data stand there.
    #[must_use]
    pub fn is_of_the_data_of(&self, other: &CopyInfo) -> bool {
        // What the window remembers by itself on a new computer, its size for instance, is nobody's.
        if other.company.is_none() && other.clients == 0 && other.invoices == 0 {
            return true;
        }
        match (&self.origin, &other.origin) {
            (Some(mine), Some(theirs)) => mine == theirs,
            // Nothing was ever recorded in one of them: nothing of it can be lost or mistaken.
            (None, _) | (_, None) => true,
        }
    }
}

impl Store {
    /// What the open data hold.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] or what the disk says.
    pub fn info(&self) -> Result<CopyInfo, StoreError> {
        let bytes = match &self.folder {
            Some(folder) => fs::metadata(open::database_of(folder))?.len(),
            None => 0,
        };
        info_of(&self.connection, bytes)
    }

    /// Makes a copy of the whole database in a new file: written beside, its pages and its journal walked
    /// through, and only then given its name.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`] rather than replacing a copy; [`StoreError::Damaged`] where the data
    /// themselves are, so that no good copy is ever pushed out by a bad one; [`StoreError::Full`],
    /// [`StoreError::Io`]. Nothing is left of the copy then.
    pub fn back_up(&self, place: &Path) -> Result<CopyInfo, StoreError> {
        if place.exists() {
            return Err(StoreError::AlreadyExists);
        }
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder {
            disk::make_private_folder(folder)?;
        }
        let started = disk::beside(place, BEGUN);
        open::remove_if_there(&started)?;
        open::copy_to_new(&self.connection, &started)
            .map_err(|error| open::said_by_disk(error, folder.unwrap_or(Path::new("."))))?;
        let walked = inspect(&started);
        if walked.is_err() {
            open::remove_if_there(&started)?;
        }
        let info = walked?;
        disk::put_in_place(&started, place)?;
        Ok(info)
    }
}

/// Looks at a copy without writing a byte of it: its pages, its journal, what it holds.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Newer`], [`StoreError::Damaged`] where it is not ours, is cut or
/// does not hold; [`StoreError::Io`].
pub fn inspect(copy: &Path) -> Result<CopyInfo, StoreError> {
    let bytes = match fs::metadata(copy) {
        Ok(found) if found.is_file() => found.len(),
        Ok(_) => return Err(StoreError::Io(ErrorKind::InvalidInput)),
        Err(problem) if problem.kind() == ErrorKind::NotFound => return Err(StoreError::NotFound),
        Err(problem) => return Err(problem.into()),
    };
    let Looked { connection, .. } = open::look(copy, version_of(MIGRATIONS))?;
    let (_, broken) = journal::check(&connection)?;
    if let Some(line) = broken {
        return Err(StoreError::unreadable(format!("line {line} of the journal does not follow")));
    }
    info_of(&connection, bytes)
}

/// When something was last recorded in a copy, without walking through it; nothing where it cannot be told.
#[must_use]
pub fn last_written(copy: &Path) -> Option<String> {
    let connection = open::open_to_look(copy, false).ok()?;
    Some(journal::read_last(&connection, 1).ok()?.pop()?.recorded_at)
}

/// Keeps the bytes of a copy that comes from elsewhere, once it was walked through.
///
/// # Errors
/// Those of [`inspect`]; [`StoreError::AlreadyExists`]. Nothing is left of it then.
pub fn keep_copy(place: &Path, bytes: &[u8]) -> Result<CopyInfo, StoreError> {
    if place.exists() {
        return Err(StoreError::AlreadyExists);
    }
    if let Some(folder) = place.parent() {
        disk::make_private_folder(folder)?;
    }
    let started = disk::beside(place, BEGUN);
    open::remove_if_there(&started)?;
    let written = disk::open_private_file(&started)
        .and_then(|mut file| file.write_all(bytes))
        .map_err(StoreError::from)
        .and_then(|()| inspect(&started));
    if written.is_err() {
        open::remove_if_there(&started)?;
    }
    let info = written?;
    disk::put_in_place(&started, place)?;
    Ok(info)
}

/// Copies a copy to another disk: written beside, compared with what it was made from, then given its name.
///
/// # Errors
/// Those of [`inspect`]; [`StoreError::AlreadyExists`]; [`StoreError::Full`] or [`StoreError::Io`] where the disk
/// is full or was pulled out. What was begun is taken away where the disk still is.
pub fn duplicate(copy: &Path, place: &Path) -> Result<CopyInfo, StoreError> {
    if place.exists() {
        return Err(StoreError::AlreadyExists);
    }
    let info = inspect(copy)?;
    let started = disk::beside(place, BEGUN);
    open::remove_if_there(&started)?;
    let copied = copy_bytes(copy, &started).and_then(|()| inspect(&started)).and_then(|made| {
        let changed = "the copy changed while it was read".to_owned();
        if made == info { Ok(()) } else { Err(StoreError::Damaged(Damage::Unreadable(changed))) }
    });
    let put = copied.and_then(|()| disk::put_in_place(&started, place));
    if put.is_err() {
        let _ = open::remove_if_there(&started);
    }
    put.map(|()| info)
}

/// What a restore left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// What the data hold now.
    pub now: CopyInfo,
    /// Where the data of before are kept; none where there were none.
    pub before: Option<PathBuf>,
}

/// Puts a copy in the place of the data of a folder that no program holds. What stood there is kept first,
/// under `aside`; until the last moment, which is one renaming, the data are those of before.
///
/// # Errors
/// Those of [`inspect`] for the copy; [`StoreError::InUse`]; [`StoreError::AlreadyExists`] where something
/// already bears the name of `aside`; [`StoreError::Full`], [`StoreError::Io`]. The data are untouched then.
pub fn restore(folder: &Path, copy: &Path, aside: &Path) -> Result<Restored, StoreError> {
    let now = inspect(copy)?;
    disk::make_private_folder(folder)?;
    let _lock = open::lock(folder)?;
    let database = open::database_of(folder);
    if same_file(copy, &database) {
        return Err(StoreError::Io(ErrorKind::InvalidInput));
    }
    let started = folder.join("dument.db.new");
    open::remove_if_there(&started)?;
    copy_bytes(copy, &started)?;
    if inspect(&started)? != now {
        return Err(StoreError::Damaged(Damage::Unreadable("the copy changed while it was read".to_owned())));
    }
    let before = if open::is_there(folder)? { Some(keep_aside(&database, aside)?) } else { None };
    disk::put_in_place(&started, &database)?;
    Ok(Restored { now, before })
}

/// Keeps the data as they are: a copy made by the database where they are sound, otherwise the very bytes,
/// with the pages that a stopped program left beside them (the file by which connections agree is made again from
/// these). It is there with its pages or not at all. After it, nothing stands beside the database.
fn keep_aside(database: &Path, aside: &Path) -> Result<PathBuf, StoreError> {
    if aside.exists() {
        return Err(StoreError::AlreadyExists);
    }
    if let Some(above) = aside.parent() {
        disk::make_private_folder(above)?;
    }
    // Stopped on the way, it leaves nothing that bears the name of a copy. Pages that such a stop left under its
    // name are those of a copy that never was.
    let (started, pages) = (disk::beside(aside, BEGUN), disk::beside(aside, "-wal"));
    open::remove_if_there(&started)?;
    open::remove_if_there(&pages)?;
    if copied_whole(database, &started).is_err() {
        open::remove_if_there(&started)?;
        copy_bytes(database, &started)?;
        let left = disk::beside(database, "-wal");
        if left.exists() {
            let begun = disk::beside(&pages, BEGUN);
            open::remove_if_there(&begun)?;
            copy_bytes(&left, &begun)?;
            disk::put_in_place(&begun, &pages)?;
        }
    }
    disk::put_in_place(&started, aside)?;
    for ending in ["-wal", "-shm"] {
        open::remove_if_there(&disk::beside(database, ending))?;
    }
    Ok(aside.to_owned())
}

/// A copy through the database itself, whose own file then holds everything.
fn copied_whole(database: &Path, aside: &Path) -> Result<(), StoreError> {
    open::look(database, version_of(MIGRATIONS))?;
    let connection = Connection::open(database)?;
    open::copy_to_new(&connection, aside)?;
    connection.pragma_update(None, "journal_mode", "DELETE")?;
    connection.close().map_err(|(_, error)| StoreError::from(error))
}

fn copy_bytes(from: &Path, to: &Path) -> Result<(), StoreError> {
    drop(disk::open_private_file(to)?);
    fs::copy(from, to)?;
    disk::make_private(to);
    Ok(disk::flush_file(to)?)
}

/// Whether two names lead to one file.
fn same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    real(one).is_some_and(|one| real(other) == Some(one))
}

fn info_of(connection: &Connection, bytes: u64) -> Result<CopyInfo, StoreError> {
    let count = |table: &str| -> Result<u64, StoreError> {
        let counted = read_first(connection, &format!("SELECT count(*) FROM {table}"), [], |columns| {
            columns.next::<i64>()
        })?;
        Ok(counted.unwrap_or(0).unsigned_abs())
    };
    let name = read_first(connection, "SELECT name FROM company", [], |columns| columns.next::<String>())?;
    let last = tables::journal::read_last(connection, 1)?.pop();
    let sql = "SELECT hash FROM journal ORDER BY sequence LIMIT 1";
    Ok(CopyInfo {
        bytes,
        company: name,
        clients: count("clients")?,
        invoices: count("invoices")?,
        last_recorded_at: last.as_ref().map(|line| line.recorded_at.clone()),
        lines: count("journal")?,
        last_seal: last.map(|line| line.hash),
        origin: read_first(connection, sql, [], |columns| columns.next::<String>())?,
    })
}
