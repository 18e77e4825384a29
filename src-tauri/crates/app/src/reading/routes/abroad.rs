//! The routes against a debtor abroad: no French court is named for it.

use dument_domain::{Law, Parameter};
use dument_letters::french;

use crate::reading::routes::route::{RouteFacts, point, route};
use crate::views::RouteView;

/// The European procedures where they reach the debtor's country; otherwise whom to ask.
pub(super) fn routes_abroad(facts: &RouteFacts<'_>, law: &Law) -> Vec<RouteView> {
    let country = facts.address.country.trim();
    let seats = &law.courts().european.seats;
    let reached =
        seats.iter().find(|seat| seat.sits_on(facts.today) && seat.place.eq_ignore_ascii_case(country));
    let Some(seat) = reached else { return vec![elsewhere()] };
    let mut doubts = vec![point(
        "À vérifier",
        "le tribunal compétent et la langue du formulaire dépendent du pays\u{a0}: un avocat ou le portail européen e-Justice le dit",
        "",
    )];
    if !seat.verified {
        doubts.push(point("À vérifier", "la liste des pays où cette procédure existe", ""));
    }
    let mut order = route(
        "Injonction de payer européenne",
        "un formulaire au juge, sans audience, pour une somme que le client ne conteste pas.",
        "Règlement n° 1896/2006\u{202f}; CPC 1424-1 et suivants",
        vec![
            point("Formulaire", "A, puis B à G selon la suite", "règlement n° 1896/2006"),
            point("Avocat", "jamais obligatoire", "règlement n° 1896/2006"),
            point(
                "Opposition",
                "le client a 30 jours à compter de la signification",
                "règlement n° 1896/2006",
            ),
        ],
    );
    order.points.extend(doubts.clone());
    let ceiling = law.sum(Parameter::SmallClaimsCeiling, facts.today).ok();
    let small = ceiling.filter(|ceiling| facts.claim <= *ceiling).map(|ceiling| {
        let mut small = route(
            "Petits litiges européens",
            "une procédure écrite devant le juge, quand le client conteste.",
            "Règlement n° 861/2007",
            vec![
                point("Plafond", format!("{}, à vérifier", french::euros(ceiling)), "règlement n° 861/2007"),
                point("Avocat", "pas obligatoire", "règlement n° 861/2007"),
            ],
        );
        small.points.extend(doubts);
        small
    });
    std::iter::once(order).chain(small).collect()
}

fn elsewhere() -> RouteView {
    route(
        "Client à l’étranger",
        "les procédures françaises et européennes que Dûment connaît ne sont pas faites pour ce pays.",
        "",
        vec![point(
            "À demander",
            "à un avocat\u{a0}: quel juge, quelle loi, et ce qu’une décision y vaut",
            "",
        )],
    )
}
