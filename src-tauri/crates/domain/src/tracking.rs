//! The number of a registered letter: whether it looks mistyped. A doubt only, never a refusal.

/// Whether the key of a registered letter's number is wrong, for the two forms whose key is
/// known: international numbers (UPU S10, `RB123456785GB`) and those of letters sent online
/// (`87001429717077B`, ISO 7064 MOD 37,36 as verified on one real number). Spaces do not count.
/// Any other form is unknown, and accepted.
///
/// ```
/// use dument_domain::tracking_key_is_wrong;
/// assert!(!tracking_key_is_wrong("RB 123 456 785 GB") && tracking_key_is_wrong("RB123456786US"));
/// assert!(!tracking_key_is_wrong("87001429717077B") && tracking_key_is_wrong("87001429717077C"));
/// assert!(!tracking_key_is_wrong("1A 123 456 7890 1") && !tracking_key_is_wrong("n° 12"));
/// ```
#[must_use]
pub fn tracking_key_is_wrong(number: &str) -> bool {
    let number: String = number.chars().filter(|one| !one.is_whitespace()).collect();
    let number = number.to_uppercase();
    if let Some(digits) = international(&number) {
        return !s10_key_is_right(digits);
    }
    let online = number.len() == 15 && number.starts_with("87");
    online && number.chars().all(|one| one.is_ascii_alphanumeric()) && !mod_37_36_is_right(&number)
}

/// The nine digits of `LLNNNNNNNNNLL`.
fn international(number: &str) -> Option<&str> {
    let letters = |part: &str| part.chars().all(|one| one.is_ascii_uppercase());
    let digits = number.get(2..11).filter(|digits| digits.chars().all(|one| one.is_ascii_digit()))?;
    let around = letters(number.get(..2)?) && letters(number.get(11..)?);
    (number.len() == 13 && around).then_some(digits)
}

fn s10_key_is_right(digits: &str) -> bool {
    const WEIGHTS: [u32; 8] = [8, 6, 4, 2, 3, 5, 9, 7];
    let values: Vec<u32> = digits.chars().filter_map(|one| one.to_digit(10)).collect();
    let sum: u32 = values.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let key = match 11 - sum % 11 {
        10 => 0,
        11 => 5,
        key => key,
    };
    values.last() == Some(&key)
}

fn mod_37_36_is_right(number: &str) -> bool {
    let values: Vec<u32> = number.chars().filter_map(|one| one.to_digit(36)).collect();
    let Some((key, body)) = values.split_last() else { return false };
    let product = body.iter().fold(36, |product: u32, value| {
        let sum = (product + value) % 36;
        (if sum == 0 { 36 } else { sum }) * 2 % 37
    });
    (product + key) % 36 == 1
}
