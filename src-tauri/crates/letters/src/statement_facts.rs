//! What a statement of account (décompte) is composed from: plain facts on its
//! closing day. Nothing here is computed by the document but sums of what is given.

use std::collections::BTreeMap;

use dument_domain::case::{Freeze, NoticeStart};
use dument_domain::claim::{
    AllocationMode, BelowFloor, CostsReading, DayDue, DuePart, RateMode, Statement, Terms,
};
use dument_domain::{Client, Company, Day, Money, RateUnknown};

use crate::facts::{Credited, JustifiedCost, Paid};

/// Everything one statement of account needs.
#[derive(Clone, Debug)]
pub struct StatementFacts {
    /// The user's own company.
    pub creditor: Company,
    /// Who owes.
    pub debtor: Client,
    /// The closing day (arrêté au): everything known at its end is counted.
    pub on: Day,
    /// The invoices, oldest due first; at least one.
    pub invoices: Vec<StatedInvoice>,
    /// From when a formal notice makes interest run: a choice, printed.
    pub notice_start: NoticeStart,
    /// What of the total may be asked at once: neither what is disputed nor what a plan leaves to
    /// later days.
    pub asked: Money,
    /// What came after the closing day, where this is the day of a judgment: told, not counted.
    pub received_since: Money,
    /// What the other readings of the law would give, where they change the total.
    pub other_readings: Vec<OtherReading>,
    /// What is owed at the end of each of the next days.
    pub day_table: Vec<DayDue>,
}

/// One invoice with its account.
#[derive(Clone, Debug)]
pub struct StatedInvoice {
    /// Its number as printed.
    pub number: String,
    /// Day of issue.
    pub issued_on: Day,
    /// When each part is due, earliest first; their sum is the total, tax included.
    pub parts: Vec<DuePart>,
    /// Payments counted on it up to the closing day, in the order received.
    pub payments: Vec<Paid>,
    /// Credit notes on it up to the closing day.
    pub credit_notes: Vec<Credited>,
    /// Recovery costs that count, in the order paid.
    pub costs: Vec<JustifiedCost>,
    /// The rules that the account follows.
    pub terms: Terms,
    /// What of the overdue principal is disputed, the whole included.
    pub disputed: Money,
    /// What an instalment plan leaves to later days.
    pub later: Money,
    /// The day a formal notice for it was posted, if one was.
    pub notice_posted_on: Option<Day>,
    /// What froze this debt, if it was born before it.
    pub freeze: Option<Freeze>,
    /// The account, line by line.
    pub statement: Statement,
    /// The half-year whose rate is missing: interest stops before it.
    pub rate_unknown: Option<RateUnknown>,
}

/// The total under another reading of the law, all else equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherReading {
    /// Which reading.
    pub reading: Reading,
    /// All that would be owed at once on the closing day.
    pub total: Money,
}

/// A choice that the law leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Payments counted in that order (C. civ. 1343-1, which agreements may set aside).
    Allocation(AllocationMode),
    /// The business rate following the half-years, or not (C. com. L441-10 II).
    Rate(RateMode),
    /// A clause under its floor counted as it is, raised to the floor, or replaced (C. com. L441-10 II).
    BelowFloor(BelowFloor),
    /// From when a private debtor owes interest after a formal notice (C. civ. 1231-6, 1344-1).
    NoticeStart(NoticeStart),
    /// Justified costs added above the indemnity, or whole (C. com. L441-10 II).
    Costs(CostsReading),
}

impl Reading {
    /// The reading as the end of a sentence.
    #[must_use]
    pub const fn in_french(self) -> &'static str {
        match self {
            Reading::Allocation(AllocationMode::InterestFirst) => {
                "si les règlements étaient comptés d’abord sur les intérêts, puis sur le principal"
            }
            Reading::Allocation(AllocationMode::PrincipalFirst) => {
                "si les règlements étaient comptés d’abord sur le principal"
            }
            Reading::BelowFloor(BelowFloor::Keep) => "si la clause était comptée telle quelle",
            Reading::BelowFloor(BelowFloor::Raise) => {
                "si la clause était relevée au plancher de trois fois l’intérêt légal"
            }
            Reading::BelowFloor(BelowFloor::UseDefault) => {
                "si le taux par défaut remplaçait la clause sous son plancher"
            }
            Reading::NoticeStart(NoticeStart::Sending) => {
                "si l’intérêt courait dès l’envoi de la mise en demeure"
            }
            Reading::NoticeStart(NoticeStart::FirstPresentation) => {
                "si l’intérêt courait dès la première présentation de la mise en demeure"
            }
            Reading::NoticeStart(NoticeStart::Reception) => {
                "si l’intérêt ne courait que de la remise de la mise en demeure"
            }
            Reading::Costs(CostsReading::AboveIndemnity) => {
                "si seuls les frais au-delà de l’indemnité forfaitaire étaient comptés"
            }
            Reading::Costs(CostsReading::BesideIndemnity) => {
                "si les frais de recouvrement s’ajoutaient en entier à l’indemnité forfaitaire"
            }
            Reading::Rate(RateMode::Floating) => "si le taux suivait chaque semestre civil",
            Reading::Rate(RateMode::Frozen) => {
                "si le taux du semestre où le retard a commencé valait pour tout le retard"
            }
        }
    }

    /// The article under which the choice is open.
    #[must_use]
    pub const fn article(self) -> &'static str {
        match self {
            Reading::Allocation(_) => "article 1343-1 du code civil",
            Reading::NoticeStart(_) => "articles 1231-6 et 1344-1 du code civil",
            Reading::Rate(_) | Reading::BelowFloor(_) | Reading::Costs(_) => {
                "article L441-10 II du code de commerce"
            }
        }
    }
}

impl StatedInvoice {
    /// The first due date; the day of issue for an invoice without part.
    #[must_use]
    pub fn due_on(&self) -> Day {
        self.parts.iter().map(|part| part.due).min().unwrap_or(self.issued_on)
    }

    /// The principal that an agreement is about: what is due, or all of it where nothing is due
    /// yet. A part whose day has not come keeps it (law reference 17.10).
    #[must_use]
    pub fn due_principal(&self) -> Money {
        let owed = &self.statement;
        Some(owed.overdue_principal).filter(|due| due.is_positive()).unwrap_or(owed.principal)
    }

    /// The principal left to later days: a retention, parts to come.
    #[must_use]
    pub fn later_principal(&self) -> Money {
        self.statement.principal.less(self.due_principal())
    }

    /// Its total, tax included: the sum of its parts.
    #[must_use]
    pub fn gross(&self) -> Money {
        self.parts.iter().map(|part| part.amount).sum()
    }
}

impl StatementFacts {
    /// What one part of the accounts adds up to over the invoices.
    #[must_use]
    pub fn sum(&self, part: fn(&Statement) -> Money) -> Money {
        self.invoices.iter().map(|invoice| part(&invoice.statement)).sum()
    }

    /// All that may be asked at once on the closing day.
    #[must_use]
    pub fn total(&self) -> Money {
        self.sum(Statement::exigible)
    }

    /// Principal whose due date has not passed, left out of the total.
    #[must_use]
    pub fn not_yet_due(&self) -> Money {
        self.sum(|owed| owed.principal.less(owed.overdue_principal))
    }

    /// What is left to fall due after the closing day, by day: payments cover the earliest parts
    /// first, so that what is left is counted from the last one back.
    #[must_use]
    pub fn to_come(&self) -> Vec<(Day, Money)> {
        let mut found: BTreeMap<Day, Money> = BTreeMap::new();
        for invoice in &self.invoices {
            let mut left = invoice.statement.principal.less(invoice.statement.overdue_principal);
            let mut later: Vec<&DuePart> = invoice.parts.iter().filter(|part| part.due >= self.on).collect();
            later.sort_by_key(|part| std::cmp::Reverse(part.due));
            for part in later {
                let open = left.min(part.amount);
                left -= open;
                if open.is_positive() {
                    *found.entry(part.due).or_default() += open;
                }
            }
        }
        found.into_iter().collect()
    }

    /// The first half-year whose rate is missing, if one is.
    #[must_use]
    pub fn rate_unknown(&self) -> Option<RateUnknown> {
        let missing = self.invoices.iter().filter_map(|invoice| invoice.rate_unknown);
        missing.min_by_key(|missing| missing.0)
    }
}
