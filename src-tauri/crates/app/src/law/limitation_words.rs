//! The sentences of a limitation.

use dument_domain::limitation::{
    Effect, EventKind, Limitation, LimitationEvent, LimitationFacts, PossibleLimit, PossibleReason, WhichRule,
};
use dument_domain::{Day, Delay};
use dument_letters::french::{capitalised, date, weekday_and_date};
use dument_letters::typography::french;

use crate::law::term::WarningAnswer;

/// « agir en justice au plus tard le … »; past it a fact, not that it was too late: another date is possible.
pub(crate) fn act_before(safe: Day, passed: bool) -> String {
    let words = if passed {
        "dernier jour sûr pour agir en justice\u{a0}: le"
    } else {
        "agir en justice au plus tard le"
    };
    french(&format!("{words} {}", date(safe)))
}

/// How the safe date was found.
pub(super) fn limitation_explained(asked: &LimitationFacts, found: &Limitation) -> Vec<String> {
    let done = date(asked.completed_on);
    let start = match found.rule {
        WhichRule::CivilCode => {
            format!(
                "Le délai pour agir court de la fin des travaux ou de la livraison, et non de la facture\u{202f}; compté du {done}"
            )
        }
        WhichRule::PublicBuyer => {
            format!(
                "Le délai pour agir court du 1er janvier qui suit la fin des travaux ou la livraison\u{202f}; compté du {done}"
            )
        }
    };
    let mut lines = vec![format!("{start}\u{a0}: {} ({}).", length(found.period), found.article)];
    let (safe, working) = (weekday_and_date(found.safe), weekday_and_date(found.last_working_day));
    lines.push(if found.safe == found.last_working_day {
        format!("Dernier jour sûr\u{a0}: le {safe}.")
    } else {
        format!("Dernier jour sûr\u{a0}: le {safe}, qu’un week-end ou un jour férié ne reporte pas\u{202f}; dernier jour ouvré, le {working}.")
    });
    lines.push(match found.rule {
        WhichRule::CivilCode => {
            "Ni lettre, ni courriel, ni appel, ni mise en demeure ne prolonge ce délai.".to_owned()
        }
        WhichRule::PublicBuyer => {
            "Une demande de paiement écrite à l’administration ouvre quatre nouvelles années (loi 68-1250 art. 2).".to_owned()
        }
    });
    lines
}

fn length(period: Delay) -> String {
    match period {
        Delay::Months(12) => "un an".to_owned(),
        Delay::Months(months) if months % 12 == 0 => format!("{} ans", months / 12),
        Delay::Months(months) => format!("{months} mois"),
        Delay::Days(days) => format!("{days} jours"),
    }
}

/// The reason of a later date.
pub(super) fn possible_words(one: &PossibleLimit) -> String {
    let limit = date(one.on);
    match one.reason {
        PossibleReason::TermAgreed => {
            format!("le {limit}, si le délai court de l’échéance convenue\u{202f}; ne pas s’y fier")
        }
        PossibleReason::Instalments { signed_on } => format!(
            "le {limit}, si chaque versement de l’échéancier du {} a son propre délai\u{202f}; ne pas s’y fier",
            date(signed_on)
        ),
        PossibleReason::Event { kind, on } => {
            format!(
                "le {limit}, si un juge retient\u{a0}: {} du {}\u{202f}; ne pas s’y fier",
                name(kind),
                date(on)
            )
        }
    }
}

/// An event and what it did.
pub(super) fn event_words(event: &LimitationEvent, effect: Effect, article: &str) -> String {
    let what = format!("{} du {}", capitalised(name(event.kind)), date(event.on));
    let then = match effect {
        Effect::Interrupts { limit, before } => {
            format!("un nouveau délai court, jusqu’au {}, au lieu du {}", date(limit), date(before))
        }
        Effect::Suspends { limit } => format!("le délai est suspendu, puis court jusqu’au {}", date(limit)),
        Effect::StillSuspended => "en cours\u{202f}; par prudence, la date ne bouge pas".to_owned(),
        Effect::Possible { limit } => {
            format!(
                "un juge peut y voir un nouveau délai, jusqu’au {}\u{202f}; par prudence, la date ne bouge pas",
                date(limit)
            )
        }
        Effect::Nothing => "ne change pas la date".to_owned(),
        Effect::AfterLimit => "après le dernier jour sûr, qui ne bouge pas".to_owned(),
        Effect::Undone => "sans effet, l’action n’ayant pas abouti".to_owned(),
    };
    format!("{what}\u{a0}: {then} ({article}).")
}

/// What must not be believed.
pub(super) fn limitation_warnings(found: &Limitation) -> Vec<WarningAnswer> {
    let not_served = found.not_served.iter().map(|event| {
        let (code, what) = if event.kind == EventKind::OrderIssued {
            ("order_not_served", "L’ordonnance rendue le")
        } else {
            ("petition_not_served", "La requête déposée le")
        };
        let (on, article) = (date(event.on), event.kind.article(found.rule));
        let sentence = format!(
            "{what} {on} ne protège pas la créance\u{a0}: seule compte la signification de l’ordonnance, au plus tard le dernier jour sûr ({article})."
        );
        WarningAnswer { code, sentence: french(&sentence) }
    });
    let late = found.served_late.iter().map(|event| WarningAnswer {
        code: "order_served_late",
        sentence: french(&format!(
            "L’ordonnance a été signifiée le {}, après le délai que le texte laisse pour le faire (CPC 1411)\u{a0}: par prudence, la date pour agir ne bouge pas.",
            date(event.on)
        )),
    });
    not_served.chain(late).collect()
}

fn name(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Acknowledgement => "reconnaissance écrite de la dette",
        EventKind::PartPayment => "paiement partiel",
        EventKind::InstalmentPlan => "échéancier signé",
        EventKind::UnsignedPlan => "échéancier non signé",
        EventKind::AskedForTime => "demande de délai",
        EventKind::OrderIssued => "ordonnance rendue",
        EventKind::OrderServed => "signification de l’ordonnance",
        EventKind::OppositionReceived => "opposition du client",
        EventKind::Summons => "assignation",
        EventKind::ProofOfClaim => "déclaration de créance",
        EventKind::EnforcementMeasure => "mesure de saisie",
        EventKind::Conciliation => "conciliation ou médiation",
        EventKind::SmallClaimsAgreement => "accord à la procédure simplifiée",
        EventKind::Letter => "lettre",
        EventKind::Email => "courriel",
        EventKind::Call => "appel",
        EventKind::FormalNotice => "mise en demeure",
        EventKind::PetitionFiled => "dépôt de la requête",
        EventKind::ActionFailed => "action retirée, caduque ou rejetée",
    }
}
