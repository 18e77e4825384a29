//! `delay`, `term`, `limitation`: dates of the law, without a database.

use std::io::Write;

use clap::{ArgGroup, Args};
use dument_app::french::date;
use dument_app::law_answers::{
    DelayAnswer, LimitationAnswer, LimitationRequest, TermAnswer, TermRequest, delay_answer,
    limitation_answer, parse_event, parse_regime, parse_term, term_answer,
};
use dument_app::{Code, Error};
use dument_domain::limitation::Activity;
use dument_domain::term::{Billing, TermRegime};
use dument_domain::{DebtorNature, HolidayRegion, Prudence};

use crate::failure::Failure;
use crate::output::Output;
use crate::session::{Session, day, day_if_any};

#[derive(Debug, Args)]
#[command(group(ArgGroup::new("length").required(true).args(["months", "days"])))]
pub(crate) struct Delay {
    #[arg(long, value_name = "JOUR", help = "jour de l’acte qui fait courir le délai")]
    from: String,
    #[arg(long, value_name = "N", help = "délai en mois")]
    months: Option<u16>,
    #[arg(long, value_name = "N", help = "délai en jours")]
    days: Option<u16>,
    #[arg(long, value_name = "SENS", help = "user (à respecter) ou wait (à laisser passer)", value_parser = prudence)]
    prudence: Prudence,
    #[arg(long, help = "avec les jours fériés d’Alsace-Moselle")]
    alsace_moselle: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Term {
    #[arg(long, value_name = "JOUR", help = "date de la facture")]
    invoice_date: String,
    #[arg(
        long,
        value_name = "DÉLAI",
        help = "délai convenu, comme 30, «\u{a0}45 fdm A\u{a0}» ou «\u{a0}45 fdm B\u{a0}»"
    )]
    term: Option<String>,
    #[arg(long, value_name = "SECTEUR", help = "general, road_freight, perishable, public, consumer…")]
    regime: Option<String>,
    #[arg(long, value_name = "JOUR", help = "livraison ou fin des travaux")]
    delivered: Option<String>,
    #[arg(long, value_name = "JOUR", help = "réception de la demande par l’acheteur public")]
    received: Option<String>,
    #[arg(long, help = "facture périodique, de plusieurs livraisons")]
    periodic: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Limitation {
    #[arg(long, value_name = "NATURE", help = "business, consumer, non_professional ou public", value_parser = debtor)]
    debtor: DebtorNature,
    #[arg(long, help = "transport de marchandises")]
    carrier: bool,
    #[arg(long, value_name = "JOUR", help = "fin des travaux ou livraison")]
    completed: String,
    #[arg(long, value_name = "JOUR", help = "échéance convenue")]
    due: Option<String>,
    #[arg(
        long = "event",
        value_name = "FAIT:JOUR",
        help = "ce qui s’est passé, comme formal_notice:2026-02-20 (répétable)"
    )]
    events: Vec<String>,
    #[arg(long, help = "avec les jours fériés d’Alsace-Moselle")]
    alsace_moselle: bool,
}

/// A delay counted from a day.
pub(crate) fn delay(asked: &Delay, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let length = match (asked.months, asked.days) {
        (Some(months), None) => dument_domain::Delay::Months(months),
        (None, Some(days)) => dument_domain::Delay::Days(days),
        _ => return Err(Error::new(Code::Missing, "--months, --days").into()),
    };
    let answer: DelayAnswer =
        delay_answer(day(&asked.from)?, length, asked.prudence, region(asked.alsace_moselle))?;
    if output.is_json() {
        return Ok(output.value(&answer)?);
    }
    told(&[&answer.sentence], &answer.explanation, output)
}

/// The due date of an invoice.
pub(crate) fn term(asked: &Term, session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let regime = asked.regime.as_deref().map(parse_regime).transpose()?;
    let request = TermRequest {
        invoice_on: day(&asked.invoice_date)?,
        delivered_on: day_if_any(asked.delivered.as_ref())?,
        request_received_on: day_if_any(asked.received.as_ref())?,
        regime: regime.unwrap_or(TermRegime::General),
        billing: if asked.periodic { Billing::Periodic } else { Billing::Single },
        agreed: asked.term.as_deref().map(parse_term).transpose()?,
    };
    let answer: TermAnswer = term_answer(&session.given_law()?, &request)?;
    if output.is_json() {
        return Ok(output.value(&answer)?);
    }
    let due = format!("à payer au plus tard le {}", date(answer.due));
    let warnings = answer.warnings.iter().map(|warning| warning.sentence.as_str());
    let first: Vec<&str> = [due.as_str()].into_iter().chain(warnings).collect();
    told(&first, &answer.explanation, output)
}

/// Until when to act in court.
pub(crate) fn limitation(
    asked: &Limitation,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let events = asked.events.iter().map(|text| parse_event(text));
    let request = LimitationRequest {
        nature: asked.debtor,
        activity: if asked.carrier { Activity::Carriage } else { Activity::Ordinary },
        completed_on: day(&asked.completed)?,
        term_on: day_if_any(asked.due.as_ref())?,
        events: events.collect::<Result<_, Error>>()?,
    };
    let (law, today) = (session.given_law()?, session.now.today);
    let answer: LimitationAnswer = limitation_answer(&law, &request, region(asked.alsace_moselle), today)?;
    if output.is_json() {
        return Ok(output.value(&answer)?);
    }
    let mut lines = answer.explanation.clone();
    lines.extend(answer.events.iter().map(|event| event.sentence.clone()));
    lines.extend(answer.possible.iter().map(|one| format!("Autre lecture\u{a0}: {}.", one.sentence)));
    let warnings = answer.warnings.iter().map(|warning| warning.sentence.as_str());
    let first: Vec<&str> = [answer.sentence.as_str()].into_iter().chain(warnings).collect();
    told(&first, &lines, output)
}

/// What to do first, then how it was found.
fn told(first: &[&str], explanation: &[String], output: &mut Output<impl Write>) -> Result<(), Failure> {
    for line in first {
        output.line(line)?;
    }
    for line in explanation {
        output.line(&format!("  {line}"))?;
    }
    Ok(())
}

const fn region(alsace_moselle: bool) -> HolidayRegion {
    if alsace_moselle { HolidayRegion::AlsaceMoselle } else { HolidayRegion::Mainland }
}

fn prudence(text: &str) -> Result<Prudence, String> {
    let all = [Prudence::User, Prudence::Wait];
    all.into_iter().find(|one| one.code() == text).ok_or_else(|| "attendu\u{a0}: user ou wait".to_owned())
}

fn debtor(text: &str) -> Result<DebtorNature, String> {
    text.parse().map_err(|_| "attendu\u{a0}: business, consumer, non_professional ou public".to_owned())
}
