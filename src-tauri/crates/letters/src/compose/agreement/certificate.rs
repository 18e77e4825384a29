//! The account of what was done to be paid (état des démarches): what was owed, what was done, why it
//! stops. For the accountant; it promises nothing about taxes.
//!
//! Stopping is not giving up: the tax that was paid comes back for a claim that cannot be recovered
//! (CGI 272), not for one that was remitted (C. civ. 1350). The two have two papers, two titles.

use super::super::envelope;
use super::super::pen::Body;
use super::super::statement::{cells, one_line, word};
use super::{debt_table, party};
use crate::agreement_facts::{Attempt, CertificateFacts, Ending};
use crate::creditor;
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
    body.0.push(Block::Signatures(vec![Signatory {
        party: "Le créancier".to_owned(),
        name: creditor::signatory(company),
        mention: "Date et signature".to_owned(),
    }]));
    Report {
        title: format!("{}, {}", title(facts.ending), debtor.name.trim()),
        created: facts.on,
        author: creditor::heading(company),
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
    let reason = match reason {
        "" => String::new(),
        words => format!("Raison : {}.", in_sentence(words)),
    };
    let (on, sum) = (date(facts.on), RichText::bold(euros(left)));
    let said = match facts.ending {
        Ending::Stopped => [
            RichText::plain(format!("Le {on}, le créancier arrête ses démarches pour cette somme, soit "))
                .then(sum)
                .then(RichText::plain(" de principal.")),
            RichText::plain("Il ne renonce pas à sa créance."),
        ],
        Ending::Remitted => [
            RichText::plain(format!("Le {on}, le créancier fait remise de cette somme au client, soit "))
                .then(sum)
                .then(RichText::plain(" de principal.")),
            RichText::plain(
                "Le client en est libéré s’il accepte cette remise (article 1350 du code civil).",
            ),
        ],
    };
    body.paragraph(said.into_iter().chain([RichText::plain(reason)]));
    let tax = match facts.ending {
        Ending::Stopped => {
            "Ce document reprend les faits notés par le créancier. Ce qu’ils permettent en comptabilité et pour la TVA d’une créance définitivement irrécouvrable se règle avec un comptable (article 272 du code général des impôts)."
        }
        Ending::Remitted => {
            "Ce document reprend les faits notés par le créancier. Une remise voulue n’est pas une créance irrécouvrable : ses effets en comptabilité et pour la TVA se règlent avec un comptable."
        }
    };
    body.paragraph([RichText::plain(tax)]);
}

const fn title(ending: Ending) -> &'static str {
    match ending {
        Ending::Stopped => "État des démarches de recouvrement",
        Ending::Remitted => "État des démarches et remise de dette",
    }
}
