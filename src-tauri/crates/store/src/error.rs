//! What the store refuses, and why.

use rusqlite::ErrorCode;

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
    Damaged(String),
    /// No room left on the disk.
    #[error("the disk is full")]
    Full,
    /// The disk or the rights on the folder.
    #[error("disk: {0}")]
    Io(String),
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
    #[error("{table} {key} changed since")]
    Altered {
        /// The table.
        table: String,
        /// Its key, a JSON array.
        key: String,
    },
    /// Something recorded since refers to a row to take away.
    #[error("{table} refers to it")]
    Leaning {
        /// The table that refers to it.
        table: String,
    },
    /// Anything else that SQLite says.
    #[error("SQLite: {0}")]
    Sqlite(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        if let rusqlite::Error::FromSqlConversionFailure(..) | rusqlite::Error::InvalidColumnType(..) = error
        {
            return StoreError::Damaged(error.to_string());
        }
        let detail = error.to_string();
        let Some(code) = error.sqlite_error_code() else { return StoreError::Sqlite(detail) };
        let is_one_of = |codes: &[ErrorCode]| codes.contains(&code);
        if is_one_of(&[ErrorCode::DatabaseCorrupt, ErrorCode::NotADatabase]) {
            StoreError::Damaged(detail)
        } else if is_one_of(&[ErrorCode::DatabaseBusy, ErrorCode::DatabaseLocked]) {
            StoreError::InUse
        } else if is_one_of(&[ErrorCode::DiskFull]) {
            StoreError::Full
        } else if is_one_of(&[ErrorCode::ConstraintViolation]) {
            StoreError::Conflict(detail)
        } else if is_one_of(&DISK) {
            StoreError::Io(detail)
        } else {
            StoreError::Sqlite(detail)
        }
    }
}

/// What SQLite calls troubles of the disk and of the rights on it.
const DISK: [ErrorCode; 4] =
    [ErrorCode::SystemIoFailure, ErrorCode::CannotOpen, ErrorCode::ReadOnly, ErrorCode::PermissionDenied];

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> StoreError {
        if error.kind() == std::io::ErrorKind::StorageFull {
            StoreError::Full
        } else {
            StoreError::Io(error.to_string())
        }
    }
}
