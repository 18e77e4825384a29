//! What begins again or is paid to its end: time given after a look at the client's solvency and
//! taken back, the rest claimed once the principal is paid, a plan paid to its last instalment.

use crate::outcomes::{case, expect_due, late_clients, look, state};
use dument_e2e::{Done, Window};

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
    window.see("Le principal est payé").await?;
    look(&window, "outcome-exact-principal").await?;
    window.click("Enregistrer le paiement").await?;
    window.menu("Aujourd’hui").await?;
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

/// Records a payment of an invoice, found by its number, from the keyboard.
async fn pay(window: &Window, number: &str, amount: &str) -> Done {
    window.press(CTRL_P).await?;
    window.fill("Client ou facture", number).await?;
    window.press(ENTER).await?;
    window.fill("Montant reçu", amount).await?;
    window.see("Compté sur").await?;
    window.click("Enregistrer le paiement").await?;
    window.see(&format!("{amount},00 € notés")).await?;
    window.gone("Montant reçu").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_paid_to_its_last_instalment_closes_the_case() -> Done {
    let client = "Charpente Morvan";
    let stage = late_clients(&[client]).await?;
    let window = stage.open("2026-11-03T10:00").await?;
    window.see("À appeler").await?;
    case(&window, client, "Noter un fait").await?;
    window.click("Convenir d’un échéancier").await?;
    window.see("Versement 3").await?;
    window.fill("Nombre de versements", "2").await?;
    window.fill("Premier versement le", "10/11/2026").await?;
    window.gone("Versement 3").await?;
    window.click("Noter l’échéancier").await?;
    window.see("Échéancier convenu : 2 versements").await?;
    window.close().await?;

    let first = stage.open("2026-11-10T10:00").await?;
    first.see("en retard chez 1 client").await?;
    pay(&first, "F-0", "450").await?;
    case(&first, client, "Échéancier").await?;
    first.see("1 versement reçu sur 2").await?;
    look(&first, "outcome-plan-kept").await?;
    first.close().await?;
    assert_eq!(state(&stage, "2026-12-01", client).await?, "plan");
    expect_due(&stage, "2026-12-01", client, "", "").await?;

    let last = stage.open("2026-12-10T10:00").await?;
    last.see("Aujourd’hui").await?;
    pay(&last, "F-0", "450").await?;
    last.menu("Aujourd’hui").await?;
    last.see("reste à décider").await?;
    look(&last, "outcome-plan-finished").await?;
    case(&last, client, "Noter un fait").await?;
    last.click("Y renoncer").await?;
    last.gone("Y renoncer").await?;
    last.menu("Aujourd’hui").await?;
    last.see("Rien à relancer aujourd’hui").await?;
    last.close().await?;
    assert_eq!(state(&stage, "2026-12-11", client).await?, "settled");
    stage.terminal("2026-12-11", &["verify"]).await?;
    Ok(())
}
