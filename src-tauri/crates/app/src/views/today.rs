//! « Aujourd’hui »: what to do now.

use dument_domain::case::StepKind;
use dument_domain::{ClientId, CreditNoteId, Day, EventId, InvoiceId, Money, PaymentId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::views::{AbsenceView, CourtesyView, EmailView, FreshnessView, LapsedLetter, RatesNotice, SumView};

/// The first screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TodayView {
    /// The day shown.
    pub today: Day,
    /// Number of rows due.
    pub count: usize,
    /// Principal late, over all clients.
    pub late: Money,
    /// Number of clients that are late.
    pub late_clients: usize,
    /// Principal of the rows due today.
    pub due_today: Money,
    /// All that is owed, and how it stands.
    pub totals: TotalsView,
    /// Rows by kind of step, most urgent first.
    pub groups: Vec<TodayGroup>,
    /// What comes next, at most ten, soonest first.
    pub coming: Vec<ComingStep>,
    /// Limits that an alert has announced, one per client, soonest first.
    pub deadlines: Vec<TodayDeadline>,
    /// Letters prepared that must not be sent any more.
    pub lapsed: Vec<LapsedLetter>,
    /// What came true while nobody looked, until the user has seen it.
    pub absence: Option<AbsenceView>,
    /// How recent the payments known are.
    pub payments: FreshnessView,
    /// On a day without work: until when the rows may wait.
    pub rest: Option<String>,
    /// Courteous reminders that may be sent before a due date, if the user wants them.
    pub courtesies: Vec<CourtesyView>,
    /// What is known of the rates, with a warning near their end.
    pub rates: RatesNotice,
    /// There is no invoice at all yet.
    pub is_empty: bool,
}

/// The rows of one kind of step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TodayGroup {
    /// Stable word of the group: a step code, `close_limit`, `broken_promise` or `procedure`.
    pub code: String,
    /// « Mise en demeure à envoyer ».
    pub title: String,
    /// Its rows.
    pub rows: Vec<TodayRow>,
}

/// One client and one step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TodayRow {
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub client_name: String,
    /// What to do.
    pub step: StepKind,
    /// The act on the button: « Appeler », « Préparer la mise en demeure ».
    pub action: String,
    /// The invoices.
    pub invoices: Vec<InvoiceId>,
    /// Their numbers.
    pub numbers: Vec<String>,
    /// Why, one sentence.
    pub reason: String,
    /// The day of the fact it follows from.
    pub since: Day,
    /// The day from which it is due.
    pub due_on: Day,
    /// Days late of the oldest invoice.
    #[ts(type = "number")]
    pub days_late: i64,
    /// What is asked on these invoices.
    pub sum: SumView,
    /// What is owed on them and not asked: « Sans 1 354,53 € contestés ».
    pub sum_says: Option<String>,
    /// The telephone of who pays, if known.
    pub phone: String,
    /// Another step is due for the same client: one of them a day.
    pub beside: Option<String>,
}

/// A step to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ComingStep {
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub client_name: String,
    /// What it will be: « Deuxième lettre ».
    pub title: String,
    /// From which day.
    pub on: Day,
    /// What is late then.
    pub amount: Money,
}

/// A limit that comes: to act in court, or to declare a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TodayDeadline {
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub client_name: String,
    /// The day.
    pub on: Day,
    /// « agir en justice avant le … ».
    pub sentence: String,
    /// « moins de 3 mois ».
    pub left: String,
    /// Three months or less are left.
    pub urgent: bool,
}

/// What can be taken back for ten seconds, and reversed later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum UndoToken {
    /// A fact of a case.
    Event(EventId),
    /// A payment.
    Payment(PaymentId),
    /// A credit note.
    CreditNote(CreditNoteId),
    /// Everything that one line of the journal changed: a client, an invoice, a file read, a
    /// setting.
    Change(#[ts(type = "number")] i64),
}

/// An act that was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Done {
    /// What was done and what follows, one sentence.
    pub message: String,
    /// How to take it back, where that is possible.
    pub undo: Option<UndoToken>,
    /// The client concerned.
    pub client: ClientId,
    /// An e-mail that confirms a call, to review and send with one's own mail program.
    pub email: Option<EmailView>,
}

/// What is owed over all the open invoices, and how it stands: the same sums as the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct TotalsView {
    /// Principal left on every open invoice.
    pub open: Money,
    /// Of which past its due date.
    pub late: Money,
    /// Of which promised.
    pub promised: Money,
    /// Of which disputed.
    pub disputed: Money,
    /// Interest and indemnities that could be asked.
    pub claimable: Money,
}
