//! Creating and opening: lock, look without touching, copy, migrate.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};

use crate::StoreError;
use crate::changes::watch;
use crate::disk::{self, beside, put_in_place};
use crate::error::Damage;
use crate::held::Held;
use crate::schema::{APPLICATION_ID, MIGRATIONS, migrate, version_of};
use crate::tables::journal;
use crate::verify::{header_of, refuse_damaged};

/// How long a statement waits for another program that reads the file, a backup for instance.
pub(crate) const BUSY_WAIT: Duration = Duration::from_secs(5);

/// Statements kept ready; the program has fewer.
const STATEMENTS_KEPT: usize = 128;

/// A database ready to be read and written, with what holds it.
pub(crate) struct Opened {
    pub(crate) connection: Connection,
    /// The data folder; none for a database in memory.
    pub(crate) folder: Option<PathBuf>,
    /// The lock of the folder, freed when it is dropped.
    pub(crate) lock: Option<File>,
    /// The file, to be recognised; none for a database in memory.
    pub(crate) held: Option<Held>,
    /// Why it is only read.
    pub(crate) read_only: Option<ErrorKind>,
    /// Pages of other data found beside it, under the names they were given.
    pub(crate) set_aside: Vec<PathBuf>,
}

/// The file of a data folder.
pub(crate) fn database_of(folder: &Path) -> PathBuf {
    folder.join("dument.db")
}

/// Whether a folder holds a database, sound or not.
///
/// # Errors
/// [`StoreError::OutOfReach`] where something stands there that cannot be looked at: whoever takes that for
/// nothing makes an empty database over what the user has.
pub(crate) fn is_there(folder: &Path) -> Result<bool, StoreError> {
    // A link to a disk that is not there is something.
    if !named(folder)? || !named(&database_of(folder))? {
        return Ok(false);
    }
    let found =
        fs::metadata(database_of(folder)).map_err(|problem| StoreError::OutOfReach(problem.kind()))?;
    if found.is_file() { Ok(true) } else { Err(StoreError::OutOfReach(ErrorKind::InvalidInput)) }
}

/// Whether a name leads somewhere.
fn named(path: &Path) -> Result<bool, StoreError> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => {
            fs::metadata(path).map(|_| true).map_err(|problem| StoreError::OutOfReach(problem.kind()))
        }
        Ok(_) => Ok(true),
        Err(problem) if problem.kind() == ErrorKind::NotFound => Ok(false),
        Err(problem) => Err(StoreError::OutOfReach(problem.kind())),
    }
}

/// A database of no folder.
pub(crate) fn in_memory() -> Result<Opened, StoreError> {
    let mut connection = Connection::open_in_memory()?;
    settle(&connection)?;
    migrate(&mut connection, MIGRATIONS)?;
    watch::begin(&connection)?;
    Ok(Opened { connection, folder: None, lock: None, held: None, read_only: None, set_aside: Vec::new() })
}

/// A new database, made beside its place and put there whole: a program that
/// stops half-way leaves no half of a database.
pub(crate) fn create(folder: &Path) -> Result<Opened, StoreError> {
    if is_there(folder)? {
        return Err(StoreError::AlreadyExists);
    }
    disk::make_private_folder(folder)?;
    let lock = lock(folder)?;
    let database = database_of(folder);
    // Another program may have made it before we had the lock.
    if is_there(folder)? {
        return Err(StoreError::AlreadyExists);
    }
    let started = folder.join("dument.db.new");
    remove_if_there(&started)?;
    drop(disk::open_private_file(&started)?);
    let set_aside = set_aside_pages_of_another(&database)?;
    let mut connection = Connection::open(&started)?;
    settle(&connection)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate(&mut connection, MIGRATIONS)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.close().map_err(|(_, error)| error)?;
    put_in_place(&started, &database)?;
    finish(folder, lock, set_aside)
}

/// Pages left beside a database that someone took away would be played into the
/// new one: they get a name that nothing bears, and are kept for whoever puts the old one back.
fn set_aside_pages_of_another(database: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut kept = Vec::new();
    for ending in ["-wal", "-shm"] {
        let left = beside(database, ending);
        if left.exists() {
            let name = disk::free_name(|count| match count {
                1 => beside(&left, ".ancien"),
                _ => beside(&left, &format!(".ancien-{count}")),
            });
            fs::rename(&left, &name)?;
            kept.push(name);
        }
    }
    Ok(kept)
}

/// The database of a folder, at the schema of these migrations. Where the disk is full or takes no writing, it
/// is opened to be read.
pub(crate) fn open(folder: &Path, migrations: &[&str]) -> Result<Opened, StoreError> {
    if !is_there(folder)? {
        return Err(StoreError::NotFound);
    }
    match open_to_write(folder, migrations).map_err(|error| said_by_disk(error, folder)) {
        Err(StoreError::Full) => open_to_read(folder, migrations, ErrorKind::StorageFull),
        Err(StoreError::Io(kind)) if REFUSES_WRITING.contains(&kind) => {
            open_to_read(folder, migrations, kind)
        }
        other => other,
    }
}

/// SQLite calls a disk that is full, or a share of it that is used up, one that refused, where it finds no room
/// for its working files: the disk itself is asked which.
pub(crate) fn said_by_disk(error: StoreError, folder: &Path) -> StoreError {
    if !matches!(error, StoreError::Io(ErrorKind::Other)) {
        return error;
    }
    disk::why_it_refuses(folder).map_or(error, |kind| std::io::Error::from(kind).into())
}

/// What a disk says that may still be read; SQLite does not say more than [`ErrorKind::Other`] of a disk where it
/// finds no room for its working file.
const REFUSES_WRITING: [ErrorKind; 5] = [
    ErrorKind::ReadOnlyFilesystem,
    ErrorKind::PermissionDenied,
    ErrorKind::StorageFull,
    ErrorKind::QuotaExceeded,
    ErrorKind::Other,
];

/// The same on a disk that refuses writing.
///
/// # Errors
/// The refusal itself, where the schema should be raised first, or where pages wait beside the file, which only
/// writing puts into it.
fn open_to_read(folder: &Path, migrations: &[&str], why: ErrorKind) -> Result<Opened, StoreError> {
    let database = database_of(folder);
    let refused = || StoreError::from(std::io::Error::from(why));
    if pages_beside(&database).is_some_and(|waiting| waiting != 0) {
        return Err(refused());
    }
    let lock = lock_to_read(folder)?;
    let looked = look_alone(&database, version_of(migrations)).map_err(|error| {
        if matches!(error, StoreError::Io(_) | StoreError::Full) { refused() } else { error }
    })?;
    if looked.version < version_of(migrations) {
        return Err(refused());
    }
    let connection = looked.connection;
    settle(&connection)?;
    watch::begin(&connection)?;
    let held = Some(Held::of(&database)?);
    Ok(Opened {
        connection,
        folder: Some(folder.to_owned()),
        lock,
        held,
        read_only: Some(why),
        set_aside: Vec::new(),
    })
}

/// Bytes of the pages that wait beside a database; none where there is no such file.
pub(crate) fn pages_beside(database: &Path) -> Option<u64> {
    fs::metadata(beside(database, "-wal")).ok().map(|found| found.len())
}

/// Pages left by other data beside a copy that somebody put in the place of the file would be played into it.
/// They are known by what they do: with them the file no longer holds, without them it does. They get another
/// name, and are kept.
fn set_aside_foreign_pages(database: &Path, known: i64) -> Result<Vec<PathBuf>, StoreError> {
    if pages_beside(database).is_none_or(|waiting| waiting == 0) {
        return Ok(Vec::new());
    }
    let holds = |looked: Result<Looked, StoreError>| match looked {
        Ok(looked) => Ok(journal::check(&looked.connection)?.1.is_none()),
        Err(error) => Err(error),
    };
    match holds(look(database, known)) {
        Ok(true) => Ok(Vec::new()),
        Ok(false) | Err(StoreError::Damaged(_)) if holds(look_alone(database, known)).unwrap_or(false) => {
            set_aside_pages_of_another(database)
        }
        // What is wrong is found again, and said, by whoever opens the file.
        Ok(false) | Err(_) => Ok(Vec::new()),
    }
}

fn open_to_write(folder: &Path, migrations: &[&str]) -> Result<Opened, StoreError> {
    let database = database_of(folder);
    let lock = lock(folder)?;
    let set_aside = set_aside_foreign_pages(&database, version_of(migrations))?;
    let found = look(&database, version_of(migrations))?.version;
    if found < version_of(migrations) {
        raise(&database, found, migrations)?;
    }
    finish(folder, lock, set_aside)
}

fn finish(folder: &Path, lock: File, set_aside: Vec<PathBuf>) -> Result<Opened, StoreError> {
    disk::make_folder_private(folder);
    // SQLite gives the files beside it the rights of this one; those of an earlier version are open to all.
    let database = database_of(folder);
    for ending in ["", "-wal", "-shm"] {
        disk::make_private(&beside(&database, ending));
    }
    let connection =
        Connection::open_with_flags(database_of(folder), OpenFlags::SQLITE_OPEN_READ_WRITE | THREADING)?;
    settle(&connection)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    watch::begin(&connection)?;
    let held = Some(Held::of(&database)?);
    Ok(Opened {
        connection,
        folder: Some(folder.to_owned()),
        lock: Some(lock),
        held,
        read_only: None,
        set_aside,
    })
}

/// One connection for one thread at a time, which Rust checks.
const THREADING: OpenFlags = OpenFlags::SQLITE_OPEN_NO_MUTEX;

fn settle(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(BUSY_WAIT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    Ok(())
}

/// How long a folder in use is waited for: a program just closed holds it until its last thread has
/// ended, and one that starts another until that one has begun.
const LEAVING: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(20);

/// Takes the folder for this program, waiting a second for one that is just leaving it.
pub(crate) fn lock(folder: &Path) -> Result<File, StoreError> {
    let path = folder.join("dument.lock");
    let file = disk::open_private_file(&path)?;
    let began = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if began.elapsed() < LEAVING => thread::sleep(PAUSE),
            Err(TryLockError::WouldBlock) => return Err(StoreError::InUse),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
    }
}

/// The lock of a folder that takes no writing: held where there is one, to be refused where another program
/// writes.
fn lock_to_read(folder: &Path) -> Result<Option<File>, StoreError> {
    let path = folder.join("dument.lock");
    // A pipe would wait for ever for its writer.
    let Some(Ok(file)) = path.is_file().then(|| File::open(path)) else { return Ok(None) };
    match file.try_lock_shared() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

/// The schema of a file, looked at without writing a byte of it: its length, its
/// mark, its version, its soundness.
pub(crate) fn look(database: &Path, known: i64) -> Result<Looked, StoreError> {
    looked(database, known, pages_beside(database).is_some())
}

/// The same, without what stands beside it.
fn look_alone(database: &Path, known: i64) -> Result<Looked, StoreError> {
    looked(database, known, false)
}

fn looked(database: &Path, known: i64, with_pages: bool) -> Result<Looked, StoreError> {
    let length = fs::metadata(database)?.len();
    if length == 0 {
        return Err(StoreError::Damaged(Damage::Empty));
    }
    let connection = open_to_look(database, with_pages)?;
    let header = header_of(&connection)?;
    if header.mark != i64::from(APPLICATION_ID) {
        return Err(StoreError::Damaged(Damage::NotOurs));
    }
    if header.version < 1 {
        return Err(StoreError::Damaged(Damage::Schema(header.version)));
    }
    if header.version > known {
        return Err(StoreError::Newer { found: header.version, known });
    }
    // SQLite reads a last page cut short as if it ended with zeros. Where pages
    // are still beside the file, it may rightly be shorter.
    if !with_pages && length < header.length.unsigned_abs() {
        let (found, expected) = (length, header.length);
        return Err(StoreError::Damaged(Damage::CutShort { found, expected }));
    }
    refuse_damaged(&connection).map_err(as_damage)?;
    Ok(Looked { version: header.version, connection })
}

/// A file whose own schema no longer holds together is damaged, whatever the library calls it.
fn as_damage(error: StoreError) -> StoreError {
    if let StoreError::Sqlite(detail) = error { StoreError::unreadable(detail) } else { error }
}

/// A sound database of ours, open to be read only.
pub(crate) struct Looked {
    /// Its schema.
    pub(crate) version: i64,
    pub(crate) connection: Connection,
}

/// One more connection to data that are open, which only reads.
pub(crate) fn open_beside(folder: &Path, alone: bool) -> Result<Connection, StoreError> {
    let connection = open_to_look(&database_of(folder), !alone)?;
    connection.busy_timeout(BUSY_WAIT)?;
    Ok(connection)
}

/// What a program that stopped suddenly left beside the file is part of it and
/// is read with it; otherwise the file alone is read, as if it could not change.
pub(crate) fn open_to_look(database: &Path, with_pages: bool) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | THREADING;
    let connection = if with_pages {
        Connection::open_with_flags(database, flags)?
    } else {
        let uri = format!("{}?immutable=1", uri_of(database));
        Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_URI)?
    };
    connection.pragma_update(None, "cell_size_check", true)?;
    Ok(connection)
}

/// A path as a URI. A path of Windows begins with its drive, after one more slash.
fn uri_of(path: &Path) -> String {
    let slash = if cfg!(windows) && path.is_absolute() { "/" } else { "" };
    let bytes = path.as_os_str().as_encoded_bytes();
    bytes.iter().fold(format!("file:{slash}"), |uri, byte| match byte {
        b'\\' if cfg!(windows) => uri + "/",
        b'/' | b':' | b'.' | b'-' | b'_' => uri + char::from(*byte).encode_utf8(&mut [0; 4]),
        _ if byte.is_ascii_alphanumeric() => uri + char::from(*byte).encode_utf8(&mut [0; 4]),
        _ => uri + &format!("%{byte:02x}"),
    })
}

/// Raises the schema of a file: it is kept as the version before knew it, a second copy is raised and walked
/// through, and takes its place whole. Until that one renaming the file is the one of before.
fn raise(database: &Path, found: i64, migrations: &[&str]) -> Result<(), StoreError> {
    // A link stays a link.
    let real = database.canonicalize()?;
    let old = Connection::open(&real)?;
    keep_before_migration(database, &old, found)?;
    let raised = beside(&real, ".new");
    remove_if_there(&raised)?;
    copy_to_new(&old, &raised)?;
    let done = raise_copy(&raised, migrations).and_then(|()| {
        // What waits beside the old file is in the copy, and must not be played into it.
        old.pragma_update(None, "journal_mode", "DELETE")?;
        old.close().map_err(|(_, error)| error)?;
        put_in_place(&raised, &real)
    });
    if done.is_err() {
        remove_if_there(&raised)?;
    }
    done
}

fn raise_copy(raised: &Path, migrations: &[&str]) -> Result<(), StoreError> {
    let mut connection = Connection::open(raised)?;
    settle(&connection)?;
    migrate(&mut connection, migrations)?;
    refuse_damaged(&connection)?;
    connection.close().map_err(|(_, error)| StoreError::from(error))
}

/// Keeps the file as the version before knew it, under a name that says which, unless that is kept already: one that
/// is stopped again and again does not fill the disk.
fn keep_before_migration(database: &Path, old: &Connection, found: i64) -> Result<(), StoreError> {
    let named = |count: u32| {
        let number = if count == 1 { String::new() } else { format!("-{count}") };
        database.with_file_name(format!("dument-avant-mise-a-jour-{found}{number}.db"))
    };
    let seal = |connection: &Connection| {
        Ok::<_, StoreError>(journal::read_last(connection, 1)?.pop().map(|line| line.hash))
    };
    let last = seal(old)?;
    let is_kept = |copy: &Path| {
        let kept = look_alone(copy, found).and_then(|copy| seal(&copy.connection));
        kept.is_ok_and(|kept| kept == last)
    };
    if (1..u32::MAX).map(named).take_while(|copy| copy.exists()).any(|copy| is_kept(&copy)) {
        return Ok(());
    }
    let copy = disk::free_name(named);
    let started = beside(&copy, ".new");
    remove_if_there(&started)?;
    copy_to_new(old, &started)?;
    put_in_place(&started, &copy)
}

/// A verified copy in a new file.
pub(crate) fn copy_to_new(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    if path.exists() {
        return Err(StoreError::AlreadyExists);
    }
    drop(disk::open_private_file(path)?);
    let copied = connection.backup("main", path, None).map_err(StoreError::from);
    let checked = copied.and_then(|()| refuse_damaged(&open_to_look(path, false)?));
    if checked.is_err() {
        remove_if_there(path)?;
    }
    checked?;
    Ok(disk::flush_file(path)?)
}

pub(crate) fn remove_if_there(path: &Path) -> Result<(), StoreError> {
    if path.exists() { Ok(fs::remove_file(path)?) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
