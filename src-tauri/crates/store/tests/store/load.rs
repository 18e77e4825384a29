//! Ten thousand invoices are read whole.
#![allow(clippy::print_stderr)]

use std::time::Instant;

use crate::world::*;
use dument_domain::case::Happening;
use dument_store::Store;

const CLIENTS: usize = 500;
const INVOICES_OF_EACH: usize = 20;

#[test]
fn ten_thousand_invoices_with_their_payments_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(folder.path()).unwrap();
    let started = Instant::now();
    write(&store, |tx| {
        for place in 0..CLIENTS {
            let owner = tx.insert_client(&client(&format!("Client {place}")))?;
            for number in 0..INVOICES_OF_EACH {
                let invoice = tx.insert_invoice(&invoice(owner, &format!("F-{place}-{number}")))?;
                tx.insert_payment(&payment(owner, &[(invoice, "300.00")]))?;
                tx.insert_event(&event(owner, &[invoice], Happening::Resumed))?;
            }
        }
        Ok(())
    })
    .unwrap();
    let written = started.elapsed();
    drop(store);
    let started = Instant::now();
    let store = Store::open(folder.path()).unwrap();
    let opened = started.elapsed();
    let started = Instant::now();
    let files = store.case_files().unwrap();
    let read = started.elapsed();
    let started = Instant::now();
    let one = store.case_file(files.last().unwrap().client.id).unwrap().unwrap();
    let read_one = started.elapsed();
    eprintln!("written {written:?}, opened {opened:?}, read {read:?}, one client {read_one:?}");
    assert_eq!(files.len(), CLIENTS);
    for file in &files {
        assert_eq!(file.invoices.len(), INVOICES_OF_EACH);
        assert_eq!(file.payments.len(), INVOICES_OF_EACH);
        assert_eq!(file.events.len(), INVOICES_OF_EACH);
        assert!(
            file.invoices.iter().all(|invoice| invoice.client == file.client.id && invoice.parts.len() == 2)
        );
    }
    assert_eq!(files.last(), Some(&one));
    assert!(store.verify().unwrap().is_sound());
}
