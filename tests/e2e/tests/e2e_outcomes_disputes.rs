//! What is contested or comes back unpaid, end to end in the window: a dispute answered by letter
//! and ended by a credit note, the dispute of a part, an unpaid cheque and its acts.

mod outcomes;

use dument_e2e::Done;
use outcomes::{call, case, expect_due, late_clients, look, saved_paper, state};

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
    window.click("Oui, rien reçu").await?;
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
    look(&later, "outcome-dispute-end").await?;
    later.click("Clore la contestation").await?;
    later.see("Noter un avoir").await?;
    later.fill("Numéro de l’avoir", "A-1").await?;
    later.fill("Montant TTC", "200").await?;
    look(&later, "outcome-credit-note").await?;
    later.click("Enregistrer l’avoir").await?;
    later.see("Avoir A-1 de 200,00 €").await?;
    later.press("\u{e009}z").await?;
    later.see("Annulé").await?;
    later.see("(annulé)").await?;
    later.close().await?;
    assert_eq!(state(&stage, "2026-11-24", client).await?, "late");
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
    window.click("Aujourd’hui").await?;

    call(&window, cheque, "93", &[("Chèque présenté le", "20/10/2026")]).await?;
    case(&window, cheque, "Chèque impayé").await?;
    window.see("CMF L131-73").await?;
    window.click("Noter : Chèque présenté de nouveau").await?;
    window.click("Noter").await?;
    window.gone("Fait le").await?;
    window.see("Chèque présenté de nouveau le 3 nov.").await?;
    look(&window, "outcome-cheque").await?;
    window.close().await?;

    expect_due(&stage, "2026-11-20", cheque, "cheque", "certificat").await?;
    let later = stage.open("2026-11-20T10:00").await?;
    later.see("Chèque impayé à suivre").await?;
    case(&later, cheque, "Chèque impayé").await?;
    later.click("Noter : Certificat de non-paiement demandé").await?;
    later.click("Noter").await?;
    later.see("Certificat de non-paiement demandé").await?;
    later.close().await?;
    expect_due(&stage, "2026-11-20", cheque, "", "").await?;
    stage.terminal("2026-11-20", &["verify"]).await?;
    Ok(())
}
