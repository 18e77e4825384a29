//! What is wrong in the profile of the company, said where it is typed.

use dument_domain::{Company, ProfileFault};

use crate::views::ProfileFaultView;
use crate::{Code, Error};

/// What is wrong in a profile being typed, field by field; nothing is written.
#[must_use]
pub fn company_faults(company: &Company) -> Vec<ProfileFaultView> {
    let view = |fault: ProfileFault| ProfileFaultView {
        field: field(fault).to_owned(),
        sentence: fault_sentence(fault).to_owned(),
        blocks: fault.blocks(),
    };
    company.faults().into_iter().map(view).collect()
}

/// Refuses a profile that cannot be kept: a street in place of a SIRET, a town of a postal code.
///
/// # Errors
/// [`Code::BadValue`] with the sentence of the first fault.
pub(super) fn check_profile(company: &Company) -> Result<(), Error> {
    let Some(fault) = company.faults().into_iter().find(|fault| fault.blocks()) else { return Ok(()) };
    Err(Error::told(Code::BadValue, field(fault), fault_sentence(fault)))
}

const fn field(fault: ProfileFault) -> &'static str {
    match fault {
        ProfileFault::NameMissing => "name",
        ProfileFault::SiretShape | ProfileFault::SiretKey => "siret",
        ProfileFault::PostalCodeMissing | ProfileFault::PostalCodeShape => "postal_code",
        ProfileFault::CityMissing => "city",
        ProfileFault::SignatoryMissing => "signatory",
        ProfileFault::IbanKey => "iban",
    }
}

/// One sentence for each.
pub(super) const fn fault_sentence(fault: ProfileFault) -> &'static str {
    match fault {
        ProfileFault::NameMissing => "Tapez le nom de votre entreprise.",
        ProfileFault::SiretShape => "Un SIRET a 14 chiffres.",
        ProfileFault::SiretKey => "Le SIRET semble mal recopié\u{a0}: sa clé de contrôle ne tombe pas juste.",
        ProfileFault::PostalCodeMissing => "Tapez le code postal.",
        ProfileFault::PostalCodeShape => "Un code postal français a 5 chiffres.",
        ProfileFault::CityMissing => "Tapez la ville.",
        ProfileFault::SignatoryMissing => {
            "Indiquez le nom du signataire\u{a0}: les papiers d’un entrepreneur individuel le portent à côté de «\u{a0}EI\u{a0}» (C. com. R526-27, à vérifier)."
        }
        ProfileFault::IbanKey => "L’IBAN semble mal recopié\u{a0}: sa clé de contrôle ne tombe pas juste.",
    }
}
