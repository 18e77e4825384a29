//! One look at the day: what is due, and the notification if it is its moment.

use serde_json::json;

use crate::alerts::found::Found;
use crate::alerts::rule::may_tell;
use crate::alerts::watch::Watch;
use crate::glance::{Digest, Glance};
use crate::views::{AlertKind, AlertView};
use crate::{App, Error, Now};

/// What the shell shows after a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// For the tray.
    pub glance: Glance,
    /// For the notification of the day, when it is its moment.
    pub digest: Option<Digest>,
}

impl App {
    /// What is due, and the notification of the day if it is its moment. A notification counts as
    /// given: a desktop that then fails to show it is not asked again all day.
    ///
    /// # Errors
    /// What was told cannot be read or kept.
    pub fn look(&mut self, now: &Now) -> Result<Look, Error> {
        let glance = Glance::of(&self.today(now)?);
        let before = self.watch()?;
        let mut watch = before.clone();
        watch.come_to(now.today);
        let digest = self.digest(now, &glance, &watch);
        if let Some((_, things)) = &digest {
            watch.tell(now.today, things);
        }
        if watch != before {
            let things = digest.as_ref().map(|(_, things)| things.clone()).unwrap_or_default();
            let payload = json!({ "on": now.today, "told": digest.is_some(), "reminders": glance.count, "things": things });
            let kind = if digest.is_some() { "alert_given" } else { "day_opened" };
            self.keep_watch(now, kind, &watch, payload)?;
        }
        Ok(Look { glance, digest: digest.map(|(digest, _)| digest) })
    }

    /// The notification of the day with the keys of what it tells, if it is its moment and there
    /// is something to say.
    pub(crate) fn digest(&self, now: &Now, glance: &Glance, watch: &Watch) -> Option<(Digest, Vec<String>)> {
        if !may_tell(&self.alerts, now, self.ground.region, watch.given()) {
            return None;
        }
        let wanted = |kind: AlertKind| self.alerts.kinds.contains(&kind);
        let fresh: Vec<Found> = self
            .true_today(now)
            .into_iter()
            .filter(|one| wanted(one.view.kind) && !watch.was_told(&one.key, now.today))
            .collect();
        let steps = if wanted(AlertKind::Steps) { glance.clone() } else { Glance::default() };
        let events: Vec<AlertView> = fresh.iter().map(|one| one.view.clone()).collect();
        let digest = Digest::of(&steps, &events)?;
        Some((digest, fresh.into_iter().map(|one| one.key).collect()))
    }
}
