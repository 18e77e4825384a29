//! What a line of a scenario may be.
//!
//! ```text
//! client    Menuiserie Lefèvre  business
//! invoice   F-12  1850.00  due 2026-05-19
//! invoice   F-13  in 600.00 2026-05-19 400.00 2026-06-30
//! invoice   F-14  900.00  due 2026-05-19  work 2026-04-20
//! on        2026-05-20  F-12 late, call  interest 0.62  indemnity 40.00
//! call      2026-05-20  promise by 2026-05-27 amount 1850.00
//! letter    2026-05-21  first_letter  post 2026-05-22
//! posted    2026-05-22  first_letter
//! presented 2026-05-26  formal_notice
//! pay       2026-05-30  500.00  on F-12 at 2026-05-29
//! credit    2026-05-30  100.00  on F-12
//! costs     2026-05-30  100.00  on F-12 at 2026-05-28
//! settle    2026-06-02  waive
//! resume    2026-06-02
//! scenario  rapide
//! did       2026-06-02  email
//! skip      2026-06-02  third_party
//! handed    2026-06-02  report 2026-07-02
//! plan      2026-06-02  3 of 600.00  from 2026-07-01
//! cheque    2026-06-02  certificate_asked
//! answered  2026-06-02  by 2026-06-20
//! closed    2026-06-20  gesture
//! closed    2026-06-20  credit_note 200.00 on F-12
//! signed    2026-06-04
//! discount  2026-06-02  50.00  by 2026-06-20
//! discount  2026-06-02  50.00  by 2026-06-20  beside given_up
//! swap      2026-06-02  600.00  by 2026-06-20
//! looked    2026-06-02  doubtful
//! time      2026-06-02  until 2026-06-20
//! given_up  2026-06-02  goodwill
//! legal     2026-09-04  petition_filed  at 2026-09-02 on F-12
//! undo      2026-06-02
//! refused   letter_lapsed  posted 2026-06-02 first_letter
//! ```
//!
//! A `call` that disputes a part names it: `part 300.00`. A `letter` may say what it asks:
//! `asks 700.00` (principal). The first date is the day the act is recorded; `at` (payments, calls, costs) is the day it happened.
//! After the comma of `on`: the step due, `waits` (one will come) or `nothing` (none will).

use std::collections::BTreeMap;

use dument_app::views::{Deed, ThirdPartyCosts};
use dument_domain::case::{Acceleration, Arrangement, Beside, OutcomeKind, Plan, PlanInterest, StepKind};
use dument_domain::claim::DuePart;
use dument_domain::limitation::EventKind;
use dument_domain::{Day, DebtorNature, HolidayRegion, Money};

pub enum Line {
    Client { name: String, nature: DebtorNature },
    Invoice { number: String, parts: Vec<DuePart>, completed_on: Option<Day> },
    On { day: Day, expected: Expected },
    Call { day: Day, outcome: OutcomeKind, facts: Facts },
    Letter { day: Day, step: StepKind, facts: Facts },
    Posted { day: Day, step: StepKind },
    Presented { day: Day, step: StepKind },
    Pay { day: Day, amount: Money, facts: Facts },
    Credit { day: Day, amount: Money, facts: Facts },
    Costs { day: Day, amount: Money, facts: Facts },
    Settle { day: Day, claim: bool },
    Ended { day: Day, amount: Money, facts: Facts },
    Resume { day: Day },
    Scenario { id: String },
    Deed { day: Day, what: Deed },
    Legal { day: Day, kind: EventKind, facts: Facts },
    Undo { day: Day },
    Refused { code: String, line: Box<Line> },
}

/// Words in pairs, as `by 2026-05-27`.
pub struct Facts(BTreeMap<String, String>);

pub struct Expected {
    pub number: String,
    pub state: String,
    pub follows: String,
    pub facts: Facts,
}

impl Facts {
    fn of(words: &[&str]) -> Result<Facts, String> {
        let mut facts = BTreeMap::new();
        for pair in words.chunks(2) {
            let [name, value] = pair else { return Err(format!("« {} » is alone", pair.join(" "))) };
            facts.insert((*name).to_owned(), (*value).to_owned());
        }
        Ok(Facts(facts))
    }

    pub fn word(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    pub fn day(&self, name: &str) -> Result<Option<Day>, String> {
        self.word(name).map(parsed).transpose()
    }

    pub fn money(&self, name: &str) -> Result<Option<Money>, String> {
        self.word(name).map(parsed).transpose()
    }
}

fn parsed<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("« {text} » is not understood"))
}

impl Line {
    pub fn parse(text: &str) -> Result<Line, String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        match words.as_slice() {
            ["client", name @ .., nature] => {
                Ok(Line::Client { name: name.join(" "), nature: parsed(nature)? })
            }
            ["invoice", number, amount, "due", due, rest @ ..] => {
                let completed_on = Facts::of(rest)?.day("work")?;
                Ok(Line::Invoice {
                    number: (*number).to_owned(),
                    parts: parts(&[amount, due])?,
                    completed_on,
                })
            }
            ["invoice", number, "in", rest @ ..] => {
                Ok(Line::Invoice { number: (*number).to_owned(), parts: parts(rest)?, completed_on: None })
            }
            ["on", day, rest @ ..] => Ok(Line::On { day: parsed(day)?, expected: expected(rest)? }),
            ["call", day, outcome, rest @ ..] => {
                let kind = OutcomeKind::ALL.into_iter().find(|kind| kind.code() == *outcome);
                let outcome = kind.ok_or_else(|| format!("no outcome is called {outcome}"))?;
                Ok(Line::Call { day: parsed(day)?, outcome, facts: Facts::of(rest)? })
            }
            ["letter", day, step, rest @ ..] => {
                Ok(Line::Letter { day: parsed(day)?, step: parsed(step)?, facts: Facts::of(rest)? })
            }
            ["posted", day, step] => Ok(Line::Posted { day: parsed(day)?, step: parsed(step)? }),
            ["presented", day, step] => Ok(Line::Presented { day: parsed(day)?, step: parsed(step)? }),
            ["pay", day, amount, rest @ ..] => {
                Ok(Line::Pay { day: parsed(day)?, amount: parsed(amount)?, facts: Facts::of(rest)? })
            }
            ["credit", day, amount, rest @ ..] => {
                Ok(Line::Credit { day: parsed(day)?, amount: parsed(amount)?, facts: Facts::of(rest)? })
            }
            ["costs", day, amount, rest @ ..] => {
                Ok(Line::Costs { day: parsed(day)?, amount: parsed(amount)?, facts: Facts::of(rest)? })
            }
            ["settle", day, choice @ ("waive" | "claim")] => {
                Ok(Line::Settle { day: parsed(day)?, claim: *choice == "claim" })
            }
            ["legal", day, kind, rest @ ..] => {
                Ok(Line::Legal { day: parsed(day)?, kind: parsed(kind)?, facts: Facts::of(rest)? })
            }
            ["closed", day, "credit_note", amount, rest @ ..] => {
                Ok(Line::Ended { day: parsed(day)?, amount: parsed(amount)?, facts: Facts::of(rest)? })
            }
            ["resume", day] => Ok(Line::Resume { day: parsed(day)? }),
            ["undo", day] => Ok(Line::Undo { day: parsed(day)? }),
            ["scenario", id] => Ok(Line::Scenario { id: (*id).to_owned() }),
            ["refused", code, rest @ ..] => {
                let line = Box::new(Line::parse(&rest.join(" "))?);
                Ok(Line::Refused { code: (*code).to_owned(), line })
            }
            [word, day, rest @ ..] => Ok(Line::Deed { day: parsed(day)?, what: deed(word, rest)? }),
            _ => Err("this line is not understood".to_owned()),
        }
    }
}

/// What was agreed or done beside contacts and letters.
fn deed(word: &str, rest: &[&str]) -> Result<Deed, String> {
    match (word, rest) {
        ("did", [step]) => Ok(Deed::Done { step: parsed(step)? }),
        ("skip", [step]) => Ok(Deed::Skipped { step: parsed(step)? }),
        ("handed", ["report", on]) => Ok(Deed::HandedOver {
            to: "Cabinet Le Bihan".to_owned(),
            costs: ThirdPartyCosts::TakesNothing,
            report_on: parsed(on)?,
        }),
        ("plan", [count, "of", total, "from", first]) => {
            let instalments =
                Plan::monthly(parsed(total)?, parsed(first)?, parsed(count)?, HolidayRegion::Mainland);
            let (interest, acceleration) = (PlanInterest::WaivedIfKept, Acceleration::AfterNotice);
            Ok(Deed::Plan {
                plan: Plan { instalments, interest, acceleration, signed: true, guarantee: String::new() },
            })
        }
        ("signed", []) => Ok(Deed::PlanSigned),
        ("discount", [amount, "by", by, rest @ ..]) => {
            let beside =
                if rest == ["beside", "given_up"] { Beside::GivenUpIfKept } else { Beside::StillOwed };
            Ok(arranged(Arrangement::Discount { amount: parsed(amount)?, by: parsed(by)?, beside }))
        }
        ("swap", [value, "by", by]) => {
            let goods = "une vitrine".to_owned();
            Ok(arranged(Arrangement::Exchange { goods, value: parsed(value)?, by: parsed(by)? }))
        }
        ("looked", [finding]) => {
            Ok(Deed::SolvencyLooked { finding: told(finding)?, source: "bodacc.fr".to_owned() })
        }
        ("time", ["until", until]) => Ok(Deed::TimeGiven { until: parsed(until)? }),
        ("given_up", [reason]) => Ok(Deed::GivenUp { reason: told(reason)? }),
        ("cheque", [act]) => Ok(Deed::Cheque { act: told(act)? }),
        ("answered", ["by", on]) => Ok(Deed::PositionTaken { answer_by: parsed(on)? }),
        ("closed", [end]) => Ok(Deed::DisputeClosed { end: told(end)?, credit_notes: Vec::new() }),
        _ => Err("this line is not understood".to_owned()),
    }
}

fn arranged(arrangement: Arrangement) -> Deed {
    Deed::Arrangement { arrangement }
}

/// A word as the facts of a case are stored.
fn told<T: serde::de::DeserializeOwned>(word: &str) -> Result<T, String> {
    serde_json::from_value(serde_json::Value::from(word)).map_err(|_| format!("« {word} » is not understood"))
}

fn parts(words: &[&str]) -> Result<Vec<DuePart>, String> {
    let part = |pair: &[&str]| match pair {
        [amount, due] => Ok(DuePart { due: parsed(due)?, amount: parsed(amount)? }),
        alone => Err(format!("« {} » is alone", alone.join(" "))),
    };
    words.chunks(2).map(part).collect()
}

fn expected(words: &[&str]) -> Result<Expected, String> {
    let [number, state, follows, facts @ ..] = words else {
        return Err("expected: NUMBER STATE, STEP".to_owned());
    };
    let state = state.strip_suffix(',').ok_or("a comma after the state")?;
    Ok(Expected {
        number: (*number).to_owned(),
        state: state.to_owned(),
        follows: (*follows).to_owned(),
        facts: Facts::of(facts)?,
    })
}
