//! What is to be done today, in the few words a tray menu and a notification have room for, and
//! whether it is time to say it.

use dument_domain::{ClientId, Day};
use serde_json::{Value, json};

use crate::app::{Written, key, read_setting};
use crate::views::{AlertSettings, TodayRow, TodayView};
use crate::{App, Error, Now};

/// How many reminders are named; the others are counted.
pub const NAMED_MAX: usize = 3;

/// The longest name a menu shows before its ellipsis, in characters.
const NAME_LENGTH_MAX: usize = 40;

/// The hour used where the one kept cannot be read: half past eight.
const USUAL_MINUTE: u32 = 8 * 60 + 30;

/// How many reminders are due, and the first of them, most urgent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// How many reminders are due.
    pub count: usize,
    /// At most [`NAMED_MAX`] of them.
    pub first: Vec<Reminder>,
}

/// One reminder due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The client.
    pub client: ClientId,
    /// « Menuiserie Lefèvre : préparer la mise en demeure ».
    pub line: String,
}

impl Glance {
    /// The first rows of « Aujourd’hui ».
    #[must_use]
    pub fn of(today: &TodayView) -> Glance {
        let rows = today.groups.iter().flat_map(|group| &group.rows);
        Glance { count: today.count, first: rows.take(NAMED_MAX).map(Reminder::of).collect() }
    }

    /// The number in words: « 6 relances à faire aujourd’hui ».
    #[must_use]
    pub fn headline(&self) -> String {
        match self.count {
            0 => "Rien à relancer aujourd’hui".to_owned(),
            1 => "1 relance à faire aujourd’hui".to_owned(),
            many => format!("{many} relances à faire aujourd’hui"),
        }
    }

    /// The first of them, one a line, and how many others there are.
    #[must_use]
    pub fn sentences(&self) -> String {
        let mut lines: Vec<String> = self.first.iter().map(|reminder| reminder.line.clone()).collect();
        match self.count.saturating_sub(lines.len()) {
            0 => {}
            1 => lines.push("et une autre".to_owned()),
            others => lines.push(format!("et {others} autres")),
        }
        lines.join("\n")
    }
}

impl Reminder {
    fn of(row: &TodayRow) -> Reminder {
        let name = shortened(&row.client_name);
        let mut action = row.action.chars();
        let first = action.next().map(char::to_lowercase);
        let act: String = first.into_iter().flatten().chain(action).collect();
        Reminder { client: row.client, line: format!("{name}\u{a0}: {act}") }
    }
}

impl App {
    /// What the user decided about alerts.
    #[must_use]
    pub fn alert_settings(&self) -> &AlertSettings {
        &self.alerts
    }

    /// Whether an alert is due now; if so, it counts as given: a desktop that then fails to show it
    /// is not asked again all day.
    ///
    /// # Errors
    /// The day of the last alert cannot be read or kept.
    pub fn take_alert(&mut self, now: &Now, count: usize) -> Result<bool, Error> {
        let last: Option<Day> = read_setting(&self.store, key::ALERTED_ON)?;
        if !alert_is_due(&self.alerts, count, now.today, now.minute_of_day, last) {
            return Ok(false);
        }
        let day = Value::String(now.today.to_string());
        self.write(now, "alert_given", |writer| {
            writer.set_setting(key::ALERTED_ON, &day.to_string())?;
            Ok(Written {
                answer: true,
                payload: json!({ "on": day, "reminders": count }),
                clients: Vec::new(),
            })
        })
    }
}

/// Whether to alert now: wanted, something to do, the hour reached, not yet done this day.
///
/// `minute_of_day` counts from midnight; `last` is the last day an alert was given. A last day
/// later than today is a clock that was set back: better one alert too many than none.
#[must_use]
pub fn alert_is_due(
    settings: &AlertSettings,
    count: usize,
    today: Day,
    minute_of_day: u32,
    last: Option<Day>,
) -> bool {
    settings.daily && count > 0 && last != Some(today) && minute_of_day >= minute_chosen(&settings.hour)
}

fn minute_chosen(hour: &str) -> u32 {
    let parts = hour.split_once(':').and_then(|(hour, minute)| {
        Some((hour.trim().parse::<u32>().ok()?, minute.trim().parse::<u32>().ok()?))
    });
    match parts {
        Some((hour @ 0..24, minute @ 0..60)) => hour * 60 + minute,
        _ => USUAL_MINUTE,
    }
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= NAME_LENGTH_MAX {
        return name.to_owned();
    }
    let kept: String = name.chars().take(NAME_LENGTH_MAX - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use dument_domain::case::StepKind;

    use super::*;
    use crate::views::SumView;

    fn row(name: &str) -> TodayRow {
        TodayRow {
            client: ClientId(1),
            client_name: name.to_owned(),
            step: StepKind::Call,
            action: "Appeler".to_owned(),
            invoices: Vec::new(),
            numbers: Vec::new(),
            reason: String::new(),
            since: day("2026-11-20"),
            due_on: day("2026-11-21"),
            days_late: 1,
            sum: SumView::default(),
            phone: String::new(),
        }
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn at(hour: &str) -> AlertSettings {
        AlertSettings { hour: hour.to_owned(), ..AlertSettings::default() }
    }

    #[test]
    fn the_number_is_said_in_words_and_the_others_are_counted() {
        let first = [row("Café du Port"), row("Garage Le Goff")].iter().map(Reminder::of).collect();
        let glance = Glance { count: 5, first };
        assert_eq!(glance.headline(), "5 relances à faire aujourd’hui");
        assert_eq!(
            glance.sentences(),
            "Café du Port\u{a0}: appeler\nGarage Le Goff\u{a0}: appeler\net 3 autres"
        );
        assert_eq!(Glance::default().headline(), "Rien à relancer aujourd’hui");
        assert_eq!(Glance::default().sentences(), "");
    }

    #[test]
    fn a_name_of_two_hundred_characters_ends_in_an_ellipsis() {
        let line = Reminder::of(&row(&"É".repeat(200))).line;
        assert_eq!(line.chars().filter(|letter| *letter == 'É').count(), 39);
        assert!(line.contains('…'));
    }

    #[test]
    fn the_alert_waits_for_its_hour_and_comes_late_rather_than_never() {
        assert!(!alert_is_due(&at("07:30"), 3, day("2026-11-21"), 449, None));
        assert!(alert_is_due(&at("07:30"), 3, day("2026-11-21"), 450, None));
        assert!(alert_is_due(&at("07:30"), 3, day("2026-11-21"), 1140, Some(day("2026-11-20"))));
        assert!(alert_is_due(&at("bientôt"), 3, day("2026-11-21"), 510, None));
        assert!(!alert_is_due(&at("25:00"), 3, day("2026-11-21"), 509, None));
    }

    #[test]
    fn never_twice_for_one_day_never_for_nothing_never_unasked() {
        let today = day("2026-11-21");
        assert!(!alert_is_due(&at("07:30"), 3, today, 600, Some(today)));
        assert!(!alert_is_due(&at("07:30"), 0, today, 600, None));
        let unwanted = AlertSettings { daily: false, ..at("07:30") };
        assert!(!alert_is_due(&unwanted, 3, today, 600, None));
    }

    #[test]
    fn three_weeks_off_give_one_alert() {
        let today = day("2026-11-21");
        assert!(alert_is_due(&at("07:30"), 12, today, 480, Some(day("2026-10-31"))));
        assert!(!alert_is_due(&at("07:30"), 12, today, 481, Some(today)));
    }
}
