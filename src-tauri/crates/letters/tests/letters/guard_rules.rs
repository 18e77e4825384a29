//! Every row of the table of rules is reached by the case named in it.

use crate::samples::agreements::{arranged, plan_facts};
use crate::samples::*;
use dument_domain::case::{Acceleration, Arrangement, Freeze, FrozenBy, PlanInterest, StepKind};
use dument_domain::claim::Flag;
use dument_domain::{DebtorNature, RateUnknown};
use dument_letters::agreement_facts::{Agreement, AgreementFacts};
use dument_letters::compose::compose_agreement;
use dument_letters::facts::{Ask, LetterFacts};
use dument_letters::guard::{RULES, check_agreement, check_demand};

/// One test per row: its name, the rule, the nature of the debtor, and what makes the case.
macro_rules! cases {
    ($($test:ident: $rule:literal, $nature:ident, $make:expr;)*) => {
        $(#[test]
        fn $test() {
            let make: fn(&mut LetterFacts) = $make;
            let row = RULES.iter().find(|row| row.test == stringify!($test)).unwrap();
            assert_eq!(row.name, $rule);
            let mut facts = notice(DebtorNature::$nature);
            make(&mut facts);
            let found = check_demand(&facts, law());
            let reached = found.iter().find(|one| one.rule == row.name);
            let reached = reached.unwrap_or_else(|| panic!("{} not in {found:?}", row.name));
            assert_eq!((reached.severity, reached.article.as_str()), (row.severity, row.article));
            assert!(reached.sentence.ends_with('.') && row.sentence.ends_with('.'));
        })*

        const CASES: &[&str] = &[$(stringify!($test)),*];
    };
}

cases! {
    a_call_is_no_letter: "not_a_letter", Business, |facts| facts.step = StepKind::Call;
    a_letter_without_invoice: "no_invoice", Business, |facts| facts.invoices.clear();
    no_indemnity_from_a_private_person: "fixed_indemnity", Consumer, |facts| facts.ask.indemnity = true;
    no_recovery_costs_from_a_private_person: "recovery_costs", Consumer, |facts| facts.ask.compensation = true;
    recovery_costs_without_a_paper: "costs_unproved", Business, |facts| {
        facts.invoices[0].costs = vec![cost("2026-11-02", "100.00", "sommation", "")];
        *facts = computed(facts.clone());
    };
    no_interest_before_a_notice: "interest_without_notice", Consumer, as_business;
    no_business_rate_from_a_private_person: "business_interest", NonProfessional, as_business;
    an_invoice_not_due: "not_due", Business, |facts| facts.invoices[0].parts[0].due = facts.written_on;
    a_half_year_without_rate: "rate_unknown", Business, |facts| {
        facts.invoices[0].rate_unknown = Some(RateUnknown("2027-S1".parse().unwrap()));
    };
    interest_on_interest: "interest_on_interest", Business, |facts| {
        facts.invoices[0].statement.lines[0].principal = money("3265.21");
    };
    tax_on_interest: "more_than_computed", Business, |facts| {
        facts.invoices[0].statement.indemnity = money("48.00");
    };
    a_debt_before_over_indebtedness: "frozen_debt", Consumer, frozen;
    a_debt_before_the_opening_judgment: "frozen_debt", Business, frozen;
    a_disputed_invoice: "disputed", Business, |facts| facts.invoices[0].disputed = true;
    a_supposed_due_date: "due_supposed", Business, |facts| facts.invoices[0].due_supposed = true;
    a_quote_without_date: "quote_date_missing", Business, |facts| facts.invoices[0].quote_on = None;
    past_the_last_day_to_sue: "past_limit", Business, |facts| {
        facts.invoices[0].act_before = Some(day("2026-06-01"));
    };
    a_notice_to_a_private_person_past_the_last_day_to_sue: "past_limit_notice", Consumer, |facts| {
        facts.invoices[0].act_before = Some(day("2026-06-01"));
    };
    interest_from_a_private_person_past_the_last_day_to_sue: "past_limit_interest", NonProfessional, |facts| {
        facts.invoices[0].act_before = Some(day("2026-06-01"));
        facts.invoices[0].formal_notice_on = Some(day("2026-08-01"));
        *facts = computed(facts.clone());
    };
    nothing_left_to_ask: "nothing_due", Consumer, |facts| {
        facts.invoices[0].payments = vec![paid("2026-08-03", "3120.00")];
        *facts = computed(facts.clone());
    };
    a_promise_still_running: "promise_running", Business, |facts| {
        facts.history = vec![call("2026-11-12", "Mme Péron", promise("2026-12-05", "500.00"))];
    };
    a_first_letter_after_a_notice: "weaker_letter", Business, |facts| {
        facts.step = StepKind::SecondLetter;
        facts.invoices[0].notice_posted_on = Some(day("2026-10-01"));
    };
    a_letter_for_a_cent: "sum_too_small", Business, |facts| {
        facts.invoices[0].parts[0].amount = money("0.01");
        facts.invoices[0].gross = money("0.01");
        facts.invoices.truncate(1);
        *facts = computed(facts.clone());
    };
    a_letter_posted_on_christmas_day: "posted_on_a_closed_day", Business, |facts| {
        facts.written_on = day("2026-12-25");
    };
    more_was_paid_than_owed: "overpaid", Business, |facts| {
        facts.owed_back = vec![("F-1".into(), money("12.00"))];
    };
    a_letter_that_what_was_paid_too_much_covers: "overpaid_covers", Business, |facts| {
        facts.owed_back = vec![("F-1".into(), money("98734.95"))];
    };
    a_deadline_that_has_passed: "deadline_past", Business, |facts| facts.deadline = facts.written_on;
    a_notice_with_too_short_a_deadline: "deadline_too_short", Business, |facts| {
        facts.deadline = day("2026-11-27");
    };
    a_deadline_on_a_sunday: "deadline_not_working", Business, |facts| facts.deadline = day("2027-01-03");
    a_creditor_without_address: "company_incomplete", Business, |facts| facts.creditor.address.city.clear();
    a_creditor_without_account: "iban_missing", Business, |facts| facts.creditor.iban.clear();
    an_account_with_a_wrong_key: "iban_wrong", Business, |facts| {
        facts.creditor.iban = "FR7630006000011234567890188".into();
    };
    a_creditor_without_siret: "company_mentions", Business, |facts| facts.creditor.siret = None;
    a_creditor_without_mediator: "mediator_missing", Consumer, |facts| facts.creditor.mediator = None;
    a_debtor_without_name: "debtor_name", Business, |facts| facts.debtor.name = " ".into();
    a_debtor_without_city: "debtor_address", Business, |facts| facts.debtor.address.city.clear();
    a_debtor_abroad: "debtor_abroad", Business, |facts| facts.debtor.address.country = "BE".into();
    a_nature_not_confirmed: "nature_unconfirmed", Business, |facts| facts.nature_confirmed = false;
    a_public_buyer: "public_buyer", PublicBuyer, |_| ();
    a_clause_under_its_floor: "rate_below_floor", Business, |facts| {
        facts.invoices[0].contract_rate = Some("3.00".parse().unwrap());
        facts.invoices[0].statement.flags.push(Flag::RateBelowFloor("2026-S2".parse().unwrap()));
    };
    an_indemnity_with_one_source: "indemnity_unverified", Business, |facts| {
        facts.invoices[0].statement.flags.push(Flag::IndemnityUnverified);
    };
    a_rate_with_one_source: "rate_unverified", Business, |facts| {
        facts.invoices[0].statement.flags.push(Flag::RateUnverified("2026-S2".parse().unwrap()));
    };
}

/// The same for agreements to sign.
const AGREEMENT_CASES: [&str; 4] = [
    "a_surety_in_one_free_line",
    "a_consumer_plan_with_interest",
    "a_private_plan_due_as_a_whole_without_notice",
    "a_plan_of_more_than_is_owed",
];

fn forbidden_agreement(test: &str, facts: &AgreementFacts) {
    let row = RULES.iter().find(|row| row.test == test).unwrap();
    let found = check_agreement(facts);
    let reached = found.iter().find(|one| one.rule == row.name).unwrap();
    assert_eq!((reached.severity, reached.article.as_str()), (row.severity, row.article));
    assert!(reached.sentence.ends_with('.') && row.sentence.ends_with('.'));
    assert!(compose_agreement(facts, law()).is_err());
}

#[test]
fn a_consumer_plan_with_interest() {
    for nature in [DebtorNature::Consumer, DebtorNature::NonProfessional] {
        let mut facts = plan_facts(nature);
        assert!(compose_agreement(&facts, law()).is_ok());
        let Agreement::Plan(plan) = &mut facts.what else { panic!() };
        plan.interest = PlanInterest::Runs;
        forbidden_agreement("a_consumer_plan_with_interest", &facts);
    }
}

#[test]
fn a_private_plan_due_as_a_whole_without_notice() {
    for nature in NATURES {
        let mut facts = plan_facts(nature);
        let Agreement::Plan(plan) = &mut facts.what else { panic!() };
        plan.acceleration = Acceleration::WithoutNotice;
        if nature.owes_without_notice() {
            assert!(compose_agreement(&facts, law()).is_ok(), "{nature:?}");
        } else {
            forbidden_agreement("a_private_plan_due_as_a_whole_without_notice", &facts);
        }
    }
}

/// C. civ. 2297: void without the sum written by the surety's own hand.
#[test]
fn a_surety_in_one_free_line() {
    for words in [
        "Caution personnelle de M. Le Goff, gérant",
        "M. Le Goff se porte garant",
        "Mme Le Goff, garante du paiement",
        "cautionnement solidaire de la holding",
        "Mme Le Goff paiera à sa place",
        "aval du gérant",
        "Garantie personnelle du dirigeant",
        "le père règle en cas de défaillance du client",
    ] {
        let mut facts = plan_facts(DebtorNature::Business);
        let Agreement::Plan(plan) = &mut facts.what else { panic!() };
        plan.guarantee = words.into();
        forbidden_agreement("a_surety_in_one_free_line", &facts);
        let terms = Arrangement::Other { terms: words.into(), by: day("2026-12-15") };
        forbidden_agreement("a_surety_in_one_free_line", &arranged(DebtorNature::Business, terms));
    }
    let mut facts = plan_facts(DebtorNature::Business);
    let Agreement::Plan(plan) = &mut facts.what else { panic!() };
    plan.guarantee = "Nantissement du fonds, prise avec précaution ; garantie de passif exclue".into();
    assert!(compose_agreement(&facts, law()).is_ok());
}

#[test]
fn a_plan_of_more_than_is_owed() {
    let mut facts = plan_facts(DebtorNature::Business);
    let Agreement::Plan(plan) = &mut facts.what else { panic!() };
    plan.instalments[0].amount = money("9000.00");
    forbidden_agreement("a_plan_of_more_than_is_owed", &facts);
}

#[test]
fn a_debt_frozen_by_proceedings_gives_no_agreement() {
    let cases = [
        (DebtorNature::Business, FrozenBy::Insolvency(None), "L622-7"),
        (DebtorNature::Consumer, FrozenBy::OverIndebtedness, "L722-5"),
    ];
    for (nature, by, article) in cases {
        let mut facts = plan_facts(nature);
        facts.freeze = Some(Freeze { since: day("2026-09-01"), by });
        let refusal = compose_agreement(&facts, law()).unwrap_err();
        assert!(refusal.objections[0].article.contains(article), "{refusal}");
    }
}

fn as_business(facts: &mut LetterFacts) {
    facts.ask = Ask { interest: true, indemnity: false, compensation: false };
    facts.invoices[0].statement = statement(&facts.invoices[0], DebtorNature::Business, facts.written_on);
}

fn frozen(facts: &mut LetterFacts) {
    facts.invoices[0].forbidden_since = Some(day("2026-09-01"));
}

#[test]
fn every_row_has_its_case_and_every_case_its_row() {
    let rows: Vec<&str> = RULES.iter().map(|row| row.test).collect();
    for case in CASES {
        assert_eq!(rows.iter().filter(|row| *row == case).count(), 1, "{case}");
    }
    for case in AGREEMENT_CASES {
        assert_eq!(rows.iter().filter(|row| **row == case).count(), 1, "{case}");
    }
    assert_eq!(rows.len(), CASES.len() + AGREEMENT_CASES.len(), "a rule of the table has no case");
}

/// CGCT L1612-16 was read nowhere: said on the screen, and printed nowhere.
#[test]
fn what_a_public_buyer_past_the_limit_still_owes_is_to_be_verified() {
    for nature in NATURES {
        let mut facts = notice(nature);
        facts.invoices[0].act_before = Some(day("2020-12-31"));
        let found = check_demand(&facts, law());
        let told = found.iter().find(|one| one.rule == "past_limit").unwrap();
        assert_eq!(told.sentence.contains("à vérifier"), nature == DebtorNature::PublicBuyer, "{told:?}");
    }
}
