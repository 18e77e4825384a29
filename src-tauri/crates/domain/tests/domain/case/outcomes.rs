//! What each outcome leads to, day by day.

use dument_domain::case::{Arrangement, Beside, ChequeAct, DisputeEnd, Happening, Outcome, StepKind};
use dument_domain::{CreditNoteId, InvoiceId, Money};

use crate::world::{World, day, euros};

fn called(outcome: Outcome) -> World {
    let mut world = World::new("amiable_4", "2026-09-01");
    world.call("2026-09-02", outcome);
    world
}

#[test]
fn a_payer_away_is_called_back_on_return_once() {
    let mut world = called(Outcome::Away { back_on: day("2026-09-14") });
    assert_eq!(world.told("2026-09-02"), "late, call 2026-09-15");
    world.call("2026-09-15", Outcome::Away { back_on: day("2026-10-15") });
    assert_eq!(world.told("2026-09-15"), "late, first_letter 2026-09-16");
}

#[test]
fn funds_awaited_are_checked_the_day_after() {
    let world = called(Outcome::FundsAwaited { expected_on: day("2026-09-18") });
    // The nineteenth is a Saturday.
    assert_eq!(world.told("2026-09-02"), "late, call 2026-09-21");
}

#[test]
fn the_second_not_received_gets_no_new_delay() {
    let mut world = called(Outcome::NotReceived);
    assert_eq!(world.told("2026-09-02"), "late, call 2026-09-07");
    world.call("2026-09-07", Outcome::NotReceived);
    assert_eq!(world.told("2026-09-07"), "late, first_letter 2026-09-08");
    // A third one while the letter is due does not move it.
    world.call("2026-09-07", Outcome::NotReceived);
    assert_eq!(world.told("2026-09-07"), "late, first_letter 2026-09-08");
    world.post("2026-09-08", StepKind::FirstLetter);
    let before = world.told("2026-09-09");
    world.call("2026-09-09", Outcome::NotReceived);
    assert_eq!(world.told("2026-09-09"), before);
}

#[test]
fn a_third_promise_never_holds_a_writing_back() {
    let promise = |by: &str| Outcome::Promise { by: day(by), amount: euros(1_000) };
    let mut world = called(promise("2026-09-09"));
    world.call("2026-09-10", promise("2026-09-18"));
    assert_eq!(world.told("2026-09-10"), "promised, first_letter 2026-09-21");
    world.call("2026-09-21", promise("2026-12-24"));
    assert_eq!(world.told("2026-09-21"), "late, first_letter 2026-09-22");
    assert_eq!(world.told("2026-09-22"), "late, first_letter 2026-09-21");
}

/// A sooner promise takes the place of a later one, before a call as before a letter, and beside
/// a third party: what was promised is followed up the day after.
#[test]
fn the_last_promise_rules() {
    let promise = |by: &str| Outcome::Promise { by: day(by), amount: euros(1_000) };
    let mut called = called(promise("2026-09-18"));
    called.call("2026-09-03", promise("2026-09-09"));
    assert_eq!(called.told("2026-09-03"), "promised, first_letter 2026-09-10");

    let mut silent = World::new("amiable_4", "2026-09-01");
    silent.call("2026-09-02", Outcome::NoAnswer);
    silent.call("2026-09-04", Outcome::NoAnswer);
    let own = silent.told("2026-09-04");
    silent.call("2026-09-07", promise("2026-09-25"));
    silent.call("2026-09-08", promise("2026-09-15"));
    assert_eq!(own, "late, first_letter 2026-09-07");
    assert_eq!(silent.told("2026-09-08"), "promised, first_letter 2026-09-16");

    silent.happens(
        "2026-09-17",
        Happening::HandedOver { to: "Cabinet Ker".into(), costs: None, report_on: day("2026-10-30") },
    );
    assert_eq!(silent.told("2026-09-17"), "third_party, judicial 2026-11-02");
    silent.call("2026-09-21", promise("2026-10-05"));
    assert_eq!(silent.told("2026-09-21"), "promised, judicial 2026-10-06");
}

/// A sooner promise gives up time that was granted, never the deadline of a letter.
#[test]
fn a_sooner_promise_leaves_the_deadline_of_a_letter() {
    let promise = |by: &str| Outcome::Promise { by: day(by), amount: euros(1_000) };
    let mut world = called(Outcome::Refuses);
    let deadline = world.post("2026-09-03", StepKind::FirstLetter);
    let own = world.told("2026-09-03");
    world.call("2026-09-04", promise("2026-10-15"));
    world.call("2026-09-05", promise("2026-09-08"));
    assert!(deadline > day("2026-09-08"));
    assert_eq!(world.told("2026-09-09"), own);
}

#[test]
fn nobody_at_home_does_not_cancel_a_promise_or_a_pause() {
    let mut promised = called(Outcome::Promise { by: day("2026-09-16"), amount: euros(1_000) });
    promised.call("2026-09-08", Outcome::NoAnswer);
    assert_eq!(promised.told("2026-09-08"), "promised, call 2026-09-17");
    let mut paused = called(Outcome::Pause { until: day("2026-09-16") });
    paused.call("2026-09-08", Outcome::NoAnswer);
    assert_eq!(paused.told("2026-09-08"), "paused, call 2026-09-17");
}

#[test]
fn a_dispute_stands_through_other_contacts_until_it_is_closed() {
    let reason = "douche rayée".to_owned();
    let mut world = called(Outcome::Dispute { reason, amount: None });
    assert_eq!(world.told("2026-09-02"), "disputed, dispute 2026-09-17");
    world.call("2026-09-07", Outcome::NoAnswer);
    assert_eq!(world.told("2026-09-07"), "disputed, dispute 2026-09-17");
    assert!(world.file.is_disputed(InvoiceId(1)));
    world.happens("2026-09-17", Happening::PositionTaken { answer_by: day("2026-09-30") });
    assert_eq!(world.told("2026-09-17"), "disputed, dispute 2026-10-01");
    world.happens(
        "2026-10-01",
        Happening::DisputeClosed { end: DisputeEnd::Maintained, credit_notes: Vec::new() },
    );
    assert!(!world.file.is_disputed(InvoiceId(1)));
    assert_eq!(world.told("2026-10-01"), "late, call 2026-10-02");
}

#[test]
fn the_undisputed_part_goes_on_while_the_dispute_waits_for_its_answer() {
    let reason = "un joint".to_owned();
    let mut world = called(Outcome::Dispute { reason, amount: Some(euros(200)) });
    assert_eq!(world.told("2026-09-02"), "late, first_letter 2026-09-03");
    let due: Vec<(StepKind, Money)> =
        world.due("2026-09-17").iter().map(|step| (step.step, step.principal)).collect();
    assert_eq!(due, [(StepKind::FirstLetter, euros(800)), (StepKind::Dispute, euros(200))]);
    // Once the rest is paid, only the dispute is left.
    world.pay("2026-09-20", 80_000);
    assert_eq!(world.place("2026-09-21").state.code(), "disputed");
    assert_eq!(world.place("2026-09-21").next.unwrap().step, StepKind::Dispute);
    // A promise about the rest leaves the dispute of the part.
    world.call("2026-09-21", Outcome::Promise { by: day("2026-09-30"), amount: euros(100) });
    assert!(world.file.is_disputed(InvoiceId(1)));
    world.happens(
        "2026-09-30",
        Happening::DisputeClosed { end: DisputeEnd::Gesture, credit_notes: Vec::new() },
    );
    assert!(!world.file.is_disputed(InvoiceId(1)));
}

#[test]
fn an_unpaid_cheque_follows_the_delays_of_the_law() {
    // Presented on Monday 31 August: thirty days end on 30 September.
    let mut world = called(Outcome::BouncedCheque { presented_on: day("2026-08-31") });
    assert_eq!(world.told("2026-09-02"), "late, cheque 2026-09-03");
    assert_eq!(world.told("2026-10-01"), "late, cheque 2026-10-01");
    world.happens("2026-09-03", Happening::Cheque { act: ChequeAct::PresentedAgain });
    assert_eq!(world.told("2026-09-03"), "late, cheque 2026-10-01");
    world.happens("2026-10-01", Happening::Cheque { act: ChequeAct::CertificateAsked });
    assert_eq!(world.told("2026-10-01"), "late, cheque 2026-10-15");
    world.happens("2026-10-08", Happening::Cheque { act: ChequeAct::CertificateReceived });
    assert_eq!(world.told("2026-10-08"), "late, cheque 2026-10-09");
    // Served on 12 October: fifteen days without proof of payment, then the title.
    world.happens("2026-10-12", Happening::Cheque { act: ChequeAct::Served });
    assert_eq!(world.told("2026-10-12"), "late, cheque 2026-10-28");
    world.happens("2026-10-28", Happening::Cheque { act: ChequeAct::TitleIssued });
    assert_eq!(world.told("2026-10-28"), "judicial, judicial 2026-10-29");
    world.pay("2026-10-30", 102_000);
    assert_eq!(world.place("2026-10-30").next.map(|one| one.step), Some(StepKind::Settle));
}

#[test]
fn a_cheque_given_up_leaves_the_path_where_it_was() {
    let mut world = called(Outcome::BouncedCheque { presented_on: day("2026-08-31") });
    world.happens("2026-09-03", Happening::Resumed);
    assert_eq!(world.told("2026-09-03"), "late, call 2026-09-04");
}

#[test]
fn a_cheque_without_signature_is_asked_again_once() {
    let mut world = called(Outcome::DefectiveCheque { replace_by: day("2026-09-09") });
    assert_eq!(world.told("2026-09-02"), "late, call 2026-09-10");
    world.call("2026-09-10", Outcome::DefectiveCheque { replace_by: day("2026-09-17") });
    assert_eq!(world.told("2026-09-10"), "late, first_letter 2026-09-11");
}

#[test]
fn an_arrangement_in_writing_is_followed_up_like_a_promise() {
    let discount =
        Arrangement::Discount { amount: euros(50), by: day("2026-09-25"), beside: Beside::StillOwed };
    let goods = "trois jours de menuiserie".to_owned();
    let exchange = Arrangement::Exchange { goods, value: euros(1_000), by: day("2026-09-25") };
    let other = Arrangement::Other { terms: "reprise de la chaudière".to_owned(), by: day("2026-09-25") };
    for arrangement in [discount, exchange, other] {
        let mut world = called(Outcome::Difficulty);
        world.happens("2026-09-03", Happening::Arranged { arrangement });
        assert_eq!(world.told("2026-09-25"), "promised, call 2026-09-28");
        assert_eq!(world.told("2026-09-28"), "late, call 2026-09-28");
    }
}

#[test]
fn what_was_recorded_before_these_outcomes_existed_is_still_read() {
    let old = r#"{"happening":"contact","step":"call","outcome":{"outcome":"dispute","reason":"joint"},"interlocutor":""}"#;
    let read: Happening = serde_json::from_str(old).unwrap();
    let Happening::Contact { outcome, .. } = &read else { panic!() };
    assert_eq!(*outcome, Outcome::Dispute { reason: "joint".to_owned(), amount: None });
    assert_eq!(serde_json::to_string(&read).unwrap(), old);
}

#[test]
fn every_new_fact_is_read_back_as_it_was_written() {
    let facts = [
        Happening::Done { step: StepKind::Evidence },
        Happening::Skipped { step: StepKind::ThirdParty },
        Happening::Arranged {
            arrangement: Arrangement::Discount {
                amount: euros(1),
                by: day("2026-09-25"),
                beside: Beside::GivenUpIfKept,
            },
        },
        Happening::PositionTaken { answer_by: day("2026-09-25") },
        Happening::DisputeClosed { end: DisputeEnd::CreditNote, credit_notes: vec![CreditNoteId(7)] },
        Happening::Cheque { act: ChequeAct::Served },
        Happening::HandedOver {
            to: "Cabinet".to_owned(),
            costs: Some(euros(9)),
            report_on: day("2026-09-25"),
        },
    ];
    for fact in facts {
        let text = serde_json::to_string(&fact).unwrap();
        assert_eq!(serde_json::from_str::<Happening>(&text).unwrap(), fact, "{text}");
    }
}
