//! Facts of made-up statements of account.

use dument_domain::case::NoticeStart;
use dument_domain::claim::{self, AllocationMode, CostsReading, Debt, DuePart, Movement, RateMode, Terms};
use dument_domain::{DebtorNature, Law};
use dument_letters::facts::{Credited, JustifiedCost, Paid};
use dument_letters::model::{Block, Report};
use dument_letters::statement_facts::{OtherReading, Reading, StatedInvoice, StatementFacts};

use super::{block, client, day, firm, law, money};

/// An invoice before its account is computed.
#[derive(Clone)]
pub struct Bill {
    pub number: String,
    pub parts: Vec<DuePart>,
    pub payments: Vec<Paid>,
    pub credit_notes: Vec<Credited>,
    pub costs: Vec<JustifiedCost>,
    pub terms: Terms,
}

pub fn bill(number: &str, gross: &str, due: &str, nature: DebtorNature) -> Bill {
    Bill {
        number: number.into(),
        parts: vec![DuePart { due: day(due), amount: money(gross) }],
        payments: Vec::new(),
        credit_notes: Vec::new(),
        costs: Vec::new(),
        terms: Terms::of(nature),
    }
}

impl Bill {
    fn debt(&self) -> Debt {
        let movement = |on, amount| Movement { on, amount };
        Debt {
            parts: self.parts.clone(),
            payments: self.payments.iter().map(|paid| movement(paid.on, paid.amount)).collect(),
            credit_notes: self.credit_notes.iter().map(|note| movement(note.on, note.amount)).collect(),
        }
    }

    /// The rules with the costs of this bill.
    pub fn terms(&self) -> Terms {
        let costs = self.costs.iter().map(|cost| Movement { on: cost.on, amount: cost.amount });
        Terms { recovery_costs: costs.collect(), ..self.terms.clone() }
    }

    pub fn stated(&self, on: &str, law: &Law) -> StatedInvoice {
        let (statement, rate_unknown) = claim::statement_as_known(&self.debt(), &self.terms(), law, day(on));
        StatedInvoice {
            number: self.number.clone(),
            issued_on: self.parts[0].due.plus_days(-30),
            parts: self.parts.clone(),
            payments: self.payments.clone(),
            credit_notes: self.credit_notes.clone(),
            costs: self.costs.clone(),
            disputed: dument_domain::Money::ZERO,
            later: dument_domain::Money::ZERO,
            notice_posted_on: None,
            freeze: None,
            terms: self.terms(),
            statement,
            rate_unknown,
        }
    }
}

/// A statement closed on a day, its other readings and its days computed by the domain.
pub fn closed(bills: &[Bill], on: &str) -> StatementFacts {
    let nature = bills[0].terms.nature;
    let total = |change: fn(&mut Terms)| {
        let changed = bills.iter().map(|one| {
            let mut one = one.clone();
            change(&mut one.terms);
            one.stated(on, law()).statement.exigible()
        });
        changed.sum()
    };
    let owed: Vec<_> = bills.iter().map(|one| (one.debt(), one.terms())).collect();
    let principal_first = Reading::Allocation(AllocationMode::PrincipalFirst);
    StatementFacts {
        creditor: firm(),
        debtor: client("Brasserie du Port SAS", nature),
        on: day(on),
        invoices: bills.iter().map(|one| one.stated(on, law())).collect(),
        notice_start: NoticeStart::FirstPresentation,
        asked: bills.iter().map(|one| one.stated(on, law()).statement.exigible()).sum(),
        received_since: dument_domain::Money::ZERO,
        other_readings: vec![
            OtherReading {
                reading: principal_first,
                total: total(|terms| terms.allocation = AllocationMode::PrincipalFirst),
            },
            OtherReading {
                reading: Reading::Rate(RateMode::Frozen),
                total: total(|terms| terms.rate_mode = RateMode::Frozen),
            },
            OtherReading {
                reading: Reading::Costs(CostsReading::BesideIndemnity),
                total: total(|terms| terms.costs_reading = CostsReading::BesideIndemnity),
            },
        ],
        day_table: claim::day_table(&owed, day(on).next(), 15, law()),
    }
}

/// The composed statement as text, its blocks apart.
pub fn report_text(report: &Report) -> String {
    let mut out = vec![format!("[titre] {}", report.title)];
    out.extend(report.body.iter().map(|one: &Block| block(one)));
    out.push(format!("[pied]\n{}", report.footer.join("\n")));
    out.join("\n\n") + "\n"
}
