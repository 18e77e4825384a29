//! Copies in French: what they hold, when they were made, how big they are.

use std::path::Path;

use dument_domain::Day;
use dument_letters::french;
use dument_store::CopyInfo;

use crate::backups::named::{Named, Why, name_in};
use crate::views::{BackupRow, BackupView};

pub(super) fn copy_row(one: &Named) -> BackupRow {
    let why = if one.is_daily() {
        "copie du jour"
    } else {
        Why::of(&one.name.why).map_or("autre copie", Why::said)
    };
    BackupRow {
        name: one.file(),
        made: format!("{} à {}", french::date(one.name.on), clock(one.name.at)),
        why: why.to_owned(),
        size: size(one.bytes),
    }
}

pub(super) fn copy_shown(path: &Path, info: &CopyInfo, of_these_data: bool) -> BackupView {
    BackupView {
        name: name_in(path),
        path: path.display().to_string(),
        company: info.company.clone(),
        clients: info.clients,
        invoices: info.invoices,
        bytes: info.bytes,
        last_recorded_at: info.last_recorded_at.clone(),
        seal: info.last_seal.clone(),
        of_these_data,
        sealed: false,
        sentence: held_words(info),
    }
}

/// « 17 clients, 42 factures, dernière écriture le 29 novembre 2026 à 18 h 05 ».
pub(crate) fn held_words(info: &CopyInfo) -> String {
    let counted = |count: u64, one: &str| format!("{count}\u{a0}{one}{}", if count > 1 { "s" } else { "" });
    let last = info.last_recorded_at.as_deref().and_then(moment);
    let last =
        last.map_or_else(|| "rien d’écrit encore".to_owned(), |at| format!("dernière écriture le {at}"));
    format!("{}, {}, {last}", counted(info.clients, "client"), counted(info.invoices, "facture"))
}

/// A moment of the journal, in French.
pub(super) fn moment(stamp: &str) -> Option<String> {
    let (day, time) = stamp.split_once('T')?;
    let mut parts = time.split(':').map(str::parse::<u32>);
    let (hour, minute) = (parts.next()?.ok()?, parts.next()?.ok()?);
    Some(format!("{} à {}", french::date(day.parse().ok()?), clock(hour * 60 + minute)))
}

/// « 7 h 05 ».
pub(crate) fn clock(minute_of_day: u32) -> String {
    format!("{}\u{a0}h\u{a0}{:02}", minute_of_day / 60, minute_of_day % 60)
}

/// « aujourd’hui », « hier », or the date.
pub(crate) fn recent(on: Day, today: Day) -> String {
    match on.days_until(today) {
        0 => "aujourd’hui".to_owned(),
        1 => "hier".to_owned(),
        _ => format!("le {}", french::date(on)),
    }
}

/// Bytes as people say them, rounded up.
pub(super) fn size(bytes: u64) -> String {
    const KILO: u64 = 1000;
    let thousand = bytes.div_ceil(KILO);
    if thousand < KILO {
        format!("{thousand}\u{a0}ko")
    } else {
        let tenths = bytes.div_ceil(KILO * KILO / 10);
        format!("{},{}\u{a0}Mo", tenths / 10, tenths % 10)
    }
}
