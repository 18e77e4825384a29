//! What was edited, and what taking it back would put back.

use dument_domain::Day;
use serde::Serialize;
use ts_rs::TS;

use crate::views::UndoToken;

/// An edit of a client, an invoice or a setting, in the history where it shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ChangeView {
    /// How to take it back.
    pub token: UndoToken,
    /// The day it was made.
    pub on: Day,
    /// The time, `HH:MM`.
    pub time: String,
    /// « Facture F-12 corrigée ».
    pub title: String,
    /// What changed, a line each; none for what was added.
    pub lines: Vec<ChangeLine>,
    /// Taken back since, and when.
    pub undone_on: Option<Day>,
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ChangeLine {
    /// « Téléphone ».
    pub label: String,
    /// What was there; empty where there was nothing.
    pub was: String,
    /// What came instead; empty where nothing is left.
    pub is: String,
}

/// What taking an edit back would do, asked before it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct UndoPreview {
    /// « Facture F-12 corrigée ».
    pub title: String,
    /// What would be put back: `is` leaves, `was` returns.
    pub lines: Vec<ChangeLine>,
    /// « La facture F-13 sera retirée. »
    pub effects: Vec<String>,
    /// Why it cannot be taken back; nothing where it can.
    pub refused: Option<String>,
}

/// What removing an invoice would do, asked before it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RemovalView {
    /// Why it cannot be removed, one sentence; nothing where it can.
    pub refused: Option<String>,
    /// The file that brought it with others.
    pub whole: Option<WholeImport>,
}

/// A file read, which can be taken back whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct WholeImport {
    /// How to take it back.
    pub token: UndoToken,
    /// « Fichier lu : export.csv ».
    pub title: String,
    /// « 42 factures ».
    pub invoices: String,
}
