//! Claim lines that are refused, defaulted, or at the edge of what is handled.

use dument_tests::asking::{TODAY, cents, core, core_line};
use serde_json::{Value, json};

fn good() -> Value {
    json!({
        "id": "a", "debtor": "business", "until": "2026-09-03",
        "invoices": [{"number": "F-1", "amount": "10000.00", "due": "2026-05-01"}],
    })
}

/// The code that refuses the good claim once `change` has been made.
fn code(change: impl FnOnce(&mut Value)) -> String {
    let mut claim = good();
    change(&mut claim);
    let answer = core(&claim);
    assert_eq!(answer["id"], "a", "the id comes back: {answer}");
    assert_eq!(answer["line"], 1, "the line is named: {answer}");
    assert!(!answer["error"]["message"].as_str().unwrap().is_empty(), "a sentence: {answer}");
    answer["error"]["code"].as_str().unwrap().to_owned()
}

#[test]
fn the_contract_s_own_example_comes_out_byte_for_byte() {
    let claim = concat!(
        r#"{"id":"a","debtor":"business","until":"2026-09-03","allocation":"interest_first","#,
        r#""rate_mode":"floating","day_basis":"365","contract_rate":null,"formal_notice_on":null,"#,
        r#""insolvency_judgment_on":null,"invoices":[{"number":"F-1","amount":"10000.00","due":"2026-05-01","#,
        r#""payments":[{"on":"2026-07-01","amount":"4000.00"}],"credit_notes":[]}]}"#,
    );
    let answer = concat!(
        r#"{"id":"a","invoices":[{"number":"F-1","days_late":125,"principal":"6203.13","interest":"134.87","#,
        r#""indemnity":"40.00","lines":[{"from":"2026-05-02","to":"2026-06-30","days":60,"rate":"12.15","#,
        r#""principal":"10000.00","interest":"199.73"},{"from":"2026-07-01","to":"2026-07-01","days":1,"#,
        r#""rate":"12.40","principal":"10000.00","interest":"3.40"},{"from":"2026-07-02","to":"2026-09-03","#,
        r#""days":64,"rate":"12.40","principal":"6203.13","interest":"134.87"}],"allocations":[{"on":"2026-07-01","#,
        r#""to_interest":"203.13","to_principal":"3796.87","to_indemnity":"0.00","overpaid":"0.00"}]}],"#,
        r#""principal":"6203.13","interest":"134.87","indemnity":"40.00","due":"6378.00","overdue":"6378.00","flags":[]}"#,
    );
    assert_eq!(core_line(claim), answer);
}

#[test]
fn until_is_today_unless_said() {
    let mut claim = good();
    claim.as_object_mut().unwrap().remove("until");
    let said = {
        let mut claim = good();
        claim["until"] = TODAY.into();
        core(&claim)
    };
    assert_eq!(core(&claim), said);
}

#[test]
fn any_id_comes_back_as_it_came() {
    for id in [json!(null), json!(7), json!("é « »"), json!({"a": [1, "b"]}), json!(true)] {
        let mut claim = good();
        claim["id"] = id.clone();
        assert_eq!(core(&claim)["id"], id);
    }
    let mut claim = good();
    claim.as_object_mut().unwrap().remove("id");
    assert_eq!(core(&claim)["id"], Value::Null);
}

#[test]
fn a_bad_amount_is_named() {
    let bad = [
        json!("0.00"),
        json!("-1.00"),
        json!(10),
        json!(10.5),
        json!("10"),
        json!("10.5"),
        json!("10,50"),
        json!("1 000.00"),
        json!("1e3"),
        json!(""),
        json!("10.000"),
        json!("+1.00"),
        json!("10.00 "),
        json!(null),
        json!("99999999999999999999.00"),
        json!("١٢.٠٠"),
        json!(["1.00"]),
    ];
    for amount in bad {
        let given = amount.clone();
        assert_eq!(code(|claim| claim["invoices"][0]["amount"] = given), "bad_amount", "{amount}");
        let payment = json!([{"on": "2026-07-01", "amount": amount}]);
        assert_eq!(code(|claim| claim["invoices"][0]["payments"] = payment), "bad_amount", "{amount}");
    }
}

#[test]
fn a_bad_date_is_named() {
    for date in [
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "26-05-01",
        "2026-5-1",
        "01/05/2026",
        "",
        "2026-05-01T00:00",
        "2026-05-32",
    ] {
        assert_eq!(code(|claim| claim["invoices"][0]["due"] = date.into()), "bad_date", "{date}");
        assert_eq!(code(|claim| claim["until"] = date.into()), "bad_date", "{date}");
        assert_eq!(code(|claim| claim["formal_notice_on"] = date.into()), "bad_date", "{date}");
        assert_eq!(code(|claim| claim["insolvency_judgment_on"] = date.into()), "bad_date", "{date}");
        let note = json!([{"on": date, "amount": "1.00"}]);
        assert_eq!(code(|claim| claim["invoices"][0]["credit_notes"] = note), "bad_date", "{date}");
    }
}

#[test]
fn a_bad_rate_is_named() {
    for rate in [
        json!("-1"),
        json!("12,4"),
        json!(12.4),
        json!("12%"),
        json!(""),
        json!("abc"),
        json!("1e2"),
        json!("12."),
    ] {
        let given = rate.clone();
        assert_eq!(code(|claim| claim["contract_rate"] = given), "bad_rate", "{rate}");
    }
}

#[test]
fn a_line_that_is_no_claim_is_named() {
    assert_eq!(code(|claim| claim["colour"] = "blue".into()), "bad_line");
    assert_eq!(code(|claim| claim["invoices"][0]["vat"] = "1.00".into()), "bad_line");
    assert_eq!(code(|claim| claim["debtor"] = "company".into()), "bad_line");
    assert_eq!(code(|claim| claim["allocation"] = "indemnity_first".into()), "bad_line");
    assert_eq!(code(|claim| claim["rate_mode"] = "fixed".into()), "bad_line");
    for key in ["debtor", "invoices"] {
        assert_eq!(
            code(|claim| {
                claim.as_object_mut().unwrap().remove(key);
            }),
            "bad_line",
            "{key}"
        );
    }
    for line in ["", "{", "[]", "null", "7", "\"a\"", "{\"id\":\"a\"} x", "\u{feff}{}", "\0"] {
        let answer: Value = serde_json::from_str(&core_line(line)).unwrap();
        assert_eq!(answer["error"]["code"], "bad_line", "{line:?}");
    }
}

#[test]
fn a_claim_without_invoices_owes_nothing() {
    let answer = core(&json!({"debtor": "consumer", "invoices": []}));
    assert_eq!((&answer["due"], &answer["flags"]), (&json!("0.00"), &json!([])));
}

#[test]
fn the_largest_sums_over_centuries_neither_wrap_nor_panic() {
    let invoice = json!({"number": "F", "amount": "9999999999999.99", "due": "1900-01-01"});
    let claim = json!({
        "id": 1, "debtor": "business", "until": "2199-12-31", "contract_rate": "1000",
        "invoices": vec![invoice; 40],
    });
    let answer = core(&claim);
    assert_eq!(answer["id"], 1, "{answer}");
    if answer["error"].is_null() {
        let sum: i128 = answer["due"].as_str().unwrap().replace('.', "").parse().unwrap();
        let each: i128 =
            answer["invoices"][0]["interest"].as_str().unwrap().replace('.', "").parse().unwrap();
        assert_eq!(sum, 40 * (each + 999_999_999_999_999 + 4_000), "sums are exact or refused");
    }
}

#[test]
fn the_first_and_last_days_of_the_calendar_are_handled() {
    for (due, until) in
        [("2199-12-31", "2199-12-31"), ("2199-12-30", "2199-12-31"), ("1900-01-01", "1900-01-02")]
    {
        let claim = json!({
            "debtor": "business", "until": until, "contract_rate": "10", "formal_notice_on": "2199-12-31",
            "insolvency_judgment_on": "2199-12-31",
            "invoices": [{"number": "F", "amount": "100.00", "due": due,
                          "payments": [{"on": "1900-01-01", "amount": "1.00"}]}],
        });
        assert_eq!(cents(&core(&claim)["principal"]), Some(9_900), "{due}");
    }
}
