//! Whose data a folder holds, told without opening them: another program may hold them meanwhile.

use std::path::Path;

use crate::open::{database_of, is_there, open_to_look, pages_beside};
use crate::schema::{APPLICATION_ID, MIGRATIONS, version_of};
use crate::tables::company;
use crate::verify::header_of;
use crate::{Damage, StoreError};

/// The name of the company whose data a folder holds; nothing where it was not given yet. Not a byte is written.
///
/// # Errors
/// [`StoreError::NotFound`] where there are none, [`StoreError::OutOfReach`], [`StoreError::Newer`],
/// [`StoreError::Damaged`] where the file is not ours; what SQLite says while another program writes.
pub fn company_of(folder: &Path) -> Result<Option<String>, StoreError> {
    if !is_there(folder)? {
        return Err(StoreError::NotFound);
    }
    let database = database_of(folder);
    let connection = open_to_look(&database, pages_beside(&database).is_some())?;
    let header = header_of(&connection)?;
    if header.mark != i64::from(APPLICATION_ID) || header.version < 1 {
        return Err(StoreError::Damaged(Damage::NotOurs));
    }
    let (found, known) = (header.version, version_of(MIGRATIONS));
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    company::name(&connection)
}
