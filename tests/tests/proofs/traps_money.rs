//! The mistakes of an inexpert implementation (T01 to T17, and the money of
//! T22), each with its right answer and the wrong ones it must not give.

use dument_tests::asking::{TODAY, cents, core, list};
use serde_json::{Value, json};

/// One invoice owed by `debtor`, with more keys merged in.
fn claim(debtor: &str, amount: &str, due: &str, until: &str, more: Value) -> Value {
    let mut claim = json!({
        "debtor": debtor, "until": until,
        "invoices": [{"number": "F-1", "amount": amount, "due": due}],
    });
    for (key, value) in more.as_object().unwrap() {
        claim[key] = value.clone();
    }
    claim
}

fn business(amount: &str, due: &str, until: &str) -> Value {
    core(&claim("business", amount, due, until, json!({})))
}

fn lines(answer: &Value) -> Vec<(u64, &str, &str)> {
    list(&answer["invoices"][0]["lines"])
        .iter()
        .map(|line| {
            (
                line["days"].as_u64().unwrap(),
                line["rate"].as_str().unwrap(),
                line["interest"].as_str().unwrap(),
            )
        })
        .collect()
}

fn flags(answer: &Value) -> Vec<&str> {
    list(&answer["flags"]).iter().map(|flag| flag.as_str().unwrap()).collect()
}

#[test]
fn t01_the_default_rate_is_the_central_bank_s_and_not_the_legal_one() {
    let answer = business("10000.00", "2024-03-31", "2024-04-30");
    assert_eq!(lines(&answer), [(30, "14.50", "119.18")]);
    let one_day = |due, until| business("10000.00", due, until)["invoices"][0]["lines"][0]["rate"].clone();
    assert_eq!(one_day("2023-06-30", "2023-07-01"), "14.00");
    assert_eq!(one_day("2022-12-31", "2023-01-01"), "12.50");
}

#[test]
fn t02_the_rate_is_that_of_the_semester_s_first_day() {
    let answer = business("10000.00", "2024-09-30", "2024-12-31");
    assert_eq!(lines(&answer), [(92, "14.25", "359.18")]);
    let today = business("10000.00", "2026-11-20", TODAY);
    assert_eq!(lines(&today), [(1, "12.40", "3.40")]);
}

#[test]
fn t03_floating_and_frozen_rates_differ_and_a_contract_rate_is_one_line() {
    let with = |more| core(&claim("business", "10000.00", "2026-06-20", "2026-07-10", more));
    let floating = with(json!({}));
    assert_eq!(lines(&floating), [(10, "12.15", "33.29"), (10, "12.40", "33.97")]);
    assert_eq!(floating["interest"], "67.26");
    let frozen = with(json!({"rate_mode": "frozen"}));
    assert_eq!(lines(&frozen), [(20, "12.15", "66.58")]);
    let contract = with(json!({"contract_rate": "12"}));
    assert_eq!(lines(&contract), [(20, "12.00", "65.75")]);
}

#[test]
fn t04_a_public_buyer_owes_eight_points_frozen_on_the_first_day() {
    let with = |due, more| core(&claim("public", "10000.00", due, "2026-07-10", more));
    let state = with("2026-06-20", json!({}));
    assert_eq!(lines(&state), [(20, "10.15", "55.62")]);
    assert_eq!(state["indemnity"], "40.00");
    assert_eq!(with("2026-06-20", json!({"contract_rate": "15", "rate_mode": "floating"})), state);
    let hospital = with("2026-07-10", json!({}));
    assert_eq!((&hospital["interest"], &hospital["indemnity"]), (&json!("0.00"), &json!("0.00")));
}

#[test]
fn t05_a_consumer_without_mise_en_demeure_owes_the_principal_only() {
    for debtor in ["consumer", "non_professional"] {
        let answer =
            core(&claim(debtor, "1850.00", "2026-05-16", "2026-06-30", json!({"contract_rate": "15"})));
        assert_eq!(answer["interest"], "0.00");
        assert_eq!(answer["indemnity"], "0.00");
        assert_eq!(answer["due"], "1850.00");
        assert_eq!(answer["overdue"], "1850.00");
        assert_eq!(lines(&answer), []);
    }
}

#[test]
fn t06_the_indemnity_is_per_late_invoice_whatever_was_paid() {
    let answer = core(&json!({
        "debtor": "business", "until": TODAY,
        "invoices": [
            {"number": "A", "amount": "1200.00", "due": "2026-07-31",
             "payments": [{"on": "2026-09-01", "amount": "100.00"}]},
            {"number": "B", "amount": "480.00", "due": "2026-09-30"},
            {"number": "C", "amount": "2350.00", "due": "2026-11-30"},
        ],
    }));
    assert_eq!(answer["indemnity"], "80.00");
    assert_eq!(answer["invoices"][2]["indemnity"], "0.00");
    let gap = cents(&answer["due"]).unwrap() - cents(&answer["overdue"]).unwrap();
    assert_eq!(gap, 235_000, "the third invoice is owed but not late");
    assert_eq!(business("480.00", "2026-09-30", "2026-09-30")["indemnity"], "0.00");
    assert_eq!(business("480.00", "2026-09-30", "2026-10-01")["indemnity"], "40.00");
}

#[test]
fn t07_no_value_added_tax_on_interest_and_indemnity() {
    let answer = business("1850.00", "2026-05-16", "2026-06-30");
    let added = cents(&answer["due"]).unwrap() - cents(&answer["principal"]).unwrap();
    assert_eq!(added, 6_771);
    let printed = answer.to_string().to_lowercase();
    assert!(!printed.contains("vat") && !printed.contains("tva"), "{printed}");
}

#[test]
fn t08_interest_runs_on_the_amount_with_tax() {
    let answer = business("1850.00", "2026-05-16", "2026-06-30");
    assert_eq!(lines(&answer), [(45, "12.15", "27.71")]);
    assert_eq!(answer["invoices"][0]["lines"][0]["principal"], "1850.00");
}

#[test]
fn t09_days_run_from_the_morrow_of_the_due_date_to_the_last_day_included() {
    let on_due_date = business("1850.00", "2026-05-16", "2026-05-16");
    assert_eq!(on_due_date["invoices"][0]["days_late"], 0);
    assert_eq!((&on_due_date["due"], &on_due_date["overdue"]), (&json!("1850.00"), &json!("0.00")));
    let next_day = business("1850.00", "2026-05-16", "2026-05-17");
    assert_eq!(next_day["invoices"][0]["days_late"], 1);
    assert_eq!((&next_day["interest"], &next_day["indemnity"]), (&json!("0.62"), &json!("40.00")));
    assert_eq!(business("1850.00", "2026-05-16", "2026-06-30")["invoices"][0]["days_late"], 45);
    let published =
        core(&claim("business", "15000.00", "2018-04-15", "2018-05-15", json!({"contract_rate": "15"})));
    assert_eq!(lines(&published), [(30, "15.00", "184.93")]);
}

#[test]
fn t10_a_leap_year_has_365_days_unless_asked_and_never_360() {
    let with =
        |basis| core(&claim("business", "10000.00", "2023-12-31", "2024-06-30", json!({"day_basis": basis})));
    assert_eq!(lines(&with("365")), [(182, "14.50", "723.01")]);
    assert_eq!(lines(&with("actual")), [(182, "14.50", "721.04")]);
    assert_eq!(with("360")["error"]["code"], "bad_line");
}

#[test]
fn t11_the_floor_is_three_times_the_other_cases_rate_and_is_only_flagged() {
    let with =
        |rate, due, until| core(&claim("business", "10000.00", due, until, json!({"contract_rate": rate})));
    assert_eq!(flags(&with("10", "2026-07-31", "2026-08-31")), [""; 0]);
    assert_eq!(flags(&with("8", "2026-03-31", "2026-04-30")), [""; 0]);
    let below = with("8", "2026-07-31", "2026-08-30");
    assert_eq!(flags(&below), ["rate_below_floor:2026-S2"]);
    assert_eq!(lines(&below), [(30, "8.00", "65.75")], "the amount is the contract's until the user decides");
    assert_eq!(flags(&with("8.25", "2026-07-31", "2026-08-30")), [""; 0]);
    assert_eq!(flags(&with("8.24", "2026-07-31", "2026-08-30")), ["rate_below_floor:2026-S2"]);
}

#[test]
fn t12_the_legal_default_is_not_raised_to_the_floor() {
    let answer = business("10000.00", "2024-08-31", "2024-09-30");
    assert_eq!(lines(&answer), [(30, "14.25", "117.12")]);
    assert_eq!(flags(&answer), ["default_below_floor:2024-S2"]);
    assert_eq!(flags(&business("1.00", "2024-03-31", "2024-04-30")), ["default_below_floor:2024-S1"]);
    assert_eq!(flags(&business("1.00", "2025-03-31", "2025-04-30")), [""; 0]);
    let clause =
        core(&claim("business", "1.00", "2024-03-31", "2024-04-30", json!({"contract_rate": "14.50"})));
    assert_eq!(flags(&clause), ["rate_below_floor:2024-S1"]);
}

#[test]
fn t13_a_consumer_owes_the_other_cases_rate_from_the_mise_en_demeure() {
    for debtor in ["consumer", "non_professional"] {
        let more = json!({"formal_notice_on": "2026-05-31", "contract_rate": "15", "rate_mode": "frozen"});
        let answer = core(&claim(debtor, "1850.00", "2026-05-16", "2026-06-30", more));
        assert_eq!(lines(&answer), [(30, "2.62", "3.98")]);
        assert_eq!(answer["indemnity"], "0.00");
    }
    let early = json!({"formal_notice_on": "2026-05-01"});
    let answer = core(&claim("consumer", "1850.00", "2026-05-16", "2026-06-30", early));
    assert_eq!(answer["invoices"][0]["lines"][0]["from"], "2026-05-17", "the later of notice and due date");
}

#[test]
fn t14_a_part_payment_meets_interest_first_or_principal_first_as_asked() {
    let with = |allocation| {
        core(&json!({
            "debtor": "business", "until": "2026-09-03", "allocation": allocation,
            "invoices": [{"number": "F-1", "amount": "10000.00", "due": "2026-05-01",
                          "payments": [{"on": "2026-07-01", "amount": "4000.00"}]}],
        }))
    };
    let interest_first = with("interest_first");
    assert_eq!(
        lines(&interest_first),
        [(60, "12.15", "199.73"), (1, "12.40", "3.40"), (64, "12.40", "134.87")]
    );
    assert_eq!(interest_first["principal"], "6203.13");
    assert_eq!(interest_first["due"], "6378.00");
    let principal_first = with("principal_first");
    assert_eq!(principal_first["principal"], "6000.00");
    assert_eq!(principal_first["interest"], "333.58");
    assert_eq!(principal_first["due"], "6373.58");
}

#[test]
fn t15_interest_bears_no_interest() {
    let answer = business("10000.00", "2024-06-30", "2026-06-30");
    assert_eq!(
        lines(&answer),
        [(184, "14.25", "718.36"), (181, "13.15", "652.10"), (365, "12.15", "1215.00")]
    );
    assert_eq!(answer["interest"], "2585.46");
}

/// One late invoice of 1 850.00, with what recovering it cost.
fn with_costs(debtor: &str, costs: Value) -> Value {
    let mut claim = claim(debtor, "1850.00", "2026-05-16", TODAY, json!({"formal_notice_on": "2026-06-01"}));
    claim["invoices"][0]["recovery_costs"] = costs;
    core(&claim)
}

#[test]
fn t16_justified_costs_add_what_exceeds_the_forty_euros() {
    let answer = with_costs("business", json!([{"on": "2026-10-05", "amount": "100.00"}]));
    assert_eq!(
        (&answer["indemnity"], &answer["additional_compensation"]),
        (&json!("40.00"), &json!("60.00"))
    );
    let added = cents(&answer["indemnity"]).unwrap() + cents(&answer["additional_compensation"]).unwrap();
    assert_eq!(added, 10_000, "100.00 in all, not 140.00");
    let without = business("1850.00", "2026-05-16", TODAY);
    assert_eq!(without["indemnity"], "40.00");
    assert!(without["additional_compensation"].is_null(), "nothing is added unasked: {without}");
    let owed = |answer: &Value| cents(&answer["due"]).unwrap();
    assert_eq!(owed(&answer) - owed(&without), 6_000, "and it is owed");
    assert_eq!(cents(&answer["overdue"]), cents(&answer["due"]));
    for debtor in ["consumer", "non_professional", "public"] {
        let answer = with_costs(debtor, json!([{"on": "2026-10-05", "amount": "100.00"}]));
        assert_eq!(answer["additional_compensation"], "0.00", "{debtor}");
    }
    assert_eq!(with_costs("consumer", json!([]))["indemnity"], "0.00");
}

#[test]
fn t16_costs_are_no_costs_of_recovery_before_the_delay_nor_without_a_sum() {
    let added = |on: &str, amount: &str| {
        with_costs("business", json!([{"on": on, "amount": amount}]))["additional_compensation"].clone()
    };
    assert_eq!(added("2026-05-16", "100.00"), "0.00", "on the due date nothing is late");
    assert_eq!(added("2026-05-17", "100.00"), "60.00");
    assert_eq!(added("2026-10-05", "39.99"), "0.00", "never negative");
    assert_eq!(added("2026-12-01", "100.00"), "0.00", "not before it is paid");
    let refused = with_costs("business", json!([{"on": "2026-10-05", "amount": "-100.00"}]));
    assert_eq!(refused["error"]["code"], "bad_amount");
    let several = json!([{"on": "2026-06-05", "amount": "30.00"}, {"on": "2026-10-05", "amount": "30.00"}]);
    assert_eq!(with_costs("business", several)["additional_compensation"], "20.00");
}

#[test]
fn t17_an_unknown_semester_is_named_and_never_guessed() {
    for debtor in ["business", "consumer"] {
        let with = |until| {
            core(&claim(debtor, "10000.00", "2026-10-31", until, json!({"formal_notice_on": "2026-11-05"})))
        };
        let refused = with("2027-01-15");
        assert_eq!(refused["error"]["code"], "rate_unknown", "{refused}");
        assert_eq!(refused["error"]["detail"], "2027-S1");
        assert_eq!(refused["line"], 1);
        assert!(with("2026-12-31")["error"].is_null());
    }
    let paid = json!({
        "debtor": "business", "until": "2027-01-15",
        "invoices": [{"number": "F-1", "amount": "10000.00", "due": "2026-12-31",
                      "payments": [{"on": "2026-12-31", "amount": "10000.00"}]}],
    });
    assert_eq!(core(&paid)["due"], "0.00", "no day with principal needs the rate");
    let contract = json!({"contract_rate": "12"});
    let answer = core(&claim("business", "10000.00", "2026-12-31", "2027-01-15", contract));
    assert_eq!(flags(&answer), ["floor_unknown:2027-S1"]);
    let public = core(&claim("public", "10000.00", "2026-12-30", "2027-01-15", json!({})));
    assert_eq!(lines(&public), [(16, "10.40", "45.59")], "the first day's semester rules the whole delay");
}

#[test]
fn t22_interest_stops_the_day_before_the_insolvency_judgment() {
    let with = |due| {
        let judgment = json!({"insolvency_judgment_on": "2026-09-15"});
        core(&claim("business", "10000.00", due, TODAY, judgment))
    };
    let earlier = with("2026-06-30");
    assert_eq!(lines(&earlier), [(76, "12.40", "258.19")]);
    assert_eq!(earlier["indemnity"], "40.00");
    let later = with("2026-09-30");
    assert_eq!((&later["interest"], &later["indemnity"]), (&json!("0.00"), &json!("0.00")));
}
