//! How the creditor is named at the head, under the account and at the signature.

use crate::samples::{computed, facts, firm, law, sole_trader};
use dument_domain::case::StepKind;
use dument_domain::{Company, DebtorNature};
use dument_letters::compose::compose;
use dument_letters::creditor::{heading, payee, signatory};

fn company(name: &str, signs: &str) -> Company {
    Company { name: name.into(), signatory: signs.into(), ..sole_trader() }
}

/// C. com. R526-27: « Kerbrat Plomberie EI » does not name the person.
#[test]
fn a_sole_trader_is_headed_by_his_own_name_next_to_ei() {
    let said = |name, signs| heading(&company(name, signs));
    assert_eq!(said("Kerbrat Plomberie", "Yann Kerbrat"), "Yann Kerbrat EI — Kerbrat Plomberie");
    assert_eq!(said("Plomberie du Port EI", "M. Yann Kerbrat"), "Yann Kerbrat EI — Plomberie du Port");
    assert_eq!(said("Yann Kerbrat", "Yann Kerbrat"), "Yann Kerbrat EI");
    assert_eq!(said("Yann Kerbrat, entrepreneur individuel", "Yann Kerbrat EI"), "Yann Kerbrat EI");
    assert_eq!(said("KERBRAT Yann plomberie", "Yann Kerbrat"), "KERBRAT Yann plomberie EI");
    assert_eq!(said("Plomberie du Port", " "), "Plomberie du Port EI");
}

#[test]
fn a_sole_trader_signs_and_is_paid_under_his_name_and_a_company_under_its_own() {
    let alone = company("Kerbrat Plomberie", "Yann Kerbrat");
    assert_eq!((signatory(&alone), payee(&alone)), ("Yann Kerbrat EI".into(), "Yann Kerbrat EI".into()));
    assert_eq!((heading(&firm()), payee(&firm())), (firm().name, firm().name));
    assert_eq!(signatory(&firm()), "Maëlle Le Bihan");
}

/// The whole letter: head, foot, account and signature name one and the same person.
#[test]
fn every_place_of_a_letter_names_the_person_of_a_sole_trader() {
    let mut facts = facts(StepKind::FormalNotice, DebtorNature::Business);
    facts.creditor = company("Plomberie du Port EI", "Yann Kerbrat");
    let letter = compose(&computed(facts), law()).unwrap();
    let head = "Yann Kerbrat EI — Plomberie du Port";
    assert_eq!(letter.sender.lines.first().map(String::as_str), Some(head));
    assert!(letter.footer.first().is_some_and(|line| line.starts_with(head)), "{:?}", letter.footer);
    assert_eq!(letter.signature.name, "Yann Kerbrat EI");
    assert!(crate::samples::text(&letter).contains("Virement à l’ordre de Yann Kerbrat EI"));
}
