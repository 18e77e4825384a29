//! Letters, their pages and their words; `support` reads the pages, `samples` holds the facts.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod around_a_debt;
mod call;
mod call_sheet;
mod conformance;
mod counted;
mod creditor;
mod demand_grid;
mod demands;
mod golden_agreements;
mod golden_letters;
mod golden_positions;
mod golden_statements;
mod guard_rules;
mod hostile;
mod layout;
mod mentions;
mod pictures;
mod practice;
mod reminder_email;
mod samples;
mod statement_pages;
mod support;
mod traps;
mod typography;
