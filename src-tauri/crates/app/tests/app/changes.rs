//! The history of edits: what changed, what taking it back would put back, why it may not be.

use crate::world::*;
use dument_app::views::{ChangeView, LetterRequest, UndoToken};
use dument_app::{App, Code, call, case, changes, clients, invoices, letter, payment, scenarios, settings};
use dument_domain::{ClientId, InvoiceId};
use serde_json::json;

const TODAY: &str = "2026-11-20";

fn firm() -> (App, ClientId, InvoiceId) {
    let now = on(TODAY);
    let mut app = kerbrat(&now);
    let client = client(&mut app, &now, "Menuiserie Lefèvre", "business");
    let invoice = invoice(&mut app, &now, client, "F-12");
    (app, client, invoice)
}

fn titles(app: &mut App, client: Option<ClientId>) -> Vec<String> {
    app.ask(&on(TODAY), |reading| changes::changes(reading, client))
        .unwrap()
        .into_iter()
        .map(|change| change.title)
        .collect()
}

fn refusal(app: &mut App, token: UndoToken) -> String {
    let told = app
        .ask(&on(TODAY), |reading| changes::preview(reading, token))
        .unwrap()
        .refused
        .unwrap_or_else(|| panic!("not refused"));
    let refused = app.act(&on(TODAY), |desk| changes::undo(desk, token, "")).unwrap_err();
    assert_eq!((refused.code, &refused.detail), (Code::CannotUndo, &told), "asked and done say the same");
    plain(&told)
}

fn rename(app: &mut App, client: ClientId, name: &str) -> UndoToken {
    edit(app, &on(TODAY), |desk| clients::save(desk, client_input(Some(client), name, "business"))).1
}

#[test]
fn a_client_s_history_says_what_each_edit_changed_latest_first() {
    let (mut app, client, invoice) = firm();
    rename(&mut app, client, "Menuiserie Le Fèvre");
    let mut input = invoice_input(client, "F-12");
    (input.invoice, input.gross, input.due_on) =
        (Some(invoice), "1200.00".parse().unwrap(), Some(day("2026-08-01")));
    app.act(&on(TODAY), |desk| invoices::save(desk, input)).unwrap();
    assert_eq!(
        titles(&mut app, Some(client)),
        ["Facture F-12 corrigée", "Fiche du client corrigée", "Facture F-12 ajoutée", "Client ajouté"]
    );
    let changes = app.ask(&on(TODAY), |reading| changes::changes(reading, Some(client))).unwrap();
    let lines = |change: &ChangeView| -> Vec<String> {
        change.lines.iter().map(|line| plain(&format!("{} {} → {}", line.label, line.was, line.is))).collect()
    };
    assert_eq!(lines(&changes[1]), ["Nom Menuiserie Lefèvre → Menuiserie Le Fèvre"]);
    assert_eq!(
        lines(&changes[0]),
        [
            "Montant à l’échéance 1 000,00 € → 1 200,00 €",
            "Échéance 1er juillet 2026 → 1er août 2026",
            "Montant TTC 1 000,00 € → 1 200,00 €",
        ]
    );
    assert_eq!((changes[0].on, changes[0].time.as_str()), (day(TODAY), "12:00"));

    app.act(&on(TODAY), |desk| changes::undo(desk, changes[0].token, "montant d’un autre client")).unwrap();
    let again = app.ask(&on(TODAY), |reading| changes::changes(reading, Some(client))).unwrap();
    assert_eq!((again.len(), again[0].undone_on), (4, Some(day(TODAY))), "one line, taken back");
    assert_eq!(refusal(&mut app, changes[0].token), "déjà annulé");
}

#[test]
fn a_value_changed_again_is_refused_and_the_later_edit_is_named() {
    let (mut app, client, _) = firm();
    let first = rename(&mut app, client, "Menuiserie Le Fèvre");
    let second = rename(&mut app, client, "Le Fèvre et fils");
    assert_eq!(
        refusal(&mut app, first),
        "modifié depuis (« Fiche du client corrigée », le 20 novembre 2026) ; annulez d’abord cette modification-là"
    );
    app.act(&on(TODAY), |desk| changes::undo(desk, second, "")).unwrap();
    app.act(&on(TODAY), |desk| changes::undo(desk, first, "")).unwrap();
    assert_eq!(
        app.ask(&on(TODAY), |reading| clients::view(reading, client)).unwrap().name,
        "Menuiserie Lefèvre"
    );
}

#[test]
fn what_something_recorded_since_refers_to_stays() {
    let (mut app, client, invoice) = firm();
    let changes = app.ask(&on(TODAY), |reading| changes::changes(reading, Some(client))).unwrap();
    let (added, created) = (changes[0].token, changes[1].token);
    assert_eq!(refusal(&mut app, created), "une facture y est inscrite depuis");
    let effects = app.ask(&on(TODAY), |reading| changes::preview(reading, added)).unwrap().effects;
    assert_eq!(effects.iter().map(|one| plain(one)).collect::<Vec<_>>(), ["Facture F-12 : retirée."]);
    let paid = json!({ "invoices": [invoice], "client": null, "amount": "100.00", "on": null, "means": "" });
    app.act(&on(TODAY), |desk| payment::record(desk, &from(paid))).unwrap();
    assert_eq!(refusal(&mut app, added), "un paiement y est inscrit depuis");
}

#[test]
fn a_letter_prepared_leaves_the_case_and_one_sent_stays() {
    let (mut app, client, _) = firm();
    let now = on(TODAY);
    let request: LetterRequest = from(json!({ "client": client, "invoices": [], "step": "first_letter" }));
    let prepare = |app: &mut App| {
        let token = app.ask(&now, |reading| letter::prepare(reading, &request)).unwrap().pdf.unwrap();
        edit(app, &now, |desk| letter::keep(desk, &request, &token))
    };
    let (_, token) = prepare(&mut app);
    app.act(&now, |desk| changes::undo(desk, token, "")).unwrap();
    let shown = |app: &mut App| {
        app.ask(&now, |reading| case::case(reading, client))
            .unwrap()
            .timeline
            .iter()
            .filter(|line| line.letter.is_some())
            .count()
    };
    assert_eq!(shown(&mut app), 0);
    let (letter, kept) = prepare(&mut app);
    let sent = json!({ "letter": letter.letter, "on": TODAY, "tracking": null, "payments": "not_looked" });
    let posted = app.act(&now, |desk| letter::mark_posted(desk, &from(sent))).unwrap().undo.unwrap();
    assert_eq!(refusal(&mut app, kept), "son envoi est noté au dossier, la lettre y reste");
    app.act(&now, |desk| changes::undo(desk, posted, "pas encore partie")).unwrap();
    assert_eq!(refusal(&mut app, kept), "son envoi est noté au dossier, la lettre y reste");
}

#[test]
fn the_person_met_during_a_call_goes_with_it() {
    let (mut app, client, _) = firm();
    let now = on(TODAY);
    let call = json!({
        "client": client, "step": "call", "invoices": [], "on": null,
        "outcome": { "outcome": "promise", "by": "2026-11-27", "amount": "1000.00" },
        "contact": { "name": "Zoé", "role": "pays", "phone": "06 11", "email": "" }
    });
    let before = app.ask(&now, |reading| case::case(reading, client)).unwrap().sum;
    let done = app.act(&now, |desk| call::record(desk, &from(call))).unwrap();
    assert_eq!(titles(&mut app, Some(client))[0], "Interlocuteur noté pendant l’appel");
    let told = app.ask(&now, |reading| changes::preview(reading, done.undo.unwrap())).unwrap().effects;
    assert_eq!(
        told.iter().map(|one| plain(one)).collect::<Vec<_>>(),
        ["1 fait : barré, gardé au dossier.", "1 interlocuteur : retiré."]
    );
    app.act(&now, |desk| changes::undo(desk, done.undo.unwrap(), "")).unwrap();
    assert!(app.ask(&now, |reading| clients::view(reading, client)).unwrap().contacts.is_empty());
    let case = app.ask(&now, |reading| case::case(reading, client)).unwrap();
    assert_eq!(case.sum, before);
    assert!(case.timeline.iter().any(|line| line.reversed && line.title.contains("promet")));
}

#[test]
fn a_rate_given_back_makes_a_letter_prepared_with_the_other_lapse_unless_it_went_before() {
    let (mut app, client, _) = firm();
    let rate = from(json!({ "how": "typed", "rate": {
        "parameter": "ecb_main_refinancing_rate", "period": "2026-S2", "value": "5,65",
        "source": "table de la BCE", "act": "", "verified": false } }));
    let (_, token) = edit(&mut app, &on("2026-11-18"), |desk| settings::update_rates(desk, &rate, true));
    let request: LetterRequest = from(json!({ "client": client, "invoices": [], "step": "formal_notice" }));
    let pdf = app.ask(&on("2026-11-19"), |reading| letter::prepare(reading, &request)).unwrap().pdf.unwrap();
    let letter = app.act(&on("2026-11-19"), |desk| letter::keep(desk, &request, &pdf)).unwrap().letter;
    app.act(&on(TODAY), |desk| changes::undo(desk, token, "")).unwrap();
    assert_eq!(titles(&mut app, None)[0], "Taux mis à jour");
    let sent = |day: &str| {
        from(json!({ "letter": letter, "on": day, "tracking": "1A 234", "payments": "not_looked" }))
    };
    assert_eq!(
        app.act(&on(TODAY), |desk| letter::mark_posted(desk, &sent(TODAY))).unwrap_err().code,
        Code::LetterLapsed
    );
    assert!(
        app.act(&on(TODAY), |desk| letter::mark_posted(desk, &sent("2026-11-19"))).is_ok(),
        "it was right the day before"
    );
}

#[test]
fn a_scenario_that_somebody_follows_stays() {
    let (mut app, client, _) = firm();
    let now = on(TODAY);
    let draft = app.ask(&now, scenarios::scenarios).unwrap().scenarios[0].draft.clone();
    let mut own = json!(draft);
    (own["title"], own["id"]) = (json!("Ma façon"), json!(null));
    let (_, made) = edit(&mut app, &now, |desk| {
        scenarios::save(desk, &from(json!({ "draft": own, "move_running": false })))
    });
    let chosen = app.act(&now, |desk| scenarios::choose(desk, client, "ma_facon")).unwrap().undo.unwrap();
    assert_eq!(refusal(&mut app, made), "Menuiserie Lefèvre suit ce scénario");
    let back = app.act(&now, |desk| scenarios::choose(desk, client, "rapide")).unwrap().undo.unwrap();
    app.act(&now, |desk| scenarios::remove(desk, "ma_facon", None)).unwrap();
    assert_eq!(refusal(&mut app, back), "le scénario d’avant n’est plus proposé");
    assert!(refusal(&mut app, chosen).starts_with("modifié depuis (« Scénario du client changé »"));
}

#[test]
fn an_edit_of_nothing_offers_nothing_to_take_back() {
    let (mut app, client, _) = firm();
    let mut saved = |name: &str| {
        app.act(&on(TODAY), |desk| {
            clients::save(desk, client_input(Some(client), name, "business"))?;
            Ok(desk.undo())
        })
        .unwrap()
    };
    assert!(saved("Menuiserie Le Fèvre").is_some());
    assert_eq!(saved("Menuiserie Le Fèvre"), None, "the same sheet saved again");
    assert_eq!(
        app.ask(&on(TODAY), |reading| changes::preview(reading, UndoToken::Change(99))).unwrap_err().code,
        Code::CannotUndo
    );
}
