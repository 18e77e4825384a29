//! The law in force: the files shipped with the values that the user accepted.

use dument_domain::{Law, LawUpdate, ParameterFile, updated_files};

use crate::{Code, Error};

/// The law shipped with the program and the values the user accepted.
pub(crate) fn law_of(updates: &[LawUpdate]) -> Result<Law, Error> {
    Law::shipped_with(updates).map_err(|error| Error::new(Code::Internal, error.to_string()))
}

pub(crate) fn files_with(updates: &[LawUpdate]) -> Result<Vec<ParameterFile>, Error> {
    let shipped = Law::shipped_files().map_err(|error| Error::new(Code::Internal, error.to_string()))?;
    Ok(updated_files(shipped, updates))
}
