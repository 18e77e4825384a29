//! What to write on invoices about late payment, by kind of client: nothing that the law does not
//! let the creditor ask of that client afterwards.
//!
//! Between professionals the rate and the fixed sum must be written (C. com. L441-9); to a public
//! buyer they are owed whatever is written; to a private person neither exists, and what runs is
//! the legal rate from a formal notice on (C. civ. 1231-6 and 1344-1).

use dument_domain::{Day, DebtorNature, Law};

use crate::french::{euros, percent};
use crate::rates::semester_name;

/// A sentence to copy, and what to know about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// For which client.
    pub nature: DebtorNature,
    /// The sentence, as it is written on the invoice.
    pub text: String,
    /// Why, and what else the invoice must say.
    pub note: String,
    /// Its articles.
    pub source: &'static str,
}

/// The mention for each nature, on a day.
#[must_use]
pub fn mentions(law: &Law, on: Day) -> Vec<Mention> {
    let natures = [
        DebtorNature::Business,
        DebtorNature::Consumer,
        DebtorNature::NonProfessional,
        DebtorNature::PublicBuyer,
    ];
    natures.into_iter().map(|nature| mention(nature, law, on)).collect()
}

/// The mention for a client of one nature.
///
/// ```
/// use dument_domain::{DebtorNature, Law};
/// let law = Law::shipped()?;
/// let text = dument_letters::mentions::mention(DebtorNature::Consumer, &law, "2026-11-21".parse()?).text;
/// assert!(!text.contains("40,00") && text.contains("1344-1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn mention(nature: DebtorNature, law: &Law, on: Day) -> Mention {
    let sum = euros(law.indemnity_on(on));
    match nature {
        DebtorNature::Business => Mention {
            nature,
            text: format!(
                "Tout retard de paiement rend exigibles, dès le lendemain de la date de règlement et sans qu’un rappel soit nécessaire, des pénalités au taux appliqué par la Banque centrale européenne à son opération de refinancement la plus récente, majoré de dix points, et une indemnité forfaitaire pour frais de recouvrement de {sum} (articles L441-10 et D441-5 du code de commerce)."
            ),
            note: format!(
                "Obligatoire entre professionnels, avec la date de règlement et les conditions d’escompte. {}",
                rate_now(law, on)
            ),
            source: "C. com. L441-9, L441-10 II et D441-5",
        },
        DebtorNature::PublicBuyer => Mention {
            nature,
            text: format!(
                "Tout retard de paiement ouvre droit, sans formalité, à des intérêts moratoires au taux de refinancement de la Banque centrale européenne en vigueur au premier jour du semestre où ils commencent à courir, majoré de huit points, et à une indemnité forfaitaire pour frais de recouvrement de {sum} (articles L2192-13, R2192-31 et D2192-35 du code de la commande publique)."
            ),
            note: "Ces sommes sont dues même si la facture n’en dit rien ; l’écrire évite la discussion. Déposez la facture sur Chorus Pro.".to_owned(),
            source: "CCP L2192-13, R2192-31 et D2192-35",
        },
        DebtorNature::Consumer | DebtorNature::NonProfessional => Mention {
            nature,
            text: "En cas de retard de paiement, les sommes dues portent intérêt au taux légal à compter d’une mise en demeure (articles 1231-6 et 1344-1 du code civil).".to_owned(),
            note: private_note(nature).to_owned(),
            source: "C. civ. 1231-6 et 1344-1",
        },
    }
}

const fn private_note(nature: DebtorNature) -> &'static str {
    match nature {
        DebtorNature::NonProfessional => {
            "Qu’un syndic ou une association doive ce que la loi prévoit entre professionnels, l’intérêt majoré et l’indemnité forfaitaire, est discuté : Dûment ne les demande pas, ne les écrivez pas."
        }
        DebtorNature::Consumer | DebtorNature::Business | DebtorNature::PublicBuyer => {
            "Un particulier ne doit l’intérêt qu’après une mise en demeure, et ni indemnité forfaitaire ni frais de relance : n’en écrivez pas davantage sur sa facture."
        }
    }
}

/// What the rate comes to today, where it is known.
fn rate_now(law: &Law, on: Day) -> String {
    let semester = on.semester();
    match law.default_rate(semester) {
        Ok(rate) => format!("Ce taux est de {} au {}.", percent(rate), semester_name(semester)),
        Err(_) => String::new(),
    }
}
