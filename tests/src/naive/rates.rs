//! The naive ledger's own copy of the rates, typed a second time.

use super::calendar::Date;

/// Percent in millionths: 12.40 % is 12,400,000.
pub type Millionths = i128;

/// One half-year, in hundredths of a percent: ECB main refinancing rate on its
/// first day, legal rate « autres cas ».
struct Row(i128, i128);

/// From the first half of 2009 on, without a gap.
const ROWS: [Row; 36] = [
    Row(250, 379), // 2009-S1
    Row(100, 379), // 2009-S2
    Row(100, 65),  // 2010-S1
    Row(100, 65),  // 2010-S2
    Row(100, 38),  // 2011-S1
    Row(125, 38),  // 2011-S2
    Row(100, 71),  // 2012-S1
    Row(100, 71),  // 2012-S2
    Row(75, 4),    // 2013-S1
    Row(50, 4),    // 2013-S2
    Row(25, 4),    // 2014-S1
    Row(15, 4),    // 2014-S2
    Row(5, 93),    // 2015-S1
    Row(5, 99),    // 2015-S2
    Row(5, 101),   // 2016-S1
    Row(0, 93),    // 2016-S2
    Row(0, 90),    // 2017-S1
    Row(0, 90),    // 2017-S2
    Row(0, 89),    // 2018-S1
    Row(0, 88),    // 2018-S2
    Row(0, 86),    // 2019-S1
    Row(0, 87),    // 2019-S2
    Row(0, 87),    // 2020-S1
    Row(0, 84),    // 2020-S2
    Row(0, 79),    // 2021-S1
    Row(0, 76),    // 2021-S2
    Row(0, 76),    // 2022-S1
    Row(0, 77),    // 2022-S2
    Row(250, 206), // 2023-S1
    Row(400, 422), // 2023-S2
    Row(450, 507), // 2024-S1
    Row(425, 492), // 2024-S2
    Row(315, 371), // 2025-S1
    Row(215, 276), // 2025-S2
    Row(215, 262), // 2026-S1
    Row(240, 275), // 2026-S2
];

/// What a contract says of its rate.
#[derive(Clone, Copy)]
pub enum Clause {
    /// The same all along.
    Number(Millionths),
    /// So many hundredths of the legal rate.
    TimesLegal(i128),
    /// Points above the ECB rate.
    AboveEcb(Millionths),
}

/// A clause text: `8.00`, `legal*3`, `ecb+10`.
pub fn clause(text: &str) -> Option<Clause> {
    let short = |text: &str| text.split_once('.').is_none_or(|(_, decimals)| decimals.len() <= 2);
    if let Some(times) = text.strip_prefix("legal*") {
        let times = read(times).filter(|_| short(times))? / 10_000;
        return (times > 0 && times <= 2_000).then_some(Clause::TimesLegal(times));
    }
    if let Some(points_text) = text.strip_prefix("ecb+") {
        let points = read(points_text).filter(|points| short(points_text) && *points <= 100_000_000)?;
        return Some(Clause::AboveEcb(points));
    }
    read(text).map(Clause::Number)
}

/// A rate text in millionths of a percent: digits, at most one dot, at most six decimals.
pub fn read(text: &str) -> Option<Millionths> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(decimals) || decimals.len() > 6 {
        return None;
    }
    format!("{whole}{decimals:0<6}").parse().ok().filter(|rate| *rate <= 1_000_000_000)
}

/// A rate as printed: two decimals, more only where they are not zero.
pub fn text(rate: Millionths) -> String {
    let mut text = format!("{}.{:06}", rate / 1_000_000, rate % 1_000_000);
    for _ in 0..4 {
        if text.ends_with('0') {
            text.pop();
        }
    }
    text
}

fn row_of(date: Date) -> Option<&'static Row> {
    let half_years = (date.year.checked_sub(2009)?) * 2 + date.half() - 1;
    ROWS.get(usize::try_from(half_years).ok()?)
}

/// The ECB rate of the date's half-year.
pub fn ecb(date: Date) -> Option<Millionths> {
    Some(row_of(date)?.0 * 10_000)
}

/// The legal rate « autres cas » of the date's half-year.
pub fn legal(date: Date) -> Option<Millionths> {
    Some(row_of(date)?.1 * 10_000)
}
