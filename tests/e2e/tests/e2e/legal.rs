//! What a judge holds, noted from the dates of the case: what it does to the date, what follows.

use crate::outcomes::{case, expect_due, late_clients, state};
use dument_e2e::Done;

#[tokio::test(flavor = "multi_thread")]
async fn a_petition_protects_nothing_then_its_order_served_opens_a_new_period() -> Done {
    let client = "Hôtel des Flots";
    let stage = late_clients(&[client]).await?;
    let window = stage.open("2026-11-03T10:00").await?;
    window.see("À appeler").await?;
    case(&window, client, "Historique").await?;
    window.see("Agir en justice au plus tard le 1er septembre 2031").await?;
    window.picture("legal-dates").await?;
    window.click("Noter ce qui change cette date").await?;
    window.see("Ce qui a été fait").await?;
    window.press("Requ").await?;
    window.see("seule compte la signification").await?;
    window.fill("Déposée le", "02/11/2026").await?;
    window.picture("legal-act").await?;
    window.click("Enregistrer").await?;
    window.see("La date ne change pas").await?;
    // What is soonest stands first; the other warnings are one click away.
    window.click("Et 1 autre avertissement").await?;
    window.see("ne protège pas la créance").await?;
    window.press("\u{e009}z").await?;
    window.gone("ne protège pas la créance").await?;

    window.click("Noter ce qui change cette date").await?;
    window.see("Ce qui a été fait").await?;
    window.press("Requ").await?;
    window.fill("Déposée le", "02/11/2026").await?;
    window.click("Enregistrer").await?;
    window.click("Et 1 autre avertissement").await?;
    window.see("ne protège pas la créance").await?;
    window.close().await?;
    assert_eq!(state(&stage, "2026-11-04", client).await?, "judicial");
    expect_due(&stage, "2026-11-20", client, "", "").await?;
    expect_due(&stage, "2026-12-03", client, "judicial", "voir si l’ordonnance est rendue").await?;

    let later = stage.open("2026-12-03T10:00").await?;
    later.resize(1024, 700).await?;
    later.see("voir si l’ordonnance est rendue").await?;
    case(&later, client, "Historique").await?;
    later.see("oir si l’ordonnance est rendue").await?;
    later.picture("legal-followed").await?;
    later.click("Noter ce qui change cette date").await?;
    later.see("Ce qui a été fait").await?;
    later.press("Ordonnance").await?;
    later.fill("Rendue le", "24/11/2026").await?;
    later.picture("legal-order").await?;
    later.click("Enregistrer").await?;
    later.see("ordonnance du 24 novembre 2026 au plus tard le 24 février 2027").await?;
    later.picture("legal-to-serve").await?;
    later.click("Noter ce qui change cette date").await?;
    later.see("Ce qui a été fait").await?;
    // The next of the list: the order served.
    later.press("Ordonnance\u{e015}").await?;
    later.fill("Signifiée le", "01/12/2026").await?;
    later.click("Enregistrer").await?;
    later.see("Nouvelle date : agir en justice au plus tard le 1er décembre 2031").await?;
    later.gone("ne protège pas la créance").await?;
    later.click("Pourquoi cette date").await?;
    later.see("au lieu du 1er septembre 2031").await?;
    later.picture("legal-served").await?;
    assert!(later.axe().await?.is_empty(), "{:?}", later.axe().await?);
    later.close().await?;
    stage.terminal("2026-12-03", &["verify"]).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_carrier_has_less_time_and_the_kind_of_proceedings_names_who_receives_the_claim() -> Done {
    let client = "Charpente Morvan";
    let stage = late_clients(&[client]).await?;
    let window = stage.open("2026-11-03T10:00").await?;
    window.see("À appeler").await?;
    window.menu("Réglages").await?;
    window.click("Vous transportez des marchandises ou faites des déménagements").await?;
    window.picture("legal-carrier").await?;
    window.click("Enregistrer l’entreprise").await?;
    window.see("Entreprise enregistrée").await?;
    case(&window, client, "Noter un fait").await?;
    window.see("Agir en justice au plus tard le 1er septembre 2027").await?;
    window.click("Pourquoi cette date").await?;
    window.see("C. com. L133-6").await?;
    window.close().await?;

    let facts = ["--date", "2026-10-20", "--bodacc", "2026-10-28", "--proceedings", "liquidation"];
    let start = ["act", "--client", client, "--outcome", "insolvency"];
    stage.terminal("2026-11-03", &[start.as_slice(), &facts].concat()).await?;
    let dark = stage.dark();
    let later = dark.open("2026-11-04T10:00").await?;
    later.see("Aujourd’hui").await?;
    case(&later, client, "Historique").await?;
    later.see("Déclarer la créance au plus tard le 28 décembre 2026").await?;
    later.see("liquidation judiciaire ouverte le 20 octobre 2026").await?;
    later.click("Pourquoi cette date").await?;
    later.see("À adresser au liquidateur que nomme l’annonce").await?;
    later.picture("legal-liquidation-dark").await?;
    later.click("Noter ce qui change cette date").await?;
    later.see("Ce qui a été fait").await?;
    later.press("Décl").await?;
    later.fill("Postée le", "04/11/2026").await?;
    later.picture("legal-proof-dark").await?;
    later.click("Enregistrer").await?;
    later.see("Nouvelle date : agir en justice au plus tard le 4 novembre 2027").await?;
    later.close().await?;
    Ok(())
}
