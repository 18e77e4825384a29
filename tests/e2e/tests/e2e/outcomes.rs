//! What the journeys of the outcomes share: late clients, the call that ends so, what comes next.

use dument_e2e::{Done, Paper, Stage, Window};
use serde_json::Value;

/// Ctrl + Enter records what is typed.
const CTRL_ENTER: &str = "\u{e009}\u{e007}";
const ESCAPE: &str = "\u{e00c}";
/// Waits until the call is recorded; whether an e-mail is then proposed.
const RECORDED: &str = "return new Promise((done) => {
  const look = () => {
    const refused = document.querySelector('[role=alert]');
    if (document.querySelector('[role=dialog]')) done(true);
    else if (refused) done(refused.innerText);
    else if (document.body.innerText.includes('Autre réponse')) requestAnimationFrame(look);
    else done(false);
  };
  look();
});";
/// The day of the calls, a Tuesday.
pub const DAY: &str = "2026-11-03";

/// A company and its late clients, each with one invoice of 900,00 € due on 30 September 2026;
/// firms unless the name says a person.
pub async fn late_clients(names: &[&str]) -> Done<Stage> {
    let stage = Stage::new()?.with_company().await?;
    let mut file =
        String::from("N° facture;Client;Adresse;Code postal;Ville;Date de facture;Échéance;Montant TTC\n");
    for (place, name) in names.iter().enumerate() {
        file +=
            &format!("F-{place};{name};12 rue des Écluses;29300;Quimperlé;01/09/2026;30/09/2026;900,00\n");
    }
    let path = stage.file("factures.csv", file.as_bytes())?;
    stage.terminal(DAY, &["import", &path.to_string_lossy()]).await?;
    for name in names {
        let nature = if name.starts_with("M") { "consumer" } else { "business" };
        stage.terminal(DAY, &["client", "--name", name, "--nature", nature]).await?;
    }
    Ok(stage)
}

/// Calls a client from the first screen, answers by these figures, fills in these fields, records;
/// the e-mail that confirms is left for later.
pub async fn call(window: &Window, client: &str, figures: &str, fields: &[(&str, &str)]) -> Done {
    answer(window, client, figures, fields).await?;
    if recorded(window, client).await? {
        window.press(ESCAPE).await?;
    }
    window.gone("Autre réponse").await
}

/// Calls a client from the first screen and answers, up to what would follow.
pub async fn answer(window: &Window, client: &str, figures: &str, fields: &[(&str, &str)]) -> Done {
    window.see("À appeler").await?;
    window.click(&format!("Appeler, {client}")).await?;
    window.see("Que répond-il").await?;
    for figure in figures.chars() {
        window.press(&figure.to_string()).await?;
    }
    window.see("Ensuite").await?;
    for (label, text) in fields {
        window.fill(label, text).await?;
    }
    Ok(())
}

/// Records the call that is on the screen; whether an e-mail is then proposed, which is left open.
pub async fn recorded(window: &Window, client: &str) -> Done<bool> {
    window.press(CTRL_ENTER).await?;
    let answer = window.ask(RECORDED).await?;
    if let Some(refused) = answer.as_str() {
        return Err(format!("{client}: {refused}").into());
    }
    Ok(answer == Value::Bool(true))
}

/// The text of the e-mail on the screen holds all of this.
pub async fn email_says(window: &Window, expected: &[&str]) -> Done {
    let text = window.ask("return document.querySelector('[role=dialog] textarea').value").await?;
    let text = plain(text.as_str().unwrap_or_default());
    match expected.iter().find(|words| !text.contains(**words)) {
        None => Ok(()),
        Some(words) => Err(format!("« {words} » is not in the e-mail: {text}").into()),
    }
}

/// Every space alike.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Opens the case of a client by its name, on one of its tabs.
pub async fn case(window: &Window, client: &str, tab: &str) -> Done {
    window.go_to(client, client).await?;
    window.titled(client).await?;
    window.tab(tab).await
}

/// Keeps a picture; axe finds nothing wrong, and everything is in its place.
pub async fn look(window: &Window, name: &str) -> Done {
    window.picture(name).await?;
    let (found, loose) = (window.axe().await?, window.loose().await?);
    if found.is_empty() && loose.is_empty() {
        return Ok(());
    }
    Err(format!("{name}: axe found {found:?}; out of place: {loose:?}").into())
}

/// What is due for a client on a day: its step and why; empty when nothing is.
pub async fn due(stage: &Stage, on: &str, client: &str) -> Done<(String, String)> {
    let rows: Value = serde_json::from_str(&stage.terminal(on, &["--json", "today"]).await?)?;
    let own = rows.as_array().into_iter().flatten().find(|row| row["client"] == client);
    let text = |key: &str| own.and_then(|row| row[key].as_str()).unwrap_or_default().to_owned();
    Ok((text("step"), text("reason")))
}

/// Holds what is due for a client on a day to a step and to a word of its reason.
pub async fn expect_due(stage: &Stage, on: &str, client: &str, step: &str, why: &str) -> Done {
    let (found, reason) = due(stage, on, client).await?;
    if found == step && plain(&reason).contains(why) {
        return Ok(());
    }
    Err(format!("{client} on {on}: {found} ({reason}), not {step} ({why})").into())
}

/// The state of the only invoice of a client on a day.
pub async fn state(stage: &Stage, on: &str, client: &str) -> Done<String> {
    let rows: Value =
        serde_json::from_str(&stage.terminal(on, &["--json", "invoices", "--client", client]).await?)?;
    let first = rows.as_array().and_then(|rows| rows.first());
    Ok(first.and_then(|row| row["state"].as_str()).unwrap_or_default().to_owned())
}

/// The paper saved last, which holds these words.
pub fn saved_paper(stage: &Stage, words: &[&str]) -> Done<Paper> {
    let mut files: Vec<_> = std::fs::read_dir(stage.saved())?.filter_map(Result::ok).collect();
    files.sort_by_key(|file| file.metadata().and_then(|about| about.modified()).ok());
    let paper = Paper::at(files.last().ok_or("nothing was saved")?.path());
    let text = paper.words()?.to_lowercase();
    match words.iter().find(|word| !text.contains(&word.to_lowercase())) {
        None => Ok(paper),
        Some(word) => Err(format!("« {word} » is not in: {text}").into()),
    }
}
