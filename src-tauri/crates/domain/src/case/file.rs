//! What the facts of one client give on a day: the terms of an invoice, and what is owed on it.

use super::{
    CaseEvent, CaseFile, ClaimSettings, Happening, InvoiceStatement, NoticeStart, PartGivenUp, Plan,
    PlanInterest, PlanProgress,
};
use crate::claim::{self, CostsReading, Terms, Waiver};
use crate::{ContractRate, Day, DebtorNature, Invoice, InvoiceId, Law, LetterId, Money};

impl CaseFile {
    /// The day of a formal notice for this invoice after which a consumer owes interest: its
    /// first presentation, or what the firm chose.
    #[must_use]
    pub fn formal_notice_on(&self, invoice: InvoiceId, start: NoticeStart) -> Option<Day> {
        let events = self.events_of(invoice);
        if start == NoticeStart::Sending {
            let posted =
                |event: &&&CaseEvent| event.what.posted().is_some_and(|(step, _)| step.is_formal_notice());
            return events.iter().filter(posted).map(|event| event.on).min();
        }
        let notices: Vec<LetterId> = events
            .iter()
            .filter_map(|event| event.what.posted())
            .filter(|(step, _)| step.is_formal_notice())
            .map(|(_, letter)| letter)
            .collect();
        let counts =
            |event: &&&CaseEvent| start == NoticeStart::FirstPresentation || event.what.was_delivered();
        let presented = events.iter().filter(counts).filter_map(|event| event.what.presented());
        presented.filter(|(letter, _)| notices.contains(letter)).map(|(_, on)| on).min()
    }

    /// The day the last formal notice for this invoice was posted.
    #[must_use]
    pub fn notice_posted_on(&self, invoice: InvoiceId) -> Option<Day> {
        let events = self.events_of(invoice);
        let notices = events
            .iter()
            .filter(|event| event.what.posted().is_some_and(|(step, _)| step.is_formal_notice()));
        notices.map(|event| event.on).max()
    }

    /// What the creditor gave up on this invoice, by any act recorded.
    #[must_use]
    pub fn waiver_of(&self, invoice: &Invoice) -> Waiver {
        let acts = self.events_of(invoice.id);
        let waived = acts.iter().filter_map(|event| event.what.waived());
        let discounted = self.discount_gave_beside_up(invoice.id);
        let kept = Waiver {
            interest: invoice.waiver.interest || discounted || self.plan_gave_interest_up(invoice.id),
            indemnity: invoice.waiver.indemnity || discounted,
            ..invoice.waiver
        };
        let all = waived.fold(kept, |sum, act| Waiver {
            interest: sum.interest || act.interest,
            indemnity: sum.indemnity || act.indemnity,
            compensation: sum.compensation || act.compensation,
        });
        // A public buyer's interest is not given up: what says so is deemed unwritten, even where it
        // was noted before the client was known to be one (CCP L2192-14).
        Waiver { interest: all.interest && self.may_give_interest_up(invoice), ..all }
    }

    /// Whether giving up the interest of an invoice has any effect.
    fn may_give_interest_up(&self, invoice: &Invoice) -> bool {
        self.nature_of(invoice) != DebtorNature::PublicBuyer
    }

    /// What credit notes have not taken from an invoice yet: a credit note is never larger, what
    /// exceeds it is money given back.
    #[must_use]
    pub fn left_to_credit(&self, invoice: &Invoice) -> Money {
        let standing = self.standing_credit_notes().filter(|note| note.invoice == invoice.id);
        invoice.gross.less(standing.map(|note| note.amount).sum())
    }

    /// Whether credit notes take the whole of an invoice: it says that the sum was not due, so that
    /// neither interest nor indemnity is asked, unless the creditor said that the rest is claimed.
    #[must_use]
    pub fn is_cancelled(&self, invoice: &Invoice) -> bool {
        let claimed = || self.events_of(invoice.id).iter().any(|event| event.what == Happening::RestClaimed);
        self.left_to_credit(invoice).is_zero() && !claimed()
    }

    /// Whether the last plan gives interest up if it is kept, and each instalment came by its day.
    fn plan_gave_interest_up(&self, invoice: InvoiceId) -> bool {
        let Some((act, plan)) = self.plan_agreed(invoice) else { return false };
        let mut asked = Money::ZERO;
        plan.interest == PlanInterest::WaivedIfKept
            && plan.instalments.iter().all(|one| {
                asked += one.amount;
                self.received_since(act, one.due) >= asked
            })
    }

    /// The sums the creditor gave up on this invoice, each on its day.
    #[must_use]
    pub fn waived_parts_of(&self, invoice: &Invoice) -> Vec<claim::WaivedPart> {
        let acts = self.events_of(invoice.id);
        let effective = self.may_give_interest_up(invoice);
        let parts = acts.iter().filter_map(|event| Some((event.on, event.what.waived_part()?)));
        parts
            .map(|(on, part)| {
                let PartGivenUp { interest, indemnity, compensation } = part;
                let interest = if effective { interest } else { Money::ZERO };
                claim::WaivedPart { on, interest, indemnity, compensation }
            })
            .collect()
    }

    /// The share of an invoice in the recovery costs noted, each on the day it was paid.
    #[must_use]
    pub fn recovery_costs_of(&self, invoice: InvoiceId) -> Vec<claim::Movement> {
        let acts = self.events_of(invoice).into_iter();
        let shares = acts.filter_map(|event| {
            let place = event.invoices.iter().position(|one| *one == invoice)?;
            let amount = claim::shared_evenly(event.what.recovery_costs()?, event.invoices.len(), place);
            Some(claim::Movement { on: event.on, amount })
        });
        shares.filter(|share| share.amount.is_positive()).collect()
    }

    /// The clause on late payment that rules one invoice: its own, otherwise its client's, otherwise
    /// the company's.
    #[must_use]
    pub fn contract_rate_of(&self, invoice: &Invoice, settings: &ClaimSettings) -> Option<ContractRate> {
        invoice.contract_rate.or(self.client.contract_rate).or(settings.contract_rate)
    }

    /// The rules that apply to one invoice.
    #[must_use]
    pub fn terms_of(&self, invoice: &Invoice, settings: &ClaimSettings) -> Terms {
        Terms {
            nature: self.nature_of(invoice),
            rate_mode: settings.rate_mode,
            day_basis: settings.day_basis,
            allocation: settings.allocation_of(self.nature_of(invoice)),
            agreed: self.on_principal(invoice),
            contract_rate: self.contract_rate_of(invoice, settings),
            below_floor: settings.below_floor,
            formal_notice_on: self.formal_notice_on(invoice.id, settings.notice_start),
            interest_until: settings.interest_until,
            insolvency_judgment_on: self.payment_forbidden_since(invoice),
            waiver: self.waiver_of(invoice),
            cancelled: self.is_cancelled(invoice),
            waived_parts: self.waived_parts_of(invoice),
            recovery_costs: self.recovery_costs_of(invoice.id),
            costs_reading: CostsReading::default(),
        }
    }

    /// What is owed on one invoice at the end of `until`: the one function for
    /// lists, letters, the dashboard and the terminal.
    #[must_use]
    pub fn statement_of(
        &self,
        invoice: &Invoice,
        settings: &ClaimSettings,
        law: &Law,
        until: Day,
    ) -> InvoiceStatement {
        let mut found = self.before_refunds(invoice, settings, law, until);
        found.statement.overpaid = found.statement.overpaid.less(self.refunded(invoice.id, until));
        found
    }

    /// The same, all that was received too much still there.
    fn before_refunds(
        &self,
        invoice: &Invoice,
        settings: &ClaimSettings,
        law: &Law,
        until: Day,
    ) -> InvoiceStatement {
        let terms = self.terms_of(invoice, settings);
        let debt = invoice.debt(&self.payments, &self.credit_notes);
        let (statement, rate_unknown) = claim::statement_as_known(&debt, &terms, law, until);
        InvoiceStatement { invoice: invoice.id, terms, statement, rate_unknown }
    }

    /// What was given back, up to the end of a day, of what an invoice had received too much.
    #[must_use]
    pub fn refunded(&self, invoice: InvoiceId, until: Day) -> Money {
        let given = self.standing_events().filter(|event| event.on <= until);
        given.map(|event| event.what.refunded(invoice)).sum()
    }

    /// By how much more was given back than an invoice had received too much, at the end of a day: a
    /// payment that was taken back since leaves the client with money that was not too much.
    #[must_use]
    pub fn refunded_beyond(&self, invoice: InvoiceId, settings: &ClaimSettings, law: &Law, on: Day) -> Money {
        let too_much = self.invoice(invoice).map_or(Money::ZERO, |invoice| {
            self.before_refunds(invoice, settings, law, on).statement.overpaid
        });
        self.refunded(invoice, on).less(too_much)
    }

    /// Whether a dispute stands on this invoice, over the whole or a part.
    #[must_use]
    pub fn is_disputed(&self, invoice: InvoiceId) -> bool {
        self.dispute_of(invoice).is_some()
    }

    /// The last plan agreed over an invoice, with where it stands at the end of `today`: what was
    /// received on its invoices since it was agreed.
    #[must_use]
    pub fn plan_of(&self, invoice: InvoiceId, today: Day) -> Option<(&Plan, PlanProgress)> {
        let (event, plan) = self.plan_agreed(invoice)?;
        let received = self.received_since(event, today);
        Some((plan, plan.progress(received, today)))
    }
}
