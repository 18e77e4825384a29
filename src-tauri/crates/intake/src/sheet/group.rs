//! Rows of one number to one invoice: repeated, cut in lines, or once per payment.

use std::collections::HashMap;

use dument_domain::{Day, Money};

use super::Field;
use super::header::Recognised;
use super::row::Row;
use crate::reading::{DraftInvoice, EarlierPayment, Kind, Party, Problem, RowCount};
use crate::terms;
use crate::text::fold;
use crate::words;

/// Groups rows by number, in the order of the file.
pub(crate) fn group(
    rows: Vec<Row>,
    recognised: &Recognised,
    count: &mut RowCount,
    problems: &mut Vec<Problem>,
) -> Vec<DraftInvoice> {
    let per_line = recognised.has(Field::LineDetail);
    let per_payment = recognised.has(Field::PaymentDate);
    let mut place: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for row in rows {
        let key = row.number.to_uppercase();
        match place.get(&key).and_then(|rank| groups.get_mut(*rank)) {
            Some(group) => group.add(row, per_line, per_payment, count, problems),
            None => {
                place.insert(key, groups.len());
                count.used += 1;
                groups.push(Group::new(row));
            }
        }
    }
    let drafts: Vec<DraftInvoice> =
        groups.into_iter().map(|group| group.draft(recognised, problems)).collect();
    tell_suppositions(&drafts, problems);
    drafts
}

/// What was supposed, said once for the whole file: each draft bears its own mark.
fn tell_suppositions(drafts: &[DraftInvoice], problems: &mut Vec<Problem>) {
    let undated: Vec<&DraftInvoice> =
        drafts.iter().filter(|draft| draft.due_date_assumed.is_some()).collect();
    if let Some(first) = undated.first() {
        let message = format!(
            "Pas d’échéance dans le fichier (factures concernées\u{a0}: {})\u{a0}: elle est calculée, à vérifier.",
            undated.len()
        );
        problems.push(Problem::info("due_date_computed", first.line, message));
    }
    let supposed = |draft: &&DraftInvoice| draft.payments.iter().any(|payment| payment.on_supposed);
    let paid: Vec<&DraftInvoice> = drafts.iter().filter(supposed).collect();
    if let Some(first) = paid.first() {
        let message = format!(
            "Montants déjà réglés sans date (factures concernées\u{a0}: {})\u{a0}: comptés à la date d’échéance, à vérifier.",
            paid.len()
        );
        problems.push(Problem::info("payment_date_supposed", first.line, message));
    }
}

/// The rows of one invoice.
struct Group {
    row: Row,
    payments: Vec<EarlierPayment>,
    seen: Vec<u64>,
}

impl Group {
    fn new(row: Row) -> Group {
        let payments = dated_payment(&row).into_iter().collect();
        Group { seen: vec![row.fingerprint], payments, row }
    }

    fn add(
        &mut self,
        row: Row,
        per_line: bool,
        per_payment: bool,
        count: &mut RowCount,
        problems: &mut Vec<Problem>,
    ) {
        let line = row.line;
        let same_party = fold(row.client.name.as_deref().unwrap_or_default())
            == fold(self.row.client.name.as_deref().unwrap_or_default());
        let same_invoice = same_party && row.issue == self.row.issue;
        if self.seen.contains(&row.fingerprint) && !per_line {
            count.skipped += 1;
            let message = format!(
                "Ligne {line}\u{a0}: répétition exacte de la facture {}, laissée de côté.",
                row.number
            );
            problems.push(Problem::info("duplicate_row", Some(line), message));
        } else if same_invoice && per_payment && row.gross == self.row.gross {
            count.used += 1;
            self.payments.extend(dated_payment(&row));
            self.row.paid = add(self.row.paid, row.paid);
            self.seen.push(row.fingerprint);
        } else if same_invoice && per_line && row.residual.is_none() {
            count.used += 1;
            self.row.gross += row.gross;
            self.row.net = add(self.row.net, row.net);
            self.row.vat = add(self.row.vat, row.vat);
            self.keep_earliest_end(row.completed, line, problems);
            self.row.kind = if self.row.gross < Money::ZERO { Kind::CreditNote } else { self.row.kind };
        } else {
            count.refused += 1;
            let message = format!(
                "Ligne {line}\u{a0}: le numéro {} est déjà celui de la ligne {}, avec un autre client ou un autre montant. \
                 Seule la première est gardée.",
                row.number, self.row.line
            );
            problems.push(Problem::warning("conflicting_number", Some(line), message));
        }
    }

    /// Lines that give several ends of the work: the earliest, from which the time to act is safest.
    fn keep_earliest_end(&mut self, completed: Option<Day>, line: u32, problems: &mut Vec<Problem>) {
        let (Some(kept), Some(other)) = (self.row.completed, completed) else {
            self.row.completed = self.row.completed.or(completed);
            return;
        };
        if kept != other {
            let message = format!(
                "Ligne {line}\u{a0}: une autre fin de travaux pour {}\u{a0}; la plus ancienne est gardée.",
                self.row.number
            );
            problems.push(Problem::warning("completion_differs", Some(line), message));
        }
        self.row.completed = Some(kept.min(other));
    }

    fn draft(self, recognised: &Recognised, problems: &mut Vec<Problem>) -> DraftInvoice {
        let Group { row, payments, .. } = self;
        let line = row.line;
        let flip = |sum: Money| if row.gross < Money::ZERO { -sum } else { sum };
        let gross = flip(row.gross);
        let paid = row.paid.map(flip);
        let residual = row.residual.map(flip);
        let prepaid = paid.or_else(|| residual.map(|left| gross - left));
        let amount_due = residual.or_else(|| prepaid.map(|paid| gross - paid));
        let mut draft = DraftInvoice {
            number: Some(row.number),
            kind: row.kind,
            issue_date: Some(row.issue),
            due_date: row.due,
            delivery_date: row.completed,
            currency: Some(row.currency),
            seller: Party::default(),
            buyer: row.client,
            total_net: row.net.map(flip),
            total_vat: row.vat.map(flip),
            total_gross: Some(gross),
            prepaid,
            amount_due,
            payment_terms: row.terms,
            payments,
            order_reference: row.order,
            type_code: row.kind_written,
            status: row.status,
            line: Some(line),
            ..DraftInvoice::default()
        };
        if draft.buyer.name.is_none() {
            draft.missing.push("buyer");
        }
        terms::settle_due_date(&mut draft);
        check(&draft, problems);
        settle_payments(&mut draft, row.paid_on, recognised, problems);
        draft
    }
}

fn add(sum: Option<Money>, more: Option<Money>) -> Option<Money> {
    match (sum, more) {
        (Some(sum), Some(more)) => Some(sum + more),
        (sum, more) => sum.or(more),
    }
}

fn dated_payment(row: &Row) -> Option<EarlierPayment> {
    let (amount, on) = (row.paid?, row.paid_on?);
    amount.is_positive().then_some(EarlierPayment { amount, on: Some(on), on_supposed: false })
}

/// Dates and sums of one invoice against each other.
fn check(draft: &DraftInvoice, problems: &mut Vec<Problem>) {
    let (Some(line), Some(gross)) = (draft.line, draft.total_gross) else { return };
    if let (Some(issue), Some(due)) = (draft.issue_date, draft.due_date)
        && due < issue
    {
        let message =
            format!("Ligne {line}\u{a0}: l’échéance ({}) est avant la date de la facture.", words::day(due));
        problems.push(Problem::warning("due_before_issue", Some(line), message));
    }
    if let (Some(net), Some(vat)) = (draft.total_net, draft.total_vat)
        && (gross - net - vat).cents().abs() > 1
    {
        let message = format!("Ligne {line}\u{a0}: le TTC n’est pas la somme du HT et de la TVA.");
        problems.push(Problem::warning("totals_disagree", Some(line), message));
    }
    if let (Some(prepaid), Some(due)) = (draft.prepaid, draft.amount_due)
        && prepaid + due != gross
    {
        let message = format!("Ligne {line}\u{a0}: le déjà réglé et le reste dû ne font pas le total.");
        problems.push(Problem::warning("due_disagrees", Some(line), message));
    }
}

/// What was received before: with its days where the table gives them, else at the due date, supposed.
fn settle_payments(
    draft: &mut DraftInvoice,
    paid_on: Option<Day>,
    recognised: &Recognised,
    problems: &mut Vec<Problem>,
) {
    let (Some(line), Some(gross)) = (draft.line, draft.total_gross) else { return };
    if draft.kind == Kind::CreditNote {
        draft.payments.clear();
        return;
    }
    let says_paid = draft.status.as_deref().is_some_and(is_paid);
    let known = recognised.has(Field::Paid) || recognised.has(Field::Residual);
    if says_paid && known && draft.amount_due.is_some_and(Money::is_positive) {
        let message =
            format!("Ligne {line}\u{a0}: le statut dit payée, mais il reste un montant dû. Vérifiez.");
        problems.push(Problem::warning("status_contradiction", Some(line), message));
    }
    if says_paid && !known {
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

/// Whether a status says that nothing is left to pay.
fn is_paid(status: &str) -> bool {
    let folded = fold(status);
    [
        "paye",
        "payee",
        "payes",
        "payees",
        "paid",
        "reglee",
        "regle",
        "soldee",
        "solde",
        "1",
        "oui",
        "acquittee",
    ]
    .contains(&folded.as_str())
}
