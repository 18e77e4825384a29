//! A case: what happened with a client, and what comes next.

mod event;
mod file;
mod scenario;

pub use event::{CaseEvent, Happening, Outcome, OutcomeKind};
pub use file::{CaseFile, ClaimSettings, InvoiceStatement, LapseReason, Letter, LetterBasis, LetterStatus};
pub use scenario::{Channel, OutcomeRule, Scenario, ScenarioError, Step, StepKind, Then, Wait};
