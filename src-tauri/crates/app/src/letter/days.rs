//! What each of the next days would cost: in the letter where it fits, otherwise in a
//! statement of account joined to it.

use dument_domain::{Day, claim};
use dument_letters::compose::compose;
use dument_letters::facts::{DayTable, LetterFacts};
use dument_letters::french::date;
use dument_letters::render::render;

use crate::ground::asking::Reading;
use crate::letter::facts::entry_of;
use crate::letter::plan::Plan;
use crate::statement::{DAYS_TOLD, statement_until};
use crate::views::RefusalView;
use crate::words::papers;
use crate::{Code, Error};

/// Past this number of pages the days go to a statement joined to the letter.
const PAGES_MAX: usize = 2;

/// Refuses an end of interest after the letter.
pub(super) fn check_interest_until(until: Option<Day>, post_on: Day) -> Result<(), Error> {
    let Some(day) = until.filter(|day| *day > post_on) else { return Ok(()) };
    let told = format!(
        "Les intérêts s’arrêtent au plus tard le jour de la lettre, le {}, pas le {}.",
        date(post_on),
        date(day)
    );
    Err(Error::told(Code::BadDate, day.to_string(), told))
}

/// The days that a letter may tell: those after its posting and its own deadline, up to the
/// last known rate.
pub(super) fn days_told(reading: Reading<'_>, plan: &Plan, facts: &LetterFacts) -> Result<DayTable, Error> {
    // Interest that stops adds nothing day by day.
    if !facts.tells_days() || facts.interest_until.is_some() {
        return Ok(DayTable::Silent);
    }
    let file = &entry_of(reading, plan)?.file;
    let chosen = plan.chosen.iter().filter_map(|id| file.invoice(*id));
    let debts: Vec<_> = chosen
        .map(|invoice| {
            let (debt, mut terms) = file.claim_undisputed(invoice, &plan.settings, plan.post_on);
            // An indemnity or costs that are not asked are left out of every day.
            terms.waiver.indemnity |= !plan.ask.indemnity;
            terms.waiver.compensation |= !plan.ask.compensation;
            (debt, terms)
        })
        .collect();
    let days = claim::days_to_tell(plan.post_on, DAYS_TOLD, plan.deadline);
    let table = claim::due_on_days(&debts, &days, &reading.ground.law);
    let later = facts.set_aside().later;
    let known: Vec<_> =
        table.into_iter().map_while(|(day, sum)| Some((day, sum.ok()?.less(later)))).collect();
    Ok(if known.is_empty() { DayTable::Silent } else { DayTable::Written(known) })
}

/// The letter and its pages; days that would make it too long are moved out of it.
pub(super) fn composed(
    reading: Reading<'_>,
    facts: &mut LetterFacts,
) -> Result<(Vec<u8>, usize), Vec<RefusalView>> {
    let printed = print(reading, facts)?;
    if printed.1 <= PAGES_MAX || !matches!(facts.days, DayTable::Written(_)) {
        return Ok(printed);
    }
    // A statement tells all that is owed: it does not go with a letter that asks less.
    let asks_less = facts.left_aside().is_positive() || facts.set_aside().sum().is_positive();
    let asks_less = asks_less || facts.set_off.is_some();
    facts.days = if asks_less { DayTable::Silent } else { DayTable::Joined };
    print(reading, facts)
}

fn print(reading: Reading<'_>, facts: &LetterFacts) -> Result<(Vec<u8>, usize), Vec<RefusalView>> {
    let letter = compose(facts, &reading.ground.law).map_err(|refusal| papers::refusals(&refusal))?;
    let rendered = render(&letter).map_err(|problem| vec![papers::layout(&problem)])?;
    Ok((rendered.bytes, rendered.pages))
}

/// The statement that the letter names among its enclosures.
pub(super) fn joined_statement(
    reading: Reading<'_>,
    plan: &Plan,
    facts: &LetterFacts,
) -> Result<Option<Vec<u8>>, Error> {
    match facts.days {
        DayTable::Joined => {
            statement_until(reading, plan.client, Some(&plan.chosen), plan.post_on, Some(plan.deadline))
                .map(Some)
        }
        DayTable::Silent | DayTable::Written(_) => Ok(None),
    }
}
