//! Before a letter leaves: the payments are looked at, and what came meanwhile is seen; after an
//! absence, what was missed is listed once.

use dument_e2e::{Done, Stage};
use serde_json::Value;

/// A client of the example that is due for this letter on a day, with what it owes.
async fn due_for(stage: &Stage, today: &str, step: &str) -> Done<(String, String)> {
    let rows: Vec<Value> = serde_json::from_str(&stage.terminal(today, &["today", "--json"]).await?)?;
    let letter = rows.iter().find(|row| row["step"].as_str() == Some(step));
    let told = letter.and_then(|row| Some((row["client"].as_str()?, row["amount_due"].as_str()?)));
    let (client, owed) = told.ok_or("no letter is due in the example")?;
    Ok((client.to_owned(), owed.replace('.', ",")))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_asks_first_when_nobody_has_looked_at_the_payments() -> Done {
    let stage = Stage::new()?;
    stage.terminal("2026-11-20", &["example"]).await?;
    let (client, _) = due_for(&stage, "2026-12-01", "formal_notice").await?;
    let window = stage.open("2026-12-01T10:00").await?;
    window.see("Paiements à jour au 19 novembre 2026").await?;
    window.picture("freshness-today").await?;
    window.click(&format!("Préparer la mise en demeure, {client}")).await?;
    window.click("J’ai posté la lettre").await?;
    window.see("Avez-vous regardé votre compte").await?;
    window.click("Noter l’envoi").await?;
    window.see("Dites-le d’abord").await?;
    window.picture("freshness-asked").await?;
    window.click("Je n’ai pas vérifié").await?;
    window.click("Noter l’envoi").await?;
    window.at("/dossier/").await?;
    window.see("Paiements non vérifiés avant l’envoi").await?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_noted_on_the_letter_screen_keeps_the_letter_back() -> Done {
    let stage = Stage::new()?;
    stage.terminal("2026-11-20", &["example"]).await?;
    let (client, owed) = due_for(&stage, "2026-11-20", "second_letter").await?;
    let window = stage.open("2026-11-20T10:00").await?;
    window.click(&format!("Préparer la deuxième lettre, {client}")).await?;
    window.see("Paiements à jour au 19 novembre 2026 (hier)").await?;
    window.see("Rien reçu de ce client depuis").await?;
    window.picture("freshness-letter").await?;
    window.click("Enregistrer le PDF").await?;
    window.see("Lettre enregistrée").await?;
    window.click("Noter un paiement").await?;
    window.fill("Montant reçu", &owed).await?;
    window.see("Compté sur").await?;
    window.click("Enregistrer le paiement").await?;
    window.see("Payé depuis").await?;
    window.picture("freshness-paid").await?;
    window.gone("J’ai posté la lettre").await?;
    window.menu("Aujourd’hui").await?;
    window.see("ne l’envoyez pas").await?;
    window.picture("freshness-lapsed").await?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_missed_while_the_computer_was_off_is_listed_once() -> Done {
    let stage = Stage::new()?;
    stage.terminal("2026-11-20", &["example"]).await?;
    let before = stage.open("2026-11-20T10:00").await?;
    before.see("relances à faire aujourd’hui").await?;
    before.close().await?;
    let back = stage.open("2026-12-11T10:00").await?;
    back.see("Pendant votre absence (du 21 novembre au 10 décembre 2026)").await?;
    back.picture("absence").await?;
    back.click("J’ai vu").await?;
    back.gone("Pendant votre absence").await?;
    back.close().await?;
    let again = stage.open("2026-12-11T11:00").await?;
    again.see("relances à faire aujourd’hui").await?;
    again.gone("Pendant votre absence").await?;
    again.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn each_kind_of_alert_has_its_switch_and_a_sunday_its_rest() -> Done {
    let stage = Stage::new()?.dark();
    stage.terminal("2026-11-20", &["example"]).await?;
    let window = stage.open("2026-11-22T10:00").await?;
    window.resize(1024, 700).await?;
    window.see("ces relances peuvent attendre lundi 23 novembre 2026").await?;
    window.picture("rest-dark-1024").await?;
    window.menu("Réglages").await?;
    window.click("Alertes").await?;
    window.see("Une promesse non tenue").await?;
    window.picture("alerts-dark-1024").await?;
    window.click("Une facture arrive à échéance demain").await?;
    window.see("Alertes enregistrées").await?;
    assert_eq!(window.axe().await?, Vec::<String>::new());
    window.close().await?;
    let again = stage.open("2026-11-22T10:05").await?;
    again.menu("Réglages").await?;
    again.click("Alertes").await?;
    again.see("Une facture arrive à échéance demain").await?;
    let ticked = "return [...document.querySelectorAll('input[type=checkbox]')]
        .some((box) => box.checked && box.labels[0].innerText.includes('échéance demain'))";
    assert_eq!(again.ask(ticked).await?, Value::Bool(true));
    again.close().await
}
