//! The answers offered on the screen of a call, and what each needs to be recorded.

use dument_domain::Money;
use dument_domain::case::{Outcome, OutcomeKind, StepKind};

use crate::Now;
use crate::call::follow::Supposed;
use crate::views::{AnswerPlace, AnswerView, OutcomeChoice};
use crate::words::outcome_title;

/// Days proposed to check a payment that the client says is made.
const PAID_CHECK_DAYS: i64 = 5;
/// Days proposed for a promise.
const PROMISE_DAYS: i64 = 7;
/// Days proposed for « je lui laisse 15 jours ».
const PAUSE_DAYS: i64 = 15;
/// Working days proposed to call back when nothing clear was said.
const UNCLEAR_WORKING_DAYS: u32 = 2;

/// The answers in the order of a call: first whether the invoice came, then when it is paid.
const ORDER: [(OutcomeKind, AnswerPlace); 17] = [
    (OutcomeKind::NotReceived, AnswerPlace::Usual),
    (OutcomeKind::Promise, AnswerPlace::Usual),
    (OutcomeKind::Dispute, AnswerPlace::Usual),
    (OutcomeKind::Difficulty, AnswerPlace::Usual),
    (OutcomeKind::WrongContact, AnswerPlace::Usual),
    (OutcomeKind::NoAnswer, AnswerPlace::Usual),
    (OutcomeKind::Refuses, AnswerPlace::Usual),
    (OutcomeKind::Paid, AnswerPlace::Usual),
    (OutcomeKind::Away, AnswerPlace::Other),
    (OutcomeKind::FundsAwaited, AnswerPlace::Other),
    (OutcomeKind::BouncedCheque, AnswerPlace::Other),
    (OutcomeKind::DefectiveCheque, AnswerPlace::Other),
    (OutcomeKind::Insolvency, AnswerPlace::Other),
    (OutcomeKind::OverIndebtedness, AnswerPlace::Other),
    (OutcomeKind::Pause, AnswerPlace::Decision),
    (OutcomeKind::PreferWriting, AnswerPlace::Decision),
    (OutcomeKind::Abandon, AnswerPlace::Decision),
];

/// The answers of the screen. One that says nothing clear is recorded as time left until the
/// day of the next call: nothing is written that the client did not say.
pub(super) fn answers(supposed: &Supposed<'_>) -> Vec<AnswerView> {
    let known = ORDER.into_iter().map(|(kind, place)| AnswerView {
        label: label(kind, supposed.step).to_owned(),
        place,
        outcome: kind,
        date: None,
        date_label: None,
    });
    let unclear = AnswerView {
        label: "Je ne sais pas".to_owned(),
        place: AnswerPlace::Unclear,
        outcome: OutcomeKind::Pause,
        date: Some(supposed.on.plus_working_days(UNCLEAR_WORKING_DAYS, supposed.rules.region)),
        date_label: Some("Rien avant le, puis rappeler".to_owned()),
    };
    known.chain([unclear]).collect()
}

const fn label(kind: OutcomeKind, step: StepKind) -> &'static str {
    match kind {
        OutcomeKind::Promise => "Va payer le…",
        OutcomeKind::Dispute => "Conteste",
        OutcomeKind::Difficulty => "A des difficultés",
        OutcomeKind::WrongContact => "Pas le bon interlocuteur",
        OutcomeKind::NoAnswer if matches!(step, StepKind::Meeting) => "Personne au rendez-vous",
        OutcomeKind::NoAnswer => "Répondeur, ou personne",
        OutcomeKind::Away => "Absent pour l’instant",
        OutcomeKind::FundsAwaited => "Attend de l’argent",
        OutcomeKind::DefectiveCheque => "Chèque à refaire",
        OutcomeKind::Insolvency => "Redressement, liquidation",
        OutcomeKind::Abandon => "Je laisse tomber",
        OutcomeKind::NotReceived
        | OutcomeKind::Refuses
        | OutcomeKind::Paid
        | OutcomeKind::BouncedCheque
        | OutcomeKind::OverIndebtedness
        | OutcomeKind::Pause
        | OutcomeKind::PreferWriting => outcome_title(kind),
    }
}

/// Every way a contact may end, with what is proposed and what would follow.
pub(super) fn outcome_choices(supposed: &Supposed<'_>, principal: Money, now: &Now) -> Vec<OutcomeChoice> {
    OutcomeKind::ALL.into_iter().map(|kind| choice(kind, supposed, principal, now)).collect()
}

fn choice(kind: OutcomeKind, supposed: &Supposed<'_>, principal: Money, now: &Now) -> OutcomeChoice {
    let after = |days: i64| supposed.on.plus_days(days).working_day_from(supposed.rules.region);
    let (date_label, date) = match kind {
        OutcomeKind::Promise => (Some("Au plus tard le"), Some(after(PROMISE_DAYS))),
        OutcomeKind::Paid => (Some("Vérifier la banque le"), Some(after(PAID_CHECK_DAYS))),
        OutcomeKind::Pause => (Some("Reprendre après le"), Some(after(PAUSE_DAYS))),
        OutcomeKind::Insolvency => (Some("Jugement d’ouverture du"), None),
        OutcomeKind::OverIndebtedness => (Some("Dossier recevable le"), None),
        OutcomeKind::BouncedCheque => (Some("Chèque présenté le"), None),
        OutcomeKind::DefectiveCheque => (Some("Nouveau chèque attendu le"), Some(after(PROMISE_DAYS))),
        OutcomeKind::Away => (Some("De retour le"), Some(after(PROMISE_DAYS))),
        OutcomeKind::FundsAwaited => (Some("Fonds attendus le"), Some(after(PAUSE_DAYS))),
        OutcomeKind::NotReceived
        | OutcomeKind::WrongContact
        | OutcomeKind::NoAnswer
        | OutcomeKind::Difficulty
        | OutcomeKind::Dispute
        | OutcomeKind::Refuses
        | OutcomeKind::Abandon
        | OutcomeKind::PreferWriting => (None, None),
    };
    let outcome = Outcome::supposed(kind, date.unwrap_or(supposed.on), principal);
    OutcomeChoice {
        kind,
        title: outcome_title(kind).to_owned(),
        consequence: supposed.consequence(&outcome, now),
        date_label: date_label.map(str::to_owned),
        date,
        second_date_label: (kind == OutcomeKind::Insolvency).then(|| "Publication au BODACC".to_owned()),
        amount: (kind == OutcomeKind::Promise).then_some(principal),
        reason_label: (kind == OutcomeKind::Dispute).then(|| "Ce que le client reproche".to_owned()),
    }
}
