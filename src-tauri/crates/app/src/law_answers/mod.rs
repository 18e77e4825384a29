//! Dates of the law asked for alone: delays, payment terms, limitation.
//!
//! Each answer carries its dates, its articles and the sentences that explain them,
//! so that the terminal and the window only show. Nothing here reads the data of a
//! company; the JSON is the contract of `docs/CLI.md`.

mod delay;
mod limitation;
pub(crate) mod limitation_words;
mod term;

use dument_domain::{Day, FigureUnknown};

use crate::{Code, Error};

pub use delay::{DelayAnswer, delay_answer};
pub(crate) use delay::{counted_to_meet, counted_to_wait};
pub use limitation::{
    AlertAnswer, EventAnswer, LimitationAnswer, LimitationRequest, PossibleAnswer, limitation_answer,
    parse_event,
};
pub use term::{TermAnswer, TermRequest, WarningAnswer, parse_regime, parse_term, term_answer};

/// A figure that the law files do not give for so old a day.
fn unknown(refused: FigureUnknown) -> Error {
    let detail = format!("{} ({})", refused.on, refused.parameter.name());
    Error::new(Code::BadDate, detail)
}

/// A date beyond the calendar is a slip of the pen.
fn in_calendar(day: Day) -> Result<Day, Error> {
    const LAST_YEAR: i32 = 2199;
    if day.year() > LAST_YEAR { Err(Error::new(Code::BadDate, day.to_string())) } else { Ok(day) }
}
