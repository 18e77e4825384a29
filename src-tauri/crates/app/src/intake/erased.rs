//! A file that brings back somebody who was erased: it says so, and brings nothing of them back by itself.

use dument_letters::french;

use crate::ground::asking::Reading;
use crate::ground::shown::Previewed;
use crate::intake::fate::{Fate, Planned};
use crate::intake::firm::Whose;
use crate::intake::plan::Plan;

/// Leaves out what a file would bring back.
pub(super) fn keep_erased(reading: Reading<'_>, file: &Previewed, plan: &mut Plan) {
    let erased = &reading.ground.erased;
    if let Some(day) = erased.files.get(&file.sha256) {
        for row in &mut plan.rows {
            if matches!(row.whose, Some(Whose::New(_)))
                && matches!(row.fate, Fate::New(_) | Fate::OpenCredit { .. })
            {
                let remark = format!(
                    "ce fichier avait apporté un client effacé le {}\u{a0}: il n’est pas repris. S’il doit l’être, saisissez-le à la main",
                    french::date(*day)
                );
                *row = Planned::left_out(None, "erased", remark);
            }
        }
        plan.new_clients.clear();
    }
    for row in &mut plan.rows {
        let Some(Whose::Known(client)) = row.whose else { continue };
        let Some(day) = erased.of(client).filter(|_| matches!(row.fate, Fate::New(_))) else { continue };
        row.doubt = "erased";
        row.remark = format!(
            "les coordonnées de ce client avaient été effacées le {}\u{a0}: celles du fichier ne sont pas reprises",
            french::date(day)
        );
    }
    plan.enriched.retain(|client, _| erased.of(*client).is_none());
}
