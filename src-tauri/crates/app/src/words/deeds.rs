//! What was agreed or done beside contacts and letters, in the words of the timeline.

use dument_domain::case::{
    Arrangement, Beside, CaseEvent, ChequeAct, DisputeEnd, Happening, OutcomeKind, PartGivenUp, Plan,
    SolvencyFinding, StepKind,
};
use dument_domain::claim::Waiver;
use dument_domain::limitation::EventKind;
use dument_domain::{Day, Money};
use dument_letters::french::{self, capitalised};

use crate::views::{Deed, GiveUpReason, InterestName};
use crate::words::{outcome_sentence, step_title};

/// Why interest of a public buyer is not given up, whichever way is tried.
pub(crate) const PUBLIC_INTEREST: &str = "Les intérêts moratoires d’un acheteur public ne s’abandonnent pas\u{a0}: la renonciation est réputée non écrite (CCP L2192-14, à vérifier). Pour ne pas les demander, ne les cochez pas dans la lettre.";

/// What an act is called once it is recorded, with what the user decided.
#[must_use]
pub(crate) fn deed_told(event: &CaseEvent, name: InterestName) -> String {
    let Some(outcome) = event.what.outcome() else { return deed_sentence(&event.what, name) };
    let until = outcome.date().filter(|_| outcome.kind() == OutcomeKind::Pause);
    match (until, outcome.kind() == OutcomeKind::Abandon) {
        (Some(until), _) => format!("Du temps est laissé jusqu’au {}", french::date(until)),
        (None, true) => "Somme abandonnée".to_owned(),
        (None, false) => outcome_sentence(outcome),
    }
}

/// The words kept with a deed: the reason of a sum given up comes first.
#[must_use]
pub(crate) fn note(deed: &Deed, typed: &str) -> String {
    let typed = typed.trim();
    let Deed::GivenUp { reason } = deed else { return typed.to_owned() };
    let lead = give_up_title(*reason);
    [lead, typed].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Why a sum is given up, as the certificate says it; another reason is said in the note.
const fn give_up_title(reason: GiveUpReason) -> &'static str {
    match reason {
        GiveUpReason::CostsTooHigh => "Aller plus loin coûterait plus que la somme due.",
        GiveUpReason::Unreachable => "Le client est introuvable.",
        GiveUpReason::NoMeans => "Le client n’a pas de quoi payer.",
        GiveUpReason::PastLimit => "Le dernier jour sûr pour agir en justice est passé.",
        GiveUpReason::Goodwill => "Geste envers un bon client.",
        GiveUpReason::Other => "",
    }
}

/// Whether a sum given up was let go on purpose: its reason is the first sentence of its note.
#[must_use]
pub(crate) fn is_remitted(event: &CaseEvent) -> bool {
    let given_up = event.what.outcome().is_some_and(|outcome| outcome.kind() == OutcomeKind::Abandon);
    given_up && event.note.starts_with(give_up_title(GiveUpReason::Goodwill))
}

/// Whether there is a paper to sign or to keep for an act.
#[must_use]
pub(crate) fn has_paper(event: &CaseEvent) -> bool {
    let given_up = event.what.outcome().is_some_and(|outcome| outcome.kind() == OutcomeKind::Abandon);
    given_up || matches!(event.what, Happening::PlanAgreed { .. } | Happening::Arranged { .. })
}

/// The title of a happening on the timeline that is neither said, posted nor presented.
#[must_use]
pub(crate) fn happening_sentence(what: &Happening, name: InterestName) -> String {
    if let Happening::Waived { waiver, part } = what {
        waiver_sentence(*waiver, *part, name)
    } else if *what == Happening::Resumed {
        "Relances reprises".to_owned()
    } else if *what == Happening::RestClaimed {
        "Le reste est réclamé".to_owned()
    } else {
        deed_sentence(what, name)
    }
}

/// « Échéancier convenu : 3 versements, 900,00 € en tout, le premier le 1er octobre 2026 ».
/// Empty for what the timeline tells otherwise.
#[must_use]
pub(crate) fn deed_sentence(what: &Happening, name: InterestName) -> String {
    match what {
        Happening::Done { step: StepKind::Email } => "E-mail envoyé".to_owned(),
        Happening::Done { step: StepKind::Evidence } => "Dossier complété".to_owned(),
        Happening::Done { step } => format!("Étape faite\u{a0}: {}", step_title(*step).to_lowercase()),
        Happening::Skipped { step } => format!("Étape passée\u{a0}: {}", step_title(*step).to_lowercase()),
        Happening::PlanAgreed { plan } => plan_sentence(plan),
        Happening::Arranged { arrangement } => arrangement_sentence(arrangement, name),
        Happening::PositionTaken { answer_by } => {
            format!("Réponse écrite à la contestation, retour attendu le {}", french::date(*answer_by))
        }
        Happening::DisputeClosed { end, .. } => dispute_end(*end).to_owned(),
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
        Happening::OpenCredit { number, issued_on, amount } => format!(
            "Avoir d’un fichier, sans facture nommée\u{a0}: {number} du {}, {}",
            french::date(*issued_on),
            french::euros(*amount)
        ),
        Happening::LegalAct { kind, until } => legal_act(*kind, *until),
        Happening::SolvencyLooked { finding, source } => solvency_found(*finding, source),
        Happening::Refunded { shares } => {
            let sum = shares.iter().map(|share| share.amount).sum();
            format!("Rendu au client\u{a0}: {}, reçus ou crédités en trop", french::euros(sum))
        }
        Happening::RecoveryCosts { amount, what, proof } => {
            format!(
                "Frais de recouvrement payés\u{a0}: {} ({}\u{202f}; pièce\u{a0}: {proof})",
                french::euros(*amount),
                french::in_sentence(what)
            )
        }
    }
}

/// What an act that bears on the limitation period is called on the timeline.
fn legal_act(kind: EventKind, until: Option<Day>) -> String {
    let ended = until.map(|day| format!(", jusqu’au {}", french::date(day))).unwrap_or_default();
    let what = match kind {
        EventKind::Acknowledgement => "Reconnaissance de dette signée par le client",
        EventKind::PartPayment => "Paiement partiel reçu",
        EventKind::InstalmentPlan => "Échéancier signé par le client",
        EventKind::UnsignedPlan => "Échéancier convenu, non signé",
        EventKind::AskedForTime => "Délai demandé par écrit par le client",
        EventKind::OrderServed => "Ordonnance d’injonction de payer signifiée",
        EventKind::Summons => "Assignation délivrée",
        EventKind::ProofOfClaim => "Déclaration de créance envoyée",
        EventKind::EnforcementMeasure => "Mesure conservatoire ou saisie",
        EventKind::Conciliation => "Conciliation ou médiation convenue par écrit",
        EventKind::SmallClaimsAgreement => "Accord dans la procédure simplifiée",
        EventKind::Letter => "Lettre envoyée",
        EventKind::Email => "E-mail envoyé",
        EventKind::Call => "Appel",
        EventKind::FormalNotice => "Mise en demeure envoyée",
        EventKind::PetitionFiled => "Requête déposée",
        EventKind::OrderIssued => "Ordonnance d’injonction de payer rendue",
        EventKind::OppositionReceived => "Opposition du client apprise",
        EventKind::ActionFailed => "Action en justice retirée, caduque ou rejetée",
    };
    format!("{what}{ended}")
}

pub(crate) fn solvency_found(finding: SolvencyFinding, source: &str) -> String {
    let found = match finding {
        SolvencyFinding::Sound => "rien d’inquiétant",
        SolvencyFinding::Doubtful => "des raisons d’être prudent",
        SolvencyFinding::Proceedings => "une procédure est publiée",
        SolvencyFinding::Unknown => "rien n’a été trouvé",
    };
    format!("Solvabilité regardée ({source})\u{a0}: {found}")
}

fn plan_sentence(plan: &Plan) -> String {
    let first = plan.instalments.first().map(|one| format!(", le premier le {}", french::date(one.due)));
    let signed = if plan.signed { "" } else { ", à faire signer" };
    format!(
        "Échéancier convenu\u{a0}: {}, {} en tout{}{signed}",
        crate::words::text::counted(plan.instalments.len(), "versement"),
        french::euros(plan.total()),
        first.unwrap_or_default()
    )
}

pub(crate) fn arrangement_sentence(arrangement: &Arrangement, name: InterestName) -> String {
    match arrangement {
        Arrangement::Discount { amount, by, beside } => discount_sentence(*amount, *by, *beside, name),
        Arrangement::Exchange { goods, value, by } => format!(
            "Échange convenu\u{a0}: {goods} pour {} avant le {}\u{202f}; deux factures avec leur TVA",
            french::euros(*value),
            french::date(*by)
        ),
        Arrangement::Other { terms, by } => format!("Accord\u{a0}: {terms}, pour le {}", french::date(*by)),
    }
}

/// What a discount takes off, and if the rest is paid by when.
fn discount_sentence(amount: Money, by: Day, beside: Beside, name: InterestName) -> String {
    let by = french::date(by);
    match (beside, amount.is_positive()) {
        (Beside::StillOwed, _) => {
            format!("Remise de {} si le reste est payé le {by}", french::euros(amount))
        }
        (Beside::GivenUpIfKept, true) => format!(
            "Remise de {} si le reste est payé le {by}, {name} et indemnité {}",
            french::euros(amount),
            name.agreed("abandonnés", "abandonnées")
        ),
        (Beside::GivenUpIfKept, false) => {
            let given_up = name.agreed("abandonnés", "abandonnées");
            format!("{} et indemnité {given_up} si le principal est payé le {by}", name.heading())
        }
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

pub(crate) const fn cheque_act(act: ChequeAct) -> &'static str {
    match act {
        ChequeAct::PresentedAgain => "Chèque présenté de nouveau",
        ChequeAct::CertificateAsked => "Certificat de non-paiement demandé",
        ChequeAct::CertificateReceived => "Certificat de non-paiement reçu",
        ChequeAct::Served => "Certificat signifié par un commissaire de justice",
        ChequeAct::TitleIssued => "Titre exécutoire obtenu",
    }
}

/// « Pénalités abandonnées », « Intérêts abandonnés », « 12,00 € d’indemnité abandonnés ».
pub(crate) fn waiver_sentence(waiver: Waiver, part: Option<PartGivenUp>, name: InterestName) -> String {
    let wholes = [
        (waiver.interest, name.noun()),
        (waiver.indemnity, "indemnité"),
        (waiver.compensation, "frais de recouvrement"),
    ];
    let wholes = wholes.into_iter().filter(|(given_up, _)| *given_up);
    let wholes: Vec<String> = wholes.map(|(_, what)| what.to_owned()).collect();
    let agreed = match (waiver.interest, waiver.compensation) {
        (_, true) => "abandonnés",
        (true, false) => name.agreed("abandonnés", "abandonnées"),
        (false, false) => "abandonnée",
    };
    let whole =
        (!wholes.is_empty()).then(|| capitalised(&format!("{} {agreed}", french::enumerate(&wholes))));
    let part = part.unwrap_or_default();
    let sums = [
        (part.interest, name.of_it()),
        (part.indemnity, "d’indemnité"),
        (part.compensation, "de frais de recouvrement"),
    ];
    let named = sums.into_iter().filter(|(sum, _)| sum.is_positive());
    let sums: Vec<String> = named.map(|(sum, of)| format!("{} {of}", french::euros(sum))).collect();
    let part = (!sums.is_empty()).then(|| format!("{} abandonnés", french::enumerate(&sums)));
    whole.into_iter().chain(part).collect::<Vec<_>>().join("\u{202f}; ")
}
