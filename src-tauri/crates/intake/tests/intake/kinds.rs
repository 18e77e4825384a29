//! Kinds of tables in which silence, or half understanding, would claim what is not owed.

use dument_intake::{DraftInvoice, Kind, Reading, Severity, read};

fn table(titles: &str, rows: &[&str]) -> Reading {
    read("t.csv", format!("{titles}\n{}\n", rows.join("\n")).as_bytes())
}

fn warned(reading: &Reading, code: &str) -> bool {
    reading.problems.iter().any(|problem| problem.code == code && problem.severity == Severity::Warning)
}

fn said(reading: &Reading, words: &str) -> bool {
    reading.problems.iter().any(|problem| problem.message.contains(words))
}

fn money(sum: Option<dument_domain::Money>) -> Option<String> {
    sum.map(|sum| sum.to_string())
}

fn left(draft: &DraftInvoice) -> Option<String> {
    money(draft.amount_due)
}

const HEAD: &str = "N° facture;Client;Date;Échéance;Montant TTC";

#[test]
fn what_is_left_is_read_under_any_of_its_names() {
    for title in [
        "Impayé",
        "Montant impayé",
        "Dû",
        "Montant TTC dû",
        "Total dû",
        "Encours",
        "Créance",
        "Reste",
        "Restant",
        "Montant restant",
        "Non réglé",
        "À encaisser",
        "Reste à recouvrer TTC",
        "Outstanding",
        "Amount remaining",
        "Open amount",
        "Solde client",
    ] {
        let reading = table(
            &format!("{HEAD};{title}"),
            &[
                "F-1;Dupont;03/01/2026;15/02/2026;1200,00;300,00",
                "F-2;Martin;03/01/2026;15/02/2026;800,00;0,00",
            ],
        );
        let found: Vec<_> = reading.invoices.iter().map(left).collect();
        assert_eq!(found, [Some("300.00".into()), Some("0.00".into())], "{title}: {:?}", reading.problems);
    }
}

#[test]
fn what_was_paid_is_read_under_any_of_its_names() {
    for title in [
        "Total payé",
        "Règlements",
        "Montant encaissé",
        "Réglé TTC",
        "Payé TTC",
        "Déjà versé",
        "Encaissements",
        "Somme perçue",
        "Avances",
        "Amount received",
    ] {
        let reading = table(&format!("{HEAD};{title}"), &["F-1;Dupont;03/01/2026;15/02/2026;1200,00;900,00"]);
        assert_eq!(left(&reading.invoices[0]), Some("300.00".into()), "{title}: {:?}", reading.problems);
    }
}

#[test]
fn a_column_that_is_not_used_is_named_with_what_it_holds() {
    let reading = table(
        &format!("{HEAD};Escompte accordé;Relancé le;Remarque;Vide"),
        &["F-1;Dupont;03/01/2026;15/02/2026;1200,00;12,50;01/03/2026;rien;"],
    );
    assert!(warned(&reading, "unused_columns"), "{:?}", reading.problems);
    for words in [
        "«\u{a0}Escompte accordé\u{a0}» (des montants)",
        "«\u{a0}Relancé le\u{a0}» (des dates)",
        "«\u{a0}Remarque\u{a0}»",
    ] {
        assert!(said(&reading, words), "{words}: {:?}", reading.problems);
    }
    assert!(!said(&reading, "«\u{a0}Vide\u{a0}»"));
    let all_used = table(HEAD, &["F-1;Dupont;03/01/2026;15/02/2026;1200,00"]);
    assert!(all_used.problems.is_empty(), "{:?}", all_used.problems);
}

#[test]
fn the_codes_of_another_program_are_no_yes() {
    let titles = "Ref. facture,Date facturation,Date échéance,Total TTC,Facture payée,Statut facture,Nom";
    let row = |paid: &str, status: &str| {
        format!("FA2601-0001,2026-01-03,2026-02-02,1000.00,{paid},{status},Dupont")
    };
    let of = |paid: &str, status: &str| table(titles, &[&row(paid, status)]);
    assert_eq!(left(&of("0", "1").invoices[0]), None);
    assert_eq!(left(&of("1", "2").invoices[0]), Some("0.00".into()));
    assert!(of("0", "0").invoices.is_empty() && of("0", "3").invoices.is_empty());
    let unknown = table(&format!("{HEAD};Statut"), &["F-1;Dupont;03/01/2026;02/02/2026;120,00;1"]);
    assert!(warned(&unknown, "state_unknown"), "{:?}", unknown.problems);
    assert_eq!(left(&unknown.invoices[0]), None);
}

#[test]
fn a_state_is_understood_whole_or_said() {
    let of = |title: &str, state: &str| {
        table(
            &format!("{HEAD};{title}"),
            &[
                &format!("F-1;Dupont;03/01/2026;02/02/2026;120,00;{state}"),
                "F-2;Martin;03/01/2026;02/02/2026;60,00;",
            ],
        )
    };
    for (title, state) in [
        ("Statut", "Encaissée"),
        ("Statut", "Payé"),
        ("Soldée", "Vrai"),
        ("Règlement", "Payé le 12/03/2026"),
        ("État", "Réglée par chèque"),
        ("Payée", "x"),
        ("Payment status", "Fully paid"),
        ("Paid", "yes"),
    ] {
        let reading = of(title, state);
        assert_eq!(
            left(&reading.invoices[0]),
            Some("0.00".into()),
            "{title} {state}: {:?}",
            reading.problems
        );
        assert_eq!(left(&reading.invoices[1]), None, "{title} {state}");
    }
    assert_eq!(
        of("Règlement", "Payé le 12/03/2026").invoices[0].payments[0].on.unwrap().to_string(),
        "2026-03-12"
    );
    for (title, state) in [
        ("Invoice Status", "Draft"),
        ("Statut", "Perte"),
        ("Statut", "Irrécouvrable"),
        ("Statut", "Annulée"),
        ("État", "Devis"),
    ] {
        let reading = of(title, state);
        assert_eq!(reading.invoices.len(), 1, "{title} {state}: {:?}", reading.problems);
    }
    for state in ["Non payée", "En retard", "Pas encore payée", "Envoyée", "Impayé", "non annulée"] {
        let reading = of("Statut", state);
        assert_eq!((reading.invoices.len(), left(&reading.invoices[0])), (2, None), "{state}");
        assert!(!warned(&reading, "state_unknown"), "{state}");
    }
    for state in ["Payée sauf 50", "En cours de paiement", "Clôturée", "2 payée", "Bloquée"] {
        let reading = of("Statut", state);
        assert!(
            warned(&reading, "state_unknown") && said(&reading, "Ligne 2"),
            "{state}: {:?}",
            reading.problems
        );
    }
    assert!(warned(&of("Statut", "En litige"), "state_disputed"));
    assert!(warned(&of("Statut", "Partiellement payée"), "partly_paid"));
}

#[test]
fn how_one_pays_is_no_state() {
    let reading = table(&format!("{HEAD};Règlement"), &["F-1;Dupont;03/01/2026;02/02/2026;120,00;Virement"]);
    assert_eq!(left(&reading.invoices[0]), None);
    assert!(!warned(&reading, "state_unknown"), "{:?}", reading.problems);
}

#[test]
fn terms_are_read_whole_or_said() {
    let of = |terms: &str| {
        table(
            "N° facture;Client;Date;Conditions de règlement;Montant TTC",
            &[&format!("F-1;Dupont;15/01/2026;{terms};100,00")],
        )
    };
    for (terms, due) in [
        ("60J FDM", "2026-04-01"),
        ("45jours fin de mois", "2026-03-31"),
        ("45j", "2026-03-01"),
        ("60J nets", "2026-03-16"),
        ("30 jours fin de mois le 10", "2026-03-10"),
        ("fin du mois suivant", "2026-02-28"),
        ("À 30 jours date de facture", "2026-02-14"),
        ("à réception", "2026-01-15"),
        ("Échéance : 15 juillet 2026", "2026-07-15"),
        ("À payer avant le 20/02/2026", "2026-02-20"),
    ] {
        let reading = of(terms);
        assert_eq!(reading.invoices[0].due().unwrap().to_string(), due, "{terms}");
        assert!(!warned(&reading, "terms_unread"), "{terms}");
    }
    for terms in
        ["30/60/90", "50 % à la commande et le solde à 30 jours", "2/10 net 30", "1", "30 jours ouvrés"]
    {
        assert!(warned(&of(terms), "terms_unread"), "{terms}");
    }
    let in_the_due_column = table(HEAD, &["F-1;Dupont;15/01/2026;45 jours fin de mois;100,00"]);
    assert_eq!(in_the_due_column.invoices[0].due().unwrap().to_string(), "2026-03-31");
}

#[test]
fn a_due_date_is_read_under_any_of_its_names() {
    for title in [
        "Date de paiement prévue",
        "Date limite",
        "Exigible le",
        "Date d’exigibilité",
        "À payer le",
        "À régler avant le",
        "Payable le plus tard",
        "Règlement attendu le",
        "Date d’échéance de paiement",
        "Due on",
        "Pay by",
    ] {
        let reading = table(
            &format!("N° facture;Client;Date;{title};Montant TTC"),
            &["F-1;Dupont;03/01/2026;15/03/2026;120,00"],
        );
        assert_eq!(
            reading.invoices[0].due_date.map(|day| day.to_string()).as_deref(),
            Some("2026-03-15"),
            "{title}: {:?}",
            reading.problems
        );
    }
}

#[test]
fn a_title_is_known_by_the_words_it_contains() {
    for (titles, row) in [
        ("ID Facture;Client;Date;Échéance;Montant TTC", "F-1;Dupont;03/01/2026;02/02/2026;120,00"),
        (
            "N° de facture Maison Bois;Client;Date;Échéance;Montant TTC",
            "F-1;Dupont;03/01/2026;02/02/2026;120,00",
        ),
        (
            "Document n°;Nom du débiteur;Date;Échéance;Total facturé TTC (€)",
            "F-1;Dupont;03/01/2026;02/02/2026;120,00",
        ),
        (
            "Réf. de la facture;Nom de l’acheteur;Facture émise à la date du;Échéance;TTC facturé",
            "F-1;Dupont;03/01/2026;02/02/2026;120,00",
        ),
    ] {
        let reading = table(titles, &[row]);
        let draft = &reading.invoices[0];
        assert_eq!(
            (draft.number.as_deref(), draft.buyer.name.as_deref()),
            (Some("F-1"), Some("Dupont")),
            "{titles}"
        );
        assert_eq!(
            (draft.issue_date.unwrap().to_string(), money(draft.total_gross)),
            ("2026-01-03".into(), Some("120.00".into())),
            "{titles}"
        );
    }
    for title in ["Ville", "Commune", "Localité", "Nom de la commune", "City"] {
        let reading = table(&format!("{HEAD};{title}"), &["F-1;Dupont;03/01/2026;02/02/2026;120,00;Scaër"]);
        assert_eq!(
            reading.invoices[0].buyer.address.as_ref().unwrap().city.as_deref(),
            Some("Scaër"),
            "{title}"
        );
    }
}

#[test]
fn another_currency_is_never_euros_in_silence() {
    for (title, cell) in [
        ("Code devise", "USD"),
        ("Code monnaie", "usd"),
        ("Devise de facturation", "Dollars"),
        ("Currency code", "GBP"),
    ] {
        let reading =
            table(&format!("{HEAD};{title}"), &[&format!("F-1;Dupont;03/01/2026;02/02/2026;100,00;{cell}")]);
        assert_ne!(reading.invoices[0].currency.as_deref(), Some("EUR"), "{title}");
        assert!(warned(&reading, "foreign_currency"), "{title}");
    }
    for title in ["Montant TTC ($)", "Total USD", "Montant TTC (CHF)", "Total TTC en dollars"] {
        let reading = table(
            &format!("Numéro;Client;Date;Échéance;{title}"),
            &["F-1;Dupont;03/01/2026;02/02/2026;650,00"],
        );
        assert_ne!(reading.invoices[0].currency.as_deref(), Some("EUR"), "{title}");
    }
    let euros =
        table("Numéro;Client;Date;Échéance;Montant TTC (€)", &["F-1;Dupont;03/01/2026;02/02/2026;650,00"]);
    assert_eq!(euros.invoices[0].currency.as_deref(), Some("EUR"));
}

#[test]
fn lists_that_are_not_invoices_are_recognised_and_said() {
    for (titles, row, code) in [
        (
            "Date;N° de pièce;Client;Montant;Mode de règlement;Banque",
            "08/02/2026;RG-12;Dupont;2500,00;Chèque;CA",
            "receipts",
        ),
        ("Date d’encaissement;Numéro;Client;Montant encaissé", "08/02/2026;R1;Dupont;2500,00", "receipts"),
        ("N° devis;Client;Date;Montant;Statut", "D-1;Dupont;08/02/2026;2500,00;Accepté", "quotes"),
        ("Client;Non échu;0-30;31-60;61-90;Total", "Dupont;0,00;10,00;20,00;0,00;30,00", "aged_balance"),
    ] {
        let reading = table(titles, &[row]);
        assert!(reading.invoices.is_empty() && reading.has_errors(), "{titles}");
        assert_eq!(reading.problems[0].code, code, "{titles}: {:?}", reading.problems);
    }
    let kinds = table(
        &format!("Type;{HEAD}"),
        &[
            "Facture sur devis;F-1;Dupont;03/01/2026;02/02/2026;10,00",
            "Facture pro forma;P-1;Dupont;03/01/2026;02/02/2026;10,00",
            "Règlement;R-1;Dupont;03/01/2026;02/02/2026;10,00",
            "Note de crédit;N-1;Dupont;03/01/2026;;10,00",
            "Zorglub;F-2;Dupont;03/01/2026;02/02/2026;10,00",
        ],
    );
    let numbers: Vec<_> =
        kinds.invoices.iter().map(|draft| (draft.number.as_deref().unwrap(), draft.kind)).collect();
    assert_eq!(numbers, [("F-1", Kind::Invoice), ("N-1", Kind::CreditNote), ("F-2", Kind::Invoice)]);
    assert!(warned(&kinds, "kind_unknown") && said(&kinds, "Zorglub"));
}

#[test]
fn a_credit_note_has_no_due_date_and_names_its_invoice() {
    let reading = table(
        "numéro;type;date;échéance;client;facture_avoirée;montant_ttc",
        &["F-2;facture;2026-01-04;2026-02-03;Dupont;;500,00", "A-1;avoir;2026-01-20;;Dupont;F-2;120,00"],
    );
    let credit = &reading.invoices[1];
    assert_eq!(
        (credit.kind, credit.preceding_invoice.as_deref(), credit.due()),
        (Kind::CreditNote, Some("F-2"), None)
    );
}

#[test]
fn totals_repeated_on_each_line_are_taken_once() {
    for titles in [
        "Invoice Number,Customer Name,Invoice Date,Due Date,Item Name,Item Total,Total,Balance",
        "N° facture,Client,Date,Échéance,Désignation,Montant ligne,Total TTC,Reste dû",
    ] {
        let reading = table(
            titles,
            &[
                "INV-1,Dupont,2026-01-03,2026-02-02,Bois,25.50,489.75,489.75",
                "INV-1,Dupont,2026-01-03,2026-02-02,Pose,464.25,489.75,489.75",
            ],
        );
        assert_eq!(reading.invoices.len(), 1);
        assert_eq!(
            (money(reading.invoices[0].total_gross), left(&reading.invoices[0])),
            (Some("489.75".into()), Some("489.75".into())),
            "{titles}"
        );
        assert!(!warned(&reading, "conflicting_number"), "{titles}");
    }
    let unsure = table(
        "N° facture;Client;Date;Désignation;Total TTC",
        &["F-1;Dupont;03/01/2026;Bois;100,00", "F-1;Dupont;03/01/2026;Pose;100,00"],
    );
    assert_eq!(money(unsure.invoices[0].total_gross), Some("100.00".into()));
    assert!(warned(&unsure, "line_totals_supposed"));
}

#[test]
fn four_spellings_of_one_number_are_one_invoice_and_two_years_are_two() {
    let rows = ["F2026-012", "F2026 012", "F2026/012", "f2026-12"]
        .map(|number| format!("{number};Dupont;03/01/2026;02/02/2026;1300,00"));
    let reading = table(HEAD, &rows.each_ref().map(String::as_str));
    assert_eq!(reading.invoices.len(), 1, "{:?}", reading.problems);
    let years =
        table(HEAD, &["001;Dupont;03/01/2025;02/02/2025;100,00", "001;Dupont;05/01/2026;04/02/2026;250,00"]);
    assert_eq!(years.invoices.len(), 2, "{:?}", years.problems);
    let forms = table(
        HEAD,
        &["F-1;Dupont;03/01/2026;02/02/2026;100,00", "F-1;SARL Dupont;03/01/2026;02/02/2026;100,00"],
    );
    assert_eq!(forms.invoices.len(), 1, "{:?}", forms.problems);
}

#[test]
fn cells_as_spreadsheets_write_them() {
    let reading = table(
        "N° facture;Client;CP;Ville;E-mail;Date;Échéance;Montant TTC",
        &[
            "=\"F-0012\";=\"Dupont\";1310;BOURG;\"compta@x.example; patron@x.example\";03/01/2026;02/02/2026;100,00",
            "N° facture;Client;CP;Ville;E-mail;Date;Échéance;Montant TTC",
            "F-2;Martin;;29300 QUIMPERLE;\"compta@x.example\nBcc: z@y.example\";03/01/2026;02/02/2026;100,00",
        ],
    );
    let [first, second] = reading.invoices.as_slice() else { panic!("{:?}", reading.problems) };
    assert_eq!((first.number.as_deref(), first.buyer.name.as_deref()), (Some("F-0012"), Some("Dupont")));
    let address = |draft: &DraftInvoice| draft.buyer.address.clone().unwrap();
    assert_eq!(address(first).postal_code.as_deref(), Some("01310"));
    assert_eq!(
        (address(second).postal_code.as_deref(), address(second).city.as_deref()),
        (Some("29300"), Some("QUIMPERLE"))
    );
    assert_eq!(first.buyer.email.as_deref(), Some("compta@x.example"));
    assert_eq!(second.buyer.email, None);
    assert!(
        warned(&reading, "postal_code_repaired")
            && said(&reading, "patron@x.example")
            && warned(&reading, "email_unreadable")
    );
    let mangled = table(HEAD, &["2,026E+11;Dupont;03/01/2026;02/02/2026;100,00"]);
    assert!(mangled.invoices.is_empty());
}

#[test]
fn the_quote_the_work_and_the_retention_come_from_their_columns() {
    let reading = table(
        &format!("{HEAD};Devis;Date devis;Travaux;Taux contrat;Retenue;Échéance retenue"),
        &["F-1;Dupont;03/01/2026;02/02/2026;1000,00;D-7;01/12/2025;Pose d’une chaudière;8 %;5 %;03/01/2027"],
    );
    let draft = &reading.invoices[0];
    assert_eq!(
        (draft.quote_number.as_deref(), draft.quote_on.unwrap().to_string()),
        (Some("D-7"), "2025-12-01".into())
    );
    assert_eq!(draft.work.as_deref(), Some("Pose d’une chaudière"));
    let parts: Vec<_> =
        draft.due_parts.iter().map(|part| (part.due_date.to_string(), money(part.amount).unwrap())).collect();
    assert_eq!(parts, [("2026-02-02".into(), "950.00".into()), ("2027-01-03".into(), "50.00".into())]);
}

#[test]
fn a_ledger_never_gives_a_negative_total() {
    let rows = "69,01012014,VT,411000,,\"Pilote\",\"P-1\",-401.62,D,01012014,\n69,01012014,VT,411000,,\"Pilote\",\"P-2\",99.00,D,01012014,\n";
    let reading = read("", rows.as_bytes());
    assert!(
        reading.invoices.iter().all(|draft| draft.total_gross.unwrap().is_positive()),
        "{:?}",
        reading.invoices
    );
    assert_eq!(reading.invoices[0].kind, Kind::CreditNote);
}

#[test]
fn the_mark_of_a_pdf_in_a_cell_makes_no_pdf() {
    let reading = table(HEAD, &["F-1;%PDF-1.7 Dupont;03/01/2026;02/02/2026;100,00"]);
    assert_eq!(reading.invoices.len(), 1, "{:?}", reading.problems);
}
