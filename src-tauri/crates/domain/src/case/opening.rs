//! The openings of proceedings recorded on a case (jugement d'ouverture): what each freezes, and
//! which claims were declared in it.

use super::{CaseFile, Freeze, FrozenBy, Happening, InvoiceState, Outcome, Position};
use crate::insolvency::{Opening, Residence};
use crate::limitation::EventKind;
use crate::{Address, Day, Invoice};

impl CaseFile {
    /// The openings recorded, one for each judgment: what is learnt of it later, the notice or the
    /// kind of proceedings, completes what was noted first.
    #[must_use]
    pub fn openings(&self, residence: Residence) -> Vec<Opening> {
        let mut found: Vec<Opening> = Vec::new();
        for event in self.standing_events() {
            let Some(Outcome::Insolvency { judgment_on, bodacc_on, proceedings }) = event.what.outcome()
            else {
                continue;
            };
            let (judgment_on, notice_on, proceedings) = (*judgment_on, *bodacc_on, *proceedings);
            match found.iter_mut().find(|one| one.judgment_on == judgment_on) {
                Some(known) => {
                    known.notice_on = notice_on.or(known.notice_on);
                    known.proceedings = proceedings.or(known.proceedings);
                }
                None => found.push(Opening { judgment_on, notice_on, proceedings, residence }),
            }
        }
        found
    }

    /// Whether a judgment stopped suits for this invoice: work done before it is not sued for any
    /// more, it is declared (C. com. L622-21).
    #[must_use]
    pub fn suits_are_stopped(&self, invoice: &Invoice) -> bool {
        self.openings(Residence::default()).iter().any(|opening| opening.freezes(invoice))
    }

    /// When each debt of before an opening that is still owed was declared, by a posted letter
    /// (C. com. L622-24); none where it was not. `positions` are those of the invoices.
    pub fn declarations(
        &self,
        positions: &[Position],
        opening: &Opening,
    ) -> impl Iterator<Item = Option<Day>> {
        let owed = self.invoices.iter().zip(positions).filter(|(_, position)| {
            !matches!(position.state, InvoiceState::Settled | InvoiceState::Abandoned)
        });
        owed.filter(|(invoice, _)| opening.freezes(invoice)).map(|(invoice, _)| {
            let declared = self.events_of(invoice.id).into_iter().filter(|event| {
                matches!(event.what, Happening::LegalAct { kind: EventKind::ProofOfClaim, .. })
            });
            declared.map(|event| event.on).find(|on| *on >= opening.judgment_on)
        })
    }
}

impl Opening {
    /// Whether the opening freezes the debt of an invoice: it is of before the judgment.
    #[must_use]
    pub fn freezes(&self, invoice: &Invoice) -> bool {
        Freeze { since: self.judgment_on, by: FrozenBy::Insolvency(self.proceedings) }.covers(invoice)
    }
}

impl Residence {
    /// Where the creditor lives, seen from the court of the client (C. com. R622-24). Where an
    /// address is not known, the shorter delay: nothing is declared too late.
    ///
    /// ```
    /// use dument_domain::{Address, insolvency::Residence};
    /// let at = |code: &str| Address { postal_code: code.into(), country: "FR".into(), ..Address::default() };
    /// assert_eq!(Residence::seen_from(Some(&at("29300")), &at("20000")), Residence::SameTerritory);
    /// assert_eq!(Residence::seen_from(Some(&at("97410")), &at("29300")), Residence::Far);
    /// assert_eq!(Residence::seen_from(Some(&at("97410")), &at("97200")), Residence::Far);
    /// assert_eq!(Residence::seen_from(None, &at("97200")), Residence::SameTerritory);
    /// ```
    #[must_use]
    pub fn seen_from(home: Option<&Address>, client: &Address) -> Residence {
        match (home.and_then(territory), territory(client)) {
            (Some(home), Some(court)) if home != court => Residence::Far,
            (Some(_) | None, Some(_) | None) => Residence::SameTerritory,
        }
    }
}

/// The territory of an address: the mainland, an overseas department by its three digits, or abroad.
fn territory(address: &Address) -> Option<&str> {
    let code = address.postal_code.trim();
    if !address.is_french() {
        return Some("abroad");
    }
    if code.is_empty() {
        return None;
    }
    let overseas = code.starts_with("97") || code.starts_with("98");
    if overseas { code.get(..3) } else { Some("mainland") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_creditor_of_another_territory_has_two_months_more() {
        let at = |code: &str| Address {
            postal_code: code.to_owned(),
            country: "FR".to_owned(),
            ..Address::default()
        };
        for (home, client, expected) in [
            ("29300", "20000", Residence::SameTerritory),
            ("97410", "29300", Residence::Far),
            ("29300", "97200", Residence::Far),
            ("97410", "97400", Residence::SameTerritory),
            ("97410", "97200", Residence::Far),
            ("97410", "", Residence::SameTerritory),
        ] {
            assert_eq!(Residence::seen_from(Some(&at(home)), &at(client)), expected, "{home} {client}");
        }
        assert_eq!(Residence::seen_from(None, &at("97200")), Residence::SameTerritory);
    }
}
