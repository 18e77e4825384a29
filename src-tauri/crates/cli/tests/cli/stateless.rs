//! What needs no database: `compute`, `read`, `rates`, and wrong usage.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use crate::support::{Desk, text};
use serde_json::Value;

const CLAIM: &str = r#"{"id":"a","debtor":"business","until":"2026-09-03","allocation":"interest_first","rate_mode":"floating","day_basis":"365","contract_rate":null,"formal_notice_on":null,"insolvency_judgment_on":null,"invoices":[{"number":"F-1","amount":"10000.00","due":"2026-05-01","payments":[{"on":"2026-07-01","amount":"4000.00"}],"credit_notes":[]}]}"#;

const ANSWER: &str = r#"{"id":"a","invoices":[{"number":"F-1","days_late":125,"principal":"6203.13","interest":"134.87","indemnity":"40.00","lines":[{"from":"2026-05-02","to":"2026-06-30","days":60,"rate":"12.15","principal":"10000.00","interest":"199.73"},{"from":"2026-07-01","to":"2026-07-01","days":1,"rate":"12.40","principal":"10000.00","interest":"3.40"},{"from":"2026-07-02","to":"2026-09-03","days":64,"rate":"12.40","principal":"6203.13","interest":"134.87"}],"allocations":[{"on":"2026-07-01","to_interest":"203.13","to_principal":"3796.87","to_indemnity":"0.00","overpaid":"0.00"}]}],"principal":"6203.13","interest":"134.87","indemnity":"40.00","due":"6378.00","overdue":"6378.00","flags":[]}"#;

#[test]
fn the_claim_of_the_contract_gets_its_answer() {
    let answer = Desk::new().feed(&["compute"], format!("{CLAIM}\n").as_bytes());
    assert_eq!((answer.status, answer.out.trim_end()), (0, ANSWER));
}

#[test]
fn a_bad_line_is_answered_with_its_number_and_the_run_goes_on() {
    let desk = Desk::new();
    let mut input = format!("\u{feff}{CLAIM}\r\n\n   \n{{\"id\":7,\"debtor\":\"nobody\"}}\n").into_bytes();
    input.extend_from_slice(b"\xff\xfe\n");
    input.extend_from_slice(CLAIM.as_bytes());
    let answer = desk.feed(&["compute"], &input);
    let lines: Vec<Value> = answer.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answer.status, 1);
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0], lines[3]);
    assert_eq!((&lines[1]["id"], &lines[1]["line"]), (&Value::from(7), &Value::from(4)));
    assert_eq!(lines[1]["error"]["code"], "bad_line");
    assert_eq!((&lines[2]["line"], &lines[2]["error"]["code"]), (&Value::from(5), &Value::from("bad_line")));
}

#[test]
fn an_absent_until_is_the_day_of_the_command() {
    let claim = r#"{"debtor":"business","invoices":[{"number":"F","amount":"100.00","due":"2026-11-20"}]}"#;
    let answer = Desk::new().feed(&["compute"], claim.as_bytes()).json();
    assert_eq!(answer["invoices"][0]["days_late"], 1);
}

#[test]
fn each_claim_is_answered_before_the_next_is_sent() {
    let mut child = Desk::new()
        .command("2026-11-21")
        .arg("compute")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut input, mut output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for _ in 0..3 {
        writeln!(input, "{CLAIM}").unwrap();
        input.flush().unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert_eq!(line.trim_end(), ANSWER);
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let desk = Desk::new();
    let file = desk.file("claims.ndjson", &format!("{CLAIM}\n").repeat(2000));
    let mut child = desk
        .command("2026-11-21")
        .args(["compute", text(&file)])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[test]
fn every_file_is_read_refused_ones_too() {
    let desk = Desk::new();
    let table = desk.file("table.csv", crate::support::INVOICES);
    let nonsense = desk.file("nonsense.bin", "\u{1}\u{2}");
    let missing = desk.path("absent.pdf");
    let answer = desk.run(&["read", text(&table), text(&nonsense), text(&missing)]);
    let files: Vec<Value> = answer.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((answer.status, files.len()), (1, 3));
    assert_eq!((&files[0]["file"], &files[0]["format"]), (&Value::from("table.csv"), &Value::from("csv")));
    assert_eq!(files[0]["invoices"][0]["total_gross"], "1850.00");
    assert_eq!(files[0]["invoices"][0]["iban"], Value::Null);
    for refused in &files[1..] {
        assert_eq!(refused["invoices"], Value::Array(Vec::new()));
        assert_eq!(refused["problems"][0]["severity"], "error");
    }
    assert_eq!(desk.run(&["read", text(&table)]).status, 0);
}

#[test]
fn the_rates_of_a_day_or_the_half_year_that_is_missing() {
    let desk = Desk::new();
    let rates = desk.run(&["--json", "rates", "--on", "2026-09-03"]).json();
    assert_eq!(
        (&rates["semester"], &rates["business_default"], &rates["legal"]),
        (&Value::from("2026-S2"), &Value::from("12.40"), &Value::from("2.75"))
    );
    assert!(!rates["sources"]["legal"]["source"].as_str().unwrap().is_empty());
    let unknown = desk.run(&["rates", "--json", "--on", "2027-01-01"]);
    assert_eq!(unknown.refusal(), "rate_unknown");
    assert_eq!(unknown.json()["error"]["detail"], "2027-S1");
    assert!(desk.run(&["rates", "--json"]).json().as_array().unwrap().len() > 20);
    assert!(desk.run(&["rates"]).out.contains("2026-S2"));
}

#[test]
fn wrong_usage_is_said_in_french_with_status_two() {
    let desk = Desk::new();
    for (arguments, word) in [
        (vec![], "commande"),
        (vec!["compter"], "compter"),
        (vec!["pay"], "--invoice"),
        (vec!["invoices", "--late"], "--late"),
        (vec!["act", "--client", "X", "--outcome", "perhaps"], "promise"),
        (vec!["--data"], "--data"),
        (vec!["settle", "--client", "X"], "--waive"),
    ] {
        let answer = desk.run(&arguments);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{arguments:?}");
        assert!(answer.err.contains(word), "{arguments:?}: {}", answer.err);
    }
    assert_eq!(desk.run_on("2026-02-30", &["today"]).status, 2);
    assert!(desk.run(&["--help"]).out.contains("compute"));
}
