//! What was paid, and dates and sums of one invoice against each other.

use dument_domain::{Day, Money};

use super::states::State;
use super::told::Told;
use crate::reading::{DraftInvoice, EarlierPayment, Kind, Problem};
use crate::words;

/// What was supposed, said once for the whole file: each draft bears its own mark.
pub(super) fn tell_suppositions(drafts: &[DraftInvoice], told: &mut Told) {
    let undated: Vec<&DraftInvoice> =
        drafts.iter().filter(|draft| draft.due_date_assumed.is_some()).collect();
    if let Some(first) = undated.first() {
        let message = format!(
            "Pas d’échéance dans le fichier (factures concernées\u{a0}: {})\u{a0}: elle est calculée, à vérifier.",
            undated.len()
        );
        told.push(Problem::info("due_date_computed", first.line, message));
    }
    let supposed = |draft: &&DraftInvoice| draft.payments.iter().any(|payment| payment.on_supposed);
    let paid: Vec<&DraftInvoice> = drafts.iter().filter(supposed).collect();
    if let Some(first) = paid.first() {
        let message = format!(
            "Montants déjà réglés sans date (factures concernées\u{a0}: {})\u{a0}: comptés à la date d’échéance, à vérifier.",
            paid.len()
        );
        told.push(Problem::info("payment_date_supposed", first.line, message));
    }
}

/// Dates and sums of one invoice against each other.
pub(super) fn check_facts(draft: &DraftInvoice, told: &mut Told) {
    let (Some(line), Some(gross)) = (draft.line, draft.total_gross) else { return };
    if let (Some(issue), Some(due)) = (draft.issue_date, draft.due_date)
        && due < issue
    {
        let message =
            format!("Ligne {line}\u{a0}: l’échéance ({}) est avant la date de la facture.", words::day(due));
        told.push(Problem::warning("due_before_issue", Some(line), message));
    }
    if let (Some(net), Some(vat)) = (draft.total_net, draft.total_vat)
        && (gross - net - vat).cents().abs() > 1
    {
        let message = format!("Ligne {line}\u{a0}: le TTC n’est pas la somme du HT et de la TVA.");
        told.push(Problem::warning("totals_disagree", Some(line), message));
    }
    if draft.amount_due.is_some_and(|due| due > gross) {
        let message = format!(
            "Ligne {line}\u{a0}: le reste dû est plus grand que le total\u{a0}: seul le total est repris, vérifiez."
        );
        told.push(Problem::warning("due_above_total", Some(line), message));
        return;
    }
    if let (Some(prepaid), Some(due)) = (draft.prepaid, draft.amount_due)
        && prepaid + due != gross
    {
        let message = format!("Ligne {line}\u{a0}: le déjà réglé et le reste dû ne font pas le total.");
        told.push(Problem::warning("due_disagrees", Some(line), message));
    }
}

/// What was received before: with its days where the table gives them, else at the due date, supposed.
pub(super) fn settle_received(draft: &mut DraftInvoice, paid_on: Option<Day>, state: State, told: &mut Told) {
    let (Some(line), Some(gross)) = (draft.line, draft.total_gross) else { return };
    if draft.kind == Kind::CreditNote {
        draft.payments.clear();
        return;
    }
    let known = draft.amount_due.is_some();
    let (says_paid, on) = match state {
        State::Paid(on) => (true, on),
        State::Open
        | State::PartlyPaid
        | State::Draft
        | State::GivenUp
        | State::Quote
        | State::Disputed
        | State::Unknown => (false, None),
    };
    let paid_on = paid_on.or(on);
    if says_paid && draft.amount_due.is_some_and(Money::is_positive) {
        let message =
            format!("Ligne {line}\u{a0}: le statut dit payée, mais il reste un montant dû. Vérifiez.");
        told.push(Problem::warning("status_contradiction", Some(line), message));
    }
    let dated_only = !known && draft.status.is_none() && paid_on.is_some();
    if dated_only {
        let sentence =
            "une date de paiement sans montant\u{a0}: la facture est comptée comme payée, vérifiez.";
        told.doubt("payment_without_amount", line, sentence);
    }
    if !known && (says_paid || dated_only) {
        draft.prepaid = Some(gross);
        draft.amount_due = Some(Money::ZERO);
    }
    // The sum left to pay wins: it is what is still claimed.
    let received = draft.amount_due.map_or(draft.prepaid, |due| Some(gross.less(due)));
    let dated: Money = draft.payments.iter().map(|payment| payment.amount).sum();
    let undated = received.unwrap_or(Money::ZERO).less(dated);
    if undated.is_positive() {
        let known_day = paid_on.filter(|_| draft.payments.is_empty());
        let (on, on_supposed) = (known_day.or_else(|| draft.due()), known_day.is_none());
        draft.payments.push(EarlierPayment { amount: undated, on, on_supposed });
    }
}
