//! The mistakes of an inexpert implementation about procedures and letters (T23, T25 c, d, g),
//! asked of the real use cases. T25 a, b, e, f, h are beside the letters, in their `tests/letters/traps.rs`.

use dument_app::views::{CaseView, LetterRequest, PostedInput, PresentedInput, RoutePoint, RouteView};
use dument_app::{App, Now, call, case, clients, invoices, letter, settings, today};
use dument_domain::case::StepKind;
use dument_domain::{ClientId, Day, LetterId};
use serde_json::{Value, json};

fn on(text: &str) -> Now {
    Now::noon(text.parse::<Day>().unwrap())
}

const TODAY: &str = "2026-11-21";

/// An artisan, a client of that nature and place who owes that sum since the autumn.
fn owed(nature: &str, city: &str, postal_code: &str, gross: &str) -> (App, ClientId) {
    let (mut app, now) = (App::in_memory().unwrap(), on("2026-09-01"));
    let company = json!({
        "name": "Kerbrat Plomberie", "legal_form": "EI", "siret": "81234567600017",
        "address": {"lines": ["4 QUAI BRIZEUX"], "postal_code": "29300", "city": "QUIMPERLE"},
        "iban": "FR7630006000011234567890189", "signatory": "Yann Kerbrat",
        "mediator": "Médiation Artisanat, 75002 Paris"
    });
    app.act(&now, |desk| settings::create_company(desk, serde_json::from_value(company).unwrap())).unwrap();
    let address =
        json!({"lines": ["12 rue du Port"], "postal_code": postal_code, "city": city, "country": "FR"});
    let client = json!({"name": "SARL Batirénov", "nature": nature, "address": address});
    let client =
        app.act(&now, |desk| clients::save(desk, serde_json::from_value(client).unwrap())).unwrap().client;
    let invoice = json!({
        "client": client, "number": "F-1", "issued_on": "2026-10-01", "due_on": "2026-11-20", "gross": gross,
        "completed_on": "2026-09-01"
    });
    app.act(&now, |desk| invoices::save(desk, serde_json::from_value(invoice).unwrap())).unwrap();
    (app, client)
}

fn case(nature: &str, city: &str, gross: &str) -> CaseView {
    let (mut app, client) = owed(nature, city, "69003", gross);
    app.ask(&on(TODAY), |reading| case::case(reading, client)).unwrap()
}

fn route<'a>(case: &'a CaseView, title: &str) -> Option<&'a RouteView> {
    case.routes.iter().find(|route| route.title.starts_with(title))
}

fn point(case: &CaseView, title: &str, label: &str) -> Option<RoutePoint> {
    route(case, title)?.points.iter().find(|point| point.label == label).cloned()
}

#[test]
fn t23_small_claims_go_up_to_five_thousand_euros_and_not_four() {
    let offered = |sum: &str| route(&case("consumer", "Lyon", sum), "Petites créances").is_some();
    assert!(offered("4500.00") && offered("5000.00") && !offered("5000.01"));
    let ceiling = point(&case("consumer", "Lyon", "4500.00"), "Petites créances", "Plafond").unwrap();
    assert!(ceiling.text.contains("5\u{202f}000,00\u{a0}€"), "{}", ceiling.text);
    // Interest counts: one day at 12.40 % takes a business over the ceiling.
    assert!(route(&case("business", "Lyon", "5000.00"), "Petites créances").is_none());
    assert!(route(&case("business", "Lyon", "4990.00"), "Petites créances").is_some());
}

#[test]
fn t23_a_consumer_s_repair_goes_to_the_tribunal_judiciaire_with_its_form() {
    for nature in ["consumer", "non_professional"] {
        let case = case(nature, "Lyon", "900.00");
        let court = point(&case, "Injonction de payer", "Tribunal").unwrap().text;
        assert!(court.starts_with("Tribunal judiciaire du lieu où demeure votre client (Lyon)"), "{court}");
        let form = point(&case, "Injonction de payer", "Formulaire").unwrap().text;
        assert!(form.contains("12948") && !form.contains("16040"), "{form}");
        let all = serde_json::to_string(&case.routes).unwrap();
        assert!(!all.contains("contentieux de la protection") && !all.contains("12946"), "{all}");
    }
}

#[test]
fn t23_no_amicable_attempt_before_an_order_one_before_a_hearing_for_small_sums() {
    let attempt = |nature, sum, title| point(&case(nature, "Lyon", sum), title, "Essai amiable");
    let order = attempt("consumer", "900.00", "Injonction de payer").unwrap();
    assert!(order.text.contains("pas exigé") && order.source.contains("25-70.013"), "{order:?}");
    for title in ["Référé-provision", "Assignation"] {
        let asked = attempt("consumer", "900.00", title).unwrap();
        assert!(asked.text.contains("exigé d’abord jusqu’à 5\u{202f}000,00\u{a0}€"), "{asked:?}");
        assert_eq!(asked.source, "CPC 750-1");
        assert_eq!(attempt("consumer", "5000.01", title), None, "above the ceiling of 750-1");
        assert_eq!(attempt("business", "900.00", title), None, "before a commercial court");
    }
}

#[test]
fn t23_a_company_is_sued_where_it_is_before_the_commercial_court_or_the_economic_one() {
    let court = |city: &str, code: &str, day: &str| {
        let (mut app, client) = owed("business", city, code, "900.00");
        let case = app.ask(&on(day), |reading| case::case(reading, client)).unwrap();
        let form = point(&case, "Injonction de payer", "Formulaire").unwrap().text;
        assert!(form.contains("12946") && !form.contains("12948"), "{form}");
        point(&case, "Injonction de payer", "Tribunal").unwrap().text
    };
    assert_eq!(court("Lyon", "69003", TODAY), "Tribunal des activités économiques de Lyon");
    assert_eq!(court("LYON CEDEX 03", "69003", TODAY), "Tribunal des activités économiques de Lyon");
    assert_eq!(court("Le Mans", "72000", TODAY), "Tribunal des activités économiques du Mans");
    let commercial = court("Quimper", "29000", TODAY);
    assert!(
        commercial.starts_with("Tribunal de commerce") && commercial.contains("(Quimper)"),
        "{commercial}"
    );
    assert!(court("Lyon-sur-Test", "29000", TODAY).starts_with("Tribunal de commerce"));
    assert!(court("Strasbourg", "67000", TODAY).starts_with("Chambre commerciale du tribunal judiciaire"));
    assert!(court("Lyon", "69003", "2029-01-02").starts_with("Tribunal de commerce"), "the trial is over");
}

#[test]
fn t23_a_lawyer_above_ten_thousand_euros_and_never_for_a_petition() {
    for (sum, words) in [("10000.00", "pas obligatoire"), ("10000.01", "obligatoire au-delà")] {
        let case = case("consumer", "Lyon", sum);
        for title in ["Référé-provision", "Assignation"] {
            let lawyer = point(&case, title, "Avocat").unwrap();
            assert!(lawyer.text.starts_with(words), "{sum}: {lawyer:?}");
        }
        assert!(point(&case, "Injonction de payer", "Avocat").unwrap().text.starts_with("jamais"));
    }
}

#[test]
fn t23_the_procedure_between_merchants_is_never_told_as_certain() {
    let case = case("business", "Lyon", "900.00");
    let found = route(&case, "Créances commerciales incontestées").unwrap();
    assert!(found.sentence.contains("Pas certaine"), "{}", found.sentence);
    assert!(found.points.iter().all(|point| point.label == "À vérifier"), "{:?}", found.points);
    assert!(found.points[0].text.contains("n’est pas commerçant"), "an artisan on his own is out");
    for nature in ["consumer", "non_professional", "public"] {
        assert!(route(&self::case(nature, "Lyon", "900.00"), "Créances commerciales").is_none(), "{nature}");
    }
}

#[test]
fn t23_a_public_buyer_is_not_sent_to_a_civil_court() {
    let case = case("public", "Lyon", "900.00");
    assert!(route(&case, "Injonction de payer").is_none() && route(&case, "Petites créances").is_none());
    assert!(route(&case, "Juge administratif").is_some());
}

#[test]
fn t23_no_generated_text_has_the_old_words() {
    let mut texts: Vec<String> = Vec::new();
    for nature in ["business", "consumer", "non_professional", "public"] {
        let (mut app, client) = owed(nature, "Lyon", "69003", "900.00");
        let now = on(TODAY);
        let mut told = |view: Value| texts.push(view.to_string());
        told(serde_json::to_value(app.ask(&now, |reading| case::case(reading, client)).unwrap()).unwrap());
        told(serde_json::to_value(app.ask(&now, today::today).unwrap()).unwrap());
        told(
            serde_json::to_value(app.ask(&now, |reading| call::call(reading, client, &[])).unwrap()).unwrap(),
        );
        told(serde_json::to_value(app.ask(&now, settings::settings).unwrap()).unwrap());
        for step in
            [StepKind::FirstLetter, StepKind::SecondLetter, StepKind::FormalNotice, StepKind::FinalDemand]
        {
            let letter = app.ask(&now, |reading| letter::prepare(reading, &letter(client, step))).unwrap();
            assert!(letter.pdf.is_some(), "{nature} {step:?}: {:?}", letter.refusals);
            told(serde_json::to_value(&letter).unwrap());
        }
    }
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/crates/letters/tests/golden");
    for file in std::fs::read_dir(golden).unwrap() {
        texts.push(std::fs::read_to_string(file.unwrap().path()).unwrap());
    }
    texts.extend(["arguments.rs", "usage.rs", "failure.rs"].map(|file| {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/crates/cli/src/");
        std::fs::read_to_string(format!("{path}{file}")).unwrap()
    }));
    let joined = texts.join("\n");
    assert!(joined.contains("commissaire de justice"));
    let plain = joined.to_lowercase();
    for old in ["huissier", "l441-6", "l. 441-6", "cour des petites créances", "petites créances jusqu’à 4"]
    {
        assert!(!plain.contains(old), "{old}");
    }
}

fn letter(client: ClientId, step: StepKind) -> LetterRequest {
    serde_json::from_value(json!({ "client": client, "step": step, "invoices": [] })).unwrap()
}

/// A formal notice kept and posted, with the number typed; what the program said then.
fn notice_posted(app: &mut App, client: ClientId, tracking: Option<&str>) -> (LetterId, String) {
    let request = letter(client, StepKind::FormalNotice);
    let view = app.ask(&on(TODAY), |reading| letter::prepare(reading, &request)).unwrap();
    let kept =
        app.act(&on(TODAY), |desk| letter::keep(desk, &request, view.pdf.as_deref().unwrap())).unwrap();
    let posted = json!({ "letter": kept.letter, "on": TODAY, "tracking": tracking });
    let posted: PostedInput = serde_json::from_value(posted).unwrap();
    (kept.letter, app.act(&on(TODAY), |desk| letter::mark_posted(desk, &posted)).unwrap().message)
}

#[test]
fn t25_c_an_unclaimed_registered_letter_stays_valid_from_its_first_presentation() {
    let (mut app, client) = owed("consumer", "Lyon", "69003", "1850.00");
    let (letter, _) = notice_posted(&mut app, client, None);
    let interest = |app: &mut App, day: &str| {
        app.ask(&on(day), |reading| case::statement(reading, client, None)).unwrap()[0]
            .sum
            .interest
            .to_string()
    };
    assert_eq!(interest(&mut app, "2026-12-24"), "0.00", "not yet presented");
    let presented = PresentedInput { letter, on: "2026-11-24".parse().unwrap(), delivered: false };
    let done = app.act(&on("2026-12-11"), |desk| letter::mark_presented(desk, &presented)).unwrap();
    assert!(done.message.contains("elle reste valable"), "{}", done.message);
    // Thirty days from the day after the first presentation: 1850 × 2.75 % × 30 / 365.
    assert_eq!(interest(&mut app, "2026-12-24"), "4.18");
}

#[test]
fn t25_d_a_notice_goes_on_paper_to_a_consumer_no_electronic_one_is_offered() {
    let (mut app, client) = owed("consumer", "Lyon", "69003", "1850.00");
    let view = app
        .ask(&on(TODAY), |reading| letter::prepare(reading, &letter(client, StepKind::FormalNotice)))
        .unwrap();
    assert!(view.registered && view.title.contains("recommandé avec avis de réception"), "{}", view.title);
    assert!(!serde_json::to_string(&view).unwrap().to_lowercase().contains("électronique"));
}

#[test]
fn t25_g_a_mistyped_tracking_number_is_doubted_and_never_refused() {
    for (number, doubted) in [
        ("RB123456785GB", false),
        ("RB123456786US", true),
        ("87001429717077B", false),
        ("87001429717077C", true),
        ("1A 123 456 7890 1", false),
        ("un numéro inconnu", false),
    ] {
        let (mut app, client) = owed("business", "Lyon", "69003", "900.00");
        let (_, message) = notice_posted(&mut app, client, Some(number));
        assert_eq!(message.contains("semble mal recopié"), doubted, "{number}: {message}");
    }
}
