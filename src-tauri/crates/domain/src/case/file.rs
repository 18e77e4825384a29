//! Everything known of one client: its facts, and what they give on a day.

use serde::{Deserialize, Serialize};

use super::{CaseEvent, Letter, PartGivenUp, Plan, PlanInterest, PlanProgress};
use crate::claim::{
    self, AllocationMode, BelowFloor, CostsReading, DayBasis, RateMode, Statement, Terms, Waiver,
};
use crate::{
    Client, CreditNote, Day, DebtorNature, Invoice, InvoiceId, Law, LetterId, Money, Payment, RateUnknown,
};

/// From when a consumer owes interest after a formal notice (C. civ. 1231-6, 1344-1; law open).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum NoticeStart {
    /// The day after it was posted.
    Sending,
    /// The day after its first presentation (default, prudent).
    #[default]
    FirstPresentation,
    /// The day after it was handed over.
    Reception,
}

/// Choices where the law is open, made once for the firm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ClaimSettings {
    /// Floating or frozen business rate.
    pub rate_mode: RateMode,
    /// Days in the year.
    pub day_basis: DayBasis,
    /// What payments are counted on first.
    pub allocation: AllocationMode,
    /// What is done of a contract rate under its floor.
    pub below_floor: BelowFloor,
    /// From when a consumer owes interest.
    pub notice_start: NoticeStart,
    /// What becomes of interest during a new instalment plan with a business; none: what the
    /// program proposes.
    pub plan_interest: Option<PlanInterest>,
}

impl ClaimSettings {
    /// What a new plan proposes for interest while it is kept; the parties agree otherwise if they
    /// like. The firm's choice holds between professionals. Nothing is asked of a consumer, whose
    /// plan with interest would be a consumer credit (C. conso. L312-4). A public buyer's interest
    /// is not given up (CCP L2192-14).
    ///
    /// ```
    /// use dument_domain::DebtorNature::{Business, Consumer, PublicBuyer};
    /// use dument_domain::case::{ClaimSettings, PlanInterest};
    /// let firm = ClaimSettings { plan_interest: Some(PlanInterest::Waived), ..ClaimSettings::default() };
    /// assert_eq!(firm.proposed_plan_interest(Business), PlanInterest::Waived);
    /// assert_eq!(firm.proposed_plan_interest(PublicBuyer), PlanInterest::Runs);
    /// let firm = ClaimSettings { plan_interest: Some(PlanInterest::Runs), ..ClaimSettings::default() };
    /// assert_eq!(firm.proposed_plan_interest(Consumer), PlanInterest::Waived);
    /// assert_eq!(ClaimSettings::default().proposed_plan_interest(Business), PlanInterest::WaivedIfKept);
    /// ```
    #[must_use]
    pub fn proposed_plan_interest(&self, nature: DebtorNature) -> PlanInterest {
        match nature {
            DebtorNature::Business => self.plan_interest.unwrap_or_else(|| PlanInterest::proposed(nature)),
            DebtorNature::PublicBuyer => PlanInterest::Runs,
            DebtorNature::Consumer | DebtorNature::NonProfessional => PlanInterest::Waived,
        }
    }
}

/// The facts of one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFile {
    /// The client.
    pub client: Client,
    /// Its invoices, oldest due first.
    pub invoices: Vec<Invoice>,
    /// Its payments, in the order received.
    pub payments: Vec<Payment>,
    /// Credit notes on its invoices.
    pub credit_notes: Vec<CreditNote>,
    /// What happened, in the order recorded.
    pub events: Vec<CaseEvent>,
    /// Letters composed.
    pub letters: Vec<Letter>,
}

/// The statement of one invoice with the terms it was computed under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvoiceStatement {
    /// The invoice.
    pub invoice: InvoiceId,
    /// The rules applied.
    pub terms: Terms,
    /// The amounts and their lines.
    pub statement: Statement,
    /// The half-year whose rate is missing: amounts stop before it.
    pub rate_unknown: Option<RateUnknown>,
}

impl CaseFile {
    /// The invoice of that identifier.
    #[must_use]
    pub fn invoice(&self, id: InvoiceId) -> Option<&Invoice> {
        self.invoices.iter().find(|invoice| invoice.id == id)
    }

    /// The nature of the debtor for one invoice: its own, otherwise the client's in force.
    #[must_use]
    pub fn nature_of(&self, invoice: &Invoice) -> DebtorNature {
        invoice.nature.unwrap_or_else(|| self.client.nature_in_force())
    }

    /// The facts that concern one invoice and still count, in civil order, then as recorded.
    #[must_use]
    pub fn events_of(&self, invoice: InvoiceId) -> Vec<&CaseEvent> {
        let concerns = |event: &&CaseEvent| !event.reversed && event.invoices.contains(&invoice);
        let mut events: Vec<&CaseEvent> = self.events.iter().filter(concerns).collect();
        events.sort_by_key(|event| (event.on, event.id));
        events
    }

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
        waived.fold(kept, |sum, act| Waiver {
            interest: sum.interest || act.interest,
            indemnity: sum.indemnity || act.indemnity,
            compensation: sum.compensation || act.compensation,
        })
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
    pub fn waived_parts_of(&self, invoice: InvoiceId) -> Vec<claim::WaivedPart> {
        let acts = self.events_of(invoice);
        let parts = acts.iter().filter_map(|event| Some((event.on, event.what.waived_part()?)));
        parts
            .map(|(on, part)| {
                let PartGivenUp { interest, indemnity, compensation } = part;
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

    /// The rules that apply to one invoice.
    #[must_use]
    pub fn terms_of(&self, invoice: &Invoice, settings: &ClaimSettings) -> Terms {
        Terms {
            nature: self.nature_of(invoice),
            rate_mode: settings.rate_mode,
            day_basis: settings.day_basis,
            allocation: settings.allocation,
            agreed: self.on_principal(invoice),
            contract_rate: invoice.contract_rate,
            below_floor: settings.below_floor,
            formal_notice_on: self.formal_notice_on(invoice.id, settings.notice_start),
            insolvency_judgment_on: self.payment_forbidden_since(invoice),
            waiver: self.waiver_of(invoice),
            waived_parts: self.waived_parts_of(invoice.id),
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
        let terms = self.terms_of(invoice, settings);
        let debt = invoice.debt(&self.payments, &self.credit_notes);
        let (statement, rate_unknown) = claim::statement_as_known(&debt, &terms, law, until);
        InvoiceStatement { invoice: invoice.id, terms, statement, rate_unknown }
    }

    /// Whether a dispute stands on this invoice, over the whole or a part.
    #[must_use]
    pub fn is_disputed(&self, invoice: InvoiceId) -> bool {
        self.dispute_of(invoice).is_some()
    }

    /// The last day on which the client was reached or tried, whatever it was about.
    #[must_use]
    pub fn last_contact_on(&self) -> Option<Day> {
        let counts = |event: &&CaseEvent| !event.reversed && event.what.is_contact();
        self.events.iter().filter(counts).map(|event| event.on).max()
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
