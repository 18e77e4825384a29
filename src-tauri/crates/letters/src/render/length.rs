//! Lengths on paper, in whole thousandths of a point: sums are exact and the
//! same everywhere, which floating-point numbers would not promise.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// A length, or a position from the top left corner of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Length(i64);

impl Length {
    /// No length.
    pub(crate) const ZERO: Length = Length(0);

    /// From tenths of a point, the unit of font sizes here: 105 is 10.5 pt.
    pub(crate) const fn points10(tenths: i64) -> Length {
        Length(tenths * 100)
    }

    /// From tenths of a millimetre: 1100 is 110 mm.
    pub(crate) const fn mm10(tenths: i64) -> Length {
        Length((tenths * 72_000 + 127) / 254)
    }

    /// The advance of `units` thousandths of an em at this size.
    pub(crate) const fn em_units(self, units: i64) -> Length {
        Length(self.0 * units / 1000)
    }

    /// The number of thousandths of a point.
    pub(crate) const fn thousandths(self) -> i64 {
        self.0
    }

    /// In whole millimetres, rounded, for a message to the user.
    pub(crate) const fn to_mm(self) -> i64 {
        (self.0 * 254 + 360_000) / 720_000
    }

    /// This length times a whole number.
    pub(crate) const fn times(self, count: i64) -> Length {
        Length(self.0 * count)
    }

    /// This length times `numerator / denominator`; itself if the latter is 0.
    pub(crate) fn share(self, numerator: i64, denominator: i64) -> Length {
        let product = i128::from(self.0) * i128::from(numerator);
        let share = product.checked_div(i128::from(denominator)).unwrap_or(i128::from(self.0));
        Length(i64::try_from(share).unwrap_or(i64::MAX))
    }

    /// The one exit towards the PDF library: points, to the hundredth.
    pub(crate) fn to_pt(self) -> f32 {
        let hundredths = (self.0 + self.0.signum() * 5) / 10;
        let whole = i32::try_from(hundredths).unwrap_or(i32::MAX);
        f64::from(whole).mul_add(0.01, 0.0) as f32
    }
}

impl Add for Length {
    type Output = Length;
    fn add(self, other: Length) -> Length {
        Length(self.0 + other.0)
    }
}

impl Sub for Length {
    type Output = Length;
    fn sub(self, other: Length) -> Length {
        Length(self.0 - other.0)
    }
}

impl Neg for Length {
    type Output = Length;
    fn neg(self) -> Length {
        Length(-self.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Length) {
        self.0 += other.0;
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Length) {
        self.0 -= other.0;
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Length>>(lengths: I) -> Length {
        lengths.fold(Length::ZERO, Add::add)
    }
}
