//! A released migration never changes: files in the hands of users were made by it.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use dument_store::sha256_hex;

/// Name and SHA-256 of each migration, in their order. A change of schema is a
/// new file and a new line here.
const RELEASED: [(&str, &str); 2] = [
    ("0001_facts.sql", "2d3da053b809406738c37b08fa53f0ecd2f78b42075f3357d8a58f8484a11aa4"),
    ("0002_scenarios_and_terms.sql", "9fbf33b3266a8086fc5618f4c230dcd92394acd0871ed70e8f828844865db273"),
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
            // The same whatever line ends the checkout gives.
            let text = fs::read_to_string(folder.join(&name)).unwrap().replace("\r\n", "\n");
            (name, sha256_hex(text.as_bytes()))
        })
        .collect();
    let released: Vec<(String, String)> =
        RELEASED.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect();
    assert_eq!(found, released);
}
