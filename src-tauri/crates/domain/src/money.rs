//! Sums of money and yearly rates, in integers only.
//!
//! A sum is a whole number of euro cents. A rate is a decimal number of
//! percent per year. Their product over a number of days is an exact fraction
//! ([`Accrual`]) with a single exit that rounds, [`Accrual::to_cents`].

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A sum in euros, held as a whole number of cents. Sums stay at the largest
/// number an `i64` holds rather than wrap: far beyond [`Money::MAX`], which every
/// reader enforces.
///
/// Serialised as a string with two decimals and a dot, never as a number.
///
/// ```
/// use dument_domain::Money;
/// let due: Money = "1850.00".parse()?;
/// assert_eq!(due + Money::from_cents(271), "1852.71".parse()?);
/// # Ok::<(), dument_domain::MoneyError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
pub struct Money(i64);

/// Why a text is not a sum of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not `digits.dd`.
    #[error("expected digits, a dot and two decimals")]
    Malformed,
    /// More than [`Money::MAX`].
    #[error("beyond the largest sum handled")]
    OutOfRange,
}

impl Money {
    /// No money.
    pub const ZERO: Money = Money(0);
    /// The largest sum handled: 9,999,999,999,999.99 euros (15 digits).
    pub const MAX: Money = Money(999_999_999_999_999);

    /// A sum from a number of cents.
    #[must_use]
    pub const fn from_cents(cents: i64) -> Money {
        Money(cents)
    }

    /// The number of cents.
    #[must_use]
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// Whether the sum is exactly nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether something is left: strictly more than nothing.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// The smaller of two sums.
    #[must_use]
    pub fn min(self, other: Money) -> Money {
        Money(self.0.min(other.0))
    }

    /// The share of this sum that `part` is in `whole`, to the nearest cent, half up; none of
    /// nothing.
    ///
    /// ```
    /// use dument_domain::Money;
    /// let (vat, gross) = (Money::from_cents(20_000), Money::from_cents(120_000));
    /// assert_eq!(Money::from_cents(5_000).share(vat, gross), Some(Money::from_cents(833)));
    /// assert_eq!(Money::from_cents(5_000).share(vat, Money::ZERO), None);
    /// ```
    #[must_use]
    pub fn share(self, part: Money, whole: Money) -> Option<Money> {
        let (sum, part, whole) = (i128::from(self.0), i128::from(part.0), i128::from(whole.0));
        let cents = (sum * part * 2 + whole).checked_div(whole * 2)?;
        i64::try_from(cents).ok().map(Money)
    }

    /// What is left after `taken`, never below nothing.
    #[must_use]
    pub fn less(self, taken: Money) -> Money {
        Money(self.0.saturating_sub(taken.0).max(0))
    }
}

impl std::str::FromStr for Money {
    type Err = MoneyError;

    /// Reads `1850.00` or `-12.50`: ASCII digits, a dot, two decimals.
    fn from_str(text: &str) -> Result<Money, MoneyError> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (units, decimals) = digits.split_once('.').ok_or(MoneyError::Malformed)?;
        if units.is_empty() || decimals.len() != 2 {
            return Err(MoneyError::Malformed);
        }
        let mut cents: i64 = 0;
        for byte in units.bytes().chain(decimals.bytes()) {
            if !byte.is_ascii_digit() {
                return Err(MoneyError::Malformed);
            }
            cents = cents
                .checked_mul(10)
                .and_then(|tens| tens.checked_add(i64::from(byte - b'0')))
                .ok_or(MoneyError::OutOfRange)?;
        }
        if cents > Money::MAX.0 {
            return Err(MoneyError::OutOfRange);
        }
        Ok(Money(if negative { -cents } else { cents }))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        write!(out, "{sign}{}.{:02}", cents / 100, cents % 100)
    }
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0.saturating_add(other.0))
    }
}

impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0.saturating_sub(other.0))
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        self.0 = self.0.saturating_add(other.0);
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Money) {
        self.0 = self.0.saturating_sub(other.0);
    }
}

impl Neg for Money {
    type Output = Money;
    fn neg(self) -> Money {
        Money(-self.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(sums: I) -> Money {
        sums.fold(Money::ZERO, Add::add)
    }
}

impl Serialize for Money {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Money, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(input)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A rate in percent per year, exact decimal (`12.40` is 12.40 % a year).
///
/// ```
/// use dument_domain::Rate;
/// let rate: Rate = "12.4".parse()?;
/// assert_eq!(rate.to_string(), "12.40");
/// # Ok::<(), dument_domain::RateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
pub struct Rate(Decimal);

/// Why a text is not a yearly rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a rate from 0 to 1000 percent with at most six decimals, written with a dot")]
pub struct RateError;

impl Rate {
    /// The largest number of decimals read.
    const SCALE_MAX: u32 = 6;

    /// The rate plus a whole number of points (percent).
    ///
    /// ```
    /// use dument_domain::Rate;
    /// let refinancing: Rate = "2.40".parse()?;
    /// assert_eq!(refinancing.plus_points(10).to_string(), "12.40");
    /// # Ok::<(), dument_domain::RateError>(())
    /// ```
    #[must_use]
    pub fn plus_points(self, points: u32) -> Rate {
        Rate(self.0 + Decimal::from(points))
    }

    /// The rate multiplied by a whole number, as in « trois fois le taux légal ».
    #[must_use]
    pub fn times(self, factor: u32) -> Rate {
        Rate(self.0 * Decimal::from(factor))
    }

    /// The rate plus hundredths of a point, as in a clause « BCE + 7,5 points ».
    #[must_use]
    pub fn plus_hundredths(self, hundredths: u16) -> Rate {
        Rate(self.0 + Decimal::new(i64::from(hundredths), 2))
    }

    /// The rate multiplied by hundredths, as in « une fois et demie le taux légal » (150).
    #[must_use]
    pub fn times_hundredths(self, hundredths: u16) -> Rate {
        Rate((self.0 * Decimal::new(i64::from(hundredths), 2)).normalize())
    }

    /// The rate in hundredths of a percent, where it has no more decimals: `1240` for 12.40 %.
    #[must_use]
    pub fn hundredths(self) -> Option<u64> {
        let missing = 2_u32.checked_sub(self.0.scale())?;
        u64::try_from(self.0.mantissa()).ok()?.checked_mul(10_u64.pow(missing))
    }

    /// What `principal` bears at this rate over `days`, in a year of
    /// `year_days` (365 or 366), exact until rounded.
    #[must_use]
    pub fn accrue(self, principal: Money, days: i64, year_days: i64) -> Accrual {
        let scale = 10_i128.pow(self.0.scale());
        Accrual {
            numerator: i128::from(principal.cents()) * self.0.mantissa() * i128::from(days),
            denominator: scale * 100 * i128::from(year_days),
        }
    }
}

impl std::str::FromStr for Rate {
    type Err = RateError;
    fn from_str(text: &str) -> Result<Rate, RateError> {
        let shaped = text.starts_with(|first: char| first.is_ascii_digit())
            && text.ends_with(|last: char| last.is_ascii_digit())
            && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if !shaped {
            return Err(RateError);
        }
        let value: Decimal = text.parse().map_err(|_| RateError)?;
        if value.scale() > Rate::SCALE_MAX || value > Decimal::from(1000) {
            return Err(RateError);
        }
        Ok(Rate(value))
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(hundredths) = self.hundredths() {
            return write!(out, "{}.{:02}", hundredths / 100, hundredths % 100);
        }
        let mut value = self.0.normalize();
        if value.scale() < 2 {
            value.rescale(2);
        }
        write!(out, "{value}")
    }
}

impl Serialize for Rate {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Rate, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(input)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Interest before rounding: an exact fraction of a cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accrual {
    numerator: i128,
    denominator: i128,
}

impl Accrual {
    /// The one place where interest is rounded: to the cent, half up
    /// (for sums that are never negative, half away from zero).
    #[must_use]
    pub fn to_cents(self) -> Money {
        let (twice, divisor) = (2 * self.numerator + self.denominator, 2 * self.denominator);
        // Nearly every sum of the trade fits in 64 bits, where a division is far quicker.
        let narrow = i64::try_from(twice).ok().zip(i64::try_from(divisor).ok());
        let cents = match narrow {
            Some((twice, divisor)) => twice.div_euclid(divisor),
            None => i64::try_from(twice.div_euclid(divisor)).unwrap_or(i64::MAX),
        };
        Money(cents)
    }
}
