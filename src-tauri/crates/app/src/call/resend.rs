//! An invoice that was not received is sent again: where its original is.

use dument_domain::DocumentId;
use dument_domain::case::{CaseEvent, OutcomeKind};
use dument_letters::french;

use crate::Error;
use crate::ground::asking::Reading;

/// « À joindre : F-12.pdf, au dossier. », or where to take the original; nothing for any other
/// answer.
pub(super) fn originals(reading: Reading<'_>, event: &CaseEvent) -> Result<String, Error> {
    let lost = event.what.outcome().is_some_and(|outcome| outcome.kind() == OutcomeKind::NotReceived);
    if !lost {
        return Ok(String::new());
    }
    let file = &reading.entry(event.client)?.file;
    let documents = reading.kept.documents_of(event.client)?;
    let name = |id: DocumentId| documents.iter().find(|one| one.id == id).map(|one| one.name.clone());
    let (mut kept, mut elsewhere) = (Vec::new(), Vec::new());
    for invoice in event.invoices.iter().filter_map(|id| file.invoice(*id)) {
        match invoice.document.and_then(name) {
            Some(name) => kept.push(name),
            None => elsewhere.push(invoice.number.clone()),
        }
    }
    let mut said = String::new();
    if !kept.is_empty() {
        said.push_str(&format!(" À joindre\u{a0}: {}, au dossier.", french::enumerate(&kept)));
    }
    if !elsewhere.is_empty() {
        let numbers = french::enumerate(&elsewhere);
        said.push_str(&format!(
            " L’original de {numbers} n’est pas au dossier\u{a0}: joignez-le depuis votre logiciel de facturation."
        ));
    }
    Ok(said)
}
