//! Ten seconds to take it back: a file imported, a client corrected, a fact recorded, by Ctrl + Z;
//! later, from the line of the timeline, with the reason.

use crate::outcomes::{DAY, case, late_clients, look};
use dument_e2e::Done;

const CTRL_Z: &str = "\u{e009}z";

#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_by_mistake_is_taken_back() -> Done {
    let client = "Garage Le Goff";
    let stage = late_clients(&[client]).await?;
    let more = "N° facture;Client;Date de facture;Échéance;Montant TTC\nF-9;Autre client;01/09/2026;30/09/2026;50,00\n";
    let file = stage.file("erreur.csv", more.as_bytes())?;
    let window = stage.open("2026-11-03T10:00").await?;
    window.see("À appeler").await?;
    window.click("Importer des factures").await?;
    window.choose_files("", &[file]).await?;
    window.see("F-9").await?;
    window.click("Ajouter 1 facture").await?;
    window.see("1 facture ajoutée").await?;
    window.gone("Ajouter 1 facture").await?;
    window.see("Autre client").await?;
    look(&window, "outcome-undo-import").await?;
    window.press(CTRL_Z).await?;
    window.see("tout est comme avant").await?;
    window.gone("Autre client").await?;

    case(&window, client, "Noter un fait").await?;
    window.click("Passer cette étape").await?;
    window.fill("Pourquoi", "déjà dit de vive voix").await?;
    window.click("Passer l’étape").await?;
    window.gone("Étape : appel").await?;
    window.see("déjà dit de vive voix").await?;
    window.click("Annuler ce fait").await?;
    window.see("reste dans l’historique").await?;
    look(&window, "outcome-undo").await?;
    window.fill("Pourquoi", "mauvais client").await?;
    window.press("\u{e007}").await?;
    window.see("annulé").await?;
    window.see("mauvais client").await?;
    window.close().await?;
    let told = stage.terminal(DAY, &["--json", "invoices"]).await?;
    assert!(!told.contains("F-9"), "{told}");
    stage.terminal(DAY, &["verify"]).await?;
    Ok(())
}
