//! Due dates for invoices that write none: from terms in words, or thirty days.

use dument_domain::Day;

use crate::reading::{DraftInvoice, DueDateSource};
use crate::text::fold;

/// Days after issue when nothing is agreed (C. com. art. L441-10 I, thirty days
/// after receipt or performance; the issue date stands in for them).
const DEFAULT_DAYS: i64 = 30;

/// Fills the proposed due date and says where the due date comes from.
pub(crate) fn settle_due_date(draft: &mut DraftInvoice) {
    if draft.due_date.is_some() {
        draft.due_date_source = DueDateSource::Written;
        return;
    }
    let Some(issue) = draft.issue_date else { return };
    let from_terms = draft.payment_terms.as_deref().and_then(|terms| due_by_terms(terms, issue));
    draft.due_date_source = if from_terms.is_some() { DueDateSource::Terms } else { DueDateSource::Default };
    draft.due_date_assumed = from_terms.or_else(|| Some(issue.plus_days(DEFAULT_DAYS)));
}

/// The due date of terms in words, when they say one thing only.
pub(crate) fn due_by_terms(terms: &str, issue: Day) -> Option<Day> {
    if terms.chars().count() > 120 {
        return None;
    }
    let folded = fold(terms);
    let words: Vec<&str> = folded.split(' ').collect();
    let numbers: Vec<i64> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let end_of_month =
        folded.contains("fin de mois") || words.contains(&"fdm") || folded.contains("end of month");
    let one_number = match numbers.as_slice() {
        [days] if (0..=180).contains(days) => Some(*days),
        _ => None,
    };
    match one_number {
        Some(days) if folded.starts_with("fin de mois") => Some(issue.end_of_month().plus_days(days)),
        Some(days) if end_of_month => Some(issue.plus_days(days).end_of_month()),
        Some(days) if speaks_of_days(&words) => Some(issue.plus_days(days)),
        Some(_) => None,
        None if numbers.is_empty() && end_of_month => Some(issue.end_of_month()),
        None if numbers.is_empty() && is_at_once(&folded) => Some(issue),
        None => None,
    }
}

fn speaks_of_days(words: &[&str]) -> bool {
    ["jour", "jours", "j", "days", "net", "tage", "tagen"].iter().any(|word| words.contains(word))
}

fn is_at_once(folded: &str) -> bool {
    ["reception", "comptant", "immediat", "due on receipt"].iter().any(|word| folded.contains(word))
}
