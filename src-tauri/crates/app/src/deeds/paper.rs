//! The papers of what is agreed: the agreement to sign, and the certificate of a sum given up.

use dument_domain::case::{CaseEvent, Happening, OutcomeKind};
use dument_domain::{ClientId, EventId, Invoice};
use dument_letters::agreement_facts::{Agreement, AgreementFacts, Attempt, CertificateFacts, Ending};
use dument_letters::compose::{compose_agreement, compose_certificate};
use dument_letters::model::Report;
use dument_letters::render::render_report;
use dument_store::{DocumentKind, NewDocument};

use crate::deeds::drafted;
use crate::documents::keep_new;
use crate::ground::acting::Acting;
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::reading::agreed::state::signed_on;
use crate::reading::money::readings::stated;
use crate::reading::timeline::timeline;
use crate::views::{PaperRequest, TimelineKind};
use crate::words::deeds::{has_paper, is_remitted};
use crate::words::papers::layout;
use crate::{Code, Error, documents};

/// The paper of an act, with the name of its file: an agreement to sign in two originals, or
/// the certificate of a sum given up. What is owed is counted at the end of the day of the
/// act, so that the paper of an act recorded stays the same.
///
/// # Errors
/// As [`record`] for a draft that cannot be recorded; [`Code::UnknownClient`];
/// [`Code::BadValue`] for an act that has no paper; [`Code::Forbidden`] where the law forbids
/// the agreement; [`Code::NotConfigured`]; [`Code::LetterLayout`].
pub fn paper(reading: Reading<'_>, request: &PaperRequest) -> Result<(String, Vec<u8>), Error> {
    let act = act_of(reading, request)?;
    if !has_paper(&act) {
        return Err(Error::new(Code::BadValue, "cet acte n’a pas de papier à signer"));
    }
    let entry = reading.entry(act.client)?;
    let report = report(reading, entry, &act)?;
    let rendered = render_report(&report)
        .map_err(|problem| Error::new(Code::LetterLayout, layout(&problem).sentence))?;
    Ok((file_name(&act, &entry.file.client.name), rendered.bytes))
}

/// Keeps the paper of an agreement that nobody signed yet among the documents of its case, once,
/// so that it can be printed again; what is signed is kept by the user, as it came back.
///
/// # Errors
/// As [`paper`].
pub fn keep_paper(desk: &mut Acting<'_>, request: &PaperRequest) -> Result<(), Error> {
    let (name, bytes) = paper(desk.reading(), request)?;
    let act = act_of(desk.reading(), request)?;
    if !is_to_sign(desk.reading(), &act)? {
        return Ok(());
    }
    let stem = name.strip_suffix(".pdf").unwrap_or(&name);
    let document = NewDocument {
        kind: DocumentKind::Paper,
        name: format!("{stem} (non signé).pdf"),
        media_type: "application/pdf".to_owned(),
        bytes,
        client: Some(act.client),
        invoice: None,
    };
    for kept in desk.reading().kept.documents_of(act.client)? {
        let same_name = kept.name == document.name;
        if same_name && documents::file(desk.reading(), kept.id)?.1 == document.bytes {
            return Ok(());
        }
    }
    keep_new(desk, document).map(|_| ())
}

/// Whether an act is an agreement that is still to be signed.
fn is_to_sign(reading: Reading<'_>, act: &CaseEvent) -> Result<bool, Error> {
    let entry = reading.entry(act.client)?;
    if let Happening::PlanAgreed { plan } = &act.what {
        return Ok(signed_on(entry, act, plan).is_none());
    }
    Ok(matches!(act.what, Happening::Arranged { .. }))
}

/// The act a paper is about: as it would be, or as it was recorded.
fn act_of(reading: Reading<'_>, request: &PaperRequest) -> Result<CaseEvent, Error> {
    match request {
        PaperRequest::Draft { deed } => {
            let draft = drafted(reading, deed)?;
            match draft.wrongs.first() {
                Some(wrong) => Err(wrong.error()),
                None => Ok(draft.event),
            }
        }
        PaperRequest::Recorded { client, event } => recorded(reading, *client, *event),
    }
}

fn recorded(reading: Reading<'_>, client: ClientId, event: EventId) -> Result<CaseEvent, Error> {
    let mut events = reading.entry(client)?.file.standing_events();
    let found = events.find(|one| one.id == event);
    found.cloned().ok_or_else(|| Error::new(Code::BadValue, "cet acte n’est plus au dossier"))
}

fn report(reading: Reading<'_>, entry: &Entry, act: &CaseEvent) -> Result<Report, Error> {
    if let Happening::PlanAgreed { plan } = &act.what {
        return agreement(reading, entry, act, Agreement::Plan(plan.clone()));
    }
    if let Happening::Arranged { arrangement } = &act.what {
        return agreement(reading, entry, act, Agreement::Arrangement(arrangement.clone()));
    }
    certificate(reading, entry, act)
}

fn agreement(reading: Reading<'_>, entry: &Entry, act: &CaseEvent, what: Agreement) -> Result<Report, Error> {
    let file = &entry.file;
    let invoices = invoices_of(entry, act);
    let nature = invoices.first().map_or_else(|| file.client.nature_in_force(), |one| file.nature_of(one));
    let facts = AgreementFacts {
        creditor: reading.company()?.clone(),
        debtor: file.client.clone(),
        nature,
        agreed_on: act.on,
        freeze: invoices.iter().find_map(|one| file.freeze_of(one)),
        invoices: accounts(reading, entry, act, &invoices),
        what,
    };
    compose_agreement(&facts, &reading.ground.law)
        .map_err(|refusal| Error::new(Code::Forbidden, refusal.to_string()))
}

fn certificate(reading: Reading<'_>, entry: &Entry, act: &CaseEvent) -> Result<Report, Error> {
    let invoices = invoices_of(entry, act);
    Ok(compose_certificate(&CertificateFacts {
        creditor: reading.company()?.clone(),
        debtor: entry.file.client.clone(),
        on: act.on,
        invoices: accounts(reading, entry, act, &invoices),
        ending: if is_remitted(act) { Ending::Remitted } else { Ending::Stopped },
        reason: act.note.clone(),
        attempts: attempts(entry, act),
    }))
}

fn accounts(
    reading: Reading<'_>,
    entry: &Entry,
    act: &CaseEvent,
    invoices: &[&Invoice],
) -> Vec<dument_letters::statement_facts::StatedInvoice> {
    let (settings, law) = (&reading.ground.settings, &reading.ground.law);
    invoices.iter().map(|one| stated(&entry.file, one, settings, law, act.on)).collect()
}

/// The invoices of an act, oldest due first.
fn invoices_of<'a>(entry: &'a Entry, act: &CaseEvent) -> Vec<&'a Invoice> {
    entry.file.invoices.iter().filter(|one| act.invoices.contains(&one.id)).collect()
}

/// What was done to be paid up to the day of an act, oldest first, in the words of the timeline.
fn attempts(entry: &Entry, act: &CaseEvent) -> Vec<Attempt> {
    let begun = invoices_of(entry, act).iter().map(|one| one.issued_on).min().unwrap_or(act.on);
    let done = timeline(entry, act.on).into_iter().filter(|line| {
        let told = matches!(
            line.kind,
            TimelineKind::Call
                | TimelineKind::LetterPosted
                | TimelineKind::Presented
                | TimelineKind::Payment
                | TimelineKind::CreditNote
                | TimelineKind::Note
        );
        let own = line.event.is_none_or(|id| concerns(entry, act, id));
        told && own && !line.reversed && line.on >= begun && line.on <= act.on
    });
    let mut found: Vec<Attempt> = done
        .map(|line| Attempt { on: line.on, what: line.title })
        .filter(|one| !one.what.is_empty())
        .collect();
    found.reverse();
    found
}

/// Whether an event of the timeline is about the invoices of an act, and is not the act itself.
fn concerns(entry: &Entry, act: &CaseEvent, id: EventId) -> bool {
    let found = entry.file.events.iter().find(|event| event.id == id && id != act.id);
    found.is_some_and(|event| event.invoices.iter().any(|one| act.invoices.contains(one)))
}

/// « Accord Garage Le Goff 2026-11-21.pdf ».
fn file_name(act: &CaseEvent, client: &str) -> String {
    let given_up = act.what.outcome().is_some_and(|outcome| outcome.kind() == OutcomeKind::Abandon);
    let what = if given_up { "État des démarches" } else { "Accord" };
    format!("{what} {client} {}.pdf", act.on)
}
