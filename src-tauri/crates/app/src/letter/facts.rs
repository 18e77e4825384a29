//! The facts of a letter, taken from the case file.

use dument_domain::case::{CaseEvent, Happening, StepKind};
use dument_domain::{Day, Invoice, InvoiceId};
use dument_letters::facts::{
    Ask, Contacted, Credited, DayTable, InvoiceFacts, LetterFacts, Means, Paid, ThirdParty,
};
use dument_letters::model::Picture;
use dument_store::{DocumentInfo, DocumentKind};

use crate::Error;
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::ground::key;
use crate::letter::answer::{plan_facts, position_facts};
use crate::letter::around::{in_court_since, order_served_on, owed_back};
use crate::letter::plan::Plan;
use crate::reading::limits::deadlines::limit_of;
use crate::reading::limits::open::activity_of;
use crate::reading::money::amounts::per_day;
use crate::reading::money::costs::justified;
use crate::reading::money::set_off::set_off_facts;
use crate::views::LetterRequest;
use crate::words::text::folded;

/// Everything the letter says, on the day it is planned to be posted.
pub(super) fn letter_facts(
    reading: Reading<'_>,
    plan: &Plan,
    request: &LetterRequest,
) -> Result<LetterFacts, Error> {
    let entry = &entry_of(reading, plan)?;
    let documents = reading.kept.documents_of(plan.client)?;
    let chosen: Vec<&Invoice> = plan.chosen.iter().filter_map(|id| entry.file.invoice(*id)).collect();
    let mut daily = Vec::new();
    let mut invoices = Vec::new();
    for invoice in &chosen {
        let (file, settings, law) = (&entry.file, &plan.settings, &reading.ground.law);
        let computed = file.asked_statement_of(invoice, settings, law, plan.post_on);
        // Interest runs on what a plan leaves to later days too.
        daily.push(per_day(&file.undisputed_statement_of(invoice, settings, law, plan.post_on)));
        let act_before = limit_of(entry, invoice, reading.ground, plan.post_on).on;
        let aside = file.set_aside(invoice, settings, law, plan.post_on);
        invoices.push(InvoiceFacts {
            set_aside: aside,
            activity: activity_of(invoice, reading.ground),
            ..invoice_facts(entry, invoice, computed, act_before, &documents)
        });
    }
    let daily_increase = daily.into_iter().collect::<Option<Vec<_>>>().map(|days| days.into_iter().sum());
    let third_party = match request.third_party.as_deref() {
        Some(name) if folded(name).contains("avocat") => ThirdParty::Avocat,
        Some(_) | None => ThirdParty::CommissaireDeJustice,
    };
    let answers = plan.step == StepKind::Dispute;
    let position = position_facts(entry, &plan.chosen, request.answer.as_ref()).filter(|_| answers);
    Ok(LetterFacts {
        step: plan.step,
        creditor: reading.company()?.clone(),
        debtor: entry.file.client.clone(),
        nature: plan.nature,
        nature_confirmed: nature_is_confirmed(entry, &chosen),
        written_on: plan.post_on,
        notice_start: reading.ground.settings.notice_start,
        interest_until: plan.settings.interest_until.filter(|day| *day < plan.post_on),
        deadline: plan.deadline,
        invoices,
        history: history(entry, &plan.chosen),
        ask: Ask {
            interest: plan.ask.interest,
            indemnity: plan.ask.indemnity,
            compensation: plan.ask.compensation,
        },
        daily_increase,
        days: DayTable::Silent,
        third_party,
        in_court_since: in_court_since(entry, &plan.chosen),
        order_served_on: order_served_on(entry, &plan.chosen),
        confirmed: plan.confirmed,
        owed_back: owed_back(reading, entry, plan.post_on),
        set_off: plan.set_off.as_ref().map(|one| set_off_facts(&entry.file, one)),
        freeze: entry.file.freeze(),
        plan: plan_facts(entry, &plan.chosen, plan.post_on),
        position,
        registered_number: request.tracking.clone().filter(|number| !number.trim().is_empty()),
        payment_reference: String::new(),
        enclosures: Vec::new(),
        signed_at_home: None,
        logo: picture(reading, key::LOGO, "Logo de l’entreprise")?,
        signature: picture(reading, key::SIGNATURE, "Signature")?,
    })
}

/// The case of a letter, what it sets off counted.
pub(super) fn entry_of(reading: Reading<'_>, plan: &Plan) -> Result<Entry, Error> {
    let mut entry = reading.entry(plan.client)?.clone();
    if let Some(set_off) = &plan.set_off {
        entry.file = entry.file.after_set_off(set_off);
    }
    Ok(entry)
}

fn picture(reading: Reading<'_>, setting: &str, description: &str) -> Result<Option<Picture>, Error> {
    let kept: Option<dument_domain::DocumentId> = reading.kept.setting(setting)?;
    let Some(id) = kept else { return Ok(None) };
    let document = reading.kept.document(id)?;
    Ok(document.map(|found| Picture { bytes: found.bytes, description: description.to_owned() }))
}

fn nature_is_confirmed(entry: &Entry, chosen: &[&Invoice]) -> bool {
    entry.file.client.nature_confirmed || chosen.iter().all(|invoice| invoice.nature.is_some())
}

fn invoice_facts(
    entry: &Entry,
    invoice: &Invoice,
    computed: dument_domain::case::InvoiceStatement,
    act_before: Day,
    documents: &[DocumentInfo],
) -> InvoiceFacts {
    let file = &entry.file;
    let counted = file.standing_payments();
    let payments = counted.flat_map(|payment| {
        let shares = payment.allocations.iter().filter(|share| share.invoice == invoice.id);
        shares.map(|share| Paid { on: payment.on, on_supposed: payment.on_supposed, amount: share.amount })
    });
    let notes = file.standing_credit_notes().filter(|note| note.invoice == invoice.id);
    // What the user said a file is; one that names no invoice is about the only one of the client.
    let only = file.invoices.len() == 1;
    let about = |document: &&DocumentInfo| document.invoice.map_or(only, |id| id == invoice.id);
    let said = |kind: DocumentKind| documents.iter().filter(about).any(|document| document.kind == kind);
    InvoiceFacts {
        number: invoice.number.clone(),
        issued_on: invoice.issued_on,
        parts: invoice.parts.clone(),
        due_supposed: invoice.due_supposed,
        work: invoice.work.clone(),
        quote_number: invoice.quote_number.clone(),
        quote_on: invoice.quote_on,
        completed_on: invoice.completed_on,
        gross: invoice.gross,
        vat: invoice.vat,
        payments: payments.collect(),
        credit_notes: notes
            .map(|note| Credited { number: note.number.clone(), on: note.on, amount: note.amount })
            .collect(),
        costs: justified(file, invoice, &computed.statement),
        contract_rate: computed.terms.contract_rate,
        statement: computed.statement,
        rate_unknown: computed.rate_unknown,
        waiver: file.waiver_of(invoice),
        disputed: file.is_disputed(invoice.id),
        set_aside: dument_domain::case::SetAside::default(),
        activity: invoice.activity.unwrap_or_default(),
        forbidden_since: file.payment_forbidden_since(invoice),
        act_before: Some(act_before),
        formal_notice_on: computed.terms.formal_notice_on,
        notice_posted_on: file.notice_posted_on(invoice.id),
        copy_in_file: invoice.document.is_some(),
        quote_in_file: said(DocumentKind::SignedQuote),
        completion_in_file: said(DocumentKind::WorkDone),
    }
}

fn history(entry: &Entry, chosen: &[InvoiceId]) -> Vec<Contacted> {
    let concerns = |event: &&CaseEvent| event.invoices.iter().any(|invoice| chosen.contains(invoice));
    let mut contacts: Vec<Contacted> =
        entry.file.standing_events().filter(concerns).filter_map(contacted).collect();
    contacts.sort_by_key(|contact| contact.on);
    contacts
}

fn contacted(event: &CaseEvent) -> Option<Contacted> {
    if let Some((step, _)) = event.what.posted() {
        return Some(Contacted { on: event.on, how: Means::Letter(step), outcome: None });
    }
    let outcome = event.what.outcome()?.clone();
    let Happening::Contact { step, interlocutor, minute, .. } = &event.what else { return None };
    let interlocutor = interlocutor.clone();
    // Said by the client on their own, on the telephone or in writing: no call of ours is told.
    let how = if minute.from_client {
        Means::Reply
    } else if *step == StepKind::Email {
        Means::Email
    } else if *step == StepKind::Call {
        Means::Call { interlocutor }
    } else if step.is_spoken() {
        Means::Meeting { interlocutor }
    } else {
        Means::Reply
    };
    Some(Contacted { on: event.on, how, outcome: Some(outcome) })
}
