//! Every other way a call ends, in one morning at the window; what each leads to, later.

use crate::outcomes::{DAY, answer, call, case, expect_due, late_clients, look, recorded, state};
use dument_e2e::Done;

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
        "Menuiserie Lefèvre",
        "Syndic du Quai",
    ];
    let [paid, promise, not_received, wrong, refuses, writes, insolvent, indebted, silent, time, lost] =
        names;
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
    let pause = [("Reprendre après le", "20/11/2026"), ("Pourquoi", "attend la fin du chantier")];
    call(&window, time, "97", &pause).await?;
    call(&window, lost, "99", &[("Pourquoi", "somme trop petite")]).await?;
    window.see("Décision d’écrire le 3 novembre 2026").await?;
    look(&window, "outcome-answers").await?;
    case(&window, insolvent, "Historique").await?;
    window.see("éclarer la créance").await?;
    look(&window, "outcome-insolvency").await?;
    case(&window, indebted, "Historique").await?;
    window.see("dossier de surendettement recevable le 20 octobre 2026").await?;
    window.see("à la commission de surendettement").await?;
    look(&window, "outcome-over-indebtedness").await?;
    case(&window, lost, "Historique").await?;
    window.see("somme trop petite").await?;
    window.close().await?;

    assert_eq!(state(&stage, DAY, promise).await?, "promised");
    assert_eq!(state(&stage, DAY, insolvent).await?, "insolvent");
    assert_eq!(state(&stage, DAY, indebted).await?, "insolvent");
    assert_eq!(state(&stage, DAY, time).await?, "paused");
    assert_eq!(state(&stage, DAY, lost).await?, "abandoned");
    expect_due(&stage, "2026-11-04", silent, "call", "").await?;
    expect_due(&stage, "2026-11-04", refuses, "first_letter", "").await?;
    expect_due(&stage, "2026-11-06", not_received, "call", "").await?;
    expect_due(&stage, "2026-11-09", paid, "call", "").await?;
    expect_due(&stage, "2026-11-16", promise, "call", "promis pour le 13").await?;
    expect_due(&stage, "2026-11-20", time, "", "").await?;
    expect_due(&stage, "2026-11-23", time, "call", "temps laissé jusqu’au 20").await?;

    let second = stage.open("2026-11-04T10:00").await?;
    call(&second, silent, "6", &[]).await?;
    second.close().await?;
    expect_due(&stage, "2026-11-05", silent, "first_letter", "").await?;
    expect_due(&stage, "2026-11-30", insolvent, "", "").await?;
    expect_due(&stage, "2026-11-30", indebted, "", "").await?;
    expect_due(&stage, "2027-11-03", lost, "", "").await?;
    stage.terminal("2026-11-30", &["verify"]).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_judgment_the_old_debt_is_left_alone_and_the_new_work_is_chased() -> Done {
    let client = "Camping de la Plage";
    let stage = late_clients(&[client]).await?;
    let window = stage.open("2026-11-03T10:00").await?;
    let judged = [("Jugement d’ouverture du", "20/10/2026"), ("Publication au BODACC", "28/10/2026")];
    answer(&window, client, "95", &judged).await?;
    window.see("la créance est à déclarer").await?;
    look(&window, "outcome-insolvency-call").await?;
    recorded(&window, client).await?;
    window.see("Rien à relancer aujourd’hui").await?;
    case(&window, client, "Historique").await?;
    window.see("éclarer la créance au plus tard le 28 décembre 2026").await?;
    window.gone("Appeler").await?;
    window.close().await?;
    let after = "N° facture;Client;Date de facture;Fin des travaux;Échéance;Montant TTC\nN-1;Camping de la Plage;26/10/2026;24/10/2026;10/11/2026;500,00\n";
    let file = stage.file("nouvelle.csv", after.as_bytes())?;
    stage.terminal("2026-11-04", &["import", &file.to_string_lossy()]).await?;
    expect_due(&stage, "2026-11-10", client, "", "").await?;

    let later = stage.open("2026-11-12T10:00").await?;
    later.see("Échue le 10 novembre 2026").await?;
    later.click(&format!("Appeler, {client}")).await?;
    later.see("N-1 · 500,00 €").await?;
    later.see("le règlement de 500,00 €").await?;
    later.see("relève d’une procédure").await?;
    look(&later, "outcome-insolvency-new-work").await?;
    later.close().await?;
    stage.terminal("2026-11-12", &["verify"]).await?;
    Ok(())
}
