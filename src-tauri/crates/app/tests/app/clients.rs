//! Clients created, corrected, found; the company and its settings.

use crate::world::{client_input, day, from, kerbrat, money, on};
use dument_app::views::{AlertSettings, ClientInput, InvoiceInput, PaymentInput};
use dument_app::{App, Code, Now, clients, invoices, payment, settings};
use dument_domain::case::ClaimSettings;
use dument_domain::{Address, ClientId, Company, Contact, ContactRole, DebtorNature};
use serde_json::json;

fn today() -> Now {
    Now::noon(day("2026-06-30"))
}

fn company(name: &str) -> Company {
    let text = r#"{"name":"?","siret":"812 345 676 00018","address":{"lines":["4 QUAI BRIZEUX"," "],"postal_code":"29300","city":"QUIMPERLE"}}"#;
    Company { name: name.to_owned(), ..serde_json::from_str(text).unwrap() }
}

fn app() -> App {
    let mut app = App::in_memory().unwrap();
    app.act(&today(), |desk| settings::create_company(desk, company("Menuiserie Le Goff"))).unwrap();
    app
}

fn client(name: &str, nature: DebtorNature) -> ClientInput {
    ClientInput {
        confirmed: false,
        client: None,
        name: name.to_owned(),
        nature,
        siren: None,
        vat: None,
        address: Address::default(),
        email: String::new(),
        phone: String::new(),
        note: String::new(),
        nature_unsaid: false,
        contract_rate: None,
        contacts: Vec::new(),
    }
}

fn invoice(client: ClientId, number: &str, gross: &str) -> InvoiceInput {
    InvoiceInput {
        invoice: None,
        client: Some(client),
        new_client: None,
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

#[test]
fn a_client_is_created_with_a_confirmed_nature_and_its_contacts() {
    let mut app = app();
    let contact = Contact {
        name: "Annick".to_owned(),
        role: ContactRole::Pays,
        phone: "02 98 00 00 01".to_owned(),
        email: String::new(),
    };
    let empty = Contact {
        name: " ".to_owned(),
        role: ContactRole::Other,
        phone: String::new(),
        email: String::new(),
    };
    let input = ClientInput {
        siren: Some("732 829 320 00074".to_owned()),
        contacts: vec![contact.clone(), empty],
        ..client(" Garage de l’Étoile ", DebtorNature::Business)
    };
    let view = app.act(&today(), |desk| clients::save(desk, input)).unwrap();
    assert_eq!(view.name, "Garage de l’Étoile");
    assert!(view.nature_confirmed);
    assert_eq!(view.siren.as_deref(), Some("732829320"));
    assert_eq!(view.siret.as_deref(), Some("73282932000074"));
    assert_eq!(view.contacts, [contact]);
    assert_eq!(view.warnings, ["L’adresse est incomplète\u{a0}: une lettre risque de ne pas arriver."]);
}

#[test]
fn a_wrong_number_is_kept_and_warned_about() {
    let mut app = app();
    for (number, word) in [("732829321", "SIREN"), ("73282932000075", "SIRET"), ("1234", "ni un SIREN")] {
        let input = ClientInput {
            siren: Some(number.to_owned()),
            ..client(&format!("Client {number}"), DebtorNature::Business)
        };
        let view = app.act(&today(), |desk| clients::save(desk, input)).unwrap();
        assert!(view.warnings[0].contains(word) && view.warnings[0].contains(number), "{:?}", view.warnings);
    }
}

#[test]
fn a_name_is_needed_and_homonyms_are_only_warned_about() {
    let mut app = app();
    let refused =
        app.act(&today(), |desk| clients::save(desk, client("  ", DebtorNature::Consumer))).unwrap_err();
    assert_eq!(refused.code, Code::Missing);
    app.act(&today(), |desk| clients::save(desk, client("Lefèvre", DebtorNature::Consumer))).unwrap();
    let second =
        app.act(&today(), |desk| clients::save(desk, client("LEFEVRE", DebtorNature::Consumer))).unwrap();
    assert!(second.warnings.iter().any(|warning| warning.contains("Un autre client porte ce nom")));
}

/// Two people of one name in two towns are two people: nothing is to be checked.
#[test]
fn a_namesake_who_lives_elsewhere_is_no_duplicate() {
    let mut app = app();
    let mut save = |code: &str| {
        let mut input = client("Mme Le Goff Jeanne", DebtorNature::Consumer);
        input.address.postal_code = code.to_owned();
        app.act(&today(), |desk| clients::save(desk, input)).unwrap()
    };
    save("29300");
    let elsewhere = save("56100");
    assert!(!format!("{:?}", elsewhere.warnings).contains("porte ce nom"), "{:?}", elsewhere.warnings);
    let same = format!("{:?}", save("29300").warnings);
    assert!(same.contains("Un autre client porte ce nom") && same.contains("n°"), "{same}");
}

#[test]
fn a_client_is_found_by_name_without_accents_or_by_identifier() {
    let mut app = app();
    let etoile = app
        .act(&today(), |desk| clients::save(desk, client("Garage de l’Étoile", DebtorNature::Business)))
        .unwrap()
        .client;
    assert_eq!(app.ask(&today(), |reading| clients::find(reading, "garage de l'etoile")).unwrap(), etoile);
    assert_eq!(app.ask(&today(), |reading| clients::find(reading, &etoile.0.to_string())).unwrap(), etoile);
    assert_eq!(
        app.ask(&today(), |reading| clients::find(reading, "inconnu")).unwrap_err().code,
        Code::UnknownClient
    );
    assert_eq!(
        app.ask(&today(), |reading| clients::find(reading, "9999")).unwrap_err().code,
        Code::UnknownClient
    );
    let twin = app
        .act(&today(), |desk| clients::save(desk, client("GARAGE DE L'ÉTOILE", DebtorNature::Business)))
        .unwrap()
        .client;
    let ambiguous = app.ask(&today(), |reading| clients::find(reading, "Garage de l’Étoile")).unwrap_err();
    assert_eq!(ambiguous.code, Code::AmbiguousClient);
    assert!(ambiguous.detail.contains(&twin.0.to_string()));
}

#[test]
fn the_nature_confirmed_changes_what_is_asked() {
    let mut app = app();
    let id =
        app.act(&today(), |desk| clients::save(desk, client("Riou", DebtorNature::Consumer))).unwrap().client;
    app.act(&today(), |desk| invoices::save(desk, invoice(id, "F-1", "1850.00"))).unwrap();
    let asked = |app: &mut App| {
        app.ask(&today(), |reading| clients::clients(reading, "", 0, 10)).unwrap().rows[0].sum.total
    };
    assert_eq!(asked(&mut app), money("1850.00"));
    let business = ClientInput { client: Some(id), ..client("Riou", DebtorNature::Business) };
    app.act(&today(), |desk| clients::save(desk, business)).unwrap();
    assert_eq!(asked(&mut app), money("1917.71"));
}

#[test]
fn the_list_is_searched_sorted_and_paged() {
    let mut app = app();
    for name in ["Zinc", "écluse", "Abri"] {
        let address = Address { city: "Moëlan-sur-Mer".to_owned(), ..Address::default() };
        app.act(&today(), |desk| {
            clients::save(desk, ClientInput { address, ..client(name, DebtorNature::Business) })
        })
        .unwrap();
    }
    let mut names = |search: &str, offset: usize, limit: usize| {
        let view = app.ask(&today(), |reading| clients::clients(reading, search, offset, limit)).unwrap();
        (view.rows.iter().map(|row| row.name.clone()).collect::<Vec<_>>().join(" "), view.total_rows)
    };
    assert_eq!(names("", 0, 10), ("Abri écluse Zinc".to_owned(), 3));
    assert_eq!(names("", 1, 1), ("écluse".to_owned(), 3));
    assert_eq!(names("moelan eclu", 0, 10), ("écluse".to_owned(), 1));
}

#[test]
fn a_row_says_what_comes_next_and_a_sheet_how_the_client_pays() {
    let mut app = app();
    let id = app
        .act(&today(), |desk| clients::save(desk, client("Le Bihan", DebtorNature::Business)))
        .unwrap()
        .client;
    let paid =
        app.act(&today(), |desk| invoices::save(desk, invoice(id, "F-1", "100.00"))).unwrap().row.invoice;
    let payment = |amount: &str, on: &str| PaymentInput {
        confirmed: false,
        set_off: false,
        invoices: vec![paid],
        client: None,
        amount: money(amount),
        on: Some(day(on)),
        means: "virement".to_owned(),
    };
    app.act(&today(), |desk| payment::record(desk, &payment("100.00", "2026-05-14"))).unwrap();
    app.act(&today(), |desk| invoices::save(desk, invoice(id, "F-2", "200.00"))).unwrap();
    let row = app.ask(&today(), |reading| clients::clients(reading, "", 0, 10)).unwrap().rows.remove(0);
    assert_eq!((row.open_invoices, row.late), (1, money("200.00")));
    assert_eq!(row.next.as_deref(), Some("Appel à faire"), "what is due is not told as a past day");
    let sheet = app.ask(&today(), |reading| clients::view(reading, id)).unwrap();
    assert_eq!(sheet.behaviour, ["a payé 2\u{a0}jours avant l’échéance en moyenne (1\u{a0}facture)"]);
    assert_eq!(sheet.invoices.len(), 2);
}

#[test]
fn a_company_is_created_once_and_tidied() {
    let mut app = App::in_memory().unwrap();
    assert!(!app.ask(&today(), settings::start).unwrap().configured);
    assert_eq!(
        app.act(&today(), |desk| settings::create_company(desk, company(" "))).unwrap_err().code,
        Code::Missing
    );
    let start =
        app.act(&today(), |desk| settings::create_company(desk, company(" Menuiserie Le Goff "))).unwrap();
    assert_eq!((start.configured, start.company_name.as_str()), (true, "Menuiserie Le Goff"));
    assert_eq!(
        app.act(&today(), |desk| settings::create_company(desk, company("Autre"))).unwrap_err().code,
        Code::AlreadyConfigured
    );
    let settings = app.ask(&today(), settings::settings).unwrap();
    let kept = settings.company.unwrap();
    assert_eq!(kept.siret.as_deref(), Some("81234567600018"));
    assert_eq!(kept.address.lines, ["4 QUAI BRIZEUX"]);
    assert!(settings.company_gaps.iter().any(|gap| gap.sentence.contains("IBAN")));
    assert!(settings.company_gaps.iter().any(|gap| gap.sentence.contains("SIRET semble")));
}

#[test]
fn choices_are_kept_and_change_the_amounts() {
    let mut app = app();
    let id = app
        .act(&today(), |desk| clients::save(desk, client("Le Bihan", DebtorNature::Business)))
        .unwrap()
        .client;
    app.act(&today(), |desk| invoices::save(desk, invoice(id, "F-1", "1850.00"))).unwrap();
    let hour = |hour: &str| AlertSettings { hour: hour.to_owned(), ..AlertSettings::default() };
    assert_eq!(
        app.act(&today(), |desk| settings::save_alerts(desk, hour("25:00"))).unwrap_err().code,
        Code::BadValue
    );
    assert_eq!(
        app.act(&today(), |desk| settings::save_alerts(desk, hour("07:15"))).unwrap().alerts.hour,
        "07:15"
    );
    let claims: ClaimSettings = serde_json::from_str(r#"{"day_basis":"actual"}"#).unwrap();
    assert_eq!(app.act(&today(), |desk| settings::save_claim_settings(desk, claims)).unwrap().claims, claims);
}

#[test]
fn the_end_of_the_known_rates_is_told_before_and_after() {
    let mut app = app();
    let mut warning = |on: &str| app.ask(&Now::noon(day(on)), settings::start).unwrap().rates.warning;
    assert_eq!(warning("2026-11-15"), None);
    assert!(warning("2026-11-16").unwrap().contains("connus jusqu’au 31\u{a0}décembre\u{a0}2026"));
    assert!(warning("2026-12-31").unwrap().contains("connus jusqu’au"));
    assert!(warning("2027-01-01").unwrap().contains("ne sont pas connus"));
}

/// The 40 € and the rate between professionals are not asked of « Mme X » by a slip.
#[test]
fn a_person_without_siren_is_made_a_business_only_knowingly() {
    let now = on("2026-11-21");
    let mut app = kerbrat(&now);
    for name in ["Mme Riou", "M. Le Goff", "Madame Kervella"] {
        let input = client_input(None, name, "business");
        let refused = app.act(&now, |desk| clients::save(desk, input.clone())).unwrap_err();
        assert_eq!(refused.code, Code::Unconfirmed);
        assert!(refused.message().contains("Indiquez son SIREN"), "{}", refused.message());
        let known =
            app.act(&now, |desk| clients::save(desk, client_input(None, name, "consumer"))).unwrap().client;
        let business = DebtorNature::Business;
        assert_eq!(
            app.act(&now, |desk| clients::confirm_nature(desk, known, business, false)).unwrap_err().code,
            Code::Unconfirmed
        );
        let with_number =
            ClientInput { client: Some(known), siren: Some("732829320".into()), ..input.clone() };
        app.act(&now, |desk| clients::save(desk, with_number)).unwrap();
        let said =
            app.act(&now, |desk| clients::save(desk, ClientInput { confirmed: true, ..input })).unwrap();
        // Said once: another correction asks nothing again.
        let again = ClientInput { client: Some(said.client), ..client_input(None, name, "business") };
        app.act(&now, |desk| clients::save(desk, again)).unwrap();
    }
    app.act(&now, |desk| clients::save(desk, client_input(None, "Menuiserie Lefèvre", "business"))).unwrap();
    // From the form of an invoice: its nature stays to be confirmed.
    let bill = json!({
        "new_client": { "name": "Mme Péron", "nature": "business" }, "number": "F-9",
        "issued_on": "2026-06-01", "due_on": "2026-07-01", "gross": "100.00"
    });
    let client = app.act(&now, |desk| invoices::save(desk, from(bill))).unwrap().row.client;
    assert!(!app.ask(&now, |reading| clients::view(reading, client)).unwrap().nature_confirmed);
}

#[test]
fn a_person_without_a_number_is_not_a_professional_for_one_invoice_either() {
    let mut app = app();
    let paul = app.act(&today(), |desk| clients::save(desk, client("M. Paul Riou", DebtorNature::Consumer)));
    let paul = paul.unwrap().client;
    let input = invoice(paul, "F-43", "640.00");
    let id = app.act(&today(), |desk| invoices::save(desk, input.clone())).unwrap().row.invoice;
    let mut as_a = |nature: DebtorNature, confirmed: bool| {
        let input = InvoiceInput { invoice: Some(id), nature: Some(nature), confirmed, ..input.clone() };
        app.act(&today(), |desk| invoices::save(desk, input)).map(|_| ()).map_err(|refused| refused.code)
    };
    for nature in [DebtorNature::Business, DebtorNature::PublicBuyer] {
        assert_eq!(as_a(nature, false), Err(Code::Unconfirmed), "{nature:?}");
    }
    assert_eq!(as_a(DebtorNature::NonProfessional, false), Ok(()));
    assert_eq!(as_a(DebtorNature::Business, true), Ok(()));
    assert_eq!(as_a(DebtorNature::Business, false), Ok(()), "what was confirmed is not asked again");
    // The client itself, of either kind.
    for nature in [DebtorNature::Business, DebtorNature::PublicBuyer] {
        let refused = app.act(&today(), |desk| clients::confirm_nature(desk, paul, nature, false));
        assert_eq!(refused.unwrap_err().code, Code::Unconfirmed, "{nature:?}");
    }
}
