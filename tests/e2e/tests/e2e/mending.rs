//! What lacks or is wrong is filled in, mended or removed from where it is seen.

use dument_e2e::{Done, Stage, Window};

const DAY: &str = "2026-11-20T08:00";
/// Grey, sixteen bits a pixel: what viewers of PDF draw black.
const SIXTEEN_BITS: &[u8] = include_bytes!("../../../../src-tauri/crates/letters/tests/fixtures/grey16.png");
const TABLE: &str = "Numéro;Client;Date;Échéance;Montant TTC\nF-1;Garage Riou;02/09/2026;02/10/2026;100,00\nF-2;Garage Riou;02/09/2026;02/10/2026;200,00\n";

async fn with_invoices(stage: &Stage) -> Done<Window> {
    let file = stage.file("factures.csv", TABLE.as_bytes())?;
    stage.terminal("2026-11-20", &["import", &file.to_string_lossy()]).await?;
    stage.open(DAY).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_logo_is_shown_as_letters_have_it_or_refused_when_it_is_chosen() -> Done {
    let stage = Stage::new()?.with_company().await?;
    let logo = stage.file("logo.png", SIXTEEN_BITS)?;
    let other = stage.file("plaquette.png", b"%PDF-1.7 une plaquette")?;
    let window = stage.open(DAY).await?;
    window.menu("Réglages").await?;
    window.choose_files("Choisir une image : logo", &[other]).await?;
    window.see("Ce fichier n’est pas une image PNG ou JPEG, ou il est abîmé").await?;
    window.picture("logo-refused").await?;
    window.choose_files("Choisir une image : logo", &[logo]).await?;
    window.see("image enregistrée").await?;
    let drawn = "return new Promise((done) => { const look = () => { const image = document.querySelector('main img'); \
                 image?.naturalWidth > 0 ? done(image.naturalWidth) : requestAnimationFrame(look); }; look(); });";
    assert_eq!(window.ask(drawn).await?, 20);
    window.picture("logo-shown").await?;
    assert_eq!(window.axe().await?, Vec::<String>::new());
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_letter_lacks_is_filled_in_from_its_remark() -> Done {
    let stage = Stage::new()?.with_company().await?;
    let window = with_invoices(&stage).await?;
    window.menu("Clients").await?;
    window.click("Garage Riou").await?;
    window.see("Historique").await?;
    window.press("l").await?;
    window.see("Avant d’envoyer").await?;
    window.picture("completing").await?;
    window.click("Compléter : La date du devis ou du contrat de la facture F-1 manque").await?;
    window.see("Corriger la facture F-1").await?;
    window.focus_on("Devis accepté le").await?;
    window.picture("completing-invoice").await?;
    window.fill("Devis accepté le", "20/08/2026").await?;
    window.click("Enregistrer").await?;
    window.gone("La date du devis ou du contrat de la facture F-1 manque").await?;

    window.click("Compléter : L’adresse du client").await?;
    window.see("Fiche de Garage Riou").await?;
    window.focus_on("Adresse").await?;
    window.press("\u{e00c}").await?;
    window.click("Ajouter une pièce : Utile au dossier : copie de la facture").await?;
    window.see("Aucune pièce pour l’instant").await?;

    let photo = stage.file("IMG_2034.png", SIXTEEN_BITS)?;
    window.choose_files("Ajouter une pièce", &[photo]).await?;
    window.see("IMG_2034.png est gardé au dossier").await?;
    window.picture("paper-kept").await?;
    assert_eq!(window.axe().await?, Vec::<String>::new());
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invoice_gets_its_file_and_one_added_by_mistake_is_removed() -> Done {
    let stage = Stage::new()?.with_company().await?;
    let pdf = stage.file("F-1.pdf", b"%PDF-1.7 la facture")?;
    let window = with_invoices(&stage).await?;
    window.menu("Factures").await?;
    window.click("F-1").await?;
    window.choose_files("Ajouter le fichier", &[pdf]).await?;
    window.see("F-1.pdf est gardé avec la facture F-1").await?;
    window.see("Ouvrir le fichier").await?;
    window.picture("invoice-file").await?;
    window.click("Retirer").await?;
    window.see("Retirer la facture F-1").await?;
    window.see("Retirer les 2 factures").await?;
    window.picture("invoice-remove").await?;
    assert_eq!(window.axe().await?, Vec::<String>::new());
    window.click("Retirer cette facture").await?;
    window.see("La facture F-1 est retirée").await?;
    window.see("1 facture").await?;
    window.click("Annuler").await?;
    window.see("2 factures").await?;
    window.close().await
}
