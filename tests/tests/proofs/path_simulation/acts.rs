//! What the user does, and what happens beside it.

use dument_domain::case::{
    Acceleration, Arrangement, Beside, ChequeAct, ChequeStage, DisputeEnd, Happening, NextStep, Outcome,
    OutcomeKind, Plan, PlanInterest, Reason, StepKind,
};
use dument_domain::limitation::EventKind;
use dument_domain::{
    ClientId, CreditNote, CreditNoteId, Day, HolidayRegion, InvoiceId, LetterId, Money, Payment, PaymentId,
    PaymentShare,
};

use crate::path_simulation::year::Year;

impl Year<'_> {
    /// Does a step; false if it was only looked at.
    pub fn act(&mut self, step: &NextStep) -> bool {
        let invoices = step.invoices.clone();
        if step.step == StepKind::CreditNote {
            return self.random.chance(60) && self.make_credit_notes(step);
        }
        if step.step == StepKind::SetOff {
            return self.random.chance(60) && self.set_off();
        }
        let what = match step.step {
            StepKind::Call | StepKind::Meeting => {
                let outcome = self.outcome();
                Happening::Contact {
                    step: step.step,
                    outcome,
                    interlocutor: String::new(),
                    minute: dument_domain::case::CallMinute::default(),
                }
            }
            StepKind::Email | StepKind::Evidence => Happening::Done { step: step.step },
            StepKind::FirstLetter
            | StepKind::SecondLetter
            | StepKind::CollectionLetter
            | StepKind::FormalNotice
            | StepKind::FinalDemand => self.posting(step),
            StepKind::ThirdParty => self.third_party(),
            StepKind::Cheque => Happening::Cheque { act: cheque_act(&step.reason) },
            StepKind::Dispute => self.dispute_step(),
            StepKind::Settle if self.random.chance(50) => Happening::RestClaimed,
            StepKind::Judicial if self.random.chance(70) => {
                let in_court = matches!(step.reason, Reason::LegalAct { .. });
                if !in_court || self.random.chance(60) {
                    Happening::Done { step: StepKind::Judicial }
                } else {
                    Happening::LegalAct { kind: EventKind::ActionFailed, until: None }
                }
            }
            StepKind::CreditNote | StepKind::Settle | StepKind::SetOff | StepKind::Judicial => return false,
        };
        self.record(invoices, what);
        true
    }

    fn set_off(&mut self) -> bool {
        let rules = self.rules();
        let open = self.file.open_to_set_off(rules.settings, rules.law, self.today);
        let found = self.file.set_off(&open, rules.settings, rules.law, self.today);
        let Some(found) = found else { return false };
        self.file = self.file.after_set_off(&found);
        true
    }

    fn posting(&mut self, step: &NextStep) -> Happening {
        let first = self.file.invoice(step.invoices[0]).unwrap();
        let nature = self.file.nature_of(first);
        // Prepared some days ago and posted only now: it still prints the deadline of then.
        let planned = self.today.plus_days(-self.days(0, 4));
        let deadline = self.rules().deadline(step.step, nature, planned);
        let letter = LetterId(i64::try_from(self.file.events.len()).unwrap() + 1);
        Happening::Posted { step: step.step, letter, deadline, tracking: None }
    }

    fn third_party(&mut self) -> Happening {
        if self.random.chance(50) {
            return Happening::Skipped { step: StepKind::ThirdParty };
        }
        let report_on = self.ahead(10, 60);
        Happening::HandedOver { to: "Cabinet".to_owned(), costs: None, report_on }
    }

    fn dispute_step(&mut self) -> Happening {
        if self.random.chance(50) {
            return Happening::PositionTaken { answer_by: self.ahead(5, 20) };
        }
        let ends =
            [DisputeEnd::CreditNote, DisputeEnd::Gesture, DisputeEnd::Maintained, DisputeEnd::Withdrawn];
        let end = ends[usize::try_from(self.random.below(4)).unwrap()];
        Happening::DisputeClosed { end, credit_notes: Vec::new() }
    }

    /// How a contact ends; what ends a case is rarer.
    fn outcome(&mut self) -> Outcome {
        let kind = OutcomeKind::ALL[usize::try_from(self.random.below(17)).unwrap()];
        let rare =
            matches!(kind, OutcomeKind::Insolvency | OutcomeKind::OverIndebtedness | OutcomeKind::Abandon);
        if rare && !self.random.chance(10) {
            return Outcome::NoAnswer;
        }
        let ahead = self.ahead(0, 30);
        let past = self.today.plus_days(-self.days(0, 20));
        let amount = Money::from_cents(self.days(1_000, 500_000));
        match kind {
            OutcomeKind::Paid => Outcome::Paid { check_on: ahead },
            OutcomeKind::Promise => Outcome::Promise { by: ahead, amount },
            OutcomeKind::NotReceived => Outcome::NotReceived,
            OutcomeKind::WrongContact => Outcome::WrongContact,
            OutcomeKind::NoAnswer => Outcome::NoAnswer,
            OutcomeKind::Difficulty => Outcome::Difficulty,
            OutcomeKind::Dispute => {
                let amount = self.random.chance(50).then_some(amount);
                Outcome::Dispute { reason: String::new(), amount }
            }
            OutcomeKind::Refuses => Outcome::Refuses,
            OutcomeKind::Insolvency => {
                Outcome::Insolvency { judgment_on: past, bodacc_on: None, proceedings: None }
            }
            OutcomeKind::OverIndebtedness => Outcome::OverIndebtedness { admissible_on: past },
            OutcomeKind::BouncedCheque => Outcome::BouncedCheque { presented_on: past },
            OutcomeKind::DefectiveCheque => Outcome::DefectiveCheque { replace_by: ahead },
            OutcomeKind::Away => Outcome::Away { back_on: ahead },
            OutcomeKind::FundsAwaited => Outcome::FundsAwaited { expected_on: ahead },
            OutcomeKind::Pause => Outcome::Pause { until: ahead },
            OutcomeKind::Abandon => Outcome::Abandon,
            OutcomeKind::PreferWriting => Outcome::PreferWriting,
        }
    }

    /// Something that no step asked for, about one invoice.
    pub fn something_happens(&mut self) {
        let count = u64::try_from(self.file.invoices.len()).unwrap();
        let place = usize::try_from(self.random.below(count)).unwrap();
        let id = self.file.invoices[place].id;
        match self.random.below(18) {
            0..=3 => self.pay(id),
            4 => self.credit(id),
            5..=7 => {
                let outcome = self.outcome();
                let step = StepKind::Call;
                self.record(
                    vec![id],
                    Happening::Contact {
                        step,
                        outcome,
                        interlocutor: String::new(),
                        minute: dument_domain::case::CallMinute::default(),
                    },
                );
            }
            8 => self.agree_plan(id),
            9 => {
                let by = self.ahead(1, 40);
                let arrangement = match self.random.below(3) {
                    0 => {
                        let given_up = self.random.chance(50);
                        let beside = if given_up { Beside::GivenUpIfKept } else { Beside::StillOwed };
                        Arrangement::Discount { amount: Money::from_cents(1_000), by, beside }
                    }
                    1 => Arrangement::Exchange { goods: String::new(), value: Money::from_cents(1_000), by },
                    _ => Arrangement::Other { terms: String::new(), by },
                };
                self.record(vec![id], Happening::Arranged { arrangement });
            }
            10 => self.record(vec![id], Happening::Resumed),
            11 => {
                let what = self.third_party();
                self.record(vec![id], what);
            }
            12 => self.presented(),
            13 => self.take_back(),
            14 => {
                let answer_by = self.ahead(5, 20);
                self.record(vec![id], Happening::PositionTaken { answer_by });
            }
            15 | 16 => self.legal_act(id),
            _ => self.record(vec![id], Happening::Note),
        }
    }

    /// What bears on the limitation; a suit is ended more often than it begins anew.
    fn legal_act(&mut self, invoice: InvoiceId) {
        const KINDS: [EventKind; 13] = [
            EventKind::Acknowledgement,
            EventKind::AskedForTime,
            EventKind::PetitionFiled,
            EventKind::OrderIssued,
            EventKind::OrderServed,
            EventKind::OppositionReceived,
            EventKind::Summons,
            EventKind::EnforcementMeasure,
            EventKind::SmallClaimsAgreement,
            EventKind::Conciliation,
            EventKind::ProofOfClaim,
            EventKind::ActionFailed,
            EventKind::ActionFailed,
        ];
        let kind = KINDS[usize::try_from(self.random.below(13)).unwrap()];
        let over = kind == EventKind::Conciliation && self.random.chance(40);
        let until = over.then_some(self.today);
        self.record(vec![invoice], Happening::LegalAct { kind, until });
    }

    fn pay(&mut self, invoice: InvoiceId) {
        *self.deeds.entry("paid in part or whole").or_insert(0) += 1;
        let gross = self.file.invoice(invoice).unwrap().gross.cents();
        let discounted = self.file.discount_agreed(invoice).is_some() && self.random.chance(40);
        let cents = if discounted {
            gross - 1_000
        } else if self.random.chance(40) {
            gross
        } else {
            self.days(1, gross)
        };
        let amount = Money::from_cents(cents);
        let id = PaymentId(i64::try_from(self.file.payments.len()).unwrap() + 1);
        self.file.payments.push(Payment {
            id,
            client: ClientId(1),
            on: self.today,
            on_supposed: false,
            amount,
            means: String::new(),
            allocations: vec![PaymentShare { invoice, amount }],
            reversed: false,
            noted_after: None,
        });
    }

    /// The credit notes that a kept discount asks for.
    fn make_credit_notes(&mut self, step: &NextStep) -> bool {
        for id in &step.invoices {
            let discount = self.file.discount_agreed(*id).unwrap();
            let credits = self.file.discount_credits(&discount, self.today);
            let (invoice, amount) = credits.into_iter().find(|(invoice, _)| invoice == id).unwrap();
            self.note_credit(invoice, amount, "discount credited");
        }
        true
    }

    fn credit(&mut self, invoice: InvoiceId) {
        let gross = self.file.invoice(invoice).unwrap().gross.cents();
        let amount = Money::from_cents(self.days(1, gross));
        self.note_credit(invoice, amount, "credit note");
    }

    fn note_credit(&mut self, invoice: InvoiceId, amount: Money, deed: &'static str) {
        *self.deeds.entry(deed).or_insert(0) += 1;
        let id = CreditNoteId(i64::try_from(self.file.credit_notes.len()).unwrap() + 1);
        let number = format!("AV-{}", id.0);
        self.file.credit_notes.push(CreditNote {
            id,
            invoice,
            number,
            on: self.today,
            amount,
            reversed: false,
            noted_after: None,
        });
    }

    fn agree_plan(&mut self, invoice: InvoiceId) {
        let total = self.file.invoice(invoice).unwrap().gross;
        let count = u32::try_from(self.random.between(1, 6)).unwrap();
        let first = self.ahead(0, 40);
        let plan = Plan {
            instalments: Plan::monthly(total, first, count, HolidayRegion::Mainland),
            interest: PlanInterest::WaivedIfKept,
            acceleration: Acceleration::AfterNotice,
            signed: true,
            guarantee: String::new(),
        };
        assert_eq!(plan.check(self.today, total), Ok(()));
        self.record(vec![invoice], Happening::PlanAgreed { plan });
    }

    /// The last letter is presented.
    fn presented(&mut self) {
        let last = self.file.events.iter().rev().filter(|event| !event.reversed);
        let found = last
            .into_iter()
            .find_map(|event| event.what.posted().map(|(_, letter)| (event.invoices.clone(), letter)));
        let Some((invoices, letter)) = found else { return };
        self.record(invoices, Happening::Presented { letter, on: self.today, delivered: true });
    }

    /// A counter-entry: the last fact no longer counts.
    fn take_back(&mut self) {
        if let Some(last) = self.file.events.last_mut() {
            last.reversed = true;
            *self.deeds.entry("taken back").or_insert(0) += 1;
        }
    }

    fn ahead(&mut self, low: i64, high: i64) -> Day {
        let days = self.days(low, high);
        self.today.plus_days(days)
    }

    fn days(&mut self, low: i64, high: i64) -> i64 {
        let (low, high) = (u64::try_from(low).unwrap(), u64::try_from(high).unwrap());
        i64::try_from(self.random.between(low, high)).unwrap()
    }
}

fn cheque_act(reason: &Reason) -> ChequeAct {
    let Reason::Cheque { stage, .. } = reason else { return ChequeAct::TitleIssued };
    stage.act().unwrap_or(ChequeAct::TitleIssued)
}

#[test]
fn every_stage_of_a_cheque_but_the_last_has_its_act() {
    assert_eq!(ChequeStage::PresentAgain.act(), Some(ChequeAct::PresentedAgain));
    assert_eq!(ChequeStage::Enforce.act(), None);
}
