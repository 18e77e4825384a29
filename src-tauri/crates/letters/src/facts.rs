//! What a letter is composed from: plain facts of a case on the day of the letter.
//!
//! `app` builds them from a case file; nothing here is computed by the letter
//! but sums of what is given. A fact that is not known stays `None` or empty,
//! and the sentence that would need it is not written.

use dument_domain::case::{Acceleration, Freeze, Instalment, NoticeStart, Outcome, SetAside, StepKind};
use dument_domain::claim::{DuePart, Statement, Waiver};
use dument_domain::limitation::Activity;
use dument_domain::{Client, Company, ContractRate, Day, DebtorNature, Money, RateUnknown};

use crate::model::Picture;

/// Everything one letter needs. One letter speaks under one nature of debtor:
/// invoices of another nature go into another letter.
#[derive(Clone, Debug)]
pub struct LetterFacts {
    /// Which letter: first, second, collection letter, formal notice, final demand.
    pub step: StepKind,
    /// The user's own company.
    pub creditor: Company,
    /// The client the letter is addressed to.
    pub debtor: Client,
    /// Nature of the debtor for all the invoices below: it decides what may be asked.
    pub nature: DebtorNature,
    /// Whether the user confirmed that nature.
    pub nature_confirmed: bool,
    /// Date of the letter: the day it is planned to be posted.
    pub written_on: Day,
    /// What makes a private debtor's interest run, as the firm chose where the law is open.
    pub notice_start: NoticeStart,
    /// The last day whose interest the creditor chose to count, before the day of the letter.
    pub interest_until: Option<Day>,
    /// Deadline that the letter prints: a working day, at least posting + mail + delay.
    pub deadline: Day,
    /// The invoices claimed, oldest due first; at least one.
    pub invoices: Vec<InvoiceFacts>,
    /// Contacts that took place, in civil order, cancelled ones left out.
    pub history: Vec<Contacted>,
    /// What is asked beside the principal.
    pub ask: Ask,
    /// What one more day adds to the interest, to the nearest cent, over all the
    /// invoices; `None` when it is nothing, not known, or not yet running.
    pub daily_increase: Option<Money>,
    /// What paying on each of the next days would cost.
    pub days: DayTable,
    /// Whom the case goes to if the formal notice stays without effect.
    pub third_party: ThirdParty,
    /// Since when these invoices are before a judge, if an action is followed.
    pub in_court_since: Option<Day>,
    /// The day an order for payment of one of these invoices was served, if it was.
    pub order_served_on: Option<Day>,
    /// The user makes the letter knowingly: what only asks to wait does not forbid it.
    pub confirmed: bool,
    /// What the creditor owes back to this client, by invoice: received or credited beyond what was
    /// due, whichever invoices are asked here.
    pub owed_back: Vec<(String, Money)>,
    /// What was received or credited beyond other invoices and is set off on these: the sums below are
    /// what is left after it (C. civ. 1347).
    pub set_off: Option<SetOffFacts>,
    /// What freezes the earlier debts of this client, whichever invoices are asked here.
    pub freeze: Option<Freeze>,
    /// The plan agreed over these invoices that is not finished, if there is one.
    pub plan: Option<PlanFacts>,
    /// The dispute that the letter answers; for the answer to a dispute only.
    pub position: Option<PositionFacts>,
    /// Number of the registered letter, once the form is bought.
    pub registered_number: Option<String>,
    /// Reference to quote with the payment; empty: the numbers of the invoices.
    pub payment_reference: String,
    /// Enclosures beside the copies of invoices, one a line: « Copie du devis n° 1042 ».
    pub enclosures: Vec<String>,
    /// Whether the contract was signed away from the firm's premises, at the
    /// consumer's home (C. conso. L221-10); `None` when not noted.
    pub signed_at_home: Option<bool>,
    /// Logo above the creditor's name.
    pub logo: Option<Picture>,
    /// Scanned signature; without it, room is left for the hand.
    pub signature: Option<Picture>,
}

/// A set-off (compensation) that a letter counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetOffFacts {
    /// All that is set off.
    pub amount: Money,
    /// The numbers of the invoices that had received too much.
    pub sources: Vec<String>,
    /// The numbers of the invoices it meets.
    pub targets: Vec<String>,
}

/// An instalment plan that a letter reminds of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFacts {
    /// The day it was agreed.
    pub agreed_on: Day,
    /// The instalments missed, each with what is short of it; none while it is kept.
    pub missed: Vec<Instalment>,
    /// What a missed instalment makes of the rest.
    pub acceleration: Acceleration,
    /// Where it stands.
    pub stage: PlanStage,
}

/// Where a plan stands on the day of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanStage {
    /// Each instalment keeps its date.
    Running,
    /// What was missed has made the whole due.
    Accelerated,
    /// Every instalment came.
    Finished,
}

/// What the answer to a dispute says (prise de position).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionFacts {
    /// The day the client disputed.
    pub opened_on: Day,
    /// What the client holds against the work, in the words noted.
    pub reason: String,
    /// The sum disputed, where it is not the whole.
    pub amount: Option<Money>,
    /// The creditor's answer, in its own words.
    pub answer: String,
    /// What it proposes.
    pub offer: PositionOffer,
}

/// What the creditor proposes to end a dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PositionOffer {
    /// Nothing: the demand stands.
    Maintain,
    /// A credit note of a sum.
    CreditNote(Money),
    /// A gesture, in words.
    Gesture(String),
}

/// How a letter tells what each of the next days would cost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DayTable {
    /// It does not.
    #[default]
    Silent,
    /// In the letter: each day with the sum asked if it is paid on it, in order.
    Written(Vec<(Day, Money)>),
    /// In the statement of account joined to it, so that the letter stays short.
    Joined,
}

/// One invoice as a letter states it.
#[derive(Clone, Debug)]
pub struct InvoiceFacts {
    /// Its number as printed.
    pub number: String,
    /// Day of issue.
    pub issued_on: Day,
    /// When each part is due, earliest first; at least one.
    pub parts: Vec<DuePart>,
    /// The due date was computed, not read: shown to the user as to confirm.
    pub due_supposed: bool,
    /// What the work was: work, or carriage.
    pub activity: Activity,
    /// Nature of the work in a few words; may be empty.
    pub work: String,
    /// Number of the quote.
    pub quote_number: Option<String>,
    /// Day the quote was accepted.
    pub quote_on: Option<Day>,
    /// Day the work was finished.
    pub completed_on: Option<Day>,
    /// Total with tax.
    pub gross: Money,
    /// Value-added tax in it: « TTC » is written only when there is some.
    pub vat: Option<Money>,
    /// Payments counted on this invoice, in the order received.
    pub payments: Vec<Paid>,
    /// Credit notes on this invoice.
    pub credit_notes: Vec<Credited>,
    /// Recovery costs that count on this invoice, in the order paid.
    pub costs: Vec<JustifiedCost>,
    /// Rate of the clause on late payment that rules it: its own, its client's or the company's.
    pub contract_rate: Option<ContractRate>,
    /// What is owed on `written_on`, line by line.
    pub statement: Statement,
    /// The half-year whose rate is missing: the interest stops before it.
    pub rate_unknown: Option<RateUnknown>,
    /// What the creditor gave up on this invoice.
    pub waiver: Waiver,
    /// A dispute stands.
    pub disputed: bool,
    /// What is late and not asked here, left out of `statement`: the part disputed, what an
    /// instalment plan leaves to later days.
    pub set_aside: SetAside,
    /// Day from which the law forbids to demand this invoice (opening judgment,
    /// admissible over-indebtedness), when the work was done before it.
    pub forbidden_since: Option<Day>,
    /// Last day to sue, if computed: past it, court is no longer mentioned.
    pub act_before: Option<Day>,
    /// First presentation of an earlier formal notice for this invoice.
    pub formal_notice_on: Option<Day>,
    /// The day the last formal notice for this invoice was posted.
    pub notice_posted_on: Option<Day>,
    /// The invoice itself is kept in the file, and a copy goes with the letter.
    pub copy_in_file: bool,
    /// The signed quote or order is kept in the file.
    pub quote_in_file: bool,
    /// A proof that the work was done is kept in the file.
    pub completion_in_file: bool,
}

/// A payment on one invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paid {
    /// Day the funds were available.
    pub on: Day,
    /// The day was not in the file: the letter then leaves it out.
    pub on_supposed: bool,
    /// The share counted on this invoice.
    pub amount: Money,
}

/// A credit note on one invoice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credited {
    /// Its number; may be empty.
    pub number: String,
    /// Its date.
    pub on: Day,
    /// Its sum, tax included.
    pub amount: Money,
}

/// A recovery cost that was paid, with the paper that proves it (C. com. L441-10 II: « sur
/// justification »).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JustifiedCost {
    /// The day it was paid.
    pub on: Day,
    /// The share counted on the invoice.
    pub amount: Money,
    /// All that was paid, for this invoice and others: what the paper shows.
    pub paid: Money,
    /// For what and to whom, in the user's words.
    pub what: String,
    /// The paper, in the user's words.
    pub proof: String,
}

/// A contact with the client that took place on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contacted {
    /// The civil day.
    pub on: Day,
    /// By which means.
    pub how: Means,
    /// How it ended, if noted; letters posted have none.
    pub outcome: Option<Outcome>,
}

/// By which means a contact took place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Means {
    /// By telephone.
    Call {
        /// Who answered; empty when not noted.
        interlocutor: String,
    },
    /// Face to face.
    Meeting {
        /// Who was there; empty when not noted.
        interlocutor: String,
    },
    /// By e-mail from the creditor.
    Email,
    /// A letter posted for that step.
    Letter(StepKind),
    /// The client answered or came forward, by a means not noted.
    Reply,
}

/// What is asked beside the principal. Nothing is given up by not asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Late-payment interest.
    pub interest: bool,
    /// The fixed recovery indemnity.
    pub indemnity: bool,
    /// What justified recovery costs add to it.
    pub compensation: bool,
}

impl Ask {
    /// The principal alone, « sans renoncer au surplus ».
    pub const PRINCIPAL_ONLY: Ask = Ask { interest: false, indemnity: false, compensation: false };

    /// All that the law gives against a debtor of this nature: interest always
    /// (none runs for a consumer before a formal notice), the indemnity only
    /// from professionals and public buyers (C. com. L441-10, CCP L2192-13), costs above
    /// it from professionals.
    #[must_use]
    pub fn all_lawful(nature: DebtorNature) -> Ask {
        Ask {
            interest: true,
            indemnity: nature.owes_without_notice(),
            compensation: nature.owes_additional_compensation(),
        }
    }
}

/// Whom the creditor turns to after a formal notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThirdParty {
    /// Enforcement officer.
    #[default]
    CommissaireDeJustice,
    /// Lawyer.
    Avocat,
}

impl ThirdParty {
    /// As the letter names it.
    #[must_use]
    pub const fn in_french(self) -> &'static str {
        match self {
            ThirdParty::CommissaireDeJustice => "un commissaire de justice",
            ThirdParty::Avocat => "un avocat",
        }
    }
}

/// A payment promised whose date has passed without the whole sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BrokenPromise {
    /// Day it was made.
    pub made_on: Day,
    /// Last day promised.
    pub by: Day,
    /// The sum promised.
    pub amount: Money,
    /// What came since it was made: less than the sum.
    pub received: Money,
}

impl InvoiceFacts {
    /// The first due date; the day of issue for an invoice without part.
    #[must_use]
    pub fn due_on(&self) -> Day {
        self.parts.iter().map(|part| part.due).min().unwrap_or(self.issued_on)
    }

    /// Payments and credit notes together.
    #[must_use]
    pub fn received(&self) -> Money {
        let paid: Money = self.payments.iter().map(|paid| paid.amount).sum();
        paid + self.credit_notes.iter().map(|note| note.amount).sum()
    }

    /// The day of the payment that left no principal, once none is left.
    #[must_use]
    pub fn principal_paid_on(&self) -> Option<Day> {
        let paid = self.statement.allocations.iter().filter(|one| one.to_principal.is_positive());
        paid.map(|one| one.on).max().filter(|_| self.statement.principal.is_zero())
    }

    /// Principal past its due date, the only principal that a letter claims.
    #[must_use]
    pub fn claimed_principal(&self) -> Money {
        self.statement.overdue_principal
    }
}

impl LetterFacts {
    /// Principal past its due date, over the invoices.
    #[must_use]
    pub fn principal(&self) -> Money {
        self.invoices.iter().map(InvoiceFacts::claimed_principal).sum()
    }

    /// Interest asked in this letter.
    #[must_use]
    pub fn interest(&self) -> Money {
        self.invoices.iter().map(|invoice| self.interest_of(invoice)).sum()
    }

    /// Indemnity asked in this letter.
    #[must_use]
    pub fn indemnity(&self) -> Money {
        self.invoices.iter().map(|invoice| self.indemnity_of(invoice)).sum()
    }

    /// Interest asked on one invoice.
    #[must_use]
    pub fn interest_of(&self, invoice: &InvoiceFacts) -> Money {
        if self.ask.interest { invoice.statement.interest } else { Money::ZERO }
    }

    /// Indemnity asked on one invoice.
    #[must_use]
    pub fn indemnity_of(&self, invoice: &InvoiceFacts) -> Money {
        if self.ask.indemnity { invoice.statement.indemnity } else { Money::ZERO }
    }

    /// What justified costs add to the indemnity, asked in this letter.
    #[must_use]
    pub fn compensation(&self) -> Money {
        self.invoices.iter().map(|invoice| self.compensation_of(invoice)).sum()
    }

    /// The same, asked on one invoice.
    #[must_use]
    pub fn compensation_of(&self, invoice: &InvoiceFacts) -> Money {
        if self.ask.compensation { invoice.statement.additional_compensation } else { Money::ZERO }
    }

    /// All that is asked on one invoice.
    #[must_use]
    pub fn total_of(&self, invoice: &InvoiceFacts) -> Money {
        let added = self.interest_of(invoice) + self.indemnity_of(invoice) + self.compensation_of(invoice);
        invoice.claimed_principal() + added
    }

    /// Whether one sum is asked: principal, interest, indemnity or costs alone, on one invoice.
    #[must_use]
    pub fn has_one_sum(&self) -> bool {
        let parts = [self.principal(), self.interest(), self.indemnity(), self.compensation()];
        self.invoices.len() == 1 && parts.into_iter().filter(|sum| sum.is_positive()).count() == 1
    }

    /// All that is asked in this letter.
    #[must_use]
    pub fn total(&self) -> Money {
        self.invoices.iter().map(|invoice| self.total_of(invoice)).sum()
    }

    /// What the delay adds, is owed and is not asked here, what was given up left out.
    #[must_use]
    pub fn left_aside(&self) -> Money {
        let owed: Money = self.invoices.iter().map(|one| one.statement.additions()).sum();
        owed - (self.total() - self.principal())
    }

    /// What one more day adds to what the letter asks; none where it asks no interest.
    #[must_use]
    pub fn daily_told(&self) -> Option<Money> {
        self.daily_increase.filter(|sum| sum.is_positive() && self.ask.interest)
    }

    /// Whether a letter has something to tell of the next days: interest asked, that runs. A
    /// public buyer pays its interest after the principal (CCP R2192-36): no sum would be right.
    #[must_use]
    pub fn tells_days(&self) -> bool {
        let lawful = self.nature != DebtorNature::PublicBuyer;
        lawful && self.daily_told().is_some()
    }

    /// What is late and not asked, over the invoices.
    #[must_use]
    pub fn set_aside(&self) -> SetAside {
        self.invoices.iter().fold(SetAside::default(), |sum, one| SetAside {
            disputed: sum.disputed + one.set_aside.disputed,
            later: sum.later + one.set_aside.later,
        })
    }

    /// Principal of these invoices whose due date has not passed.
    #[must_use]
    pub fn not_yet_due(&self) -> Money {
        let owed: Money = self.invoices.iter().map(|one| one.statement.principal).sum();
        owed.less(self.principal())
    }

    /// Whether anyone ever disputed one of these invoices, today or before.
    #[must_use]
    pub fn was_disputed(&self) -> bool {
        let spoken = |contact: &Contacted| matches!(contact.outcome, Some(Outcome::Dispute { .. }));
        self.invoices.iter().any(|invoice| invoice.disputed) || self.history.iter().any(spoken)
    }

    /// The day of the last dispute noted.
    #[must_use]
    pub fn disputed_on(&self) -> Option<Day> {
        let disputed = |one: &&Contacted| matches!(one.outcome, Some(Outcome::Dispute { .. }));
        self.history.iter().filter(disputed).map(|one| one.on).max()
    }

    /// The day the answer to the last dispute was posted, if it was.
    #[must_use]
    pub fn answered_on(&self) -> Option<Day> {
        let last = self.disputed_on();
        let answers = self.history.iter().filter(|one| one.how == Means::Letter(StepKind::Dispute));
        answers.map(|one| one.on).filter(|on| last.is_none_or(|last| *on >= last)).max()
    }

    /// What the creditor owes back to this client, in all.
    #[must_use]
    pub fn owed_back(&self) -> Money {
        self.owed_back.iter().map(|(_, sum)| *sum).sum()
    }

    /// Whether what the creditor owes back covers all that this letter would ask: nothing is claimed
    /// then (C. civ. 1347, 1347-1).
    #[must_use]
    pub fn is_covered(&self) -> bool {
        let set_off = self.set_off.as_ref().is_some_and(|one| one.amount.is_positive());
        let nothing_left = set_off && !self.total().is_positive();
        let owed = self.owed_back();
        self.position.is_none() && (nothing_left || owed.is_positive() && owed >= self.total())
    }

    /// Whether the last day to sue has passed for one of the invoices.
    #[must_use]
    pub fn past_limit(&self) -> bool {
        self.invoices.iter().filter_map(|invoice| invoice.act_before).any(|last| last < self.written_on)
    }

    /// Whether nothing but an amicable letter may go: to a private person past the last day to sue,
    /// who may refuse the debt (C. conso. L218-2, C. civ. 2249).
    #[must_use]
    pub fn is_amicable_only(&self) -> bool {
        let private = match self.nature {
            DebtorNature::Consumer | DebtorNature::NonProfessional => true,
            DebtorNature::Business | DebtorNature::PublicBuyer => false,
        };
        private && self.past_limit()
    }

    /// The last day that the interest asked is counted to, where it stops before the letter: the
    /// creditor's choice, or the rate of the days after it is not known.
    #[must_use]
    pub fn interest_stops_on(&self) -> Option<Day> {
        let chosen = self.interest_until.filter(|_| self.counts_interest());
        chosen.into_iter().chain(self.last_known_day()).min()
    }

    /// The day before the first half-year whose rate is not known, where interest would run in it.
    #[must_use]
    pub fn last_known_day(&self) -> Option<Day> {
        let asked = self.invoices.iter().filter(|one| self.ask.interest && !one.waiver.interest);
        let missing = asked.filter_map(|one| one.rate_unknown).map(|missing| missing.0.first_day());
        missing.min().map(Day::previous)
    }

    fn counts_interest(&self) -> bool {
        self.ask.interest && self.invoices.iter().any(|one| one.statement.interest.is_positive())
    }

    /// The last promise whose day has not passed, while nothing said since goes against it and the
    /// sum has not come: the day it was made, its last day, the sum.
    #[must_use]
    pub fn running_promise(&self) -> Option<(Day, Day, Money)> {
        let said = self.history.iter().filter(|contact| {
            matches!(
                contact.outcome,
                Some(Outcome::Promise { .. } | Outcome::Refuses | Outcome::Dispute { .. })
            )
        });
        let last = said.max_by_key(|contact| contact.on)?;
        let Some(Outcome::Promise { by, amount }) = last.outcome else { return None };
        let paid = self.invoices.iter().flat_map(|invoice| invoice.payments.iter());
        let received: Money = paid.filter(|one| one.on >= last.on).map(|one| one.amount).sum();
        (by >= self.written_on && received < amount).then_some((last.on, by, amount))
    }

    /// Promises whose day has passed without the whole sum, oldest first.
    /// Money received since the promise was made counts for it.
    #[must_use]
    pub fn broken_promises(&self) -> Vec<BrokenPromise> {
        let paid = || self.invoices.iter().flat_map(|invoice| invoice.payments.iter());
        let broken = self.history.iter().filter_map(|contact| {
            let Some(Outcome::Promise { by, amount }) = contact.outcome else { return None };
            let received: Money = paid().filter(|one| one.on >= contact.on).map(|one| one.amount).sum();
            let promise = BrokenPromise { made_on: contact.on, by, amount, received };
            (by < self.written_on && received < amount).then_some(promise)
        });
        broken.collect()
    }
}
