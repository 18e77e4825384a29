//! A payment that a file brought without its day gets its true one.

use crate::world::*;
use dument_app::{Code, ImportOptions, changes, intake, invoices, payment};

#[test]
fn a_payment_of_an_unknown_day_is_shown_on_its_invoice_and_can_be_dated() {
    let now = on("2026-11-20");
    let mut app = kerbrat(&now);
    let text = "Numéro;Client;Date;Échéance;Montant TTC;Déjà réglé\nF-1;Brasserie SARL;01/08/2026;31/08/2026;1416,60;1100,00\n";
    app.act(&now, |desk| intake::import_file(desk, "t.csv", text.as_bytes(), ImportOptions::default()))
        .unwrap();
    let id = app.ask(&now, |reading| invoices::find_of(reading, "F-1", None)).unwrap();
    let invoice = |app: &mut dument_app::App| app.ask(&now, |reading| invoices::view(reading, id)).unwrap();
    let before = invoice(&mut app);
    let [paid] = before.received.as_slice() else { panic!("{:?}", before.received) };
    assert!(paid.supposed && paid.amount == money("1100.00"), "{paid:?}");
    let which = paid.payment.unwrap();
    let early = app.act(&now, |desk| payment::redate(desk, which, day("2026-07-01"))).unwrap_err();
    assert_eq!(early.code, Code::BadDate);
    assert_eq!(
        app.act(&now, |desk| payment::redate(desk, which, day("2026-12-01"))).unwrap_err().code,
        Code::BadDate
    );
    let done = app.act(&now, |desk| payment::redate(desk, which, day("2026-10-10"))).unwrap();
    let after = invoice(&mut app);
    let [paid] = after.received.as_slice() else { panic!("{:?}", after.received) };
    assert_eq!((paid.on, paid.supposed, paid.amount), (day("2026-10-10"), false, money("1100.00")));
    app.act(&now, |desk| changes::undo(desk, done.undo.unwrap(), "")).unwrap();
    assert_eq!(invoice(&mut app).received, before.received);
    assert!(app.ask(&now, changes::verify).unwrap().ok);
}
