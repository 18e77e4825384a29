//! A sum shared over several invoices, to the cent.

use crate::Money;

/// A sum in proportion to weights, to the cent: rounded down, then a cent more to the first ones;
/// nothing where every weight is nothing.
#[must_use]
pub fn shared_by_weight(sum: Money, weights: &[Money]) -> Vec<Money> {
    let whole: i128 = weights.iter().map(|one| i128::from(one.cents())).sum();
    let share = |weight: &Money| {
        let product = i128::from(sum.cents()) * i128::from(weight.cents());
        let cents = product.checked_div(whole).and_then(|cents| i64::try_from(cents).ok());
        Money::from_cents(cents.unwrap_or(0))
    };
    let mut shares: Vec<Money> = weights.iter().map(share).collect();
    let mut left = sum.less(shares.iter().copied().sum());
    for (share, weight) in shares.iter_mut().zip(weights) {
        if left.is_positive() && *share < *weight {
            *share += Money::from_cents(1);
            left -= Money::from_cents(1);
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_shared_to_the_cent() {
        for (sum, weights, expected) in [
            (15_000, vec![100_000, 50_001], vec![10_000, 5_000]),
            (300, vec![100, 100, 100], vec![100, 100, 100]),
            (100, vec![10_000, 10_000, 10_000], vec![34, 33, 33]),
            (100, vec![0, 10_000], vec![0, 100]),
            (5_000, vec![100_000], vec![5_000]),
            (0, vec![100, 200], vec![0, 0]),
            (100, vec![0, 0], vec![0, 0]),
        ] {
            let weights: Vec<Money> = weights.into_iter().map(Money::from_cents).collect();
            let found: Vec<i64> =
                shared_by_weight(Money::from_cents(sum), &weights).into_iter().map(Money::cents).collect();
            assert_eq!(found, expected, "{sum} over {weights:?}");
        }
    }
}
