//! Several companies on one computer: added, changed, told apart, and never shown under another's name.

use std::fs::File;
use std::process::Command;

use dument_e2e::{Done, Stage, Window, program};

const ENTER: &str = "\u{e007}";

const INVOICES: &str = "N° facture;Client;SIREN;Date de facture;Échéance;Montant TTC\n\
    F-12;Garage Le Goff;999999006;2026-08-19;2026-09-18;1850,00\n";

/// A firm with a late invoice, in the folder used since the first start.
async fn with_first() -> Done<Stage> {
    let stage = Stage::new()?.with_company().await?;
    let table = stage.file("factures.csv", INVOICES.as_bytes())?;
    stage.terminal("2026-11-20", &["import", &table.to_string_lossy()]).await?;
    Ok(stage)
}

/// One more firm beside it, as the terminal makes it.
fn add(stage: &Stage, number: usize, name: &str) -> Done {
    let profile = include_str!("../../fixtures/kerbrat.json").replace("Kerbrat Plomberie", name);
    let file = stage.file(&format!("entreprise-{number}.json"), profile.as_bytes())?;
    let mut command = Command::new(program()?.with_file_name("dument-cli"));
    stage.surround(&mut command, "2026-11-20T08:00");
    let folder = stage.data().with_file_name(format!("données-{number}"));
    let made = command.arg("--data").arg(folder).args(["init", "--company"]).arg(file).output()?;
    if made.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&made.stderr).into_owned().into())
    }
}

/// What axe finds, and what is not where it should be.
async fn holds(window: &Window, name: &str) -> Done {
    window.picture(name).await?;
    let found = (window.axe().await?, window.loose().await?);
    if found.0.is_empty() && found.1.is_empty() { Ok(()) } else { Err(format!("{name}: {found:?}").into()) }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_company_is_added_and_none_is_shown_under_the_name_of_the_other() -> Done {
    let stage = with_first().await?;
    let desktop = stage.desktop().await?;
    let window = stage.open("2026-11-21T08:00").await?;
    window.see("Garage Le Goff").await?;
    let icon = desktop.icon().await?;
    icon.menu_saying("1 relance à faire").await?;

    window.menu("Réglages").await?;
    window.click("Ajouter une entreprise").await?;
    window.see("Trois questions, et vous commencez").await?;
    window.fill("Nom, tel qu’il figure sur vos factures", "Le Guen Menuiserie").await?;
    window.fill("Code postal", "29000").await?;
    window.fill("Ville", "Quimper").await?;
    window.click("Commencer").await?;
    window.see("Aucune facture pour l’instant").await?;
    window.gone("Garage Le Goff").await?;
    icon.menu_saying("Le Guen Menuiserie\u{a0}: Rien à relancer").await?;
    window.press("\u{e009}k").await?;
    window.focus_on("Client ou écran").await?;
    window.press("goff").await?;
    window.gone("Garage Le Goff").await?;
    window.press("\u{e00c}").await?;

    window.click("Le Guen Menuiserie").await?;
    window.see("ouverte dans cette fenêtre").await?;
    holds(&window, "companies-list").await?;
    window.click("Kerbrat Plomberie").await?;
    window.see("Garage Le Goff").await?;
    window.gone("Le Guen Menuiserie").await?;
    icon.menu_saying("Kerbrat Plomberie\u{a0}: 1 relance à faire").await?;

    // Open elsewhere, it stays closed, and this one stays.
    let elsewhere = File::open(stage.data().with_file_name("données-2").join("dument.lock"))?;
    elsewhere.lock()?;
    window.click("Kerbrat Plomberie").await?;
    window.click("Le Guen Menuiserie").await?;
    window.see("Dûment est déjà ouvert sur ces données").await?;
    window.press("\u{e00c}").await?;
    window.see("Garage Le Goff").await?;
    drop(elsewhere);
    window.close().await?;

    let again = stage.open("2026-11-21T09:00").await?;
    again.see("Quelle entreprise").await?;
    desktop.icon().await?.menu_saying("Plusieurs entreprises").await?;
    holds(&again, "companies-start").await?;
    again.press(ENTER).await?;
    again.see("Garage Le Goff").await?;
    again.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_companies_with_long_names_hold_in_a_small_window() -> Done {
    let stage = with_first().await?.dark();
    for number in 2..=10 {
        add(&stage, number, &format!("Entreprise générale de bâtiment Kervella et associés, lot {number}"))?;
    }
    let window = stage.open("2026-11-21T08:00").await?;
    window.resize(1024, 700).await?;
    window.see("lot 10").await?;
    holds(&window, "companies-ten").await?;
    window.click("Entreprise générale de bâtiment Kervella et associés, lot 10").await?;
    window.see("Aucune facture pour l’instant").await?;
    for (width, height) in [(1024, 700), (1280, 800), (640, 700)] {
        window.resize(width, height).await?;
        holds(&window, &format!("companies-long-{width}")).await?;
    }
    window.click("Entreprise générale de bâtiment Kervella et associés, lot 10").await?;
    window.see("ouverte dans cette fenêtre").await?;
    holds(&window, "companies-long-list").await?;
    window.close().await
}
