//! A case: what happened with a client, and what comes next.

mod agreement;
mod counting;
mod discount;
mod event;
mod file;
mod freeze;
mod letter;
mod next;
mod outcome;
mod plan;
mod relation;
mod rhythm;
mod scenario;
mod simulate;
mod standing;
mod step;
mod tenable;
mod walk;

pub use agreement::{Arrangement, Beside, ChequeAct, ChequeStage, DisputeEnd};
pub use discount::Discount;
pub use event::{CallMinute, CaseEvent, Happening, PartGivenUp, SolvencyFinding};
pub use file::{CaseFile, ClaimSettings, InvoiceStatement, NoticeStart};
pub use freeze::{Freeze, FrozenBy};
pub use letter::{Additions, LapseReason, Letter, LetterAsked, LetterBasis, LetterStatus};
pub use next::{
    Asked, InvoiceState, NextStep, Planned, Position, Reason, Rules, letter_deadline, next_steps, position,
    positions,
};
pub use outcome::{Outcome, OutcomeKind, Proceedings};
pub use plan::{
    Acceleration, Instalment, MissedInstalments, Plan, PlanError, PlanInterest, PlanProgress, early_principal,
};
pub use relation::{Relation, RelationKind, Tone};
pub use rhythm::{BETWEEN_INVOICES_DAYS, WEEK_DAYS, WEEK_REMINDERS_MAX};
pub use scenario::{ActingDays, OutcomeRule, Scenario, ScenarioError, ScenarioProblem, Step, Then, Wait};
pub use simulate::{ToCome, simulate};
pub use standing::{InstalmentStanding, SetAside};
pub use step::{Channel, StepKind};
