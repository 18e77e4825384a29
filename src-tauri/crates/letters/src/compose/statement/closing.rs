//! The end of a statement: what each of the next days would cost, what other
//! readings of the law would give, and the method to redo it by hand.

use dument_domain::case::NoticeStart;
use dument_domain::claim::{Allocation, AllocationMode, DayBasis, RateMode};
use dument_domain::{ContractRate, Day, DebtorNature, Money};

use super::super::pen::Body;
use super::rows::{cells, word};
use super::{interest_words, is_private};
use crate::creditor;
use crate::french::{date, euros, short_date};
use crate::model::{Block, Column, RichText, Signatory, Table};
use crate::rates::semester_name;
use crate::statement_facts::{Reading, StatedInvoice, StatementFacts};

/// Days told side by side, so that fifteen take five rows.
const DAYS_ACROSS: usize = 3;

/// « Si vous payez le…, vous devez… », up to the last day whose rate is known.
pub(super) fn days(facts: &StatementFacts, body: &mut Body) {
    // Who is forbidden to pay is not told what paying would cost (C. com. L622-7, C. conso. L722-5).
    if facts.invoices.iter().any(|one| one.freeze.is_some()) {
        return;
    }
    let known: Vec<(Day, Money)> =
        facts.day_table.iter().map_while(|(day, sum)| sum.ok().map(|sum| (*day, sum))).collect();
    let missing = facts.day_table.iter().find_map(|(_, sum)| sum.err());
    if known.is_empty() && missing.is_none() {
        return;
    }
    body.0.push(Block::Heading("Si vous payez dans les jours qui viennent".to_owned()));
    let changes = known.iter().any(|(_, sum)| *sum != facts.total());
    match known.last() {
        Some(_) if changes => body.block(Some(day_block(&known, None))),
        Some((last, _)) => body.paragraph([RichText::plain(format!(
            "La somme due reste de {} jusqu’au {}.",
            euros(facts.total()),
            date(*last)
        ))]),
        None => {}
    }
    if let Some(missing) = missing {
        body.paragraph([RichText::plain(format!(
            "Le taux du {} n’est pas connu : aucune somme ne peut être donnée à partir du {}.",
            semester_name(missing.0),
            date(missing.0.first_day())
        ))]);
    }
}

/// The days and their sums in one small table, read down each pair of columns.
pub(in crate::compose) fn day_block(days: &[(Day, Money)], caption: Option<String>) -> Block {
    let height = days.len().div_ceil(DAYS_ACROSS).max(1);
    let across = days.len().div_ceil(height).max(1);
    let columns = (0..across).flat_map(|_| pair()).collect();
    let cell = |place: usize| match days.get(place) {
        Some((day, sum)) => [short_date(*day), euros(*sum)],
        None => [String::new(), String::new()],
    };
    let row = |down: usize| cells((0..across).flat_map(move |column| cell(column * height + down)));
    Block::Table(Table { caption, columns, rows: (0..height).map(row).collect(), totals: Vec::new() })
}

/// A day and its sum side by side, the room left after the sum: pairs stay apart.
fn pair() -> [Column; 2] {
    let day = Column { stretch: 0, ..word("Si vous payez le") };
    [day, word("vous devez")]
}

/// What the other readings of the law would give, where they change the total.
pub(super) fn readings(facts: &StatementFacts, body: &mut Body) {
    // Past the last known rate the two would not stop on the same day.
    let comparable = |reading: Reading| match reading {
        Reading::Allocation(_) | Reading::Costs(_) => true,
        Reading::Rate(_) | Reading::BelowFloor(_) | Reading::NoticeStart(_) => facts.rate_unknown().is_none(),
    };
    let others: Vec<RichText> = facts
        .other_readings
        .iter()
        .filter(|other| other.total != facts.total() && comparable(other.reading))
        .map(|other| {
            let reading = other.reading;
            RichText::plain(format!(
                "{} : {} ({}).",
                reading.in_french(),
                euros(other.total),
                reading.article()
            ))
        })
        .collect();
    if others.is_empty() {
        return;
    }
    body.0.push(Block::Heading("Autres lectures".to_owned()));
    let total = euros(facts.total());
    body.paragraph([RichText::plain(format!(
        "Là où le texte laisse un choix, le total, ici de {total}, serait de :"
    ))]);
    body.list(others);
}

/// How every figure was made.
pub(super) fn method(facts: &StatementFacts, body: &mut Body) {
    body.0.push(Block::Heading("Méthode".to_owned()));
    let mut said = Vec::new();
    if facts.invoices.iter().any(|one| !one.statement.lines.is_empty()) {
        said.extend([first_and_last_day(facts), formula(facts)]);
        said.extend(semesters(facts));
        said.push(no_tax(facts));
    }
    if facts.invoices.iter().any(|one| !one.statement.allocations.is_empty()) {
        said.push(allocation(facts));
    }
    said.push(
        "Le principal est compté toutes taxes comprises ; chaque total est la somme des lignes imprimées."
            .to_owned(),
    );
    body.list(said.into_iter().map(RichText::plain).collect());
}

/// Who closed the account, for how much, and room for the signature.
pub(super) fn certified(facts: &StatementFacts, body: &mut Body) {
    let company = &facts.creditor;
    let named = [creditor::signatory(company), company.signatory_capacity.trim().to_owned()];
    let named: Vec<String> = named.into_iter().filter(|text| !text.is_empty()).collect();
    let later = facts.not_yet_due();
    let later = if later.is_positive() {
        format!(" échus et de {} à échoir", euros(later))
    } else {
        String::new()
    };
    let ours = if company.writes_in_singular() { "mes" } else { "nos" };
    body.paragraph([RichText::plain(format!("Décompte arrêté par {}, à la somme de ", named.join(", ")))
        .then(RichText::bold(euros(facts.total())))
        .then(RichText::plain(format!(
            "{later}, au {}, et certifié sincère et conforme à {ours} écritures.",
            date(facts.on)
        )))]);
    body.0.push(Block::Signatures(vec![Signatory {
        party: "Le créancier".to_owned(),
        name: named.join(", "),
        mention: "Date et signature".to_owned(),
    }]));
}

fn no_tax(facts: &StatementFacts) -> String {
    let name = interest_words(facts);
    if facts.sum(|owed| owed.indemnity).is_positive() {
        return format!("La TVA ne s’applique ni aux {name} ni à l’indemnité.");
    }
    format!("La TVA ne s’applique pas aux {name}.")
}

fn first_and_last_day(facts: &StatementFacts) -> String {
    let private = facts.invoices.iter().filter(|one| is_private(one)).count();
    // Sending, presentation or reception is a choice where the law is open: it is printed.
    let notice = match facts.notice_start {
        NoticeStart::Sending => "de l’envoi de la mise en demeure",
        NoticeStart::FirstPresentation => "de la première présentation de la mise en demeure",
        NoticeStart::Reception => "de la remise de la mise en demeure",
    };
    let start = match private {
        0 => "du lendemain de l’échéance".to_owned(),
        all if all == facts.invoices.len() => format!("du lendemain {notice}"),
        _ => format!("du lendemain de l’échéance, ou {notice} quand elle est nécessaire"),
    };
    format!(
        "Les {} courent {start}, premier jour compté, au jour du paiement, dernier jour compté ; un règlement ou un avoir réduit le montant qui les porte dès le lendemain.",
        interest_words(facts)
    )
}

fn formula(facts: &StatementFacts) -> String {
    let actual = facts.invoices.iter().any(|one| match one.terms.day_basis {
        DayBasis::Actual => true,
        DayBasis::Fixed365 => false,
    });
    let year = if actual { "365 ou 366, selon l’année" } else { "365, même pour une année bissextile" };
    format!(
        "Chaque ligne vaut : montant dû × taux annuel × nombre de jours / {year} ; elle est arrondie au centime le plus proche, une fois par ligne."
    )
}

fn semesters(facts: &StatementFacts) -> Option<String> {
    let mut floating = facts.invoices.iter().filter(|one| one.terms.nature == DebtorNature::Business);
    let first = floating.find(|one| one.terms.contract_rate.is_none_or(ContractRate::follows_semesters))?;
    Some(match first.terms.rate_mode {
        RateMode::Floating => {
            "Entre professionnels, chaque jour porte le taux du semestre civil où il tombe.".to_owned()
        }
        RateMode::Frozen => {
            "Entre professionnels, le taux du semestre où le retard a commencé vaut pour tout le retard."
                .to_owned()
        }
    })
}

fn allocation(facts: &StatementFacts) -> String {
    let principal_first = facts.invoices.iter().any(|one| match one.terms.allocation {
        AllocationMode::PrincipalFirst => true,
        AllocationMode::InterestFirst => false,
    });
    let order = if principal_first {
        "d’abord sur le principal, puis sur les intérêts (choix du créancier, plus favorable que l’article 1343-1 du code civil)"
    } else {
        "d’abord sur les intérêts courus, puis sur le principal (article 1343-1 du code civil)"
    };
    let last = if facts.invoices.iter().all(is_private) { "" } else { ", l’indemnité en dernier" };
    let apart = on_principal(facts).concat();
    format!("Les règlements sont comptés {order}{last}{apart}.")
}

/// The payments counted on the principal although interest had run: those agreed, and those that
/// were exactly the principal.
fn on_principal(facts: &StatementFacts) -> Vec<&'static str> {
    let paid = || {
        facts.invoices.iter().flat_map(|one| one.statement.allocations.iter().map(move |paid| (one, paid)))
    };
    let whole = |paid: &Allocation| paid.to_principal.is_positive() && paid.to_interest.is_zero();
    let ran =
        |one: &StatedInvoice, paid: &Allocation| one.statement.lines.iter().any(|line| line.from <= paid.on);
    let agreed = |one: &StatedInvoice, paid: &Allocation| one.terms.agreed.days.contains(&paid.on);
    let exact = |one: &StatedInvoice| match one.terms.allocation {
        AllocationMode::PrincipalFirst => false,
        AllocationMode::InterestFirst => one.terms.agreed.exact,
    };
    let mut said = Vec::new();
    if paid().any(|(one, paid)| agreed(one, paid) && whole(paid) && ran(one, paid)) {
        said.push(" ; ceux qui tiennent un accord, sur le principal");
    }
    if paid().any(|(one, paid)| exact(one) && !agreed(one, paid) && whole(paid) && ran(one, paid)) {
        said.push(" ; un règlement égal au principal le solde");
    }
    said
}
