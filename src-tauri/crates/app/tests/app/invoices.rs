//! Invoices typed, corrected, listed, searched and sorted.

use std::fmt::Write;

use crate::world::{day, money};
use dument_app::views::{
    DueDateRequest, DueDateView, InvoiceFilter, InvoiceInput, InvoiceSort, InvoiceView, InvoicesRequest,
    InvoicesView, NewClientInput, PaymentInput,
};
use dument_app::{App, Code, Now, clients, intake, invoices, payment, settings};
use dument_domain::claim::DuePart;
use dument_domain::{Company, DebtorNature};

fn today() -> Now {
    Now::noon(day("2026-06-30"))
}

fn company() -> Company {
    serde_json::from_str(
        r#"{"name":"Menuiserie Le Goff","address":{"postal_code":"29300","city":"QUIMPERLE"}}"#,
    )
    .unwrap()
}

fn app() -> App {
    let mut app = App::in_memory().unwrap();
    app.act(&today(), |desk| settings::create_company(desk, company())).unwrap();
    app
}

fn typed(client: &str, number: &str, gross: &str) -> InvoiceInput {
    InvoiceInput {
        invoice: None,
        client: None,
        new_client: Some(NewClientInput { name: client.to_owned(), nature: DebtorNature::Business }),
        number: number.to_owned(),
        issued_on: day("2026-04-16"),
        due_on: Some(day("2026-05-16")),
        parts: Vec::new(),
        net: None,
        vat: None,
        gross: money(gross),
        work: String::new(),
        quote_number: None,
        quote_on: None,
        completed_on: None,
        nature: None,
        contract_rate: None,
        terms: String::new(),
        sector: None,
        activity: None,
        document: None,
        confirmed: false,
    }
}

fn correction(view: &InvoiceView) -> InvoiceInput {
    InvoiceInput {
        invoice: Some(view.row.invoice),
        client: Some(view.row.client),
        new_client: None,
        due_on: Some(view.row.due_on),
        ..typed("", &view.row.number, &view.row.gross.to_string())
    }
}

fn refusal(app: &mut App, input: InvoiceInput) -> Code {
    app.act(&today(), |desk| invoices::save(desk, input)).unwrap_err().code
}

fn all(app: &mut App, request: InvoicesRequest) -> InvoicesView {
    app.ask(&today(), |reading| {
        invoices::invoices(
            reading,
            InvoicesRequest { limit: if request.limit == 0 { 1000 } else { request.limit }, ..request },
        )
    })
    .unwrap()
}

fn numbers(view: &InvoicesView) -> Vec<&str> {
    view.rows.iter().map(|row| row.number.as_str()).collect()
}

#[test]
fn an_invoice_is_typed_with_its_client_and_owes_what_the_law_says() {
    let mut app = app();
    let view = app
        .act(&today(), |desk| invoices::save(desk, typed("Garage de l’Étoile", "F-1", "1850.00")))
        .unwrap();
    assert_eq!(view.row.client_name, "Garage de l’Étoile");
    assert_eq!(view.row.nature, DebtorNature::Business);
    assert_eq!(view.row.days_late, 45);
    assert_eq!(view.row.sum.interest, money("27.71"));
    assert_eq!(view.row.sum.total, money("1917.71"));
    assert_eq!((view.row.state.as_str(), view.row.state_label.as_str()), ("late", "en retard"));
}

#[test]
fn an_absent_due_date_is_thirty_days_after_the_issue_and_marked() {
    let mut app = app();
    let view = app
        .act(&today(), |desk| {
            invoices::save(desk, InvoiceInput { due_on: None, ..typed("A", "F-1", "10.00") })
        })
        .unwrap();
    assert_eq!(view.row.due_on, day("2026-05-16"));
    assert!(view.row.due_supposed);
    let confirmed = app.act(&today(), |desk| invoices::save(desk, correction(&view))).unwrap();
    assert!(!confirmed.row.due_supposed);
}

#[test]
fn what_does_not_hold_together_is_refused_and_nothing_is_written() {
    let mut app = app();
    let base = || typed("A", "F-1", "120.00");
    let part = |due: &str, amount: &str| DuePart { due: day(due), amount: money(amount) };
    let cases = [
        (InvoiceInput { number: "  ".to_owned(), ..base() }, Code::Missing),
        (InvoiceInput { new_client: None, ..base() }, Code::Missing),
        (typed(" ", "F-1", "120.00"), Code::Missing),
        (InvoiceInput { due_on: Some(day("2026-04-15")), ..base() }, Code::BadDate),
        (typed("A", "F-1", "0.00"), Code::BadAmount),
        (typed("A", "F-1", "-5.00"), Code::BadAmount),
        (InvoiceInput { net: Some(money("100.00")), vat: Some(money("19.99")), ..base() }, Code::BadValue),
        (InvoiceInput { parts: vec![part("2026-05-16", "119.00")], ..base() }, Code::BadValue),
        (
            InvoiceInput { parts: vec![part("2026-05-16", "120.00"), part("2026-06-16", "0.00")], ..base() },
            Code::BadAmount,
        ),
    ];
    for (input, code) in cases {
        assert_eq!(refusal(&mut app, input.clone()), code, "{input:?}");
    }
    assert_eq!(
        all(&mut app, InvoicesRequest { filter: InvoiceFilter::All, ..Default::default() }).total_rows,
        0
    );
    assert_eq!(app.ask(&today(), |reading| clients::clients(reading, "", 0, 10)).unwrap().total_rows, 0);
}

#[test]
fn parts_are_ordered_and_the_first_one_is_the_due_date() {
    let mut app = app();
    let part = |due: &str, amount: &str| DuePart { due: day(due), amount: money(amount) };
    let parts = vec![part("2026-07-16", "20.00"), part("2026-05-16", "100.00")];
    let view = app
        .act(&today(), |desk| invoices::save(desk, InvoiceInput { parts, ..typed("A", "F-1", "120.00") }))
        .unwrap();
    assert_eq!(view.row.due_on, day("2026-05-16"));
    assert_eq!(view.parts.len(), 2);
    let late = all(&mut app, InvoicesRequest::default()).late;
    assert_eq!(late, money("100.00"));
}

#[test]
fn a_number_serves_once_for_a_client_whatever_its_case_and_spaces() {
    let mut app = app();
    let first = app.act(&today(), |desk| invoices::save(desk, typed("Le Bihan", "F 12", "10.00"))).unwrap();
    let again = InvoiceInput { client: Some(first.row.client), ..typed("", "f12", "20.00") };
    assert_eq!(refusal(&mut app, again), Code::DuplicateInvoice);
    assert_eq!(refusal(&mut app, typed("LE BIHAN", "F 12", "10.00")), Code::DuplicateInvoice);
    app.act(&today(), |desk| invoices::save(desk, typed("Autre", "F 12", "10.00"))).unwrap();
    assert_eq!(
        app.ask(&today(), |reading| invoices::find(reading, "f12")).unwrap_err().code,
        Code::AmbiguousInvoice
    );
    assert_eq!(
        app.ask(&today(), |reading| invoices::find(reading, "F-99")).unwrap_err().code,
        Code::UnknownInvoice
    );
}

#[test]
fn a_correction_keeps_the_payments_and_the_client_does_not_change_under_them() {
    let mut app = app();
    let view = app.act(&today(), |desk| invoices::save(desk, typed("A", "F-1", "100.00"))).unwrap();
    let other = app.act(&today(), |desk| invoices::save(desk, typed("B", "F-2", "50.00"))).unwrap();
    let moved = InvoiceInput { client: Some(other.row.client), ..correction(&view) };
    let moved = app.act(&today(), |desk| invoices::save(desk, moved)).unwrap();
    assert_eq!(moved.row.client_name, "B");
    assert_eq!(
        app.ask(&today(), |reading| clients::view(reading, view.row.client)).unwrap().invoices.len(),
        0
    );

    let payment = PaymentInput {
        set_off: false,
        confirmed: false,
        invoices: vec![moved.row.invoice],
        client: None,
        amount: money("30.00"),
        on: Some(day("2026-05-10")),
        means: String::new(),
    };
    app.act(&today(), |desk| payment::record(desk, &payment)).unwrap();
    let back = InvoiceInput { client: Some(view.row.client), ..correction(&moved) };
    assert_eq!(refusal(&mut app, back), Code::BadValue);
    let smaller = app
        .act(&today(), |desk| {
            invoices::save(desk, InvoiceInput { gross: money("80.00"), ..correction(&moved) })
        })
        .unwrap();
    assert_eq!(smaller.row.sum.principal, money("50.00"));
}

#[test]
fn filters_keep_what_is_open_late_or_closed() {
    let mut app = app();
    app.act(&today(), |desk| invoices::save(desk, typed("A", "LATE", "100.00"))).unwrap();
    let later = InvoiceInput { due_on: Some(day("2026-07-31")), ..typed("B", "SOON", "200.00") };
    app.act(&today(), |desk| invoices::save(desk, later)).unwrap();
    let paid = app.act(&today(), |desk| invoices::save(desk, typed("C", "PAID", "300.00"))).unwrap();
    let payment = PaymentInput {
        set_off: false,
        confirmed: false,
        invoices: vec![paid.row.invoice],
        client: None,
        amount: money("300.00"),
        on: Some(day("2026-05-16")),
        means: String::new(),
    };
    app.act(&today(), |desk| payment::record(desk, &payment)).unwrap();
    let mut of = |filter| all(&mut app, InvoicesRequest { filter, ..Default::default() });
    assert_eq!(numbers(&of(InvoiceFilter::Open)), ["LATE", "SOON"]);
    assert_eq!(numbers(&of(InvoiceFilter::Late)), ["LATE"]);
    assert_eq!(numbers(&of(InvoiceFilter::Closed)), ["PAID"]);
    assert_eq!(of(InvoiceFilter::All).total_rows, 3);
    let open = of(InvoiceFilter::Open);
    assert_eq!(open.late, money("100.00"));
    assert_eq!(open.sum.principal, money("300.00"));
}

#[test]
fn words_are_found_in_number_client_and_work_without_accents() {
    let mut app = app();
    let work = InvoiceInput {
        work: "Fenêtres de la véranda".to_owned(),
        ..typed("Hélène Guégan", "2026-041", "10.00")
    };
    app.act(&today(), |desk| invoices::save(desk, work)).unwrap();
    app.act(&today(), |desk| invoices::save(desk, typed("Œuvres sociales", "2026-042", "20.00"))).unwrap();
    let mut found = |search: &str| {
        let request = InvoicesRequest { search: search.to_owned(), ..Default::default() };
        numbers(&all(&mut app, request)).join(" ")
    };
    assert_eq!(found("guegan"), "2026-041");
    assert_eq!(found("HELENE fenetres"), "2026-041");
    assert_eq!(found("oeuvres"), "2026-042");
    assert_eq!(found("2026-04"), "2026-041 2026-042");
    assert_eq!(found("guegan 042"), "");
}

#[test]
fn every_order_is_total_and_reversible() {
    let mut app = app();
    for (client, number, gross, due) in [
        ("écluse", "F-10", "10.00", "2026-05-20"),
        ("Zinc", "F-9", "30.00", "2026-05-18"),
        ("Abri", "F-9 bis", "20.00", "2026-05-19"),
    ] {
        let input = InvoiceInput { due_on: Some(day(due)), ..typed(client, number, gross) };
        app.act(&today(), |desk| invoices::save(desk, input)).unwrap();
    }
    let mut by = |sort, descending| {
        let request = InvoicesRequest { sort, descending, ..Default::default() };
        numbers(&all(&mut app, request)).join(", ")
    };
    assert_eq!(by(InvoiceSort::DueOn, false), "F-9, F-9 bis, F-10");
    assert_eq!(by(InvoiceSort::DueOn, true), "F-10, F-9 bis, F-9");
    assert_eq!(by(InvoiceSort::Number, false), "F-9, F-9 bis, F-10");
    assert_eq!(by(InvoiceSort::Client, false), "F-9 bis, F-10, F-9");
    assert_eq!(by(InvoiceSort::Outstanding, false), "F-10, F-9 bis, F-9");
    assert_eq!(by(InvoiceSort::DaysLate, false), "F-10, F-9 bis, F-9");
    assert_eq!(by(InvoiceSort::State, false), "F-9, F-9 bis, F-10");
}

#[test]
fn totals_cover_the_whole_query_and_pages_only_some_rows() {
    let mut app = app();
    let mut table = "Numéro facture;Client;Date facture;Échéance;Montant TTC\n".to_owned();
    for number in 0..2000 {
        writeln!(table, "N-{number};Client {};16/04/2026;16/05/2026;10,00", number % 100).unwrap();
    }
    app.act(&today(), |desk| intake::import_file(desk, "factures.csv", table.as_bytes(), Default::default()))
        .unwrap();
    let page = app
        .ask(&today(), |reading| {
            invoices::invoices(
                reading,
                InvoicesRequest { offset: 1990, limit: 50, sort: InvoiceSort::Number, ..Default::default() },
            )
        })
        .unwrap();
    assert_eq!((page.rows.len(), page.total_rows), (10, 2000));
    assert_eq!(page.rows[9].number, "N-1999");
    assert_eq!(page.sum.principal, money("20000.00"));
    assert_eq!(page.late, money("20000.00"));
}

#[test]
fn past_the_last_known_rate_lists_still_answer() {
    let mut app = app();
    app.act(&today(), |desk| invoices::save(desk, typed("A", "F-1", "1850.00"))).unwrap();
    let later = Now::noon(day("2027-03-01"));
    let row = app
        .ask(&later, |reading| {
            invoices::invoices(reading, InvoicesRequest { limit: 10, ..Default::default() })
        })
        .unwrap()
        .rows
        .remove(0);
    assert!(row.sum.interest > money("27.71"));
    assert!(app.ask(&later, settings::start).unwrap().rates.warning.unwrap().contains("1er semestre 2027"));
}

fn due_date(app: &mut App, terms: &str, nature: DebtorNature) -> DueDateView {
    let (issued_on, completed_on, client) = (day("2026-01-15"), None, None);
    let request = DueDateRequest {
        terms: terms.to_owned(),
        sector: None,
        due_on: None,
        issued_on,
        completed_on,
        client,
        nature: Some(nature),
    };
    app.ask(&Now::noon(issued_on), |reading| invoices::due_date(reading, &request)).unwrap()
}

#[test]
fn a_term_gives_its_due_date_and_is_warned_about_without_being_changed() {
    use DebtorNature::{Business, Consumer, PublicBuyer};
    let mut app = app();
    for (terms, nature, due, warnings) in [
        ("30 jours", Business, "2026-02-14", 0),
        ("comptant", Business, "2026-01-15", 0),
        ("45 jours fin de mois", Business, "2026-03-31", 1),
        ("75 jours", Business, "2026-03-31", 1),
        ("75 jours", Consumer, "2026-03-31", 0),
        ("45 jours", PublicBuyer, "2026-03-01", 1),
        ("30 jours", PublicBuyer, "2026-02-14", 0),
    ] {
        let answer = due_date(&mut app, terms, nature);
        assert_eq!(answer.due_on, Some(day(due)), "{terms}");
        assert_eq!(answer.warnings.len(), warnings, "{terms}: {:?}", answer.warnings);
    }
    let above = due_date(&mut app, "75 jours", Business);
    assert!(above.warnings[0].contains("n’a pas été changée"), "{:?}", above.warnings);
    let unread = due_date(&mut app, "quand il veut", Business);
    assert!(unread.due_on.is_none() && unread.explanation[0].contains("fin de mois"));
}

#[test]
fn without_a_term_the_due_date_waits_for_the_work_to_be_done() {
    for (completed_on, due) in
        [(None, "2026-05-16"), (Some("2026-04-02"), "2026-05-16"), (Some("2026-05-01"), "2026-05-31")]
    {
        let mut app = app();
        let completed_on = completed_on.map(day);
        let input = InvoiceInput { due_on: None, completed_on, ..typed("Morel", "F-1", "100.00") };
        let row = app.act(&today(), |desk| invoices::save(desk, input)).unwrap().row;
        assert_eq!((row.due_on, row.due_supposed), (day(due), true), "{completed_on:?}");
    }
}

/// The time to act in court runs from the end of the work: a wrong digit would make a day look safe.
#[test]
fn the_end_of_the_work_has_come_and_is_not_before_its_quote() {
    let mut app = app();
    let ends = |done: &str, quote: Option<&str>| InvoiceInput {
        completed_on: Some(day(done)),
        quote_on: quote.map(day),
        ..typed("Café du Port", "F-1", "900.00")
    };
    for (done, quote, word) in [
        ("2027-04-10", None, "n’est pas encore arrivée"),
        ("2026-04-10", Some("2026-05-02"), "avant l’accord sur le devis"),
    ] {
        let refused = app.act(&today(), |desk| invoices::save(desk, ends(done, quote))).unwrap_err();
        assert_eq!(refused.code, Code::BadDate);
        assert!(refused.message().contains(word), "{}", refused.message());
    }
    assert!(all(&mut app, InvoicesRequest::default()).rows.is_empty(), "nothing is written");
    app.act(&today(), |desk| invoices::save(desk, ends("2026-04-10", Some("2026-03-01")))).unwrap();
}
