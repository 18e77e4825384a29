//! Every outcome and every deed, from a terminal: recorded, told by `today`, `case`, `invoices`
//! and `simulate`, and taken back. The table of `docs/CLI.md` is what the program does;
//! `DUMENT_GOLDEN=write` writes it again.

use std::fmt::Write as _;
use std::path::Path;

use crate::support::{Answer, Desk, INVOICES, text};
use serde_json::Value;

/// A Tuesday.
const DAY: &str = "2026-11-24";
const HEADING: &str = "## Every outcome from a terminal\n";

/// What happened, and the commands that tell it, after `--client NAME`.
const ROWS: [(&str, &[&str]); 42] = [
    ("says it is paid", &["act --outcome paid"]),
    ("promises to pay", &["act --outcome promise --date 2026-12-04 --amount 500.00"]),
    ("did not receive the invoice", &["act --outcome not_received"]),
    ("wrong person", &["act --outcome wrong_contact --person 'Mme Le Goff' --phone 0298000000"]),
    ("nobody there", &["act --outcome no_answer"]),
    ("is away", &["act --outcome away --date 2026-12-07"]),
    ("waits for money", &["act --outcome funds_awaited --date 2026-12-07"]),
    ("passing difficulty", &["act --outcome difficulty"]),
    ("a plan agreed", &["deed --kind plan --count 3 --first 2026-12-01"]),
    ("and signed", &["deed --kind plan --count 3 --first 2026-12-01", "deed --kind plan_signed"]),
    ("a discount", &["deed --kind discount --amount 50.00 --by 2026-12-15"]),
    ("goods in exchange", &["deed --kind exchange --terms 'deux portes' --amount 600.00 --by 2026-12-15"]),
    ("another arrangement", &["deed --kind other --terms 'il rend le matériel' --by 2026-12-15"]),
    ("disputes the whole", &["act --outcome dispute --note 'porte rayée'"]),
    ("disputes a part", &["act --outcome dispute --note 'porte rayée' --amount 300.00"]),
    ("answered in writing", &["act --outcome dispute --note rayure", "deed --kind position --by 2026-12-09"]),
    (
        "ended by a gesture",
        &["act --outcome dispute --note rayure", "deed --kind dispute_closed --end gesture"],
    ),
    (
        "demand maintained",
        &["act --outcome dispute --note rayure", "deed --kind dispute_closed --end maintained"],
    ),
    (
        "dispute withdrawn",
        &["act --outcome dispute --note rayure", "deed --kind dispute_closed --end withdrawn"],
    ),
    (
        "ended by a credit note",
        &[
            "act --outcome dispute --note rayure --invoice F-12",
            "deed --kind dispute_closed --end credit_note --credit-note F-12:AV-1:200.00",
        ],
    ),
    ("reminders go on", &["act --outcome dispute --note rayure", "resume"]),
    ("cheque unpaid", &["act --outcome bounced_cheque --date 2026-11-20"]),
    (
        "presented again",
        &["act --outcome bounced_cheque --date 2026-11-20", "deed --kind cheque --act presented_again"],
    ),
    (
        "certificate asked",
        &["act --outcome bounced_cheque --date 2026-10-20", "deed --kind cheque --act certificate_asked"],
    ),
    (
        "certificate received",
        &["act --outcome bounced_cheque --date 2026-10-20", "deed --kind cheque --act certificate_received"],
    ),
    (
        "certificate served",
        &["act --outcome bounced_cheque --date 2026-10-20", "deed --kind cheque --act served"],
    ),
    (
        "title issued",
        &["act --outcome bounced_cheque --date 2026-10-20", "deed --kind cheque --act title_issued"],
    ),
    ("cheque to write again", &["act --outcome defective_cheque --date 2026-12-01"]),
    (
        "insolvency",
        &["act --outcome insolvency --date 2026-11-10 --bodacc 2026-11-18 --proceedings liquidation"],
    ),
    ("over-indebtedness of a private person", &["act --outcome over_indebtedness --date 2026-11-10"]),
    ("refuses, or ignores", &["act --outcome refuses"]),
    ("the client rang", &["act --outcome refuses --from-client"]),
    ("« je préfère écrire »", &["act --outcome prefer_writing"]),
    ("« je lui laisse du temps »", &["act --outcome pause --date 2026-12-09 --note 'bon client'"]),
    ("the same, as a deed", &["deed --kind pause --by 2026-12-09"]),
    ("« je laisse tomber »", &["act --outcome abandon --reason no_means"]),
    ("the same, as a deed ", &["deed --kind give_up --reason goodwill"]),
    ("given to a third party", &["deed --kind handed_over --to 'Cabinet Le Bihan' --free --by 2026-12-21"]),
    ("a step done otherwise", &["deed --kind done --step email"]),
    ("a step passed over", &["deed --kind skipped --step call"]),
    ("solvency looked at", &["deed --kind solvency --finding sound --source bodacc.fr"]),
    ("reminders after a pause", &["act --outcome pause --date 2026-12-09 --note 'bon client'", "resume"]),
];

/// Of whom a row is told, and the invoice looked at: proceedings have their kind of debtor.
fn whose(commands: &[&str]) -> (&'static str, &'static str) {
    let private = commands.iter().any(|command| command.contains("over_indebtedness"));
    if private { ("Mme Riou", "F-14") } else { ("Menuiserie Lefèvre", "F-12") }
}

fn desk() -> Desk {
    let desk = Desk::with_company();
    let table = desk.file("invoices.csv", INVOICES);
    assert_eq!(desk.run_on(DAY, &["import", text(&table)]).status, 0);
    assert_eq!(desk.run_on(DAY, &["client", "--name", "Mme Riou", "--nature", "consumer"]).status, 0);
    assert_eq!(
        desk.run_on(DAY, &["client", "--name", "Menuiserie Lefèvre", "--nature", "business"]).status,
        0
    );
    desk
}

/// A command of the table, for the client of the table; words in quotes are one.
fn typed(desk: &Desk, client: &str, command: &str) -> Answer {
    let mut words: Vec<String> = vec!["--json".to_owned()];
    for (place, part) in command.split('\'').enumerate() {
        if place % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words.splice(2..2, ["--client".to_owned(), client.to_owned()]);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    desk.run_on(DAY, &words)
}

/// What `invoices`, `today` and `simulate` say of an invoice: its state, its next step and its day.
fn told(desk: &Desk, (client, number): (&str, &str)) -> (String, String) {
    let rows = desk.run_on(DAY, &["invoices", "--json"]).json();
    let row = rows.as_array().unwrap().iter().find(|row| row["number"] == number).unwrap().clone();
    let state = row["state"].as_str().unwrap().to_owned();
    let client = ["--client", client, "--json"];
    let steps = desk.run_on(DAY, &[&["simulate", "--until", "2028-12-31"][..], &client].concat()).json();
    let about = |one: &&Value| one["numbers"].as_array().unwrap().contains(&number.into());
    let next = steps
        .as_array()
        .unwrap()
        .iter()
        .find(about)
        .map(|one| (one["step"].as_str().unwrap().to_owned(), one["on"].as_str().unwrap().to_owned()));
    let due = desk.run_on(DAY, &["today", "--json"]).json();
    let mut due = due.as_array().unwrap().iter();
    let due = due.find(|row| row["invoices"].as_array().unwrap().contains(&number.into()));
    if let Some(row) = due {
        let (step, _) = next.as_ref().expect("what is due today is the first step to come");
        assert_eq!(row["step"], step.as_str(), "today and simulate agree");
    }
    let next = next.map(|(step, on)| format!("`{step}` {on}"));
    (state, next.unwrap_or_else(|| "nothing".to_owned()))
}

/// Records a row, and takes it back; what it gave, as a line of the table.
fn walked(desk: &Desk, what: &str, commands: &[&str]) -> String {
    let (client, number) = whose(commands);
    let timeline =
        |desk: &Desk| desk.run_on(DAY, &["case", "--client", client, "--json"]).json()["timeline"].clone();
    let (known, before) = (timeline(desk), told(desk, (client, number)));
    let mut undo = Vec::new();
    for command in commands {
        let answer = typed(desk, client, command);
        assert_eq!(answer.status, 0, "{command}: {}", answer.err);
        let done = answer.json();
        assert!(done["message"].as_str().unwrap().ends_with('.'), "{command}: {done}");
        let token = done["undo"].as_object().unwrap().iter().next().unwrap();
        undo.push((format!("--{}", token.0), token.1.to_string()));
    }
    let (state, next) = told(desk, (client, number));
    assert_ne!(timeline(desk), known, "{what}: the case tells it");
    for (kind, taken) in undo.iter().rev() {
        let answer = desk.run_on(DAY, &["undo", kind, taken]);
        assert_eq!(answer.status, 0, "{what}: {}", answer.err);
    }
    assert_eq!(told(desk, (client, number)), before, "{what}: taken back");
    let typed: Vec<String> = commands.iter().map(|command| format!("`{command}`")).collect();
    format!("| {what} | {} | `{state}` | {next} |\n", typed.join(", then "))
}

#[test]
fn every_outcome_is_recorded_told_and_taken_back_as_the_contract_says() {
    let desk = desk();
    let mut table = String::from(
        "| what happened | after `--client NAME` | the invoice is | then |\n| --- | --- | --- | --- |\n",
    );
    for (what, commands) in ROWS {
        table.push_str(&walked(&desk, what.trim_end(), commands));
    }
    assert_eq!(desk.run_on(DAY, &["verify"]).status, 0);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs/CLI.md");
    let contract = std::fs::read_to_string(&path).unwrap();
    let start = contract.find(HEADING).expect("the section of the contract") + HEADING.len();
    let table_at = contract[start..].find("\n| what").expect("its table") + start + 1;
    let end = contract[table_at..].find("\n\n").map_or(contract.len(), |at| table_at + at + 1);
    if std::env::var("DUMENT_GOLDEN").as_deref() == Ok("write") {
        let mut whole = contract[..table_at].to_owned();
        write!(whole, "{table}{}", &contract[end..]).unwrap();
        std::fs::write(&path, whole).unwrap();
        return;
    }
    assert_eq!(&contract[table_at..end], table);
}

#[test]
fn no_outcome_and_no_deed_is_missing_from_the_table() {
    let desk = desk();
    for (command, option) in [("act", "--outcome"), ("deed", "--kind")] {
        let refused = desk.run(&[command, "--client", "Menuiserie Lefèvre", option, "lent"]);
        let words = refused.err.split_once("attendu\u{a0}: ").expect("the words there are").1;
        let words = words.split_once(')').unwrap().0;
        for word in words.split(", ") {
            let wanted = format!("{command} {option} {word}");
            let named = |typed: &&str| **typed == wanted || typed.starts_with(&format!("{wanted} "));
            assert!(ROWS.iter().any(|(_, commands)| commands.iter().any(named)), "{wanted}");
        }
    }
}
