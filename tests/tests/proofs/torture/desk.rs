//! A firm's data folder and its outputs, beside the copy where each act is first done in peace.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const COMPANY: &str = r#"{"name":"Kerbrat Plomberie","legal_form":"EI","siret":"81234567600017","rcs":null,"capital":null,"vat":null,"address":{"lines":["4 QUAI BRIZEUX"],"postal_code":"29300","city":"QUIMPERLE","country":"FR"},"email":"","phone":"","iban":"FR7630006000011234567890189","bic":"","signatory":"Yann Kerbrat","mediator":null}"#;

const INVOICES: &str = "N° facture;Client;SIREN;Date de facture;Échéance;Montant TTC\n\
    F-12;Menuiserie Lefèvre;999999006;2026-08-19;2026-09-18;1850,00\n\
    F-13;Menuiserie Lefèvre;999999006;2026-10-02;2026-11-02;600,00\n\
    F-14;Garage des Abers;;2026-09-01;2026-10-01;4200,00\n";

pub(super) const CLIENTS: [&str; 2] = ["Menuiserie Lefèvre", "Garage des Abers"];

/// What an act is done on: `data` and `out` of one side.
pub(super) struct Side {
    pub(super) data: PathBuf,
    pub(super) out: PathBuf,
}

/// The desk itself, and beside it the copy.
pub(super) struct Desk {
    _folder: tempfile::TempDir,
    pub(super) files: PathBuf,
    pub(super) real: Side,
    pub(super) peace: Side,
}

impl Side {
    pub(super) fn of(folder: &Path, name: &str) -> Side {
        let side = Side { data: folder.join(name).join("data"), out: folder.join(name).join("sorties") };
        fs::create_dir_all(&side.out).unwrap();
        side
    }

    /// One command; `OUT` in its words is the folder of the outputs.
    pub(super) fn command(&self, today: &str, words: &[String]) -> Command {
        self.given(Command::new(program()), today, words)
    }

    /// The same by another program that runs it.
    pub(super) fn given(&self, mut command: Command, today: &str, words: &[String]) -> Command {
        command.env_remove("DUMENT_TODAY").env("DUMENT_NOW", format!("{today}T07:30"));
        command.env("DUMENT_DATA", &self.data).stdin(Stdio::null()).stderr(Stdio::null());
        let out = self.out.to_str().unwrap();
        command.args(words.iter().map(|word| word.replace("OUT", out)));
        command
    }
}

impl Desk {
    /// A company, three invoices, two businesses that may be written to.
    pub(super) fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let files = folder.path().join("fichiers");
        fs::create_dir_all(&files).unwrap();
        let (real, peace) = (Side::of(folder.path(), "vrai"), Side::of(folder.path(), "paix"));
        let desk = Desk { _folder: folder, files, real, peace };
        let company = desk.file("company.json", COMPANY);
        let invoices = desk.file("invoices.csv", INVOICES);
        desk.begin(&["init", "--company", &company]);
        desk.begin(&["import", &invoices]);
        for client in CLIENTS {
            desk.begin(&["client", "--name", client, "--nature", "business"]);
            let place = ["line1=8 rue du Port", "postal_code=29300", "city=Quimperlé"];
            desk.begin(&["client", "--name", client, "--set", place[0], place[1], place[2]]);
        }
        desk
    }

    fn begin(&self, words: &[&str]) {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        assert!(self.real.command("2026-11-21", &words).output().unwrap().status.success(), "{words:?}");
    }

    /// A file to be read in.
    pub(super) fn file(&self, name: &str, text: &str) -> String {
        let path = self.files.join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// The copy becomes the desk as it stands, to the byte.
    pub(super) fn copy(&self) {
        replace(&self.real.data, &self.peace.data);
        replace(&self.real.out, &self.peace.out);
    }
}

pub(super) fn replace(from: &Path, to: &Path) {
    if to.exists() {
        fs::remove_dir_all(to).unwrap();
    }
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let place = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            replace(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), place).unwrap();
        }
    }
}

/// `dument-cli` as it was built beside this proof.
pub(super) fn program() -> PathBuf {
    let proof = std::env::current_exe().unwrap();
    let program =
        proof.ancestors().nth(2).unwrap().join(format!("dument-cli{}", std::env::consts::EXE_SUFFIX));
    assert!(program.is_file(), "cargo build --workspace --bins makes {}", program.display());
    program
}
