//! `scenarios`: those there are, taken out to a file, brought in from one, chosen as a default.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use dument_app::views::{ScenarioDone, ScenarioView};
use dument_app::{App, Code, Error, scenarios};
use dument_domain::DebtorNature;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::files;
use crate::output::Output;
use crate::session::Session;

#[derive(Debug, Args)]
pub(crate) struct Scenarios {
    #[arg(long, value_name = "SCÉNARIO", requires = "out", help = "l’écrit dans un fichier")]
    export: Option<String>,
    #[arg(long, value_name = "FICHIER.toml", requires = "export", help = "le fichier à écrire")]
    out: Option<PathBuf>,
    #[arg(
        long,
        value_name = "FICHIER.toml",
        conflicts_with = "export",
        help = "enregistre le scénario de ce fichier, ou sa nouvelle version"
    )]
    import: Option<PathBuf>,
    #[arg(
        long = "move-running",
        value_name = "SCÉNARIO",
        conflicts_with_all = ["export", "import"],
        help = "passe les dossiers en cours à sa dernière version"
    )]
    move_running: Option<String>,
    #[arg(
        long,
        num_args = 2,
        value_names = ["NATURE", "SCÉNARIO"],
        conflicts_with_all = ["export", "import", "move_running"],
        help = "celui des nouveaux clients de cette nature"
    )]
    default: Option<Vec<String>>,
    #[arg(
        long,
        value_name = "SCÉNARIO",
        conflicts_with_all = ["export", "import", "move_running", "default"],
        help = "ne le propose plus"
    )]
    remove: Option<String>,
    #[arg(
        long = "move-to",
        value_name = "SCÉNARIO",
        requires = "remove",
        help = "celui que suivront ses clients"
    )]
    move_to: Option<String>,
}

/// The list, or what one option asks.
pub(crate) fn run(
    asked: &Scenarios,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let mut app = session.open()?;
    let now = &session.now;
    if let (Some(id), Some(path)) = (&asked.export, &asked.out) {
        return export(&mut app, id, path, session, output);
    }
    if let Some(path) = &asked.import {
        let text = fs::read_to_string(path)
            .map_err(|problem| Error::unreadable(&files::path_text(path), problem.kind()))?;
        return told(&app.act(now, |desk| scenarios::import(desk, &text))?, output);
    }
    if let Some(id) = &asked.move_running {
        return told(&app.act(now, |desk| scenarios::move_running_cases(desk, id))?, output);
    }
    if let Some([nature, id]) = asked.default.as_deref() {
        let nature: DebtorNature = nature.parse().map_err(|_| Error::new(Code::BadValue, nature.clone()))?;
        return told(&app.act(now, |desk| scenarios::choose_default(desk, nature, id))?, output);
    }
    if let Some(id) = &asked.remove {
        return told(&app.act(now, |desk| scenarios::remove(desk, id, asked.move_to.as_deref()))?, output);
    }
    list(&mut app, session, output)
}

fn list(app: &mut App, session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let view = app.ask(&session.now, scenarios::scenarios)?;
    let defaults_of = |id: &str| -> Vec<DebtorNature> {
        view.defaults.iter().filter(|one| one.scenario == id).map(|one| one.nature).collect()
    };
    if output.is_json() {
        let rows: Vec<Value> = view.scenarios.iter().map(|one| value(one, &defaults_of(&one.id))).collect();
        return Ok(output.value(&rows)?);
    }
    for one in &view.scenarios {
        let version = if one.own { format!(", version\u{a0}{}", one.version) } else { String::new() };
        output.line(&format!("{} ({}{version})", one.title, one.id))?;
        for step in &one.steps {
            output.line(&format!("  {}, {}, {}", step.title, step.channel, step.delay))?;
        }
        for line in [one.followed.clone(), one.kept.clone().unwrap_or_default()] {
            if !line.is_empty() {
                output.line(&format!("  {line}"))?;
            }
        }
    }
    Ok(())
}

fn value(one: &ScenarioView, defaults: &[DebtorNature]) -> Value {
    json!({
        "id": one.id,
        "title": one.title,
        "version": one.version,
        "own": one.own,
        "suits": one.suits,
        "steps": one.steps,
        "outcomes": one.outcomes,
        "default_of": defaults,
        "kept": one.kept,
    })
}

fn export(
    app: &mut App,
    id: &str,
    path: &Path,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let (_, text) = app.ask(&session.now, |reading| scenarios::file(reading, id))?;
    files::put(session, path, text.as_bytes())?;
    let file = files::path_text(path);
    if output.is_json() {
        return Ok(output.value(&json!({ "id": id, "file": file }))?);
    }
    Ok(output.line(&format!("Écrit dans {file}."))?)
}

fn told(done: &ScenarioDone, output: &mut Output<impl Write>) -> Result<(), Failure> {
    if output.is_json() {
        return Ok(output.value(&json!({ "id": done.id, "message": done.message }))?);
    }
    Ok(output.line(&done.message)?)
}
