//! The published examples of `fixtures/worked_examples.csv`, redone by `compute`.
//!
//! Column `published` is what the source printed; column `interest` what is
//! right, equal wherever the source counted its days correctly.

use dument_tests::asking::{cents, core, list};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Example {
    id: String,
    debtor: String,
    amount: String,
    contract_rate: Option<String>,
    due: String,
    formal_notice_on: Option<String>,
    until: String,
    allocation: Option<String>,
    paid_on: Option<String>,
    paid: Option<String>,
    days: u64,
    interest: String,
    indemnity: String,
    published: String,
}

impl Example {
    fn claim(&self) -> Value {
        let payments: Vec<Value> =
            self.paid_on.iter().map(|on| json!({"on": on, "amount": self.paid.as_ref().unwrap()})).collect();
        json!({
            "id": self.id, "debtor": self.debtor, "until": self.until,
            "allocation": self.allocation.as_deref().unwrap_or("interest_first"),
            "contract_rate": self.contract_rate, "formal_notice_on": self.formal_notice_on,
            "invoices": [{"number": self.id, "amount": self.amount, "due": self.due, "payments": payments}],
        })
    }
}

fn examples() -> Vec<Example> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/worked_examples.csv");
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

#[test]
fn every_example_comes_out_to_the_cent() {
    let examples = examples();
    assert_eq!(examples.len(), 10);
    for example in examples {
        let answer = core(&example.claim());
        let invoice = &answer["invoices"][0];
        assert_eq!(invoice["days_late"], example.days, "{}: {answer}", example.id);
        assert_eq!(answer["interest"], example.interest, "{}: {answer}", example.id);
        assert_eq!(answer["indemnity"], example.indemnity, "{}: {answer}", example.id);
        let lines: i64 = list(&invoice["lines"]).iter().map(|line| cents(&line["interest"]).unwrap()).sum();
        assert_eq!(Some(lines), cents(&answer["interest"]), "{}: lines add up", example.id);
    }
}

#[test]
fn only_three_sources_differ_from_us_and_each_miscounts_days() {
    let differing: Vec<String> =
        examples().into_iter().filter(|row| row.published != row.interest).map(|row| row.id).collect();
    assert_eq!(differing, ["E04", "E16", "E27"]);
}
