//! « Mes données »: where they are, what keeps them, what leaves the computer; each figure from the function that the
//! other screens use.

use crate::Error;
use crate::backups::in_step::kept_in_step;
use crate::backups::said::size;
use crate::backups::second::second_words;
use crate::ground::asking::Reading;
use crate::reading::rates_notice::rates_notice;
use crate::views::{BackupsView, TrustRow, TrustView};

/// What the user may lean on.
///
/// # Errors
/// The data cannot be read.
pub(super) fn leaned_on(reading: Reading<'_>, copies: BackupsView) -> Result<TrustView, Error> {
    let info = reading.kept.info()?;
    let Some(home) = reading.kept.folder() else {
        return Ok(TrustView { rows: Vec::new(), connections: connections() });
    };
    let warned = copies.second.as_ref().and_then(|second| second.warning.clone());
    let rates = rates_notice(&reading.ground.law, reading.now.today);
    let never = |word: &str| format!("pas encore{word}");
    let (verified, wrong) = match copies.verified {
        Some(told) if copies.verified_wrong => ("des fautes, à regarder".to_owned(), Some(told)),
        told => (told.unwrap_or_else(|| never(" faite\u{a0}: une par semaine, d’elle-même")), None),
    };
    let rows = vec![
        row("file", "Fichier", home.join("dument.db").display().to_string(), kept_in_step(home)),
        row("size", "Taille", size(info.bytes), None),
        row("last", "Dernière sauvegarde", copies.last.unwrap_or_else(|| never("")), copies.trouble),
        row("tried", "Restauration", copies.tried.unwrap_or_else(|| never(" essayée")), None),
        row("second", "Autre emplacement", second_words(copies.second.as_ref()), warned),
        row("verified", "Vérification", verified, wrong),
        // What there is to do about them is said at the head of the screens.
        row("rates", "Chiffres du droit", format!("taux légaux connus jusqu’au {}", rates.label), None),
    ];
    Ok(TrustView { rows, connections: connections() })
}

/// What the user switched on that leaves this computer. Nothing in the program opens a connection: whatever will has
/// to be named here, and is off until it is chosen.
const fn connections() -> Vec<String> {
    Vec::new()
}

fn row(key: &str, label: &str, value: String, warning: Option<String>) -> TrustRow {
    TrustRow { key: key.to_owned(), label: label.to_owned(), value, warning }
}
