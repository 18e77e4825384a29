//! Doubtful debts (créances douteuses) for the accountant: how late they are, what part of them is tax, and what
//! could be set aside. No text gives rates by age: those here are a proposal, to be judged debt by debt (CGI
//! art. 39, 1, 5°).

use crate::Money;

/// A band of lateness, with the share of the amount before tax that is proposed to be set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeBand {
    /// Days late from which it begins.
    pub from_days: i64,
    /// Days late up to which it goes; none for the last.
    pub to_days: Option<i64>,
    /// Percent of the amount before tax.
    pub percent: i64,
}

const fn band(from_days: i64, to_days: Option<i64>, percent: i64) -> AgeBand {
    AgeBand { from_days, to_days, percent }
}

/// The bands, from the least late.
pub const AGE_BANDS: [AgeBand; 5] = [
    band(1, Some(30), 0),
    band(31, Some(90), 0),
    band(91, Some(180), 25),
    band(181, Some(365), 50),
    band(366, None, 100),
];

/// The band of a number of days late; none where nothing is late.
#[must_use]
pub fn age_band(days_late: i64) -> Option<AgeBand> {
    AGE_BANDS.into_iter().rev().find(|one| days_late >= one.from_days)
}

/// What is left of a debt, parted as its invoice is: before tax, and the tax, to the cent; none where the
/// invoice does not say its tax or has no total.
#[must_use]
pub fn parted(left: Money, net: Option<Money>, gross: Money) -> Option<(Money, Money)> {
    let net = net.filter(|net| *net >= Money::ZERO && *net <= gross && gross.is_positive())?;
    let before_tax = share(left, net.cents(), gross.cents())?;
    Some((before_tax, left - before_tax))
}

/// What is proposed to be set aside of an amount before tax.
#[must_use]
pub fn set_aside(before_tax: Money, band: AgeBand) -> Option<Money> {
    share(before_tax, band.percent, 100)
}

/// A share of a sum, rounded to the nearest cent, halves up.
fn share(sum: Money, part: i64, whole: i64) -> Option<Money> {
    let (sum, part, whole) = (i128::from(sum.cents()), i128::from(part), i128::from(whole));
    let twice = (sum * part * 2 + whole).checked_div_euclid(whole * 2)?;
    i64::try_from(twice).ok().map(Money::from_cents)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn euros(cents: i64) -> Money {
        Money::from_cents(cents)
    }

    #[test]
    fn each_number_of_days_has_one_band_and_no_day_falls_between() {
        assert_eq!(age_band(0), None);
        for days in 1..800 {
            let inside: Vec<_> = AGE_BANDS
                .into_iter()
                .filter(|one| days >= one.from_days && one.to_days.is_none_or(|to| days <= to))
                .collect();
            assert_eq!(inside.first().copied(), age_band(days), "{days}");
            assert_eq!(inside.len(), 1, "{days}");
        }
    }

    #[test]
    fn what_is_left_is_parted_as_the_invoice_to_the_cent() {
        assert_eq!(
            parted(euros(12_000), Some(euros(10_000)), euros(12_000)),
            Some((euros(10_000), euros(2_000)))
        );
        assert_eq!(
            parted(euros(3_333), Some(euros(10_000)), euros(11_000)),
            Some((euros(3_030), euros(303)))
        );
        assert_eq!(parted(euros(5_000), None, euros(12_000)), None);
        assert_eq!(parted(euros(5_000), Some(euros(13_000)), euros(12_000)), None);
    }

    #[test]
    fn the_share_proposed_follows_the_band() {
        let proposed = |days| age_band(days).and_then(|one| set_aside(euros(10_001), one));
        assert_eq!(proposed(90), Some(Money::ZERO));
        assert_eq!(proposed(91), Some(euros(2_500)));
        assert_eq!(proposed(200), Some(euros(5_001)));
        assert_eq!(proposed(366), Some(euros(10_001)));
    }
}
