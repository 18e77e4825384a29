//! A second start brings the first window back instead of opening another on the same data.
//!
//! The lock of the data folder is what keeps two programs apart; this is only the courtesy of the
//! second one. The first listens on this machine alone, at a port it writes into the data folder:
//! who can read that folder may ask for the window, and for nothing else. Where there are several companies it is
//! the folder of the first one, which every start knows, whichever of them the window shows.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::time::Duration;
use std::{fs, thread};

const PORT_FILE: &str = "fenetre.port";
const ASK: &[u8; 6] = b"OUVRIR";
const DONE: &[u8; 6] = b"OUVERT";
/// A program of this machine answers at once or not at all.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often a program that holds the data and does not answer is asked again: five seconds in all, each
/// opening waits one. A window closed on a busy machine holds its data until its last thread has ended.
const TRIES: u32 = 5;

/// Listens for a second start and calls `show` for each.
///
/// # Errors
/// No port of this machine is free, or the data folder cannot be written.
pub fn listen(folder: &Path, show: impl Fn() + Send + 'static) -> io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let file = folder.join(PORT_FILE);
    // Made anew: what stands there may be a link elsewhere, or a pipe that waits for ever.
    if fs::symlink_metadata(&file).is_ok() {
        fs::remove_file(&file)?;
    }
    fs::write(file, listener.local_addr()?.port().to_string())?;
    thread::spawn(move || {
        for caller in listener.incoming().flatten() {
            // A caller that says anything else is not one of ours.
            if answer(caller).is_ok() {
                show();
            }
        }
    });
    Ok(())
}

/// What `open` gives once it is not held by another program; nothing where that other one comes back
/// to the front instead.
///
/// A first program that does not answer may be one that is just closing: it is given five seconds.
pub fn first<T>(folder: &Path, open: impl Fn() -> T, is_held: impl Fn(&T) -> bool) -> Option<T> {
    for _ in 1..TRIES {
        if call(folder).is_ok() {
            return None;
        }
        let opened = open();
        if !is_held(&opened) {
            return Some(opened);
        }
    }
    Some(open())
}

/// Asks the program that holds this data folder to show its window.
///
/// # Errors
/// Nobody answers there.
pub fn call(folder: &Path) -> io::Result<()> {
    let file = folder.join(PORT_FILE);
    if !fs::metadata(&file)?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let port: u16 = fs::read_to_string(file)?.trim().parse().map_err(io::Error::other)?;
    let mut first = TcpStream::connect_timeout(&(Ipv4Addr::LOCALHOST, port).into(), PATIENCE)?;
    first.set_read_timeout(Some(PATIENCE))?;
    first.write_all(ASK)?;
    expect(&mut first, DONE)
}

fn answer(mut caller: TcpStream) -> io::Result<()> {
    caller.set_read_timeout(Some(PATIENCE))?;
    expect(&mut caller, ASK)?;
    caller.write_all(DONE)
}

fn expect(stream: &mut TcpStream, word: &[u8; 6]) -> io::Result<()> {
    let mut heard = [0_u8; 6];
    stream.read_exact(&mut heard)?;
    if &heard == word { Ok(()) } else { Err(io::Error::from(io::ErrorKind::InvalidData)) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn the_second_start_shows_the_first_window() {
        let folder = std::env::temp_dir().join(format!("dument-instance-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        assert!(call(&folder).is_err(), "nobody is there yet");
        let (shown, shows) = channel();
        listen(&folder, move || shown.send(()).unwrap()).unwrap();
        call(&folder).unwrap();
        shows.recv_timeout(PATIENCE).unwrap();
        fs::remove_dir_all(&folder).unwrap();
    }
}
