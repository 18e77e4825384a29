//! The copy of the day, made by itself, and the way back from a damaged file.

use std::fs;
use std::path::PathBuf;

use dument_e2e::{Done, Stage};

const INVOICES: &str = "N° facture;Client;SIREN;Date de facture;Échéance;Montant TTC\n\
     T-1;Garage des Abers;732829320;01/09/2026;30/09/2026;1 850,00\n";

/// A company with one firm that is late.
async fn stage() -> Done<Stage> {
    let stage = Stage::new()?.with_company().await?;
    let file = stage.file("factures.csv", INVOICES.as_bytes())?;
    stage.terminal("2026-11-20", &["import", &file.to_string_lossy()]).await?;
    Ok(stage)
}

fn copies(stage: &Stage) -> Vec<PathBuf> {
    let entries = fs::read_dir(stage.data().join("sauvegardes")).into_iter().flatten().flatten();
    let all = entries.map(|entry| entry.path());
    // Beside them, the register of what was tried and of the second place.
    all.filter(|path| path.extension().is_some_and(|end| end == "db")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_file_opens_again_from_the_copy_made_by_itself() -> Done {
    let stage = stage().await?;
    let window = stage.open("2026-11-20T07:30").await?;
    window.see("Garage des Abers").await?;
    window.menu("Réglages").await?;
    window.click("Données et réseau").await?;
    window.see("Dernière sauvegarde : aujourd’hui à 7 h 30").await?;
    assert_eq!(window.axe().await?, Vec::<String>::new());
    window.picture("backups").await?;
    window.close().await?;
    assert_eq!(copies(&stage).len(), 1);

    fs::write(stage.data().join("dument.db"), b"SQLite format 3\0 and nothing else")?;
    let window = stage.open("2026-11-21T07:30").await?;
    window.see("Dûment n’a pas pu ouvrir vos données").await?;
    window.picture("backups-damaged").await?;
    window.click("Reprendre… la sauvegarde du 20 novembre 2026 à 7 h 30").await?;
    window.see("1 client, 1 facture, dernière écriture le 20 novembre 2026").await?;
    window.picture("backups-restore").await?;
    window.click("Reprendre cette sauvegarde").await?;
    window.see("Garage des Abers").await?;
    window.see("Sauvegarde reprise").await?;
    window.close().await?;
    stage.terminal("2026-11-21", &["verify"]).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_of_the_day_that_cannot_be_made_is_said_and_hides_nothing() -> Done {
    let stage = stage().await?;
    fs::write(stage.data().join("sauvegardes"), b"a file in the place of the folder")?;
    let window = stage.open("2026-11-20T07:30").await?;
    window.see("La sauvegarde n’a pas été faite").await?;
    window.see("Garage des Abers").await?;
    window.picture("backups-refused").await?;
    window.close().await
}
