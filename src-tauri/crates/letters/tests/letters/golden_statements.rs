//! Statements of account against the text kept in `tests/golden`. `make golden`
//! writes them again.

use crate::samples::statements::{bill, closed, report_text};
use crate::samples::{assert_golden, cost, credited, day, law, money, paid, plain};
use dument_domain::DebtorNature;
use dument_domain::case::{Freeze, FrozenBy, NoticeStart, Proceedings};
use dument_domain::claim::{AllocationMode, DuePart, RateMode, Waiver};
use dument_letters::compose::{compose_certified_statement, compose_statement};
use dument_letters::statement_facts::StatementFacts;

fn golden(name: &str, facts: &StatementFacts) -> String {
    let report = compose_statement(facts, law());
    let written = dument_letters::typography::french(&report_text(&report));
    assert_golden(name, &written);
    plain(&written)
}

/// Worked example of the law reference, section 5: 6 378.00 interest first, 6 373.58 principal first.
#[test]
fn golden_a_part_payment_counted_on_interest_first() {
    let mut one = bill("F-2026-040", "10000.00", "2026-05-01", DebtorNature::Business);
    one.payments = vec![paid("2026-07-01", "4000.00")];
    let text = golden("statement-part_payment", &closed(&[one.clone()], "2026-09-03"));
    assert!(text.contains("6 378,00 €") && text.contains("6 373,58 €"), "both totals are told");
    one.terms.allocation = AllocationMode::PrincipalFirst;
    let text = golden("statement-principal_first", &closed(&[one], "2026-09-03"));
    assert!(text.contains("**6 373,58 €**"));
}

#[test]
fn golden_a_consumer_before_and_after_a_formal_notice() {
    let mut one = bill("F-2026-071", "2400.00", "2026-04-10", DebtorNature::Consumer);
    let text = golden("statement-consumer", &closed(&[one.clone()], "2026-11-17"));
    let never = ["pénalité", "forfaitaire", "40,00", "L441-10", "D441-5"];
    assert!(never.iter().all(|word| !text.contains(word)), "a consumer owes none of {never:?}");
    one.terms.formal_notice_on = Some(day("2026-06-12"));
    let text = golden("statement-consumer-notice", &closed(&[one.clone()], "2026-11-17"));
    assert!(text.contains("du lendemain de la première présentation de la mise en demeure"), "{text}");
    let sent = StatementFacts { notice_start: NoticeStart::Sending, ..closed(&[one], "2026-11-17") };
    let text = report_text(&compose_statement(&sent, law()));
    assert!(text.contains("du lendemain de l’envoi de la mise en demeure"), "{text}");
}

#[test]
fn golden_a_public_buyer_keeps_the_rate_of_the_first_day() {
    let one = bill("F-2025-310", "8450.90", "2025-12-20", DebtorNature::PublicBuyer);
    golden("statement-public", &closed(&[one], "2026-11-17"));
}

#[test]
fn golden_several_invoices_with_everything_that_moves_a_debt() {
    let mut first = bill("F-2026-090", "1500.00", "2026-03-15", DebtorNature::Business);
    first.credit_notes = vec![credited("A-12", "2026-04-02", "300.00")];
    first.payments = vec![paid("2026-05-20", "500.00"), paid("2026-08-01", "800.00")];
    let mut second = bill("F-2026-101", "3120.00", "2026-07-03", DebtorNature::Business);
    second.parts = vec![
        DuePart { due: day("2026-07-03"), amount: money("2964.00") },
        DuePart { due: day("2027-05-29"), amount: money("156.00") },
    ];
    second.terms.contract_rate = Some("15".parse().unwrap());
    let mut third = bill("F-2026-102", "640.00", "2026-08-12", DebtorNature::Business);
    third.terms.waiver = Waiver { interest: true, indemnity: true, compensation: true };
    golden("statement-several", &closed(&[first, second, third], "2026-11-17"));
}

#[test]
fn golden_recovery_costs_above_the_indemnity() {
    let mut one = bill("F-2026-112", "3120.00", "2026-07-03", DebtorNature::Business);
    one.costs = vec![
        cost("2026-10-12", "54.00", "sommation de payer, Me Le Goff", "acte du 12 octobre 2026"),
        cost("2026-11-02", "46.00", "recherche au registre du commerce", "facture Infogreffe n° 88"),
    ];
    one.payments = vec![paid("2026-10-20", "500.00")];
    let mut other = bill("F-2026-101", "640.00", "2026-08-12", DebtorNature::Business);
    other.costs = vec![cost("2026-10-12", "12.00", "honoraires, Me Quéméré", "note n° 5")];
    other.costs[0].paid = money("24.00");
    one.costs.push(other.costs[0].clone());
    let text = golden("statement-costs", &closed(&[one.clone(), other], "2026-11-17"));
    assert!(text.contains("72,00 €") && text.contains("ne dépassent pas l’indemnité forfaitaire"), "{text}");
    assert!(text.contains("s’ajoutaient en entier à l’indemnité forfaitaire"), "the other reading is named");
    one.terms.waiver = Waiver { indemnity: true, ..Waiver::default() };
    let text = report_text(&compose_statement(&closed(&[one], "2026-11-17"), law()));
    assert!(text.contains("en reste déduite"), "{text}");
}

#[test]
fn golden_a_frozen_rate_over_two_half_years() {
    let mut one = bill("F-2026-055", "4800.00", "2026-04-30", DebtorNature::Business);
    one.terms.rate_mode = RateMode::Frozen;
    golden("statement-frozen", &closed(&[one], "2026-11-17"));
}

/// A declaration of claim: what is due and what is to fall due with its day, the articles of this
/// procedure, and who closed the account (C. com. L622-25, L631-14).
#[test]
fn golden_a_statement_to_declare_in_a_receivership() {
    let late = bill("F-2026-601", "1200.00", "2026-07-03", DebtorNature::Business);
    let to_come = bill("F-2026-602", "600.00", "2026-12-15", DebtorNature::Business);
    let mut facts = closed(&[late, to_come], "2026-09-15");
    let by = FrozenBy::Insolvency(Some(Proceedings::Receivership));
    for one in &mut facts.invoices {
        one.freeze = Some(Freeze { since: day("2026-09-15"), by });
    }
    let text = golden("statement-receivership", &facts);
    assert!(text.contains("600,00 € à échoir le 15 décembre 2026"), "{text}");
    assert!(text.contains("F-2026-602 | 15/12/2026 | 0,00 € | 0,00 €"), "{text}");
    assert!(text.contains("rendus applicables par l’article L631-14"), "{text}");
    assert!(text.contains("Décompte arrêté par Maëlle Le Bihan, gérante, à la somme de"), "{text}");
    assert!(text.contains("certifié sincère et conforme à nos écritures"), "{text}");
    assert_eq!(facts.to_come(), [(day("2026-12-15"), money("600.00"))]);
}

/// Closing an account is a choice of the creditor where nothing is to be declared.
#[test]
fn an_account_is_certified_where_it_is_asked() {
    let facts = closed(&[bill("F-1", "1200.00", "2026-07-03", DebtorNature::Business)], "2026-11-17");
    let plain = report_text(&compose_statement(&facts, law()));
    assert!(!plain.contains("certifié sincère") && !plain.contains("[Le créancier]"), "{plain}");
    let certified = report_text(&compose_certified_statement(&facts, law()));
    assert!(
        certified.contains("certifié sincère")
            && certified.contains("[Le créancier] Maëlle Le Bihan, gérante")
    );
}

/// The days stop at the last known rate, and past it the account says where interest stops.
#[test]
fn golden_at_the_edge_of_the_known_rates() {
    let mut one = bill("F-2026-112", "3120.00", "2026-07-03", DebtorNature::Business);
    let text = golden("statement-edge", &closed(&[one.clone()], "2026-12-24"));
    assert!(text.contains("31/12/2026 | 3 351,85 €") && !text.contains("01/01/2027"));
    one.payments = vec![paid("2027-01-15", "1000.00")];
    let text = golden("statement-past_edge", &closed(&[one], "2027-02-10"));
    assert!(text.contains("jusqu’au 31 décembre 2026 seulement"));
    assert!(text.contains("aucune somme ne peut être donnée"));
}
