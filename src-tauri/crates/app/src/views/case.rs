//! « Dossier »: one client's case.

use dument_domain::case::StepKind;
use dument_domain::{
    ClientId, Day, DebtorNature, DocumentId, EventId, InvoiceId, LetterId, Money, PaymentId,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::views::{
    AgreedView, CostsOffer, OverpaidView, SettleChoice, StatementView, SumView, TodayRow, UndoToken,
};

/// Everything the case screen shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CaseView {
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub client_name: String,
    /// Nature in plain French: « professionnel ».
    pub nature_label: String,
    /// Nature.
    pub nature: DebtorNature,
    /// Whether the user confirmed it; otherwise the program asks the least.
    pub nature_confirmed: bool,
    /// SIREN as printed, if known.
    pub siren: Option<String>,
    /// The scenario's title.
    pub scenario: String,
    /// What is owed on late invoices today, without what was given up.
    pub sum: SumView,
    /// The same in words, for the title: « 1 040,00 € dus », « tout est payé », « 1 040,00 €
    /// abandonnés ».
    pub headline: String,
    /// What the sum holds beside what is asked today, and what it leaves out; none where it is
    /// simply what is due.
    pub sum_says: Option<String>,
    /// What one more day adds to them, where known.
    pub per_day: Option<Money>,
    /// « agir en justice avant le … » and other dates, soonest first.
    pub deadlines: Vec<DeadlineView>,
    /// The path of the most advanced late invoice.
    pub path: Vec<PathStep>,
    /// The invoices the path is about, where others are elsewhere; empty where it is all of them.
    pub path_numbers: Vec<String>,
    /// The steps due now.
    pub due: Vec<TodayRow>,
    /// Each invoice with where it stands.
    pub invoices: Vec<InvoicePosition>,
    /// What happened, latest first; what will come, above it, is marked as future.
    pub timeline: Vec<TimelineEntry>,
    /// Statement of each late invoice.
    pub statements: Vec<StatementView>,
    /// Kept files.
    pub documents: Vec<DocumentView>,
    /// Sentences the user must see: nature to confirm, payment date supposed…
    pub warnings: Vec<String>,
    /// Credit notes of a file that no invoice bears yet.
    pub open_credits: Vec<OpenCreditView>,
    /// What the case holds for a judge, and what is useful to add (suite judiciaire).
    pub holdings: Vec<String>,
    /// The judicial routes that exist, none ranked.
    pub routes: Vec<RouteView>,
    /// Plans, arrangements, disputes, cheques, third parties, sums given up, with how they stand.
    pub agreed: AgreedView,
    /// What is owed back to the client; none where nothing is too much.
    pub over: Option<OverpaidView>,
    /// What may be done of what is left once the principal came; empty while nothing waits for it.
    pub settle: Vec<SettleChoice>,
    /// Whether recovery costs may be noted; nothing while nothing is late.
    pub costs: Option<CostsOffer>,
}

/// A credit note of a file that no invoice bears yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OpenCreditView {
    /// Its number.
    pub number: String,
    /// Its day.
    pub on: Day,
    /// Its sum, tax included.
    pub amount: Money,
    /// The same, one sentence.
    pub sentence: String,
}

/// A judicial route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RouteView {
    /// « Injonction de payer ».
    pub title: String,
    /// When it serves, one sentence.
    pub sentence: String,
    /// The article.
    pub source: String,
    /// Court, form, lawyer, prior attempt, what is left to check.
    pub points: Vec<RoutePoint>,
}

/// A fact of a route, with its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RoutePoint {
    /// « Tribunal ».
    pub label: String,
    /// « Tribunal judiciaire du lieu où demeure votre client (Quimperlé) ».
    pub text: String,
    /// The article; may be empty.
    pub source: String,
}

/// A date that matters in the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DeadlineView {
    /// The day.
    pub on: Day,
    /// What must be done by then.
    pub kind: DeadlineKind,
    /// « agir en justice avant le 24 juillet 2031 ».
    pub sentence: String,
    /// The invoice of a limitation, for the sentences that speak of several; empty for an act.
    #[serde(skip)]
    pub number: String,
    /// Text and article.
    pub source: String,
    /// The day is behind us.
    pub passed: bool,
    /// « moins de 3 mois », once an alert has come.
    pub left: Option<String>,
    /// How the day was found, a sentence each.
    pub explanation: Vec<String>,
    /// Later days that another reading gives, not to be relied upon.
    pub possible: Vec<PossibleDateView>,
    /// What must not be believed: a petition filed protects nothing before its order is served.
    pub warnings: Vec<String>,
}

/// What a deadline is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineKind {
    /// The last safe day to act in court.
    Limitation,
    /// The last safe day to post a proof of claim.
    ProofOfClaim,
    /// The last safe day to ask to be relieved of a late proof.
    Relief,
    /// The last safe day to have an order for payment served.
    OrderService,
    /// The last day on which the client may oppose it.
    OrderOpposition,
    /// The first day on which it may be enforced if nobody opposed it.
    OrderEnforcement,
    /// The last safe day to pay the costs of a petition to the registry.
    PetitionCosts,
    /// The last safe day to pay the costs of an opposition to the registry.
    OppositionCosts,
    /// The last safe day to appoint a lawyer after an opposition.
    OppositionLawyer,
}

/// A later day that another reading of the law gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PossibleDateView {
    /// The day.
    pub on: Day,
    /// What might give it.
    pub sentence: String,
    /// Article or decision.
    pub article: String,
}

/// How far a step of the path is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PathStepState {
    /// Really done.
    Done,
    /// Gone past without having been done.
    Skipped,
    /// Due now.
    Due,
    /// Next, not due yet.
    Next,
    /// Later.
    Later,
}

/// A step on the bar at the top of the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PathStep {
    /// Which step.
    pub step: StepKind,
    /// « Deuxième lettre ».
    pub title: String,
    /// How far.
    pub state: PathStepState,
    /// Day done, or day due.
    pub on: Option<Day>,
}

/// One invoice in the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct InvoicePosition {
    /// The invoice.
    pub invoice: InvoiceId,
    /// Its number.
    pub number: String,
    /// What was done.
    pub work: String,
    /// Its due date.
    pub due_on: Day,
    /// Its total, tax included.
    pub gross: Money,
    /// What is owed.
    pub sum: SumView,
    /// State code of the terminal contract.
    pub state: String,
    /// The same in French.
    pub state_label: String,
    /// « Deuxième lettre le 28 octobre », if something comes.
    pub next: Option<String>,
    /// Why on that day, a sentence each; empty when nothing comes.
    pub next_why: Vec<String>,
}

/// The kind of a line of the timeline, for its icon and its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TimelineKind {
    /// A step to come.
    Coming,
    /// An invoice issued.
    Invoice,
    /// A due date passed.
    DueDate,
    /// A call.
    Call,
    /// A letter composed.
    LetterPrepared,
    /// A letter posted.
    LetterPosted,
    /// A registered letter presented.
    Presented,
    /// A payment.
    Payment,
    /// A credit note.
    CreditNote,
    /// Anything else noted.
    Note,
}

/// A line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TimelineEntry {
    /// The civil day.
    pub on: Day,
    /// The hour recorded, `HH:MM`, if known.
    pub time: Option<String>,
    /// Its kind.
    pub kind: TimelineKind,
    /// « Appel : promet de payer le 18 septembre ».
    pub title: String,
    /// The user's words and further facts.
    pub detail: String,
    /// Taken back by a counter-entry.
    pub reversed: bool,
    /// A file to open.
    pub document: Option<DocumentId>,
    /// A prepared or posted letter, for « J’ai posté la lettre ».
    pub letter: Option<LetterId>,
    /// The fact, if it is one.
    pub event: Option<EventId>,
    /// How to reverse it.
    pub undo: Option<UndoToken>,
    /// The conversation that an e-mail may confirm, for « E-mail de confirmation ».
    pub email: Option<EventId>,
    /// The payment by cheque that the bank may still return, for « Ce chèque est revenu impayé ».
    pub cheque: Option<PaymentId>,
}

/// What a file of a case proves, as the user says: its name proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// A quote or an order signed by the client.
    SignedQuote,
    /// Acceptance, delivery note, photographs of the work.
    WorkDone,
    /// Something else.
    Other,
}

/// A kept file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DocumentView {
    /// The document.
    pub id: DocumentId,
    /// Its name.
    pub name: String,
    /// « Facture », « Lettre », « Devis ou commande signé ».
    pub kind_label: String,
    /// What the user may say it is: a file added to the case, not one that the program made.
    pub may_say: bool,
    /// What the user said it is; none: to be said.
    pub said: Option<EvidenceKind>,
    /// The invoice it is about, where that was said.
    pub invoice: Option<InvoiceId>,
    /// `YYYY-MM-DDTHH:MM`.
    pub added_at: String,
    /// Size in bytes.
    #[ts(type = "number")]
    pub size: i64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}
