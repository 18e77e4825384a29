//! Every letter for every nature, and what changes its words, against the
//! text kept in `tests/golden`. `make golden` writes them again.

use crate::samples::*;
use dument_domain::DebtorNature;
use dument_domain::case::{Outcome, StepKind};
use dument_domain::claim::{BelowFloor, DuePart, Terms, Waiver};
use dument_letters::compose::compose;
use dument_letters::facts::{Ask, Contacted, DayTable, InvoiceFacts, LetterFacts, Means, ThirdParty};

const STEPS: [StepKind; 3] = [StepKind::FirstLetter, StepKind::SecondLetter, StepKind::FormalNotice];

fn golden(name: &str, facts: LetterFacts) {
    golden_as_counted(name, &computed(facts));
}

/// The same, of facts whose sums are counted already.
fn golden_as_counted(name: &str, facts: &LetterFacts) -> String {
    let letter = compose(facts, law()).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
    the_days_follow_the_sum(facts);
    let written = dument_letters::typography::french(&text(&letter));
    assert_golden(name, &written);
    plain(&written)
}

/// The history that each step comes after.
fn usual_history(step: StepKind) -> Vec<Contacted> {
    let mut history = vec![
        call("2026-07-06", "", Outcome::NoAnswer),
        call("2026-07-08", "Mme Le Goff", promise("2026-07-20", "3120.00")),
    ];
    if step != StepKind::FirstLetter {
        history.push(posted("2026-09-10", StepKind::FirstLetter));
    }
    if step.is_formal_notice() {
        history.push(posted("2026-10-05", StepKind::SecondLetter));
    }
    history
}

fn usual(step: StepKind, nature: DebtorNature) -> LetterFacts {
    LetterFacts { history: usual_history(step), ..facts(step, nature) }
}

fn several(step: StepKind, nature: DebtorNature) -> LetterFacts {
    let mut facts = usual(step, nature);
    let mut second = invoice("F-2026-131", "1480.50", "2026-06-26", "2026-07-27");
    second.work = "Pose d’un escalier".into();
    second.quote_number = None;
    second.payments = vec![paid("2026-09-01", "500.00")];
    second.credit_notes = vec![credited("A-7", "2026-07-30", "80.50")];
    facts.invoices.push(second);
    facts
}

/// Two invoices, one act paid for both: told once, its paper joined.
#[test]
fn golden_recovery_costs_in_a_formal_notice() {
    let mut facts = several(StepKind::FormalNotice, DebtorNature::Business);
    for invoice in &mut facts.invoices {
        let act = ("sommation de payer, Me Le Goff", "acte du 2 novembre 2026");
        invoice.costs = vec![cost("2026-11-02", "75.00", act.0, act.1)];
        invoice.costs[0].paid = money("150.00");
    }
    golden("formal_notice-costs", facts);
}

#[test]
fn golden_every_step_for_every_nature() {
    for step in STEPS {
        for nature in NATURES {
            golden(&format!("{}-{}", step.code(), nature.code()), usual(step, nature));
        }
    }
}

#[test]
fn golden_several_invoices_with_part_payment_and_credit_note() {
    for step in STEPS {
        golden(&format!("{}-several", step.code()), several(step, DebtorNature::Business));
    }
    golden("formal_notice-several-consumer", several(StepKind::FormalNotice, DebtorNature::Consumer));
}

#[test]
fn golden_many_invoices_are_listed_one_by_one() {
    let mut facts = usual(StepKind::FormalNotice, DebtorNature::Business);
    let bill = |place: i64| {
        let mut one = invoice(&format!("F-{place}"), "210.00", "2026-05-04", "2026-06-04");
        one.parts[0].due = one.parts[0].due.plus_days(place * 3);
        one.work = String::new();
        one.quote_on = None;
        one.completed_on = None;
        one
    };
    facts.invoices = (1..=6).map(bill).collect();
    golden("formal_notice-many", facts);
}

#[test]
fn golden_a_sole_trader_writes_in_the_first_person() {
    for step in STEPS {
        let facts = LetterFacts { creditor: sole_trader(), ..usual(step, DebtorNature::Consumer) };
        golden(&format!("{}-sole_trader", step.code()), facts);
    }
    let facts =
        LetterFacts { creditor: sole_trader(), ..several(StepKind::SecondLetter, DebtorNature::Business) };
    golden("second_letter-sole_trader-business", facts);
}

#[test]
fn golden_the_principal_alone_without_giving_up_the_rest() {
    for step in STEPS {
        let facts = LetterFacts { ask: Ask::PRINCIPAL_ONLY, ..usual(step, DebtorNature::Business) };
        golden(&format!("{}-principal_only", step.code()), facts);
    }
}

#[test]
fn golden_nothing_is_said_of_what_is_not_known() {
    for step in STEPS {
        let mut facts = facts(step, DebtorNature::Business);
        facts.creditor.iban = String::new();
        facts.creditor.phone = String::new();
        facts.creditor.email = String::new();
        let bare = &mut facts.invoices[0];
        (bare.quote_number, bare.quote_on, bare.completed_on, bare.vat) = (None, None, None, None);
        bare.work = String::new();
        bare.copy_in_file = false;
        golden(&format!("{}-bare", step.code()), facts);
    }
}

#[test]
fn golden_a_promise_kept_in_part_and_a_dispute_settled() {
    let mut facts = usual(StepKind::SecondLetter, DebtorNature::Business);
    facts.history.insert(
        0,
        call("2026-07-05", "M. Tanguy", Outcome::Dispute { reason: "joint".into(), amount: None }),
    );
    facts.invoices[0].payments = vec![paid("2026-09-21", "1000.00")];
    golden("second_letter-promise_in_part", facts);
}

#[test]
fn golden_rate_of_the_contract_parts_and_a_lawyer() {
    let mut facts = usual(StepKind::FormalNotice, DebtorNature::Business);
    facts.third_party = ThirdParty::Avocat;
    facts.registered_number = Some("1A 047 877 2024 3".into());
    facts.enclosures = vec!["Copie du devis n° D-1042".into()];
    let one = &mut facts.invoices[0];
    one.contract_rate = Some("15".parse().unwrap());
    one.parts = vec![
        DuePart { due: day("2026-07-03"), amount: money("2964.00") },
        DuePart { due: day("2027-05-29"), amount: money("156.00") },
    ];
    golden("formal_notice-contract_rate", facts);
}

/// A clause of 8 % is under three times the legal rate: what the creditor chose is told with its
/// own source, and each invoice with its own rate.
#[test]
fn golden_a_clause_under_its_floor() {
    let raised: fn(&InvoiceFacts, &mut Terms) = |_, terms| terms.below_floor = BelowFloor::Raise;
    let default: fn(&InvoiceFacts, &mut Terms) = |_, terms| terms.below_floor = BelowFloor::UseDefault;
    for (choice, change, name) in
        [(BelowFloor::Raise, raised, "raised"), (BelowFloor::UseDefault, default, "default")]
    {
        let mut facts = several(StepKind::FormalNotice, DebtorNature::Business);
        facts.invoices[0].contract_rate = Some("8".parse().unwrap());
        let facts = computed_under(facts, change);
        let said = golden_as_counted(&format!("formal_notice-clause_{name}"), &facts);
        let source = match choice {
            BelowFloor::Raise => {
                "de 8,25 % l’an (trois fois le taux d’intérêt légal, minimum de la loi, le taux convenu de 8,00 % étant inférieur) pour la facture F-2026-112"
            }
            BelowFloor::Keep | BelowFloor::UseDefault => {
                "de 12,40 % l’an (légal, BCE majorée de dix points, le taux convenu de 8,00 % étant inférieur au minimum de la loi) pour la facture F-2026-112"
            }
        };
        assert!(said.contains(source), "{said}");
    }
}

/// One letter is counted by one rule: the first day told adds what one more day adds, to a cent a
/// line, and no day is told for less than what is asked today.
fn the_days_follow_the_sum(facts: &LetterFacts) {
    let (DayTable::Written(days), Some(daily)) = (&facts.days, facts.daily_increase) else { return };
    let Some((_, first)) = days.first().copied().filter(|_| facts.tells_days()) else { return };
    let gap = (first - facts.total() - daily).cents().abs();
    assert!(gap <= 2, "{} today, {daily} a day, {first} tomorrow", facts.total());
    assert!(days.windows(2).all(|pair| pair[0].1 <= pair[1].1));
}

#[test]
fn an_indexed_clause_is_worded_beside_each_rate_it_gave() {
    for (clause, source) in [
        ("legal*3", "(trois fois le taux de l’intérêt légal, convenu entre nous)"),
        ("ecb+12", "(taux de la BCE majoré de 12 points, convenu entre nous)"),
        ("legal*2", "(trois fois"),
    ] {
        let mut facts = several(StepKind::FormalNotice, DebtorNature::Business);
        for one in &mut facts.invoices {
            one.contract_rate = Some(clause.parse().unwrap());
        }
        let letter = compose(&computed(facts), law()).unwrap_or_else(|refusal| panic!("{refusal}"));
        let said = text(&letter).replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!(said.contains(source), clause != "legal*2", "two times is not three: {said}");
    }
}

#[test]
fn golden_a_long_notice_refers_to_the_statement_joined() {
    let facts =
        LetterFacts { days: DayTable::Joined, ..usual(StepKind::FormalNotice, DebtorNature::Business) };
    golden("formal_notice-joined", facts);
}

#[test]
fn golden_past_the_limit_no_court_is_mentioned() {
    let mut facts = usual(StepKind::FirstLetter, DebtorNature::Consumer);
    facts.invoices[0].act_before = Some(day("2026-05-29"));
    golden("first_letter-past_limit", facts);

    let mut facts = usual(StepKind::FormalNotice, DebtorNature::PublicBuyer);
    facts.invoices[0].act_before = Some(day("2026-05-29"));
    golden("formal_notice-past_limit_public", facts);
}

#[test]
fn golden_the_rest_claimed_once_the_principal_is_paid() {
    let mut facts = usual(StepKind::FirstLetter, DebtorNature::Business);
    facts.history.clear();
    facts.invoices[0].payments = vec![paid("2026-10-12", "3228.00")];
    golden("first_letter-rest", facts);
}

#[test]
fn golden_final_demand_to_a_consumer_whose_interest_runs() {
    let mut facts = usual(StepKind::FinalDemand, DebtorNature::Consumer);
    facts.history.push(posted("2026-10-20", StepKind::FormalNotice));
    facts.history.push(Contacted {
        on: day("2026-10-28"),
        how: Means::Reply,
        outcome: Some(Outcome::Difficulty),
    });
    facts.invoices[0].formal_notice_on = Some(day("2026-10-22"));
    golden("final_demand-consumer", facts);
}

#[test]
fn golden_what_was_given_up_is_not_mentioned() {
    let mut facts = usual(StepKind::CollectionLetter, DebtorNature::Business);
    facts.invoices[0].waiver = Waiver { interest: true, indemnity: true, compensation: true };
    golden("collection_letter-waived", facts);
}
