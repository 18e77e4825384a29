//! A data folder of its own and the real program.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

pub struct Desk {
    folder: tempfile::TempDir,
}

/// What the program answered.
pub struct Answer {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Answer {
    /// Standard output as one JSON value.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }

    /// The code of a refusal, which must also be said in French.
    pub fn refusal(&self) -> String {
        assert_eq!(self.status, 1, "{}{}", self.out, self.err);
        assert!(!self.err.trim().is_empty(), "the sentence on standard error");
        self.json()["error"]["code"].as_str().unwrap().to_owned()
    }
}

impl Desk {
    pub fn new() -> Desk {
        Desk { folder: tempfile::tempdir().unwrap() }
    }

    /// A desk with the company of the contract.
    pub fn with_company() -> Desk {
        let desk = Desk::new();
        let file = desk.file("company.json", COMPANY);
        assert_eq!(desk.run(&["init", "--company", file.to_str().unwrap()]).status, 0);
        desk
    }

    /// The same, with the three invoices of the file read in.
    pub fn with_invoices() -> Desk {
        let desk = Desk::with_company();
        let table = desk.file("invoices.csv", INVOICES);
        assert_eq!(desk.run(&["import", text(&table)]).status, 0);
        desk
    }

    /// A client of the file is confirmed to be of this nature.
    pub fn confirm(&self, name: &str, nature: &str) {
        assert_eq!(self.run(&["client", "--name", name, "--nature", nature]).status, 0);
    }

    /// A file beside the data.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// One command on 21 November 2026.
    pub fn run(&self, arguments: &[&str]) -> Answer {
        self.run_on("2026-11-21", arguments)
    }

    pub fn run_on(&self, day: &str, arguments: &[&str]) -> Answer {
        answer(self.command(day).args(arguments).output().unwrap())
    }

    /// One command with its standard input.
    pub fn feed(&self, arguments: &[&str], input: &[u8]) -> Answer {
        let mut child = self
            .command("2026-11-21")
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        answer(child.wait_with_output().unwrap())
    }

    pub fn command(&self, day: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dument-cli"));
        command.env_remove("DUMENT_NOW").env_remove("DUMENT_TODAY").env("DUMENT_DATA", self.data());
        command.args(["--today", day]).stdin(Stdio::null());
        command
    }
}

/// What a run of the program answered.
pub fn answer(output: Output) -> Answer {
    Answer {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The text of a path.
pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

pub const COMPANY: &str = r#"{"name":"Kerbrat Plomberie","legal_form":"EI","siret":"81234567600017","rcs":null,"capital":null,"vat":null,"address":{"lines":["4 QUAI BRIZEUX"],"postal_code":"29300","city":"QUIMPERLE","country":"FR"},"email":"","phone":"","iban":"FR7630006000011234567890189","bic":"","signatory":"Yann Kerbrat","mediator":null}"#;

pub const INVOICES: &str = "N° facture;Client;SIREN;Date de facture;Échéance;Montant TTC\n\
    F-12;Menuiserie Lefèvre;999999006;2026-08-19;2026-09-18;1850,00\n\
    F-13;Menuiserie Lefèvre;999999006;2026-11-02;2026-12-02;600,00\n\
    F-14;Mme Riou;;2026-09-01;2026-10-01;420,00\n";
