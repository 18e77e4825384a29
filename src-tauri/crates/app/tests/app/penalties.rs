//! Penalties are what a professional owes (C. com. L441-10): nobody else's case speaks of them.

use crate::world::{bill, client, from, kerbrat, money, on};
use dument_app::views::{
    CalendarRequest, ContactInput, CreditNoteInput, DeedInput, InvoicesRequest, LetterRequest, PaymentInput,
    PlanProposalRequest, SettleInput, WaiveInput,
};
use dument_app::{
    Acting, App, Error, Now, calendar, call, case, changes, clients, deeds, invoices, letter, payment, today,
};
use dument_domain::{ClientId, InvoiceId};
use serde::Serialize;
use serde_json::{Value, json};

struct Case {
    app: App,
    now: Now,
    client: ClientId,
    invoice: InvoiceId,
    heard: Vec<String>,
}

impl Case {
    fn of(nature: &str, completed: bool) -> Case {
        let now = on("2026-08-02");
        let mut app = kerbrat(&now);
        let client = client(&mut app, &now, "Résidence du Port", nature);
        let mut input = bill(client, "F-1", "2026-08-02", "2026-09-01", "1000.00");
        input.completed_on = completed.then(|| "2026-08-01".parse().unwrap());
        let invoice = app.act(&now, |desk| invoices::save(desk, input)).unwrap().row.invoice;
        Case { app, now: on("2026-11-20"), client, invoice, heard: Vec::new() }
    }

    /// What an answer or a refusal says.
    fn hear<T: Serialize>(&mut self, answer: Result<T, Error>) {
        let told = answer.map_or_else(|refused| refused.view().message, |told| json!(told).to_string());
        self.heard.push(told);
    }

    fn act<T: Serialize>(&mut self, act: impl FnOnce(&mut Acting<'_>) -> Result<T, Error>) {
        let answer = self.app.act(&self.now, act);
        self.hear(answer);
        self.look();
    }

    fn deed(&mut self, what: Value) {
        let input: DeedInput = from(json!({ "client": self.client, "what": what, "on": null }));
        let preview = self.app.ask(&self.now, |reading| deeds::preview(reading, &input));
        self.hear(preview);
        self.act(|desk| deeds::record(desk, &input));
    }

    fn called(&mut self, outcome: Value) {
        let input: ContactInput = from(json!({
            "client": self.client, "step": "call", "invoices": [], "outcome": outcome, "on": null
        }));
        self.act(|desk| call::record(desk, &input));
    }

    fn waived(&mut self, what: Value) {
        let mut asked = json!({
            "client": self.client, "invoices": [self.invoice], "interest": false, "interest_sum": null,
            "indemnity": false, "indemnity_sum": null, "note": ""
        });
        asked.as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
        let input: WaiveInput = from(asked);
        self.act(|desk| payment::waive(desk, &input));
    }

    fn paid(&mut self, amount: &str) {
        let input: PaymentInput = from(json!({
            "invoices": [self.invoice], "client": null, "amount": amount, "on": null, "means": "virement",
            "set_off": false, "confirmed": true
        }));
        let preview = self.app.ask(&self.now, |reading| payment::preview(reading, &input));
        self.hear(preview);
        self.act(|desk| payment::record(desk, &input));
    }

    /// Every screen that shows the case.
    fn look(&mut self) {
        let (client, invoice) = (self.client, self.invoice);
        let now = self.now;
        let answer = self.app.ask(&now, today::today);
        self.hear(answer);
        let answer = self.app.ask(&now, |reading| case::case(reading, client));
        self.hear(answer);
        let answer = self.app.ask(&now, |reading| case::statement(reading, client, None));
        self.hear(answer);
        let answer = self.app.ask(&now, |reading| call::call(reading, client, &[]));
        self.hear(answer);
        let answer = self.app.ask(&now, |reading| call::email(reading, client, &[]));
        self.hear(answer);
        let answer = self.app.ask(&now, |reading| invoices::view(reading, invoice));
        self.hear(answer);
        let answer = self.app.ask(&now, |reading| invoices::invoices(reading, InvoicesRequest::default()));
        self.hear(answer);
        let answer = self.app.ask(&now, |reading| clients::view(reading, client));
        self.hear(answer);
        let month = CalendarRequest::default();
        let answer = self.app.ask(&now, |reading| calendar::calendar(reading, &month));
        self.hear(answer);
        let answer = self.app.ask(&now, |reading| changes::changes(reading, Some(client)));
        self.hear(answer);
        let plan: PlanProposalRequest = from(json!({ "client": client, "invoices": [invoice], "count": 3 }));
        let answer = self.app.ask(&now, |reading| deeds::propose_plan(reading, &plan));
        self.hear(answer);
        for step in ["first_letter", "second_letter", "formal_notice"] {
            let request: LetterRequest = from(json!({
                "client": client, "step": step, "invoices": [], "post_on": null, "ask": null,
                "third_party": null, "tracking": null, "confirmed": true
            }));
            let answer = self.app.ask(&now, |reading| letter::prepare(reading, &request));
            self.hear(answer);
        }
    }

    /// The sentences that speak of penalties, once each.
    fn penalties(&self) -> Vec<String> {
        let words = self.heard.iter().flat_map(|told| told.split('"'));
        let mut found: Vec<String> =
            words.filter(|one| one.to_lowercase().contains("pénalit")).map(str::to_owned).collect();
        found.sort();
        found.dedup();
        found
    }
}

/// A case in which everything that may be said of interest is said.
fn lived(nature: &str, completed: bool, end: fn(&mut Case)) -> Case {
    let mut case = Case::of(nature, completed);
    case.look();
    case.called(json!({ "outcome": "promise", "by": "2027-02-01", "amount": "9000.00" }));
    case.waived(json!({ "interest": true, "interest_sum": "0.01" }));
    case.waived(json!({ "indemnity": true, "indemnity_sum": "0.01" }));
    for amount in ["50.00", "0.00"] {
        let discount = json!({
            "kind": "discount", "amount": amount, "by": "2026-12-15", "beside": "given_up_if_kept"
        });
        case.deed(json!({ "deed": "arrangement", "arrangement": discount }));
    }
    case.paid("100.00");
    end(&mut case);
    case
}

fn settled(case: &mut Case, choice: &str) {
    case.paid("900.00");
    let input: SettleInput = from(json!({ "client": case.client, "invoices": [], "choice": choice }));
    case.act(|desk| payment::settle(desk, &input));
}

fn cancelled(case: &mut Case) {
    let note = CreditNoteInput {
        invoice: case.invoice,
        number: "A-1".to_owned(),
        amount: money("1000.00"),
        on: None,
    };
    case.act(|desk| payment::record_credit_note(desk, &note));
}

const ENDS: [fn(&mut Case); 4] = [
    |case| settled(case, "waive"),
    |case| settled(case, "claim"),
    cancelled,
    |case| case.waived(json!({ "interest": true, "indemnity": true })),
];

#[test]
fn nobody_but_a_professional_is_told_of_penalties_on_any_screen() {
    for nature in ["consumer", "non_professional", "public"] {
        for end in ENDS {
            for completed in [true, false] {
                let found = lived(nature, completed, end).penalties();
                assert!(found.is_empty(), "{nature}: {found:#?}");
            }
        }
    }
    let of_a_firm = lived("business", true, ENDS[0]).penalties();
    assert!(of_a_firm.len() > 5, "the looks reach the sentences: {of_a_firm:#?}");
}
