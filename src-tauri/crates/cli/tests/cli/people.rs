//! What people type and read in the terminal: sums as they are written in France, words that say what is there.

use std::process::Command;

use crate::support::{Desk, text};

#[test]
fn a_sum_is_taken_as_it_is_written_in_france() {
    for typed in ["1850.00", "1850", "1 850,00", "1\u{202f}850,00\u{a0}€", "1.850,00"] {
        let desk = Desk::with_invoices();
        let paid = desk.run(&["pay", "--json", "--invoice", "F-12", "--amount", typed]);
        assert_eq!(paid.status, 0, "{typed}: {}", paid.err);
        assert_eq!(desk.run(&["invoices", "--json"]).json()[0]["outstanding"], "0.00", "{typed}");
    }
    let desk = Desk::with_invoices();
    let refused = desk.run(&["pay", "--json", "--invoice", "F-12", "--amount", "1.850"]);
    assert_eq!(refused.refusal(), "bad_amount");
    assert!(refused.err.contains("deux façons"), "{}", refused.err);
}

/// The principal is paid: the row asks what to do of the rest, and says how much that is.
#[test]
fn a_decision_on_the_rest_is_not_about_nothing() {
    let desk = Desk::with_invoices();
    desk.confirm("Menuiserie Lefèvre", "business");
    assert_eq!(desk.run(&["pay", "--invoice", "F-12", "--amount", "1850"]).status, 0);
    let today = desk.run(&["today"]).out;
    let row = today.lines().find(|line| line.contains("Décision sur le reste"));
    let row = row.unwrap_or_else(|| panic!("{today}"));
    assert!(!row.contains(" 0,00") && !row.contains('…'), "{row}");
}

/// Who begins in the terminal is told the next command, and a file that is taken.
#[test]
fn a_first_command_says_how_to_begin_and_the_model_it_shows_is_taken() {
    let desk = Desk::new();
    let refused = desk.run(&["today"]);
    assert!(refused.status == 1 && refused.err.contains("dument-cli init --company"), "{}", refused.err);
    let help = desk.run(&["init", "--help"]).out;
    let model = &help[help.find('{').unwrap()..=help.rfind('}').unwrap()];
    let model = desk.file("modele.json", &model.replace('…', ""));
    let begun = desk.run(&["init", "--company", text(&model)]);
    assert_eq!(begun.status, 0, "{}", begun.err);
}

/// A table with a credit note that no invoice bears: the case says so first, and how to deduct it; its nature is
/// the file’s guess and is told as one.
#[test]
fn a_case_says_first_what_is_not_deducted_and_not_confirmed() {
    let desk = Desk::with_company();
    let table = "Type;Numéro;Client;Date;Échéance;Montant TTC\n\
        Facture;P-1;SARL Les Embruns;01/09/2026;01/10/2026;1 000,00\n\
        Avoir;AV-7;SARL Les Embruns;05/09/2026;;1 130,00\n";
    let taken = desk.run(&["import", text(&desk.file("t.csv", table))]);
    assert!(taken.out.contains("2 ajoutées, 0 déjà connue,"), "{}", taken.out);
    let case = desk.run(&["case", "--client", "SARL Les Embruns"]).out;
    let head: Vec<&str> = case.lines().take(3).collect();
    assert!(head[0].ends_with(", à confirmer)"), "{head:?}");
    assert!(head[2].contains("AV-7") && head[2].contains("dument-cli credit-note"), "{head:?}");
}

#[test]
fn the_sheet_of_a_client_is_whole() {
    let desk = Desk::with_invoices();
    let lines =
        ["Résidence des Grands Pêcheurs", "bâtiment C, escalier 4", "appartement 1207", "12 rue du Port"];
    let set = format!("address={}", lines.join("|"));
    let shown = desk.run(&["client", "--name", "Mme Riou", "--set", &set]);
    assert!(shown.out.contains(&lines.join(", ")) && !shown.out.contains('…'), "{}{}", shown.out, shown.err);
}

/// Nobody but a professional owes them (C. com. L441-10): no command says the word of another, and no paper.
#[test]
fn nobody_but_a_professional_reads_of_penalties_in_the_terminal_or_on_paper() {
    for nature in ["consumer", "non_professional", "public", "business"] {
        let (heard, papers) = heard_of(nature);
        assert!(papers > 5, "{nature}: {papers} papers were read");
        let found: Vec<&str> = heard.lines().filter(|line| line.to_lowercase().contains("pénalit")).collect();
        assert_eq!(found.is_empty(), nature != "business", "{nature}: {found:#?}");
    }
}

const COMMANDS: [&str; 9] = [
    "today",
    "invoices",
    "case --client Résidence_du_Port",
    "alerts",
    "calendar",
    "simulate --client Résidence_du_Port --until 2027-06-30",
    "fresh --client Résidence_du_Port",
    "client --name Résidence_du_Port",
    "invoice --number P-1",
];
const PAPERS: [&str; 7] = [
    "letter --client Résidence_du_Port --kind first~letter --confirmed",
    "letter --client Résidence_du_Port --kind second~letter --confirmed",
    "letter --client Résidence_du_Port --kind formal~notice --confirmed",
    "statement --client Résidence_du_Port --certified",
    "delegate",
    "deed --client Résidence_du_Port --kind plan --count 3 --first 2026-12-15",
    "deed --client Résidence_du_Port --kind give~up --reason goodwill",
];
const ENDS: [&str; 4] = [
    "pay --invoice P-1 --amount 1000",
    "today",
    "settle --client Résidence_du_Port --waive",
    "case --client Résidence_du_Port",
];

/// Every text and every paper about a client of this nature, alone in its folder; how many papers.
fn heard_of(nature: &str) -> (String, usize) {
    let desk = Desk::with_company();
    let table =
        "Numéro;Client;Date;Échéance;Montant TTC\nP-1;Résidence du Port;01/09/2026;01/10/2026;1 000,00\n";
    assert_eq!(desk.run(&["import", text(&desk.file("t.csv", table))]).status, 0);
    let sheet = ["client", "--name", "Résidence du Port", "--nature", nature, "--confirmed"];
    let place = ["--set", "address=4 rue du Port", "--set", "postal_code=29300", "--set", "city=Quimperlé"];
    let known = desk.run(&[&sheet[..], &place[..]].concat());
    assert_eq!(known.status, 0, "{}", known.err);
    let (mut all, mut papers) = (desk.run(&["mention", "--nature", nature]).out, 0);
    let out = desk.path("papier.pdf");
    for (words, paper) in COMMANDS
        .iter()
        .map(|words| (words, false))
        .chain(PAPERS.iter().map(|words| (words, true)))
        .chain(ENDS.iter().map(|words| (words, false)))
    {
        let mut typed: Vec<String> =
            words.split(' ').map(|word| word.replace('_', " ").replace('~', "_")).collect();
        if paper {
            typed.extend(["--out".to_owned(), text(&out).to_owned()]);
        }
        let answer = desk.run(&typed.iter().map(String::as_str).collect::<Vec<_>>());
        all.push_str(&format!("{}{}", answer.out, answer.err));
        if out.exists() {
            let read = Command::new("pdftotext").args(["-layout", text(&out), "-"]).output().unwrap();
            all.push_str(&String::from_utf8(read.stdout).unwrap());
            std::fs::remove_file(&out).unwrap();
            papers += 1;
        }
    }
    (all, papers)
}
