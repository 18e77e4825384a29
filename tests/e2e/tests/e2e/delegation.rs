//! A reminder dragged to another day, and a week of calls given to somebody else: the sheet saved,
//! its results typed back by figures, and read back from a table.

use std::fs;

use dument_e2e::{Done, Paper, Stage, Window};

const ENTER: &str = "\u{e007}";
const TAB: &str = "\u{e004}";
const CTRL_4: &str = "\u{e009}4";
/// A reminder of the day chosen, in the list beside the month.
const REMINDER: &str = "aside .movable";
/// What is on its day for good: the judicial step of the example.
const FIXED: &str = "aside .what:not(.movable)";

async fn explore(stage: &Stage) -> Done<Window> {
    let window = stage.open("2026-11-20T08:00").await?;
    window.click("Explorer avec un exemple").await?;
    window.see("Menuiserie Lefèvre").await?;
    Ok(window)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_is_dragged_to_another_day_and_nothing_else_is() -> Done {
    let stage = Stage::new()?;
    let window = explore(&stage).await?;
    window.resize(1024, 700).await?;
    window.press(CTRL_4).await?;
    window.see("Vendredi 20 novembre 2026").await?;
    window.drag(FIXED, "[data-day='2026-11-26']").await?;
    window.see("n’est pas une relance").await?;
    window.drag(REMINDER, "[data-day='2026-11-18']").await?;
    window.see("ce jour est passé").await?;
    window.drag(REMINDER, "[data-day='2026-11-28']").await?;
    window.see("Reporter la relance").await?;
    window.see("lundi 30 novembre 2026, premier jour ouvré possible").await?;
    window.picture("calendar-postpone").await?;
    window.fill("Raison", "il rentre de congés").await?;
    window.click("Reporter").await?;
    window.see("du temps est laissé jusqu’au 27 novembre 2026").await?;
    window.gone("Reporter la relance").await?;
    window.picture("calendar-postponed").await?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_week_of_calls_is_given_and_its_results_are_typed_back() -> Done {
    let stage = Stage::new()?;
    let window = explore(&stage).await?;
    window.click("Confier les appels").await?;
    window.see("dix par page").await?;
    window.fill("Confiée à", "Anne Le Bris").await?;
    window.picture("delegation-give").await?;
    window.click("Enregistrer la feuille (PDF)").await?;
    window.see("Feuille enregistrée").await?;
    window.click("Tableau (.csv)").await?;
    window.see(".csv").await?;
    let paper = Paper::at(stage.saved().join("Appels-semaine-du-2026-11-16-feuille-1.pdf"));
    let words = paper.words()?;
    assert!(words.contains("pour Anne Le Bris") && words.contains("À rendre à"), "{words}");
    assert!(words.contains("C1-01") && !words.contains("pénalité"), "{words}");
    assert_eq!(paper.pages()?, 1);
    window.press("r").await?;
    window.see("Noter les résultats").await?;
    window.fill("Appels passés le", "20/11/2026").await?;
    window.press(TAB).await?;
    window.press(TAB).await?;
    window.press("2").await?;
    window.see("Promis pour le").await?;
    window.press("27/11/2026").await?;
    window.press(ENTER).await?;
    window.press("6").await?;
    window.picture("delegation-results").await?;
    window.click("Noter 2 résultats").await?;
    window.see("2 résultats notés.").await?;
    window.see("20 novembre 2026 : promet").await?;
    window.resize(1024, 700).await?;
    from_the_table(&stage, &window).await?;
    window.close().await
}

/// The table filled by hand on its third row is read, shown, and recorded once.
async fn from_the_table(stage: &Stage, window: &Window) -> Done {
    let written = fs::read_to_string(stage.saved().join("Appels-semaine-du-2026-11-16-feuille-1.csv"))?;
    let mut rows: Vec<String> = written.lines().map(str::to_owned).collect();
    let third = rows.get_mut(3).ok_or("a third call")?;
    *third = third.strip_suffix(";;;;;;").ok_or("empty columns")?.to_owned() + ";20/11/2026;7;;;Mme Riou;";
    let file = stage.file("remplie.csv", rows.join("\r\n").as_bytes())?;
    for told in ["Refuse de payer", "Déjà noté : refuse de payer"] {
        window.choose_files("Lire un tableau rempli (.csv)", std::slice::from_ref(&file)).await?;
        window.see(told).await?;
        window.click("Noter 1 résultat").await?;
        window.see(if told.starts_with('R') { "1 résultat noté." } else { "1 déjà noté" }).await?;
    }
    window.picture("delegation-noted").await?;
    let found = window.axe().await?;
    assert_eq!(found, Vec::<String>::new());
    Ok(())
}
