//! What is owed: sums, their explanation, how money received is shared.

pub(crate) mod amounts;
pub(crate) mod aside;
pub(crate) mod costs;
pub(crate) mod given_back;
pub(crate) mod late_payment;
pub(crate) mod open_credit;
pub(crate) mod readings;
pub(crate) mod set_off;
pub(crate) mod settling;
pub(crate) mod totals;
