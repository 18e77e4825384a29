//! The rate of a clause as the user types it, and what the law makes of it today.

use dument_domain::{ClauseUnread, ContractRate, InvoiceId, Semester, read_rate};
use dument_letters::french;
use dument_letters::rates::semester_name;

use crate::ground::asking::Reading;
use crate::views::ContractRateView;
use crate::{Code, Error};

/// The rate typed: `8`, « 8,5 % », `legal*3`, « trois fois le taux légal », `ecb+10`.
///
/// # Errors
/// [`Code::BadValue`], with a sentence that says what was read and how to write it.
pub fn read_contract_rate(text: &str) -> Result<ContractRate, Error> {
    read_rate(text).map_err(|why| {
        let told = match why {
            ClauseUnread::Nothing => format!(
                "«\u{a0}{}\u{a0}» n’est pas un taux de pénalités\u{a0}: un taux annuel comme «\u{a0}8,5\u{a0}%\u{a0}», «\u{a0}3 fois le taux légal\u{a0}» ou «\u{a0}BCE + 10 points\u{a0}».",
                text.trim()
            ),
            ClauseUnread::Monthly(_) | ClauseUnread::NoPeriod(_) => format!(
                "Le taux lu est de {}\u{a0}: écrivez le taux annuel que dit le contrat.",
                why.in_french()
            ),
            ClauseUnread::Several => format!(
                "«\u{a0}{}\u{a0}» dit plusieurs taux\u{a0}: n’en écrivez qu’un, celui qui vaut pour ce client.",
                text.trim()
            ),
        };
        Error::told(Code::BadValue, text.trim(), told)
    })
}

/// What a rate typed means today: its words, its value, and whether it is under the floor of
/// C. com. L441-10 II.
///
/// # Errors
/// [`Code::BadValue`] for what is not a rate.
pub fn contract_rate(reading: Reading<'_>, text: &str) -> Result<ContractRateView, Error> {
    let rate = read_contract_rate(text)?;
    let law = &reading.ground.law;
    let semester = reading.now.today.semester();
    let read_in = if rate.in_semester(semester, law).is_ok() && law.floor(semester).is_some() {
        semester
    } else {
        law.last_known_semester().unwrap_or(semester)
    };
    Ok(ContractRateView {
        rate,
        words: rate.in_french(),
        value: value_in(reading, rate, read_in),
        warning: under_floor(reading, rate, read_in),
    })
}

/// The clause that rules an invoice: its own, its client's or the company's.
#[must_use]
pub fn contract_rate_of(reading: Reading<'_>, invoice: InvoiceId) -> Option<ContractRate> {
    let (entry, found) = reading.book.of_invoice(invoice)?;
    entry.file.contract_rate_of(found, &reading.ground.settings)
}

fn value_in(reading: Reading<'_>, rate: ContractRate, semester: Semester) -> String {
    match rate.in_semester(semester, &reading.ground.law) {
        Ok(value) if rate.follows_semesters() => {
            format!("{} l’an au {}", french::percent(value), semester_name(semester))
        }
        Ok(_) | Err(_) => String::new(),
    }
}

/// The sentence of a rate that the law does not let a clause go under.
fn under_floor(reading: Reading<'_>, rate: ContractRate, semester: Semester) -> Option<String> {
    let floor = reading.ground.law.floor(semester)?;
    let under = rate.is_under_floor(semester, &reading.ground.law)?;
    under.then(|| {
        format!(
            "Entre professionnels, une clause ne descend pas sous trois fois le taux de l’intérêt légal, soit {} au {} (article L441-10 II du code de commerce). Ce taux est plus bas\u{a0}: dans «\u{a0}Réglages\u{a0}», «\u{a0}Une clause de pénalités sous le minimum légal\u{a0}» dit ce qu’il en est fait.",
            french::percent(floor),
            semester_name(semester)
        )
    })
}
