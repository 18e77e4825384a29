//! The data file: what is written, read again, taken back and refused; `world` makes one.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod backup;
mod changes;
mod erasure;
mod folder;
mod journal;
mod load;
mod migrations;
mod reach;
mod refusals;
mod round_trip;
mod sealed;
mod world;
