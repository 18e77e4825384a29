//! The call sheet: its words against the text kept in `tests/golden`, and its place on the paper.
#![allow(clippy::float_arithmetic, clippy::wildcard_enum_match_arm)]

use crate::samples::{assert_golden, day, firm, money, sole_trader};
use crate::support::{Printed, assert_conforms, kept, mm};
use dument_letters::compose::{CallCase, CallSheetFacts, Task, compose_call_sheet};
use dument_letters::model::CallSheet;
use dument_letters::render::render_call_sheet;

const ANSWERS: [(char, &str); 10] = [
    ('1', "N’a pas reçu la facture"),
    ('2', "Promet de payer"),
    ('3', "Conteste la facture"),
    ('4', "Difficulté passagère"),
    ('5', "Mauvais interlocuteur"),
    ('6', "Pas de réponse"),
    ('7', "Refuse de payer"),
    ('8', "Dit avoir payé"),
    ('9', "Absent, rappeler"),
    ('0', "Attend de l’argent"),
];

fn call(place: usize) -> CallCase {
    CallCase {
        reference: format!("C3-{place:02}"),
        client: "Garage Le Goff".to_owned(),
        ask_for: "Mme Riou (paie)".to_owned(),
        phone: "02 98 00 11 22".to_owned(),
        task: Task::Call,
        numbers: vec!["F2026-012".to_owned(), "F2026-019".to_owned()],
        principal: money("1850.00"),
        days_late: 34,
        last: "12 novembre 2026 : pas de réponse, message laissé".to_owned(),
    }
}

fn facts(cases: Vec<CallCase>) -> CallSheetFacts {
    CallSheetFacts {
        creditor: firm(),
        number: 3,
        made_on: day("2026-11-21"),
        week_of: day("2026-11-23"),
        given_to: "Anne".to_owned(),
        answers: ANSWERS.iter().map(|(key, words)| (*key, (*words).to_owned())).collect(),
        cases,
    }
}

fn text(sheet: &CallSheet) -> String {
    let mut lines = vec![sheet.title.clone()];
    lines.extend(sheet.lead.clone());
    for case in &sheet.cases {
        lines.push(String::new());
        lines.push(format!("{} {} | {}", case.reference, case.name, case.sum));
        lines.push(format!("{} | {}", case.who, case.invoices));
        lines.push(case.last.clone());
    }
    lines.push(String::new());
    lines.push(sheet.answers.iter().map(|words| format!("[ ] {words}")).collect::<Vec<_>>().join(" "));
    lines
        .push(sheet.blanks.iter().map(|blank| format!("{} ____", blank.words)).collect::<Vec<_>>().join(" "));
    lines.extend(sheet.foot.clone());
    dument_letters::typography::french(&(lines.join("\n") + "\n"))
}

fn golden(name: &str, facts: &CallSheetFacts) -> String {
    let written = text(&compose_call_sheet(facts));
    assert_golden(name, &written);
    written
}

fn print(cases: Vec<CallCase>) -> Printed {
    kept(render_call_sheet(&compose_call_sheet(&facts(cases))).unwrap())
}

#[test]
fn golden_a_week_with_all_that_a_caller_needs_and_nothing_more() {
    let meeting = CallCase { task: Task::Meeting, days_late: 1, ..call(2) };
    let bare = CallCase {
        reference: "C3-03".to_owned(),
        client: "M. et Mme Kervella".to_owned(),
        ask_for: String::new(),
        phone: String::new(),
        numbers: vec!["F2026-030".to_owned()],
        days_late: 0,
        last: String::new(),
        ..call(3)
    };
    let written = golden("call-sheet", &facts(vec![call(1), meeting, bare]));
    for never in ["pénalité", "indemnité", "intérêt", "40,00", "mise en demeure", "IBAN"] {
        assert!(!written.contains(never), "{never} has no place on a call");
    }
}

#[test]
fn golden_a_sole_trader_who_names_nobody() {
    let facts = CallSheetFacts { creditor: sole_trader(), given_to: String::new(), ..facts(vec![call(1)]) };
    golden("call-sheet-sole-trader", &facts);
}

#[test]
fn ten_cases_stand_on_a_page_and_the_eleventh_begins_the_next() {
    let printed = print((1..=11).map(call).collect());
    assert_eq!(printed.rendered.pages, 2);
    let words = printed.words();
    let places: Vec<(usize, f64)> = (1..=11)
        .map(|place| {
            let reference = format!("C3-{place:02}");
            let word = words.iter().find(|word| word.text == reference).unwrap();
            (word.page, mm(word.top))
        })
        .collect();
    assert!(places[..10].iter().all(|(page, _)| *page == 1) && places[10].0 == 2, "{places:?}");
    for pair in places[..10].windows(2) {
        assert!((pair[1].1 - pair[0].1 - 25.5).abs() < 0.1, "one height each: {places:?}");
    }
    assert!((places[10].1 - places[0].1).abs() < 0.1, "the second page begins as the first");
    for word in &words {
        assert!(mm(word.left) >= 19.5 && mm(word.right) <= 195.5, "{word:?} is in the margin");
        assert!(mm(word.top) >= 8.5 && mm(word.bottom) <= 292.0, "{word:?} runs off the page");
    }
    let last = words.iter().filter(|word| word.page == 1 && word.text == "Note").map(|word| word.bottom);
    let foot = words.iter().find(|word| word.page == 1 && word.text == "rendre").unwrap();
    assert!(last.fold(0.0, f64::max) < foot.top, "the last case stands above the foot");
}

#[test]
fn every_case_has_its_boxes_and_its_blanks() {
    let text = print((1..=3).map(call).collect()).text();
    assert_eq!(text.matches('\u{2610}').count(), 30);
    assert_eq!(text.matches("Appelé le").count(), 3);
    assert!(text.contains("C3-02 Garage Le Goff"), "{text}");
    assert!(text.contains("1 850,00 € · 34 jours de retard"), "{text}");
}

#[test]
fn what_is_too_long_is_cut_with_an_ellipsis_and_the_sum_stays_whole() {
    let long = CallCase {
        client: "Société coopérative de construction et de rénovation énergétique du pays de Quimperlé et de ses environs immédiats".to_owned(),
        numbers: (1..40).map(|number| format!("F2026-{number:03}")).collect(),
        last: "contestée ".repeat(60),
        ask_for: "W".repeat(300),
        ..call(1)
    };
    let printed = print(vec![long, call(2)]);
    let text = printed.text();
    assert!(text.contains("Société coopérative") && text.contains('…'), "{text}");
    assert!(text.contains("1 850,00 € · 34 jours de retard") && !text.contains("F2026-039"), "{text}");
    for word in printed.words() {
        assert!(mm(word.right) <= 195.5, "{word:?} runs off the page");
    }
    let tops: Vec<f64> =
        printed.words().iter().filter(|word| word.text.starts_with("C3-")).map(|word| mm(word.top)).collect();
    assert!((tops[1] - tops[0] - 25.5).abs() < 0.1, "a long case takes no more room");
}

#[test]
fn an_empty_sheet_and_a_full_one_follow_pdf_a_and_pdf_ua() {
    let printed = [print(Vec::new()), print((1..=25).map(call).collect())];
    assert_eq!(printed[1].rendered.pages, 3);
    assert_conforms(&printed);
}
