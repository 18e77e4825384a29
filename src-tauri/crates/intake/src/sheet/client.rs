//! The client of one row: name, address, identifiers.

use super::Field;
use super::cells::Cells;
use crate::keys;
use crate::reading::{Party, PostalAddress, Problem};

impl Cells<'_, '_> {
    /// The client, or nothing when the row should name one and does not.
    pub(super) fn client(&self, problems: &mut Vec<Problem>) -> Option<Party> {
        let first_name = self.text(Field::ClientFirstName);
        let last_name = self.text(Field::ClientName);
        let code = self.text(Field::ClientCode);
        let name = match (first_name, last_name) {
            (Some(first), Some(last)) => Some(format!("{first} {last}")),
            (first, last) => last.or(first).or_else(|| code.clone()),
        };
        if name.is_none() && self.clients_are_named() {
            problems.push(self.error("missing_field", "il manque le nom du client."));
            return None;
        }
        let lines: Vec<String> = [Field::AddressLine, Field::AddressLine2]
            .into_iter()
            .filter_map(|field| self.text(field))
            .collect();
        let address = PostalAddress {
            lines,
            postal_code: self.text(Field::PostalCode),
            city: self.text(Field::City),
            country: self.text(Field::Country),
        };
        let (siren, siret) = self.siren(problems);
        Some(Party {
            name,
            siren,
            siret,
            vat: self.text(Field::ClientVat).map(|vat| vat.split_whitespace().collect()),
            address: (address != PostalAddress::default()).then_some(address),
            email: self.text(Field::ClientEmail),
            phone: self.text(Field::ClientPhone),
            client_code: code,
        })
    }

    /// Identifiers are never repaired: a spreadsheet may have eaten their zeros.
    fn siren(&self, problems: &mut Vec<Problem>) -> (Option<String>, Option<String>) {
        let written: String = self.raw(Field::ClientSiren).split_whitespace().collect();
        let written = written.trim_start_matches('\'').to_owned();
        let digits = written.bytes().all(|byte| byte.is_ascii_digit());
        let (siren, siret) = match (digits, written.len()) {
            (_, 0) => return (None, None),
            (true, 9) => (Some(written), None),
            (true, 14) => (written.get(..9).map(str::to_owned), Some(written)),
            (_, _) => {
                let message = "le SIREN ou SIRET du client est illisible, il n’est pas repris.";
                problems.push(self.warning("siren_unreadable", message));
                return (None, None);
            }
        };
        let holds = siren.as_deref().is_some_and(keys::siren_key_holds)
            && siret.as_deref().is_none_or(keys::siret_key_holds);
        if !holds {
            problems.push(self.warning("siren_invalid", "le SIREN ou SIRET du client a une clé fausse."));
        }
        (siren, siret)
    }
}
