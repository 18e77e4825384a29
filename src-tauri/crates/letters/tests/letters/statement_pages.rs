//! The statement of account on paper: text, millimetres, pages, PDF/A-2A and PDF/UA-1.
#![allow(clippy::float_arithmetic, clippy::wildcard_enum_match_arm)]

use crate::samples::statements::{Bill, bill, closed};
use crate::samples::{computed, credited, day, facts, law, paid, posted};
use crate::support::{Printed, mm, print, print_report};
use dument_domain::case::StepKind;
use dument_domain::{DebtorNature, Money};
use dument_letters::compose::{compose, compose_statement};
use dument_letters::model::Report;

fn report(bills: &[Bill]) -> Report {
    compose_statement(&closed(bills, "2026-11-17"), law())
}

/// Forty invoices, five payments each: at least five interest lines each.
fn forty() -> Vec<Bill> {
    let one = |place: i64| {
        let mut one = bill(&format!("F-{:03}", place + 1), "4321.09", "2025-02-03", DebtorNature::Business);
        one.parts[0].due = one.parts[0].due.plus_days(place * 5);
        let after = |months: u32| one.parts[0].due.plus_months(months).to_string();
        one.payments = (1..=5).map(|months| paid(&after(months), "150.00")).collect();
        one.credit_notes = vec![credited("A-1", &after(2), "21.09")];
        one
    };
    (0..40).map(one).collect()
}

fn usual() -> Bill {
    let mut one = bill("F-2026-040", "10000.00", "2026-05-01", DebtorNature::Business);
    one.payments = vec![paid("2026-07-01", "4000.00")];
    one
}

#[test]
fn statements_follow_pdf_a_and_pdf_ua() {
    let mut consumer = bill("F-7", "240.00", "2026-04-10", DebtorNature::Consumer);
    let before = report(&[consumer.clone()]);
    consumer.terms.formal_notice_on = Some(day("2026-06-12"));
    let reports = [report(&[usual()]), before, report(&[consumer]), report(&forty())];
    let printed: Vec<Printed> = reports.iter().map(print_report).collect();
    crate::support::assert_conforms(&printed);
}

#[test]
fn an_ordinary_statement_holds_on_two_pages_inside_its_margins() {
    let printed = print_report(&report(&[usual()]));
    assert!(printed.rendered.pages <= 2, "{} pages", printed.rendered.pages);
    assert!(printed.rendered.replaced.is_empty(), "every sign has its glyph");
    for word in printed.words() {
        let (left, right) = (mm(word.left), mm(word.right));
        assert!(left >= 24.9 && right <= 190.3, "{} from {left} to {right} mm", word.text);
        assert!(mm(word.top) >= 13.0 && mm(word.bottom) <= 290.0, "{}", word.text);
    }
    let title = printed.words().into_iter().find(|word| word.text == "Décompte").unwrap();
    assert!((29.0..35.0).contains(&mm(title.top)), "title at {} mm", mm(title.top));
}

#[test]
fn the_structure_names_title_sections_and_tables_in_order() {
    let text = print_report(&report(&[usual()])).tool("pdfinfo", &["-struct-text"]);
    let order = [
        "H1",
        "Décompte des sommes dues",
        "Créancier",
        "Débiteur",
        "H2",
        "F-2026-040",
        "Caption",
        "Principal, toutes",
        "Caption",
        "Pénalités",
        "12,15\u{a0}%",
        "Taux appliqués",
        "Si vous payez",
        "Autres lectures",
        "Méthode",
        "SIREN",
    ];
    let mut at = 0;
    for expected in order {
        let found = text[at..].find(expected);
        at += found.unwrap_or_else(|| panic!("{expected:?} is missing or out of order in:\n{text}"));
    }
}

#[test]
fn forty_invoices_run_over_pages_with_repeated_headers_and_add_up() {
    let bills = forty();
    let facts = closed(&bills, "2026-11-17");
    let lines: usize = facts.invoices.iter().map(|one| one.statement.lines.len()).sum();
    assert!(lines >= 200, "{lines} lines");
    let printed = print_report(&compose_statement(&facts, law()));
    let pages = printed.rendered.pages;
    assert!((20..60).contains(&pages), "{pages} pages");
    let words = printed.words();
    for page in 1..=pages {
        let on_page: Vec<_> = words.iter().filter(|word| word.page == page).collect();
        let all: Vec<&str> = on_page.iter().map(|word| word.text.as_str()).collect();
        let text = all.join(" ");
        assert!(
            text.contains(&format!("Page\u{a0}{page}")) || text.contains(&format!("Page {page} sur")),
            "{text}"
        );
        // A cell that goes on from the page before has its header above it.
        let first_line =
            on_page.iter().filter(|word| mm(word.top) > 25.0).map(|word| mm(word.top)).fold(400.0, f64::min);
        let head: Vec<&str> = on_page
            .iter()
            .filter(|word| (mm(word.top) - first_line).abs() < 1.5)
            .map(|word| word.text.as_str())
            .collect();
        let starts_with_date = head.first().is_some_and(|word| word.len() == 10 && word.contains("/20"));
        assert!(!starts_with_date, "page {page} starts with a row without its header: {head:?}");
    }
    let sum: Money = facts.invoices.iter().map(|one| one.statement.exigible()).sum();
    assert_eq!(sum, facts.total());
}

/// One file in ten had a stream whose last byte ran into the end of line after it.
#[test]
fn no_stream_ends_on_a_carriage_return() {
    for cents in 0..60 {
        let one = bill("F-1", &format!("{}.37", 900 + cents), "2026-05-01", DebtorNature::Business);
        let bytes = print_report(&report(&[one])).rendered.bytes.clone();
        assert!(!bytes.windows(11).any(|window| window == b"\r\nendstream"), "{cents}");
    }
}

/// The table « si vous payez le… » leaves an ordinary notice on its two pages.
#[test]
fn a_notice_with_its_days_holds_on_two_pages() {
    for nature in [DebtorNature::Business, DebtorNature::Consumer] {
        let mut asked = facts(StepKind::FormalNotice, nature);
        asked.history =
            vec![posted("2026-09-10", StepKind::FirstLetter), posted("2026-10-05", StepKind::SecondLetter)];
        asked.invoices[0].formal_notice_on =
            Some(day("2026-10-22")).filter(|_| nature == DebtorNature::Consumer);
        let letter = compose(&computed(asked), law()).unwrap();
        let printed = print(&letter);
        assert_eq!(printed.rendered.pages, 2);
        let text = printed.text().replace(['\u{a0}', '\u{202f}'], " ");
        assert!(text.contains("Si vous payez le") && text.contains("02/12/2026"), "{text}");
    }
}
