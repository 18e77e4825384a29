//! Files come in: seen before anything is written, once, and explained when they are bad.

use std::path::PathBuf;

use dument_e2e::{Done, ElectronicInvoice, Stage, Window};

use crate::outcomes::{case, look};

const TODAY: &str = "2026-11-20";

const OPEN_CREDIT: &str = "Type;Numéro;Client;Date;Échéance;Montant TTC
Facture;B-198;Scierie du Ster;03/08/2026;02/09/2026;300,00
Facture;B-199;Scierie du Ster;04/08/2026;03/09/2026;200,00
Avoir;AV-7;Scierie du Ster;10/08/2026;;30,00
";

const ELECTRONIC: [ElectronicInvoice<'_>; 3] = [
    ElectronicInvoice {
        number: "E-301",
        issued: "20260803",
        due: "20260902",
        buyer: "Brasserie de l’Étang",
        siren: "523456788",
        amounts: ["1000.00", "200.00", "1200.00"],
    },
    ElectronicInvoice {
        number: "E-302",
        issued: "20260910",
        due: "20261010",
        buyer: "Brasserie de l’Étang",
        siren: "523456788",
        amounts: ["350.00", "70.00", "420.00"],
    },
    ElectronicInvoice {
        number: "E-303",
        issued: "20261102",
        due: "20261202",
        buyer: "Conserverie Pors Moro",
        siren: "732829320",
        amounts: ["90.50", "18.10", "108.60"],
    },
];

fn files(stage: &Stage) -> Done<Vec<PathBuf>> {
    let mut files = Vec::new();
    for invoice in ELECTRONIC {
        files.push(stage.file(&format!("facture {}.pdf", invoice.number), &invoice.pdf())?);
    }
    files.push(stage.file("factures d’été.csv", include_bytes!("../../fixtures/factures.csv"))?);
    Ok(files)
}

async fn choose(window: &Window, files: &[PathBuf]) -> Done {
    window.see("Taux légaux").await?;
    window.press("\u{e009}2").await?;
    window.at("/factures").await?;
    window.go_to("importer", "Importer des factures").await?;
    window.see("Vous voyez d’abord ce que le fichier contient").await?;
    window.choose_files("", files).await
}

/// The numbers of the invoices really written, in order.
async fn written(stage: &Stage) -> Done<Vec<String>> {
    let printed = stage.terminal(TODAY, &["--json", "invoices"]).await?;
    let list: serde_json::Value = serde_json::from_str(&printed)?;
    let rows = list.as_array().ok_or("not a list")?;
    let mut numbers: Vec<String> =
        rows.iter().filter_map(|row| row.pointer("/number")?.as_str().map(str::to_owned)).collect();
    numbers.sort();
    Ok(numbers)
}

#[tokio::test(flavor = "multi_thread")]
async fn three_electronic_invoices_and_a_table_come_in_once() -> Done {
    let stage = Stage::new()?.with_company().await?;
    let files = files(&stage)?;
    let window = stage.open("2026-11-20T08:00").await?;
    choose(&window, &files).await?;
    for said in ["Brasserie de l’Étang", "E-302", "108,60 €", "T-103", "14/10/2026 (supposée)", "100,00 €"]
    {
        window.see(said).await?;
    }
    assert_eq!(window.axe().await?, Vec::<String>::new());
    window.picture("intake-preview").await?;
    window.click("Tout ajouter").await?;
    window.see("3 factures ajoutées").await?;
    window.gone("Vous voyez d’abord ce que le fichier contient").await?;
    window.see("T-102").await?;

    choose(&window, &files).await?;
    window.see("Ce même fichier a déjà été importé").await?;
    window.see("0 nouvelle facture").await?;
    window.gone("Tout ajouter").await?;
    window.click("Fermer").await?;
    window.close().await?;
    assert_eq!(written(&stage).await?, ["E-301", "E-302", "E-303", "T-101", "T-102", "T-103"]);
    assert!(stage.terminal(TODAY, &["verify"]).await.is_ok());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_file_is_explained_and_nothing_is_written() -> Done {
    let stage = Stage::new()?.with_company().await?;
    let broken = stage.file("facture coupée.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Cat")?;
    let rows = stage.file("abîmées.csv", include_bytes!("../../fixtures/abimees.csv"))?;
    let window = stage.open("2026-11-20T08:00").await?;
    choose(&window, &[broken, rows]).await?;
    for said in ["facture coupée.pdf", "abîmées.csv", "Ligne 3", "Ligne 4", "à corriger"] {
        window.see(said).await?;
    }
    assert_eq!(window.axe().await?, Vec::<String>::new());
    window.picture("intake-bad").await?;
    window.gone("Ajouter 1 facture").await?;
    window.click("Fermer").await?;
    window.close().await?;
    assert_eq!(written(&stage).await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_rows_can_be_left_aside_by_one_who_says_so() -> Done {
    let stage = Stage::new()?.with_company().await?;
    let rows = stage.file("abîmées.csv", include_bytes!("../../fixtures/abimees.csv"))?;
    // A credit note that two invoices could bear: nobody guesses which.
    let open = stage.file("avoirs.csv", OPEN_CREDIT.as_bytes())?;
    stage.terminal(TODAY, &["import", &open.display().to_string()]).await?;
    let window = stage.open("2026-11-20T08:00").await?;
    choose(&window, &[rows]).await?;
    window.click("Laisser ces lignes de côté et ajouter les autres").await?;
    window.click("Ajouter 1 facture").await?;
    window.see("1 facture ajoutée").await?;
    window.gone("Vous voyez d’abord ce que le fichier contient").await?;
    case(&window, "Scierie du Ster", "Factures").await?;
    window.see("L’avoir AV-7 du 10 août 2026, 30,00 €, n’est déduit d’aucune facture.").await?;
    look(&window, "intake-open-credit").await?;
    window.click("Déduire cet avoir, AV-7").await?;
    window.click("Enregistrer l’avoir").await?;
    window.see("Avoir de 30,00 € noté").await?;
    window.gone("n’est déduit d’aucune facture").await?;
    window.close().await?;
    assert_eq!(written(&stage).await?, ["B-198", "B-199", "B-201"]);
    Ok(())
}
