//! Why an entry of the calendar stays on its day: only a reminder of the creditor can be put off.

use dument_domain::case::StepKind;

use crate::views::CalendarKind;

/// Why an entry of this kind cannot be moved.
pub(super) const fn fixed_because(kind: CalendarKind) -> &'static str {
    match kind {
        CalendarKind::Step => "Cette étape n’est pas une relance\u{a0}: elle reste où elle est.",
        CalendarKind::Promise => {
            "Ce jour est celui que le client a promis\u{a0}: il ne se déplace pas. S’il en promet un autre, notez-le au dossier."
        }
        CalendarKind::Instalment => {
            "Ce jour est celui de l’échéancier convenu\u{a0}: il ne se déplace pas ici. Un autre accord se note au dossier."
        }
        CalendarKind::BankCheck => {
            "Ce jour est celui où regarder la banque\u{a0}: il ne se déplace pas. La relance qui suit peut être reportée."
        }
        CalendarKind::Pause => {
            "Ce jour est celui du temps déjà laissé\u{a0}: reportez la relance qui suit pour en laisser davantage."
        }
        CalendarKind::Answer => "Ce jour est celui qui a été annoncé\u{a0}: il ne se déplace pas.",
        CalendarKind::LetterDeadline => {
            "Ce jour est écrit dans une lettre postée\u{a0}: il ne se déplace plus. La relance qui suit peut être reportée."
        }
        CalendarKind::DueDate => "L’échéance est celle de la facture\u{a0}: elle ne se déplace pas ici.",
        CalendarKind::ProofOfClaim | CalendarKind::Order | CalendarKind::Limitation => {
            "Cette limite vient de la loi\u{a0}: elle ne se déplace pas."
        }
        CalendarKind::Done => "C’est fait\u{a0}: le passé ne se déplace pas.",
    }
}

/// Why a step stays on its day; nothing for a reminder of a debt that is late.
pub(super) const fn held_in_place(late: bool, step: StepKind) -> Option<&'static str> {
    match (late, step.is_reminder()) {
        (true, true) => None,
        (false, true) => Some("La facture n’est pas encore échue\u{a0}: il n’y a pas de relance à reporter."),
        (_, false) => Some(fixed_because(CalendarKind::Step)),
    }
}
