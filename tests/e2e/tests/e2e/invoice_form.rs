//! An invoice typed in one go, without the mouse, with a client created on the way.

use dument_e2e::{Done, Stage, Window};

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const CTRL_2: &str = "\u{e009}2";

/// The label of what has the focus.
async fn focused(window: &Window) -> Done<String> {
    let label = window.ask("return document.activeElement.labels?.[0]?.innerText ?? ''").await?;
    Ok(label.as_str().unwrap_or_default().replace('\u{a0}', " "))
}

/// Goes on with Tab until the field of this label.
async fn tab_to(window: &Window, label: &str) -> Done {
    let mut passed = Vec::new();
    for _ in 0..12 {
        let here = focused(window).await?;
        if here.starts_with(label) {
            return Ok(());
        }
        passed.push(here);
        window.press(TAB).await?;
    }
    Err(format!("Tab never comes to « {label} »: it passed {passed:?}").into())
}

async fn type_in(window: &Window, label: &str, text: &str) -> Done {
    tab_to(window, label).await?;
    window.press(text).await
}

async fn open_form(window: &Window) -> Done {
    window.press(CTRL_2).await?;
    window.see("Nouvelle facture").await?;
    window.press("n").await?;
    window.see("Montant TTC").await?;
    window.see("Travaux ou fourniture").await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invoice_and_its_new_client_are_typed_without_the_mouse() -> Done {
    let stage = Stage::new()?.with_company().await?;
    let window = stage.open("2026-11-20T08:00").await?;
    window.see("Aucune facture pour l’instant").await?;
    open_form(&window).await?;
    assert_eq!(focused(&window).await?, "Client", "the form starts on its first field");

    window.press("Ferme de Kerdrein").await?;
    window.see("Créer le client").await?;
    window.press(ENTER).await?;
    window.see("Ce nouveau client est un").await?;
    type_in(&window, "Ce nouveau client est un", "Pr").await?;
    type_in(&window, "Numéro de la facture", "F-12").await?;
    type_in(&window, "Montant TTC", "1234,5").await?;
    type_in(&window, "Date de la facture", "15/09/2026").await?;
    type_in(&window, "À payer le", "15/10/2026").await?;
    window.see("jeudi 15 octobre 2026").await?;
    type_in(&window, "Travaux ou fourniture", "salle de traite").await?;
    window.picture("invoice-form").await?;
    window.press(ENTER).await?;
    window.see("Facture F-12 enregistrée pour Ferme de Kerdrein").await?;
    window.see("1 234,50 €").await?;

    // The client is there for the next one, and a number already used is refused in words.
    open_form(&window).await?;
    window.press("kerdr").await?;
    window.leads_to("Ferme de Kerdrein").await?;
    window.press(ENTER).await?;
    type_in(&window, "Numéro de la facture", "F-12").await?;
    type_in(&window, "Montant TTC", "80").await?;
    window.press(ENTER).await?;
    window.see("F-12").await?;
    assert_eq!(window.axe().await?, Vec::<String>::new());
    window.picture("invoice-form-refused").await?;
    window.close().await?;

    let list = stage.terminal("2026-11-20", &["--json", "invoices"]).await?;
    let list: serde_json::Value = serde_json::from_str(&list)?;
    assert_eq!(list.as_array().map(Vec::len), Some(1), "{list}");
    let written =
        ["number", "client", "due_date", "total_gross"].map(|key| list.pointer(&format!("/0/{key}")));
    let expected = ["F-12", "Ferme de Kerdrein", "2026-10-15", "1234.50"];
    assert_eq!(written.map(|value| value.and_then(|value| value.as_str())), expected.map(Some));
    Ok(())
}
