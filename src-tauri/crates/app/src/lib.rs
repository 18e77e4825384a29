//! The use cases of Dûment: requests in, plain answers out, one transaction each.
//!
//! The window and the terminal call the same functions here. To add a use case,
//! write its request and answer, open its transaction in one place, and give
//! its refusals a code.

pub mod claims;
mod error;
pub mod glance;
pub mod views;

pub use error::{Code, Error, ErrorView};
