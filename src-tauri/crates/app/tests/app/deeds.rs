//! What is agreed or done beside contacts and letters: previewed, recorded, shown, put on paper.

use crate::world::{bill, client, from, kerbrat, on, plain};
use dument_app::views::{
    AgreedView, CaseView, ContactInput, DeedInput, DeedPreview, InstalmentState, InvoicesRequest,
    LetterRequest, LetterView, PaperRequest, PaymentInput, PlanProposalView, PlanState, PostedInput,
};
use dument_app::{App, Code, Error, call, case, changes, deeds, invoices, letter, payment, today};
use dument_domain::case::{ChequeAct, PlanInterest, StepKind};
use dument_domain::{ClientId, EventId, LetterId};
use serde_json::{Value, json};

/// A client of this nature who owes 1 000 € since 1 September 2026.
struct Case {
    app: App,
    client: ClientId,
}

impl Case {
    fn of(nature: &str) -> Case {
        let now = on("2026-08-02");
        let mut app = kerbrat(&now);
        let client = client(&mut app, &now, "Garage Le Goff", nature);
        let mut case = Case { app, client };
        case.invoice("F-1", "1000.00", "2026-09-01");
        case
    }

    fn invoice(&mut self, number: &str, gross: &str, due: &str) {
        let input = bill(self.client, number, "2026-08-02", due, gross);
        self.app.act(&on("2026-08-02"), |desk| invoices::save(desk, input)).unwrap();
    }

    fn input(&self, what: Value, note: &str) -> DeedInput {
        from(json!({"client": self.client, "what": what, "on": null, "note": note}))
    }

    fn deed(&mut self, day: &str, what: Value) -> Result<EventId, Error> {
        self.noted(day, what, "")
    }

    fn noted(&mut self, day: &str, what: Value, note: &str) -> Result<EventId, Error> {
        let input = self.input(what, note);
        let done = self.app.act(&on(day), |desk| deeds::record(desk, &input))?;
        let undo: Value = serde_json::to_value(done.undo).unwrap();
        Ok(from(undo["id"].clone()))
    }

    fn preview(&mut self, day: &str, what: Value) -> DeedPreview {
        let input = self.input(what, "");
        self.app.ask(&on(day), |reading| deeds::preview(reading, &input)).unwrap()
    }

    fn call(&mut self, day: &str, outcome: Value) {
        let input: ContactInput = from(
            json!({"client": self.client, "step": "call", "invoices": [], "outcome": outcome, "on": null}),
        );
        self.app.act(&on(day), |desk| call::record(desk, &input)).unwrap();
    }

    fn pay(&mut self, day: &str, amount: &str) {
        let input: PaymentInput =
            from(json!({"invoices": [], "client": self.client, "amount": amount, "on": null}));
        self.app.act(&on(day), |desk| payment::record(desk, &input)).unwrap();
    }

    fn case(&mut self, day: &str) -> CaseView {
        self.app.ask(&on(day), |reading| case::case(reading, self.client)).unwrap()
    }

    fn agreed(&mut self, day: &str) -> AgreedView {
        self.case(day).agreed
    }

    fn propose(&mut self, day: &str, request: Value) -> PlanProposalView {
        let mut whole = json!({"client": self.client, "count": null, "first": null, "amount": null});
        whole.as_object_mut().unwrap().extend(request.as_object().unwrap().clone());
        self.app.ask(&on(day), |reading| deeds::propose_plan(reading, &from(whole))).unwrap()
    }

    /// The plan the program proposes, as the window would record it.
    fn proposed(&mut self, day: &str, request: Value) -> Value {
        let view = self.propose(day, request);
        json!({"deed": "plan", "plan": {
            "instalments": view.instalments, "interest": view.interest, "acceleration": view.acceleration,
            "signed": false, "guarantee": ""
        }})
    }

    fn paper(&mut self, day: &str, event: EventId) -> Result<(String, Vec<u8>), Error> {
        let request = PaperRequest::Recorded { client: self.client, event };
        self.app.ask(&on(day), |reading| deeds::paper(reading, &request))
    }

    fn letter(&mut self, day: &str, step: &str, answer: Value) -> LetterView {
        let request = self.request(step, answer);
        self.app.ask(&on(day), |reading| letter::prepare(reading, &request)).unwrap()
    }

    fn request(&self, step: &str, answer: Value) -> LetterRequest {
        from(json!({"client": self.client, "step": step, "invoices": [], "answer": answer}))
    }

    fn keep(&mut self, day: &str, step: &str, answer: Value) -> LetterId {
        let request = self.request(step, answer);
        let token =
            self.app.ask(&on(day), |reading| letter::prepare(reading, &request)).unwrap().pdf.unwrap();
        self.app.act(&on(day), |desk| letter::keep(desk, &request, &token)).unwrap().letter
    }

    fn post(&mut self, day: &str, letter: LetterId) {
        let input: PostedInput = from(json!({"letter": letter, "on": day}));
        self.app.act(&on(day), |desk| letter::mark_posted(desk, &input)).unwrap();
    }

    fn next(&mut self, day: &str) -> String {
        plain(&self.case(day).invoices[0].next.clone().unwrap_or_default())
    }
}

fn refused(result: Result<EventId, Error>) -> Code {
    result.unwrap_err().code
}

fn codes(preview: &DeedPreview) -> Vec<&str> {
    preview.warnings.iter().map(|one| one.code.as_str()).collect()
}

#[test]
fn a_plan_is_proposed_on_working_days_to_the_cent_with_the_clauses_of_the_nature() {
    let mut case = Case::of("business");
    let view = case.propose("2026-09-07", json!({"count": 3, "first": "2026-10-31"}));
    let told: Vec<String> =
        view.instalments.iter().map(|one| format!("{} {}", one.due, one.amount)).collect();
    // 31 October is a Saturday, the 1st of November a Sunday and a holiday.
    assert_eq!(told, ["2026-11-02 333.33", "2026-11-30 333.33", "2026-12-31 333.34"]);
    assert_eq!((view.interests.len(), view.accelerations.len()), (3, 3));
    assert_eq!(view.interest, PlanInterest::WaivedIfKept);
    assert!(plain(&view.accelerations[0].text).contains("quinze jours"));
    assert_eq!(view.solvency_sources.len(), 3);
    let consumer = Case::of("consumer").propose("2026-09-07", json!({}));
    assert_eq!((consumer.interests.len(), consumer.interest), (1, PlanInterest::Waived));
    assert!(consumer.warnings.iter().any(|one| one.source.contains("L312-4")));
    assert_eq!(consumer.acceleration, dument_domain::case::Acceleration::None);
    assert!(consumer.accelerations.iter().any(|one| plain(&one.text).contains("trente jours")));
    assert!(
        !consumer
            .accelerations
            .iter()
            .any(|one| one.acceleration == dument_domain::case::Acceleration::WithoutNotice)
    );
    let public = Case::of("public").propose("2026-09-07", json!({}));
    assert_eq!(public.interest, PlanInterest::Runs);
}

#[test]
fn what_is_wrong_in_a_request_comes_back_by_field_without_a_plan() {
    let mut case = Case::of("business");
    for (request, field) in [
        (json!({"count": 0}), "count"),
        (json!({"count": 37}), "count"),
        (json!({"first": "2026-09-06"}), "first"),
        (json!({"amount": "0.00"}), "amount"),
        (json!({"amount": "9000.00"}), "amount"),
        (json!({"count": 9, "amount": "0.05"}), "count"),
    ] {
        let view = case.propose("2026-09-07", request);
        assert_eq!(view.problems.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), [field]);
        assert!(view.instalments.is_empty() && view.problems[0].sentence.ends_with('.'));
    }
}

#[test]
fn a_preview_says_what_follows_and_every_problem_at_its_field_and_writes_nothing() {
    let mut case = Case::of("business");
    let before = case.case("2026-09-07");
    let good = case.proposed("2026-09-07", json!({"count": 3, "first": "2026-10-01"}));
    let preview = case.preview("2026-09-07", good);
    assert!(plain(&preview.follows).contains("2 octobre 2026"), "{}", preview.follows);
    assert!(preview.sentence.starts_with("Échéancier convenu"), "{}", preview.sentence);
    assert!(preview.paper && preview.problems.is_empty());
    assert!(preview.left_out.unwrap().is_positive(), "interest and indemnity are left out");
    let bad = json!({"deed": "plan", "plan": {"instalments": [
        {"due": "2026-09-01", "amount": "10.00"}, {"due": "2026-10-01", "amount": "0.00"},
        {"due": "2026-10-01", "amount": "9000.00"}
    ], "interest": "waived", "acceleration": "none", "signed": false}});
    let preview = case.preview("2026-09-07", bad.clone());
    let fields: Vec<&str> = preview.problems.iter().map(|one| one.field.as_str()).collect();
    assert_eq!(fields, ["instalments.0.due", "instalments.1.amount", "instalments.2.due", "instalments"]);
    assert!(preview.follows.is_empty() && preview.left_out.unwrap().cents() < 0);
    assert_eq!(refused(case.deed("2026-09-07", bad)), Code::BadDate);
    assert_eq!(case.case("2026-09-07"), before);
}

#[test]
fn a_plan_shows_what_is_paid_late_and_next_and_what_its_clause_makes_of_it() {
    let mut case = Case::of("business");
    let plan = case.proposed("2026-09-07", json!({"count": 3, "first": "2026-10-01"}));
    case.deed("2026-09-07", plan).unwrap();
    let states = |case: &mut Case, day: &str| -> Vec<InstalmentState> {
        case.agreed(day).plans[0].instalments.iter().map(|one| one.state).collect()
    };
    use InstalmentState::{Coming, Late, Next, Paid};
    assert_eq!(states(&mut case, "2026-09-08"), [Next, Coming, Coming]);
    case.pay("2026-10-01", "333.33");
    assert_eq!(states(&mut case, "2026-10-02"), [Paid, Next, Coming]);
    let plan = &case.agreed("2026-11-03").plans[0];
    assert_eq!((plan.state, plan.instalments[1].state), (PlanState::Missed, Late));
    assert!(plan.sentence.contains("il manque 333,33"), "{}", plan.sentence);
    assert!(plan.if_missed.contains("mise en demeure"), "{}", plan.if_missed);
    case.pay("2026-11-03", "333.33");
    case.pay("2026-12-01", "333.34");
    let plan = &case.agreed("2026-12-02").plans[0];
    assert_eq!((plan.state, plan.left.cents()), (PlanState::Finished, 0));
}

#[test]
fn a_plan_that_comes_back_signed_interrupts_the_limitation_from_that_day() {
    let mut case = Case::of("business");
    let limit = |case: &mut Case, day: &str| case.case(day).deadlines[0].on;
    let before = limit(&mut case, "2026-09-07");
    assert_eq!(refused(case.deed("2026-09-07", json!({"deed": "plan_signed"}))), Code::BadValue);
    let plan = case.proposed("2026-09-07", json!({"first": "2026-10-01"}));
    case.deed("2026-09-07", plan).unwrap();
    assert_eq!(limit(&mut case, "2026-09-08"), before, "an unsigned plan moves nothing");
    case.deed("2026-09-16", json!({"deed": "plan_signed"})).unwrap();
    assert_eq!(case.agreed("2026-09-17").plans[0].signed_on, Some("2026-09-16".parse().unwrap()));
    assert_eq!(limit(&mut case, "2026-09-17").to_string(), "2031-09-16");
}

#[test]
fn no_interest_from_a_consumer_and_none_given_up_by_a_public_buyer() {
    let plan = |interest: &str| {
        json!({"deed": "plan", "plan": {"instalments": [{"due": "2026-10-01", "amount": "100.00"}],
            "interest": interest, "acceleration": "none", "signed": false}})
    };
    assert_eq!(refused(Case::of("consumer").deed("2026-09-07", plan("runs"))), Code::Forbidden);
    assert!(Case::of("consumer").deed("2026-09-07", plan("waived")).is_ok());
    assert_eq!(refused(Case::of("public").deed("2026-09-07", plan("waived"))), Code::Forbidden);
    assert!(Case::of("public").deed("2026-09-07", plan("runs")).is_ok());
    let mut business = Case::of("business");
    business.deed("2026-09-07", plan("waived")).unwrap();
    assert!(business.case("2026-09-08").sum.interest.is_zero(), "interest given up by the plan");
}

#[test]
fn time_without_a_guarantee_or_a_look_at_the_solvency_is_warned_about_never_refused() {
    let mut case = Case::of("business");
    let short = json!({"deed": "time_given", "until": "2026-10-01"});
    let long = json!({"deed": "time_given", "until": "2026-12-08"});
    assert_eq!(codes(&case.preview("2026-09-07", short.clone())), ["solvency_not_looked"]);
    assert_eq!(
        codes(&case.preview("2026-09-07", long.clone())),
        ["solvency_not_looked", "long_without_guarantee"]
    );
    let looked = json!({"deed": "solvency_looked", "finding": "doubtful", "source": "bodacc.fr"});
    case.deed("2026-09-07", looked).unwrap();
    assert_eq!(codes(&case.preview("2026-09-07", short)), ["solvency_doubtful"]);
    let seen = case.agreed("2026-09-08").solvency.unwrap();
    assert!(!seen.old && seen.sentence.contains("bodacc.fr"), "{}", seen.sentence);
    assert!(case.agreed("2026-12-20").solvency.unwrap().old);
    case.deed("2026-09-07", long).unwrap();
    assert!(case.next("2026-09-08").contains("9 décembre 2026"), "{}", case.next("2026-09-08"));
    let unsaid = json!({"deed": "solvency_looked", "finding": "sound", "source": " "});
    assert_eq!(refused(case.deed("2026-09-07", unsaid)), Code::Missing);
}

#[test]
fn a_third_party_is_given_the_case_once_its_costs_are_known() {
    let mut case = Case::of("consumer");
    let handed = |costs: Value| json!({"deed": "handed_over", "to": "Cabinet Le Bihan", "costs": costs, "report_on": "2026-10-07"});
    let unasked: Result<DeedInput, _> = serde_json::from_value(
        json!({"client": case.client, "what": {"deed": "handed_over", "to": "X", "report_on": "2026-10-07"}, "on": null}),
    );
    assert!(unasked.is_err(), "without an answer about the costs nothing can be recorded");
    let takes = handed(json!({"costs": "takes", "amount": "120.00"}));
    assert_eq!(codes(&case.preview("2026-09-07", takes.clone())), ["costs"]);
    case.deed("2026-09-07", takes).unwrap();
    let held = &case.agreed("2026-09-08").handed_over[0];
    assert!(held.costs.starts_with("frais 120,00") && !held.late);
    assert!(case.agreed("2026-10-08").handed_over[0].late);
    assert!(case.next("2026-10-08").contains("Suite judiciaire"), "{}", case.next("2026-10-08"));
    let mut free = Case::of("business");
    free.deed("2026-09-07", handed(json!({"costs": "takes_nothing"}))).unwrap();
    assert_eq!(free.agreed("2026-09-08").handed_over[0].costs, "ne prend rien");
}

#[test]
fn a_sum_is_given_up_with_its_reason_and_a_certificate() {
    let mut case = Case::of("business");
    case.call("2026-09-02", json!({"outcome": "no_answer"}));
    let other = json!({"deed": "given_up", "reason": "other"});
    assert_eq!(refused(case.deed("2026-09-07", other)), Code::Missing);
    let what = json!({"deed": "given_up", "reason": "costs_too_high"});
    let event = case.noted("2026-09-07", what, "Le client a fermé.").unwrap();
    assert_eq!(case.case("2026-09-08").invoices[0].state, "abandoned");
    let given_up = &case.agreed("2026-09-08").given_up[0];
    assert_eq!(given_up.reason, "Aller plus loin coûterait plus que la somme due. Le client a fermé.");
    let (name, bytes) = case.paper("2026-09-08", event).unwrap();
    assert_eq!(name, "État des démarches Garage Le Goff 2026-09-07.pdf");
    assert!(bytes.starts_with(b"%PDF"));
    assert_eq!(case.paper("2026-12-08", event).unwrap().1, bytes, "the same paper whatever the day");
}

#[test]
fn an_agreement_is_printed_before_and_after_it_is_recorded() {
    let mut case = Case::of("business");
    let plan = case.proposed("2026-09-07", json!({"first": "2026-10-01"}));
    let draft = PaperRequest::Draft { deed: case.input(plan.clone(), "") };
    let (name, before) = case.app.ask(&on("2026-09-07"), |reading| deeds::paper(reading, &draft)).unwrap();
    assert_eq!(name, "Accord Garage Le Goff 2026-09-07.pdf");
    let event = case.deed("2026-09-07", plan).unwrap();
    assert_eq!(case.paper("2026-09-07", event).unwrap().1, before);
    case.pay("2026-10-01", "333.33");
    assert_eq!(case.paper("2026-10-02", event).unwrap().1, before, "what came later is not in it");
    let done = case.deed("2026-10-02", json!({"deed": "done", "step": "email"})).unwrap();
    assert_eq!(case.paper("2026-10-02", done).unwrap_err().code, Code::BadValue);
}

#[test]
fn a_discount_becomes_a_credit_note_once_the_rest_is_paid_in_time() {
    let mut case = Case::of("business");
    let what = json!({"kind": "discount", "amount": "50.00", "by": "2026-09-30"});
    case.deed("2026-09-07", json!({"deed": "arrangement", "arrangement": what})).unwrap();
    assert!(case.agreed("2026-09-08").arrangements[0].credit_notes.is_empty());
    case.pay("2026-09-28", "950.00");
    let note = case.agreed("2026-10-05").arrangements[0].credit_notes[0].clone();
    assert_eq!((note.number.as_str(), note.amount.to_string().as_str()), ("F-1", "50.00"));
    let mut late = Case::of("business");
    let what = json!({"kind": "discount", "amount": "50.00", "by": "2026-09-30"});
    late.deed("2026-09-07", json!({"deed": "arrangement", "arrangement": what})).unwrap();
    late.pay("2026-10-02", "950.00");
    assert!(late.agreed("2026-10-05").arrangements[0].credit_notes.is_empty(), "too late: no discount");
}

#[test]
fn an_exchange_recalls_the_two_invoices_and_their_vat() {
    let mut case = Case::of("business");
    let what = json!({"kind": "exchange", "goods": "Vitrine", "value": "600.00", "by": "2026-10-30"});
    let preview = case.preview("2026-09-07", json!({"deed": "arrangement", "arrangement": what}));
    assert_eq!(codes(&preview), ["vat"]);
    assert!(preview.sentence.contains("deux factures avec leur TVA"), "{}", preview.sentence);
    for (bad, field) in [
        (
            json!({"kind": "exchange", "goods": " ", "value": "0.00", "by": "2026-09-01"}),
            vec!["by", "value", "goods"],
        ),
        (json!({"kind": "discount", "amount": "5000.00", "by": "2026-10-30"}), vec!["amount"]),
        (json!({"kind": "other", "terms": "", "by": "2026-10-30"}), vec!["terms"]),
    ] {
        let preview = case.preview("2026-09-07", json!({"deed": "arrangement", "arrangement": bad}));
        assert_eq!(preview.problems.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), field);
    }
}

#[test]
fn a_cheque_shows_each_act_with_its_legal_day_and_warns_before_it() {
    let mut case = Case::of("business");
    assert_eq!(refused(case.deed("2026-09-02", json!({"deed": "cheque", "act": "served"}))), Code::BadValue);
    case.call("2026-09-02", json!({"outcome": "bounced_cheque", "presented_on": "2026-08-31"}));
    let view = case.agreed("2026-09-03").cheques[0].clone();
    assert_eq!(
        view.acts.iter().filter(|one| one.is_next).map(|one| one.act).collect::<Vec<_>>(),
        [ChequeAct::PresentedAgain]
    );
    let early = json!({"deed": "cheque", "act": "certificate_asked"});
    assert_eq!(codes(&case.preview("2026-09-15", early.clone())), ["cheque_delay"]);
    case.deed("2026-09-03", json!({"deed": "cheque", "act": "presented_again"})).unwrap();
    assert_eq!(
        case.agreed("2026-09-04").cheques[0].on.to_string(),
        "2026-10-01",
        "thirty days after the first presentation"
    );
    assert!(codes(&case.preview("2026-10-01", early.clone())).is_empty());
    case.deed("2026-10-01", early).unwrap();
    case.deed("2026-10-08", json!({"deed": "cheque", "act": "certificate_received"})).unwrap();
    case.deed("2026-10-12", json!({"deed": "cheque", "act": "served"})).unwrap();
    let back = case.deed("2026-10-13", json!({"deed": "cheque", "act": "presented_again"}));
    assert_eq!(refused(back), Code::BadValue, "after the service it is not presented again");
    let view = case.agreed("2026-10-13").cheques[0].clone();
    assert_eq!((view.on.to_string().as_str(), view.source.as_str()), ("2026-10-28", "CMF L131-73"));
    assert_eq!(view.acts.iter().filter(|one| one.done_on.is_some()).count(), 4);
    assert_eq!(
        codes(&case.preview("2026-10-20", json!({"deed": "cheque", "act": "title_issued"}))),
        ["cheque_delay"]
    );
}

fn part() -> Value {
    json!({"outcome": "dispute", "reason": "la porte ferme mal", "amount": "300.00"})
}

/// Law: what is disputed is answered; what is not is asked alone.
#[test]
fn a_letter_asks_the_undisputed_part_only() {
    let mut case = Case::of("business");
    let whole = case.letter("2026-09-07", "first_letter", Value::Null);
    let kept = case.keep("2026-09-07", "first_letter", Value::Null);
    case.call("2026-09-08", part());
    assert!(
        case.app.ask(&on("2026-09-07"), |reading| letter::prepared(reading, kept)).unwrap().lapsed.is_some(),
        "it asked the whole"
    );
    let letter = case.letter("2026-09-09", "first_letter", Value::Null);
    assert_eq!(
        (whole.sum.principal.to_string(), letter.sum.principal.to_string()),
        ("1000.00".into(), "700.00".into())
    );
    assert!(letter.sum.interest < whole.sum.interest, "no interest on the part disputed");
    let dispute = case.agreed("2026-09-09").disputes[0].clone();
    assert_eq!(
        (dispute.disputed.to_string(), dispute.undisputed.to_string()),
        ("300.00".into(), "700.00".into())
    );
    assert!(dispute.in_part && dispute.credit_notes[0].amount.to_string() == "300.00");
}

#[test]
fn a_dispute_is_answered_by_a_letter_then_ends() {
    let mut case = Case::of("consumer");
    let end = json!({"deed": "dispute_closed", "end": "withdrawn"});
    assert_eq!(refused(case.deed("2026-09-02", end.clone())), Code::BadValue);
    case.call("2026-09-02", part());
    let silent = case.letter("2026-09-07", "dispute", Value::Null);
    assert!(silent.pdf.is_none() && silent.refusals[0].sentence.contains("Écrivez d’abord votre réponse"));
    let answer =
        json!({"answer": "La paumelle a été réglée.", "offer": {"offer": "credit_note", "amount": "100.00"}});
    let letter = case.keep("2026-09-07", "dispute", answer);
    let before = case.next("2026-09-07");
    case.post("2026-09-08", letter);
    let dispute = case.agreed("2026-09-09").disputes[0].clone();
    assert_eq!(dispute.position_on, Some("2026-09-08".parse().unwrap()));
    assert_eq!(dispute.answer_by.map(|day| day.to_string()).as_deref(), Some("2026-09-25"));
    assert_eq!(case.next("2026-09-09"), before, "the path of the rest goes on at its own pace");
    assert!(
        case.case("2026-09-09")
            .timeline
            .iter()
            .any(|line| line.title.contains("Réponse à la contestation postée"))
    );
    case.deed("2026-09-28", end).unwrap();
    assert!(case.agreed("2026-09-29").disputes.is_empty());
}

/// A missed instalment is asked alone until the notice that the clause asks for has had its effect.
#[test]
fn a_missed_instalment_is_asked_alone_until_the_clause_has_run() {
    let mut case = Case::of("business");
    let plan = case.proposed("2026-09-07", json!({"count": 4, "first": "2026-10-01"}));
    case.deed("2026-09-07", plan).unwrap();
    case.call("2026-10-02", json!({"outcome": "refuses"}));
    assert!(case.next("2026-10-02").starts_with("Mise en demeure"), "{}", case.next("2026-10-02"));
    let rows = case.app.ask(&on("2026-10-05"), today::today_rows);
    assert_eq!(rows[0].sum.principal.to_string(), "250.00", "the list asks what the letter asks");
    let letter = case.letter("2026-10-05", "formal_notice", Value::Null);
    assert_eq!(letter.sum.principal.to_string(), "250.00");
    let kept = case.keep("2026-10-05", "formal_notice", Value::Null);
    case.post("2026-10-05", kept);
    let after = case.letter("2026-10-26", "formal_notice", Value::Null);
    assert_eq!(after.sum.principal.to_string(), "1000.00", "the notice stayed without effect");
}

/// « En retard » before and after the registered letter says nothing of where one stands.
#[test]
fn an_invoice_whose_formal_notice_has_gone_is_not_merely_late() {
    let mut case = Case::of("business");
    case.call("2026-09-07", json!({"outcome": "refuses"}));
    let label = |case: &mut Case| {
        let request = InvoicesRequest { limit: 10, ..Default::default() };
        let rows =
            case.app.ask(&on("2026-10-05"), |reading| invoices::invoices(reading, request)).unwrap().rows;
        assert_eq!(rows[0].state, "late", "the word of the contract stays");
        rows[0].state_label.clone()
    };
    assert_eq!(label(&mut case), "en retard");
    let kept = case.keep("2026-10-05", "formal_notice", Value::Null);
    assert_eq!(label(&mut case), "en retard", "prepared is not sent");
    case.post("2026-10-05", kept);
    assert_eq!(label(&mut case), "mise en demeure");
}

#[test]
fn an_invoice_not_received_says_where_its_original_is_and_the_second_time_gives_no_delay() {
    let mut case = Case::of("business");
    let lost = json!({"outcome": "not_received"});
    let input: ContactInput =
        from(json!({"client": case.client, "step": "call", "invoices": [], "outcome": lost, "on": null}));
    let done = case.app.act(&on("2026-09-02"), |desk| call::record(desk, &input)).unwrap();
    assert!(
        plain(&done.message).contains("L’original de F-1 n’est pas au dossier : joignez-le"),
        "{}",
        done.message
    );
    let email = done.email.unwrap();
    assert!(email.body.contains("en pièce jointe"));
    assert_eq!((email.attachments.len(), email.to_attach.as_slice()), (0, ["F-1".to_owned()].as_slice()));
    assert!(case.next("2026-09-02").contains("Appel le 7 septembre"), "{}", case.next("2026-09-02"));
    case.call("2026-09-07", lost);
    assert!(
        case.next("2026-09-07").contains("Première lettre le 8 septembre"),
        "{}",
        case.next("2026-09-07")
    );
}

#[test]
fn everything_recorded_is_taken_back_and_the_data_stay_whole() {
    let mut case = Case::of("business");
    let before = case.case("2026-09-07");
    for what in [
        case.proposed("2026-09-07", json!({"first": "2026-10-01"})),
        json!({"deed": "time_given", "until": "2026-10-01"}),
        json!({"deed": "given_up", "reason": "goodwill"}),
        json!({"deed": "skipped", "step": "call"}),
        json!({"deed": "done", "step": "call"}),
        json!({"deed": "solvency_looked", "finding": "sound", "source": "bodacc.fr"}),
    ] {
        let input = case.input(what, "");
        let done = case.app.act(&on("2026-09-07"), |desk| deeds::record(desk, &input)).unwrap();
        case.app.act(&on("2026-09-07"), |desk| changes::undo(desk, done.undo.unwrap(), "")).unwrap();
        let after = case.case("2026-09-07");
        assert_eq!(
            (&after.invoices, &after.agreed, &after.sum),
            (&before.invoices, &before.agreed, &before.sum)
        );
    }
    assert!(case.app.ask(&on("2026-09-07"), changes::verify).unwrap().ok);
    let due: Vec<StepKind> =
        case.app.ask(&on("2026-09-07"), today::today_rows).iter().map(|row| row.step).collect();
    assert_eq!(due, [StepKind::Call]);
}

#[test]
fn a_private_person_s_plan_without_a_notice_is_refused() {
    let wrong = |nature: &str, acceleration: &str, guarantee: &str| {
        let plan = json!({"deed": "plan", "plan": {
            "instalments": [{"due": "2026-10-01", "amount": "1000.00"}],
            "interest": "waived", "acceleration": acceleration, "signed": false, "guarantee": guarantee
        }});
        let preview = Case::of(nature).preview("2026-09-07", plan);
        preview.problems.into_iter().map(|one| one.field).collect::<Vec<_>>()
    };
    for nature in ["consumer", "non_professional"] {
        assert_eq!(wrong(nature, "without_notice", ""), ["acceleration"], "{nature}");
        assert!(wrong(nature, "after_notice", "").is_empty(), "{nature}");
    }
    assert!(wrong("business", "without_notice", "prélèvement").is_empty());
    assert_eq!(wrong("business", "none", "Caution de M. Le Goff"), ["guarantee"], "void in one line");
    let proposed = |nature: &str| Case::of(nature).propose("2026-09-07", json!({})).acceleration;
    let proposed = |nature: &str| serde_json::to_value(proposed(nature)).unwrap();
    assert_eq!(proposed("consumer"), json!("none"), "nothing more is due by default");
    assert_eq!(proposed("business"), json!("after_notice"));
}

#[test]
fn a_syndicate_is_told_of_in_its_own_words() {
    let told = |nature: &str| {
        let proposed = Case::of(nature).propose("2026-09-07", json!({}));
        let found = proposed.warnings.into_iter().find(|one| one.code == "consumer").unwrap();
        (found.sentence, found.source)
    };
    let (consumer, source) = told("consumer");
    assert!(consumer.contains("particulier") && source.contains("L312-4"), "{consumer} {source}");
    let (syndicate, source) = told("non_professional");
    assert!(!syndicate.contains("particulier") && syndicate.contains("syndic"), "{syndicate}");
    assert!(!source.contains("L312-4") && source.contains("1376"), "{source}");
}

/// C. conso. L312-4, 4°, since 20 November 2026: fifty days from the work, for an invoice not yet late.
#[test]
fn a_consumer_who_is_not_late_is_given_no_plan_beyond_fifty_days_of_the_work() {
    let plan = |months: &[&str]| {
        let parts: Vec<Value> = months.iter().map(|due| json!({ "due": due, "amount": "100.00" })).collect();
        json!({ "deed": "plan", "plan": { "instalments": parts, "interest": "waived", "acceleration": "none", "signed": true, "guarantee": "" } })
    };
    let long = ["2026-12-31", "2027-01-31", "2027-02-28"];
    let now = on("2026-11-25");
    let mut app = kerbrat(&now);
    let client = client(&mut app, &now, "Mme Péron", "consumer");
    let input = bill(client, "F-2", "2026-11-21", "2026-12-21", "300.00");
    app.act(&now, |desk| invoices::save(desk, input)).unwrap();
    let mut coming = Case { app, client };
    let refused = coming.deed("2026-11-25", plan(&long)).unwrap_err();
    assert_eq!(refused.code, Code::Forbidden);
    assert!(
        refused.message().contains("L312-4") && refused.message().contains("50 jours"),
        "{}",
        refused.message()
    );
    coming.deed("2026-11-25", plan(&["2026-12-15", "2026-12-31", "2027-01-08"])).unwrap();
    // A debt already late is settled amicably: no credit.
    let mut late = Case::of("consumer");
    late.deed("2026-11-25", plan(&long)).unwrap();
    // Between businesses nothing forbids it.
    let mut business = Case::of("business");
    business.invoice("F-2", "300.00", "2026-12-21");
    business.deed("2026-11-25", plan(&long)).unwrap();
}
