//! How far a file may go before it is refused: time and memory stay bounded.

/// Largest file of invoices in a PDF, in bytes.
pub(crate) const PDF_BYTES: usize = 50 * 1024 * 1024;
/// Largest XML document, in bytes, also when it comes out of a PDF.
pub(crate) const XML_BYTES: usize = 20 * 1024 * 1024;
/// Largest table of text, in bytes.
pub(crate) const SHEET_BYTES: usize = 40 * 1024 * 1024;
/// Deepest nesting of XML elements.
pub(crate) const XML_DEPTH: usize = 256;
/// Most elements in an XML document.
pub(crate) const XML_ELEMENTS: usize = 400_000;
/// Longest list of attributes of one element, in bytes.
pub(crate) const XML_ATTRIBUTES_BYTES: usize = 16 * 1024;
/// Most rows of a table.
pub(crate) const ROWS: usize = 100_000;
/// Most columns of a table.
pub(crate) const COLUMNS: usize = 2_000;
/// Longest cell of a table, in characters.
pub(crate) const CELL_CHARACTERS: usize = 20_000;
/// Longest name kept, in characters; a longer one is cut and said.
pub(crate) const NAME_CHARACTERS: usize = 300;
/// Longest text of a note kept, in characters.
pub(crate) const NOTE_CHARACTERS: usize = 20_000;
/// Longest number of an invoice, in characters; a longer one is refused.
pub(crate) const NUMBER_CHARACTERS: usize = 100;
/// Most files attached to a PDF that are looked at.
pub(crate) const ATTACHMENTS: usize = 200;
/// Most problems told for one file.
pub(crate) const PROBLEMS: usize = 500;
/// Stack of the thread that reads, in bytes.
pub(crate) const STACK_BYTES: usize = 64 * 1024 * 1024;
/// Most bytes taken out of one file by inflating what it holds, in all.
pub(crate) const INFLATED_BYTES: usize = 2 * XML_BYTES;
/// Most cells of a table, empty ones included.
pub(crate) const CELLS: usize = 5_000_000;
/// Longest cell of a table, in bytes: beyond it, the file is no table.
pub(crate) const CELL_BYTES: usize = 4 * 1024 * 1024;
/// Bytes at the beginning of a table in which its separator and its titles are looked for.
pub(crate) const HEAD_BYTES: usize = 256 * 1024;
/// Bytes by which an encoding is chosen, and by which a file is known to be no text.
pub(crate) const SAMPLE_BYTES: usize = 128 * 1024;
