//! Every file of the corpus imported twice, where the corpus is there: nothing breaks, nothing
//! is added the second time, and the database verifies.

use std::path::{Path, PathBuf};
use std::{env, fs};

use dument_app::{App, Code, ImportOptions, Now, changes, intake, settings};
use dument_domain::Company;

fn corpus() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpus");
    env::var_os("DUMENT_CORPUS").map_or_else(beside, PathBuf::from)
}

fn files_under(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { files_under(&path, found) } else { found.push(path) }
    }
}

#[test]
fn the_corpus_is_imported_once_whatever_it_holds() {
    let mut files = Vec::new();
    files_under(&corpus(), &mut files);
    files.sort();
    let now = Now::noon("2026-11-21".parse().unwrap());
    let company: Company = serde_json::from_str(
        r#"{"name":"Menuiserie Le Goff","address":{"postal_code":"29300","city":"QUIMPERLE"}}"#,
    )
    .unwrap();
    let mut app = App::in_memory().unwrap();
    app.act(&now, |desk| settings::create_company(desk, company)).unwrap();
    let (mut imported, mut refused, mut written) = (0, 0, 0);
    for path in &files {
        let name = path.file_name().unwrap().to_string_lossy();
        let Some(bytes) = fs::read(path).ok().filter(|bytes| bytes.len() < 20_000_000) else { continue };
        let preview = app.ask(&now, |reading| intake::preview(reading, &name, &bytes)).unwrap();
        let options = ImportOptions { dry_run: false, skip_bad: true, accept_seller: true };
        match app.act(&now, |desk| intake::import_file(desk, &name, &bytes, options)) {
            Ok(first) => {
                assert_eq!(first.created, preview.rows.iter().filter(|row| row.status == "new").count());
                let again = app.act(&now, |desk| intake::import_file(desk, &name, &bytes, options)).unwrap();
                assert_eq!((again.created, again.updated), (0, 0), "{name}");
                imported += 1;
                written += first.created;
            }
            Err(refusal) => {
                assert!(matches!(refusal.code, Code::UnreadableFile | Code::Purchase), "{name}: {refusal}");
                assert!(!refusal.detail.is_empty(), "{name}");
                refused += 1;
            }
        }
    }
    let verified = app.ask(&now, changes::verify).unwrap();
    assert!(verified.ok, "{:?}", verified.checks);
    if files.is_empty() {
        println!("no corpus beside the repository: nothing to import");
    } else {
        println!("{} files: {imported} imported ({written} written), {refused} refused", files.len());
    }
}
