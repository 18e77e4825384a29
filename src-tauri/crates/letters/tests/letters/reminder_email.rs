//! The reminder by e-mail: the facts and one question; nothing more is asked of a private person.

use crate::samples::*;
use dument_domain::case::{Outcome, Tone};
use dument_domain::{Contact, ContactRole, DebtorNature};
use dument_letters::call::{CallInvoice, Conversation};
use dument_letters::confirmation::{ConfirmationFacts, confirmation, is_confirmed};
use dument_letters::reminder_email::{ReminderFacts, reminder_email};

fn late(number: &str, sum: &str) -> CallInvoice {
    CallInvoice {
        number: number.into(),
        issued_on: day("2026-06-03"),
        due_on: day("2026-07-03"),
        work: "Remplacement de six fenêtres.".into(),
        outstanding: money(sum),
    }
}

fn facts() -> ReminderFacts {
    let mut debtor = client("Brasserie du Port SAS", DebtorNature::Business);
    debtor.email = "compta@brasserie.example".into();
    ReminderFacts {
        creditor: firm(),
        debtor,
        nature: DebtorNature::Business,
        person: String::new(),
        invoices: vec![late("F-2026-112", "3120.00")],
        spoken_on: Some(day("2026-07-06")),
        tone: Tone::Usual,
        interest: money("12.34"),
        indemnity: money("40.00"),
    }
}

#[test]
fn it_states_the_facts_the_law_and_asks_one_question() {
    let email = reminder_email(&facts());
    assert_eq!(email.to, "compta@brasserie.example");
    assert_eq!(plain(&email.subject), "Facture F-2026-112 du 3 juin 2026 : règlement attendu");
    let body = plain(&email.body);
    for said in [
        "Suite à notre échange du 6 juillet 2026, je reviens vers vous.",
        "Notre facture n° F-2026-112 du 3 juin 2026 (remplacement de six fenêtres) était à régler le 3 juillet 2026.",
        "Il reste 3 120,00 € à payer. Vous la trouverez en pièce jointe.",
        "les pénalités de retard (12,34 € à ce jour) et l’indemnité forfaitaire de recouvrement (40,00 € à ce jour) : \
         articles L441-10 II et D441-5 du code de commerce.",
        "Quel jour puis-je compter sur votre règlement ?",
    ] {
        assert!(body.contains(said), "« {said} » in {body}");
    }
}

#[test]
fn a_private_person_is_asked_for_the_principal_only() {
    for nature in [DebtorNature::Consumer, DebtorNature::NonProfessional] {
        let body = plain(&reminder_email(&ReminderFacts { nature, ..facts() }).body);
        for word in ["40,00", "12,34", "L441-10", "indemnité", "pénalité", "de plein droit"] {
            assert!(!body.contains(word), "{word} in {body}");
        }
    }
    let public = plain(&reminder_email(&ReminderFacts { nature: DebtorNature::PublicBuyer, ..facts() }).body);
    assert!(public.contains("intérêts moratoires") && public.contains("L2192-13"), "{public}");
    assert!(!public.contains("L441-10"), "{public}");
}

#[test]
fn several_invoices_are_a_list_with_its_total() {
    let several = ReminderFacts {
        invoices: vec![late("F-1", "100.00"), late("F-2", "20.50")],
        spoken_on: None,
        tone: Tone::Courteous,
        ..facts()
    };
    let email = reminder_email(&several);
    assert_eq!(plain(&email.subject), "Factures F-1 et F-2 : règlement attendu");
    let body = plain(&email.body);
    assert!(body.contains(
        "120,50 € en tout :\n- n° F-1 du 3 juin 2026, à régler le 3 juillet 2026 : 100,00 €\n- n° F-2"
    ));
    assert!(body.contains("C’est peut-être un simple oubli."), "{body}");
}

#[test]
fn it_goes_to_the_person_who_pays() {
    let mut facts = facts();
    facts.person = "Mme Le Goff".into();
    facts.debtor.contacts = vec![Contact {
        name: "Mme Le Goff".into(),
        role: ContactRole::Pays,
        phone: String::new(),
        email: "legoff@brasserie.example".into(),
    }];
    assert_eq!(reminder_email(&facts).to, "legoff@brasserie.example");
}

fn confirmed(outcome: Outcome, conversation: Conversation) -> Option<String> {
    let facts = ConfirmationFacts {
        creditor: firm(),
        debtor: client("Brasserie du Port SAS", DebtorNature::Business),
        invoices: vec!["F-2026-112".into()],
        on: day("2026-07-06"),
        interlocutor: "Mme Le Goff".into(),
        outcome,
        conversation,
    };
    confirmation(&facts).map(|email| plain(&email.body))
}

#[test]
fn what_was_said_is_confirmed_with_its_day_and_sum() {
    let promise = Outcome::Promise { by: day("2026-07-13"), amount: money("3120.00") };
    let body = confirmed(promise, Conversation::Telephone).unwrap();
    assert!(body.contains("entretien téléphonique du 6 juillet 2026 avec Mme Le Goff"), "{body}");
    assert!(body.contains("vous réglerez 3 120,00 € au plus tard le lundi 13 juillet 2026"), "{body}");
    let part = Outcome::Dispute { reason: "joint mal posé".into(), amount: Some(money("300.00")) };
    let body = confirmed(part, Conversation::Meeting).unwrap();
    assert!(body.contains("Suite à notre rendez-vous du 6 juillet 2026"), "{body}");
    assert!(body.contains("à hauteur de 300,00 € pour la raison suivante : joint mal posé."), "{body}");
}

#[test]
fn only_what_was_really_said_is_confirmed() {
    for outcome in [Outcome::NoAnswer, Outcome::WrongContact, Outcome::Abandon, Outcome::PreferWriting] {
        assert!(!is_confirmed(&outcome), "{outcome:?}");
        assert_eq!(confirmed(outcome, Conversation::Telephone), None);
    }
    let away = Outcome::Away { back_on: day("2026-07-20") };
    assert!(confirmed(away, Conversation::Telephone).unwrap().contains("de retour le lundi 20 juillet 2026"));
}
