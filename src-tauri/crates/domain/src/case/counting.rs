//! Which payments an agreement counts on the principal first.
//!
//! C. civ. 1343-1 counts a payment on interest first, unless it was agreed otherwise. What a paper
//! of this program spreads, discounts or sets off is the principal, and its lines say so: a client
//! who keeps it owes no principal at its end (law reference 5, 17.17).

use super::{Arrangement, CaseEvent, CaseFile};
use crate::claim::OnPrincipal;
use crate::{Invoice, Payment};

/// The means of a payment that is no money: what a client gave is set off against what it owes.
const SET_OFF: &str = "compensation";

impl CaseFile {
    /// The payments of an invoice that meet its principal first: those made under an agreement
    /// that stands, and any one that is exactly the principal.
    pub(super) fn on_principal(&self, invoice: &Invoice) -> OnPrincipal {
        let events = self.events_of(invoice.id).into_iter();
        let agreements: Vec<&CaseEvent> = events
            .filter(|event| event.what.arrangement().is_some() || event.what.plan().is_some())
            .collect();
        if agreements.is_empty() {
            return OnPrincipal { days: Vec::new(), exact: true };
        }
        let mut received = self.standing_payments().collect::<Vec<_>>();
        received.retain(|payment| payment.allocations.iter().any(|share| share.invoice == invoice.id));
        let agreed = |payment: &&&Payment| {
            let last = agreements.iter().rfind(|act| act.on <= payment.on);
            last.is_some_and(|act| self.is_under(act, payment))
        };
        OnPrincipal { days: received.iter().filter(agreed).map(|payment| payment.on).collect(), exact: true }
    }

    /// Whether a payment was made under an agreement that stood on its day.
    fn is_under(&self, act: &CaseEvent, payment: &Payment) -> bool {
        if let Some(plan) = act.what.plan() {
            let before = self.received_since(act, payment.on.previous());
            return before < plan.total() && !self.is_accelerated(act, plan, before, payment.on);
        }
        match act.what.arrangement() {
            Some(Arrangement::Discount { by, .. }) => payment.on <= *by,
            Some(Arrangement::Exchange { value, .. }) => {
                payment.means.trim() == SET_OFF || payment.amount == *value
            }
            Some(Arrangement::Other { .. }) | None => false,
        }
    }
}
