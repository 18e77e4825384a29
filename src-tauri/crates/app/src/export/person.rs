//! Everything kept about one client, readable without the program: what is answered to who asks (RGPD art. 15 and 20).

use std::collections::BTreeSet;
use std::path::Path;

use dument_domain::ClientId;
use dument_store::TableDump;
use serde_json::{Map, Value};

use super::{documents, files, ids_of, objects, table, untold, write_whole};
use crate::Error;
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::views::ExportView;
use crate::words::files::plain_name;

/// Writes what is kept about a client into a folder that is not there yet, or is empty: whole, or nothing.
///
/// # Errors
/// [`crate::Code::UnknownClient`]; [`crate::Code::Disk`]: nothing is left there then.
pub fn write_person(reading: Reading<'_>, client: ClientId, folder: &Path) -> Result<ExportView, Error> {
    let entry = reading.entry(client)?;
    write_whole(reading, folder, |started| fill(reading, entry, started))
}

/// The same into a new folder of the one that the user chose.
///
/// # Errors
/// As [`write_person`].
pub fn person_into_folder(
    reading: Reading<'_>,
    client: ClientId,
    chosen: &Path,
) -> Result<ExportView, Error> {
    let who = plain_name(&reading.entry(client)?.file.client.name);
    let name = format!("Données de {who} {}", reading.now.today);
    let numbered = |count: u32| if count == 1 { name.clone() } else { format!("{name} ({count})") };
    write_person(reading, client, &dument_store::free_name(|count| chosen.join(numbered(count))))
}

fn fill(reading: Reading<'_>, entry: &Entry, folder: &Path) -> Result<ExportView, Error> {
    let put = |name: &str, text: String| {
        dument_store::write_private(&folder.join(name), text.as_bytes()).map_err(untold)
    };
    let kept: BTreeSet<i64> =
        reading.kept.documents_of(entry.file.client.id)?.iter().map(|file| file.id.0).collect();
    let all = reading.kept.dump()?.into_iter().map(|dump| of_person(dump, entry, &kept));
    let tables: Vec<TableDump> = all.filter(|dump| !dump.rows.is_empty()).collect();
    for dump in &tables {
        put(&format!("{}.csv", files::file_of(&dump.table)), table(dump))?;
    }
    let whole: Map<String, Value> = tables.iter().map(|dump| (dump.table.clone(), objects(dump))).collect();
    put("donnees.json", Value::Object(whole).to_string())?;
    let documents = documents(reading, &ids_of(&tables), folder)?;
    put("LISEZMOI.txt", read_me(reading, entry, &tables))?;
    let rows = tables.iter().map(|dump| dump.rows.len()).sum();
    Ok(ExportView { folder: String::new(), tables: tables.len(), rows, documents, seal: None })
}

/// The rows of a table that are about a client; none of those that are about nobody.
fn of_person(dump: TableDump, entry: &Entry, documents: &BTreeSet<i64>) -> TableDump {
    let file = &entry.file;
    let client = BTreeSet::from([file.client.id.0]);
    let invoices: BTreeSet<i64> = file.invoices.iter().map(|one| one.id.0).collect();
    let (column, ids) = match dump.table.as_str() {
        "clients" => ("id", client),
        "contacts" | "invoices" | "payments" | "events" | "letters" => ("client_id", client),
        "due_parts" | "credit_notes" | "payment_shares" | "event_invoices" | "letter_invoices" => {
            ("invoice_id", invoices)
        }
        "documents" => ("id", documents.clone()),
        _ => ("id", BTreeSet::new()),
    };
    let place = dump.columns.iter().position(|name| name == column);
    let is_theirs = |row: &Vec<Value>| {
        place.and_then(|place| row.get(place)?.as_i64()).is_some_and(|id| ids.contains(&id))
    };
    let rows = dump.rows.into_iter().filter(is_theirs).collect();
    TableDump { table: dump.table, columns: dump.columns, rows }
}

fn read_me(reading: Reading<'_>, entry: &Entry, tables: &[TableDump]) -> String {
    let firm = reading.company.map_or("", |company| company.name.as_str());
    let mut text = format!(
        "Ce que {firm} garde de {} (RGPD art.\u{a0}15 et 20), au {}.\r\n\r\nLes tableaux (.csv) s’ouvrent dans un tableur\u{a0}: point-virgule entre les cases, UTF-8, sommes en euros, jours AAAA-MM-JJ.\r\n\r\n",
        entry.file.client.name, reading.now.today
    );
    for dump in tables {
        let told = files::FILES.iter().find(|one| one.table == dump.table).map_or("", |one| one.row);
        text += &format!("{}.csv\u{a0}: une ligne est {told}\r\n", files::file_of(&dump.table));
    }
    text + "\r\ndonnees.json\u{a0}: les mêmes tableaux sans perte, sommes en centimes.\r\ndocuments/\u{a0}: ses fichiers, factures et lettres.\r\n\r\nNe sont pas ici\u{a0}: le journal des écritures et les fichiers importés qui parlent aussi d’autres personnes (RGPD art.\u{a0}15, 4). Le fondement, les durées et les destinataires sont dans le registre («\u{a0}Réglages\u{a0}», «\u{a0}Données et réseau\u{a0}», «\u{a0}Données personnelles\u{a0}»).\r\n"
}
