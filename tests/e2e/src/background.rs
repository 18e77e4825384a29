//! Processes a test starts and never leaves behind.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, ExitStatus, Stdio};

use crate::Done;
use crate::patience::until;

/// A process that ends with the test, passed or failed.
#[derive(Debug)]
pub struct Background(Child);

impl Background {
    /// Starts a process.
    ///
    /// # Errors
    /// It cannot be started: the sentence names it.
    pub fn start(command: &mut Command) -> Done<Background> {
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

    /// The programs this one started and that still run.
    pub(crate) fn children(&self) -> Vec<u32> {
        let own = self.0.id();
        let all = fs::read_dir("/proc").into_iter().flatten().flatten();
        all.filter_map(|entry| entry.file_name().to_str()?.parse().ok())
            .filter(|pid| parent_if_running(*pid) == Some(own))
            .collect()
    }

    /// Waits for the process to end by itself.
    ///
    /// # Errors
    /// It is still there after a while.
    pub async fn ended(&mut self) -> Done<ExitStatus> {
        until("the program to end", || {
            let state = self.0.try_wait().map_err(|problem| problem.to_string());
            std::future::ready(state.and_then(|status| status.ok_or_else(|| "it still runs".to_owned())))
        })
        .await
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

/// The parent of a process, unless it has ended (`man 5 proc`: state, then parent, after the name).
///
/// A process whose first thread has ended bears the state of one that has ended; what it held open, a
/// lock for instance, it holds until its last thread has.
fn parent_if_running(pid: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace();
    let first_thread_ended = fields.next()? == "Z";
    let parent = fields.next()?.parse().ok()?;
    let threads = fs::read_dir(format!("/proc/{pid}/task")).map_or(0, Iterator::count);
    (!first_thread_ended || threads > 1).then_some(parent)
}
