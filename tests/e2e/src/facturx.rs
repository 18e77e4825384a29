//! Electronic invoices of the tests: a PDF of one empty page that carries the XML of the invoice.

use std::fmt::Write as _;

/// The invoice in words of CII, where each `{…}` is to be filled.
const INVOICE: &str = include_str!("../fixtures/facture.xml");

/// What a test wants to find again once the file is read.
#[derive(Clone, Copy, Debug)]
pub struct ElectronicInvoice<'a> {
    /// Its number.
    pub number: &'a str,
    /// Its day, as CII writes it: `20260803`.
    pub issued: &'a str,
    /// The day it falls due, written the same way.
    pub due: &'a str,
    /// The client's name.
    pub buyer: &'a str,
    /// The client's SIREN.
    pub siren: &'a str,
    /// Net, VAT and gross, in euros: `"1000.00"`.
    pub amounts: [&'a str; 3],
}

impl ElectronicInvoice<'_> {
    /// The Factur-X file: PDF 1.7, the XML hung in its name tree as the standard asks.
    #[must_use]
    pub fn pdf(&self) -> Vec<u8> {
        let xml = self.xml();
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R /AF [5 0 R] \
             /Names << /EmbeddedFiles << /Names [(factur-x.xml) 5 0 R] >> >> >>"
                .to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>".to_owned(),
            format!("<< /Type /EmbeddedFile /Length {} >>\nstream\n{xml}\nendstream", xml.len()),
            "<< /Type /Filespec /F (factur-x.xml) /UF (factur-x.xml) /AFRelationship /Data \
             /EF << /F 4 0 R >> >>"
                .to_owned(),
        ];
        assembled(&objects)
    }

    fn xml(&self) -> String {
        let [net, vat, gross] = self.amounts;
        let fields = [
            ("{number}", self.number),
            ("{issued}", self.issued),
            ("{due}", self.due),
            ("{buyer}", self.buyer),
            ("{siren}", self.siren),
            ("{net}", net),
            ("{vat}", vat),
            ("{gross}", gross),
        ];
        fields.iter().fold(INVOICE.to_owned(), |xml, (field, value)| xml.replace(field, value))
    }
}

/// Objects numbered from 1, with the table that says where each begins (ISO 32000-1, 7.5).
fn assembled(objects: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (index, object) in objects.iter().enumerate() {
        // Writing to a string never fails.
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let start = file.len();
    let size = objects.len() + 1;
    let _ = write!(file, "{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    file.into_bytes()
}
