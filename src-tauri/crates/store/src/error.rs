//! What the store refuses, and why.

use std::io;

use rusqlite::ErrorCode;

use crate::Table;

/// Why the store could not be opened, read or written. Nothing was written
/// when one is returned.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder already holds a database: it is not overwritten.
    #[error("a database is already there")]
    AlreadyExists,
    /// The folder holds no database.
    #[error("no database there")]
    NotFound,
    /// Another program holds the data folder.
    #[error("another program uses this data folder")]
    InUse,
    /// The file was written by a later version of the program; it was not touched.
    #[error("the file has schema {found}, this program knows up to {known}")]
    Newer {
        /// Schema of the file.
        found: i64,
        /// Last schema of this program.
        known: i64,
    },
    /// The file is damaged or is not ours; it was not touched.
    #[error("damaged: {0}")]
    Damaged(Damage),
    /// Something stands where the data should be and cannot be reached: a link to a disk that is not
    /// there, a folder without the right to look into it, a folder in the place of the file. Nothing was
    /// touched, and nothing says that there are no data.
    #[error("out of reach: {0}")]
    OutOfReach(io::ErrorKind),
    /// The file that is open is no longer under its name: moved, replaced or removed by another program. What
    /// was about to be written was not.
    #[error("the file that is open is no longer there")]
    Moved,
    /// No room left on the disk.
    #[error("the disk is full")]
    Full,
    /// The disk or the rights on the folder.
    #[error("disk: {0}")]
    Io(io::ErrorKind),
    /// A constraint of a table refused the row: a number used twice, an unknown client…
    #[error("refused by the tables: {0}")]
    Conflict(String),
    /// A row to change does not exist.
    #[error("nothing in {table} under {id}")]
    Missing {
        /// The table.
        table: &'static str,
        /// The identifier asked for.
        id: i64,
    },
    /// Sums that do not add up: the shares of a payment, the parts of an invoice.
    #[error("does not add up: {0}")]
    Unbalanced(String),
    /// A row to put back is no longer as it was left.
    #[error("{} {key} changed since", table.name())]
    Altered {
        /// The table.
        table: Table,
        /// Its key, a JSON array.
        key: String,
    },
    /// Something recorded since refers to a row to take away.
    #[error("{} refers to it", table.name())]
    Leaning {
        /// The table that refers to it.
        table: Table,
    },
    /// Anything else that SQLite says.
    #[error("SQLite: {0}")]
    Sqlite(String),
}

/// How a file is damaged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// Not one byte in it.
    #[error("the file is empty")]
    Empty,
    /// Another program's, or no database at all.
    #[error("not a file of this program")]
    NotOurs,
    /// Its end is missing, in bytes.
    #[error("{found} bytes of {expected}")]
    CutShort {
        /// Bytes that are there.
        found: u64,
        /// Bytes that its first page announces.
        expected: i64,
    },
    /// It says it has a schema that no version of this program made.
    #[error("schema {0}")]
    Schema(i64),
    /// Its pages or its rows cannot be read, in the words of the library that tried.
    #[error("{0}")]
    Unreadable(String),
}

impl StoreError {
    /// Something that was written and cannot be read any more.
    pub(crate) fn unreadable(why: impl ToString) -> StoreError {
        StoreError::Damaged(Damage::Unreadable(why.to_string()))
    }
}

/// Whether a value of a row was not what the program writes there: a letter that is no letter, a
/// number where a text stood.
fn is_of_a_value(error: &rusqlite::Error) -> bool {
    use rusqlite::Error as Sql;
    if let Sql::FromSqlConversionFailure(..)
    | Sql::InvalidColumnType(..)
    | Sql::IntegralValueOutOfRange(..)
    | Sql::Utf8Error(..) = error
    {
        return true;
    }
    false
}

/// Whether SQLite found no room for the file by which its connections agree: it then names the file, not the disk.
fn is_no_room(error: &rusqlite::Error) -> bool {
    let extended = error.sqlite_error().map(|found| found.extended_code);
    extended == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE)
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        if is_of_a_value(&error) {
            return StoreError::unreadable(error);
        }
        let detail = error.to_string();
        let Some(code) = error.sqlite_error_code() else { return StoreError::Sqlite(detail) };
        let is_one_of = |codes: &[ErrorCode]| codes.contains(&code);
        if is_one_of(&[ErrorCode::DatabaseCorrupt, ErrorCode::NotADatabase]) {
            StoreError::unreadable(detail)
        } else if is_one_of(&[ErrorCode::DatabaseBusy, ErrorCode::DatabaseLocked]) {
            StoreError::InUse
        } else if is_one_of(&[ErrorCode::DiskFull]) || is_no_room(&error) {
            StoreError::Full
        } else if is_one_of(&[ErrorCode::ConstraintViolation]) {
            StoreError::Conflict(detail)
        } else if is_one_of(&[ErrorCode::ReadOnly]) {
            StoreError::Io(io::ErrorKind::ReadOnlyFilesystem)
        } else if is_one_of(&[ErrorCode::PermissionDenied]) {
            StoreError::Io(io::ErrorKind::PermissionDenied)
        } else if is_one_of(&[ErrorCode::SystemIoFailure, ErrorCode::CannotOpen]) {
            StoreError::Io(io::ErrorKind::Other)
        } else {
            StoreError::Sqlite(detail)
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> StoreError {
        if error.kind() == io::ErrorKind::StorageFull {
            StoreError::Full
        } else {
            StoreError::Io(error.kind())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_room_for_a_working_file_is_a_full_disk() {
        let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_IOERR_SHMSIZE);
        let error = StoreError::from(rusqlite::Error::SqliteFailure(code, None));
        assert!(matches!(error, StoreError::Full), "{error:?}");
    }
}
