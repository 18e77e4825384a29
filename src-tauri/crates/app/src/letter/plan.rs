//! What a letter is made for.

use dument_domain::case::{ClaimSettings, SetOff, StepKind};
use dument_domain::{ClientId, Day, DebtorNature, InvoiceId};

use crate::views::LetterAsk;

/// What a letter is made for, once everything absent from the request is chosen.
pub(crate) struct Plan {
    pub(super) client: ClientId,
    pub(super) step: StepKind,
    pub(super) nature: DebtorNature,
    pub(super) chosen: Vec<InvoiceId>,
    pub(super) post_on: Day,
    pub(super) deadline: Day,
    pub(super) ask: LetterAsk,
    /// How this letter counts: interest may stop before its day.
    pub(super) settings: ClaimSettings,
    pub(super) confirmed: bool,
    /// What was paid too much elsewhere and is set off on the invoices asked.
    pub(super) set_off: Option<SetOff>,
}
