//! The due date of an invoice, computed and explained.

use dument_domain::term::{DueDate, EndOfMonth, Start, Term, TermFacts, TermRegime, TermWarning, due_date};
use dument_domain::{Day, Law};
use dument_letters::french::date;
use dument_letters::typography::french;
use serde::Serialize;

use crate::law::{in_calendar, unknown};
use crate::{Code, Error};

/// What a due date is asked from.
pub type TermRequest = TermFacts;

/// The answer to `term`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TermAnswer {
    /// The date of the invoice.
    pub invoice_date: Day,
    /// Which text rules the term.
    pub regime: &'static str,
    /// The last day to pay without being late.
    pub due: Day,
    /// What it was counted from: `invoice`, `delivery` or `payment_request`.
    pub counted_from: &'static str,
    /// The day it was counted from.
    pub counted_from_day: Day,
    /// What the other reading of « fin de mois » gives.
    pub other_reading: Option<Day>,
    /// The latest due date the text allows.
    pub legal_maximum: Option<Day>,
    /// The article.
    pub article: String,
    /// What is unlawful or not known; the date is not changed.
    pub warnings: Vec<WarningAnswer>,
    /// How it was found, a sentence each.
    pub explanation: Vec<String>,
}

/// Something to know, with its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WarningAnswer {
    /// The word of the contract.
    pub code: &'static str,
    /// The sentence.
    pub sentence: String,
}

/// A term as typed.
///
/// # Errors
/// `bad_value` for what is not a term.
pub fn parse_term(text: &str) -> Result<Term, Error> {
    text.parse().map_err(|_| Error::new(Code::BadValue, text))
}

/// A regime as typed.
///
/// # Errors
/// `bad_value` for what is not one.
pub fn parse_regime(text: &str) -> Result<TermRegime, Error> {
    let found = TermRegime::ALL.into_iter().find(|regime| regime.code() == text);
    found.ok_or_else(|| Error::new(Code::BadValue, text))
}

/// The due date that a term gives, its maximum, its other reading.
///
/// # Errors
/// `bad_date` for an invoice older than the texts known, or a date after 2199.
pub fn term_answer(law: &Law, asked: &TermRequest) -> Result<TermAnswer, Error> {
    let found = due_date(law, asked).map_err(unknown)?;
    in_calendar(found.on)?;
    let counted_from = match found.start {
        Start::Invoice(_) => "invoice",
        Start::Delivery(_) => "delivery",
        Start::PaymentRequest(_) => "payment_request",
    };
    Ok(TermAnswer {
        invoice_date: asked.invoice_on,
        regime: asked.regime.code(),
        due: found.on,
        counted_from,
        counted_from_day: found.start.day(),
        other_reading: found.other_reading,
        legal_maximum: found.legal_max,
        article: found.article.clone(),
        warnings: found.warnings.iter().map(|one| warning(*one, &found.article)).collect(),
        explanation: explanation(asked, &found).iter().map(|line| french(line)).collect(),
    })
}

fn explanation(asked: &TermFacts, found: &DueDate) -> Vec<String> {
    let start = match found.start {
        Start::Invoice(day) => format!("à compter de la facture du {}", date(day)),
        Start::Delivery(day) => {
            format!("à compter de la livraison ou de la fin des travaux, le {}", date(day))
        }
        Start::PaymentRequest(day) => requested(asked, day),
    };
    let agreed = asked.agreed.map_or_else(
        || format!("Aucun délai convenu, {start}"),
        |term| format!("Délai convenu\u{a0}: {}, {start}", named(term)),
    );
    let mut lines = vec![format!("{agreed}\u{a0}: à payer au plus tard le {}.", date(found.on))];
    if let Some(other) = found.other_reading {
        lines.push(format!("L’autre lecture de «\u{a0}fin de mois\u{a0}» donne le {}.", date(other)));
    }
    match found.legal_max {
        Some(maximum) => {
            lines.push(format!("Le texte permet au plus le {} ({}).", date(maximum), found.article));
        }
        None => lines.push(no_maximum(found)),
    }
    lines.push(
        "Une échéance qui tombe un samedi, un dimanche ou un jour férié n’est pas reportée.".to_owned(),
    );
    lines
}

/// No text gives a consumer a longest term; since 20 November 2026 one of more than fifty days is a
/// consumer credit.
fn no_maximum(found: &DueDate) -> String {
    match found.credit_free_until {
        Some(until) => format!(
            "Aucun texte ne fixe de délai maximum à un particulier, mais payé après le {} (50 jours après la livraison ou la fin des travaux), le paiement différé devient un crédit à la consommation ({}).",
            date(until),
            found.article
        ),
        None => "Aucun texte ne fixait de délai maximum à un particulier.".to_owned(),
    }
}

/// From what a public buyer's term runs: the demand, the work where it ended later (CCP R2192-12),
/// or what is known while the receipt of the demand is not.
fn requested(asked: &TermFacts, from: Day) -> String {
    let day = date(from);
    if asked.request_received_on == Some(from) {
        format!("à compter de la demande de paiement reçue le {day}")
    } else if asked.delivered_on == Some(from) {
        format!("à compter de la livraison ou de la fin des travaux, le {day}")
    } else {
        format!("à compter de la facture du {day}")
    }
}

fn named(term: Term) -> String {
    match term {
        Term::Days(0) => "comptant".to_owned(),
        Term::Days(days) => format!("{days} jours"),
        Term::EndOfMonth { days, reading: Some(EndOfMonth::DaysThenMonthEnd) } => {
            format!("{days} jours puis fin du mois (lecture A)")
        }
        Term::EndOfMonth { days, reading: Some(EndOfMonth::MonthEndThenDays) } => {
            format!("fin du mois puis {days} jours (lecture B)")
        }
        Term::EndOfMonth { days: 0, reading: None } => "fin de mois".to_owned(),
        Term::EndOfMonth { days, reading: None } => format!("{days} jours fin de mois"),
        Term::DayAfterMonthEnd { days: 0, day } => format!("le {day} du mois suivant"),
        Term::DayAfterMonthEnd { days, day } => format!("{days} jours fin de mois, le {day}"),
        Term::MonthEnd { months: 1 } => "fin du mois suivant".to_owned(),
        Term::MonthEnd { months } => format!("fin de mois, {months} mois après"),
    }
}

fn warning(warning: TermWarning, article: &str) -> WarningAnswer {
    let (code, sentence) = match warning {
        TermWarning::TermAboveLegalMaximum { maximum } => (
            "term_above_legal_maximum",
            format!(
                "Ce délai dépasse le maximum légal, le {} ({article}). L’échéance n’a pas été changée.",
                date(maximum)
            ),
        ),
        TermWarning::ConsumerCredit { until } => (
            "consumer_credit",
            format!(
                "À un particulier, ce délai est un crédit à la consommation, avec son contrat et ses mentions\u{a0}: il faut être payé en entier au plus tard le {} ({article}). L’échéance n’a pas été changée.",
                date(until)
            ),
        ),
        TermWarning::ReadingNotSaid { other } => (
            "reading_not_said",
            format!(
                "Le contrat ne dit pas comment compter «\u{a0}fin de mois\u{a0}»\u{a0}: la date la plus tardive est gardée\u{202f}; l’autre serait le {}.",
                date(other)
            ),
        ),
        TermWarning::DeliveryUnknown => (
            "delivery_unknown",
            "La date de livraison ou de fin des travaux n’est pas connue\u{a0}: compté de la facture."
                .to_owned(),
        ),
        TermWarning::RequestUnknown => (
            "request_unknown",
            "Le jour où l’acheteur public a reçu la demande de paiement n’est pas connu\u{a0}: à vérifier."
                .to_owned(),
        ),
        TermWarning::FigureUnverified => {
            ("figure_unverified", format!("Ce maximum est à vérifier ({article})."))
        }
    };
    WarningAnswer { code, sentence: french(&sentence) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn an_unlawful_term_is_said_and_not_changed() {
        let mut asked = TermFacts::of("2026-01-15".parse().unwrap());
        asked.agreed = Some(parse_term("75").unwrap());
        let answer = term_answer(&Law::shipped().unwrap(), &asked).unwrap();
        assert_eq!(answer.due.to_string(), "2026-03-31");
        assert_eq!(answer.warnings.len(), 1);
        let sentence = &answer.warnings[0].sentence;
        assert!(sentence.contains("16\u{a0}mars\u{a0}2026"), "{sentence}");
        assert!(
            answer.explanation[0].starts_with("Délai convenu\u{a0}: 75\u{a0}jours"),
            "{:?}",
            answer.explanation
        );
    }

    #[test]
    fn what_is_no_term_or_no_regime_is_refused() {
        assert_eq!(parse_term("45 fdm C").unwrap_err().code, Code::BadValue);
        assert_eq!(parse_regime("taxi").unwrap_err().code, Code::BadValue);
        for regime in TermRegime::ALL {
            assert_eq!(parse_regime(regime.code()), Ok(regime));
        }
    }
}
