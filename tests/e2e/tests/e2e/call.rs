//! The guided call by the keyboard alone: a figure for each answer, what follows said before it is
//! recorded, nobody called who has just paid.

use dument_e2e::{Done, Stage, Window};

const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const TAB: &str = "\u{e004}";
const CTRL_A: &str = "\u{e009}a";
const CTRL_ENTER: &str = "\u{e009}\u{e007}";
const CTRL_P: &str = "\u{e009}p";
const CALL: &str = "Que répond-il";

const INVOICES: &str = "N° facture;Client;SIREN;Adresse;Code postal;Ville;Date de facture;Échéance;Montant TTC\n\
     F-2026-094;Menuiserie Lefèvre;732829320;12 rue des Écluses;29300;Quimperlé;01/09/2026;30/09/2026;1 850,00\n";

/// A company with one client that is late.
async fn one_late() -> Done<Stage> {
    let stage = Stage::new()?.with_company().await?;
    let file = stage.file("factures.csv", INVOICES.as_bytes())?;
    stage.terminal("2026-11-02", &["import", &file.to_string_lossy()]).await?;
    Ok(stage)
}

/// Opens the program and, with Enter, the call that is due.
async fn ring(stage: &Stage, now: &str) -> Done<Window> {
    let window = stage.open(now).await?;
    window.see("À appeler").await?;
    window.press(ENTER).await?;
    window.see(CALL).await?;
    Ok(window)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_by_figures_and_its_confirmation_at_hand_later() -> Done {
    let stage = one_late().await?;
    let window = ring(&stage, "2026-11-03T10:00").await?;
    window.press("c").await?;
    window.see("Raccrocher").await?;
    window.picture("call-opening").await?;
    window.press("2").await?;
    window.see("Quel jour puis-je compter sur le virement").await?;
    window.press(CTRL_A).await?;
    window.press("13/11/2026").await?;
    window.see("lundi 16 novembre 2026").await?;
    window.picture("call-promise").await?;
    window.press(CTRL_ENTER).await?;
    window.see("Confirmer par e-mail").await?;
    window.picture("call-email").await?;
    window.press(ESCAPE).await?;
    window.see("Rien à relancer aujourd’hui").await?;
    window.close().await?;

    let told = stage.terminal("2026-11-03", &["--json", "case", "--client", "Menuiserie Lefèvre"]).await?;
    assert!(told.contains("1\u{202f}850,00\u{a0}€ pour le 13\u{a0}novembre\u{a0}2026"), "{told}");
    let later = stage.open("2026-11-05T10:00").await?;
    later.click("Menuiserie Lefèvre").await?;
    later.see("Historique").await?;
    later.click("E-mail de confirmation").await?;
    later.see("Confirmer par e-mail").await?;
    let message = later.ask("return document.querySelector('[role=dialog] textarea').value").await?;
    assert!(message.as_str().is_some_and(|text| text.contains("13\u{a0}novembre")), "{message}");
    later.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_right_person_is_kept_with_the_call_and_asked_for_the_day_after() -> Done {
    let stage = one_late().await?;
    let window = ring(&stage, "2026-11-03T20:30").await?;
    window.see("Appel possible, mais il est 20 h 30").await?;
    window.press("5").await?;
    window.see("Je ne vous dérange pas davantage").await?;
    window.press("Mme Le Goff").await?;
    window.press(TAB).await?;
    window.press("0298960001").await?;
    window.picture("call-wrong-contact").await?;
    window.press(CTRL_ENTER).await?;
    window.see("Rien à relancer aujourd’hui").await?;
    window.close().await?;

    let again = ring(&stage, "2026-11-04T10:00").await?;
    again.see("Pourrais-je parler à Mme Le Goff").await?;
    again.see("02 98 96 00 01").await?;
    again.press("9").await?;
    again.see("Ce que vous décidez").await?;
    again.press(ESCAPE).await?;
    again.press("0").await?;
    again.see("Rien avant le, puis rappeler").await?;
    again.press(ESCAPE).await?;
    again.see(CALL).await?;
    again.press(ESCAPE).await?;
    again.at("/").await?;
    again.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_who_pays_while_the_call_is_prepared_is_not_called() -> Done {
    let stage = one_late().await?;
    let window = ring(&stage, "2026-11-03T10:00").await?;
    window.press(CTRL_P).await?;
    window.fill("Client ou facture", "F-2026-094").await?;
    window.press(ENTER).await?;
    window.fill("Montant reçu", "1850").await?;
    window.see("Compté sur").await?;
    window.click("Enregistrer le paiement").await?;
    window.see("Payé depuis : rien à relancer").await?;
    window.picture("call-paid-since").await?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_step_that_is_an_email_is_noted_once_it_was_sent() -> Done {
    let stage = one_late().await?;
    stage
        .terminal(
            "2026-11-02",
            &["client", "--name", "Menuiserie Lefèvre", "--nature", "business", "--scenario", "ferme_4"],
        )
        .await?;
    for day in ["2026-11-03", "2026-11-05"] {
        stage.terminal(day, &["act", "--client", "Menuiserie Lefèvre", "--outcome", "no_answer"]).await?;
    }
    let window = stage.open("2026-11-09T10:00").await?;
    window.see("E-mail à envoyer").await?;
    window.press(ENTER).await?;
    window.see("Écrire à Menuiserie Lefèvre").await?;
    window.see("À joindre vous-même").await?;
    window.picture("email-step").await?;
    window.click("Enregistrer le message").await?;
    window.see("Message enregistré").await?;
    window.press(CTRL_ENTER).await?;
    window.see("avez-vous regardé votre compte").await?;
    window.click("Je n’ai pas vérifié").await?;
    window.see("Rien à relancer aujourd’hui").await?;
    window.close().await?;
    let saved = std::fs::read_dir(stage.saved())?.count();
    assert_eq!(saved, 1, "one message file");
    Ok(())
}

/// Axe finds nothing, nothing runs off the page, and no answer is hidden below the window.
async fn holds(window: &Window, name: &str) -> Done {
    window.picture(name).await?;
    let found = window.axe().await?;
    let wider = window.ask("return document.documentElement.scrollWidth > window.innerWidth + 1").await?;
    let hidden = window.ask(HIDDEN_ANSWERS).await?;
    assert_eq!((found, wider, hidden), (Vec::new(), false.into(), 0.into()), "{name}");
    Ok(())
}

/// How many answers cannot be seen without scrolling their card, itself within the window.
const HIDDEN_ANSWERS: &str = "
return [...document.querySelectorAll('.answer')]
  .filter((answer) => answer.getBoundingClientRect().bottom > answer.closest('.card').getBoundingClientRect().bottom).length;";

#[tokio::test(flavor = "multi_thread")]
async fn the_call_holds_in_the_dark_and_in_the_smallest_window() -> Done {
    for (tone, stage) in [("light", Stage::new()?), ("dark", Stage::new()?.dark())] {
        let window = stage.open("2026-11-20T20:15").await?;
        window.click("Explorer avec un exemple").await?;
        window.see("Promesse non tenue").await?;
        if tone == "dark" {
            window.resize(1024, 700).await?;
        }
        window.press(ENTER).await?;
        window.see(CALL).await?;
        holds(&window, &format!("call-{tone}-opening")).await?;
        window.press("9").await?;
        window.see("Ce que vous décidez").await?;
        holds(&window, &format!("call-{tone}-other")).await?;
        window.press(ESCAPE).await?;
        window.press("3").await?;
        window.see("Ce que le client reproche").await?;
        window.click("S’il répond que").await?;
        window.see("quelle ligne pose question").await?;
        holds(&window, &format!("call-{tone}-dispute")).await?;
        window.close().await?;
    }
    Ok(())
}
