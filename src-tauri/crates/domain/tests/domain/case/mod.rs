//! The five scenarios from due date to end, every outcome to its own, and the one rule of time.

mod arrangements;
mod editing;
mod habits;
mod outcomes;
mod proceedings;
mod scenarios;
mod terms;
mod time;
