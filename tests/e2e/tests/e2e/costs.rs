//! Costs paid to recover: noted with their proof, what they add to the 40 € told before, and taken
//! back by Ctrl + Z.

use crate::outcomes::{case, late_clients, look};
use dument_e2e::Done;

#[tokio::test(flavor = "multi_thread")]
async fn paid_costs_add_what_exceeds_the_indemnity_and_are_taken_back() -> Done {
    let client = "Garage Le Goff";
    let stage = late_clients(&[client]).await?;
    let window = stage.open("2026-11-03T10:00").await?;
    window.see("À appeler").await?;
    case(&window, client, "Noter un fait").await?;
    window.see("950,40 €").await?;
    window.click("Noter des frais payés").await?;
    window.fill("Ce que vous avez payé", "100").await?;
    window.see("100,00 € → 60,00 € de plus").await?;
    window.fill("Pour quoi, et à qui", "sommation de payer, Me Quéméré").await?;
    window.fill("Pièce qui le justifie", "facture n° 88 du 2 novembre").await?;
    look(&window, "costs-form").await?;
    window.click("Noter ces frais").await?;
    window.see("1 010,40 €").await?;
    window.click("Historique").await?;
    window.see("sommation de payer, Me Quéméré").await?;
    look(&window, "costs-noted").await?;
    window.press("\u{e009}z").await?;
    window.gone("1 010,40 €").await?;
    window.see("950,40 €").await?;
    window.close().await?;
    stage.terminal("2026-11-03", &["verify"]).await?;
    Ok(())
}
