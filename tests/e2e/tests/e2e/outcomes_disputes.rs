//! What is contested or comes back unpaid, end to end in the window: a dispute answered by letter
//! and ended by a credit note, the dispute of a part, an unpaid cheque and its acts.

use crate::outcomes::{call, case, expect_due, late_clients, look, saved_paper, state};
use dument_e2e::{Done, Stage};

#[tokio::test(flavor = "multi_thread")]
async fn a_dispute_is_answered_then_ended_by_a_credit_note() -> Done {
    let client = "Hôtel des Flots";
    let stage = late_clients(&[client]).await?;
    let window = stage.open("2026-11-03T10:00").await?;
    call(&window, client, "3", &[("Ce que le client reproche", "deux receveurs rayés à la pose")]).await?;
    case(&window, client, "Contestation").await?;
    window.see("deux receveurs rayés à la pose").await?;
    window.see("Toute la somme est contestée").await?;
    look(&window, "outcome-dispute").await?;
    window.click("Répondre par écrit").await?;
    window.see("Votre réponse").await?;
    window
        .fill("Votre réponse", "Les receveurs ont été posés intacts, la photo du 28 août le montre.")
        .await?;
    window.click("Un geste").await?;
    window.fill("Le geste", "Remplacer un receveur sans frais").await?;
    window.see("Page 1").await?;
    look(&window, "outcome-position").await?;
    window.click("Enregistrer le PDF").await?;
    window.see("Lettre enregistrée").await?;
    saved_paper(&stage, &["F-0", "deux receveurs rayés", "la photo du 28 août", "remplacer un receveur"])?;
    window.click("J’ai posté la lettre").await?;
    window.click("Oui, rien reçu depuis").await?;
    window.click("Noter l’envoi").await?;
    window.at("/dossier/").await?;
    case(&window, client, "Contestation").await?;
    window.see("réponse donnée le 3 novembre 2026").await?;
    window.close().await?;
    expect_due(&stage, "2026-11-09", client, "", "").await?;

    let later = stage.open("2026-11-24T10:00").await?;
    later.see("en retard chez 1 client").await?;
    case(&later, client, "Contestation").await?;
    later.click("La contestation est terminée").await?;
    later.click("Par un avoir").await?;
    later.fill("Avoir sur", "200").await?;
    later.fill("Numéro de l’avoir", "A-1").await?;
    look(&later, "outcome-dispute-end").await?;
    later.click("Clore la contestation").await?;
    later.see("Avoir A-1 de 200,00 €").await?;
    // The end and its credit note are one act: taken back together.
    later.press("\u{e009}z").await?;
    later.see("Toute la somme est contestée").await?;
    later.click("Historique").await?;
    later.see("annulé").await?;
    later.close().await?;
    assert_eq!(state(&stage, "2026-11-24", client).await?, "disputed");
    stage.terminal("2026-11-24", &["verify"]).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_part_that_is_not_contested_goes_on_and_a_cheque_follows_its_acts() -> Done {
    let names = ["Crêperie du Moulin", "Charpente Morvan"];
    let [part, cheque] = names;
    let stage = late_clients(&names).await?;
    let window = stage.open("2026-11-03T10:00").await?;
    call(
        &window,
        part,
        "3",
        &[("Ce que le client reproche", "une journée comptée en trop"), ("Part contestée", "200")],
    )
    .await?;
    case(&window, part, "Contestation").await?;
    window.see("200,00 € contestés").await?;
    window.see("700,00 €, est toujours demandé").await?;
    look(&window, "outcome-dispute-part").await?;
    window.menu("Aujourd’hui").await?;

    call(&window, cheque, "93", &[("Chèque présenté le", "20/10/2026")]).await?;
    case(&window, cheque, "Chèque impayé").await?;
    window.see("CMF L131-73").await?;
    window.click("Noter : Chèque présenté de nouveau").await?;
    window.click("Noter").await?;
    window.gone("Fait le").await?;
    window.see("Chèque présenté de nouveau le 3 nov.").await?;
    look(&window, "outcome-cheque").await?;
    window.close().await?;

    // The rest is asked on its own path; the part waits for its answer beside it.
    expect_due(&stage, "2026-11-04", part, "first_letter", "200,00 € contestés").await?;
    let asked = stage.terminal("2026-11-04", &["--json", "today"]).await?;
    assert!(asked.contains("\"amount_due\":\"700.00\""), "{asked}");
    expect_due(&stage, "2026-11-20", cheque, "cheque", "certificat").await?;
    let later = stage.open("2026-11-20T10:00").await?;
    later.see("Chèque impayé à suivre").await?;
    case(&later, cheque, "Chèque impayé").await?;
    later.click("Noter : Certificat de non-paiement demandé").await?;
    later.click("Noter").await?;
    later.gone("Fait le").await?;
    later.close().await?;
    expect_due(&stage, "2026-11-20", cheque, "", "").await?;
    the_title(&stage, cheque).await
}

/// The certificate comes, is served, and fifteen days later the title is asked and obtained.
async fn the_title(stage: &Stage, client: &str) -> Done {
    let window = stage.open("2026-11-27T10:00").await?;
    window.see("Aujourd’hui").await?;
    for act in ["Certificat de non-paiement reçu", "Certificat signifié par un commissaire de justice"] {
        case(&window, client, "Chèque impayé").await?;
        window.click(&format!("Noter : {act}")).await?;
        window.click("Noter").await?;
        window.gone("Fait le").await?;
        window.see(&format!("{act} le 27 nov.")).await?;
    }
    look(&window, "outcome-cheque-served").await?;
    window.close().await?;
    expect_due(stage, "2026-12-11", client, "", "").await?;
    expect_due(stage, "2026-12-15", client, "cheque", "titre exécutoire à demander").await?;

    let later = stage.open("2026-12-15T10:00").await?;
    later.see("titre exécutoire à demander").await?;
    case(&later, client, "Chèque impayé").await?;
    later.click("Noter : Titre exécutoire obtenu").await?;
    later.click("Noter").await?;
    later.gone("Fait le").await?;
    look(&later, "outcome-cheque-title").await?;
    later.close().await?;
    assert_eq!(state(stage, "2026-12-16", client).await?, "judicial");
    stage.terminal("2026-12-16", &["verify"]).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dispute_ends_by_a_gesture_by_being_maintained_or_by_being_dropped() -> Done {
    let names = ["Boulangerie Ty Bara", "Conserverie de la Laïta", "Cabinet Riou"];
    let stage = late_clients(&names).await?;
    let window = stage.open("2026-11-03T10:00").await?;
    for name in names {
        call(&window, name, "3", &[("Ce que le client reproche", "un joint qui fuit")]).await?;
    }
    window.see("Rien à relancer aujourd’hui").await?;
    window.close().await?;
    for name in names {
        expect_due(&stage, "2026-11-17", name, "", "").await?;
        expect_due(&stage, "2026-11-18", name, "dispute", "réponse attendue").await?;
    }

    let later = stage.open("2026-11-10T10:00").await?;
    later.see("Rien à relancer aujourd’hui").await?;
    let ends = [
        ("Par un geste", "Contestation close par un geste"),
        ("Je maintiens ma demande", "Contestation close, demande maintenue"),
        ("Le client n’insiste plus", "Contestation retirée par le client"),
    ];
    for (name, (choice, told)) in names.into_iter().zip(ends) {
        case(&later, name, "Contestation").await?;
        later.click("La contestation est terminée").await?;
        later.click(choice).await?;
        later.see("Ensuite").await?;
        look(&later, &format!("outcome-dispute-{}", choice.split(' ').next_back().unwrap_or_default()))
            .await?;
        later.click("Clore la contestation").await?;
        later.click("Historique").await?;
        later.see(told).await?;
    }
    later.close().await?;
    for name in names {
        assert_eq!(state(&stage, "2026-11-12", name).await?, "late");
        expect_due(&stage, "2026-11-12", name, "call", "relances reprises").await?;
    }
    stage.terminal("2026-11-12", &["verify"]).await?;
    Ok(())
}
