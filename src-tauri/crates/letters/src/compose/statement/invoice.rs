//! One invoice of a statement: what moved its principal, its interest line by
//! line, its indemnity, and what is left of each.

use dument_domain::case::NoticeStart;
use dument_domain::claim::{Allocation, InterestLine};
use dument_domain::{Day, DebtorNature, Money};

use super::super::pen::Body;
use super::super::sums::interest_name;
use super::rows::{amount, cells, total, word};
use super::{costs, is_private};
use crate::freeze::interest_stops;
use crate::french::{date, enumerate, euros, percent, short_date};
use crate::model::{Block, RichText, Table};
use crate::statement_facts::{StatedInvoice, StatementFacts};

/// The section of one invoice.
pub(super) fn section(facts: &StatementFacts, one: &StatedInvoice, body: &mut Body) {
    body.0.push(Block::Heading(format!("Facture n° {} du {}", one.number, date(one.issued_on))));
    body.paragraph([RichText::plain(due(one)), RichText::plain(lateness(facts, one))]);
    body.block(Some(principal(one)));
    body.block(interest(one));
    body.paragraph(reasons(facts, one).into_iter().map(RichText::plain));
    costs::section(one, body);
    body.paragraph([left(one)]);
}

/// « À payer le 3 juillet 2026 au plus tard. », part by part.
fn due(one: &StatedInvoice) -> String {
    match one.parts.as_slice() {
        [only] => format!("À payer le {} au plus tard.", date(only.due)),
        several => {
            let parts: Vec<String> =
                several.iter().map(|part| format!("{} le {}", euros(part.amount), date(part.due))).collect();
            format!("À payer, au plus tard : {}.", enumerate(&parts))
        }
    }
}

fn lateness(facts: &StatementFacts, one: &StatedInvoice) -> String {
    match one.statement.days_late {
        late if late <= 0 || one.statement.overdue_principal.is_zero() => String::new(),
        1 => format!("Un jour de retard au {}.", date(facts.on)),
        late => format!("{late} jours de retard au {}.", date(facts.on)),
    }
}

/// A payment or a credit note with what it took from the principal.
struct Move {
    on: Day,
    words: String,
    amount: Money,
    counted: Option<Allocation>,
    from_principal: Money,
}

/// What moved the principal, in the order in which it is counted: by day, credit
/// notes before payments.
fn moves(one: &StatedInvoice) -> Vec<Move> {
    let mut payments = one.payments.clone();
    payments.sort_by_key(|paid| paid.on);
    let paid = payments.iter().zip(&one.statement.allocations).map(|(paid, counted)| Move {
        on: paid.on,
        words: if paid.on_supposed { "Règlement (jour supposé)" } else { "Règlement" }.to_owned(),
        amount: paid.amount,
        counted: Some(*counted),
        from_principal: counted.to_principal,
    });
    let credited = one.credit_notes.iter().map(|note| Move {
        on: note.on,
        words: format!("Avoir {}", note.number.trim()).trim().to_owned(),
        amount: note.amount,
        counted: None,
        from_principal: note.amount,
    });
    let mut all: Vec<Move> = credited.chain(paid).collect();
    all.sort_by_key(|one| one.on);
    all
}

/// The principal from the invoice down to what is left of it.
fn principal(one: &StatedInvoice) -> Block {
    let moves = moves(one);
    let on_more = |part: fn(&Allocation) -> Money| {
        moves.iter().filter_map(|one| one.counted.as_ref()).any(|counted| part(counted).is_positive())
    };
    let (interest, indemnity) = (on_more(|one| one.to_interest), on_more(|one| one.to_indemnity));
    let costs = on_more(|one| one.to_compensation);
    let elsewhere = interest || indemnity || costs;
    let mut columns = vec![word("Date"), word("Opération"), amount("Montant")];
    columns.extend(interest.then(|| amount("Sur intérêts")));
    columns.extend(indemnity.then(|| amount("Sur indemnité")));
    columns.extend(costs.then(|| amount("Sur frais")));
    columns.extend(elsewhere.then(|| amount("Sur principal")));
    columns.push(amount("Principal restant"));
    let width = columns.len();
    let mut remaining = one.gross();
    let mut rows = vec![opening_row(one, width)];
    for step in &moves {
        let taken = step.from_principal.min(remaining);
        remaining -= taken;
        let counted = |part: fn(&Allocation) -> Money| {
            step.counted.as_ref().map(part).filter(|sum| sum.is_positive()).map(euros).unwrap_or_default()
        };
        let mut row = vec![short_date(step.on), step.words.clone(), format!("-{}", euros(step.amount))];
        row.extend(interest.then(|| counted(|one| one.to_interest)));
        row.extend(indemnity.then(|| counted(|one| one.to_indemnity)));
        row.extend(costs.then(|| counted(|one| one.to_compensation)));
        row.extend(elsewhere.then(|| euros(taken)));
        row.push(euros(remaining));
        rows.push(cells(row));
    }
    assert!(remaining == one.statement.principal, "the movements printed lead to the principal owed");
    Block::Table(Table {
        caption: Some("Principal, toutes taxes comprises".to_owned()),
        columns,
        rows,
        totals: vec![total("Principal restant dû", width, euros(remaining))],
    })
}

fn opening_row(one: &StatedInvoice, width: usize) -> Vec<RichText> {
    let start = [short_date(one.issued_on), "Facture".to_owned(), euros(one.gross())];
    let empty = std::iter::repeat_n(String::new(), width.saturating_sub(4));
    cells(start.into_iter().chain(empty).chain([euros(one.gross())]))
}

/// Interest line by line, each with its formula; nothing when none ran.
fn interest(one: &StatedInvoice) -> Option<Block> {
    let owed = &one.statement;
    if owed.lines.is_empty() {
        return None;
    }
    let accrued = owed.interest_accrued();
    let settled: Money = owed.allocations.iter().map(|counted| counted.to_interest).sum();
    let given_up = owed.interest_waived;
    assert!(accrued - settled - given_up == owed.interest, "the lines printed lead to the interest owed");
    let mut columns = vec![word("Du"), word("Au"), amount("Jours"), amount("Taux")];
    columns.extend([amount("Sur"), amount("Calcul"), amount("Montant")]);
    let width = columns.len();
    let mut totals = vec![total("Total", width, euros(accrued))];
    if settled.is_positive() {
        totals.push(total("Déjà réglé", width, euros(settled)));
    }
    if given_up.is_positive() {
        totals.push(total("Abandonné par le créancier", width, euros(given_up)));
    }
    if (settled + given_up).is_positive() {
        totals.push(total("Reste dû", width, euros(owed.interest)));
    }
    let caption = match one.terms.nature {
        DebtorNature::Business => "Pénalités de retard",
        DebtorNature::PublicBuyer => "Intérêts moratoires",
        DebtorNature::Consumer | DebtorNature::NonProfessional => "Intérêts au taux légal",
    };
    let rows = owed.lines.iter().map(line_row).collect();
    Some(Block::Table(Table { caption: Some(caption.to_owned()), columns, rows, totals }))
}

fn line_row(line: &InterestLine) -> Vec<RichText> {
    let figures = euros(line.principal).replace("\u{a0}€", "");
    let formula = format!("{figures} × {} × {} / {}", percent(line.rate), line.days, line.year_days);
    cells([
        short_date(line.from),
        short_date(line.to),
        line.days.to_string(),
        percent(line.rate),
        euros(line.principal),
        formula,
        euros(line.interest),
    ])
}

/// Why there is no interest, why it stops, why the indemnity is owed.
fn reasons(facts: &StatementFacts, one: &StatedInvoice) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(no_interest(facts, one));
    said.extend(one.freeze.map(interest_stops));
    let counted: Money = one.statement.allocations.iter().map(|paid| paid.to_indemnity).sum();
    let owed = one.statement.indemnity + counted;
    if owed.is_positive() {
        let article = match one.terms.nature {
            DebtorNature::PublicBuyer => "article D2192-35 du code de la commande publique",
            DebtorNature::Business | DebtorNature::Consumer | DebtorNature::NonProfessional => {
                "article D441-5 du code de commerce"
            }
        };
        let paid =
            if counted.is_positive() { format!(", dont {} réglés", euros(counted)) } else { String::new() };
        said.push(format!(
            "Indemnité forfaitaire pour frais de recouvrement, une fois par facture payée en retard : {}{paid} ({article}).",
            euros(owed)
        ));
    } else if one.terms.waiver.indemnity && !is_private(one) {
        said.push("Le créancier a renoncé à l’indemnité forfaitaire sur cette facture.".to_owned());
    }
    if one.statement.overpaid.is_positive() {
        said.push(format!(
            "Reçu ou crédité en trop : {}, non déduits des autres factures.",
            euros(one.statement.overpaid)
        ));
    }
    said
}

fn no_interest(facts: &StatementFacts, one: &StatedInvoice) -> Option<String> {
    if one.terms.cancelled {
        return Some("Facture annulée par avoir : ni intérêt ni indemnité n’est demandé.".to_owned());
    }
    if one.terms.waiver.interest {
        return Some("Le créancier a renoncé aux intérêts sur cette facture.".to_owned());
    }
    if !one.statement.lines.is_empty() {
        return None;
    }
    if !is_private(one) || one.terms.formal_notice_on.is_some() {
        return Some("Aucun intérêt n’a couru.".to_owned());
    }
    // A notice is valid though nobody fetched it (C. civ. 1344): only the start chosen waits.
    Some(match (one.notice_posted_on, facts.notice_start) {
        (Some(day), NoticeStart::Reception) => format!(
            "Aucun intérêt n’est compté : le créancier le compte de la remise de la mise en demeure, et celle postée le {} n’est pas notée comme remise ; elle reste valable (articles 1231-6, 1344 et 1344-1 du code civil).",
            date(day)
        ),
        (Some(day), NoticeStart::FirstPresentation) => format!(
            "Aucun intérêt n’est compté : la première présentation de la mise en demeure postée le {} n’est pas notée (articles 1231-6 et 1344-1 du code civil).",
            date(day)
        ),
        (Some(_), NoticeStart::Sending) => "Aucun intérêt n’a couru.".to_owned(),
        (None, _) => "Aucun intérêt n’est compté : il ne court qu’après une mise en demeure (articles 1231-6 et 1344-1 du code civil).".to_owned(),
    })
}

/// « Dû sur cette facture : 3 120,00 € + 145,21 € + 40,00 € = 3 305,21 € », each named.
fn left(one: &StatedInvoice) -> RichText {
    let owed = &one.statement;
    let parts = [
        (owed.overdue_principal, "principal échu"),
        (owed.interest, interest_name(one.terms.nature)),
        (owed.indemnity, "indemnité"),
        (owed.additional_compensation, "frais au-delà de l’indemnité"),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|(sum, _)| sum.is_positive()).collect();
    let said: Vec<String> = parts.iter().map(|(sum, what)| format!("{} ({what})", euros(*sum))).collect();
    let total: Money = parts.iter().map(|(sum, _)| *sum).sum();
    assert!(total == owed.exigible(), "the parts printed add up to what is owed");
    let (start, end) = match parts.as_slice() {
        [] => (String::new(), String::new()),
        [(_, what)] => (String::new(), format!(" ({what})")),
        _ => (format!("{} = ", said.join(" + ")), String::new()),
    };
    let total = RichText::bold(euros(total));
    RichText::plain(format!("Dû sur cette facture : {start}"))
        .then(total)
        .then(RichText::plain(format!("{end}.")))
}
