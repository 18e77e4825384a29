//! From a file of invoices to a settled case, by clicks and keys: the call, a promise that is not
//! kept, the two letters, the mise en demeure, the payment.

#![allow(clippy::float_arithmetic)]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use dument_e2e::{Done, Stage, Window};
use fantoccini::key::Key;

const CLIENT: &str = "Menuiserie Lefèvre";

/// What a tradesperson's program exports: one late invoice, one not yet due.
const INVOICES: &str = "N° facture;Client;SIREN;Date de facture;Échéance;Montant TTC;Objet\n\
     F-2026-094;Menuiserie Lefèvre;732829320;01/09/2026;30/09/2026;1 850,00;Pose d’un escalier\n\
     F-2026-140;Café du Port;;20/10/2026;31/12/2026;412,80;Réparation du bar\n";

async fn found_the_company(window: &Window) -> Done {
    window.fill("Nom, tel qu’il figure sur vos factures", "Kerbrat Plomberie").await?;
    window.fill("Numéro et rue", "4 quai Brizeux").await?;
    window.fill("Code postal", "29300").await?;
    window.fill("Ville", "Quimperlé").await?;
    window.fill("Prénom et nom", "Yann Kerbrat").await?;
    window.click("Commencer").await?;
    window.see("Aucune facture pour l’instant").await
}

async fn import(window: &Window, stage: &Stage) -> Done {
    let file = stage.data().join("factures d’octobre.csv");
    fs::write(&file, INVOICES)?;
    window.click("Importer des factures").await?;
    window.choose_files("", &[file]).await?;
    window.see("F-2026-094").await?;
    window.picture("journey-import").await?;
    window.click("Ajouter 2 factures").await?;
    window.see("2 factures ajoutées").await
}

/// Posts the letter that is due: looks at it, saves it, says it was posted.
async fn post_the_letter(stage: &Stage, now: &str, title: &str, picture: &str) -> Done<PathBuf> {
    let before = saved(stage)?;
    let window = stage.open(now).await?;
    window.see(CLIENT).await?;
    window.press(&Key::Enter).await?;
    window.at("/relance/").await?;
    window.see(title).await?;
    window.see("Enregistrer le PDF").await?;
    window.picture(picture).await?;
    window.click("Enregistrer le PDF").await?;
    window.see("Lettre enregistrée").await?;
    window.click("J’ai posté la lettre").await?;
    window.click("Noter l’envoi").await?;
    window.at("/dossier/").await?;
    window.close().await?;
    let new = saved(stage)?.into_iter().find(|path| !before.contains(path));
    Ok(new.ok_or("no letter was saved")?)
}

fn saved(stage: &Stage) -> Done<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(stage.saved())? {
        files.push(entry?.path());
    }
    Ok(files)
}

/// The words of a PDF as a reader copies them, every space alike.
fn words_of(pdf: &PathBuf) -> Done<String> {
    let read = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(pdf).arg("-").output()?;
    let text = String::from_utf8(read.stdout)?;
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// How far from the left edge the first such word of a PDF starts, in millimetres.
fn left_edge_mm(pdf: &PathBuf, word: &str) -> Done<f64> {
    let read = Command::new("pdftotext").args(["-bbox", "-enc", "UTF-8"]).arg(pdf).arg("-").output()?;
    let text = String::from_utf8(read.stdout)?;
    let line = text.lines().find(|line| line.contains(&format!(">{word}<"))).ok_or("no such word")?;
    let left = line.split("xMin=\"").nth(1).and_then(|rest| rest.split('"').next()).ok_or("no edge")?;
    Ok(left.parse::<f64>()? / 72.0 * 25.4)
}

async fn call(stage: &Stage, now: &str, outcome: &str, picture: &str) -> Done<Window> {
    let window = stage.open(now).await?;
    window.see(CLIENT).await?;
    window.press(&Key::Enter).await?;
    window.see("Comment l’appel s’est-il terminé").await?;
    if outcome == "Refuse de payer" {
        window.picture("journey-outcomes").await?;
        window.press("8").await?;
    }
    window.click(outcome).await?;
    window.picture(picture).await?;
    Ok(window)
}

#[tokio::test(flavor = "multi_thread")]
async fn from_a_file_to_the_formal_notice_and_the_payment() -> Done {
    let stage = Stage::new()?;
    let window = stage.open("2026-11-02T09:00").await?;
    found_the_company(&window).await?;
    import(&window, &stage).await?;
    window.see(CLIENT).await?;
    window.close().await?;

    let promised = call(&stage, "2026-11-02T10:00", "Promet de payer", "journey-promise").await?;
    promised.fill("Au plus tard le", "06/11/2026").await?;
    promised.click("Enregistrer l’appel").await?;
    promised.at("/").await?;
    promised.close().await?;

    let broken = call(&stage, "2026-11-09T10:00", "Refuse de payer", "journey-refusal").await?;
    broken.click("Enregistrer l’appel").await?;
    broken.at("/").await?;
    broken.close().await?;

    let first = post_the_letter(&stage, "2026-11-10T09:00", "Première lettre", "journey-first").await?;
    assert!(words_of(&first)?.contains("F-2026-094"));
    post_the_letter(&stage, "2026-12-07T09:00", "Deuxième lettre", "journey-second").await?;
    let notice = post_the_letter(&stage, "2026-12-29T09:00", "Mise en demeure", "journey-notice").await?;
    let words = words_of(&notice)?;
    for expected in ["Mise en demeure", "F-2026-094", "1 850,00 €", "Menuiserie Lefèvre"] {
        assert!(words.to_lowercase().contains(&expected.to_lowercase()), "« {expected} » in {words}");
    }

    let left_mm = left_edge_mm(&notice, "Menuiserie")?;
    assert!((109.5..=110.5).contains(&left_mm), "the address starts at {left_mm} mm");

    let paid = stage.open("2026-12-30T09:00").await?;
    paid.see("en retard chez 1 client").await?;
    paid.press(&format!("{}p", char::from(Key::Control))).await?;
    paid.fill("Client ou facture", "F-2026-094").await?;
    paid.press(&Key::Enter).await?;
    paid.fill("Montant reçu", "1850").await?;
    paid.see("Ces factures seront réglées").await?;
    paid.picture("journey-payment").await?;
    paid.click("Enregistrer le paiement").await?;
    paid.gone("en retard").await?;
    paid.picture("journey-paid").await?;
    paid.close().await
}
