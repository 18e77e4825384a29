//! The guided call, the meeting and the e-mail: what is shown before, what is recorded after.
//!
//! [`view`] makes the screen of a call, [`record`] keeps how it ended, [`follow`] says what each
//! answer leads to, [`people`] who is asked for, [`relation`] in which tone, [`caution`] what to
//! know before ringing, [`minute`] how the timeline tells it, [`email`] the step that is an
//! e-mail and the confirmation of a call. To add an answer: its outcome in `dument-domain`, its
//! sentences in `dument-letters`, its place in [`choices`].

mod caution;
mod choices;
mod email;
mod follow;
pub mod leave;
mod record;
mod resend;
mod resume;
mod settled;
mod view;

pub use email::{contact_email, email, email_sent};
pub use follow::preview;
pub use leave::email_file;
pub(crate) use record::contact_of;
pub use record::record;
pub use resume::resume;
pub use view::call;
