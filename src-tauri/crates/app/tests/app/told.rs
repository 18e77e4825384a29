//! What is said of each invoice is true of it: its own reason, and what was said of it before.

use crate::world::{client, from, invoice, invoice_input, kerbrat, on, plain};
use dument_app::views::{CheckState, ContactInput, PathStepState};
use dument_app::{App, Code, Now, call, case, deeds, invoices, letter, today};
use dument_domain::{ClientId, InvoiceId};
use serde_json::{Value, json};

fn record(app: &mut App, now: &Now, client: ClientId, about: &[InvoiceId], outcome: Value) {
    let input: ContactInput = from(json!({
        "client": client, "step": "call", "invoices": about, "outcome": outcome, "on": null,
        "interlocutor": "", "note": "", "minute": null, "contact": null
    }));
    app.act(now, |desk| call::record(desk, &input)).unwrap();
}

/// One invoice promised and not paid, another that fell due since.
fn promised_beside_a_new_one() -> (App, ClientId, Vec<InvoiceId>) {
    let now = on("2026-07-06");
    let mut app = kerbrat(&now);
    let one = client(&mut app, &now, "Garage Le Goff", "business");
    let old = invoice(&mut app, &now, one, "F-1");
    let mut input = invoice_input(one, "F-2");
    input.due_on = Some("2026-07-15".parse().unwrap());
    let new = app.act(&now, |desk| invoices::save(desk, input)).unwrap().row.invoice;
    let promise = json!({ "outcome": "promise", "by": "2026-07-13", "amount": "1000.00" });
    record(&mut app, &now, one, &[old], promise);
    (app, one, vec![old, new])
}

fn body(app: &mut App, now: &Now, client: ClientId, about: &[InvoiceId]) -> String {
    plain(&app.ask(now, |reading| call::call(reading, client, about)).unwrap().scripts[1].body)
}

#[test]
fn a_row_of_several_invoices_tells_the_reason_of_each_with_its_sum() {
    let (mut app, _, _) = promised_beside_a_new_one();
    let rows = app.ask(&on("2026-07-20"), today::today_rows);
    assert_eq!(rows.len(), 1);
    assert_eq!(
        plain(&rows[0].reason),
        "F-1 (1 000,00 €) : promis pour le 13 juillet 2026, rien reçu ; F-2 (1 000,00 €) : échue le 15 juillet 2026"
    );
}

#[test]
fn a_call_says_of_which_invoice_a_promise_was_made_and_nothing_of_it_for_the_others() {
    let (mut app, client, ids) = promised_beside_a_new_one();
    let now = on("2026-07-20");
    let both = body(&mut app, &now, client, &[]);
    assert!(both.contains("nous avions parlé d’un règlement de la n° F-1 pour le 13 juillet 2026"), "{both}");
    let other = body(&mut app, &now, client, &ids[1..]);
    assert!(!other.contains("nous avions parlé") && other.contains("bien reçue"), "{other}");
}

#[test]
fn what_was_resent_or_said_to_be_paid_is_not_asked_about_again() {
    let now = on("2026-07-06");
    let mut app = kerbrat(&now);
    let one = client(&mut app, &now, "Gîtes de Kerzellec", "business");
    let id = invoice(&mut app, &now, one, "F-1");
    assert!(body(&mut app, &now, one, &[]).contains("L’avez-vous bien reçue ?"));
    record(&mut app, &now, one, &[id], json!({ "outcome": "not_received" }));
    let resent = body(&mut app, &on("2026-07-09"), one, &[]);
    assert!(
        resent.contains("Je vous l’ai renvoyée le 6 juillet 2026.") && !resent.contains("bien reçue"),
        "{resent}"
    );
    let paid = json!({ "outcome": "paid", "check_on": "2026-07-15" });
    record(&mut app, &on("2026-07-09"), one, &[id], paid);
    let told = body(&mut app, &on("2026-07-16"), one, &[]);
    assert!(told.contains("Vous me disiez le 9 juillet 2026 que le règlement était parti."), "{told}");
}

#[test]
fn a_promise_whose_day_has_not_come_is_taken_up_in_a_call() {
    let (mut app, client, ids) = promised_beside_a_new_one();
    let words = body(&mut app, &on("2026-07-10"), client, &ids[..1]);
    assert!(
        words.contains("Le 6 juillet 2026, nous avions parlé d’un règlement pour le 13 juillet 2026."),
        "{words}"
    );
    assert!(!words.contains("ne vois pas arriver") && !words.contains("bien reçue"), "{words}");
}

#[test]
fn a_contact_before_the_invoice_is_refused_for_it() {
    let now = on("2026-07-06");
    let mut app = kerbrat(&now);
    let one = client(&mut app, &now, "Dan", "business");
    let id = invoice(&mut app, &now, one, "F-1");
    let mut early: ContactInput = from(json!({
        "client": one, "step": "call", "invoices": [id], "outcome": { "outcome": "no_answer" }, "on": "2026-01-05",
        "interlocutor": "", "note": "", "minute": null, "contact": null
    }));
    let refusal = app.act(&now, |desk| call::record(desk, &early)).unwrap_err();
    assert_eq!(refusal.code, Code::BadDate);
    assert!(
        plain(&refusal.message()).contains("la facture F-1 n’existait pas encore"),
        "{}",
        refusal.message()
    );
    early.on = Some("2026-07-03".parse().unwrap());
    app.act(&now, |desk| call::record(desk, &early)).unwrap();
    assert_eq!(
        app.ask(&now, |reading| call::call(reading, one, &[])).unwrap().earlier.len(),
        1,
        "the one refused left nothing"
    );
}

#[test]
fn a_step_passed_over_is_never_shown_as_done() {
    let now = on("2026-07-06");
    let mut app = kerbrat(&now);
    let one = client(&mut app, &now, "Gus", "business");
    let id = invoice(&mut app, &now, one, "F-1");
    record(&mut app, &now, one, &[id], json!({ "outcome": "refuses" }));
    let skipped = json!({
        "client": one, "invoices": [id], "on": null, "note": "",
        "what": { "deed": "skipped", "step": "formal_notice" }
    });
    app.act(&on("2026-07-07"), |desk| deeds::record(desk, &from(skipped))).unwrap();
    let view = app.ask(&on("2026-07-07"), |reading| case::case(reading, one)).unwrap();
    let states: Vec<PathStepState> = view.path.iter().map(|step| step.state).collect();
    use PathStepState::{Done, Next, Skipped};
    assert_eq!(states, [Done, Skipped, Skipped, Skipped, Next]);
}

#[test]
fn what_was_decided_is_no_reminder_and_a_sum_given_up_is_told_beside_its_letter() {
    let now = on("2026-07-06");
    let mut app = kerbrat(&now);
    let one = client(&mut app, &now, "Fay", "business");
    let id = invoice(&mut app, &now, one, "F-1");
    record(&mut app, &now, one, &[id], json!({ "outcome": "prefer_writing" }));
    let request = from(json!({ "client": one, "invoices": [id], "step": "formal_notice" }));
    let said: Vec<String> = checks(&mut app, &now, &request);
    assert!(said.contains(&"Aucune relance notée au dossier.".to_owned()), "{said:?}");
    let abandon: ContactInput = from(json!({
        "client": one, "step": "call", "invoices": [id], "outcome": { "outcome": "abandon" }, "on": null,
        "interlocutor": "", "note": "petite somme", "minute": null, "contact": null
    }));
    app.act(&now, |desk| call::record(desk, &abandon)).unwrap();
    let said = checks(&mut app, &now, &request);
    assert!(
        said.iter().any(|one| one.starts_with("Vous avez laissé tomber F-1 le 6 juillet 2026")),
        "{said:?}"
    );
}

/// What the check-list still asks for beside a letter.
fn checks(app: &mut App, now: &Now, request: &dument_app::views::LetterRequest) -> Vec<String> {
    let view = app.ask(now, |reading| letter::prepare(reading, request)).unwrap();
    let open = view.checks.iter().filter(|one| one.state == CheckState::Useful);
    open.map(|one| plain(&one.sentence)).collect()
}

#[test]
fn a_notice_before_its_judgment_and_an_exchange_above_the_debt_are_refused() {
    let now = on("2026-11-02");
    let mut app = kerbrat(&now);
    let one = client(&mut app, &now, "Fay", "business");
    let id = invoice(&mut app, &now, one, "F-1");
    let judged = json!({
        "outcome": "insolvency", "judgment_on": "2026-10-20", "bodacc_on": "2026-10-10", "proceedings": "receivership"
    });
    let early: ContactInput = from(json!({
        "client": one, "step": "call", "invoices": [id], "outcome": judged, "on": null,
        "interlocutor": "", "note": "", "minute": null, "contact": null
    }));
    let refusal = app.act(&now, |desk| call::record(desk, &early)).unwrap_err();
    assert!(
        plain(&refusal.message()).contains("du 10 octobre 2026, serait avant le jugement"),
        "{}",
        refusal.message()
    );
    let exchange = json!({"kind": "exchange", "goods": "Vitrine", "value": "5000.00", "by": "2026-12-01"});
    let exchange = json!({
        "client": one, "invoices": [id], "on": null, "note": "", "what": { "deed": "arrangement", "arrangement": exchange }
    });
    let refusal = app.act(&now, |desk| deeds::record(desk, &from(exchange))).unwrap_err();
    assert!(
        plain(&refusal.message()).starts_with("L’échange vaut 5 000,00 €, plus que les"),
        "{}",
        refusal.message()
    );
}

/// What the client said or wrote on their own is no call of ours in a letter.
#[test]
fn what_the_client_said_elsewhere_is_no_call_of_ours_for_a_letter() {
    let now = on("2026-07-06");
    let notice = |from_client: bool| {
        let mut app = kerbrat(&now);
        let one = client(&mut app, &now, "Garage Le Goff", "business");
        let id = invoice(&mut app, &now, one, "F-1");
        let input: ContactInput = from(json!({
            "client": one, "step": "call", "invoices": [id], "outcome": { "outcome": "refuses" }, "on": null,
            "interlocutor": "", "note": "", "contact": null,
            "minute": { "seconds": 0, "checked": [], "from_client": from_client }
        }));
        app.act(&now, |desk| call::record(desk, &input)).unwrap();
        let request = from(json!({
            "client": one, "step": "formal_notice", "invoices": [], "post_on": "2026-07-08", "ask": null
        }));
        let view = app.ask(&now, |reading| letter::prepare(reading, &request)).unwrap();
        plain(&serde_json::to_string(&view).unwrap())
    };
    assert!(notice(false).contains("Relances notées au dossier : 1 appel"), "{}", notice(false));
    assert!(notice(true).contains("Aucune relance notée au dossier"), "{}", notice(true));
}
