//! The other readings of the law beside a sum, and what a statement leaves to a dispute.

use crate::world::{client, day, from, invoice_input, kerbrat, on};
use dument_app::views::{InvoiceInput, LetterRequest, PostedInput, StatementView};
use dument_app::{App, case, invoices, letter, settings};
use dument_domain::case::{ClaimSettings, StepKind};
use dument_domain::claim::BelowFloor;
use dument_domain::{ClientId, DebtorNature, InvoiceId};
use serde_json::json;

fn shown(app: &mut App, client: ClientId, today: &str) -> StatementView {
    app.ask(&on(today), |reading| case::case(reading, client)).unwrap().statements.remove(0)
}

fn said(view: &StatementView) -> Vec<(String, String)> {
    view.other_readings.iter().map(|one| (one.label.clone(), one.total.to_string())).collect()
}

/// A clause of 8 % against a floor of 8.25 % in the second half of 2026.
#[test]
fn a_clause_under_its_floor_shows_what_the_other_readings_give() {
    let mut app = kerbrat(&on("2026-06-02"));
    let client = client(&mut app, &on("2026-06-02"), "Garage Le Goff", "business");
    let clause: InvoiceInput =
        InvoiceInput { contract_rate: from(json!("8")), ..invoice_input(client, "F-1") };
    app.act(&on("2026-06-02"), |desk| invoices::save(desk, clause)).unwrap();
    // 1 000 € over 80 days, from 2 July to 19 September: 17.53, 18.08 at the floor, 27.18 by default.
    let view = shown(&mut app, client, "2026-09-19");
    let total = |interest: &str| format!("10{interest}");
    assert_eq!(view.sum.total.to_string(), total("57.53"));
    let all = said(&view);
    assert!(all.iter().any(|(label, sum)| label.contains("plancher") && *sum == total("58.08")), "{all:?}");
    assert!(all.iter().any(|(label, sum)| label.contains("par défaut") && *sum == total("67.18")), "{all:?}");
    let raised = ClaimSettings { below_floor: BelowFloor::Raise, ..ClaimSettings::default() };
    app.act(&on("2026-09-19"), |desk| settings::save_claim_settings(desk, raised)).unwrap();
    let all = said(&shown(&mut app, client, "2026-09-19"));
    assert!(
        all.iter().any(|(label, sum)| label.contains("telle quelle") && *sum == total("57.53")),
        "{all:?}"
    );
}

#[test]
fn the_start_of_a_private_person_s_interest_shows_the_other_days() {
    let mut app = kerbrat(&on("2026-06-02"));
    let client = client(&mut app, &on("2026-06-02"), "Mme Riou", "consumer");
    app.act(&on("2026-06-02"), |desk| invoices::save(desk, invoice_input(client, "F-1"))).unwrap();
    let request: LetterRequest = from(json!({
        "client": client, "step": "formal_notice", "invoices": [], "post_on": null, "ask": null,
        "third_party": null, "tracking": null
    }));
    let now = on("2026-07-10");
    let view = app.ask(&now, |reading| letter::prepare(reading, &request)).unwrap();
    let kept = app.act(&now, |desk| letter::keep(desk, &request, &view.pdf.unwrap())).unwrap();
    let posted: PostedInput = from(json!({ "letter": kept.letter, "on": "2026-07-10" }));
    app.act(&now, |desk| letter::mark_posted(desk, &posted)).unwrap();
    app.act(&on("2026-07-20"), |desk| {
        letter::mark_presented(
            desk,
            &from(json!({ "letter": kept.letter, "on": "2026-07-13", "delivered": true })),
        )
    })
    .unwrap();
    // 2.75 % from the day after the presentation, three days less than from the sending.
    let all = said(&shown(&mut app, client, "2026-10-21"));
    assert!(all.iter().any(|(label, _)| label.contains("dès l’envoi")), "{all:?}");
}

/// One letter speaks under one law: the invoice of the other is named with its reason.
#[test]
fn an_invoice_of_another_nature_is_left_out_with_its_reason() {
    let mut app = kerbrat(&on("2026-06-02"));
    let client = client(&mut app, &on("2026-06-02"), "Boulangerie Tanguy", "business");
    let mut saved = |number: &str, nature: Option<DebtorNature>| -> InvoiceId {
        let input =
            InvoiceInput { nature, completed_on: Some(day("2026-05-30")), ..invoice_input(client, number) };
        app.act(&on("2026-06-02"), |desk| invoices::save(desk, input)).unwrap().row.invoice
    };
    let (shop, home) = (saved("F-1", None), saved("F-2", Some(DebtorNature::Consumer)));
    let request: LetterRequest = from(json!({
        "client": client, "step": "formal_notice", "invoices": [shop, home], "post_on": null, "ask": null,
        "third_party": null, "tracking": null
    }));
    let view = app.ask(&on("2026-11-20"), |reading| letter::prepare(reading, &request)).unwrap();
    assert_eq!(view.chosen, [shop]);
    let left = &view.left_out[0];
    assert_eq!((left.invoice, left.may_join), (home, false));
    assert!(left.why.contains("particulier") && left.why.contains("lettre à part"), "{}", left.why);
    assert_eq!(view.step, StepKind::FormalNotice);
}
