//! A filled call sheet, as spreadsheets save it and as people fill it.

use dument_intake::{FilledSheet, read_results};

const TITLES: &str = "N°;Client;Demander;Téléphone;Factures;Somme due;Jours de retard;Dernier fait;Appelé le;Résultat (1 n’a pas reçu, 2 promet);Date dite;Somme promise;Personne jointe;Note";

fn read(rows: &str) -> FilledSheet {
    read_results(format!("\u{feff}{TITLES}\r\n{rows}").as_bytes())
}

#[test]
fn a_row_says_how_the_call_ended_and_a_blank_one_says_nothing() {
    let sheet = read(
        "C3-01;Garage;Mme Riou;'+33 2 98;F-1;1 850,00;34;;24/11/2026;2;05/12/2026;1 000,50 €;Mme Riou;rappelle\r\nC3-02;Café;;;F-2;10,00;3;;;;;;;\r\n",
    );
    assert_eq!((sheet.rows.len(), sheet.blank, sheet.problems.len()), (1, 1, 0), "{sheet:?}");
    let row = &sheet.rows[0];
    assert_eq!((row.line, row.reference.as_str(), row.answer.as_str()), (2, "C3-01", "2"));
    assert_eq!(row.on.unwrap().to_string(), "2026-11-24");
    assert_eq!(row.date.unwrap().to_string(), "2026-12-05");
    assert_eq!(row.amount.unwrap().to_string(), "1000.50");
    assert_eq!((row.who.as_str(), row.note.as_str()), ("Mme Riou", "rappelle"));
}

#[test]
fn what_cannot_be_read_is_said_with_its_line_and_nothing_is_guessed() {
    let sheet = read("C3-01;;;;;;;;31/02/2026;2;bientôt;mille;;\n");
    let said: Vec<(Option<u32>, &str)> = sheet.problems.iter().map(|one| (one.line, one.code)).collect();
    assert_eq!(said, [(Some(2), "bad_date"), (Some(2), "bad_date"), (Some(2), "bad_amount")]);
    assert!(sheet.has_errors());
    assert_eq!((sheet.rows[0].on, sheet.rows[0].date, sheet.rows[0].amount), (None, None, None));
}

#[test]
fn other_separators_encodings_and_orders_of_columns_are_read() {
    let commas =
        b"Note,R\xe9sultat,N\xb0,Appel\xe9 le\n\"il a dit \xab demain \xbb, promis\",9,c3-04,2026-11-24\n";
    let sheet = read_results(commas);
    assert_eq!(sheet.problems, []);
    assert_eq!(sheet.rows[0].reference, "C3-04");
    assert_eq!(sheet.rows[0].note, "il a dit «\u{a0}demain\u{a0}», promis".replace('\u{a0}', " "));
    let tabs = "Ma feuille\n\nN°\tRésultat\nC3-05\tRefuse\n";
    assert_eq!(read_results(tabs.as_bytes()).rows[0].answer, "Refuse");
}

#[test]
fn a_file_that_is_no_call_sheet_is_refused_in_a_sentence() {
    for bytes in [&b"%PDF-1.7"[..], b"", b"a;b\n1;2\n", &[0xff; 300]] {
        let sheet = read_results(bytes);
        assert_eq!((sheet.rows.len(), sheet.problems[0].code), (0, "not_a_call_sheet"));
    }
    assert_eq!(read_results(&vec![b'a'; 3 * 1024 * 1024]).problems[0].code, "too_large");
}

#[test]
fn a_note_that_looked_like_a_formula_comes_back_as_it_was_typed() {
    let sheet = read("C3-01;;;;;;;;24/11/2026;7;;;;'=2+2\n");
    assert_eq!(sheet.rows[0].note, "=2+2");
}
