//! Everything out, readable without the program: tables, documents, the journal, and a copy that opens again.

mod accountant;
mod book;
mod files;
mod person;

pub use accountant::{doubtful, doubtful_file};
pub use person::{person_into_folder, write_person};

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use dument_domain::{DocumentId, Money};
use dument_store::{StoreError, TableDump};
use serde_json::{Map, Value};

use crate::error::disk_trouble;
use crate::ground::asking::Reading;
use crate::views::ExportView;
use crate::words::cells::{cell_line, cell_text};
use crate::words::files::plain_name;
use crate::{Code, Error};

/// The name of the copy that `restore` and the window take back.
pub const COPY: &str = "sauvegarde.db";

/// Writes everything into a folder that is not there yet, or is empty: whole, or nothing.
///
/// # Errors
/// [`Code::Disk`] where the folder holds something or the disk refuses; nothing is left there then.
pub fn write(reading: Reading<'_>, folder: &Path) -> Result<ExportView, Error> {
    write_whole(reading, folder, |started| fill(reading, started))
}

/// Fills a folder that is not there yet, or is empty: whole, or nothing.
fn write_whole(
    reading: Reading<'_>,
    folder: &Path,
    fill: impl FnOnce(&Path) -> Result<ExportView, Error>,
) -> Result<ExportView, Error> {
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(refused("ce dossier n’est pas vide"));
    }
    if reading.kept.folder().is_some_and(|home| is_inside(folder, home)) {
        return Err(refused("ce dossier est dans celui de vos données, et se perdrait avec elles"));
    }
    let started = unfinished(folder);
    // What a stopped export left would be taken for a part of this one.
    let _ = fs::remove_dir_all(&started);
    let made = dument_store::make_private_folder(&started).map_err(untold);
    let written = made.and_then(|()| fill(&started));
    let put = written.and_then(|view| {
        // An empty folder of that name gives way.
        let _ = fs::remove_dir(folder);
        fs::rename(&started, folder).map_err(trouble)?;
        Ok(view)
    });
    if put.is_err() {
        let _ = fs::remove_dir_all(&started);
    }
    put.map(|view| ExportView { folder: folder.display().to_string(), ..view })
}

/// Writes everything into a new folder of the one that the user chose.
///
/// # Errors
/// As [`write`].
pub fn into_folder(reading: Reading<'_>, chosen: &Path) -> Result<ExportView, Error> {
    let firm = reading.company.map(|company| plain_name(&company.name)).unwrap_or_default();
    let name = format!("Export Dûment {firm} {}", reading.now.today);
    let numbered = |count: u32| if count == 1 { name.clone() } else { format!("{name} ({count})") };
    write(reading, &dument_store::free_name(|count| chosen.join(numbered(count))))
}

/// Whether a folder is, or would be, inside another.
fn is_inside(folder: &Path, home: &Path) -> bool {
    let there = folder.ancestors().find_map(|above| above.canonicalize().ok());
    home.canonicalize().is_ok_and(|home| there.is_some_and(|there| there.starts_with(home)))
}

/// Where an export is made before it takes its name: one that nobody gives to a folder of theirs, since what
/// stands there is taken away.
fn unfinished(folder: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(folder.file_name().unwrap_or_default());
    name.push(".dument-partiel");
    folder.with_file_name(name)
}

fn fill(reading: Reading<'_>, folder: &Path) -> Result<ExportView, Error> {
    let put = |name: &str, text: String| {
        dument_store::write_private(&folder.join(name), text.as_bytes()).map_err(untold)
    };
    let tables = reading.kept.dump()?;
    for dump in &tables {
        put(&format!("{}.csv", files::file_of(&dump.table)), table(dump))?;
    }
    let all: Map<String, Value> = tables.iter().map(|dump| (dump.table.clone(), objects(dump))).collect();
    put("donnees.json", Value::Object(all).to_string())?;
    let documents = documents(reading, &ids_of(&tables), folder)?;
    let copy = reading.kept.back_up(&folder.join(COPY))?;
    put("LISEZMOI.txt", read_me(&tables, copy.last_seal.as_deref()))?;
    let rows = tables.iter().map(|dump| dump.rows.len()).sum();
    Ok(ExportView { folder: String::new(), tables: tables.len(), rows, documents, seal: copy.last_seal })
}

/// A table for a spreadsheet: sums in euros, days as the calendar writes them, no formula.
fn table(dump: &TableDump) -> String {
    let mut text = "\u{feff}".to_owned();
    text.push_str(&cell_line(dump.columns.iter().cloned()));
    for row in &dump.rows {
        let cells = dump.columns.iter().zip(row).map(|(column, value)| match value {
            Value::Number(cents) if files::CENTS.contains(&column.as_str()) => {
                Money::from_cents(cents.as_i64().unwrap_or(0)).to_string().replace('.', ",")
            }
            Value::String(text) => cell_text(text),
            Value::Null => String::new(),
            other @ (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => {
                other.to_string()
            }
        });
        text.push_str(&cell_line(cells));
    }
    text
}

fn objects(dump: &TableDump) -> Value {
    let object = |row: &Vec<Value>| -> Value {
        Value::Object(dump.columns.iter().cloned().zip(row.iter().cloned()).collect())
    };
    dump.rows.iter().map(object).collect()
}

/// The files kept, under their number and their name; how many.
fn documents(reading: Reading<'_>, ids: &[i64], folder: &Path) -> Result<usize, Error> {
    dument_store::make_private_folder(&folder.join("documents")).map_err(untold)?;
    let mut count = 0;
    for id in ids {
        let Some(document) = reading.kept.document(DocumentId(*id))? else { continue };
        let name = format!("{id:05}-{}", plain_name(&document.name));
        dument_store::write_private(&folder.join("documents").join(name), &document.bytes).map_err(untold)?;
        count += 1;
    }
    Ok(count)
}

/// The numbers of the files kept, by their table.
fn ids_of(tables: &[TableDump]) -> Vec<i64> {
    let Some(dump) = tables.iter().find(|dump| dump.table == "documents") else { return Vec::new() };
    let place = dump.columns.iter().position(|column| column == "id").unwrap_or(0);
    dump.rows.iter().filter_map(|row| row.get(place)?.as_i64()).collect()
}

fn read_me(tables: &[TableDump], seal: Option<&str>) -> String {
    let mut text = "Vos données, telles que Dûment les garde.\r\n\r\nLes tableaux (.csv) s’ouvrent dans un tableur\u{a0}: point-virgule entre les cases, UTF-8, sommes en euros, jours AAAA-MM-JJ, moments à l’heure du lieu. Une apostrophe ajoutée devant =, +, - ou @ empêche le tableur d’y voir une formule. Les colonnes portent le nom qu’elles ont dans la base\u{202f}; «\u{a0}id\u{a0}» est le numéro de la ligne, que les autres tableaux reprennent (client_id, invoice_id…).\r\n\r\n".to_owned();
    for dump in tables {
        let told = files::FILES.iter().find(|one| one.table == dump.table).map_or("", |one| one.row);
        text += &format!(
            "{}.csv\u{a0}: {} lignes\u{202f}; une ligne est {told}\r\n",
            files::file_of(&dump.table),
            dump.rows.len()
        );
    }
    text += "\r\ndonnees.json\u{a0}: les mêmes tableaux sans perte, sommes en centimes.\r\ndocuments/\u{a0}: les fichiers gardés, à l’octet près\u{202f}; leur numéro est l’«\u{a0}id\u{a0}» de documents.csv, et leur empreinte SHA-256 y est écrite\u{a0}: «\u{a0}sha256sum\u{a0}» doit redonner la même.\r\n";
    text += &format!(
        "{COPY}\u{a0}: une copie entière de la base (SQLite), que Dûment reprend\u{a0}: «\u{a0}Réglages\u{a0}», «\u{a0}Données et réseau\u{a0}», «\u{a0}Reprendre une sauvegarde d’ailleurs…\u{a0}», ou «\u{a0}dument-cli restore\u{a0}».\r\n\r\n"
    );
    text += "Vérifier le journal sans Dûment\u{a0}: le sceau (hash) d’une ligne est le SHA-256 du sceau de la ligne d’avant, de son rang, de son moment, de son genre et de payload_sha256, chacun écrit «\u{a0}longueur en octets:texte\u{a0}» et suivi d’un saut de ligne\u{202f}; payload_sha256 est le SHA-256 de payload.\r\n";
    text + &seal.map_or(String::new(), |seal| format!("Dernier sceau\u{a0}: {seal}\r\n"))
}

fn refused(why: &str) -> Error {
    let told = format!("L’export n’a pas été fait\u{a0}: {why}. Rien n’a été écrit.");
    Error::told(Code::Disk, why, told)
}

fn untold(error: StoreError) -> Error {
    refused(&Error::of_making_a_copy(error).detail)
}

fn trouble(problem: io::Error) -> Error {
    refused(disk_trouble(problem.kind()))
}
