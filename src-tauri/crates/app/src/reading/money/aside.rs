//! What a total holds and a demand leaves out: each sum on the screen says what is in it.

use dument_domain::case::{InvoiceState, Outcome, Position};
use dument_domain::{Day, InvoiceId, Money};
use dument_letters::french;

use crate::ground::book::Entry;
use crate::views::DeedWarning;

/// What of a total is owed and not asked today, by its reason.
#[derive(Clone, Copy, Default)]
struct Aside {
    disputed: Money,
    later: Money,
    covered: Money,
    frozen: Money,
    to_credit: Money,
}

impl Aside {
    fn of<'a>(positions: impl Iterator<Item = &'a Position>) -> Aside {
        let mut aside = Aside::default();
        for position in positions {
            let whole = position.statement.statement.exigible();
            let credit = position.principal_to_credit();
            match position.state {
                InvoiceState::Disputed => aside.disputed += whole,
                InvoiceState::Insolvent => aside.frozen += whole,
                InvoiceState::Settled | InvoiceState::Abandoned => {}
                InvoiceState::NotDue
                | InvoiceState::Late
                | InvoiceState::Promised
                | InvoiceState::Plan
                | InvoiceState::Paused
                | InvoiceState::ThirdParty
                | InvoiceState::Judicial => {
                    let left_out = whole.less(position.asked.total());
                    let later = position.later.min(left_out);
                    let covered = position.covered.min(left_out.less(later));
                    aside.later += later;
                    aside.covered += covered;
                    aside.disputed += left_out.less(later).less(covered);
                    aside.to_credit += credit;
                }
            }
        }
        aside
    }

    /// « 1 354,53 € contestés et 500,00 € laissés à l’échéancier »; none where all of it is asked.
    fn told(self) -> Option<String> {
        let parts = [
            (self.disputed, "contestés"),
            (self.later, "laissés à l’échéancier"),
            (self.covered, "couverts par ce qu’il a payé en trop"),
            (self.frozen, "pris dans une procédure"),
            (self.to_credit, "à déduire par un avoir"),
        ];
        let told = parts.iter().filter(|(sum, _)| sum.is_positive());
        let told: Vec<String> = told.map(|(sum, what)| format!("{} {what}", french::euros(*sum))).collect();
        (!told.is_empty()).then(|| french::enumerate(&told))
    }
}

/// What the total of a case holds beside what is asked today, and what it leaves out.
pub(crate) fn case_total_says(entry: &Entry, today: Day) -> Option<String> {
    let standing = || entry.positions.iter().filter(|one| one.state != InvoiceState::Abandoned);
    let mut said = Vec::new();
    let late = standing().filter(|one| one.statement.statement.days_late > 0);
    said.extend(Aside::of(late).told().map(|told| format!("Dont {told}, qui ne sont pas demandés.")));
    for promise in entry.file.running_promises(&entry.positions, today) {
        let sum = french::euros(promise.left);
        said.extend(
            promise
                .left
                .is_positive()
                .then(|| format!("Dont {sum} promis pour le {}.", french::date(promise.by))),
        );
    }
    let owed = standing().map(|one| &one.statement.statement);
    let to_come: Money = owed.map(|one| one.principal.less(one.overdue_principal)).sum();
    let not_due = french::euros(to_come);
    said.extend(to_come.is_positive().then(|| format!("Sans {not_due} pas encore échus.")));
    (!said.is_empty()).then(|| said.join(" "))
}

/// What of these invoices is owed and left out of what is asked on them.
pub(crate) fn demand_leaves_out(entry: &Entry, invoices: &[InvoiceId]) -> Option<String> {
    let asked = |one: &&Position| {
        invoices.contains(&one.invoice)
            && one.state != InvoiceState::Disputed
            && !one.principal_to_credit().is_positive()
    };
    let told = Aside::of(entry.positions.iter().filter(asked)).told()?;
    Some(format!("Sans {told}\u{a0}: le total du dossier les compte."))
}

/// What promises that run leave without a day: a call asks about it.
pub(crate) fn rest_without_a_day(entry: &Entry, invoices: &[InvoiceId], today: Day) -> Option<String> {
    let running = entry.file.running_promises(&entry.positions, today);
    let told = running.iter().filter(|one| {
        one.rest.is_positive()
            && one.left.is_positive()
            && one.invoices.iter().any(|id| invoices.contains(id))
    });
    let told: Vec<String> = told
        .map(|one| {
            format!(
                "{} sont promis pour le {}\u{a0}: demandez quand le reste, {}, sera payé.",
                french::euros(one.left),
                french::date(one.by),
                french::euros(one.rest)
            )
        })
        .collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// What a promise of a part leaves without a day, before it is recorded: the call is the moment to
/// ask about it.
pub(crate) fn promised_in_part(
    entry: &Entry,
    outcome: &Outcome,
    invoices: &[InvoiceId],
) -> Option<DeedWarning> {
    let Outcome::Promise { amount, .. } = outcome else { return None };
    let about = entry.positions.iter().filter(|one| invoices.contains(&one.invoice));
    let rest = about.map(Position::principal_asked).sum::<Money>().less(*amount);
    let told = || {
        format!("Il reste {} sans date\u{a0}: demandez quand cette somme sera payée.", french::euros(rest))
    };
    rest.is_positive().then(|| DeedWarning {
        code: "rest".to_owned(),
        sentence: told(),
        source: String::new(),
    })
}
