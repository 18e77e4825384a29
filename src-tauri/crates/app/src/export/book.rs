//! A workbook (.xlsx) of one sheet, written by ourselves: sums are decimal texts to the cent, never floating
//! numbers. Its parts are kept uncompressed: a list of debts is small.

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// A text, never a formula.
    Text(String),
    /// A number as it is written: « 1850.00 ».
    Number(String),
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Créances douteuses" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// The bytes of the workbook.
pub(super) fn workbook(rows: &[Vec<Cell>]) -> Vec<u8> {
    let sheet = sheet(rows);
    zipped(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

fn sheet(rows: &[Vec<Cell>]) -> String {
    let mut text = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#.to_owned();
    for row in rows {
        text += "<row>";
        for cell in row {
            text += &match cell {
                Cell::Text(words) => {
                    format!(r#"<c t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#, escaped(words))
                }
                Cell::Number(number) => format!("<c><v>{}</v></c>", escaped(number)),
            };
        }
        text += "</row>";
    }
    text + "</sheetData></worksheet>"
}

/// A text inside XML; signs that XML does not have are left out.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for sign in text.chars() {
        match sign {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            control if control.is_control() => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
    out
}

/// A ZIP archive of parts kept as they are.
fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let (mut archive, mut index) = (Vec::new(), Vec::new());
    for (name, text) in parts {
        let offset = length(archive.len());
        // Made for version 2.0, names in UTF-8, stored, 1 January 1980: the same bytes twice.
        let mut common: Vec<u8> = Vec::new();
        for half in [20_u16, 0x0800, 0, 0, 0x0021] {
            common.extend(half.to_le_bytes());
        }
        for word in [crc(text.as_bytes()), length(text.len()), length(text.len())] {
            common.extend(word.to_le_bytes());
        }
        common.extend(u16::try_from(name.len()).unwrap_or(0).to_le_bytes());
        common.extend(0_u16.to_le_bytes());
        archive.extend(b"PK\x03\x04");
        archive.extend(&common);
        archive.extend(name.as_bytes());
        archive.extend(text.as_bytes());
        index.extend(b"PK\x01\x02");
        index.extend(20_u16.to_le_bytes());
        index.extend(&common);
        index.extend([0; 10]);
        index.extend(offset.to_le_bytes());
        index.extend(name.as_bytes());
    }
    let (count, start) = (u16::try_from(parts.len()).unwrap_or(0), length(archive.len()));
    archive.extend(&index);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend(count.to_le_bytes());
    archive.extend(count.to_le_bytes());
    archive.extend(length(index.len()).to_le_bytes());
    archive.extend(start.to_le_bytes());
    archive.extend([0; 2]);
    archive
}

fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// The checksum of ZIP (CRC-32).
fn crc(bytes: &[u8]) -> u32 {
    let mut value = u32::MAX;
    for byte in bytes {
        value ^= u32::from(*byte);
        for _ in 0..8 {
            let odd = value & 1 == 1;
            value >>= 1;
            if odd {
                value ^= 0xedb8_8320;
            }
        }
    }
    !value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_one_of_zip() {
        assert_eq!(crc(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc(b""), 0);
    }

    #[test]
    fn a_text_stays_a_text_whatever_it_holds() {
        let rows = [vec![Cell::Text("=1+1 <&\u{1}>".to_owned()), Cell::Number("1850.00".to_owned())]];
        let text = sheet(&rows);
        assert!(text.contains("=1+1 &lt;&amp; &gt;</t>") && text.contains("<v>1850.00</v>"), "{text}");
        let bytes = workbook(&rows);
        assert!(bytes.windows(text.len()).any(|part| part == text.as_bytes()), "kept as it is in the book");
    }
}
