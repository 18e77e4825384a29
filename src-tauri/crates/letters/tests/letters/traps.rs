//! Letter defects of an inexpert implementation (T25), on the real path: composed, validated,
//! laid out. T25 c, d and g are in `tests/tests/proofs/traps_procedures.rs`.

use crate::samples::{computed, facts, law, notice, text};
use crate::support::{mm, print};
use dument_domain::DebtorNature::{Business, Consumer, NonProfessional};
use dument_domain::case::StepKind;
use dument_letters::checklist::{CheckState, checklist};
use dument_letters::compose::compose;
use dument_letters::facts::{Ask, LetterFacts};
use dument_letters::guard::{Severity, check_demand};
use dument_letters::model::{Block, Letter, RichText};
use dument_letters::render::{LayoutProblem, render};
use dument_letters::validate::validate;

/// The rules that a letter breaks once it was changed after being composed.
fn broken(change: impl Fn(&mut Letter, &mut LetterFacts)) -> Vec<&'static str> {
    let mut facts = notice(Business);
    let mut letter = compose(&facts, law()).unwrap();
    assert!(validate(&letter, &facts).is_empty());
    change(&mut letter, &mut facts);
    validate(&letter, &facts).iter().map(|one| one.rule).collect()
}

#[test]
fn t25_a_a_notice_without_its_words_its_deadline_or_its_signature_is_no_notice() {
    let subject = broken(|letter, _| letter.subject = RichText::plain("Facture impayée"));
    assert_eq!(subject, ["notice_words"]);
    let body = broken(|letter, _| letter.body.clear());
    assert!(body.contains(&"notice_words") && body.contains(&"deadline_missing"), "{body:?}");
    let deadline = broken(|_, facts| facts.deadline = facts.deadline.plus_days(90));
    assert_eq!(deadline, ["deadline_missing"]);
    assert_eq!(broken(|letter, _| letter.signature.name.clear()), ["signature_missing"]);
    assert_eq!(broken(|letter, _| letter.registered_mention = None), ["registered_mention"]);
}

#[test]
fn t25_b_the_cost_of_the_letter_or_of_reminders_is_not_asked_of_a_consumer() {
    for nature in [Consumer, NonProfessional] {
        let mut facts = notice(nature);
        facts.invoices[0].statement.indemnity = "40.00".parse().unwrap();
        facts.ask = Ask { interest: false, indemnity: true, compensation: false };
        let refusal = compose(&facts, law()).unwrap_err();
        let costs = refusal.objections.iter().find(|one| one.rule == "fixed_indemnity").unwrap();
        assert!(costs.article.contains("L111-8"), "{}", costs.article);
        let facts = notice(nature);
        for words in ["Les frais de recouvrement sont à votre charge.", "40 € de frais", "Les frais d’envoi"]
        {
            let mut letter = compose(&facts, law()).unwrap();
            letter.body.push(Block::Paragraph(RichText::plain(words)));
            let found = validate(&letter, &facts);
            assert!(found.iter().any(|one| one.rule == "forbidden_words"), "{words}: {found:?}");
        }
    }
}

#[test]
fn t25_e_address_lines_fit_the_norm_or_are_refused() {
    let laid = |change: &dyn Fn(&mut Letter)| {
        let mut letter = compose(&notice(Business), law()).unwrap();
        change(&mut letter);
        render(&letter).map(|_| ()).map_err(|problem| format!("{problem:?}"))
    };
    assert_eq!(laid(&|letter| letter.address.lines[1] = "12 RUE DES LILAS".into()), Ok(()));
    let long = "A".repeat(39);
    let refused = laid(&|letter| letter.address.lines[1] = long.clone()).unwrap_err();
    assert!(refused.starts_with("AddressLineTooLong"), "{refused}");
    let seven = laid(&|letter| letter.address.lines = (1..=7).map(|line| format!("LIGNE {line}")).collect());
    assert_eq!(seven, Err(format!("{:?}", LayoutProblem::AddressTooManyLines { lines: 7, lines_max: 6 })));
    // A last line typed in lower case goes out in capitals, without accents.
    let mut facts = notice(Business);
    facts.debtor.address.postal_code = "75012".into();
    facts.debtor.address.city = "Périgueux-sur-Seine".into();
    let letter = compose(&facts, law()).unwrap();
    assert_eq!(letter.address.lines.last().unwrap(), "75012 PERIGUEUX SUR SEINE");
}

#[test]
fn t25_f_the_address_stands_where_the_window_of_the_envelope_is() {
    let letter = compose(&notice(Business), law()).unwrap();
    let printed = print(&letter);
    let words = printed.words();
    let city = letter.address.lines.last().unwrap().split(' ').next().unwrap().to_owned();
    let block: Vec<_> = words
        .iter()
        .filter(|one| one.page == 1 && mm(one.left) > 105.0 && (35.0..85.0).contains(&mm(one.top)))
        .collect();
    assert!(block.iter().any(|one| one.text == city), "{city} is not in the window: {block:?}");
    for word in block {
        assert!((109.5..190.5).contains(&mm(word.left)) && mm(word.right) <= 190.5, "{word:?}");
        assert!((55.0..80.5).contains(&mm(word.top)), "{word:?}");
    }
}

#[test]
fn t25_h_a_sender_without_its_legal_mentions_is_warned_about() {
    let warned = |change: &dyn Fn(&mut LetterFacts)| {
        let mut facts = notice(Business);
        change(&mut facts);
        let found = check_demand(&facts, law());
        let mentions = found.iter().find(|one| one.rule == "company_mentions").map(|one| one.severity);
        let shown = checklist(&facts, law());
        let listed =
            shown.iter().any(|check| check.state == CheckState::Useful && check.sentence.contains("SIRET"));
        (mentions, listed, compose(&facts, law()).is_ok())
    };
    assert_eq!(warned(&|_| ()), (None, false, true));
    let without = warned(&|facts| facts.creditor.siret = None);
    assert_eq!(without, (Some(Severity::Warns), true, true), "a warning: the letter can still go");
    assert_eq!(warned(&|facts| facts.creditor.rcs = None).0, Some(Severity::Warns));
    assert_eq!(warned(&|facts| facts.creditor.legal_form = None).0, Some(Severity::Warns));
}

/// T25 a: the capital is a sum in euros however it was typed.
#[test]
fn t25_a_the_capital_is_printed_in_euros() {
    let printed = |typed: &str| {
        let mut facts = facts(StepKind::FormalNotice, Business);
        facts.creditor.capital = Some(typed.into());
        let letter = compose(&computed(facts), law()).unwrap();
        text(&letter).replace(['\u{a0}', '\u{202f}'], " ")
    };
    for typed in ["8000", "8000.00", "8 000,00 €", "8 000 euros", "8000EUR"] {
        assert!(printed(typed).contains("SARL au capital de 8 000 €\n"), "{typed}");
    }
    assert!(printed("1234,50").contains("au capital de 1 234,50 €\n"));
    assert!(printed("variable").contains("au capital de variable\n"));
}
