//! Personal data: the register, and a client erased from its sheet.

use dument_e2e::{Done, Stage};

const INVOICES: &str = "N° facture;Client;E-mail;Date de facture;Échéance;Montant TTC\n\
     T-1;Odile Le Goff;odile@example.org;01/09/2026;30/09/2026;1 850,00\n\
     T-2;Garage des Abers;;01/09/2026;30/09/2026;500,00\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_client_who_paid_is_erased_from_its_sheet_and_leaves_the_lists() -> Done {
    let stage = Stage::new()?.drawn().with_company().await?;
    let file = stage.file("factures.csv", INVOICES.as_bytes())?;
    stage.terminal("2026-11-20", &["import", &file.to_string_lossy()]).await?;
    stage
        .terminal("2026-11-20", &["pay", "--invoice", "T-1", "--amount", "1850.00", "--on", "2026-10-15"])
        .await?;
    let window = stage.open("2026-11-20T07:30").await?;
    window.menu("Réglages").await?;
    window.click("Données et réseau").await?;
    window.see("Rien n’est à effacer aujourd’hui").await?;
    window.click("Voir le registre").await?;
    window.see("C. com. art. L123-22").await?;
    assert_eq!(window.axe().await?, Vec::<String>::new());
    window.picture("personal-register").await?;
    window.resize(1024, 768).await?;
    window.picture("personal-register-1024").await?;
    window.menu("Clients").await?;
    window.click("Odile Le Goff").await?;
    window.see("Historique").await?;
    window.click("Fiche du client").await?;
    window.see("Fiche de Odile Le Goff").await?;
    window.click("Ses données…").await?;
    window.see("Cela ne s’annule pas").await?;
    window.see("jusqu’au 31 décembre 2036").await?;
    assert_eq!(window.axe().await?, Vec::<String>::new());
    window.picture("personal-preview").await?;
    window.click("Effacer ses données").await?;
    window.see("hors des listes").await?;
    window.see("Garage des Abers").await?;
    window.gone("Odile Le Goff").await?;
    window.close().await?;
    stage.terminal("2026-11-20", &["verify"]).await?;
    Ok(())
}
