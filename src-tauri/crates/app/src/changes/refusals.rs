//! What forbids taking an edit back, each with its sentence: never over what came since.

use dument_domain::Day;
use dument_letters::french;
use dument_store::{Change, Changes, ClientField, Field, FieldValue, StoreError, Table};

use crate::Error;
use crate::changes::line::{CHOICES, day_of_change};
use crate::changes::words::change_title;
use crate::ground::asking::Reading;
use crate::ground::key;

/// What the use case itself forbids, whatever the tables would bear.
pub(super) fn known_refusal(reading: Reading<'_>, change: &Change) -> Result<Option<String>, Error> {
    if change.undone_by.is_some() {
        return Ok(Some("déjà annulé".to_owned()));
    }
    if change.kind == "company_created" {
        let told = "votre entreprise est le départ de vos données\u{202f}; corrigez-la dans Réglages";
        return Ok(Some(told.to_owned()));
    }
    Ok(letter_sent(reading, change)
        .or(scenario_followed(reading, change)?)
        .or(scenario_gone(reading, change)))
}

/// The sentence of what the tables refuse.
pub(super) fn told_refusal(
    reading: Reading<'_>,
    change: &Change,
    error: StoreError,
) -> Result<String, Error> {
    match error {
        StoreError::Altered { table, key } => later(reading, change, table, &key),
        StoreError::Leaning { table } => Ok(leaning(table).to_owned()),
        StoreError::Conflict(_) => Ok("un autre porte le même numéro depuis".to_owned()),
        other @ (StoreError::AlreadyExists
        | StoreError::NotFound
        | StoreError::InUse
        | StoreError::Newer { .. }
        | StoreError::Damaged(_)
        | StoreError::Full
        | StoreError::Io(_)
        | StoreError::OutOfReach(_)
        | StoreError::Moved
        | StoreError::Missing { .. }
        | StoreError::Unbalanced(_)
        | StoreError::Sqlite(_)) => Err(other.into()),
    }
}

/// What is put back of an edit, and whether today is the last change of counting: it is where a
/// letter was prepared with the values that leave, or where the counting changed again since.
pub(super) fn put_back(reading: Reading<'_>, change: &Change) -> Result<(Changes, bool), Error> {
    if !change.changes.sets(key::COUNTING_CHANGED_ON) {
        return Ok((change.changes.clone(), false));
    }
    let mut letters = reading.book.entries().flat_map(|entry| &entry.file.letters);
    let prepared_since = letters.any(|letter| letter.composed_at >= change.recorded_at);
    let last: Option<Day> = reading.kept.setting(key::COUNTING_CHANGED_ON)?;
    if !prepared_since && last == Some(day_of_change(&change.recorded_at)?) {
        return Ok((change.changes.clone(), false));
    }
    Ok((change.changes.clone().without_setting(key::COUNTING_CHANGED_ON), true))
}

/// A letter that went out, or whose sending was struck through, stays in the file.
fn letter_sent(reading: Reading<'_>, change: &Change) -> Option<String> {
    let letters = change.changes.added_to(Table::Letters);
    let mut events = reading.book.entries().flat_map(|entry| &entry.file.events);
    let sent = events.any(|event| {
        let letter = event.what.posted().map(|(_, letter)| letter);
        letter.or(event.what.presented().map(|(letter, _)| letter)).is_some_and(|id| letters.contains(&id.0))
    });
    sent.then(|| "son envoi est noté au dossier, la lettre y reste".to_owned())
}

/// A version of a scenario that another one followed, or whose scenario somebody follows.
fn scenario_followed(reading: Reading<'_>, change: &Change) -> Result<Option<String>, Error> {
    let added = change.changes.scenarios_added();
    if added.is_empty() {
        return Ok(None);
    }
    let saved = reading.kept.scenarios()?;
    for (id, version) in added {
        let versions = || saved.iter().filter(|one| one.scenario.id == id);
        if versions().any(|one| one.scenario.version > version) {
            return Ok(Some("une version plus récente de ce scénario a été enregistrée depuis".to_owned()));
        }
        let follower = reading.book.entries().find(|entry| entry.file.client.scenario == id);
        if version == 1
            && let Some(entry) = follower
        {
            return Ok(Some(format!("{} suit ce scénario", entry.file.client.name)));
        }
        if version == 1 && reading.ground.by_nature.values().any(|one| *one == id) {
            return Ok(Some("de nouveaux clients commencent par ce scénario".to_owned()));
        }
    }
    Ok(None)
}

/// A client would go back to a scenario that is proposed no longer.
fn scenario_gone(reading: Reading<'_>, change: &Change) -> Option<String> {
    if change.changes.touches(Table::Scenarios) {
        return None;
    }
    let facts = change.changes.replaced_rows().into_iter().flat_map(|row| row.facts);
    let of_clients = facts.filter_map(|fact| match (fact.field, fact.was) {
        (Field::Client(ClientField::Scenario), Some(FieldValue::Text(id))) => Some(id),
        (_, _) => None,
    });
    let defaults = change.changes.setting_was(key::SCENARIOS);
    let chosen: std::collections::BTreeMap<String, String> =
        defaults.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let mut was = of_clients.chain(chosen.into_values());
    let gone = was.any(|id| !reading.ground.scenarios.iter().any(|one| one.id == id));
    gone.then(|| "le scénario d’avant n’est plus proposé".to_owned())
}

/// What came since on the same row, by name.
fn later(reading: Reading<'_>, change: &Change, table: Table, key: &str) -> Result<String, Error> {
    let mut later = reading.kept.changes_of_kinds(&CHOICES)?;
    for client in &change.clients {
        later.extend(reading.kept.changes_of(*client)?);
    }
    let touches = |one: &&Change| {
        one.sequence > change.sequence && one.undone_by.is_none() && one.changes.touches_row(table, key)
    };
    let Some(last) = later.iter().filter(touches).max_by_key(|one| one.sequence) else {
        return Ok("modifié depuis".to_owned());
    };
    let on = french::date(day_of_change(&last.recorded_at)?);
    let title = change_title(reading, last);
    Ok(format!(
        "modifié depuis («\u{a0}{title}\u{a0}», le {on})\u{202f}; annulez d’abord cette modification-là"
    ))
}

/// What refers to a row that would go.
pub(super) const fn leaning(table: Table) -> &'static str {
    match table {
        Table::Events | Table::EventInvoices => "des relances ou des notes y sont inscrites depuis",
        Table::Payments | Table::PaymentShares => "un paiement y est inscrit depuis",
        Table::CreditNotes => "un avoir y est inscrit depuis",
        Table::Letters | Table::LetterInvoices => "une lettre a été préparée depuis",
        Table::Invoices => "une facture y est inscrite depuis",
        Table::Documents => "un document y est classé depuis",
        Table::Company
        | Table::Settings
        | Table::Clients
        | Table::Contacts
        | Table::DueParts
        | Table::Imports
        | Table::Scenarios => "quelque chose y est inscrit depuis",
    }
}
