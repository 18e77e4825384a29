//! Sums and dates in the French way, for messages.

use dument_domain::{Day, Money};

/// `1 234,56`, with a narrow no-break space between thousands.
pub(crate) fn sum(money: Money) -> String {
    let plain = money.to_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("−", rest));
    let (units, decimals) = digits.split_once('.').unwrap_or((digits, "00"));
    let mut grouped = String::new();
    for (rank, digit) in units.chars().enumerate() {
        if rank > 0 && (units.len() - rank) % 3 == 0 {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped},{decimals}")
}

/// `16/05/2026`.
pub(crate) fn day(day: Day) -> String {
    format!("{:02}/{:02}/{:04}", day.day_of_month(), day.month(), day.year())
}
