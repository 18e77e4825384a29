//! What a client paid beyond one invoice meets the others that are due (C. civ. 1347, 1342-10).

use crate::world::{World, day, money};
use dument_domain::case::{Happening, RefundRefused, SetOff, StepKind, positions, refund_shares};
use dument_domain::{CreditNote, CreditNoteId, InvoiceId, Money, PaymentShare};

/// 1 000 € due 1 July, 500 € due 1 August, 300 € due 1 October.
fn three() -> World {
    let mut world = World::new("amiable_4", "2026-07-01");
    world.owe(500, "2026-08-01");
    world.owe(300, "2026-10-01");
    world
}

fn set_off(world: &World, on: &str) -> Option<SetOff> {
    let open = world.file.open_to_set_off(&world.settings, &world.law, day(on));
    world.file.set_off(&open, &world.settings, &world.law, day(on))
}

fn owed(world: &World, set_off: &SetOff, invoice: i64, on: &str) -> Money {
    let file = world.file.after_set_off(set_off);
    let invoice = file.invoice(InvoiceId(invoice)).unwrap();
    file.statement_of(invoice, &world.settings, &world.law, day(on)).statement.due()
}

#[test]
fn what_was_paid_too_much_meets_the_oldest_debt_that_is_due() {
    let mut world = three();
    world.pay("2026-06-25", 140_000);
    let found = set_off(&world, "2026-09-15").unwrap();
    assert_eq!(found.amount(), money("400.00"));
    assert_eq!(found.targets(), [InvoiceId(2)], "the third is not due");
    // Paid before its due date by set-off: 100 € of principal are late, and no interest ran on 400.
    let file = world.file.after_set_off(&found);
    let second = file.invoice(InvoiceId(2)).unwrap();
    let account = file.statement_of(second, &world.settings, &world.law, day("2026-09-15")).statement;
    assert_eq!(account.overdue_principal, money("100.00"));
    assert!(file.overpaid(&world.settings, &world.law, day("2026-09-15")).is_empty());
    assert_eq!(file.payments.len(), 1);
    assert_eq!(file.payments[0].amount, money("1400.00"), "the same money on the same day");
}

#[test]
fn what_exceeds_every_debt_stays_owed_to_the_client() {
    let mut world = three();
    world.pay("2026-06-25", 9_999_995);
    let found = set_off(&world, "2026-11-30").unwrap();
    assert_eq!(found.targets(), [InvoiceId(2), InvoiceId(3)]);
    assert_eq!(owed(&world, &found, 2, "2026-11-30"), Money::ZERO);
    assert_eq!(owed(&world, &found, 3, "2026-11-30"), Money::ZERO);
    let over = world.file.after_set_off(&found).overpaid(&world.settings, &world.law, day("2026-11-30"));
    assert_eq!(over, [(InvoiceId(1), money("98199.95"))]);
}

#[test]
fn interest_stops_on_the_day_of_the_excess_and_is_not_paid_twice() {
    let mut world = three();
    world.pay("2026-09-01", 200_000);
    let found = set_off(&world, "2026-11-30").unwrap();
    let second = found.moved.iter().find(|one| one.to == InvoiceId(2)).unwrap();
    // 500.00 + 31 days at 12.40 % + 40.00.
    assert_eq!((second.on, second.amount), (day("2026-09-01"), money("545.27")));
    assert_eq!(owed(&world, &found, 2, "2026-11-30"), Money::ZERO);
}

#[test]
fn a_credit_note_after_the_payment_makes_the_excess_on_its_own_day() {
    let mut world = three();
    world.pay("2026-07-01", 100_000);
    let amount = money("200.00");
    world.file.credit_notes.push(CreditNote {
        id: CreditNoteId(1),
        invoice: InvoiceId(1),
        number: "AV-1".to_owned(),
        on: day("2026-10-15"),
        amount,
        reversed: false,
        noted_after: None,
    });
    let found = set_off(&world, "2026-11-30").unwrap();
    assert!(found.moved.iter().all(|one| one.on == day("2026-10-15")), "{:?}", found.moved);
    let file = world.file.after_set_off(&found);
    let received: Money = file.payments.iter().map(|one| one.amount).sum();
    assert_eq!(received, money("1000.00"), "no money is made");
    assert!(file.overpaid(&world.settings, &world.law, day("2026-11-30")).is_empty());
}

#[test]
fn nothing_too_much_nothing_set_off() {
    let mut world = three();
    world.pay("2026-07-01", 100_000);
    assert_eq!(set_off(&world, "2026-11-30"), None);
}

#[test]
fn nobody_is_called_for_what_an_overpayment_covers() {
    let mut world = three();
    world.pay("2026-09-01", 200_000);
    let on = "2026-11-30";
    let steps = world.due(on);
    assert_eq!(steps.len(), 1, "{steps:?}");
    let step = &steps[0];
    assert_eq!((step.step, step.invoices.as_slice()), (StepKind::SetOff, &[InvoiceId(2), InvoiceId(3)][..]));
    let places = positions(&world.file, &world.rules(), day(on));
    assert!(
        places.iter().all(|one| one.asked.total().is_zero() || one.invoice == InvoiceId(1)),
        "{places:?}"
    );
    assert_eq!(step.principal, places.iter().map(|one| one.covered).sum());
    // Nor in the days to come: imputing is told once.
    let coming = dument_domain::case::simulate(&world.file, &world.rules(), day(on), day("2027-06-30"));
    assert!(coming.iter().all(|one| one.step == StepKind::SetOff), "{coming:?}");
    // Once it is recorded nothing is left to do.
    world.file = world.file.after_set_off(&set_off(&world, on).unwrap());
    assert!(world.due(on).is_empty());
}

#[test]
fn a_call_asks_what_an_overpayment_leaves() {
    let mut world = three();
    world.pay("2026-06-25", 140_000);
    let on = "2026-11-30";
    let places = positions(&world.file, &world.rules(), day(on));
    let second = &places[1];
    assert_eq!(second.asked.principal, money("100.00"));
    assert_eq!(second.next.as_ref().unwrap().step, StepKind::Call);
    let found = set_off(&world, on).unwrap();
    assert_eq!(second.asked.total(), owed(&world, &found, 2, on));
    assert_eq!(places[2].covered, Money::ZERO, "the oldest debt is met first");
}

#[test]
fn what_was_given_back_is_no_longer_set_off() {
    let mut world = three();
    world.pay("2026-06-25", 140_000);
    let given_back =
        Happening::Refunded { shares: vec![PaymentShare { invoice: InvoiceId(1), amount: money("400.00") }] };
    world.happens_to("2026-07-10", vec![InvoiceId(1)], given_back);
    let on = day("2026-11-30");
    assert!(world.file.overpaid(&world.settings, &world.law, on).is_empty());
    assert_eq!(set_off(&world, "2026-11-30"), None);
    // What is paid too much later counts from its own day, not from the first.
    world.pay("2026-09-01", 30_000);
    let found = set_off(&world, "2026-11-30").unwrap();
    assert_eq!((found.moved[0].on, found.moved[0].amount), (day("2026-09-01"), money("300.00")));
    // A payment that was taken back since: more was given back than was too much.
    world.file.payments[0].reversed = true;
    assert!(world.file.refunded_beyond(InvoiceId(1), &world.settings, &world.law, on).is_positive());
}

/// 1 000 € of which 1 400 € were paid on 25 June, and 400 € given back on 10 July.
fn given_back() -> World {
    let mut world = three();
    world.pay("2026-06-25", 140_000);
    let shares = vec![PaymentShare { invoice: InvoiceId(1), amount: money("400.00") }];
    world.happens_to("2026-07-10", vec![InvoiceId(1)], Happening::Refunded { shares });
    world
}

#[test]
fn what_may_be_given_back_was_too_much_that_day_and_still_is() {
    let mut world = three();
    world.pay("2026-06-25", 140_000);
    let owed = |world: &World, on: &str| {
        world.file.to_give_back(&world.settings, &world.law, day(on), day("2026-11-30"))
    };
    assert_eq!(owed(&world, "2026-06-24"), [], "nothing had come");
    assert_eq!(owed(&world, "2026-06-25"), [(InvoiceId(1), money("400.00"))]);
    world.pay("2026-07-20", 10_000);
    assert_eq!(owed(&world, "2026-06-25"), [(InvoiceId(1), money("400.00"))], "less that day than now");
    assert_eq!(owed(&given_back(), "2026-07-10"), [], "it was given back");
}

#[test]
fn no_more_is_given_back_than_was_too_much_nor_a_sum_that_cannot_be_kept() {
    let owed = [(InvoiceId(1), money("400.00")), (InvoiceId(2), money("0.50"))];
    let whole: Vec<Money> =
        refund_shares(&owed, None).unwrap().into_iter().map(|share| share.amount).collect();
    assert_eq!(whole, [money("400.00"), money("0.50")]);
    let part = refund_shares(&owed, Some(money("1.00"))).unwrap();
    assert_eq!(part, [PaymentShare { invoice: InvoiceId(1), amount: money("1.00") }]);
    assert_eq!(refund_shares(&[], None), Err(RefundRefused::NothingOwed));
    assert_eq!(refund_shares(&owed, Some(Money::ZERO)), Err(RefundRefused::NoSum(Money::ZERO)));
    let more = money("400.51");
    assert_eq!(refund_shares(&owed, Some(more)), Err(RefundRefused::MoreThanOwed(money("400.50"))));
    let beyond = Money::MAX + money("0.01");
    assert_eq!(refund_shares(&[(InvoiceId(1), beyond)], None), Err(RefundRefused::NoSum(beyond)));
}

#[test]
fn a_change_that_leaves_a_refund_for_nothing_is_seen_on_the_day_of_the_refund_too() {
    let world = given_back();
    let seen = |after: &World| {
        let found = world.file.given_for_nothing(&after.file, &world.settings, &world.law, day("2026-11-30"));
        found.map(|invoice| invoice.id)
    };
    assert_eq!(seen(&world), None);
    let mut gone = given_back();
    gone.file.payments[0].reversed = true;
    assert_eq!(seen(&gone), Some(InvoiceId(1)));
    // Redated after the refund: too much again today, and nothing was on the day it left.
    let mut later = given_back();
    later.file.payments[0].on = day("2026-07-15");
    later.pay("2026-07-15", 100_000);
    assert_eq!(seen(&later), Some(InvoiceId(1)));
    let mut earlier = given_back();
    earlier.file.payments[0].on = day("2026-06-20");
    assert_eq!(seen(&earlier), None);
    // What was so before is not the doing of what comes.
    let found = gone.file.given_for_nothing(&gone.file, &gone.settings, &gone.law, day("2026-11-30"));
    assert_eq!(found, None);
}
