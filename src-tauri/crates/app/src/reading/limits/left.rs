//! How long is left before a limit, in words.

use dument_domain::Day;

/// How many months before a limit the user is told, nearest first.
pub(super) const ALERTS: [u32; 4] = [1, 3, 6, 12];

/// « moins de 3 mois », once one of the four alerts has come.
pub(crate) fn left(limit: Day, today: Day) -> Option<String> {
    months_left(limit, today).map(limit_named)
}

pub(super) fn limit_named(months: u32) -> String {
    if months == 1 { "moins d’un mois".to_owned() } else { format!("moins de {months}\u{a0}mois") }
}

pub(super) fn months_left(limit: Day, today: Day) -> Option<u32> {
    ALERTS.into_iter().find(|months| limit >= today && limit.minus_months(*months) <= today)
}
