//! The payment term: kept with the invoice as typed, computed by the text of its sector, warned
//! about and never changed.

use crate::world::day;
use dument_app::views::{
    DueDateRequest, DueDateView, ImportRequest, InvoiceInput, InvoiceView, InvoicesRequest,
};
use dument_app::{App, Code, Now, intake, invoices, settings};
use dument_domain::DebtorNature;
use dument_domain::term::TermRegime;
use serde_json::{Value, json};

fn today() -> Now {
    Now::noon(day("2026-11-21"))
}

fn app() -> App {
    let mut app = App::in_memory().unwrap();
    let company =
        json!({"name": "Menuiserie Le Goff", "address": {"postal_code": "29300", "city": "QUIMPERLE"}});
    app.act(&today(), |desk| settings::create_company(desk, serde_json::from_value(company).unwrap()))
        .unwrap();
    app
}

fn typed(nature: &str, more: Value) -> InvoiceInput {
    let mut input = json!({
        "new_client": {"name": "Client", "nature": nature},
        "number": "F-1", "issued_on": "2026-10-01", "gross": "100.00"
    });
    for (key, value) in more.as_object().unwrap() {
        input[key] = value.clone();
    }
    serde_json::from_value(input).unwrap()
}

fn saved(nature: &str, more: Value) -> InvoiceView {
    app().act(&today(), |desk| invoices::save(desk, typed(nature, more))).unwrap()
}

fn asked(nature: DebtorNature, more: Value) -> DueDateView {
    let mut request = json!({"terms": "", "issued_on": "2026-10-01", "nature": nature});
    for (key, value) in more.as_object().unwrap() {
        request[key] = value.clone();
    }
    let request: DueDateRequest = serde_json::from_value(request).unwrap();
    app().ask(&today(), |reading| invoices::due_date(reading, &request)).unwrap()
}

#[test]
fn a_term_typed_is_shown_again_when_the_invoice_is_opened() {
    let mut app = app();
    let view = app
        .act(&today(), |desk| invoices::save(desk, typed("business", json!({"terms": " 45 fdm A "}))))
        .unwrap();
    assert_eq!((view.row.due_on, view.row.due_supposed), (day("2026-11-30"), false));
    let again = app.ask(&today(), |reading| invoices::view(reading, view.row.invoice)).unwrap();
    assert_eq!(
        (again.terms.as_str(), again.sector, again.term_label.as_str()),
        ("45 fdm A", None, "45 fdm A")
    );
    let correction = typed(
        "business",
        json!({"invoice": view.row.invoice, "client": view.row.client, "new_client": null, "terms": "",
               "due_on": "2026-12-15"}),
    );
    let corrected = app.act(&today(), |desk| invoices::save(desk, correction)).unwrap();
    assert_eq!((corrected.terms.as_str(), corrected.row.due_on), ("", day("2026-12-15")));
}

#[test]
fn the_date_typed_wins_over_the_term_and_a_term_that_is_none_is_refused() {
    let view = saved("business", json!({"terms": "75 jours", "due_on": "2026-12-15"}));
    assert_eq!((view.row.due_on, view.terms.as_str()), (day("2026-12-15"), "75 jours"));
    let input = typed("business", json!({"terms": "bientôt"}));
    let refused = app().act(&today(), |desk| invoices::save(desk, input)).unwrap_err();
    assert_eq!(refused.code, Code::BadValue);
    assert!(refused.detail.contains("bientôt"), "{}", refused.detail);
}

#[test]
fn each_sector_has_the_term_of_its_text() {
    // Delivered on 5 October, invoiced on the 1st.
    for (nature, sector, due, supposed) in [
        ("business", None, "2026-11-04", true),
        ("business", Some("road_freight"), "2026-10-31", false),
        ("business", Some("perishable"), "2026-11-04", false),
        ("business", Some("live_cattle"), "2026-10-25", false),
        ("business", Some("alcohol"), "2026-11-30", false),
        ("public", None, "2026-11-04", true),
        ("public", Some("public_health"), "2026-11-24", false),
        ("public", Some("public_undertaking"), "2026-12-04", false),
        ("consumer", None, "2026-11-04", true),
    ] {
        let view = saved(nature, json!({"sector": sector, "completed_on": "2026-10-05"}));
        assert_eq!((view.row.due_on, view.row.due_supposed), (day(due), supposed), "{nature} {sector:?}");
        assert_eq!(view.sector.map(TermRegime::code), sector);
    }
    let hospital = saved("public", json!({"sector": "public_health", "terms": "40 jours"}));
    assert_eq!(hospital.term_label, "hôpital public, santé des armées, 40 jours");
}

#[test]
fn the_sectors_offered_are_those_of_the_debtor_with_what_is_doubtful() {
    let offered = |nature| -> Vec<TermRegime> {
        asked(nature, json!({})).sectors.iter().map(|one| one.sector).collect()
    };
    assert_eq!(offered(DebtorNature::PublicBuyer), [TermRegime::PublicHealth, TermRegime::PublicUndertaking]);
    assert!(offered(DebtorNature::Consumer).is_empty() && offered(DebtorNature::NonProfessional).is_empty());
    let business = asked(DebtorNature::Business, json!({})).sectors;
    assert_eq!(business.len(), 5);
    let food = business.iter().find(|one| one.sector == TermRegime::Perishable).unwrap();
    assert!(food.label.starts_with("Denrées périssables\u{a0}: 30\u{a0}jours"), "{}", food.label);
    assert!(food.label.contains("à vérifier"), "one source only: {}", food.label);
    let undertaking = &asked(DebtorNature::PublicBuyer, json!({})).sectors[1];
    assert!(undertaking.label.contains("60\u{a0}jours"), "{}", undertaking.label);
}

#[test]
fn an_unlawful_date_or_term_is_said_whatever_the_sector_and_kept() {
    let above = |nature, more| {
        let view = asked(nature, more);
        let said = view.warnings.iter().any(|one| one.contains("dépasse le maximum"));
        (view.due_on.unwrap().to_string(), said)
    };
    let business = DebtorNature::Business;
    assert_eq!(above(business, json!({"due_on": "2026-12-15"})), ("2026-12-15".into(), true), "75 days");
    assert_eq!(above(business, json!({"due_on": "2026-11-30"})), ("2026-11-30".into(), false), "60 days");
    let cattle = json!({"sector": "live_cattle", "terms": "30 jours", "completed_on": "2026-10-01"});
    assert_eq!(above(business, cattle), ("2026-10-31".into(), true));
    let consumer = json!({"due_on": "2027-10-01"});
    assert_eq!(above(DebtorNature::Consumer, consumer), ("2027-10-01".into(), false), "no text sets one");
    let state = json!({"terms": "45 jours"});
    assert_eq!(above(DebtorNature::PublicBuyer, state), ("2026-11-15".into(), true));
    // A sector that the debtor cannot be of does not count.
    let astray = json!({"terms": "45 jours", "sector": "public_health"});
    assert_eq!(above(business, astray), ("2026-11-15".into(), false));
}

#[test]
fn an_import_without_due_date_supposes_the_one_of_the_client_s_nature() {
    let mut app = app();
    let town = typed("public", json!({"new_client": {"name": "Commune de Moëlan", "nature": "public"}}));
    app.act(&today(), |desk| invoices::save(desk, town)).unwrap();
    let csv = "Facture;Date;Client;Total TTC\nF-2;01/10/2026;Commune de Moëlan;250,00\n";
    let preview =
        app.ask(&today(), |reading| intake::preview(reading, "factures.csv", csv.as_bytes())).unwrap();
    let row = &preview.rows[0];
    assert_eq!((row.due_on, row.due_supposed), (Some(day("2026-10-31")), true));
    let request: ImportRequest =
        serde_json::from_value(json!({"token": preview.token, "skip_bad": false, "accept_seller": false}))
            .unwrap();
    app.act(&today(), |desk| intake::import(desk, request)).unwrap();
    let request = InvoicesRequest { search: "F-2".into(), limit: 10, ..InvoicesRequest::default() };
    let rows = app.ask(&today(), |reading| invoices::invoices(reading, request)).unwrap().rows;
    assert_eq!((rows[0].due_on, rows[0].due_supposed), (day("2026-10-31"), true));
}
