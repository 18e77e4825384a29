//! The sentences of the acts.

use dument_domain::Delay;
use dument_domain::limitation::{EventKind, Force, WhichRule};

/// « Ordonnance signifiée au client ».
pub(super) const fn act_title(kind: EventKind, rule: WhichRule, begun: bool) -> &'static str {
    match (rule, kind) {
        (_, EventKind::Acknowledgement) => "Le client reconnaît la dette par écrit",
        (_, EventKind::AskedForTime) => "Le client demande du temps par écrit",
        (_, EventKind::Conciliation) if begun => "La conciliation ou la médiation est terminée",
        (_, EventKind::Conciliation) => "Conciliation ou médiation acceptée par écrit",
        (_, EventKind::PetitionFiled) => "Requête en injonction de payer déposée",
        (_, EventKind::OrderIssued) => "Ordonnance rendue par le juge",
        (_, EventKind::OrderServed) => "Ordonnance signifiée au client",
        (_, EventKind::OppositionReceived) => "Le client a fait opposition",
        (WhichRule::CivilCode, EventKind::Summons) => "Assignation délivrée au client",
        (WhichRule::PublicBuyer, EventKind::Summons) => "Juge administratif saisi",
        (_, EventKind::SmallClaimsAgreement) => "Accord dans la procédure simplifiée",
        (_, EventKind::EnforcementMeasure) => "Saisie ou mesure conservatoire",
        (_, EventKind::ProofOfClaim) => "Déclaration de créance postée",
        (_, EventKind::ActionFailed) => "Action retirée, caduque ou rejetée",
        (_, EventKind::InstalmentPlan) => "Échéancier signé",
        (_, EventKind::UnsignedPlan) => "Échéancier non signé",
        (_, EventKind::PartPayment) => "Paiement partiel",
        (_, EventKind::Letter) => "Lettre",
        (_, EventKind::Email) => "E-mail",
        (_, EventKind::Call) => "Appel",
        (_, EventKind::FormalNotice) => "Mise en demeure",
    }
}

/// What it does to the date, in a sentence. `resumption` is what is left after talks.
pub(super) fn act_effect(kind: EventKind, rule: WhichRule, resumption: Option<Delay>) -> String {
    match (kind, kind.force(rule)) {
        (EventKind::PetitionFiled, Force::Nothing) => {
            "Ne change pas la date\u{a0}: seule compte la signification de l’ordonnance.".to_owned()
        }
        (EventKind::OrderIssued, Force::Nothing) => {
            "Ne change pas la date pour agir. À faire signifier dans un délai compté de ce jour (CPC 1411), donné aussitôt."
                .to_owned()
        }
        (EventKind::OppositionReceived, Force::Nothing) => {
            "Ne change pas la date\u{a0}: l’affaire vient à l’audience.".to_owned()
        }
        (EventKind::ActionFailed, Force::Nothing) => {
            "L’assignation ou l’ordonnance n’a alors rien changé\u{a0}: la date d’avant revient.".to_owned()
        }
        (EventKind::OrderServed | EventKind::Summons, Force::Interrupts) => {
            format!("{} Plus rien si l’action échoue ensuite.", anew(rule))
        }
        (EventKind::ProofOfClaim, Force::Interrupts) => {
            "Un nouveau délai entier court de ce jour, et même de la clôture de la procédure.".to_owned()
        }
        (_, Force::Interrupts) => anew(rule).to_owned(),
        (_, Force::Suspends) => match resumption {
            Some(Delay::Months(months)) => {
                format!(
                    "Le délai s’arrête le temps des discussions\u{202f}; il en reste au moins {months} mois à la fin."
                )
            }
            Some(Delay::Days(_)) | None => "Le délai s’arrête le temps des discussions.".to_owned(),
        },
        (_, Force::Possible) => {
            "Un juge peut y voir un nouveau délai\u{202f}; par prudence, la date ne bouge pas.".to_owned()
        }
        (_, Force::Nothing) => "Ne change pas la date.".to_owned(),
    }
}

const fn anew(rule: WhichRule) -> &'static str {
    match rule {
        WhichRule::CivilCode => "Un nouveau délai entier court de ce jour.",
        WhichRule::PublicBuyer => "Un nouveau délai entier court du 1er janvier qui suit.",
    }
}

/// « Signifiée le ».
pub(super) const fn on_label(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Acknowledgement => "Signée le",
        EventKind::AskedForTime => "Écrit le",
        EventKind::Conciliation => "Commencée le",
        EventKind::PetitionFiled => "Déposée le",
        EventKind::OrderIssued => "Rendue le",
        EventKind::OrderServed => "Signifiée le",
        EventKind::OppositionReceived => "Apprise le",
        EventKind::Summons => "Délivrée le",
        EventKind::SmallClaimsAgreement => "Conclu le",
        EventKind::ProofOfClaim => "Postée le",
        EventKind::EnforcementMeasure
        | EventKind::ActionFailed
        | EventKind::PartPayment
        | EventKind::InstalmentPlan
        | EventKind::UnsignedPlan
        | EventKind::Letter
        | EventKind::Email
        | EventKind::Call
        | EventKind::FormalNotice => "Jour",
    }
}

/// « Terminée le », for what lasts.
pub(super) const fn until_label(kind: EventKind) -> Option<&'static str> {
    match kind {
        EventKind::Conciliation => Some("Terminée le"),
        EventKind::Summons => Some("Procès terminé le"),
        EventKind::SmallClaimsAgreement => Some("Accord terminé le"),
        EventKind::ProofOfClaim => Some("Procédure close le"),
        EventKind::Acknowledgement
        | EventKind::AskedForTime
        | EventKind::PetitionFiled
        | EventKind::OrderIssued
        | EventKind::OrderServed
        | EventKind::OppositionReceived
        | EventKind::EnforcementMeasure
        | EventKind::ActionFailed
        | EventKind::PartPayment
        | EventKind::InstalmentPlan
        | EventKind::UnsignedPlan
        | EventKind::Letter
        | EventKind::Email
        | EventKind::Call
        | EventKind::FormalNotice => None,
    }
}
