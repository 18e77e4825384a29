//! The shell from outside: what its packages say.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod packages;
