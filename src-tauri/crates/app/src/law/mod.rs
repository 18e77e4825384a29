//! Dates of the law asked for alone: delays, payment terms, limitation.
//!
//! Each answer carries its dates, its articles and the sentences that explain them,
//! so that the terminal and the window only show. Nothing here reads the data of a
//! company; the JSON is the contract of `docs/CLI.md`.

pub mod claims;
pub(crate) mod delay;
pub(crate) mod limitation;
pub(crate) mod limitation_words;
pub(crate) mod term;
pub(crate) mod usual_due;

pub use delay::DelayAnswer;
pub use delay::delay_answer;
pub use limitation::AlertAnswer;
pub use limitation::EventAnswer;
pub use limitation::LimitationAnswer;
pub use limitation::LimitationRequest;
pub use limitation::PossibleAnswer;
pub use limitation::limitation_answer;
pub use limitation::parse_event;
pub use term::TermAnswer;
pub use term::TermRequest;
pub use term::WarningAnswer;
pub use term::parse_regime;
pub use term::parse_term;
pub use term::term_answer;

use dument_domain::{Day, FigureUnknown};
use dument_letters::french::date;

use crate::{Code, Error};

/// A figure that the law files do not give for so old a day.
pub(crate) fn unknown(refused: FigureUnknown) -> Error {
    let told = format!(
        "Au {}, le texte qui fixe ce délai n’est pas dans les tables de Dûment\u{a0}: aucune date n’est calculée pour un jour aussi ancien.",
        date(refused.on)
    );
    Error::told(Code::BadDate, refused.on.to_string(), told)
}

/// A date beyond the calendar is a slip of the pen.
pub(crate) fn in_calendar(day: Day) -> Result<Day, Error> {
    const LAST_YEAR: i32 = 2199;
    if day.year() > LAST_YEAR { Err(Error::new(Code::BadDate, day.to_string())) } else { Ok(day) }
}
