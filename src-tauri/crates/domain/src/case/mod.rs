//! A case: what happened with a client, and what comes next.

mod event;
mod file;
mod next;
mod scenario;
mod walk;

pub use event::{CaseEvent, Happening, Outcome, OutcomeKind};
pub use file::{
    CaseFile, ClaimSettings, InvoiceStatement, LapseReason, Letter, LetterBasis, LetterStatus, NoticeStart,
};
pub use next::{
    InvoiceState, NextStep, Planned, Position, Reason, Rules, letter_deadline, next_steps, position,
    positions,
};
pub use scenario::{Channel, OutcomeRule, Scenario, ScenarioError, Step, StepKind, Then, Wait};
