//! What was agreed or done beside contacts and letters, in the words of the timeline.

use dument_domain::case::{Arrangement, ChequeAct, DisputeEnd, Happening, Plan, StepKind};
use dument_letters::french;

use crate::words::step_title;

/// « Échéancier convenu : 3 versements, 900,00 € en tout, le premier le 1er octobre 2026 ».
/// Empty for what the timeline tells otherwise.
#[must_use]
pub(crate) fn deed_sentence(what: &Happening) -> String {
    match what {
        Happening::Done { step: StepKind::Email } => "E-mail envoyé".to_owned(),
        Happening::Done { step: StepKind::Evidence } => "Dossier complété".to_owned(),
        Happening::Done { step } => format!("Étape faite\u{a0}: {}", step_title(*step).to_lowercase()),
        Happening::Skipped { step } => format!("Étape passée\u{a0}: {}", step_title(*step).to_lowercase()),
        Happening::PlanAgreed { plan } => plan_sentence(plan),
        Happening::Arranged { arrangement } => arrangement_sentence(arrangement),
        Happening::PositionTaken { answer_by } => {
            format!("Réponse écrite à la contestation, retour attendu le {}", french::date(*answer_by))
        }
        Happening::DisputeClosed { end } => dispute_end(*end).to_owned(),
        Happening::Cheque { act } => cheque_act(*act).to_owned(),
        Happening::HandedOver { to, costs, report_on } => {
            let price = costs.map(|sum| format!(", frais {}", french::euros(sum))).unwrap_or_default();
            format!("Confié à {to}{price}, compte rendu attendu le {}", french::date(*report_on))
        }
        Happening::Contact { .. }
        | Happening::Posted { .. }
        | Happening::Presented { .. }
        | Happening::Resumed
        | Happening::Waived { .. }
        | Happening::RestClaimed
        | Happening::Note => String::new(),
    }
}

fn plan_sentence(plan: &Plan) -> String {
    let first = plan.instalments.first().map(|one| format!(", le premier le {}", french::date(one.due)));
    let signed = if plan.signed { "" } else { ", à faire signer" };
    format!(
        "Échéancier convenu\u{a0}: {}, {} en tout{}{signed}",
        crate::words::counted(plan.instalments.len(), "versement"),
        french::euros(plan.total()),
        first.unwrap_or_default()
    )
}

fn arrangement_sentence(arrangement: &Arrangement) -> String {
    match arrangement {
        Arrangement::Discount { amount, by } => {
            format!("Remise de {} si le reste est payé le {}", french::euros(*amount), french::date(*by))
        }
        Arrangement::Exchange { goods, value, by } => format!(
            "Échange convenu\u{a0}: {goods} pour {} avant le {}\u{202f}; deux factures avec leur TVA",
            french::euros(*value),
            french::date(*by)
        ),
        Arrangement::Other { terms, by } => format!("Accord\u{a0}: {terms}, pour le {}", french::date(*by)),
    }
}

const fn dispute_end(end: DisputeEnd) -> &'static str {
    match end {
        DisputeEnd::CreditNote => "Contestation close par un avoir",
        DisputeEnd::Gesture => "Contestation close par un geste",
        DisputeEnd::Maintained => "Contestation close, demande maintenue",
        DisputeEnd::Withdrawn => "Contestation retirée par le client",
    }
}

const fn cheque_act(act: ChequeAct) -> &'static str {
    match act {
        ChequeAct::PresentedAgain => "Chèque présenté de nouveau",
        ChequeAct::CertificateAsked => "Certificat de non-paiement demandé",
        ChequeAct::CertificateReceived => "Certificat de non-paiement reçu",
        ChequeAct::Served => "Certificat signifié par un commissaire de justice",
        ChequeAct::TitleIssued => "Titre exécutoire obtenu",
    }
}
