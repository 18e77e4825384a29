//! Writing sums, days and texts as JSON, without the formatting machinery: the
//! terminal answers a hundred thousand claims in less than a second.

use dument_domain::{Day, Money, Rate};

/// Appends `"1850.00"`.
pub(super) fn money(sum: Money, out: &mut String) {
    out.push('"');
    if sum.cents() < 0 {
        out.push('-');
    }
    let cents = sum.cents().unsigned_abs();
    number(cents / 100, out);
    out.push('.');
    two_digits(cents % 100, out);
    out.push('"');
}

/// Appends `"2026-11-21"`.
pub(super) fn day(day: Day, out: &mut String) {
    let year = u64::from(day.year().unsigned_abs());
    out.push('"');
    two_digits(year / 100, out);
    two_digits(year % 100, out);
    out.push('-');
    two_digits(u64::from(day.month()), out);
    out.push('-');
    two_digits(u64::from(day.day_of_month()), out);
    out.push('"');
}

/// Appends `"12.40"`.
pub(super) fn rate(rate: Rate, out: &mut String) {
    out.push('"');
    match rate.hundredths() {
        Some(hundredths) => {
            number(hundredths / 100, out);
            out.push('.');
            two_digits(hundredths % 100, out);
        }
        None => out.push_str(&rate.to_string()),
    }
    out.push('"');
}

/// Appends a whole number.
pub(super) fn number(number: u64, out: &mut String) {
    if number >= 100 {
        self::number(number / 100, out);
        two_digits(number % 100, out);
    } else if number >= 10 {
        two_digits(number, out);
    } else {
        digit(number, out);
    }
}

/// Appends a text between quotes, escaped where JSON asks for it.
pub(super) fn json_quoted(text: &str, out: &mut String) {
    let plain = text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
    if plain {
        out.push('"');
        out.push_str(text);
        out.push('"');
    } else {
        out.push_str(&serde_json::Value::from(text).to_string());
    }
}

/// Every pair of figures, one after the other: one copy in place of two divisions and two pushes.
const PAIRS: &str = "\
    0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849\
    5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

fn two_digits(number: u64, out: &mut String) {
    let place = usize::try_from(number % 100).unwrap_or(0) * 2;
    out.push_str(PAIRS.get(place..place + 2).unwrap_or("00"));
}

fn digit(number: u64, out: &mut String) {
    out.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or(0)));
}
