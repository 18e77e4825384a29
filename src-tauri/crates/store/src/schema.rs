//! The schema, as the migrations that make it.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::StoreError;

/// What makes an SQLite file ours: `Dûmt` without its accent, in the header of the file.
pub(crate) const APPLICATION_ID: i32 = 0x4475_6d74;

/// Migrations in their order, forward only: the last one's place is the schema
/// version. A released one never changes; the next change is the next file.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001_facts.sql"),
    include_str!("../migrations/0002_scenarios_and_terms.sql"),
    include_str!("../migrations/0003_changes.sql"),
    include_str!("../migrations/0004_order.sql"),
    include_str!("../migrations/0005_contract_rates.sql"),
    include_str!("../migrations/0006_numbers_by_year.sql"),
];

/// Number of migrations, which is the version of the schema they make.
pub(crate) fn version_of(migrations: &[&str]) -> i64 {
    i64::try_from(migrations.len()).unwrap_or(i64::MAX)
}

/// The schema of this program: how many were released, each with its file in `tests/fixtures/schemas`.
#[must_use]
pub fn schemas() -> u32 {
    u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX)
}

/// Brings a database to the schema of these migrations. A table that others hang on is made again
/// with foreign keys at rest, which SQLite allows only outside a transaction; each migration checks
/// them all before it ends.
///
/// # Errors
/// [`StoreError::Sqlite`] naming what failed; the database is then as it was.
pub(crate) fn migrate(connection: &mut Connection, migrations: &[&str]) -> Result<(), StoreError> {
    let steps = migrations.iter().map(|sql| M::up(sql).foreign_key_check()).collect();
    connection.pragma_update(None, "foreign_keys", false)?;
    let done = Migrations::new(steps).to_latest(connection);
    connection.pragma_update(None, "foreign_keys", true)?;
    done.map_err(|error| {
        if let rusqlite_migration::Error::RusqliteError { err, .. } = error {
            StoreError::from(err)
        } else {
            StoreError::Sqlite(error.to_string())
        }
    })
}
