//! Proceedings that freeze the earlier debts of a client: which ones, since when, which invoices.

use super::{CaseFile, Outcome, Proceedings};
use crate::{Day, Invoice, InvoiceId};

/// What stops the demands for earlier debts, and from which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freeze {
    /// The day of the opening judgment, or of the decision that admits the file.
    pub since: Day,
    /// Under which law.
    pub by: FrozenBy,
}

/// Under which law demands stop; each has its own texts and its own addressee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrozenBy {
    /// Insolvency (procédure collective, C. com. L622-7, L622-21, L622-28; L641-3 in liquidation),
    /// with its kind once it is known.
    Insolvency(Option<Proceedings>),
    /// Over-indebtedness of a private person (surendettement, C. conso. L722-2, L722-5).
    OverIndebtedness,
}

impl Freeze {
    /// Whether it freezes an invoice: its work was done before, or nobody said when. Only a quote
    /// accepted from that day on says the contrary without the day of the work (law reference 17.5).
    #[must_use]
    pub fn covers(&self, invoice: &Invoice) -> bool {
        match (invoice.completed_on, invoice.quote_on) {
            (Some(completed_on), _) => completed_on < self.since,
            (None, Some(accepted_on)) => accepted_on < self.since,
            (None, None) => true,
        }
    }

    /// Whether an invoice issued from that day on is frozen only because the day of its work is
    /// not noted: to be asked.
    #[must_use]
    pub fn supposes(&self, invoice: &Invoice) -> bool {
        self.covers(invoice) && invoice.completed_on.is_none() && invoice.issued_on >= self.since
    }
}

impl CaseFile {
    /// What freezes the earlier debts of this client, whichever they are: the first decision, with
    /// the kind of proceedings learnt last.
    #[must_use]
    pub fn freeze(&self) -> Option<Freeze> {
        let mut found: Option<Freeze> = None;
        for event in self.standing_events() {
            let Some(next) = event.what.outcome().and_then(Freeze::of) else { continue };
            found = Some(found.map_or(next, |known| known.with(next)));
        }
        found
    }

    /// What freezes an invoice, if something does.
    #[must_use]
    pub fn freeze_of(&self, invoice: &Invoice) -> Option<Freeze> {
        let decisions = self.standing_events();
        let decisions = decisions.filter_map(|event| event.what.outcome().and_then(Freeze::of));
        let since = decisions.filter(|one| one.covers(invoice)).map(|one| one.since).min()?;
        self.freeze().map(|freeze| Freeze { since, ..freeze })
    }

    /// What forbade the payment that an invoice received afterwards, where it was still owed then:
    /// such a payment may be annulled for three years (C. com. L622-7), and settles nothing yet.
    #[must_use]
    pub fn paid_against(&self, invoice: &Invoice) -> Option<Freeze> {
        let freeze = self.freeze_of(invoice)?;
        let debt = invoice.debt(&self.payments, &self.credit_notes);
        let came = debt.payments.iter().any(|paid| paid.on >= freeze.since);
        (came && self.unpaid(invoice, freeze.since.previous()).is_positive()).then_some(freeze)
    }

    /// The closing day of an account asked for a day: that of the judgment where every invoice still
    /// owed then was born before it, for that is what is declared (C. com. L622-25).
    #[must_use]
    pub fn closing_day(&self, chosen: Option<&[InvoiceId]>, on: Day) -> Day {
        let wanted = |invoice: &&Invoice| chosen.is_none_or(|chosen| chosen.contains(&invoice.id));
        let owed = self.invoices.iter().filter(wanted).filter(|one| {
            let day = self.freeze_of(one).map_or(on, |freeze| freeze.since.min(on));
            one.due_on() < on && self.unpaid(one, day).is_positive()
        });
        let stopped: Option<Vec<Day>> =
            owed.map(|one| self.freeze_of(one).map(|freeze| freeze.since)).collect();
        stopped.and_then(|days| days.into_iter().max()).map_or(on, |day| day.min(on))
    }

    /// The day from which the law forbids to demand this invoice and stops its interest:
    /// opening judgment (L622-7, L622-28) or admissible over-indebtedness (C. conso. L722-2,
    /// L722-5), for work done before it only.
    #[must_use]
    pub fn payment_forbidden_since(&self, invoice: &Invoice) -> Option<Day> {
        self.freeze_of(invoice).map(|freeze| freeze.since)
    }
}

impl Freeze {
    fn of(outcome: &Outcome) -> Option<Freeze> {
        let since = outcome.payment_forbidden_since()?;
        let by = if let Outcome::Insolvency { proceedings, .. } = outcome {
            FrozenBy::Insolvency(*proceedings)
        } else {
            FrozenBy::OverIndebtedness
        };
        Some(Freeze { since, by })
    }

    /// Both decisions as one: the first day, the kind learnt last.
    fn with(self, next: Freeze) -> Freeze {
        let by = match (self.by, next.by) {
            (FrozenBy::Insolvency(known), FrozenBy::Insolvency(learnt)) => {
                FrozenBy::Insolvency(learnt.or(known))
            }
            (first, FrozenBy::Insolvency(_) | FrozenBy::OverIndebtedness) => first,
        };
        Freeze { since: self.since.min(next.since), by }
    }
}
