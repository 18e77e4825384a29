//! A case: what happened with a client, and what comes next.

mod agreement;
mod asked;
mod counting;
mod covered;
mod discount;
mod event;
mod facts;
mod file;
mod freeze;
mod habit;
mod lapse;
mod legal_act;
mod letter;
mod limit;
mod next;
mod nothing_asked;
mod notice;
mod opening;
mod outcome;
mod plan;
mod position;
mod promised;
mod refund;
mod relation;
mod rhythm;
mod scenario;
mod scenario_error;
mod set_off;
mod sharing;
mod simulate;
mod slip;
mod standing;
mod step;
mod tenable;
mod walk;

pub use agreement::{Arrangement, Beside, ChequeAct, ChequeStage, DisputeEnd};
pub use asked::SetAside;
pub use discount::Discount;
pub use event::{CallMinute, CaseEvent, Happening, PartGivenUp, SolvencyFinding};
pub use facts::{CaseFile, ClaimSettings, InvoiceStatement, NoticeStart};
pub use freeze::{Freeze, FrozenBy};
pub use habit::{Habit, PromiseNotKept};
pub use legal_act::NotedAct;
pub use letter::{Additions, LapseReason, Letter, LetterAsked, LetterBasis, LetterStatus};
pub use next::{NextStep, next_steps, position, positions};
pub use notice::{acceleration_deadline, letter_deadline};
pub use outcome::{Outcome, OutcomeKind, Proceedings};
pub use plan::{
    Acceleration, Instalment, InstalmentStanding, MissedInstalments, Plan, PlanError, PlanInterest,
    PlanProgress, early_principal,
};
pub use position::{Asked, InvoiceState, Planned, Position, Reason, Rules, StepSum};
pub use promised::RunningPromise;
pub use refund::{RefundRefused, refund_shares};
pub use relation::{Relation, RelationKind, Tone};
pub use rhythm::{BETWEEN_INVOICES_DAYS, WEEK_DAYS, WEEK_REMINDERS_MAX};
pub use scenario::{ActingDays, OutcomeRule, Scenario, ScenarioProblem, Step, Then, Wait};
pub use scenario_error::ScenarioError;
pub use set_off::{Moved, SetOff};
pub use sharing::{Owed, in_legal_order, share_payment};
pub use simulate::{ToCome, simulate};
pub use slip::meant;
pub use step::{Channel, StepKind};
