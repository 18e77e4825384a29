//! What is to be done today, in the few words a tray menu and a notification have room for.

mod look;

pub use look::{Look, look};

use dument_domain::ClientId;

use crate::views::{AlertKind, AlertView, TodayRow, TodayView};

/// How many reminders are named; the others are counted.
pub const NAMED_MAX: usize = 3;

/// The longest name a menu shows before its ellipsis, in characters.
const NAME_LENGTH_MAX: usize = 40;

/// Whose reminders they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// Those of the only company of this computer: nobody asks.
    #[default]
    Only,
    /// Those of this one of several.
    Company(String),
    /// Nobody's yet: a company is still to be chosen.
    NotChosen,
}

/// How many reminders are due, and the first of them, most urgent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// Whose they are.
    pub whose: Whose,
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

impl Whose {
    /// A line of the tray or a notification, under the name of the company it is about.
    fn before(&self, line: String) -> String {
        match self {
            Whose::Only => line,
            Whose::Company(name) => format!("{}\u{a0}: {line}", shortened(name)),
            Whose::NotChosen => "Plusieurs entreprises\u{a0}: choisissez-en une".to_owned(),
        }
    }
}

impl Glance {
    /// The first rows of « Aujourd’hui ».
    #[must_use]
    pub fn of(today: &TodayView) -> Glance {
        let rows = today.groups.iter().flat_map(|group| &group.rows);
        let whose = Whose::Only;
        Glance { whose, count: today.count, first: rows.take(NAMED_MAX).map(Reminder::of).collect() }
    }

    /// The number in words: « 6 relances à faire aujourd’hui ».
    #[must_use]
    pub fn headline(&self) -> String {
        let count = match self.count {
            0 => "Rien à relancer aujourd’hui".to_owned(),
            1 => "1 relance à faire aujourd’hui".to_owned(),
            many => format!("{many} relances à faire aujourd’hui"),
        };
        self.whose.before(count)
    }

    /// What the icon says when it is pointed at: « Dûment · Kerbrat Plomberie ».
    #[must_use]
    pub fn tooltip(&self) -> String {
        match &self.whose {
            Whose::Only | Whose::NotChosen => "Dûment".to_owned(),
            Whose::Company(name) => format!("Dûment · {}", shortened(name)),
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

/// The one notification of a day: the steps to do, then what came true since the last one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest {
    /// « 6 relances à faire aujourd’hui ».
    pub headline: String,
    /// One line each.
    pub body: String,
}

impl Digest {
    /// The words for these steps and these things; none where there is nothing to say.
    #[must_use]
    pub fn of(steps: &Glance, things: &[AlertView]) -> Option<Digest> {
        let headline = match (steps.count, things) {
            (0, []) => return None,
            (0, [only]) => title(only.kind).to_owned(),
            (0, several) => format!("{}\u{a0}choses à savoir aujourd’hui", several.len()),
            (_, _) => steps.headline(),
        };
        let mut lines: Vec<String> = Vec::new();
        if steps.count > 0 {
            lines.push(steps.sentences());
        }
        lines.extend(things.iter().take(NAMED_MAX).map(|one| one.sentence.clone()));
        match things.len().saturating_sub(NAMED_MAX) {
            0 => {}
            1 => lines.push("et une autre alerte".to_owned()),
            others => lines.push(format!("et {others}\u{a0}autres alertes")),
        }
        Some(Digest { headline, body: lines.join("\n") })
    }
}

/// What the notification is called when it says one thing only.
const fn title(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::Steps => "Une relance à faire",
        AlertKind::PromiseBroken => "Promesse non tenue",
        AlertKind::InstalmentMissed => "Versement manqué",
        AlertKind::NoticePassed => "Délai de mise en demeure passé",
        AlertKind::Limit => "Une date à ne pas manquer",
        AlertKind::DueTomorrow => "Échéance demain",
        AlertKind::Rates => "Taux légaux à mettre à jour",
        AlertKind::Payments => "Paiements à vérifier",
        AlertKind::Backups => "Vos sauvegardes",
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
    use dument_domain::Day;
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
            sum_says: None,
            phone: String::new(),
            beside: None,
        }
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_number_is_said_in_words_and_the_others_are_counted() {
        let first = [row("Café du Port"), row("Garage Le Goff")].iter().map(Reminder::of).collect();
        let glance = Glance { whose: Whose::Only, count: 5, first };
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

    fn thing(kind: AlertKind, sentence: &str) -> AlertView {
        AlertView { kind, on: day("2026-11-21"), client: None, sentence: sentence.to_owned() }
    }

    #[test]
    fn one_notification_says_the_steps_then_what_came_true() {
        let steps = Glance { whose: Whose::Only, count: 1, first: vec![Reminder::of(&row("Café du Port"))] };
        let broken = thing(AlertKind::PromiseBroken, "Promesse non tenue");
        let digest = Digest::of(&steps, std::slice::from_ref(&broken)).unwrap();
        assert_eq!(digest.headline, "1 relance à faire aujourd’hui");
        assert_eq!(digest.body, "Café du Port\u{a0}: appeler\nPromesse non tenue");
        let alone = Digest::of(&Glance::default(), std::slice::from_ref(&broken)).unwrap();
        assert_eq!(alone.headline, "Promesse non tenue");
        let five = Digest::of(&Glance::default(), &vec![broken; 5]).unwrap();
        assert_eq!(five.headline, "5\u{a0}choses à savoir aujourd’hui");
        assert_eq!(five.body.lines().last(), Some("et 2\u{a0}autres alertes"));
        assert_eq!(Digest::of(&Glance::default(), &[]), None);
    }
}
