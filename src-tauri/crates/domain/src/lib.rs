//! The rules of the trade, pure: money, days, law, invoices, cases, scenarios.
//!
//! Nothing here reads a clock, a file or a database: today is an argument, the
//! law is data that the caller hands over, and an answer that the law does not
//! give is an error that names what is missing. To add a rule, find the folder
//! of its word, cite its article in the doc comment, and give it an example
//! with real figures.

mod calendar;
pub mod case;
pub mod claim;
mod contract_rate;
mod day;
mod debtor;
mod delay;
pub mod doubtful;
pub mod identity;
mod ids;
pub mod insolvency;
mod invoice;
mod law;
pub mod limitation;
mod money;
mod party;
mod payment_order;
pub mod personal;
mod profile;
pub mod term;
mod tracking;

pub use calendar::{HolidayRegion, easter};
pub use contract_rate::{
    ClauseUnread, ContractRate, ContractRateError, Factor, Points, read_clause, read_rate,
};
pub use day::{Day, DayError, Half, Semester, SemesterError};
pub use debtor::{DebtorNature, DebtorNatureError};
pub use delay::{Delay, DelayDates, Prudence};
pub use ids::{ClientId, CreditNoteId, DocumentId, EventId, InvoiceId, LetterId, PaymentId};
pub use invoice::{CreditNote, Invoice, Payment, PaymentShare};
pub use law::{
    ChangeKind, CourtFile, Courts, Figure, FigureUnknown, KnownRate, Law, LawChange, LawError, LawUpdate,
    NoticeDelays, Origin, Parameter, ParameterFile, ParameterValue, Quantity, RateGap, RateUnknown,
    RefusedUpdate, Seat, SemesterRates, UPDATE_FORMAT, UpdateFile, UpdateFileError, UpdateRefusal,
    open_to_updates, plan_updates, read_update, updated_files,
};
pub use money::{Accrual, Money, MoneyError, Rate, RateError};
pub use party::{
    Address, Client, Company, Contact, ContactRole, calls_a_person, iban_key_is_right, proposed_nature,
    siren_key_is_right, siret_key_is_right,
};
pub use payment_order::{PaymentOrder, enforcement_wait, opposition_end, service_deadline};
pub use profile::ProfileFault;
pub use tracking::tracking_key_is_wrong;
