//! What a judgment freezes, what it leaves, and what is said of both.

use crate::world::{client, day, from, invoice_input, kerbrat, on};
use dument_app::views::{
    CaseView, ContactInput, DeadlineKind, Done, InvoiceInput, LetterRequest, LetterView, PaymentInput,
};
use dument_app::{App, Code, Error, call, case, invoices, letter, payment};
use dument_domain::case::StepKind;
use dument_domain::{ClientId, InvoiceId};
use serde_json::{Value, json};

const TODAY: &str = "2026-12-10";

/// A firm in liquidation since 15 October 2026, or in any proceedings.
struct Case {
    app: App,
    client: ClientId,
}

impl Case {
    fn new(nature: &str, outcome: &Value) -> Case {
        let mut app = kerbrat(&on("2026-06-02"));
        let client = client(&mut app, &on("2026-06-02"), "Menuiserie Lefèvre", nature);
        let mut case = Case { app, client };
        case.bill("F-1", "2026-06-01", Some("2026-05-30"));
        case.told(outcome);
        case
    }

    fn liquidation() -> Case {
        Case::new(
            "business",
            &json!({
                "outcome": "insolvency", "judgment_on": "2026-10-15", "bodacc_on": null,
                "proceedings": "liquidation"
            }),
        )
    }

    fn told(&mut self, outcome: &Value) {
        self.try_told(outcome).unwrap();
    }

    fn try_told(&mut self, outcome: &Value) -> Result<Done, Error> {
        let told: ContactInput = from(json!({
            "client": self.client, "step": "call", "interlocutor": "", "note": "", "invoices": [],
            "outcome": outcome
        }));
        self.app.act(&on("2026-10-20"), |desk| call::record(desk, &told))
    }

    /// What is said of an outcome before it is noted.
    fn foretold(&mut self, outcome: &Value) -> Vec<String> {
        let told: ContactInput = from(json!({
            "client": self.client, "step": "call", "interlocutor": "", "note": "", "invoices": [],
            "outcome": outcome
        }));
        let view = self.app.ask(&on("2026-10-20"), |reading| call::preview(reading, &told)).unwrap();
        view.warnings.into_iter().map(|one| one.sentence).collect()
    }

    fn bill(&mut self, number: &str, issued: &str, completed: Option<&str>) -> InvoiceId {
        let input = InvoiceInput {
            issued_on: day(issued),
            due_on: Some(day(issued).plus_days(30)),
            completed_on: completed.map(day),
            ..invoice_input(self.client, number)
        };
        self.app.act(&on(issued), |desk| invoices::save(desk, input)).unwrap().row.invoice
    }

    fn notice(&mut self, invoices: &[InvoiceId]) -> LetterView {
        let request = LetterRequest {
            client: self.client,
            step: Some(StepKind::FormalNotice),
            invoices: invoices.to_vec(),
            post_on: None,
            ask: None,
            third_party: None,
            tracking: None,
            interest_until: None,
            confirmed: false,
            answer: None,
        };
        self.app.ask(&on(TODAY), |reading| letter::prepare(reading, &request)).unwrap()
    }

    fn seen(&mut self) -> CaseView {
        self.app.ask(&on(TODAY), |reading| case::case(reading, self.client)).unwrap()
    }
}

#[test]
fn work_of_unknown_day_counts_as_done_before_the_judgment() {
    let mut case = Case::liquidation();
    let later = case.bill("F-2", "2026-11-02", None);
    let view = case.notice(&[later]);
    assert!(view.pdf.is_none(), "a demand for a debt that may be frozen");
    let refusal = &view.refusals[0];
    assert_eq!(refusal.code, "frozen_debt");
    assert!(refusal.sentence.contains("liquidation judiciaire"), "{}", refusal.sentence);
    assert!(refusal.sentence.contains("fin des travaux"), "{}", refusal.sentence);
    let told = case.seen();
    let told: Vec<&String> = told.warnings.iter().filter(|one| one.contains("F-2")).collect();
    assert!(told.iter().any(|one| one.contains("fin des travaux")), "{told:?}");
}

#[test]
fn work_done_after_the_judgment_is_asked_and_the_judgment_is_said() {
    let mut case = Case::liquidation();
    let later = case.bill("F-2", "2026-11-02", Some("2026-10-28"));
    let view = case.notice(&[later]);
    assert!(view.pdf.is_some(), "{:?}", view.refusals);
    let told: Vec<&str> = view.checks.iter().map(|check| check.sentence.as_str()).collect();
    assert!(!told.iter().any(|one| one.contains("Aucune procédure")), "{told:?}");
    let said = told.iter().find(|one| one.contains("15\u{a0}octobre\u{a0}2026"));
    let said = said.unwrap_or_else(|| panic!("{told:#?}"));
    assert!(said.contains("liquidateur"), "{said}");
    assert!(said.contains("six mois"), "{said}");
}

fn over_indebted() -> Value {
    json!({"outcome": "over_indebtedness", "admissible_on": "2026-10-15"})
}

fn insolvent() -> Value {
    json!({"outcome": "insolvency", "judgment_on": "2026-10-15", "bodacc_on": null})
}

#[test]
fn proceedings_that_hardly_fit_the_nature_are_warned_about_and_those_of_a_public_buyer_refused() {
    let refuses = json!({"outcome": "refuses"});
    for outcome in [insolvent(), over_indebted()] {
        let mut case = Case::new("public", &refuses);
        let refused = case.try_told(&outcome).unwrap_err();
        assert_eq!(refused.code, Code::BadValue);
        assert!(refused.message().contains("acheteur public"), "{}", refused.message());
        assert!(case.notice(&[]).pdf.is_some(), "nothing stopped");
    }
    for (nature, outcome, word) in [
        ("business", over_indebted(), "procédure collective"),
        ("non_professional", over_indebted(), "procédure collective"),
        ("consumer", insolvent(), "surendettement"),
    ] {
        let mut case = Case::new(nature, &refuses);
        let warned = case.foretold(&outcome);
        assert!(
            warned.iter().any(|told| told.starts_with("À vérifier") && told.contains(word)),
            "{warned:?}"
        );
        case.try_told(&outcome).unwrap();
        assert!(case.notice(&[]).pdf.is_none(), "a fact that stops the demands is never refused");
    }
    for (nature, outcome) in
        [("business", insolvent()), ("non_professional", insolvent()), ("consumer", over_indebted())]
    {
        assert!(Case::new(nature, &refuses).foretold(&outcome).is_empty());
    }
}

#[test]
fn a_payment_after_the_judgment_is_confirmed_and_settles_nothing() {
    let mut case = Case::liquidation();
    case.told(&json!({
        "outcome": "insolvency", "judgment_on": "2026-10-15", "bodacc_on": "2026-10-20",
        "proceedings": "liquidation"
    }));
    let invoice = case.app.ask(&on(TODAY), |reading| invoices::find(reading, "F-1")).unwrap();
    let input = |day: &str, confirmed: bool| -> PaymentInput {
        from(json!({
            "invoices": [invoice], "client": null, "amount": "1100.00",
            "on": day, "means": "virement", "confirmed": confirmed
        }))
    };
    let asked = input("2026-11-02", false);
    let view = case.app.ask(&on("2026-11-05"), |reading| payment::preview(reading, &asked)).unwrap();
    let told = view.to_confirm.expect("forbidden since the judgment");
    assert!(told.contains("L622-7") && told.contains("trois ans"), "{told}");
    assert!(!view.effects.iter().any(|one| one.contains("sera réglée")), "{:?}", view.effects);
    let refused = case.app.act(&on("2026-11-05"), |desk| payment::record(desk, &asked)).unwrap_err();
    assert_eq!(refused.code, Code::Unconfirmed);

    let early = input("2026-10-14", false);
    assert_eq!(
        case.app.ask(&on("2026-11-05"), |reading| payment::preview(reading, &early)).unwrap().to_confirm,
        None
    );
    let known = input("2026-11-02", true);
    case.app.act(&on("2026-11-05"), |desk| payment::record(desk, &known)).unwrap();
    let seen = case.seen();
    assert_eq!(seen.invoices[0].state, "insolvent");
    assert!(seen.deadlines.iter().any(|one| one.kind == DeadlineKind::ProofOfClaim), "{:?}", seen.deadlines);
    assert!(seen.warnings.iter().any(|one| one.contains("annulé")), "{:?}", seen.warnings);
}

/// Beside the judgment, the end of a dispute: a part disputed ends by « reprendre » too.
#[test]
fn the_dispute_of_a_part_is_ended_by_hand() {
    let part = json!({"outcome": "dispute", "reason": "fuite", "amount": "300.00"});
    let mut case = Case::new("business", &part);
    let client = case.client;
    let invoice = case.app.ask(&on(TODAY), |reading| invoices::find(reading, "F-1")).unwrap();
    case.app.act(&on(TODAY), |desk| call::resume(desk, client, &[invoice], "expliqué au téléphone")).unwrap();
    assert!(!case.seen().timeline.is_empty());
    let view = case.notice(&[invoice]);
    assert_eq!(view.sum.principal.to_string(), "1000.00", "the whole is asked again");
}
