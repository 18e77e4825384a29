//! Copies from the terminal: the copy of the day, the second place, a restoration tried.

use crate::support::{Desk, text};

#[test]
fn the_copy_of_the_day_goes_to_the_second_place_and_is_tried() {
    let desk = Desk::with_invoices();
    let stick = desk.path("clé");
    std::fs::create_dir(&stick).unwrap();
    let list = desk.run(&["backup", "--second", text(&stick), "--json"]).json();
    let folder = list["second"]["folder"].as_str().unwrap().to_owned();
    let name = list["list"][0]["name"].as_str().unwrap();
    let copy = std::path::Path::new(&folder).join(name);
    assert!(copy.is_file(), "{list}");
    let before = std::fs::read(desk.data().join("dument.db")).unwrap();
    let tried = desk.run(&["restore", text(&copy), "--dry-run", "--json"]);
    assert_eq!(tried.status, 0, "{}{}", tried.out, tried.err);
    let tried = tried.json();
    assert_eq!((&tried["dry_run"], &tried["sound"]), (&true.into(), &true.into()));
    assert_eq!(tried["backup"]["invoices"], 3);
    assert_eq!(std::fs::read(desk.data().join("dument.db")).unwrap(), before);
    let left = desk.run(&["backup", "--no-second", "--json"]).json();
    assert_eq!(left["second"], serde_json::Value::Null);
    assert!(copy.is_file());
}

#[test]
fn a_restoration_tried_on_a_new_computer_leaves_nothing_there() {
    let desk = Desk::with_invoices();
    let copy = desk.path("copie.db");
    assert_eq!(desk.run(&["backup", text(&copy)]).status, 0);
    let new = desk.path("nouvel ordinateur");
    let tried = desk.run(&["--data", text(&new), "restore", text(&copy), "--dry-run"]);
    assert_eq!(tried.status, 0, "{}{}", tried.out, tried.err);
    assert!(tried.out.contains("3\u{a0}factures"), "{}", tried.out);
    assert!(!new.exists());
}

#[test]
fn an_export_taken_in_by_an_empty_folder_answers_byte_for_byte_as_the_data_do() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["example"]).status, 0);
    let (out, new) = (desk.path("export"), desk.path("nouvel ordinateur"));
    assert_eq!(desk.run(&["export", text(&out)]).status, 0);
    let there = desk.run(&["--data", text(&new), "restore", text(&out)]);
    assert_eq!(there.status, 0, "{}{}", there.out, there.err);
    let clients: Vec<String> = {
        let rows = desk.run(&["invoices", "--json"]).json();
        let mut names: Vec<String> =
            rows.as_array().unwrap().iter().map(|row| row["client"].as_str().unwrap().to_owned()).collect();
        names.sort();
        names.dedup();
        names
    };
    let mut asked: Vec<Vec<&str>> = [&["invoices"][..], &["today"], &["verify"], &["calendar"], &["alerts"]]
        .iter()
        .map(|words| words.to_vec())
        .collect();
    asked.extend(clients.iter().map(|name| vec!["case", "--client", name.as_str()]));
    for words in asked {
        for json in [true, false] {
            let mut here = words.clone();
            here.extend(json.then_some("--json"));
            let mut other = vec!["--data", text(&new)];
            other.extend(here.clone());
            let (first, second) = (desk.run(&here), desk.run(&other));
            assert_eq!((first.status, &first.out), (second.status, &second.out), "{here:?}");
        }
    }
    let again = desk.path("export du nouveau");
    assert_eq!(desk.run(&["--data", text(&new), "export", text(&again)]).status, 0);
    for entry in std::fs::read_dir(&out).unwrap() {
        let name = entry.unwrap().file_name();
        if out.join(&name).is_file() && name != "sauvegarde.db" {
            let read = |folder: &std::path::Path| std::fs::read(folder.join(&name)).unwrap();
            assert!(read(&out) == read(&again), "{name:?}");
        }
    }
}

#[test]
fn an_export_is_its_owner_s_alone_and_never_among_the_data() {
    let desk = Desk::with_invoices();
    let inside = desk.data().join("export");
    assert_eq!(desk.run(&["export", text(&inside), "--json"]).refusal(), "disk");
    assert!(!inside.exists());
    let out = desk.path("export");
    assert_eq!(desk.run(&["export", text(&out)]).status, 0);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&out), 0o700);
        for entry in std::fs::read_dir(&out).unwrap() {
            let path = entry.unwrap().path();
            assert_eq!(mode(&path), if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
        }
    }
}

#[test]
fn an_export_stopped_on_the_way_leaves_nothing_in_the_next_and_no_folder_of_the_user_is_taken_away() {
    let desk = Desk::with_invoices();
    let (half, own) = (desk.path(".export.dument-partiel"), desk.path("export.partiel"));
    for folder in [&half, &own] {
        std::fs::create_dir(folder).unwrap();
        std::fs::write(folder.join("ancien.csv"), "reste").unwrap();
    }
    let out = desk.path("export");
    assert_eq!(desk.run(&["export", text(&out)]).status, 0);
    assert!(!half.exists() && !out.join("ancien.csv").exists(), "what was begun is not in it");
    assert!(own.join("ancien.csv").exists(), "a folder of the user's stays");
}

#[test]
fn the_doubtful_debts_of_the_accountant_are_those_of_the_list_to_the_cent() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["example"]).status, 0);
    for day in ["2026-11-21", "2026-12-31", "2027-06-30"] {
        let listed = desk.run_on(day, &["invoices", "--overdue", "--json"]).json();
        let cents =
            |value: &serde_json::Value| -> i64 { value.as_str().unwrap().replace('.', "").parse().unwrap() };
        let sum: i64 = listed.as_array().unwrap().iter().map(|row| cents(&row["outstanding"])).sum();
        let (csv, xlsx) = (desk.path(&format!("{day}.csv")), desk.path(&format!("{day}.xlsx")));
        let view = desk.run(&["doubtful", "--on", day, "--out", text(&csv), "--json"]).json();
        assert_eq!(desk.run(&["doubtful", "--on", day, "--out", text(&xlsx)]).status, 0);
        assert!(sum > 0 && cents(&view["left"]) == sum, "{day}: {sum} {}", view["left"]);
        let rows = view["rows"].as_array().unwrap();
        for row in rows {
            if let (Some(_), Some(_)) = (row["before_tax"].as_str(), row["tax"].as_str()) {
                assert_eq!(cents(&row["before_tax"]) + cents(&row["tax"]), cents(&row["left"]), "{row}");
            }
        }
        let table = std::fs::read_to_string(&csv).unwrap();
        let left = view["left"].as_str().unwrap();
        assert!(table.contains(&format!("\"{}\"", left.replace('.', ","))), "{table}");
        assert!(table.contains("CGI, art.\u{a0}272"), "{table}");
        let book = String::from_utf8_lossy(&std::fs::read(&xlsx).unwrap()).into_owned();
        assert!(book.starts_with("PK") && book.contains(&format!("<v>{left}</v>")), "{left}");
        assert_eq!(book.matches("<row>").count(), rows.len() + 2 + view["notes"].as_array().unwrap().len());
    }
}
