//! What a letter lacks, and what was added by mistake: mended from where it is seen.

use crate::world::{client, from, invoice, kerbrat, on};
use dument_app::views::CheckLack;
use dument_app::{App, case, changes, intake, invoices, letter, payment};
use dument_domain::{ClientId, InvoiceId};
use serde_json::json;

const TODAY: &str = "2026-08-03";

#[test]
fn what_a_letter_lacks_says_where_it_is_written() {
    let mut app = kerbrat(&on(TODAY));
    let client = client(&mut app, &on(TODAY), "Brasserie Riou", "business");
    let first = invoice(&mut app, &on(TODAY), client, "F-1");
    let request = from(json!({ "client": client, "step": "first_letter", "invoices": [first] }));
    let checks = app.ask(&on(TODAY), |reading| letter::prepare(reading, &request)).unwrap().checks;
    let of = |start: &str| {
        let check = checks.iter().find(|check| check.sentence.starts_with(start));
        check.unwrap_or_else(|| panic!("{start}: {checks:#?}")).lack
    };
    assert!(matches!(of("La date du devis"), Some(CheckLack::Invoice { invoice, .. }) if invoice == first));
    assert_eq!(of("Utile au dossier"), Some(CheckLack::Papers));
    assert_eq!(of("Facture échue"), None, "nothing lacks");
}

#[test]
fn an_invoice_imported_by_mistake_is_removed_alone_or_with_its_file() {
    let mut app = kerbrat(&on(TODAY));
    let table = "Numéro;Client;Date;Échéance;Montant TTC;Reste dû\nF-1;Riou;02/03/2026;01/05/2026;100,00;40,00\nF-2;Riou;02/03/2026;01/05/2026;200,00;200,00\n";
    let preview =
        app.ask(&on(TODAY), |reading| intake::preview(reading, "export.csv", table.as_bytes())).unwrap();
    let request = from(json!({ "token": preview.token, "skip_bad": false, "accept_seller": false }));
    assert_eq!(app.act(&on(TODAY), |desk| intake::import(desk, request)).unwrap().created, 2);
    let rows = |app: &mut App| -> Vec<(String, InvoiceId, ClientId)> {
        let all = from(
            json!({ "search": "", "filter": "all", "sort": "number", "descending": false, "offset": 0, "limit": 9, "client": null }),
        );
        let rows = app.ask(&on(TODAY), |reading| invoices::invoices(reading, all)).unwrap().rows;
        rows.into_iter().map(|row| (row.number, row.invoice, row.client)).collect()
    };
    let found = rows(&mut app);
    let (wrong, owner) = (found[0].1, found[0].2);
    let removal = app.ask(&on(TODAY), |reading| changes::removal(reading, wrong)).unwrap();
    assert_eq!(removal.refused, None);
    assert_eq!(crate::world::plain(&removal.whole.unwrap().invoices), "2 factures");
    // Partly paid in the table: what came with it goes with it.
    let back = app.act(&on(TODAY), |desk| changes::remove_invoice(desk, wrong)).unwrap().undo.unwrap();
    assert_eq!(rows(&mut app).len(), 1);
    let payments = |app: &mut App| {
        let shown = app.ask(&on(TODAY), |reading| case::case(reading, owner)).unwrap();
        shown.timeline.iter().filter(|line| line.title.contains("60,00")).count()
    };
    assert_eq!(payments(&mut app), 0);
    app.act(&on(TODAY), |desk| changes::undo(desk, back, "")).unwrap();
    assert_eq!(rows(&mut app), found, "and it comes back");
    assert_eq!(payments(&mut app), 1, "with what was paid of it");

    let input = json!({ "client": owner, "on": null, "note": "vu", "invoices": [found[1].1] });
    app.act(&on(TODAY), |desk| case::record_note(desk, &from(input))).unwrap();
    let paid =
        json!({ "invoices": [found[1].1], "client": null, "amount": "10.00", "on": null, "means": "chèque" });
    app.act(&on(TODAY), |desk| payment::record(desk, &from(paid))).unwrap();
    let refused =
        app.ask(&on(TODAY), |reading| changes::removal(reading, found[1].1)).unwrap().refused.unwrap();
    assert!(refused.contains("ne peut pas être retirée") && refused.contains("notez un avoir"), "{refused}");
    let sentence =
        app.act(&on(TODAY), |desk| changes::remove_invoice(desk, found[1].1)).unwrap_err().message();
    assert!(sentence.starts_with(&refused), "{sentence}");
    assert_eq!(rows(&mut app).len(), 2);
}
