//! The calendar as an iCalendar file (RFC 5545): whole days, lines ended by CRLF and folded.

use dument_domain::{ClientId, Day};
use dument_letters::french;

use crate::views::{CalendarDay, CalendarEntry};

/// The most octets of a line before its CRLF (RFC 5545, 3.1).
const LINE_OCTETS_MAX: usize = 75;

/// The file. `stamp` dates the export, in UTC; `revision` counts what changed in a client's case:
/// of two exports, the later one is believed, and importing again moves what is already there.
pub(super) fn icalendar(days: &[CalendarDay], stamp: &str, revision: impl Fn(ClientId) -> usize) -> String {
    let mut text = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dument//Dument//FR", "CALSCALE:GREGORIAN"] {
        put(&mut text, line);
    }
    put(&mut text, "METHOD:PUBLISH");
    put(&mut text, "X-WR-CALNAME:Dûment");
    for day in days {
        for entry in &day.entries {
            event(&mut text, day.on, entry, stamp, revision(entry.client));
        }
    }
    put(&mut text, "END:VCALENDAR");
    text
}

fn event(text: &mut String, on: Day, entry: &CalendarEntry, stamp: &str, revision: usize) {
    put(text, "BEGIN:VEVENT");
    put(text, &format!("UID:dument-{}-{}@dument.local", entry.kind.code(), entry.id));
    put(text, &format!("DTSTAMP:{stamp}"));
    put(text, &format!("SEQUENCE:{revision}"));
    put(text, &format!("DTSTART;VALUE=DATE:{}", compact(on)));
    put(text, &format!("DTEND;VALUE=DATE:{}", compact(on.next())));
    put(text, &format!("SUMMARY:{}", escaped(&format!("{}\u{a0}: {}", entry.client_name, entry.title))));
    put(text, &format!("DESCRIPTION:{}", escaped(&description(entry))));
    put(text, &format!("CATEGORIES:{}", escaped(entry.kind.label())));
    put(text, "TRANSP:TRANSPARENT");
    put(text, "END:VEVENT");
}

fn description(entry: &CalendarEntry) -> String {
    let mut lines = vec![entry.detail.clone()];
    lines.extend(entry.amount.map(|amount| format!("Somme\u{a0}: {}", french::euros(amount))));
    if !entry.numbers.is_empty() {
        lines.push(format!("Factures\u{a0}: {}", entry.numbers.join(", ")));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// `20261121`.
fn compact(day: Day) -> String {
    day.to_string().replace('-', "")
}

/// A text value (RFC 5545, 3.3.11); what is no sign to print is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// Adds a line, folded so that no letter is cut in two.
fn put(text: &mut String, line: &str) {
    let mut octets = 0;
    for sign in line.chars() {
        if octets + sign.len_utf8() > LINE_OCTETS_MAX {
            text.push_str("\r\n ");
            octets = 1;
        }
        text.push(sign);
        octets += sign.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_folded_at_75_octets_without_cutting_a_letter() {
        let line = format!("SUMMARY:{}", "é".repeat(100));
        let mut text = String::new();
        put(&mut text, &line);
        assert!(text.ends_with("\r\n"));
        assert!(text.split("\r\n").all(|part| part.len() <= LINE_OCTETS_MAX));
        assert_eq!(text.replace("\r\n ", "").trim_end(), line);
    }

    #[test]
    fn the_signs_of_the_format_are_escaped() {
        assert_eq!(escaped("Éts A; B, C\\D\r\nfin\u{7}"), "Éts A\\; B\\, C\\\\D\\nfin");
    }
}
