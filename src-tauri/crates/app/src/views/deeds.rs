//! What is agreed or done beside contacts and letters: what the user may record, what it would
//! lead to, and how each thing agreed stands.

use dument_domain::case::{
    Acceleration, Arrangement, ChequeAct, ChequeStage, DisputeEnd, Instalment, Plan, PlanInterest,
    SolvencyFinding, StepKind,
};
use dument_domain::{ClientId, Day, EventId, InvoiceId, Money};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::views::CreditNoteInput;

/// Something agreed or done, to be recorded.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct DeedInput {
    /// The client.
    pub client: ClientId,
    /// The invoices; empty: those it can be about.
    #[serde(default)]
    pub invoices: Vec<InvoiceId>,
    /// What.
    pub what: Deed,
    /// The day; today if none is given.
    pub on: Option<Day>,
    /// The user's words.
    #[serde(default)]
    pub note: String,
}

/// A remark to keep in a case.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct NoteInput {
    /// The client.
    pub client: ClientId,
    /// The day; today if none is given.
    pub on: Option<Day>,
    /// The user's words.
    pub note: String,
}

/// What a user may record beside contacts, letters, payments and legal acts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum Deed {
    /// An instalment plan was agreed.
    Plan {
        /// The plan.
        plan: Plan,
    },
    /// The plan last agreed came back signed: it interrupts the limitation period (C. civ. 2240).
    PlanSigned,
    /// Another arrangement was agreed in writing.
    Arrangement {
        /// Which one.
        arrangement: Arrangement,
    },
    /// The dispute was answered in writing, by something else than the letter of the program.
    PositionTaken {
        /// The last day the client has to answer.
        answer_by: Day,
    },
    /// The dispute is over.
    DisputeClosed {
        /// How.
        end: DisputeEnd,
        /// The credit notes that end it, noted in the same act; one at least where it ends by a
        /// credit note that is not noted yet.
        #[serde(default)]
        #[ts(optional, as = "Option<Vec<CreditNoteInput>>")]
        credit_notes: Vec<CreditNoteInput>,
    },
    /// An act about an unpaid cheque.
    Cheque {
        /// Which one.
        act: ChequeAct,
    },
    /// The case goes to a third party, whose costs were asked first.
    HandedOver {
        /// To whom.
        to: String,
        /// What it takes.
        costs: ThirdPartyCosts,
        /// The day it should have reported.
        report_on: Day,
    },
    /// A step was done otherwise: an e-mail sent, a meeting held, the file completed.
    Done {
        /// Which step.
        step: StepKind,
    },
    /// The user goes on without a step.
    Skipped {
        /// Which step.
        step: StepKind,
    },
    /// The client's solvency was looked at before time is granted.
    SolvencyLooked {
        /// What was found.
        finding: SolvencyFinding,
        /// Where it was looked at.
        source: String,
    },
    /// « Lui laisser du temps ».
    TimeGiven {
        /// The last day of the pause.
        until: Day,
    },
    /// « Abandonner »: the sum is given up, with its reason.
    GivenUp {
        /// Why.
        reason: GiveUpReason,
    },
}

/// What a third party takes for recovering amicably: the answer is asked before the case is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "costs", rename_all = "snake_case")]
pub enum ThirdPartyCosts {
    /// It takes this sum.
    Takes {
        /// The sum, tax included.
        amount: Money,
    },
    /// « Ne prend rien ».
    TakesNothing,
}

/// Why a sum is given up, as the certificate says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GiveUpReason {
    /// Going on would cost more than the sum.
    CostsTooHigh,
    /// The client cannot be found.
    Unreachable,
    /// The client has nothing to pay with.
    NoMeans,
    /// The last day to act in court has passed.
    PastLimit,
    /// A gesture to a good client.
    Goodwill,
    /// Something else, said in the note.
    Other,
}

/// Where a plan would be made from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct PlanProposalRequest {
    /// The client.
    pub client: ClientId,
    /// The invoices; empty: all that are late.
    #[serde(default)]
    pub invoices: Vec<InvoiceId>,
    /// How many instalments; three if absent, at most thirty-six.
    pub count: Option<u32>,
    /// The first day; about a week later if absent.
    pub first: Option<Day>,
    /// The sum to spread; the principal that is late if absent.
    pub amount: Option<Money>,
}

/// A plan proposed: dates on working days, sums to the cent, clauses to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PlanProposalView {
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub client_name: String,
    /// The invoices, oldest due first.
    pub invoices: Vec<InvoiceId>,
    /// Their numbers.
    pub numbers: Vec<String>,
    /// The principal owed on them.
    pub principal: Money,
    /// Interest and indemnity owed on them.
    pub beside: Money,
    /// The most a plan may spread: both.
    pub owed: Money,
    /// What this one spreads.
    pub total: Money,
    /// Its instalments, earliest first; none where the request makes no plan.
    pub instalments: Vec<Instalment>,
    /// What may become of interest, for this debtor.
    pub interests: Vec<InterestChoice>,
    /// The one proposed.
    pub interest: PlanInterest,
    /// What a missed instalment may make of the rest.
    pub accelerations: Vec<AccelerationChoice>,
    /// The one proposed.
    pub acceleration: Acceleration,
    /// The last look at the client's solvency, if any.
    pub solvency: Option<SolvencyView>,
    /// Public registers where it can be looked at, as plain text.
    pub solvency_sources: Vec<String>,
    /// What to know before agreeing.
    pub warnings: Vec<DeedWarning>,
    /// What is wrong in the request, by field: `count`, `first`, `amount`.
    pub problems: Vec<DeedProblem>,
}

/// A clause on interest as a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct InterestChoice {
    /// The choice.
    pub interest: PlanInterest,
    /// « Abandonnées si l’échéancier est tenu ».
    pub title: String,
    /// The clause of the agreement.
    pub text: String,
    /// The article; empty where the law leaves it to the parties.
    pub source: String,
}

/// An acceleration clause (déchéance du terme) as a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AccelerationChoice {
    /// The choice.
    pub acceleration: Acceleration,
    /// « Tout devient exigible après une mise en demeure ».
    pub title: String,
    /// The clause of the agreement.
    pub text: String,
    /// The article or the decision.
    pub source: String,
}

/// Something to know before an act; the user decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DeedWarning {
    /// `long_without_guarantee`, `solvency_not_looked`, `consumer`, `vat`, `costs`…
    pub code: String,
    /// One sentence.
    pub sentence: String,
    /// The article; empty where it is our advice.
    pub source: String,
}

/// What is wrong in what was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DeedProblem {
    /// The field: `instalments`, `instalments.2.due`, `amount`, `by`, `to`, `note`, `on`…
    pub field: String,
    /// One sentence.
    pub sentence: String,
}

/// What an act would lead to; nothing is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DeedPreview {
    /// What will be written on the timeline.
    pub sentence: String,
    /// What follows, one sentence; empty while something is wrong.
    pub follows: String,
    /// The invoices it is about.
    pub invoices: Vec<InvoiceId>,
    /// What is owed on them.
    pub owed: Money,
    /// What the instalments make, for a plan.
    pub total: Option<Money>,
    /// What the instalments leave out of the sum owed, for a plan; below nothing if they exceed it.
    pub left_out: Option<Money>,
    /// What to know before.
    pub warnings: Vec<DeedWarning>,
    /// What is wrong; empty: it can be recorded.
    pub problems: Vec<DeedProblem>,
    /// Whether there is a paper to sign or to keep for it.
    pub paper: bool,
}

/// Which paper to make: of an act not recorded yet, or of one that is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "paper", rename_all = "snake_case")]
pub enum PaperRequest {
    /// The agreement as it would be.
    Draft {
        /// The act.
        deed: DeedInput,
    },
    /// The agreement, or the certificate of a sum given up, of an act recorded.
    Recorded {
        /// The client.
        client: ClientId,
        /// The act.
        event: EventId,
    },
}

/// A plan agreed, with how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PlanView {
    /// The act.
    pub event: EventId,
    /// The day it was agreed.
    pub agreed_on: Day,
    /// The day it came back signed.
    pub signed_on: Option<Day>,
    /// Its invoices.
    pub invoices: Vec<InvoiceId>,
    /// Their numbers.
    pub numbers: Vec<String>,
    /// What it spreads.
    pub total: Money,
    /// What was received since it was agreed.
    pub received: Money,
    /// What is left of it.
    pub left: Money,
    /// Its instalments, earliest first.
    pub instalments: Vec<InstalmentView>,
    /// How it stands.
    pub state: PlanState,
    /// « 1 versement reçu sur 3 ; le prochain, 300,00 €, le 1er décembre 2026. ».
    pub sentence: String,
    /// What happens, or may, when an instalment is missed.
    pub if_missed: String,
    /// What becomes of interest.
    pub interest: InterestChoice,
    /// What a missed instalment makes of the rest.
    pub acceleration: AccelerationChoice,
    /// What guarantees it; empty if nothing.
    pub guarantee: String,
}

/// How a plan stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanState {
    /// Every instalment past its day is paid.
    Kept,
    /// One is not.
    Missed,
    /// Everything is paid.
    Finished,
}

/// An instalment with how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct InstalmentView {
    /// The day it is due.
    pub due: Day,
    /// Its sum.
    pub amount: Money,
    /// What was received for it.
    pub received: Money,
    /// How it stands.
    pub state: InstalmentState,
}

/// How an instalment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InstalmentState {
    /// Wholly received.
    Paid,
    /// Its day has passed, something is missing.
    Late,
    /// The next one.
    Next,
    /// A later one.
    Coming,
}

/// Another arrangement, with how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ArrangementView {
    /// The act.
    pub event: EventId,
    /// The day it was agreed.
    pub agreed_on: Day,
    /// Its invoices.
    pub invoices: Vec<InvoiceId>,
    /// Their numbers.
    pub numbers: Vec<String>,
    /// What was agreed.
    pub arrangement: Arrangement,
    /// The same in a sentence.
    pub sentence: String,
    /// Its day has passed.
    pub passed: bool,
    /// The rest was paid by the day: the credit notes that the discount becomes, one by invoice,
    /// those still to be made.
    pub credit_notes: Vec<CreditNoteProposal>,
}

/// A credit note to make in the user's own invoicing, filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CreditNoteProposal {
    /// The invoice.
    pub invoice: InvoiceId,
    /// Its number.
    pub number: String,
    /// The sum, tax included.
    pub amount: Money,
    /// The VAT in it, in the proportion of the invoice, where the invoice says its own.
    pub vat: Option<Money>,
    /// Why, one sentence.
    pub sentence: String,
}

/// A dispute that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DisputeView {
    /// The contact that opened it.
    pub event: EventId,
    /// The day.
    pub opened_on: Day,
    /// Its invoices.
    pub invoices: Vec<InvoiceId>,
    /// Their numbers.
    pub numbers: Vec<String>,
    /// What the client holds against the work.
    pub reason: String,
    /// What was said or promised then, in the user's words.
    pub note: String,
    /// The sum disputed.
    pub disputed: Money,
    /// The principal left beside it, still asked.
    pub undisputed: Money,
    /// Whether only a part is disputed.
    pub in_part: bool,
    /// The day of our written answer.
    pub position_on: Option<Day>,
    /// The last day the client has to answer it.
    pub answer_by: Option<Day>,
    /// « Réponse à la contestation le 30 novembre 2026 ».
    pub next: String,
    /// The credit notes that would end it, one by invoice.
    pub credit_notes: Vec<CreditNoteProposal>,
}

/// An unpaid cheque, with its acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ChequeView {
    /// The contact that noted it.
    pub event: EventId,
    /// The day of its first presentation.
    pub presented_on: Day,
    /// Its invoices.
    pub invoices: Vec<InvoiceId>,
    /// Their numbers.
    pub numbers: Vec<String>,
    /// What comes next.
    pub stage: ChequeStage,
    /// The same in a sentence.
    pub sentence: String,
    /// From which day, by the law.
    pub on: Day,
    /// Why that day.
    pub why: String,
    /// The article.
    pub source: String,
    /// Every act, in order, done or not.
    pub acts: Vec<ChequeActView>,
}

/// An act about an unpaid cheque.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ChequeActView {
    /// Which one.
    pub act: ChequeAct,
    /// « Certificat de non-paiement demandé ».
    pub title: String,
    /// The day it was done.
    pub done_on: Option<Day>,
    /// It is the next one.
    pub is_next: bool,
}

/// A case in the hands of a third party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct HandOverView {
    /// The act.
    pub event: EventId,
    /// The day.
    pub on: Day,
    /// Its invoices.
    pub invoices: Vec<InvoiceId>,
    /// Their numbers.
    pub numbers: Vec<String>,
    /// Who.
    pub to: String,
    /// « frais 120,00 € », « ne prend rien ».
    pub costs: String,
    /// The day it should have reported.
    pub report_on: Day,
    /// That day has passed.
    pub late: bool,
}

/// The last look at the client's solvency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SolvencyView {
    /// The act.
    pub event: EventId,
    /// The day.
    pub on: Day,
    /// What was found.
    pub finding: SolvencyFinding,
    /// The same in a sentence.
    pub sentence: String,
    /// Older than three months: worth another look.
    pub old: bool,
}

/// A sum given up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct GivenUpView {
    /// The act.
    pub event: EventId,
    /// The day.
    pub on: Day,
    /// Its invoices.
    pub invoices: Vec<InvoiceId>,
    /// Their numbers.
    pub numbers: Vec<String>,
    /// Why.
    pub reason: String,
}

/// Everything agreed or going on beside the reminders of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct AgreedView {
    /// Plans that stand, latest first.
    pub plans: Vec<PlanView>,
    /// Other arrangements that stand.
    pub arrangements: Vec<ArrangementView>,
    /// Disputes that stand.
    pub disputes: Vec<DisputeView>,
    /// Unpaid cheques that go on.
    pub cheques: Vec<ChequeView>,
    /// Third parties that hold the case.
    pub handed_over: Vec<HandOverView>,
    /// Sums given up.
    pub given_up: Vec<GivenUpView>,
    /// The last look at the client's solvency.
    pub solvency: Option<SolvencyView>,
}
