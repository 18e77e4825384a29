//! The rules of the trade, pure: money, days, law, invoices, cases, scenarios.
//!
//! Nothing here reads a clock, a file or a database: today is an argument, the
//! law is data that the caller hands over, and an answer that the law does not
//! give is an error that names what is missing. To add a rule, find the folder
//! of its word, cite its article in the doc comment, and give it an example
//! with real figures.

mod calendar;
pub mod claim;
mod day;
mod debtor;
mod law;
mod money;

pub use calendar::{HolidayRegion, easter};
pub use day::{Day, DayError, Half, Semester, SemesterError};
pub use debtor::{DebtorNature, DebtorNatureError};
pub use law::{KnownRate, Law, LawError, NoticeDelays, ParameterFile, RateUnknown, SemesterRates};
pub use money::{Accrual, Money, MoneyError, Rate, RateError};
