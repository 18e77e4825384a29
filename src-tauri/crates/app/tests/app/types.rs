//! The TypeScript types of the window are those of the core: regenerated and compared.
//!
//! `DUMENT_TYPES=write cargo test -p dument-app types` (or `make types`) writes them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use dument_app::views;
use ts_rs::{Config, TS};

macro_rules! roots {
    ($config:expr; $($root:ty),* $(,)?) => { $(<$root>::export_all($config).unwrap();)* };
}

fn export(folder: &Path) {
    let config = Config::new().with_out_dir(folder).with_large_int("number");
    roots!(&config;
        views::StartView,
        views::TodayView,
        views::BackupsView,
        views::ExportView,
        views::SecondPlaceView,
        views::TableForm,
        views::TrialView,
        views::TrustView,
        views::PersonalView,
        views::PersonalAct,
        views::TrustRow,
        views::BackupView,
        views::RestoreView,
        views::ExportView,
        views::CaseView,
        views::CalendarRequest,
        views::CalendarView,
        views::PostponeInput,
        views::PostponeView,
        views::DelegationView,
        views::SheetRequest,
        views::SheetForm,
        views::CallSheetView,
        views::FilledSheetView,
        views::ResultsReport,
        views::MentionView,
        views::CallView,
        views::FreshnessView,
        views::PaymentsSeen,
        views::ContactInput,
        views::ContactPreview,
        views::EmailStepView,
        views::EmailSentInput,
        views::LegalActsView,
        views::LegalActInput,
        views::LetterRequest,
        views::LetterView,
        views::PostedInput,
        views::PresentedInput,
        views::PreparedLetterView,
    );
    export_of_money_and_settings(&config);
}

/// Invoices, payments, what is agreed, and what is set.
fn export_of_money_and_settings(config: &Config) {
    roots!(config;
        views::InvoicesRequest,
        views::InvoicesView,
        views::InvoiceView,
        views::RemovalView,
        views::InvoiceInput,
        views::DueDateRequest,
        views::ContractRateView,
        views::DueDateView,
        views::ClientsView,
        views::ClientView,
        views::ClientInput,
        views::BouncedInput,
        views::PaymentInput,
        views::ProfileFaultView,
        views::PaymentView,
        views::CreditNoteInput,
        views::SettleInput,
        views::RefundInput,
        views::WaiveInput,
        views::CostsDraft,
        views::CostsView,
        views::RecoveryCostsInput,
        views::DeedInput,
        views::NoteInput,
        views::DeedPreview,
        views::PlanProposalRequest,
        views::PlanProposalView,
        views::PaperRequest,
        views::ImportPreview,
        views::ImportRequest,
        views::ImportReport,
        views::SettingsView,
        views::ScenariosView,
        views::ScenarioTrial,
        views::ScenarioPreview,
        views::ScenarioInput,
        views::ScenarioDone,
        views::ScenarioMove,
        views::ClientScenario,
        views::RatesOffer,
        views::RatesPreview,
        views::ChangeView,
        views::CompaniesView,
        views::UndoPreview,
        views::Done,
        dument_app::ErrorView,
    );
}

fn read(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "ts") {
            files.insert(PathBuf::from(path.file_name().unwrap()), std::fs::read_to_string(path).unwrap());
        }
    }
    files
}

/// `types.ts`: every generated type, and the one of the shell, in one place.
fn gathered(files: &BTreeMap<PathBuf, String>) -> String {
    let names = files.keys().filter_map(|file| file.file_stem()?.to_str());
    let lines: String =
        names.map(|name| format!("export type {{ {name} }} from './generated/{name}';\n")).collect();
    let head = "// Written by `make types`: not by hand.\n/** The types of the core, in one place. */\n";
    format!("{head}{lines}export type {{ ShellState }} from './shell';\n")
}

#[test]
fn committed_types_are_those_of_the_core() {
    let api = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/lib/api");
    let committed = api.join("generated");
    if std::env::var("DUMENT_TYPES").is_ok_and(|value| value == "write") {
        let _ = std::fs::remove_dir_all(&committed);
        std::fs::create_dir_all(&committed).unwrap();
        export(&committed);
        std::fs::write(api.join("types.ts"), gathered(&read(&committed))).unwrap();
    }
    let fresh = tempfile::tempdir().unwrap();
    export(fresh.path());
    let (fresh, committed) = (read(fresh.path()), read(&committed));
    let names = |files: &BTreeMap<PathBuf, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&fresh), names(&committed), "run `make types`");
    for (name, text) in &fresh {
        assert_eq!(Some(text), committed.get(name), "{} differs: run `make types`", name.display());
    }
    let offered = std::fs::read_to_string(api.join("types.ts")).unwrap();
    assert_eq!(offered, gathered(&fresh), "types.ts differs: run `make types`");
}
