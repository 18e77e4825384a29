//! `purge`: erasing what is kept of a person, as the law allows.

use std::io::Write;

use clap::{ArgGroup, Args};
use dument_app::views::{ErasurePreview, PersonalAct};
use dument_app::{Code, Error, clients, personal};
use serde_json::json;

use crate::failure::Failure;
use crate::output::Output;
use crate::session::Session;

/// Whom, or whatever is no longer needed.
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("whom").required(true).args(["client", "due", "old_copies"])))]
pub(crate) struct Purge {
    #[arg(long, value_name = "NOM", help = "nom ou identifiant du client")]
    client: Option<String>,
    #[arg(long, help = "tout ce dont la durée est passée")]
    due: bool,
    #[arg(
        long,
        conflicts_with_all = ["copies", "dry_run"],
        help = "supprime les sauvegardes qui contiennent encore une personne effacée"
    )]
    old_copies: bool,
    #[arg(long, help = "dit ce qui partirait et ce qui resterait, n’efface rien")]
    dry_run: bool,
    #[arg(long, help = "supprime aussi les sauvegardes d’avant, après en avoir fait une neuve")]
    copies: bool,
}

/// Says what would go, and does it unless it is only asked.
pub(crate) fn run(asked: &Purge, session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let mut app = session.open()?;
    if asked.old_copies {
        let view = app.act(&session.now, |desk| personal::act(desk, PersonalAct::RemoveCopies))?;
        return told(&[], view.said.as_deref(), output);
    }
    let found = app.ask(&session.now, |reading| match &asked.client {
        Some(name) => Ok(vec![personal::preview(reading, clients::find(reading, name)?)?]),
        None => personal::due(reading),
    })?;
    if asked.dry_run || found.is_empty() {
        return told(&found, None, output);
    }
    if let Some((one, refused)) = found.iter().find_map(|one| Some((one, one.refused.as_ref()?))) {
        let sentence = format!("{refused} Rien n’a été effacé.");
        return Err(Error::told(Code::Forbidden, one.name.clone(), sentence).into());
    }
    let clients = found.iter().map(|one| one.client).collect();
    let act = PersonalAct::Erase { clients, copies: asked.copies };
    let view = app.act(&session.now, |desk| personal::act(desk, act))?;
    told(&found, view.said.as_deref(), output)
}

fn told(
    found: &[ErasurePreview],
    said: Option<&str>,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    if output.is_json() {
        let answer = json!({ "erased": said.is_some(), "message": said, "clients": found });
        return Ok(output.value(&answer)?);
    }
    // Once it is done, the words that went are not printed again.
    if let Some(said) = said {
        return Ok(output.line(said)?);
    }
    if found.is_empty() {
        return Ok(output.line("Rien n’est à effacer.")?);
    }
    for one in found {
        output.line(&format!("{} (n°\u{a0}{})", one.name, one.client.0))?;
        if let Some(refused) = &one.refused {
            output.line(&format!("  Pas maintenant\u{a0}: {refused}"))?;
        }
        for (title, lines) in [("Part", &one.goes), ("Reste", &one.stays), ("À savoir", &one.notes)] {
            for line in lines {
                output.line(&format!("  {title}\u{a0}: {line}"))?;
            }
        }
    }
    Ok(())
}
