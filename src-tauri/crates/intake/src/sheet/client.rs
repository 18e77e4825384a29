//! The client of one row: name, address, identifiers.

use super::Field;
use super::cells::Cells;
use super::told::Told;
use crate::email;
use crate::keys;
use crate::reading::{Party, PostalAddress};
use crate::text::{self, fold};

impl Cells<'_, '_> {
    /// The client, or nothing when the row should name one and does not.
    pub(super) fn client(&self, told: &mut Told) -> Option<Party> {
        let first_name = self.text(Field::ClientFirstName);
        let last_name = self.text(Field::ClientName);
        let code = self.text(Field::ClientCode);
        let name = match (first_name, last_name) {
            (Some(first), Some(last)) => Some(format!("{first} {last}")),
            (first, last) => last.or(first).or_else(|| code.clone()),
        };
        if name.is_none() && self.clients_are_named() {
            told.push(self.error("missing_field", "il manque le nom du client."));
            return None;
        }
        let lines: Vec<String> = [Field::AddressLine, Field::AddressLine2]
            .into_iter()
            .filter_map(|field| self.text(field))
            .collect();
        let (postal_code, city) = self.town(told);
        let address = PostalAddress { lines, postal_code, city, country: self.text(Field::Country) };
        let (siren, siret) = self.siren(told);
        Some(Party {
            name,
            siren,
            siret,
            vat: self.text(Field::ClientVat).map(|vat| vat.split_whitespace().collect()),
            address: (address != PostalAddress::default()).then_some(address),
            email: self.email(told),
            phone: self.text(Field::ClientPhone),
            client_code: code,
        })
    }

    /// The postal code and the town: « 29300 Quimper » in one cell is both; a spreadsheet eats the
    /// zero of « 01310 », which is given back in France and said.
    fn town(&self, told: &mut Told) -> (Option<String>, Option<String>) {
        let (code, city) = (self.text(Field::PostalCode), self.text(Field::City));
        let five_digits = |word: &str| word.len() == 5 && word.bytes().all(|byte| byte.is_ascii_digit());
        let (code, city) = match (code, city) {
            (None, Some(both)) => match both.split_once(' ') {
                Some((code, city)) if five_digits(code) => {
                    (Some(code.to_owned()), Some(city.trim().to_owned()))
                }
                Some(_) | None => (None, Some(both)),
            },
            (code, city) => (code, city),
        };
        let country = fold(self.raw(Field::Country));
        let french = country.is_empty() || ["fr", "france", "fra"].contains(&country.as_str());
        let line = self.record.line;
        let code = code.map(|code| {
            let digits: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
            let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
            if french && all_digits && digits.len() == 4 {
                let sentence = format!(
                    "le code postal «\u{a0}{digits}\u{a0}» a perdu son zéro\u{a0}: lu 0{digits}, vérifiez."
                );
                told.doubt("postal_code_repaired", line, &sentence);
                return format!("0{digits}");
            }
            if french && !(all_digits && digits.len() == 5) {
                let shown = text::bound(code.clone(), 20).0;
                let sentence =
                    format!("le code postal «\u{a0}{shown}\u{a0}» n’a pas cinq chiffres\u{a0}: vérifiez.");
                told.doubt("postal_code_odd", line, &sentence);
            }
            if five_digits(&digits) { digits } else { code }
        });
        (code, city)
    }

    /// One address; a second one is named, and what is no address is not kept.
    fn email(&self, told: &mut Told) -> Option<String> {
        let found = email::addresses(self.raw(Field::ClientEmail));
        let line = self.record.line;
        if let Some(other) = found.others.first() {
            let kept = found.first.as_deref().unwrap_or_default();
            let sentence = format!("deux adresses e-mail\u{a0}: {kept} est gardée, {other} ne l’est pas.");
            told.doubt("second_email", line, &sentence);
        }
        if found.refused {
            told.doubt("email_unreadable", line, "l’adresse e-mail est mal écrite, elle n’est pas reprise.");
        }
        found.first
    }

    /// Identifiers are never repaired: a spreadsheet may have eaten their zeros.
    fn siren(&self, told: &mut Told) -> (Option<String>, Option<String>) {
        let written: String = self.raw(Field::ClientSiren).split_whitespace().collect();
        let written = written.trim_start_matches('\'').to_owned();
        let digits = written.bytes().all(|byte| byte.is_ascii_digit());
        let (siren, siret) = match (digits, written.len()) {
            (_, 0) => return (None, None),
            (true, 9) => (Some(written), None),
            (true, 14) => (written.get(..9).map(str::to_owned), Some(written)),
            (_, _) => {
                let message = "le SIREN ou SIRET du client est illisible, il n’est pas repris.";
                told.doubt("siren_unreadable", self.record.line, message);
                return (None, None);
            }
        };
        let holds = siren.as_deref().is_some_and(keys::siren_key_holds)
            && siret.as_deref().is_none_or(keys::siret_key_holds);
        if !holds {
            told.doubt("siren_invalid", self.record.line, "le SIREN ou SIRET du client a une clé fausse.");
        }
        (siren, siret)
    }
}
