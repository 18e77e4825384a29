//! The corpus of foreign files: where it lies, what its index expects.
//!
//! The corpus is not part of the repository (its licences vary). `DUMENT_CORPUS`
//! names its folder, by default `../shared/corpus` from the root; where it is
//! absent the tests say so and pass.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// One row of an index, by name of column.
pub type Expected = HashMap<String, String>;

/// The folder of the corpus, if it is there.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder =
        std::env::var_os("DUMENT_CORPUS").map_or_else(|| root.join("../shared/corpus"), PathBuf::from);
    folder.join("real/INDEX.csv").is_file().then_some(folder)
}

/// The rows of an index.
///
/// # Errors
/// When the index is not a table of text.
pub fn index(path: &Path) -> Result<Vec<Expected>, csv::Error> {
    csv::Reader::from_path(path)?.deserialize().collect()
}

/// A sum of the index (`104.90`, `4675`, `2337.5`) in cents.
#[must_use]
pub fn cents(text: &str) -> Option<i64> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (units, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let decimals: String = decimals.chars().chain("00".chars()).take(2).collect();
    let sum = units.parse::<i64>().ok()? * 100 + decimals.parse::<i64>().ok()?;
    Some(if negative { -sum } else { sum })
}

/// What must come out of a hostile file.
#[derive(Clone, Copy, Debug)]
pub enum Must {
    /// An error, nothing in the lists.
    Refuse(&'static str),
    /// An error that names what to complete; a draft may be there.
    Ask(&'static str),
    /// One invoice of that number and sum, nothing wrong.
    Import(&'static str, i64),
    /// One invoice of that number and sum, with this warning.
    Warn(&'static str, i64, &'static str),
    /// A PDF without data.
    NoData,
    /// The rows of those numbers and sums, and problems on those lines.
    Rows(&'static [(&'static str, i64)], &'static [(u32, &'static str)]),
}

/// What each hostile file of this part of the intake must give.
pub const HOSTILE: &[(&str, Must)] = &[
    (
        "csv/ambiguous_amounts.csv",
        Must::Rows(
            &[("H-B3", 123_450), ("H-B4", 123_456), ("H-B5", 123_456)],
            &[(2, "ambiguous_amount"), (3, "ambiguous_amount")],
        ),
    ),
    ("csv/ambiguous_dates.csv", Must::Rows(&[("H-A1", 1000)], &[(3, "bad_date")])),
    ("csv/binary_renamed.csv", Must::Refuse("binary")),
    ("csv/bom_only.csv", Must::Refuse("empty_file")),
    ("csv/conflicting_duplicate_number.csv", Must::Rows(&[("H-DUP", 12_000)], &[(3, "conflicting_number")])),
    ("csv/cp850_dos.csv", Must::Warn("H-D1", 12_000, "encoding_guessed")),
    ("csv/cr_only_line_ends.csv", Must::Import("H-CR", 12_000)),
    ("csv/duplicate_headers.csv", Must::Refuse("ambiguous_columns")),
    ("csv/empty.csv", Must::Refuse("empty_file")),
    ("csv/excel_sep_line.csv", Must::Import("H-S1", 12_000)),
    (
        "csv/formula_injection.csv",
        Must::Rows(
            &[("H-C1", 12_000), ("H-C2", 12_000), ("H-C3", 12_000), ("H-C4", 12_000), ("H-C5", 12_000)],
            &[],
        ),
    ),
    ("csv/header_only.csv", Must::Refuse("no_invoice")),
    ("csv/many_columns.csv", Must::Refuse("no_invoice_columns")),
    ("csv/mixed_encodings.csv", Must::Rows(&[("H-M1", 12_000), ("H-M2", 13_000)], &[])),
    ("csv/nul_bytes.csv", Must::Warn("H-N1", 12_000, "nul_character")),
    ("csv/one_line_1500kb.csv", Must::Ask("cell_too_long")),
    ("csv/only_separators.csv", Must::Refuse("no_invoice")),
    ("csv/ragged_rows.csv", Must::Rows(&[("H-R3", 14_000)], &[(2, "missing_field"), (3, "ragged_row")])),
    ("csv/unclosed_quote.csv", Must::Refuse("unclosed_quote")),
    ("csv/utf16le_without_bom.csv", Must::Warn("H-U1", 12_000, "encoding_guessed")),
    ("pdf/attachment_name_odd_case.pdf", Must::Import("*", 12_000)),
    ("pdf/attachment_name_traversal.pdf", Must::Import("*", 12_000)),
    ("pdf/control_minimal_ok.pdf", Must::Import("H-OK", 12_000)),
    ("pdf/corrupt_flate.pdf", Must::Refuse("xml_truncated")),
    ("pdf/deep_arrays.pdf", Must::Import("H-DEEP", 12_000)),
    ("pdf/double_flate_bomb_1gb.pdf", Must::Refuse("attachment_unreadable")),
    ("pdf/embedded_billion_laughs.pdf", Must::Refuse("doctype_refused")),
    ("pdf/embedded_xxe.pdf", Must::Refuse("doctype_refused")),
    ("pdf/empty.pdf", Must::Refuse("empty_file")),
    ("pdf/encrypted_user_password.pdf", Must::Refuse("pdf_locked")),
    ("pdf/exe_renamed.pdf", Must::Refuse("program")),
    ("pdf/flate_bomb_300mb.pdf", Must::Refuse("attachment_unreadable")),
    ("pdf/header_only.pdf", Must::Refuse("pdf_damaged")),
    ("pdf/html_renamed.pdf", Must::Refuse("web_page")),
    ("pdf/javascript_openaction.pdf", Must::Import("*", 12_000)),
    ("pdf/name_tree_loop.pdf", Must::Refuse("pdf_damaged")),
    ("pdf/only_an_exe_attached.pdf", Must::NoData),
    ("pdf/stream_declared_1gb.pdf", Must::Import("*", 12_000)),
    ("pdf/stream_negative_length.pdf", Must::Import("*", 12_000)),
    ("pdf/truncated.pdf", Must::Refuse("pdf_damaged")),
    ("pdf/two_invoices_embedded.pdf", Must::Refuse("several_invoices")),
    ("pdf/unknown_filter.pdf", Must::Refuse("attachment_unreadable")),
    ("pdf/xref_and_pages_loop.pdf", Must::NoData),
    ("values/amount_1e308.xml", Must::Ask("bad_amount")),
    ("values/amount_40_digits.xml", Must::Ask("bad_amount")),
    ("values/amount_arabic_digits.xml", Must::Ask("bad_amount")),
    ("values/amount_empty.xml", Must::Ask("missing_field")),
    ("values/amount_french_format.xml", Must::Warn("H-0001", 123_456, "amount_format")),
    ("values/amount_i64_overflow.xml", Must::Ask("bad_amount")),
    ("values/amount_inf.xml", Must::Ask("bad_amount")),
    ("values/amount_nan.xml", Must::Ask("bad_amount")),
    ("values/amount_negative_380.xml", Must::Warn("H-0001", 12_000, "negative_total")),
    ("values/currency_unknown.xml", Must::Ask("unknown_currency")),
    ("values/currency_usd.xml", Must::Warn("H-0001", 12_000, "foreign_currency")),
    ("values/date_30_february.xml", Must::Ask("bad_date")),
    ("values/date_due_before_issue.xml", Must::Warn("H-0001", 12_000, "due_before_issue")),
    ("values/date_empty.xml", Must::Ask("missing_field")),
    ("values/date_year_9999.xml", Must::Warn("H-0001", 12_000, "bad_date")),
    ("values/date_zero.xml", Must::Ask("bad_date")),
    ("values/iban_bad_key.xml", Must::Warn("H-0001", 12_000, "iban_invalid")),
    ("values/iban_swapped_fraud.xml", Must::Warn("H-0001", 12_000, "iban_other_country")),
    ("values/name_200kb.xml", Must::Warn("H-0001", 12_000, "text_cut")),
    ("values/name_html_script.xml", Must::Import("H-0001", 12_000)),
    ("values/name_sql.xml", Must::Import("H-0001", 12_000)),
    ("values/number_5000_chars.xml", Must::Ask("number_too_long")),
    ("values/number_bidi_override.xml", Must::Warn("*", 12_000, "invisible_characters")),
    ("values/number_empty.xml", Must::Ask("missing_field")),
    ("values/number_newline.xml", Must::Warn("*", 12_000, "number_cleaned")),
    ("values/number_path_traversal.xml", Must::Import("*", 12_000)),
    ("values/number_zero_width.xml", Must::Warn("*", 12_000, "invisible_characters")),
    ("xml/billion_laughs_cii.xml", Must::Refuse("doctype_refused")),
    ("xml/declared_latin1_bytes_utf8.xml", Must::Warn("H-0001", 12_000, "encoding_guessed")),
    ("xml/declared_utf8_bytes_cp1252.xml", Must::Warn("H-0001", 12_000, "encoding_guessed")),
    ("xml/deep_nesting.xml", Must::Refuse("xml_beyond_limits")),
    ("xml/external_dtd_ofx2.ofx", Must::Refuse("doctype_refused")),
    ("xml/html_error_page.xml", Must::Refuse("web_page")),
    ("xml/many_attributes.xml", Must::Refuse("xml_beyond_limits")),
    ("xml/nul_bytes_cii.xml", Must::Refuse("nul_character")),
    ("xml/quadratic_blowup_ubl.xml", Must::Refuse("doctype_refused")),
    ("xml/trailing_garbage_cii.xml", Must::Refuse("several_documents")),
    ("xml/truncated_cii.xml", Must::Refuse("xml_truncated")),
    ("xml/two_invoices_concatenated.xml", Must::Refuse("several_documents")),
    ("xml/unknown_root.xml", Must::Refuse("unknown_xml")),
    ("xml/utf16le_bom_cii.xml", Must::Import("H-0001", 12_000)),
    ("xml/utf8_bom_and_leading_newline_cii.xml", Must::Import("H-0001", 12_000)),
    ("xml/xinclude_cii.xml", Must::Ask("missing_field")),
    ("xml/xxe_http_cii.xml", Must::Refuse("doctype_refused")),
    ("xml/xxe_local_file_cii.xml", Must::Refuse("doctype_refused")),
    ("xml/xxe_local_file_windows_cii.xml", Must::Refuse("doctype_refused")),
    ("xml/xxe_parameter_entity_camt053.xml", Must::Refuse("doctype_refused")),
];
