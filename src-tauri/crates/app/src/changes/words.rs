//! An edit in French: its title, what changed, what taking it back takes away.

use dument_domain::{ClientId, InvoiceId};
use dument_letters::french::capitalised;
use dument_store::{Change, ChangedRow, ClientField, Field, FieldValue, Owner, Table};

use crate::changes::fields;
use crate::changes::line::facts_of;
use crate::ground::asking::Reading;
use crate::views::ChangeLine;
use crate::words::text::counted;

/// The tables of a client's sheet and of its invoices.
const SHOWN: [Table; 9] = [
    Table::Clients,
    Table::Contacts,
    Table::Invoices,
    Table::DueParts,
    Table::Letters,
    Table::Documents,
    Table::Company,
    Table::Settings,
    Table::Scenarios,
];

/// What a fact taken back is called.
const FACTS: [(Table, &str); 3] =
    [(Table::Events, "fait"), (Table::Payments, "paiement"), (Table::CreditNotes, "avoir")];

/// Facts have their own line in the case, and their own way back; taking back is told on the line
/// of what it took back.
pub(super) fn is_shown(change: &Change) -> bool {
    change.kind != "undo" && SHOWN.into_iter().any(|table| change.changes.touches(table))
}

/// « Facture F-12 corrigée ».
pub(super) fn change_title(reading: Reading<'_>, change: &Change) -> String {
    let title = match change.kind.as_str() {
        "client_created" => "Client ajouté",
        "client_corrected" => "Fiche du client corrigée",
        "nature_confirmed" => "Nature du client confirmée",
        "scenario_chosen" => "Scénario du client changé",
        "running_cases_moved" => "Dossiers passés à la dernière version du scénario",
        "import" => return format!("Fichier lu{}", file_in(reading, change)),
        "company_created" => "Entreprise créée",
        "company_corrected" => "Entreprise corrigée",
        "claims_chosen" => "Choix de comptage changés",
        "alerts_chosen" => "Alertes changées",
        "image_chosen" => "Signature ou logo changé",
        "rates_updated" => "Taux mis à jour",
        "document_kept" => "Document ajouté",
        "invoice_documented" => return format!("Fichier de la facture{} ajouté", number_in(reading, change)),
        "invoice_removed" => "Facture retirée",
        "document_said" => "Document précisé",
        "default_scenario_chosen" => "Scénario des nouveaux clients changé",
        "scenario_saved" => "Scénario enregistré",
        "scenario_removed" => "Scénario retiré",
        "scenario_restored" => "Scénario proposé de nouveau",
        "letter_prepared" => "Lettre préparée",
        "results" => "Résultats d’appels notés",
        "contact" => "Interlocuteur noté pendant l’appel",
        "call_sheet" => "Feuille d’appels faite",
        "payments_checked" => "Paiements dits à jour",
        "payments_unchecked" => "Paiements dits à mettre à jour",
        "invoice_created" => return format!("Facture{} ajoutée", number_in(reading, change)),
        "invoice_corrected" => return format!("Facture{} corrigée", number_in(reading, change)),
        "undo" => "Annulation",
        _ => "Modification",
    };
    title.to_owned()
}

/// What changed, a line each; only that of one client where it is named.
pub(super) fn change_lines(
    reading: Reading<'_>,
    change: &Change,
    client: Option<ClientId>,
) -> Vec<ChangeLine> {
    let one_client = change.clients.len() < 2;
    let rows = change.changes.replaced_rows().into_iter();
    let rows = rows.filter(|row| one_client || client.is_none_or(|client| is_of(reading, row, client)));
    let mut lines: Vec<ChangeLine> = rows.flat_map(|row| row_lines(reading, &row)).collect();
    for row in change.changes.removed_rows().iter().filter(|_| one_client) {
        lines.extend(facts_told(reading, row));
    }
    lines
}

/// What taking it back takes away or strikes through.
pub(super) fn change_effects(reading: Reading<'_>, change: &Change) -> Vec<String> {
    let changes = &change.changes;
    let mut effects = Vec::new();
    let clients =
        changes.added_to(Table::Clients).into_iter().filter_map(|id| reading.book.get(ClientId(id)));
    let names: Vec<String> = clients.map(|entry| entry.file.client.name.clone()).collect();
    effects.extend(gone("client", "retiré", &names));
    let invoices = changes.added_to(Table::Invoices).into_iter();
    let invoices = invoices.filter_map(|id| reading.book.of_invoice(InvoiceId(id)));
    let numbers: Vec<String> = invoices.map(|(_, invoice)| invoice.number.clone()).collect();
    effects.extend(gone("facture", "retirée", &numbers));
    let removed = facts_of(change) == dument_store::Facts::Removed;
    for (table, word) in FACTS {
        let count = changes.added_to(table).len();
        let how = if removed { "retiré" } else { "barré, gardé au dossier" };
        effects.extend((count > 0).then(|| format!("{}\u{a0}: {how}.", counted(count, word))));
    }
    let contacts = changes.added_count(Table::Contacts);
    effects.extend((contacts > 0).then(|| format!("{}\u{a0}: retiré.", counted(contacts, "interlocuteur"))));
    if !changes.added_to(Table::Letters).is_empty() {
        effects.push("La lettre préparée quitte le dossier.".to_owned());
    }
    if changes.added_count(Table::Scenarios) > 0 {
        effects.push("Cette version du scénario n’est plus proposée.".to_owned());
    }
    if changes.added_count(Table::Documents) > 0 {
        effects.push("Le fichier reste gardé, mais n’est plus classé ici.".to_owned());
    }
    effects
}

/// The name of the file that was read, after a colon; nothing where its reading was forgotten.
fn file_in(reading: Reading<'_>, change: &Change) -> String {
    let known = change.changes.file_read().and_then(|sha256| reading.kept.imported(&sha256).ok().flatten());
    known.map(|file| format!("\u{a0}: {}", file.name)).unwrap_or_default()
}

/// The number of the invoice that was written, with a space before it.
fn number_in(reading: Reading<'_>, change: &Change) -> String {
    let found = change.changes.invoice().and_then(|id| reading.book.of_invoice(id));
    found.map(|(_, invoice)| format!(" {}", invoice.number)).unwrap_or_default()
}

/// Whether a row belongs to the file of a client, or to none.
fn is_of(reading: Reading<'_>, row: &ChangedRow, client: ClientId) -> bool {
    match row.owner {
        Owner::Client(id) => id == client,
        Owner::Invoice(id) => {
            reading.book.of_invoice(id).is_some_and(|(entry, _)| entry.file.client.id == client)
        }
        Owner::Company => true,
    }
}

fn row_lines(reading: Reading<'_>, row: &ChangedRow) -> Vec<ChangeLine> {
    match row.setting.as_deref() {
        Some(crate::ground::key::COUNTING_CHANGED_ON) => Vec::new(),
        Some(key) => {
            let label = fields::setting(key).to_owned();
            vec![ChangeLine { label, was: String::new(), is: String::new() }]
        }
        None => facts_told(reading, row),
    }
}

/// The fields that a form shows, with what they held and hold.
fn facts_told(reading: Reading<'_>, row: &ChangedRow) -> Vec<ChangeLine> {
    let told = row.facts.iter().filter_map(|fact| {
        let label = fields::field_words(fact.field)?.to_owned();
        let shown = |held: &Option<FieldValue>| {
            held.as_ref().map(|held| named(reading, fact.field, held)).unwrap_or_default()
        };
        Some(ChangeLine { label, was: shown(&fact.was), is: shown(&fact.is) })
    });
    let mut lines: Vec<ChangeLine> = told.filter(|line| line.was != line.is).collect();
    lines.sort_by(|one, other| one.label.cmp(&other.label));
    lines
}

/// A value, by the name behind an identifier where it is one.
fn named(reading: Reading<'_>, field: Field, held: &FieldValue) -> String {
    let name = match held {
        FieldValue::Client(id) => reading.book.get(*id).map(|entry| entry.file.client.name.clone()),
        FieldValue::Text(id) if field == Field::Client(ClientField::Scenario) => {
            reading.ground.scenarios.iter().find(|one| one.id == *id).map(|one| one.title.clone())
        }
        FieldValue::Text(_)
        | FieldValue::Number(_)
        | FieldValue::Flag(_)
        | FieldValue::Money(_)
        | FieldValue::Day(_)
        | FieldValue::Lines(_)
        | FieldValue::Nature(_)
        | FieldValue::Role(_)
        | FieldValue::Activity(_)
        | FieldValue::Document(_) => None,
    };
    name.unwrap_or_else(|| fields::value_shown(field, held))
}

/// « La facture F-12 sera retirée. », and only the number of them where they are many.
fn gone(word: &str, how: &str, names: &[String]) -> Option<String> {
    match names {
        [] => None,
        [only] => Some(format!("{} {only}\u{a0}: {how}.", capitalised(word))),
        several => Some(format!("{}\u{a0}: {how}s.", counted(several.len(), word))),
    }
}
