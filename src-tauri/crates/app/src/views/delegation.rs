//! « Confier les appels »: a week of calls given to somebody else, and what they brought back.

use dument_domain::case::{OutcomeKind, StepKind};
use dument_domain::{ClientId, Day, InvoiceId, Money};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::views::UndoToken;

/// The calls of a week, to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DelegationView {
    /// The day of work.
    pub today: Day,
    /// This week and the next.
    pub weeks: Vec<WeekChoice>,
    /// The Monday of the week shown.
    pub week_of: Day,
    /// The calls due by its end, most urgent first.
    pub rows: Vec<DelegationRow>,
    /// What is asked over all of them.
    pub total: Money,
    /// To whom the sheet goes back, as it is printed.
    pub return_to: String,
    /// The sheets made, latest first.
    pub sheets: Vec<SheetSummary>,
}

/// A week that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct WeekChoice {
    /// Its Monday.
    pub week_of: Day,
    /// « Cette semaine », « La semaine prochaine ».
    pub label: String,
}

/// A call that may be given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DelegationRow {
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub client_name: String,
    /// A call, or a meeting to agree on.
    pub step: StepKind,
    /// « Appel ».
    pub title: String,
    /// The invoices.
    pub invoices: Vec<InvoiceId>,
    /// Their numbers.
    pub numbers: Vec<String>,
    /// What is asked: the principal, the undisputed part only.
    pub sum: Money,
    /// Days late of the oldest invoice.
    #[ts(type = "number")]
    pub days_late: i64,
    /// The day it is due; today for what is due already.
    pub on: Day,
    /// Whom to ask for; empty if not known.
    pub ask_for: String,
    /// The telephone; empty if not known.
    pub phone: String,
    /// Credit notes that the sum does not count, then what happened last, a sentence each; empty if nothing did.
    pub last: String,
}

/// A call chosen for a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChosenCall {
    /// The client.
    pub client: ClientId,
    /// The step.
    pub step: StepKind,
    /// The invoices it is about, where the client has several such calls; none named: any.
    #[serde(default)]
    pub invoices: Vec<InvoiceId>,
}

/// Which sheet to make.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SheetRequest {
    /// A day of the week; today if absent.
    pub week: Option<Day>,
    /// The calls; empty: all of them.
    pub chosen: Vec<ChosenCall>,
    /// Who will call; may be empty.
    pub given_to: String,
}

/// On paper, or as a table for a spreadsheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetForm {
    /// A PDF, ten cases a page.
    Pdf,
    /// A CSV file.
    Csv,
}

/// A sheet that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SheetSummary {
    /// Its number.
    pub number: u32,
    /// « Feuille 3, semaine du 23 novembre 2026, 12 appels, confiée à Anne ».
    pub label: String,
}

/// A sheet whose results are typed back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CallSheetView {
    /// The day of work.
    pub today: Day,
    /// Its number; absent while none was made.
    pub number: Option<u32>,
    /// The sheets made, latest first.
    pub sheets: Vec<SheetSummary>,
    /// How a call may end, in the order of its keys.
    pub answers: Vec<ResultChoice>,
    /// The cases, in the order of the sheet.
    pub cases: Vec<SheetCaseView>,
}

/// A way a call may end, as typed back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ResultChoice {
    /// The key: `1` to `9`, then `0`.
    pub key: String,
    /// The outcome.
    pub kind: OutcomeKind,
    /// « Promet de payer ».
    pub title: String,
    /// The date it needs, in words; absent if it needs none.
    pub date_label: Option<String>,
    /// The sum is asked too.
    pub asks_amount: bool,
    /// The note is its reason and must be given.
    pub needs_note: bool,
}

/// A case of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SheetCaseView {
    /// What it is found again by: « C3-07 ».
    pub reference: String,
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub client_name: String,
    /// Numbers of its invoices.
    pub numbers: Vec<String>,
    /// What is still asked of their principal.
    pub sum: Money,
    /// What was noted since the sheet was made, a sentence each.
    pub noted: Vec<String>,
    /// Why there is nothing to note any more; empty otherwise.
    pub closed: String,
}

/// A result as it is typed back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ResultLine {
    /// « C3-07 ».
    pub reference: String,
    /// How the call ended.
    pub outcome: Option<OutcomeKind>,
    /// The day of the call.
    pub on: Option<Day>,
    /// The day promised, or of the next call.
    pub date: Option<Day>,
    /// The sum promised; all that is late if absent.
    pub amount: Option<Money>,
    /// Who answered.
    #[serde(default)]
    pub who: String,
    /// The caller's words.
    #[serde(default)]
    pub note: String,
}

/// A filled sheet, read and not yet recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FilledSheetView {
    /// The sheet most of its rows are of.
    pub number: Option<u32>,
    /// What its rows say.
    pub lines: Vec<ResultLine>,
    /// How many rows were left blank.
    pub blank: usize,
    /// What could not be read, a sentence each, with its line.
    pub problems: Vec<String>,
}

/// What became, or would become, of the results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ResultsReport {
    /// A line each, in the order given.
    pub lines: Vec<ResultVerdict>,
    /// How many were recorded, or would be.
    pub recorded: usize,
    /// A line is wrong: nothing was recorded.
    pub refused: bool,
    /// The same in a sentence.
    pub message: String,
    /// How to take them back, latest first.
    pub undo: Vec<UndoToken>,
}

/// What becomes of one result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ResultVerdict {
    /// « C3-07 ».
    pub reference: String,
    /// Recorded, known already, without object, or wrong.
    pub state: ResultState,
    /// The field that is wrong.
    pub field: Option<ResultField>,
    /// What is recorded, or why not.
    pub sentence: String,
}

/// What becomes of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ResultState {
    /// It is a new contact of the case.
    New,
    /// The case has it already: nothing is added.
    Same,
    /// Nothing is late any more: there is nothing to note.
    Closed,
    /// It cannot be recorded.
    Bad,
}

/// A field of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ResultField {
    /// Which case.
    Reference,
    /// How it ended.
    Outcome,
    /// The day of the call.
    On,
    /// The day promised.
    Date,
    /// The sum promised.
    Amount,
    /// The note.
    Note,
}
