//! Texts in the cells of a table that a spreadsheet will open.

/// A text that no spreadsheet takes for a formula: a name such as `=cmd|…` stays a name.
pub(crate) fn cell_text(cell: &str) -> String {
    let line: String = cell.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    let line = line.trim();
    if line.starts_with(['=', '+', '-', '@']) { format!("'{line}") } else { line.to_owned() }
}

/// One line of a table: cells between semicolons, quoted where they must be.
pub(crate) fn cell_line(cells: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|cell| quoted(&cell)).collect();
    cells.join(";") + "\r\n"
}

fn quoted(cell: &str) -> String {
    if cell.contains([';', '"', ',']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula_nor_two_cells() {
        assert_eq!(cell_text("=HYPERLINK(\"http://x\")"), "'=HYPERLINK(\"http://x\")");
        assert_eq!(cell_text("+33 2 98 00 11 22"), "'+33 2 98 00 11 22");
        assert_eq!(cell_text(" \t@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(cell_text("Dupont\r\n-1"), "Dupont  -1");
        assert_eq!(cell_line(["A; \"B\"".to_owned(), "C".to_owned()]), "\"A; \"\"B\"\"\";C\r\n");
    }
}
