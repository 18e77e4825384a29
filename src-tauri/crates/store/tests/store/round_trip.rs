//! What is written is read back, field by field.

use crate::world::*;
use dument_domain::case::{CallMinute, Happening, Outcome, PartGivenUp, Scenario, StepKind};
use dument_domain::claim::Waiver;
use dument_domain::{
    Address, ClientId, Company, CreditNote, DebtorNature, DocumentId, EventId, HolidayRegion, Invoice,
    InvoiceId, LetterId, Money,
};
use dument_store::{DocumentKind, Store, StoreError, sha256_hex};

#[test]
fn a_company_is_given_then_replaced() {
    let store = Store::open_in_memory().unwrap();
    assert_eq!(store.company().unwrap(), None);
    write(&store, |tx| tx.set_company(&company())).unwrap();
    assert_eq!(store.company().unwrap(), Some(company()));
    let bare = Company {
        legal_form: None,
        siret: None,
        rcs: None,
        capital: None,
        vat: None,
        mediator: None,
        region: HolidayRegion::Mainland,
        address: Address::default(),
        ..company()
    };
    write(&store, |tx| tx.set_company(&bare)).unwrap();
    assert_eq!(store.company().unwrap(), Some(bare));
}

#[test]
fn a_setting_is_json_under_a_word() {
    let store = Store::open_in_memory().unwrap();
    assert_eq!(store.setting("claim").unwrap(), None);
    write(&store, |tx| tx.set_setting("claim", r#"{"day_basis":"365"}"#)).unwrap();
    write(&store, |tx| tx.set_setting("claim", r#"{"day_basis":"actual"}"#)).unwrap();
    assert_eq!(store.setting("claim").unwrap().as_deref(), Some(r#"{"day_basis":"actual"}"#));
    let refused = write(&store, |tx| tx.set_setting("claim", "{")).unwrap_err();
    assert!(matches!(refused, StoreError::Conflict(_)), "{refused}");
}

#[test]
fn a_client_of_each_nature_comes_back_with_its_contacts() {
    let store = Store::open_in_memory().unwrap();
    let natures = [
        DebtorNature::Business,
        DebtorNature::Consumer,
        DebtorNature::NonProfessional,
        DebtorNature::PublicBuyer,
    ];
    for nature in natures {
        let mut given = client("Zoé & fils");
        given.nature = nature;
        given.nature_confirmed = nature == DebtorNature::Consumer;
        given.id = write(&store, |tx| tx.insert_client(&given)).unwrap();
        assert_eq!(store.case_file(given.id).unwrap().unwrap().client, given);
        given.name = "Zoé et fille".to_owned();
        given.siren = None;
        given.contacts.pop();
        write(&store, |tx| tx.update_client(&given)).unwrap();
        assert_eq!(store.case_file(given.id).unwrap().unwrap().client, given);
    }
    assert_eq!(store.case_files().unwrap().len(), 4);
    assert_eq!(store.case_file(ClientId(99)).unwrap(), None);
}

#[test]
fn an_invoice_comes_back_full_or_bare() {
    let store = Store::open_in_memory().unwrap();
    let owner = write(&store, |tx| tx.insert_client(&client("Martin"))).unwrap();
    let mut full = invoice(owner, "F-1");
    let pdf = document(DocumentKind::Invoice, b"%PDF", Some(owner));
    full.document = Some(write(&store, |tx| tx.insert_document(&pdf)).unwrap());
    full.id = write(&store, |tx| tx.insert_invoice(&full)).unwrap();
    let mut bare = Invoice {
        nature: None,
        quote_number: None,
        quote_on: None,
        completed_on: None,
        net: None,
        vat: None,
        contract_rate: None,
        term: None,
        activity: None,
        due_supposed: false,
        waiver: Waiver::default(),
        document: None,
        ..invoice(owner, "F-2")
    };
    bare.parts.remove(0);
    bare.gross = euros("400.00");
    bare.id = write(&store, |tx| tx.insert_invoice(&bare)).unwrap();
    let read = store.case_file(owner).unwrap().unwrap().invoices;
    assert_eq!(read, [full.clone(), bare.clone()]);
    bare.parts = vec![full.parts[0]];
    bare.gross = euros("800.00");
    bare.work = "Corrigé".to_owned();
    write(&store, |tx| tx.update_invoice(&bare)).unwrap();
    assert_eq!(store.case_file(owner).unwrap().unwrap().invoices, [full, bare]);
}

#[test]
fn invoices_come_oldest_due_first_and_payments_in_the_order_received() {
    let store = Store::open_in_memory().unwrap();
    let file = write(&store, |tx| {
        let owner = tx.insert_client(&client("Martin"))?;
        let mut late = invoice(owner, "F-LATE");
        late.parts[0].due = day("2026-12-01");
        late.parts[1].due = day("2026-12-02");
        let late = tx.insert_invoice(&late)?;
        let early = tx.insert_invoice(&invoice(owner, "F-EARLY"))?;
        tx.insert_payment(&payment(owner, &[(late, "1.00"), (early, "2.00")]))?;
        let mut before = payment(owner, &[(early, "3.00")]);
        before.on = day("2026-01-01");
        tx.insert_payment(&before)?;
        Ok(tx.case_file(owner)?.unwrap())
    });
    let file = file.unwrap();
    let numbers: Vec<&str> = file.invoices.iter().map(|invoice| invoice.number.as_str()).collect();
    assert_eq!(numbers, ["F-EARLY", "F-LATE"]);
    let sums: Vec<String> = file.payments.iter().map(|payment| payment.amount.to_string()).collect();
    assert_eq!(sums, ["3.00", "3.00"]);
    assert_eq!(file.payments[0].on, day("2026-01-01"));
    assert_eq!(file.payments[1].allocations.len(), 2);
}

#[test]
fn payments_and_credit_notes_are_reversed_and_kept() {
    let store = Store::open_in_memory().unwrap();
    let written = write(&store, |tx| {
        let owner = tx.insert_client(&client("Martin"))?;
        let invoice = tx.insert_invoice(&invoice(owner, "F-1"))?;
        let paid = tx.insert_payment(&payment(owner, &[(invoice, "300.00")]))?;
        let noted = tx.insert_credit_note(&credit_note(invoice, "A-1"))?;
        Ok((owner, invoice, paid, noted))
    });
    let (owner, invoice, paid, noted) = written.unwrap();
    let file = store.case_file(owner).unwrap().unwrap();
    let mut given = payment(owner, &[(invoice, "300.00")]);
    (given.id, given.noted_after) = (paid, Some(EventId(0)));
    assert_eq!(file.payments, [given]);
    assert_eq!(
        file.credit_notes,
        [CreditNote { id: noted, noted_after: Some(EventId(0)), ..credit_note(invoice, "A-1") }]
    );
    write(&store, |tx| {
        tx.reverse_payment(paid)?;
        tx.reverse_credit_note(noted)
    })
    .unwrap();
    // Once reversed, the same number may be entered again.
    write(&store, |tx| tx.insert_credit_note(&credit_note(invoice, "A-1"))).unwrap();
    let file = store.case_file(owner).unwrap().unwrap();
    assert!(file.payments[0].reversed && file.credit_notes[0].reversed && !file.credit_notes[1].reversed);
}

fn happenings() -> Vec<Happening> {
    let outcomes = vec![
        Outcome::Paid { check_on: day("2026-04-10") },
        Outcome::Promise { by: day("2026-04-12"), amount: euros("1200.00") },
        Outcome::NotReceived,
        Outcome::WrongContact,
        Outcome::NoAnswer,
        Outcome::Difficulty,
        Outcome::Dispute { reason: "« mal fait »".to_owned(), amount: None },
        Outcome::Refuses,
        Outcome::Insolvency {
            judgment_on: day("2026-04-01"),
            bodacc_on: Some(day("2026-04-08")),
            proceedings: None,
        },
        Outcome::Insolvency { judgment_on: day("2026-04-01"), bodacc_on: None, proceedings: None },
        Outcome::OverIndebtedness { admissible_on: day("2026-04-01") },
        Outcome::BouncedCheque { presented_on: day("2026-04-01") },
        Outcome::Pause { until: day("2026-06-30") },
        Outcome::Abandon,
        Outcome::PreferWriting,
    ];
    let contact = |outcome| Happening::Contact {
        step: StepKind::Call,
        outcome,
        interlocutor: "Anne".to_owned(),
        minute: CallMinute::default(),
    };
    let posted = |tracking| Happening::Posted {
        step: StepKind::FormalNotice,
        letter: LetterId(3),
        deadline: day("2026-09-19"),
        tracking,
    };
    let mut all: Vec<Happening> = outcomes.into_iter().map(contact).collect();
    all.extend([
        posted(None),
        posted(Some("1A 000 000 0000 0".to_owned())),
        Happening::Presented { letter: LetterId(3), on: day("2026-09-07"), delivered: false },
        Happening::Resumed,
        Happening::Waived {
            waiver: Waiver { interest: true, indemnity: true, compensation: true },
            part: None,
        },
        Happening::Waived {
            waiver: Waiver::default(),
            part: Some(PartGivenUp { interest: Money::from_cents(1050), ..PartGivenUp::default() }),
        },
        Happening::RestClaimed,
        Happening::OpenCredit {
            number: "AV-2026, du 3, 1,00 €.".to_owned(),
            issued_on: day("2026-09-01"),
            amount: Money::from_cents(12_000),
        },
        Happening::Note,
    ]);
    all
}

#[test]
fn every_thing_that_can_happen_comes_back() {
    let store = Store::open_in_memory().unwrap();
    let written = write(&store, |tx| {
        let owner = tx.insert_client(&client("Martin"))?;
        let first = tx.insert_invoice(&invoice(owner, "F-1"))?;
        let second = tx.insert_invoice(&invoice(owner, "F-2"))?;
        let mut given = Vec::new();
        for what in happenings() {
            let mut event = event(owner, &[second, first], what);
            event.id = tx.insert_event(&event)?;
            given.push(event);
        }
        Ok((owner, given))
    });
    let (owner, mut given) = written.unwrap();
    assert_eq!(store.case_file(owner).unwrap().unwrap().events, given);
    write(&store, |tx| tx.reverse_event(given[0].id)).unwrap();
    given[0].reversed = true;
    assert_eq!(store.case_file(owner).unwrap().unwrap().events, given);
}

#[test]
fn a_letter_of_each_kind_comes_back_with_what_it_took_as_true() {
    let store = Store::open_in_memory().unwrap();
    for step in StepKind::ALL {
        let written = write(&store, |tx| {
            let owner = tx.insert_client(&client("Martin"))?;
            let first = tx.insert_invoice(&invoice(owner, "F-1"))?;
            let second = tx.insert_invoice(&invoice(owner, "F-2"))?;
            let pdf =
                tx.insert_document(&document(DocumentKind::Letter, step.code().as_bytes(), Some(owner)))?;
            let mut letter = letter(owner, &[second, first], pdf);
            letter.step = step;
            letter.id = tx.insert_letter(&letter)?;
            Ok(letter)
        });
        let given = written.unwrap();
        assert_eq!(store.case_file(given.client).unwrap().unwrap().letters, [given]);
    }
}

#[test]
fn a_content_is_kept_once_whoever_it_belongs_to() {
    let (folder, owner) = folder_with_a_case();
    let store = Store::open(folder.path()).unwrap();
    let pdf = document(DocumentKind::Exhibit, b"%PDF-1.7", Some(owner));
    let first = write(&store, |tx| tx.insert_document(&pdf)).unwrap();
    let again = write(&store, |tx| tx.insert_document(&pdf)).unwrap();
    assert_eq!(first, again);
    let other =
        write(&store, |tx| tx.insert_document(&document(DocumentKind::Logo, b"%PDF-1.7", None))).unwrap();
    assert_ne!(first, other);
    let read = store.document(first).unwrap().unwrap();
    assert_eq!((read.id, read.kind, read.bytes.as_slice()), (first, DocumentKind::Exhibit, &b"%PDF-1.7"[..]));
    assert_eq!((read.name.as_str(), read.media_type.as_str()), ("pièce n° 1.pdf", "application/pdf"));
    assert_eq!((read.sha256, read.added_at.as_str()), (sha256_hex(b"%PDF-1.7"), NOW));
    assert_eq!((read.client, read.invoice), (Some(owner), None));
    assert_eq!(store.document(DocumentId(99)).unwrap(), None);
    let sizes: Vec<u64> = store.documents_of(owner).unwrap().iter().map(|info| info.size).collect();
    assert_eq!(sizes, [20_000, 8]);
    let logos = store.documents_of_kind(DocumentKind::Logo).unwrap();
    assert_eq!(logos.iter().map(|logo| logo.id).collect::<Vec<_>>(), [other]);
    drop(store);
    let raw = rusqlite::Connection::open(database(folder.path())).unwrap();
    let contents: i64 = raw.query_row("SELECT count(*) FROM contents", [], |row| row.get(0)).unwrap();
    assert_eq!(contents, 2);
}

#[test]
fn a_document_is_attached_once_its_invoice_exists() {
    let store = Store::open_in_memory().unwrap();
    let written = write(&store, |tx| {
        let kept = tx.insert_document(&document(DocumentKind::Invoice, b"<xml/>", None))?;
        let owner = tx.insert_client(&client("Martin"))?;
        let invoice = tx.insert_invoice(&Invoice { document: Some(kept), ..invoice(owner, "F-1") })?;
        tx.attach_document(kept, owner, Some(invoice))?;
        Ok((kept, owner, invoice))
    });
    let (kept, owner, invoice) = written.unwrap();
    let info = store.documents_of(owner).unwrap().pop().unwrap();
    assert_eq!((info.id, info.client, info.invoice), (kept, Some(owner), Some(invoice)));
}

#[test]
fn the_same_file_twice_is_known() {
    let store = Store::open_in_memory().unwrap();
    let sha256 = sha256_hex(b"numero;montant");
    assert_eq!(store.imported(&sha256).unwrap(), None);
    let counts = serde_json::json!({"created": 12, "skipped": 1});
    write(&store, |tx| tx.record_import("factures.csv", &sha256, "csv", &counts)).unwrap();
    let known = store.imported(&sha256).unwrap().unwrap();
    assert_eq!((known.name.as_str(), known.format.as_str()), ("factures.csv", "csv"));
    assert_eq!((known.counts.clone(), known.imported_at.as_str()), (counts.clone(), NOW));
    let refused = write(&store, |tx| tx.record_import("autre.csv", &sha256, "csv", &counts)).unwrap_err();
    assert!(matches!(refused, StoreError::Conflict(_)), "{refused}");
}

#[test]
fn two_clients_may_have_one_number() {
    let store = Store::open_in_memory().unwrap();
    write(&store, |tx| {
        let (martin, durand) = (tx.insert_client(&client("Martin"))?, tx.insert_client(&client("Durand"))?);
        tx.insert_invoice(&invoice(martin, "F-1"))?;
        tx.insert_invoice(&invoice(durand, "F-1"))?;
        assert_eq!(tx.now(), NOW);
        Ok(())
    })
    .unwrap();
}

#[test]
fn what_does_not_exist_cannot_be_changed() {
    let store = Store::open_in_memory().unwrap();
    let refused = write(&store, |tx| tx.update_client(&client("Martin"))).unwrap_err();
    assert!(matches!(refused, StoreError::Missing { table: "clients", id: 0 }), "{refused}");
    let orphan = Invoice { id: InvoiceId(4), ..invoice(ClientId(1), "F-1") };
    let refused = write(&store, |tx| tx.update_invoice(&orphan)).unwrap_err();
    assert!(matches!(refused, StoreError::Missing { table: "invoices", id: 4 }), "{refused}");
}

#[test]
fn every_version_of_a_scenario_is_kept_and_none_is_written_twice() {
    let store = Store::open_in_memory().unwrap();
    let first = Scenario { id: "a_moi".to_owned(), ..Scenario::shipped().unwrap().remove(1) };
    let second = Scenario { version: 2, title: "À moi".to_owned(), ..first.clone() };
    for version in [&first, &second] {
        write(&store, |tx| tx.insert_scenario(version)).unwrap();
    }
    assert!(matches!(write(&store, |tx| tx.insert_scenario(&second)), Err(StoreError::Conflict(_))));
    let kept: Vec<Scenario> = store.scenarios().unwrap().into_iter().map(|one| one.scenario).collect();
    assert_eq!(kept, [first, second]);
    assert!(write(&store, |tx| tx.remove_scenario("a_moi", true)).unwrap());
    assert!(store.scenarios().unwrap().iter().all(|one| one.removed));
    assert!(!write(&store, |tx| tx.remove_scenario("inconnu", true)).unwrap());
    assert!(failing(&store).is_empty());
}
