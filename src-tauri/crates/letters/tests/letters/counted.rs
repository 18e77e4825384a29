//! What a letter says of how payments were counted: an agreement kept or not, a principal paid.

use crate::samples::{computed, day, facts, law, money, paid, text};
use dument_domain::DebtorNature;
use dument_domain::case::{Acceleration, Instalment, StepKind};
use dument_domain::claim::{self, Debt, DuePart, Movement, OnPrincipal, Terms};
use dument_letters::compose::compose;
use dument_letters::facts::{DayTable, LetterFacts, PlanFacts, PlanStage};
use dument_letters::typography::french;

/// A letter about an invoice whose whole principal was paid, late, on a day.
fn principal_paid(step: StepKind, nature: DebtorNature, on: &str) -> LetterFacts {
    let mut facts = computed(facts(step, nature));
    let invoice = &mut facts.invoices[0];
    let (due, amount) = (invoice.parts[0].due, invoice.gross);
    let debt = Debt {
        parts: vec![DuePart { due, amount }],
        payments: vec![Movement { on: day(on), amount }],
        credit_notes: Vec::new(),
    };
    let terms = Terms { agreed: OnPrincipal { days: vec![day(on)], exact: true }, ..Terms::of(nature) };
    invoice.payments = vec![paid(on, &amount.to_string())];
    invoice.statement = claim::statement(&debt, &terms, law(), facts.written_on).unwrap();
    (facts.daily_increase, facts.days) = (None, DayTable::Silent);
    facts
}

fn said(facts: &LetterFacts) -> String {
    let letter = compose(facts, law()).unwrap_or_else(|refusal| panic!("{refusal}"));
    french(&text(&letter)).replace(['\u{a0}', '\u{202f}'], " ")
}

fn plan(stage: PlanStage, missed: &[(&str, &str)]) -> PlanFacts {
    let short = |(due, sum): &(&str, &str)| Instalment { due: day(due), amount: money(sum) };
    PlanFacts {
        agreed_on: day("2026-09-08"),
        missed: missed.iter().map(short).collect(),
        acceleration: Acceleration::AfterNotice,
        stage,
    }
}

/// C. civ. 1343-2: once the principal is paid, nothing more runs, and nothing is called principal.
#[test]
fn once_the_principal_is_paid_interest_and_indemnity_alone_are_asked() {
    for nature in [DebtorNature::Business, DebtorNature::PublicBuyer] {
        for step in [StepKind::FirstLetter, StepKind::SecondLetter, StepKind::FormalNotice] {
            let text = said(&principal_paid(step, nature, "2026-09-30"));
            assert!(text.contains("le principal étant réglé"), "{nature:?} {step:?}\n{text}");
            assert!(!text.contains("de principal"), "{nature:?} {step:?}\n{text}");
            assert!(!text.contains("à courir"), "{nature:?} {step:?}\n{text}");
        }
    }
}

/// CCP R2192-36: the rest is to be paid within 45 days of the principal.
#[test]
fn a_public_buyer_is_reminded_of_the_days_it_has_for_the_rest() {
    let text = said(&principal_paid(StepKind::FormalNotice, DebtorNature::PublicBuyer, "2026-09-30"));
    let told =
        "Le principal a été payé le 30 septembre 2026 : ce qui s’y ajoute est à payer dans les 45 jours";
    assert!(text.contains(told), "{text}");
}

#[test]
fn each_missed_instalment_is_told_with_its_own_sum_and_day() {
    let missed = [("2026-10-15", "2000.00"), ("2026-11-16", "1500.00")];
    let mut facts = computed(facts(StepKind::FormalNotice, DebtorNature::Business));
    facts.plan = Some(plan(PlanStage::Running, &missed));
    let running = said(&facts);
    let each = "les versements du 15 octobre 2026 (2 000,00 €) et du 16 novembre 2026 (1 500,00 €) manquent";
    assert!(running.contains(each), "{running}");
    assert!(running.contains("le 8 septembre 2026, notre accord"), "the agreement is a fact: {running}");
    assert!(!running.contains("est donc devenu exigible"));
    facts.plan = Some(plan(PlanStage::Accelerated, &missed));
    let whole = said(&facts);
    assert!(whole.contains("Tout ce qui restait à payer est donc devenu exigible"), "{whole}");
}

#[test]
fn a_plan_that_was_kept_is_named_when_the_rest_is_asked() {
    let mut facts = principal_paid(StepKind::FormalNotice, DebtorNature::Business, "2026-09-30");
    facts.plan = Some(plan(PlanStage::Finished, &[]));
    let text = said(&facts);
    assert!(text.contains("Les versements convenus le 8 septembre 2026 sont arrivés"), "{text}");
    assert!(text.contains("Les versements convenus sont comptés sur le principal."), "{text}");
    assert!(!text.contains("n’est pas tenu"), "{text}");
}
