//! « Suite judiciaire »: the routes that exist, as facts with their source. No route is ranked.

use dument_domain::{Day, DebtorNature, Law, Money, Parameter};
use dument_letters::french;

use crate::views::RouteView;

/// The routes that exist against a debtor of this nature.
pub(crate) fn routes(nature: DebtorNature, law: &Law, today: Day) -> Vec<RouteView> {
    match nature {
        DebtorNature::PublicBuyer => vec![
            route(
                "Réclamation écrite",
                "celle que prévoit le marché, s’il en prévoit une\u{202f}; une demande écrite interrompt le délai de quatre ans."
                    .to_owned(),
                "loi n°\u{a0}68-1250, art.\u{a0}2",
            ),
            route(
                "Juge administratif",
                "le référé-provision, quand la somme n’est pas sérieusement contestable. L’injonction de payer ne sert pas contre un acheteur public."
                    .to_owned(),
                "CJA R541-1",
            ),
        ],
        DebtorNature::Business | DebtorNature::Consumer | DebtorNature::NonProfessional => vec![
            route(
                "Injonction de payer",
                "une demande écrite au juge, sans audience, quand la somme n’est pas contestée.".to_owned(),
                "CPC 1405",
            ),
            route(
                "Commissaire de justice",
                format!(
                    "une procédure simplifiée{}, à vos frais, si le client l’accepte.",
                    ceiling(law, Parameter::SmallClaimsCeiling, today, " jusqu’à ")
                ),
                "CPCex L125-1",
            ),
            route(
                "Référé-provision",
                "une audience rapide, quand la somme n’est pas sérieusement contestable.".to_owned(),
                "CPC 835 et 873",
            ),
            route(
                "Assignation",
                format!(
                    "un procès, quand le client conteste.{}",
                    ceiling(law, Parameter::LawyerFreeCeiling, today, " Avocat obligatoire au-delà de ")
                ),
                "CPC 761 et 853",
            ),
        ],
    }
}

fn route(title: &str, sentence: String, source: &str) -> RouteView {
    RouteView { title: title.to_owned(), sentence, source: source.to_owned() }
}

/// The ceiling in force with its words; nothing where the law files do not give it.
fn ceiling(law: &Law, parameter: Parameter, today: Day, lead: &str) -> String {
    let sum: Option<Money> = law.sum(parameter, today).ok();
    let full_stop = if lead.starts_with(" Avocat") { "." } else { "" };
    sum.map(|sum| format!("{lead}{}{full_stop}", french::euros(sum))).unwrap_or_default()
}
