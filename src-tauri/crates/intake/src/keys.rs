//! Check digits of the identifiers met on invoices: SIREN, SIRET, IBAN.
//!
//! A wrong key is only ever a warning: specimens and old software are full of them.

/// Whether the Luhn key of a nine-digit SIREN holds.
///
/// ```
/// assert!(dument_intake::siren_key_holds("732829320"));
/// assert!(!dument_intake::siren_key_holds("732829321"));
/// ```
#[must_use]
pub fn siren_key_holds(siren: &str) -> bool {
    siren.len() == 9 && luhn_sum(siren).is_some_and(|sum| sum % 10 == 0)
}

/// Whether the key of a fourteen-digit SIRET holds; La Poste numbers its
/// premises with a plain sum of digits that is a multiple of five.
///
/// ```
/// assert!(dument_intake::siret_key_holds("73282932000074"));
/// ```
#[must_use]
pub fn siret_key_holds(siret: &str) -> bool {
    if siret.len() != 14 {
        return false;
    }
    let la_poste = siret.starts_with("356000000") && digit_sum(siret).is_some_and(|sum| sum % 5 == 0);
    la_poste || luhn_sum(siret).is_some_and(|sum| sum % 10 == 0)
}

/// Whether an account number, without spaces, is an IBAN whose key holds (ISO 13616).
///
/// ```
/// assert!(dument_intake::iban_key_holds("FR1420041010050500013M02606"));
/// assert!(!dument_intake::iban_key_holds("FR1420041010050500013M02607"));
/// ```
#[must_use]
pub fn iban_key_holds(iban: &str) -> bool {
    let shaped = (15..=34).contains(&iban.len())
        && iban.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && iban.bytes().take(2).all(|byte| byte.is_ascii_uppercase())
        && iban.bytes().skip(2).take(2).all(|byte| byte.is_ascii_digit());
    let french_length = !iban.starts_with("FR") || iban.len() == 27;
    if !shaped || !french_length {
        return false;
    }
    let turned = iban.bytes().skip(4).chain(iban.bytes().take(4));
    let remainder = turned.fold(0_u32, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
    });
    remainder == 1
}

fn luhn_sum(digits: &str) -> Option<u32> {
    digits.chars().rev().enumerate().try_fold(0, |sum, (rank, character)| {
        let digit = character.to_digit(10)?;
        let doubled = if rank % 2 == 1 { digit * 2 } else { digit };
        Some(sum + if doubled > 9 { doubled - 9 } else { doubled })
    })
}

fn digit_sum(digits: &str) -> Option<u32> {
    digits.chars().map(|character| character.to_digit(10)).sum()
}
