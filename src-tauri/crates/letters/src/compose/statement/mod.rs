//! The statement of account (décompte des sommes dues), fit to be an exhibit:
//! who owes whom, each invoice by segment, where rates come from, what each of
//! the next days would cost, and the method to redo it by hand.

mod closing;
mod costs;
mod invoice;
mod rows;
mod sources;

pub(super) use closing::day_block;

use dument_domain::case::{Freeze, FrozenBy};
use dument_domain::claim::Statement;
use dument_domain::{Address, DebtorNature, Law, Money};

use super::pen::Body;
use super::{envelope, sums};
use crate::creditor;
use crate::freeze::{decided, forbidden_by};
use crate::french::{date, enumerate, euros, short_date, siren};
use crate::model::{Block, Report, RichText, Table};
use crate::rates::semester_name;
use crate::statement_facts::{StatedInvoice, StatementFacts};
use rows::amount;
pub(super) use rows::{cells, total as total_row, word};

/// Composes the statement of account.
///
/// The rows of each table add up to the sums printed under them: it is asserted.
///
/// ```
/// # use dument_letters::{compose::compose_statement, statement_facts::StatementFacts};
/// # fn example(facts: &StatementFacts, law: &dument_domain::Law) {
/// let report = compose_statement(facts, law);
/// assert!(report.title.starts_with("Décompte des sommes dues"));
/// # }
/// ```
#[must_use]
pub fn compose_statement(facts: &StatementFacts, law: &Law) -> Report {
    // A claim is declared on an account that is certified (C. com. L622-25, R622-23).
    let declared = facts.invoices.iter().any(|one| one.freeze.is_some());
    composed(facts, law, if declared { Signed::Certified } else { Signed::No })
}

/// The same, closed and certified true by the person who signs for the creditor, with room for the
/// hand: what an order for payment or a declaration of claim is joined to.
#[must_use]
pub fn compose_certified_statement(facts: &StatementFacts, law: &Law) -> Report {
    composed(facts, law, Signed::Certified)
}

/// Whether an account ends with who closed it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Signed {
    Certified,
    No,
}

fn composed(facts: &StatementFacts, law: &Law, signed: Signed) -> Report {
    let mut body = Body::default();
    parties(facts, &mut body);
    opening(facts, &mut body);
    if facts.invoices.len() > 1 || facts.not_yet_due().is_positive() {
        body.block(Some(recap(facts)));
    }
    for one in &facts.invoices {
        invoice::section(facts, one, &mut body);
    }
    sources::section(facts, law, &mut body);
    closing::days(facts, &mut body);
    closing::readings(facts, &mut body);
    closing::method(facts, &mut body);
    if signed == Signed::Certified {
        closing::certified(facts, &mut body);
    }
    Report {
        title: title(facts),
        created: facts.on,
        author: creditor::heading(&facts.creditor),
        body: body.0,
        footer: envelope::footer(&facts.creditor),
    }
}

/// « Décompte des sommes dues, arrêté au 3 septembre 2026 », with the last day known where it is
/// an earlier one.
fn title(facts: &StatementFacts) -> String {
    let until = facts.rate_unknown().map(|missing| missing.0.first_day().previous());
    let known = until.map_or_else(String::new, |last| format!(", intérêts jusqu’au {}", date(last)));
    format!("Décompte des sommes dues, arrêté au {}{known}", date(facts.on))
}

/// Creditor and debtor, each on its line.
fn parties(facts: &StatementFacts, body: &mut Body) {
    let creditor = envelope::footer(&facts.creditor).join(" · ");
    let debtor = &facts.debtor;
    let identity = debtor.siren.as_deref().map(|digits| format!("SIREN {}", siren(digits)));
    let known = [Some(debtor.name.trim().to_owned()), Some(one_line(&debtor.address)), identity];
    let known: Vec<String> = known.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    let party = |title: &str, words: &str| RichText::bold(title).then(RichText::plain(words));
    body.paragraph([party("Créancier : ", &creditor)]);
    body.paragraph([party("Débiteur : ", &known.join(" · "))]);
}

/// An address on one line.
pub(super) fn one_line(address: &Address) -> String {
    let city = format!("{} {}", address.postal_code, address.city);
    let lines = address.lines.iter().map(|line| line.trim().to_owned()).chain([city.trim().to_owned()]);
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The total and what it is made of, what it leaves out, where interest stops.
fn opening(facts: &StatementFacts, body: &mut Body) {
    let split = split(facts);
    let total = RichText::bold(euros(facts.total()));
    // Interest past the last rate known is owed too, though nobody can say how much.
    let least = if facts.rate_unknown().is_some() { "au moins " } else { "" };
    let day = closing_day(facts);
    let said = RichText::plain(format!("Au {day}, il est dû {least}")).then(total);
    let mut sentences = vec![said.then(RichText::plain(format!("{split}.")))];
    if facts.not_yet_due().is_positive() {
        sentences.push(RichText::plain(not_yet_due(facts)));
    }
    let over = facts.sum(|owed| owed.overpaid);
    if over.is_positive() {
        sentences.push(RichText::plain(format!(
            "{} reçus ou crédités en trop n’en sont pas déduits.",
            euros(over)
        )));
    }
    sentences.extend(contested(facts).into_iter().map(RichText::plain));
    sentences.extend(frozen_invoices(facts).into_iter().map(RichText::plain));
    body.paragraph(sentences);
    if let Some(missing) = facts.rate_unknown() {
        let last = missing.0.first_day().previous();
        body.paragraph([RichText::plain(format!(
            "Le taux du {} n’est pas connu : les intérêts sont comptés jusqu’au {} seulement. Ceux des jours suivants s’y ajouteront.",
            semester_name(missing.0),
            date(last)
        ))]);
    }
}

/// What is still to fall due, with its dates: a declaration of claim gives both (C. com. L622-25).
fn not_yet_due(facts: &StatementFacts) -> String {
    let later = euros(facts.not_yet_due());
    let said: Vec<String> =
        facts.to_come().iter().map(|(day, sum)| format!("{} le {}", euros(*sum), date(*day))).collect();
    match facts.to_come().as_slice() {
        [(day, _)] => format!("Cette somme ne comprend pas {later} à échoir le {}.", date(*day)),
        _ => format!("Cette somme ne comprend pas {later} à échoir : {}.", enumerate(&said)),
    }
}

/// « 15 septembre 2026, jour du jugement », where the account is closed on it (C. com. L622-25).
fn closing_day(facts: &StatementFacts) -> String {
    let day = date(facts.on);
    match facts.invoices.first().and_then(|one| one.freeze).filter(|one| one.since == facts.on) {
        Some(Freeze { by: FrozenBy::Insolvency(_), .. }) => format!("{day}, jour du jugement"),
        Some(Freeze { by: FrozenBy::OverIndebtedness, .. }) => format!("{day}, jour de la recevabilité"),
        None => day,
    }
}

/// What of the total is disputed, or left to later days by a plan, and what is then asked at once: a
/// statement fit to be an exhibit hides neither.
fn contested(facts: &StatementFacts) -> Vec<String> {
    let disputed: Money = facts.invoices.iter().map(|one| one.disputed).sum();
    let later: Money = facts.invoices.iter().map(|one| one.later).sum();
    let mut said = Vec::new();
    if disputed.is_positive() {
        said.push(format!("Le débiteur conteste {} de ce principal.", euros(disputed)));
    }
    if later.is_positive() {
        said.push(format!(
            "Un accord de paiement en plusieurs fois en laisse {} à leurs dates, non encore exigibles.",
            euros(later)
        ));
    }
    if !said.is_empty() {
        said.push(format!("Le reste, avec ce qui s’y ajoute, est de {}.", euros(facts.asked)));
    }
    said
}

/// What of the total was born before a judgment: it is declared, and may not be paid.
fn frozen_invoices(facts: &StatementFacts) -> Vec<String> {
    let stopped = facts.invoices.iter().filter_map(|one| Some((one, one.freeze?)));
    let stopped: Vec<_> = stopped.collect();
    let Some((_, freeze)) = stopped.first() else { return Vec::new() };
    let sum: Money = stopped.iter().map(|(one, _)| one.statement.exigible()).sum();
    let (decided, articles) = (decided(*freeze), forbidden_by(freeze.by));
    let whole = stopped.len() == facts.invoices.len();
    let mut said = vec![if whole {
        format!(
            "Cette somme, née avant {decided}, se déclare : le débiteur n’a pas le droit de la payer ({articles})."
        )
    } else {
        format!(
            "{} de cette somme, nés avant {decided}, se déclarent : le débiteur n’a pas le droit de les payer ({articles}).",
            euros(sum)
        )
    }];
    if facts.received_since.is_positive() {
        said.push(format!("{} reçus depuis n’en sont pas déduits.", euros(facts.received_since)));
    }
    said
}

/// « , soit 3 120,00 € de principal et 145,21 € de pénalités de retard ».
fn split(facts: &StatementFacts) -> String {
    let parts = [
        (facts.sum(|owed| owed.overdue_principal), "de principal".to_owned()),
        (facts.sum(|owed| owed.interest), format!("{}{}", of(facts), interest_words(facts))),
        (facts.sum(|owed| owed.indemnity), "d’indemnité forfaitaire de recouvrement".to_owned()),
        (
            facts.sum(|owed| owed.additional_compensation),
            "de frais de recouvrement au-delà de cette indemnité".to_owned(),
        ),
    ];
    let said: Vec<String> = parts
        .iter()
        .filter(|(sum, _)| sum.is_positive())
        .map(|(sum, what)| format!("{} {what}", euros(*sum)))
        .collect();
    match said.as_slice() {
        [] => String::new(),
        [_] if facts.total() == facts.sum(|owed| owed.overdue_principal) => ", en principal".to_owned(),
        several => format!(", soit {}", enumerate(several)),
    }
}

fn of(facts: &StatementFacts) -> &'static str {
    if interest_words(facts).starts_with('i') { "d’" } else { "de " }
}

/// The name of the interest where one law applies to all the invoices, a common name otherwise.
fn interest_words(facts: &StatementFacts) -> &'static str {
    let mut names = facts.invoices.iter().map(|one| sums::interest_name(one.terms.nature));
    let first = names.next().unwrap_or("intérêts");
    if names.all(|name| name == first) { first } else { "intérêts" }
}

/// Whether the debtor is one from whom neither penalties nor the fixed sum may be asked.
fn is_private(one: &StatedInvoice) -> bool {
    match one.terms.nature {
        DebtorNature::Consumer | DebtorNature::NonProfessional => true,
        DebtorNature::Business | DebtorNature::PublicBuyer => false,
    }
}

/// The invoices in one table; a column that would hold nothing is left out.
fn recap(facts: &StatementFacts) -> Block {
    type Part = fn(&Statement) -> Money;
    let total = if facts.not_yet_due().is_positive() { "Total échu" } else { "Total" };
    let all: [(&str, Part); 6] = [
        ("Principal échu", |owed| owed.overdue_principal),
        ("Intérêts", |owed| owed.interest),
        ("Indemnité", |owed| owed.indemnity),
        ("Frais", |owed| owed.additional_compensation),
        (total, Statement::exigible),
        ("À échoir", |owed| owed.principal.less(owed.overdue_principal)),
    ];
    let shown: Vec<(&str, Part)> =
        all.into_iter().filter(|(_, part)| facts.sum(*part).is_positive()).collect();
    let mut columns = vec![word("Facture"), word("Échéance")];
    columns.extend(shown.iter().map(|(title, _)| amount(title)));
    let row = |one: &StatedInvoice| {
        let start = [one.number.clone(), short_date(one.due_on())];
        cells(start.into_iter().chain(shown.iter().map(|(_, part)| euros(part(&one.statement)))))
    };
    let start = ["Total".to_owned(), String::new()];
    let totals = cells(start.into_iter().chain(shown.iter().map(|(_, part)| euros(facts.sum(*part)))));
    Block::Table(Table {
        caption: Some(format!("Récapitulatif au {}", date(facts.on))),
        columns,
        rows: facts.invoices.iter().map(row).collect(),
        totals: vec![totals],
    })
}
