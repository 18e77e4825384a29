//! What is wrong in the profile of the company, field by field: said where it is typed.

use crate::{Address, Company, iban_key_is_right, siret_key_is_right};

/// Digits of a SIRET, and of a French postal code.
const SIRET_DIGITS: usize = 14;
const POSTAL_CODE_DIGITS: usize = 5;

/// Something wrong in the profile of a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProfileFault {
    /// No name.
    NameMissing,
    /// No postal code.
    PostalCodeMissing,
    /// A French postal code that is not five digits.
    PostalCodeShape,
    /// No city.
    CityMissing,
    /// A SIRET that is not fourteen digits.
    SiretShape,
    /// A SIRET whose key is wrong: most likely a slip.
    SiretKey,
    /// A sole trader whose name is not said: the heading bears it beside « EI » (C. com. R526-27).
    SignatoryMissing,
    /// An account number whose key is wrong: most likely a slip.
    IbanKey,
}

impl ProfileFault {
    /// Whether the profile cannot be kept with it. A number with a wrong key is kept, and warned
    /// about: it is the owner's to mend.
    #[must_use]
    pub const fn blocks(self) -> bool {
        match self {
            ProfileFault::NameMissing
            | ProfileFault::PostalCodeMissing
            | ProfileFault::PostalCodeShape
            | ProfileFault::CityMissing
            | ProfileFault::SiretShape => true,
            ProfileFault::SiretKey | ProfileFault::SignatoryMissing | ProfileFault::IbanKey => false,
        }
    }
}

impl Address {
    /// Whether a French postal code is five digits; a foreign one is as its country writes it.
    ///
    /// ```
    /// use dument_domain::Address;
    /// let at = |code: &str, country: &str| Address {
    ///     postal_code: code.to_owned(), country: country.to_owned(), ..Address::default()
    /// };
    /// assert!(at("29300", "FR").postal_code_is_right());
    /// assert!(!at("Quimperlé", "FR").postal_code_is_right());
    /// assert!(at("1000", "BE").postal_code_is_right());
    /// ```
    #[must_use]
    pub fn postal_code_is_right(&self) -> bool {
        let code = self.postal_code.trim();
        !self.is_french()
            || (code.len() == POSTAL_CODE_DIGITS && code.bytes().all(|byte| byte.is_ascii_digit()))
    }
}

impl Company {
    /// What is wrong in the profile, in the order of its fields; spaces inside numbers are ignored.
    #[must_use]
    pub fn faults(&self) -> Vec<ProfileFault> {
        let compact = |text: &str| text.chars().filter(|one| !one.is_whitespace()).collect::<String>();
        let siret = compact(self.siret.as_deref().unwrap_or_default());
        let digits = siret.len() == SIRET_DIGITS && siret.bytes().all(|byte| byte.is_ascii_digit());
        let blank = |text: &str| text.trim().is_empty();
        let Address { postal_code, city, .. } = &self.address;
        let checks = [
            (blank(&self.name), ProfileFault::NameMissing),
            (!siret.is_empty() && !digits, ProfileFault::SiretShape),
            (digits && !siret_key_is_right(&siret), ProfileFault::SiretKey),
            (blank(postal_code), ProfileFault::PostalCodeMissing),
            (!blank(postal_code) && !self.address.postal_code_is_right(), ProfileFault::PostalCodeShape),
            (blank(city), ProfileFault::CityMissing),
            (self.writes_in_singular() && blank(&self.signatory), ProfileFault::SignatoryMissing),
            (!blank(&self.iban) && !iban_key_is_right(&self.iban), ProfileFault::IbanKey),
        ];
        checks.into_iter().filter(|(wrong, _)| *wrong).map(|(_, fault)| fault).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn company(siret: &str, postal_code: &str, iban: &str) -> Company {
        let address = Address {
            postal_code: postal_code.to_owned(),
            city: "Quimperlé".to_owned(),
            country: "FR".to_owned(),
            ..Address::default()
        };
        Company {
            name: "Kerbrat Plomberie".to_owned(),
            legal_form: None,
            siret: Some(siret.to_owned()),
            rcs: None,
            capital: None,
            vat: None,
            address,
            email: String::new(),
            phone: String::new(),
            iban: iban.to_owned(),
            bic: String::new(),
            signatory: String::new(),
            signatory_capacity: String::new(),
            mediator: None,
            region: crate::HolidayRegion::default(),
            activity: crate::limitation::Activity::default(),
        }
    }

    #[test]
    fn a_street_is_no_siret_and_a_town_no_postal_code() {
        let faults = company("12RUEDUPORT", "Quimperle", "").faults();
        assert_eq!(faults, [ProfileFault::SiretShape, ProfileFault::PostalCodeShape]);
        assert!(faults.iter().all(|fault| fault.blocks()));
    }

    #[test]
    fn a_number_with_a_wrong_key_is_pointed_at_and_may_be_kept() {
        let faults = company("732 829 320 00075", "29300", "FR76 3000 6000 0112 3456 7890 188").faults();
        assert_eq!(faults, [ProfileFault::SiretKey, ProfileFault::IbanKey]);
        assert!(!faults.iter().any(|fault| fault.blocks()));
        assert_eq!(company("732 829 320 00074", "29300", "FR76 3000 6000 0112 3456 7890 189").faults(), []);
        assert_eq!(company("", "29300", "").faults(), []);
    }

    #[test]
    fn a_sole_trader_says_the_name_of_the_person() {
        for form in ["EI", "micro-entreprise"] {
            let mut trader = company("", "29300", "");
            trader.legal_form = Some(form.to_owned());
            assert_eq!(trader.faults(), [ProfileFault::SignatoryMissing], "{form}");
            trader.signatory = "Yann Kerbrat".to_owned();
            assert_eq!(trader.faults(), [], "{form}");
        }
    }

    #[test]
    fn what_is_needed_and_empty_is_named() {
        let mut empty = company("", " ", "");
        empty.name = String::new();
        empty.address.city = String::new();
        assert_eq!(
            empty.faults(),
            [ProfileFault::NameMissing, ProfileFault::PostalCodeMissing, ProfileFault::CityMissing]
        );
    }
}
