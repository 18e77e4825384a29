//! Agreements to sign, as text reviewed by eye: `DUMENT_GOLDEN=write` writes them again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod samples;
mod support;

use dument_domain::case::{Acceleration, Arrangement, Beside, PlanInterest};
use dument_domain::{DebtorNature, Money};
use dument_letters::agreement_facts::{Agreement, AgreementFacts};
use dument_letters::compose::{compose_agreement, compose_certificate};
use dument_letters::model::Report;
use dument_letters::typography::french;
use samples::agreements::{arranged, given_up, plan_facts};
use samples::statements::bill;
use samples::{NATURES, block, day, law, money};
use support::{Printed, mm, print_report};

fn agreement(facts: &AgreementFacts) -> Report {
    compose_agreement(facts, law()).unwrap()
}

/// The text of a report, compared with its golden file; gives it with ordinary spaces.
fn golden(name: &str, report: &Report) -> String {
    let mut out = vec![format!("[titre] {}", report.title)];
    out.extend(report.body.iter().map(block));
    out.push(format!("[pied]\n{}", report.footer.join("\n")));
    let written = french(&(out.join("\n\n") + "\n"));
    let path = format!("{}/tests/golden/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var("DUMENT_GOLDEN").is_ok_and(|value| value == "write") {
        std::fs::write(&path, &written).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == written, "{name} differs from its golden file; now:\n{written}");
    written.replace(['\u{a0}', '\u{202f}'], " ")
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
    assert!(text.contains("sans intérêt et sans frais") && text.contains("de sa main (article 1376"));
    golden("plan-non_professional", &agreement(&plan_facts(DebtorNature::NonProfessional)));
    let text = golden("plan-public", &agreement(&plan_facts(DebtorNature::PublicBuyer)));
    assert!(!text.contains("nouveau délai") && !text.contains("2240"), "{text}");
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
    plan.guarantee = "Caution personnelle de M. Le Goff, gérant".into();
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
    golden("certificate-consumer", &compose_certificate(&given_up(DebtorNature::Consumer)));
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
    support::assert_conforms(&printed);
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
