//! Proceedings fit the nature of the debtor: one click on the wrong ones would stop every demand.

use dument_domain::case::Outcome;
use dument_domain::{DebtorNature, InvoiceId};

use crate::book::Entry;
use crate::{Code, Error};

/// Refuses proceedings that this client cannot be in: insolvency of a private person or of a public
/// buyer, over-indebtedness of anybody but a private person (C. com. L622-7, C. conso. L722-2). The
/// nature belongs to the invoice: one that fits is enough. A nature that nobody confirmed proves nothing.
pub(super) fn check_proceedings(
    entry: &Entry,
    outcome: &Outcome,
    invoices: &[InvoiceId],
) -> Result<(), Error> {
    let fits: fn(DebtorNature) -> bool = match outcome {
        Outcome::Insolvency { .. } => |nature| match nature {
            DebtorNature::Business | DebtorNature::NonProfessional => true,
            DebtorNature::Consumer | DebtorNature::PublicBuyer => false,
        },
        Outcome::OverIndebtedness { .. } => |nature| match nature {
            DebtorNature::Consumer => true,
            DebtorNature::Business | DebtorNature::NonProfessional | DebtorNature::PublicBuyer => false,
        },
        Outcome::Paid { .. }
        | Outcome::Promise { .. }
        | Outcome::NotReceived
        | Outcome::WrongContact
        | Outcome::NoAnswer
        | Outcome::Difficulty
        | Outcome::Dispute { .. }
        | Outcome::Refuses
        | Outcome::BouncedCheque { .. }
        | Outcome::DefectiveCheque { .. }
        | Outcome::Away { .. }
        | Outcome::FundsAwaited { .. }
        | Outcome::Pause { .. }
        | Outcome::Abandon
        | Outcome::PreferWriting => return Ok(()),
    };
    let client = &entry.file.client;
    let about = invoices.iter().filter_map(|id| entry.file.invoice(*id));
    let mut natures = about.map(|invoice| entry.file.nature_of(invoice)).chain([client.nature_in_force()]);
    if !client.nature_confirmed || natures.any(fits) {
        return Ok(());
    }
    let name = &client.name;
    Err(Error::told(Code::BadValue, name, refusal(outcome, client.nature_in_force(), name)))
}

fn refusal(outcome: &Outcome, nature: DebtorNature, name: &str) -> String {
    let correct = "Si sa nature est fausse, corrigez-la d’abord sur sa fiche.";
    if matches!(outcome, Outcome::OverIndebtedness { .. }) {
        return format!(
            "Seul un particulier peut déposer un dossier de surendettement, et {name} n’est pas noté comme tel\u{a0}: pour une entreprise, notez une procédure collective. {correct}"
        );
    }
    let who = match nature {
        DebtorNature::PublicBuyer => "Un acheteur public ne peut pas être mis en procédure collective",
        DebtorNature::Consumer | DebtorNature::Business | DebtorNature::NonProfessional => {
            "Une procédure collective ne vise pas un particulier\u{a0}: pour lui, notez un dossier de surendettement"
        }
    };
    format!("{who}. {correct}")
}
