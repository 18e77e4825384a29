//! How a client pays, whatever it paid late beside the invoice.

use dument_domain::case::{Habit, Outcome};
use dument_domain::{CreditNote, CreditNoteId, InvoiceId, Money};

use crate::world::{World, day};

fn client_who_paid_three_days_late() -> World {
    let mut world = World::new("amiable_4", "2026-03-31");
    world.pay("2026-04-03", 100_000);
    world
}

#[test]
fn a_client_who_paid_its_indemnity_late_did_not_pay_its_invoice_late() {
    let mut world = client_who_paid_three_days_late();
    let three_days = Some(Habit { paid: 1, paid_late: 0, delay_days_mean: 3 });
    assert_eq!(world.file.habit(day("2026-10-05")), three_days);
    world.pay("2026-08-01", 4_100);
    assert_eq!(world.file.habit(day("2026-10-05")), three_days);
}

#[test]
fn an_invoice_paid_in_part_or_later_tells_no_habit_yet() {
    let mut world = World::new("amiable_4", "2026-03-31");
    assert_eq!(world.file.habit(day("2026-10-05")), None);
    world.pay("2026-04-03", 99_999);
    assert_eq!(world.file.habit(day("2026-10-05")), None);
    world.pay("2026-05-03", 1);
    assert_eq!(world.file.habit(day("2026-05-02")), None);
    let after = world.file.habit(day("2026-05-03")).map(|habit| habit.delay_days_mean);
    assert_eq!(after, Some(33));
}

#[test]
fn an_invoice_cancelled_by_a_credit_note_is_not_an_invoice_paid() {
    let mut world = World::new("amiable_4", "2026-03-31");
    world.file.credit_notes.push(CreditNote {
        id: CreditNoteId(1),
        invoice: InvoiceId(1),
        number: "A-1".to_owned(),
        on: day("2026-09-01"),
        amount: Money::from_cents(100_000),
        reversed: false,
        noted_after: None,
    });
    assert_eq!(world.file.habit(day("2026-10-05")), None);
}

#[test]
fn a_promise_is_broken_once_its_day_has_passed_without_the_whole_sum() {
    let mut world = World::new("amiable_4", "2026-03-31");
    let amount = Money::from_cents(100_000);
    world.call("2026-04-01", Outcome::Promise { by: day("2026-04-10"), amount });
    assert_eq!(world.file.relation(day("2026-04-10")).promises_broken, 0);
    assert_eq!(world.file.relation(day("2026-04-11")).promises_broken, 1);
    world.pay("2026-04-12", 100_000);
    assert_eq!(world.file.relation(day("2026-04-13")).promises_broken, 0);
}
