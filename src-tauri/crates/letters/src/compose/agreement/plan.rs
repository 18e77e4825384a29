//! The instalment plan to sign: what is owed and acknowledged, the instalments, what becomes of
//! interest, what a missed instalment makes of the rest, what guarantees it (law reference 10.1).

use dument_domain::case::{Plan, early_principal};
use dument_domain::{DebtorNature, Law, Money};

use super::super::pen::Body;
use super::super::statement::{cells, total_row, word};
use super::super::sums::of_interest;
use super::{agreed_account, debt_table, later, reference, sums_column};
use crate::agreement_facts::AgreementFacts;
use crate::clauses::{Clause, acceleration_clause, interest_clause};
use crate::french::{date, enumerate, euros, weekday_and_date};
use crate::model::{Block, RichText, Table};

/// Writes the body between the parties and the signatures; gives the title.
pub(super) fn write(facts: &AgreementFacts, plan: &Plan, law: &Law, body: &mut Body) -> &'static str {
    debt(facts, plan, body);
    acknowledgement(facts, body);
    schedule(facts, plan, body);
    clauses(facts, plan, law, body);
    match facts.nature {
        // Nobody acknowledges a debt for a public body: its accountant pays what was ordered.
        DebtorNature::PublicBuyer => "Calendrier de paiement",
        DebtorNature::Business | DebtorNature::Consumer | DebtorNature::NonProfessional => {
            "Accord de paiement échelonné et reconnaissance de dette"
        }
    }
}

fn article_heading(body: &mut Body, title: &str) {
    body.0.push(Block::Heading(title.to_owned()));
}

/// What is owed, and how much of it is spread.
fn debt(facts: &AgreementFacts, plan: &Plan, body: &mut Body) {
    article_heading(body, "1. La dette");
    body.block(Some(debt_table(&facts.invoices, format!("Sommes dues au {}", date(facts.agreed_on)))));
    let these = if facts.invoices.len() == 1 { "cette facture" } else { "ces factures" };
    let sum = RichText::bold(euros(plan.total()));
    let said = match facts.nature {
        DebtorNature::PublicBuyer => RichText::plain("La somme de ").then(sum).then(RichText::plain(
            format!(", au titre de {these}, est mise en paiement selon le calendrier ci-dessous."),
        )),
        DebtorNature::Business | DebtorNature::Consumer | DebtorNature::NonProfessional => {
            let end = format!(" au titre de {these}, et s’engage à la payer selon l’échéancier ci-dessous.");
            RichText::plain("Le client reconnaît devoir au créancier la somme de ")
                .then(sum)
                .then(RichText::plain(end))
        }
    };
    body.paragraph([said, RichText::plain(new_period(facts.nature))]);
    body.paragraph([
        RichText::plain(left_out(facts, plan.total())),
        RichText::plain(later(facts, early(facts, plan))),
    ]);
}

fn early(facts: &AgreementFacts, plan: &Plan) -> Money {
    let beside = facts.owed() - facts.principal();
    early_principal(plan.total(), facts.principal(), beside, facts.later())
}

/// What the acknowledgement makes of the time to act. Of a public buyer no text says that a plan does.
fn new_period(nature: DebtorNature) -> &'static str {
    match nature {
        DebtorNature::PublicBuyer => "",
        DebtorNature::Business | DebtorNature::Consumer | DebtorNature::NonProfessional => {
            "Cette reconnaissance fait courir un nouveau délai pour agir, à compter de sa signature (articles 2231 et 2240 du code civil)."
        }
    }
}

/// What the plan does not spread.
fn left_out(facts: &AgreementFacts, total: Money) -> String {
    let later = facts.principal().less(total);
    if later.is_positive() {
        return format!("L’échéancier ne comprend pas {} de principal, qui restent dus.", euros(later));
    }
    if !facts.owed().less(total).is_positive() || facts.principal() != total {
        return String::new();
    }
    let parts = [
        (facts.interest(), format!("{} (voir le point 3)", of_interest(facts.nature))),
        (facts.indemnity(), "d’indemnité forfaitaire de recouvrement".to_owned()),
        (facts.compensation(), "de frais de recouvrement au-delà de l’indemnité".to_owned()),
    ];
    let named = parts.into_iter().filter(|(sum, _)| sum.is_positive());
    let named: Vec<String> = named.map(|(sum, of)| format!("{} {of}", euros(sum))).collect();
    let besides = match (facts.indemnity().is_positive(), facts.compensation().is_positive()) {
        (true, true) => " Cette indemnité et ces frais restent dus en plus.",
        (true, false) => " Cette indemnité reste due en plus.",
        (false, true) => " Ces frais restent dus en plus.",
        (false, false) => "",
    };
    format!("L’échéancier porte sur le principal ; il ne comprend pas {}.{besides}", enumerate(&named))
}

/// The sum in figures and in words by the client's own hand (C. civ. 1376). A public buyer's debt
/// is not acknowledged so.
fn acknowledgement(facts: &AgreementFacts, body: &mut Body) {
    match facts.nature {
        DebtorNature::PublicBuyer => return,
        DebtorNature::Business | DebtorNature::Consumer | DebtorNature::NonProfessional => {}
    }
    let debtors = facts.debtors();
    for (place, name) in debtors.iter().enumerate() {
        // The mention is that of the one who undertakes: each of two writes hers.
        let others: Vec<String> = debtors
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != place)
            .map(|(_, other)| other.clone())
            .collect();
        let (by, with) = match others.as_slice() {
            [] => ("le client".to_owned(), String::new()),
            others => (name.clone(), format!(", solidairement avec {},", enumerate(others))),
        };
        body.paragraph([RichText::plain(format!(
            "À remplir par {by}, de sa main (article 1376 du code civil) : je reconnais devoir{with} la somme de"
        ))]);
        body.0.push(Block::ToWrite("en chiffres :".to_owned()));
        body.0.push(Block::ToWrite("en toutes lettres :".to_owned()));
    }
}

fn schedule(facts: &AgreementFacts, plan: &Plan, body: &mut Body) {
    article_heading(body, "2. L’échéancier");
    let row = |(place, one): (usize, &dument_domain::case::Instalment)| {
        cells([(place + 1).to_string(), weekday_and_date(one.due), euros(one.amount)])
    };
    body.block(Some(Block::Table(Table {
        caption: Some("Versements".to_owned()),
        columns: vec![word("N°"), word("Au plus tard le"), sums_column("Somme")],
        rows: plan.instalments.iter().enumerate().map(row).collect(),
        totals: vec![total_row("Total", 3, euros(plan.total()))],
    })));
    body.paragraph([
        agreed_account(&facts.creditor, &reference(facts)),
        RichText::plain(
            "Chaque versement est compté d’abord sur le principal. Le client peut payer plus tôt, en tout ou en partie.",
        ),
    ]);
}

fn clauses(facts: &AgreementFacts, plan: &Plan, law: &Law, body: &mut Body) {
    article_heading(body, "3. Les intérêts");
    clause(&on_interest(facts, plan), body);
    article_heading(body, "4. Si un versement manque");
    clause(&acceleration_clause(plan.acceleration, facts.nature, law), body);
    if !plan.guarantee.trim().is_empty() {
        article_heading(body, "5. La garantie");
        body.paragraph([RichText::plain(format!("{}.", plan.guarantee.trim().trim_end_matches('.')))]);
    }
}

/// With a consumer, spreading a debt that is late already is an amicable settlement and no credit,
/// provided it costs nothing (C. conso. L312-4): said where the debt is late.
fn on_interest(facts: &AgreementFacts, plan: &Plan) -> Clause {
    let clause = interest_clause(plan.interest, facts.nature);
    let late = facts.invoices.iter().all(|one| one.statement.overdue_principal.is_positive());
    match facts.nature {
        DebtorNature::Consumer if late => Clause {
            text: "Cet échéancier est accordé pour le règlement amiable d’une dette existante, sans intérêt ni frais."
                .to_owned(),
            ..clause
        },
        DebtorNature::Consumer
        | DebtorNature::NonProfessional
        | DebtorNature::Business
        | DebtorNature::PublicBuyer => clause,
    }
}

fn clause(clause: &Clause, body: &mut Body) {
    let source = if clause.source.is_empty() { String::new() } else { format!(" ({})", clause.source) };
    let text = clause.text.strip_suffix('.').unwrap_or(&clause.text);
    body.paragraph([RichText::plain(format!("{text}{source}."))]);
}
