//! The files of an export: one for each table, named and told in French.

/// A table of the data: its file, and what a row of it is.
pub(super) struct TableFile {
    pub(super) table: &'static str,
    pub(super) name: &'static str,
    pub(super) row: &'static str,
}

const fn table_file(table: &'static str, name: &'static str, row: &'static str) -> TableFile {
    TableFile { table, name, row }
}

/// Every table with its file; one that a later version adds keeps its own name.
pub(super) const FILES: [TableFile; 17] = [
    table_file("company", "entreprise", "votre entreprise"),
    table_file("clients", "clients", "un client"),
    table_file("contacts", "contacts", "une personne chez un client (client_id)"),
    table_file("invoices", "factures", "une facture d’un client (client_id)"),
    table_file("due_parts", "echeances", "une échéance d’une facture (invoice_id)"),
    table_file("payments", "paiements", "un paiement d’un client"),
    table_file(
        "payment_shares",
        "paiements-par-facture",
        "la part d’un paiement (payment_id) comptée sur une facture",
    ),
    table_file("credit_notes", "avoirs", "un avoir sur une facture"),
    table_file(
        "events",
        "faits",
        "un fait du dossier\u{a0}: appel, promesse, acte\u{202f}; le détail est en JSON",
    ),
    table_file("event_invoices", "faits-par-facture", "une facture concernée par un fait (event_id)"),
    table_file("letters", "lettres", "une lettre préparée ou postée"),
    table_file("letter_invoices", "lettres-par-facture", "une facture réclamée par une lettre (letter_id)"),
    table_file("documents", "documents", "un fichier gardé, avec son empreinte SHA-256"),
    table_file("imports", "imports", "un fichier importé"),
    table_file("scenarios", "scenarios", "une version d’un scénario"),
    table_file("settings", "reglages", "un réglage, en JSON"),
    table_file("journal", "journal", "un acte, dans l’ordre, avec ce qu’il a changé et son sceau"),
];

/// Columns that hold cents: written in euros in the tables.
pub(super) const CENTS: [&str; 5] = ["amount", "gross", "net", "total", "vat"];

/// The file of a table, without its ending.
pub(super) fn file_of(table: &str) -> &str {
    FILES.iter().find(|one| one.table == table).map_or(table, |one| one.name)
}
