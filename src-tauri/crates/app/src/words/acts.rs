//! Words of the acts that interrupt a limitation.

use dument_domain::Day;
use dument_domain::limitation::EventKind;
use dument_letters::french::date;
use dument_letters::typography::french;

/// What is to be looked at, once an act was done: why the procedure is followed, and until when
/// the user may act if a text gives a last day.
pub(crate) fn followed(act: EventKind, on: Day, by: Option<Day>) -> String {
    let day = date(on);
    french(&match act {
        EventKind::PetitionFiled => {
            format!(
                "requête déposée le {day}\u{a0}: voir si l’ordonnance est rendue, pour la faire signifier"
            )
        }
        EventKind::OrderIssued => {
            let last = by.map(|by| format!(" au plus tard le {}", date(by))).unwrap_or_default();
            format!("ordonnance rendue le {day}\u{a0}: à faire signifier{last} par un commissaire de justice")
        }
        EventKind::OppositionReceived => {
            let costs = by.map(|by| format!("frais à verser au greffe au plus tard le {}, ", date(by)));
            format!("opposition apprise le {day}\u{a0}: {}audience à préparer", costs.unwrap_or_default())
        }
        EventKind::OrderServed => {
            format!("ordonnance signifiée le {day}\u{a0}: voir si le client a fait opposition")
        }
        EventKind::Summons => format!("assignation du {day}\u{a0}: voir où en est l’affaire"),
        EventKind::EnforcementMeasure => format!("saisie du {day}\u{a0}: voir ce qu’elle a donné"),
        EventKind::SmallClaimsAgreement => {
            format!("accord du {day} avec le commissaire de justice\u{a0}: voir si l’argent arrive")
        }
        EventKind::Conciliation => format!("conciliation depuis le {day}\u{a0}: voir où elle en est"),
        EventKind::ActionFailed => format!("action en justice terminée sans effet le {day}"),
        EventKind::ProofOfClaim => format!("créance déclarée le {day}"),
        EventKind::Acknowledgement => format!("dette reconnue le {day}"),
        EventKind::InstalmentPlan | EventKind::UnsignedPlan => format!("échéancier du {day}"),
        EventKind::AskedForTime => format!("délai demandé le {day}"),
        EventKind::PartPayment => format!("paiement partiel du {day}"),
        EventKind::Letter | EventKind::FormalNotice => format!("lettre du {day}"),
        EventKind::Email => format!("e-mail du {day}"),
        EventKind::Call => format!("appel du {day}"),
    })
}
