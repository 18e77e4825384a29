//! A scenario copied, changed, tried on a real client, saved, chosen; the case that had begun keeps
//! the version it began with until the user moves it.

use dument_e2e::{Done, Stage, Window};

const BEGUN: &str = "Garage des Abers";
const IDLE: &str = "Menuiserie Lefèvre";
const INVOICES: &str = "N° facture;Client;SIREN;Date de facture;Échéance;Montant TTC\n\
     T-1;Garage des Abers;732829320;01/09/2026;30/09/2026;1 850,00\n\
     T-2;Menuiserie Lefèvre;552100554;01/09/2026;30/09/2026;640,00\n";
const TAB: &str = "\u{e004}";
const FRIDAY: &str = "2026-11-20";

/// A company with two firms that are late.
async fn stage() -> Done<Stage> {
    let stage = Stage::new()?.with_company().await?;
    let file = stage.file("factures.csv", INVOICES.as_bytes())?;
    stage.terminal(FRIDAY, &["import", &file.to_string_lossy()]).await?;
    for name in [BEGUN, IDLE] {
        stage.terminal(FRIDAY, &["client", "--name", name, "--nature", "business"]).await?;
    }
    Ok(stage)
}

async fn open_scenarios(stage: &Stage) -> Done<Window> {
    let window = stage.open("2026-11-20T08:00").await?;
    window.see(IDLE).await?;
    window.menu("Réglages").await?;
    window.click("Scénarios").await?;
    window.see("Micro-entreprise").await?;
    Ok(window)
}

/// Puts a client, found by the palette, on « Ma façon » from its sheet, its consequence read first.
async fn follow(window: &Window, name: &str) -> Done {
    window.go_to(name, name).await?;
    window.at("/dossier/").await?;
    window.see(&format!("{name} ·")).await?;
    window.click("Fiche du client").await?;
    window.see("Scénario de relance").await?;
    window.click("Scénario de relance").await?;
    window.press("Ma f").await?;
    window.see("Aucun dossier en cours").await?;
    window.click("Choisir ce scénario").await?;
    window.see("scénario « Ma façon »").await?;
    window.picture("scenario-client").await?;
    window.click("Annuler").await?;
    window.gone("Scénario de relance").await
}

/// The day the formal notice would come, if nothing happens.
async fn notice_day(stage: &Stage, name: &str) -> Done<String> {
    let words = ["--json", "simulate", "--client", name, "--until", "2027-12-31"];
    let steps: serde_json::Value = serde_json::from_str(&stage.terminal(FRIDAY, &words).await?)?;
    let steps = steps.as_array().ok_or("no list")?;
    let notice = steps.iter().find(|one| one.pointer("/step").is_some_and(|step| step == "formal_notice"));
    let day = notice.and_then(|one| one.pointer("/on")).and_then(|on| on.as_str());
    Ok(day.ok_or("no formal notice")?.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scenario_is_copied_tried_saved_and_a_running_case_keeps_its_version() -> Done {
    let stage = stage().await?;
    let window = open_scenarios(&stage).await?;
    window.picture("scenarios").await?;
    assert_eq!(window.axe().await?, Vec::<String>::new());

    // A copy keeps the title of another until it is changed: nothing can be saved meanwhile.
    window.click("Copier Rapide").await?;
    window.see("Essai à blanc").await?;
    window.see("Lundi 7 décembre 2026").await?;
    window.fill("Titre", "Rapide").await?;
    // What is wrong with a field is said once it is left.
    window.press(TAB).await?;
    window.see("Un autre scénario porte déjà ce titre").await?;
    window.picture("scenario-refused").await?;
    window.fill("Titre", "Ma façon").await?;
    window.gone("Un autre scénario porte déjà ce titre").await?;
    window.fill("Jours après l’étape 1", "10").await?;
    // Called today, then ten days of silence: a Monday.
    window.see("Lundi 30 novembre 2026").await?;
    assert_eq!(window.axe().await?, Vec::<String>::new());
    window.picture("scenario-editor").await?;
    window.click("Enregistrer").await?;
    window.see("« Ma façon » enregistré, version 1").await?;

    follow(&window, BEGUN).await?;
    follow(&window, IDLE).await?;
    window.close().await?;
    stage.terminal(FRIDAY, &["act", "--client", BEGUN, "--outcome", "no_answer"]).await?;
    assert_eq!(notice_day(&stage, BEGUN).await?, "2026-11-30");

    let window = open_scenarios(&stage).await?;
    window.click("Modifier").await?;
    window.see("Essai à blanc").await?;
    window.fill("Jours après l’étape 1", "30").await?;
    window.see("Lundi 21 décembre 2026").await?;
    window.click("Enregistrer").await?;
    window.see("1 dossier en cours garde la version 1").await?;
    window.picture("scenario-kept").await?;
    window.close().await?;
    assert_eq!(notice_day(&stage, BEGUN).await?, "2026-11-30", "begun with the first version");
    assert_eq!(notice_day(&stage, IDLE).await?, "2026-12-21", "nothing was under way");

    let window = open_scenarios(&stage).await?;
    window.click("Passer aussi les dossiers en cours").await?;
    window.see("Voici ce qui change pour chacun").await?;
    window.see(BEGUN).await?;
    window.picture("scenario-move").await?;
    window.click("Passer ces dossiers").await?;
    window.see("1 dossier en cours passé à la version 2").await?;
    window.close().await?;
    assert_eq!(notice_day(&stage, BEGUN).await?, "2026-12-21");
    stage.terminal(FRIDAY, &["verify"]).await?;
    Ok(())
}
