//! One look at the day: what is due, and the notification if it is its moment.

use serde_json::json;

use crate::alerts::found::{Found, due_steps, true_today};
use crate::alerts::rule::may_tell;
use crate::alerts::watch::Watch;
use crate::alerts::{keep_or_remember, watch_kept};
use crate::glance::{Digest, Glance, Whose};
use crate::ground::acting::Acting;
use crate::ground::asking::Reading;
use crate::views::{AlertKind, AlertView};
use crate::{Error, today};

/// What the shell shows after a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// For the tray.
    pub glance: Glance,
    /// For the notification of the day, when it is its moment.
    pub digest: Option<Digest>,
}

impl Look {
    /// The same, said to be about one of several companies.
    #[must_use]
    pub(crate) fn of(self, whose: Whose) -> Look {
        let digest = self.digest.map(|told| Digest { headline: whose.before(told.headline), ..told });
        Look { glance: Glance { whose, ..self.glance }, digest }
    }

    /// While a company is still to be chosen nothing is known to be due, or not to be.
    #[must_use]
    pub(crate) fn before_a_choice() -> Look {
        Look { glance: Glance { whose: Whose::NotChosen, ..Glance::default() }, digest: None }
    }
}

/// What is due, and the notification of the day if it is its moment. A notification counts as
/// given: a desktop that then fails to show it is not asked again all day.
///
/// # Errors
/// What was told cannot be read or kept.
pub fn look(desk: &mut Acting<'_>) -> Result<Look, Error> {
    let today = desk.now.today;
    let glance = Glance::of(&today::today(desk.reading())?);
    let before = watch_kept(desk.reading())?;
    let mut watch = before.clone();
    if watch.opens(today) {
        let found = true_today(desk.reading());
        watch.still_true(today, found.iter().map(|one| one.key.as_str()));
    }
    watch.come_to(today);
    if let Some(away) = &mut watch.away {
        away.keep(&true_today(desk.reading()), &due_steps(desk.reading(), today));
    }
    // The other computer tells what there is to tell.
    let elsewhere = desk.reading().kept.away().is_some();
    let digest = if elsewhere { None } else { digest(desk.reading(), &glance, &watch) };
    if let Some((_, things)) = &digest {
        watch.tell(today, things);
    }
    let waits = desk.reading().shown.unkept.watch.borrow().is_some();
    if !elsewhere && (watch != before || waits) {
        let things = digest.as_ref().map(|(_, things)| things.clone()).unwrap_or_default();
        let payload =
            json!({ "on": today, "told": digest.is_some(), "reminders": glance.count, "things": things });
        let kind = if digest.is_some() { "alert_given" } else { "day_opened" };
        keep_or_remember(desk, kind, &watch, payload)?;
    }
    Ok(Look { glance, digest: digest.map(|(digest, _)| digest) })
}

/// The notification of the day with the keys of what it tells, if it is its moment and there
/// is something to say.
fn digest(reading: Reading<'_>, glance: &Glance, watch: &Watch) -> Option<(Digest, Vec<String>)> {
    if !may_tell(reading.alerts, &reading.now, reading.ground.region, watch.given()) {
        return None;
    }
    // What keeps the data is not a matter of choice.
    let wanted = |kind: AlertKind| kind == AlertKind::Backups || reading.alerts.kinds.contains(&kind);
    let fresh: Vec<Found> = true_today(reading)
        .into_iter()
        .filter(|one| wanted(one.view.kind) && !watch.was_told(&one.key, reading.now.today))
        .collect();
    let steps = if wanted(AlertKind::Steps) { glance.clone() } else { Glance::default() };
    let events: Vec<AlertView> = fresh.iter().map(|one| one.view.clone()).collect();
    let digest = Digest::of(&steps, &events)?;
    Some((digest, fresh.into_iter().map(|one| one.key).collect()))
}
