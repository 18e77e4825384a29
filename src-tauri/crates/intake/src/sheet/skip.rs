//! Rows that are no claims, and what their states say.

use super::Field;
use super::cells::Cells;
use super::kinds::{DocumentKind, document_kind};
use super::states::{State, state_of_flag};
use super::told::Told;
use crate::dates;
use crate::terms::is_payment_mode;
use crate::text::{self, fold};

impl Cells<'_, '_> {
    /// Totals, quotes, drafts, receipts and cancelled invoices are not claims: left out, and said.
    pub(super) fn is_skipped(&self, told: &mut Told) -> bool {
        let line = self.record.line;
        let mut skip = |code, words: &str| {
            told.fact(code, line, words);
            true
        };
        if self.is_title_again() {
            return skip("header_again", "titres répétés, laissés de côté.");
        }
        if self.is_total() {
            return skip("total_row", "ligne de total ou de titre, laissée de côté.");
        }
        match document_kind(self.raw(Field::Kind)) {
            DocumentKind::Quote => {
                return skip("not_an_invoice", "devis, commande ou pro forma, laissé de côté.");
            }
            DocumentKind::Receipt => {
                return skip("receipt", "règlement reçu, et non une facture\u{a0}: laissé de côté.");
            }
            DocumentKind::Invoice | DocumentKind::CreditNote | DocumentKind::Unknown => {}
        }
        match self.state() {
            State::Draft => skip("draft_invoice", "brouillon, laissé de côté."),
            State::GivenUp => {
                skip("cancelled_invoice", "facture annulée, abandonnée ou passée en perte, laissée de côté.")
            }
            State::Quote => skip("not_an_invoice", "devis ou pro forma, laissé de côté."),
            State::Open | State::Paid(_) | State::PartlyPaid | State::Disputed | State::Unknown => false,
        }
    }

    /// The titles printed again, as at the top of each page.
    fn is_title_again(&self) -> bool {
        let columns = [Field::Number, Field::IssueDate, Field::Gross, Field::ClientName];
        let titled = |field: &Field| {
            let column = self.reader.recognised.column(*field)?;
            let cell = self.record.cells.get(column).filter(|cell| !cell.trim().is_empty())?;
            Some(self.reader.titles.get(column).is_some_and(|title| *title == fold(cell)))
        };
        let mut found = columns.iter().filter_map(titled).peekable();
        found.peek().is_some() && found.all(|same| same)
    }

    fn is_total(&self) -> bool {
        let first = self.record.cells.iter().map(|cell| fold(cell)).find(|cell| !cell.is_empty());
        let total = first.is_some_and(|cell| {
            ["total", "sous total", "report", "a reporter", "grand total"]
                .iter()
                .any(|word| cell == *word || cell.starts_with(&format!("{word} ")))
        });
        let no_identity = self.raw(Field::Number).is_empty() && self.raw(Field::IssueDate).is_empty();
        no_identity || (total && dates::of_cell(self.raw(Field::IssueDate)).is_none())
    }

    /// What the columns of state say together: the one that keeps an invoice from being chased wins.
    pub(super) fn state(&self) -> State {
        let flag = state_of_flag(self.raw(Field::PaidFlag));
        let written = self.raw(Field::Status);
        let written = if is_payment_mode(written) { "" } else { written };
        match (self.reader.writing.read(written), flag) {
            (State::Open, flag) => flag,
            (State::Paid(None), State::Paid(on)) => State::Paid(on),
            (State::Unknown, State::Paid(on)) => State::Paid(on),
            (state, _) => state,
        }
    }

    /// A state that was not understood, or that says less than it should.
    pub(super) fn tell_state(&self, told: &mut Told) {
        let written = [Field::Status, Field::PaidFlag].map(|field| self.raw(field));
        let shown = written.iter().find(|cell| !cell.is_empty()).copied().unwrap_or_default();
        let shown = text::bound(text::clean(shown).value, 40).0;
        let line = self.record.line;
        match self.state() {
            State::Unknown => {
                let sentence = format!(
                    "l’état «\u{a0}{shown}\u{a0}» n’est pas compris\u{a0}: la facture est comptée comme encore due, vérifiez."
                );
                told.doubt("state_unknown", line, &sentence);
            }
            State::Disputed => {
                let sentence = format!(
                    "l’état «\u{a0}{shown}\u{a0}» dit un litige\u{a0}: la facture est reprise, notez-le avant de relancer."
                );
                told.doubt("state_disputed", line, &sentence);
            }
            State::PartlyPaid if !self.says_how_much() => {
                let sentence = "payée en partie, sans dire combien\u{a0}: la facture est comptée entière, notez le paiement.";
                told.doubt("partly_paid", line, sentence);
            }
            State::Open
            | State::Paid(_)
            | State::PartlyPaid
            | State::Draft
            | State::GivenUp
            | State::Quote => {}
        }
        let flagged = matches!(state_of_flag(self.raw(Field::PaidFlag)), State::Paid(_));
        if flagged && self.state() == State::Open {
            told.doubt(
                "status_contradiction",
                line,
                "deux colonnes se contredisent sur le paiement\u{a0}: vérifiez.",
            );
        }
    }

    fn says_how_much(&self) -> bool {
        [Field::Paid, Field::Residual].into_iter().any(|field| !self.raw(field).is_empty())
    }
}
