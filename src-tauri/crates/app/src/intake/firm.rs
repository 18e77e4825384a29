//! Who sells, who buys: whether a party of a file is the company or a client already known.

use std::collections::{BTreeMap, HashMap};

use dument_domain::{Client, ClientId, Company, DebtorNature, identity, proposed_nature};
use dument_intake::Party;

use crate::ground::book::Book;
use crate::words::text::folded;

/// Whether a party of a file is the company itself; `None` when nothing tells.
pub(super) fn is_company(party: &Party, company: &Company) -> Option<bool> {
    if let (Some(theirs), Some(ours)) = (siren_of(party), company_siren(company)) {
        return Some(theirs == ours);
    }
    if let (Some(theirs), Some(ours)) = (&party.vat, &company.vat) {
        return Some(squeezed(theirs) == squeezed(ours));
    }
    let name = party.name.as_deref().filter(|name| !name.trim().is_empty())?;
    Some(bare_name(name) == bare_name(&company.name))
}

/// The nine digits of a party: its SIREN, those of its SIRET, or those of a French VAT number.
pub(super) fn siren_of(party: &Party) -> Option<String> {
    let siren = party.siren.as_deref().map(squeezed).filter(|siren| siren.len() == 9);
    let siret = || party.siret.as_deref().map(squeezed).filter(|siret| siret.len() == 14);
    let of_siret = || siret().and_then(|siret| siret.get(..9).map(str::to_owned));
    siren.or_else(of_siret).or_else(|| party.vat.as_deref().and_then(siren_of_vat))
}

fn company_siren(company: &Company) -> Option<String> {
    let siren = company.siren().map(str::to_owned);
    siren.or_else(|| company.vat.as_deref().and_then(siren_of_vat))
}

/// `FR40812345676` holds the SIREN after two characters of key.
fn siren_of_vat(vat: &str) -> Option<String> {
    let vat = squeezed(vat);
    let digits = vat.strip_prefix("FR").and_then(|rest| rest.get(2..))?;
    (digits.len() == 9 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.to_owned())
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_uppercase()
}

/// A name without legal form, punctuation, accents or case.
fn bare_name(name: &str) -> String {
    identity::bare_name(&folded(name))
}

/// The nature that a party of a file suggests, by its numbers, otherwise by its name; to be confirmed.
pub(super) fn nature_of_party(party: &Party) -> DebtorNature {
    let name = party.name.as_deref().unwrap_or_default();
    proposed_nature(&folded(name), siren_of(party).as_deref(), party.vat.as_deref())
}

/// The client a draft goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Whose {
    /// One the program knows.
    Known(ClientId),
    /// One the file brings, by its place among those.
    New(usize),
}

/// The clients of the book as a file finds them, and those that the file brings.
pub(super) struct Clients<'book> {
    book: &'book Book,
    by_siren: HashMap<String, Vec<ClientId>>,
    by_name: HashMap<String, Vec<ClientId>>,
    /// By name without its legal form.
    by_bare: HashMap<String, Vec<ClientId>>,
    new_by_siren: HashMap<String, usize>,
    new_by_name: HashMap<String, Vec<usize>>,
    new_by_bare: HashMap<String, Vec<usize>>,
    new: Vec<NewClient>,
    enriched: BTreeMap<ClientId, Client>,
    blank: Client,
}

struct NewClient {
    client: Client,
    code: Option<String>,
}

impl<'book> Clients<'book> {
    /// The clients of the book; `blank` is what a new one starts from.
    pub(super) fn of(book: &'book Book, blank: Client) -> Clients<'book> {
        let mut by_siren: HashMap<String, Vec<ClientId>> = HashMap::new();
        let mut by_name: HashMap<String, Vec<ClientId>> = HashMap::new();
        let mut by_bare: HashMap<String, Vec<ClientId>> = HashMap::new();
        for entry in book.entries() {
            let client = &entry.file.client;
            if let Some(siren) = client_siren(client) {
                by_siren.entry(siren).or_default().push(client.id);
            }
            by_name.entry(folded(&client.name)).or_default().push(client.id);
            by_bare.entry(bare_name(&client.name)).or_default().push(client.id);
        }
        let (new_by_siren, new_by_name, new_by_bare) = (HashMap::new(), HashMap::new(), HashMap::new());
        let (new, enriched) = (Vec::new(), BTreeMap::new());
        Clients {
            book,
            by_siren,
            by_name,
            by_bare,
            new_by_siren,
            new_by_name,
            new_by_bare,
            new,
            enriched,
            blank,
        }
    }

    /// The known clients a party may be: by SIREN, otherwise by name where no SIREN denies it.
    pub(super) fn candidates(&self, party: &Party) -> Vec<ClientId> {
        let siren = siren_of(party);
        if let Some(known) = siren.as_ref().and_then(|siren| self.by_siren.get(siren)) {
            return known.clone();
        }
        let name = party.name.as_deref().map(folded).unwrap_or_default();
        let named = self.by_name.get(&name).map(Vec::as_slice).unwrap_or_default();
        let differs = |client: &Client| siren.is_some() && client_siren(client).is_some();
        let may_be = |id: &&ClientId| self.book.get(**id).is_some_and(|entry| !differs(&entry.file.client));
        let exact: Vec<ClientId> = named.iter().filter(may_be).copied().collect();
        if !exact.is_empty() {
            return exact;
        }
        // « X » and « X SARL » are one to a person who reads: unless one is a private person for
        // certain, or they live elsewhere.
        let bare = self.by_bare.get(&bare_name(party.name.as_deref().unwrap_or_default()));
        let near = bare.map(Vec::as_slice).unwrap_or_default().iter().filter(may_be);
        near.filter(|id| self.book.get(**id).is_some_and(|entry| may_be_same(&entry.file.client, party)))
            .copied()
            .collect()
    }

    /// What to say of a client taken for another name of one that is known or brought; nothing where
    /// the names are the same.
    pub(super) fn supposed(&self, party: &Party, whose: Whose) -> Option<String> {
        let name = party.name.as_deref()?.trim();
        let taken = match whose {
            Whose::Known(id) => &self.book.get(id)?.file.client,
            Whose::New(place) => &self.new.get(place)?.client,
        };
        let by_siren = siren_of(party).is_some() && siren_of(party) == client_siren(taken);
        (folded(name) != folded(&taken.name) && !by_siren).then(|| {
            format!(
                "«\u{a0}{name}\u{a0}» est pris pour «\u{a0}{}\u{a0}», vérifiez que c’est le même client",
                taken.name
            )
        })
    }

    /// The nature of a party: the known client's, otherwise the one its numbers propose.
    pub(super) fn nature(&self, party: &Party) -> DebtorNature {
        let known = self.candidates(party).first().and_then(|id| self.book.get(*id));
        let proposed = || nature_of_party(party);
        known.map_or_else(proposed, |entry| entry.file.client.nature)
    }

    /// Who a party is: the only candidate, the one of its postal code, or a client the file
    /// brings. `None` when several known clients bear the name and nothing tells them apart.
    pub(super) fn resolve(&mut self, party: &Party) -> Option<Whose> {
        let candidates = self.candidates(party);
        match candidates.as_slice() {
            [] => Some(Whose::New(self.brought(party))),
            [only] => {
                self.enrich(*only, party);
                Some(Whose::Known(*only))
            }
            several => {
                let code = party.address.as_ref().and_then(|address| address.postal_code.as_deref())?;
                let lives_there = |id: &&ClientId| {
                    self.book.get(**id).is_some_and(|entry| entry.file.client.address.postal_code == code)
                };
                let mut near = several.iter().filter(lives_there);
                match (near.next(), near.next()) {
                    (Some(only), None) => Some(Whose::Known(*only)),
                    (Some(_), Some(_)) | (None, _) => None,
                }
            }
        }
    }

    /// The new clients, in the order of the file, and the known ones with what the file adds.
    pub(super) fn into_parts(self) -> (Vec<Client>, BTreeMap<ClientId, Client>) {
        (self.new.into_iter().map(|new| new.client).collect(), self.enriched)
    }

    /// Who a party is, without bringing anyone new.
    pub(super) fn find(&self, party: &Party) -> Option<Whose> {
        match self.candidates(party).as_slice() {
            [only] => Some(Whose::Known(*only)),
            [] => self.find_brought(party).map(Whose::New),
            _ => None,
        }
    }

    fn find_brought(&self, party: &Party) -> Option<usize> {
        let siren = siren_of(party);
        if let Some(place) = siren.as_ref().and_then(|siren| self.new_by_siren.get(siren)) {
            return Some(*place);
        }
        let name = party.name.as_deref().map(folded).unwrap_or_default();
        let may_be = |place: &&usize| {
            self.new.get(**place).is_some_and(|new| {
                let other_siren = siren.is_some() && client_siren(&new.client).is_some();
                let both_coded = new.code.is_some() && party.client_code.is_some();
                !other_siren && (!both_coded || new.code == party.client_code)
            })
        };
        let exact = self.new_by_name.get(&name).and_then(|places| places.iter().find(may_be));
        let near = |place: &&usize| {
            may_be(place) && self.new.get(**place).is_some_and(|new| may_be_same(&new.client, party))
        };
        let bare = || self.new_by_bare.get(&bare_name(&name)).and_then(|places| places.iter().find(near));
        exact.or_else(bare).copied()
    }

    fn brought(&mut self, party: &Party) -> usize {
        let place = self.find_brought(party).unwrap_or_else(|| {
            let name = party.name.clone().unwrap_or_default();
            self.new_by_name.entry(folded(&name)).or_default().push(self.new.len());
            self.new_by_bare.entry(bare_name(&name)).or_default().push(self.new.len());
            let client = Client { name: name.trim().to_owned(), ..self.blank.clone() };
            self.new.push(NewClient { client, code: party.client_code.clone() });
            self.new.len() - 1
        });
        if let Some(siren) = siren_of(party) {
            self.new_by_siren.entry(siren).or_insert(place);
        }
        if let Some(new) = self.new.get_mut(place) {
            fill(&mut new.client, party);
        }
        place
    }

    fn enrich(&mut self, id: ClientId, party: &Party) {
        let Some(entry) = self.book.get(id) else { return };
        let mut client = self.enriched.get(&id).unwrap_or(&entry.file.client).clone();
        if fill(&mut client, party) {
            self.enriched.insert(id, client);
        }
    }
}

/// Whether a client may be a party of nearly its name: not a person that the user knows as one, and
/// not at another postal code.
fn may_be_same(client: &Client, party: &Party) -> bool {
    let person = client.nature_confirmed && client.nature == DebtorNature::Consumer;
    let ours = client.address.postal_code.as_str();
    let theirs =
        party.address.as_ref().and_then(|address| address.postal_code.as_deref()).unwrap_or_default();
    !person && (ours.is_empty() || theirs.is_empty() || ours == theirs)
}

fn client_siren(client: &Client) -> Option<String> {
    let of_siret = || client.siret.as_deref().and_then(|siret| siret.get(..9)).map(str::to_owned);
    client.siren.clone().or_else(of_siret).or_else(|| client.vat.as_deref().and_then(siren_of_vat))
}

/// Takes from a file what is not known of a client yet; what is known is never replaced.
fn fill(client: &mut Client, party: &Party) -> bool {
    let before = client.clone();
    if client.siren.is_none() {
        client.siren = siren_of(party);
    }
    if client.siret.is_none() {
        client.siret = party.siret.as_deref().map(squeezed);
    }
    if client.vat.is_none() {
        client.vat = party.vat.as_deref().map(squeezed);
    }
    for (text, found) in [(&mut client.email, &party.email), (&mut client.phone, &party.phone)] {
        if let Some(found) = found
            && text.is_empty()
        {
            text.clone_from(found);
        }
    }
    if let Some(found) = &party.address
        && !client.address.is_complete()
    {
        if !found.lines.is_empty() {
            client.address.lines.clone_from(&found.lines);
        }
        for (text, found) in [
            (&mut client.address.postal_code, &found.postal_code),
            (&mut client.address.city, &found.city),
            (&mut client.address.country, &found.country),
        ] {
            if let Some(found) = found {
                text.clone_from(found);
            }
        }
    }
    if !client.nature_confirmed {
        client.nature =
            proposed_nature(&folded(&client.name), client.siren.as_deref(), client.vat.as_deref());
    }
    *client != before
}
