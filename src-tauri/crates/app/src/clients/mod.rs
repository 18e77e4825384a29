//! « Clients »: the list, a client's sheet, a client created or corrected.

mod mentions;

pub use mentions::mentions;

use std::cmp::Reverse;

use dument_domain::case::{InvoiceState, OutcomeKind, Position};
use dument_domain::{Client, ClientId, Contact, Day, DebtorNature, siren_key_is_right, siret_key_is_right};
use dument_letters::french::{self, capitalised};
use serde_json::json;

use crate::ground::acting::{Acting, Written, as_json};
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::reading::money::amounts::late_sum;
use crate::reading::money::totals::late_of;
use crate::reading::path::steps::planned_sentence;
use crate::reading::people::doubt::check_nature;
use crate::reading::people::relation::habit_sentence;
use crate::reading::rows::{is_open, row_of};
use crate::views::{ClientInput, ClientRow, ClientView, ClientsView, Done, InterestName};
use crate::words::search::Needle;
use crate::words::text::{client_name, counted, filled, folded, joined_up};
use crate::words::{nature_label, position_label};
use crate::{Code, Error};

/// A page of the clients whose name, city, number or contacts hold the words searched, by name.
///
/// # Errors
/// None today; the answer stays a result as every use case.
pub fn clients(
    reading: Reading<'_>,
    search: &str,
    offset: usize,
    limit: usize,
) -> Result<ClientsView, Error> {
    let needle = Needle::new(search);
    let found = reading.book.entries().filter(|entry| !reading.ground.is_set_apart(entry));
    let found = found.filter(|entry| needle.is_in(&searched(&entry.file.client)));
    let mut found: Vec<(String, &Entry)> =
        found.map(|entry| (folded(&entry.file.client.name), entry)).collect();
    found.sort_by(|(left, a), (right, b)| (left, a.file.client.id).cmp(&(right, b.file.client.id)));
    let total_rows = found.len();
    let rows = found
        .into_iter()
        .skip(offset)
        .take(limit)
        .map(|(_, entry)| client_row(entry, reading.now.today))
        .collect();
    Ok(ClientsView { rows, total_rows })
}

/// A client's sheet.
///
/// # Errors
/// [`Code::UnknownClient`].
pub fn view(reading: Reading<'_>, client: ClientId) -> Result<ClientView, Error> {
    let entry = reading.entry(client)?;
    let Client { id, name, nature, nature_confirmed, siren, siret, vat, .. } = entry.file.client.clone();
    let Client { address, email, phone, note, contract_rate, contacts, .. } = entry.file.client.clone();
    let mut rows: Vec<_> = entry.rows().collect();
    rows.sort_by_key(|(invoice, _)| Reverse((invoice.issued_on, invoice.id)));
    Ok(ClientView {
        client: id,
        name,
        nature,
        nature_confirmed,
        siren,
        siret,
        vat,
        address,
        email,
        phone,
        note,
        contract_rate,
        contacts,
        warnings: warnings(reading, &entry.file.client),
        before_work: before_work(entry),
        behaviour: behaviour(entry, reading.now.today),
        invoices: rows
            .into_iter()
            .map(|(invoice, position)| row_of(entry, invoice, position, reading.now.today))
            .collect(),
    })
}

/// Creates or corrects a client; its nature is then confirmed, the user having said it.
/// Numbers with a wrong key and homonyms are kept, and warned about in the answer.
///
/// # Errors
/// [`Code::Missing`] without a name, [`Code::UnknownClient`].
pub fn save(desk: &mut Acting<'_>, input: ClientInput) -> Result<ClientView, Error> {
    let known = input.client.map(|client| desk.reading().entry(client)).transpose()?;
    let confirmed = input.confirmed;
    let client = match known {
        Some(entry) => corrected(entry.file.client.clone(), input)?,
        None => {
            let scenario = desk.reading().ground.scenario_of(input.nature);
            Client { scenario, ..corrected(desk.reading().ground.blank_client(), input)? }
        }
    };
    let newly_said = known.is_none_or(|entry| {
        (entry.file.client.nature, entry.file.client.nature_confirmed) != (client.nature, true)
    });
    check_nature(&client, client.nature, confirmed || !newly_said || !client.nature_confirmed)?;
    let is_new = known.is_none();
    let kind = if is_new { "client_created" } else { "client_corrected" };
    let id = desk
        .write(kind, |writer| {
            let mut client = client;
            if is_new {
                client.id = writer.insert_client(&client)?;
            } else {
                writer.update_client(&client)?;
            }
            Ok(Written {
                answer: client.id,
                payload: as_json(&client)?,
                clients: vec![client.id],
                choices: false,
            })
        })?
        .answer;
    view(desk.reading(), id)
}

/// The user says what the client is: until then the program asks the least.
///
/// # Errors
/// [`Code::UnknownClient`].
pub fn confirm_nature(
    desk: &mut Acting<'_>,
    client: ClientId,
    nature: DebtorNature,
    confirmed: bool,
) -> Result<Done, Error> {
    let known = &desk.reading().entry(client)?.file.client;
    let corrected = Client { nature, nature_confirmed: true, ..known.clone() };
    check_nature(&corrected, nature, confirmed)?;
    let recorded = desk.write("nature_confirmed", |writer| {
        writer.update_client(&corrected)?;
        let payload = json!({ "client": client, "nature": nature });
        Ok(Written { answer: (), payload, clients: vec![client], choices: false })
    })?;
    let name = InterestName::of(nature);
    let counted = if nature.owes_without_notice() {
        format!("{name} et indemnité sont {}", name.agreed("comptés", "comptées"))
    } else {
        "seul le principal est demandé".to_owned()
    };
    let message = format!("{} noté comme {}\u{a0}: {counted}.", corrected.name, nature_label(nature));
    Ok(Done { message, undo: recorded.undo, client, email: None })
}

/// The client of that name, case and accents ignored, or of that identifier.
///
/// # Errors
/// [`Code::UnknownClient`]; [`Code::AmbiguousClient`] with the identifiers to choose from.
pub fn find(reading: Reading<'_>, name_or_id: &str) -> Result<ClientId, Error> {
    let named = reading.book.named(name_or_id);
    match named.as_slice() {
        [only] => Ok(only.file.client.id),
        [] => {
            let identifier = name_or_id.trim().parse().ok().map(ClientId);
            let known = identifier.filter(|client| reading.book.get(*client).is_some());
            known.ok_or_else(|| Error::new(Code::UnknownClient, name_or_id.trim()))
        }
        several => {
            let choices: Vec<String> = several.iter().map(|entry| identified(&entry.file.client)).collect();
            Err(Error::new(Code::AmbiguousClient, choices.join(", ")))
        }
    }
}

fn warnings(reading: Reading<'_>, client: &Client) -> Vec<String> {
    let mut warnings = number_warnings(client);
    if !client.nature_confirmed {
        warnings.push(format!(
            "Nature à confirmer\u{a0}: {} d’après le fichier importé. D’ici là, rien de plus que ce qu’un particulier doit n’est demandé.",
            nature_label(client.nature)
        ));
    }
    warnings.extend(homonym_warning(reading, client));
    if !client.address.is_complete() {
        warnings.push("L’adresse est incomplète\u{a0}: une lettre risque de ne pas arriver.".to_owned());
    }
    warnings
}

/// Another client of the same name, unless both are known to be two: by their numbers, or by where
/// they live. The way to make them one is said with it.
fn homonym_warning(reading: Reading<'_>, client: &Client) -> Option<String> {
    let wanted = folded(&client.name);
    let may_be_same = |other: &Client| {
        let apart = |one: &str, two: &str| !one.is_empty() && !two.is_empty() && one != two;
        let number = |one: &Client| one.siren.clone().unwrap_or_default();
        let place = |one: &Client| one.address.postal_code.trim().to_owned();
        !apart(&number(client), &number(other)) && !apart(&place(client), &place(other))
    };
    let others = reading.book.named(&wanted);
    let others = others.iter().map(|entry| &entry.file.client).filter(|other| other.id != client.id);
    let other = others.into_iter().find(|other| may_be_same(other))?;
    Some(format!(
        "Un autre client porte ce nom\u{a0}: {}. Si c’est le même, corrigez ses factures pour les mettre au nom de celui-ci\u{a0}; sinon, laissez ainsi.",
        identified(other)
    ))
}

fn corrected(client: Client, input: ClientInput) -> Result<Client, Error> {
    let name = client_name(&input.name)?;
    let (siren, siret) = numbers(input.siren);
    let named = |contact: &Contact| {
        [&contact.name, &contact.phone, &contact.email].iter().any(|text| !text.trim().is_empty())
    };
    Ok(Client {
        name,
        nature: input.nature,
        nature_confirmed: client.nature_confirmed || !input.nature_unsaid,
        siren,
        siret,
        vat: joined_up(filled(input.vat)),
        address: input.address,
        email: input.email.trim().to_owned(),
        phone: input.phone.trim().to_owned(),
        note: input.note.trim().to_owned(),
        contract_rate: input.contract_rate,
        contacts: input.contacts.into_iter().filter(named).collect(),
        ..client
    })
}

/// SIREN and SIRET from one field: fourteen digits give both.
pub(crate) fn numbers(field: Option<String>) -> (Option<String>, Option<String>) {
    let Some(digits) = joined_up(field) else { return (None, None) };
    match digits.get(..9) {
        Some(siren) if digits.chars().count() == 14 => (Some(siren.to_owned()), Some(digits)),
        Some(_) | None => (Some(digits), None),
    }
}

fn number_warnings(client: &Client) -> Vec<String> {
    let siren = client.siren.as_deref().filter(|siren| !siren_key_is_right(siren));
    let siret = client.siret.as_deref().filter(|siret| !siret_key_is_right(siret));
    match (siret, siren) {
        (Some(siret), _) => vec![wrong_key("SIRET", siret)],
        (None, Some(siren)) if siren.chars().count() != 9 => vec![format!(
            "«\u{a0}{siren}\u{a0}» n’est ni un SIREN (9 chiffres) ni un SIRET (14 chiffres)\u{a0}: vérifiez-le."
        )],
        (None, Some(siren)) => vec![wrong_key("SIREN", siren)],
        (None, None) => Vec::new(),
    }
}

fn wrong_key(word: &str, number: &str) -> String {
    format!(
        "Le {word} «\u{a0}{number}\u{a0}» semble mal recopié\u{a0}: sa clé de contrôle ne tombe pas juste."
    )
}

/// Everything by which a client is searched.
fn searched(client: &Client) -> String {
    let Client { name, email, phone, siren, siret, address, .. } = client;
    let numbers = [siren.as_deref(), siret.as_deref()].map(Option::unwrap_or_default);
    let people = client.contacts.iter().map(|contact| contact.name.as_str());
    let words = [name.as_str(), email, phone, &address.city, &address.postal_code];
    words.into_iter().chain(numbers).chain(people).collect::<Vec<_>>().join(" ")
}

/// « Martin (n° 12, Lorient) ».
fn identified(client: &Client) -> String {
    let city = client.address.city.trim();
    let place = if city.is_empty() { String::new() } else { format!(", {city}") };
    format!("{} (n°\u{a0}{}{place})", client.name, client.id.0)
}

fn client_row(entry: &Entry, today: Day) -> ClientRow {
    let client = &entry.file.client;
    let open = || entry.positions.iter().filter(|position| is_open(position.state));
    let sum = late_sum(open(), today);
    let planned = open().filter_map(|position| position.next.as_ref());
    let next = planned.min_by_key(|planned| (planned.due_on, Reverse(planned.step)));
    let label = nature_label(client.nature);
    ClientRow {
        client: client.id,
        name: client.name.clone(),
        nature_label: if client.nature_confirmed {
            label.to_owned()
        } else {
            format!("{label}, à confirmer")
        },
        city: client.address.city.clone(),
        open_invoices: open().count(),
        late: late_of(entry),
        sum,
        next: next.map(|planned| planned_sentence(planned, today)).or_else(|| held(entry)),
        before_work: before_work(entry),
    }
}

/// What is read before other work is begun for a client who did not pay after a letter.
fn before_work(entry: &Entry) -> Option<String> {
    let owed = late_of(entry);
    let kept = entry.file.standing_events();
    let posted = kept.filter_map(|event| event.what.posted().map(|(step, _)| (event.on, step)));
    let (on, step) = posted.filter(|(_, step)| step.is_letter()).max_by_key(|(on, _)| *on)?;
    let letter = if step.is_formal_notice() { "la mise en demeure postée" } else { "la lettre postée" };
    owed.is_positive().then(|| {
        format!(
            "Ce client doit {} malgré {letter} le {}\u{a0}: avant d’autres travaux, vous pouvez attendre d’être payé ou demander un acompte.",
            french::euros(owed),
            french::date(on)
        )
    })
}

/// Why nothing is planned, where something is owed: « Procédure collective ».
fn held(entry: &Entry) -> Option<String> {
    let held =
        |one: &&Position| is_open(one.state) && one.state != InvoiceState::NotDue && one.next.is_none();
    let found = entry.positions.iter().find(held)?;
    let nature = entry
        .file
        .invoice(found.invoice)
        .map_or_else(|| entry.file.client.nature, |one| entry.file.nature_of(one));
    Some(capitalised(position_label(found, nature)))
}

/// How a client pays, as far as its settled invoices and its promises tell.
fn behaviour(entry: &Entry, today: Day) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(habit) = entry.file.habit(today) {
        sentences.push(format!("{} ({})", habit_sentence(&habit), counted(habit.paid, "facture")));
    }
    let promised = |event: &&dument_domain::case::CaseEvent| {
        event.on <= today
            && event.what.outcome().is_some_and(|outcome| outcome.kind() == OutcomeKind::Promise)
    };
    let promises = entry.file.standing_events().filter(promised).count();
    if promises > 0 {
        sentences.push(format!("a promis de payer {promises}\u{a0}fois"));
    }
    sentences
}
