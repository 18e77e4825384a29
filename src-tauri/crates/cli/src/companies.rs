//! `companies`: those of this computer, and the list of them.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::failure::Failure;
use crate::output::Output;
use crate::session::Session;
use crate::table::Table;

#[derive(Debug, Args)]
pub(crate) struct Companies {
    #[arg(long, value_name = "DOSSIER", help = "met sur la liste l’entreprise qui est dans ce dossier")]
    add: Option<PathBuf>,
    #[arg(
        long,
        value_name = "NOM_OU_DOSSIER",
        conflicts_with = "add",
        help = "la retire de la liste\u{a0}: aucun fichier n’est effacé"
    )]
    remove: Option<String>,
}

/// Changes the list where that is asked, and tells it.
pub(crate) fn run(
    asked: &Companies,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let companies = session.companies()?;
    let mut said = None;
    if let Some(folder) = &asked.add {
        companies.add(folder)?;
        said = Some(format!("Ajoutée à la liste\u{a0}: {}.", folder.display()));
    }
    if let Some(name) = &asked.remove {
        let folder = companies.folder_of(name)?;
        companies.remove(&folder)?;
        said = Some(format!(
            "Retirée de la liste\u{a0}: {name}. Aucun fichier n’a été effacé\u{a0}: ses données restent dans {}.",
            folder.display()
        ));
    }
    let rows = companies.view(None, &session.now).rows;
    if output.is_json() {
        let rows: Vec<_> = rows
            .iter()
            .map(|row| {
                json!({
                    "name": row.name, "folder": row.folder, "colour": row.colour,
                    "opened": row.opened_at, "trouble": row.trouble,
                })
            })
            .collect();
        return Ok(output.value(&rows)?);
    }
    if let Some(said) = said {
        output.line(&said)?;
    }
    if rows.is_empty() {
        return Ok(output.line("Aucune entreprise n’est enregistrée sur cet ordinateur.")?);
    }
    let mut table = Table::new(&["Entreprise", "Dossier", "Ouverte", "À voir"]);
    for row in rows {
        let opened = row.opened.unwrap_or_default();
        table.row(vec![row.name, row.folder, opened, row.trouble.unwrap_or_default()]);
    }
    Ok(table.print(output)?)
}
