//! One way to go before a judge, as it is shown.

use dument_domain::{Address, Day, DebtorNature, Delay, Money};
use dument_letters::typography::french as typeset;

use crate::views::{RoutePoint, RouteView};

/// What routes depend on.
pub(super) struct RouteFacts<'a> {
    /// Which law applies to the debtor.
    pub(crate) nature: DebtorNature,
    /// Where it is.
    pub(crate) address: &'a Address,
    /// Principal and interest that are late, which ceilings are compared with.
    pub(crate) claim: Money,
    /// The day.
    pub(crate) today: Day,
}

pub(super) fn route(title: &str, sentence: &str, source: &str, points: Vec<RoutePoint>) -> RouteView {
    RouteView { title: title.to_owned(), sentence: typeset(sentence), source: article(source), points }
}

pub(super) fn point(label: &str, text: impl Into<String>, source: &str) -> RoutePoint {
    RoutePoint { label: label.to_owned(), text: typeset(&text.into()), source: article(source) }
}

/// An article whose abbreviations are never parted from what follows them.
fn article(source: &str) -> String {
    typeset(source).replace("C. ", "C.\u{a0}")
}

pub(super) fn procedure_length(delay: Delay) -> String {
    match delay {
        Delay::Months(1) => "un mois".to_owned(),
        Delay::Months(2) => "deux mois".to_owned(),
        Delay::Months(months) => format!("{months} mois"),
        Delay::Days(days) => format!("{days} jours"),
    }
}
