//! Why an entry of the calendar stays on its day: only a reminder of the creditor can be put off.

use dument_domain::case::StepKind;

use crate::views::CalendarKind;

/// Why an entry of this kind cannot be moved.
pub(super) const fn fixed_because(kind: CalendarKind) -> &'static str {
    match kind {
        CalendarKind::Step => "Cette étape n’est pas une relance : elle reste où elle est.",
        CalendarKind::Promise => {
            "Ce jour est celui que le client a promis : il ne se déplace pas. S’il en promet un autre, notez-le au dossier."
        }
        CalendarKind::Instalment => {
            "Ce jour est celui de l’échéancier convenu : il ne se déplace pas ici. Un autre accord se note au dossier."
        }
        CalendarKind::BankCheck => {
            "Ce jour est celui où regarder la banque : il ne se déplace pas. La relance qui suit peut être reportée."
        }
        CalendarKind::Pause => {
            "Ce jour est celui du temps déjà laissé : reportez la relance qui suit pour en laisser davantage."
        }
        CalendarKind::Answer => "Ce jour est celui qui a été annoncé : il ne se déplace pas.",
        CalendarKind::LetterDeadline => {
            "Ce jour est écrit dans une lettre postée : il ne se déplace plus. La relance qui suit peut être reportée."
        }
        CalendarKind::DueDate => "L’échéance est celle de la facture : elle ne se déplace pas ici.",
        CalendarKind::ProofOfClaim | CalendarKind::Order | CalendarKind::Limitation => {
            "Cette limite vient de la loi : elle ne se déplace pas."
        }
        CalendarKind::Done => "C’est fait : le passé ne se déplace pas.",
    }
}

/// Why a step stays on its day; nothing for a reminder of a debt that is late.
pub(super) const fn held_in_place(late: bool, step: StepKind) -> Option<&'static str> {
    match (late, step.is_reminder()) {
        (true, true) => None,
        (false, true) => Some("La facture n’est pas encore échue : il n’y a pas de relance à reporter."),
        (_, false) => Some(fixed_because(CalendarKind::Step)),
    }
}
