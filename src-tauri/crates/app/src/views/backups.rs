//! Copies of the data, as the screens and the terminal show them.

use dument_domain::{Day, Money};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A copy of the data (sauvegarde), looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BackupView {
    /// Its name, without its folder.
    pub name: String,
    /// Where it is.
    pub path: String,
    /// Whose data these are.
    pub company: Option<String>,
    /// Number of clients.
    #[ts(type = "number")]
    pub clients: u64,
    /// Number of invoices.
    #[ts(type = "number")]
    pub invoices: u64,
    /// Bytes of the file.
    #[ts(type = "number")]
    pub bytes: u64,
    /// When something was last recorded in it, `YYYY-MM-DDTHH:MM`.
    pub last_recorded_at: Option<String>,
    /// The seal of the last line of its journal: what a later copy must still hold.
    pub seal: Option<String>,
    /// Whether it is of the data open now, at another moment.
    pub of_these_data: bool,
    /// Whether it opens with a passphrase.
    pub sealed: bool,
    /// « 17 clients, 42 factures, dernière écriture le 29 novembre 2026 à 18 h 05 ».
    pub sentence: String,
}

/// A copy in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BackupRow {
    /// Its name in the folder of the copies.
    pub name: String,
    /// « 30 novembre 2026 à 7 h 30 ».
    pub made: String,
    /// « copie du jour », « avant une restauration ».
    pub why: String,
    /// « 1,2 Mo ».
    pub size: String,
}

/// The copies there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BackupsView {
    /// When the last one was made, « aujourd’hui à 7 h 30 »; nothing where there is none.
    pub last: Option<String>,
    /// What was just done, a sentence; nothing where they were only asked for.
    pub said: Option<String>,
    /// The folder they are in.
    pub folder: String,
    /// Latest first.
    pub list: Vec<BackupRow>,
    /// Why there is no copy of the day; nothing where all goes well.
    pub trouble: Option<String>,
    /// The second place, once chosen.
    pub second: Option<SecondPlaceView>,
    /// The last trial of a restoration, « essayée hier : 17 clients, 42 factures, tout est juste ».
    pub tried: Option<String>,
    /// What was found the last time that everything was looked at, a sentence.
    pub verified: Option<String>,
    /// The last trial showed faults.
    pub tried_wrong: bool,
    /// The last time that everything was looked at, something was wrong.
    pub verified_wrong: bool,
}

/// The second place of the copies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SecondPlaceView {
    /// Its folder.
    pub folder: String,
    /// Whether a passphrase opens what is there.
    pub sealed: bool,
    /// When the last copy was made there, or why it was not.
    pub sentence: String,
    /// What is better changed: away for long, on the disk of the data.
    pub warning: Option<String>,
}

/// What the user may lean on: « Mes données ».
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TrustView {
    /// Where the data are and what keeps them.
    pub rows: Vec<TrustRow>,
    /// What the user switched on that leaves this computer; empty where nothing does.
    pub connections: Vec<String>,
}

/// One thing of the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TrustRow {
    /// `file`, `size`, `last`, `tried`, `second`, `verified`, `rates`.
    pub key: String,
    /// « Dernière sauvegarde ».
    pub label: String,
    /// « aujourd’hui à 7 h 30 ».
    pub value: String,
    /// What is better changed.
    pub warning: Option<String>,
}

/// In which form a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TableForm {
    /// Texts between semicolons.
    Csv,
    /// A workbook.
    Xlsx,
}

/// The doubtful debts on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DoubtfulView {
    /// Whose they are.
    pub company: String,
    /// The day.
    pub on: Day,
    /// The principal left on all of them, tax included.
    pub left: Money,
    /// Of which before tax, where the invoices say it.
    pub before_tax: Money,
    /// Of which tax, where the invoices say it.
    pub tax: Money,
    /// What is proposed to be set aside.
    pub proposed: Money,
    /// What is to be judged before any of it enters the books.
    pub notes: Vec<String>,
    /// One for each late invoice, by client.
    pub rows: Vec<DoubtfulRow>,
}

/// A late invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DoubtfulRow {
    /// The client.
    pub client_name: String,
    /// Its number.
    pub number: String,
    /// Day of issue.
    pub issued_on: Day,
    /// Due date.
    pub due_on: Day,
    /// Days late.
    pub days_late: i64,
    /// « 31 à 90 jours ».
    pub band: String,
    /// The principal left, tax included.
    pub left: Money,
    /// Of which before tax, where the invoice says it.
    pub before_tax: Option<Money>,
    /// Of which tax.
    pub tax: Option<Money>,
    /// Percent proposed for this age.
    pub percent: i64,
    /// What is proposed to be set aside.
    pub proposed: Option<Money>,
    /// Where the case stands.
    pub state: String,
    /// The last thing done, with its day.
    pub last: String,
}

/// What an export wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ExportView {
    /// The folder.
    pub folder: String,
    /// Number of tables, one file each.
    pub tables: usize,
    /// Their rows in all.
    pub rows: usize,
    /// Number of files kept, written out.
    pub documents: usize,
    /// The seal of the last line of the journal.
    pub seal: Option<String>,
}

/// A restoration tried in a folder that is thrown away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TrialView {
    /// The copy tried.
    pub backup: BackupView,
    /// Whether everything in it holds.
    pub sound: bool,
    /// What was found.
    pub sentence: String,
}

/// What a restore did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RestoreView {
    /// What the data hold now, and where those of before are.
    pub sentence: String,
    /// Where the data of before are; nothing where there were none.
    pub kept: Option<String>,
    /// What was put back.
    pub backup: BackupView,
}
