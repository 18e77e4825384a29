//! The proofs that cross crates: one file, or folder, per question.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod altered;
mod claim_lines;
mod corpus;
mod journeys;
mod naive_ledger;
mod path_simulation;
mod path_table;
mod properties;
mod scenarios;
mod schema_files;
mod tidy;
mod tidy_rules;
mod torture;
mod traps_money;
mod traps_procedures;
mod traps_time;
mod window_commands;
mod worked_examples;
