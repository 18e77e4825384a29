//! « Suite judiciaire »: the routes of a debtor abroad, and the figures that come from the law files.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use dument_app::views::RouteView;
use dument_app::{App, Now};
use dument_domain::Day;
use serde_json::json;

fn routes(nature: &str, country: &str, gross: &str) -> Vec<RouteView> {
    let now = |text: &str| Now::noon(text.parse::<Day>().unwrap());
    let mut app = App::in_memory().unwrap();
    let company = json!({
        "name": "Kerbrat Plomberie", "legal_form": "EI", "siret": "81234567600017",
        "address": {"lines": ["4 QUAI BRIZEUX"], "postal_code": "29300", "city": "QUIMPERLE"},
        "iban": "FR7630006000011234567890189", "signatory": "Yann Kerbrat", "mediator": "CM2C, Paris"
    });
    app.create_company(&now("2026-09-01"), serde_json::from_value(company).unwrap()).unwrap();
    let address =
        json!({"lines": ["3 rue Haute"], "postal_code": "1000", "city": "Bruxelles", "country": country});
    let client = json!({"name": "Batirenov", "nature": nature, "address": address});
    let client = serde_json::from_value(client).unwrap();
    let client = app.save_client(&now("2026-09-01"), client).unwrap().client;
    let invoice = json!({
        "client": client, "number": "F-1", "issued_on": "2026-10-01", "due_on": "2026-11-20", "gross": gross
    });
    app.save_invoice(&now("2026-09-01"), serde_json::from_value(invoice).unwrap()).unwrap();
    app.case(&now("2026-11-21"), client).unwrap().routes
}

fn titles(routes: &[RouteView]) -> Vec<&str> {
    routes.iter().map(|route| route.title.as_str()).collect()
}

fn text(route: &RouteView) -> String {
    let points = route.points.iter().map(|point| format!("{} {} {}", point.label, point.text, point.source));
    points.collect::<Vec<String>>().join("\n").replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_debtor_elsewhere_in_the_union_has_the_european_procedures_and_no_french_court() {
    let belgian = routes("business", "BE", "1200.00");
    assert_eq!(titles(&belgian), ["Injonction de payer européenne", "Petits litiges européens"]);
    let order = text(&belgian[0]);
    assert!(order.contains("30 jours") && order.contains("jamais obligatoire"), "{order}");
    assert!(!order.contains("tribunal de commerce"), "{order}");
    let above = routes("consumer", "BE", "5000.01");
    assert_eq!(titles(&above), ["Injonction de payer européenne"]);
}

#[test]
fn a_debtor_in_denmark_or_outside_the_union_is_for_a_lawyer() {
    for country in ["DK", "CH", "GB"] {
        let found = routes("business", country, "1200.00");
        assert_eq!(titles(&found), ["Client à l’étranger"], "{country}");
        assert!(text(&found[0]).contains("avocat"), "{country}");
    }
}

#[test]
fn what_follows_a_judgment_comes_from_the_law_files() {
    let found = routes("consumer", "FR", "6000.00");
    let suit = found.iter().find(|route| route.title == "Assignation").unwrap();
    let said = text(suit);
    assert!(
        said.contains("Après le jugement") && said.contains("5 points") && said.contains("deux mois"),
        "{said}"
    );
    assert!(
        said.contains("Appel possible au-delà de 5 000,00 €") && said.contains("chiffre à vérifier"),
        "{said}"
    );
    let small = routes("consumer", "FR", "1200.00");
    let small = small.iter().find(|route| route.title.starts_with("Petites créances")).unwrap();
    assert!(text(small).contains("un mois"), "{}", text(small));
}
