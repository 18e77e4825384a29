//! The French words of codes and facts, used by every screen and by the terminal.

mod acts;
pub(crate) mod cells;
pub(crate) mod contact;
pub(crate) mod deeds;
pub(crate) mod figures;
pub(crate) mod files;
pub(crate) mod papers;
pub(crate) mod search;
pub(crate) mod text;

pub use dument_letters::rates::semester_name as semester_label;

use dument_domain::case::{
    ChequeStage, InvoiceState, LapseReason, Outcome, OutcomeKind, Position, Proceedings, Reason, StepKind,
};
use dument_domain::{Day, DebtorNature, Money};
use dument_letters::french;

/// The words of a step on the screens.
#[derive(Clone, Copy)]
pub(crate) struct StepWords {
    /// « Mise en demeure ».
    pub(crate) title: &'static str,
    /// Title of the group on « Aujourd’hui ».
    pub(crate) group: &'static str,
    /// The act on the main button.
    pub(crate) action: &'static str,
    /// The last time the client was written or spoken to: « la mise en demeure ».
    pub(crate) as_received: &'static str,
    /// What is no reminder is named by its group where it is due: « Suite judiciaire à décider ».
    by_group: bool,
}

impl StepWords {
    const fn of(title: &'static str, group: &'static str, action: &'static str) -> StepWords {
        StepWords { title, group, action, as_received: "le dernier échange", by_group: false }
    }

    const fn received(self, as_received: &'static str) -> StepWords {
        StepWords { as_received, ..self }
    }

    const fn named_by_its_group(self) -> StepWords {
        StepWords { by_group: true, ..self }
    }
}

/// The words of a step: one row each.
#[must_use]
pub(crate) const fn step_words(step: StepKind) -> StepWords {
    match step {
        StepKind::Call => StepWords::of("Appel", "À appeler", "Appeler").received("l’appel"),
        StepKind::Email => {
            StepWords::of("E-mail", "E-mail à envoyer", "Préparer l’e-mail").received("l’e-mail")
        }
        StepKind::Meeting => StepWords::of("Rendez-vous", "Rendez-vous à prendre", "Préparer le rendez-vous")
            .received("le rendez-vous"),
        StepKind::FirstLetter => {
            StepWords::of("Première lettre", "Première lettre à envoyer", "Préparer la première lettre")
                .received("la première lettre")
        }
        StepKind::SecondLetter => {
            StepWords::of("Deuxième lettre", "Deuxième lettre à envoyer", "Préparer la deuxième lettre")
                .received("la deuxième lettre")
        }
        StepKind::CollectionLetter => {
            StepWords::of("Lettre de recouvrement", "Lettre de recouvrement à envoyer", "Préparer la lettre")
                .received("la lettre de recouvrement")
        }
        StepKind::FormalNotice => {
            StepWords::of("Mise en demeure", "Mise en demeure à envoyer", "Préparer la mise en demeure")
                .received("la mise en demeure")
        }
        StepKind::FinalDemand => {
            StepWords::of("Demande finale", "Demande finale à envoyer", "Préparer la demande finale")
                .received("la demande finale")
        }
        StepKind::ThirdParty => {
            StepWords::of("Remise à un tiers", "À remettre à un tiers", "Voir le dossier")
                .named_by_its_group()
        }
        StepKind::Judicial => {
            StepWords::of("Suite judiciaire", "Suite judiciaire à décider", "Voir les suites possibles")
                .named_by_its_group()
        }
        StepKind::Evidence => {
            StepWords::of("Complément du dossier", "Dossier à compléter", "Compléter le dossier")
                .named_by_its_group()
        }
        StepKind::Cheque => {
            StepWords::of("Suite du chèque impayé", "Chèque impayé à suivre", "Suivre le chèque")
                .named_by_its_group()
        }
        StepKind::Dispute => {
            StepWords::of("Réponse à la contestation", "Contestation à traiter", "Traiter la contestation")
                .named_by_its_group()
        }
        StepKind::CreditNote => StepWords::of("Avoir", "Remise tenue, avoir à faire", "Noter l’avoir"),
        StepKind::Settle => {
            StepWords::of("Décision sur le reste", "Principal payé, reste à décider", "Décider du reste")
                .named_by_its_group()
        }
        StepKind::SetOff => {
            StepWords::of("Imputation", "Trop-perçu à imputer", "Imputer le trop-perçu").named_by_its_group()
        }
    }
}

/// « Mise en demeure ».
#[must_use]
pub const fn step_title(step: StepKind) -> &'static str {
    step_words(step).title
}

/// Title of the group on « Aujourd’hui ».
#[must_use]
pub const fn step_group(step: StepKind) -> &'static str {
    step_words(step).group
}

/// A step that is due, among others of the case: what is no reminder is named for what it is.
#[must_use]
pub(crate) fn step_to_do(step: StepKind) -> String {
    let StepWords { title, group, by_group, .. } = step_words(step);
    if by_group { group.to_owned() } else { format!("{title} à faire") }
}

/// The act on the main button.
#[must_use]
pub const fn step_action(step: StepKind) -> &'static str {
    step_words(step).action
}

/// « professionnel ».
#[must_use]
pub const fn nature_label(nature: DebtorNature) -> &'static str {
    match nature {
        DebtorNature::Business => "professionnel",
        DebtorNature::Consumer => "particulier",
        DebtorNature::NonProfessional => "syndic ou association",
        DebtorNature::PublicBuyer => "acheteur public",
    }
}

/// The state of an invoice in a list: « en retard » is not said of a principal that is paid.
#[must_use]
pub(crate) fn position_label(position: &Position, nature: DebtorNature) -> &'static str {
    let paid = !position.statement.statement.principal.is_positive();
    let noticed = position.done.iter().any(|(step, _)| step.is_formal_notice());
    if paid && position.state == InvoiceState::Late {
        "principal payé"
    } else if noticed && position.state == InvoiceState::Late {
        "mise en demeure"
    } else {
        state_label(position.state, nature)
    }
}

/// « en retard ». A private person’s proceedings have their own word.
#[must_use]
pub const fn state_label(state: InvoiceState, nature: DebtorNature) -> &'static str {
    match state {
        InvoiceState::NotDue => "pas encore échue",
        InvoiceState::Late => "en retard",
        InvoiceState::Promised => "paiement promis",
        InvoiceState::Plan => "échéancier en cours",
        InvoiceState::Disputed => "contestée",
        InvoiceState::Paused => "en pause",
        InvoiceState::Insolvent => match nature {
            DebtorNature::Consumer => "surendettement",
            DebtorNature::Business | DebtorNature::NonProfessional | DebtorNature::PublicBuyer => {
                "procédure collective"
            }
        },
        InvoiceState::ThirdParty => "confiée à un tiers",
        InvoiceState::Judicial => "en justice",
        InvoiceState::Settled => "réglée",
        InvoiceState::Abandoned => "abandonnée",
    }
}

/// « Promet de payer ».
#[must_use]
pub const fn outcome_title(kind: OutcomeKind) -> &'static str {
    match kind {
        OutcomeKind::Paid => "Dit avoir payé",
        OutcomeKind::Promise => "Promet de payer",
        OutcomeKind::NotReceived => "N’a pas reçu la facture",
        OutcomeKind::WrongContact => "Mauvais interlocuteur",
        OutcomeKind::NoAnswer => "Pas de réponse",
        OutcomeKind::Difficulty => "Difficulté passagère",
        OutcomeKind::Dispute => "Conteste la facture",
        OutcomeKind::Refuses => "Refuse de payer",
        OutcomeKind::Insolvency => "Sauvegarde, redressement, liquidation",
        OutcomeKind::OverIndebtedness => "Surendettement",
        OutcomeKind::BouncedCheque => "Chèque impayé",
        OutcomeKind::DefectiveCheque => "Chèque non signé ou mal adressé",
        OutcomeKind::Away => "La personne qui paie est absente",
        OutcomeKind::FundsAwaited => "Attend une rentrée d’argent",
        OutcomeKind::Pause => "Je lui laisse du temps",
        OutcomeKind::Abandon => "Je laisse tomber cette somme",
        OutcomeKind::PreferWriting => "Je préfère écrire",
    }
}

/// How a contact ended, with its facts, as the timeline tells it.
#[must_use]
pub fn outcome_sentence(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Paid { check_on } => format!("dit avoir payé, à vérifier le {}", french::date(*check_on)),
        Outcome::Promise { by, amount } => {
            format!("promet {} pour le {}", french::euros(*amount), french::date(*by))
        }
        Outcome::NotReceived => "n’a pas reçu la facture, à renvoyer".to_owned(),
        Outcome::WrongContact => "ce n’était pas la bonne personne".to_owned(),
        Outcome::NoAnswer => "pas de réponse".to_owned(),
        Outcome::Difficulty => "difficulté passagère".to_owned(),
        Outcome::Dispute { reason, amount } => {
            let what = amount
                .map_or("la facture".to_owned(), |part| format!("{} de la facture", french::euros(part)));
            let why = if reason.trim().is_empty() { String::new() } else { format!("\u{a0}: {reason}") };
            format!("conteste {what}{why}")
        }
        Outcome::Refuses => "refuse de payer".to_owned(),
        Outcome::Insolvency { judgment_on, bodacc_on, proceedings } => {
            let which = proceedings.map_or("procédure collective", proceedings_name);
            let notice = bodacc_on.map(|day| format!(", BODACC du {}", french::date(day)));
            format!("{which} ouverte le {}{}", french::date(*judgment_on), notice.unwrap_or_default())
        }
        Outcome::OverIndebtedness { admissible_on } => {
            format!("dossier de surendettement recevable le {}", french::date(*admissible_on))
        }
        Outcome::BouncedCheque { presented_on } => {
            format!("chèque impayé, présenté le {}", french::date(*presented_on))
        }
        Outcome::DefectiveCheque { replace_by } => {
            format!("chèque à refaire, attendu le {}", french::date(*replace_by))
        }
        Outcome::Away { back_on } => format!("absent, de retour le {}", french::date(*back_on)),
        Outcome::FundsAwaited { expected_on } => {
            format!("attend une rentrée d’argent le {}", french::date(*expected_on))
        }
        Outcome::Pause { until } => format!("du temps est laissé jusqu’au {}", french::date(*until)),
        Outcome::Abandon => "somme laissée".to_owned(),
        Outcome::PreferWriting => "écrire plutôt que rappeler".to_owned(),
    }
}

/// « liquidation judiciaire », as it agrees with « ouverte ».
const fn proceedings_name(proceedings: Proceedings) -> &'static str {
    match proceedings {
        Proceedings::Safeguard => "procédure de sauvegarde",
        Proceedings::Receivership => "procédure de redressement judiciaire",
        Proceedings::Liquidation => "liquidation judiciaire",
    }
}

/// Why a step is due, in one short sentence; `sum` is what came in since money was awaited, or what
/// is left to credit or to decide once the principal came.
#[must_use]
pub fn reason_sentence(reason: &Reason, sum: Money) -> String {
    match reason {
        Reason::DueDatePassed { due } => format!("échue le {}", french::date(*due)),
        Reason::AfterOutcome { on, outcome } => after_outcome(*on, outcome, sum),
        Reason::DeadlinePassed { step, deadline } => format!(
            "{} sans effet, délai passé le {}",
            step_title(*step).to_lowercase(),
            french::date(*deadline)
        ),
        Reason::Resumed { on } => format!("relances reprises le {}", french::date(*on)),
        Reason::StepDone { step: StepKind::Judicial, on } => {
            format!("suite judiciaire regardée le {}", french::date(*on))
        }
        Reason::StepDone { step, on } => {
            format!("{} sans effet depuis le {}", step_title(*step).to_lowercase(), french::date(*on))
        }
        Reason::StepSkipped { step, on } => {
            format!("{} passée le {}", step_title(*step).to_lowercase(), french::date(*on))
        }
        Reason::InstalmentDue { due, amount } => {
            format!("versement de {} prévu le {}", french::euros(*amount), french::date(*due))
        }
        Reason::InstalmentMissed(missed) => {
            let (since, short) = (french::date(missed.first.due), french::euros(missed.short));
            if missed.count > 1 {
                format!("{} versements non reçus depuis le {since}, il manque {short}", missed.count)
            } else {
                format!("versement du {since} non reçu, il manque {short}")
            }
        }
        Reason::Arranged { arrangement, .. } => {
            format!("accord à tenir pour le {}, {}", french::date(arrangement.by()), came_in(sum))
        }
        Reason::PositionTaken { answer_by, .. } => {
            format!("réponse du client attendue le {}", french::date(*answer_by))
        }
        Reason::Cheque { stage, on } => format!("{}, depuis le {}", cheque_stage(*stage), french::date(*on)),
        Reason::LegalAct { act, on, by } => crate::words::acts::followed(*act, *on, *by),
        Reason::HandedOver { on, to } => {
            let whom = if to.is_empty() { "confié".to_owned() } else { format!("confié à {to}") };
            format!("{whom} le {}, compte rendu attendu", french::date(*on))
        }
        Reason::DiscountKept { on, amount } => format!(
            "remise tenue le {}\u{a0}: {} à déduire par un avoir",
            french::date(*on),
            french::euros(if sum.is_positive() { sum } else { *amount })
        ),
        Reason::PlanFinished { on } => to_decide("échéancier payé en entier", *on, sum),
        Reason::PrincipalPaid { on } => to_decide("principal payé", *on, sum),
        Reason::Covered { on } => format!(
            "reçus ou crédités en trop le {}\u{a0}: ils couvrent {}, rien n’est à demander",
            french::date(*on),
            french::euros(sum)
        ),
    }
}

/// What is to be done about an unpaid cheque.
pub(crate) const fn cheque_stage(stage: ChequeStage) -> &'static str {
    match stage {
        ChequeStage::PresentAgain => "chèque impayé\u{a0}: à présenter de nouveau, ou à régulariser",
        ChequeStage::AskCertificate => {
            "chèque impayé\u{a0}: certificat de non-paiement à demander à la banque"
        }
        ChequeStage::AwaitCertificate => "certificat de non-paiement demandé",
        ChequeStage::Serve => "certificat reçu\u{a0}: à faire signifier par un commissaire de justice",
        ChequeStage::AskTitle => "certificat signifié\u{a0}: titre exécutoire à demander",
        ChequeStage::Enforce => "titre exécutoire obtenu",
    }
}

/// What is left beside a principal that came: the user claims it or gives it up.
fn to_decide(what: &str, on: Day, left: Money) -> String {
    let rest = if left.is_positive() {
        format!("restent {}, à réclamer ou non", french::euros(left))
    } else {
        "réclamer le reste ou non".to_owned()
    };
    format!("{what} le {}\u{202f}; {rest}", french::date(on))
}

/// « rien reçu », or what was.
fn came_in(received: Money) -> String {
    if received.is_positive() {
        format!("{} reçus", french::euros(received))
    } else {
        "rien reçu".to_owned()
    }
}

fn after_outcome(on: Day, outcome: &Outcome, received: Money) -> String {
    let day = french::date(on);
    let came = came_in(received);
    match outcome {
        Outcome::Paid { .. } => format!("disait avoir payé le {day}, {came}\u{a0}: vérifier la banque"),
        Outcome::Promise { by, .. } => format!("promis pour le {}, {came}", french::date(*by)),
        Outcome::NotReceived => format!("facture renvoyée le {day}"),
        Outcome::WrongContact => format!("mauvais interlocuteur le {day}"),
        Outcome::NoAnswer => format!("sans réponse le {day}"),
        Outcome::Difficulty => format!("difficulté annoncée le {day}, aucun échéancier convenu"),
        Outcome::Dispute { amount: Some(amount), .. } => {
            format!("{} contestés le {day}, réponse attendue", french::euros(*amount))
        }
        Outcome::Dispute { amount: None, .. } => format!("contestée le {day}, réponse attendue"),
        Outcome::Refuses => format!("refus du {day}"),
        Outcome::Pause { until } => format!("temps laissé jusqu’au {}", french::date(*until)),
        Outcome::BouncedCheque { presented_on } => {
            format!("chèque impayé, présenté le {}", french::date(*presented_on))
        }
        Outcome::DefectiveCheque { replace_by } => {
            format!("nouveau chèque attendu le {}, {came}", french::date(*replace_by))
        }
        Outcome::Away { back_on } => format!("absent, de retour le {}", french::date(*back_on)),
        Outcome::FundsAwaited { expected_on } => {
            format!("rentrée d’argent attendue le {}, {came}", french::date(*expected_on))
        }
        Outcome::PreferWriting => format!("décision d’écrire le {day}"),
        Outcome::Insolvency { .. } | Outcome::OverIndebtedness { .. } | Outcome::Abandon => {
            outcome_sentence(outcome)
        }
    }
}

/// Why a prepared letter may no longer be posted.
#[must_use]
pub const fn lapse_sentence(reason: LapseReason) -> &'static str {
    match reason {
        LapseReason::Payment => "un paiement a été enregistré depuis",
        LapseReason::CreditNote => "un avoir a été enregistré depuis",
        LapseReason::Dispute => "une contestation a été notée depuis",
        LapseReason::InvoiceChanged => "la facture a été corrigée depuis",
        LapseReason::Forbidden => "la situation du client interdit désormais de réclamer cette somme",
        LapseReason::Nature => "la nature du client a été corrigée depuis",
        LapseReason::Waiver => "ce que vous réclamez a changé depuis (abandon d’une somme)",
        LapseReason::Costs => "des frais de recouvrement ont été notés ou retirés depuis",
        LapseReason::Overtaken => {
            "une mise en demeure est partie depuis, et une lettre plus douce l’affaiblirait"
        }
        LapseReason::Agreed => "un accord ou une contestation change ce qui peut être demandé",
        LapseReason::Waits => "une promesse, un délai ou une autre décision a été noté depuis",
        LapseReason::Deadline => {
            "la date limite imprimée ne laisserait plus le temps de payer, si elle partait aujourd’hui"
        }
        LapseReason::Rates => {
            "les taux ou la façon de calculer ont changé depuis, la somme n’est plus la même"
        }
    }
}
