//! Letters that ask a part only, and the answer to a dispute, as text reviewed by eye:
//! `DUMENT_GOLDEN=write` writes them again.

use crate::samples::{assert_golden, computed, day, facts, law, money, plain, sole_trader, text};
use crate::support::{assert_conforms, print};
use dument_domain::DebtorNature;
use dument_domain::case::{Acceleration, Instalment, SetAside, StepKind};
use dument_domain::claim::{self, Debt, DuePart, Terms};
use dument_letters::compose::compose;
use dument_letters::facts::{Ask, DayTable, LetterFacts, PlanFacts, PlanStage, PositionFacts, PositionOffer};
use dument_letters::typography::french;

fn golden(name: &str, facts: &LetterFacts) -> String {
    let letter = compose(facts, law()).unwrap_or_else(|refusal| panic!("{refusal}"));
    let written = french(&text(&letter));
    assert_golden(name, &written);
    plain(&written)
}

/// A letter about an invoice of which a sum is set aside: its account is that of the rest.
fn without(step: StepKind, nature: DebtorNature, aside: SetAside) -> LetterFacts {
    let mut facts = computed(facts(step, nature));
    let rest = facts.invoices[0].gross.less(aside.sum());
    let due = facts.invoices[0].parts[0].due;
    let debt =
        Debt { parts: vec![DuePart { due, amount: rest }], payments: Vec::new(), credit_notes: Vec::new() };
    let terms = Terms::of(nature);
    facts.invoices[0].statement = claim::statement_as_known(&debt, &terms, law(), facts.written_on).0;
    (facts.daily_increase, facts.days) = (None, DayTable::Silent);
    facts.invoices[0].set_aside = aside;
    facts.invoices[0].disputed = aside.disputed.is_positive();
    facts
}

fn disputed() -> SetAside {
    SetAside { disputed: money("620.00"), ..SetAside::default() }
}

fn position(nature: DebtorNature, amount: Option<&str>, offer: PositionOffer) -> LetterFacts {
    let aside = SetAside { disputed: amount.map(money).unwrap_or_default(), ..SetAside::default() };
    LetterFacts {
        ask: Ask::PRINCIPAL_ONLY,
        position: Some(PositionFacts {
            opened_on: day("2026-11-02"),
            reason: "la porte du fond ferme mal".into(),
            amount: amount.map(money),
            answer: "Nous sommes passés le 9 novembre : la paumelle a été réglée et la porte ferme".into(),
            offer,
        }),
        ..without(StepKind::Dispute, nature, aside)
    }
}

#[test]
fn golden_a_letter_asks_the_undisputed_part_only() {
    let facts = without(StepKind::SecondLetter, DebtorNature::Business, disputed());
    let text = golden("second_letter-disputed_part", &facts);
    assert!(text.contains("2 500,00 €") && text.contains("620,00 € que vous contestez"));
    let facts = without(StepKind::FormalNotice, DebtorNature::Consumer, disputed());
    let text = golden("formal_notice-disputed_part", &facts);
    assert!(text.contains("payer la somme de 2 500,00 €"), "{text}");
}

fn missed(acceleration: Acceleration) -> LetterFacts {
    let later = SetAside { later: money("2080.00"), ..SetAside::default() };
    let plan = PlanFacts {
        agreed_on: day("2026-09-15"),
        missed: vec![Instalment { due: day("2026-11-02"), amount: money("1040.00") }],
        acceleration,
        stage: PlanStage::Running,
    };
    LetterFacts { plan: Some(plan), ..without(StepKind::FormalNotice, DebtorNature::Business, later) }
}

/// A missed instalment alone is asked, until the clause agreed has had its effect.
#[test]
fn golden_a_notice_about_a_missed_instalment() {
    let text = golden("formal_notice-missed_instalment", &missed(Acceleration::AfterNotice));
    assert!(text.contains("deviendra exigible") && text.contains("1 040,00 €"));
    assert!(
        text.contains("l’accord du 15 septembre 2026 (article 4 de l’accord)") && !text.contains("1305-4")
    );
    assert!(
        text.contains("quinze jours après la première présentation"),
        "the clause has its own days: {text}"
    );
    let letter = compose(&missed(Acceleration::None), law()).unwrap();
    let body: String = letter.body.iter().map(crate::samples::block).collect();
    assert!(!body.contains("deviendra exigible"), "without a clause nothing more is announced");
}

#[test]
fn golden_an_answer_to_a_dispute_with_each_offer() {
    let credit = PositionOffer::CreditNote(money("200.00"));
    let text = golden("position-credit_note", &position(DebtorNature::Business, Some("620.00"), credit));
    assert!(text.contains("il resterait 420,00 €") && text.contains("soit **2 500,00 €**"));
    let gesture = PositionOffer::Gesture("Une révision gratuite au printemps".into());
    let mut facts = position(DebtorNature::Consumer, None, gesture);
    facts.creditor = sole_trader();
    let text = golden("position-gesture-consumer", &facts);
    assert!(text.contains("médiateur") && !text.contains("reste due :"));
    let text =
        golden("position-maintained", &position(DebtorNature::Business, None, PositionOffer::Maintain));
    assert!(text.contains("Nous maintenons donc notre demande pour les 3 120,00 € contestés."));
}

/// An answer is not a demand: it may come before the due date, and asks neither interest nor sum.
#[test]
fn an_answer_may_come_before_the_due_date() {
    let mut facts = position(DebtorNature::Business, None, PositionOffer::Maintain);
    facts.invoices[0].parts[0].due = day("2026-12-31");
    let letter = compose(&facts, law()).unwrap();
    let body: String = letter.body.iter().map(crate::samples::block).collect();
    assert!(!body.contains("énalité") && !body.contains("indemnité"), "{body}");
    facts.position = None;
    assert!(compose(&facts, law()).is_err(), "without an answer the step is no letter");
}

#[test]
fn these_letters_follow_pdf_a_and_pdf_ua() {
    let letters = [
        without(StepKind::SecondLetter, DebtorNature::Business, disputed()),
        missed(Acceleration::AfterNotice),
        position(DebtorNature::Consumer, None, PositionOffer::Maintain),
    ];
    assert_conforms(&letters.map(|facts| print(&compose(&facts, law()).unwrap())));
}
