//! The law in the window: a file of rates is read and taken, a sum is given up, the statement of
//! account is saved, a payment term is kept with its invoice.

use dument_e2e::{Done, Stage, Window};
use serde_json::Value;

const CLIENT: &str = "Menuiserie Lefèvre";
const CTRL_2: &str = "\u{e009}2";
const ENTER: &str = "\u{e007}";

const INVOICES: &str = "N° facture;Client;SIREN;Date de facture;Échéance;Montant TTC\n\
     F-2026-094;Menuiserie Lefèvre;732829320;01/10/2026;31/10/2026;1 000,00\n";

const RATES: &str = r#"
format = "dument-law-1"
title = "Taux du 1er semestre 2027 (essai)"
checked_on = "2027-01-04"
[[values]]
parameter = "ecb_main_refinancing_rate"
semester = "2027-S1"
value = "2.65"
source = "valeur inventée pour un essai"
"#;

/// A firm that is owed 1 000,00 € by a business since the end of October.
async fn owed() -> Done<Stage> {
    let stage = Stage::new()?.with_company().await?;
    let file = stage.file("factures.csv", INVOICES.as_bytes())?;
    stage.terminal("2026-11-20", &["import", &file.to_string_lossy()]).await?;
    stage.terminal("2026-11-20", &["client", "--name", CLIENT, "--nature", "business"]).await?;
    Ok(stage)
}

/// What a key of the only invoice is worth, as the terminal reads it.
async fn worth(stage: &Stage, today: &str, key: &str) -> Done<String> {
    let list: Value = serde_json::from_str(&stage.terminal(today, &["--json", "invoices"]).await?)?;
    let value = list.pointer(&format!("/0/{key}")).and_then(Value::as_str);
    value.map(str::to_owned).ok_or_else(|| format!("no {key} in {list}").into())
}

async fn open_case(window: &Window) -> Done {
    window.go_to("lefevre", "Menuiserie Lefèvre").await?;
    window.at("/dossier/").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_rates_is_shown_then_accepted_and_the_sums_follow() -> Done {
    let stage = owed().await?;
    // 61 days of 2026 at 12.40 %: the rate of January is not known, nothing is made up.
    assert_eq!(worth(&stage, "2027-01-31", "interest").await?, "20.72");
    let file = stage.file("taux-2027.toml", RATES.as_bytes())?;
    let window = stage.open("2027-01-31T08:00").await?;
    window.see(CLIENT).await?;
    window.menu("Réglages").await?;
    window.click("Taux légaux").await?;
    window.choose_files("", &[file]).await?;
    window.see("Taux du 1er semestre 2027 (essai)").await?;
    window.see("2,65 %").await?;
    window.see("12,65 %").await?;
    window.see("à vérifier").await?;
    window.picture("law-rates-file").await?;
    window.click("Accepter ces taux").await?;
    window.see("Taux acceptés").await?;
    window.gone("Voici ce qui change").await?;
    window.see("mis à jour").await?;
    window.click("Droit").await?;
    window.see("Indemnité forfaitaire pour frais de recouvrement").await?;
    window.see("à comparer avec le texte").await?;
    assert_eq!(window.axe().await?, Vec::<String>::new());
    window.picture("law-figures").await?;
    window.close().await?;
    // 31 days more at 12.65 %.
    assert_eq!(worth(&stage, "2027-01-31", "interest").await?, "31.46");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_indemnity_is_given_up_from_the_case_and_the_statement_saved() -> Done {
    let stage = owed().await?;
    let window = stage.open("2026-11-20T08:00").await?;
    window.see(CLIENT).await?;
    open_case(&window).await?;
    window.click("Décompte (PDF)").await?;
    window.see("Décompte enregistré").await?;
    let saved: Vec<String> = std::fs::read_dir(stage.saved())?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    assert_eq!(saved, ["Décompte Menuiserie Lefèvre 2026-11-20.pdf"]);
    let bytes = std::fs::read(stage.saved().join("Décompte Menuiserie Lefèvre 2026-11-20.pdf"))?;
    assert!(bytes.starts_with(b"%PDF-1.7"));

    window.click("Noter un fait").await?;
    window.click("Renoncer…").await?;
    window.see("Renoncer à une partie de ce qui est dû").await?;
    window.click("L’indemnité de recouvrement").await?;
    window.picture("law-waive").await?;
    window.click("Renoncer").await?;
    window.gone("Renoncer à une partie de ce qui est dû").await?;
    window.see("Annuler").await?;
    window.picture("law-waived").await?;
    window.close().await?;
    assert_eq!(worth(&stage, "2026-11-20", "indemnity").await?, "0.00");
    assert_eq!(worth(&stage, "2026-11-20", "interest").await?, "6.79", "20 days at 12.40 %, kept");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_term_typed_gives_the_due_date_and_is_there_when_the_invoice_is_opened_again() -> Done {
    let stage = owed().await?;
    let window = stage.open("2026-11-20T08:00").await?;
    window.see(CLIENT).await?;
    window.press(CTRL_2).await?;
    window.see("Nouvelle facture").await?;
    window.press("n").await?;
    window.see("Montant TTC").await?;
    window.press("lefev").await?;
    window.leads_to(CLIENT).await?;
    window.press(ENTER).await?;
    window.fill("Numéro de la facture", "F-2026-150").await?;
    window.fill("Montant TTC", "250").await?;
    window.fill("Délai de paiement", "75 jours").await?;
    window.see("dépasse le maximum légal").await?;
    window.see("mercredi 3 février 2027").await?;
    window.picture("law-term").await?;
    window.click("Enregistrer").await?;
    window.see("Facture F-2026-150 enregistrée").await?;
    window.click("F-2026-150").await?;
    window.see("75 jours").await?;
    window.click("Corriger").await?;
    window.see("Corriger la facture F-2026-150").await?;
    let kept = window.ask(
        "return [...document.querySelectorAll('[role=dialog] input, dialog input')].map((one) => one.value)",
    );
    let kept = kept.await?.to_string();
    assert!(kept.contains("75 jours") && kept.contains("03/02/2027"), "{kept}");
    window.picture("law-term-again").await?;
    window.close().await?;
    assert_eq!(stage.terminal("2026-11-20", &["--json", "invoices"]).await?.matches("2027-02-03").count(), 1);
    Ok(())
}
