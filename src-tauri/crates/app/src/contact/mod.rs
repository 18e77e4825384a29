//! The guided call, the meeting and the e-mail: what is shown before, what is recorded after.
//!
//! [`view`] makes the screen of a call, [`record`] keeps how it ended, [`follow`] says what each
//! answer leads to, [`people`] who is asked for, [`relation`] in which tone, [`caution`] what to
//! know before ringing, [`minute`] how the timeline tells it, [`email`] the step that is an
//! e-mail and the confirmation of a call. To add an answer: its outcome in `dument-domain`, its
//! sentences in `dument-letters`, its place in [`choices`].

mod against;
mod bounds;
mod caution;
mod choices;
mod email;
mod follow;
mod invoices;
mod minute;
mod past;
mod people;
mod record;
mod relation;
mod resend;
mod resume;
mod settled;
mod view;

pub(crate) use bounds::{check_contact, check_issued};
pub(crate) use follow::first_follow_up;
pub(crate) use invoices::{invoice_position, late_invoices, step_position};
pub(crate) use minute::contact_line;
pub(crate) use past::{confirmable, earlier};
pub(crate) use people::{contact_name, phone_of};
