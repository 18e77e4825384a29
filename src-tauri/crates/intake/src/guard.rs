//! One thread per file: a failure of a reader is an answer, not an accident.

use std::thread;

use sha2::{Digest, Sha256};

use crate::limits;
use crate::reading::{Document, Format, Problem, Reading};
use crate::sheet::{self, CsvPreview};
use crate::text;

/// Runs a reader on its own thread with a deep stack, names the answer, adds the evidence.
pub(crate) fn bounded(name: &str, bytes: &[u8], reader: impl Fn(&[u8]) -> Reading + Send + Sync) -> Reading {
    let mut reading = on_own_thread(|| reader(bytes)).unwrap_or_else(|| {
        Reading::refused(
            Format::Unknown,
            Problem::error(
                "unreadable",
                None,
                "Ce fichier n’a pas pu être lu\u{a0}: il est abîmé ou trop inhabituel. Rien n’a été importé.",
            ),
        )
    });
    reading.file = short_name(name);
    cap_problems(&mut reading);
    let kept = !reading.invoices.is_empty() || (reading.format == Format::Pdf && !reading.has_errors());
    reading.document = kept.then(|| evidence(bytes, reading.format));
    reading
}

/// The preview of a table, on a thread of its own as well.
pub(crate) fn preview(bytes: &[u8]) -> Option<CsvPreview> {
    on_own_thread(|| sheet::preview(bytes)).flatten()
}

fn on_own_thread<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    thread::scope(|scope| {
        let builder = thread::Builder::new().name("intake".into()).stack_size(limits::STACK_BYTES);
        builder.spawn_scoped(scope, work).ok()?.join().ok()
    })
}

fn short_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    text::clean(last).value
}

fn cap_problems(reading: &mut Reading) {
    let extra = reading.problems.len().saturating_sub(limits::PROBLEMS);
    if extra > 0 {
        let had_errors = reading.has_errors();
        reading.problems.truncate(limits::PROBLEMS);
        let message = format!("Et {extra} autres remarques du même genre, non affichées.");
        reading.problems.push(if had_errors {
            Problem::error("more_problems", None, message)
        } else {
            Problem::info("more_problems", None, message)
        });
    }
}

fn evidence(bytes: &[u8], format: Format) -> Document {
    let digest = Sha256::digest(bytes);
    let sha256 = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let media_type = match format {
        Format::FacturX | Format::Pdf => "application/pdf",
        Format::Cii | Format::Ubl | Format::Camt053 => "application/xml",
        Format::Csv | Format::BankCsv | Format::Fec => "text/csv",
        Format::Xlsx | Format::Ods | Format::Zip | Format::Ofx | Format::Cfonb120 | Format::Vcard => {
            "application/octet-stream"
        }
        Format::Unknown => "application/octet-stream",
    };
    Document { media_type, sha256, size: u64::try_from(bytes.len()).unwrap_or(u64::MAX) }
}
