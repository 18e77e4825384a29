//! Time in the window: years are not promised without a word, and a call and a letter are on two days.

use dument_e2e::{Done, Stage};
use serde_json::Value;

const CLIENT: &str = "Menuiserie Lefèvre";
const CTRL_A: &str = "\u{e009}a";

/// The identifier of a client, which the address of its letter names.
async fn identifier(stage: &Stage) -> Done<i64> {
    let sheet = stage.terminal("2026-11-20", &["--json", "client", "--name", CLIENT]).await?;
    let sheet: Value = serde_json::from_str(&sheet)?;
    sheet.get("client_id").and_then(Value::as_i64).ok_or_else(|| "no such client in the example".into())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_of_years_is_warned_about_and_the_letter_waits_for_the_next_day() -> Done {
    let stage = Stage::new()?;
    stage.terminal("2026-11-20", &["example"]).await?;
    let client = identifier(&stage).await?;

    let window = stage.open("2026-11-20T10:00").await?;
    window.click("Appeler, M. et Mme Kervella").await?;
    window.see("Que répond-il").await?;
    window.click("Va payer le").await?;
    window.press(CTRL_A).await?;
    window.press("15/03/2028").await?;
    window.see("mois sans garantie").await?;
    window.see("solvabilité du client").await?;
    window.picture("one-a-day-long-promise").await?;
    window.click("Autre réponse").await?;
    window.click("Refuse de payer").await?;
    window.click("C’est le client qui a appelé").await?;
    window.picture("one-a-day-client-rang").await?;
    window.close().await?;

    let told = ["act", "--client", CLIENT, "--outcome", "refuses", "--invoice", "F2026-016"];
    stage.terminal("2026-11-20", &told).await?;
    let window = stage.open("2026-11-20T11:00").await?;
    window.see("Aujourd’hui").await?;
    let letter = format!("/relance/{client}/lettre/formal_notice");
    window.ask(&format!("window.location.assign('{letter}')")).await?;
    window.see("Avant d’envoyer").await?;
    window.see("Page 1").await?;
    window.picture("one-a-day-next-day").await?;
    window.gone("écrire plus tôt").await?;
    window.see("Quimperlé, le 23 novembre 2026").await?;
    window.close().await
}
