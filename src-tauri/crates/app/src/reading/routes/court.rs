//! Which court, by the debtor: facts of the texts, never a choice made for the user.

use dument_domain::{Address, Day, DebtorNature, Law, Seat};

/// A court with the form of its order for payment.
pub(super) struct Court {
    /// « tribunal judiciaire du lieu où demeure votre client ».
    pub(super) name: String,
    /// « Cerfa n° 12948 », optional for the creditor.
    pub(super) form: &'static str,
    /// Whether the prior amicable attempt of CPC 750-1 belongs to its rules.
    pub(super) asks_amicable_attempt: bool,
    /// What the nature and the place alone do not tell.
    pub(super) doubts: Vec<&'static str>,
    /// The articles.
    pub(super) source: &'static str,
}

/// The court of a debtor who is no public buyer (CPC 43, 1406; C. com. L721-3).
pub(super) fn court_of(nature: DebtorNature, address: &Address, law: &Law, today: Day) -> Court {
    match nature {
        DebtorNature::Business => business(address, law, today),
        DebtorNature::Consumer | DebtorNature::NonProfessional | DebtorNature::PublicBuyer => Court {
            name: format!("tribunal judiciaire du lieu où demeure votre client{}", at(address)),
            form: "Cerfa n° 12948",
            asks_amicable_attempt: true,
            doubts: vec![
                "Jusqu’à 10\u{202f}000\u{a0}€, la demande va à la chambre de proximité (tribunal de proximité) là où il en existe une pour la commune de votre client (COJ D212-19-1, à vérifier)\u{a0}: le greffe le dit.",
            ],
            source: "CPC 43, 1406",
        },
    }
}

fn business(address: &Address, law: &Law, today: Day) -> Court {
    let mut doubts = vec![
        "Si votre client n’est ni commerçant, ni artisan, ni société commerciale (profession libérale, SCI, association), c’est le tribunal judiciaire.",
    ];
    let mut name = format!(
        "tribunal de commerce du lieu où votre client est établi{}, ou tribunal des activités économiques là où il le remplace",
        at(address)
    );
    let mut checked = true;
    if let Some(seat) = chamber(address, law, today) {
        let place = at(address);
        name =
            format!("chambre commerciale du tribunal judiciaire du lieu où votre client est établi{place}");
        checked = seat.verified;
        doubts
            .push("En Alsace et en Moselle, le formulaire (12946 ou 12948) est à vérifier auprès du greffe.");
    } else if let Some(seat) = economic_court(address, law, today) {
        name = format!("tribunal des activités économiques de {}", seat.place).replace("de Le ", "du ");
        checked = seat.verified;
    }
    if !checked {
        doubts.push("Ce tribunal est à vérifier\u{a0}: le greffe le confirme.");
    }
    Court {
        name,
        form: "Cerfa n° 12946",
        asks_amicable_attempt: false,
        doubts,
        source: "C. com. L721-3\u{202f}; CPC 43, 1406",
    }
}

/// The chamber for commerce of the department where the debtor is established.
fn chamber<'law>(address: &Address, law: &'law Law, today: Day) -> Option<&'law Seat> {
    let seats = &law.courts().chambers.seats;
    seats.iter().find(|seat| seat.sits_on(today) && address.postal_code.starts_with(&seat.place))
}

/// The economic court of the city where the debtor is established, while it sits.
fn economic_court<'law>(address: &Address, law: &'law Law, today: Day) -> Option<&'law Seat> {
    let city = plain(&address.city);
    let lies_in = |court: &str| {
        let rest = city.strip_prefix(&plain(court));
        rest.is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with(" cedex")
                || rest.trim().chars().all(|one| one.is_ascii_digit())
        })
    };
    law.courts().economic.seats.iter().find(|seat| seat.sits_on(today) && lies_in(&seat.place))
}

fn plain(city: &str) -> String {
    crate::words::text::folded(city).replace('-', " ")
}

fn at(address: &Address) -> String {
    let city = address.city.trim();
    if city.is_empty() { String::new() } else { format!(" ({city})") }
}
