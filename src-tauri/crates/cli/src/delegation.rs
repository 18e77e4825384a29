//! `delegate`: a week of calls given to somebody else, and what they brought back. `mention`: the
//! sentence to write on invoices.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::{ArgGroup, Args};
use dument_app::views::{
    ChosenCall, FilledSheetView, MentionView, ResultState, ResultsReport, SheetForm, SheetRequest,
};
use dument_app::{App, Code, Error, clients, delegation};
use dument_domain::DebtorNature;
use serde_json::json;

use crate::failure::{Failure, say};
use crate::files;
use crate::output::Output;
use crate::session::{Session, day_if_any};
use crate::table::Table;

/// Larger than any call sheet, in bytes.
const FILE_SIZE_MAX: u64 = 4 * 1024 * 1024;

#[derive(Debug, Args)]
#[command(group(ArgGroup::new("what").required(true).args(["out", "results"])))]
pub(crate) struct Delegate {
    #[arg(long, value_name = "JOUR", help = "un jour de la semaine à confier (sinon celle-ci)")]
    week: Option<String>,
    #[arg(long, value_name = "FICHIER", help = "écrit la feuille\u{a0}: .pdf ou .csv")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "NOM", requires = "out", help = "ces clients seulement (répétable)")]
    client: Vec<String>,
    #[arg(long, value_name = "NOM", requires = "out", default_value = "", help = "à qui elle est confiée")]
    to: String,
    #[arg(
        long,
        value_name = "FICHIER.csv",
        conflicts_with = "week",
        help = "note les résultats d’une feuille remplie"
    )]
    results: Option<PathBuf>,
    #[arg(long, requires = "results", help = "dit ce qui serait noté, sans rien écrire")]
    dry_run: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Mention {
    #[arg(long, value_name = "NATURE", help = "business, consumer, non_professional ou public", value_parser = crate::given::nature)]
    nature: Option<DebtorNature>,
}

/// Writes the sheet, or records its results.
pub(crate) fn run(
    asked: &Delegate,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    match (&asked.out, &asked.results) {
        (Some(path), _) => sheet(asked, path, session, output),
        (None, Some(path)) => results(path, asked.dry_run, session, output),
        (None, None) => Err(Failure::Usage("Il manque\u{a0}: --out ou --results.".to_owned())),
    }
}

fn sheet(
    asked: &Delegate,
    path: &Path,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let form = match path.extension().and_then(|extension| extension.to_str()) {
        Some("pdf") => SheetForm::Pdf,
        Some("csv") => SheetForm::Csv,
        Some(_) | None => {
            return Err(Failure::Usage("La feuille s’écrit dans un fichier .pdf ou .csv.".to_owned()));
        }
    };
    let week = day_if_any(asked.week.as_ref())?;
    let mut app = session.open()?;
    let chosen = chosen(asked, &mut app, session)?;
    let request = SheetRequest { week, chosen, given_to: asked.to.clone() };
    files::check(session, path)?;
    let (_, bytes) = app.act(&session.now, |desk| delegation::sheet_file(desk, &request, form))?;
    let file = files::path_text(path);
    let written =
        files::after_the_act("La feuille est notée comme confiée", files::put(session, path, &bytes));
    let made = app.ask(&session.now, |reading| delegation::sheet(reading, None))?;
    if output.is_json() {
        let cases: Vec<_> = made
            .cases
            .iter()
            .map(|case| json!({ "reference": case.reference, "client": case.client_name, "client_id": case.client, "invoices": case.numbers, "amount": case.sum }))
            .collect();
        let answer = json!({ "sheet": made.number, "file": written.then_some(file), "calls": made.cases.len(), "cases": cases });
        return Ok(output.value(&answer)?);
    }
    let label = made.sheets.first().map(|sheet| sheet.label.clone()).unwrap_or_default();
    Ok(output.line(&if written { format!("{label}\u{a0}: {file}") } else { label })?)
}

/// The calls of the clients named; none named, all of them.
fn chosen(asked: &Delegate, app: &mut App, session: &Session) -> Result<Vec<ChosenCall>, Failure> {
    let named = asked.client.iter().map(|name| app.ask(&session.now, |reading| clients::find(reading, name)));
    let named = named.collect::<Result<Vec<_>, _>>()?;
    let week = day_if_any(asked.week.as_ref())?;
    let rows = app.ask(&session.now, |reading| delegation::delegation(reading, week))?.rows;
    let wanted = rows.into_iter().filter(|row| named.contains(&row.client));
    let calls: Vec<ChosenCall> = wanted
        .map(|row| ChosenCall { client: row.client, step: row.step, invoices: row.invoices.clone() })
        .collect();
    if calls.is_empty() && !named.is_empty() {
        return Err(Error::new(Code::NothingDue, asked.client.join(", ")).into());
    }
    Ok(calls)
}

fn results(
    path: &Path,
    dry_run: bool,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let unreadable =
        |problem: std::io::Error| Failure::from(Error::unreadable(&files::path_text(path), problem.kind()));
    if fs::metadata(path).map_err(unreadable)?.len() > FILE_SIZE_MAX {
        return Err(Error::unreadable(&files::path_text(path), ErrorKind::FileTooLarge).into());
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    let mut app = session.open()?;
    let filled = delegation::read_filled(&bytes);
    let refused = !filled.problems.is_empty();
    // What cannot be read keeps everything out: the preview then says the rest of it.
    let report = if dry_run || refused {
        app.ask(&session.now, |reading| delegation::check_results(reading, &filled.lines))?
    } else {
        app.act(&session.now, |desk| delegation::record_results(desk, &filled.lines))?
    };
    tell_results(&filled, &report, dry_run, output)?;
    if refused || report.refused { Err(Failure::Told) } else { Ok(()) }
}

fn tell_results(
    filled: &FilledSheetView,
    report: &ResultsReport,
    dry_run: bool,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let refused = report.refused || !filled.problems.is_empty();
    if output.is_json() {
        let (done, to_record) = if dry_run { (0, report.recorded) } else { (report.recorded, 0) };
        let recorded = if refused { 0 } else { done };
        let answer = json!({
            "sheet": filled.number, "recorded": recorded, "dry_run": dry_run, "to_record": to_record, "refused": refused, "blank": filled.blank,
            "problems": filled.problems, "lines": report.lines, "undo": report.undo,
        });
        return Ok(output.value(&answer)?);
    }
    filled.problems.iter().for_each(|problem| say(problem));
    let mut table = Table::new(&["N°", "État", "Résultat"]);
    for line in &report.lines {
        table.row(vec![line.reference.clone(), state(line.state).to_owned(), line.sentence.clone()]);
    }
    table.print(output)?;
    let message = match (filled.problems.is_empty(), dry_run) {
        (true, _) => report.message.as_str(),
        (false, true) => "Rien ne serait noté.",
        (false, false) => "Rien n’a été noté.",
    };
    Ok(output.line(message)?)
}

const fn state(state: ResultState) -> &'static str {
    match state {
        ResultState::New => "à noter",
        ResultState::Same => "déjà là",
        ResultState::Closed => "sans objet",
        ResultState::Bad => "à corriger",
    }
}

/// The sentence to write on the invoices of a kind of client.
pub(crate) fn mention(
    asked: &Mention,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let all = session.open()?.ask(&session.now, clients::mentions)?;
    let wanted: Vec<MentionView> =
        all.into_iter().filter(|one| asked.nature.is_none_or(|nature| nature == one.nature)).collect();
    if output.is_json() {
        return Ok(output.value(&wanted)?);
    }
    for one in wanted {
        output.line(&format!("{}\u{a0}: {}\n  {} ({})", one.label, one.text, one.note, one.source))?;
    }
    Ok(())
}
