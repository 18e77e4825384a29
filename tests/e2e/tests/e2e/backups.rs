//! The copy of the day, made by itself, and the way back from a damaged file.

use std::fs;
use std::path::PathBuf;

use dument_e2e::{Done, Stage};

const PHRASE: &str = "quatre chevaux à midi";
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

#[tokio::test(flavor = "multi_thread")]
async fn data_taken_away_under_a_passphrase_leave_a_bar_that_asks_before_writing_here() -> Done {
    let stage = stage().await?;
    let window = stage.open("2026-11-20T07:30").await?;
    window.see("Garage des Abers").await?;
    window.menu("Réglages").await?;
    window.click("Données et réseau").await?;
    window.see("Mes données").await?;
    window.picture("trust").await?;
    window.resize(1024, 768).await?;
    window.picture("trust-1024").await?;
    window.click("Emporter mes données…").await?;
    window.click("Protéger par une phrase de passe").await?;
    window.fill("Phrase de passe", PHRASE).await?;
    window.fill("La même, encore une fois", PHRASE).await?;
    window.click("Je continuerai sur l’autre ordinateur").await?;
    assert_eq!(window.axe().await?, Vec::<String>::new());
    window.picture("take-away").await?;
    window.click("Choisir où l’enregistrer…").await?;
    window.see("Vos données ont été emportées le 20 novembre 2026").await?;
    window.picture("away").await?;
    assert_eq!(window.axe().await?, Vec::<String>::new());
    let saved: Vec<PathBuf> = fs::read_dir(stage.saved())?.flatten().map(|entry| entry.path()).collect();
    let sealed = saved.into_iter().find(|path| path.extension().is_some_and(|end| end == "age"));
    let sealed = sealed.ok_or("no sealed file")?;
    assert!(fs::read(&sealed)?.starts_with(b"age-encryption.org/v1"));
    window.click("Continuer ici…").await?;
    window.see("rien ne les réunira").await?;
    window.click("Continuer ici").await?;
    window.gone("Vos données ont été emportées").await?;
    window.click("Fiche de secours (PDF)…").await?;
    window.see("Fiche de secours enregistrée").await?;
    window.close().await?;

    // On the other computer, from its first screen.
    let other = Stage::new()?;
    let window = other.open("2026-11-21T07:30").await?;
    window.click("Reprendre une sauvegarde").await?;
    window.choose_files("Reprendre une sauvegarde d’ailleurs…", &[sealed]).await?;
    window.see("Cette sauvegarde est protégée").await?;
    window.fill("Sa phrase de passe", "quatre chevaux à minuit").await?;
    window.click("Ouvrir").await?;
    window.see("Ce n’est pas la phrase de passe de cette sauvegarde").await?;
    window.picture("brought-wrong").await?;
    window.fill("Sa phrase de passe", PHRASE).await?;
    window.click("Ouvrir").await?;
    window.see("1 client, 1 facture").await?;
    window.picture("brought").await?;
    window.click("Reprendre cette sauvegarde").await?;
    window.see("Garage des Abers").await?;
    window.close().await?;
    other.terminal("2026-11-21", &["verify"]).await?;
    Ok(())
}
