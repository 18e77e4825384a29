//! Every nature of debtor × every letter × random cases: past the limit to act, after proceedings
//! were opened, once something was given up. Held to sentences of our own, apart from the guard.

use crate::samples::*;
use dument_domain::case::{Outcome, StepKind};
use dument_domain::claim::Waiver;
use dument_domain::{DebtorNature, Money};
use dument_letters::compose::compose;
use dument_letters::facts::{Ask, DayTable, InvoiceFacts, LetterFacts};

/// Random cases of each nature and letter.
const CASES: usize = 100;
/// How many demands each grid holds.
const GRID: usize = NATURES.len() * LETTERS.len() * CASES;

/// Numbers drawn from a seed, the same at each run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn yes(&mut self) -> bool {
        self.below(2) == 0
    }

    /// A case that may be demanded: one to three invoices past their date, a past of calls and
    /// letters, all that the nature lets ask.
    fn case(&mut self, step: StepKind, nature: DebtorNature) -> LetterFacts {
        let mut facts = facts(step, nature);
        if self.yes() {
            facts.creditor = sole_trader();
        }
        facts.invoices = (0..=self.below(3)).map(|place| self.invoice(place)).collect();
        let said = [Outcome::NoAnswer, Outcome::Difficulty, Outcome::Refuses, promise("2026-10-30", "90.00")];
        for (place, outcome) in said.into_iter().enumerate() {
            if self.yes() {
                facts.history.push(call(&format!("2026-10-{:02}", 2 + place), "M. Le Gall", outcome));
            }
        }
        if self.yes() {
            facts.history.push(posted("2026-10-22", StepKind::FirstLetter));
        }
        facts
    }

    fn invoice(&mut self, place: u64) -> InvoiceFacts {
        let gross = format!("{}.{:02}", 500 + self.below(9000), self.below(100));
        let due = format!("2026-{:02}-{:02}", 5 + self.below(6), 1 + self.below(28));
        let mut one = invoice(&format!("F-{place}"), &gross, "2026-04-01", &due);
        if self.yes() {
            one.payments = vec![paid("2026-11-02", &format!("{}.00", 1 + self.below(400)))];
        }
        if self.yes() {
            one.formal_notice_on = Some(day("2026-10-26"));
        }
        one
    }
}

/// Calls back for every nature, every letter and a hundred cases of each.
fn grid(seed: u64, mut hold: impl FnMut(&mut Draw, LetterFacts)) -> usize {
    let mut draw = Draw(seed);
    let mut demands = 0;
    for nature in NATURES {
        for step in LETTERS {
            for _ in 0..CASES {
                let facts = draw.case(step, nature);
                hold(&mut draw, facts);
                demands += 1;
            }
        }
    }
    demands
}

fn blocks(facts: &LetterFacts) -> Vec<&'static str> {
    match compose(facts, law()) {
        Ok(_) => Vec::new(),
        Err(refusal) => refusal.objections.iter().map(|one| one.rule).collect(),
    }
}

fn written(facts: &LetterFacts) -> String {
    let letter = compose(facts, law()).unwrap_or_else(|refusal| panic!("{facts:?}: {refusal}"));
    text(&letter).replace(['\u{a0}', '\u{202f}'], " ")
}

fn shown(sum: Money) -> String {
    dument_letters::french::euros(sum).replace(['\u{a0}', '\u{202f}'], " ")
}

/// A claim past its limit keeps its amicable letters and loses every word of a court (C. civ. 2249,
/// law reference 17.15).
#[test]
fn past_its_limit_no_letter_of_any_nature_names_a_court() {
    let courts = [
        "injonction",
        "tribunal",
        "juge",
        "judiciaire",
        "en justice",
        "assign",
        "référé",
        "ordonnance",
        "saisie",
        "prescri",
        "L125-1",
    ];
    let demands = grid(15, |draw, mut facts| {
        let past = usize::try_from(draw.below(u64::try_from(facts.invoices.len()).unwrap())).unwrap();
        facts.invoices[past].act_before = Some(facts.written_on.previous());
        let private = !facts.nature.owes_without_notice();
        if private {
            // Nothing beside the principal is asked of who may refuse it.
            facts.ask = Ask::PRINCIPAL_ONLY;
        }
        let facts = computed(facts);
        if private && facts.step.is_formal_notice() {
            assert_eq!(blocks(&facts), ["past_limit_notice"], "{:?}", facts.nature);
            return;
        }
        let said = written(&facts);
        for word in courts {
            assert!(!said.contains(word), "{word} to {:?} in {:?}:\n{said}", facts.nature, facts.step);
        }
        assert!(said.contains(&shown(facts.total())), "the sum is still asked: {said}");
    });
    assert_eq!(demands, GRID, "{demands} letters past their limit");
}

/// On its last day, a claim is not past its limit yet.
#[test]
fn on_the_last_day_the_formal_notice_still_names_what_comes_next() {
    for nature in NATURES {
        let mut facts = facts(StepKind::FormalNotice, nature);
        let mut on_the_day = facts.clone();
        on_the_day.invoices[0].act_before = Some(facts.written_on);
        facts.invoices[0].act_before = None;
        assert_eq!(written(&computed(on_the_day)), written(&computed(facts)), "{nature:?}");
    }
}

/// A debt of before an opening judgment, or an admissible file, is in no letter; one of after is
/// asked alone (C. com. L622-7, L622-21, C. conso. L722-5).
#[test]
fn a_debt_stopped_by_proceedings_is_in_no_letter_of_any_nature() {
    let demands = grid(22, |draw, mut facts| {
        let since = day("2026-09-01");
        let frozen = usize::try_from(draw.below(u64::try_from(facts.invoices.len()).unwrap())).unwrap();
        facts.invoices[frozen].forbidden_since = Some(since);
        let facts = computed(facts);
        for ask in [Ask::PRINCIPAL_ONLY, Ask::all_lawful(facts.nature)] {
            let asked = LetterFacts { ask, ..facts.clone() };
            assert_eq!(blocks(&asked), ["frozen_debt"], "{:?} {:?}", facts.nature, facts.step);
        }
        let number = facts.invoices[frozen].number.clone();
        let mut rest = facts;
        rest.invoices.remove(frozen);
        if !rest.invoices.is_empty() {
            let said = written(&computed(LetterFacts { days: DayTable::Silent, ..rest }));
            assert!(!said.contains(&number), "{number} in {said}");
        }
    });
    assert_eq!(demands, GRID, "{demands} demands after proceedings");
}

/// What was given up is asked in no letter: its sum is out of the total, and nothing says that it
/// still runs.
#[test]
fn what_was_given_up_is_in_no_letter_of_any_nature() {
    let demands = grid(13, |draw, mut facts| {
        let interest = draw.yes();
        let waiver = Waiver { interest, indemnity: !interest || draw.yes(), compensation: true };
        let partly = draw.yes();
        facts.invoices.iter_mut().skip(usize::from(partly)).for_each(|one| one.waiver = waiver);
        let whole = facts.invoices.iter().all(|one| one.waiver == waiver);
        let facts = computed(facts);
        let said = written(&facts);
        let (asked_interest, asked_indemnity) = (facts.interest(), facts.indemnity());
        for one in facts.invoices.iter().filter(|one| one.waiver == waiver) {
            assert!(!waiver.interest || facts.interest_of(one).is_zero(), "{}", one.number);
            assert!(!waiver.indemnity || facts.indemnity_of(one).is_zero(), "{}", one.number);
        }
        if !whole {
            assert!(said.contains(&shown(facts.total())), "{said}");
            let starts = said.find("elle fait courir").map(|at| said[at..].lines().next().unwrap());
            let given_up = facts.invoices.iter().filter(|one| one.waiver.interest);
            for one in given_up.filter(|_| starts.is_some()) {
                let named = starts.unwrap().contains("pour la facture n° F-0 ");
                assert!(named && one.number != "F-0", "{} in {starts:?}", one.number);
            }
            return;
        }
        if waiver.interest {
            assert_eq!(asked_interest, Money::ZERO);
            assert_eq!(facts.total(), facts.principal() + asked_indemnity);
            for word in ["augmentée des", "par jour de retard", "à courir"] {
                assert!(!said.contains(word), "{word} in {:?} {:?}:\n{said}", facts.nature, facts.step);
            }
        }
        if waiver.indemnity {
            assert_eq!(asked_indemnity, Money::ZERO);
            for word in ["D441-5", "D2192-35", "ndemnité"] {
                assert!(!said.contains(word), "{word} in {:?} {:?}:\n{said}", facts.nature, facts.step);
            }
        }
        assert!(said.contains(&shown(facts.total())), "{said}");
    });
    assert_eq!(demands, GRID, "{demands} demands after a waiver");
}
