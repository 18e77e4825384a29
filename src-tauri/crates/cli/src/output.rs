//! Where answers go: text for people, or one JSON value a line.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

/// Standard output, buffered, in the form asked for.
pub(crate) struct Output<W: Write> {
    sink: BufWriter<W>,
    json: bool,
}

/// Bytes kept before they are written out.
const BUFFER_BYTES: usize = 1 << 16;

impl<W: Write> Output<W> {
    pub(crate) fn new(sink: W, json: bool) -> Output<W> {
        Output { sink: BufWriter::with_capacity(BUFFER_BYTES, sink), json }
    }

    /// Whether the caller wants JSON.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// One JSON value on one line.
    pub(crate) fn value(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.sink, value).map_err(io::Error::from)?;
        self.sink.write_all(b"\n")
    }

    /// One line of text.
    pub(crate) fn line(&mut self, text: &str) -> io::Result<()> {
        self.sink.write_all(text.as_bytes())?;
        self.sink.write_all(b"\n")
    }

    /// Everything written so far reaches the reader.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.sink.flush()
    }
}
