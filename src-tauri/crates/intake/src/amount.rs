//! Sums as people and programs write them, to integer cents.

use dument_domain::Money;

/// A sum read, and what was odd about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReadAmount {
    /// The sum.
    pub(crate) money: Money,
    /// True when decimals beyond the cent were rounded.
    pub(crate) rounded: bool,
    /// Currency written beside the figures, when it is one.
    pub(crate) currency: Option<&'static str>,
    /// True when an XML sum is not written as the standard asks.
    pub(crate) tolerated: bool,
}

/// Why a text gives no sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AmountError {
    /// Nothing written.
    Empty,
    /// Not a number.
    Unreadable,
    /// `1.234` or `1,234` where nothing tells thousands from decimals.
    Ambiguous,
    /// Beyond fifteen digits.
    OutOfRange,
}

/// What a column of sums tells about its own decimal mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    comma: bool,
    dot: bool,
}

impl Marks {
    /// Learns from one cell that leaves no doubt.
    pub(crate) fn learn(&mut self, cell: &str) {
        if let Ok(bare) = Bare::of(cell) {
            match bare.certain_mark() {
                Some(',') => self.comma = true,
                Some('.') => self.dot = true,
                Some(_) | None => {}
            }
        }
    }

    fn decimal(self) -> Option<char> {
        match (self.comma, self.dot) {
            (true, false) => Some(','),
            (false, true) => Some('.'),
            (true, true) | (false, false) => None,
        }
    }
}

/// A sum in an XML document: digits, a dot, decimals; French writing is tolerated and said.
pub(crate) fn of_xml(text: &str) -> Result<ReadAmount, AmountError> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (units, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = !(units.is_empty() && decimals.is_empty())
        && units.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit());
    if plain {
        return assemble(negative, units, decimals, None, false);
    }
    let read = of_cell(text, Marks::default())?;
    Ok(ReadAmount { tolerated: true, ..read })
}

/// A sum in a cell, in the French way or another, decided by its column where the cell alone does not.
pub(crate) fn of_cell(cell: &str, marks: Marks) -> Result<ReadAmount, AmountError> {
    let bare = Bare::of(cell)?;
    let decimal = match bare.certain_mark() {
        Some(mark) => Some(mark),
        None if bare.is_ambiguous() => Some(marks.decimal().ok_or(AmountError::Ambiguous)?),
        None => None,
    };
    let (units, decimals) = match decimal.and_then(|mark| bare.digits.rsplit_once(mark)) {
        Some((units, decimals)) => (units, decimals),
        None => (bare.digits.as_str(), ""),
    };
    if !grouped_by_three(units) {
        return Err(AmountError::Unreadable);
    }
    let units: String = units.chars().filter(char::is_ascii_digit).collect();
    if !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(AmountError::Unreadable);
    }
    assemble(bare.negative, &units, decimals, bare.currency, false)
}

/// Why a typed text is not a sum to note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedSumError {
    /// `1.234` or `1,234`: thousands, or decimals that a sum has not.
    Ambiguous,
    /// No sum in euros and cents above nothing.
    NoSum,
}

/// A sum in euros as a person types it: `18500`, `18500.00`, `18 500,00 €`, `1.850,00`. What can be read in
/// two ways, has a part of a cent or another currency is no sum.
///
/// # Errors
///
/// [`TypedSumError`] for anything but one sum above nothing.
pub fn typed_sum(text: &str) -> Result<Money, TypedSumError> {
    let read = of_cell(text, Marks::default()).map_err(|error| match error {
        AmountError::Ambiguous => TypedSumError::Ambiguous,
        AmountError::Empty | AmountError::Unreadable | AmountError::OutOfRange => TypedSumError::NoSum,
    })?;
    let euros = read.currency.is_none_or(|code| code == "EUR");
    let signed = text.contains(['-', '+', '(', '\u{2212}', '\u{2013}']);
    let whole = !read.rounded && !signed && read.money.is_positive();
    if euros && whole && spaced_by_three(text) { Ok(read.money) } else { Err(TypedSumError::NoSum) }
}

/// Whether every run of digits after a space has three of them: « 18 500 », never « 18 5 00 ».
fn spaced_by_three(text: &str) -> bool {
    let units = text.trim().split([',', '.']).next().unwrap_or_default();
    let runs: Vec<&str> =
        units.split_whitespace().filter(|run| run.starts_with(|c: char| c.is_ascii_digit())).collect();
    let digits = |run: &str| run.chars().filter(char::is_ascii_digit).count();
    runs.iter().skip(1).all(|run| digits(run) == 3)
        && (runs.len() < 2 || runs.first().is_some_and(|run| digits(run) <= 3))
}

/// Whether every group after a thousands mark has three digits.
fn grouped_by_three(units: &str) -> bool {
    units.split([',', '.']).skip(1).all(|group| group.len() == 3)
}

/// A cell stripped of sign, currency and spaces: digits, commas and dots only.
struct Bare {
    negative: bool,
    digits: String,
    currency: Option<&'static str>,
}

/// Currencies written beside figures.
pub(crate) const CURRENCIES: [(&str, &str); 9] = [
    ("EUROS", "EUR"),
    ("EURO", "EUR"),
    ("EUR", "EUR"),
    ("€", "EUR"),
    ("USD", "USD"),
    ("$", "USD"),
    ("GBP", "GBP"),
    ("£", "GBP"),
    ("CHF", "CHF"),
];

/// The currency that the title of a column of sums names: « Montant TTC ($) », « Total USD ».
pub(crate) fn currency_of_title(title: &str) -> Option<&'static str> {
    let upper = title.to_uppercase();
    let words: Vec<&str> = upper.split(|letter: char| !letter.is_alphabetic()).collect();
    let named = |written: &str| {
        if written.chars().all(char::is_alphabetic) {
            words.contains(&written)
        } else {
            upper.contains(written)
        }
    };
    let listed = CURRENCIES.iter().find(|(written, _)| named(written)).map(|(_, code)| *code);
    let spelled = [
        ("DOLLAR", "USD"),
        ("DOLLARS", "USD"),
        ("LIVRES", "GBP"),
        ("FRANCS", "CHF"),
        ("CAD", "CAD"),
        ("MAD", "MAD"),
        ("XPF", "XPF"),
    ];
    listed.or_else(|| spelled.iter().find(|(word, _)| words.contains(word)).map(|(_, code)| *code))
}

impl Bare {
    fn of(cell: &str) -> Result<Bare, AmountError> {
        let mut text: String =
            cell.chars().filter(|character| !character.is_whitespace()).collect::<String>().to_uppercase();
        if text.is_empty() {
            return Err(AmountError::Empty);
        }
        let mut currency = None;
        for (written, code) in CURRENCIES {
            if text.contains(written) {
                currency = Some(code);
                text = text.replacen(written, "", 1);
                break;
            }
        }
        let (text, negative) = take_sign(&text)?;
        let digits: String = text.chars().filter(|character| !matches!(character, '\'' | '’')).collect();
        let shaped =
            digits.chars().all(|character| character.is_ascii_digit() || matches!(character, ',' | '.'))
                && digits.chars().any(|character| character.is_ascii_digit());
        if shaped { Ok(Bare { negative, digits, currency }) } else { Err(AmountError::Unreadable) }
    }

    fn count(&self, mark: char) -> usize {
        self.digits.chars().filter(|character| *character == mark).count()
    }

    /// The decimal mark, where the cell alone leaves no doubt.
    fn certain_mark(&self) -> Option<char> {
        match (self.count(','), self.count('.')) {
            (0, 0) => None,
            (1.., 1..) => {
                let last = self.digits.chars().rev().find(|character| matches!(character, ',' | '.'))?;
                (self.count(last) == 1).then_some(last)
            }
            (1, 0) => (!self.is_ambiguous()).then_some(','),
            (0, 1) => (!self.is_ambiguous()).then_some('.'),
            (2.., 0) | (0, 2..) => None,
        }
    }

    /// One mark, one to three digits before (not a lone zero), exactly three after.
    fn is_ambiguous(&self) -> bool {
        let Some((units, decimals)) = self.digits.split_once([',', '.']) else { return false };
        decimals.len() == 3
            && decimals.bytes().all(|byte| byte.is_ascii_digit())
            && (1..=3).contains(&units.len())
            && !units.starts_with('0')
    }
}

fn take_sign(text: &str) -> Result<(String, bool), AmountError> {
    if let Some(inside) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return Ok((inside.to_owned(), true));
    }
    let minus = |character: char| matches!(character, '-' | '\u{2212}' | '\u{2013}');
    let signs = text.chars().filter(|character| minus(*character) || *character == '+').count();
    match signs {
        0 => Ok((text.to_owned(), false)),
        1 => {
            let negative = text.chars().any(minus);
            let rest = text.trim_start_matches(minus).trim_end_matches(minus).trim_start_matches('+');
            Ok((rest.trim_end_matches('+').to_owned(), negative))
        }
        _ => Err(AmountError::Unreadable),
    }
}

fn assemble(
    negative: bool,
    units: &str,
    decimals: &str,
    currency: Option<&'static str>,
    tolerated: bool,
) -> Result<ReadAmount, AmountError> {
    let digit = |rank: usize| {
        decimals.as_bytes().get(rank).copied().map_or(0, |byte| i64::from(byte.wrapping_sub(b'0')))
    };
    let rest_is_zero = decimals.bytes().skip(2).all(|byte| byte == b'0');
    let mut cents: i64 = 0;
    for byte in units.bytes() {
        cents = cents
            .checked_mul(10)
            .and_then(|tens| tens.checked_add(i64::from(byte.wrapping_sub(b'0'))))
            .filter(|sum| *sum <= Money::MAX.cents())
            .ok_or(AmountError::OutOfRange)?;
    }
    cents = cents.checked_mul(100).ok_or(AmountError::OutOfRange)? + digit(0) * 10 + digit(1);
    if !rest_is_zero && digit(2) >= 5 {
        cents += 1;
    }
    if cents > Money::MAX.cents() {
        return Err(AmountError::OutOfRange);
    }
    let money = Money::from_cents(if negative { -cents } else { cents });
    Ok(ReadAmount { money, rounded: !rest_is_zero, currency, tolerated })
}
