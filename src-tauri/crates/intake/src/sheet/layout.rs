//! The layout of a table: its titles recognised, then its cells heard where titles hesitate.

use super::Field;
use super::header::{Recognised, recognise};
use super::shape::Shape;
use super::table::Table;

/// Recognises the columns of a table, by their titles, then by their cells where titles hesitate.
pub(crate) fn recognise_table(table: &Table) -> Recognised {
    let mut recognised = recognise(&table.header);
    recognised.settle_by_cells(table);
    recognised
}

impl Recognised {
    /// « Payé », « Règlement », « À payer » head a sum in some tables, a date, a yes or a word in
    /// others: the cells decide. What they decide for a field that has its column is not used.
    fn settle_by_cells(&mut self, table: &Table) {
        let unsure = [Field::Paid, Field::PaidFlag, Field::Status, Field::Residual, Field::PaymentDate];
        for (rank, field) in self.columns.clone().into_iter().enumerate() {
            let Some(field) = field.filter(|field| unsure.contains(field)) else { continue };
            let settled = settled(field, Shape::of_column(table, rank));
            if settled == Some(field) {
                continue;
            }
            let free = settled.filter(|wanted| !self.has(*wanted));
            if let Some(slot) = self.columns.get_mut(rank) {
                *slot = free;
            }
        }
    }
}

/// What the cells make of a field that its title leaves open; `None` for none that is used.
fn settled(field: Field, shape: Shape) -> Option<Field> {
    match shape {
        Shape::Empty => Some(field),
        Shape::Modes => None,
        Shape::Dates if field == Field::Residual => Some(Field::DueDate),
        Shape::Dates => Some(Field::PaymentDate),
        Shape::Sums if matches!(field, Field::PaidFlag | Field::Status | Field::PaymentDate) => {
            Some(Field::Paid)
        }
        Shape::Words if matches!(field, Field::Paid | Field::PaymentDate) => Some(Field::Status),
        Shape::Codes if field == Field::PaymentDate => None,
        Shape::Sums | Shape::Words | Shape::Codes | Shape::Currencies => Some(field),
    }
}
