//! What stands around a debt is said as it is: a judge, a dispute answered, money owed back, a
//! judgment, another reading of the law.

use crate::samples::statements::{bill, closed, report_text};
use crate::samples::*;
use dument_domain::DebtorNature::{Business, Consumer};
use dument_domain::case::{Freeze, FrozenBy, NoticeStart, Outcome, Proceedings, StepKind};
use dument_domain::limitation::Activity;
use dument_letters::checklist::checklist;
use dument_letters::compose::{compose, compose_statement};
use dument_letters::facts::{LetterFacts, SetOffFacts};
use dument_letters::statement_facts::StatementFacts;

fn written(facts: &LetterFacts) -> String {
    text(&compose(facts, law()).unwrap_or_else(|refusal| panic!("{refusal}")))
        .replace(['\u{a0}', '\u{202f}'], " ")
}

fn checked(facts: &LetterFacts) -> String {
    let all: Vec<String> = checklist(facts, law()).into_iter().map(|check| check.sentence).collect();
    all.join("\n").replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn past_the_limit_the_second_letter_announces_an_amicable_collection_only() {
    for nature in [Business, Consumer] {
        let mut facts = facts(StepKind::SecondLetter, nature);
        assert!(written(&computed(facts.clone())).contains("le dossier à un commissaire de justice"));
        facts.invoices[0].act_before = Some(day("2026-06-01"));
        let said = written(&computed(facts));
        // A private person is not even told of a third party: the debt may be refused.
        let told = "le recouvrement amiable de cette somme à un commissaire de justice";
        assert_eq!(said.contains(told), nature == Business, "{said}");
        assert!(!said.contains("le dossier à"), "{said}");
    }
}

#[test]
fn a_carrier_delivers_and_finishes_no_works() {
    for step in [StepKind::FirstLetter, StepKind::SecondLetter, StepKind::FormalNotice] {
        for nature in [Business, Consumer] {
            let mut facts = facts(step, nature);
            facts.invoices[0].activity = Activity::Carriage;
            facts.invoices[0].work = "Transport de palettes".into();
            let said = written(&computed(facts));
            assert!(!said.contains("travaux"), "{step:?} {said}");
            assert!(said.contains("livraison") || said.contains("La livraison"), "{step:?} {said}");
        }
    }
}

#[test]
fn before_a_judge_nothing_is_announced_that_was_done() {
    for step in [StepKind::SecondLetter, StepKind::FormalNotice] {
        let mut facts = facts(step, Business);
        facts.in_court_since = Some(day("2026-11-02"));
        let facts = computed(facts);
        let said = written(&facts);
        assert!(
            said.contains("la procédure engagée se poursui") || said.contains("La procédure engagée se"),
            "{said}"
        );
        for announced in ["injonction de payer", "demanderons en justice", "commissaire de justice"] {
            assert!(!said.contains(announced), "{announced}: {said}");
        }
        assert!(checked(&facts).contains("Action en justice notée le 2 novembre 2026"));
    }
}

#[test]
fn the_answer_to_a_dispute_is_told_as_one() {
    let mut facts = facts(StepKind::FormalNotice, Business);
    facts.invoices[0].disputed = true;
    let reason = "fuite".to_owned();
    facts.history = vec![call("2026-10-05", "", Outcome::Dispute { reason, amount: None })];
    assert!(checked(&computed(facts.clone())).contains("une réponse est à donner d’abord"));
    facts.history.push(posted("2026-10-12", StepKind::Dispute));
    let facts = computed(facts);
    let (said, checks) = (written(&facts), checked(&facts));
    assert!(said.contains("notre réponse à votre contestation"), "{said}");
    assert!(!said.contains("lettre de relance"), "{said}");
    assert!(checks.contains("votre réponse est partie le 12 octobre 2026"), "{checks}");
    assert!(!checks.contains("à donner d’abord"), "{checks}");
    let mut second = facts;
    second.step = StepKind::SecondLetter;
    assert!(!written(&second).contains("restée sans règlement"), "an answer asks for nothing");
}

#[test]
fn what_is_owed_back_is_said_in_every_letter_and_not_deducted() {
    for step in [StepKind::FirstLetter, StepKind::SecondLetter, StepKind::FormalNotice] {
        let mut facts = facts(step, Business);
        facts.ask = dument_letters::facts::Ask::PRINCIPAL_ONLY;
        assert!(!written(&computed(facts.clone())).contains("en trop"));
        facts.owed_back = vec![("F-7".into(), money("425.10"))];
        let facts = computed(facts);
        let said = written(&facts);
        assert!(said.contains("**425,10 €**, reçus ou crédités en trop sur la facture n° F-7"), "{said}");
        assert!(said.contains("3 120,00 €"), "what is asked stays whole: {said}");
        assert!(checked(&facts).contains("Vous devez 425,10 €"));
    }
}

#[test]
fn what_is_set_off_is_said_with_its_article_and_the_invoices() {
    for step in [StepKind::FirstLetter, StepKind::SecondLetter, StepKind::FormalNotice] {
        let mut facts = facts(step, Business);
        facts.set_off = Some(SetOffFacts {
            amount: money("425.10"),
            sources: vec!["F-7".into()],
            targets: vec!["F-1".into(), "F-2".into()],
        });
        let facts = computed(facts);
        let said = written(&facts);
        assert!(said.contains("**425,10 €**, reçus ou crédités en trop sur la facture n° F-7"), "{said}");
        assert!(
            said.contains("imputés sur les factures n° F-1 et F-2 (compensation, articles 1347"),
            "{said}"
        );
        assert!(!said.contains("déduite de la précédente ou remboursée"), "{said}");
        assert!(checked(&facts).contains("ne demande que le reste"));
    }
}

#[test]
fn each_procedure_is_named_by_its_own_articles() {
    let frozen = |nature, by| {
        let mut facts = closed(&[bill("F-1", "1000.00", "2026-06-01", nature)], "2026-09-15");
        facts.invoices[0].freeze = Some(Freeze { since: day("2026-09-15"), by });
        report_text(&compose_statement(&facts, law())).replace(['\u{a0}', '\u{202f}'], " ")
    };
    let liquidation = frozen(Business, FrozenBy::Insolvency(Some(Proceedings::Liquidation)));
    assert!(liquidation.contains("L622-28 et L641-3"), "{liquidation}");
    assert!(liquidation.contains("Au 15 septembre 2026, jour du jugement"), "{liquidation}");
    let indebted = frozen(Consumer, FrozenBy::OverIndebtedness);
    assert!(indebted.contains("L722-2 et L722-5") && !indebted.contains("code de commerce"), "{indebted}");
    for said in [&liquidation, &indebted] {
        assert!(!said.contains("L722-14"), "not in the reference");
        assert!(!said.contains("Si vous payez"), "a debtor who may not pay: {said}");
        assert!(said.contains("n’a pas le droit de la payer"), "{said}");
    }
    assert!(!liquidation.contains("consommation"), "{liquidation}");
}

#[test]
fn a_statement_hides_neither_a_dispute_nor_a_plan() {
    let mut facts = closed(&[bill("F-1", "5000.00", "2026-06-01", Business)], "2026-11-21");
    facts.invoices[0].disputed = money("1000.00");
    facts.invoices[0].later = money("2000.00");
    facts.asked = money("2310.00");
    let said = report_text(&compose_statement(&facts, law())).replace(['\u{a0}', '\u{202f}'], " ");
    assert!(said.contains("conteste 1 000,00 € de ce principal"), "{said}");
    assert!(said.contains("en laisse 2 000,00 € à leurs dates"), "{said}");
    assert!(said.contains("est de 2 310,00 €"), "{said}");
}

#[test]
fn a_notice_that_nobody_fetched_is_not_said_to_be_missing() {
    let mut facts = closed(&[bill("F-1", "900.00", "2026-06-01", Consumer)], "2026-11-21");
    let said = |facts: &StatementFacts| {
        report_text(&compose_statement(facts, law())).replace(['\u{a0}', '\u{202f}'], " ")
    };
    assert!(said(&facts).contains("il ne court qu’après une mise en demeure"));
    facts.invoices[0].notice_posted_on = Some(day("2026-09-01"));
    facts.notice_start = NoticeStart::Reception;
    let told = said(&facts);
    assert!(told.contains("postée le 1er septembre 2026") && told.contains("elle reste valable"), "{told}");
    assert!(!told.contains("il ne court qu’après"), "{told}");
}
