//! Asking the core, at the level of the JSON contract, and reading its answers.

use std::sync::LazyLock;

use dument_app::claims;
use dument_domain::{Day, Law};
use serde_json::Value;

/// The day at which every proof works.
pub const TODAY: &str = "2026-11-21";

static WORLD: LazyLock<Option<(Law, Day)>> =
    LazyLock::new(|| Some((Law::shipped().ok()?, TODAY.parse().ok()?)));

/// Appends the core's answer to one claim line, as printed, without the line
/// end; nothing if the law tables cannot be read.
pub fn core_into(line: &str, out: &mut String) {
    if let Some((law, today)) = &*WORLD {
        claims::answer_line(law, *today, 1, line, out);
    }
}

/// The core's answer to one claim line, as printed, without the line end.
#[must_use]
pub fn core_line(line: &str) -> String {
    let mut answer = String::new();
    core_into(line, &mut answer);
    answer
}

/// The core's answer to a claim, read back; nothing if it printed no JSON.
#[must_use]
pub fn core(claim: &Value) -> Value {
    serde_json::from_str(&core_line(&claim.to_string())).unwrap_or_default()
}

/// A sum of an answer, in cents; nothing for what is not `digits.dd`.
#[must_use]
pub fn cents(sum: &Value) -> Option<i64> {
    let (units, decimals) = sum.as_str()?.split_once('.')?;
    if decimals.len() != 2 {
        return None;
    }
    format!("{units}{decimals}").parse().ok()
}

/// The elements of a list of an answer; none for what is not a list.
#[must_use]
pub fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
