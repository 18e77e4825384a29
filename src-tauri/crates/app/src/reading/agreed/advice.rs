//! What to know before an act: advice and reminders of the law, never a refusal.

use dument_domain::case::{
    Arrangement, CaseEvent, ChequeAct, Happening, Outcome, OutcomeKind, Plan, SolvencyFinding,
};
use dument_domain::limitation::EventKind;
use dument_domain::{Day, DebtorNature, Money, Parameter};
use dument_letters::french;

use crate::ground::book::{Entry, Ground};
use crate::reading::agreed::state::{SOLVENCY_MONTHS, solvency_looked};
use crate::reading::limits::deadlines::limit_of;
use crate::views::DeedWarning;
use crate::words::deeds::is_remitted;

/// Months from which time granted without a guarantee is warned about: our advice, not a rule.
const LONG_MONTHS: u32 = 3;

/// What to know before an act is recorded.
pub(crate) fn deed_warnings(
    entry: &Entry,
    event: &CaseEvent,
    early_sum: Money,
    today: Day,
    ground: &Ground,
) -> Vec<DeedWarning> {
    let what = &event.what;
    if let Some(plan) = what.plan() {
        return of_a_plan(entry, event, (plan, early_sum), today);
    }
    if let Some(outcome) = what.outcome() {
        return if outcome.kind() == OutcomeKind::Abandon {
            given_up(event)
        } else if outcome.kind() == OutcomeKind::Pause {
            time_granted(entry, event.on, outcome.date(), today)
        } else {
            Vec::new()
        };
    }
    if let Some(Arrangement::Exchange { .. }) = what.arrangement() {
        return vec![exchange()];
    }
    if let Some((EventKind::InstalmentPlan, _)) = what.legal_act() {
        return vec![signed()];
    }
    if let Happening::Cheque { act } = what {
        return cheque(entry, event, *act, ground).into_iter().collect();
    }
    let handed = matches!(what, Happening::HandedOver { .. });
    if handed { handed_over(private(entry, event).is_some()) } else { Vec::new() }
}

fn of_a_plan(
    entry: &Entry,
    event: &CaseEvent,
    (plan, early_sum): (&Plan, Money),
    today: Day,
) -> Vec<DeedWarning> {
    let end = plan.instalments.iter().map(|one| one.due).max();
    let bare = plan.guarantee.trim().is_empty();
    let mut found = time_granted(entry, event.on, end.filter(|_| bare), today);
    found.extend(private(entry, event).into_iter().flat_map(private_plan));
    if !plan.signed {
        found.push(unsigned());
    }
    found.extend(early(early_sum));
    found
}

/// A plan may bring forward what is not due yet: only because the user added it (law reference 17.10).
pub(crate) fn early(sum: Money) -> Option<DeedWarning> {
    sum.is_positive().then(|| {
        deed_warning(
            "early",
            format!(
                "{} de ce plan ne sont pas encore échus\u{a0}: le client les paierait avant leur date.",
                french::euros(sum)
            ),
            "",
        )
    })
}

/// What to know before time is granted from a day to another.
pub(crate) fn time_granted(entry: &Entry, on: Day, bare_until: Option<Day>, today: Day) -> Vec<DeedWarning> {
    let mut found: Vec<DeedWarning> = solvency(entry, today).into_iter().collect();
    if bare_until.is_some_and(|until| until > on.plus_months(LONG_MONTHS)) {
        found.push(deed_warning(
            "long_without_guarantee",
            format!(
                "Plus de {LONG_MONTHS} mois sans garantie\u{a0}: un prélèvement ou un premier versement tout de suite vous protégerait. C’est un conseil, pas une règle."
            ),
            "",
        ));
    }
    found
}

/// What to know before a contact that leaves the client a long time: the same as for a plan. A
/// promise of a few days needs no look at the registers.
pub(crate) fn time_promised(
    entry: &Entry,
    outcome: &Outcome,
    on: Day,
    today: Day,
    ground: &Ground,
) -> Vec<DeedWarning> {
    let waits = matches!(
        outcome.kind(),
        OutcomeKind::Promise
            | OutcomeKind::Paid
            | OutcomeKind::Pause
            | OutcomeKind::Away
            | OutcomeKind::FundsAwaited
            | OutcomeKind::DefectiveCheque
    );
    let Some(until) = outcome.date().filter(|until| waits && *until > on.plus_months(LONG_MONTHS)) else {
        return Vec::new();
    };
    let mut found = time_granted(entry, on, Some(until), today);
    found.extend(past_limit(entry, until, ground, today));
    found
}

/// A day waited for that comes after the last safe day to act in court: words on the telephone do
/// not move it.
fn past_limit(entry: &Entry, until: Day, ground: &Ground, today: Day) -> Option<DeedWarning> {
    let owed = entry.positions.iter().filter(|one| one.statement.statement.due().is_positive());
    let limits = owed.filter_map(|one| {
        let invoice = entry.file.invoice(one.invoice)?;
        Some((limit_of(entry, invoice, ground, today).on, &invoice.number))
    });
    let (limit, number) = limits.min()?;
    (limit >= today && limit < until).then(|| {
        deed_warning(
            "past_limit",
            format!(
                "C’est après le {}, dernier jour sûr pour agir en justice sur {number}\u{a0}: ce qui est dit au téléphone ne le repousse pas, une reconnaissance de dette signée oui.",
                french::date(limit)
            ),
            "C. civ. 2240",
        )
    })
}

fn solvency(entry: &Entry, today: Day) -> Option<DeedWarning> {
    let looked = solvency_looked(entry, today);
    let recent = looked.filter(|event| event.on >= today.minus_months(SOLVENCY_MONTHS));
    let Some(event) = recent else {
        return Some(deed_warning(
            "solvency_not_looked",
            "La solvabilité du client n’a pas été regardée ces derniers mois\u{a0}: cinq minutes sur les registres publics avant d’accorder du temps.",
            "",
        ));
    };
    let Happening::SolvencyLooked { finding, .. } = &event.what else { return None };
    let day = french::date(event.on);
    match finding {
        SolvencyFinding::Sound | SolvencyFinding::Unknown => None,
        SolvencyFinding::Doubtful => Some(deed_warning(
            "solvency_doubtful",
            format!("Le {day}, vous avez noté des raisons d’être prudent\u{a0}: gardez les délais courts."),
            "",
        )),
        SolvencyFinding::Proceedings => Some(deed_warning(
            "solvency_proceedings",
            format!(
                "Le {day}, vous avez noté qu’une procédure est publiée\u{a0}: notez-la au dossier, un échéancier sur une dette d’avant le jugement ne tiendrait pas."
            ),
            "C. com. L622-7",
        )),
    }
}

/// What a plan is with a private person; with a syndicate or an association, in its own words: who
/// may sign for it writes, and the rules of consumer credit are not said to be its own.
pub(crate) fn private_plan(nature: DebtorNature) -> Option<DeedWarning> {
    match nature {
        DebtorNature::Consumer => Some(deed_warning(
            "consumer",
            "Avec un particulier, l’échéancier est sans intérêt ni frais. Il recopie lui-même, à la main, la somme en chiffres et en lettres.",
            "C. conso. L312-4, C. civ. 1376",
        )),
        DebtorNature::NonProfessional => Some(deed_warning(
            "consumer",
            "Avec un syndicat de copropriétaires, une association ou une SCI familiale, l’échéancier est par prudence sans intérêt ni frais. Celui qui peut l’engager (syndic, président, gérant) recopie lui-même, à la main, la somme en chiffres et en lettres.",
            "C. civ. 1376",
        )),
        DebtorNature::Business | DebtorNature::PublicBuyer => None,
    }
}

fn unsigned() -> DeedWarning {
    deed_warning(
        "unsigned",
        "Tant que l’accord n’est pas revenu signé, il ne fait pas repartir le délai pour agir en justice\u{a0}: notez le jour où il revient.",
        "C. civ. 2240",
    )
}

fn signed() -> DeedWarning {
    deed_warning(
        "signed",
        "Gardez l’accord signé au dossier\u{a0}: déposez-en une photo ou un scan parmi les documents.",
        "",
    )
}

/// What an accountant needs: stopping is not giving up, and the tax of a debt let go does not come
/// back (CGI 272, C. civ. 1350).
fn given_up(event: &CaseEvent) -> Vec<DeedWarning> {
    if is_remitted(event) {
        return vec![deed_warning(
            "given_up",
            "Une remise voulue libère le client s’il l’accepte, et n’est pas une créance irrécouvrable\u{a0}: voyez votre comptable avant de compter récupérer la TVA.",
            "C. civ. 1350",
        )];
    }
    vec![
        deed_warning(
            "given_up",
            "Les relances s’arrêtent, votre créance reste\u{a0}: remettez l’état des démarches à votre comptable. Ne pas être payé ne suffit pas\u{a0}: la TVA ne revient que pour une créance définitivement irrécouvrable, que ces démarches aident à prouver.",
            "CGI 272",
        ),
        deed_warning(
            "duplicata",
            "Pour récupérer la TVA, le client reçoit un duplicata de la facture portant, en caractères très apparents\u{a0}: «\u{a0}Facture demeurée impayée pour la somme de …\u{a0}€ (prix net) et pour la somme de …\u{a0}€ (TVA correspondante) qui ne peut faire l’objet d’une déduction (article 272 du CGI)\u{a0}»\u{202f}; voyez votre comptable.",
            "CGI 272",
        ),
    ]
}

fn exchange() -> DeedWarning {
    deed_warning(
        "vat",
        "Un échange ne remplace pas les factures\u{a0}: chacun facture ce qu’il donne, avec sa TVA, et les deux sommes se compensent.",
        "",
    )
}

fn handed_over(private: bool) -> Vec<DeedWarning> {
    if !private {
        let kept = "Sans titre exécutoire, les frais du tiers restent en principe à votre charge.";
        return vec![deed_warning("costs", kept, "CPCex L111-8")];
    }
    vec![deed_warning(
        "costs",
        "Les frais d’un recouvrement amiable restent à votre charge\u{a0}: ils ne se demandent pas à un particulier.",
        "C. conso. L121-21 (à vérifier), CPCex L111-8",
    )]
}

/// A delay of the cheque path that has not run yet.
fn cheque(entry: &Entry, event: &CaseEvent, act: ChequeAct, ground: &Ground) -> Option<DeedWarning> {
    let invoice = *event.invoices.first()?;
    let (parameter, from, what) = match act {
        ChequeAct::CertificateAsked => {
            let bounced = entry.file.last_outcome(invoice, OutcomeKind::BouncedCheque)?;
            let presented = bounced.what.outcome()?.date()?;
            (Parameter::ChequeCertificateDays, presented, "Le certificat se demande à la banque")
        }
        ChequeAct::TitleIssued => {
            let events = entry.file.events_of(invoice);
            let served = |one: &&&CaseEvent| matches!(one.what, Happening::Cheque { act: ChequeAct::Served });
            let served_on = events.iter().rev().find(served)?.on;
            (Parameter::ChequeTitleDays, served_on, "Le titre exécutoire se demande")
        }
        ChequeAct::PresentedAgain | ChequeAct::CertificateReceived | ChequeAct::Served => return None,
    };
    let first = ground.law.delay(parameter, from).ok()?.dates(from, ground.region).first_day_after;
    (event.on < first).then(|| {
        deed_warning("cheque_delay", format!("{what} à partir du {}.", french::date(first)), "CMF L131-73")
    })
}

/// The nature of the debtor of an act, if it is a consumer or a non-professional for one invoice.
fn private(entry: &Entry, event: &CaseEvent) -> Option<DebtorNature> {
    let invoices = event.invoices.iter().filter_map(|id| entry.file.invoice(*id));
    let mut natures = invoices.map(|invoice| entry.file.nature_of(invoice));
    natures.find(|nature| match nature {
        DebtorNature::Consumer | DebtorNature::NonProfessional => true,
        DebtorNature::Business | DebtorNature::PublicBuyer => false,
    })
}

pub(super) fn deed_warning(code: &str, sentence: impl Into<String>, source: &str) -> DeedWarning {
    DeedWarning { code: code.to_owned(), sentence: sentence.into(), source: source.to_owned() }
}
