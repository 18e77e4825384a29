//! What is read of foreign files, file kind by file kind.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

mod contract;
mod csv;
mod hostile;
mod pdf;
mod results;
mod xml;
