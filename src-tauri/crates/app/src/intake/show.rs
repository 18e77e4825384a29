//! A plan as the window and the terminal show it: rows, counts, sentences.

use dument_domain::{ClientId, DebtorNature, Money};
use dument_intake::{DraftInvoice, Kind, Problem, Severity};
use dument_letters::french::capitalised;
use serde_json::{Value, json};

use crate::ground::book::Book;
use crate::ground::shown::Previewed;
use crate::intake::columns::columns;
use crate::intake::fate::{Fate, Planned};
use crate::intake::firm::{Whose, nature_of_party};
use crate::intake::plan::Plan;
use crate::views::{DraftRow, ImportPreview, ImportReport, ProblemView};

/// How many drafts meet each fate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Invoices and credit notes to write.
    pub(super) created: usize,
    /// Known already.
    pub(super) duplicates: usize,
    /// Known, with more paid.
    pub(super) updated: usize,
    /// Left out, the rows that the reader refused included.
    pub(super) skipped: usize,
    /// Of which would keep the file out.
    pub(super) bad: usize,
}

impl Counts {
    /// Counts the rows of a plan.
    pub(super) fn of(plan: &Plan, file: &Previewed) -> Counts {
        let refused = file.reading.rows.map_or(0, |rows| usize::try_from(rows.refused).unwrap_or(usize::MAX));
        let repeated = file.reading.problems.iter().filter(|problem| problem.code == "duplicate_row").count();
        let (bad, duplicates) = (file.refused_rows(), repeated);
        let mut counts = Counts { skipped: refused, bad, duplicates, ..Counts::default() };
        for row in &plan.rows {
            match row.fate {
                Fate::New(_) | Fate::Credit { .. } | Fate::OpenCredit { .. } => counts.created += 1,
                Fate::Known => counts.duplicates += 1,
                Fate::Update { .. } | Fate::Document => counts.updated += 1,
                Fate::LeftOut(_) => counts.skipped += 1,
                Fate::Bad(_) => {
                    counts.skipped += 1;
                    counts.bad += 1;
                }
            }
        }
        counts
    }

    /// Whether anything would be written.
    pub(super) const fn writes(self) -> bool {
        self.created + self.updated > 0
    }

    /// As the journal and the list of imports keep them.
    pub(super) fn as_json(self) -> Value {
        let Counts { created, duplicates, updated, skipped, .. } = self;
        json!({ "created": created, "duplicates": duplicates, "updated": updated, "skipped": skipped })
    }
}

/// The preview of a file, nothing written.
pub(super) fn plan_shown(
    file: &Previewed,
    plan: &Plan,
    book: &Book,
    imported_before: Option<String>,
) -> ImportPreview {
    let counts = Counts::of(plan, file);
    let rows = file.reading.invoices.iter().zip(&plan.rows);
    let new: Vec<Money> = plan
        .rows
        .iter()
        .filter_map(|row| if let Fate::New(new) = &row.fate { Some(new.invoice.gross) } else { None })
        .collect();
    let clean = counts.bad == 0 && !plan.is_purchase && plan.other_seller.is_none();
    ImportPreview {
        file: file.name.clone(),
        token: file.sha256.clone(),
        format: file.reading.format.code().to_owned(),
        format_label: file.reading.format.label().to_owned(),
        rows: rows.map(|(draft, row)| draft_row(draft, row, plan, book)).collect(),
        columns: columns(file),
        problems: problems(file, plan),
        new_count: new.len(),
        credit_count: counts.created - new.len(),
        new_total: new.into_iter().sum::<Money>(),
        known_count: counts.duplicates,
        update_count: counts.updated,
        bad_count: counts.bad,
        imported_before,
        is_plain_document: file.is_plain_document(),
        can_import: clean && counts.writes(),
        other_seller: plan.other_seller.clone().filter(|_| !plan.is_purchase),
    }
}

/// What was written, or would be.
pub(super) fn import_report(file: &Previewed, plan: &Plan, counts: Counts) -> ImportReport {
    ImportReport {
        file: file.name.clone(),
        created: counts.created,
        duplicates: counts.duplicates,
        updated: counts.updated,
        skipped: counts.skipped,
        problems: problems(file, plan),
    }
}

/// Why the file cannot be taken whole: the first reason, and how many others.
pub(super) fn bad_rows_sentence(file: &Previewed, plan: &Plan) -> String {
    let problems = problems(file, plan);
    let mut errors = problems.iter().filter(|problem| problem.severity == "error");
    let first = errors.next().map(|problem| problem.message.clone()).unwrap_or_default();
    match errors.count() {
        0 => first,
        1 => format!("{first} Et 1\u{a0}autre problème."),
        others => format!("{first} Et {others}\u{a0}autres problèmes."),
    }
}

fn draft_row(draft: &DraftInvoice, row: &Planned, plan: &Plan, book: &Book) -> DraftRow {
    let new = if let Fate::New(new) = &row.fate { Some(&new.invoice) } else { None };
    let prepaid = draft.prepaid.filter(|paid| paid.is_positive());
    let received: Money = draft.payments.iter().map(|payment| payment.amount).sum();
    DraftRow {
        number: draft.number.clone().unwrap_or_default(),
        kind: match draft.kind {
            Kind::Invoice => "invoice",
            Kind::CreditNote => "credit_note",
        }
        .to_owned(),
        client_name: draft.buyer.name.clone().unwrap_or_default(),
        known_client: known_client(row.whose),
        nature: nature(draft, row.whose, plan, book),
        issued_on: draft.issue_date,
        due_on: new.map(dument_domain::Invoice::due_on).or_else(|| draft.due()),
        // A credit note falls due on no day: nothing of it is supposed.
        due_supposed: draft.kind == Kind::Invoice
            && new.map_or(draft.due_date.is_none(), |invoice| invoice.due_supposed),
        completed_on: draft.delivery_date,
        gross: draft.total_gross,
        paid: Some(received).filter(|received| received.is_positive()).or(prepaid),
        status: status(&row.fate).to_owned(),
        remark: sentence(&row.remark),
    }
}

fn known_client(whose: Option<Whose>) -> Option<ClientId> {
    if let Some(Whose::Known(client)) = whose { Some(client) } else { None }
}

fn nature(draft: &DraftInvoice, whose: Option<Whose>, plan: &Plan, book: &Book) -> DebtorNature {
    let known = match whose {
        Some(Whose::Known(client)) => book.get(client).map(|entry| &entry.file.client),
        Some(Whose::New(place)) => plan.new_clients.get(place),
        None => None,
    };
    let proposed = || nature_of_party(&draft.buyer);
    known.map_or_else(proposed, |client| client.nature)
}

const fn status(fate: &Fate) -> &'static str {
    match fate {
        Fate::New(_) | Fate::Credit { .. } | Fate::OpenCredit { .. } => "new",
        Fate::Known => "known",
        Fate::Update { .. } | Fate::Document => "update",
        Fate::LeftOut(_) => "conflict",
        Fate::Bad(_) => "bad",
    }
}

/// The problems of the reader, then those of the plan that the reader did not say.
fn problems(file: &Previewed, plan: &Plan) -> Vec<ProblemView> {
    let read = &file.reading.problems;
    let said = |draft: &DraftInvoice| {
        read.iter().any(|problem| problem.severity == Severity::Error && problem.line == draft.line)
    };
    let planned = file.reading.invoices.iter().zip(&plan.rows).filter_map(|(draft, row)| {
        let (severity, code) = match &row.fate {
            Fate::Bad(code) if *code == "bad_invoice" && said(draft) => return None,
            Fate::Bad(code) => ("error", *code),
            Fate::LeftOut(code) => ("warning", *code),
            Fate::Credit { .. } if !row.remark.is_empty() => ("warning", "credit_note_supposed"),
            Fate::OpenCredit { .. } => ("warning", "credit_note_unattached"),
            Fate::New(_) if !row.remark.is_empty() => ("warning", row.doubt),
            Fate::Document => ("info", "document_added"),
            Fate::New(_) | Fate::Credit { .. } | Fate::Known | Fate::Update { .. } => return None,
        };
        let line = draft.line.filter(|_| !file.is_one_invoice()).map_or(0, u64::from);
        let message = match (line, &draft.number) {
            (0, Some(number)) => format!("Facture {number}\u{a0}: {}.", row.remark),
            (0, None) => sentence(&row.remark),
            (line, _) => format!("Ligne {line}\u{a0}: {}.", row.remark),
        };
        Some(ProblemView { severity: severity.to_owned(), code: code.to_owned(), line, message })
    });
    read.iter().map(problem).chain(planned).collect()
}

fn problem(problem: &Problem) -> ProblemView {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    ProblemView {
        severity: severity.to_owned(),
        code: problem.code.to_owned(),
        line: problem.line.map_or(0, u64::from),
        message: problem.message.clone(),
    }
}

/// A remark as a sentence of its own.
fn sentence(remark: &str) -> String {
    if remark.is_empty() { String::new() } else { format!("{}.", capitalised(remark)) }
}
