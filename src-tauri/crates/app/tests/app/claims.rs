//! The `compute` contract, example by example.

use dument_app::claims::answer_line;
use dument_domain::Law;

fn answer(line: &str) -> (bool, String) {
    let mut out = String::new();
    let answered = answer_line(&Law::shipped().unwrap(), "2026-11-21".parse().unwrap(), 7, line, &mut out);
    (answered, out)
}

#[test]
fn the_example_of_the_contract() {
    let (answered, out) = answer(
        r#"{"id":"a","debtor":"business","until":"2026-09-03","allocation":"interest_first","rate_mode":"floating","day_basis":"365","contract_rate":null,"formal_notice_on":null,"insolvency_judgment_on":null,"invoices":[{"number":"F-1","amount":"10000.00","due":"2026-05-01","payments":[{"on":"2026-07-01","amount":"4000.00"}],"credit_notes":[]}]}"#,
    );
    assert!(answered);
    assert_eq!(
        out,
        r#"{"id":"a","invoices":[{"number":"F-1","days_late":125,"principal":"6203.13","interest":"134.87","indemnity":"40.00","lines":[{"from":"2026-05-02","to":"2026-06-30","days":60,"rate":"12.15","principal":"10000.00","interest":"199.73"},{"from":"2026-07-01","to":"2026-07-01","days":1,"rate":"12.40","principal":"10000.00","interest":"3.40"},{"from":"2026-07-02","to":"2026-09-03","days":64,"rate":"12.40","principal":"6203.13","interest":"134.87"}],"allocations":[{"on":"2026-07-01","to_interest":"203.13","to_principal":"3796.87","to_indemnity":"0.00","overpaid":"0.00"}]}],"principal":"6203.13","interest":"134.87","indemnity":"40.00","due":"6378.00","overdue":"6378.00","flags":[]}"#
    );
}

#[test]
fn an_unknown_key_is_a_bad_line_that_keeps_its_id() {
    let (answered, out) = answer(r#"{"id":5,"debtor":"business","colour":"red","invoices":[]}"#);
    assert!(!answered);
    assert!(out.starts_with(r#"{"id":5,"line":7,"error":{"code":"bad_line""#), "{out}");
}

#[test]
fn amounts_must_be_text_above_zero() {
    for amount in [r#""0.00""#, r#""-1.00""#, "12.5", r#""12""#, r#""1e9""#, "null", r#""12.345""#, "[]"] {
        let (_, out) = answer(&format!(
            r#"{{"debtor":"business","invoices":[{{"number":"F","amount":{amount},"due":"2026-05-01"}}]}}"#
        ));
        assert!(out.contains(r#""code":"bad_amount""#), "{amount}: {out}");
    }
}

#[test]
fn an_unknown_half_year_is_named() {
    let line = r#"{"debtor":"business","until":"2027-01-15","invoices":[{"number":"F","amount":"100.00","due":"2026-12-01"}]}"#;
    let (_, out) = answer(line);
    assert!(out.contains(r#""code":"rate_unknown","detail":"2027-S1""#), "{out}");
}

#[test]
fn lists_and_options_may_be_null() {
    let line = r#"{"id":null,"debtor":"consumer","until":null,"contract_rate":null,"formal_notice_on":null,"invoices":[{"number":"F","amount":"100.00","due":"2026-05-01","payments":null,"credit_notes":null}]}"#;
    let (answered, out) = answer(line);
    assert!(answered, "{out}");
    assert!(out.contains(r#""due":"100.00""#), "{out}");
}
