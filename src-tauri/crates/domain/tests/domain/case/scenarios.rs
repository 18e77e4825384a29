//! Each shipped scenario, walked from the due date to its end.

use dument_domain::case::{CallMinute, Happening, Outcome, Scenario, StepKind, simulate};

use crate::world::{World, day};

/// The steps of a scenario if nothing happens, for an invoice due on Tuesday 1 September 2026.
fn walked(scenario: &str) -> Vec<String> {
    let world = World::new(scenario, "2026-09-01");
    let steps = simulate(&world.file, &world.rules(), day("2026-09-01"), day("2027-09-01"));
    steps.iter().map(|one| format!("{} {}", one.on, one.step.code())).collect()
}

#[test]
fn five_scenarios_are_shipped_in_the_order_of_the_product() {
    let shipped = Scenario::shipped().unwrap();
    let told: Vec<(&str, &str)> = shipped.iter().map(|one| (one.id.as_str(), one.title.as_str())).collect();
    assert_eq!(
        told,
        [
            ("amiable_4", "Amiable en 4 étapes"),
            ("ferme_4", "Ferme en 3 étapes"),
            ("ecrit_d_abord", "Écrit d’abord"),
            ("rapide", "Rapide"),
            ("micro_entreprise", "Micro-entreprise"),
        ]
    );
}

#[test]
fn each_scenario_goes_from_due_date_to_end() {
    let table: [(&str, &[&str]); 5] = [
        (
            "amiable_4",
            &[
                "2026-09-02 call",
                "2026-09-03 call",
                "2026-09-04 first_letter",
                "2026-09-16 second_letter",
                "2026-09-29 formal_notice",
                "2026-10-13 judicial",
            ],
        ),
        (
            "ferme_4",
            &[
                "2026-09-02 call",
                "2026-09-04 call",
                "2026-09-07 email",
                "2026-09-16 formal_notice",
                "2026-09-29 judicial",
            ],
        ),
        (
            "ecrit_d_abord",
            &[
                "2026-09-02 first_letter",
                "2026-09-15 collection_letter",
                "2026-10-05 call",
                "2026-10-07 call",
                "2026-10-09 final_demand",
                "2026-10-21 judicial",
            ],
        ),
        ("rapide", &["2026-09-02 call", "2026-09-17 formal_notice", "2026-09-29 judicial"]),
        (
            "micro_entreprise",
            &[
                "2026-09-02 call",
                "2026-09-04 call",
                "2026-09-07 evidence",
                "2026-09-08 collection_letter",
                "2026-09-22 third_party",
                "2026-10-23 judicial",
            ],
        ),
    ];
    for (scenario, steps) in table {
        assert_eq!(walked(scenario), steps, "{scenario}");
    }
}

#[test]
fn the_collection_letter_of_written_first_leaves_two_weeks() {
    let mut world = World::new("ecrit_d_abord", "2026-09-01");
    assert_eq!(world.post("2026-09-02", StepKind::FirstLetter), day("2026-09-14"));
    // Posting + 3 days of mail + 14, on a working day.
    assert_eq!(world.post("2026-09-15", StepKind::CollectionLetter), day("2026-10-02"));
    assert_eq!(world.told("2026-10-02"), "late, call 2026-10-05");
}

#[test]
fn a_meeting_counts_for_a_call_and_an_email_for_a_first_call() {
    let mut world = World::new("ecrit_d_abord", "2026-09-01");
    world.post("2026-09-02", StepKind::FirstLetter);
    world.post("2026-09-15", StepKind::CollectionLetter);
    world.happens(
        "2026-10-05",
        Happening::Contact {
            step: StepKind::Meeting,
            outcome: Outcome::Refuses,
            interlocutor: String::new(),
            minute: CallMinute::default(),
        },
    );
    assert_eq!(world.told("2026-10-05"), "late, final_demand 2026-10-07");

    let mut world = World::new("rapide", "2026-09-01");
    world.happens("2026-09-02", Happening::Done { step: StepKind::Email });
    assert_eq!(world.told("2026-09-02"), "late, formal_notice 2026-09-17");
}

#[test]
fn quick_waits_for_silence_but_not_after_a_refusal() {
    let mut silent = World::new("rapide", "2026-09-01");
    silent.call("2026-09-02", Outcome::NoAnswer);
    assert_eq!(silent.told("2026-09-02"), "late, formal_notice 2026-09-17");
    let mut refused = World::new("rapide", "2026-09-01");
    refused.call("2026-09-02", Outcome::Refuses);
    assert_eq!(refused.told("2026-09-02"), "late, formal_notice 2026-09-04");
}

#[test]
fn a_step_may_be_skipped_and_a_third_party_reports() {
    let mut world = World::new("micro_entreprise", "2026-09-01");
    world.call("2026-09-02", Outcome::Refuses);
    assert_eq!(world.told("2026-09-02"), "late, evidence 2026-09-03");
    world.happens("2026-09-03", Happening::Done { step: StepKind::Evidence });
    world.post("2026-09-04", StepKind::CollectionLetter);
    assert_eq!(world.told("2026-09-15"), "late, third_party 2026-09-16");
    let handed = Happening::HandedOver {
        to: "Cabinet Le Bihan".to_owned(),
        costs: Some(crate::world::euros(90)),
        report_on: day("2026-10-16"),
    };
    let mut skipped = World { file: world.file.clone(), ..World::new("micro_entreprise", "2026-09-01") };
    world.happens("2026-09-16", handed);
    assert_eq!(world.told("2026-09-16"), "third_party, judicial 2026-10-19");
    assert_eq!(world.told("2026-10-19"), "late, judicial 2026-10-19");
    skipped.happens("2026-09-16", Happening::Skipped { step: StepKind::ThirdParty });
    assert_eq!(skipped.told("2026-09-16"), "late, judicial 2026-09-17");
}

#[test]
fn a_case_handed_over_from_any_scenario_ends_in_a_decision() {
    let mut world = World::new("amiable_4", "2026-09-01");
    world.call("2026-09-02", Outcome::Refuses);
    let to = "Cabinet Le Bihan".to_owned();
    world.happens("2026-09-03", Happening::HandedOver { to, costs: None, report_on: day("2026-10-02") });
    assert_eq!(world.told("2026-09-10"), "third_party, judicial 2026-10-05");
}

#[test]
fn a_scenario_that_cannot_be_followed_says_why() {
    let shipped = include_str!("../../../../../../assets/scenarios/rapide.toml");
    let broken = [
        (shipped.replace("after = { days = 15 }", "after = \"forever\""), "formal_notice never comes"),
        (shipped.replace("kind = \"formal_notice\"", "kind = \"call\""), "call twice"),
        (shipped.replace("away = ", "# away = "), "no rule for away"),
    ];
    for (text, reason) in broken {
        let error = Scenario::parse(&text).unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
    }
}
