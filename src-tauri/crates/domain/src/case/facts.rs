//! The facts of one client, as they are recorded.

use serde::{Deserialize, Serialize};

use super::{CaseEvent, Letter, PlanInterest};
use crate::claim::{AllocationMode, BelowFloor, DayBasis, Movement, RateMode, Statement, Terms};
use crate::{Client, ContractRate, CreditNote, Day, DebtorNature, Invoice, InvoiceId, Payment, RateUnknown};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ClaimSettings {
    /// Floating or frozen business rate.
    pub rate_mode: RateMode,
    /// Days in the year.
    pub day_basis: DayBasis,
    /// What payments are counted on first, public buyers apart.
    pub allocation: AllocationMode,
    /// What the payments of a public buyer are counted on first: its order to pay usually is for
    /// the principal, and interest is paid apart (CCP R2192-36); no text says so, to be verified.
    pub public_allocation: AllocationMode,
    /// What is done of a contract rate under its floor.
    pub below_floor: BelowFloor,
    /// Rate of the clause on late payment in the company's terms of sale; none: the default rate
    /// of C. com. L441-10 II. What a client or an invoice has of its own goes before it.
    pub contract_rate: Option<ContractRate>,
    /// From when a consumer owes interest.
    pub notice_start: NoticeStart,
    /// The last day whose interest one paper counts; never kept, said by that paper.
    #[serde(skip)]
    pub interest_until: Option<Day>,
    /// What becomes of interest during a new instalment plan with a business; none: what the
    /// program proposes.
    pub plan_interest: Option<PlanInterest>,
}

impl Default for ClaimSettings {
    fn default() -> ClaimSettings {
        ClaimSettings {
            rate_mode: RateMode::default(),
            day_basis: DayBasis::default(),
            allocation: AllocationMode::default(),
            public_allocation: AllocationMode::PrincipalFirst,
            below_floor: BelowFloor::default(),
            contract_rate: None,
            notice_start: NoticeStart::default(),
            interest_until: None,
            plan_interest: None,
        }
    }
}

impl ClaimSettings {
    /// The same for one paper whose interest stops at the end of a day.
    #[must_use]
    pub const fn stopping_interest(self, until: Option<Day>) -> ClaimSettings {
        ClaimSettings { interest_until: until, ..self }
    }

    /// What the payments of a debtor of this nature are counted on first.
    #[must_use]
    pub const fn allocation_of(&self, nature: DebtorNature) -> AllocationMode {
        match nature {
            DebtorNature::PublicBuyer => self.public_allocation,
            DebtorNature::Business | DebtorNature::Consumer | DebtorNature::NonProfessional => {
                self.allocation
            }
        }
    }

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

impl InvoiceStatement {
    /// The last day whose interest is counted, where it stops before the day of the account: the
    /// rate of the next one is not known, proceedings opened, or the paper stops there.
    #[must_use]
    pub fn interest_stops_on(&self) -> Option<Day> {
        let missing = self.rate_unknown.map(|missing| missing.0.first_day().previous());
        let judgment = self.terms.insolvency_judgment_on.map(Day::previous);
        [missing, judgment, self.terms.interest_until].into_iter().flatten().min()
    }
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

    /// What happened and was not taken back, in the order recorded.
    pub fn standing_events(&self) -> impl DoubleEndedIterator<Item = &CaseEvent> {
        self.events.iter().filter(|event| !event.reversed)
    }

    /// The payments that were not taken back, in the order received.
    pub fn standing_payments(&self) -> impl DoubleEndedIterator<Item = &Payment> {
        self.payments.iter().filter(|payment| !payment.reversed)
    }

    /// The credit notes that were not taken back.
    pub fn standing_credit_notes(&self) -> impl DoubleEndedIterator<Item = &CreditNote> {
        self.credit_notes.iter().filter(|note| !note.reversed)
    }

    /// The facts that concern one invoice and still count, in civil order, then as recorded.
    #[must_use]
    pub fn events_of(&self, invoice: InvoiceId) -> Vec<&CaseEvent> {
        let concerns = |event: &&CaseEvent| event.invoices.contains(&invoice);
        let mut events: Vec<&CaseEvent> = self.standing_events().filter(concerns).collect();
        events.sort_by_key(|event| (event.on, event.id));
        events
    }

    /// The last day on which the client was reached or tried, whatever it was about.
    #[must_use]
    pub fn last_contact_on(&self) -> Option<Day> {
        self.standing_events().filter(|event| event.what.is_contact()).map(|event| event.on).max()
    }

    /// The invoices of an act, oldest due first.
    pub(super) fn invoices_of(&self, act: &CaseEvent) -> Vec<&Invoice> {
        self.invoices.iter().filter(|one| act.invoices.contains(&one.id)).collect()
    }

    /// What reduced an invoice up to the end of a day, earliest first.
    pub(super) fn movements(&self, invoice: &Invoice, until: Day) -> Vec<Movement> {
        let debt = invoice.debt(&self.payments, &self.credit_notes);
        let mut movements: Vec<Movement> = debt.payments.into_iter().chain(debt.credit_notes).collect();
        movements.retain(|movement| movement.on <= until);
        movements.sort_by_key(|movement| movement.on);
        movements
    }
}
