//! What goes and what stays, in French.

use dument_domain::Day;
use dument_letters::french;
use dument_store::DocumentInfo;

use crate::ground::book::Entry;
use crate::personal::going::{events_going, files_going};
use crate::words::text::counted;

/// What goes, a line each.
pub(super) fn goes(entry: &Entry, files: &[DocumentInfo], whole: bool) -> Vec<String> {
    let client = &entry.file.client;
    let mut lines = Vec::new();
    if whole {
        lines.push("La fiche entière\u{a0}: nom, adresse, numéros.".to_owned());
        lines.extend(some(entry.file.invoices.len(), "facture", ", avec paiements, avoirs et documents"));
        lines.extend(some(entry.file.letters.len(), "lettre", ""));
    }
    let said =
        [(&client.phone, "Téléphone"), (&client.email, "E-mail"), (&client.note, "Remarque de la fiche")];
    lines.extend(said.iter().filter(|(text, _)| !text.is_empty()).map(|(_, word)| format!("{word}.")));
    lines.extend(some(client.contacts.len(), "interlocuteur", ""));
    let (gone, reworded) = if whole { (entry.file.events.len(), 0) } else { events_going(entry) };
    lines.extend(some(gone, "fait", " du dossier\u{a0}: appels, e-mails, remarques"));
    lines.extend(some(reworded, "remarque", " sur un fait gardé"));
    let going: Vec<&DocumentInfo> = if whole { files.iter().collect() } else { Vec::new() };
    let of_it = files_going(entry, files);
    let named = if whole { going } else { of_it.iter().collect() };
    lines.extend(named.iter().map(|file| format!("Fichier «\u{a0}{}\u{a0}».", file.name)));
    lines
}

/// What stays, until when and why.
pub(super) fn stays(entry: &Entry, files: &[DocumentInfo], until: Day) -> Vec<String> {
    let day = french::date(until);
    let mut lines = vec![format!(
        "Nom, adresse et numéros, que portent les factures\u{a0}: jusqu’au {day} (C. com. art. L123-22, dix ans après la clôture de l’exercice)."
    )];
    let counts = [
        some_of(entry.file.invoices.len(), "facture"),
        some_of(entry.file.payments.len(), "paiement"),
        some_of(entry.file.credit_notes.len(), "avoir"),
        some_of(entry.file.letters.len(), "lettre"),
    ];
    let counted: Vec<String> = counts.into_iter().flatten().collect();
    if !counted.is_empty() {
        lines.push(format!("{}\u{a0}: jusqu’au {day}, pour la même raison.", counted.join(", ")));
    }
    let kept = files.len() - files_going(entry, files).len();
    lines.extend(some(
        kept,
        "fichier",
        &format!(" de facture, de lettre ou de preuve\u{a0}: jusqu’au {day}"),
    ));
    lines
}

/// What is to be known before.
pub(super) fn notes(lines: usize, shared: usize) -> Vec<String> {
    let mut notes = vec![
        "Cela ne s’annule pas\u{a0}: exportez d’abord ses données si elles peuvent encore servir.".to_owned(),
    ];
    if lines > 0 {
        notes.push(format!(
            "{} du journal {} leur contenu\u{a0}: ce que ces lignes ont changé ne pourra plus être annulé, pour les autres clients d’un même import non plus. Le journal continue de prouver que le reste n’a pas été touché.",
            counted(lines, "ligne"),
            if lines > 1 { "perdent" } else { "perd" }
        ));
    }
    let files = match shared {
        0 => None,
        1 => Some("Le fichier importé qui l’a apporté part aussi, pour tous ses clients"),
        _ => Some("Les fichiers importés qui l’ont apporté partent aussi, pour tous leurs clients"),
    };
    notes.extend(files.map(|files| format!("{files}\u{202f}; les factures des autres restent.")));
    notes.push("Les sauvegardes faites avant le contiennent encore.".to_owned());
    notes
}

fn some(count: usize, noun: &str, after: &str) -> Option<String> {
    some_of(count, noun).map(|words| format!("{words}{after}."))
}

fn some_of(count: usize, noun: &str) -> Option<String> {
    (count > 0).then(|| counted(count, noun))
}
