//! Payment terms: the due date they give, and what the law thinks of them.

mod agreed;
mod due;
mod parse;

use serde::{Deserialize, Serialize};

use crate::{Day, DebtorNature};

pub use agreed::AgreedTerm;
pub use due::{DueDate, Start, TermWarning, credit_free_until, due_date};
pub use parse::TermError;

/// A payment term as agreed, counted from the date of the invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// So many days; 0 is « comptant ».
    Days(u16),
    /// So many days « fin de mois ».
    EndOfMonth {
        /// The days.
        days: u16,
        /// Where the end of the month comes in, if the contract says it.
        reading: Option<EndOfMonth>,
    },
    /// « 30 jours fin de mois le 10 »: the days, the end of that month, then that day of the next.
    DayAfterMonthEnd {
        /// The days.
        days: u16,
        /// The day of the month, 1 to 31; the last one of a shorter month.
        day: u8,
    },
    /// « Fin du mois suivant »: the end of the month that many months after that of the invoice.
    MonthEnd {
        /// The months.
        months: u8,
    },
}

/// The two lawful readings of « fin de mois » (CEPC, economie.gouv.fr).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EndOfMonth {
    /// A: the days, then the end of that month.
    DaysThenMonthEnd,
    /// B: the end of the month of the invoice, then the days.
    MonthEndThenDays,
}

impl EndOfMonth {
    /// The day it gives.
    #[must_use]
    pub fn from(self, invoice_on: Day, days: u16) -> Day {
        match self {
            EndOfMonth::DaysThenMonthEnd => invoice_on.plus_days(i64::from(days)).end_of_month(),
            EndOfMonth::MonthEndThenDays => invoice_on.end_of_month().plus_days(i64::from(days)),
        }
    }
}

impl Term {
    /// The due date counted from the invoice; never moved by a weekend (no text says so).
    /// Where the contract does not say which « fin de mois » it means, the later reading:
    /// nothing is claimed too early.
    ///
    /// ```
    /// use dument_domain::term::Term;
    /// let of = |term: &str, invoice: &str| {
    ///     term.parse::<Term>().unwrap().from_invoice(invoice.parse().unwrap()).to_string()
    /// };
    /// assert_eq!(of("45 fdm A", "2026-01-15"), "2026-03-31");
    /// assert_eq!(of("45 fdm B", "2026-01-15"), "2026-03-17");
    /// assert_eq!(of("60", "2026-01-15"), "2026-03-16");
    /// assert_eq!(of("30 jours fin de mois le 10", "2026-01-15"), "2026-03-10");
    /// assert_eq!(of("fin du mois suivant", "2026-01-15"), "2026-02-28");
    /// ```
    #[must_use]
    pub fn from_invoice(self, invoice_on: Day) -> Day {
        match self {
            Term::Days(days) => invoice_on.plus_days(i64::from(days)),
            Term::EndOfMonth { days, reading: Some(reading) } => reading.from(invoice_on, days),
            Term::EndOfMonth { days, reading: None } => {
                let [first, second] = both_readings(invoice_on, days);
                first.max(second)
            }
            Term::DayAfterMonthEnd { days, day } => {
                let month_end = EndOfMonth::DaysThenMonthEnd.from(invoice_on, days);
                month_end.plus_days(i64::from(day)).min(month_end.next().end_of_month())
            }
            Term::MonthEnd { months } => invoice_on.plus_months(u32::from(months)).end_of_month(),
        }
    }

    /// What the other reading of « fin de mois » gives.
    #[must_use]
    pub fn other_reading(self, invoice_on: Day) -> Option<Day> {
        match self {
            Term::Days(_) | Term::DayAfterMonthEnd { .. } | Term::MonthEnd { .. } => None,
            Term::EndOfMonth { days, .. } => {
                let [first, second] = both_readings(invoice_on, days);
                let shown = self.from_invoice(invoice_on);
                Some(if shown == first { second } else { first })
            }
        }
    }
}

fn both_readings(invoice_on: Day, days: u16) -> [Day; 2] {
    [EndOfMonth::DaysThenMonthEnd, EndOfMonth::MonthEndThenDays].map(|reading| reading.from(invoice_on, days))
}

/// Which text rules the term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum TermRegime {
    /// Between professionals (C. com. L441-10 I).
    #[default]
    General,
    /// Road freight, vehicle hire, forwarding, customs (C. com. L441-11 II 5°).
    RoadFreight,
    /// Perishable food (C. com. L441-11 II 1°).
    Perishable,
    /// Live cattle and the fresh meat of it (C. com. L441-11 II 2°).
    LiveCattle,
    /// Alcoholic drinks under excise (C. com. L441-11 II 3°).
    Alcohol,
    /// Grapes, must and other alcohols (C. com. L441-11 II 4°); interprofessional rules are not known here.
    Grape,
    /// State, local authorities (CCP R2192-10).
    Public,
    /// Public hospitals, army health service (CCP R2192-11).
    PublicHealth,
    /// Public undertakings, local public establishments apart (CCP R2192-11).
    PublicUndertaking,
    /// A consumer or a non-professional: no text sets a longest term, but beyond fifty days a
    /// deferred payment is a consumer credit (C. conso. L312-4).
    Consumer,
}

impl TermRegime {
    /// Every regime.
    pub const ALL: [TermRegime; 10] = [
        TermRegime::General,
        TermRegime::RoadFreight,
        TermRegime::Perishable,
        TermRegime::LiveCattle,
        TermRegime::Alcohol,
        TermRegime::Grape,
        TermRegime::Public,
        TermRegime::PublicHealth,
        TermRegime::PublicUndertaking,
        TermRegime::Consumer,
    ];

    /// The text that rules the terms of a debtor of this nature, where no sector has its own.
    #[must_use]
    pub const fn of(nature: DebtorNature) -> TermRegime {
        match nature {
            DebtorNature::Business => TermRegime::General,
            DebtorNature::PublicBuyer => TermRegime::Public,
            DebtorNature::Consumer | DebtorNature::NonProfessional => TermRegime::Consumer,
        }
    }

    /// The sectors with a text of their own among debtors of this nature (C. com. L441-11 II,
    /// CCP R2192-11); none for a consumer.
    #[must_use]
    pub const fn sectors_of(nature: DebtorNature) -> &'static [TermRegime] {
        match nature {
            DebtorNature::Business => &[
                TermRegime::RoadFreight,
                TermRegime::Perishable,
                TermRegime::LiveCattle,
                TermRegime::Alcohol,
                TermRegime::Grape,
            ],
            DebtorNature::PublicBuyer => &[TermRegime::PublicHealth, TermRegime::PublicUndertaking],
            DebtorNature::Consumer | DebtorNature::NonProfessional => &[],
        }
    }

    /// The text that applies: the sector's where the debtor can be of it, otherwise the usual one.
    #[must_use]
    pub fn applying(nature: DebtorNature, sector: Option<TermRegime>) -> TermRegime {
        let possible = sector.filter(|sector| TermRegime::sectors_of(nature).contains(sector));
        possible.unwrap_or(TermRegime::of(nature))
    }

    /// The word of the terminal contract.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            TermRegime::General => "general",
            TermRegime::RoadFreight => "road_freight",
            TermRegime::Perishable => "perishable",
            TermRegime::LiveCattle => "live_cattle",
            TermRegime::Alcohol => "alcohol",
            TermRegime::Grape => "grape",
            TermRegime::Public => "public",
            TermRegime::PublicHealth => "public_health",
            TermRegime::PublicUndertaking => "public_undertaking",
            TermRegime::Consumer => "consumer",
        }
    }
}

/// Whether one invoice stands for one delivery.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Billing {
    /// One invoice for one delivery or one piece of work.
    #[default]
    Single,
    /// One invoice for the deliveries of a period (CGI 289 I 3).
    Periodic,
}

/// What a due date is computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermFacts {
    /// The date of the invoice.
    pub invoice_on: Day,
    /// The day the goods were received or the work done.
    pub delivered_on: Option<Day>,
    /// The day a public buyer received the demand for payment.
    pub request_received_on: Option<Day>,
    /// Which text rules the term.
    pub regime: TermRegime,
    /// Whether the invoice is periodic.
    pub billing: Billing,
    /// The term agreed, if any.
    pub agreed: Option<Term>,
}

impl TermFacts {
    /// An invoice between professionals of which only the date is known.
    #[must_use]
    pub fn of(invoice_on: Day) -> TermFacts {
        TermFacts {
            invoice_on,
            delivered_on: None,
            request_received_on: None,
            regime: TermRegime::General,
            billing: Billing::Single,
            agreed: None,
        }
    }
}
