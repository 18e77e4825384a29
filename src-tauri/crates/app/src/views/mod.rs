//! The answers of the use cases, named for the screens that show them.
//!
//! Amounts are text with two decimals and a dot, dates `YYYY-MM-DD`; sentences
//! are French and complete. The window formats, it never computes.

mod alerts;
mod amounts;
mod calendar;
mod call;
mod case;
mod changes;
mod costs;
mod deeds;
mod delegation;
mod freshness;
mod grouping;
mod intake;
mod legal;
mod letter;
mod lists;
mod mention;
mod rates;
mod scenarios;
mod settings;
mod today;
mod waive;

pub use alerts::{AbsenceLine, AbsenceView, AlertDays, AlertKind, AlertView, CourtesyView, QuietHours};
pub use amounts::{AllocationView, CostsShown, LineView, OtherReadingView, StatementView, SumView};
pub use calendar::{
    CalendarCount, CalendarDay, CalendarEntry, CalendarKind, CalendarRequest, CalendarSpan, CalendarView,
    PostponeInput, PostponeView,
};
pub use call::{
    AnswerPlace, AnswerView, CallCheck, CallView, ContactInput, ContactPreview, EmailSentInput,
    EmailStepView, LineToSay, NothingDue, ObjectionView, OutcomeChoice, RelationView, ScriptView,
};
pub use case::{
    CaseView, DeadlineKind, DeadlineView, DocumentView, InvoicePosition, PathStep, PathStepState,
    PossibleDateView, RoutePoint, RouteView, TimelineEntry, TimelineKind,
};
pub use changes::{ChangeLine, ChangeView, UndoPreview};
pub use costs::{CostInvoice, CostsDraft, CostsEffect, CostsOffer, CostsView, RecoveryCostsInput};
pub use deeds::{
    AccelerationChoice, AgreedView, ArrangementView, ChequeActView, ChequeView, CreditNoteProposal, Deed,
    DeedInput, DeedPreview, DeedProblem, DeedWarning, DisputeView, GiveUpReason, GivenUpView, HandOverView,
    InstalmentState, InstalmentView, InterestChoice, NoteInput, PaperRequest, PlanProposalRequest,
    PlanProposalView, PlanState, PlanView, SolvencyView, ThirdPartyCosts,
};
pub use delegation::{
    CallSheetView, ChosenCall, DelegationRow, DelegationView, FilledSheetView, ResultChoice, ResultField,
    ResultLine, ResultState, ResultVerdict, ResultsReport, SheetCaseView, SheetForm, SheetRequest,
    SheetSummary, WeekChoice,
};
pub use freshness::{FreshnessView, PaymentsSeen};
pub use grouping::{LapsedLetter, LeftOut};
pub use intake::{
    ColumnView, CreditNoteInput, DraftRow, DueDateRequest, DueDateView, ImportPreview, ImportReport,
    ImportRequest, InvoiceInput, NewClientInput, PaymentInput, PaymentView, ProblemView, SectorView,
    SettleChoice, SettleInput,
};
pub use legal::{LegalActChoice, LegalActInput, LegalActsView, LegalInvoice};
pub use letter::{
    AnswerInput, AnswerOffer, CheckState, CheckView, LetterAsk, LetterRequest, LetterView, PostedInput,
    PreparedLetterView, PresentedInput, RefusalView,
};
pub use lists::{
    ClientInput, ClientRow, ClientView, ClientsView, InvoiceFilter, InvoiceRow, InvoiceSort, InvoiceView,
    InvoicesRequest, InvoicesView,
};
pub use mention::MentionView;
pub use rates::{FigureView, RateChange, RateInput, RatesOffer, RatesPreview};
pub use scenarios::{
    ChannelOption, ClientScenario, DefaultScenario, DelayDraft, DelayUnit, OutcomeDraft, OutcomeLine,
    OutcomeOption, ScenarioChoice, ScenarioDone, ScenarioDraft, ScenarioFault, ScenarioField, ScenarioForm,
    ScenarioInput, ScenarioMove, ScenarioPreview, ScenarioTrial, ScenarioView, ScenariosView, StepDraft,
    StepLine, StepOption, StepToCome, ThenOption, TrialClient, UnitOption,
};
pub use settings::{AlertSettings, RateRow, RatesNotice, SettingsView, StartView};
pub use today::{
    AttachmentView, ComingStep, Done, EmailView, TodayDeadline, TodayGroup, TodayRow, TodayView, TotalsView,
    UndoToken,
};
pub use waive::WaiveInput;
