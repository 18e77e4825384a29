//! `dument-cli`: the use cases of Dûment from a terminal, for scripts, accountants and tests.
//!
//! Its words and its JSON are a contract, `docs/CLI.md`. One process opens one data folder
//! and runs one command. To add a command: name it in `arguments`, write it in the file of
//! its family, and send it there from `run`.

mod acts;
mod arguments;
mod backups;
mod calendar;
mod case;
mod companies;
mod company;
mod compute;
mod deeds;
mod delegation;
mod doubtful;
mod edit;
mod failure;
mod files;
mod fresh;
mod given;
mod import;
mod law;
mod legal;
mod letters;
mod lists;
mod manual;
mod output;
mod passphrase;
mod path;
mod payments;
mod purge;
mod rates;
mod read;
mod scenarios;
mod session;
mod sheet;
mod table;
mod told;
mod undo;
mod usage;

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::process::ExitCode;

use clap::FromArgMatches;

use crate::arguments::{Arguments, Command};
use crate::failure::Failure;
use crate::output::Output;
use crate::session::Session;

fn main() -> ExitCode {
    let typed = usage::declared().try_get_matches();
    let arguments = match typed.and_then(|typed| Arguments::from_arg_matches(&typed)) {
        Ok(arguments) => arguments,
        Err(error) => return usage::explain(&error),
    };
    // A mistake of ours is a refusal like another: its sentence, not a trace.
    set_hook(Box::new(|_| {}));
    let mut output = Output::new(io::stdout().lock(), arguments.json);
    // `init` makes a company: what it is given under that name is its file.
    let makes_one = matches!(arguments.command, Command::Init(_));
    let company = arguments.company.clone().filter(|_| !makes_one);
    let session = match Session::of(arguments.today, arguments.data.clone(), company) {
        Ok(session) => session,
        Err(failure) => return failure.report(&mut output, false),
    };
    let outcome = catch_unwind(AssertUnwindSafe(|| run(&arguments.command, &session, &mut output)));
    let outcome = outcome.unwrap_or_else(|_| Err(Failure::mistake()));
    let written = outcome.and_then(|()| Ok(output.flush()?));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(&mut output, session.has_recorded()),
    }
}

fn run(command: &Command, session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    match command {
        Command::Compute(asked) => compute::run(asked, session, output),
        Command::Read(asked) => read::run(asked, output),
        Command::Rates(asked) => rates::run(asked, session, output),
        Command::Delay(asked) => law::delay(asked, output),
        Command::Term(asked) => law::term(asked, session, output),
        Command::Limitation(asked) => law::limitation(asked, session, output),
        Command::Init(asked) => company::init(asked, session, output),
        Command::Companies(asked) => companies::run(asked, session, output),
        Command::Example => company::example(session, output),
        Command::Backup(asked) => backups::backup(asked, session, output),
        Command::Doubtful(asked) => doubtful::run(asked, session, output),
        Command::Export(asked) => backups::export_all(asked, session, output),
        Command::Purge(asked) => purge::run(asked, session, output),
        Command::Restore(asked) => backups::restore(asked, session, output),
        Command::Manual(asked) => manual::write(asked, usage::declared, session, output),
        Command::Trust => backups::trust(session, output),
        Command::Verify => company::verify(session, output),
        Command::Import(asked) => import::run(asked, session, output),
        Command::Client(asked) => lists::client(asked, session, output),
        Command::Invoice(asked) => sheet::invoice(asked, session, output),
        Command::Invoices(asked) => lists::invoices(asked, session, output),
        Command::Today => lists::today(session, output),
        Command::Delegate(asked) => delegation::run(asked, session, output),
        Command::Mention(asked) => delegation::mention(asked, session, output),
        Command::Calendar(asked) => calendar::run(asked, session, output),
        Command::Case(asked) => case::case(asked, session, output),
        Command::Scenarios(asked) => scenarios::run(asked, session, output),
        Command::Simulate(asked) => path::simulate(asked, session, output),
        Command::Statement(asked) => case::statement(asked, session, output),
        Command::CreditNote(asked) => payments::credit_note(asked, session, output),
        Command::SetOff(asked) => payments::set_off(asked, session, output),
        Command::Pay(asked) => payments::pay(asked, session, output),
        Command::Refund(asked) => payments::refund(asked, session, output),
        Command::Waive(asked) => payments::waive(asked, session, output),
        Command::Costs(asked) => payments::costs(asked, session, output),
        Command::Settle(asked) => payments::settle(asked, session, output),
        Command::Alerts => fresh::alerts(session, output),
        Command::Fresh(asked) => fresh::run(asked, session, output),
        Command::Act(asked) => acts::act(asked, session, output),
        Command::Resume(asked) => acts::resume(asked, session, output),
        Command::Note(asked) => acts::note(asked, session, output),
        Command::Changes(asked) => undo::changes(asked, session, output),
        Command::Undo(asked) => undo::undo(asked, session, output),
        Command::LegalAct(asked) => legal::run(asked, session, output),
        Command::Deed(asked) => deeds::run(asked, session, output),
        Command::Letter(asked) => letters::letter(asked, session, output),
        Command::Sent(asked) => letters::sent(asked, session, output),
        Command::Presented(asked) => letters::presented(asked, session, output),
    }
}
