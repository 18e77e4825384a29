//! « Suite judiciaire »: the routes of a debtor abroad, and the figures that come from the law files.

use crate::world::{bill, kerbrat_with, on, plain};
use dument_app::views::RouteView;
use dument_app::{case, clients, invoices};
use serde_json::json;

fn routes(nature: &str, country: &str, gross: &str) -> Vec<RouteView> {
    let mut app = kerbrat_with(&on("2026-09-01"), json!({ "mediator": "CM2C, Paris" }));
    let address =
        json!({"lines": ["3 rue Haute"], "postal_code": "1000", "city": "Bruxelles", "country": country});
    let client = json!({"name": "Batirenov", "nature": nature, "address": address});
    let client = serde_json::from_value(client).unwrap();
    let client = app.act(&on("2026-09-01"), |desk| clients::save(desk, client)).unwrap().client;
    app.act(&on("2026-09-01"), |desk| {
        invoices::save(desk, bill(client, "F-1", "2026-10-01", "2026-11-20", gross))
    })
    .unwrap();
    app.ask(&on("2026-11-21"), |reading| case::case(reading, client)).unwrap().routes
}

fn titles(routes: &[RouteView]) -> Vec<&str> {
    routes.iter().map(|route| route.title.as_str()).collect()
}

fn text(route: &RouteView) -> String {
    let points = route.points.iter().map(|point| format!("{} {} {}", point.label, point.text, point.source));
    plain(&points.collect::<Vec<String>>().join("\n"))
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

/// Where it stands is for the registry to say: named, never chosen.
#[test]
fn a_small_claim_before_the_civil_court_names_the_chamber_of_proximity() {
    for nature in ["consumer", "non_professional"] {
        for route in routes(nature, "FR", "1200.00") {
            let at_court = route.title != "Petites créances, par un commissaire de justice";
            let said = text(&route);
            assert_eq!(said.contains("chambre de proximité"), at_court, "{}: {said}", route.title);
        }
    }
    let commercial = routes("business", "FR", "1200.00");
    assert!(commercial.iter().all(|route| !text(route).contains("proximité")));
    assert!(text(&commercial[0]).contains("facultatif, numéro à vérifier"), "{}", text(&commercial[0]));
}
