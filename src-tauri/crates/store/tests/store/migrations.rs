//! A released migration never changes: files in the hands of users were made by it.

use std::fs;
use std::path::Path;

use dument_store::{Facts, Store, StoreError, sha256_hex};

/// Name and SHA-256 of each migration, in their order. A change of schema is a
/// new file and a new line here.
const RELEASED: [(&str, &str); 6] = [
    ("0001_facts.sql", "2d3da053b809406738c37b08fa53f0ecd2f78b42075f3357d8a58f8484a11aa4"),
    ("0002_scenarios_and_terms.sql", "9fbf33b3266a8086fc5618f4c230dcd92394acd0871ed70e8f828844865db273"),
    ("0003_changes.sql", "0ba36f0a00a87f5895451f2386ce2b1f4d3c9e212163a10cf45b8f3ba2e990d2"),
    ("0004_order.sql", "082f54e41b64478e804def774431402ea8b119e9880c01977f5b3b9bdc5cae09"),
    ("0005_contract_rates.sql", "adbf2e5c72683627a2c3253df274e213b048d0cf87a903c56ed1f9afbc312fea"),
    ("0006_numbers_by_year.sql", "ef6b270ab91f2f7b01d473df59a401f9c211236b407fc882176bc592ab227299"),
];

#[test]
fn every_migration_is_as_it_was_released() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let names = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    let found: Vec<(String, String)> = names
        .into_iter()
        .map(|name| {
            let text = fs::read_to_string(folder.join(&name)).unwrap();
            // The program holds these very bytes: other line ends would be another schema, and every
            // file made elsewhere would be called changed. `.gitattributes` keeps them.
            assert!(!text.contains('\r'), "{name} was checked out with the line ends of another system");
            (name, sha256_hex(text.as_bytes()))
        })
        .collect();
    let released: Vec<(String, String)> =
        RELEASED.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect();
    assert_eq!(found, released);
}

/// A file as the program before left it: schema 2, with a client and a line of the journal.
fn file_of_schema_2(folder: &Path) {
    let connection = rusqlite::Connection::open(folder.join("dument.db")).unwrap();
    for name in ["0001_facts.sql", "0002_scenarios_and_terms.sql"] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(name));
        connection.execute_batch(&text.unwrap()).unwrap();
    }
    connection
        .execute_batch(
            "PRAGMA application_id = 0x44756d74; PRAGMA user_version = 2;
            INSERT INTO clients (name, nature, nature_confirmed, address_lines, postal_code, city, country,
                email, phone, note, scenario)
            VALUES ('Martin', 'business', 1, '[]', '29300', 'Quimperlé', 'FR', '', '', '', 'amiable_4');
            INSERT INTO settings VALUES ('alerts', '{\"hour\":8}');",
        )
        .unwrap();
}

#[test]
fn a_file_of_the_schema_before_keeps_what_it_held_and_its_next_changes_are_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    file_of_schema_2(folder.path());
    let store = Store::open(folder.path()).unwrap();
    assert!(folder.path().join("dument-avant-mise-a-jour-2.db").is_file());
    assert!(store.verify().unwrap().is_sound());
    let before = store.case_files().unwrap();
    assert_eq!(before.len(), 1);
    let recorded = store.record("2026-09-03T07:30", "client_corrected", |tx| {
        let mut client = before.first().unwrap().client.clone();
        client.name = "Martine".to_owned();
        tx.update_client(&client)?;
        Ok::<_, StoreError>(((), serde_json::Value::Null))
    });
    let change = store.change(recorded.unwrap().change.unwrap()).unwrap().unwrap();
    store
        .record("2026-09-03T07:31", "undo", |tx| {
            tx.put_back(&change.changes, Facts::Struck)?;
            Ok::<_, StoreError>(((), serde_json::Value::Null))
        })
        .unwrap();
    assert_eq!(store.case_files().unwrap(), before);
}

/// A file of an earlier schema, with one invoice that has a clause and the change that gave it.
fn file_of_schema(schema: usize, folder: &Path) {
    let connection = rusqlite::Connection::open(folder.join("dument.db")).unwrap();
    for (name, _) in RELEASED.iter().take(schema) {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(name));
        connection.execute_batch(&text.unwrap()).unwrap();
    }
    let sql = format!(
        "PRAGMA application_id = 0x44756d74; PRAGMA user_version = {schema};
        INSERT INTO clients (name, nature, nature_confirmed, address_lines, postal_code, city, country,
            email, phone, note, scenario)
        VALUES ('Martin', 'business', 1, '[]', '29300', 'Quimperlé', 'FR', '', '', '', 'amiable_4');
        INSERT INTO invoices (client_id, number, work, issued_on, due_supposed, gross, contract_rate,
            waived_interest, waived_indemnity)
        VALUES (1, 'F-1', 'cuisine', '2026-05-01', 0, 100000, '12.50', 0, 0),
            (1, 'F-2', 'cuisine', '2026-05-01', 0, 100000, NULL, 0, 0);
        INSERT INTO due_parts (invoice_id, position, due_on, amount)
        VALUES (1, 0, '2026-05-31', 100000), (2, 0, '2026-05-31', 100000);"
    );
    connection.execute_batch(&sql).unwrap();
}

#[test]
fn a_clause_of_every_earlier_schema_is_kept_and_an_indexed_one_can_follow() {
    for schema in 1..RELEASED.len() {
        let folder = tempfile::tempdir().unwrap();
        file_of_schema(schema, folder.path());
        let store = Store::open(folder.path()).unwrap();
        assert!(store.verify().unwrap().is_sound(), "schema {schema}");
        let mut file = store.case_files().unwrap().remove(0);
        let rates = |invoices: &[dument_domain::Invoice]| -> Vec<Option<String>> {
            invoices.iter().map(|one| one.contract_rate.map(|rate| rate.to_string())).collect()
        };
        assert_eq!(rates(&file.invoices), [Some("12.50".to_owned()), None], "schema {schema}");
        assert_eq!(file.client.contract_rate, None);
        file.client.contract_rate = Some("legal*3".parse().unwrap());
        file.invoices[1].contract_rate = Some("ecb+10.5".parse().unwrap());
        store
            .record("2026-11-30T07:30", "corrected", |tx| {
                tx.update_client(&file.client)?;
                tx.update_invoice(&file.invoices[1])?;
                Ok::<_, StoreError>(((), serde_json::Value::Null))
            })
            .unwrap();
        let again = store.case_files().unwrap().remove(0);
        assert_eq!(again, file, "schema {schema}");
    }
}

#[test]
fn a_client_may_have_one_number_again_each_year_whatever_the_schema_the_file_came_from() {
    for schema in 1..RELEASED.len() {
        let folder = tempfile::tempdir().unwrap();
        file_of_schema(schema, folder.path());
        let store = Store::open(folder.path()).unwrap();
        let file = store.case_files().unwrap().remove(0);
        let add = |issued_on: &str| {
            store.record("2026-11-30T07:30", "invoice_created", |tx| {
                let mut invoice = file.invoices[0].clone();
                invoice.issued_on = issued_on.parse().unwrap();
                let id = tx.insert_invoice(&invoice)?;
                Ok::<_, StoreError>((id, serde_json::Value::Null))
            })
        };
        let again = add("2025-05-01").unwrap().answer;
        assert_eq!(again.0, 3, "schema {schema}: identifiers go on");
        assert!(add("2026-12-31").is_err(), "schema {schema}: twice in one year");
        assert_eq!(store.case_files().unwrap().remove(0).invoices.len(), 3);
        assert!(store.verify().unwrap().is_sound(), "schema {schema}");
    }
}
