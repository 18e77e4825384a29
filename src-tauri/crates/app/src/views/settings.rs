//! First start and « Réglages ».

use std::collections::BTreeSet;

use dument_domain::case::ClaimSettings;
use dument_domain::{Company, Day, Origin, Rate, Semester};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::views::{AlertDays, AlertKind, QuietHours, RatesNotice};

/// Working days for which payments said to be up to date are trusted, unless the user chose
/// otherwise: a transfer between two banks takes one, a cheque two or three.
const PAYMENTS_FRESH_DAYS: u32 = 3;

/// What the window needs at its start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StartView {
    /// A company profile exists.
    pub configured: bool,
    /// The example company is open, apart from the real data.
    pub example: bool,
    /// The name of the company, empty before the first start.
    pub company_name: String,
    /// Today.
    pub today: Day,
    /// What to say where the computer's date is before what was last recorded.
    pub clock: Option<String>,
    /// What to say where the data can only be read.
    pub read_only: Option<String>,
    /// What to say where pages of other data were found beside the file when it was opened.
    pub set_aside: Option<String>,
    /// Whether the file of the data is no longer under its name: a copy of what is on the screen is to be kept.
    pub moved: bool,
    /// Where the data went, while nothing is written here.
    pub away: Option<String>,
    /// What to say where another program keeps their folder in step with other computers.
    pub in_step: Option<String>,
    /// Number of reminders due.
    pub due_count: usize,
    /// What is known of the rates.
    pub rates: RatesNotice,
    /// Version of the program.
    pub version: String,
    /// The short names of the codes that articles are cited from, each with its whole name.
    pub codes: Vec<CodeName>,
}

/// A code, as articles cite it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CodeName {
    /// « CPC ».
    pub short: String,
    /// « code de procédure civile ».
    pub name: String,
}

/// When and how to alert.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct AlertSettings {
    /// One grouped notification on days with something to say.
    pub daily: bool,
    /// The hour, `HH:MM`.
    pub hour: String,
    /// What it speaks of.
    pub kinds: BTreeSet<AlertKind>,
    /// The days on which it may come.
    pub days: AlertDays,
    /// The hours at which nothing is shown, if any.
    pub quiet: Option<QuietHours>,
    /// Working days for which payments said to be up to date stay so.
    pub payments_days: u32,
    /// How many days before its due date an invoice may be reminded of, courteously; none: never.
    pub courtesy_days: Option<u32>,
    /// Closing the window keeps the program in the tray, where there is one.
    pub close_to_tray: bool,
    /// Whether the user was asked what closing does: once.
    pub close_asked: bool,
    /// Start with the session.
    pub start_at_login: bool,
}

impl Default for AlertSettings {
    fn default() -> AlertSettings {
        AlertSettings {
            daily: true,
            hour: "08:30".to_owned(),
            kinds: AlertKind::ALL
                .into_iter()
                .filter(|kind| !matches!(kind, AlertKind::DueTomorrow | AlertKind::Backups))
                .collect(),
            days: AlertDays::default(),
            quiet: Some(QuietHours { from: "21:00".to_owned(), until: "07:00".to_owned() }),
            payments_days: PAYMENTS_FRESH_DAYS,
            courtesy_days: None,
            close_to_tray: false,
            close_asked: false,
            start_at_login: false,
        }
    }
}

/// A half-year of legal rates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RateRow {
    /// The half-year.
    pub semester: Semester,
    /// ECB main refinancing rate on its first day.
    pub refinancing: Option<Rate>,
    /// Between professionals.
    pub business_default: Option<Rate>,
    /// Public buyers.
    pub public: Option<Rate>,
    /// Legal rate « autres cas ».
    pub legal: Option<Rate>,
    /// Floor of contract clauses.
    pub floor: Option<Rate>,
    /// Both sources cross-checked.
    pub verified: bool,
    /// Shipped, or brought by a file, or typed: the last of these that holds for one of them.
    pub origin: Origin,
    /// Where they were read.
    pub source: String,
}

/// A field of the company's profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CompanyField {
    /// SIRET.
    Siret,
    /// IBAN.
    Iban,
    /// Who signs.
    Signatory,
    /// The street.
    Street,
    /// The trade register of a company.
    Rcs,
    /// The capital of a company.
    Capital,
    /// The consumer mediator.
    Mediator,
}

/// Something that letters need of the company's profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CompanyGap {
    /// The field to fill in or to correct.
    pub field: CompanyField,
    /// What lacks or is wrong, one sentence.
    pub sentence: String,
}

/// What the law says of each choice of « Réglages », with its article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LawHints {
    /// The rate between professionals.
    pub rate_mode: String,
    /// The days of the year.
    pub day_basis: String,
    /// What a payment is counted on first.
    pub allocation: String,
    /// A clause below the floor.
    pub below_floor: String,
    /// The day from which a private person owes interest.
    pub notice_start: String,
    /// Interest during an instalment plan.
    pub plan_interest: String,
    /// The limitation of carriage.
    pub carriage: String,
    /// The consumer mediator.
    pub mediator: String,
}

/// What is wrong in a field of the company's profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ProfileFaultView {
    /// The field: `name`, `siret`, `postal_code`, `city`, `iban`.
    pub field: String,
    /// One sentence.
    pub sentence: String,
    /// Whether the profile cannot be kept with it.
    pub blocks: bool,
}

/// « Réglages ».
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SettingsView {
    /// The company.
    pub company: Option<Company>,
    /// To whose order letters ask a transfer; empty before the first start.
    pub payee: String,
    /// What letters need and the profile lacks or has wrong.
    pub company_gaps: Vec<CompanyGap>,
    /// Alerts.
    pub alerts: AlertSettings,
    /// Choices where the law is open.
    pub claims: ClaimSettings,
    /// Rates, latest first.
    pub rates: Vec<RateRow>,
    /// Every figure of the law in force, those to be checked first.
    pub figures: Vec<crate::views::FigureView>,
    /// The half-year after the latest one: the next to be brought.
    pub next_semester: Option<Semester>,
    /// Folder of the data.
    pub folder: String,
    /// Whether a signature image is kept.
    pub has_signature: bool,
    /// Whether a logo is kept.
    pub has_logo: bool,
    /// Number of invoices, clients, documents kept.
    pub counts: Vec<String>,
    /// The example is open.
    pub example: bool,
    /// What the law says of each choice.
    pub hints: LawHints,
}
