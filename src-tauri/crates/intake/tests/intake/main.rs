//! What is read of foreign files, file kind by file kind.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod contract;
mod csv;
mod hostile;
mod kinds;
mod pdf;
mod results;
mod xml;
