//! One case, one principal: the letter, the account, the day's list and the terminal agree to the
//! cent, whatever was agreed, disputed, paid or not yet due.

use crate::world::{Dice, client, day, from, invoice_input, kerbrat, money, on};
use dument_app::views::{CaseView, LetterView, PaymentView, PlanProposalView, TodayRow};
use dument_app::{App, call, case, deeds, invoices, letter, payment, today};
use dument_domain::{ClientId, InvoiceId, Money};
use serde_json::{Value, json};

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
        input.issued_on = day("2026-03-01");
        input.completed_on = Some(day("2026-02-25"));
        input.gross = parts.iter().map(|(_, sum)| money(sum)).sum();
        input.contract_rate = rate.map(|rate| rate.parse().unwrap());
        input.due_on = None;
        input.parts = from(json!(
            parts.iter().map(|(due, sum)| json!({"due": due, "amount": sum})).collect::<Vec<_>>()
        ));
        let row = self.app.act(&on("2026-03-01"), |desk| invoices::save(desk, input)).unwrap().row;
        self.invoices.push(row.invoice);
        self
    }

    fn deed(&mut self, day: &str, what: Value) {
        let input = from(json!({"client": self.client, "invoices": [], "what": what, "note": ""}));
        self.app.act(&on(day), |desk| deeds::record(desk, &input)).unwrap();
    }

    fn call(&mut self, day: &str, outcome: Value) {
        let input = json!({"client": self.client, "invoices": [], "step": "call", "outcome": outcome, "interlocutor": "", "note": ""});
        self.app.act(&on(day), |desk| call::record(desk, &from(input))).unwrap();
    }

    fn pay(&mut self, day: &str, amount: &str, means: &str) -> PaymentView {
        let input =
            json!({"client": self.client, "invoices": [], "amount": amount, "on": day, "means": means});
        self.app.act(&on(day), |desk| payment::record(desk, &from(input))).unwrap()
    }

    fn propose(&mut self, day: &str) -> PlanProposalView {
        let request =
            json!({"client": self.client, "invoices": [], "first": null, "count": null, "amount": null});
        self.app.ask(&on(day), |reading| deeds::propose_plan(reading, &from(request))).unwrap()
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
        self.app.act(&on(day), |desk| payment::settle(desk, &from(input))).unwrap();
    }

    fn letter(&mut self, day: &str, step: &str, answer: Value) -> LetterView {
        let request = json!({"client": self.client, "step": step, "invoices": [], "post_on": null, "ask": null, "third_party": null, "tracking": null, "answer": answer});
        self.app.ask(&on(day), |reading| letter::prepare(reading, &from(request))).unwrap()
    }

    fn case(&mut self, day: &str) -> CaseView {
        self.app.ask(&on(day), |reading| case::case(reading, self.client)).unwrap()
    }

    fn rows(&mut self, day: &str) -> Vec<TodayRow> {
        self.app.ask(&on(day), today::today_rows)
    }

    /// What the terminal answers.
    fn told(&mut self, day: &str) -> Value {
        serde_json::from_str(
            &self.app.ask(&on(day), |reading| case::claim_answer(reading, self.client, None)).unwrap(),
        )
        .unwrap()
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

/// A case of one or two invoices with payments, sometimes a plan, a dispute, a retention.
fn random_case(dice: &mut Dice) -> (Case, [bool; 3]) {
    let nature = ["business", "business", "public", "consumer"][dice.roll(4) as usize];
    let (parts, planned, disputed) = (dice.roll(3) == 0, dice.roll(3) == 0, dice.roll(3) == 0);
    let mut case = Case::of(nature);
    for number in ["F-1", "F-2"].iter().take(1 + dice.roll(2) as usize) {
        let (whole, kept) = (format!("{}.00", 1000 + dice.roll(9000)), ("2027-05-01", "500.00"));
        let due = [("2026-05-01", whole.as_str()), kept];
        case = case.owing(number, &due[..if parts { 2 } else { 1 }], None);
    }
    if dice.roll(2) == 0 {
        case.pay("2026-07-01", &dice.sum(900), "");
    }
    if planned {
        let proposed = case.propose("2026-08-03");
        let share = money("150.00");
        let first = json!({"due": "2026-08-20", "amount": share});
        let rest = json!({"due": "2026-12-20", "amount": proposed.total - share});
        let plan = json!({"instalments": [first, rest], "interest": proposed.interest, "acceleration": "none", "signed": true, "guarantee": ""});
        case.deed("2026-08-03", json!({"deed": "plan", "plan": plan}));
        case.pay("2026-08-20", &dice.sum(140), "");
    }
    if disputed {
        let outcome = json!({"outcome": "dispute", "reason": "r", "amount": dice.sum(300)});
        case.call("2026-09-01", outcome);
    }
    (case, [parts, planned, disputed])
}

/// What is asked is one sum: in the letter, in the day's list, and in the account less what is said
/// to be left out of it.
#[test]
fn in_any_case_the_letter_the_list_and_the_account_ask_one_principal() {
    let (mut dice, mut rows_met) = (Dice::seeded(20_261_122), 0);
    for round in 0..120 {
        let (mut case, [parts, planned, disputed]) = random_case(&mut dice);
        let letter = case.letter("2026-09-03", "first_letter", Value::Null);
        let view = case.case("2026-09-03");
        let about = view.statements.iter().filter(|one| letter.chosen.contains(&one.invoice));
        let accounts: Vec<_> = about.collect();
        let principal: Money = accounts.iter().map(|one| one.sum.principal).sum();
        let interest: Money = accounts.iter().map(|one| one.sum.interest).sum();
        let kind = format!("round {round}: parts {parts}, plan {planned}, dispute {disputed}");
        if !planned && !disputed {
            let later = if parts { accounts.iter().map(|_| money("500.00")).sum() } else { Money::ZERO };
            assert_eq!(letter.sum.principal + later, principal, "{kind}");
        }
        if !disputed {
            assert_eq!(letter.sum.interest, interest, "{kind}");
        }
        assert!(letter.sum.principal <= principal && letter.sum.interest <= interest, "{kind}");
        let told = case.told("2026-09-03");
        let whole: Money = view.statements.iter().map(|one| one.sum.principal).sum();
        assert_eq!(told["principal"], whole.to_string(), "{kind}");
        for row in case.rows("2026-09-03") {
            if row.step.is_reminder() && row.invoices == letter.chosen {
                rows_met += 1;
                assert_eq!(row.sum.principal, letter.sum.principal, "{kind}");
                assert_eq!(row.sum.interest, letter.sum.interest, "{kind}");
            }
        }
    }
    assert!(rows_met > 60, "the list must be compared often: {rows_met}");
}

/// A discount is about what is due: its paper and what keeps it say one sum.
#[test]
fn a_discount_leaves_a_retention_to_its_date() {
    let mut case = Case::of("business").owing("F-601", &RETENUE, None);
    let what = json!({"kind": "discount", "amount": "300.00", "by": "2026-09-30"});
    case.deed("2026-09-07", json!({"deed": "arrangement", "arrangement": what}));
    case.pay("2026-09-28", "9200.00", "");
    let kept = case.case("2026-10-05").agreed.arrangements[0].credit_notes.clone();
    assert_eq!(kept.iter().map(|one| one.amount.to_string()).collect::<Vec<_>>(), ["300.00"]);
    assert_eq!(case.told("2026-10-05")["principal"], "800.00", "the credit note and the retention");
}
