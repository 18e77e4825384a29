//! The use cases of Dûment: requests in, plain answers out, one transaction each.
//!
//! The window and the terminal call the same functions here, through [`App::ask`] and [`App::act`]: a
//! question is a function of [`Reading`], an act one of `&mut` [`Acting`], in the folder of its word. To
//! add one, write its request and answer, open its transaction in one place, and give its refusals a code.
//!
//! The floors, from the ground up: `error`, `now` and `views`; `words`; `law` and `ground`;
//! `reading`, what one case says; one folder for each word of the screens; on the roof `glance`,
//! `example` and `desk`. Nothing imports from a floor above (`tests/src/tidy/floors.rs`).

mod error;
mod now;
pub mod views;

pub mod words;

mod ground;
pub mod law;

mod reading;

pub mod alerts;
pub mod backups;
pub mod calendar;
pub mod call;
pub mod case;
pub mod changes;
pub mod clients;
pub mod companies;
pub mod deeds;
pub mod delegation;
pub mod documents;
pub mod export;
pub mod freshness;
pub mod intake;
pub mod invoices;
pub mod legal;
pub mod letter;
pub mod payment;
pub mod personal;
pub mod scenarios;
pub mod settings;
pub mod statement;
pub mod today;

mod desk;
pub mod example;
pub mod glance;
pub mod trial;
pub mod verifying;

pub use alerts::rule::Closing;
pub use call::leave as emails;
pub use changes::verify::{CheckReport, VerifyReport};
pub use companies::Companies;
pub use desk::Desk;
pub use dument_intake as formats;
pub use dument_letters::french;
pub use error::{Code, Error, ErrorView, disk_trouble};
pub use ground::acting::Acting;
pub use ground::app::App;
pub use ground::asking::Reading;
pub use intake::ImportOptions;
pub use invoices::contract_rate::read_contract_rate;
pub use law as law_answers;
pub use law::claims;
pub use now::Now;
pub use settings::company_faults;
