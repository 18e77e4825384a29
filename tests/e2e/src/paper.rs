//! A PDF as it comes out: what it says, where on the page, and its very bytes.

use std::path::PathBuf;
use std::process::Command;

use crate::Done;

/// A PDF file on the disk, read with the tools of poppler.
#[derive(Clone, Debug)]
pub struct Paper(PathBuf);

impl Paper {
    /// The file at this path.
    #[must_use]
    pub fn at(path: PathBuf) -> Paper {
        Paper(path)
    }

    /// Its words as a reader copies them, every space alike.
    ///
    /// # Errors
    /// `pdftotext` is missing or refuses the file.
    pub fn words(&self) -> Done<String> {
        let text = self.told_by("pdftotext", &["-layout", "-enc", "UTF-8"], true)?;
        Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// How many pages it has.
    ///
    /// # Errors
    /// `pdfinfo` is missing or refuses the file.
    pub fn pages(&self) -> Done<u32> {
        let told = self.told_by("pdfinfo", &[], false)?;
        let line = told.lines().find_map(|line| line.strip_prefix("Pages:")).ok_or("no count of pages")?;
        Ok(line.trim().parse()?)
    }

    /// Where the first such word starts: hundredths of a millimetre from the left edge and from
    /// the top of its page.
    ///
    /// # Errors
    /// The word is not in the file.
    pub fn place(&self, word: &str) -> Done<(i64, i64)> {
        let told = self.told_by("pdftotext", &["-bbox", "-enc", "UTF-8"], true)?;
        let line = told.lines().find(|line| line.contains(&format!(">{word}<")));
        let line = line.ok_or_else(|| format!("no « {word} » in {}", self.0.display()))?;
        Ok((hundredths(line, "xMin")?, hundredths(line, "yMin")?))
    }

    /// The SHA-256 of its bytes, in hexadecimal.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn sha256(&self) -> Done<String> {
        let told = self.told_by("sha256sum", &["--binary"], false)?;
        // A name with an accent or a quote makes the line start with a backslash.
        Ok(told.trim_start_matches('\\').chars().take(64).collect())
    }

    fn told_by(&self, tool: &str, options: &[&str], to_output: bool) -> Done<String> {
        let mut command = Command::new(tool);
        command.args(options).arg(&self.0);
        if to_output {
            command.arg("-");
        }
        let ended = command.output().map_err(|problem| format!("{tool} cannot be run ({problem})"))?;
        if !ended.status.success() {
            return Err(format!("{tool}: {}", String::from_utf8_lossy(&ended.stderr)).into());
        }
        Ok(String::from_utf8(ended.stdout)?)
    }
}

/// A coordinate in points (`xMin="311.811024"`), in hundredths of a millimetre.
fn hundredths(line: &str, name: &str) -> Done<i64> {
    let written = line.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
    let written = written.ok_or_else(|| format!("no {name} in {line}"))?;
    let (whole, part) = written.split_once('.').unwrap_or((written, "0"));
    let thousandths = format!("{whole}{:0<3}", part.chars().take(3).collect::<String>());
    // A point is 25.4 / 72 mm.
    Ok(thousandths.parse::<i64>()? * 2540 / 72_000)
}
