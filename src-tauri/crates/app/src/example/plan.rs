//! The example company as data.

use dument_domain::case::{OutcomeKind, StepKind};
use dument_domain::claim::DuePart;
use dument_domain::{Company, Day, DebtorNature, Money};
use serde::Deserialize;

use crate::views::SettleChoice;
use crate::{Code, Error};

/// Turns a number of days ago into a day.
pub(super) struct Days {
    pub(super) today: Day,
    pub(super) region: dument_domain::HolidayRegion,
}

impl Days {
    /// The day itself, in the future for a negative number.
    pub(super) fn exact(&self, ago: i64) -> Day {
        self.today.plus_days(-ago)
    }

    /// The same, or the working day before: nobody calls or posts on a Sunday.
    pub(super) fn worked(&self, ago: i64) -> Day {
        self.exact(ago).working_day_until(self.region)
    }

    pub(super) fn issued(&self, invoice: &InvoicePlan) -> Day {
        self.worked((invoice.due + invoice.term).max(0))
    }
}

/// Days between an invoice and its due date where none are given.
const USUAL_TERM: i64 = 30;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Plan {
    pub(super) company: Company,
    pub(super) clients: Vec<ClientPlan>,
    pub(super) imports: Vec<ImportPlan>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClientPlan {
    pub(super) name: String,
    pub(super) nature: DebtorNature,
    pub(super) siren: Option<String>,
    pub(super) address: Vec<String>,
    pub(super) postal_code: String,
    pub(super) city: String,
    pub(super) phone: String,
    #[serde(default)]
    pub(super) email: String,
    /// Who makes the transfer.
    pub(super) pays: Option<String>,
    pub(super) invoices: Vec<InvoicePlan>,
    pub(super) acts: Vec<ActEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InvoicePlan {
    /// How acts name it.
    pub(super) key: String,
    /// Days since it fell due.
    pub(super) due: i64,
    /// Days between issue and due date.
    #[serde(default = "usual_term")]
    pub(super) term: i64,
    pub(super) gross: Money,
    /// Percentage of value-added tax.
    pub(super) vat: Option<i64>,
    pub(super) work: String,
    /// Whether a quote was accepted before.
    #[serde(default)]
    pub(super) quote: bool,
    /// Days since it was paid whole.
    pub(super) paid: Option<i64>,
    #[serde(default)]
    pub(super) parts: Vec<PartPlan>,
}

fn usual_term() -> i64 {
    USUAL_TERM
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartPlan {
    due: i64,
    amount: Money,
}

impl PartPlan {
    pub(super) fn due_part(&self, days: &Days) -> DuePart {
        DuePart { due: days.exact(self.due), amount: self.amount }
    }
}

#[derive(Deserialize)]
pub(super) struct ActEntry {
    /// Days since it was done.
    pub(super) ago: i64,
    #[serde(flatten)]
    pub(super) act: Act,
}

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub(super) enum Act {
    Call {
        outcome: OutcomeKind,
        /// Days since the date it carries; the day of the call where absent.
        date: Option<i64>,
        #[serde(default)]
        who: String,
        #[serde(default)]
        note: String,
        #[serde(default)]
        invoices: Vec<String>,
    },
    /// Composed and posted that day.
    Letter {
        step: StepKind,
        tracking: Option<String>,
    },
    /// First presentation of a registered letter.
    Presented {
        step: StepKind,
    },
    /// A sum, or `all` that is still owed on these invoices.
    Payment {
        invoices: Vec<String>,
        amount: String,
        means: String,
    },
    CreditNote {
        invoice: String,
        amount: Money,
    },
    Settle {
        choice: SettleChoice,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ImportPlan {
    pub(super) ago: i64,
    pub(super) file: String,
    pub(super) rows: Vec<ImportRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ImportRow {
    pub(super) number: String,
    pub(super) client: String,
    pub(super) due: i64,
    pub(super) gross: Money,
}

impl Plan {
    /// The example shipped with the program.
    pub(super) fn shipped() -> Result<Plan, Error> {
        toml::from_str(include_str!("../../../../../assets/example/kerbrat.toml"))
            .map_err(|error| Error::new(Code::Internal, error.to_string()))
    }
}
