//! The courteous reminder before the due date: asked for in the settings, read, sent by the user,
//! said to be sent, and not proposed again; nothing is chased before its day.

use crate::outcomes::{case, email_says, expect_due, look};
use dument_e2e::{Done, Stage};

const CLIENT: &str = "Menuiserie Lefèvre";
const INVOICES: &str = "N° facture;Client;SIREN;Date de facture;Échéance;Montant TTC\n\
     F-1;Menuiserie Lefèvre;732829320;12/10/2026;10/11/2026;1 850,00\n\
     F-2;Café du Port;552100554;12/10/2026;30/11/2026;412,80\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_courteous_reminder_is_asked_for_read_sent_and_not_proposed_again() -> Done {
    let stage = Stage::new()?.with_company().await?;
    let file = stage.file("factures.csv", INVOICES.as_bytes())?;
    stage.terminal("2026-11-03", &["import", &file.to_string_lossy()]).await?;
    let window = stage.open("2026-11-03T10:00").await?;
    window.see("Rien à relancer aujourd’hui").await?;
    window.gone("rappel courtois").await?;
    window.menu("Réglages").await?;
    window.click("Alertes").await?;
    window.click("Proposer un rappel courtois avant l’échéance").await?;
    window.see("Alertes enregistrées").await?;

    window.menu("Aujourd’hui").await?;
    window.click("1 rappel courtois possible avant l’échéance").await?;
    window.see("échéance le 10 novembre 2026").await?;
    window.gone("F-2").await?;
    look(&window, "courtesy-today").await?;
    window.click(&format!("Préparer l’e-mail pour {CLIENT}")).await?;
    window.see("Rappel courtois avant l’échéance").await?;
    email_says(&window, &["F-1 de 1 850,00 €", "mardi 10 novembre 2026", "merci"]).await?;
    look(&window, "courtesy-email").await?;
    window.click("Enregistrer le message").await?;
    window.see("Message enregistré").await?;
    window.click("C’est envoyé").await?;
    window.see("Noté : rappel courtois envoyé avant l’échéance").await?;
    window.gone("1 rappel courtois").await?;
    case(&window, CLIENT, "Historique").await?;
    window.see("Rappel courtois envoyé avant l’échéance").await?;
    look(&window, "courtesy-sent").await?;
    window.close().await?;

    let message = std::fs::read_dir(stage.saved())?.next().ok_or("no message was saved")??;
    let message = std::fs::read_to_string(message.path())?;
    assert!(message.contains("Subject:"), "{message}");
    expect_due(&stage, "2026-11-10", CLIENT, "", "").await?;
    expect_due(&stage, "2026-11-12", CLIENT, "call", "échue le 10 novembre 2026").await?;
    let again = stage.open("2026-11-04T10:00").await?;
    again.see("Rien à relancer aujourd’hui").await?;
    again.gone("rappel courtois").await?;
    again.close().await?;
    stage.terminal("2026-11-04", &["verify"]).await?;
    Ok(())
}
