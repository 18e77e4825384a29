//! What is true of one invoice, counted naively from its events.

use dument_domain::case::{Acceleration, CaseEvent, CaseFile, Happening, Outcome, Scenario, StepKind};
use dument_domain::limitation::EventKind;
use dument_domain::{Day, Invoice};

#[derive(Default)]
pub struct Facts {
    pub received_cents: i64,
    pub forbidden: bool,
    pub abandoned: bool,
    /// The sum disputed, if a dispute stands.
    pub disputed_cents: Option<i64>,
    /// The last day of a pause that nothing came after.
    pub paused_until: Option<Day>,
    /// The deadline of the last letter, or of its presentation.
    pub deadline: Option<Day>,
    /// The last promise that nothing came after: its last day.
    pub promised_by: Option<Day>,
    pub rest_claimed: bool,
    /// A suit, an agreement or talks of which nothing was heard since.
    pub before_judge: Option<EventKind>,
    pub passed: Vec<StepKind>,
    /// The last plan asks for a formal notice before anything else is written.
    pub plan_asks_notice: bool,
}

impl Facts {
    pub fn of(file: &CaseFile, invoice: &Invoice, today: Day) -> Facts {
        let mut facts =
            Facts { forbidden: file.payment_forbidden_since(invoice).is_some(), ..Facts::default() };
        facts.received_cents += received(file, invoice, today);
        let mut posted = None;
        for event in file.events_of(invoice.id) {
            (facts.paused_until, facts.promised_by) = (None, None);
            match &event.what {
                Happening::Contact { step, outcome, .. } => {
                    facts.passed.push(*step);
                    facts.contact(outcome);
                    if let Outcome::Dispute { amount: Some(amount), .. } = outcome {
                        facts.disputed_cents = Some(disputed_share(file, event, invoice, amount.cents()));
                    }
                }
                Happening::Posted { step, letter, deadline, .. } => {
                    facts.passed.push(*step);
                    facts.deadline = Some(*deadline);
                    posted = Some((*letter, *step));
                }
                Happening::Presented { letter, on, .. } => {
                    if posted.is_some_and(|(sent, step)| sent == *letter && step.is_formal_notice()) {
                        facts.deadline = facts.deadline.max(Some(on.plus_days(8)));
                    }
                }
                Happening::Done { step } | Happening::Skipped { step } => facts.passed.push(*step),
                Happening::HandedOver { .. } => facts.passed.extend(StepKind::ALL),
                Happening::Cheque { act: dument_domain::case::ChequeAct::TitleIssued } => {
                    facts.passed.extend(StepKind::ALL);
                }
                Happening::Resumed | Happening::DisputeClosed { .. } | Happening::PlanAgreed { .. } => {
                    if let Happening::PlanAgreed { plan } = &event.what {
                        facts.plan_asks_notice = plan.acceleration == Acceleration::AfterNotice;
                    }
                    facts.disputed_cents = None;
                    if event.what == Happening::Resumed {
                        facts.abandoned = false;
                        facts.end_talks();
                    }
                }
                Happening::LegalAct { kind, until } => facts.legal_act(*kind, until.is_some()),
                Happening::Arranged { .. } => facts.give_up_whole_dispute(),
                Happening::RestClaimed => facts.rest_claimed = true,
                Happening::PositionTaken { .. }
                | Happening::Cheque { .. }
                | Happening::Waived { .. }
                | Happening::SolvencyLooked { .. }
                | Happening::RecoveryCosts { .. }
                | Happening::Refunded { .. }
                | Happening::OpenCredit { .. }
                | Happening::Note => {}
            }
        }
        facts
    }

    fn contact(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Abandon => self.abandoned = true,
            Outcome::Pause { until } => self.paused_until = Some(*until),
            Outcome::Promise { by, .. } => {
                self.promised_by = Some(*by);
                self.abandoned = false;
                self.give_up_whole_dispute();
            }
            Outcome::Paid { .. } => {
                self.abandoned = false;
                self.give_up_whole_dispute();
            }
            Outcome::Dispute { amount, .. } => {
                self.disputed_cents = Some(amount.map_or(i64::MAX, |part| part.cents()));
            }
            Outcome::NotReceived
            | Outcome::WrongContact
            | Outcome::NoAnswer
            | Outcome::Difficulty
            | Outcome::Refuses
            | Outcome::Insolvency { .. }
            | Outcome::OverIndebtedness { .. }
            | Outcome::BouncedCheque { .. }
            | Outcome::DefectiveCheque { .. }
            | Outcome::Away { .. }
            | Outcome::FundsAwaited { .. }
            | Outcome::PreferWriting => {}
        }
    }

    fn legal_act(&mut self, kind: EventKind, over: bool) {
        use EventKind as E;
        match kind {
            E::ActionFailed => self.before_judge = None,
            E::Conciliation if over => self.before_judge = None,
            E::Conciliation
            | E::PetitionFiled
            | E::OrderIssued
            | E::OrderServed
            | E::OppositionReceived
            | E::Summons
            | E::EnforcementMeasure
            | E::SmallClaimsAgreement => {
                self.before_judge = Some(kind);
                // Suing takes up again what was given up.
                self.abandoned = false;
            }
            E::Acknowledgement
            | E::PartPayment
            | E::InstalmentPlan
            | E::UnsignedPlan
            | E::AskedForTime
            | E::ProofOfClaim
            | E::Letter
            | E::Email
            | E::Call
            | E::FormalNotice => {}
        }
    }

    fn end_talks(&mut self) {
        self.before_judge = self.before_judge.filter(|kind| *kind != EventKind::Conciliation);
    }

    fn give_up_whole_dispute(&mut self) {
        if self.disputed_cents == Some(i64::MAX) {
            self.disputed_cents = None;
        }
    }

    /// Whether nothing is left but what is disputed.
    pub fn wholly_disputed(&self, invoice: &Invoice) -> bool {
        let unpaid = (invoice.gross.cents() - self.received_cents).max(0);
        self.disputed_cents.is_some_and(|disputed| disputed >= unpaid)
    }

    pub fn covered(&self, invoice: &Invoice) -> bool {
        self.received_cents >= invoice.gross.cents()
    }

    /// A discount of the simulator takes ten euros off: all but that was received, and no more.
    pub fn all_but_the_discount(&self, invoice: &Invoice) -> bool {
        !self.covered(invoice) && self.received_cents + 1_000 >= invoice.gross.cents()
    }

    /// The steps of the scenario before one, that were neither done nor passed over.
    pub fn missing_before(&self, scenario: &Scenario, step: StepKind) -> Vec<StepKind> {
        let before = scenario.steps.iter().map(|one| one.kind).take_while(|kind| *kind != step);
        let spoken = self.passed.iter().any(|kind| kind.is_spoken() || *kind == StepKind::Email);
        before
            .filter(|kind| !self.passed.contains(kind))
            .filter(|kind| !(kind.is_spoken() && spoken))
            .filter(|kind| !self.passed.iter().any(|done| later(scenario, *done, *kind)))
            .collect()
    }
}

/// A letter posted out of turn passes over the steps before it: the user decided so.
fn later(scenario: &Scenario, done: StepKind, than: StepKind) -> bool {
    scenario.index_of(done) > scenario.index_of(than)
}

/// The share of an invoice in a sum disputed over several, rounded down: in proportion to what was
/// due and unpaid on each the day before, to what was unpaid where nothing was due.
fn disputed_share(file: &CaseFile, event: &CaseEvent, invoice: &Invoice, cents: i64) -> i64 {
    let before = event.on.previous();
    let about: Vec<&Invoice> = event.invoices.iter().filter_map(|id| file.invoice(*id)).collect();
    let unpaid = |one: &Invoice| (one.gross.cents() - received(file, one, before)).max(0);
    let due = |one: &Invoice| if one.due_on() <= before { unpaid(one) } else { 0 };
    let any_due = about.iter().any(|one| due(one) > 0);
    let weight = |one: &Invoice| i128::from(if any_due { due(one) } else { unpaid(one) });
    let whole: i128 = about.iter().map(|one| weight(one)).sum();
    let share = (i128::from(cents) * weight(invoice)).checked_div(whole).unwrap_or(0);
    i64::try_from(share).unwrap()
}

/// What was paid or credited on an invoice up to the end of a day.
fn received(file: &CaseFile, invoice: &Invoice, until: Day) -> i64 {
    let paid = file.payments.iter().filter(|one| !one.reversed && one.on <= until);
    let shares = paid.flat_map(|one| one.allocations.iter()).filter(|one| one.invoice == invoice.id);
    let credits = file.credit_notes.iter().filter(|one| one.invoice == invoice.id && one.on <= until);
    shares.map(|one| one.amount.cents()).chain(credits.map(|one| one.amount.cents())).sum()
}
