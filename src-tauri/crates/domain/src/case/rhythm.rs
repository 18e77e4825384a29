//! One step a day: what was already done for an invoice on a day.

use super::{CaseEvent, CaseFile, Happening, OutcomeKind, StepKind};
use crate::{Day, InvoiceId};

impl Happening {
    /// The reminder that this was on our side: a letter posted, an e-mail sent, a call or a
    /// meeting. Who rings us is not reminded, what a client answers to a letter is not a letter,
    /// and the wrong person on the telephone is not the debtor.
    #[must_use]
    pub fn step_made(&self) -> Option<StepKind> {
        let step = match self {
            Happening::Contact { step, outcome, .. } => {
                let reached = outcome.kind() != OutcomeKind::WrongContact;
                return (step.is_spoken() && reached && self.is_contact()).then_some(*step);
            }
            Happening::Posted { step, .. } | Happening::Done { step } => *step,
            Happening::Skipped { .. }
            | Happening::PlanAgreed { .. }
            | Happening::Arranged { .. }
            | Happening::PositionTaken { .. }
            | Happening::DisputeClosed { .. }
            | Happening::Cheque { .. }
            | Happening::HandedOver { .. }
            | Happening::Presented { .. }
            | Happening::Resumed
            | Happening::Waived { .. }
            | Happening::RestClaimed
            | Happening::LegalAct { .. }
            | Happening::SolvencyLooked { .. }
            | Happening::RecoveryCosts { .. }
            | Happening::Note => return None,
        };
        step.is_reminder().then_some(step)
    }
}

impl CaseFile {
    /// The reminder that one of these invoices already had on a day, with that invoice: never two
    /// steps in a day about one debt.
    #[must_use]
    pub fn step_made_on(&self, invoices: &[InvoiceId], day: Day) -> Option<(StepKind, InvoiceId)> {
        let mut made = self.events.iter().filter(|event| !event.reversed && event.on == day);
        made.find_map(|event| Some((event.what.step_made()?, about(event, invoices)?)))
    }
}

fn about(event: &CaseEvent, invoices: &[InvoiceId]) -> Option<InvoiceId> {
    invoices.iter().find(|id| event.invoices.contains(id)).copied()
}
