//! Copies sealed with a passphrase: files of the age format (age-encryption.org/v1), which other programs open too.
//!
//! A copy is sealed with the passphrase itself, asked for at that moment, or with a [`Lock`]: what a passphrase,
//! typed once, left on this computer, that seals each morning and opens nothing. The key of a lock travels inside
//! each copy, itself sealed with the passphrase, so that one file and the passphrase are always enough.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Read, Write};
use std::path::Path;
use std::sync::Mutex;

use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, EncryptError, Encryptor, scrypt, x25519};
use age_core::format::{FileKey, Stanza};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::{StoreError, disk, open};

/// Each guess at the passphrase costs 2^17 rounds of scrypt: 128 MB of memory and about a second.
const WORK_FACTOR: u8 = 17;
/// A file that asks for more than this (256 MB) was not made to be opened: it is refused before it is tried.
const WORK_FACTOR_MAX: u8 = 18;
/// The line of the header that bears the key of a lock; other programs pass over it.
const KEY_TAG: &str = "dument.fr/cle";
/// The first bytes of every sealed file.
const MARK: &[u8] = b"age-encryption.org/v1";
/// Bytes read at a time.
const CHUNK: usize = 1 << 16;

/// Why a sealed copy could not be made or opened. Nothing of it is left then.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The passphrase is not the one.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// It is sealed with a key that is not in it: another program made it.
    #[error("sealed with another kind of key")]
    OtherKey,
    /// The file is no sealed copy.
    #[error("not a sealed file")]
    NotSealed,
    /// It was cut or altered since it was sealed.
    #[error("cut or altered")]
    Altered,
    /// What it asks of the computer is more than any copy of ours does.
    #[error("asks for too much work")]
    TooCostly,
    /// The disk, or the copy inside.
    #[error("{0}")]
    Store(#[from] StoreError),
}

impl From<io::Error> for SealError {
    fn from(error: io::Error) -> SealError {
        SealError::Store(error.into())
    }
}

/// What seals each day without the passphrase, and opens nothing.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Lock {
    /// The public half of its key.
    seals: String,
    /// The other half, sealed with the passphrase.
    key: Vec<u8>,
}

/// With what a copy is sealed.
#[derive(Clone, Copy, Debug)]
pub enum Seal<'a> {
    /// The passphrase, typed just now.
    Passphrase(&'a str),
    /// What it left.
    Lock(&'a Lock),
}

impl Lock {
    /// A new lock that this passphrase opens, once it was seen to.
    ///
    /// # Errors
    /// [`SealError::Store`] where the computer has no memory or no chance left; nothing else is to be expected.
    pub fn new(passphrase: &str) -> Result<Lock, SealError> {
        let identity = x25519::Identity::generate();
        let mut key = Vec::new();
        let text = identity.to_string();
        write_sealed(&mut text.expose_secret().as_bytes(), &mut key, Seal::Passphrase(passphrase))?;
        let lock = Lock { seals: identity.to_public().to_string(), key };
        let opened = lock.open(passphrase)?;
        if opened.to_public().to_string() == lock.seals { Ok(lock) } else { Err(SealError::Altered) }
    }

    /// Its key as a file of its own, sealed with the passphrase: what another program of the age format asks for.
    #[must_use]
    pub fn key_file(&self) -> &[u8] {
        &self.key
    }

    /// Its key, opened with the passphrase.
    fn open(&self, passphrase: &str) -> Result<x25519::Identity, SealError> {
        identity_in(&self.key, passphrase)
    }
}

/// The key of a lock, in the bytes that bear it.
fn identity_in(sealed: &[u8], passphrase: &str) -> Result<x25519::Identity, SealError> {
    let mut text = Vec::new();
    let decryptor = age::Decryptor::new_buffered(sealed).map_err(refusal)?;
    let opened = decryptor.decrypt(std::iter::once(&of_passphrase(passphrase) as _)).map_err(refusal)?;
    opened.take(1000).read_to_end(&mut text).map_err(|problem| of_stream(&problem))?;
    let text = String::from_utf8(text).map_err(|_| SealError::Altered)?;
    text.parse().map_err(|_| SealError::Altered)
}

/// One passphrase however the keyboard composes its accents, and whatever spaces were taken along with it.
fn secret(passphrase: &str) -> SecretString {
    SecretString::from(passphrase.trim().nfc().collect::<String>())
}

fn of_passphrase(passphrase: &str) -> scrypt::Identity {
    let mut identity = scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(WORK_FACTOR_MAX);
    identity
}

/// Whether a file is sealed; one that cannot be read is not known to be.
#[must_use]
pub fn is_sealed(file: &Path) -> bool {
    let mut first = [0; MARK.len()];
    // A pipe would wait for ever for its writer.
    file.is_file()
        && File::open(file).and_then(|mut file| file.read_exact(&mut first)).is_ok()
        && first == MARK
}

/// Whether these bytes are those of a sealed file.
#[must_use]
pub fn are_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
}

/// Seals a copy into a new file: written beside, opened again and compared with the copy, and only then given its
/// name.
///
/// # Errors
/// [`StoreError::AlreadyExists`], the disk; nothing is left of it then.
pub fn seal_copy(copy: &Path, place: &Path, with: Seal<'_>) -> Result<(), SealError> {
    if place.exists() {
        return Err(StoreError::AlreadyExists.into());
    }
    let started = disk::beside(place, ".partiel");
    open::remove_if_there(&started)?;
    let put = seal_into(copy, &started, with).and_then(|()| Ok(disk::put_in_place(&started, place)?));
    if put.is_err() {
        let _ = open::remove_if_there(&started);
    }
    put
}

fn seal_into(copy: &Path, started: &Path, with: Seal<'_>) -> Result<(), SealError> {
    let mut output = BufWriter::new(disk::open_private_file(started)?);
    let written = write_sealed(&mut File::open(copy)?, &mut output, with)?;
    drop(output.into_inner().map_err(io::IntoInnerError::into_error)?);
    disk::flush_file(started)?;
    // What the disk kept is opened as whoever has the passphrase will.
    let mut again = Sha256::new();
    let input = BufReader::with_capacity(CHUNK, File::open(started)?);
    let decryptor = age::Decryptor::new_buffered(input).map_err(refusal)?;
    let mut opened =
        decryptor.decrypt(std::iter::once(&written.known as &dyn age::Identity)).map_err(refusal)?;
    through(&mut opened, |bytes| {
        again.update(bytes);
        Ok(())
    })?;
    if again.finalize() == written.content { Ok(()) } else { Err(SealError::Altered) }
}

/// Opens a sealed copy into a new file. The bytes are good only once the last one was read: what was begun is taken
/// away otherwise.
///
/// # Errors
/// [`SealError`]; nothing is left of it then.
pub fn open_sealed(sealed: &Path, place: &Path, passphrase: &str) -> Result<(), SealError> {
    if place.exists() {
        return Err(StoreError::AlreadyExists.into());
    }
    if !fs::metadata(sealed)?.is_file() {
        return Err(io::Error::from(ErrorKind::InvalidInput).into());
    }
    let mut input = BufReader::with_capacity(CHUNK, File::open(sealed)?);
    let started = disk::beside(place, ".partiel");
    open::remove_if_there(&started)?;
    let put =
        unseal_into(&mut input, &started, passphrase).and_then(|()| Ok(disk::put_in_place(&started, place)?));
    if put.is_err() {
        let _ = open::remove_if_there(&started);
    }
    put
}

fn unseal_into(input: &mut impl BufRead, started: &Path, passphrase: &str) -> Result<(), SealError> {
    let decryptor = age::Decryptor::new_buffered(input).map_err(refusal)?;
    let plain = decryptor.is_scrypt();
    let carried = Carried { passphrase, refused: Mutex::new(None) };
    let opened = if plain {
        decryptor.decrypt(std::iter::once(&of_passphrase(passphrase) as _))
    } else {
        decryptor.decrypt(std::iter::once(&carried as _))
    };
    let mut opened = opened.map_err(|error| carried.said().unwrap_or_else(|| refusal(error)))?;
    let mut output = BufWriter::new(disk::open_private_file(started)?);
    through(&mut opened, |bytes| output.write_all(bytes))?;
    drop(output.into_inner().map_err(io::IntoInnerError::into_error)?);
    Ok(disk::flush_file(started)?)
}

/// What was sealed: the key that opens it, kept until it was seen to, and what is inside.
struct Written {
    known: Known,
    content: sha2::digest::Output<Sha256>,
}

fn write_sealed(
    input: &mut impl Read,
    output: &mut impl Write,
    with: Seal<'_>,
) -> Result<Written, SealError> {
    let around = Around { with: recipient_of(with)?, carries: key_of(with), key: Mutex::new(None) };
    let encryptor = Encryptor::with_recipients(std::iter::once(&around as _)).map_err(|error| {
        if let EncryptError::Io(problem) = error { problem.into() } else { SealError::Altered }
    })?;
    let mut sealing = encryptor.wrap_output(output)?;
    let mut content = Sha256::new();
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = input.read(&mut chunk)?;
        let Some(bytes) = chunk.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
        content.update(bytes);
        sealing.write_all(bytes)?;
    }
    sealing.finish()?;
    let known = around.key.into_inner().ok().flatten().ok_or(SealError::Altered)?;
    Ok(Written { known: Known(known), content: content.finalize() })
}

fn recipient_of(with: Seal<'_>) -> Result<Box<dyn age::Recipient>, SealError> {
    Ok(match with {
        Seal::Passphrase(passphrase) => {
            // Its constructor measures the computer, which an unlucky moment would make weak.
            let mut recipient = scrypt::Recipient::new(secret(passphrase));
            recipient.set_work_factor(WORK_FACTOR);
            Box::new(recipient)
        }
        Seal::Lock(lock) => {
            Box::new(lock.seals.parse::<x25519::Recipient>().map_err(|_| SealError::Altered)?)
        }
    })
}

fn key_of(with: Seal<'_>) -> Option<&[u8]> {
    match with {
        Seal::Passphrase(_) => None,
        Seal::Lock(lock) => Some(&lock.key),
    }
}

/// Seals with another, has the file carry the key of its lock, and remembers what opens it.
struct Around<'a> {
    with: Box<dyn age::Recipient>,
    carries: Option<&'a [u8]>,
    key: Mutex<Option<[u8; 16]>>,
}

impl age::Recipient for Around<'_> {
    fn wrap_file_key(&self, key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        let (mut stanzas, labels) = self.with.wrap_file_key(key)?;
        if let Some(carried) = self.carries {
            stanzas.push(Stanza { tag: KEY_TAG.to_owned(), args: Vec::new(), body: carried.to_vec() });
        }
        if let Ok(mut known) = self.key.lock() {
            *known = Some(*key.expose_secret());
        }
        Ok((stanzas, labels))
    }
}

/// The key of a file that was sealed a moment ago.
struct Known([u8; 16]);

impl age::Identity for Known {
    fn unwrap_stanza(&self, _: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        Some(Ok(FileKey::new(Box::new(self.0))))
    }
}

/// The key that a file carries, opened with the passphrase.
struct Carried<'a> {
    passphrase: &'a str,
    refused: Mutex<Option<SealError>>,
}

impl Carried<'_> {
    fn said(&self) -> Option<SealError> {
        self.refused.lock().ok().and_then(|mut refused| refused.take())
    }
}

impl age::Identity for Carried<'_> {
    fn unwrap_stanza(&self, _: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        None
    }

    fn unwrap_stanzas(&self, stanzas: &[Stanza]) -> Option<Result<FileKey, DecryptError>> {
        let carried = stanzas.iter().find(|stanza| stanza.tag == KEY_TAG)?;
        match identity_in(&carried.body, self.passphrase) {
            Ok(identity) => identity.unwrap_stanzas(stanzas),
            Err(refused) => {
                if let Ok(mut said) = self.refused.lock() {
                    *said = Some(refused);
                }
                None
            }
        }
    }
}

/// Reads to the end, chunk by chunk.
fn through(opened: &mut impl Read, mut take: impl FnMut(&[u8]) -> io::Result<()>) -> Result<(), SealError> {
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = opened.read(&mut chunk).map_err(|problem| of_stream(&problem))?;
        let Some(bytes) = chunk.get(..read).filter(|bytes| !bytes.is_empty()) else { return Ok(()) };
        take(bytes)?;
    }
}

/// What reading the inside of a sealed file says: its end is missing, or a byte is not what was sealed.
fn of_stream(problem: &io::Error) -> SealError {
    if matches!(problem.kind(), ErrorKind::InvalidData | ErrorKind::UnexpectedEof) {
        SealError::Altered
    } else {
        SealError::Store(StoreError::Io(problem.kind()))
    }
}

fn refusal(error: DecryptError) -> SealError {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => SealError::WrongPassphrase,
        DecryptError::ExcessiveWork { .. } => SealError::TooCostly,
        DecryptError::InvalidHeader | DecryptError::UnknownFormat => SealError::NotSealed,
        DecryptError::InvalidMac => SealError::Altered,
        DecryptError::NoMatchingKeys => SealError::OtherKey,
        DecryptError::Io(problem) => of_stream(&problem),
        // The library may name more in a later version.
        _ => SealError::OtherKey,
    }
}
