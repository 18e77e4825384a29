//! An edit in French: its title, what changed, what taking it back takes away.

use dument_domain::{ClientId, InvoiceId};
use dument_letters::french::capitalised;
use dument_store::{Change, Replaced, Row};
use serde_json::Value;

use crate::App;
use crate::changes::fields;
use crate::changes::line::facts_of;
use crate::views::ChangeLine;
use crate::words::text::counted;

/// The tables of a client's sheet and of its invoices.
const SHOWN: [&str; 9] = [
    "clients",
    "contacts",
    "invoices",
    "due_parts",
    "letters",
    "documents",
    "company",
    "settings",
    "scenarios",
];

/// What a fact taken back is called.
const FACTS: [(&str, &str); 3] = [("events", "fait"), ("payments", "paiement"), ("credit_notes", "avoir")];

/// Facts have their own line in the case, and their own way back; taking back is told on the line
/// of what it took back.
pub(super) fn is_shown(change: &Change) -> bool {
    change.kind != "undo" && change.changes.tables().any(|table| SHOWN.contains(&table))
}

impl App {
    /// « Facture F-12 corrigée ».
    pub(super) fn change_title(&self, change: &Change) -> String {
        let title = match change.kind.as_str() {
            "client_created" => "Client ajouté",
            "client_corrected" => "Fiche du client corrigée",
            "nature_confirmed" => "Nature du client confirmée",
            "scenario_chosen" => "Scénario du client changé",
            "running_cases_moved" => "Dossiers passés à la dernière version du scénario",
            "import" => return format!("Fichier lu{}", self.file_in(change)),
            "company_created" => "Entreprise créée",
            "company_corrected" => "Entreprise corrigée",
            "claims_chosen" => "Choix de comptage changés",
            "alerts_chosen" => "Alertes changées",
            "image_chosen" => "Signature ou logo changé",
            "rates_updated" => "Taux mis à jour",
            "document_kept" => "Document ajouté",
            "default_scenario_chosen" => "Scénario des nouveaux clients changé",
            "scenario_saved" => "Scénario enregistré",
            "scenario_removed" => "Scénario retiré",
            "scenario_restored" => "Scénario proposé de nouveau",
            "letter_prepared" => "Lettre préparée",
            "contact" => "Interlocuteur noté pendant l’appel",
            "call_sheet" => "Feuille d’appels faite",
            "payments_checked" => "Paiements dits à jour",
            "payments_unchecked" => "Paiements dits à mettre à jour",
            "invoice_created" => return format!("Facture{} ajoutée", self.number_in(change)),
            "invoice_corrected" => return format!("Facture{} corrigée", self.number_in(change)),
            "undo" => "Annulation",
            _ => "Modification",
        };
        title.to_owned()
    }

    /// What changed, a line each; only that of one client where it is named.
    pub(super) fn change_lines(&self, change: &Change, client: Option<ClientId>) -> Vec<ChangeLine> {
        let one_client = change.clients.len() < 2;
        let rows = change.changes.replaced.iter();
        let rows = rows.filter(|row| one_client || client.is_none_or(|client| self.is_of(row, client)));
        let mut lines: Vec<ChangeLine> = rows.flat_map(|row| self.row_lines(row)).collect();
        for row in change.changes.removed.iter().filter(|_| one_client) {
            lines.extend(told(&row.table, &row.was, &Row::new()));
        }
        lines
    }

    /// What taking it back takes away or strikes through.
    pub(super) fn change_effects(&self, change: &Change) -> Vec<String> {
        let changes = &change.changes;
        let mut effects = Vec::new();
        let clients = changes.added_to("clients").into_iter().filter_map(|id| self.book.get(ClientId(id)));
        let names: Vec<String> = clients.map(|entry| entry.file.client.name.clone()).collect();
        effects.extend(gone("client", "retiré", &names));
        let invoices = changes.added_to("invoices").into_iter();
        let invoices = invoices.filter_map(|id| self.book.of_invoice(InvoiceId(id)));
        let numbers: Vec<String> = invoices.map(|(_, invoice)| invoice.number.clone()).collect();
        effects.extend(gone("facture", "retirée", &numbers));
        let removed = facts_of(change) == dument_store::Facts::Removed;
        for (table, word) in FACTS {
            let count = changes.added_to(table).len();
            let how = if removed { "retiré" } else { "barré, gardé au dossier" };
            effects.extend((count > 0).then(|| format!("{}\u{a0}: {how}.", counted(count, word))));
        }
        let contacts = changes.added.get("contacts").map_or(0, std::collections::BTreeMap::len);
        effects
            .extend((contacts > 0).then(|| format!("{}\u{a0}: retiré.", counted(contacts, "interlocuteur"))));
        if !changes.added_to("letters").is_empty() {
            effects.push("La lettre préparée quitte le dossier.".to_owned());
        }
        if changes.added.contains_key("scenarios") {
            effects.push("Cette version du scénario n’est plus proposée.".to_owned());
        }
        if changes.added.contains_key("documents") {
            effects.push("Le fichier reste gardé, mais n’est plus classé ici.".to_owned());
        }
        effects
    }

    /// The name of the file that was read, after a colon; nothing where its reading was forgotten.
    fn file_in(&self, change: &Change) -> String {
        let key = change.changes.added.get("imports").and_then(|rows| rows.keys().next());
        let read = key.and_then(|key| serde_json::from_str::<Vec<String>>(key).ok()).unwrap_or_default();
        let known = read.first().and_then(|sha256| self.store.imported(sha256).ok().flatten());
        known.map(|file| format!("\u{a0}: {}", file.name)).unwrap_or_default()
    }

    /// The number of the invoice that was written, with a space before it.
    fn number_in(&self, change: &Change) -> String {
        let changes = &change.changes;
        let of_table =
            |table: &str| changes.replaced.iter().find(|row| row.table == table).map(|row| &row.key);
        let of_part = || {
            let added = changes.added.get("due_parts").and_then(|rows| rows.keys().next());
            let removed = || changes.removed.iter().find(|row| row.table == "due_parts").map(|row| &row.key);
            of_table("due_parts").or(added).or_else(removed)
        };
        let added = changes.added.get("invoices").and_then(|rows| rows.keys().next());
        let key = added.or(of_table("invoices")).or_else(of_part);
        let id = key.and_then(|key| key.trim_matches(['[', ']']).split(',').next()?.parse().ok());
        let found = id.and_then(|id| self.book.of_invoice(InvoiceId(id)));
        found.map(|(_, invoice)| format!(" {}", invoice.number)).unwrap_or_default()
    }

    /// Whether a row belongs to the file of a client, by its key.
    fn is_of(&self, row: &Replaced, client: ClientId) -> bool {
        let first = row.key.trim_matches(['[', ']']).split(',').next().and_then(|id| id.parse::<i64>().ok());
        match (row.table.as_str(), first) {
            ("clients" | "contacts", Some(id)) => id == client.0,
            ("invoices" | "due_parts", Some(id)) => {
                self.book.of_invoice(InvoiceId(id)).is_some_and(|(entry, _)| entry.file.client.id == client)
            }
            _ => true,
        }
    }

    fn row_lines(&self, row: &Replaced) -> Vec<ChangeLine> {
        if row.table == "settings" {
            let key: Vec<String> = serde_json::from_str(&row.key).unwrap_or_default();
            let key = key.first().map(String::as_str).unwrap_or_default();
            if key == crate::ground::app::key::COUNTING_CHANGED_ON {
                return Vec::new();
            }
            let label = fields::setting(key).to_owned();
            return vec![ChangeLine { label, was: String::new(), is: String::new() }];
        }
        let mut lines = told(&row.table, &row.was, &row.is);
        for line in &mut lines {
            if line.label == "Client" || line.label == "Scénario" {
                (line.was, line.is) = (self.named(&line.label, &line.was), self.named(&line.label, &line.is));
            }
        }
        lines
    }

    /// The name behind an identifier.
    fn named(&self, label: &str, text: &str) -> String {
        let client = || text.parse().ok().and_then(|id| self.book.get(ClientId(id)));
        let scenario = || self.ground.scenarios.iter().find(|one| one.id == text);
        let found = if label == "Client" {
            client().map(|entry| entry.file.client.name.clone())
        } else {
            scenario().map(|one| one.title.clone())
        };
        found.unwrap_or_else(|| text.to_owned())
    }
}

/// The columns that a form shows, with what they held and hold.
fn told(table: &str, was: &Row, is: &Row) -> Vec<ChangeLine> {
    let mut lines: Vec<ChangeLine> = was
        .iter()
        .filter_map(|(column, before)| {
            let label = fields::column_words(table, column)?.to_owned();
            let after: Option<&Value> = is.get(column);
            Some(ChangeLine {
                label,
                was: fields::value_shown(column, Some(before)),
                is: fields::value_shown(column, after),
            })
        })
        .filter(|line| line.was != line.is)
        .collect();
    lines.sort_by(|one, other| one.label.cmp(&other.label));
    lines
}

/// « La facture F-12 sera retirée. », and only the number of them where they are many.
fn gone(word: &str, how: &str, names: &[String]) -> Option<String> {
    match names {
        [] => None,
        [only] => Some(format!("{} {only}\u{a0}: {how}.", capitalised(word))),
        several => Some(format!("{}\u{a0}: {how}s.", counted(several.len(), word))),
    }
}
