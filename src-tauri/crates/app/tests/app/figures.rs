//! Any figure of the law is updated by the same small file, and what was read in one source only
//! says so wherever it makes a sum or a date.

use crate::world::*;
use dument_app::views::{FigureView, InvoiceInput, LetterRequest, LetterView, RatesOffer};
use dument_app::{App, Now, case, changes, invoices, letter, settings};
use dument_domain::case::StepKind;
use dument_domain::{ChangeKind, ClientId, Day, Origin};
use serde_json::json;

fn now() -> Now {
    Now::noon("2026-11-21".parse::<Day>().unwrap())
}

fn decree() -> RatesOffer {
    RatesOffer::File { text: include_str!("../fixtures/figures.toml").to_owned() }
}

/// A business with an invoice late before the decree and one late after it.
fn firm() -> (App, ClientId) {
    let mut app = kerbrat(&now());
    let client = client(&mut app, &now(), "Menuiserie Lefèvre", "business");
    for (number, due) in [("F-1", "2026-10-30"), ("F-2", "2026-11-10")] {
        let (issued_on, due_on) = (day("2026-10-01"), Some(day(due)));
        let completed_on = Some(day("2026-09-30"));
        let invoice = InvoiceInput { issued_on, due_on, completed_on, ..invoice_input(client, number) };
        app.act(&now(), |desk| invoices::save(desk, invoice)).unwrap();
    }
    (app, client)
}

fn notice(app: &mut App, client: ClientId) -> LetterView {
    let request: LetterRequest =
        serde_json::from_value(json!({ "client": client, "step": StepKind::FormalNotice, "invoices": [] }))
            .unwrap();
    app.ask(&now(), |reading| letter::prepare(reading, &request)).unwrap()
}

fn figure(app: &mut App, parameter: &str) -> FigureView {
    app.ask(&now(), settings::figures).unwrap().into_iter().find(|one| one.parameter == parameter).unwrap()
}

fn indemnities(app: &mut App, client: ClientId) -> Vec<String> {
    let views = app.ask(&now(), |reading| case::statement(reading, client, None)).unwrap();
    views.iter().map(|view| view.sum.indemnity.to_string()).collect()
}

#[test]
fn a_file_brings_an_indemnity_and_delays_shown_then_followed_from_their_day() {
    let (mut app, client) = firm();
    assert_eq!(indemnities(&mut app, client), ["40.00", "40.00"]);
    let preview = app.ask(&now(), |reading| settings::rates_preview(reading, &decree())).unwrap();
    let shown: Vec<(&str, &str)> =
        preview.rows.iter().map(|row| (row.before.as_deref().unwrap(), row.after.as_str())).collect();
    let notice_before =
        "8\u{a0}jours (particulier\u{a0}: 15\u{a0}jours\u{202f}; courrier\u{a0}: 3\u{a0}jours)";
    let notice_after =
        "10\u{a0}jours (particulier\u{a0}: 15\u{a0}jours\u{202f}; courrier\u{a0}: 4\u{a0}jours)";
    assert_eq!(shown[0], ("40,00\u{a0}€", "60,00\u{a0}€"));
    assert_eq!(shown[1], (notice_before, notice_after));
    assert!(preview.rows.iter().all(|row| row.kind == ChangeKind::New), "{:?}", preview.rows);
    assert_eq!(preview.rows[0].period, "à partir du 1er\u{a0}novembre\u{a0}2026");

    let before = notice(&mut app, client).deadline;
    app.act(&now(), |desk| settings::update_rates(desk, &decree(), false)).unwrap();
    assert_eq!(indemnities(&mut app, client), ["40.00", "60.00"], "each from its first day late");
    let letter = notice(&mut app, client);
    assert_eq!((before.to_string(), letter.deadline.to_string()), ("2026-12-02".into(), "2026-12-07".into()));
    assert_eq!(figure(&mut app, "fixed_recovery_indemnity").value, "60,00\u{a0}€");
    assert_eq!(figure(&mut app, "fixed_recovery_indemnity").origin, Origin::Updated);
    assert!(
        !app.ask(&now(), |reading| settings::rates_preview(reading, &decree())).unwrap().something_new,
        "brought twice, taken once"
    );
    assert!(app.ask(&now(), changes::verify).unwrap().ok, "the journal holds it");
}

#[test]
fn a_file_refused_changes_nothing() {
    let (mut app, client) = firm();
    app.act(&now(), |desk| settings::refuse_rates(desk, &decree())).unwrap();
    assert_eq!(indemnities(&mut app, client), ["40.00", "40.00"]);
    assert_eq!(figure(&mut app, "notice_delay_days").origin, Origin::Shipped);
    assert!(app.ask(&now(), changes::verify).unwrap().ok);
}

#[test]
fn what_one_source_gave_is_flagged_where_it_makes_a_sum_a_date_or_a_letter() {
    let (mut app, client) = firm();
    app.act(&now(), |desk| settings::update_rates(desk, &decree(), false)).unwrap();
    let statements = app.ask(&now(), |reading| case::statement(reading, client, None)).unwrap();
    let warned = |place: usize| statements[place].warnings.iter().any(|one| one.contains("est à vérifier"));
    assert_eq!((warned(0), warned(1)), (false, true), "only the invoice that owes the new indemnity");
    let said = |place: usize, sum: &str| statements[place].explanations.iter().any(|one| one.contains(sum));
    assert!(said(0, "40\u{a0}€") && said(1, "60\u{a0}€"), "{:?}", statements[1].explanations);
    let checks = notice(&mut app, client).checks;
    assert!(
        checks.iter().any(|check| check.sentence.contains("L’indemnité de la facture F-2 est à vérifier"))
    );
    let deadlines = app.ask(&now(), |reading| case::case(reading, client)).unwrap().deadlines;
    assert!(!deadlines.is_empty());
    assert!(deadlines.iter().all(|one| one.source.contains("à vérifier")), "{deadlines:?}");
    assert!(deadlines.iter().any(|one| one.on.to_string() == "2030-09-30"), "48 months, as brought");
}

#[test]
fn the_list_of_figures_has_every_parameter_with_source_and_day_the_doubtful_first() {
    let (mut app, _) = firm();
    let figures = app.ask(&now(), settings::figures).unwrap();
    assert_eq!(figures.len(), 51);
    let doubtful = figures.iter().take_while(|one| !one.verified).count();
    assert_eq!(doubtful, figures.iter().filter(|one| !one.verified).count(), "they come first");
    assert_eq!(doubtful, 9);
    for one in &figures {
        assert!(!one.source.is_empty() && !one.article.is_empty() && !one.value.is_empty(), "{one:?}");
        assert!(one.checked_on <= day("2026-11-30"), "the day the figures were last read: {one:?}");
    }
    let service = figure(&mut app, "order_service_months");
    assert_eq!(
        (service.value.as_str(), service.since.as_str()),
        ("3\u{a0}mois", "1er\u{a0}septembre\u{a0}2026")
    );
}

#[test]
fn a_figure_typed_by_hand_with_its_source_is_shown_then_followed() {
    let (mut app, client) = firm();
    let by_hand = |value: &str, source: &str| -> RatesOffer {
        serde_json::from_value(json!({"how": "typed", "rate": {
            "parameter": "fixed_recovery_indemnity", "period": "2026-11-01", "value": value, "source": source,
            "act": "", "verified": true
        }}))
        .unwrap()
    };
    assert!(
        app.ask(&now(), |reading| settings::rates_preview(reading, &by_hand("60,50", "décret"))).is_err(),
        "whole euros only"
    );
    assert!(
        app.ask(&now(), |reading| settings::rates_preview(reading, &by_hand("60", ""))).is_err(),
        "never without its source"
    );
    app.act(&now(), |desk| settings::update_rates(desk, &by_hand("60", "décret lu ce jour"), false)).unwrap();
    assert_eq!(indemnities(&mut app, client), ["40.00", "60.00"]);
    let kept = figure(&mut app, "fixed_recovery_indemnity");
    assert_eq!((kept.origin, kept.unit.as_str(), kept.by_semester), (Origin::Entered, "euros", false));
}
