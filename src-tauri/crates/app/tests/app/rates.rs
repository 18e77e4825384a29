//! New legal rates: shown, refused, accepted, kept; amounts follow, what was sent does not.

use crate::world::{client, company, day, from, invoice_input, on};
use dument_app::views::{
    InvoiceInput, LetterRequest, PaymentsSeen, PostedInput, RateInput, RatesOffer, SettingsView,
};
use dument_app::{App, Code, Now, case, changes, documents, invoices, letter, settings};
use dument_domain::case::StepKind;
use dument_domain::{ChangeKind, ClientId, Origin, Semester};
use dument_store::Store;

const EXAMPLE: &str = include_str!("../../../../../assets/law/updates/example.toml");

fn semester(text: &str) -> Semester {
    text.parse().unwrap()
}

fn file(text: &str) -> RatesOffer {
    RatesOffer::File { text: text.to_owned() }
}

fn typed(period: &str, value: &str) -> RatesOffer {
    RatesOffer::Typed {
        rate: RateInput {
            parameter: "ecb_main_refinancing_rate".into(),
            period: period.into(),
            value: value.into(),
            source: "table de la BCE".into(),
            act: String::new(),
            verified: false,
        },
    }
}

fn firm(app: &mut App) -> ClientId {
    let now = on("2026-11-02");
    app.act(&now, |desk| settings::create_company(desk, from(company()))).unwrap();
    let client = client(app, &now, "Menuiserie Lefèvre", "business");
    let invoice = InvoiceInput {
        issued_on: day("2026-10-01"),
        due_on: Some(day("2026-10-31")),
        completed_on: Some(day("2026-09-30")),
        ..invoice_input(client, "F-12")
    };
    app.act(&now, |desk| invoices::save(desk, invoice)).unwrap();
    client
}

fn interest(app: &mut App, now: &Now, client: ClientId) -> String {
    app.ask(now, |reading| case::statement(reading, client, None)).unwrap()[0].sum.interest.to_string()
}

fn origin_of(view: &SettingsView, wanted: &str) -> Option<Origin> {
    view.rates.iter().find(|row| row.semester == semester(wanted)).map(|row| row.origin)
}

fn refused(app: &mut App, now: &Now, offer: &RatesOffer) -> String {
    let refusal = app.act(now, |desk| settings::update_rates(desk, offer, true)).unwrap_err();
    assert!(matches!(refusal.code, Code::RatesRefused | Code::UnreadableFile), "{refusal}");
    refusal.message()
}

#[test]
fn a_file_is_shown_then_accepted_and_every_amount_follows() {
    let mut app = App::in_memory().unwrap();
    let client = firm(&mut app);
    let now = on("2027-01-31");
    // 61 days of 2026 at 12.40 %: nothing is made up after them.
    assert_eq!(interest(&mut app, &now, client), "20.72");
    assert!(app.ask(&now, settings::start).unwrap().rates.warning.unwrap().contains("Réglages"));

    let preview = app.ask(&now, |reading| settings::rates_preview(reading, &file(EXAMPLE))).unwrap();
    assert!(preview.something_new && !preview.needs_confirmation);
    let first = &preview.rows[0];
    assert_eq!((first.kind, first.before.clone(), first.verified), (ChangeKind::New, None, false));
    assert_eq!(first.period, "1er semestre 2027");
    assert_eq!(first.after, "2,65\u{a0}%");
    assert!(first.effect.contains("12,65\u{a0}%") && first.effect.contains("10,65\u{a0}%"));
    assert_eq!(interest(&mut app, &now, client), "20.72", "a preview takes nothing");

    let view = app.act(&now, |desk| settings::update_rates(desk, &file(EXAMPLE), false)).unwrap();
    assert_eq!(origin_of(&view, "2027-S1"), Some(Origin::Updated));
    assert_eq!(origin_of(&view, "2026-S2"), Some(Origin::Shipped));
    assert_eq!(app.ask(&now, settings::start).unwrap().rates.last_known, Some(semester("2027-S1")));
    // 20.72 and 31 days at 12.65 %: 1000 × 12.65 % × 31 / 365 = 10.74.
    assert_eq!(interest(&mut app, &now, client), "31.46");
    let statement = app.ask(&now, |reading| case::statement(reading, client, None)).unwrap().remove(0);
    assert!(statement.warnings.iter().any(|one| one.contains("à vérifier")), "{:?}", statement.warnings);
    assert!(app.ask(&now, changes::verify).unwrap().ok);
    let again = app.ask(&now, |reading| settings::rates_preview(reading, &file(EXAMPLE))).unwrap();
    assert!(!again.something_new, "brought twice, taken once");
}

#[test]
fn a_past_half_year_is_corrected_only_when_it_is_confirmed() {
    let mut app = App::in_memory().unwrap();
    let client = firm(&mut app);
    let now = on("2026-11-21");
    let correction = typed("2026-S2", "2,90 %");
    assert!(
        app.ask(&now, |reading| settings::rates_preview(reading, &correction)).unwrap().needs_confirmation
    );
    let unconfirmed = app.act(&now, |desk| settings::update_rates(desk, &correction, false)).unwrap_err();
    assert_eq!(unconfirmed.code, Code::RatesUnconfirmed);
    assert!(unconfirmed.detail.contains("2e semestre 2026"));
    let before = interest(&mut app, &now, client);
    let view = app.act(&now, |desk| settings::update_rates(desk, &correction, true)).unwrap();
    assert_eq!(origin_of(&view, "2026-S2"), Some(Origin::Entered));
    // 21 days: 7.13 at 12.40 %, 7.42 at 12.90 %.
    assert_eq!((before.as_str(), interest(&mut app, &now, client).as_str()), ("7.13", "7.42"));
}

#[test]
fn what_was_sent_stays_as_it_was_sent() {
    let mut app = App::in_memory().unwrap();
    let client = firm(&mut app);
    let now = on("2026-11-21");
    let request: LetterRequest = serde_json::from_value(serde_json::json!({
        "client": client, "step": "formal_notice", "invoices": [], "post_on": null, "ask": null,
        "third_party": null, "tracking": null
    }))
    .unwrap();
    assert_eq!(request.step, Some(StepKind::FormalNotice));
    let view = app.ask(&now, |reading| letter::prepare(reading, &request)).unwrap();
    let kept = app.act(&now, |desk| letter::keep(desk, &request, view.pdf.as_deref().unwrap())).unwrap();
    app.act(&now, |desk| {
        letter::mark_posted(
            desk,
            &PostedInput {
                letter: kept.letter,
                on: now.today,
                tracking: None,
                payments: PaymentsSeen::AsKept,
                confirmed: false,
            },
        )
    })
    .unwrap();
    let document = app.ask(&now, |reading| letter::document(reading, kept.letter)).unwrap();
    let sent = app.ask(&now, |reading| documents::file(reading, document)).unwrap();
    let stale = app.ask(&now, |reading| letter::prepare(reading, &request)).unwrap().pdf.unwrap();

    app.act(&now, |desk| settings::update_rates(desk, &typed("2026-S2", "2.90"), true)).unwrap();
    assert_eq!(app.ask(&now, |reading| documents::file(reading, document)).unwrap(), sent, "the very bytes");
    assert!(
        app.ask(&now, |reading| letter::pdf(reading, &stale)).is_err(),
        "a preview at the old rate cannot be kept any more"
    );
    assert!(app.ask(&now, changes::verify).unwrap().ok);
}

#[test]
fn what_was_accepted_and_what_was_refused_is_kept_and_journaled() {
    let folder = tempfile::tempdir().unwrap();
    let now = on("2027-01-31");
    let mut app = App::open_or_create(folder.path()).unwrap();
    firm(&mut app);
    app.act(&now, |desk| settings::refuse_rates(desk, &file(EXAMPLE))).unwrap();
    app.act(&now, |desk| settings::update_rates(desk, &typed("2027-S1", "2.65"), false)).unwrap();
    drop(app);
    let mut app = App::open(folder.path()).unwrap();
    let rates = app.ask(&now, settings::settings).unwrap().rates;
    let row = rates.first().unwrap();
    assert_eq!(row.business_default.unwrap().to_string(), "12.65");
    assert_eq!((row.origin, row.verified, row.legal), (Origin::Entered, false, None));
    drop(app);
    let journal = Store::open(folder.path()).unwrap().journal(10).unwrap();
    let kinds: Vec<&str> = journal.iter().map(|entry| entry.kind.as_str()).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "rates_updated").count(), 1, "{kinds:?}");
    assert_eq!(kinds.iter().filter(|kind| **kind == "rates_refused").count(), 1, "{kinds:?}");
}

#[test]
fn what_cannot_be_taken_is_said_and_nothing_changes() {
    let mut app = App::in_memory().unwrap();
    firm(&mut app);
    let now = on("2027-01-31");
    let rows = app.ask(&now, settings::settings).unwrap().rates;
    let absurd = refused(&mut app, &now, &typed("2027-S1", "45"));
    assert!(
        absurd.contains("de 0 à 30\u{a0}%") && absurd.ends_with("Aucun taux n’a été changé."),
        "{absurd}"
    );
    assert!(refused(&mut app, &now, &typed("2028-S1", "2.65")).contains("1er semestre 2027"));
    assert!(refused(&mut app, &now, &file("bonjour")).contains("pas un fichier de taux"));
    assert!(refused(&mut app, &now, &file(&"#".repeat(300_000))).contains("256"));
    let mixed = EXAMPLE.replace("\"2.80\"", "\"deux\"").replace("ecb_main_refinancing_rate", "taux_bce");
    let both = refused(&mut app, &now, &file(&mixed));
    assert!(both.contains("Valeur 1") && both.contains("Valeur 2"), "{both}");
    let undated =
        app.act(&now, |desk| settings::update_rates(desk, &typed("2027", "2.65"), true)).unwrap_err();
    assert_eq!(undated.code, Code::BadDate);
    assert_eq!(app.ask(&now, settings::settings).unwrap().rates, rows);
}
