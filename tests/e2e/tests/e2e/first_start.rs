//! The first start: an example to look at, or three questions and one begins.

use dument_e2e::{Done, Stage};

#[tokio::test(flavor = "multi_thread")]
async fn the_example_is_explored_left_found_again_and_removed() -> Done {
    let stage = Stage::new()?;
    let window = stage.open("2026-11-20T08:00").await?;
    window.click("Explorer avec un exemple").await?;
    for said in ["14 relances à faire aujourd’hui", "Promesse non tenue", "M. et Mme Kervella", "4 180,00 €"]
    {
        window.see(said).await?;
    }
    assert!(stage.data().join("exemple/dument.db").exists(), "the example has a folder of its own");

    window.click("Quitter l’exemple").await?;
    window.click("Passer à mes données").await?;
    window.see("Trois questions, et vous commencez").await?;
    window.click("Explorer avec un exemple").await?;
    window.see("M. et Mme Kervella").await?;

    window.click("Quitter l’exemple").await?;
    window.click("Supprimer l’exemple").await?;
    window.see("Trois questions, et vous commencez").await?;
    window.close().await?;
    assert!(!stage.data().join("exemple/dument.db").exists(), "nothing of the example is left");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn three_questions_are_enough_and_what_lacks_is_said() -> Done {
    let stage = Stage::new()?;
    let window = stage.open("2026-11-20T08:00").await?;
    window.click("Commencer").await?;
    window.see("Tapez le nom de votre entreprise.").await?;
    assert_eq!(window.axe().await?, Vec::<String>::new());

    window.fill("Nom, tel qu’il figure sur vos factures", "Menuiserie Le Guen").await?;
    window.fill("Code postal", "29000").await?;
    window.fill("Ville", "Quimper").await?;
    window.fill("Prénom et nom", "Maël Le Guen").await?;
    window.click("Commencer").await?;
    window.see("Aucune facture pour l’instant").await?;
    assert_eq!(window.axe().await?, Vec::<String>::new());
    window.close().await?;

    let again = stage.open("2026-11-21T08:00").await?;
    again.see("Aucune facture pour l’instant").await?;
    again.menu("Réglages").await?;
    again.see("Votre entreprise").await?;
    let name = again.ask("return document.querySelector('main input').value").await?;
    assert_eq!(name, "Menuiserie Le Guen", "what was answered is kept");
    again.close().await
}
