//! The script of a call: complete for the right person, silent for the others.

use crate::samples::*;
use dument_domain::DebtorNature;
use dument_domain::case::{OutcomeKind, Tone};
use dument_letters::call::{
    CallFacts, CallInvoice, CallScript, Conversation, Receipt, Told, ToldBefore, call_script,
};
use dument_letters::facts::BrokenPromise;

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
        promised: Vec::new(),
        told: None,
        receipt: Receipt::ToAsk,
        resent_on: None,
        tone: Tone::Usual,
        conversation: Conversation::Telephone,
    }
}

fn said_after(facts: &CallFacts, kind: OutcomeKind) -> String {
    let script = call_script(facts);
    let answer = script.answers.iter().find(|answer| answer.outcome == Some(kind)).unwrap();
    plain(&answer.say)
}

/// Everything that may be said before, or to somebody other than, the right person.
fn said_to_others(script: &CallScript) -> Vec<String> {
    let mut said = vec![script.opening.clone(), script.voicemail.clone()];
    let to_others = [OutcomeKind::WrongContact, OutcomeKind::NoAnswer, OutcomeKind::Away];
    for answer in
        script.answers.iter().filter(|one| one.outcome.is_some_and(|kind| to_others.contains(&kind)))
    {
        said.push(answer.say.clone());
        said.extend(answer.replies.iter().map(|reply| reply.answer.clone()));
    }
    said
}

#[test]
fn the_script_is_filled_in() {
    let script = call_script(&call_facts());
    assert_eq!(
        plain(&script.opening),
        "Bonjour, Maëlle Le Bihan, de Menuiserie Le Bihan. Pourrais-je parler à la personne qui s’occupe des règlements ?"
    );
    assert_eq!(
        plain(&script.body),
        "Merci. C’est au sujet de notre facture n° F-2026-112 du 3 juin 2026, pour les travaux suivants : remplacement \
         de six fenêtres. L’avez-vous bien reçue ? Elle était prévue pour le 3 juillet 2026 et je ne vois pas encore le \
         règlement de 3 120,00 €. Y a-t-il un souci, avec les travaux ou avec le paiement ?"
    );
    assert_eq!(
        plain(&script.voicemail),
        "Bonjour, Maëlle Le Bihan, de Menuiserie Le Bihan. Pouvez-vous me rappeler au 02 97 00 00 14 ? Merci."
    );
}

#[test]
fn no_word_of_debt_reaches_anyone_else() {
    let mut facts = call_facts();
    for nature in [DebtorNature::Business, DebtorNature::Consumer, DebtorNature::PublicBuyer] {
        facts.nature = nature;
        for conversation in [Conversation::Telephone, Conversation::Meeting] {
            facts.conversation = conversation;
            for said in said_to_others(&call_script(&facts)) {
                for word in
                    ["facture", "€", "retard", "dette", "impay", "F-2026", "règlement de", "3120", "3 120"]
                {
                    assert!(!plain(&said).contains(word), "{word} in {said}");
                }
            }
        }
    }
}

#[test]
fn a_private_person_is_asked_for_by_name() {
    let facts = CallFacts { nature: DebtorNature::Consumer, debtor: "Mme Anne Riou".into(), ..call_facts() };
    assert!(plain(&call_script(&facts).opening).contains("parler à Mme Anne Riou"));
}

#[test]
fn interest_and_indemnity_are_never_spoken_of() {
    for tone in Tone::ALL {
        let script = call_script(&CallFacts { tone, ..call_facts() });
        let mut all = vec![script.opening, script.body, script.voicemail];
        for answer in script.answers {
            all.push(answer.say);
            all.extend(answer.replies.into_iter().flat_map(|reply| [reply.objection, reply.answer]));
        }
        for word in ["pénalité", "indemnité", "intérêt", "mise en demeure", "huissier", "40 €", "poursui"]
        {
            assert!(!all.iter().any(|said| said.contains(word)), "{word} in {all:?}");
        }
    }
}

#[test]
fn of_many_invoices_the_call_says_how_many_and_from_when() {
    let mut facts = call_facts();
    let one = facts.invoices[0].clone();
    facts.invoices = ["2024-05-09", "2024-06-09", "2025-09-20", "2025-09-21"]
        .map(|due| CallInvoice { due_on: day(due), ..one.clone() })
        .to_vec();
    let body = plain(&call_script(&facts).body);
    assert!(
        body.contains(
            "au sujet de 4 de nos factures, prévues entre mai 2024 et septembre 2025. Les avez-vous"
        ),
        "{body}"
    );
    assert!(body.contains("12 480,00 € en tout") && !body.contains("n° "), "{body}");
    facts.invoices.retain(|invoice| invoice.due_on.year() == 2025);
    facts.invoices.extend(facts.invoices.clone());
    let body = plain(&call_script(&facts).body);
    assert!(body.contains("factures, prévues en septembre 2025."), "{body}");
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
    let body = plain(&call_script(&facts).body);
    assert!(
        body.contains("Le 6 juillet 2026, nous avions parlé d’un règlement pour le 13 juillet 2026"),
        "{body}"
    );
    assert!(body.contains("2 de nos factures") && body.contains("4 100,50 € en tout"), "{body}");
}

#[test]
fn what_was_said_before_is_taken_up_and_a_closed_argument_stays_closed() {
    let again = CallFacts { receipt: Receipt::SentAgain { on: day("2026-07-01") }, ..call_facts() };
    let body = plain(&call_script(&again).body);
    assert!(
        body.contains("Je vous l’ai renvoyée le 1er juillet 2026.") && !body.contains("bien reçue"),
        "{body}"
    );
    let numbers = vec!["F-2026-112".to_owned()];
    let paid = ToldBefore { told: Told::Paid { on: day("2026-07-02") }, numbers };
    let facts = CallFacts { receipt: Receipt::Known, told: Some(paid), ..call_facts() };
    let body = plain(&call_script(&facts).body);
    assert!(
        body.contains("Vous me disiez le 2 juillet 2026 que le règlement de la n° F-2026-112 était parti."),
        "{body}"
    );
    let coming = Told::ComingPromise { on: day("2026-07-02"), by: day("2026-07-10") };
    let told = Some(ToldBefore { told: coming, numbers: Vec::new() });
    let body = plain(&call_script(&CallFacts { told, receipt: Receipt::Known, ..call_facts() }).body);
    assert!(
        body.contains("Le 2 juillet 2026, nous avions parlé d’un règlement pour le 10 juillet 2026."),
        "{body}"
    );
    assert!(!body.contains("bien reçue"), "{body}");
}

#[test]
fn every_answer_leads_to_a_sentence_but_the_two_that_need_none() {
    let script = call_script(&call_facts());
    assert_eq!(script.answers.len(), OutcomeKind::ALL.len() + 1, "and the answer that says nothing clear");
    let silent: Vec<_> =
        script.answers.iter().filter(|one| one.say.is_empty()).map(|one| one.outcome).collect();
    assert_eq!(silent, [Some(OutcomeKind::Pause), Some(OutcomeKind::Abandon)]);
    let usual =
        [OutcomeKind::Promise, OutcomeKind::NotReceived, OutcomeKind::Dispute, OutcomeKind::Difficulty];
    for kind in usual {
        let answer = script.answers.iter().find(|one| one.outcome == Some(kind)).unwrap();
        assert!(!answer.replies.is_empty(), "{kind:?} meets objections");
    }
}

#[test]
fn the_tone_follows_the_relation_and_asks_the_same() {
    let said = |tone| plain(&call_script(&CallFacts { tone, ..call_facts() }).body);
    let (courteous, usual, firm) = (said(Tone::Courteous), said(Tone::Usual), said(Tone::Firm));
    assert!(courteous.contains("un simple oubli"), "{courteous}");
    assert!(firm.contains("il y a 3 jours") && firm.contains("quel jour est-ce réglé ?"), "{firm}");
    for one in [&courteous, &usual, &firm] {
        assert!(one.contains("L’avez-vous bien reçue ?") && one.contains("3 120,00 €"), "{one}");
    }
    let yesterday = CallFacts { tone: Tone::Firm, on: day("2026-07-04"), ..call_facts() };
    assert!(plain(&call_script(&yesterday).body).contains("le 3 juillet 2026, hier,"));
}

#[test]
fn a_second_not_received_gets_no_new_delay() {
    let first = said_after(&call_facts(), OutcomeKind::NotReceived);
    assert!(first.contains("Je vous rappelle jeudi 9 juillet 2026"), "{first}");
    let again = CallFacts { resent_on: Some(day("2026-07-01")), ..call_facts() };
    let second = said_after(&again, OutcomeKind::NotReceived);
    assert!(second.contains("Je vous l’ai renvoyée le 1er juillet 2026"), "{second}");
    assert!(!second.contains("Je vous rappelle"), "{second}");
}

#[test]
fn a_meeting_has_its_own_words() {
    let script = call_script(&CallFacts { conversation: Conversation::Meeting, ..call_facts() });
    assert!(plain(&script.opening).contains("J’ai rendez-vous avec la personne"));
    assert!(script.body.starts_with("Merci de me recevoir."));
}

#[test]
fn what_was_checked_is_kept_in_few_words() {
    let script = call_script(&call_facts());
    let kept: Vec<&str> = script.checks.iter().map(|check| check.kept.as_str()).collect();
    assert_eq!(kept[..2], ["bonne personne", "facture reçue"]);
}
