//! The real `dument-cli`, asked as a script would: answers, refusals, exit status.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod backups;
mod bad_input;
mod calendar;
mod companies;
mod costs;
mod data;
mod deeds;
mod delegation;
mod edit;
mod ends;
mod fresh;
mod hands;
mod law;
mod legal_act;
mod outcomes;
mod people;
mod purge;
mod rates;
mod scenarios;
mod sealed;
mod stateless;
mod support;
mod undo;
mod usage;
mod year_end;
