//! A plan proposed: dates on working days, sums to the cent, the clauses that may be chosen.

use dument_domain::case::{Acceleration, Instalment, Plan, Position, early_principal};
use dument_domain::claim::Statement;
use dument_domain::{Day, DebtorNature, Law, Money};
use dument_letters::clauses::{accelerations, interests};
use dument_letters::french;
use dument_letters::typography::french as spaced;

use crate::ground::asking::Reading;
use crate::reading::agreed::state::{acceleration_choice, interest_choice, invoice_numbers, owing, spread};
use crate::reading::agreed::{advice, state};
use crate::views::{AccelerationChoice, DeedProblem, DeedWarning, PlanProposalRequest, PlanProposalView};
use crate::{Code, Error};

/// Instalments proposed where none is said.
const COUNT: u32 = 3;
/// The most instalments one plan has.
const COUNT_MAX: u32 = 36;
/// Days from the agreement to the first instalment proposed.
const FIRST_AFTER_DAYS: i64 = 7;
/// Where anyone may look at a firm before granting it time.
const REGISTERS: [&str; 3] = [
    "annuaire-entreprises.data.gouv.fr (la firme existe-t-elle encore\u{202f}?)",
    "bodacc.fr (une procédure est-elle publiée\u{202f}?)",
    "infogreffe.fr (comptes déposés, privilèges inscrits)",
];

/// Proposes an instalment plan; nothing is written. What is wrong in the request comes back by
/// field, with no instalment.
///
/// # Errors
/// [`Code::UnknownClient`]; [`Code::NothingDue`] when nothing is owed.
pub fn propose_plan(reading: Reading<'_>, request: &PlanProposalRequest) -> Result<PlanProposalView, Error> {
    let entry = reading.entry(request.client)?;
    let about = owing(entry, &request.invoices);
    let first = about.first().and_then(|one| entry.file.invoice(one.invoice));
    let first = first.ok_or_else(|| Error::new(Code::NothingDue, entry.file.client.name.clone()))?;
    let nature = entry.file.nature_of(first);
    let sums = Sums::of(&about);
    let asked = Asked {
        count: request.count.unwrap_or(COUNT),
        first: request.first.unwrap_or_else(|| {
            reading.now.today.plus_days(FIRST_AFTER_DAYS).working_day_from(reading.ground.region)
        }),
        amount: request.amount.unwrap_or(sums.principal),
    };
    let problems = asked.problems(&sums, reading.now.today);
    let instalments = if problems.is_empty() {
        Plan::monthly(asked.amount, asked.first, asked.count, reading.ground.region)
    } else {
        Vec::new()
    };
    let invoices: Vec<_> = about.iter().map(|one| one.invoice).collect();
    let end = instalments.iter().map(|one| one.due).max();
    Ok(PlanProposalView {
        client: request.client,
        client_name: entry.file.client.name.clone(),
        numbers: invoice_numbers(entry, &invoices),
        invoices,
        principal: sums.principal,
        beside: sums.owed - sums.principal,
        owed: sums.owed,
        total: asked.amount,
        interests: interests(nature).iter().map(|one| interest_choice(*one, nature)).collect(),
        interest: reading.ground.settings.proposed_plan_interest(nature),
        accelerations: acceleration_choices(nature, &reading.ground.law),
        acceleration: accelerations(nature).first().copied().unwrap_or(Acceleration::None),
        solvency: state::solvency_view(entry, reading.now.today),
        solvency_sources: REGISTERS.iter().map(|one| spaced(one)).collect(),
        warnings: proposal_warnings(
            nature,
            sums.early(&instalments),
            advice::time_granted(entry, reading.now.today, end, reading.now.today),
        ),
        problems,
        instalments,
    })
}

/// What is owed on the invoices of a plan.
struct Sums {
    /// The principal proposed: what is due, or all of it where nothing is due yet.
    principal: Money,
    /// The same with interest and indemnity.
    owed: Money,
    /// All that is owed, what is not due included: the most a plan may spread.
    whole: Money,
}

impl Sums {
    fn of(about: &[&Position]) -> Sums {
        let accounts = || about.iter().map(|one| &one.statement.statement);
        let principal = about.iter().map(|one| spread(one)).sum();
        Sums {
            principal,
            owed: principal + accounts().map(Statement::additions).sum(),
            whole: accounts().map(Statement::due).sum(),
        }
    }
}

impl Sums {
    /// What instalments take of principal whose day has not come.
    fn early(&self, instalments: &[Instalment]) -> Money {
        let total = instalments.iter().map(|one| one.amount).sum();
        let beside = self.owed - self.principal;
        early_principal(total, self.principal, beside, self.whole.less(self.owed))
    }
}

/// The plan asked for, once what was left open is chosen.
struct Asked {
    count: u32,
    first: Day,
    amount: Money,
}

impl Asked {
    fn problems(&self, sums: &Sums, today: Day) -> Vec<DeedProblem> {
        let problem = |field: &str, sentence: String| DeedProblem { field: field.to_owned(), sentence };
        let mut found = Vec::new();
        if self.count == 0 || self.count > COUNT_MAX {
            found.push(problem("count", format!("Il faut de 1 à {COUNT_MAX} versements.")));
        }
        if self.first < today {
            found.push(problem("first", "Cette date est passée.".to_owned()));
        }
        if !self.amount.is_positive() {
            found.push(problem("amount", "Il faut une somme plus grande que zéro.".to_owned()));
        } else if self.amount > sums.whole {
            let sentence = format!("C’est plus que les {} dus.", french::euros(sums.whole));
            found.push(problem("amount", sentence));
        } else if self.count > 0 && self.amount.cents() < i64::from(self.count) {
            found.push(problem("count", "Trop de versements pour cette somme.".to_owned()));
        }
        found
    }
}

fn proposal_warnings(nature: DebtorNature, early: Money, mut found: Vec<DeedWarning>) -> Vec<DeedWarning> {
    found.extend(advice::early(early));
    found.extend(advice::private_plan(nature));
    found
}

fn acceleration_choices(nature: DebtorNature, law: &Law) -> Vec<AccelerationChoice> {
    accelerations(nature).iter().map(|one| acceleration_choice(*one, nature, law)).collect()
}
