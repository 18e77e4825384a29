//! The people at the client's: who pays is asked for first, then who decides.

use dument_domain::{Client, Contact, ContactRole, DebtorNature};

use crate::ground::book::Entry;
use crate::words::text::folded;

/// The telephone to ring: of who pays, otherwise of who decides, otherwise the client's.
pub(crate) fn phone_of(entry: &Entry) -> String {
    let client = &entry.file.client;
    let rings = |role: ContactRole| {
        client.contacts.iter().find(|contact| contact.role == role && !contact.phone.trim().is_empty())
    };
    let person = rings(ContactRole::Pays).or_else(|| rings(ContactRole::Decides));
    person.map_or_else(|| client.phone.clone(), |contact| contact.phone.clone())
}

/// Who to ask for: who pays, otherwise who decides, otherwise the first known.
pub(crate) fn contact_name(client: &Client) -> String {
    by_use(client).first().map(|contact| contact.name.clone()).unwrap_or_default()
}

/// How this person is asked for; nobody by name where nobody is known. A firm that nobody has
/// confirmed to be one is asked for its manager: its own name would be said to its own people.
pub(crate) fn asked_for(client: &Client) -> Option<String> {
    let known = Some(contact_name(client)).filter(|name| !name.trim().is_empty());
    let supposed_firm = !client.nature_confirmed && client.nature != DebtorNature::Consumer;
    known.or_else(|| supposed_firm.then(|| "la personne responsable".to_owned()))
}

/// The people known, in the order one asks for them.
pub(crate) fn by_use(client: &Client) -> Vec<Contact> {
    let mut people = client.contacts.clone();
    people.sort_by_key(|contact| match contact.role {
        ContactRole::Pays => 0,
        ContactRole::Decides => 1,
        ContactRole::Signs => 2,
        ContactRole::Other => 3,
    });
    people
}

/// The client's sheet with this person on it, or corrected; none where nothing changes. A name
/// is one person's whatever its case and accents; what is left blank is kept as it was.
pub(crate) fn with_contact(client: &Client, met: &Contact) -> Option<Client> {
    let met = Contact {
        name: met.name.trim().to_owned(),
        role: met.role,
        phone: met.phone.trim().to_owned(),
        email: met.email.trim().to_owned(),
    };
    if [&met.name, &met.phone, &met.email].iter().all(|text| text.is_empty()) {
        return None;
    }
    let mut contacts = client.contacts.clone();
    let same =
        contacts.iter_mut().find(|known| !met.name.is_empty() && folded(&known.name) == folded(&met.name));
    match same {
        Some(known) => {
            let kept = |typed: String, before: &str| if typed.is_empty() { before.to_owned() } else { typed };
            *known = Contact {
                name: met.name,
                role: met.role,
                phone: kept(met.phone, &known.phone),
                email: kept(met.email, &known.email),
            };
        }
        None => contacts.insert(0, met),
    }
    (contacts != client.contacts).then(|| Client { contacts, ..client.clone() })
}
