//! The rate of a clause in the words of a contract.

use super::{ContractRate, number};
use crate::Rate;

impl ContractRate {
    /// As a contract words it, after « au taux » or alone: « trois fois le taux de l’intérêt légal ».
    ///
    /// ```
    /// use dument_domain::ContractRate;
    /// let words = |text: &str| text.parse::<ContractRate>().unwrap().in_french();
    /// assert_eq!(words("legal*3"), "trois fois le taux de l’intérêt légal");
    /// assert_eq!(words("ecb+10"), "taux de la BCE majoré de 10\u{a0}points");
    /// assert_eq!(words("8.00"), "8,00\u{a0}% l’an");
    /// ```
    #[must_use]
    pub fn in_french(self) -> String {
        match self {
            ContractRate::Fixed(rate) => yearly(rate),
            ContractRate::Legal(factor) => format!("{} le taux de l’intérêt légal", times(factor.0)),
            ContractRate::Ecb(points) => match points.0 {
                0 => "taux de la BCE".to_owned(),
                100 => "taux de la BCE majoré d’un point".to_owned(),
                1..=199 => format!("taux de la BCE majoré de {}\u{a0}point", decimal(points.0)),
                _ => format!("taux de la BCE majoré de {}\u{a0}points", decimal(points.0)),
            },
        }
    }
}

/// « 8,00 % l’an ».
pub(super) fn yearly(rate: Rate) -> String {
    format!("{}\u{a0}% l’an", rate.to_string().replace('.', ","))
}

fn decimal(hundredths: u16) -> String {
    number(hundredths).replace('.', ",")
}

/// « trois fois », « une fois et demie », « 2,25 fois ».
fn times(hundredths: u16) -> String {
    match hundredths {
        100 => "une fois".to_owned(),
        150 => "une fois et demie".to_owned(),
        200 => "deux fois".to_owned(),
        300 => "trois fois".to_owned(),
        400 => "quatre fois".to_owned(),
        500 => "cinq fois".to_owned(),
        _ => format!("{}\u{a0}fois", decimal(hundredths)),
    }
}
