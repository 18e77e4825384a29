//! Alerts: what came true, when it may be told, and what was missed while nobody looked.
//!
//! What is true is computed from the facts ([`found`]); when it may be told is a pure rule
//! ([`rule`]); what was told is remembered ([`watch`]), so that a thing is told once. The shell asks
//! [`look`](crate::glance::look) once a minute and after each change, and shows what it is given.

pub(crate) mod found;
pub(crate) mod rule;
pub(crate) mod watch;

use crate::alerts::found::{due_steps, true_today};
use crate::alerts::watch::Watch;
use crate::ground::acting::{Acting, Written, as_json};
use crate::ground::asking::Reading;
use crate::ground::key;
use crate::views::{AbsenceView, AlertSettings, AlertView};
use crate::{Code, Error};

/// The fewest and the most days that the user may choose: for which payments stay up to date, before
/// a due date.
const DAYS: std::ops::RangeInclusive<u32> = 1..=30;

/// Everything that is true today and worth telling, most serious first.
pub fn alerts_of_the_day(reading: Reading<'_>) -> Vec<AlertView> {
    true_today(reading).into_iter().map(|one| one.view).collect()
}

/// What came true while nobody looked; nothing where nothing did.
pub(crate) fn absence(reading: Reading<'_>) -> Result<Option<AbsenceView>, Error> {
    let mut watch = watch_kept(reading)?;
    watch.come_to(reading.now.today);
    let due = due_steps(reading, reading.now.today);
    Ok(watch.away.and_then(|away| away.view(&true_today(reading), &due)))
}

/// Checks what the user chose about alerts before it is kept.
pub(crate) fn check_alerts(alerts: &AlertSettings) -> Result<(), Error> {
    let bad = |detail: String| Err(Error::new(Code::BadValue, detail));
    let hours = [Some(&alerts.hour), alerts.quiet.as_ref().map(|quiet| &quiet.from)];
    let until = alerts.quiet.as_ref().map(|quiet| &quiet.until);
    for text in hours.into_iter().flatten().chain(until) {
        if rule::minute_of(text).is_none() {
            return bad(format!("l’heure «\u{a0}{text}\u{a0}» (exemple\u{a0}: 08:30)"));
        }
    }
    if rule::is_quiet(alerts.quiet.as_ref(), rule::hour_chosen(alerts)) {
        return bad("l’heure du message tombe dans les heures de silence".to_owned());
    }
    let days = [Some(alerts.payments_days), alerts.courtesy_days];
    if days.into_iter().flatten().any(|days| !DAYS.contains(&days)) {
        let (least, most) = (DAYS.start(), DAYS.end());
        return bad(format!("un nombre de jours entre {least} et {most}"));
    }
    Ok(())
}

/// What is remembered: as it was last known, where the disk had no room for it.
pub(crate) fn watch_kept(reading: Reading<'_>) -> Result<Watch, Error> {
    match &*reading.shown.unkept.watch.borrow() {
        Some(text) => {
            serde_json::from_str(text).map_err(|error| Error::new(Code::Internal, error.to_string()))
        }
        None => reading.kept.setting(key::WATCH),
    }
}

/// Keeps it; where the disk takes no writing, in memory, so that what was told is not told again each minute.
pub(crate) fn keep_or_remember(
    desk: &mut Acting<'_>,
    kind: &str,
    watch: &Watch,
    payload: serde_json::Value,
) -> Result<(), Error> {
    let kept = match desk.reading().kept.read_only() {
        Some(_) => Err(Error::new(Code::Disk, "")),
        None => keep_watch(desk, kind, watch, payload),
    };
    let full = kept.as_ref().is_err_and(|error| error.code == Code::Disk);
    let left = if full { Some(as_json(watch)?.to_string()) } else { None };
    desk.reading().shown.unkept.watch.replace(left);
    if full { Ok(()) } else { kept }
}

pub(crate) fn keep_watch(
    desk: &mut Acting<'_>,
    kind: &str,
    watch: &Watch,
    payload: serde_json::Value,
) -> Result<(), Error> {
    let kept = as_json(watch)?;
    desk.write(kind, |writer| {
        writer.set_setting(key::WATCH, &kept.to_string())?;
        Ok(Written { answer: (), payload: payload.clone(), clients: Vec::new(), choices: false })
    })
    .map(|written| written.answer)
}
