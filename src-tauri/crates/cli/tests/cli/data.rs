//! What works on a data folder, from `init` to `verify`.

use crate::support::{Answer, COMPANY, Desk, INVOICES, text};
use serde_json::{Value, json};

fn desk_with_invoices() -> Desk {
    let desk = Desk::with_company();
    let table = desk.file("invoices.csv", INVOICES);
    let answer = desk.run(&["import", "--json", text(&table)]);
    assert_eq!((answer.status, &answer.json()["created"]), (0, &json!(3)), "{}", answer.err);
    confirm(&desk, "Menuiserie Lefèvre", "business");
    confirm(&desk, "Mme Riou", "consumer");
    desk
}

fn confirm(desk: &Desk, name: &str, nature: &str) {
    let sheet = desk.run(&["client", "--name", name, "--nature", nature, "--json"]).json();
    assert_eq!((&sheet["nature"], &sheet["nature_confirmed"]), (&json!(nature), &json!(true)));
}

fn today(desk: &Desk, day: &str) -> Vec<Value> {
    desk.run_on(day, &["today", "--json"]).json().as_array().unwrap().clone()
}

fn lefevre<'a>(rest: &[&'a str]) -> Vec<&'a str> {
    let mut arguments = vec![rest[0], "--json", "--client", "menuiserie lefevre"];
    arguments.extend_from_slice(&rest[1..]);
    arguments
}

fn done(answer: &Answer) -> String {
    assert_eq!(answer.status, 0, "{}", answer.err);
    answer.json()["message"].as_str().unwrap().to_owned()
}

#[test]
fn a_folder_without_company_is_refused_and_none_is_made() {
    let desk = Desk::new();
    for command in ["invoices", "today", "verify"] {
        assert_eq!(desk.run(&[command, "--json"]).refusal(), "not_configured");
    }
    assert!(!desk.data().exists());
}

#[test]
fn a_company_is_created_once_and_only_whole() {
    let desk = Desk::new();
    let unknown = desk.file("unknown.json", &COMPANY.replace("\"email\"", "\"mail\""));
    let nameless = desk.file("nameless.json", &COMPANY.replace("Kerbrat Plomberie", " "));
    let homeless = desk.file("homeless.json", r#"{"name":"Kerbrat Plomberie"}"#);
    let broken = desk.file("broken.json", "{\"name\":");
    assert_eq!(desk.run(&["init", "--json", "--company", text(&unknown)]).refusal(), "bad_value");
    assert_eq!(desk.run(&["init", "--json", "--company", text(&homeless)]).refusal(), "missing");
    assert_eq!(desk.run(&["init", "--json", "--company", text(&broken)]).refusal(), "unreadable_file");
    assert_eq!(desk.run(&["init", "--json", "--company", text(&nameless)]).refusal(), "missing");
    assert!(!desk.data().exists(), "nothing is written for a refused profile");
    let company = desk.file("company.json", COMPANY);
    assert_eq!(desk.run(&["init", "--company", text(&company)]).status, 0);
    assert_eq!(desk.run(&["init", "--json", "--company", text(&company)]).refusal(), "already_configured");
    assert_eq!(desk.run(&["example", "--json"]).refusal(), "already_configured");
}

#[test]
fn the_same_file_twice_creates_nothing_and_a_bad_one_does_not_stop_the_others() {
    let desk = desk_with_invoices();
    let bad = desk.file("bad.csv", "n’importe quoi");
    let files = [text(&bad).to_owned(), text(&desk.path("invoices.csv")).to_owned()];
    let answer = desk.run(&["import", "--json", &files[0], &files[1]]);
    let told: Vec<Value> = answer.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((answer.status, told.len()), (1, 2));
    assert_eq!((&told[0]["file"], &told[0]["created"]), (&json!("bad.csv"), &json!(0)));
    assert!(told[0]["error"]["code"].is_string());
    assert_eq!((&told[1]["created"], &told[1]["duplicates"]), (&json!(0), &json!(3)));
}

#[test]
fn invoices_have_the_keys_of_the_contract() {
    let desk = desk_with_invoices();
    let rows = desk.run(&["invoices", "--json"]).json();
    let row = &rows[0];
    let expected = json!({
        "number": "F-12", "client": "Menuiserie Lefèvre", "client_id": row["client_id"], "nature": "business",
        "issue_date": "2026-08-19", "due_date": "2026-09-18", "due_supposed": false, "total_gross": "1850.00",
        "outstanding": "1850.00", "interest": "40.22", "indemnity": "40.00", "additional_compensation": "0.00",
        "days_late": 64, "state": "late",
    });
    assert_eq!(row, &expected);
    assert_eq!(rows.as_array().unwrap().len(), 3);
    assert_eq!(desk.run(&["invoices", "--overdue", "--json"]).json().as_array().unwrap().len(), 2);
    let hers = desk.run(&["invoices", "--client", "MME RIOU", "--json"]).json();
    assert_eq!((&hers[0]["interest"], &hers[0]["indemnity"]), (&json!("0.00"), &json!("0.00")));
    assert_eq!(desk.run(&["invoices", "--client", "Personne", "--json"]).refusal(), "unknown_client");
}

#[test]
fn from_the_call_to_the_letter_posted() {
    let desk = desk_with_invoices();
    let due = today(&desk, "2026-11-23");
    let row = due.iter().find(|row| row["client"] == "Menuiserie Lefèvre").unwrap();
    assert_eq!(
        (&row["step"], &row["invoices"], &row["amount_due"], &row["since"], &row["due_on"]),
        (&json!("call"), &json!(["F-12"]), &json!("1850.00"), &json!("2026-09-18"), &json!("2026-09-21"))
    );
    let no_answer = lefevre(&["act", "--outcome", "no_answer"]);
    done(&desk.run_on("2026-11-23", &no_answer));
    assert!(done(&desk.run_on("2026-11-24", &no_answer)).contains("première lettre"));

    let pdf = desk.path("letter.pdf");
    let letter = desk.run_on("2026-11-25", &lefevre(&["letter", "--out", text(&pdf)])).json();
    assert_eq!(
        (&letter["kind"], &letter["invoices"], &letter["deadline"]),
        (&json!("first_letter"), &json!(["F-12"]), &json!("2026-12-07"))
    );
    let sent = lefevre(&["sent", "--kind", "first_letter", "--on", "2026-11-25"]);
    assert!(done(&desk.run_on("2026-11-25", &sent)).contains("deuxième lettre"));
}

#[test]
fn a_letter_is_composed_then_posted_then_presented() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["example"]).status, 0);
    let pdf = desk.path("notice.pdf");
    let letter = desk.run(&lefevre(&["letter", "--kind", "formal_notice", "--out", text(&pdf)]));
    assert_eq!(letter.status, 0, "{}", letter.err);
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF"));
    let letter = letter.json();
    assert_eq!((&letter["kind"], &letter["deadline"]), (&json!("formal_notice"), &json!("2026-12-02")));
    let step = |day: &str| {
        let rows = today(&desk, day);
        let row = rows.iter().find(|row| row["client"] == "Menuiserie Lefèvre" && row["step"] != "call");
        row.map(|row| row["step"].clone())
    };
    assert_eq!(step("2026-11-21"), Some(json!("formal_notice")), "composing is not sending");
    let early = desk.run(&lefevre(&["presented", "--kind", "formal_notice", "--on", "2026-11-21"]));
    assert_eq!(early.refusal(), "unknown_letter");
    let sent = lefevre(&["sent", "--kind", "formal_notice", "--on", "2026-11-21", "--tracking", "1A 1"]);
    done(&desk.run(&sent));
    assert_eq!(desk.run(&sent).refusal(), "letter_posted");
    assert_eq!(step("2026-12-02"), None);
    assert_eq!(step("2026-12-03"), Some(json!("judicial")));
    done(
        &desk.run_on("2026-11-30", &lefevre(&["presented", "--kind", "formal_notice", "--on", "2026-11-27"])),
    );
    assert_eq!(step("2026-12-04"), None, "eight days from the first presentation, a Saturday");
    assert_eq!(step("2026-12-07"), Some(json!("judicial")));
}

#[test]
fn a_payment_makes_the_letter_lapse() {
    let desk = Desk::new();
    desk.run(&["example"]);
    let pdf = desk.path("letter.pdf");
    let letter = desk.run(&lefevre(&["letter", "--out", text(&pdf)])).json();
    let number = letter["invoices"][0].as_str().unwrap().to_owned();
    let paid = desk.run(&["pay", "--json", "--invoice", &number, "--amount", "100.00", "--on", "2026-11-20"]);
    assert_eq!(paid.json()["allocations"][0]["to_principal"].as_str().unwrap().len(), 4);
    let sent = desk.run(&lefevre(&["sent", "--kind", "formal_notice", "--on", "2026-11-21"]));
    assert_eq!(sent.refusal(), "letter_lapsed");
}

#[test]
fn what_is_typed_wrong_is_refused_and_nothing_is_written() {
    let desk = desk_with_invoices();
    let before = desk.run(&["invoices", "--json"]).out;
    let pay = |amount: &str, on: &str| {
        desk.run(&["pay", "--json", "--invoice", "F-12", "--amount", amount, "--on", on]).refusal()
    };
    for amount in ["0.00", "-5.00", "1.200", "1e3", "12,345", ""] {
        assert_eq!(pay(amount, "2026-11-20"), "bad_amount", "{amount}");
    }
    assert_eq!(pay("10.00", "2026-02-30"), "bad_date");
    assert_eq!(pay("10.00", "2026-11-22"), "bad_date", "a payment to come");
    let unknown = desk.run(&["pay", "--json", "--invoice", "F-99", "--amount", "1.00"]);
    assert_eq!(unknown.refusal(), "unknown_invoice");
    assert_eq!(
        desk.run(&lefevre(&["act", "--outcome", "promise", "--date", "2026-11-01"])).refusal(),
        "bad_date"
    );
    assert_eq!(desk.run(&["undo", "--json", "--event", "999"]).refusal(), "cannot_undo");
    assert_eq!(desk.run(&["invoices", "--json"]).out, before);
}

#[test]
fn every_outcome_of_the_contract_is_recorded_and_taken_back() {
    let desk = desk_with_invoices();
    let before = desk.run(&["invoices", "--json"]).out;
    let states = [
        ("paid", "late"),
        ("promise", "promised"),
        ("not_received", "late"),
        ("wrong_contact", "late"),
        ("no_answer", "late"),
        ("difficulty", "late"),
        ("dispute", "disputed"),
        ("refuses", "late"),
        ("insolvency", "insolvent"),
        ("over_indebtedness", "insolvent"),
        ("bounced_cheque", "late"),
        ("pause", "paused"),
        ("abandon", "abandoned"),
        ("prefer_writing", "late"),
    ];
    for (outcome, state) in states {
        // Proceedings have their kind of debtor.
        let private = outcome == "over_indebtedness";
        let (client, place) = if private { ("Mme Riou", 1) } else { ("Menuiserie Lefèvre", 0) };
        let told = ["act", "--json", "--client", client, "--outcome", outcome, "--note", "au téléphone"];
        let acted = desk.run(&told);
        done(&acted);
        assert_eq!(desk.run(&["invoices", "--json"]).json()[place]["state"], state, "{outcome}");
        let event = acted.json()["undo"]["event"].to_string();
        done(&desk.run(&["undo", "--json", "--event", &event]));
        assert_eq!(desk.run(&["invoices", "--json"]).out, before, "{outcome} taken back");
    }
}

#[test]
fn paid_then_settled_then_verified() {
    let desk = desk_with_invoices();
    let paid = desk.run(&["pay", "--json", "--invoice", "F-12", "--amount", "1850.00"]).json();
    assert_eq!(paid["settle_proposed"], true);
    assert_eq!(desk.run(&lefevre(&["settle", "--waive"])).status, 0);
    assert_eq!(desk.run(&["invoices", "--json"]).json()[0]["state"], "settled");
    let statement = desk.run(&lefevre(&["statement", "--on", "2026-11-21"])).json();
    assert_eq!((&statement["due"], &statement["overdue"]), (&json!("600.00"), &json!("0.00")));
    let case = desk.run(&lefevre(&["case"])).json();
    for key in ["path", "timeline", "statement", "deadlines"] {
        assert!(!case[key].is_null(), "{key}");
    }
    let report = desk.run(&["verify", "--json"]).json();
    assert_eq!(report["ok"], true, "{report}");
    for command in [vec!["today"], vec!["invoices"], vec!["verify"], lefevre(&["case"])[..1].to_vec()] {
        let mut arguments = command.clone();
        if command == ["case"] {
            arguments.extend(["--client", "Menuiserie Lefèvre"]);
        }
        let answer = desk.run(&arguments);
        assert!(
            answer.status == 0 && !answer.out.is_empty() && !answer.out.starts_with(['{', '[']),
            "{command:?}"
        );
    }
}

#[test]
fn past_the_last_known_rate_lists_answer_and_letters_say_where_they_stop() {
    let desk = Desk::new();
    desk.run(&["example"]);
    for command in ["invoices", "today"] {
        assert_eq!(desk.run_on("2027-02-01", &[command, "--json"]).status, 0);
    }
    let statement = desk.run_on("2027-02-01", &lefevre(&["statement"])).json();
    assert_eq!(
        (&statement["rate_unknown"], &statement["interest_until"]),
        (&json!("2027-S1"), &json!("2026-12-31"))
    );
    let letter = desk.run_on("2027-02-01", &lefevre(&["letter", "--out", text(&desk.path("x.pdf"))]));
    assert_eq!(letter.status, 0, "{}", letter.out);
    assert!(
        letter.json()["checks"].to_string().contains("arrêtés au 31\u{a0}décembre\u{a0}2026"),
        "{}",
        letter.out
    );
}

#[test]
fn the_statement_is_written_as_a_pdf_before_and_past_the_last_known_rate() {
    let desk = Desk::new();
    desk.run(&["example"]);
    for today in ["2026-11-21", "2027-02-01"] {
        let path = desk.path(&format!("{today}.pdf"));
        let written = desk.run_on(today, &lefevre(&["statement", "--out", text(&path)]));
        assert_eq!(written.status, 0, "{}", written.out);
        assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF-1.7"));
    }
}

#[test]
fn a_damaged_file_is_refused_untouched() {
    let desk = desk_with_invoices();
    let database = std::fs::read_dir(desk.data()).unwrap().map(|entry| entry.unwrap().path());
    let database = database.into_iter().find(|path| path.extension().is_some_and(|end| end == "db")).unwrap();
    std::fs::write(&database, b"this is no database, whatever its name says").unwrap();
    let before = std::fs::read(&database).unwrap();
    assert_eq!(desk.run(&["invoices", "--json"]).refusal(), "damaged_file");
    assert_eq!(std::fs::read(&database).unwrap(), before);
}

#[test]
fn a_folder_open_elsewhere_is_refused() {
    let desk = desk_with_invoices();
    let held = dument_app::App::open(&desk.data()).unwrap();
    assert_eq!(desk.run(&["invoices", "--json"]).refusal(), "in_use");
    drop(held);
    assert_eq!(desk.run(&["invoices", "--json"]).status, 0);
}

#[test]
fn what_the_client_says_of_a_letter_does_not_make_it_sent() {
    let desk = desk_with_invoices();
    done(&desk.run(&lefevre(&["act", "--outcome", "prefer_writing"])));
    done(&desk.run(&lefevre(&["act", "--step", "first_letter", "--outcome", "refuses"])));
    let case = desk.run(&lefevre(&["case"])).json();
    let letter = case["path"].as_array().unwrap().iter().find(|step| step["step"] == "first_letter").unwrap();
    assert_ne!(letter["state"], "done");
}

#[test]
fn a_sum_given_up_is_an_act_that_the_statement_follows() {
    let desk = desk_with_invoices();
    let statement = |desk: &Desk| desk.run(&lefevre(&["statement"])).json();
    let before = statement(&desk);
    assert_eq!(desk.run(&lefevre(&["waive"])).status, 2, "says what is given up");
    let number = before["invoices"][0]["number"].as_str().unwrap_or("F-12").to_owned();
    let sum = desk.run(&lefevre(&["waive", "--indemnity", "15.00", "--invoice", &number]));
    assert!(done(&sum).contains("15,00\u{a0}€ d’indemnité abandonnés"), "{}", sum.out);
    assert_ne!(statement(&desk), before);
    assert!(done(&desk.run(&lefevre(&["waive", "--interest"]))).contains("Pénalités abandonnées"));
    let too_much = desk.run(&lefevre(&["waive", "--indemnity", "90.00", "--invoice", &number]));
    assert_eq!(too_much.refusal(), "bad_amount");
    assert_eq!(desk.run(&["verify"]).status, 0);
}

#[test]
fn a_client_changes_its_scenario_and_the_steps_to_come_are_told() {
    let desk = desk_with_invoices();
    let name = "menuiserie lefevre";
    let sheet = desk.run(&["client", "--json", "--name", name, "--scenario", "rapide"]);
    assert_eq!(sheet.status, 0, "{}", sheet.err);
    let simulate = |until: &str| desk.run(&lefevre(&["simulate", "--until", until]));
    let steps = simulate("2028-06-30").json();
    let titles: Vec<&str> =
        steps.as_array().unwrap().iter().map(|step| step["title"].as_str().unwrap()).collect();
    assert!(titles.contains(&"Mise en demeure"), "{titles:?}");
    assert_eq!(simulate("2020-01-01").refusal(), "bad_date");
}

#[test]
fn a_sum_is_given_up_with_its_reason_or_the_case_says_there_is_none() {
    let desk = desk_with_invoices();
    let given_up = |rest: &[&str]| {
        let answer = desk.run(&lefevre(&[&["act", "--outcome", "abandon"], rest].concat()));
        done(&answer);
        let case = desk.run(&lefevre(&["case"])).out;
        let event = answer.json()["undo"]["event"].to_string();
        done(&desk.run(&["undo", "--json", "--event", &event]));
        (answer.json()["warnings"].to_string(), case)
    };
    let (warned, case) = given_up(&[]);
    assert!(warned.contains("Motif non précisé") && case.contains("Motif non précisé"), "{warned}");
    let (warned, case) = given_up(&["--note", "il a tout perdu"]);
    assert!(warned == "[]" && case.contains("il a tout perdu"), "{warned}");
    let (_, case) = given_up(&["--reason", "no_means"]);
    assert!(case.contains("n’a pas de quoi payer"), "{case}");
    let elsewhere = desk.run(&lefevre(&["act", "--outcome", "refuses", "--reason", "no_means"]));
    assert_eq!(elsewhere.status, 2);
}

#[test]
fn a_long_promise_is_warned_about_and_one_of_too_much_is_refused_with_the_sum_owed() {
    let desk = desk_with_invoices();
    let promise = |rest: &[&str]| desk.run(&lefevre(&[&["act", "--outcome", "promise"], rest].concat()));
    let long = promise(&["--date", "2029-01-15", "--amount", "500.00"]);
    done(&long);
    assert!(long.json()["warnings"].to_string().contains("mois sans garantie"), "{}", long.out);
    let much = promise(&["--date", "2026-12-04", "--amount", "9000.00"]);
    assert_eq!(much.refusal(), "bad_amount");
    assert!(much.err.contains("plus que tout ce qu’il devra"), "{}", much.err);
}

#[test]
fn the_right_person_is_kept_on_the_sheet_of_the_client() {
    let desk = desk_with_invoices();
    let right = ["act", "--outcome", "wrong_contact", "--person", "Mme Le Goff", "--phone", "02 98 00 00 00"];
    done(&desk.run(&lefevre(&right)));
    let sheet = desk.run(&["client", "--json", "--name", "Menuiserie Lefèvre"]).json();
    let kept = &sheet["contacts"][0];
    assert_eq!((&kept["name"], &kept["role"]), (&json!("Mme Le Goff"), &json!("pays")));
}

#[test]
fn two_letters_of_one_invoice_are_posted_on_two_days() {
    let desk = desk_with_invoices();
    let letter = |day: &str, kind: &str| {
        let pdf = desk.path("letter.pdf");
        desk.run_on(day, &lefevre(&["letter", "--kind", kind, "--out", text(&pdf)]))
    };
    let sent = |day: &str, kind: &str| desk.run_on(day, &lefevre(&["sent", "--kind", kind, "--on", day]));
    let place = [
        "client",
        "--name",
        "Menuiserie Lefèvre",
        "--set",
        "line1=8 rue du Port",
        "postal_code=29300",
        "city=Quimperlé",
    ];
    assert_eq!(desk.run(&place).status, 0);
    assert_eq!(letter("2026-11-20", "first_letter").status, 0);
    assert_eq!(letter("2026-11-20", "formal_notice").status, 0, "prepared is not posted");
    done(&sent("2026-11-20", "first_letter"));
    let second = sent("2026-11-20", "formal_notice");
    assert_eq!(second.refusal(), "one_a_day");
    assert!(second.err.contains("23\u{a0}novembre\u{a0}2026"), "{}", second.err);
    assert_eq!(letter("2026-11-20", "second_letter").refusal(), "one_a_day");
    assert_eq!(letter("2026-11-23", "formal_notice").status, 0, "its deadline is counted again");
    done(&sent("2026-11-23", "formal_notice"));
}

#[test]
fn a_backup_is_put_back_and_nothing_of_after_it_is_lost() {
    let desk = desk_with_invoices();
    let place = desk.path("copie.db");
    let made = desk.run(&["backup", "--json", text(&place)]).json();
    assert_eq!(
        [&made["clients"], &made["invoices"], &made["company"]],
        [&json!(2), &json!(3), &json!("Kerbrat Plomberie")]
    );
    assert_eq!(desk.run(&["backup", "--json", text(&place)]).refusal(), "disk");
    let before = desk.run(&["invoices", "--json"]).out;
    assert_eq!(desk.run(&["note", "--client", "Mme Riou", "--text", "rappeler"]).status, 0);
    let after = desk.run(&["--json", "changes", "--client", "Mme Riou"]).out;
    let dry = desk.run(&["restore", "--json", "--dry-run", text(&place)]).json();
    assert_eq!((&dry["dry_run"], &dry["backup"]["of_these_data"]), (&json!(true), &json!(true)));
    let done = desk.run(&["restore", "--json", text(&place)]).json();
    assert_eq!(desk.run(&["invoices", "--json"]).out, before);
    assert_eq!(desk.run(&["verify"]).status, 0);
    assert_eq!(desk.run(&["restore", done["kept"].as_str().unwrap()]).status, 0);
    assert_eq!(desk.run(&["--json", "changes", "--client", "Mme Riou"]).out, after);
}

#[test]
fn what_is_no_backup_changes_nothing_and_an_empty_folder_takes_one() {
    let desk = desk_with_invoices();
    let place = desk.path("copie.db");
    assert_eq!(desk.run(&["backup", text(&place)]).status, 0);
    for (name, content) in [("vide.db", ""), ("texte.db", "Numéro;Client")] {
        let file = desk.file(name, content);
        assert_eq!(desk.run(&["restore", "--json", text(&file)]).refusal(), "damaged_file", "{name}");
    }
    assert_eq!(desk.run(&["restore", "--json", text(&desk.path("absent.db"))]).refusal(), "disk");
    let new = desk.path("ailleurs");
    let restored = desk.run(&["--data", text(&new), "restore", "--json", text(&place)]).json();
    assert_eq!(restored["kept"], Value::Null);
    let rows = desk.run(&["--data", text(&new), "invoices", "--json"]).out;
    assert_eq!(rows, desk.run(&["invoices", "--json"]).out);
}

#[test]
fn an_export_is_read_without_the_program_and_comes_back_the_same() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["example"]).status, 0);
    let out = desk.path("à emporter");
    let done = desk.run(&["export", "--json", text(&out)]).json();
    let invoices = std::fs::read_to_string(out.join("factures.csv")).unwrap();
    let rows = desk.run(&["invoices", "--json"]).json().as_array().unwrap().len();
    assert!(invoices.starts_with("\u{feff}id;client_id;"), "{invoices}");
    assert_eq!(invoices.lines().count(), rows + 1, "every invoice, settled or not");
    assert!(
        invoices.lines().nth(1).unwrap().contains(",00") || invoices.contains(",50"),
        "euros, with a comma"
    );
    let data: Value =
        serde_json::from_str(&std::fs::read_to_string(out.join("donnees.json")).unwrap()).unwrap();
    assert_eq!(data["invoices"].as_array().unwrap().len(), rows);
    let documents = std::fs::read_dir(out.join("documents")).unwrap().count();
    assert_eq!(done["documents"], json!(documents));
    assert!(
        std::fs::read_to_string(out.join("LISEZMOI.txt")).unwrap().contains(done["seal"].as_str().unwrap())
    );
    assert_eq!(
        desk.run(&["export", "--json", text(&out)]).refusal(),
        "disk",
        "a folder that holds something"
    );

    let new = desk.path("ailleurs");
    let copy = out.join("sauvegarde.db");
    assert_eq!(desk.run(&["--data", text(&new), "restore", text(&copy)]).status, 0);
    for words in [&["invoices", "--json"][..], &["today", "--json"], &["verify", "--json"]] {
        let mut there = vec!["--data", text(&new)];
        there.extend_from_slice(words);
        assert_eq!(desk.run(&there).out, desk.run(words).out, "{words:?}");
    }
}

/// A letter that names « Décompte joint » writes it beside itself, and says where.
#[test]
fn the_statement_that_a_letter_names_is_written_beside_it() {
    let desk = Desk::with_company();
    let head = "N° facture;Client;SIREN;Adresse;Code postal;Ville;Date de facture;Échéance;Montant TTC";
    let rows: Vec<String> = (1..=24)
        .map(|place| {
            format!("F-{place:02};Brasserie du Port;999999006;12 rue du Port;29300;Quimperlé;2026-04-01;2026-05-{place:02};310,20")
        })
        .collect();
    let table = desk.file("longue.csv", &format!("{head}\n{}\n", rows.join("\n")));
    assert_eq!(desk.run(&["import", text(&table)]).status, 0);
    desk.confirm("Brasserie du Port", "business");
    let out = desk.path("lettre.pdf");
    let letter = ["letter", "--client", "Brasserie du Port", "--kind", "formal_notice", "--out", text(&out)];
    let told = desk.run(&letter);
    assert_eq!(told.status, 0, "{}{}", told.out, told.err);
    let statement = desk.path("lettre-decompte.pdf");
    assert!(told.out.contains("lettre-decompte.pdf, à joindre à la lettre"), "{}", told.out);
    assert_eq!(&std::fs::read(&statement).unwrap()[..5], b"%PDF-");
    let value = desk.run(&[&letter[..], &["--json"]].concat()).json();
    assert!(value["statement"].as_str().unwrap().ends_with("lettre-decompte.pdf"), "{value}");
}
