//! The name of a content.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// SHA-256 of these bytes, as 64 hexadecimal digits.
///
/// ```
/// assert!(dument_store::sha256_hex(b"").starts_with("e3b0c44298fc1c14"));
/// ```
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
