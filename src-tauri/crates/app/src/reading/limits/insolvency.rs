//! A client's insolvency in the case: until when to declare the claim, and to whom.

use dument_domain::case::{Happening, InvoiceState, Outcome};
use dument_domain::insolvency::{Recipient, Residence};
use dument_domain::limitation::EventKind;
use dument_domain::{Address, Day, Delay, FigureUnknown, Parameter, Prudence};
use dument_letters::freeze::work_day_unknown;
use dument_letters::french::date;
use dument_letters::typography::french;

use crate::ground::book::{Entry, Ground};
use crate::law::delay::delay_answer;
use crate::reading::limits::left::left;
use crate::views::{DeadlineKind, DeadlineView};

/// The delays of an insolvency recorded on a case: the proof of claim, then the relief of a late
/// one. `home` is the creditor's address; a creditor of another territory has two months more.
pub(crate) fn proofs(
    entry: &Entry,
    ground: &Ground,
    home: Option<&Address>,
    today: Day,
) -> Vec<DeadlineView> {
    let residence = Residence::seen_from(home, &entry.file.client.address);
    let mut views = Vec::new();
    for opening in entry.file.openings(residence) {
        let Some(notice_on) = opening.notice_on else { continue };
        let Ok(dates) = opening.dates(&ground.law, ground.region) else { continue };
        let in_time = |on: Day| dates.proof_of_claim.is_some_and(|delay| on <= delay.carried_to);
        let declared: Vec<Option<Day>> = entry.file.declarations(&entry.positions, &opening).collect();
        let to_declare = declared.iter().any(Option::is_none);
        let late = declared.iter().any(|posted| !posted.is_some_and(in_time));
        let shown = |delay: dument_domain::DelayDates| delay.shown(Prudence::User);
        let recipient = dates.recipient;
        let proof = dates.proof_of_claim.filter(|_| to_declare).map(shown);
        let proof = proof.map(|on| proof_view(ground, &Proof { residence, recipient, notice_on, on }, today));
        let relief = dates.relief.filter(|_| late).map(shown);
        let relief = relief.map(|on| relief_view(ground, notice_on, on, today));
        views.extend(proof.into_iter().chain(relief).flatten());
    }
    views
}

/// The invoices still owed that count as earlier only because the day of their work is not noted:
/// the user is asked for it (law reference 17.5).
pub(crate) fn work_days_unknown(entry: &Entry) -> Vec<String> {
    let Some(freeze) = entry.file.freeze() else { return Vec::new() };
    let owed = entry.rows().filter(|(_, position)| position.state == InvoiceState::Insolvent);
    let supposed = owed.filter(|(invoice, _)| freeze.supposes(invoice));
    supposed.map(|(invoice, _)| french(&work_day_unknown(&invoice.number, freeze.since))).collect()
}

/// What a judgment changes for the time to act, told in the case while something of before it is
/// owed.
pub(crate) fn suits_stopped(entry: &Entry) -> Option<String> {
    let openings = entry.file.openings(Residence::default());
    let opening = openings
        .iter()
        .find(|opening| entry.file.declarations(&entry.positions, opening).next().is_some())?;
    Some(french(&format!("Jugement du {}\u{a0}: {}", date(opening.judgment_on), STOPPED)))
}

/// The effect of the judgment on suits, of the declaration on the time to act.
const STOPPED: &str = "les actions en justice contre ce client pour les travaux d’avant sont arrêtées (C. com. L622-21). C’est la déclaration de créance qui interrompt le délai pour agir, jusqu’à la clôture de la procédure (C. com. L622-25-1).";

/// What is said of an opening whose notice is not known, with the day of the judgment: no delay
/// is made up.
pub(crate) fn notice_unknown(entry: &Entry) -> Option<(Day, String)> {
    let mut openings = entry.file.openings(Residence::default()).into_iter();
    let unknown = openings.find(|one| {
        one.notice_on.is_none() && entry.file.declarations(&entry.positions, one).any(|on| on.is_none())
    })?;
    let sentence = french(&format!(
        "Procédure ouverte le {}\u{a0}: la date de publication au BODACC n’est pas notée. Le délai pour déclarer la créance court de cette publication\u{a0}: cherchez-la et notez-la.",
        date(unknown.judgment_on)
    ));
    Some((unknown.judgment_on, sentence))
}

/// What is to be told to the commission once a file of over-indebtedness is admissible, with that
/// day, until it was noted as sent (C. conso. L722-2). The commission's own letter gives the delay:
/// none is made up.
pub(crate) fn commission_to_tell(entry: &Entry) -> Option<(Day, String)> {
    let standing = || entry.file.standing_events();
    let admissible_on = standing().find_map(|event| {
        if let Some(Outcome::OverIndebtedness { admissible_on }) = event.what.outcome() {
            Some(*admissible_on)
        } else {
            None
        }
    })?;
    let told = standing().any(|event| {
        matches!(event.what, Happening::LegalAct { kind: EventKind::ProofOfClaim, .. })
            && event.on >= admissible_on
    });
    let owed = entry.positions.iter().any(|position| position.state == InvoiceState::Insolvent);
    (owed && !told).then(|| {
        let sentence = french(&format!(
            "Dossier de surendettement recevable le {}\u{a0}: déclarez ce qui vous est dû à la commission de surendettement, dans le délai que dit sa lettre, puis notez-le (C. conso. L722-2). Les travaux faits après cette date se paient normalement.",
            date(admissible_on)
        ));
        (admissible_on, sentence)
    })
}

/// A proof of claim to be posted.
struct Proof {
    residence: Residence,
    recipient: Option<Recipient>,
    notice_on: Day,
    on: Day,
}

fn proof_view(ground: &Ground, proof: &Proof, today: Day) -> Result<DeadlineView, FigureUnknown> {
    let Proof { residence, recipient, notice_on, on } = *proof;
    let parameter = match residence {
        Residence::SameTerritory => Parameter::ProofOfClaimMonths,
        Residence::Far => Parameter::ProofOfClaimFarMonths,
    };
    let verb = if on < today { "il fallait déclarer" } else { "déclarer" };
    let sentence = format!("{verb} la créance au plus tard le {} (lettre postée)", date(on));
    let mut explanation = delay_counted(ground, parameter, notice_on)?;
    explanation.push(
        "Le délai court de la publication du jugement au BODACC, et non du jugement. La lettre doit être postée dans le délai, en recommandé."
            .to_owned(),
    );
    explanation.push(match residence {
        Residence::SameTerritory => {
            "Deux mois de plus si vous ne demeurez pas sur le territoire du tribunal (outre-mer, étranger)."
        }
        Residence::Far => "Deux mois de plus, parce que vous ne demeurez pas sur le territoire du tribunal.",
    }
    .to_owned());
    explanation.push(addressee(recipient).to_owned());
    explanation.extend(answer_to_a_dispute(ground, notice_on));
    explanation.push(format!("Depuis le jugement, {STOPPED}"));
    Ok(DeadlineView {
        on,
        kind: DeadlineKind::ProofOfClaim,
        sentence,
        source: ground.law.figure(parameter, notice_on)?.cited(),
        passed: on < today,
        left: left(on, today),
        explanation: explanation.iter().map(|line| french(line)).collect(),
        possible: Vec::new(),
        number: String::new(),
        warnings: Vec::new(),
    })
}

/// How long the creditor has to answer whoever disputes its claim (C. com. L622-27).
fn answer_to_a_dispute(ground: &Ground, on: Day) -> Option<String> {
    let figure = ground.law.figure(Parameter::ClaimDisputeAnswerDays, on).ok()?;
    let Ok(Delay::Days(days)) = ground.law.delay(Parameter::ClaimDisputeAnswerDays, on) else { return None };
    Some(format!(
        "S’il conteste votre créance, répondez dans les {days} jours\u{a0}: sans réponse, vous ne pouvez plus discuter ce qu’il propose ({}).",
        figure.cited()
    ))
}

/// Who receives the proof: the right one alone where the kind of proceedings is known.
const fn addressee(recipient: Option<Recipient>) -> &'static str {
    match recipient {
        Some(Recipient::Administrator) => {
            "À adresser au mandataire judiciaire que nomme l’annonce, ni au tribunal ni au client (C. com. L622-24)."
        }
        Some(Recipient::Liquidator) => {
            "À adresser au liquidateur que nomme l’annonce, ni au tribunal ni au client (C. com. L622-24, L641-3)."
        }
        None => {
            "À adresser au mandataire judiciaire (sauvegarde, redressement) ou au liquidateur (liquidation) que nomme l’annonce, ni au tribunal ni au client (C. com. L622-24, L641-3)."
        }
    }
}

fn relief_view(ground: &Ground, notice_on: Day, on: Day, today: Day) -> Result<DeadlineView, FigureUnknown> {
    let parameter = Parameter::ForfeitureReliefMonths;
    let sentence =
        format!("déclaration oubliée, relevé de forclusion à demander au plus tard le {}", date(on));
    let mut explanation = delay_counted(ground, parameter, notice_on)?;
    explanation.push(
        "Demande au juge-commissaire, si le retard n’est pas de votre fait ou si le client vous a omis de sa liste. Un avocat vous dira si elle a une chance."
            .to_owned(),
    );
    Ok(DeadlineView {
        on,
        kind: DeadlineKind::Relief,
        sentence,
        source: ground.law.figure(parameter, notice_on)?.cited(),
        passed: on < today,
        left: None,
        explanation: explanation.iter().map(|line| french(line)).collect(),
        possible: Vec::new(),
        number: String::new(),
        warnings: Vec::new(),
    })
}

fn delay_counted(ground: &Ground, parameter: Parameter, from: Day) -> Result<Vec<String>, FigureUnknown> {
    let delay: Delay = ground.law.delay(parameter, from)?;
    let answer = delay_answer(from, delay, Prudence::User, ground.region);
    Ok(answer.map(|answer| answer.explanation).unwrap_or_default())
}
