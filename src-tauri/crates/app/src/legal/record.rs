//! Noting an act: what is refused, what is said after.

use dument_domain::case::{CaseEvent, Happening, NotedAct};
use dument_domain::limitation::EventKind;
use dument_domain::{Day, EventId, Invoice, InvoiceId};
use dument_letters::french::{capitalised, date, enumerate};
use dument_letters::typography::french;

use crate::ground::acting::Acting;
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::law::limitation_words::act_before;
use crate::legal::choices::invoices_of_act;
use crate::reading::limits::deadlines::limit_of;
use crate::reading::limits::orders::orders_to_meet;
use crate::reading::path::steps::first_follow_up;
use crate::views::{Done, LegalActInput, UndoToken};
use crate::words::deeds::deed_sentence;
use crate::{Code, Error};

/// Notes an act that bears on the time left to act in court, and says what becomes of the date.
///
/// # Errors
/// [`Code::BadDate`] for a day to come, an end before the beginning, or an act before the work;
/// [`Code::BadValue`] for an act that is noted elsewhere or already, or an end where there is
/// none; [`Code::Missing`] for a claim declared without proceedings, or a suit that failed
/// without a suit; [`Code::NothingDue`] where nothing is owed.
pub fn record(desk: &mut Acting<'_>, request: &LegalActInput) -> Result<Done, Error> {
    let entry = desk.reading().entry(request.client)?;
    check_kind(entry, request)?;
    check_days(request, desk.now.today)?;
    let invoices = chosen(entry, request)?;
    let act = NotedAct { kind: request.kind, on: request.on, until: request.until };
    check_new(entry, act, &invoices)?;
    check_order(entry, act, &invoices)?;
    let before = soonest_limit(desk.reading(), entry, &invoices, desk.now.today);
    let event = CaseEvent {
        id: EventId(0),
        client: request.client,
        invoices,
        on: request.on,
        recorded_at: desk.now.stamp(),
        what: Happening::LegalAct { kind: request.kind, until: request.until },
        note: request.note.trim().to_owned(),
        reversed: false,
    };
    let id = desk.record_event("legal_act", &event)?;
    let entry = desk.reading().entry(request.client)?;
    let after = soonest_limit(desk.reading(), entry, &event.invoices, desk.now.today);
    let follows = to_meet(desk.reading(), entry, request.kind, desk.now.today);
    let follows = follows.unwrap_or_else(|| first_follow_up(entry, &event.invoices, desk.now.today));
    let date = before.zip(after).map(|(before, after)| moved(before, after, desk.now.today));
    Ok(Done {
        message: format!(
            "{}. {}{follows}",
            deed_sentence(&event.what, entry.interest_name(&event.invoices)),
            date.unwrap_or_default()
        ),
        undo: Some(UndoToken::Event(id)),
        client: request.client,
        email: None,
    })
}

/// What an order or an opposition calls for within its days, said as it is noted.
fn to_meet(reading: Reading<'_>, entry: &Entry, kind: EventKind, today: Day) -> Option<String> {
    let calls =
        matches!(kind, EventKind::PetitionFiled | EventKind::OrderIssued | EventKind::OppositionReceived);
    let dates = orders_to_meet(entry, reading.ground, today);
    let first = dates.into_iter().filter(|_| calls).min_by_key(|one| one.on)?;
    Some(format!("{} ({}).", capitalised(&first.sentence), first.source))
}

/// Until when to act on the first of these invoices.
fn soonest_limit(reading: Reading<'_>, entry: &Entry, invoices: &[InvoiceId], today: Day) -> Option<Day> {
    let found = invoices.iter().filter_map(|id| entry.file.invoice(*id));
    found.map(|invoice| limit_of(entry, invoice, reading.ground, today).on).min()
}

/// « Nouvelle date : agir en justice avant le 2 mars 2028. »
fn moved(before: Day, after: Day, today: Day) -> String {
    let said = act_before(after, after < today);
    let lead = if before == after { "La date ne change pas" } else { "Nouvelle date" };
    french(&format!("{lead}\u{a0}: {said}. "))
}

/// What an opposition answers.
const SERVICE_MISSING: &str = "la signification de l’ordonnance, à noter d’abord";

fn check_kind(entry: &Entry, request: &LegalActInput) -> Result<(), Error> {
    if !EventKind::BY_HAND.contains(&request.kind) {
        let elsewhere = "les appels, lettres, paiements et échéanciers se notent chacun à leur place";
        return Err(Error::new(Code::BadValue, elsewhere));
    }
    if entry.file.act_makes_sense(&entry.positions, request.kind) {
        return Ok(());
    }
    let missing = if request.kind == EventKind::ProofOfClaim {
        "la procédure collective du client, à noter d’abord"
    } else if request.kind == EventKind::OppositionReceived {
        SERVICE_MISSING
    } else {
        "l’action en justice qui se termine, à noter d’abord"
    };
    Err(Error::new(Code::Missing, missing))
}

fn check_days(request: &LegalActInput, today: Day) -> Result<(), Error> {
    let bad = |why: String| Err(Error::new(Code::BadDate, french(&why)));
    for day in [Some(request.on), request.until].into_iter().flatten() {
        if day > today {
            return bad(format!("le {} n’est pas encore arrivé", date(day)));
        }
    }
    match request.until {
        Some(_) if !request.kind.lasts() => {
            Err(Error::new(Code::BadValue, "cet acte a un seul jour, sans date de fin"))
        }
        Some(until) if until < request.on => {
            bad(format!("la fin, le {}, est avant le début, le {}", date(until), date(request.on)))
        }
        Some(_) | None => Ok(()),
    }
}

/// The invoices named; otherwise those of the talks that end, or all that are open and whose work
/// was done by then.
fn chosen(entry: &Entry, request: &LegalActInput) -> Result<Vec<InvoiceId>, Error> {
    let ending = entry.file.talks().filter(|(on, _)| {
        request.kind == EventKind::Conciliation && request.until.is_some() && *on == request.on
    });
    if let Some((_, invoices)) = ending.filter(|_| request.invoices.is_empty()) {
        return Ok(invoices.to_vec());
    }
    let named = request
        .invoices
        .iter()
        .map(|id| entry.file.invoice(*id).ok_or_else(|| Error::new(Code::UnknownInvoice, id.0.to_string())));
    let named = named.collect::<Result<Vec<&Invoice>, Error>>()?;
    let all = if named.is_empty() { invoices_of_act(entry) } else { named.clone() };
    let exists = |invoice: &&Invoice| request.kind.exists_against(entry.file.nature_of(invoice));
    let (open, apart): (Vec<&Invoice>, Vec<&Invoice>) = all.into_iter().partition(exists);
    if !apart.is_empty() && (open.is_empty() || !named.is_empty()) {
        return Err(not_against_public(&apart));
    }
    let done: Vec<InvoiceId> =
        open.iter().filter(|invoice| invoice.work_done_on() <= request.on).map(|one| one.id).collect();
    if open.is_empty() {
        return Err(Error::new(Code::NothingDue, entry.file.client.name.clone()));
    }
    if done.is_empty() || (!named.is_empty() && done.len() < open.len()) {
        return Err(before_the_work(&open, request.on));
    }
    Ok(done)
}

fn not_against_public(invoices: &[&Invoice]) -> Error {
    let numbers: Vec<String> = invoices.iter().map(|one| one.number.clone()).collect();
    let why = format!("cet acte n’existe pas contre un acheteur public\u{a0}: {}", enumerate(&numbers));
    Error::new(Code::BadValue, french(&why))
}

/// An order is asked, made, served, then opposed or enforced.
fn check_order(entry: &Entry, act: NotedAct, invoices: &[InvoiceId]) -> Result<(), Error> {
    // Service of another invoice's order opens no opposition to this one.
    let served = |(event, noted): (&CaseEvent, NotedAct)| {
        noted.kind == EventKind::OrderServed && event.invoices.iter().any(|id| invoices.contains(id))
    };
    if act.kind == EventKind::OppositionReceived && !entry.file.standing_acts().any(served) {
        return Err(Error::new(Code::Missing, SERVICE_MISSING));
    }
    let Some(other) = entry.file.out_of_order(act, invoices) else { return Ok(()) };
    let side = if act.on < other.on { "avant" } else { "après" };
    let why = format!(
        "le {} est {side} le {}, jour où {}\u{a0}: corrigez l’une des deux dates",
        date(act.on),
        date(other.on),
        act_done(other.kind)
    );
    Err(Error::new(Code::BadDate, french(&why)))
}

/// What an act of an order for payment is, on its day.
const fn act_done(kind: EventKind) -> &'static str {
    match kind {
        EventKind::PetitionFiled => "la requête est déposée",
        EventKind::OrderIssued => "l’ordonnance est rendue",
        EventKind::OrderServed => "l’ordonnance est signifiée",
        EventKind::OppositionReceived => "le client fait opposition",
        EventKind::EnforcementMeasure => "la saisie est faite",
        EventKind::Acknowledgement
        | EventKind::AskedForTime
        | EventKind::Conciliation
        | EventKind::Summons
        | EventKind::SmallClaimsAgreement
        | EventKind::ProofOfClaim
        | EventKind::ActionFailed
        | EventKind::PartPayment
        | EventKind::InstalmentPlan
        | EventKind::UnsignedPlan
        | EventKind::Letter
        | EventKind::Email
        | EventKind::Call
        | EventKind::FormalNotice => "un autre acte est noté",
    }
}

fn before_the_work(invoices: &[&Invoice], on: Day) -> Error {
    let early = invoices.iter().filter(|invoice| invoice.work_done_on() > on);
    let told = early.map(|one| format!("{} (travaux finis le {})", one.number, date(one.work_done_on())));
    let list: Vec<String> = told.collect();
    Error::new(
        Code::BadDate,
        french(&format!("le {} est avant les travaux de {}", date(on), enumerate(&list))),
    )
}

/// The same act is not noted twice; talks under way are ended, not begun again.
fn check_new(entry: &Entry, act: NotedAct, invoices: &[InvoiceId]) -> Result<(), Error> {
    let same = |(event, noted): (&CaseEvent, NotedAct)| {
        noted == act && invoices.iter().all(|id| event.invoices.contains(id))
    };
    if entry.file.standing_acts().any(same) {
        return Err(Error::new(Code::BadValue, "cet acte est déjà noté ce jour-là"));
    }
    Ok(())
}
