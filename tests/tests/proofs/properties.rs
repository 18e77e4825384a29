//! What must hold of every answer, whatever the claim, checked on random ones.

use dument_tests::asking::{cents, core, list};
use dument_tests::naive::Date;
use dument_tests::random::Random;
use dument_tests::random_claims::RandomClaims;
use serde_json::{Value, json};

/// Random claims that are not refused, with their answers.
fn answered(seed: u64, count: usize) -> Vec<(Value, Value)> {
    let mut claims = RandomClaims::seeded(seed);
    let mut answered = Vec::new();
    while answered.len() < count {
        let claim: Value = serde_json::from_str(&claims.next_line()).unwrap();
        let answer = core(&claim);
        if answer["error"].is_null() {
            answered.push((claim, answer));
        }
    }
    answered
}

/// What may be owed on an invoice, and where a payment may go.
const OWED: [&str; 4] = ["principal", "interest", "indemnity", "additional_compensation"];
const PAID: [&str; 5] = ["to_interest", "to_principal", "to_indemnity", "to_compensation", "overpaid"];

/// A sum of an answer; what costs add is only told where there are some.
fn told(item: &Value, key: &str) -> i64 {
    let silent = item[key].is_null() && key.ends_with("compensation");
    if silent { 0 } else { cents(&item[key]).unwrap() }
}

fn sum(items: &[Value], key: &str) -> i64 {
    items.iter().map(|item| told(item, key)).sum()
}

fn text(cents: i64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn date(value: &Value) -> Date {
    Date::read(value.as_str().unwrap()).unwrap()
}

/// The day `count` days after a date written in JSON.
fn later(value: &Value, count: usize) -> Date {
    (0..count).fold(date(value), |day, _| day.tomorrow())
}

#[test]
fn every_sum_is_the_sum_of_its_parts() {
    for (claim, answer) in answered(1, 5_000) {
        let invoices = list(&answer["invoices"]);
        let mut due = 0;
        for (asked, invoice) in list(&claim["invoices"]).iter().zip(invoices) {
            let (lines, allocations) = (list(&invoice["lines"]), list(&invoice["allocations"]));
            let borne = sum(lines, "interest") - sum(allocations, "to_interest");
            assert_eq!(cents(&invoice["interest"]), Some(borne), "{claim}\n{answer}");
            let paid = list(&asked["payments"])
                .iter()
                .filter(|payment| date(&payment["on"]) <= date(&claim["until"]));
            let paid: i64 = paid.map(|payment| cents(&payment["amount"]).unwrap()).sum();
            let allocated: i64 = PAID.iter().map(|part| sum(allocations, part)).sum();
            assert_eq!(paid, allocated, "every cent paid is somewhere: {claim}\n{answer}");
            due += OWED.iter().map(|key| told(invoice, key)).sum::<i64>();
        }
        for key in OWED {
            assert_eq!(told(&answer, key), sum(invoices, key), "{key}: {claim}\n{answer}");
        }
        assert_eq!(cents(&answer["due"]), Some(due), "{claim}\n{answer}");
        assert!(cents(&answer["overdue"]) <= cents(&answer["due"]), "{claim}\n{answer}");
    }
}

#[test]
fn lines_follow_one_another_and_each_can_be_redone_by_hand() {
    for (claim, answer) in answered(2, 5_000) {
        let actual = claim["day_basis"] == "actual";
        for invoice in list(&answer["invoices"]) {
            let mut last = date(&json!("2008-01-01"));
            for line in list(&invoice["lines"]) {
                let (from, days) = (date(&line["from"]), line["days"].as_u64().unwrap());
                assert!(from > last, "{claim}\n{answer}");
                last = date(&line["to"]);
                assert_eq!(
                    later(&line["from"], usize::try_from(days).unwrap() - 1),
                    last,
                    "{claim}\n{answer}"
                );
                let year = if actual { from.year_length() } else { 365 };
                let rate = line["rate"].as_str().unwrap();
                let (units, decimals) = rate.split_once('.').unwrap();
                let millionths: i128 = format!("{units}{decimals:0<6}").parse().unwrap();
                let exact = i128::from(cents(&line["principal"]).unwrap()) * millionths * i128::from(days);
                let interest = i128::from(cents(&line["interest"]).unwrap());
                let whole = 100_000_000 * year;
                let error = exact - interest * whole;
                assert!(-whole <= 2 * error && 2 * error < whole, "half up: {line}");
            }
        }
    }
}

#[test]
fn splitting_a_period_changes_at_most_one_rounding_per_line() {
    let mut random = Random::seeded(3);
    for round in 0..5_000 {
        let debtor = random.one_of(&["business", "consumer", "non_professional"]).to_owned();
        let amount = text(i64::try_from(random.between(1, 5_000_000)).unwrap());
        let due = json!("2019-03-31");
        let until = later(&due, usize::try_from(random.between(2, 2_700)).unwrap());
        let cut_days = random.between(1, 2_600);
        let cut = later(&due, usize::try_from(cut_days).unwrap()).min(until);
        let ask = |due: &str, until: Date| {
            core(&json!({
                "debtor": debtor, "until": until.to_string(), "formal_notice_on": due,
                "invoices": [{"number": "F", "amount": amount, "due": due}],
            }))
        };
        let whole = ask(due.as_str().unwrap(), until);
        let first = ask(due.as_str().unwrap(), cut);
        let second = ask(&cut.to_string(), until);
        let interest = |answer: &Value| cents(&answer["interest"]).unwrap();
        let gap = interest(&whole) - interest(&first) - interest(&second);
        assert!(gap.abs() <= 1, "round {round}: {gap} cents\n{whole}\n{first}\n{second}");
    }
}

#[test]
fn paying_all_that_is_owed_leaves_nothing_then_and_later() {
    for (mut claim, answer) in answered(4, 5_000) {
        let until = claim["until"].clone();
        for (place, invoice) in list(&answer["invoices"]).iter().enumerate() {
            let owed: i64 = OWED.iter().map(|key| told(invoice, key)).sum();
            let asked = &mut claim["invoices"][place];
            let kept = |list_of: &Value| -> Vec<Value> {
                list(list_of).iter().filter(|event| date(&event["on"]) <= date(&until)).cloned().collect()
            };
            let mut payments = kept(&asked["payments"]);
            if owed > 0 {
                payments.push(json!({"on": until, "amount": text(owed)}));
            }
            asked["credit_notes"] = kept(&asked["credit_notes"]).into();
            asked["recovery_costs"] = kept(&asked["recovery_costs"]).into();
            asked["payments"] = payments.into();
        }
        let overpaid = |answer: &Value| {
            list(&answer["flags"]).iter().find(|flag| flag.as_str().unwrap().starts_with("overpaid")).cloned()
        };
        for days in [0, 1, 400] {
            claim["until"] = json!(later(&until, days).to_string());
            let paid = core(&claim);
            assert_eq!(paid["due"], "0.00", "{days} days later: {claim}\n{paid}");
            assert_eq!(overpaid(&paid), overpaid(&answer), "nothing more is overpaid: {claim}\n{paid}");
        }
    }
}

#[test]
fn the_order_of_payments_on_one_day_changes_no_sum() {
    for (mut claim, answer) in answered(5, 5_000) {
        for invoice in claim["invoices"].as_array_mut().unwrap() {
            if let Some(payments) = invoice.get_mut("payments").and_then(Value::as_array_mut) {
                payments.reverse();
            }
        }
        let mut reversed = core(&claim);
        let mut straight = answer.clone();
        for answer in [&mut reversed, &mut straight] {
            for invoice in answer["invoices"].as_array_mut().unwrap() {
                let allocations = list(&invoice["allocations"]).to_vec();
                invoice["allocations"] = PAID.iter().map(|part| sum(&allocations, part)).collect();
            }
        }
        assert_eq!(reversed, straight, "{claim}");
    }
}

#[test]
fn one_more_day_without_payment_never_lowers_what_is_owed() {
    for (mut claim, _) in answered(6, 1_500) {
        let until = claim["until"].clone();
        for invoice in claim["invoices"].as_array_mut().unwrap() {
            for key in ["payments", "credit_notes"] {
                let kept = list(&invoice[key]).iter().filter(|event| date(&event["on"]) <= date(&until));
                invoice[key] = kept.cloned().collect::<Vec<_>>().into();
            }
        }
        let mut owed = cents(&core(&claim)["due"]).unwrap();
        for _ in 0..20 {
            claim["until"] = json!(later(&claim["until"], 1).to_string());
            let Some(more) = cents(&core(&claim)["due"]) else { break };
            assert!(more >= owed, "{claim}");
            owed = more;
        }
    }
}

#[test]
fn costs_never_add_more_than_what_exceeds_the_indemnity_and_nothing_to_a_private_debtor() {
    let mut added = 0;
    for (claim, answer) in answered(7, 5_000) {
        for (asked, invoice) in list(&claim["invoices"]).iter().zip(list(&answer["invoices"])) {
            let costs = list(&asked["recovery_costs"]).iter();
            let paid: i64 = costs.map(|cost| cents(&cost["amount"]).unwrap()).sum();
            let settled = sum(list(&invoice["allocations"]), "to_compensation");
            let owed = told(invoice, "additional_compensation") + settled;
            assert!((0..=(paid - 4_000).max(0)).contains(&owed), "{claim}\n{answer}");
            assert!(claim["debtor"] == "business" || owed == 0, "{claim}\n{answer}");
            added += usize::from(owed > 0);
        }
    }
    assert!(added > 100, "costs must occur, {added} added something");
}
