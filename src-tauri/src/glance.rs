//! What is to be done today, in the few words that a tray menu and a notification have room for.

/// One reminder due, as the tray names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The client, as an identifier for the window.
    pub client: String,
    /// The client's name.
    pub name: String,
    /// The act, as « appeler » or « mise en demeure ».
    pub act: String,
}

/// How many reminders are due today, and the first of them, most urgent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// How many reminders are due.
    pub count: usize,
    /// At most [`SHOWN`] of them.
    pub first: Vec<Reminder>,
}

/// How many reminders are named in the tray and in the notification.
pub const SHOWN: usize = 3;

/// The longest name a menu shows before its ellipsis, in characters.
const NAME_LENGTH_MAX: usize = 40;

impl Glance {
    /// The number in words: « 6 relances à faire aujourd’hui ».
    #[must_use]
    pub fn headline(&self) -> String {
        match self.count {
            0 => "Rien à relancer aujourd’hui".to_owned(),
            1 => "1 relance à faire aujourd’hui".to_owned(),
            many => format!("{many} relances à faire aujourd’hui"),
        }
    }

    /// The first of them in one sentence, and how many others there are.
    #[must_use]
    pub fn sentence(&self) -> String {
        let named: Vec<String> = self.first.iter().map(Reminder::line).collect();
        let others = self.count.saturating_sub(named.len());
        let named = named.join("\n");
        match others {
            0 => named,
            1 => format!("{named}\net une autre"),
            many => format!("{named}\net {many} autres"),
        }
    }
}

impl Reminder {
    /// « Menuiserie Lefèvre : mise en demeure ».
    #[must_use]
    pub fn line(&self) -> String {
        format!("{}\u{a0}: {}", shortened(&self.name), self.act)
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
    use super::*;

    fn reminder(name: &str) -> Reminder {
        Reminder { client: "c1".to_owned(), name: name.to_owned(), act: "appeler".to_owned() }
    }

    #[test]
    fn the_number_is_said_in_words_and_the_others_are_counted() {
        let glance = Glance { count: 5, first: vec![reminder("Café du Port"), reminder("Garage Le Goff")] };
        assert_eq!(glance.headline(), "5 relances à faire aujourd’hui");
        assert_eq!(
            glance.sentence(),
            "Café du Port\u{a0}: appeler\nGarage Le Goff\u{a0}: appeler\net 3 autres"
        );
        assert_eq!(Glance::default().headline(), "Rien à relancer aujourd’hui");
        assert_eq!(Glance::default().sentence(), "");
    }

    #[test]
    fn a_name_of_two_hundred_characters_ends_in_an_ellipsis() {
        let line = reminder(&"É".repeat(200)).line();
        assert_eq!(line.chars().filter(|letter| *letter == 'É').count(), 39);
        assert!(line.contains('…'));
    }
}
