//! The kinds of files, and all that the program asks of a kind: one row each.

use serde::{Serialize, Serializer};

/// The kind of file, recognised by its content and never by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// PDF that carries an invoice as data (Factur-X, ZUGFeRD).
    FacturX,
    /// UN/CEFACT invoice in XML, ZUGFeRD 1 included.
    Cii,
    /// OASIS UBL 2 invoice or credit note in XML.
    Ubl,
    /// Table of invoices in text: comma, semicolon, tab or bar.
    Csv,
    /// Excel workbook.
    Xlsx,
    /// LibreOffice workbook.
    Ods,
    /// French file of accounting entries (fichier des écritures comptables).
    Fec,
    /// Archive of files.
    Zip,
    /// Bank statement, OFX.
    Ofx,
    /// Bank statement, ISO 20022.
    Camt053,
    /// Bank statement, French fixed width records.
    Cfonb120,
    /// Bank statement in a table of text.
    BankCsv,
    /// Address book cards.
    Vcard,
    /// PDF without data inside: a document for a typed invoice.
    Pdf,
    /// Anything else.
    Unknown,
}

/// What a file of a kind holds, for whoever brings it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// One invoice as data: the file is its document.
    Invoice,
    /// One invoice that only a person can read: the document of an invoice to type.
    Paper,
    /// A table of invoices, whose columns are shown.
    Table,
    /// Something else, or nothing that can be read yet.
    Other,
}

impl Format {
    const fn row(self) -> (&'static str, &'static str, Holds) {
        match self {
            Format::FacturX => ("factur-x", "Facture électronique (PDF Factur-X)", Holds::Invoice),
            Format::Cii => ("cii", "Facture électronique (XML CII)", Holds::Invoice),
            Format::Ubl => ("ubl", "Facture électronique (XML UBL)", Holds::Invoice),
            Format::Csv => ("csv", "Tableau de factures (CSV)", Holds::Table),
            Format::Xlsx => ("xlsx", "Tableau Excel", Holds::Other),
            Format::Ods => ("ods", "Tableau LibreOffice", Holds::Other),
            Format::Fec => ("fec", "Fichier des écritures comptables (FEC)", Holds::Other),
            Format::Zip => ("zip", "Archive ZIP", Holds::Other),
            Format::Ofx => ("ofx", "Relevé de compte", Holds::Other),
            Format::Camt053 => ("camt053", "Relevé de compte", Holds::Other),
            Format::Cfonb120 => ("cfonb120", "Relevé de compte", Holds::Other),
            Format::BankCsv => ("bank-csv", "Relevé de compte", Holds::Other),
            Format::Vcard => ("vcard", "Carnet d’adresses", Holds::Other),
            Format::Pdf => ("pdf", "PDF sans données de facture", Holds::Paper),
            Format::Unknown => ("unknown", "Fichier non reconnu", Holds::Other),
        }
    }

    /// The word of the terminal contract.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.row().0
    }

    /// What the user is told that the file is.
    #[must_use]
    pub const fn label(self) -> &'static str {
        self.row().1
    }

    /// Whether the file is one invoice and its document, and not a table of them.
    #[must_use]
    pub const fn is_one_invoice(self) -> bool {
        matches!(self.row().2, Holds::Invoice | Holds::Paper)
    }

    /// Whether it is a document without data inside: that of an invoice to be typed.
    #[must_use]
    pub const fn is_plain_document(self) -> bool {
        matches!(self.row().2, Holds::Paper)
    }

    /// Whether it is a table, whose columns can be shown.
    #[must_use]
    pub const fn is_table(self) -> bool {
        matches!(self.row().2, Holds::Table)
    }
}

impl Serialize for Format {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
