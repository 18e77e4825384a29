//! What a package manager takes: `make package` fails in its own words, and only after a release build.

use std::fs;
use std::path::Path;

use serde_json::Value;

fn shell() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn json(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(shell().join(name)).unwrap()).unwrap()
}

#[test]
fn a_package_has_a_name_that_dpkg_and_rpm_take() {
    let name = json("tauri.linux.conf.json")["productName"].as_str().unwrap().to_owned();
    let fits =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "+-.".contains(letter);
    assert!(name.len() > 1 && name.chars().all(fits), "« {name} »");
    // The window and the menu keep the name that people read.
    assert_eq!(json("tauri.conf.json")["productName"], "Dûment");
    let entry = fs::read_to_string(shell().join("dument.desktop")).unwrap();
    assert!(entry.lines().any(|line| line == "Name=Dûment"), "{entry}");
}

#[test]
fn a_package_has_a_maintainer_with_an_address() {
    let maintainer = env!("CARGO_PKG_AUTHORS");
    let (name, rest) = maintainer.split_once(" <").unwrap();
    let address = rest.strip_suffix('>').unwrap();
    let (who, domain) = address.split_once('@').unwrap();
    assert!(!name.is_empty() && !who.is_empty() && domain.contains('.'), "{maintainer}");
}

#[test]
fn a_package_brings_the_terminal_the_licences_and_asks_for_the_library_of_the_tray() {
    let linux = json("tauri.linux.conf.json")["bundle"]["linux"].clone();
    for (kind, library) in
        [("deb", "libayatana-appindicator3-1"), ("rpm", "libayatana-appindicator3.so.1()(64bit)")]
    {
        let package = &linux[kind];
        let depends = package["depends"].as_array().unwrap();
        assert!(depends.iter().any(|one| one == library), "{kind}: {depends:?}");
        let files = package["files"].as_object().unwrap();
        assert!(files.contains_key("/usr/bin/dument-cli"), "{kind}");
        for (place, source) in files {
            let source = source.as_str().unwrap();
            let built = source.starts_with("../target/");
            assert!(
                built || shell().join(source).is_file(),
                "{kind}: {place} from {source}, which is not there"
            );
        }
        assert!(shell().join(package["desktopTemplate"].as_str().unwrap()).is_file(), "{kind}");
    }
}
