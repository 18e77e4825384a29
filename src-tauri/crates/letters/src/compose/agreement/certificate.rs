//! The certificate of a sum given up (état des démarches et abandon): what was owed, what was done,
//! why it stops. For the accountant; it promises nothing about taxes.

use super::super::envelope;
use super::super::pen::Body;
use super::super::statement::{cells, one_line, word};
use super::{debt_table, party};
use crate::agreement_facts::{Attempt, CertificateFacts};
use crate::french::{date, euros, in_sentence, short_date, siren};
use crate::model::{Block, Column, Report, RichText, Signatory, Table};

/// Composes the certificate of a sum given up.
#[must_use]
pub fn compose_certificate(facts: &CertificateFacts) -> Report {
    let mut body = Body::default();
    let debtor = &facts.debtor;
    let identity = debtor.siren.as_deref().map(|digits| format!("SIREN {}", siren(digits)));
    let known = [Some(debtor.name.trim().to_owned()), Some(one_line(&debtor.address)), identity];
    let known: Vec<String> = known.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    party("Le créancier : ", &envelope::footer(&facts.creditor).join(" · "), &mut body);
    party("Le client : ", &known.join(" · "), &mut body);
    body.0.push(Block::Heading("Ce qui reste impayé".to_owned()));
    body.block(Some(debt_table(&facts.invoices, format!("Sommes impayées au {}", date(facts.on)))));
    attempts(facts, &mut body);
    decision(facts, &mut body);
    let company = &facts.creditor;
    let name = if company.signatory.trim().is_empty() { &company.name } else { &company.signatory };
    body.0.push(Block::Signatures(vec![Signatory {
        party: "Le créancier".to_owned(),
        name: name.trim().to_owned(),
        mention: "Date et signature".to_owned(),
    }]));
    Report {
        title: format!("État des démarches et abandon d’une créance, {}", debtor.name.trim()),
        created: facts.on,
        author: company.name.trim().to_owned(),
        body: body.0,
        footer: envelope::footer(company),
    }
}

fn attempts(facts: &CertificateFacts, body: &mut Body) {
    body.0.push(Block::Heading("Ce qui a été fait".to_owned()));
    if facts.attempts.is_empty() {
        body.paragraph([RichText::plain("Aucune démarche n’est notée au dossier.")]);
        return;
    }
    let row = |one: &Attempt| cells([short_date(one.on), one.what.clone()]);
    let what = Column { stretch: 4, ..word("Démarche") };
    body.block(Some(Block::Table(Table {
        caption: Some("Démarches notées au dossier, dans l’ordre".to_owned()),
        columns: vec![Column { stretch: 0, ..word("Le") }, what],
        rows: facts.attempts.iter().map(row).collect(),
        totals: Vec::new(),
    })));
}

fn decision(facts: &CertificateFacts, body: &mut Body) {
    let left: dument_domain::Money = facts.invoices.iter().map(|one| one.statement.principal).sum();
    body.0.push(Block::Heading("La décision".to_owned()));
    let reason = facts.reason.trim();
    body.paragraph([
        RichText::plain(format!(
            "Le {}, le créancier a décidé de ne plus demander cette somme, soit ",
            date(facts.on)
        ))
        .then(RichText::bold(euros(left)))
        .then(RichText::plain(" de principal.")),
        RichText::plain(if reason.is_empty() {
            String::new()
        } else {
            format!("Raison : {}.", in_sentence(reason))
        }),
    ]);
    body.paragraph([RichText::plain(
        "Ce document reprend les faits notés par le créancier. Ce que cet abandon permet en comptabilité et pour la TVA se règle avec un comptable (article 272 du code général des impôts).",
    )]);
}
