//! Facts of made-up agreements.

use dument_domain::case::{Arrangement, Plan};
use dument_domain::{Client, DebtorNature, HolidayRegion};
use dument_letters::agreement_facts::{Agreement, AgreementFacts, Attempt, CertificateFacts, Ending};
use dument_letters::clauses::{accelerations, interests};

use super::statements::bill;
use super::{client, day, firm, law, money};

/// The day of every agreement here.
pub const AGREED_ON: &str = "2026-11-17";

/// One invoice of 3 120 €, three instalments of its principal, the clauses proposed.
pub fn plan_facts(nature: DebtorNature) -> AgreementFacts {
    let first = day("2026-12-01");
    let plan = Plan {
        instalments: Plan::monthly(money("3120.00"), first, 3, HolidayRegion::Mainland),
        interest: interests(nature)[0],
        acceleration: accelerations(nature)[0],
        signed: false,
        guarantee: String::new(),
    };
    AgreementFacts { what: Agreement::Plan(plan), ..agreement(nature) }
}

/// The same with another arrangement.
pub fn arranged(nature: DebtorNature, arrangement: Arrangement) -> AgreementFacts {
    AgreementFacts { what: Agreement::Arrangement(arrangement), ..agreement(nature) }
}

fn agreement(nature: DebtorNature) -> AgreementFacts {
    let invoice = bill("F-2026-112", "3120.00", "2026-07-03", nature);
    AgreementFacts {
        creditor: firm(),
        debtor: debtor(nature),
        nature,
        agreed_on: day(AGREED_ON),
        invoices: vec![invoice.stated(AGREED_ON, law())],
        what: Agreement::Arrangement(Arrangement::Other { terms: String::new(), by: day("2026-12-15") }),
        freeze: None,
    }
}

/// A sum given up after a call, two letters and a part payment.
pub fn given_up(nature: DebtorNature) -> CertificateFacts {
    let done = [
        ("2026-07-06", "Appel : pas de réponse, message laissé"),
        ("2026-07-08", "Première lettre postée"),
        ("2026-07-22", "Mise en demeure postée, recommandé 1A 123 456 7890 1"),
        ("2026-08-03", "Paiement reçu : 500,00 €"),
    ];
    let mut invoice = bill("F-2026-112", "3120.00", "2026-07-03", nature);
    invoice.payments = vec![super::paid("2026-08-03", "500.00")];
    CertificateFacts {
        creditor: firm(),
        debtor: debtor(nature),
        on: day(AGREED_ON),
        invoices: vec![invoice.stated(AGREED_ON, law())],
        ending: Ending::Stopped,
        reason: "Aller plus loin coûterait plus que la somme due.".into(),
        attempts: done.map(|(on, what)| Attempt { on: day(on), what: what.into() }).to_vec(),
    }
}

fn debtor(nature: DebtorNature) -> Client {
    match nature {
        DebtorNature::Business => client("SARL Le Goff Automobiles", nature),
        DebtorNature::Consumer => client("Mme Soizic Guillou", nature),
        DebtorNature::NonProfessional => client("Syndicat de copropriété des Tilleuls", nature),
        DebtorNature::PublicBuyer => client("Commune de Quimperlé", nature),
    }
}
