//! The guided call and the e-mail step: what is shown before, what is recorded after.

use crate::world::{bill, called, day, kerbrat_with, on, plain};
use dument_app::views::{
    CallView, ClientInput, ContactInput, EmailSentInput, ImportRequest, InvoiceInput, PaymentInput,
    PaymentsSeen, SettleChoice, SettleInput, UndoToken,
};
use dument_app::{
    App, Code, Now, call, case, changes, clients, documents, intake, invoices, payment, scenarios, today,
};
use dument_domain::case::{CallMinute, Outcome, StepKind, Tone};
use dument_domain::{ClientId, Contact, ContactRole, EventId, InvoiceId};
use serde_json::json;

fn at(text: &str, hour: u32, minute: u32) -> Now {
    Now { today: day(text), minute_of_day: hour * 60 + minute }
}

/// A firm with one client that owes one invoice, late since 2026-09-15.
fn one_late() -> (App, ClientId) {
    let phone = json!({ "phone": "02 98 96 00 00", "iban": "" });
    let mut app = kerbrat_with(&on("2026-01-02"), phone);
    let client = client(&mut app, json!([]));
    invoice(&mut app, client, "F-12", "1850.00", "2026-08-15", "2026-09-14");
    (app, client)
}

fn client(app: &mut App, contacts: serde_json::Value) -> ClientId {
    let input = json!({
        "client": null, "name": "Café du Port", "nature": "business", "siren": null, "vat": null,
        "address": {"lines": ["1 rue du Port"], "postal_code": "29300", "city": "Quimperlé"},
        "email": "cafe@port.example", "phone": "02 98 96 11 11", "note": "", "contacts": contacts
    });
    let input: ClientInput = serde_json::from_value(input).unwrap();
    app.act(&on("2026-01-02"), |desk| clients::save(desk, input)).unwrap().client
}

fn invoice(
    app: &mut App,
    client: ClientId,
    number: &str,
    gross: &str,
    issued_on: &str,
    due_on: &str,
) -> InvoiceId {
    let input =
        InvoiceInput { work: "chauffe-eau".to_owned(), ..bill(client, number, issued_on, due_on, gross) };
    app.act(&on("2026-01-02"), |desk| invoices::save(desk, input)).unwrap().row.invoice
}

fn pay(app: &mut App, invoice: InvoiceId, amount: &str, when: &str) {
    let input = PaymentInput {
        confirmed: false,
        set_off: false,
        invoices: vec![invoice],
        client: None,
        amount: amount.parse().unwrap(),
        on: Some(day(when)),
        means: "virement".to_owned(),
    };
    app.act(&on(when), |desk| payment::record(desk, &input)).unwrap();
}

fn promise(by: &str, amount: &str) -> Outcome {
    Outcome::Promise { by: day(by), amount: amount.parse().unwrap() }
}

/// Entries of the journal, as `verify` counts them.
fn journal_entries(app: &mut App, now: &Now) -> String {
    let report = app.ask(now, changes::verify).unwrap();
    assert!(report.ok, "{report:?}");
    report.checks.iter().find(|check| check.name == "journal").unwrap().detail.clone()
}

fn number_in(text: &str) -> u64 {
    text.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

fn body(view: &CallView, tone: Tone) -> String {
    plain(&view.scripts.iter().find(|script| script.tone == tone).unwrap().body)
}

#[test]
fn what_follows_is_computed_for_the_day_and_the_sum_really_typed() {
    let (mut app, client) = one_late();
    let now = on("2026-09-15");
    let mut follows = |by: &str| {
        let preview =
            app.ask(&now, |reading| call::preview(reading, &called(client, promise(by, "1850.00")))).unwrap();
        plain(&preview.consequence)
    };
    assert_eq!(follows("2026-09-22"), "Appel le mercredi 23 septembre 2026 si l’argent n’est pas là.");
    assert_eq!(follows("2026-10-30"), "Appel le lundi 2 novembre 2026 si l’argent n’est pas là.");

    let refused = |app: &mut App, outcome| {
        app.ask(&now, |reading| call::preview(reading, &called(client, outcome))).unwrap_err().code
    };
    assert_eq!(refused(&mut app, promise("2026-09-14", "1850.00")), Code::BadDate);
    assert_eq!(refused(&mut app, promise("2026-09-22", "0.00")), Code::BadAmount);
    assert_eq!(
        app.ask(&now, |reading| call::call(reading, client, &[])).unwrap().earlier,
        Vec::<String>::new(),
        "nothing was written"
    );

    let done =
        app.act(&now, |desk| call::record(desk, &called(client, promise("2026-10-30", "1850.00")))).unwrap();
    assert!(plain(&done.message).ends_with("Ensuite : appel le lundi 2 novembre 2026."), "{}", done.message);
}

#[test]
fn the_first_step_over_all_the_invoices_is_what_follows() {
    let (mut app, client) = one_late();
    invoice(&mut app, client, "F-13", "600.00", "2026-08-20", "2026-09-16");
    let now = on("2026-09-21");
    let view = app.ask(&now, |reading| call::call(reading, client, &[])).unwrap();
    assert_eq!((view.invoices.len(), view.principal.to_string()), (2, "2450.00".to_owned()));
    let one = view.invoices[1].invoice;
    let alone = app.ask(&now, |reading| call::call(reading, client, &[one])).unwrap();
    assert_eq!((alone.invoices.len(), alone.principal.to_string()), (1, "600.00".to_owned()));
    assert_eq!(alone.left_out.len(), 1, "{:?}", alone.left_out);
}

#[test]
fn a_contact_and_the_right_person_are_one_act() {
    let (mut app, client) = one_late();
    let now = on("2026-09-15");
    let before = number_in(&journal_entries(&mut app, &now));
    let right = Contact {
        name: " M. Riou ".to_owned(),
        role: ContactRole::Pays,
        phone: "02 98 96 22 22".to_owned(),
        email: "riou@port.example".to_owned(),
    };
    let request = ContactInput { contact: Some(right), ..called(client, Outcome::WrongContact) };
    app.act(&now, |desk| call::record(desk, &request)).unwrap();
    assert_eq!(number_in(&journal_entries(&mut app, &now)), before + 1);

    let next = app.ask(&on("2026-09-16"), |reading| call::call(reading, client, &[])).unwrap();
    assert_eq!((next.contact_name.as_str(), next.phone.as_str()), ("M. Riou", "02 98 96 22 22"));
    assert!(next.scripts[0].opening.contains("Riou"), "{}", next.scripts[0].opening);

    // The same person in other letters: the role is corrected, the telephone stays.
    let corrected = Contact {
        name: "m. riou".to_owned(),
        role: ContactRole::Decides,
        phone: String::new(),
        email: String::new(),
    };
    let request = ContactInput { contact: Some(corrected), ..called(client, Outcome::NoAnswer) };
    app.act(&on("2026-09-16"), |desk| call::record(desk, &request)).unwrap();
    let people = app.ask(&now, |reading| clients::view(reading, client)).unwrap().contacts;
    assert_eq!(people.len(), 1, "{people:?}");
    assert_eq!((people[0].role, people[0].phone.as_str()), (ContactRole::Decides, "02 98 96 22 22"));
}

#[test]
fn a_refused_contact_writes_neither_the_fact_nor_the_person() {
    let (mut app, client) = one_late();
    let now = on("2026-09-15");
    let person = Contact {
        name: "M. Riou".to_owned(),
        role: ContactRole::Pays,
        phone: String::new(),
        email: String::new(),
    };
    let request = ContactInput { contact: Some(person), ..called(client, promise("2026-09-01", "10.00")) };
    assert_eq!(app.act(&now, |desk| call::record(desk, &request)).unwrap_err().code, Code::BadDate);
    assert!(app.ask(&now, |reading| clients::view(reading, client)).unwrap().contacts.is_empty());
}

#[test]
fn who_pays_is_rung_first_then_who_decides_then_the_client() {
    let (mut app, _) = one_late();
    let cases = [
        (json!([]), "02 98 96 11 11"),
        (json!([{"name": "A", "role": "decides", "phone": "06 01"}]), "06 01"),
        (
            json!([{"name": "A", "role": "decides", "phone": "06 01"}, {"name": "B", "role": "pays", "phone": "06 02"}]),
            "06 02",
        ),
        (
            json!([{"name": "B", "role": "pays", "phone": ""}, {"name": "A", "role": "decides", "phone": "06 01"}]),
            "06 01",
        ),
        (json!([{"name": "S", "role": "signs", "phone": "06 03"}]), "02 98 96 11 11"),
    ];
    for (place, (contacts, phone)) in cases.into_iter().enumerate() {
        let client = client(&mut app, contacts.clone());
        invoice(&mut app, client, &format!("G-{place}"), "10.00", "2026-08-15", "2026-09-14");
        assert_eq!(
            app.ask(&on("2026-09-15"), |reading| call::call(reading, client, &[])).unwrap().phone,
            phone,
            "{contacts}"
        );
    }
}

#[test]
fn the_minute_of_a_call_reads_in_the_timeline() {
    let (mut app, client) = one_late();
    let now = at("2026-09-15", 10, 5);
    let request = ContactInput {
        interlocutor: "Mme Le Goff".to_owned(),
        note: "Facture retrouvée.".to_owned(),
        minute: Some(CallMinute {
            seconds: 245,
            checked: vec![
                "facture reçue".into(),
                " ".into(),
                "facture reçue".into(),
                "cause comprise".into(),
            ],
            from_client: false,
        }),
        ..called(client, promise("2026-09-22", "412.80"))
    };
    app.act(&now, |desk| call::record(desk, &request)).unwrap();
    let timeline = app.ask(&now, |reading| case::case(reading, client)).unwrap().timeline;
    let call = timeline.iter().find(|line| line.event.is_some()).unwrap();
    assert_eq!(
        plain(&call.title),
        "Appel de 4 min, avec Mme Le Goff : promet 412,80 € pour le 22 septembre 2026 ; vérifié : facture reçue et cause \
         comprise"
    );
    assert!(call.detail.contains("Facture retrouvée."), "{}", call.detail);
    assert_eq!(call.time.as_deref(), Some("10:05"));
}

#[test]
fn the_confirmation_is_at_hand_later_unless_the_call_was_taken_back() {
    let (mut app, client) = one_late();
    let now = on("2026-09-15");
    let done =
        app.act(&now, |desk| call::record(desk, &called(client, promise("2026-09-22", "1850.00")))).unwrap();
    let first = done.email.unwrap();
    let Some(UndoToken::Event(event)) = done.undo else { panic!("{:?}", done.undo) };
    let line_of = |app: &mut App| {
        let timeline = app.ask(&on("2026-09-18"), |reading| case::case(reading, client)).unwrap().timeline;
        timeline.into_iter().find(|line| line.event == Some(event)).unwrap()
    };
    assert_eq!(line_of(&mut app).email, Some(event));
    assert_eq!(
        app.ask(&on("2026-09-18"), |reading| call::contact_email(reading, event)).unwrap(),
        first,
        "the same words, dated of the call"
    );
    app.act(&on("2026-09-18"), |desk| changes::undo(desk, UndoToken::Event(event), "")).unwrap();
    assert_eq!(line_of(&mut app).email, None);
    assert_eq!(
        app.ask(&on("2026-09-18"), |reading| call::contact_email(reading, event)).unwrap_err().code,
        Code::BadValue
    );
    assert_eq!(
        app.ask(&now, |reading| call::contact_email(reading, EventId(999))).unwrap_err().code,
        Code::BadValue
    );
}

#[test]
fn the_tone_follows_how_the_client_has_paid() {
    let (mut app, client) = one_late();
    let now = on("2026-09-15");
    let fresh = app.ask(&now, |reading| call::call(reading, client, &[])).unwrap();
    assert_eq!((fresh.relation.tone, fresh.relation.label.as_str()), (Tone::Usual, "Nouveau client"));
    assert_eq!(plain(&fresh.relation.sentence), "1 facture");

    let good: Vec<InvoiceId> = ["2022-02-01", "2023-02-01", "2024-02-01"]
        .iter()
        .enumerate()
        .map(|(n, issued)| {
            invoice(
                &mut app,
                client,
                &format!("O-{n}"),
                "100.00",
                issued,
                &day(issued).plus_days(30).to_string(),
            )
        })
        .collect();
    for (one, paid) in good.iter().zip(["2022-03-05", "2023-03-05", "2024-03-05"]) {
        pay(&mut app, *one, "100.00", paid);
    }
    let old = app.ask(&now, |reading| call::call(reading, client, &[])).unwrap();
    assert_eq!(old.relation.tone, Tone::Courteous, "{:?}", old.relation);
    assert!(
        plain(&old.relation.sentence).starts_with("client depuis 2022, 4 factures, paie d’habitude"),
        "{}",
        old.relation.sentence
    );
    assert!(body(&old, Tone::Courteous).contains("un simple oubli"));
    assert_eq!(old.scripts.len(), 3, "the user may take another tone");
}

#[test]
fn promises_broken_twice_are_spoken_of_firmly() {
    let (mut app, client) = one_late();
    app.act(&on("2026-09-15"), |desk| call::record(desk, &called(client, promise("2026-09-18", "1850.00"))))
        .unwrap();
    app.act(&on("2026-09-21"), |desk| call::record(desk, &called(client, promise("2026-09-25", "1850.00"))))
        .unwrap();
    let view = app.ask(&on("2026-09-28"), |reading| call::call(reading, client, &[])).unwrap();
    assert_eq!(view.relation.tone, Tone::Firm);
    assert!(plain(&view.relation.sentence).ends_with("2 promesses non tenues"), "{}", view.relation.sentence);
    assert!(body(&view, Tone::Firm).contains("Le 21 septembre 2026, nous avions parlé d’un règlement"));
}

#[test]
fn the_hour_the_day_and_the_number_of_contacts_warn_and_never_block() {
    let (mut app, client) = one_late();
    let cautions = |app: &mut App, now: &Now| {
        let view = app.ask(now, |reading| call::call(reading, client, &[])).unwrap();
        view.cautions.iter().map(|one| plain(one)).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(cautions(&mut app, &at("2026-09-15", 8, 0)), "", "a Tuesday, from eight");
    assert_eq!(cautions(&mut app, &at("2026-09-15", 19, 59)), "");
    assert!(cautions(&mut app, &at("2026-09-15", 7, 59)).contains("il est 7 h 59"));
    assert!(cautions(&mut app, &at("2026-09-15", 20, 0)).contains("Appel possible, mais il est 20 h 00"));
    assert!(cautions(&mut app, &on("2026-09-19")).contains("c’est samedi"));
    assert!(cautions(&mut app, &on("2026-09-20")).contains("c’est dimanche"));
    let holiday = cautions(&mut app, &on("2026-11-11"));
    assert!(
        holiday.contains("c’est un jour férié") && holiday.contains("jeudi 12 novembre 2026"),
        "{holiday}"
    );

    for when in ["2026-09-15", "2026-09-16", "2026-09-17"] {
        assert!(!cautions(&mut app, &on(when)).contains("222-16"), "before {when}");
        app.act(&on(when), |desk| call::record(desk, &called(client, Outcome::NoAnswer))).unwrap();
    }
    let fourth = cautions(&mut app, &on("2026-09-18"));
    assert!(
        fourth.contains("Déjà 3 contacts en 7 jours, 3 en 30 jours") && fourth.contains("C. pén. 222-16"),
        "{fourth}"
    );
    let later = app.ask(&on("2026-09-28"), |reading| call::call(reading, client, &[])).unwrap();
    assert!(
        plain(&later.contacts_made).starts_with("0 contact en 7 jours, 3 en 30 jours"),
        "{}",
        later.contacts_made
    );
    assert!(later.cautions.is_empty(), "{:?}", later.cautions);
}

#[test]
fn a_client_who_paid_between_the_list_and_the_click_is_never_chased() {
    let (mut app, client) = one_late();
    let now = on("2026-09-15");
    let row = app.ask(&now, today::today_rows).remove(0);
    pay(&mut app, row.invoices[0], "1850.00", "2026-09-15");
    let view = app.ask(&now, |reading| call::call(reading, client, &row.invoices)).unwrap();
    let nothing = view.nothing.unwrap();
    assert_eq!(plain(&nothing.title), "Payé depuis : rien à relancer");
    assert_eq!(plain(&nothing.facts[0]), "1 850,00 € reçus le 15 septembre 2026 pour F-12.");
    assert!(view.invoices.is_empty() && view.principal.is_zero());
    assert!(app.ask(&now, |reading| call::email(reading, client, &row.invoices)).unwrap().nothing.is_some());
    app.act(&now, |desk| {
        payment::settle(desk, &SettleInput { client, invoices: Vec::new(), choice: SettleChoice::Waive })
    })
    .unwrap();
    let refused = app.act(&now, |desk| call::record(desk, &called(client, Outcome::Refuses))).unwrap_err();
    assert_eq!(refused.code, Code::NothingDue);
}

#[test]
fn nothing_is_asked_of_a_client_under_proceedings() {
    let (mut app, client) = one_late();
    let now = on("2026-09-15");
    let judged = Outcome::Insolvency { judgment_on: day("2026-09-10"), bodacc_on: None, proceedings: None };
    app.act(&now, |desk| call::record(desk, &called(client, judged))).unwrap();
    let view = app.ask(&now, |reading| call::call(reading, client, &[])).unwrap();
    let nothing = view.nothing.unwrap();
    assert!(nothing.title.contains("la loi suspend") && nothing.facts[0].contains("L622-7"), "{nothing:?}");
    assert!(view.principal.is_zero() && !view.scripts[0].body.contains("1"), "{}", view.scripts[0].body);
}

#[test]
fn a_disputed_invoice_is_called_about_with_a_warning() {
    let (mut app, client) = one_late();
    let dispute = Outcome::Dispute { reason: "fuite".to_owned(), amount: None };
    app.act(&on("2026-09-15"), |desk| call::record(desk, &called(client, dispute))).unwrap();
    let view = app.ask(&on("2026-09-17"), |reading| call::call(reading, client, &[])).unwrap();
    assert!(view.cautions[0].starts_with("F-12 est contestée"), "{:?}", view.cautions);
}

#[test]
fn the_second_not_received_is_answered_by_the_day_it_was_sent_again() {
    let (mut app, client) = one_late();
    app.act(&on("2026-09-15"), |desk| call::record(desk, &called(client, Outcome::NotReceived))).unwrap();
    let view = app.ask(&on("2026-09-18"), |reading| call::call(reading, client, &[])).unwrap();
    let place = view.answers.iter().position(|one| one.label.starts_with("N’a pas reçu")).unwrap();
    assert!(plain(&view.scripts[1].lines[place].say).contains("renvoyée le 15 septembre 2026"));
}

#[test]
fn the_step_that_is_an_email_states_the_law_once_and_is_done_when_sent() {
    let (mut app, client) = one_late();
    app.act(&on("2026-09-15"), |desk| scenarios::choose(desk, client, "ferme_4")).unwrap();
    let now = on("2026-09-16");
    let view = app.ask(&now, |reading| call::email(reading, client, &[])).unwrap();
    let text = plain(&view.email.body);
    assert_eq!(view.email.to, "cafe@port.example");
    assert!(text.contains("Il reste 1 850,00 € à payer"), "{text}");
    assert!(text.contains("indemnité forfaitaire de recouvrement (40,00 € à ce jour)"), "{text}");
    assert_eq!(
        (view.email.attachments.len(), view.email.to_attach.as_slice()),
        (0, ["F-12".to_owned()].as_slice())
    );

    let sent = EmailSentInput {
        client,
        invoices: Vec::new(),
        on: None,
        note: "Avec la facture.".to_owned(),
        payments: PaymentsSeen::NotLooked,
    };
    let late = EmailSentInput { on: Some(day("2026-09-17")), ..sent.clone() };
    assert_eq!(app.act(&now, |desk| call::email_sent(desk, &late)).unwrap_err().code, Code::BadDate);
    let done = app.act(&now, |desk| call::email_sent(desk, &sent)).unwrap();
    assert!(done.message.starts_with("E-mail noté comme envoyé."), "{}", done.message);
    let line = app
        .ask(&now, |reading| case::case(reading, client))
        .unwrap()
        .timeline
        .into_iter()
        .find(|line| line.event.is_some())
        .unwrap();
    assert_eq!(line.title, "E-mail envoyé");
    assert!(line.detail.contains("Avec la facture. Paiements non vérifiés"), "{}", line.detail);
    let again =
        plain(&app.ask(&on("2026-09-30"), |reading| call::email(reading, client, &[])).unwrap().email.body);
    assert!(!again.contains("40,00") && !again.contains("de plein droit"), "never repeated: {again}");
    app.act(&now, |desk| changes::undo(desk, done.undo.unwrap(), "")).unwrap();
    assert!(app.ask(&now, |reading| call::email(reading, client, &[])).unwrap().email.body.contains("40,00"));
}

#[test]
fn a_message_is_saved_as_a_draft_with_the_invoice() {
    let (mut app, client) = one_late();
    let now = on("2026-09-15");
    let kept = app
        .act(&now, |desk| documents::attach(desk, client, "Facture F-12.pdf", b"%PDF-1.7 facture"))
        .unwrap();
    let email = app.ask(&now, |reading| call::email(reading, client, &[])).unwrap().email;
    let (name, bytes) = app.ask(&now, |reading| call::email_file(reading, &email, &[kept.id])).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(name.starts_with("Facture F-12") && name.ends_with(".eml"), "{name}");
    assert!(text.contains("X-Unsent: 1") && text.contains("filename*=UTF-8''Facture%20F-12.pdf"), "{text}");
    assert!(text.contains("JVBERi0xLjcgZmFjdHVyZQ=="), "{text}");
}

#[test]
fn a_meeting_that_is_due_has_its_own_words() {
    let (mut app, client) = one_late();
    let now = on("2026-09-15");
    let (_, text) = app.ask(&now, |reading| scenarios::file(reading, "amiable_4")).unwrap();
    let text = text
        .replacen("amiable_4", "rendez_vous", 1)
        .replacen("Amiable en 4 étapes", "Sur place", 1)
        .replace("\"call\"", "\"meeting\"");
    app.act(&now, |desk| scenarios::import(desk, &text)).unwrap();
    let own = app.ask(&now, scenarios::choices).into_iter().find(|one| one.title == "Sur place").unwrap();
    app.act(&now, |desk| scenarios::choose(desk, client, &own.id)).unwrap();
    let view = app.ask(&now, |reading| call::call(reading, client, &[])).unwrap();
    assert_eq!((view.step, view.title.as_str()), (StepKind::Meeting, "Rendez-vous avec Café du Port"));
    assert!(plain(&view.scripts[1].opening).contains("J’ai rendez-vous avec"));
    assert!(view.answers.iter().any(|one| one.label == "Personne au rendez-vous"));
    let request =
        ContactInput { step: StepKind::Meeting, ..called(client, promise("2026-09-22", "1850.00")) };
    let done = app.act(&now, |desk| call::record(desk, &request)).unwrap();
    assert!(done.email.unwrap().subject.contains("rendez-vous"));
    let line = app
        .ask(&now, |reading| case::case(reading, client))
        .unwrap()
        .timeline
        .into_iter()
        .find(|line| line.event.is_some())
        .unwrap();
    assert!(line.title.starts_with("Rendez-vous"), "{}", line.title);
}

#[test]
fn a_firm_that_nobody_confirmed_is_asked_for_its_manager_and_owes_the_least() {
    let (mut app, _) = one_late();
    let file = "N° facture;Client;SIREN;Date de facture;Échéance;Montant TTC\n\
                F-99;Menuiserie Lefèvre;732829320;15/08/2026;14/09/2026;1 850,00\n";
    let now = on("2026-09-15");
    let preview = app.ask(&now, |reading| intake::preview(reading, "factures.csv", file.as_bytes())).unwrap();
    let request = ImportRequest { token: preview.token, skip_bad: false, accept_seller: false };
    app.act(&now, |desk| intake::import(desk, request)).unwrap();
    let client = app.ask(&now, |reading| clients::find(reading, "Menuiserie Lefèvre")).unwrap();
    let opening =
        plain(&app.ask(&now, |reading| call::call(reading, client, &[])).unwrap().scripts[1].opening);
    assert!(opening.ends_with("Pourrais-je parler à la personne responsable ?"), "{opening}");
    let email = app.ask(&now, |reading| call::email(reading, client, &[])).unwrap().email.body;
    assert!(!email.contains("indemnité"), "{email}");
}

#[test]
fn a_call_or_an_email_for_one_cent_is_warned_about_as_a_letter_is() {
    let mut app = kerbrat_with(&on("2026-01-02"), json!({}));
    let cent = client(&mut app, json!([]));
    invoice(&mut app, cent, "F-1", "0.01", "2026-08-15", "2026-09-14");
    let now = on("2026-09-21");
    let told = |all: &[String]| all.iter().any(|one| plain(one).contains("n’est que de 0,01 €"));
    assert!(told(&app.ask(&now, |reading| call::call(reading, cent, &[])).unwrap().cautions));
    assert!(told(&app.ask(&now, |reading| call::email(reading, cent, &[])).unwrap().cautions));
    invoice(&mut app, cent, "F-2", "90.00", "2026-08-15", "2026-09-14");
    assert!(!told(&app.ask(&now, |reading| call::email(reading, cent, &[])).unwrap().cautions));
}
