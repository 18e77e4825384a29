//! The use cases of Dûment: requests in, plain answers out, one transaction each.
//!
//! The window and the terminal call the same functions here. To add a use case,
//! write its request and answer, open its transaction in one place, and give
//! its refusals a code.

pub mod alerts;
mod amounts;
mod app;
mod book;
mod calendar;
mod changes;
pub mod claims;
mod clients;
mod contact;
mod costs;
mod courtesy;
mod deadlines;
mod deeds;
mod delegation;
mod desk;
mod dossier;
pub mod emails;
mod error;
mod example;
mod figures;
mod freshness;
pub mod glance;
mod grouping;
mod headline;
mod import;
mod insolvency;
mod invoices;
mod lapsed;
mod late_payment;
pub mod law_answers;
mod legal;
mod letter;
mod lookup;
mod mentions;
mod notes;
mod now;
mod orders;
mod payment;
mod rates;
mod reasons;
mod rhythm;
mod routes;
mod scenarios;
mod settings;
mod sharing;
mod statement;
mod today;
mod undo;
mod verify;
pub mod views;
mod waive;
mod why;
pub mod words;

pub use app::App;
pub use desk::Desk;
pub use dument_intake as intake;
pub use dument_letters::french;
pub use error::{Code, Error, ErrorView};
pub use import::ImportOptions;
pub use now::Now;
pub use verify::{CheckReport, VerifyReport};
