//! Proceedings fit the nature of the debtor: one click on the wrong ones would stop every demand.

use dument_domain::case::Outcome;
use dument_domain::{DebtorNature, InvoiceId};

use crate::ground::book::Entry;
use crate::views::DeedWarning;
use crate::{Code, Error};

/// Refuses the proceedings of a public buyer: it can be in none.
pub(super) fn check_proceedings(
    entry: &Entry,
    outcome: &Outcome,
    invoices: &[InvoiceId],
) -> Result<(), Error> {
    let client = &entry.file.client;
    let Some(told) = unlike(entry, outcome, invoices) else { return Ok(()) };
    if client.nature_in_force() != DebtorNature::PublicBuyer {
        return Ok(());
    }
    Err(Error::told(Code::BadValue, &client.name, told))
}

/// What is said of proceedings that this client is hardly in. They are noted all the same: a sole
/// trader may be over-indebted, and in Alsace-Moselle a private person insolvent; law reference 17.4.
pub(crate) fn doubtful_proceedings(
    entry: &Entry,
    outcome: &Outcome,
    invoices: &[InvoiceId],
) -> Option<DeedWarning> {
    let sentence = unlike(entry, outcome, invoices)?;
    Some(DeedWarning { code: "proceedings".to_owned(), sentence, source: String::new() })
}

/// Insolvency of a private person or of a public buyer, over-indebtedness of anybody but a private
/// person (C. com. L622-7, C. conso. L722-2), told. The nature belongs to the invoice: one that
/// fits is enough. A nature that nobody confirmed proves nothing.
fn unlike(entry: &Entry, outcome: &Outcome, invoices: &[InvoiceId]) -> Option<String> {
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
        | Outcome::PreferWriting => return None,
    };
    let client = &entry.file.client;
    let about = invoices.iter().filter_map(|id| entry.file.invoice(*id));
    let mut natures = about.map(|invoice| entry.file.nature_of(invoice)).chain([client.nature_in_force()]);
    let doubtful = client.nature_confirmed && !natures.any(fits);
    doubtful.then(|| told(outcome, client.nature_in_force(), &client.name))
}

fn told(outcome: &Outcome, nature: DebtorNature, name: &str) -> String {
    let correct = "Si sa nature est fausse, corrigez-la sur sa fiche.";
    let (who, instead) = match (outcome, nature) {
        (_, DebtorNature::PublicBuyer) => {
            return format!(
                "Un acheteur public ne peut pas être mis en procédure collective ni en surendettement. {correct}"
            );
        }
        (Outcome::OverIndebtedness { .. }, _) => (
            format!("le surendettement est fait pour les particuliers, et {name} n’est pas noté comme tel"),
            "une procédure collective",
        ),
        (_, _) => (
            "une procédure collective ne vise pas, d’ordinaire, un particulier".to_owned(),
            "un dossier de surendettement",
        ),
    };
    format!("À vérifier\u{a0}: {who}. S’il s’agit plutôt d’{instead}, annulez et notez-le ainsi. {correct}")
}
