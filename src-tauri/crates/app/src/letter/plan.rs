//! What a letter is made for.

use dument_domain::case::StepKind;
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
}
