//! Alerts: what may be told, when, and what was missed while the computer was off.

use dument_domain::{ClientId, Day, InvoiceId, Money};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::views::EmailView;

/// What an alert is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AlertKind {
    /// Steps are due: every day there are some.
    Steps,
    /// The day of a promise passed without the money.
    PromiseBroken,
    /// An instalment of a plan was not paid.
    InstalmentMissed,
    /// The time left by a formal notice is over.
    NoticePassed,
    /// A limit comes closer: to act in court, to declare a claim (12, 6, 3 and 1 months).
    Limit,
    /// An invoice falls due tomorrow.
    DueTomorrow,
    /// The legal rates known come to their end.
    Rates,
    /// Nobody said for a while that the payments are up to date.
    Payments,
    /// The copies of the data fail, or their second place has been away for long: always told.
    Backups,
}

impl AlertKind {
    /// Every kind, in the order told.
    pub const ALL: [AlertKind; 9] = [
        AlertKind::PromiseBroken,
        AlertKind::InstalmentMissed,
        AlertKind::NoticePassed,
        AlertKind::Limit,
        AlertKind::Steps,
        AlertKind::Backups,
        AlertKind::DueTomorrow,
        AlertKind::Rates,
        AlertKind::Payments,
    ];
}

/// The days on which an alert may come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AlertDays {
    /// Every day.
    Every,
    /// Every day but Sundays and public holidays.
    #[default]
    NotSunday,
    /// Monday to Friday, public holidays apart.
    Working,
}

/// The hours at which nothing is shown; they may go past midnight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QuietHours {
    /// From this hour, `HH:MM`.
    pub from: String,
    /// Until this one, `HH:MM`.
    pub until: String,
}

/// Something that came true and is worth telling once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AlertView {
    /// What it is about.
    pub kind: AlertKind,
    /// The day it came true.
    pub on: Day,
    /// The client, where it is about one.
    pub client: Option<ClientId>,
    /// « Promesse non tenue : Garage Le Goff, 1 200,00 € promis pour le 12 novembre 2026 ».
    pub sentence: String,
}

/// A courteous reminder that may be sent before a due date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CourtesyView {
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub client_name: String,
    /// The invoices that fall due.
    pub invoices: Vec<InvoiceId>,
    /// Their numbers.
    pub numbers: Vec<String>,
    /// The first of their due dates.
    pub due_on: Day,
    /// What is left to pay on them.
    pub amount: Money,
    /// The e-mail, to review and send.
    pub email: EmailView,
}

/// What came true while the program was not looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AbsenceView {
    /// The first day nobody looked.
    pub from: Day,
    /// The last one.
    pub until: Day,
    /// « Pendant votre absence (du 12 au 20 novembre 2026) ».
    pub title: String,
    /// What came true, most serious first.
    pub lines: Vec<AbsenceLine>,
    /// How many others are not listed.
    pub others: usize,
}

/// One thing that was missed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AbsenceLine {
    /// The client, where it is about one.
    pub client: Option<ClientId>,
    /// One sentence.
    pub sentence: String,
}
