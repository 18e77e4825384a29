//! The script of a call: complete for the right person, silent for the others.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod samples;

use dument_domain::DebtorNature;
use dument_letters::call::{CallFacts, CallInvoice, call_script};
use dument_letters::facts::BrokenPromise;
use samples::*;

fn call_facts() -> CallFacts {
    CallFacts {
        creditor: firm(),
        caller: String::new(),
        debtor: "Brasserie du Port SAS".into(),
        nature: DebtorNature::Business,
        interlocutor: None,
        on: day("2026-07-06"),
        invoices: vec![CallInvoice {
            number: "F-2026-112".into(),
            issued_on: day("2026-06-03"),
            due_on: day("2026-07-03"),
            work: "Remplacement de six fenêtres.".into(),
            outstanding: money("3120.00"),
        }],
        broken_promise: None,
    }
}

fn spaces(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn the_script_is_filled_in() {
    let script = call_script(&call_facts());
    assert_eq!(
        spaces(&script.opening),
        "Bonjour, Maëlle Le Bihan, de Menuiserie Le Bihan. Pourrais-je parler à la personne qui s’occupe des règlements ?"
    );
    assert_eq!(
        spaces(&script.body),
        "Merci. C’est au sujet de notre facture n° F-2026-112 du 3 juin 2026, pour les travaux suivants : remplacement \
         de six fenêtres. L’avez-vous bien reçue ? Elle était prévue pour le 3 juillet 2026 et je ne vois pas encore le \
         règlement de 3 120,00 €. Y a-t-il un souci, avec les travaux ou avec le paiement ?"
    );
    assert_eq!(
        spaces(&script.voicemail),
        "Bonjour, Maëlle Le Bihan, de Menuiserie Le Bihan. Pouvez-vous me rappeler au 02 97 00 00 14 ? Merci."
    );
}

#[test]
fn no_word_of_debt_reaches_anyone_else() {
    let mut facts = call_facts();
    for nature in [DebtorNature::Business, DebtorNature::Consumer, DebtorNature::PublicBuyer] {
        facts.nature = nature;
        let script = call_script(&facts);
        for said in [&script.opening, &script.voicemail] {
            for word in ["facture", "€", "retard", "dette", "impay", "F-2026"] {
                assert!(!said.contains(word), "{word} in {said}");
            }
        }
    }
}

#[test]
fn a_private_person_is_asked_for_by_name() {
    let facts = CallFacts { nature: DebtorNature::Consumer, debtor: "Mme Anne Riou".into(), ..call_facts() };
    assert!(call_script(&facts).opening.contains("parler à Mme Anne Riou"));
}

#[test]
fn interest_and_indemnity_are_never_spoken_of() {
    let script = call_script(&call_facts());
    let all = [script.opening, script.body, script.closing, script.voicemail].join(" ");
    for word in ["pénalité", "indemnité", "intérêt", "mise en demeure", "tribunal"] {
        assert!(!all.contains(word), "{word} in {all}");
    }
}

#[test]
fn a_promise_not_kept_is_recalled_and_several_invoices_are_summed() {
    let mut facts = call_facts();
    facts.broken_promise = Some(BrokenPromise {
        made_on: day("2026-07-06"),
        by: day("2026-07-13"),
        amount: money("3120.00"),
        received: money("0.00"),
    });
    let second = CallInvoice {
        number: "F-2026-131".into(),
        outstanding: money("980.50"),
        ..facts.invoices[0].clone()
    };
    facts.invoices.push(second);
    let body = spaces(&call_script(&facts).body);
    assert!(
        body.contains("Le 6 juillet 2026, nous avions parlé d’un règlement pour le 13 juillet 2026"),
        "{body}"
    );
    assert!(body.contains("2 de nos factures") && body.contains("4 100,50 € en tout"), "{body}");
}
