//! What ends or begins again: time given after a look at the client's solvency and taken back, the
//! rest claimed once the principal is paid.

mod outcomes;

use dument_e2e::Done;
use outcomes::{case, expect_due, late_clients, look, state};

const CTRL_P: &str = "\u{e009}p";
const ENTER: &str = "\u{e007}";

#[tokio::test(flavor = "multi_thread")]
async fn time_given_after_a_look_at_the_solvency_is_taken_back_and_a_rest_is_claimed() -> Done {
    let names = ["Café du Port", "Hôtel des Flots"];
    let [time, rest] = names;
    let stage = late_clients(&names).await?;
    let window = stage.open("2026-11-03T10:00").await?;
    window.see("À appeler").await?;
    case(&window, time, "Noter un fait").await?;
    window.click("Noter ce que j’ai vu").await?;
    window.click("Rien d’inquiétant").await?;
    window.fill("Où", "BODACC").await?;
    look(&window, "outcome-solvency").await?;
    window.click("Noter que c’est regardé").await?;
    window.see("Solvabilité regardée (BODACC) : rien d’inquiétant").await?;
    window.click("Noter un fait").await?;
    window.click("Lui laisser du temps").await?;
    window.fill("Jusqu’au", "15/12/2026").await?;
    window.fill("Pourquoi", "attend la fin du chantier").await?;
    window.see("appel le mercredi 16 décembre 2026").await?;
    window.gone("cinq minutes sur les registres publics").await?;
    window.click("Laisser du temps").await?;
    window.see("attend la fin du chantier").await?;

    window.press(CTRL_P).await?;
    window.fill("Client ou facture", "F-1").await?;
    window.press(ENTER).await?;
    window.fill("Montant reçu", "900").await?;
    window.see("C’est exactement le principal").await?;
    look(&window, "outcome-exact-principal").await?;
    window.click("Enregistrer le paiement").await?;
    window.click("Aujourd’hui").await?;
    window.see("Principal payé, reste à décider").await?;
    case(&window, rest, "Noter un fait").await?;
    window.click("Les demander").await?;
    window.see("Le reste est réclamé").await?;
    look(&window, "outcome-rest-claimed").await?;
    window.close().await?;
    assert_eq!(state(&stage, "2026-11-09", time).await?, "paused");
    expect_due(&stage, "2026-11-09", time, "", "").await?;
    expect_due(&stage, "2026-11-09", rest, "call", "échue le 30 septembre 2026").await?;

    let later = stage.open("2026-11-10T10:00").await?;
    later.see("À appeler").await?;
    case(&later, time, "Noter un fait").await?;
    later.see("Les relances sont suspendues").await?;
    later.click("Reprendre les relances").await?;
    later.see("Relances reprises").await?;
    later.close().await?;
    expect_due(&stage, "2026-11-12", time, "call", "relances reprises le 10 novembre 2026").await?;
    stage.terminal("2026-11-12", &["verify"]).await?;
    Ok(())
}
