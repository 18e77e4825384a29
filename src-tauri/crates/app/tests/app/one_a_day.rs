//! Never two steps in a day about one invoice, whichever way they are asked for.

use crate::world::{bill, client, kerbrat, on};
use dument_app::views::{
    ContactInput, Deed, DeedInput, Done, EmailSentInput, LetterRequest, PostedInput, UndoToken,
};
use dument_app::{App, Code, Error, call, case, changes, deeds, invoices, letter};
use dument_domain::ClientId;
use dument_domain::case::StepKind;
use serde_json::{Value, json};

const FRIDAY: &str = "2026-11-20";
const MONDAY: &str = "2026-11-23";

/// A business that owes F-12 and F-13, late since May, ready for a call.
struct Firm {
    app: App,
    client: ClientId,
}

impl Firm {
    fn new() -> Firm {
        let now = on("2026-04-02");
        let mut app = kerbrat(&now);
        let client = client(&mut app, &now, "Menuiserie Lefèvre", "business");
        for (number, due) in [("F-12", "2026-05-01"), ("F-13", "2026-05-15")] {
            app.act(&now, |desk| invoices::save(desk, bill(client, number, "2026-04-01", due, "1000.00")))
                .unwrap();
        }
        Firm { app, client }
    }

    fn request(&mut self, step: StepKind, numbers: &[&str], post_on: Option<&str>) -> LetterRequest {
        LetterRequest {
            client: self.client,
            step: Some(step),
            invoices: numbers
                .iter()
                .map(|number| self.app.ask(&on(FRIDAY), |reading| invoices::find(reading, number)).unwrap())
                .collect(),
            post_on: post_on.map(|day| day.parse().unwrap()),
            ask: None,
            third_party: None,
            tracking: None,
            interest_until: None,
            confirmed: false,
            answer: None,
        }
    }

    /// Why a letter cannot be made for that day; nothing where it can.
    fn refusal(&mut self, step: StepKind, numbers: &[&str], day: &str) -> Option<(String, String)> {
        let request = self.request(step, numbers, Some(day));
        let view = self.app.ask(&on(FRIDAY), |reading| letter::prepare(reading, &request)).unwrap();
        assert_eq!(view.pdf.is_none(), !view.refusals.is_empty());
        view.refusals.first().map(|one| (one.code.clone(), one.sentence.clone()))
    }

    /// A letter prepared on the Friday, for that day.
    fn prepared(&mut self, step: StepKind, numbers: &[&str], post_on: &str) -> PostedInput {
        let request = self.request(step, numbers, Some(post_on));
        let view = self.app.ask(&on(FRIDAY), |reading| letter::prepare(reading, &request)).unwrap();
        let token = view.pdf.unwrap_or_else(|| panic!("{:?}", view.refusals));
        let letter = self.app.act(&on(FRIDAY), |desk| letter::keep(desk, &request, &token)).unwrap().letter;
        serde_json::from_value(json!({ "letter": letter, "on": post_on })).unwrap()
    }

    fn posted(&mut self, letter: &PostedInput, day: &str) -> Result<Done, Error> {
        let input = PostedInput { on: day.parse().unwrap(), ..letter.clone() };
        self.app.act(&on(day), |desk| letter::mark_posted(desk, &input))
    }

    fn called(&mut self, day: &str, outcome: &Value, minute: &Value) -> Result<Done, Error> {
        let told: ContactInput = serde_json::from_value(json!({
            "client": self.client, "step": "call", "interlocutor": "", "note": "", "invoices": [],
            "outcome": outcome, "minute": minute
        }))
        .unwrap();
        self.app.act(&on(day), |desk| call::record(desk, &told))
    }

    fn undo(&mut self, done: &Done) {
        let token: UndoToken = done.undo.unwrap();
        self.app.act(&on(MONDAY), |desk| changes::undo(desk, token, "")).unwrap();
    }
}

fn refuses() -> Value {
    json!({"outcome": "refuses"})
}

fn no_answer() -> Value {
    json!({"outcome": "no_answer"})
}

#[test]
fn a_second_letter_of_one_invoice_is_refused_the_same_day_and_goes_the_next() {
    let mut firm = Firm::new();
    let first = firm.prepared(StepKind::FirstLetter, &["F-12"], FRIDAY);
    let notice = firm.prepared(StepKind::FormalNotice, &["F-12"], FRIDAY);
    firm.posted(&first, FRIDAY).unwrap();
    let (code, sentence) = firm.refusal(StepKind::SecondLetter, &["F-12"], FRIDAY).expect("two letters");
    assert_eq!(code, "one_a_day");
    for said in ["F-12", "première lettre", "20\u{a0}novembre\u{a0}2026", "lundi 23"] {
        assert!(sentence.replace("lundi\u{a0}", "lundi ").contains(said), "{said}: {sentence}");
    }
    let refused = firm.posted(&notice, FRIDAY).unwrap_err();
    assert_eq!(refused.code, Code::OneADay);
    assert!(refused.message().contains("F-12"), "{}", refused.message());
    assert_eq!(firm.refusal(StepKind::SecondLetter, &["F-12"], MONDAY), None, "warned, not refused");
    // It left with the deadline of the Friday: noted knowingly.
    firm.posted(&PostedInput { confirmed: true, ..notice }, MONDAY).unwrap();
}

#[test]
fn another_invoice_of_the_client_is_another_matter() {
    let mut firm = Firm::new();
    let first = firm.prepared(StepKind::FirstLetter, &["F-12"], FRIDAY);
    firm.posted(&first, FRIDAY).unwrap();
    assert_eq!(firm.refusal(StepKind::FirstLetter, &["F-13"], FRIDAY), None);
    let both = firm.refusal(StepKind::SecondLetter, &["F-12", "F-13"], FRIDAY);
    let (_, sentence) = both.expect("one of them had its letter");
    assert!(sentence.contains("F-12") && !sentence.contains("F-13"), "{sentence}");
}

#[test]
fn the_same_letter_in_a_second_envelope_is_said_to_be_no_second_step() {
    let mut firm = Firm::new();
    let first = firm.prepared(StepKind::FirstLetter, &["F-12"], FRIDAY);
    firm.posted(&first, FRIDAY).unwrap();
    let (_, sentence) = firm.refusal(StepKind::FirstLetter, &["F-12"], FRIDAY).expect("sent already");
    assert!(sentence.contains("copie"), "{sentence}");
}

#[test]
fn a_wrong_day_of_posting_is_taken_back_first() {
    let mut firm = Firm::new();
    let first = firm.prepared(StepKind::FirstLetter, &["F-12"], FRIDAY);
    let done = firm.posted(&first, FRIDAY).unwrap();
    firm.undo(&done);
    firm.posted(&first, FRIDAY).unwrap();
}

#[test]
fn our_call_is_the_step_of_the_day_and_the_client_s_is_not() {
    let mut firm = Firm::new();
    let call = firm.called(FRIDAY, &refuses(), &Value::Null).unwrap();
    let (_, sentence) = firm.refusal(StepKind::FirstLetter, &[], FRIDAY).expect("a call, then a letter");
    assert!(sentence.contains("appel"), "{sentence}");
    firm.undo(&call);
    let rang = json!({"seconds": 60, "checked": [], "from_client": true});
    firm.called(FRIDAY, &refuses(), &rang).unwrap();
    assert_eq!(firm.refusal(StepKind::FirstLetter, &[], FRIDAY), None, "the client rang");
    let client = firm.client;
    let case = firm.app.ask(&on(FRIDAY), |reading| case::case(reading, client)).unwrap();
    assert!(case.timeline.iter().any(|line| line.title.contains("Dit par le client")), "{:?}", case.timeline);
    assert_eq!(
        firm.app
            .ask(&on(FRIDAY), |reading| call::call(reading, firm.client, &[]))
            .unwrap()
            .contacts_made
            .chars()
            .next(),
        Some('0')
    );
}

#[test]
fn nobody_there_counts_once_a_day_and_who_calls_back_is_heard() {
    let mut firm = Firm::new();
    firm.called(FRIDAY, &no_answer(), &Value::Null).unwrap();
    let again = firm.called(FRIDAY, &no_answer(), &Value::Null).unwrap_err();
    assert_eq!(again.code, Code::OneADay);
    assert!(again.message().contains("lundi"), "{}", again.message());
    let promise = json!({"outcome": "promise", "by": "2026-11-27", "amount": "500.00"});
    firm.called(FRIDAY, &promise, &Value::Null).unwrap();
}

#[test]
fn the_wrong_person_is_not_the_debtor_and_the_right_one_is_called_at_once() {
    let mut firm = Firm::new();
    firm.called(FRIDAY, &json!({"outcome": "wrong_contact"}), &Value::Null).unwrap();
    firm.called(FRIDAY, &no_answer(), &Value::Null).unwrap();
}

#[test]
fn an_e_mail_and_a_step_done_otherwise_are_steps_too() {
    let mut firm = Firm::new();
    let first = firm.prepared(StepKind::FirstLetter, &["F-12", "F-13"], FRIDAY);
    firm.posted(&first, FRIDAY).unwrap();
    let email: EmailSentInput =
        serde_json::from_value(json!({ "client": firm.client, "invoices": [], "note": "" })).unwrap();
    let told = |cautions: &[String]| cautions.iter().any(|one| one.contains("une seule relance par jour"));
    assert!(
        told(&firm.app.ask(&on(FRIDAY), |reading| call::email(reading, firm.client, &[])).unwrap().cautions),
        "before it is sent"
    );
    assert!(
        told(&firm.app.ask(&on(FRIDAY), |reading| call::call(reading, firm.client, &[])).unwrap().cautions),
        "before ringing"
    );
    assert_eq!(
        firm.app.act(&on(FRIDAY), |desk| call::email_sent(desk, &email)).unwrap_err().code,
        Code::OneADay
    );
    let deed = DeedInput {
        client: firm.client,
        invoices: Vec::new(),
        what: Deed::Done { step: StepKind::Email },
        on: None,
        note: String::new(),
    };
    let preview = firm.app.ask(&on(FRIDAY), |reading| deeds::preview(reading, &deed)).unwrap();
    assert!(preview.problems.iter().any(|one| one.sentence.contains("F-12")), "{:?}", preview.problems);
    assert_eq!(firm.app.act(&on(FRIDAY), |desk| deeds::record(desk, &deed)).unwrap_err().code, Code::OneADay);
    firm.app.act(&on(MONDAY), |desk| call::email_sent(desk, &email)).unwrap();
}

#[test]
fn what_is_not_typed_is_the_next_day_it_can_go() {
    let mut firm = Firm::new();
    firm.called(FRIDAY, &refuses(), &Value::Null).unwrap();
    let request = firm.request(StepKind::FirstLetter, &[], None);
    let view = firm.app.ask(&on(FRIDAY), |reading| letter::prepare(reading, &request)).unwrap();
    assert_eq!((view.post_on.to_string().as_str(), view.refusals.len()), (MONDAY, 0));
}
