//! Every foreign file of the corpus, read and compared with its index.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use dument_domain::Money;
use dument_intake::{DraftInvoice, Format, Kind, Reading, Severity, read};
use dument_tests::corpus::{self, Expected, HOSTILE, Must};

/// The longest that any file may take.
const TIME_MAX: Duration = Duration::from_secs(5);

fn read_file(path: &Path) -> Result<Reading, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let started = Instant::now();
    let reading = read(&path.file_name().unwrap().to_string_lossy(), &bytes);
    if started.elapsed() > TIME_MAX {
        return Err(format!("took {:?}", started.elapsed()));
    }
    let text = serde_json::to_string(&reading).unwrap();
    if text.contains('\u{fffd}') {
        return Err("a replacement character came out".into());
    }
    Ok(reading)
}

fn has(reading: &Reading, severity: Severity) -> bool {
    reading.problems.iter().any(|problem| problem.severity == severity)
}

fn has_code(reading: &Reading, code: &str) -> bool {
    reading.problems.iter().any(|problem| problem.code == code)
}

fn ensure(holds: bool, message: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(message()) }
}

/// Reads, tallies and prints; fails with every file that is not as expected.
fn run(title: &str, checks: Vec<(String, String, Result<(), String>)>) {
    let mut tally: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut failures = Vec::new();
    for (kind, file, outcome) in checks {
        let counted = tally.entry(kind).or_default();
        counted.0 += 1;
        match outcome {
            Ok(()) => counted.1 += 1,
            Err(reason) => failures.push(format!("{file}: {reason}")),
        }
    }
    for (kind, (all, good)) in &tally {
        println!("corpus, {title}, {kind}: {all} files read, {good} as expected");
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn corpus_or_say() -> Option<std::path::PathBuf> {
    let folder = corpus::folder();
    if folder.is_none() {
        println!("the corpus is absent (DUMENT_CORPUS, default ../shared/corpus): nothing was read");
    }
    folder
}

#[test]
fn electronic_invoices_read_as_the_index_says() {
    let Some(folder) = corpus_or_say() else { return };
    let rows = corpus::index(&folder.join("real/INDEX.csv")).unwrap();
    let checks =
        rows.iter().filter(|row| ["facturx", "cii", "ubl"].contains(&row["kind"].as_str())).map(|row| {
            let outcome = read_file(&folder.join("real").join(&row["file"]))
                .and_then(|reading| check_invoice(row, &reading));
            (row["kind"].clone(), row["file"].clone(), outcome)
        });
    run("real", checks.collect());
}

fn check_invoice(row: &Expected, reading: &Reading) -> Result<(), String> {
    let expected = row["expected_outcome"].as_str();
    let told = || format!("expected « {expected} », problems {:?}", reading.problems);
    if expected.starts_with("no structured") {
        return ensure(
            reading.format == Format::Pdf && !has(reading, Severity::Error) && reading.document.is_some(),
            told,
        );
    }
    if expected.contains("recovering") && !reading.invoices.is_empty() {
        return ensure(has(reading, Severity::Warning), told);
    }
    if expected.starts_with("refuse") {
        return ensure(has(reading, Severity::Error) && reading.invoices.is_empty(), told);
    }
    ensure(has(reading, Severity::Error) == expected.starts_with("ask"), told)?;
    ensure(!expected.ends_with("warning") || has(reading, Severity::Warning), told)?;
    let [draft] = reading.invoices.as_slice() else { return Err(told()) };
    check_fields(row, draft)?;
    check_checks(row, reading, draft)
}

fn check_fields(row: &Expected, draft: &DraftInvoice) -> Result<(), String> {
    let same_text = |column: &str, found: Option<&str>| {
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        let wanted = squeeze(&row[column]);
        let found = squeeze(found.unwrap_or_default());
        let alike = if column == "iban" && !wanted.is_empty() {
            !found.is_empty() && wanted.to_uppercase().starts_with(&found)
        } else {
            wanted == found || wanted.starts_with("INVALID")
        };
        ensure(alike, || format!("{column}: expected {wanted:?}, found {found:?}"))
    };
    let day = |day: Option<dument_domain::Day>| day.map(|day| day.to_string());
    same_text("number", draft.number.as_deref())?;
    same_text("issue_date", day(draft.issue_date).as_deref())?;
    same_text("due_date", day(draft.due_date).as_deref())?;
    same_text("currency", draft.currency.as_deref())?;
    same_text("iban", draft.iban.as_deref())?;
    for (side, party) in [("seller", &draft.seller), ("buyer", &draft.buyer)] {
        same_text(side, party.name.as_deref())?;
        same_text(&format!("{side}_siren"), party.siren.as_deref())?;
        same_text(&format!("{side}_siret"), party.siret.as_deref())?;
        same_text(&format!("{side}_vat"), party.vat.as_deref())?;
    }
    let negative = row["total_ttc"].starts_with('-');
    let same_sum = |column: &str, found: Option<Money>| {
        let wanted = corpus::cents(&row[column]).map(|cents| if negative { -cents } else { cents });
        let found = found.map(Money::cents);
        ensure(wanted == found, || format!("{column}: expected {wanted:?}, found {found:?}"))
    };
    same_sum("total_ht", draft.total_net)?;
    same_sum("total_vat", draft.total_vat)?;
    same_sum("total_ttc", draft.total_gross)?;
    same_sum("prepaid", draft.prepaid)?;
    same_sum("amount_due", draft.amount_due)
}

fn check_checks(row: &Expected, reading: &Reading, draft: &DraftInvoice) -> Result<(), String> {
    for check in row["checks"].split_whitespace() {
        let holds = match check {
            "seller_siren_luhn_invalid" | "buyer_siren_luhn_invalid" => has_code(reading, "siren_invalid"),
            "no_due_date" => draft.due_date.is_none(),
            "iban_key_invalid_or_not_iban" => {
                has_code(reading, "iban_invalid") || has_code(reading, "iban_format")
            }
            "due_differs_from_ttc_minus_prepaid" => has_code(reading, "due_disagrees"),
            "ttc_differs_from_ht_plus_vat" => has_code(reading, "totals_disagree"),
            "due_before_issue" => has_code(reading, "due_before_issue"),
            "negative_total" => draft.kind == Kind::CreditNote,
            "no_amount_due" => draft.amount_due.is_none(),
            "date_written_iso_in_a_102_field" => has_code(reading, "date_format"),
            "invalid_issue_date" => draft.missing.contains(&"issue_date"),
            "no_number" => draft.missing.contains(&"number"),
            "no_currency" => draft.missing.contains(&"currency"),
            "no_total_ttc" => draft.missing.contains(&"total_gross"),
            other => return Err(format!("the runner does not know the check {other}")),
        };
        ensure(holds, || format!("check {check} is not told: {:?}", reading.problems))?;
    }
    let credit = row["type_code"] == "381" || row["total_ttc"].starts_with('-');
    ensure(!credit || draft.kind == Kind::CreditNote, || "not a credit note".into())
}

#[test]
fn tables_of_invoices_read_as_labelled() {
    let Some(folder) = corpus_or_say() else { return };
    let rows = corpus::index(&folder.join("real/INDEX.csv")).unwrap();
    let text_files = |row: &&Expected| row["kind"] == "invoice_csv" && !row["file"].ends_with(".xlsx");
    let checks = rows.iter().filter(text_files).map(|row| {
        let labelled = fs::read(folder.join("real").join(&row["expected_json"])).unwrap();
        let labelled: serde_json::Value = serde_json::from_slice(&labelled).unwrap();
        let outcome = read_file(&folder.join("real").join(&row["file"]))
            .and_then(|reading| check_table(&labelled["labelled"], &reading));
        (row["kind"].clone(), row["file"].clone(), outcome)
    });
    run("real", checks.collect());
}

fn check_table(labelled: &serde_json::Value, reading: &Reading) -> Result<(), String> {
    ensure(!has(reading, Severity::Error), || format!("{:?}", reading.problems))?;
    if let Some(distinct) = labelled["distinct_invoices"].as_u64() {
        let rows = reading.rows.unwrap();
        let counted = (reading.invoices.len() as u64, u64::from(rows.skipped), u64::from(rows.refused));
        let wanted = (distinct, labelled["exact_duplicate_rows"].as_u64().unwrap(), 1);
        return ensure(counted == wanted && has_code(reading, "conflicting_number"), || {
            format!("{counted:?}")
        });
    }
    if let Some(debits) = labelled["receivable_debits"].as_array() {
        let found: Vec<_> = reading.invoices.iter().map(|draft| draft.total_gross.unwrap().cents()).collect();
        let wanted: Vec<_> = debits.iter().map(|debit| debit["cents"].as_i64().unwrap()).collect();
        return ensure(found == wanted, || format!("{found:?}"));
    }
    let wanted = labelled["invoices"].as_array().unwrap();
    ensure(wanted.len() == reading.invoices.len(), || {
        format!("expected {} invoices, found {}", wanted.len(), reading.invoices.len())
    })?;
    wanted.iter().zip(&reading.invoices).try_for_each(|(wanted, draft)| check_labelled(wanted, draft))
}

fn check_labelled(wanted: &serde_json::Value, draft: &DraftInvoice) -> Result<(), String> {
    let text = |key: &str, found: Option<String>| {
        let Some(expected) = wanted[key].as_str() else { return Ok(()) };
        ensure(found.as_deref() == Some(expected), || format!("{key}: expected {expected}, found {found:?}"))
    };
    text("number", draft.number.clone())?;
    text("client", draft.buyer.name.clone())?;
    text("issue", draft.issue_date.map(|day| day.to_string()))?;
    text("due", draft.due_date.map(|day| day.to_string()))?;
    if draft.buyer.siren.is_some() {
        text("siren", draft.buyer.siren.clone())?;
    }
    let sign = if wanted["ttc"].as_i64().unwrap() < 0 { -1 } else { 1 };
    ensure((sign < 0) == (draft.kind == Kind::CreditNote), || format!("kind of {:?}", draft.number))?;
    let sum = |key: &str, found: Option<Money>| match (wanted[key].as_i64(), found) {
        (Some(expected), Some(found)) => {
            ensure(found.cents() == sign * expected, || format!("{key}: expected {expected}, found {found}"))
        }
        (_, _) => Ok(()),
    };
    ensure(draft.total_gross.is_some(), || "no total".into())?;
    sum("ttc", draft.total_gross)?;
    sum("ht", draft.total_net)?;
    sum("vat", draft.total_vat)?;
    sum("paid", draft.prepaid)?;
    sum("rest", draft.amount_due)
}

#[test]
fn hostile_files_do_no_harm() {
    let Some(folder) = corpus_or_say() else { return };
    let rows = corpus::index(&folder.join("hostile/INDEX.csv")).unwrap();
    let ours = ["csv", "pdf", "values", "xml"];
    let part = |file: &str| file.split('/').next().unwrap_or_default().to_owned();
    let checks = rows.iter().map(|row| {
        let file = row["file"].clone();
        let outcome = read_file(&folder.join("hostile").join(&file)).and_then(|reading| {
            match HOSTILE.iter().find(|(name, _)| *name == file) {
                Some((_, must)) => check_hostile(*must, &reading),
                None if ours.contains(&part(&file).as_str()) => {
                    Err("no expected outcome in the table".into())
                }
                // The readers of these kinds come later: refused today, with a reason.
                None => ensure(has(&reading, Severity::Error) && reading.invoices.is_empty(), || {
                    format!("not refused: {:?}", reading.problems)
                }),
            }
        });
        (part(&file), file, outcome)
    });
    run("hostile", checks.collect());
}

fn check_hostile(must: Must, reading: &Reading) -> Result<(), String> {
    let told = || format!("expected {must:?}, found {:?} {:?}", reading.invoices, reading.problems);
    let one = |number: &str, cents: i64| match reading.invoices.as_slice() {
        [draft] => {
            (number == "*" || draft.number.as_deref() == Some(number))
                && draft.total_gross == Some(Money::from_cents(cents))
        }
        _ => false,
    };
    let error = has(reading, Severity::Error);
    let holds = match must {
        Must::Refuse(code) => error && has_code(reading, code) && reading.invoices.is_empty(),
        Must::Ask(code) => {
            error
                && has_code(reading, code)
                && reading.invoices.iter().all(|draft| !draft.is_complete() || code == "unknown_currency")
        }
        Must::Import(number, cents) => !error && one(number, cents),
        Must::Warn(number, cents, code) => !error && has_code(reading, code) && one(number, cents),
        Must::NoData => reading.format == Format::Pdf && !error && reading.invoices.is_empty(),
        Must::Rows(rows, problems) => {
            let found: Vec<_> = reading
                .invoices
                .iter()
                .map(|draft| (draft.number.as_deref().unwrap(), draft.total_gross.unwrap().cents()))
                .collect();
            let named = problems.iter().all(|(line, code)| {
                reading.problems.iter().any(|problem| problem.line == Some(*line) && problem.code == *code)
            });
            found == rows && named
        }
    };
    ensure(holds, told)
}
