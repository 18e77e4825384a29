//! What of an invoice may be asked on a day: less than what is owed where a part is set aside.

use super::{CaseFile, ClaimSettings, InvoiceStatement};
use crate::claim::{self, Debt, Terms};
use crate::{Day, Invoice, Law, Money};

/// What of an invoice is not asked although its due date has passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SetAside {
    /// The part disputed, while the rest is still asked.
    pub disputed: Money,
    /// What an instalment plan leaves to later days: without an acceleration clause that has had
    /// its effect, a missed instalment does not make it due (C. civ. 1103).
    pub later: Money,
}

impl SetAside {
    /// Both together.
    #[must_use]
    pub fn sum(self) -> Money {
        self.disputed + self.later
    }
}

impl CaseFile {
    /// What of an invoice is not asked at the end of a day.
    #[must_use]
    pub fn set_aside(&self, invoice: &Invoice, settings: &ClaimSettings, law: &Law, on: Day) -> SetAside {
        let disputed = self.disputed_part(invoice.id).unwrap_or_default().min(self.unpaid(invoice, on));
        SetAside { disputed, later: self.later(invoice, settings, law, on) }
    }

    /// The debt of an invoice without the part disputed, with its rules: that part comes off what
    /// is due first. A part whose date has not come is not asked, and not disputed away.
    #[must_use]
    pub fn claim_undisputed(&self, invoice: &Invoice, settings: &ClaimSettings, on: Day) -> (Debt, Terms) {
        let mut debt = invoice.debt(&self.payments, &self.credit_notes);
        let mut left = self.disputed_part(invoice.id).unwrap_or_default().min(self.unpaid(invoice, on));
        debt.parts.sort_by_key(|part| part.due);
        for part in &mut debt.parts {
            let taken = left.min(part.amount);
            part.amount -= taken;
            left -= taken;
        }
        (debt, self.terms_of(invoice, settings))
    }

    /// The account of an invoice without the part disputed, at the end of `until`.
    #[must_use]
    pub fn undisputed_statement_of(
        &self,
        invoice: &Invoice,
        settings: &ClaimSettings,
        law: &Law,
        until: Day,
    ) -> InvoiceStatement {
        let (debt, terms) = self.claim_undisputed(invoice, settings, until);
        let (statement, rate_unknown) = claim::statement_as_known(&debt, &terms, law, until);
        InvoiceStatement { invoice: invoice.id, terms, statement, rate_unknown }
    }

    /// What may be asked on an invoice at the end of `until`: its account without the part
    /// disputed, less the principal that a plan leaves to later days. Its interest is that of the
    /// real account, so that a letter and a statement of account reconcile to the cent.
    #[must_use]
    pub fn asked_statement_of(
        &self,
        invoice: &Invoice,
        settings: &ClaimSettings,
        law: &Law,
        until: Day,
    ) -> InvoiceStatement {
        let mut computed = self.undisputed_statement_of(invoice, settings, law, until);
        let later = self.later(invoice, settings, law, until);
        let owed = &mut computed.statement;
        owed.principal = owed.principal.less(later);
        owed.overdue_principal = owed.overdue_principal.less(later);
        computed
    }

    /// What the plan of an invoice leaves to later days, on this one: the newest invoices wait.
    fn later(&self, invoice: &Invoice, settings: &ClaimSettings, law: &Law, on: Day) -> Money {
        let Some((act, plan)) = self.plan_agreed(invoice.id) else { return Money::ZERO };
        let received = self.received_since(act, on);
        if self.is_accelerated(act, plan, received, on) {
            return Money::ZERO;
        }
        let expected: Money = plan.instalments.iter().filter(|one| one.due < on).map(|one| one.amount).sum();
        let mut left = plan.total().less(if expected > received { expected } else { received });
        for other in self.invoices.iter().rev().filter(|other| act.invoices.contains(&other.id)) {
            let account = self.undisputed_statement_of(other, settings, law, on);
            let share = left.min(account.statement.principal);
            if other.id == invoice.id {
                return share;
            }
            left -= share;
        }
        Money::ZERO
    }
}
