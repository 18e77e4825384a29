//! Every other way a call ends, in one morning at the window; what each leads to, later.

mod outcomes;

use dument_e2e::Done;
use outcomes::{DAY, call, case, expect_due, late_clients, look, state};

#[tokio::test(flavor = "multi_thread")]
async fn each_answer_of_a_morning_of_calls_leads_where_it_says() -> Done {
    let names = [
        "Garage Le Goff",
        "Hôtel des Flots",
        "Café du Port",
        "Boulangerie Ty Bara",
        "Charpente Morvan",
        "Camping de la Plage",
        "Conserverie de la Laïta",
        "M. Loïc Tanguy",
        "Cabinet Riou",
    ];
    let [paid, promise, not_received, wrong, refuses, writes, insolvent, indebted, silent] = names;
    let stage = late_clients(&names).await?;
    let window = stage.open("2026-11-03T10:00").await?;
    call(&window, paid, "8", &[]).await?;
    call(&window, promise, "2", &[("Au plus tard le", "13/11/2026")]).await?;
    call(&window, not_received, "1", &[]).await?;
    call(&window, wrong, "5", &[("Bon interlocuteur", "Mme Le Dantec"), ("Téléphone", "0298960001")]).await?;
    call(&window, refuses, "7", &[]).await?;
    call(&window, writes, "98", &[]).await?;
    call(&window, insolvent, "95", &[("Jugement d’ouverture du", "20/10/2026")]).await?;
    call(&window, indebted, "96", &[("Dossier recevable le", "20/10/2026")]).await?;
    call(&window, silent, "6", &[]).await?;
    window.see("Décision d’écrire le 3 novembre 2026").await?;
    look(&window, "outcome-answers").await?;
    case(&window, insolvent, "Historique").await?;
    window.see("éclarer la créance").await?;
    look(&window, "outcome-insolvency").await?;
    window.close().await?;

    assert_eq!(state(&stage, DAY, promise).await?, "promised");
    assert_eq!(state(&stage, DAY, insolvent).await?, "insolvent");
    assert_eq!(state(&stage, DAY, indebted).await?, "insolvent");
    expect_due(&stage, "2026-11-04", silent, "call", "").await?;
    expect_due(&stage, "2026-11-04", refuses, "first_letter", "").await?;
    expect_due(&stage, "2026-11-06", not_received, "call", "").await?;
    expect_due(&stage, "2026-11-09", paid, "call", "").await?;
    expect_due(&stage, "2026-11-16", promise, "call", "promis pour le 13").await?;

    let second = stage.open("2026-11-04T10:00").await?;
    call(&second, silent, "6", &[]).await?;
    second.close().await?;
    expect_due(&stage, "2026-11-05", silent, "first_letter", "").await?;
    expect_due(&stage, "2026-11-30", insolvent, "", "").await?;
    expect_due(&stage, "2026-11-30", indebted, "", "").await?;
    stage.terminal("2026-11-30", &["verify"]).await?;
    Ok(())
}
