//! Agreements to sign: the instalment plan with its acknowledgement of debt, the other
//! arrangements, and the certificate of a sum given up.
//!
//! Each has its file; what they share is here. The words are plain and bind both parties alike:
//! « le créancier », « le client ». To add a document, write its file and name it here.

mod arrangement;
mod certificate;
mod plan;

use dument_domain::{Company, Law, Money, iban_key_is_right};

use super::Refusal;
use super::envelope;
use super::pen::Body;
use super::statement::{cells, one_line, word};
use crate::agreement_facts::{Agreement, AgreementFacts};
use crate::creditor::{self, payee};
use crate::french::{date, enumerate, euros, iban, short_date, siren};
use crate::guard::{Severity, check_agreement};
use crate::model::{Align, Block, Column, Report, RichText, Signatory, Table};
use crate::statement_facts::StatedInvoice;
use crate::validate::forbidden_in_agreement;

pub use certificate::compose_certificate;

/// Composes an agreement to sign.
///
/// # Errors
/// [`Refusal`] when the law forbids it: interest asked of a consumer (C. conso. L312-4), a debt
/// frozen by proceedings; or when who agrees is not known.
pub fn compose_agreement(facts: &AgreementFacts, law: &Law) -> Result<Report, Refusal> {
    let mut objections = check_agreement(facts);
    objections.retain(|one| one.severity == Severity::Blocks);
    if !objections.is_empty() {
        return Err(Refusal { objections });
    }
    let mut body = Body::default();
    parties(facts, &mut body);
    let title = match &facts.what {
        Agreement::Plan(plan) => plan::write(facts, plan, law, &mut body),
        Agreement::Arrangement(arrangement) => arrangement::write(facts, arrangement, &mut body),
    };
    common(facts, &mut body);
    sign(facts, &mut body);
    let report = Report {
        title: title.to_owned(),
        created: facts.agreed_on,
        author: creditor::heading(&facts.creditor),
        body: body.0,
        footer: envelope::footer(&facts.creditor),
    };
    let objections = forbidden_in_agreement(&report, facts);
    if objections.is_empty() { Ok(report) } else { Err(Refusal { objections }) }
}

/// Who agrees.
fn parties(facts: &AgreementFacts, body: &mut Body) {
    let debtor = &facts.debtor;
    let identity = debtor.siren.as_deref().map(|digits| format!("SIREN {}", siren(digits)));
    let known = [Some(enumerate(&facts.debtors())), Some(one_line(&debtor.address)), identity];
    let known: Vec<String> = known.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    party("Le créancier : ", &envelope::footer(&facts.creditor).join(" · "), body);
    party("Le client : ", &known.join(" · "), body);
    if let [_, _, ..] = facts.debtors().as_slice() {
        body.paragraph([RichText::plain(
            "Les deux personnes nommées « le client » s’engagent solidairement entre elles : chacune peut être tenue de \
             toute la dette (articles 1310 et 1313 du code civil).",
        )]);
    }
}

fn party(title: &str, words: &str, body: &mut Body) {
    body.paragraph([RichText::bold(title).then(RichText::plain(words))]);
}

/// The invoices with what is left on each; a column that would hold nothing is left out.
fn debt_table(invoices: &[StatedInvoice], caption: String) -> Block {
    type Part = fn(&StatedInvoice) -> dument_domain::Money;
    let all: [(&str, Part); 6] = [
        ("Principal", StatedInvoice::due_principal),
        ("À échoir", StatedInvoice::later_principal),
        ("Intérêts", |one| one.statement.interest),
        ("Indemnité", |one| one.statement.indemnity),
        ("Frais", |one| one.statement.additional_compensation),
        ("Total", |one| one.statement.due()),
    ];
    let sum = |part: Part| invoices.iter().map(part).sum::<dument_domain::Money>();
    let beside = all.iter().skip(1).take(4).any(|(_, part)| sum(*part).is_positive());
    let shown: Vec<(&str, Part)> = all
        .into_iter()
        .filter(|(title, part)| sum(*part).is_positive() && (*title != "Total" || beside))
        .collect();
    let mut columns = vec![word("Facture"), word("Émise le"), word("Échéance")];
    columns.extend(shown.iter().map(|(title, _)| sums_column(title)));
    let row = |one: &StatedInvoice| {
        let start = [one.number.clone(), short_date(one.issued_on), short_date(one.due_on())];
        cells(start.into_iter().chain(shown.iter().map(|(_, part)| euros(part(one)))))
    };
    let start = ["Total".to_owned(), String::new(), String::new()];
    let totals = cells(start.into_iter().chain(shown.iter().map(|(_, part)| euros(sum(*part)))));
    Block::Table(Table {
        caption: Some(caption),
        columns,
        rows: invoices.iter().map(row).collect(),
        totals: if invoices.len() > 1 { vec![totals] } else { Vec::new() },
    })
}

fn sums_column(title: &str) -> Column {
    Column { title: title.to_owned(), align: Align::Right, stretch: 1 }
}

/// What is not due yet keeps its dates, but for what the instalments take of it.
fn later(facts: &AgreementFacts, early: Money) -> String {
    let kept = facts.later().less(early);
    if early.is_positive() {
        format!(
            "Cet accord comprend {} qui ne sont pas encore échus : le client les paie avant leur date.",
            euros(early)
        )
    } else if kept.is_positive() {
        format!("Les {} à échoir gardent leur date : cet accord ne les comprend pas.", euros(kept))
    } else {
        String::new()
    }
}

/// Where to pay, as far as the profile says it.
fn agreed_account(creditor: &Company, reference: &str) -> RichText {
    if creditor.iban.trim().is_empty() || !iban_key_is_right(&creditor.iban) {
        return RichText::plain(format!("Référence à rappeler lors du paiement : {reference}."));
    }
    let bic = creditor.bic.trim();
    let bic = if bic.is_empty() { String::new() } else { format!(", BIC {bic}") };
    RichText::plain(format!(
        "Chaque paiement se fait par virement à l’ordre de {}, IBAN {}{bic}, référence {reference}.",
        payee(creditor),
        iban(&creditor.iban)
    ))
}

/// The numbers of the invoices, as a reference to quote.
fn reference(facts: &AgreementFacts) -> String {
    let numbers: Vec<&str> = facts.invoices.iter().map(|one| one.number.as_str()).collect();
    match numbers.as_slice() {
        [first, _, _, _, ..] => format!("{first} et suivantes"),
        few => few.join(", "),
    }
}

/// What every agreement says at its end.
fn common(facts: &AgreementFacts, body: &mut Body) {
    body.0.push(Block::Heading("Pour finir".to_owned()));
    let originals = if facts.debtors().len() > 1 { "trois" } else { "deux" };
    body.list(vec![
        RichText::plain(
            "Cet accord ne remplace pas la dette par une autre : les factures gardent leur effet (article 1330 du code civil).",
        ),
        RichText::plain(format!(
            "Il est fait en {originals} originaux, un pour chacun (article 1375 du code civil)."
        )),
    ]);
    let city = facts.creditor.address.city.trim();
    body.paragraph([RichText::plain(format!("Établi à {city}, le {}.", date(facts.agreed_on)))]);
}

/// Room for both hands.
fn sign(facts: &AgreementFacts, body: &mut Body) {
    let company = &facts.creditor;
    let named = [creditor::signatory(company), company.signatory_capacity.trim().to_owned()];
    let named: Vec<String> = named.into_iter().filter(|text| !text.is_empty()).collect();
    let is_firm = facts.debtor.siren.is_some() || facts.nature.owes_without_notice();
    let client = if is_firm {
        "Nom et qualité de la personne qui signe, date, « bon pour accord », signature"
    } else {
        "Date, « bon pour accord », signature"
    };
    let creditor = Signatory {
        party: "Le créancier".to_owned(),
        name: named.join(", "),
        mention: "Date et signature".to_owned(),
    };
    // One place for each person who owes: one signature does not bind the other.
    let debtors = facts.debtors().into_iter().map(|name| Signatory {
        party: "Le client".to_owned(),
        name,
        mention: client.to_owned(),
    });
    body.0.push(Block::Signatures(std::iter::once(creditor).chain(debtors).collect()));
}
