//! Answers that make the next call wait for a day: somebody away, money awaited, a cheque to write
//! again; and the invoice « not received », sent again once and not twice.

use crate::outcomes::{answer, call, case, email_says, expect_due, late_clients, look, recorded};
use dument_e2e::Done;

const ESCAPE: &str = "\u{e00c}";

#[tokio::test(flavor = "multi_thread")]
async fn who_is_away_awaits_money_or_owes_another_cheque_is_called_after_its_day() -> Done {
    let names = ["Garage Le Goff", "Hôtel des Flots", "Café du Port"];
    let [away, funds, cheque] = names;
    let stage = late_clients(&names).await?;
    let window = stage.open("2026-11-03T10:00").await?;

    answer(&window, away, "91", &[("De retour le", "12/11/2026")]).await?;
    window.see("Appel le vendredi 13 novembre 2026").await?;
    look(&window, "outcome-away").await?;
    assert!(recorded(&window, away).await?, "it is confirmed in writing");
    email_says(&window, &["sera de retour le jeudi 12 novembre 2026"]).await?;
    window.press(ESCAPE).await?;

    answer(&window, funds, "92", &[("Fonds attendus le", "16/11/2026")]).await?;
    window.see("Appel le mardi 17 novembre 2026").await?;
    look(&window, "outcome-funds-awaited").await?;
    assert!(recorded(&window, funds).await?, "it is confirmed in writing");
    email_says(&window, &["une rentrée d’argent le lundi 16 novembre 2026"]).await?;
    window.press(ESCAPE).await?;

    answer(&window, cheque, "94", &[("Nouveau chèque attendu le", "10/11/2026")]).await?;
    window.see("Appel le jeudi 12 novembre 2026").await?;
    look(&window, "outcome-defective-cheque").await?;
    assert!(recorded(&window, cheque).await?, "it is confirmed in writing");
    email_says(&window, &["un autre, daté et signé, au plus tard le mardi 10 novembre 2026"]).await?;
    window.press(ESCAPE).await?;
    window.see("Rien à relancer aujourd’hui").await?;
    look(&window, "outcome-waiting-nothing").await?;
    window.close().await?;

    for (client, last_day) in [(away, "2026-11-12"), (funds, "2026-11-16"), (cheque, "2026-11-10")] {
        expect_due(&stage, last_day, client, "", "").await?;
    }
    expect_due(&stage, "2026-11-13", away, "call", "absent").await?;
    expect_due(&stage, "2026-11-17", funds, "call", "rentrée d’argent attendue le 16").await?;
    expect_due(&stage, "2026-11-12", cheque, "call", "nouveau chèque attendu le 10").await?;

    // The cheque came, and came back from the bank: its own path takes over.
    let later = stage.open("2026-11-12T10:00").await?;
    later.see("Nouveau chèque attendu le 10 novembre 2026, rien reçu").await?;
    call(&later, cheque, "93", &[("Chèque présenté le", "09/11/2026")]).await?;
    case(&later, cheque, "Historique").await?;
    later.see("chèque à refaire, attendu le 10 novembre 2026").await?;
    later.see("chèque impayé, présenté le 9 novembre 2026").await?;
    look(&later, "outcome-cheque-again").await?;
    later.close().await?;
    expect_due(&stage, "2026-12-11", cheque, "cheque", "certificat").await?;
    stage.terminal("2026-12-11", &["verify"]).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invoice_not_received_is_sent_again_once_and_the_second_time_gives_no_delay() -> Done {
    let client = "Hôtel des Flots";
    let stage = late_clients(&[client]).await?;
    let window = stage.open("2026-11-03T10:00").await?;
    answer(&window, client, "1", &[]).await?;
    window.see("La renvoyer tout de suite").await?;
    look(&window, "outcome-not-received").await?;
    assert!(recorded(&window, client).await?, "the e-mail that sends it again");
    email_says(&window, &["la voici en pièce jointe", "la date du règlement"]).await?;
    look(&window, "outcome-resend").await?;
    window.press(ESCAPE).await?;
    window.see("Rien à relancer aujourd’hui").await?;
    window.close().await?;
    expect_due(&stage, "2026-11-05", client, "", "").await?;
    expect_due(&stage, "2026-11-06", client, "call", "renvoyée le 3").await?;

    let again = stage.open("2026-11-06T10:00").await?;
    again.see("Facture renvoyée le 3 novembre 2026").await?;
    answer(&again, client, "1", &[]).await?;
    again.see("première lettre le lundi 9 novembre 2026").await?;
    look(&again, "outcome-not-received-twice").await?;
    recorded(&again, client).await?;
    again.press(ESCAPE).await?;
    again.see("Rien à relancer aujourd’hui").await?;
    again.close().await?;
    expect_due(&stage, "2026-11-09", client, "first_letter", "").await?;
    stage.terminal("2026-11-09", &["verify"]).await?;
    Ok(())
}
