//! Alerts: what came true, when it may be told, and what was missed while nobody looked.
//!
//! What is true is computed from the facts ([`found`]); when it may be told is a pure rule
//! ([`rule`]); what was told is remembered ([`watch`]), so that a thing is told once. The shell asks
//! [`App::look`] once a minute and after each change, and shows what it is given.

mod found;
mod rule;
mod watch;

use serde_json::json;

use self::found::Found;
use self::watch::Watch;
use crate::app::{App, Written, key, read_setting};
use crate::glance::{Digest, Glance};
use crate::settings::as_json;
use crate::views::{AbsenceView, AlertKind, AlertSettings, AlertView, TodayView};
use crate::{Code, Error, Now};

pub use rule::may_tell;

/// The fewest and the most days that the user may choose: for which payments stay up to date, before
/// a due date.
const DAYS: std::ops::RangeInclusive<u32> = 1..=30;

/// What the shell shows after a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// For the tray.
    pub glance: Glance,
    /// For the notification of the day, when it is its moment.
    pub digest: Option<Digest>,
}

impl App {
    /// What the user decided about alerts.
    #[must_use]
    pub fn alert_settings(&self) -> &AlertSettings {
        &self.alerts
    }

    /// Everything that is true today and worth telling, most serious first.
    pub fn alerts_of_the_day(&mut self, now: &Now) -> Vec<AlertView> {
        self.turn_to(now);
        self.true_today(now).into_iter().map(|one| one.view).collect()
    }

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

    /// « J’ai vu »: what was missed is not shown any more.
    ///
    /// # Errors
    /// The store's refusals.
    pub fn absence_seen(&mut self, now: &Now) -> Result<TodayView, Error> {
        let mut watch = self.watch()?;
        watch.come_to(now.today);
        watch.away = None;
        self.keep_watch(now, "absence_seen", &watch, json!({ "on": now.today }))?;
        self.today(now)
    }

    /// What came true while nobody looked; nothing where nothing did.
    pub(crate) fn absence(&self, now: &Now) -> Result<Option<AbsenceView>, Error> {
        let mut watch = self.watch()?;
        watch.come_to(now.today);
        let due: Vec<_> = self.due_days(now.today);
        Ok(watch.away.and_then(|away| away.view(&self.true_today(now), &due)))
    }

    /// Checks what the user chose about alerts before it is kept.
    pub(crate) fn check_alerts(&self, alerts: &AlertSettings) -> Result<(), Error> {
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

    /// The notification of the day with the keys of what it tells, if it is its moment and there
    /// is something to say.
    fn digest(&self, now: &Now, glance: &Glance, watch: &Watch) -> Option<(Digest, Vec<String>)> {
        if !may_tell(&self.alerts, now, self.ground.region, watch.given()) {
            return None;
        }
        let wanted = |kind: AlertKind| self.alerts.kinds.contains(&kind);
        let fresh: Vec<Found> = self
            .true_today(now)
            .into_iter()
            .filter(|one| wanted(one.view.kind) && !watch.was_told(&one.key))
            .collect();
        let steps = if wanted(AlertKind::Steps) { glance.clone() } else { Glance::default() };
        let events: Vec<AlertView> = fresh.iter().map(|one| one.view.clone()).collect();
        let digest = Digest::of(&steps, &events)?;
        Some((digest, fresh.into_iter().map(|one| one.key).collect()))
    }

    fn watch(&self) -> Result<Watch, Error> {
        read_setting(&self.store, key::WATCH)
    }

    fn keep_watch(
        &mut self,
        now: &Now,
        kind: &str,
        watch: &Watch,
        payload: serde_json::Value,
    ) -> Result<(), Error> {
        let kept = as_json(watch)?;
        self.write(now, kind, |writer| {
            writer.set_setting(key::WATCH, &kept.to_string())?;
            Ok(Written { answer: (), payload: payload.clone(), clients: Vec::new() })
        })
    }
}
