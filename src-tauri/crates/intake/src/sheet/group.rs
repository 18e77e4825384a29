//! Rows of one number to one invoice: repeated, cut in lines, or once per payment.

use std::collections::HashMap;

use dument_domain::{Day, Money, identity};

use super::Field;
use super::header::Recognised;
use super::row::Row;
use super::settle::{check_facts, settle_received, tell_suppositions};
use super::told::Told;
use crate::reading::{DraftInvoice, DuePart, EarlierPayment, Kind, Party, Problem, RowCount};
use crate::terms;
use crate::text::fold;

/// Groups rows by number and year, in the order of the file.
pub(crate) fn group(
    rows: Vec<Row>,
    recognised: &Recognised,
    count: &mut RowCount,
    told: &mut Told,
) -> Vec<DraftInvoice> {
    let per_line = recognised.has(Field::LineDetail) || recognised.has(Field::LineAmount);
    let per_payment = recognised.has(Field::PaymentDate);
    let mut place: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for row in rows {
        let key = identity::invoice_key(&row.number, row.issue);
        match place.get(&key).and_then(|rank| groups.get_mut(*rank)) {
            Some(group) => group.add(row, per_line, per_payment, count, told),
            None => {
                place.insert(key, groups.len());
                count.used += 1;
                groups.push(Group::new(row));
            }
        }
    }
    let totals = Totals::of(&groups, recognised);
    let drafts: Vec<DraftInvoice> = groups
        .into_iter()
        .map(|mut group| {
            group.sum_up(totals, told);
            group.draft(told)
        })
        .collect();
    tell_suppositions(&drafts, told);
    drafts
}

/// What the sums of a table by lines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Totals {
    /// Of each line: they are added.
    OfLines,
    /// Of the whole invoice, written again on each of its lines: they are taken once.
    Repeated,
    /// The same on each line, and nothing tells which: taken once, and said.
    Unsure,
}

impl Totals {
    fn of(groups: &[Group], recognised: &Recognised) -> Totals {
        let mut several = groups.iter().filter(|group| !group.lines.is_empty()).peekable();
        if several.peek().is_none() {
            return Totals::OfLines;
        }
        let several: Vec<&Group> = several.collect();
        if several.iter().any(|group| group.lines.iter().any(|line| line.gross != group.row.gross)) {
            return Totals::OfLines;
        }
        let whole = recognised.has(Field::Gross)
            && [Field::Residual, Field::Paid].into_iter().any(|field| recognised.has(field));
        let proved = several.iter().any(|group| group.lines_make_the_total());
        if proved || whole || several.len() > 1 { Totals::Repeated } else { Totals::Unsure }
    }
}

/// The rows of one invoice.
struct Group {
    row: Row,
    lines: Vec<Row>,
    payments: Vec<EarlierPayment>,
    seen: Vec<u64>,
}

impl Group {
    fn new(row: Row) -> Group {
        let payments = dated_payment(&row).into_iter().collect();
        Group { seen: vec![row.fingerprint], payments, lines: Vec::new(), row }
    }

    fn add(&mut self, row: Row, per_line: bool, per_payment: bool, count: &mut RowCount, told: &mut Told) {
        let line = row.line;
        let name = |row: &Row| identity::bare_name(&fold(row.client.name.as_deref().unwrap_or_default()));
        let same_invoice = name(&row) == name(&self.row) && row.issue == self.row.issue;
        let same_sums = row.gross == self.row.gross && row.residual == self.row.residual;
        let repeated = self.seen.contains(&row.fingerprint) && !per_line;
        let other_payment = per_payment && dated_payment(&row).is_some() && row.gross == self.row.gross;
        if repeated || (same_invoice && same_sums && row.paid == self.row.paid && !per_line && !other_payment)
        {
            count.skipped += 1;
            let message = format!(
                "Ligne {line}\u{a0}: répétition de la facture {} de la ligne {}, laissée de côté.",
                row.number, self.row.line
            );
            told.push(Problem::info("duplicate_row", Some(line), message));
        } else if same_invoice && other_payment {
            count.used += 1;
            self.payments.extend(dated_payment(&row));
            self.row.paid = add(self.row.paid, row.paid);
            self.seen.push(row.fingerprint);
        } else if same_invoice && per_line {
            count.used += 1;
            self.keep_earliest_end(row.completed, line, told);
            self.lines.push(row);
        } else {
            count.refused += 1;
            let message = format!(
                "Ligne {line}\u{a0}: le numéro {} est déjà celui de la ligne {}, avec un autre client ou un autre montant. \
                 Seule la première est gardée.",
                row.number, self.row.line
            );
            told.push(Problem::warning("conflicting_number", Some(line), message));
        }
    }

    /// Whether the sums of the lines make the total that each line bears.
    fn lines_make_the_total(&self) -> bool {
        let all = || std::iter::once(&self.row).chain(&self.lines);
        let of_lines: Option<Money> = all().map(|row| row.line_amount).sum();
        of_lines.is_some_and(|sum| sum == self.row.gross || Some(sum) == self.row.net)
    }

    /// Makes one row of the lines of the invoice.
    fn sum_up(&mut self, totals: Totals, told: &mut Told) {
        let lines = std::mem::take(&mut self.lines);
        if lines.is_empty() {
            return;
        }
        let row = &mut self.row;
        let (mut net, mut vat) = (row.net, row.vat);
        for line in &lines {
            (net, vat) = (add(net, line.net), add(vat, line.vat));
        }
        match totals {
            Totals::OfLines => {
                let constant = |of: fn(&Row) -> Option<Money>| lines.iter().all(|line| of(line) == of(row));
                let (residual, paid) = (constant(|row| row.residual), constant(|row| row.paid));
                for line in &lines {
                    row.gross += line.gross;
                    if !residual {
                        row.residual = add(row.residual, line.residual);
                    }
                    if !paid {
                        row.paid = add(row.paid, line.paid);
                    }
                }
                (row.net, row.vat) = (net, vat);
                row.kind = if row.gross < Money::ZERO { Kind::CreditNote } else { row.kind };
            }
            Totals::Repeated | Totals::Unsure => {
                let same = |of: fn(&Row) -> Option<Money>| lines.iter().all(|line| of(line) == of(row));
                if !same(|row| row.net) || !same(|row| row.vat) {
                    (row.net, row.vat) = (net, vat);
                }
            }
        }
        if totals == Totals::Unsure {
            let sentence =
                "plusieurs lignes portent le même total\u{a0}: il est pris une seule fois, vérifiez.";
            told.doubt("line_totals_supposed", row.line, sentence);
        }
    }

    /// Lines that give several ends of the work: the earliest, from which the time to act is safest.
    fn keep_earliest_end(&mut self, completed: Option<Day>, line: u32, told: &mut Told) {
        let (Some(kept), Some(other)) = (self.row.completed, completed) else {
            self.row.completed = self.row.completed.or(completed);
            return;
        };
        if kept != other {
            let message = format!(
                "Ligne {line}\u{a0}: une autre fin de travaux pour {}\u{a0}; la plus ancienne est gardée.",
                self.row.number
            );
            told.push(Problem::warning("completion_differs", Some(line), message));
        }
        self.row.completed = Some(kept.min(other));
    }

    fn draft(self, told: &mut Told) -> DraftInvoice {
        let Group { row, payments, .. } = self;
        let flip = |sum: Money| if row.gross < Money::ZERO { -sum } else { sum };
        let gross = flip(row.gross);
        let paid = row.paid.map(flip);
        let residual = row.residual.map(flip);
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
            prepaid: paid.or_else(|| residual.map(|left| gross - left)),
            amount_due: residual.or_else(|| paid.map(|paid| gross - paid)),
            payment_terms: row.terms,
            payments,
            order_reference: row.order,
            preceding_invoice: row.credited,
            quote_number: row.work.quote_number,
            quote_on: row.work.quote_on,
            work: row.work.work,
            contract_rate: row.work.contract_rate,
            type_code: row.kind_written,
            status: row.status,
            line: Some(row.line),
            ..DraftInvoice::default()
        };
        if draft.buyer.name.is_none() {
            draft.missing.push("buyer");
        }
        if terms::settle_due_date(&mut draft) == terms::Understood::No {
            told.doubt("terms_unread", row.line, &terms::not_understood(&draft));
        }
        keep_back(&mut draft, row.retention, told);
        check_facts(&draft, told);
        settle_received(&mut draft, row.paid_on, row.state, told);
        draft
    }
}

/// A sum kept back makes a part of its own, due on its day; without a day, one year after the work
/// or the invoice (loi n° 71-584 du 16 juillet 1971, art. 2), said.
fn keep_back(draft: &mut DraftInvoice, retention: Option<(Money, Option<Day>)>, told: &mut Told) {
    let (Some((kept, written)), Some(gross), Some(due)) = (retention, draft.total_gross, draft.due()) else {
        return;
    };
    if draft.kind == Kind::CreditNote {
        return;
    }
    let done = draft.delivery_date.or(draft.issue_date);
    let Some(later) = written.or_else(|| done.map(|done| done.plus_months(12))) else { return };
    if written.is_none()
        && let Some(line) = draft.line
    {
        let sentence = "la retenue de garantie n’a pas d’échéance\u{a0}: un an après les travaux ou la facture, à vérifier.";
        told.doubt("retention_due_supposed", line, sentence);
    }
    draft.due_parts = vec![
        DuePart { due_date: due, amount: Some(gross - kept) },
        DuePart { due_date: later, amount: Some(kept) },
    ];
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
