//! The answers of the use cases, named for the screens that show them.
//!
//! Amounts are text with two decimals and a dot, dates `YYYY-MM-DD`; sentences
//! are French and complete. The window formats, it never computes.

mod alerts;
mod amounts;
mod calendar;
mod call;
mod case;
mod deeds;
mod freshness;
mod grouping;
mod intake;
mod legal;
mod letter;
mod lists;
mod rates;
mod scenarios;
mod settings;
mod today;
mod waive;

pub use amounts::{AllocationView, LineView, OtherReadingView, StatementView, SumView};
pub use calendar::{
    CalendarCount, CalendarDay, CalendarEntry, CalendarKind, CalendarRequest, CalendarSpan, CalendarView,
    PostponeInput, PostponeView,
};
pub use case::{
    CaseView, DeadlineKind, DeadlineView, DocumentView, InvoicePosition, PathStep, PathStepState,
    PossibleDateView, RouteView, TimelineEntry, TimelineKind,
};
pub use intake::{
    ColumnView, CreditNoteInput, DraftRow, DueDateRequest, DueDateView, ImportPreview, ImportReport,
    ImportRequest, InvoiceInput, NewClientInput, PaymentInput, PaymentView, ProblemView, SettleChoice,
    SettleInput,
};
pub use legal::{LegalActChoice, LegalActInput, LegalActsView, LegalInvoice};
pub use letter::{
    CheckState, CheckView, LetterAsk, LetterRequest, LetterView, PostedInput, PreparedLetterView,
    PresentedInput, RefusalView,
};
pub use lists::{
    ClientInput, ClientRow, ClientView, ClientsView, InvoiceFilter, InvoiceRow, InvoiceSort, InvoiceView,
    InvoicesRequest, InvoicesView,
};
pub use path::{DeedInput, ScenarioChoice, StepToCome};
pub use rates::{RateChange, RateInput, RatesOffer, RatesPreview};
pub use settings::{AlertSettings, RateRow, RatesNotice, SettingsView, StartView};
pub use today::{
    ComingStep, Done, EmailView, TodayDeadline, TodayGroup, TodayRow, TodayView, TotalsView, UndoToken,
};
pub use waive::WaiveInput;
