//! Statements of account as the screens show them.

use std::fmt;

use dument_domain::{Day, DebtorNature, InvoiceId, Money, Rate};
use serde::Serialize;
use ts_rs::TS;

/// Principal, what the delay adds to it, and their total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct SumView {
    /// Principal left to pay.
    pub principal: Money,
    /// Late-payment interest left to pay.
    pub interest: Money,
    /// Fixed indemnities left to pay.
    pub indemnity: Money,
    /// What justified recovery costs add to them, left to pay.
    pub compensation: Money,
    /// All of them together.
    pub total: Money,
    /// The last day whose interest is counted; none where there is no interest.
    pub interest_to: Option<Day>,
    /// Interest stops on that day, before the day of the account: its rate is not known, or
    /// proceedings opened.
    pub interest_stopped: bool,
    /// What that interest is called.
    pub interest_name: InterestName,
}

/// What the law calls the interest of a late payment: penalties between professionals (C. com.
/// L441-10), interest for everybody else (C. civ. 1231-6; CCP L2192-13).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub enum InterestName {
    /// Owed by a professional.
    #[serde(rename = "pénalités")]
    Penalties,
    /// Owed by a private person or a public buyer, or by several debtors of different natures.
    #[default]
    #[serde(rename = "intérêts")]
    Interest,
}

impl fmt::Display for InterestName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.noun())
    }
}

impl InterestName {
    /// The word itself, as it stands within a sentence.
    #[must_use]
    pub const fn noun(self) -> &'static str {
        match self {
            InterestName::Penalties => "pénalités",
            InterestName::Interest => "intérêts",
        }
    }

    /// The same at the head of a column.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            InterestName::Penalties => "Pénalités",
            InterestName::Interest => "Intérêts",
        }
    }

    /// A sum of it: « 12,00 € de pénalités », « 12,00 € d’intérêts ».
    #[must_use]
    pub const fn of_it(self) -> &'static str {
        match self {
            InterestName::Penalties => "de pénalités",
            InterestName::Interest => "d’intérêts",
        }
    }

    /// What is said of it, in its gender.
    #[must_use]
    pub const fn agreed<'a>(self, masculine: &'a str, feminine: &'a str) -> &'a str {
        match self {
            InterestName::Penalties => feminine,
            InterestName::Interest => masculine,
        }
    }

    /// What a debtor of this nature owes.
    #[must_use]
    pub const fn of(nature: DebtorNature) -> InterestName {
        match nature {
            DebtorNature::Business => InterestName::Penalties,
            DebtorNature::PublicBuyer | DebtorNature::Consumer | DebtorNature::NonProfessional => {
                InterestName::Interest
            }
        }
    }

    /// One name for several debts: the common one where they differ.
    pub fn of_all(names: impl Iterator<Item = InterestName>) -> InterestName {
        let mut names = names;
        let first = names.next().unwrap_or_default();
        if names.all(|name| name == first) { first } else { InterestName::Interest }
    }
}

/// An interest line: neighbouring days with one principal and one rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LineView {
    /// First day.
    pub from: Day,
    /// Last day, counted.
    pub to: Day,
    /// Number of days.
    #[ts(type = "number")]
    pub days: i64,
    /// Percent per year.
    pub rate: Rate,
    /// The sum that bears it.
    pub principal: Money,
    /// Rounded to the cent.
    pub interest: Money,
    /// The computation with its figures: « 1 850,00 € × 12,15 % × 45 / 365 ».
    pub formula: String,
    /// Where the rate comes from, in one line with its article.
    pub source: String,
}

/// Where a payment went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AllocationView {
    /// The day of the payment.
    pub on: Day,
    /// Counted on interest.
    pub to_interest: Money,
    /// Counted on principal.
    pub to_principal: Money,
    /// Counted on the indemnity.
    pub to_indemnity: Money,
    /// Counted on the additional compensation.
    pub to_compensation: Money,
    /// More than was owed.
    pub overpaid: Money,
}

/// Recovery costs as an account shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CostsShown {
    /// « 54,00 € le 12 octobre 2026 : sommation de payer (acte du 12 octobre 2026) », one for each.
    pub lines: Vec<String>,
    /// « 100,00 € − 40,00 € d’indemnité forfaitaire = 60,00 € », with its article.
    pub formula: String,
    /// What is left to pay of what exceeds the indemnity.
    pub left: Money,
}

/// The same account under another reading of a text that leaves a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OtherReadingView {
    /// The reading: « si les règlements étaient comptés d’abord sur le principal ».
    pub label: String,
    /// What would be owed at once.
    pub total: Money,
    /// The article that leaves the choice.
    pub article: String,
}

/// The statement of account of one invoice (décompte), every line of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StatementView {
    /// The invoice.
    pub invoice: InvoiceId,
    /// Its number.
    pub number: String,
    /// The last day of the account: that of the judgment in insolvency.
    pub closed_on: Day,
    /// Its due date.
    pub due_on: Day,
    /// Its total, tax included.
    pub gross: Money,
    /// Days late.
    #[ts(type = "number")]
    pub days_late: i64,
    /// What is left.
    pub sum: SumView,
    /// Interest lines, paid or not.
    pub lines: Vec<LineView>,
    /// Where payments went.
    pub allocations: Vec<AllocationView>,
    /// The recovery costs that count, where there are some.
    pub costs: Option<CostsShown>,
    /// Sentences that explain the amounts: rule applied, article, what is not asked and why.
    pub explanations: Vec<String>,
    /// Other readings of the law, where they change the total.
    pub other_readings: Vec<OtherReadingView>,
    /// What the reader must be warned about, in sentences.
    pub warnings: Vec<String>,
    /// What one more day adds, where it is known.
    pub per_day: Option<Money>,
}
