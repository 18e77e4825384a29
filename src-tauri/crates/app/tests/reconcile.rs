//! One case, one principal: the letter, the account, the day's list and the terminal agree to the
//! cent, whatever was agreed, disputed, paid or not yet due.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::{client, from, invoice_input, kerbrat, on};
use dument_app::App;
use dument_app::views::{CaseView, LetterView, PaymentView, PlanProposalView, TodayRow};
use dument_domain::{ClientId, InvoiceId, Money};
use serde_json::{Value, json};

fn money(text: &str) -> Money {
    text.parse().unwrap()
}

struct Case {
    app: App,
    client: ClientId,
    invoices: Vec<InvoiceId>,
}

impl Case {
    fn of(nature: &str) -> Case {
        let now = on("2026-03-01");
        let mut app = kerbrat(&now);
        let client = client(&mut app, &now, "Garage Le Goff", nature);
        Case { app, client, invoices: Vec::new() }
    }

    /// An invoice due in one part, or in several.
    fn owing(mut self, number: &str, parts: &[(&str, &str)], rate: Option<&str>) -> Case {
        let mut input = invoice_input(self.client, number);
        input.issued_on = common::day("2026-03-01");
        input.completed_on = Some(common::day("2026-02-25"));
        input.gross = parts.iter().map(|(_, sum)| money(sum)).sum();
        input.contract_rate = rate.map(|rate| rate.parse().unwrap());
        input.due_on = None;
        input.parts = from(json!(
            parts.iter().map(|(due, sum)| json!({"due": due, "amount": sum})).collect::<Vec<_>>()
        ));
        let row = self.app.save_invoice(&on("2026-03-01"), input).unwrap().row;
        self.invoices.push(row.invoice);
        self
    }

    fn deed(&mut self, day: &str, what: Value) {
        let input = from(json!({"client": self.client, "invoices": [], "what": what, "note": ""}));
        self.app.record_deed(&on(day), &input).unwrap();
    }

    fn call(&mut self, day: &str, outcome: Value) {
        let input = json!({"client": self.client, "invoices": [], "step": "call", "outcome": outcome, "interlocutor": "", "note": ""});
        self.app.record_contact(&on(day), &from(input)).unwrap();
    }

    fn pay(&mut self, day: &str, amount: &str, means: &str) -> PaymentView {
        let input =
            json!({"client": self.client, "invoices": [], "amount": amount, "on": day, "means": means});
        self.app.record_payment(&on(day), &from(input)).unwrap()
    }

    fn propose(&mut self, day: &str) -> PlanProposalView {
        let request =
            json!({"client": self.client, "invoices": [], "first": null, "count": null, "amount": null});
        self.app.propose_plan(&on(day), &from(request)).unwrap()
    }

    /// A plan signed over these instalments.
    fn plan(&mut self, day: &str, instalments: &[(&str, &str)], interest: &str, acceleration: &str) {
        let parts: Vec<Value> =
            instalments.iter().map(|(due, sum)| json!({"due": due, "amount": sum})).collect();
        let plan = json!({"instalments": parts, "interest": interest, "acceleration": acceleration, "signed": true, "guarantee": ""});
        self.deed(day, json!({"deed": "plan", "plan": plan}));
    }

    fn claim_rest(&mut self, day: &str) {
        let input = json!({"client": self.client, "invoices": [], "choice": "claim"});
        self.app.settle(&on(day), &from(input)).unwrap();
    }

    fn letter(&mut self, day: &str, step: &str, answer: Value) -> LetterView {
        let request = json!({"client": self.client, "step": step, "invoices": [], "post_on": null, "ask": null, "third_party": null, "tracking": null, "answer": answer});
        self.app.prepare_letter(&on(day), &from(request)).unwrap()
    }

    fn case(&mut self, day: &str) -> CaseView {
        self.app.case(&on(day), self.client).unwrap()
    }

    fn rows(&mut self, day: &str) -> Vec<TodayRow> {
        self.app.today_rows(&on(day))
    }

    /// What the terminal answers.
    fn told(&mut self, day: &str) -> Value {
        serde_json::from_str(&self.app.claim_answer(&on(day), self.client, None).unwrap()).unwrap()
    }
}

const PLANRUNS: [(&str, &str); 3] =
    [("2026-09-15", "1000.00"), ("2026-10-15", "1000.00"), ("2026-11-16", "1000.00")];

/// Law 5: the agreement prevails over C. civ. 1343-1; C. civ. 1343-2: interest bears nothing.
#[test]
fn a_plan_that_is_kept_leaves_no_principal_but_the_interest_that_ran() {
    let mut case = Case::of("business").owing("P-2", &[("2026-05-01", "3000.00")], None);
    case.plan("2026-09-08", &PLANRUNS, "runs", "none");
    for (day, sum) in PLANRUNS {
        case.pay(day, sum, "virement");
    }
    case.claim_rest("2026-11-18");
    let letter = case.letter("2026-11-20", "formal_notice", Value::Null);
    assert!(letter.refusals.is_empty(), "{:?}", letter.refusals);
    assert_eq!(letter.sum.principal, Money::ZERO);
    assert_eq!((letter.sum.interest, letter.sum.indemnity), (money("169.65"), money("40.00")));
    let account = case.case("2026-11-20").statements[0].clone();
    assert_eq!((account.sum.principal, account.sum.interest), (Money::ZERO, money("169.65")));
    assert_eq!(case.told("2026-11-20")["due"], "209.65");
}

#[test]
fn a_missed_instalment_reconciles_with_the_account() {
    let mut case = Case::of("business").owing("F-901", &[("2026-05-01", "6000.00")], None);
    let parts = [("2026-09-15", "2000.00"), ("2026-10-15", "2000.00"), ("2026-11-16", "2000.00")];
    case.plan("2026-09-08", &parts, "runs", "after_notice");
    case.pay("2026-09-15", "2000.00", "");
    let letter = case.letter("2026-10-20", "formal_notice", Value::Null);
    let account = case.case("2026-10-20").statements[0].clone();
    assert_eq!((letter.sum.principal, account.sum.principal), (money("2000.00"), money("4000.00")));
    assert_eq!(letter.sum.interest, account.sum.interest, "the interest of one account");
    assert_eq!(letter.sum.total + money("2000.00"), account.sum.total);
    assert_eq!(case.rows("2026-10-20")[0].sum.principal, money("2000.00"));
    assert_eq!(case.told("2026-10-20")["principal"], "4000.00");
}

/// Law 17.17 and CCP R2192-36: a payment of exactly the principal settles it.
#[test]
fn a_payment_of_exactly_the_principal_leaves_interest_and_indemnity_only() {
    for nature in ["business", "public"] {
        let mut case = Case::of(nature).owing("F-401", &[("2026-06-20", "10000.00")], None);
        let paid = case.pay("2026-11-01", "10000.00", "");
        assert!(paid.settle_proposed);
        assert_eq!(paid.left.principal, Money::ZERO, "what is said of it is so");
        let rows = case.rows("2026-11-03");
        assert_eq!((rows[0].sum.principal, rows[0].sum.total), (Money::ZERO, paid.left.total));
        case.claim_rest("2026-11-03");
        for step in ["first_letter", "second_letter", "formal_notice"] {
            let letter = case.letter("2026-11-20", step, Value::Null);
            assert_eq!(letter.sum.principal, Money::ZERO, "{step}");
            assert_eq!(letter.sum.interest, paid.left.interest, "{step}: it bears nothing");
        }
        assert_eq!(case.told("2026-12-20")["due"], paid.left.total.to_string());
    }
}

#[test]
fn what_is_set_off_is_counted_on_the_principal_as_its_paper_says() {
    let mut case = Case::of("business").owing("E-1", &[("2026-05-01", "1000.00")], None);
    let what = json!({"kind": "exchange", "goods": "Vitrine", "value": "600.00", "by": "2026-10-30"});
    case.deed("2026-09-07", json!({"deed": "arrangement", "arrangement": what}));
    let paid = case.pay("2026-10-20", "600.00", "compensation");
    assert_eq!(paid.shares[0].1.to_principal, money("600.00"));
    assert_eq!(paid.left.principal, money("400.00"), "« le reste du principal, soit 400 € »");
    let rest = case.pay("2026-11-02", "100.00", "virement");
    assert!(rest.shares[0].1.to_interest.is_positive(), "money beside the exchange goes by the rule");
}

/// Law 17.15: one dispute, one sum, in every paper.
#[test]
fn one_dispute_over_two_invoices_is_shared_to_the_cent() {
    let mut case = Case::of("business").owing("A1", &[("2026-05-01", "1000.00")], None).owing(
        "B1",
        &[("2026-05-02", "1000.00")],
        Some("20.00"),
    );
    case.call("2026-09-01", json!({"outcome": "dispute", "reason": "la porte", "amount": "300.01"}));
    let letter = case.letter("2026-09-03", "first_letter", Value::Null);
    assert_eq!(letter.sum.principal, money("1699.99"));
    let answer = json!({"answer": "La porte ferme.", "offer": {"offer": "maintain"}});
    assert_eq!(case.letter("2026-09-03", "dispute", answer).sum.principal, money("1699.99"));
    let agreed = case.case("2026-09-03").agreed.disputes[0].clone();
    assert_eq!((agreed.disputed, agreed.undisputed), (money("300.01"), money("1699.99")));
    let shares: Vec<String> = agreed.credit_notes.iter().map(|one| one.amount.to_string()).collect();
    assert_eq!(shares, ["150.01", "150.00"]);
}

const RETENUE: [(&str, &str); 2] = [("2026-05-01", "9500.00"), ("2027-05-01", "500.00")];

/// Law 17.10: a retention is never claimed before its date, nor disputed away.
#[test]
fn a_part_that_is_disputed_comes_off_what_is_due() {
    let mut case = Case::of("business").owing("F-601", &RETENUE, None);
    case.call("2026-09-01", json!({"outcome": "dispute", "reason": "r", "amount": "500.00"}));
    let letter = case.letter("2026-09-03", "formal_notice", Value::Null);
    assert_eq!(letter.sum.principal, money("9000.00"));
    let answer = json!({"answer": "Non.", "offer": {"offer": "maintain"}});
    assert_eq!(case.letter("2026-09-03", "dispute", answer).sum.principal, money("9000.00"));
    assert!(case.rows("2026-09-03").iter().any(|row| row.sum.principal == money("9000.00")));
}

#[test]
fn a_plan_spreads_what_is_due_and_no_more() {
    let mut case = Case::of("business").owing("F-601", &RETENUE, None);
    let proposed = case.propose("2026-09-03");
    assert_eq!((proposed.principal, proposed.total), (money("9500.00"), money("9500.00")));
    let spread: Money = proposed.instalments.iter().map(|one| one.amount).sum();
    assert_eq!(spread, money("9500.00"));
    // Where nothing is due yet, all of it may be spread.
    let mut early = Case::of("business").owing("F-2", &[("2026-12-01", "700.00")], None);
    assert_eq!(early.propose("2026-09-03").total, money("700.00"));
}

#[test]
fn the_other_readings_of_an_invoice_in_parts_are_of_the_same_sum() {
    let mut case = Case::of("business").owing("F-601", &RETENUE, None);
    let account = case.case("2026-11-20").statements[0].clone();
    let reading = account.other_readings.iter().find(|one| one.label.contains("semestre")).unwrap();
    let gap = if reading.total > account.sum.total {
        reading.total - account.sum.total
    } else {
        account.sum.total - reading.total
    };
    assert!(gap < money("50.00"), "the retention is in both: {} and {}", account.sum.total, reading.total);
}

/// C. civ. 1342-10: among what is due, the debt that costs most first, then the oldest.
#[test]
fn a_payment_not_named_goes_to_the_highest_rate() {
    let mut case = Case::of("business")
        .owing("A1", &[("2026-05-01", "1000.00")], None)
        .owing("B1", &[("2026-05-02", "1000.00")], Some("20.00"))
        .owing("C1", &[("2027-05-02", "1000.00")], Some("30.00"));
    let paid = case.pay("2026-09-03", "500.00", "");
    let went: Vec<&str> = paid.shares.iter().map(|(number, _)| number.as_str()).collect();
    assert_eq!(went, ["B1"]);
}
