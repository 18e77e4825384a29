//! One case from the due date to the end, by the real use cases.

use crate::world::{called, client_input, day, invoice_input, kerbrat, money, on};
use dument_app::views::{
    ClientInput, ContactInput, InvoiceInput, LetterRequest, PaymentInput, PaymentsSeen, PostedInput,
    SettleChoice, SettleInput,
};
use dument_app::{App, Code, Now, call, case, clients, invoices, letter, payment, today};
use dument_domain::case::{Outcome, StepKind};
use dument_domain::{ClientId, Day, DebtorNature};

fn client(app: &mut App, now: &Now, name: &str, nature: DebtorNature) -> ClientId {
    let (phone, sheet) = ("02 98 96 11 11".to_owned(), client_input(None, name, "business"));
    let input = ClientInput { nature, phone, ..sheet };
    app.act(now, |desk| clients::save(desk, input)).unwrap().client
}

fn invoice(app: &mut App, now: &Now, client: ClientId, number: &str, amount: &str, due: &str) {
    let input = InvoiceInput {
        issued_on: day(due).plus_days(-30),
        due_on: Some(day(due)),
        gross: money(amount),
        quote_number: Some("D-12".to_owned()),
        quote_on: Some(day(due).plus_days(-60)),
        completed_on: Some(day(due).plus_days(-31)),
        ..invoice_input(client, number)
    };
    let noted = if input.issued_on > now.today { Now::noon(input.issued_on) } else { *now };
    app.act(&noted, |desk| invoices::save(desk, input)).unwrap();
}

fn contact(client: ClientId, outcome: Outcome) -> ContactInput {
    ContactInput { interlocutor: "Mme Riou".to_owned(), ..called(client, outcome) }
}

fn letter(client: ClientId) -> LetterRequest {
    LetterRequest {
        client,
        step: None,
        invoices: Vec::new(),
        post_on: None,
        ask: None,
        third_party: None,
        tracking: None,
        interest_until: None,
        confirmed: false,
        answer: None,
    }
}

/// The step due for the only client, or nothing.
fn due(app: &mut App, now: &Now) -> Option<StepKind> {
    app.ask(now, today::today_rows).first().map(|row| row.step)
}

fn post(app: &mut App, now: &Now, client: ClientId) -> Day {
    let view = app.ask(now, |reading| letter::prepare(reading, &letter(client))).unwrap();
    assert_eq!(view.refusals, [], "{:?}", view.checks);
    let kept =
        app.act(now, |desk| letter::keep(desk, &letter(client), view.pdf.as_deref().unwrap())).unwrap();
    app.act(now, |desk| {
        letter::mark_posted(
            desk,
            &PostedInput {
                letter: kept.letter,
                on: now.today,
                tracking: None,
                payments: PaymentsSeen::AsKept,
                confirmed: false,
            },
        )
    })
    .unwrap();
    kept.deadline
}

#[test]
fn from_the_due_date_to_the_formal_notice_and_the_money() {
    let mut app = kerbrat(&on("2026-05-01"));
    let client = client(&mut app, &on("2026-05-01"), "Menuiserie Lefèvre", DebtorNature::Business);
    invoice(&mut app, &on("2026-05-01"), client, "F-12", "1850.00", "2026-05-19");

    assert_eq!(due(&mut app, &on("2026-05-19")), None, "not late on the due date");
    assert_eq!(due(&mut app, &on("2026-05-20")), Some(StepKind::Call), "the day after");

    let promise = Outcome::Promise { by: day("2026-05-26"), amount: money("1850.00") };
    app.act(&on("2026-05-20"), |desk| call::record(desk, &contact(client, promise))).unwrap();
    assert_eq!(due(&mut app, &on("2026-05-26")), None, "the promise runs");
    assert_eq!(due(&mut app, &on("2026-05-27")), Some(StepKind::Call), "followed up the day after");

    app.act(&on("2026-05-27"), |desk| call::record(desk, &contact(client, Outcome::Refuses))).unwrap();
    assert_eq!(due(&mut app, &on("2026-05-27")), None, "never two steps in a day");
    assert_eq!(due(&mut app, &on("2026-05-28")), Some(StepKind::FirstLetter));

    let deadline = post(&mut app, &on("2026-05-28"), client);
    assert_eq!(deadline, day("2026-06-08"));
    assert_eq!(due(&mut app, &on("2026-06-08")), None);
    assert_eq!(due(&mut app, &on("2026-06-09")), Some(StepKind::SecondLetter));

    let deadline = post(&mut app, &on("2026-06-09"), client);
    assert_eq!(due(&mut app, &Now::noon(deadline)), None);
    let after = Now::noon(deadline.next());
    assert_eq!(due(&mut app, &after), Some(StepKind::FormalNotice));
    let deadline = post(&mut app, &after, client);
    assert_eq!(due(&mut app, &Now::noon(deadline.next())), Some(StepKind::Judicial));

    let paid_on = Now::noon(deadline);
    let payment = PaymentInput {
        confirmed: false,
        set_off: false,
        invoices: Vec::new(),
        client: Some(client),
        amount: money("1850.00"),
        on: None,
        means: "virement".to_owned(),
    };
    let paid = app.act(&paid_on, |desk| payment::record(desk, &payment)).unwrap();
    assert!(paid.settle_proposed);
    assert_eq!(due(&mut app, &paid_on), Some(StepKind::Settle), "nobody is chased for cents unasked");
    app.act(&paid_on, |desk| {
        payment::settle(desk, &SettleInput { client, invoices: Vec::new(), choice: SettleChoice::Waive })
    })
    .unwrap();
    assert_eq!(due(&mut app, &paid_on), None);
    let case = app.ask(&paid_on, |reading| case::case(reading, client)).unwrap();
    assert_eq!(case.invoices[0].state, "settled");
    assert!(case.timeline.len() >= 10);
}

#[test]
fn a_payment_after_composing_makes_the_letter_lapse() {
    let mut app = kerbrat(&on("2026-05-01"));
    let client = client(&mut app, &on("2026-05-01"), "SARL Batirénov", DebtorNature::Business);
    invoice(&mut app, &on("2026-05-01"), client, "F-1", "1000.00", "2026-05-19");
    let now = on("2026-05-21");
    let mut request = letter(client);
    request.step = Some(StepKind::FirstLetter);
    let view = app.ask(&now, |reading| letter::prepare(reading, &request)).unwrap();
    let kept = app.act(&now, |desk| letter::keep(desk, &request, view.pdf.as_deref().unwrap())).unwrap();
    let payment = PaymentInput {
        confirmed: false,
        set_off: false,
        invoices: Vec::new(),
        client: Some(client),
        amount: money("200.00"),
        on: None,
        means: String::new(),
    };
    app.act(&now, |desk| payment::record(desk, &payment)).unwrap();
    let refused = app.act(&now, |desk| {
        letter::mark_posted(
            desk,
            &PostedInput {
                letter: kept.letter,
                on: now.today,
                tracking: None,
                payments: PaymentsSeen::AsKept,
                confirmed: false,
            },
        )
    });
    assert_eq!(refused.unwrap_err().code, Code::LetterLapsed);
    assert_eq!(due(&mut app, &now), Some(StepKind::Call), "composing is not sending");
}

#[test]
fn a_consumer_is_never_asked_for_the_indemnity() {
    let mut app = kerbrat(&on("2026-05-01"));
    let client = client(&mut app, &on("2026-05-01"), "M. Pierre Aubry", DebtorNature::Consumer);
    invoice(&mut app, &on("2026-05-01"), client, "F-87", "940.00", "2026-05-19");
    for step in [StepKind::FirstLetter, StepKind::SecondLetter, StepKind::FormalNotice] {
        let mut request = letter(client);
        request.step = Some(step);
        request.ask =
            Some(dument_app::views::LetterAsk { interest: true, indemnity: true, compensation: false });
        let view = app.ask(&on("2026-06-30"), |reading| letter::prepare(reading, &request)).unwrap();
        assert!(view.pdf.is_none() || view.sum.total == money("940.00"), "{step:?}");
        assert!(!view.may_ask_indemnity);
    }
}

#[test]
fn past_the_last_known_rate_nothing_fails_and_no_unknown_sum_is_printed() {
    let mut app = kerbrat(&on("2026-05-01"));
    let client = client(&mut app, &on("2026-05-01"), "Café du Port", DebtorNature::Business);
    invoice(&mut app, &on("2026-05-01"), client, "F-5", "412.80", "2026-11-18");
    let now = on("2027-01-15");
    let today = app.ask(&now, today::today).unwrap();
    assert!(today.rates.warning.is_some());
    assert_eq!(today.groups[0].rows[0].sum.interest, money("6.03"), "43 days to 31 December");
    let mut request = letter(client);
    request.step = Some(StepKind::FirstLetter);
    request.ask = Some(dument_app::views::LetterAsk { interest: true, indemnity: true, compensation: false });
    let view = app.ask(&now, |reading| letter::prepare(reading, &request)).unwrap();
    assert!(view.pdf.is_some(), "the sums stop on the last day known: {:?}", view.refusals);
    assert_eq!(view.sum.interest, money("6.03"), "to 31 December");
    request.ask =
        Some(dument_app::views::LetterAsk { interest: false, indemnity: false, compensation: false });
    let view = app.ask(&now, |reading| letter::prepare(reading, &request)).unwrap();
    assert!(view.pdf.is_some(), "the principal alone may be asked: {:?}", view.refusals);
}
