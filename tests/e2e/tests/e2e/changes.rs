//! What was edited one day is taken back another day, in the window: the program was closed between.

use dument_e2e::{Done, Stage};

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_is_taken_back_after_a_restart_unless_something_leans_on_it() -> Done {
    let stage = Stage::new()?.with_company().await?;
    let csv = "N° facture;Client;Date de facture;Échéance;Montant TTC;Reste dû\n\
        F-20;Café du Port;01/09/2026;30/09/2026;300,00;300,00\n";
    let file = stage.file("factures.csv", csv.as_bytes())?;
    stage.terminal("2026-11-18", &["import", &file.to_string_lossy()]).await?;
    stage.terminal("2026-11-19", &["client", "--name", "Café du Port", "--nature", "public"]).await?;

    let window = stage.open("2026-11-27T10:00").await?;
    window.menu("Clients").await?;
    window.click("Café du Port").await?;
    window.see("Acheteur public").await?;
    window.click("Modifications de la fiche et des factures").await?;
    window.see("Fiche du client corrigée").await?;
    window.see("Fichier lu : factures.csv").await?;
    window.picture("changes-case").await?;
    window.click("Annuler cette modification : Fiche du client corrigée").await?;
    window.see("redevient").await?;
    window.picture("changes-undo").await?;
    assert_eq!(window.axe().await?, Vec::<String>::new());
    window.fill("Pourquoi", "erreur de client").await?;
    window.click("Annuler la modification").await?;
    window.see("tout est comme avant").await?;
    window.see("annulée le").await?;
    window.see("Particulier, à confirmer").await?;
    window.close().await?;

    stage.terminal("2026-11-27", &["pay", "--invoice", "F-20", "--amount", "50.00"]).await?;
    let later = stage.open("2026-11-28T10:00").await?;
    later.menu("Clients").await?;
    later.click("Café du Port").await?;
    later.click("Modifications de la fiche et des factures").await?;
    later.click("Annuler cette modification : Fichier lu").await?;
    later.see("un paiement y est inscrit depuis").await?;
    later.picture("changes-refused").await?;
    later.click("Ne rien changer").await?;
    later.menu("Réglages").await?;
    later.click("Données et réseau").await?;
    later.click("Voir les modifications").await?;
    later.see("Rien n’a été modifié").await?;
    later.picture("changes-settings").await?;
    later.close().await
}
