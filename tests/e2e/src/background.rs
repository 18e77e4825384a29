//! Processes a test starts and never leaves behind.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::Done;

/// A process that ends with the test, passed or failed.
#[derive(Debug)]
pub(crate) struct Background(Child);

impl Background {
    pub(crate) fn start(command: &mut Command) -> Done<Background> {
        Ok(Background(command.spawn().map_err(|problem| missing(command.get_program(), &problem))?))
    }

    /// Starts a process and reads the first line it prints: its display or its address.
    pub(crate) fn start_and_read(command: &mut Command) -> Done<(Background, String)> {
        let mut started = Background::start(command.stdout(Stdio::piped()).stderr(Stdio::null()))?;
        let printed = started.0.stdout.take().ok_or("no output to read")?;
        let mut line = String::new();
        BufReader::new(printed).read_line(&mut line)?;
        Ok((started, line.trim().to_owned()))
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        // It may have ended by itself; either way nothing is left to wait for.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn missing(program: &OsStr, problem: &std::io::Error) -> String {
    format!("{} cannot be started ({problem}); `make e2e` installs it", program.to_string_lossy())
}
