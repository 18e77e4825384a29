//! `init`, `example`, `verify`: the data folder as a whole.

use std::fs;
use std::io::Write;
use std::path::Path;

use dument_app::{App, Code, Error, changes, example, settings};
use dument_domain::Company;
use serde_json::json;

use crate::arguments::Init;
use crate::failure::Failure;
use crate::files::path_text;
use crate::output::Output;
use crate::session::Session;
use crate::table::Table;

/// Creates the data folder and the company; nothing is written for a profile that is refused.
pub(crate) fn init(asked: &Init, session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let company = profile(Path::new(&asked.company))?;
    let folder = session.folder()?;
    App::in_memory()?.act(&session.now, |desk| settings::create_company(desk, company.clone()))?;
    let doubts: Vec<String> =
        settings::company_faults(&company).into_iter().map(|fault| fault.sentence).collect();
    let mut app = session.hold(App::open_or_create(&folder)?);
    let start = app.act(&session.now, |desk| settings::create_company(desk, company))?;
    let folder = path_text(&folder);
    if output.is_json() {
        let answer = json!({ "company": start.company_name, "folder": folder, "warnings": doubts });
        return Ok(output.value(&answer)?);
    }
    output.line(&format!("{} est enregistrée dans {folder}.", start.company_name))?;
    for doubt in doubts {
        output.line(&format!("À voir\u{a0}: {doubt}"))?;
    }
    Ok(())
}

/// The company that a file holds, or what is wrong with it.
fn profile(path: &Path) -> Result<Company, Error> {
    let text =
        fs::read_to_string(path).map_err(|problem| Error::unreadable(&path_text(path), problem.kind()))?;
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|problem| {
        let told = problem.to_string();
        let named = |start: &str| told.strip_prefix(start).and_then(|rest| rest.split('`').next());
        if let Some(key) = named("missing field `") {
            Error::new(Code::Missing, key)
        } else if let Some(key) = named("unknown field `") {
            Error::new(Code::BadValue, format!("la clé «\u{a0}{key}\u{a0}» n’existe pas"))
        } else {
            let place = format!("ligne {}, colonne {}", problem.line(), problem.column());
            Error::new(Code::UnreadableFile, format!("{}\u{a0}: {place}", path_text(path)))
        }
    })
}

/// Fills an empty data folder with the example company.
pub(crate) fn example(session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let folder = session.folder()?;
    let mut app = session.hold(example::create(&folder, &session.now)?);
    let start = app.ask(&session.now, settings::start)?;
    if output.is_json() {
        let answer = json!({ "company": start.company_name, "folder": path_text(&folder), "due_count": start.due_count });
        return Ok(output.value(&answer)?);
    }
    let due = start.due_count;
    Ok(output
        .line(&format!("{} est prête\u{a0}: {due} relances à faire aujourd’hui.", start.company_name))?)
}

/// Looks again at everything that must hold.
pub(crate) fn verify(session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let report = session.open()?.ask(&session.now, changes::verify)?;
    if output.is_json() {
        output.value(&report)?;
    } else {
        let mut table = Table::new(&["Contrôle", "", "Détail"]);
        for check in &report.checks {
            let word = if check.ok { "juste" } else { "FAUX" };
            // What is right needs no words.
            let detail = if check.ok { String::new() } else { check.detail.clone() };
            table.row(vec![changes::checked(&check.name).to_owned(), word.to_owned(), detail]);
        }
        table.print(output)?;
    }
    if report.ok { Ok(()) } else { Err(Failure::Told) }
}
