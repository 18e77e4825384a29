//! `compute`: claims in, amounts out, line by line, without a database.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};

use dument_app::{Error, claims};

use crate::arguments::Compute;
use crate::failure::Failure;
use crate::files::path_text;
use crate::output::Output;
use crate::session::Session;

/// Bytes read at once.
const BUFFER_BYTES: usize = 1 << 16;

/// A byte order mark, which some editors put before the first line.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Answers every claim; bad ones are answered too, and make the command refused at the end.
pub(crate) fn run(
    asked: &Compute,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let source: Box<dyn Read> = match &asked.file {
        Some(path) => {
            Box::new(File::open(path).map_err(|problem| Error::unreadable(&path_text(path), problem.kind()))?)
        }
        None => Box::new(io::stdin().lock()),
    };
    let law = session.given_law()?;
    let mut reader = BufReader::with_capacity(BUFFER_BYTES, source);
    let (mut bytes, mut answer) = (Vec::new(), String::new());
    let (mut number, mut all_answered) = (0, true);
    loop {
        bytes.clear();
        // Nothing waits to be read: what was answered must not wait either.
        if reader.buffer().is_empty() {
            output.flush()?;
        }
        let read = reader.read_until(b'\n', &mut bytes);
        if read.map_err(|problem| Error::unreadable("", problem.kind()))? == 0 {
            break;
        }
        number += 1;
        let text = if number == 1 { bytes.strip_prefix(MARK).unwrap_or(&bytes) } else { &bytes };
        // Bytes that are not text make a line that is no claim.
        let line = std::str::from_utf8(text).unwrap_or("\u{fffd}").trim();
        if line.is_empty() {
            continue;
        }
        answer.clear();
        all_answered &= claims::answer_line(&law, session.now.today, number, line, &mut answer);
        output.line(&answer)?;
    }
    if all_answered { Ok(()) } else { Err(Failure::Told) }
}
