//! How a case ends, or what it still asks: a discount kept, a sum given up, a judgment.

use crate::world::{bill, called, client_input, day, kerbrat_with, money, on};
use dument_app::views::{
    CaseView, ClientInput, ContactInput, CreditNoteInput, DeadlineKind, Deed, DeedInput, InvoiceInput,
    LegalActInput, NoteInput, PaperRequest, PaymentInput, SettleChoice, SettleInput, UndoToken,
};
use dument_app::{
    App, Code, Error, call, case, changes, clients, deeds, documents, invoices, legal, payment, today,
};
use dument_domain::case::{Arrangement, Beside, DisputeEnd, Outcome, Plan, StepKind};
use dument_domain::limitation::EventKind;
use dument_domain::{ClientId, DebtorNature, HolidayRegion, InvoiceId, Money};
use serde_json::json;

struct Case {
    app: App,
    client: ClientId,
}

impl Case {
    /// A client who owes F-1, 1 200 € with 200 € of VAT, and F-2, 600 €, due on 1 September 2026.
    fn of(nature: DebtorNature) -> Case {
        let now = on("2026-08-01");
        let mut app = kerbrat_with(&now, json!({ "iban": "" }));
        let input = ClientInput { nature, ..client_input(None, "Garage Le Goff", "business") };
        let client = app.act(&now, |desk| clients::save(desk, input)).unwrap().client;
        let (net, vat) = (Some(money("1000.00")), Some(money("200.00")));
        let taxed = InvoiceInput { net, vat, ..bill(client, "F-1", "2026-08-01", "2026-09-01", "1200.00") };
        let other = bill(client, "F-2", "2026-08-01", "2026-09-01", "600.00");
        for invoice in [taxed, other] {
            app.act(&now, |desk| invoices::save(desk, invoice)).unwrap();
        }
        Case { app, client }
    }

    fn case(&mut self, today: &str) -> CaseView {
        self.app.ask(&on(today), |reading| case::case(reading, self.client)).unwrap()
    }

    fn deed(&mut self, today: &str, what: Deed) -> Result<Option<UndoToken>, Error> {
        let input =
            DeedInput { client: self.client, invoices: Vec::new(), what, on: None, note: "dit".to_owned() };
        Ok(self.app.act(&on(today), |desk| deeds::record(desk, &input))?.undo)
    }

    fn discount(&mut self, today: &str, amount: &str, beside: Beside) -> Result<(), Error> {
        let arrangement = Arrangement::Discount { amount: money(amount), by: day("2026-09-30"), beside };
        self.deed(today, Deed::Arrangement { arrangement }).map(|_| ())
    }

    fn pay(&mut self, today: &str, amount: &str) -> Vec<String> {
        let input = PaymentInput {
            confirmed: false,
            set_off: false,
            invoices: Vec::new(),
            client: Some(self.client),
            amount: money(amount),
            on: None,
            means: String::new(),
        };
        self.app.act(&on(today), |desk| payment::record(desk, &input)).unwrap().effects
    }

    fn credit(&mut self, today: &str, invoice: InvoiceId, amount: Money) {
        let input = CreditNoteInput { invoice, number: "AV-1".to_owned(), on: None, amount };
        self.app.act(&on(today), |desk| payment::record_credit_note(desk, &input)).unwrap();
    }

    fn told(&mut self, today: &str, outcome: Outcome) {
        self.tell(today, outcome).unwrap();
    }

    fn tell(&mut self, today: &str, outcome: Outcome) -> Result<(), Error> {
        let request = ContactInput { note: "dit".to_owned(), ..called(self.client, outcome) };
        self.app.act(&on(today), |desk| call::record(desk, &request)).map(|_| ())
    }
}

#[test]
fn a_discount_kept_proposes_a_credit_note_on_each_invoice_with_its_vat() {
    let mut case = Case::of(DebtorNature::Business);
    case.discount("2026-09-10", "180.00", Beside::GivenUpIfKept).unwrap();
    let effects = case.pay("2026-09-29", "1620.00");
    assert!(
        effects.iter().any(|one| one.contains("remise de 180,00") && one.contains("avoir")),
        "{effects:?}"
    );
    let view = case.case("2026-10-02");
    let row = &view.due[0];
    assert_eq!((row.step, row.sum.total), (StepKind::CreditNote, money("180.00")), "{row:?}");
    assert!(
        row.reason.contains("remise tenue le 29\u{a0}septembre") && row.reason.contains("180,00"),
        "{row:?}"
    );
    assert_eq!(view.headline, "180,00\u{a0}€\u{a0}à déduire par un avoir", "the client owes nothing more");
    let today = case.app.ask(&on("2026-10-02"), today::today).unwrap();
    assert_eq!((today.late, today.late_clients, today.due_today), (Money::ZERO, 0, Money::ZERO));
    let notes = view.agreed.arrangements[0].credit_notes.clone();
    let told: Vec<_> = notes.iter().map(|one| (one.number.as_str(), one.amount, one.vat)).collect();
    assert_eq!(
        told,
        [("F-1", money("120.00"), Some(money("20.00"))), ("F-2", money("60.00"), None)],
        "the sum of the discount, in proportion, with the VAT where the invoice says its own"
    );
    for note in notes {
        case.credit("2026-10-02", note.invoice, note.amount);
    }
    let closed = case.case("2026-10-02");
    assert_eq!((closed.due.len(), closed.headline.as_str()), (0, "tout est réglé"));
    assert!(closed.invoices.iter().all(|one| one.state == "settled"), "{:?}", closed.invoices);
}

#[test]
fn a_discount_of_the_principal_only_leaves_interest_and_indemnity_to_decide() {
    let mut case = Case::of(DebtorNature::Business);
    case.discount("2026-09-10", "180.00", Beside::StillOwed).unwrap();
    case.pay("2026-09-29", "1620.00");
    for note in case.case("2026-10-02").agreed.arrangements[0].credit_notes.clone() {
        case.credit("2026-10-02", note.invoice, note.amount);
    }
    let view = case.case("2026-10-02");
    assert_eq!(view.due[0].step, StepKind::Settle);
    assert!(view.due[0].reason.contains("restent "), "the sum is told: {}", view.due[0].reason);
    let input = SettleInput { client: case.client, invoices: Vec::new(), choice: SettleChoice::Waive };
    case.app.act(&on("2026-10-02"), |desk| payment::settle(desk, &input)).unwrap();
    assert_eq!(case.case("2026-10-02").headline, "tout est réglé");
}

#[test]
fn what_a_discount_may_not_take_off_is_refused() {
    let refused = |nature, amount, beside| {
        Case::of(nature).discount("2026-09-10", amount, beside).map_err(|error| error.code)
    };
    // The principal is 1 800 €: the indemnity of 80 € is not in what a credit note reduces.
    assert_eq!(refused(DebtorNature::Business, "1800.00", Beside::StillOwed), Err(Code::BadAmount));
    assert_eq!(refused(DebtorNature::Business, "0.00", Beside::StillOwed), Err(Code::BadAmount));
    assert_eq!(refused(DebtorNature::Business, "0.00", Beside::GivenUpIfKept), Ok(()));
    assert_eq!(refused(DebtorNature::PublicBuyer, "50.00", Beside::GivenUpIfKept), Err(Code::Forbidden));
    assert_eq!(refused(DebtorNature::PublicBuyer, "50.00", Beside::StillOwed), Ok(()));
}

#[test]
fn a_plan_over_two_invoices_paid_to_its_end_leaves_no_cent_of_principal() {
    let mut case = Case::of(DebtorNature::Business);
    let instalments = Plan::monthly(money("1800.00"), day("2026-10-01"), 2, HolidayRegion::Mainland);
    let plan = serde_json::json!({"deed": "plan", "plan": {"instalments": instalments, "interest": "waived_if_kept", "acceleration": "after_notice", "signed": true}});
    case.deed("2026-09-10", serde_json::from_value(plan).unwrap()).unwrap();
    case.pay("2026-10-01", "900.00");
    case.pay("2026-11-02", "900.00");
    let view = case.case("2026-11-03");
    assert_eq!((view.due.len(), view.due[0].step), (1, StepKind::Settle), "{:?}", view.due);
    assert_eq!(view.sum.principal, Money::ZERO);
    assert!(view.due[0].reason.contains("échéancier payé en entier") && view.due[0].reason.contains("80,00"));
}

#[test]
fn the_title_says_what_was_given_up_and_not_that_it_is_due() {
    let mut case = Case::of(DebtorNature::Business);
    assert_eq!(case.case("2026-08-20").headline, "rien en retard");
    assert!(case.case("2026-09-10").headline.ends_with("dus"));
    let one = case.case("2026-09-10").invoices[0].invoice;
    let what: Deed = serde_json::from_str(r#"{"deed":"given_up","reason":"goodwill"}"#).unwrap();
    let input = DeedInput {
        client: case.client,
        invoices: vec![one],
        what: what.clone(),
        on: None,
        note: String::new(),
    };
    case.app.act(&on("2026-09-10"), |desk| deeds::record(desk, &input)).unwrap();
    let part = case.case("2026-09-10");
    assert!(part.headline.contains("dus, ") && part.headline.ends_with("abandonnés"), "{}", part.headline);
    assert_eq!(part.sum.principal, money("600.00"), "what was given up is not asked");
    assert_eq!(part.statements.len(), 1);
    case.deed("2026-09-10", what).unwrap();
    let all = case.case("2026-09-10");
    assert!(!all.headline.contains("dus") && all.headline.ends_with("abandonnés"), "{}", all.headline);
}

#[test]
fn a_dispute_and_the_credit_note_that_ends_it_are_recorded_and_taken_back_together() {
    let mut case = Case::of(DebtorNature::Business);
    case.told("2026-09-10", Outcome::Dispute { reason: "rayure".to_owned(), amount: None });
    let notes = case.case("2026-09-12").agreed.disputes[0].credit_notes.clone();
    assert_eq!(notes.len(), 2, "one by invoice disputed");
    let closing = |notes: Vec<CreditNoteInput>| Deed::DisputeClosed {
        end: DisputeEnd::CreditNote,
        credit_notes: notes,
    };
    let note = |invoice, number: &str, amount: &str| CreditNoteInput {
        invoice,
        number: number.to_owned(),
        on: None,
        amount: money(amount),
    };
    let (one, two) = (notes[0].invoice, notes[1].invoice);
    for (wrong, code) in [
        (Vec::new(), Code::Missing),
        (vec![note(one, " ", "100.00")], Code::Missing),
        (vec![note(one, "AV-1", "1200.01")], Code::BadAmount),
        (vec![note(InvoiceId(99), "AV-1", "1.00")], Code::BadValue),
    ] {
        assert_eq!(case.deed("2026-09-12", closing(wrong)).unwrap_err().code, code);
    }
    let both = vec![note(one, "AV-1", "1200.00"), note(two, "AV-2", "100.00")];
    let undo = case.deed("2026-09-12", closing(both)).unwrap().unwrap();
    let view = case.case("2026-09-12");
    assert!(view.agreed.disputes.is_empty());
    let left: Vec<Money> = view.invoices.iter().map(|one| one.sum.principal).collect();
    assert_eq!(left, [Money::ZERO, money("500.00")]);
    case.app.act(&on("2026-09-12"), |desk| changes::undo(desk, undo, "")).unwrap();
    let back = case.case("2026-09-12");
    assert_eq!(back.agreed.disputes.len(), 1);
    assert_eq!(back.invoices[0].sum.principal, money("1200.00"));
}

#[test]
fn a_call_after_the_money_came_is_refused_in_words_and_may_be_kept_as_a_note() {
    let mut case = Case::of(DebtorNature::Business);
    let promise = || Outcome::Promise { by: day("2026-09-30"), amount: money("10.00") };
    case.pay("2026-09-10", "1800.00");
    let error = case.tell("2026-09-11", promise()).unwrap_err();
    assert_eq!(error.code, Code::NothingDue);
    let said = error.view().message;
    assert!(
        said.contains("principal") && said.contains("10\u{a0}septembre") && said.contains("note"),
        "{said}"
    );
    // A cheque that comes back, proceedings and disputes are facts: they are noted all the same.
    let mut back = Case::of(DebtorNature::Business);
    back.pay("2026-09-10", "1800.00");
    back.tell("2026-09-11", Outcome::BouncedCheque { presented_on: day("2026-09-10") }).unwrap();
    let claim = SettleInput { client: case.client, invoices: Vec::new(), choice: SettleChoice::Claim };
    case.app.act(&on("2026-09-11"), |desk| payment::settle(desk, &claim)).unwrap();
    case.tell("2026-09-15", promise()).unwrap();
    let mut paid = Case::of(DebtorNature::Business);
    let all = paid.case("2026-09-10").sum.total.to_string();
    paid.pay("2026-09-10", &all);
    let said = paid.tell("2026-09-11", promise()).unwrap_err().view().message;
    assert!(said.contains("a tout payé") && said.contains("note"), "{said}");
    let note = NoteInput { client: paid.client, on: None, note: " Il remercie. ".to_owned() };
    let before = paid.case("2026-09-11").invoices;
    let undo = paid.app.act(&on("2026-09-11"), |desk| case::record_note(desk, &note)).unwrap().undo.unwrap();
    let view = paid.case("2026-09-11");
    assert!(view.timeline.iter().any(|line| line.title == "Note" && line.detail == "Il remercie."));
    assert_eq!(view.invoices, before, "a note changes nothing");
    paid.app.act(&on("2026-09-11"), |desk| changes::undo(desk, undo, "")).unwrap();
    for (wrong, code) in [
        (NoteInput { note: "  ".to_owned(), ..note.clone() }, Code::Missing),
        (NoteInput { on: Some(day("2026-09-12")), ..note }, Code::BadDate),
    ] {
        assert_eq!(
            paid.app.act(&on("2026-09-11"), |desk| case::record_note(desk, &wrong)).unwrap_err().code,
            code
        );
    }
}

#[test]
fn a_judgment_stops_suits_and_the_claim_is_declared_instead() {
    let mut case = Case::of(DebtorNature::Business);
    let judgment = Outcome::Insolvency {
        judgment_on: day("2026-09-08"),
        bodacc_on: Some(day("2026-09-15")),
        proceedings: None,
    };
    case.told("2026-09-20", judgment);
    let view = case.case("2026-09-20");
    let kinds: Vec<DeadlineKind> = view.deadlines.iter().map(|one| one.kind).collect();
    assert!(!kinds.contains(&DeadlineKind::Limitation), "{:?}", view.deadlines);
    let proof = view.deadlines.iter().find(|one| one.kind == DeadlineKind::ProofOfClaim).unwrap();
    assert!(proof.explanation.iter().any(|line| line.contains("L622-21")), "{:?}", proof.explanation);
    assert!(proof.explanation.iter().any(|line| line.contains("L622-25-1")), "{:?}", proof.explanation);
    let stopped = |view: &CaseView| view.warnings.iter().filter(|one| one.contains("L622-21")).count();
    assert_eq!(stopped(&view), 1);
    let client = case.client;
    let acts = case.app.ask(&on("2026-09-20"), |reading| legal::acts(reading, client)).unwrap();
    assert!(acts.invoices.iter().all(|one| !one.act_before.contains("avant le")), "{:?}", acts.invoices);
    let calendar = case.app.ask(&on("2031-08-20"), today::today).unwrap();
    assert!(calendar.deadlines.iter().all(|one| !one.sentence.contains("agir en justice")));
    let declared = LegalActInput {
        client: case.client,
        invoices: Vec::new(),
        kind: EventKind::ProofOfClaim,
        on: day("2026-09-22"),
        until: None,
        note: String::new(),
    };
    case.app.act(&on("2026-09-22"), |desk| legal::record(desk, &declared)).unwrap();
    let after = case.case("2026-09-22");
    assert!(after.deadlines.iter().all(|one| one.kind != DeadlineKind::Limitation), "{:?}", after.deadlines);
    assert_eq!(stopped(&after), 1, "what the judgment does stays told");
}

#[test]
fn an_agreement_that_is_not_signed_is_kept_among_the_documents_once() {
    let mut case = Case::of(DebtorNature::Business);
    let instalments = Plan::monthly(money("1800.00"), day("2026-10-01"), 2, HolidayRegion::Mainland);
    let plan = |signed: bool| -> Deed {
        let text = serde_json::json!({"deed": "plan", "plan": {"instalments": instalments, "interest": "waived_if_kept", "acceleration": "after_notice", "signed": signed}});
        serde_json::from_value(text).unwrap()
    };
    let draft = |client, what| PaperRequest::Draft {
        deed: DeedInput { client, invoices: Vec::new(), what, on: None, note: String::new() },
    };
    let client = case.client;
    let now = on("2026-09-10");
    let (_, printed) =
        case.app.ask(&now, |reading| deeds::paper(reading, &draft(client, plan(false)))).unwrap();
    for _ in 0..2 {
        case.app.act(&now, |desk| deeds::keep_paper(desk, &draft(client, plan(false)))).unwrap();
    }
    let undo = case.deed("2026-09-10", plan(false)).unwrap();
    let Some(UndoToken::Event(event)) = undo else { panic!("{undo:?}") };
    case.app.act(&now, |desk| deeds::keep_paper(desk, &PaperRequest::Recorded { client, event })).unwrap();
    let documents = case.case("2026-09-10").documents;
    assert_eq!(documents.len(), 1, "the draft and the act recorded have the same paper: {documents:?}");
    assert_eq!(documents[0].name, "Accord Garage Le Goff 2026-09-10 (non signé).pdf");
    assert_eq!(
        case.app.ask(&now, |reading| documents::file(reading, documents[0].id)).unwrap().1,
        printed,
        "it can be printed again"
    );
    let mut signed = Case::of(DebtorNature::Business);
    let client = signed.client;
    signed.app.act(&now, |desk| deeds::keep_paper(desk, &draft(client, plan(true)))).unwrap();
    assert!(signed.case("2026-09-10").documents.is_empty(), "the one that came back signed is the user’s");
}

#[test]
fn an_over_indebtedness_keeps_the_date_to_act() {
    let mut case = Case::of(DebtorNature::Consumer);
    case.told("2026-09-20", Outcome::OverIndebtedness { admissible_on: day("2026-09-08") });
    let view = case.case("2026-09-20");
    assert!(view.deadlines.iter().any(|one| one.kind == DeadlineKind::Limitation), "{:?}", view.deadlines);
}
