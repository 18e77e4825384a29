//! What one case says on a day: functions of a case file, the ground and a day.
//!
//! Nothing here writes, opens a store or knows the other cases.

pub(crate) mod agreed;
pub(crate) mod limits;
pub(crate) mod money;
pub(crate) mod path;
pub(crate) mod people;
pub(crate) mod rates_notice;
pub(crate) mod routes;
pub(crate) mod rows;
pub(crate) mod timeline;
