//! The orders of the list.

use std::cmp::Ordering;
use std::collections::HashMap;

use dument_domain::case::Position;
use dument_domain::{ClientId, Invoice};

use crate::ground::book::Entry;
use crate::views::InvoiceSort;
use crate::words::text::folded;

/// A row of the list before it is written out.
pub(super) type Hit<'book> = (&'book Entry, &'book Invoice, &'book Position);

/// The order asked for; the due date, then the number, settle what is equal.
pub(super) fn sort(hits: &mut [Hit<'_>], by: InvoiceSort) {
    let ranks = if by == InvoiceSort::Client { name_ranks(hits) } else { HashMap::new() };
    let rank = |hit: &Hit<'_>| ranks.get(&hit.0.file.client.id).copied();
    let owed = |hit: &Hit<'_>| hit.2.statement.statement.due();
    let late = |hit: &Hit<'_>| hit.2.statement.statement.days_late;
    hits.sort_by(|left, right| {
        let first = match by {
            InvoiceSort::DueOn => Ordering::Equal,
            InvoiceSort::Client => rank(left).cmp(&rank(right)),
            InvoiceSort::Number => natural(&left.1.number, &right.1.number),
            InvoiceSort::Outstanding => owed(left).cmp(&owed(right)),
            InvoiceSort::DaysLate => late(left).cmp(&late(right)),
            InvoiceSort::State => left.2.state.cmp(&right.2.state),
        };
        first
            .then_with(|| left.1.due_on().cmp(&right.1.due_on()))
            .then_with(|| natural(&left.1.number, &right.1.number))
            .then_with(|| left.1.id.cmp(&right.1.id))
    });
}

/// The place of each client by name: names are folded once each, not once a comparison.
fn name_ranks(hits: &[Hit<'_>]) -> HashMap<ClientId, usize> {
    let names: HashMap<ClientId, &str> =
        hits.iter().map(|(entry, ..)| (entry.file.client.id, entry.file.client.name.as_str())).collect();
    let mut ordered: Vec<(String, ClientId)> =
        names.into_iter().map(|(id, name)| (folded(name), id)).collect();
    ordered.sort();
    ordered.into_iter().enumerate().map(|(rank, (_, id))| (id, rank)).collect()
}

/// Numbers as people order them: F-9 before F-10.
fn natural(left: &str, right: &str) -> Ordering {
    let (mut left, mut right) = (left.as_bytes(), right.as_bytes());
    loop {
        let (Some(a), Some(b)) = (left.first(), right.first()) else { return left.len().cmp(&right.len()) };
        if a.is_ascii_digit() && b.is_ascii_digit() {
            let (one, rest) = digits(left);
            let (other, other_rest) = digits(right);
            let order = one.len().cmp(&other.len()).then_with(|| one.cmp(other));
            if order != Ordering::Equal {
                return order;
            }
            (left, right) = (rest, other_rest);
        } else {
            let order = a.to_ascii_lowercase().cmp(&b.to_ascii_lowercase());
            if order != Ordering::Equal {
                return order;
            }
            (left, right) = (left.get(1..).unwrap_or_default(), right.get(1..).unwrap_or_default());
        }
    }
}

/// The digits a text begins with, without leading zeros, and what follows them.
fn digits(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let zeros = number.iter().take_while(|byte| **byte == b'0').count();
    (number.get(zeros..).unwrap_or_default(), rest)
}
