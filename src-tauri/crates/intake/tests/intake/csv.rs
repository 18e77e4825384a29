//! Tables of invoices in text.

use dument_intake::{
    ColumnMapping, DraftInvoice, DueDateSource, Field, Format, Kind, Reading, Severity, preview_csv, read,
    read_csv_with,
};

const INVOICES: &[u8] = include_bytes!("../fixtures/factures.csv");

fn codes_at(reading: &Reading) -> Vec<(u32, &str)> {
    reading.problems.iter().map(|problem| (problem.line.unwrap_or(0), problem.code)).collect()
}

fn sums(draft: &DraftInvoice) -> (String, Option<String>, Option<String>) {
    let text = |sum: Option<dument_domain::Money>| sum.map(|sum| sum.to_string());
    (draft.total_gross.unwrap().to_string(), text(draft.prepaid), text(draft.amount_due))
}

#[test]
fn a_list_with_titles_totals_and_repetitions_gives_its_invoices() {
    let reading = read("factures.csv", INVOICES);
    assert_eq!(reading.format, Format::Csv);
    let numbers: Vec<_> = reading.invoices.iter().map(|draft| draft.number.as_deref().unwrap()).collect();
    assert_eq!(numbers, ["F-1", "F-2", "F-3", "F-4"]);
    let rows = reading.rows.unwrap();
    assert_eq!((rows.read, rows.used, rows.skipped, rows.refused), (7, 4, 3, 0));
    assert_eq!(rows.read, rows.used + rows.skipped + rows.refused);
    assert!(codes_at(&reading).contains(&(9, "duplicate_row")));
    assert!(codes_at(&reading).contains(&(10, "not_an_invoice")));
    assert!(codes_at(&reading).contains(&(11, "total_row")));
    assert!(!reading.has_errors());
}

#[test]
fn money_already_paid_becomes_a_payment_at_the_due_date_marked_as_supposed() {
    let reading = read("", INVOICES);
    let draft = &reading.invoices[0];
    assert_eq!(draft.buyer.name.as_deref(), Some("Brasserie \"L’Étang\"; annexe"));
    assert_eq!(sums(draft), ("1234.56".into(), Some("500.00".into()), Some("734.56".into())));
    assert_eq!(draft.payments.len(), 1);
    assert_eq!(draft.payments[0].on, draft.due_date);
    assert!(draft.payments[0].on_supposed);
}

#[test]
fn a_missing_due_date_is_computed_from_the_terms_or_thirty_days_and_marked() {
    let reading = read("", INVOICES);
    let by_terms = &reading.invoices[1];
    assert_eq!((by_terms.due_date, by_terms.due_date_source), (None, DueDateSource::Terms));
    assert_eq!(by_terms.due_date_assumed.unwrap().to_string(), "2026-04-30");
    let by_default = &reading.invoices[3];
    assert_eq!(by_default.due_date_source, DueDateSource::Default);
    assert_eq!(by_default.due().unwrap().to_string(), "2026-04-14");
}

#[test]
fn a_kind_column_makes_a_credit_note_of_a_positive_sum() {
    let reading = read("", INVOICES);
    assert_eq!((reading.invoices[2].kind, sums(&reading.invoices[2]).0), (Kind::CreditNote, "36.00".into()));
}

#[test]
fn one_row_per_payment_gives_one_invoice_with_dated_payments() {
    let reading = read("", include_bytes!("../fixtures/reglements.csv"));
    assert_eq!(reading.invoices.len(), 2);
    let draft = &reading.invoices[0];
    assert_eq!(sums(draft), ("1200.00".into(), Some("700.00".into()), Some("500.00".into())));
    let days: Vec<_> = draft.payments.iter().map(|payment| payment.on.unwrap().to_string()).collect();
    assert_eq!(days, ["2026-02-20", "2026-03-05"]);
    assert!(draft.payments.iter().all(|payment| !payment.on_supposed));
}

#[test]
fn one_row_per_line_is_summed() {
    let reading = read("", include_bytes!("../fixtures/lignes.csv"));
    let found: Vec<_> = reading.invoices.iter().map(|draft| sums(draft).0).collect();
    assert_eq!(found, ["180.00", "12.00"]);
    assert_eq!(reading.invoices[0].total_net.unwrap().to_string(), "150.00");
}

#[test]
fn encodings_of_windows_and_dos_give_the_same_names() {
    let text = "Numéro;Client;Date;Montant TTC\nF-1;Éléonore Prévôt;01/09/2026;120,00 €\n";
    let windows: Vec<u8> = text
        .chars()
        .map(|letter| if letter == '€' { 0x80 } else { u8::try_from(u32::from(letter)).unwrap() })
        .collect();
    let dos: Vec<u8> = text
        .replace(" €", "")
        .chars()
        .map(|letter| match letter {
            'é' => 0x82,
            'É' => 0x90,
            'ô' => 0x93,
            ascii => u8::try_from(u32::from(ascii)).unwrap(),
        })
        .collect();
    let wide: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let decomposed = text.replace('é', "e\u{301}").replace('É', "E\u{301}").replace('ô', "o\u{302}");
    for bytes in [windows.as_slice(), &dos, &wide, decomposed.as_bytes()] {
        let reading = read("", bytes);
        assert_eq!(reading.invoices[0].buyer.name.as_deref(), Some("Éléonore Prévôt"));
    }
    assert_eq!(codes_at(&read("", &dos))[0], (0, "encoding_guessed"));
}

#[test]
fn bad_rows_are_told_with_their_line_and_the_others_are_kept() {
    let text = "Numéro;Client;Date;Montant TTC\nA;X;31/02/2026;1,00\nB;X;01/02/2026;douze\n;X;01/02/2026;3,00\nD;;01/02/2026;4,00\nE;X;01/02/2026;5,00\n";
    let reading = read("", text.as_bytes());
    let errors: Vec<_> = reading
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| (problem.line.unwrap(), problem.code))
        .collect();
    assert_eq!(errors, [(2, "bad_date"), (3, "bad_amount"), (4, "missing_field"), (5, "missing_field")]);
    assert_eq!(reading.invoices.len(), 1);
    assert_eq!(reading.rows.unwrap().refused, 4);
}

#[test]
fn a_column_decides_what_its_ambiguous_cells_mean() {
    let table = |cells: [&str; 2]| {
        let text = format!(
            "Numéro|Client|Date|Montant TTC\nA|X|01/02/2026|{}\nB|X|01/02/2026|{}\n",
            cells[0], cells[1]
        );
        let reading = read("", text.as_bytes());
        reading.invoices.iter().map(|draft| sums(draft).0).collect::<Vec<_>>()
    };
    assert_eq!(table(["1.234", "5,50"]), ["1234.00", "5.50"]);
    assert_eq!(table(["1,234", "5.50"]), ["1234.00", "5.50"]);
    assert_eq!(table(["1.234", "5"]), ["5.00"]);
}

#[test]
fn a_preview_shows_the_columns_and_a_mapping_corrects_them() {
    let text = "Dossier;Qui;Le;Combien\nD-1;Riou;01/02/2026;12,00\nD-2;Riou;02/02/2026;13,00\n";
    assert!(read("", text.as_bytes()).has_errors());
    let preview = preview_csv(text.as_bytes()).unwrap();
    assert_eq!((preview.separator, preview.header_line, preview.rows), (';', 1, 2));
    assert!(preview.columns.iter().all(|column| column.field.is_none()));
    assert_eq!(preview.sample_rows[1], ["D-2", "Riou", "02/02/2026", "13,00"]);
    let mapping = ColumnMapping {
        columns: [Field::Number, Field::ClientName, Field::IssueDate, Field::Gross].map(Some).to_vec(),
        without_titles: false,
    };
    let reading = read_csv_with("d.csv", text.as_bytes(), &mapping);
    assert_eq!(reading.invoices.len(), 2);
    assert_eq!(reading.invoices[1].total_gross.unwrap().to_string(), "13.00");
}

#[test]
fn a_table_without_titles_is_read_with_a_mapping() {
    let text = "D-1;Riou;01/02/2026;12,00\nD-2;Riou;02/02/2026;13,00\n";
    let mapping = ColumnMapping {
        columns: [Field::Number, Field::ClientName, Field::IssueDate, Field::Gross].map(Some).to_vec(),
        without_titles: true,
    };
    let reading = read_csv_with("d.csv", text.as_bytes(), &mapping);
    assert_eq!(reading.invoices.len(), 2);
    assert_eq!(reading.invoices[0].line, Some(1));
}

#[test]
fn a_layout_is_known_again_by_its_signature() {
    let signature = |text: &str| preview_csv(text.as_bytes()).unwrap().signature;
    let (first, second) =
        ("N° de facture;Client;Date;TTC\nA;X;01/02/2026;1\n", "Numéro facture,Client,DATE,T.T.C\n");
    assert_eq!(signature(first), "numero facture|client|date|ttc");
    assert_ne!(signature(first), signature(second));
    assert_eq!(signature(first), signature(&first.replace("A;X", "B;Y")));
}

#[test]
fn a_column_headed_paid_is_a_sum_or_a_yes_according_to_its_cells() {
    let table = |cell: &str| {
        let text = format!(
            "Facture n°;Client;Date;TTC;Payé;Date de paiement\nA;X;1/2/2026;100,00;{cell};5/2/2026\n"
        );
        read("", text.as_bytes()).invoices[0].payments.clone()
    };
    assert_eq!(table("40,00")[0].amount.to_string(), "40.00");
    let whole = table("oui");
    assert_eq!(whole[0].amount.to_string(), "100.00");
    assert_eq!((whole[0].on.unwrap().to_string(), whole[0].on_supposed), ("2026-02-05".into(), false));
    assert!(table("non").is_empty());
}

#[test]
fn an_aged_balance_takes_what_is_left_for_the_total_and_a_blank_total_is_an_error() {
    let aged = read("", b"Client;Facture;Date;Solde\nX;A;1/2/2026;70,00\n");
    assert_eq!(sums(&aged.invoices[0]).0, "70.00");
    let blank = read("", b"Client;Facture;Date;Total TTC;Solde\nX;A;1/2/2026;;70,00\n");
    assert_eq!(codes_at(&blank), [(2, "missing_field")]);
}

#[test]
fn articles_of_titles_do_not_matter_and_what_is_due_is_not_an_article() {
    let text = "Numéro du document;Nom du client;Date de la facture;Montant dû TTC;Montant TTC (€)\nA;X;1/2/2026;70,00;100,00\n";
    let reading = read("", text.as_bytes());
    assert_eq!(sums(&reading.invoices[0]), ("100.00".into(), Some("30.00".into()), Some("70.00".into())));
}

#[test]
fn two_columns_of_one_name_are_asked_and_settled_by_a_mapping() {
    let text = "Numéro;Client;Date;Date;Montant TTC\nA;X;01/02/2026;01/03/2026;1,00\n";
    assert_eq!(codes_at(&read("", text.as_bytes())), [(1, "ambiguous_columns")]);
    let mut preview = preview_csv(text.as_bytes()).unwrap();
    assert!(preview.columns[2].ambiguous && preview.columns[3].ambiguous);
    preview.mapping.columns[3] = Some(Field::DueDate);
    let reading = read_csv_with("", text.as_bytes(), &preview.mapping);
    assert_eq!(reading.invoices[0].due_date.unwrap().to_string(), "2026-03-01");
}

#[test]
fn a_status_that_says_paid_settles_the_invoice() {
    let text = "Numéro;Client;Date;Échéance;Montant TTC;Statut\nA;X;01/02/2026;01/03/2026;1,00;Payée\nB;X;01/02/2026;01/03/2026;2,00;Envoyée\nC;X;01/02/2026;01/03/2026;2,00;Brouillon\n";
    let reading = read("", text.as_bytes());
    assert_eq!(reading.invoices[0].payments[0].amount.to_string(), "1.00");
    assert!(reading.invoices[1].payments.is_empty());
    assert_eq!(reading.invoices.len(), 2);
}

#[test]
fn a_hundred_thousand_rows_are_read_and_more_are_refused() {
    let mut text = String::from("Numéro;Client;Date;Montant TTC\n");
    for rank in 0..100_000 {
        text.push_str(&format!("F-{rank};Client {};01/02/2026;{},50\n", rank % 97, rank + 1));
    }
    let reading = read("", text.as_bytes());
    assert_eq!(reading.invoices.len(), 100_000);
    text.push_str(&"G-1;X;01/02/2026;1,50\n".repeat(100));
    assert_eq!(codes_at(&read("", text.as_bytes())), [(0, "too_many_rows")]);
}

#[test]
fn the_end_of_the_work_is_read_under_any_of_its_names() {
    for title in [
        "Fin des travaux",
        "Date de fin des travaux",
        "FIN TRAVAUX",
        "Date de fin",
        "Fin de chantier",
        "Réception des travaux",
        "Date de réception des travaux",
        "Travaux terminés le",
        "Date d’achèvement",
        "Date de livraison",
        "Livré le",
        "Date de prestation",
        "Date d’exécution",
        "Date d'intervention",
        "Completion date",
        "Delivery date",
    ] {
        let text = format!("Numéro;Client;Date;{title};TTC\nF-1;Le Goff;05/03/2026;27/02/2026;120,00\n");
        let reading = read("f.csv", text.as_bytes());
        let done = reading.invoices[0].delivery_date.map(|day| day.to_string());
        assert_eq!(done.as_deref(), Some("2026-02-27"), "{title}");
        assert_eq!(reading.invoices[0].issue_date.unwrap().to_string(), "2026-03-05", "{title}");
    }
}

#[test]
fn an_end_of_the_work_that_cannot_be_read_is_told_and_refuses_nothing() {
    let text = "Numéro;Client;Date;Fin des travaux;TTC\nF-1;Le Goff;05/03/2026;en cours;120,00\nF-2;Le Goff;05/03/2026;;80,00\n";
    let reading = read("f.csv", text.as_bytes());
    assert_eq!((reading.invoices.len(), reading.has_errors()), (2, false));
    assert!(reading.invoices.iter().all(|draft| draft.delivery_date.is_none()));
    assert!(codes_at(&reading).contains(&(2, "completion_unreadable")), "{:?}", reading.problems);
}

#[test]
fn the_lines_of_one_invoice_keep_the_earliest_end_of_work() {
    let text = "Numéro;Client;Date;Fin des travaux;Désignation;TTC\nF-1;Le Goff;05/03/2026;27/02/2026;pose;120,00\nF-1;Le Goff;05/03/2026;20/02/2026;dépose;80,00\n";
    let reading = read("f.csv", text.as_bytes());
    assert_eq!(reading.invoices.len(), 1);
    assert_eq!(reading.invoices[0].delivery_date.unwrap().to_string(), "2026-02-20");
    assert!(codes_at(&reading).contains(&(3, "completion_differs")), "{:?}", reading.problems);
}
