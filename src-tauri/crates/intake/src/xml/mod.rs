//! Invoices in XML: the document itself, then the two vocabularies.

mod assemble;
mod cii;
mod decode;
mod tree;
mod ubl;

use crate::limits;
use crate::reading::{Format, Problem, Reading};

/// What an XML document turned out to be.
pub(crate) enum Outcome {
    /// An invoice, well or badly filled.
    Invoice(Box<Reading>),
    /// Well formed, and no invoice: the name of its root.
    Other(String, Reading),
    /// Not readable as XML at all.
    Broken(Reading),
}

impl Outcome {
    /// The reading, whatever it is.
    pub(crate) fn into_reading(self) -> Reading {
        match self {
            Outcome::Invoice(reading) => *reading,
            Outcome::Other(_, reading) | Outcome::Broken(reading) => reading,
        }
    }
}

/// Reads an XML document found alone or inside a PDF.
pub(crate) fn read(bytes: &[u8]) -> Outcome {
    if bytes.len() > limits::XML_BYTES {
        let message =
            "Ce document XML dépasse 20\u{a0}Mo\u{a0}: ce n’est pas une facture ordinaire, il n’est pas lu.";
        return Outcome::Broken(Reading::refused(
            Format::Unknown,
            Problem::error("too_large", None, message),
        ));
    }
    let (text, mut problems) = match decode::decode(bytes) {
        Ok(decoded) => decoded,
        Err(problem) => return Outcome::Broken(Reading::refused(guess_format(bytes), problem)),
    };
    let root = match tree::parse(&text) {
        Ok(root) => root,
        Err(problem) => return Outcome::Broken(Reading::refused(guess_format(text.as_bytes()), problem)),
    };
    match root.name.as_str() {
        "CrossIndustryInvoice" | "CrossIndustryDocument" => invoice(Format::Cii, cii::read(&root), problems),
        "Invoice" | "CreditNote" => invoice(Format::Ubl, ubl::read(&root), problems),
        other => {
            let bank = root.find_all("BkToCstmrStmt|BkToCstmrAcctRpt|BkToCstmrDbtCdtNtfctn").len() == 1;
            problems.push(if bank { bank_statement("camt") } else { refusal(other) });
            let mut reading = Reading::empty(if bank { Format::Camt053 } else { format_of_root(other) });
            reading.problems = problems;
            Outcome::Other(other.to_owned(), reading)
        }
    }
}

fn invoice(format: Format, read: assemble::Assembled, mut problems: Vec<Problem>) -> Outcome {
    let mut reading = Reading::empty(format);
    problems.extend(read.problems);
    reading.profile = read.profile;
    reading.problems = problems;
    if let Some(draft) = read.draft {
        reading.invoices.push(draft);
    }
    Outcome::Invoice(Box::new(reading))
}

/// The vocabulary as far as the beginning of a broken document tells it.
fn guess_format(bytes: &[u8]) -> Format {
    let head =
        String::from_utf8_lossy(bytes.get(..bytes.len().min(4096)).unwrap_or_default()).replace('\0', "");
    if head.contains("CrossIndustry") {
        Format::Cii
    } else if head.contains("schema:xsd:Invoice-2") || head.contains("schema:xsd:CreditNote-2") {
        Format::Ubl
    } else if head.contains("camt.05") {
        Format::Camt053
    } else if head.contains("<OFX") || head.contains("<?OFX") {
        Format::Ofx
    } else {
        Format::Unknown
    }
}

fn format_of_root(root: &str) -> Format {
    match root {
        "OFX" => Format::Ofx,
        _ => Format::Unknown,
    }
}

fn refusal(root: &str) -> Problem {
    match root {
        "OFX" => bank_statement("OFX"),
        "SCRDMCCBDACIOMessageStructure" | "Order" => Problem::error(
            "order_not_invoice",
            None,
            "C’est une commande, pas une facture\u{a0}: il n’y a rien à réclamer dessus.",
        ),
        "html" | "HTML" => crate::reading::web_page(),
        other => {
            let shown = crate::text::bound(crate::text::clean(other).value, 60).0;
            Problem::error(
                "unknown_xml",
                Some(1),
                format!("Ce document XML («\u{a0}{shown}\u{a0}») n’est pas une facture d’un modèle connu."),
            )
        }
    }
}

fn bank_statement(name: &str) -> Problem {
    let message = format!(
        "C’est un relevé de banque ({name}). Les relevés ne se lisent pas encore\u{a0}: ajoutez les paiements à la main."
    );
    Problem::error("not_yet_supported", None, message)
}
