//! « Si vous payez le…, vous devez… »: in the letter, or in the statement joined to it.

use dument_domain::{Day, Money};

use super::pen::{Body, Pen};
use super::statement::day_block;
use crate::facts::DayTable;
use crate::french::date;

/// What each of the next days would cost, where interest is asked and runs.
pub(super) fn days(pen: &Pen, body: &mut Body) {
    match told(pen) {
        DayTable::Silent => {}
        DayTable::Written(days) => body.block(written(days)),
        DayTable::Joined => body.paragraph([pen.say(
            "Le décompte joint donne le détail de cette somme et ce qu’elle devient pour chaque jour de paiement.",
            &[],
        )]),
    }
}

fn written(days: &[(Day, Money)]) -> Option<crate::model::Block> {
    let (first, last) = days.first().zip(days.last())?;
    let before = days.iter().rev().nth(1).map(|(day, _)| *day);
    // The deadline of the letter, apart from the days told one by one.
    let apart = before.filter(|day| day.next() < last.0);
    let until = match apart {
        Some(day) => format!("{}, puis le {}", date(day), date(last.0)),
        None => date(last.0),
    };
    let caption = format!("Somme due selon le jour du paiement, du {} au {until}", date(first.0));
    Some(day_block(days, Some(caption)))
}

/// The statement of account among the enclosures, when the letter refers to it.
pub(super) fn enclosure(pen: &Pen) -> Option<String> {
    match told(pen) {
        DayTable::Joined => {
            Some(format!("Décompte des sommes dues, arrêté au {}", date(pen.facts.written_on)))
        }
        DayTable::Silent | DayTable::Written(_) => None,
    }
}

fn told<'a>(pen: &Pen<'a>) -> &'a DayTable {
    if pen.facts.tells_days() { &pen.facts.days } else { &DayTable::Silent }
}
