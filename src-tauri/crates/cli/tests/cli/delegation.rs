//! `delegate` and `mention`: the sheet, its results, and the sentence for invoices.

use crate::support::{Desk, text};

#[test]
fn a_sheet_is_written_filled_and_recorded_once() {
    let desk = Desk::with_invoices();
    let (paper, table) = (desk.path("feuille.pdf"), desk.path("feuille.csv"));
    let made = desk.run(&["delegate", "--json", "--to", "Anne", "--out", text(&table)]).json();
    assert_eq!(made["sheet"], 1);
    let same = desk.run(&["delegate", "--json", "--to", "Anne", "--out", text(&paper)]).json();
    assert_eq!((&same["sheet"], &same["calls"]), (&made["sheet"], &made["calls"]));
    assert!(std::fs::read(&paper).unwrap().starts_with(b"%PDF"));
    let written = std::fs::read_to_string(&table).unwrap();
    let mut rows: Vec<String> = written.trim_end().lines().map(str::to_owned).collect();
    rows[1] = rows[1].strip_suffix(";;;;;;").unwrap().to_owned() + ";21/11/2026;refuse;;;;";
    let filled = desk.file("remplie.csv", &rows.join("\r\n"));
    let dry = desk.run(&["delegate", "--json", "--results", text(&filled), "--dry-run"]).json();
    assert_eq!(
        (&dry["recorded"], &dry["to_record"], &dry["lines"][0]["state"]),
        (&0.into(), &1.into(), &"new".into())
    );
    let told = desk.run(&["delegate", "--results", text(&filled), "--dry-run"]).out;
    assert!(told.contains("serait noté"), "{told}");
    for recorded in [1, 0] {
        let told = desk.run(&["delegate", "--json", "--results", text(&filled)]);
        assert_eq!((told.status, &told.json()["recorded"]), (0, &recorded.into()), "{}", told.out);
    }
}

#[test]
fn a_bad_row_is_said_and_nothing_is_recorded() {
    let desk = Desk::with_invoices();
    let table = desk.path("feuille.csv");
    assert_eq!(desk.run(&["delegate", "--out", text(&table)]).status, 0);
    let bad = desk.file("f.csv", "N°;Résultat;Appelé le\r\nC1-01;7;21/11/2026\r\nC1-77;7;21/11/2026\r\n");
    let told = desk.run(&["delegate", "--json", "--results", text(&bad)]);
    let answer = told.json();
    assert_eq!((told.status, &answer["refused"], &answer["recorded"]), (1, &true.into(), &0.into()));
    assert_eq!(answer["lines"][1]["field"], "reference");
    let none = desk.file("g.csv", "a;b\r\n1;2\r\n");
    assert_eq!(desk.run(&["delegate", "--results", text(&none)]).status, 1);
    assert_eq!(desk.run(&["delegate", "--out", "feuille.txt"]).status, 2);
    let nobody = desk.run(&["delegate", "--json", "--week", "2020-01-01", "--out", text(&table)]);
    assert_eq!(nobody.refusal(), "nothing_due");
}

#[test]
fn the_sentence_for_invoices_follows_the_kind_of_client() {
    let desk = Desk::with_invoices();
    let all = desk.run(&["mention", "--json"]).json();
    assert_eq!(all.as_array().unwrap().len(), 4);
    let consumer = desk.run(&["mention", "--json", "--nature", "consumer"]).json();
    assert!(!consumer[0]["text"].as_str().unwrap().contains("40"));
    assert!(desk.run(&["mention", "--nature", "business"]).out.contains("D441-5"));
}
