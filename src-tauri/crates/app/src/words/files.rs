//! Names of kept files: what was read in a file gives its extension, never what it calls itself.

/// The longest name kept, in characters.
const NAME_LENGTH_MAX: usize = 150;

/// Kinds of files that a viewer shows and that run nothing, with their media types.
const ACCEPTED: [(&str, &str); 19] = [
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("heic", "image/heic"),
    ("txt", "text/plain"),
    ("csv", "text/csv"),
    ("xml", "application/xml"),
    ("eml", "message/rfc822"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xls", "application/vnd.ms-excel"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
];

/// The extension of a name, in small letters.
fn extension(name: &str) -> Option<String> {
    name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase())
}

/// The media type that an accepted extension announces.
pub(crate) fn announced_type(name: &str) -> Option<&'static str> {
    let extension = extension(name)?;
    ACCEPTED.iter().find(|(word, _)| *word == extension).map(|(_, media_type)| *media_type)
}

/// What the bytes themselves are, where their beginning tells.
pub(crate) fn type_of_content(bytes: &[u8]) -> Option<&'static str> {
    let marks: [(&[u8], &str); 8] = [
        (b"%PDF-", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xFF\xD8\xFF", "image/jpeg"),
        (b"GIF8", "image/gif"),
        (b"II*\0", "image/tiff"),
        (b"MM\0*", "image/tiff"),
        (b"MZ", "program"),
        (b"\x7fELF", "program"),
    ];
    let of_mark = marks.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, media_type)| *media_type);
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice());
    of_mark.or(webp.then_some("image/webp"))
}

/// A name that is opened as what was read in the file: `facture.hta`, read as an invoice in XML, is
/// kept as `facture.hta.xml`.
pub(crate) fn safe_name(name: &str, media_type: &str) -> String {
    let name = clean_name(name);
    let fits = |word: &str| ACCEPTED.iter().any(|(listed, of)| *listed == word && *of == media_type);
    if extension(&name).is_some_and(|word| fits(&word)) {
        return name;
    }
    let proper = ACCEPTED.iter().find(|(_, of)| *of == media_type).map_or("bin", |(word, _)| *word);
    format!("{name}.{proper}")
}

/// A name that every disk takes and that leads nowhere else.
pub(crate) fn plain_name(name: &str) -> String {
    let kept = |sign: char| sign.is_alphanumeric() || matches!(sign, '.' | '-' | '_' | ' ');
    let plain: String = name.chars().map(|sign| if kept(sign) { sign } else { '-' }).take(80).collect();
    plain.trim_matches([' ', '.']).to_owned()
}

/// The last part of a path, without what a file system or a screen may not show.
pub(crate) fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let shown: String = last.chars().filter(|letter| !letter.is_control()).collect();
    let shown = shown.trim().trim_start_matches('.');
    let length = shown.chars().count();
    let kept: String = shown.chars().skip(length.saturating_sub(NAME_LENGTH_MAX)).collect();
    if kept.is_empty() { "document".to_owned() } else { kept }
}
