//! « Suite judiciaire »: the routes that exist against a debtor, as facts with their source.
//!
//! No route is ranked and none is advised: a route whose conditions are known not to be met is
//! left out; what the texts leave open is said. Costs of registries are never written down.

mod abroad;
mod after;
pub(crate) mod by_nature;
mod court;
mod route;

use dument_domain::{DebtorNature, Law, Parameter};
use dument_letters::french::{self, capitalised};

use crate::reading::routes::abroad::routes_abroad;
use crate::reading::routes::after::after_judgment;
use crate::reading::routes::court::{Court, court_of};
use crate::reading::routes::route::{RouteFacts, point, procedure_length, route};
use crate::views::RouteView;

/// The routes that exist against this debtor, each with its court, its form, its conditions.
fn routes(facts: &RouteFacts<'_>, law: &Law) -> Vec<RouteView> {
    if facts.nature == DebtorNature::PublicBuyer {
        return public_routes();
    }
    if !facts.address.is_french() {
        return routes_abroad(facts, law);
    }
    let court = court_of(facts.nature, facts.address, law, facts.today);
    let mut found = vec![order(&court, facts, law)];
    found.extend(small_claims(facts, law));
    if facts.nature == DebtorNature::Business {
        found.push(uncontested());
    }
    found.push(hearing("Référé-provision", &court, facts, law));
    found.push(hearing("Assignation", &court, facts, law));
    found
}

fn public_routes() -> Vec<RouteView> {
    vec![
        route(
            "Réclamation écrite",
            "celle que prévoit le marché, s’il en prévoit une\u{202f}; une demande écrite interrompt le délai de quatre ans.",
            "loi n° 68-1250, art.\u{a0}2",
            Vec::new(),
        ),
        route(
            "Juge administratif",
            "le référé-provision, quand la somme n’est pas sérieusement contestable. L’injonction de payer ne sert pas contre un acheteur public.",
            "CJA R541-1",
            vec![point(
                "À vérifier",
                "ce texte n’a pas été relu\u{a0}: un avocat ou le greffe le confirme",
                "CJA R541-1",
            )],
        ),
    ]
}

/// The order for payment: a petition without hearing, never a lawyer, never a prior attempt.
fn order(court: &Court, facts: &RouteFacts<'_>, law: &Law) -> RouteView {
    let mut points = vec![
        point("Tribunal", capitalised(&court.name), court.source),
        point("Formulaire", format!("{}, facultatif, numéro à vérifier", court.form), ""),
        point("Avocat", "jamais obligatoire pour la requête", "CPC 1407"),
        point(
            "Essai amiable",
            "pas exigé avant cette requête",
            "Cass. 2e civ., avis du 25 septembre 2025, n° 25-70.013",
        ),
    ];
    let months = |parameter| law.figure(parameter, facts.today).ok();
    if let Some(figure) = months(Parameter::OrderServiceMonths)
        && let Ok(delay) = law.delay(Parameter::OrderServiceMonths, facts.today)
    {
        let text = format!(
            "l’ordonnance est à faire signifier par un commissaire de justice dans les {}\u{202f}; la requête seule n’interrompt pas la prescription",
            procedure_length(delay)
        );
        points.push(point("Ensuite", text, &figure.cited()));
    }
    if facts.nature != DebtorNature::Business {
        points.push(point(
            "À demander",
            "si la contribution de 50\u{a0}€ est due pour une injonction de payer\u{a0}: le greffe le dit",
            "CGI 1635 bis Q",
        ));
    }
    points.extend(court.doubts.iter().map(|doubt| point("À vérifier", *doubt, court.source)));
    route(
        "Injonction de payer",
        "une demande écrite au juge, sans audience, quand la somme n’est pas contestée.",
        "CPC 1405",
        points,
    )
}

/// The simplified procedure up to its ceiling; nothing above it.
fn small_claims(facts: &RouteFacts<'_>, law: &Law) -> Option<RouteView> {
    let ceiling = law.sum(Parameter::SmallClaimsCeiling, facts.today).ok()?;
    if facts.claim > ceiling {
        return None;
    }
    let mut points = vec![
        point(
            "Plafond",
            format!("{}, principal et intérêts", french::euros(ceiling)),
            "CPCex L125-1, R125-1",
        ),
        point("Frais", "tous à votre charge", "CPCex L125-1"),
        point(
            "Réponse",
            format!("{}le silence vaut refus, et la procédure s’arrête là", answer(facts, law)),
            "CPCex R125-1",
        ),
    ];
    match facts.nature {
        DebtorNature::Business => points.push(point(
            "À vérifier",
            "serait exclue pour les factures entre commerçants depuis 2026",
            "loi n° 2026-307",
        )),
        DebtorNature::Consumer | DebtorNature::NonProfessional | DebtorNature::PublicBuyer => {
            points.push(point(
                "Ensuite",
                "son échec dispense de l’essai amiable avant le tribunal judiciaire",
                "CPC 750-1, 5°",
            ))
        }
    }
    Some(route(
        "Petites créances, par un commissaire de justice",
        "une lettre d’un commissaire de justice, si le client accepte d’y participer.",
        "CPCex L125-1",
        points,
    ))
}

/// The new commercial procedure: never told as certain, its decree and its tariff were not found.
fn uncontested() -> RouteView {
    route(
        "Créances commerciales incontestées",
        "un commandement de payer par un commissaire de justice, sans juge. Pas certaine\u{a0}: à demander à un commissaire de justice.",
        "CPCex L126-1 à L126-5",
        vec![
            point(
                "À vérifier",
                "elle vaut pour une facture entre commerçants\u{202f}; un artisan ou un indépendant qui n’est pas commerçant n’y entre pas",
                "CPCex L126-1",
            ),
            point("À vérifier", "ni décret ni tarif trouvés en novembre 2026", "loi n° 2026-307"),
        ],
    )
}

/// The two routes with a hearing, whose lawyer and amicable attempt depend on the sum.
fn hearing(title: &str, court: &Court, facts: &RouteFacts<'_>, law: &Law) -> RouteView {
    let quick = title == "Référé-provision";
    let mut points = vec![point("Tribunal", capitalised(&court.name), court.source)];
    if let Ok(free) = law.sum(Parameter::LawyerFreeCeiling, facts.today) {
        let text = if facts.claim > free {
            format!("obligatoire au-delà de {}", french::euros(free))
        } else {
            format!("pas obligatoire jusqu’à {}", french::euros(free))
        };
        points.push(point("Avocat", text, "CPC 761, 853"));
    }
    let attempt = law.sum(Parameter::AmicableAttemptCeiling, facts.today).ok();
    if let Some(ceiling) = attempt.filter(|ceiling| court.asks_amicable_attempt && facts.claim <= *ceiling) {
        points.push(point(
            "Essai amiable",
            format!(
                "exigé d’abord jusqu’à {}\u{a0}: conciliateur de justice, médiation ou procédure participative",
                french::euros(ceiling)
            ),
            "CPC 750-1",
        ));
    }
    points.extend(after_judgment(facts, law));
    points.extend(court.doubts.iter().map(|doubt| point("À vérifier", *doubt, court.source)));
    if quick {
        let sentence = "une audience rapide, quand la somme n’est pas sérieusement contestable\u{202f}; l’urgence n’est pas exigée.";
        let source = if facts.nature == DebtorNature::Business { "CPC 873" } else { "CPC 835" };
        return route(title, sentence, source, points);
    }
    route(title, "un procès, quand le client conteste.", "CPC 54 et suivants", points)
}

/// « un mois ; », the time to answer the simplified procedure.
fn answer(facts: &RouteFacts<'_>, law: &Law) -> String {
    let delay = law.delay(Parameter::SmallClaimsAnswerMonths, facts.today);
    delay.map(|delay| format!("{}\u{202f}; ", procedure_length(delay))).unwrap_or_default()
}
