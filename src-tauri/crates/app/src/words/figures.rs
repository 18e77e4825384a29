//! Words of the figures of the law.

use dument_domain::{LawChange, LawUpdate, ParameterValue};
use dument_letters::french;

use crate::words::semester_label;
use crate::words::text::counted;

pub(crate) fn rate_named(change: &LawChange) -> String {
    format!("{}, {}", change.title, period(&change.update))
}

pub(crate) fn period(update: &LawUpdate) -> String {
    match (update.semester, update.from) {
        (Some(semester), _) => semester_label(semester),
        (None, Some(from)) => format!("à partir du {}", french::date(from)),
        (None, None) => String::new(),
    }
}

/// A value as a screen writes it: « 40 € », « 8 jours (particulier : 15 jours ; courrier : 3 jours) ».
pub(crate) fn figure_told(value: &ParameterValue, unit: &str) -> String {
    with_second_numbers(&value.value, unit, value.consumer.as_deref(), value.mail.as_deref())
}

pub(crate) fn with_second_numbers(
    value: &str,
    unit: &str,
    consumer: Option<&str>,
    mail: Option<&str>,
) -> String {
    let named = |label: &str, number: Option<&str>| {
        number.map(|number| format!("{label}\u{a0}: {}", with_unit(number, unit)))
    };
    let seconds: Vec<String> =
        [named("particulier", consumer), named("courrier", mail)].into_iter().flatten().collect();
    let first = with_unit(value, unit);
    if seconds.is_empty() { first } else { format!("{first} ({})", seconds.join("\u{202f}; ")) }
}

fn with_unit(value: &str, unit: &str) -> String {
    let number = value.parse::<usize>().ok();
    match (unit, number) {
        ("percent_per_year", _) => value.parse().map(french::percent).unwrap_or_else(|_| value.to_owned()),
        ("days", Some(number)) => counted(number, "jour"),
        ("days_end_of_month", Some(number)) => format!("{} fin de mois", counted(number, "jour")),
        ("years", Some(number)) => counted(number, "an"),
        ("percentage_points", Some(number)) => counted(number, "point"),
        ("months", _) => format!("{value}\u{a0}mois"),
        ("euros" | "euros_per_invoice", _) => {
            format!("{value}.00").parse().map(french::euros).unwrap_or_else(|_| value.to_owned())
        }
        ("times_legal_interest_rate", _) => format!("{value}\u{a0}fois"),
        (_, _) => value.to_owned(),
    }
}
