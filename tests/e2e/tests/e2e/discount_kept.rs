//! How a case ends, end to end in the window: a discount kept becomes a credit note on each invoice,
//! then nothing is left; what is said afterwards is a note.

use crate::outcomes::{DAY, case, expect_due, look};
use dument_e2e::{Done, Stage};

/// A firm that owes 900,00 € and 450,00 €, both due on 30 September 2026.
async fn two_invoices(client: &str) -> Done<Stage> {
    let stage = Stage::new()?.with_company().await?;
    let mut file = String::from(
        "N° facture;Client;Adresse;Code postal;Ville;Date de facture;Échéance;Montant HT;TVA;Montant TTC\n",
    );
    for (number, net, vat, gross) in
        [("F-1", "750,00", "150,00", "900,00"), ("F-2", "375,00", "75,00", "450,00")]
    {
        file += &format!(
            "{number};{client};12 rue des Écluses;29300;Quimperlé;01/09/2026;30/09/2026;{net};{vat};{gross}\n"
        );
    }
    let path = stage.file("factures.csv", file.as_bytes())?;
    stage.terminal(DAY, &["import", &path.to_string_lossy()]).await?;
    stage.terminal(DAY, &["client", "--name", client, "--nature", "business"]).await?;
    Ok(stage)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_discount_kept_is_credited_invoice_by_invoice_and_closes_the_case() -> Done {
    let client = "Hôtel des Flots";
    let stage = two_invoices(client).await?;
    let window = stage.open("2026-11-03T10:00").await?;
    window.see("À appeler").await?;
    case(&window, client, "Noter un fait").await?;
    window.click("Noter un arrangement").await?;
    window.fill("Remise", "90").await?;
    window.fill("Le reste payé au plus tard le", "13/11/2026").await?;
    window.click("Abandonné si le reste est payé à temps").await?;
    window.see("Ensuite").await?;
    look(&window, "end-discount").await?;
    window.click("Enregistrer l’accord à signer (PDF)").await?;
    window.see("Document enregistré").await?;
    window.click("Noter l’arrangement").await?;
    window.gone("Noter un autre arrangement").await?;
    case(&window, client, "Pièces").await?;
    window.see("(non signé)").await?;
    look(&window, "end-unsigned").await?;
    window.close().await?;

    let paid = stage.open("2026-11-12T10:00").await?;
    paid.see("Aujourd’hui").await?;
    case(&paid, client, "Factures").await?;
    paid.click("Noter un paiement").await?;
    paid.fill("Montant reçu", "1260").await?;
    paid.see("La remise de 90,00 € est tenue").await?;
    look(&paid, "end-payment").await?;
    paid.click("Enregistrer le paiement").await?;
    paid.see("1 260,00 € notés").await?;
    paid.close().await?;
    expect_due(&stage, "2026-11-16", client, "credit_note", "90,00 € à déduire par un avoir").await?;

    let later = stage.open("2026-11-16T10:00").await?;
    later.see("Remise tenue, avoir à faire").await?;
    look(&later, "end-today").await?;
    later.click(&format!("Noter l’avoir, {client}")).await?;
    later.see("Noter les 2 avoirs").await?;
    look(&later, "end-case").await?;
    later.click("Noter les 2 avoirs").await?;
    later.see("Dont TVA 10,00 €").await?;
    later.fill("Numéro de l’avoir", "AV-1").await?;
    look(&later, "end-credit-note").await?;
    later.click("Enregistrer l’avoir").await?;
    later.see("Dont TVA 5,00 €").await?;
    later.fill("Numéro de l’avoir", "AV-2").await?;
    later.click("Enregistrer l’avoir").await?;
    later.see("tout est réglé").await?;
    look(&later, "end-settled").await?;
    later.click("Noter un fait").await?;
    later.click("Garder une note").await?;
    later.fill("Note", "Client fidèle, réglé avec remise.").await?;
    later.click("Garder la note").await?;
    later.click("Historique").await?;
    later.see("Client fidèle, réglé avec remise.").await?;
    later.close().await?;
    expect_due(&stage, "2027-03-01", client, "", "").await?;
    stage.terminal("2026-11-16", &["verify"]).await?;
    Ok(())
}
