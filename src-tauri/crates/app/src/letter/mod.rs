//! Letters: previewed, kept as they were shown, then posted.
//!
//! Composing or printing a letter is not sending it: only « j’ai posté la
//! lettre » moves the path on.

mod answer;
mod around;
mod days;
mod facts;
mod find;
mod objections;
mod plan;
mod presented;
mod public;
mod tenable;

pub use find::{posted, to_post};

use dument_domain::case::{
    CaseEvent, CaseFile, Happening, InvoiceState, LapseReason, Letter, LetterBasis, LetterStatus, Position,
    StepKind, acceleration_deadline,
};
use dument_domain::{Day, DocumentId, EventId, Invoice, InvoiceId, LetterId, tracking_key_is_wrong};
use dument_letters::facts::LetterFacts;
use dument_letters::french;
use dument_letters::guard::CONFIRMABLE;
use dument_store::{DocumentKind, NewDocument, sha256_hex};
use serde_json::json;

use crate::freshness::payments_note;
use crate::ground::acting::{Acting, Written};
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::ground::key;
use crate::ground::shown::Preview;
use crate::letter::days::{composed, days_told, joined_statement};
use crate::letter::facts::letter_facts;
use crate::letter::plan::Plan;
use crate::letter::tenable::{check_deadline, status_today};
use crate::reading::limits::deadlines::limit_of;
use crate::reading::money::amounts::{Additions, said_to, sum};
use crate::reading::money::set_off::set_off_in_letter;
use crate::reading::path::grouping::left_out;
use crate::reading::path::rhythm::{ONE_A_DAY, check_one_a_day, free_day, second_step};
use crate::reading::path::steps::{first_follow_up, invoice_position};
use crate::reading::path::why::step_position;
use crate::reading::people::invoices::late_invoices;
use crate::views::{
    Done, InterestName, LetterAsk, LetterRequest, LetterView, PostedInput, PreparedLetterView,
    PresentedInput, RefusalView, SumView, UndoToken,
};
use crate::words::text::folded;
use crate::words::{lapse_sentence, step_title};
use crate::{Code, Error};

/// Composes a letter and shows it; nothing is written. What the law forbids
/// comes back as refusals, without a PDF.
///
/// # Errors
/// [`Code::UnknownClient`], [`Code::NotConfigured`], [`Code::NothingDue`] when nothing
/// is late, [`Code::BadDate`] for a posting day in the past.
pub fn prepare(reading: Reading<'_>, request: &LetterRequest) -> Result<LetterView, Error> {
    let plan = letter_plan(reading, request)?;
    let mut facts = letter_facts(reading, &plan, request)?;
    facts.days = days_told(reading, &plan, &facts)?;
    let composed = composed(reading, &mut facts);
    let mut view = letter_view(reading, &plan, &facts)?;
    let second = second_of_the_day(reading, &plan)?;
    let unseen = objections::open_credits_unseen(reading.entry(plan.client)?, &plan);
    match composed {
        Ok(_) if second.is_some() => view.refusals = second.into_iter().collect(),
        Ok(_) if !unseen.is_empty() => {
            view.to_confirm = true;
            view.refusals = unseen;
        }
        Ok((bytes, pages)) => {
            let token = sha256_hex(&bytes);
            view.pages = pages;
            view.pdf = Some(token.clone());
            let preview = preview(reading, &plan, &facts, token, bytes)?;
            reading.shown.letters.keep(preview);
        }
        Err(refusals) => {
            view.to_confirm = refusals.iter().all(|one| CONFIRMABLE.contains(&one.code.as_str()));
            view.refusals = refusals;
            view.refusals.extend(unseen);
        }
    }
    Ok(view)
}

/// The bytes of a letter shown, by its token.
///
/// # Errors
/// [`Code::UnknownLetter`] when the preview is no longer remembered.
pub fn pdf(reading: Reading<'_>, token: &str) -> Result<Vec<u8>, Error> {
    reading.shown.letters.get(token).map(|preview| preview.bytes.clone())
}

/// The bytes of the statement that a letter shown names among its enclosures, if it names one.
///
/// # Errors
/// [`Code::UnknownLetter`] when the preview is no longer remembered.
pub fn statement_pdf(reading: Reading<'_>, token: &str) -> Result<Option<Vec<u8>>, Error> {
    reading.shown.letters.get(token).map(|preview| preview.statement.clone())
}

/// Keeps the very bytes that were shown, as the letter to post.
///
/// # Errors
/// [`Code::UnknownLetter`] when the preview expired or the facts changed since.
pub fn keep(
    desk: &mut Acting<'_>,
    request: &LetterRequest,
    token: &str,
) -> Result<PreparedLetterView, Error> {
    let view = prepare(desk.reading(), request)?;
    if view.pdf.as_deref() != Some(token) {
        return Err(Error::new(Code::LetterLapsed, "quelque chose a changé depuis l’aperçu"));
    }
    let preview = desk.reading().shown.letters.get(token)?;
    let document = kept(DocumentKind::Letter, &preview, &preview.bytes, &preview.file_name);
    let joined = preview.statement.as_ref().map(|bytes| {
        let name = format!("decompte-{}", preview.file_name);
        kept(DocumentKind::Paper, &preview, bytes, &name)
    });
    let letter = preview.letter.clone();
    let entry = desk.reading().entry(letter.client)?;
    if let Some(same) = same_prepared(desk.reading(), entry, &letter, token)? {
        return Ok(same);
    }
    let client = letter.client;
    let id = desk.write("letter_prepared", |writer| {
        let document = writer.insert_document(&document)?;
        if let Some(joined) = &joined {
            writer.insert_document(joined)?;
        }
        let letter = Letter { document, ..letter };
        let id = writer.insert_letter(&letter)?;
        let payload = json!({ "letter": id, "client": client, "step": letter.step, "invoices": letter.invoices, "post_on": letter.post_on, "deadline": letter.deadline, "total": letter.total, "sha256": token });
        Ok(Written { answer: id, payload, clients: vec![client], choices: false })
    })?.answer;
    prepared(desk.reading(), id)
}

/// A kept letter.
///
/// # Errors
/// [`Code::UnknownLetter`].
pub fn prepared(reading: Reading<'_>, id: LetterId) -> Result<PreparedLetterView, Error> {
    let (entry, letter) = letter(reading, id)?;
    Ok(prepared_view(reading, &entry.file, letter))
}

/// The document of a kept letter, to save or to print.
///
/// # Errors
/// [`Code::UnknownLetter`].
pub fn document(reading: Reading<'_>, id: LetterId) -> Result<DocumentId, Error> {
    letter(reading, id).map(|(_, letter)| letter.document)
}

/// « J’ai posté la lettre »: the step is really done.
///
/// # Errors
/// [`Code::UnknownLetter`], [`Code::LetterPosted`], [`Code::LetterLapsed`] when something
/// dated no later than the posting came since, [`Code::Unconfirmed`] when the deadline printed
/// comes too soon after the posting and that was not confirmed, [`Code::BadDate`] for a day to come or before
/// the letter was composed.
pub fn mark_posted(desk: &mut Acting<'_>, request: &PostedInput) -> Result<Done, Error> {
    let (entry, letter) = letter(desk.reading(), request.letter)?;
    let letter = letter.clone();
    let composed_on = letter.composed_at.get(..10).and_then(|day| day.parse::<Day>().ok());
    if request.on > desk.now.today {
        return Err(to_come(request.on, "notez l’envoi une fois la lettre postée"));
    }
    if let Some(composed_on) = composed_on.filter(|day| request.on < *day) {
        return Err(before(request.on, "La lettre n’a été préparée que le", composed_on));
    }
    match desk.reading().ground.letter_status(&known_on(&entry.file, request.on), &letter) {
        LetterStatus::Posted { on } => return Err(Error::new(Code::LetterPosted, french::date(on))),
        // What was posted before the rates changed was right when it was posted.
        LetterStatus::Lapsed(LapseReason::Rates) if counted_since(desk.reading(), request.on)? => {}
        LetterStatus::Lapsed(reason) => {
            return Err(Error::new(Code::LetterLapsed, lapse_sentence(reason)));
        }
        LetterStatus::Prepared => {}
    }
    check_deadline(desk.reading(), entry, &letter, request)?;
    if letter.step.is_reminder() {
        check_one_a_day(
            entry,
            &desk.reading().ground.rules_of(entry)?,
            letter.step,
            &letter.invoices,
            request.on,
        )?;
    }
    let tracking = request.tracking.as_deref().map(str::trim).filter(|number| !number.is_empty());
    let event = CaseEvent {
        id: EventId(0),
        client: letter.client,
        invoices: letter.invoices.clone(),
        on: request.on,
        recorded_at: desk.now.stamp(),
        what: Happening::Posted {
            step: letter.step,
            letter: letter.id,
            deadline: letter.deadline,
            tracking: tracking.map(str::to_owned),
        },
        note: payments_note(desk.reading(), request.payments)?,
        reversed: false,
    };
    let id = desk.record_event("letter_posted", &event)?;
    let follows = first_follow_up(desk.reading().entry(letter.client)?, &letter.invoices, desk.now.today);
    let closed = if request.on.is_closed_at_the_post(desk.reading().ground.region) {
        format!(
            " Le {}, la poste est fermée\u{a0}: vérifiez la date sur la preuve d’envoi.",
            french::weekday_and_date(request.on)
        )
    } else {
        String::new()
    };
    let doubt = match tracking {
        Some(number) if tracking_key_is_wrong(number) => {
            " Le numéro du recommandé semble mal recopié\u{a0}: vérifiez-le sur l’avis."
        }
        Some(_) | None => "",
    };
    let on = french::date(request.on);
    let message = format!("{} postée le {on}. {follows}{doubt}{closed}", step_title(letter.step));
    Ok(Done { message, undo: Some(UndoToken::Event(id)), client: letter.client, email: None })
}

/// The post presented a letter: its first presentation starts a consumer’s interest.
///
/// # Errors
/// [`Code::UnknownLetter`] unless it was posted, [`Code::BadDate`] for a day to come or
/// before the posting.
pub fn mark_presented(desk: &mut Acting<'_>, request: &PresentedInput) -> Result<Done, Error> {
    let (entry, letter) = letter(desk.reading(), request.letter)?;
    let Some(posted_on) = entry.file.posted_on(letter.id) else {
        return Err(Error::new(Code::UnknownLetter, "elle n’a pas encore été notée comme postée"));
    };
    presented::check_presented(entry, letter, request.delivered)?;
    if request.on > desk.now.today {
        return Err(to_come(request.on, "notez la présentation une fois qu’elle a eu lieu"));
    }
    if request.on < posted_on {
        return Err(before(request.on, "La lettre n’est partie que le", posted_on));
    }
    let event = CaseEvent {
        id: EventId(0),
        client: letter.client,
        invoices: letter.invoices.clone(),
        on: request.on,
        recorded_at: desk.now.stamp(),
        what: Happening::Presented { letter: letter.id, on: request.on, delivered: request.delivered },
        note: String::new(),
        reversed: false,
    };
    let id = desk.record_event("letter_presented", &event)?;
    let how = if request.delivered { "remise" } else { "présentée, non retirée (elle reste valable)" };
    let message = format!("Lettre {how} le {}.", french::date(request.on));
    Ok(Done { message, undo: Some(UndoToken::Event(id)), client: event.client, email: None })
}

/// Whether the rates or the way of counting changed only after a day.
fn counted_since(reading: Reading<'_>, day: Day) -> Result<bool, Error> {
    let changed: Option<Day> = reading.kept.setting(key::COUNTING_CHANGED_ON)?;
    Ok(changed.is_some_and(|changed| changed > day))
}

fn letter(reading: Reading<'_>, id: LetterId) -> Result<(&Entry, &Letter), Error> {
    let found = reading.book.entries().find_map(|entry| {
        entry.file.letters.iter().find(|letter| letter.id == id).map(|letter| (entry, letter))
    });
    found.ok_or_else(|| Error::new(Code::UnknownLetter, id.0.to_string()))
}

/// A letter is not posted in the past.
fn check_post_day(request: &LetterRequest, today: Day) -> Result<(), Error> {
    let Some(past) = request.post_on.filter(|day| *day < today) else { return Ok(()) };
    let told = format!(
        "Une lettre se prépare pour être postée aujourd’hui ou plus tard, pas le {}.",
        french::date(past)
    );
    Err(Error::told(Code::BadDate, past.to_string(), told))
}

/// Chooses everything that the request leaves open.
fn letter_plan(reading: Reading<'_>, request: &LetterRequest) -> Result<Plan, Error> {
    let entry = reading.entry(request.client)?;
    let nothing = || Error::new(Code::NothingDue, entry.file.client.name.clone());
    let step = match request.step {
        Some(step) => step,
        None => next_letter(reading, entry).ok_or_else(nothing)?,
    };
    if !answer::is_written(step) {
        return Err(Error::new(
            Code::BadValue,
            format!("«\u{a0}{}\u{a0}» n’est pas une lettre", step_title(step)),
        ));
    }
    check_post_day(request, reading.now.today)?;
    let answers = step == StepKind::Dispute;
    let candidates = if answers {
        answer::disputed(entry, &request.invoices)
    } else {
        demanded(entry, &request.invoices, step)
    };
    let first = candidates.first().and_then(|one| entry.file.invoice(one.invoice)).ok_or_else(nothing)?;
    let nature = entry.file.nature_of(first);
    let same_nature = |one: &&&Position| {
        entry.file.invoice(one.invoice).is_some_and(|invoice| entry.file.nature_of(invoice) == nature)
    };
    let chosen: Vec<InvoiceId> = candidates.iter().filter(same_nature).map(|one| one.invoice).collect();
    let rules = reading.ground.rules_of(entry)?;
    let free =
        || if answers { reading.now.today } else { free_day(entry, &rules, &chosen, reading.now.today) };
    let post_on = request.post_on.unwrap_or_else(free);
    // Nothing beside the principal of a private person who may refuse the debt.
    let past_limit = chosen
        .iter()
        .filter_map(|id| entry.file.invoice(*id))
        .any(|invoice| limit_of(entry, invoice, reading.ground, post_on).on < post_on);
    let amicable_only = past_limit && !nature.owes_without_notice();
    let lawful = LetterAsk {
        interest: !answers && !amicable_only,
        indemnity: !answers && nature.owes_without_notice(),
        // From the formal notice on: an amicable letter does not press for costs.
        compensation: step.is_formal_notice() && nature.owes_additional_compensation(),
    };
    let own = public::rest_due(entry, &rules, &chosen, post_on);
    let lawful_day = rules.deadline(step, nature, post_on);
    let deadline = own.map_or(lawful_day, |day| day.max(lawful_day));
    // A notice that makes a plan due as a whole leaves the days of its clause.
    let clause = step.is_formal_notice() && answer::waits_for_notice(entry, &chosen, post_on);
    let of_plan = || acceleration_deadline(nature, post_on, rules.law, rules.region);
    let deadline = if clause { deadline.max(of_plan()) } else { deadline };
    days::check_interest_until(request.interest_until, post_on)?;
    let settings = reading.ground.settings.stopping_interest(request.interest_until);
    let counted = (&settings, &reading.ground.law);
    let set_off = (!answers).then(|| set_off_in_letter(entry, counted, &chosen, post_on)).flatten();
    Ok(Plan {
        settings,
        confirmed: request.confirmed,
        set_off,
        client: request.client,
        step,
        nature,
        chosen,
        post_on,
        deadline,
        ask: request.ask.unwrap_or(lawful),
    })
}

/// The refusal of a second step of the day, before the paper is printed for it.
fn second_of_the_day(reading: Reading<'_>, plan: &Plan) -> Result<Option<RefusalView>, Error> {
    let entry = reading.entry(plan.client)?;
    let second = second_step(entry, &reading.ground.rules_of(entry)?, plan.step, &plan.chosen, plan.post_on);
    let asked = plan.step.is_reminder();
    Ok(second.filter(|_| asked).map(|sentence| RefusalView {
        code: ONE_A_DAY.to_owned(),
        sentence,
        article: None,
    }))
}

/// The letter due, otherwise the next letter of the path.
fn next_letter(reading: Reading<'_>, entry: &Entry) -> Option<StepKind> {
    let rules = reading.ground.rules(entry)?;
    let planned = || entry.positions.iter().filter_map(|one| one.next.as_ref());
    let due =
        planned().filter(|one| one.step.is_letter() && one.due_on <= reading.now.today).map(|one| one.step);
    due.max().or_else(|| {
        let from = planned().filter_map(|one| rules.scenario.index_of(one.step)).max()?;
        let later = rules.scenario.steps.iter().skip(from).map(|step| step.kind);
        later.into_iter().find(|kind| kind.is_letter())
    })
}

fn preview(
    reading: Reading<'_>,
    plan: &Plan,
    facts: &LetterFacts,
    token: String,
    bytes: Vec<u8>,
) -> Result<Preview, Error> {
    let entry = reading.entry(plan.client)?;
    let invoices = plan.chosen.iter().filter_map(|id| entry.file.invoice(*id));
    let letter = Letter {
        id: LetterId(0),
        client: plan.client,
        step: plan.step,
        invoices: plan.chosen.clone(),
        composed_at: reading.now.stamp(),
        post_on: plan.post_on,
        deadline: plan.deadline,
        total: facts.total(),
        basis: invoices.map(|invoice| basis(reading, plan, &entry.file, invoice)).collect(),
        document: DocumentId(0),
    };
    let file_name = file_name(plan, &entry.file.client.name);
    let statement = joined_statement(reading, plan, facts)?;
    Ok(Preview { token, bytes, letter, file_name, statement })
}

/// What the letter takes as true of an invoice, to be compared until it is posted.
fn basis(reading: Reading<'_>, plan: &Plan, file: &CaseFile, invoice: &Invoice) -> LetterBasis {
    let asks = dument_domain::case::Additions { interest: plan.ask.interest, indemnity: plan.ask.indemnity };
    file.letter_basis(invoice, asks, plan.post_on, &plan.settings, &reading.ground.law)
}

fn letter_view(reading: Reading<'_>, plan: &Plan, facts: &LetterFacts) -> Result<LetterView, Error> {
    let entry = reading.entry(plan.client)?;
    let rules = reading.ground.rules_of(entry)?;
    let all = late_invoices(entry, &[], plan.step);
    let offered: Vec<InvoiceId> = all.iter().map(|one| one.invoice).collect();
    let mut left_out = left_out(entry, plan.step, &offered, reading.now.today);
    left_out.extend(around::of_another_nature(entry, &all, plan.nature));
    let registered = plan.step.is_formal_notice();
    let how = if registered { ", par recommandé avec avis de réception" } else { "" };
    let prepared = entry.file.letters.iter().rev().find(|letter| {
        letter.step == plan.step
            && letter.invoices == plan.chosen
            && entry.file.posted_on(letter.id).is_none()
    });
    let mut checks = objections::letter_checks(facts, &reading.ground.law, entry);
    checks.extend(objections::open_credit_checks(entry));
    checks.extend(objections::given_up_check(entry, &plan.chosen));
    checks.extend(objections::too_soon(entry, plan.step, &plan.chosen, plan.post_on));
    Ok(LetterView {
        client: plan.client,
        client_name: entry.file.client.name.clone(),
        step: plan.step,
        title: format!("{}{how}", step_title(plan.step)),
        position: step_position(&rules, plan.step),
        checks,
        invoices: all
            .iter()
            .filter_map(|one| invoice_position(entry, one, &rules, reading.now.today))
            .collect(),
        left_out,
        chosen: plan.chosen.clone(),
        post_on: plan.post_on,
        deadline: plan.deadline,
        ask: plan.ask,
        may_ask_interest: facts.invoices.iter().any(|one| one.statement.interest.is_positive()),
        may_ask_compensation: facts
            .invoices
            .iter()
            .any(|one| one.statement.additional_compensation.is_positive()),
        may_ask_indemnity: facts.invoices.iter().any(|one| one.statement.indemnity.is_positive()),
        sum: asked_sum(facts),
        per_day: facts.daily_told(),
        pdf: None,
        pages: 0,
        refusals: Vec::new(),
        to_confirm: false,
        interest_until: facts.interest_stops_on(),
        registered,
        prepared: prepared.map(|letter| prepared_view(reading, &entry.file, letter)),
    })
}

fn prepared_view(reading: Reading<'_>, file: &CaseFile, letter: &Letter) -> PreparedLetterView {
    let lapsed = match status_today(reading, file, letter) {
        LetterStatus::Lapsed(reason) => Some(lapse_sentence(reason).to_owned()),
        LetterStatus::Prepared | LetterStatus::Posted { .. } => None,
    };
    PreparedLetterView {
        letter: letter.id,
        post_on: letter.post_on,
        deadline: letter.deadline,
        file_name: format!(
            "{}.pdf",
            slug(&format!("{} {} {}", step_title(letter.step), file.client.name, letter.post_on))
        ),
        lapsed,
    }
}

fn same_prepared(
    reading: Reading<'_>,
    entry: &Entry,
    letter: &Letter,
    token: &str,
) -> Result<Option<PreparedLetterView>, Error> {
    for kept in entry.file.letters.iter().filter(|kept| kept.step == letter.step) {
        let same = reading.kept.document(kept.document)?.is_some_and(|document| document.sha256 == token);
        if same && status_today(reading, &entry.file, kept) == LetterStatus::Prepared {
            return Ok(Some(prepared_view(reading, &entry.file, kept)));
        }
    }
    Ok(None)
}

/// The invoices a letter asks for: those named, otherwise the late ones that nothing holds;
/// if all are held, the late ones, so that the refusal can be shown.
fn demanded<'a>(entry: &'a Entry, named: &[InvoiceId], step: StepKind) -> Vec<&'a Position> {
    // Nobody is written to for interest alone before the user has decided to claim it.
    let undecided = |one: &&Position| {
        let next = one.next.as_ref().map(|next| next.step);
        next.is_some_and(|step| step.awaits_no_money() && step != StepKind::SetOff)
    };
    let mut late = late_invoices(entry, named, step);
    late.retain(|one| !undecided(one));
    // Nothing weaker goes after a formal notice: the others are written to, if there are any.
    let noticed = |one: &Position| entry.file.notice_posted_on(one.invoice).is_some();
    if step.is_weaker_than_notice() && named.is_empty() && !late.iter().all(|one| noticed(one)) {
        late.retain(|one| !noticed(one));
    }
    if !named.is_empty() {
        return late;
    }
    let free: Vec<&Position> = late.iter().copied().filter(|one| one.state == InvoiceState::Late).collect();
    if free.is_empty() { late } else { free }
}

/// What a letter asks, each part of it.
fn asked_sum(facts: &LetterFacts) -> SumView {
    let (interest, indemnity, compensation) = (facts.interest(), facts.indemnity(), facts.compensation());
    let asked = sum(facts.principal(), Additions { interest, indemnity, compensation });
    let said = said_to(asked, facts.written_on, facts.interest_stops_on());
    SumView { interest_name: InterestName::of(facts.nature), ..said }
}

/// A day that has not come yet.
fn to_come(day: Day, what_to_do: &str) -> Error {
    let told = format!("Le {} est à venir\u{a0}: {what_to_do}.", french::date(day));
    Error::told(Code::BadDate, day.to_string(), told)
}

/// A day before the first that could be.
fn before(day: Day, why: &str, first: Day) -> Error {
    let told =
        format!("{why} {}\u{a0}: le {} ne peut pas être noté.", french::date(first), french::date(day));
    Error::told(Code::BadDate, day.to_string(), told)
}

/// The facts of a client dated no later than a day.
fn known_on(file: &CaseFile, day: Day) -> CaseFile {
    let mut known = file.clone();
    known.payments.retain(|payment| payment.on <= day);
    known.credit_notes.retain(|note| note.on <= day);
    // What left that day or before: a letter noted late may have left before the notice.
    known.events.retain(|event| event.on <= day);
    known
}

/// A document of a preview, as the case keeps it.
fn kept(kind: DocumentKind, preview: &Preview, bytes: &[u8], name: &str) -> NewDocument {
    NewDocument {
        kind,
        name: name.to_owned(),
        media_type: "application/pdf".to_owned(),
        bytes: bytes.to_vec(),
        client: Some(preview.letter.client),
        invoice: None,
    }
}

fn file_name(plan: &Plan, client: &str) -> String {
    format!("{}.pdf", slug(&format!("{} {client} {}", step_title(plan.step), plan.post_on)))
}

/// A file name that every system takes: letters without accents, digits, hyphens.
fn slug(text: &str) -> String {
    let words = folded(text);
    let plain = words.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' });
    let joined: String = plain.take(90).collect();
    joined.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}
