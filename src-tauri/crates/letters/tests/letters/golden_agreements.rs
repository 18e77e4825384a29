//! Agreements to sign, as text reviewed by eye: `DUMENT_GOLDEN=write` writes them again.

use crate::samples::agreements::{arranged, given_up, plan_facts};
use crate::samples::statements::bill;
use crate::samples::{NATURES, assert_golden, block, day, law, money, plain};
use crate::support::{Printed, mm, print_report};
use dument_domain::case::{Acceleration, Arrangement, Beside, PlanInterest};
use dument_domain::{DebtorNature, Money};
use dument_letters::agreement_facts::{Agreement, AgreementFacts, CertificateFacts, Ending};
use dument_letters::compose::{compose_agreement, compose_certificate};
use dument_letters::model::Report;
use dument_letters::typography::french;

fn agreement(facts: &AgreementFacts) -> Report {
    compose_agreement(facts, law()).unwrap()
}

/// The text of a report, compared with its golden file; gives it with ordinary spaces.
fn golden(name: &str, report: &Report) -> String {
    let mut out = vec![format!("[titre] {}", report.title)];
    out.extend(report.body.iter().map(block));
    out.push(format!("[pied]\n{}", report.footer.join("\n")));
    let written = french(&(out.join("\n\n") + "\n"));
    assert_golden(name, &written);
    plain(&written)
}

fn discount() -> Arrangement {
    Arrangement::Discount { amount: money("120.00"), by: day("2026-12-15"), beside: Beside::StillOwed }
}

/// The same, that gives up what is beside the principal too.
fn whole_discount(amount: &str) -> Arrangement {
    Arrangement::Discount { amount: money(amount), by: day("2026-12-15"), beside: Beside::GivenUpIfKept }
}

fn exchange() -> Arrangement {
    let goods = "Réfection de la vitrine de l’atelier".to_owned();
    Arrangement::Exchange { goods, value: money("1800.00"), by: day("2027-01-29") }
}

#[test]
fn golden_a_plan_with_each_nature_of_debtor() {
    let text = golden("plan-business", &agreement(&plan_facts(DebtorNature::Business)));
    assert!(text.contains("3 | lundi 1er février 2027 | 1 040,00 €"), "{text}");
    assert!(text.contains("articles 2231 et 2240 du code civil"));
    let text = golden("plan-consumer", &agreement(&plan_facts(DebtorNature::Consumer)));
    let settled = "pour le règlement amiable d’une dette existante, sans intérêt ni frais (article L312-4";
    assert!(text.contains(settled) && text.contains("de sa main (article 1376"), "{text}");
    golden("plan-non_professional", &agreement(&plan_facts(DebtorNature::NonProfessional)));
    let text = golden("plan-public", &agreement(&plan_facts(DebtorNature::PublicBuyer)));
    assert!(!text.contains("nouveau délai") && !text.contains("2240"), "{text}");
    assert!(text.contains("Calendrier de paiement") && !text.contains("reconna"), "{text}");
    assert!(text.contains("d’intérêts moratoires") && text.contains("au titre de cette facture"), "{text}");
    assert!(text.contains("Les intérêts moratoires continuent de courir"));
}

#[test]
fn golden_a_plan_over_two_invoices_with_every_clause() {
    let mut facts = plan_facts(DebtorNature::Business);
    facts
        .invoices
        .push(bill("F-2026-130", "640.00", "2026-08-12", DebtorNature::Business).stated("2026-11-17", law()));
    let Agreement::Plan(plan) = &mut facts.what else { panic!() };
    plan.instalments[0].amount = money("1240.00");
    plan.interest = PlanInterest::Runs;
    plan.acceleration = Acceleration::WithoutNotice;
    plan.guarantee = "Prélèvement autorisé sur le compte professionnel du client".into();
    let text = golden("plan-every_clause", &agreement(&facts));
    assert!(text.contains("sans mise en demeure préalable, ce que les deux parties acceptent expressément"));
}

#[test]
fn golden_the_other_arrangements() {
    golden("arrangement-discount", &agreement(&arranged(DebtorNature::Business, discount())));
    golden("arrangement-discount-consumer", &agreement(&arranged(DebtorNature::Consumer, discount())));
    let all = arranged(DebtorNature::Business, whole_discount("120.00"));
    let text = golden("arrangement-discount-whole", &agreement(&all));
    assert!(text.contains("Il renonce alors aussi aux pénalités de retard et à l’indemnité"), "{text}");
    let beside = arranged(DebtorNature::Business, whole_discount("0.00"));
    let text = golden("arrangement-discount-beside", &agreement(&beside));
    assert!(text.contains("3 120,00 €") && !text.contains("avoir"), "no credit note of it: {text}");
    let text = golden("arrangement-exchange", &agreement(&arranged(DebtorNature::Business, exchange())));
    assert!(text.contains("avec sa TVA") && text.contains("1 320,00 €"));
    let terms = "Le client rend les trois portes non posées et paie 1 500 €".to_owned();
    let other = Arrangement::Other { terms, by: day("2026-12-15") };
    golden("arrangement-other", &agreement(&arranged(DebtorNature::Business, other)));
}

#[test]
fn golden_the_certificate_of_a_sum_given_up() {
    let text = golden("certificate-business", &compose_certificate(&given_up(DebtorNature::Business)));
    assert!(text.contains("article 272 du code général des impôts"));
    assert!(
        text.contains("arrête ses démarches") && text.contains("Il ne renonce pas à sa créance."),
        "{text}"
    );
    assert!(!text.contains("abandon"), "stopping is not giving up: {text}");
    let remitted = CertificateFacts { ending: Ending::Remitted, ..given_up(DebtorNature::Business) };
    let text = golden("certificate-remitted", &compose_certificate(&remitted));
    assert!(text.contains("remise de dette") && text.contains("article 1350"), "{text}");
    assert!(!text.contains("272"), "a claim let go is not one that cannot be recovered: {text}");
    golden("certificate-consumer", &compose_certificate(&given_up(DebtorNature::Consumer)));
}

/// C. civ. 1376 and 1310: each of two persons writes the sum and signs; one signature binds one.
#[test]
fn golden_a_couple_signs_as_two_persons() {
    let mut facts = plan_facts(DebtorNature::Consumer);
    facts.debtor.name = "M. et Mme Kervella".into();
    let text = golden("plan-couple", &agreement(&facts));
    assert!(
        text.contains("À remplir par M. Kervella, de sa main") && text.contains("solidairement entre elles")
    );
    assert!(text.contains("solidairement avec M. Kervella, la somme de"), "{text}");
    assert!(text.contains("fait en trois originaux"), "{text}");
    assert_eq!(text.matches("en toutes lettres :").count(), 2, "{text}");
    for place in ["[Le client] M. Kervella (", "[Le client] Mme Kervella ("] {
        assert!(text.contains(place), "{place} in {text}");
    }
    let printed = print_report(&agreement(&facts));
    assert!(printed.rendered.pages <= 2, "{} pages", printed.rendered.pages);
    let mut firm = plan_facts(DebtorNature::Business);
    firm.debtor.name = "Le Gall et Fils".into();
    let text: String = agreement(&firm).body.iter().map(block).collect();
    assert!(text.contains("fait en deux originaux") && !text.contains("olidaire"), "{text}");
}

/// A missed instalment: the clause binds because it is agreed, cites no case law and no article
/// about sureties (C. civ. 1305-4), and leaves a private person thirty days.
#[test]
fn an_acceleration_clause_stands_on_the_agreement() {
    for nature in NATURES {
        for acceleration in dument_letters::clauses::accelerations(nature) {
            let mut facts = plan_facts(nature);
            let Agreement::Plan(plan) = &mut facts.what else { panic!() };
            plan.acceleration = *acceleration;
            let text: String = agreement(&facts).body.iter().map(block).collect();
            assert!(text.contains("article 1103 du code civil"), "{nature:?} {acceleration:?} {text}");
            assert!(!text.contains("1305-4") && !text.contains("Cass."), "{text}");
            let days = if nature.owes_without_notice() { "quinze jours" } else { "trente jours" };
            assert_eq!(text.contains(days), *acceleration == Acceleration::AfterNotice, "{text}");
        }
    }
    let private = [DebtorNature::Consumer, DebtorNature::NonProfessional];
    let first = private.map(|nature| dument_letters::clauses::accelerations(nature)[0]);
    assert_eq!(first, [Acceleration::None; 2], "nothing is proposed by default to a private person");
}

/// What no agreement with a private person says, whatever is agreed.
#[test]
fn nothing_but_the_principal_is_spread_with_a_private_person() {
    for nature in [DebtorNature::Consumer, DebtorNature::NonProfessional] {
        for facts in [
            plan_facts(nature),
            arranged(nature, whole_discount("9.00")),
            arranged(nature, discount()),
            arranged(nature, exchange()),
        ] {
            let text: String = agreement(&facts).body.iter().map(block).collect();
            let never = ["énalité", "forfaitaire", " 40,00", "L441-10", "D441-5", "moratoire"];
            assert!(never.iter().all(|word| !text.contains(word)), "{text}");
        }
    }
}

/// Each sum printed: the instalments make the sum acknowledged, to the cent.
#[test]
fn the_instalments_printed_make_the_sum_acknowledged() {
    for cents in [100_001, 99_999, 7] {
        let mut facts = plan_facts(DebtorNature::Business);
        let Agreement::Plan(plan) = &mut facts.what else { panic!() };
        let sum = Money::from_cents(cents);
        plan.instalments = dument_domain::case::Plan::monthly(
            sum,
            day("2026-12-01"),
            7,
            dument_domain::HolidayRegion::Mainland,
        );
        plan.instalments.retain(|one| one.amount.is_positive());
        assert_eq!(plan.total(), sum);
        let text: String = agreement(&facts).body.iter().map(block).collect();
        let told = dument_letters::french::euros(sum);
        assert!(text.matches(&told).count() >= 2, "{told} in {text}");
    }
}

#[test]
fn agreements_follow_pdf_a_and_pdf_ua() {
    let mut printed: Vec<Printed> =
        NATURES.iter().map(|nature| print_report(&agreement(&plan_facts(*nature)))).collect();
    printed.push(print_report(&agreement(&arranged(DebtorNature::Business, exchange()))));
    printed.push(print_report(&compose_certificate(&given_up(DebtorNature::Consumer))));
    crate::support::assert_conforms(&printed);
    for one in &printed {
        assert!(one.rendered.replaced.is_empty(), "every sign has its glyph");
        assert!(one.rendered.pages <= 2, "{} pages", one.rendered.pages);
        for word in one.words() {
            let (left, right) = (mm(word.left), mm(word.right));
            assert!(left >= 24.9 && right <= 190.3, "{} from {left} to {right} mm", word.text);
        }
    }
}

/// Both parties sign on the same page, side by side, with the words above their line.
#[test]
fn the_places_to_sign_are_side_by_side_on_one_page() {
    let printed = print_report(&agreement(&plan_facts(DebtorNature::Business)));
    let words = printed.words();
    let party = |text: &str| words.iter().rposition(|word| word.text == text).map(|at| &words[at]).unwrap();
    let (creditor, client) = (party("créancier"), party("client"));
    assert_eq!(creditor.page, client.page);
    assert!((mm(creditor.top) - mm(client.top)).abs() < 0.2);
    assert!(mm(client.left) - mm(creditor.left) > 60.0);
}
