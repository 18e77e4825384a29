//! `deed`: what is agreed or done beside contacts and letters, from a terminal.

use crate::support::{Answer, Desk, text};
use serde_json::{Value, json};

/// A business that owes 1 850 € since 18 September 2026.
fn desk() -> Desk {
    let desk = Desk::with_invoices();
    desk.confirm("Menuiserie Lefèvre", "business");
    desk.confirm("Mme Riou", "consumer");
    desk
}

fn deed(desk: &Desk, rest: &[&str]) -> Answer {
    let mut arguments = vec!["deed", "--json", "--client", "menuiserie lefevre"];
    arguments.extend_from_slice(rest);
    desk.run(&arguments)
}

fn done(answer: &Answer) -> Value {
    assert_eq!(answer.status, 0, "{}", answer.err);
    answer.json()
}

fn state(desk: &Desk, number: &str) -> String {
    let rows = desk.run(&["invoices", "--json"]).json();
    let row = rows.as_array().unwrap().iter().find(|row| row["number"] == number).unwrap().clone();
    row["state"].as_str().unwrap().to_owned()
}

#[test]
fn a_plan_is_tried_recorded_and_printed() {
    let desk = desk();
    let plan = ["--kind", "plan", "--count", "3", "--first", "2026-12-01", "--amount", "1850.00"];
    let file = desk.path("accord.pdf");
    let tried = done(&deed(&desk, &[&plan[..], &["--dry-run"]].concat()));
    assert_eq!((&tried["total"], &tried["problems"]), (&json!("1850.00"), &json!([])));
    assert_eq!(state(&desk, "F-12"), "late", "nothing was written");
    let kept = done(&deed(&desk, &[&plan[..], &["--out", text(&file)]].concat()));
    assert!(kept["message"].as_str().unwrap().starts_with("Échéancier convenu"), "{kept}");
    assert_eq!(state(&desk, "F-12"), "plan");
    assert!(std::fs::read(&file).unwrap().starts_with(b"%PDF"));
    let signed = done(&deed(&desk, &["--kind", "plan_signed"]));
    assert!(signed["message"].as_str().unwrap().contains("signé"), "{signed}");
    let too_much = deed(&desk, &["--kind", "plan", "--count", "2", "--amount", "90000.00"]);
    assert_eq!(too_much.refusal(), "bad_amount");
    let past = deed(&desk, &["--kind", "plan", "--first", "2026-11-01"]);
    assert_eq!(past.refusal(), "bad_date");
}

#[test]
fn instalments_may_be_typed_and_interest_is_refused_with_a_consumer() {
    let desk = desk();
    let typed = ["--kind", "plan", "--instalment", "2026-12-01:1000.00", "--instalment", "2027-01-04:850.00"];
    done(&deed(&desk, &typed));
    let mut consumer = vec!["deed", "--json", "--client", "Mme Riou", "--kind", "plan", "--interest", "runs"];
    assert_eq!(desk.run(&consumer).refusal(), "forbidden");
    assert!(desk.run(&consumer).err.contains("L312-4"), "consumer credit");
    assert_eq!(desk.run(&["client", "--name", "Mme Riou", "--nature", "non_professional"]).status, 0);
    let syndicate = desk.run(&consumer);
    assert!(
        syndicate.err.contains("syndic ou une association") && !syndicate.err.contains("L312-4"),
        "{}",
        syndicate.err
    );
    assert_eq!(desk.run(&["client", "--name", "Mme Riou", "--nature", "consumer"]).status, 0);
    consumer.truncate(6);
    assert_eq!(desk.run(&consumer).status, 0);
}

#[test]
fn each_other_deed_has_its_words() {
    let desk = desk();
    let all: [&[&str]; 7] = [
        &["--kind", "solvency", "--finding", "sound", "--source", "bodacc.fr"],
        &["--kind", "discount", "--amount", "50.00", "--by", "2026-12-15"],
        &["--kind", "exchange", "--terms", "deux portes", "--amount", "600.00", "--by", "2026-12-15"],
        &["--kind", "other", "--terms", "il rend le matériel", "--by", "2026-12-15"],
        &["--kind", "pause", "--by", "2026-12-15"],
        &["--kind", "handed_over", "--to", "Cabinet Le Bihan", "--free", "--by", "2026-12-21"],
        &["--kind", "give_up", "--reason", "goodwill"],
    ];
    for rest in all {
        let answer = done(&deed(&desk, rest));
        let undo = answer["undo"]["event"].to_string();
        assert_eq!(desk.run(&["undo", "--event", &undo]).status, 0, "{rest:?}");
    }
    assert_eq!(deed(&desk, &["--kind", "cheque", "--act", "served"]).refusal(), "bad_value");
    let costs = deed(&desk, &["--kind", "handed_over", "--to", "X", "--by", "2026-12-21"]);
    assert!(costs.err.contains("--amount") && costs.err.contains("--free"), "{}", costs.err);
    assert_eq!(costs.status, 2);
    assert_eq!(deed(&desk, &["--kind", "give_up", "--reason", "other"]).refusal(), "missing");
    let too_soon = deed(&desk, &["--kind", "give_up", "--reason", "past_limit"]);
    assert_eq!(too_soon.refusal(), "bad_value", "a date to come is not certified as passed");
    done(&deed(&desk, &["--today", "2032-06-01", "--kind", "give_up", "--reason", "past_limit"]));
    assert_eq!(deed(&desk, &["--kind", "lent"]).status, 2);
}

#[test]
fn a_dispute_is_answered_by_a_letter_from_a_terminal() {
    let desk = desk();
    let act = [
        "act",
        "--client",
        "Menuiserie Lefèvre",
        "--outcome",
        "dispute",
        "--amount",
        "300.00",
        "--note",
        "rayure",
    ];
    assert_eq!(desk.run(&act).status, 0);
    let file = desk.path("reponse.pdf");
    let letter = |rest: &[&str]| {
        let mut all = vec![
            "letter",
            "--json",
            "--client",
            "Menuiserie Lefèvre",
            "--kind",
            "dispute",
            "--out",
            text(&file),
        ];
        all.extend_from_slice(rest);
        desk.run(&all)
    };
    assert_eq!(letter(&[]).status, 1, "an answer without words is no letter");
    let kept = done(&letter(&["--answer", "La rayure a été reprise.", "--credit-note", "100.00"]));
    assert_eq!(kept["kind"], "dispute");
    let sent = desk.run(&[
        "sent",
        "--json",
        "--client",
        "Menuiserie Lefèvre",
        "--kind",
        "dispute",
        "--on",
        "2026-11-21",
    ]);
    assert!(done(&sent)["message"].as_str().unwrap().contains("Réponse à la contestation"));
    let closed = done(&deed(&desk, &["--kind", "dispute_closed", "--end", "maintained"]));
    assert!(closed["undo"]["event"].is_i64(), "{closed}");
}

#[test]
fn what_a_deed_lacks_is_said_once_it_is_recorded_too() {
    let desk = desk();
    let pause = done(&deed(&desk, &["--kind", "pause", "--by", "2028-12-15"]));
    let told = pause["warnings"].to_string();
    assert!(told.contains("mois sans garantie") && told.contains("solvabilité"), "{told}");
}

#[test]
fn a_cheque_without_its_act_says_how_one_that_came_back_is_noted_first() {
    let desk = desk();
    let refused = deed(&desk, &["--kind", "cheque"]);
    assert_eq!(refused.status, 2, "{}", refused.err);
    assert!(refused.err.contains("act --outcome bounced_cheque"), "{}", refused.err);
    assert!(refused.err.contains("presented_again"), "{}", refused.err);
}

#[test]
fn the_account_of_an_insolvent_client_stops_on_the_judgment_on_screen_as_on_paper() {
    let desk = desk();
    let name = ["--client", "menuiserie lefevre"];
    let act = desk.run(&[
        "act",
        name[0],
        name[1],
        "--outcome",
        "insolvency",
        "--date",
        "2026-11-10",
        "--proceedings",
        "receivership",
    ]);
    assert_eq!(act.status, 0, "{}", act.err);
    let told = desk.run(&["statement", name[0], name[1]]);
    assert!(told.out.starts_with("Décompte arrêté au 10\u{a0}novembre\u{a0}2026"), "{}", told.out);
}

#[test]
fn a_private_person_is_told_of_interest_and_of_no_indemnity_a_professional_of_penalties() {
    let desk = desk();
    for (name, professional) in [("mme riou", false), ("menuiserie lefevre", true)] {
        let told = desk.run(&["statement", "--client", name]).out;
        let line = told.lines().find(|line| line.starts_with("Principal")).unwrap_or_default();
        for (word, said) in
            [("intérêts", !professional), ("pénalités", professional), ("indemnité", professional)]
        {
            assert_eq!(line.contains(word), said, "{word}: {line}");
        }
    }
}
