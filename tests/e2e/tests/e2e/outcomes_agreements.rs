//! What is agreed, end to end in the window: a plan and its missed instalment, a discount, an
//! exchange, another accord, a third party, time, a sum given up.

use crate::outcomes::{DAY, call, case, expect_due, late_clients, look, saved_paper, state};
use dument_e2e::Done;

#[tokio::test(flavor = "multi_thread")]
async fn a_difficulty_becomes_a_plan_signed_then_missed() -> Done {
    let client = "Garage Le Goff";
    let stage = late_clients(&[client]).await?;
    let window = stage.open("2026-11-03T10:00").await?;
    call(&window, client, "4", &[]).await?;
    window.see("Convenir d’un échéancier").await?;
    window.see("Versement 3").await?;
    window.fill("Premier versement le", "10/11/2026").await?;
    window.see("mardi 10 novembre 2026").await?;
    look(&window, "outcome-plan").await?;
    window.click("Noter l’échéancier").await?;
    window.see("Échéancier convenu").await?;
    window.click("Échéancier").await?;
    window.see("Reste à recevoir").await?;
    window.click("L’accord à signer (PDF)").await?;
    window.see("Document enregistré").await?;
    look(&window, "outcome-plan-panel").await?;
    saved_paper(&stage, &["F-0", "300,00", "10 novembre 2026"])?;
    window.close().await?;

    let later = stage.open("2026-11-16T10:00").await?;
    later.see("Versement du 10 novembre 2026 non reçu").await?;
    case(&later, client, "Échéancier").await?;
    later.see("versement manqué").await?;
    later.click("L’accord est revenu signé").await?;
    later.see("Signé par le client le").await?;
    look(&later, "outcome-plan-signed").await?;
    later.click("Noter la signature").await?;
    later.gone("à faire signer").await?;
    look(&later, "outcome-plan-missed").await?;
    later.close().await?;
    stage.terminal("2026-11-16", &["verify"]).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn arrangement_third_party_time_and_giving_up() -> Done {
    let names = ["Hôtel des Flots", "Café du Port", "Bagad Bro Kemperle", "Mme Anne Péron"];
    let [discount, third, time, lost] = names;
    let stage = late_clients(&names).await?;
    let window = stage.open("2026-11-03T10:00").await?;
    window.see("À appeler").await?;

    case(&window, discount, "Noter un fait").await?;
    look(&window, "outcome-actions").await?;
    window.click("Noter un arrangement").await?;
    window.fill("Remise", "50").await?;
    window.fill("Le reste payé au plus tard le", "13/11/2026").await?;
    window.see("vendredi 13 novembre 2026").await?;
    look(&window, "outcome-arrangement").await?;
    window.click("Enregistrer l’accord à signer (PDF)").await?;
    window.see("Document enregistré").await?;
    window.click("Noter l’arrangement").await?;
    window.click("Arrangement").await?;
    window.see("Remise de 50,00 €").await?;

    case(&window, third, "Noter un fait").await?;
    window.click("Confier à un tiers").await?;
    window.click("Noter que c’est confié").await?;
    window.see("Demandez d’abord ce que cela coûte").await?;
    look(&window, "outcome-third-party-refused").await?;
    window.click("Des frais ou un pourcentage").await?;
    window.fill("Ce que cela coûtera", "120").await?;
    window.fill("Confié à", "Étude Quéméré").await?;
    window.fill("Compte rendu attendu le", "01/12/2026").await?;
    window.click("Noter que c’est confié").await?;
    window.click("Chez un tiers").await?;
    window.see("compte rendu attendu le 1er décembre 2026").await?;
    look(&window, "outcome-third-party").await?;

    case(&window, time, "Noter un fait").await?;
    window.click("Lui laisser du temps").await?;
    window.fill("Jusqu’au", "31/03/2027").await?;
    window.fill("Pourquoi", "attend une subvention").await?;
    window.see("garantie").await?;
    look(&window, "outcome-time").await?;
    window.click("Laisser du temps").await?;
    window.see("attend une subvention").await?;

    case(&window, lost, "Noter un fait").await?;
    window.click("Abandonner cette somme").await?;
    window.click("Abandonner la somme").await?;
    window.see("Choisissez une raison").await?;
    window.click("Le client est introuvable").await?;
    look(&window, "outcome-give-up").await?;
    window.click("Abandonner la somme").await?;
    window.click("Abandon").await?;
    window.click("État des démarches (PDF)").await?;
    window.see("Document enregistré").await?;
    look(&window, "outcome-given-up").await?;
    saved_paper(&stage, &["F-3", "900,00", "introuvable"])?;
    window.close().await?;

    expect_due(&stage, "2026-11-16", discount, "call", "accord à tenir").await?;
    expect_due(&stage, "2026-11-30", third, "", "").await?;
    expect_due(&stage, "2026-12-02", third, "judicial", "confié à Étude Quéméré").await?;
    expect_due(&stage, "2027-03-30", time, "", "").await?;
    assert_eq!(state(&stage, DAY, time).await?, "paused");
    assert_eq!(state(&stage, DAY, lost).await?, "abandoned");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exchange_recalls_the_two_invoices_and_ends_by_set_off() -> Done {
    let client = "Garage Le Goff";
    let stage = late_clients(&[client]).await?;
    let window = stage.open("2026-11-03T10:00").await?;
    window.see("À appeler").await?;
    case(&window, client, "Noter un fait").await?;
    window.click("Noter un arrangement").await?;
    window.click("Un échange").await?;
    window.see("Chacun fait sa facture, avec sa TVA").await?;
    window.fill("Ce que le client donne", "deux jours de location de nacelle").await?;
    window.fill("Valeur, TVA comprise", "600").await?;
    window.fill("Livré ou fait au plus tard le", "20/11/2026").await?;
    window.see("Un échange ne remplace pas les factures").await?;
    window.see("appel le lundi 23 novembre 2026").await?;
    look(&window, "outcome-exchange").await?;
    window.click("Enregistrer l’accord à signer (PDF)").await?;
    window.see("Document enregistré").await?;
    saved_paper(&stage, &["F-0", "location de nacelle", "600,00 €", "chacun facture", "avec sa TVA"])?;
    window.click("Noter l’arrangement").await?;
    window.click("Arrangement").await?;
    window.see("deux factures avec leur TVA").await?;
    window.close().await?;
    assert_eq!(state(&stage, "2026-11-20", client).await?, "promised");
    expect_due(&stage, "2026-11-20", client, "", "").await?;

    let later = stage.open("2026-11-23T10:00").await?;
    later.see("Accord à tenir pour le 20 novembre 2026, rien reçu").await?;
    case(&later, client, "Arrangement").await?;
    later.see("date passée").await?;
    look(&later, "outcome-exchange-passed").await?;
    later.click("C’est livré : noter 600,00 € par compensation").await?;
    later.see("Ce que vaut l’échange, TVA comprise").await?;
    later.fill("Livré ou fait le", "20/11/2026").await?;
    later.see("Il restera 355,90 € à payer").await?;
    look(&later, "outcome-exchange-delivered").await?;
    later.click("Enregistrer le paiement").await?;
    later.see("600,00 € notés le 20 novembre 2026").await?;
    later.click("Historique").await?;
    later.see("Paiement reçu : 600,00 € par compensation").await?;
    later.close().await?;
    expect_due(&stage, "2026-11-23", client, "call", "600,00 € reçus").await?;
    stage.terminal("2026-11-23", &["verify"]).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn another_accord_is_written_signed_and_followed_up() -> Done {
    let client = "Charpente Morvan";
    let stage = late_clients(&[client]).await?;
    let window = stage.open("2026-11-03T10:00").await?;
    window.see("À appeler").await?;
    case(&window, client, "Noter un fait").await?;
    window.click("Noter un arrangement").await?;
    window.click("Autre chose").await?;
    window
        .fill("Termes de l’accord", "Le client rend les deux radiateurs non posés, le reste est payé")
        .await?;
    window.fill("À faire au plus tard le", "10/11/2026").await?;
    window.see("appel le jeudi 12 novembre 2026").await?;
    look(&window, "outcome-other-accord").await?;
    window.click("Enregistrer l’accord à signer (PDF)").await?;
    window.see("Document enregistré").await?;
    saved_paper(&stage, &["F-0", "deux radiateurs non posés", "mardi 10 novembre 2026", "accord écrit"])?;
    window.click("Noter l’arrangement").await?;
    window.click("Arrangement").await?;
    window.see("Accord : Le client rend les deux radiateurs").await?;
    look(&window, "outcome-other-accord-noted").await?;
    window.close().await?;
    expect_due(&stage, "2026-11-10", client, "", "").await?;
    expect_due(&stage, "2026-11-12", client, "call", "accord à tenir pour le 10 novembre 2026").await?;
    stage.terminal("2026-11-12", &["verify"]).await?;
    Ok(())
}
