//! « Si vous payez le…, vous devez… »: in the letter, or in the statement joined to it.

use dument_domain::{Day, Money};

use super::pen::{Body, Pen, silence};
use super::statement::day_block;
use super::sums::interest_name;
use crate::facts::DayTable;
use crate::french::date;
use crate::model::RichText;

/// What each of the next days would cost, where interest is asked and runs.
pub(super) fn days(pen: &Pen, body: &mut Body) {
    match told(pen) {
        DayTable::Silent => {}
        DayTable::Written(days) => {
            body.block(written(&days_to_pay(pen, days)));
            body.paragraph([unknown_after(pen, days)]);
        }
        DayTable::Joined => body.paragraph([pen.say(
            "Le décompte joint donne le détail de cette somme et ce qu’elle devient pour chaque jour de paiement.",
            &[],
        )]),
    }
}

/// The days up to the deadline: a later one would tell that it may be passed.
fn days_to_pay(pen: &Pen, days: &[(Day, Money)]) -> Vec<(Day, Money)> {
    days.iter().copied().filter(|(day, _)| *day <= pen.facts.deadline).collect()
}

/// The rate of the last days before the deadline may not be known yet.
fn unknown_after(pen: &Pen, days: &[(Day, Money)]) -> RichText {
    let last = days.last().map(|(day, _)| *day).filter(|last| *last < pen.facts.deadline);
    let Some(last) = last else { return silence() };
    pen.say(
        "Le taux des jours qui suivent le {last} n’est pas encore connu : leurs {interest} s’ajouteront à la somme de \
         ce jour-là.",
        &[("last", &date(last)), ("interest", interest_name(pen.facts.nature))],
    )
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

/// Whether the statement joined gives the detail of what is asked.
pub(super) fn is_joined(pen: &Pen) -> bool {
    *told(pen) == DayTable::Joined
}

fn told<'a>(pen: &Pen<'a>) -> &'a DayTable {
    if pen.facts.tells_days() { &pen.facts.days } else { &DayTable::Silent }
}
