//! Money received too much: it covers the other invoice, which nobody is called about; it is noted as
//! given back, which makes that invoice to be asked for again, and taken back by Ctrl + Z.

use crate::outcomes::{case, late_clients, look};
use dument_e2e::Done;

#[tokio::test(flavor = "multi_thread")]
async fn money_received_too_much_is_seen_given_back_and_taken_back() -> Done {
    let client = "Garage Le Goff";
    let stage = late_clients(&[client, client]).await?;
    let day = "2026-11-03";
    stage.terminal(day, &["pay", "--invoice", "F-0", "--amount", "3000.00", "--on", day]).await?;
    let window = stage.open("2026-11-03T10:00").await?;
    window.see("Trop-perçu à imputer").await?;
    window.gone("À appeler").await?;
    case(&window, client, "Noter un fait").await?;
    window.see("reçus ou crédités en trop sur F-0").await?;
    window.click("Noter que vous les avez rendus").await?;
    window.fill("Comment", "virement du matin").await?;
    look(&window, "refund-form").await?;
    window.click("Noter ce qui est rendu").await?;
    window.gone("Un trop-perçu").await?;
    window.click("Historique").await?;
    window.see("Rendu au client").await?;
    look(&window, "refund-noted").await?;
    window.press("\u{e009}z").await?;
    window.click("Noter un fait").await?;
    window.see("Un trop-perçu").await?;
    window.close().await?;
    stage.terminal(day, &["verify"]).await?;
    Ok(())
}
