//! Whether a case runs: it then keeps the version of the scenario it began with.

use super::super::{CaseFile, InvoiceState, Position};

impl CaseFile {
    /// Whether the path of an invoice has begun and is not over. `began_by`, local time
    /// `YYYY-MM-DDTHH:MM`, keeps only what was recorded up to then; `positions` are those of this
    /// file under any scenario, an invoice being settled or given up whatever the scenario.
    #[must_use]
    pub fn runs(&self, positions: &[Position], began_by: Option<&str>) -> bool {
        let open =
            |position: &&Position| !matches!(position.state, InvoiceState::Settled | InvoiceState::Abandoned);
        positions.iter().filter(open).any(|position| {
            self.standing_events().any(|event| {
                let in_time = began_by.is_none_or(|last| event.recorded_at.as_str() <= last);
                in_time && event.invoices.contains(&position.invoice) && event.what.is_on_path()
            })
        })
    }
}
