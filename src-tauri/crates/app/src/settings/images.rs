//! The logo of the letterhead and the scanned signature: made printable when they are chosen.

use dument_domain::DocumentId;
use dument_letters::render::{PictureProblem, printable};
use dument_store::{DocumentKind, NewDocument};

use crate::ground::asking::Reading;
use crate::ground::key;
use crate::{Code, Error};

/// The document kept under a setting, if one was chosen.
pub(super) fn image_chosen(reading: Reading<'_>, setting: &str) -> Result<Option<DocumentId>, Error> {
    reading.kept.setting(setting)
}

/// The bytes of the image kept of that kind, as letters show it.
///
/// # Errors
/// [`Code::BadValue`] for another word, [`Code::UnknownDocument`] where none was chosen.
pub fn image_file(reading: Reading<'_>, kind: &str) -> Result<Vec<u8>, Error> {
    let unknown = || Error::new(Code::UnknownDocument, kind);
    let chosen = image_chosen(reading, setting_of(kind)?.0)?.ok_or_else(unknown)?;
    reading.kept.document(chosen)?.map(|document| document.bytes).ok_or_else(unknown)
}

/// Under which setting an image is kept, and as what.
///
/// # Errors
/// [`Code::BadValue`] for another word.
pub(super) fn setting_of(kind: &str) -> Result<(&'static str, DocumentKind), Error> {
    match kind {
        "signature" => Ok((key::SIGNATURE, DocumentKind::Signature)),
        "logo" => Ok((key::LOGO, DocumentKind::Logo)),
        other => Err(Error::new(Code::BadValue, other)),
    }
}

/// The image to keep; none to remove it.
pub(super) fn image_of(name: &str, kind: DocumentKind, bytes: &[u8]) -> Result<Option<NewDocument>, Error> {
    if bytes.is_empty() {
        return Ok(None);
    }
    let kept = printable(bytes).map_err(|problem| Error::told(Code::BadValue, name, refused(problem)))?;
    let extension = if kept.media_type == "image/png" { "png" } else { "jpg" };
    Ok(Some(NewDocument {
        kind,
        name: format!("{name}.{extension}"),
        media_type: kept.media_type.to_owned(),
        bytes: kept.bytes,
        client: None,
        invoice: None,
    }))
}

/// What is wrong with an image, and what would do.
fn refused(problem: PictureProblem) -> &'static str {
    match problem {
        PictureProblem::Unreadable => {
            "Ce fichier n’est pas une image PNG ou JPEG, ou il est abîmé\u{a0}: choisissez une image PNG ou JPEG qui s’ouvre sur votre ordinateur."
        }
        PictureProblem::TooLarge => {
            "Cette image est trop grande (au plus 20\u{a0}Mo et 50\u{a0}millions de points)\u{a0}: enregistrez-la plus petite, puis choisissez-la à nouveau."
        }
        PictureProblem::PrintingInks => {
            "Cette image est en couleurs d’imprimerie (CMJN) et ne dit pas comment les lire\u{a0}: demandez votre logo en PNG à la personne qui l’a fait."
        }
    }
}
