//! « Calendrier »: everything to come, per day.

use dument_domain::case::StepKind;
use dument_domain::{ClientId, Day, InvoiceId, Money};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an entry of the calendar is about: what the filter keeps or leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CalendarKind {
    /// A step of the path, due or to come.
    Step,
    /// The last day of a promise or of an arrangement.
    Promise,
    /// An instalment of a plan.
    Instalment,
    /// The day the bank is looked at, after « c’est payé ».
    BankCheck,
    /// The end of the time given, or the return of who pays.
    Pause,
    /// An answer, a report or money that was announced for a day.
    Answer,
    /// The day a letter gives to pay.
    LetterDeadline,
    /// The due date of an invoice.
    DueDate,
    /// The last safe day to declare a claim, or to ask relief for a late one.
    ProofOfClaim,
    /// A date of an order for payment: to serve it, to wait for an opposition, to enforce it.
    Order,
    /// The last safe day to act in court.
    Limitation,
    /// What was done that day: a call, a letter posted, a payment received.
    Done,
}

impl CalendarKind {
    /// Every kind, in the order of the filter.
    pub const ALL: [CalendarKind; 12] = [
        CalendarKind::Step,
        CalendarKind::Promise,
        CalendarKind::Instalment,
        CalendarKind::BankCheck,
        CalendarKind::Pause,
        CalendarKind::Answer,
        CalendarKind::LetterDeadline,
        CalendarKind::DueDate,
        CalendarKind::ProofOfClaim,
        CalendarKind::Order,
        CalendarKind::Limitation,
        CalendarKind::Done,
    ];

    /// The word of the terminal contract and of the identifiers of an exported calendar.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            CalendarKind::Step => "step",
            CalendarKind::Promise => "promise",
            CalendarKind::Instalment => "instalment",
            CalendarKind::BankCheck => "bank_check",
            CalendarKind::Pause => "pause",
            CalendarKind::Answer => "answer",
            CalendarKind::LetterDeadline => "letter_deadline",
            CalendarKind::DueDate => "due_date",
            CalendarKind::ProofOfClaim => "proof_of_claim",
            CalendarKind::Order => "order",
            CalendarKind::Limitation => "limitation",
            CalendarKind::Done => "done",
        }
    }

    /// The word of the filter: « Relances ».
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            CalendarKind::Step => "Relances",
            CalendarKind::Promise => "Promesses",
            CalendarKind::Instalment => "Versements",
            CalendarKind::BankCheck => "Banque à vérifier",
            CalendarKind::Pause => "Fins de pause",
            CalendarKind::Answer => "Réponses attendues",
            CalendarKind::LetterDeadline => "Délais des lettres",
            CalendarKind::DueDate => "Échéances",
            CalendarKind::ProofOfClaim => "Déclarations de créance",
            CalendarKind::Order => "Injonctions de payer",
            CalendarKind::Limitation => "Limites pour agir",
            CalendarKind::Done => "Déjà fait",
        }
    }
}

impl CalendarKind {
    /// The word of one entry: « Relance ».
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            CalendarKind::Step => "Relance",
            CalendarKind::Promise => "Promesse",
            CalendarKind::Instalment => "Versement",
            CalendarKind::BankCheck => "Banque",
            CalendarKind::Pause => "Fin de pause",
            CalendarKind::Answer => "Réponse attendue",
            CalendarKind::LetterDeadline => "Délai d’une lettre",
            CalendarKind::DueDate => "Facture",
            CalendarKind::ProofOfClaim => "Procédure",
            CalendarKind::Order => "Injonction de payer",
            CalendarKind::Limitation => "Limite pour agir",
            CalendarKind::Done => "Fait",
        }
    }
}

/// How much of the calendar is on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CalendarSpan {
    /// One month, in whole weeks from Monday.
    #[default]
    Month,
    /// One week, from Monday.
    Week,
    /// Twelve months, only the days that hold something.
    List,
}

/// Which page of the calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarRequest {
    /// How much.
    pub span: CalendarSpan,
    /// A day of the page; today if absent.
    pub on: Option<Day>,
    /// The kinds kept; empty: all of them.
    pub kinds: Vec<CalendarKind>,
}

/// A page of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CalendarView {
    /// The day of work.
    pub today: Day,
    /// The day asked for.
    pub on: Day,
    /// « novembre 2026 ».
    pub title: String,
    /// The first day of the page.
    pub from: Day,
    /// The last day of the page.
    pub to: Day,
    /// The same day on the page before.
    pub previous: Day,
    /// The same day on the page after.
    pub next: Day,
    /// The days of the page in order; in a list, those that hold something.
    pub days: Vec<CalendarDay>,
    /// The kinds found on this page, before the filter.
    pub kinds: Vec<CalendarCount>,
}

/// How many entries of a kind a page holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CalendarCount {
    /// The kind.
    pub kind: CalendarKind,
    /// « Relances ».
    pub label: String,
    /// How many.
    pub count: usize,
}

/// A day of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CalendarDay {
    /// The day.
    pub on: Day,
    /// It is of the month shown, not of the weeks that overflow.
    pub inside: bool,
    /// Neither a holiday nor a week-end.
    pub working: bool,
    /// What comes, limits of the law first; then what was done that day.
    pub entries: Vec<CalendarEntry>,
}

/// Something that comes on a day, or was done on it, for one client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CalendarEntry {
    /// Its identifier in its kind, the same for as long as it stands: an export made again
    /// moves it instead of doubling it.
    pub id: String,
    /// Its kind.
    pub kind: CalendarKind,
    /// The same in a word: « Relance ».
    pub kind_label: String,
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub client_name: String,
    /// « Deuxième lettre ».
    pub title: String,
    /// Why, or what it is about, one sentence.
    pub detail: String,
    /// The money it is about, where there is some.
    pub amount: Option<Money>,
    /// The invoices.
    pub invoices: Vec<InvoiceId>,
    /// Their numbers.
    pub numbers: Vec<String>,
    /// The step, for an entry of the path.
    pub step: Option<StepKind>,
    /// It can be done today.
    pub due: bool,
    /// What is done then, as the button says it: « Appeler »; nothing for what is not due.
    pub act: Option<String>,
    /// Time can be given, with a reason: the reminder is then put off.
    pub movable: bool,
    /// Why it stays on its day, one sentence; empty for what is movable.
    pub fixed: String,
}

/// A reminder put off to another day.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct PostponeInput {
    /// The client.
    pub client: ClientId,
    /// The reminder.
    pub step: StepKind,
    /// Its invoices.
    pub invoices: Vec<InvoiceId>,
    /// The day it is wanted on.
    pub to: Day,
    /// Why, in the user's words; the case keeps it.
    #[serde(default)]
    pub reason: String,
}

/// Where a reminder put off would come back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PostponeView {
    /// The day: the one wanted, or the working day after it.
    pub on: Day,
    /// The same in a sentence.
    pub sentence: String,
}
