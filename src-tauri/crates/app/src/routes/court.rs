//! Which court, by the debtor: facts of the texts, never a choice made for the user.

use dument_domain::{Address, Day, DebtorNature};

/// Cities of the tribunaux des activités économiques, tried for four years from 1 January 2025
/// (loi n° 2023-1059 art. 26).
const ECONOMIC_COURTS: [&str; 12] = [
    "Auxerre",
    "Avignon",
    "Le Havre",
    "Le Mans",
    "Limoges",
    "Lyon",
    "Marseille",
    "Nancy",
    "Nanterre",
    "Paris",
    "Saint-Brieuc",
    "Versailles",
];

/// Departments where the chamber for commerce of the tribunal judiciaire stands for a tribunal de
/// commerce.
const ALSACE_MOSELLE: [&str; 3] = ["57", "67", "68"];

/// A court with the form of its order for payment.
pub(super) struct Court {
    /// « tribunal judiciaire du lieu où demeure votre client ».
    pub(super) name: String,
    /// « Cerfa n° 12948 », optional for the creditor.
    pub(super) form: &'static str,
    /// Whether the prior amicable attempt of CPC 750-1 belongs to its rules.
    pub(super) asks_amicable_attempt: bool,
    /// What the nature alone does not tell.
    pub(super) doubt: Option<&'static str>,
    /// The articles.
    pub(super) source: &'static str,
}

/// The court of a debtor who is no public buyer (CPC 43, 1406; C. com. L721-3).
pub(super) fn court_of(nature: DebtorNature, address: &Address, today: Day) -> Court {
    match nature {
        DebtorNature::Business => business(address, today),
        DebtorNature::Consumer | DebtorNature::NonProfessional | DebtorNature::PublicBuyer => Court {
            name: format!("tribunal judiciaire du lieu où demeure votre client{}", at(address)),
            form: "Cerfa n° 12948",
            asks_amicable_attempt: true,
            doubt: None,
            source: "CPC 43, 1406",
        },
    }
}

fn business(address: &Address, today: Day) -> Court {
    let doubt = Some(
        "Si votre client n’est ni commerçant, ni artisan, ni société commerciale (profession libérale, SCI, association), c’est le tribunal judiciaire.",
    );
    let source = "C. com. L721-3 ; CPC 43, 1406";
    let name = if ALSACE_MOSELLE.iter().any(|department| address.postal_code.starts_with(department)) {
        format!(
            "chambre commerciale du tribunal judiciaire du lieu où votre client est établi{}",
            at(address)
        )
    } else if let Some(city) = economic_court(address, today) {
        format!("tribunal des activités économiques de {city}").replace("de Le ", "du ")
    } else {
        format!(
            "tribunal de commerce du lieu où votre client est établi{}, ou tribunal des activités économiques là où il le remplace",
            at(address)
        )
    };
    Court { name, form: "Cerfa n° 12946", asks_amicable_attempt: false, doubt, source }
}

/// The city of the economic court where the debtor is established, while the trial lasts.
fn economic_court(address: &Address, today: Day) -> Option<&'static str> {
    const TRIAL_YEARS: std::ops::RangeInclusive<i32> = 2025..=2028;
    let city = plain(&address.city);
    let lies_in = |court: &&&str| {
        let court = plain(court);
        city == court
            || city.strip_prefix(&court).is_some_and(|rest| rest.starts_with(" cedex"))
            || city
                .strip_prefix(&court)
                .is_some_and(|rest| rest.trim().chars().all(|one| one.is_ascii_digit()))
    };
    let found = ECONOMIC_COURTS.iter().find(lies_in).copied();
    found.filter(|_| TRIAL_YEARS.contains(&today.year()))
}

fn plain(city: &str) -> String {
    crate::words::folded(city).replace('-', " ")
}

fn at(address: &Address) -> String {
    let city = address.city.trim();
    if city.is_empty() { String::new() } else { format!(" ({city})") }
}
