//! The acts: choosing the times, erasing, removing the copies that still hold somebody.

use dument_domain::case::{CaseFile, Happening, Outcome};
use dument_domain::personal::{CONTACT_YEARS_MAX, without_words};
use dument_domain::{Client, ClientId};
use dument_store::{Person, Writer};
use serde_json::json;

use crate::backups::{self, Mark};
use crate::ground::acting::{Acting, Written, as_json};
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::ground::erased::Erasures;
use crate::ground::key;
use crate::personal::going::files_going;
use crate::personal::judge::{Judgment, judge};
use crate::personal::personal;
use crate::reading::rows::is_open;
use crate::views::{KeptFor, PersonalAct, PersonalView};
use crate::words::text::folded;
use crate::{Code, Error};

/// Does an act about personal data, and says what it did.
///
/// # Errors
/// [`Code::BadValue`] for a time that cannot be chosen, [`Code::UnknownClient`], [`Code::Forbidden`] where something is
/// still due, [`Code::DamagedFile`] where the data are not as the journal says; nothing was erased then.
pub fn act(desk: &mut Acting<'_>, req: PersonalAct) -> Result<PersonalView, Error> {
    let said = match req {
        PersonalAct::Choose { contact_years, closing_month } => {
            choose(desk, KeptFor { contact_years, closing_month })?;
            "Durées enregistrées.".to_owned()
        }
        PersonalAct::Erase { clients, copies } => {
            let mut said = erase(desk, &clients)?;
            if copies {
                let removed = backups::remove_copies_of_erased(desk.reading(), backups::now)
                    .map_err(Error::after_recording)?;
                said = format!("{said} {removed}");
            }
            said
        }
        PersonalAct::RemoveCopies => backups::remove_copies_of_erased(desk.reading(), backups::now)?,
    };
    let view = personal(desk.reading(), None)?;
    Ok(PersonalView { said: Some(said), ..view })
}

fn choose(desk: &mut Acting<'_>, times: KeptFor) -> Result<(), Error> {
    if times.contact_years > CONTACT_YEARS_MAX {
        return Err(Error::new(Code::BadValue, format!("de 0 à {CONTACT_YEARS_MAX}\u{a0}ans")));
    }
    if !(1..=12).contains(&times.closing_month) {
        return Err(Error::new(Code::BadValue, "un mois va de 1 à 12"));
    }
    let text = as_json(&times)?;
    desk.write("personal_times_chosen", |writer| {
        writer.set_setting(key::KEPT_FOR, &text.to_string())?;
        Ok(Written { answer: (), payload: text.clone(), clients: Vec::new(), choices: true })
    })?;
    Ok(())
}

/// One client to erase, with all that is needed once the transaction is open.
struct Going {
    file: CaseFile,
    judgment: Judgment,
    documents: Vec<dument_domain::DocumentId>,
    files: Vec<String>,
    mark: Option<Mark>,
}

fn erase(desk: &mut Acting<'_>, clients: &[ClientId]) -> Result<String, Error> {
    let mut all = Vec::new();
    for client in clients {
        let one = going(desk.reading(), *client)?;
        if all.iter().all(|other: &Going| other.file.client.id != *client) {
            all.push(one);
        }
    }
    let people: Vec<Person> = all.iter().map(|one| person(desk.reading(), one)).collect();
    let (today, mut erasures) = (desk.now.today, desk.reading().ground.erased.clone());
    for one in &all {
        let id = one.file.client.id.0;
        let part = if one.judgment.is_whole() { &mut erasures.whole } else { &mut erasures.in_part };
        part.insert(id, today);
        if one.judgment.is_whole() {
            erasures.in_part.remove(&id);
        }
        erasures.files.extend(one.files.iter().map(|sha256| (sha256.clone(), today)));
    }
    let ground = desk.reading().ground.clone();
    let erased = desk.erase("person_erased", &people, |writer| {
        for one in &all {
            erase_one(writer, one)?;
            if let Some(left) = writer.case_file(one.file.client.id)? {
                let (positions, _) = ground.places(&left, today);
                if positions.iter().any(|position| is_open(position.state)) {
                    return Err(Error::new(Code::Internal, "something is due after an erasure"));
                }
            }
        }
        writer.forget_words(&people, &[key::CALL_SHEETS, key::WATCH])?;
        writer.set_setting(key::ERASED, &as_json(&erasures)?.to_string())?;
        let ids: Vec<ClientId> = all.iter().map(|one| one.file.client.id).collect();
        Ok(Written {
            answer: (),
            payload: json!({ "clients": ids, "on": today }),
            clients: ids,
            choices: true,
        })
    })?;
    let marks = all.iter().filter_map(|one| one.mark.clone()).collect();
    let remembered = backups::mark_erased(desk.reading(), marks);
    Ok(said(&all, &erasures, erased.scrubbed.is_ok(), remembered.is_ok()))
}

/// What is known of a client to erase.
///
/// # Errors
/// [`Code::Forbidden`] where something is still due.
fn going(reading: Reading<'_>, client: ClientId) -> Result<Going, Error> {
    let entry = reading.entry(client)?;
    let judgment = judge(reading, entry)?;
    if let Some(refused) = judgment.refused {
        return Err(Error::told(
            Code::Forbidden,
            entry.file.client.name.clone(),
            format!("{refused} Rien n’a été effacé."),
        ));
    }
    let read = reading.kept.files_read_for(client)?;
    let own = files_going(entry, &reading.kept.documents_of(client)?).into_iter().map(|file| file.id);
    let documents = if judgment.is_whole() { Vec::new() } else { own.collect() };
    let shared = read.iter().filter_map(|(document, _)| *document);
    let mark = reading.kept.first_seal_of(client)?.map(|first_seal| Mark {
        client: client.0,
        first_seal,
        copies: Vec::new(),
    });
    Ok(Going {
        file: entry.file.clone(),
        documents: documents.into_iter().chain(shared).collect(),
        files: read.into_iter().map(|(_, sha256)| sha256).collect(),
        judgment,
        mark,
    })
}

fn erase_one(writer: &Writer<'_>, one: &Going) -> Result<(), Error> {
    let file = &one.file;
    for document in &one.documents {
        writer.remove_document(*document)?;
    }
    if one.judgment.is_whole() {
        writer.remove_client(file.client.id)?;
        return Ok(());
    }
    writer.update_client(&Client {
        email: String::new(),
        phone: String::new(),
        note: String::new(),
        contacts: Vec::new(),
        ..file.client.clone()
    })?;
    for event in &file.events {
        match without_words(event) {
            None => writer.remove_event(event.id)?,
            Some(kept) if kept != *event => writer.reword_event(&kept)?,
            Some(_) => {}
        }
    }
    Ok(())
}

/// The words of a client that are nobody else's: those that go.
fn person(reading: Reading<'_>, one: &Going) -> Person {
    let client = &one.file.client;
    let mut words = words_of(client);
    for event in &one.file.events {
        words.push(event.note.clone());
        if let Happening::Contact { interlocutor, outcome, .. } = &event.what {
            words.push(interlocutor.clone());
            if let Outcome::Dispute { reason, .. } = outcome {
                words.push(reason.clone());
            }
        }
    }
    if one.judgment.is_whole() {
        let numbers = [&client.siren, &client.siret, &client.vat];
        words.extend(numbers.into_iter().flatten().cloned());
        words.push(client.name.clone());
    }
    let others = reading.book.entries().map(|entry: &Entry| &entry.file.client);
    let mut shared: Vec<String> = others
        .filter(|other| other.id != client.id)
        .flat_map(|other| words_of(other).into_iter().chain([other.name.clone()]))
        .map(|word| folded(&word))
        .collect();
    if let Some(company) = reading.company {
        shared.extend(
            [&company.name, &company.email, &company.phone, &company.signatory].map(|word| folded(word)),
        );
    }
    words.retain(|word| !shared.contains(&folded(word)));
    Person { client: client.id, words }
}

fn words_of(client: &Client) -> Vec<String> {
    let people =
        client.contacts.iter().flat_map(|one| [one.name.clone(), one.phone.clone(), one.email.clone()]);
    [client.email.clone(), client.phone.clone(), client.note.clone()].into_iter().chain(people).collect()
}

fn said(all: &[Going], erasures: &Erasures, scrubbed: bool, remembered: bool) -> String {
    let mut said = match all {
        [one] if erasures.whole.contains_key(&one.file.client.id.0) => {
            "Effacé\u{a0}: il ne reste rien de ce client.".to_owned()
        }
        [_] => "Effacé\u{a0}: il ne reste que ce que la loi fait garder, hors des listes.".to_owned(),
        several => format!("Effacé pour {}\u{a0}clients.", several.len()),
    };
    if !scrubbed {
        said += " Le fichier n’a pas pu être réécrit sans ses vides\u{a0}: libérez de la place, et le prochain effacement le fera.";
    }
    if !remembered {
        said += " Ce qui rappelle cet effacement après une restauration n’a pas pu être noté à côté des sauvegardes.";
    }
    said
}
