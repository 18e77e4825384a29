//! From a file of invoices to a settled case, by clicks and keys: the call, a promise that is not
//! kept, the two letters, the mise en demeure, the payment.

use std::fs;
use std::path::PathBuf;

use dument_e2e::{Done, Paper, Stage, Window};

const CLIENT: &str = "Menuiserie Lefèvre";
const ENTER: &str = "\u{e007}";
const CTRL_P: &str = "\u{e009}p";

/// What a tradesperson's program exports: one late invoice, one not yet due.
const INVOICES: &str = "N° facture;Client;SIREN;Adresse;Code postal;Ville;Date de facture;Échéance;Montant TTC\n\
     F-2026-094;Menuiserie Lefèvre;732829320;12 rue des Écluses;29300;Quimperlé;01/09/2026;30/09/2026;1 850,00\n\
     F-2026-140;Café du Port;;;;;20/10/2026;31/12/2026;412,80\n";

/// The SHA-256 of the bytes the core gives for the letter that is on the screen, in hexadecimal.
const SHOWN: &str = "
const token = document.querySelector('[data-token]').dataset.token;
return window.__TAURI_INTERNALS__.invoke('letter_pdf', { token })
  .then((bytes) => crypto.subtle.digest('SHA-256', bytes))
  .then((hash) => [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join(''));";

async fn found_the_company(window: &Window) -> Done {
    window.fill("Nom, tel qu’il figure sur vos factures", "Kerbrat Plomberie").await?;
    window.fill("Numéro et rue", "4 quai Brizeux").await?;
    window.fill("Code postal", "29300").await?;
    window.fill("Ville", "Quimperlé").await?;
    window.fill("Prénom et nom", "Yann Kerbrat").await?;
    window.click("Commencer").await?;
    window.see("Aucune facture pour l’instant").await
}

async fn import(window: &Window, stage: &Stage) -> Done {
    let file = stage.file("factures d’octobre.csv", INVOICES.as_bytes())?;
    window.click("Importer des factures").await?;
    window.choose_files("", &[file]).await?;
    window.see("F-2026-094").await?;
    window.click("Ajouter 2 factures").await?;
    window.see("2 factures ajoutées").await
}

/// A SIREN in the file is only a presumption: the user says that the client is a firm.
async fn say_who_it_is(window: &Window) -> Done {
    window.go_to("lefevre", "Menuiserie Lefèvre").await?;
    window.see("Qui est ce client").await?;
    window.click("Professionnel").await?;
    window.gone("Qui est ce client").await
}

/// Opens the step that is due for the only late client, with the key that goes on.
async fn go_on(stage: &Stage, now: &str, due: &str, screen: &str) -> Done<Window> {
    let window = stage.open(now).await?;
    window.see(due).await?;
    window.see(CLIENT).await?;
    window.press(ENTER).await?;
    window.see(screen).await?;
    Ok(window)
}

/// The call that ends so, chosen by its words.
async fn call(stage: &Stage, now: &str, due: &str, outcome: &str) -> Done<Window> {
    let window = go_on(stage, now, due, "Que répond-il").await?;
    window.see("je ne vois pas encore le règlement").await?;
    window.click(outcome).await?;
    window.picture(&format!("journey-{outcome}")).await?;
    Ok(window)
}

/// Records the call; the e-mail that confirms it says this, and is not sent by the program.
async fn record(window: &Window, confirmed: &str) -> Done {
    window.click("Enregistrer l’appel").await?;
    window.see("Confirmer par e-mail").await?;
    let message = window.ask("return document.querySelector('[role=dialog] textarea').value").await?;
    assert!(message.as_str().is_some_and(|text| text.contains(confirmed)), "{message}");
    window.click("Terminer").await?;
    window.see("Rien à relancer aujourd’hui").await
}

/// Posts the letter that is due: it is shown, saved as shown, and said to be posted.
async fn post_the_letter(stage: &Stage, now: &str, due: &str, title: &str) -> Done<Paper> {
    let before = saved(stage)?;
    let window = go_on(stage, now, due, title).await?;
    window.see("Page 1").await?;
    window.picture(&format!("journey-{title}")).await?;
    let shown = window.ask(SHOWN).await?;
    window.click("Enregistrer le PDF").await?;
    window.see("Lettre enregistrée").await?;
    window.click("J’ai posté la lettre").await?;
    // Nobody has looked at the bank for days: asked first.
    window.click("Oui, rien reçu depuis").await?;
    window.click("Noter l’envoi").await?;
    window.at("/dossier/").await?;
    window.see("postée").await?;
    window.close().await?;
    let new = saved(stage)?.into_iter().find(|path| !before.contains(path));
    let letter = Paper::at(new.ok_or("no letter was saved")?);
    assert_eq!(Some(letter.sha256()?.as_str()), shown.as_str(), "what is saved is what was shown");
    Ok(letter)
}

fn saved(stage: &Stage) -> Done<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(stage.saved())? {
        files.push(entry?.path());
    }
    Ok(files)
}

/// Every one of these, in any case of letters.
fn says(letter: &Paper, expected: &[&str]) -> Done {
    let words = letter.words()?.to_lowercase();
    for one in expected {
        assert!(words.contains(&one.to_lowercase()), "« {one} » in {words}");
    }
    Ok(())
}

/// The block of a window envelope starts at 110 mm, its first line at 56 mm.
fn sits_in_the_window(letter: &Paper) -> Done {
    let (left, top) = letter.place("Menuiserie")?;
    assert!((10_950..=11_050).contains(&left), "the address starts at {left} hundredths of a millimetre");
    assert!((5_550..=5_650).contains(&top), "the address begins {top} hundredths of a millimetre down");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn from_a_file_to_the_formal_notice_and_the_payment() -> Done {
    let stage = Stage::new()?;
    let window = stage.open("2026-11-02T09:00").await?;
    found_the_company(&window).await?;
    import(&window, &stage).await?;
    window.menu("Aujourd’hui").await?;
    window.see("1 relance à faire aujourd’hui").await?;
    window.see("À appeler").await?;
    say_who_it_is(&window).await?;
    window.close().await?;

    let promised = call(&stage, "2026-11-02T10:00", "À appeler", "Va payer le").await?;
    promised.fill("Au plus tard le", "06/11/2026").await?;
    record(&promised, "6\u{a0}novembre").await?;
    promised.close().await?;

    let broken = call(&stage, "2026-11-09T10:00", "Promesse non tenue", "Refuse de payer").await?;
    record(&broken, "F-2026-094").await?;
    broken.close().await?;

    let first =
        post_the_letter(&stage, "2026-11-10T09:00", "Première lettre à envoyer", "Première lettre").await?;
    says(&first, &["F-2026-094", "1 850,00 €", "12 rue des Ecluses"])?;
    sits_in_the_window(&first)?;
    let second =
        post_the_letter(&stage, "2026-12-07T09:00", "Deuxième lettre à envoyer", "Deuxième lettre").await?;
    says(&second, &["F-2026-094", "mise en demeure"])?;
    let notice =
        post_the_letter(&stage, "2026-12-29T09:00", "Mise en demeure à envoyer", "Mise en demeure").await?;
    let demands = [
        "MISE EN DEMEURE DE PAYER",
        "F-2026-094",
        "1 850,00 €",
        "40,00 €",
        "article 1344",
        "6 novembre 2026",
    ];
    says(&notice, &demands)?;
    assert!((1..=3).contains(&notice.pages()?), "{} pages", notice.pages()?);
    sits_in_the_window(&notice)?;

    presented(&stage).await?;
    pay_and_settle(&stage).await
}

/// The registered letter was handed over: the day is on the receipt, the delay runs from it.
async fn presented(stage: &Stage) -> Done {
    let window = stage.open("2026-12-30T08:00").await?;
    window.see("en retard chez 1 client").await?;
    window.click(CLIENT).await?;
    window.click("Noter le passage du facteur").await?;
    window.fill("Première présentation le", "30/12/2026").await?;
    window.picture("journey-presented").await?;
    window.click("Noter ce jour").await?;
    window.see("Recommandé remis").await?;
    window.close().await
}

/// The principal comes in; what the law adds is given up, and the case is closed.
async fn pay_and_settle(stage: &Stage) -> Done {
    let paid = stage.open("2026-12-30T09:00").await?;
    paid.see("en retard chez 1 client").await?;
    paid.press(CTRL_P).await?;
    paid.fill("Client ou facture", "F-2026-094").await?;
    paid.press(ENTER).await?;
    paid.fill("Montant reçu", "1850").await?;
    paid.see("Il reste 97,19 € de pénalités et d’indemnité").await?;
    paid.picture("journey-payment").await?;
    paid.click("Enregistrer le paiement").await?;
    paid.see("Principal payé, reste à décider").await?;
    paid.press(ENTER).await?;
    paid.see("Le principal est payé").await?;
    paid.picture("journey-settle").await?;
    paid.click("Y renoncer").await?;
    paid.gone("Le principal est payé").await?;
    paid.menu("Aujourd’hui").await?;
    paid.gone("en retard").await?;
    paid.see("Rien à relancer aujourd’hui").await?;
    paid.close().await?;

    let list = stage.terminal("2026-12-30", &["--json", "invoices"]).await?;
    let list: serde_json::Value = serde_json::from_str(&list)?;
    let first = ["number", "state"].map(|key| list.pointer(&format!("/0/{key}")).and_then(|it| it.as_str()));
    assert_eq!(first, [Some("F-2026-094"), Some("settled")], "{list}");
    stage.terminal("2026-12-30", &["verify"]).await?;
    Ok(())
}
