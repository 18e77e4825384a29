//! Due dates and longest terms, against published dates.

use crate::world::day;
use dument_domain::Law;
use dument_domain::term::{Billing, Start, Term, TermFacts, TermRegime, TermWarning, due_date};

fn facts(invoice: &str, regime: TermRegime, agreed: &str) -> TermFacts {
    let agreed = Some(agreed).filter(|text| !text.is_empty()).map(|text| text.parse::<Term>().unwrap());
    TermFacts { regime, agreed, ..TermFacts::of(day(invoice)) }
}

fn due(facts: &TermFacts) -> dument_domain::term::DueDate {
    due_date(&Law::shipped().unwrap(), facts).unwrap()
}

/// The maximum that an agreed term is above of, if it is.
fn above(invoice: &str, regime: TermRegime, agreed: &str) -> Option<String> {
    due(&facts(invoice, regime, agreed)).warnings.iter().find_map(|warning| match warning {
        TermWarning::TermAboveLegalMaximum { maximum } => Some(maximum.to_string()),
        TermWarning::ReadingNotSaid { .. }
        | TermWarning::DeliveryUnknown
        | TermWarning::RequestUnknown
        | TermWarning::ConsumerCredit { .. }
        | TermWarning::FigureUnverified => None,
    })
}

#[test]
fn both_readings_of_the_end_of_month_give_the_published_dates() {
    for (invoice, first, second) in [
        ("2014-01-02", "2014-02-28", "2014-03-17"),
        ("2026-03-10", "2026-04-30", "2026-05-15"),
        ("2026-01-15", "2026-03-31", "2026-03-17"),
        ("2026-10-05", "2026-11-30", "2026-12-15"),
        ("2026-10-22", "2026-12-31", "2026-12-15"),
        ("2024-01-02", "2024-02-29", "2024-03-16"),
        ("2024-01-10", "2024-02-29", "2024-03-16"),
    ] {
        for (text, on, other) in [("45 fdm A", first, second), ("45 fdm B", second, first)] {
            let found = due(&facts(invoice, TermRegime::General, text));
            assert_eq!((found.on, found.other_reading), (day(on), Some(day(other))), "{invoice} {text}");
            assert_eq!(found.warnings, [], "{invoice} {text}");
        }
    }
}

#[test]
fn an_unsaid_reading_is_the_later_one_and_says_so() {
    let found = due(&facts("2026-10-22", TermRegime::General, "45 fdm"));
    assert_eq!(found.on, day("2026-12-31"));
    assert_eq!(found.warnings, [TermWarning::ReadingNotSaid { other: day("2026-12-15") }]);
    let found = due(&facts("2014-01-02", TermRegime::General, "45 fdm"));
    assert_eq!((found.on, found.other_reading), (day("2014-03-17"), Some(day("2014-02-28"))));
}

#[test]
fn an_unlawful_term_is_flagged_and_kept() {
    let found = due(&facts("2026-01-15", TermRegime::General, "75"));
    assert_eq!(found.on, day("2026-03-31"));
    assert_eq!(found.warnings, [TermWarning::TermAboveLegalMaximum { maximum: day("2026-03-16") }]);
    use TermRegime::{Consumer, General, Public, PublicHealth, PublicUndertaking, RoadFreight};
    let table = [
        ("60", General, None),
        ("61", General, Some("2026-03-16")),
        ("45 fdm A", General, None),
        ("60 fdm B", General, Some("2026-03-17")),
        ("30", RoadFreight, None),
        ("31", RoadFreight, Some("2026-02-14")),
        ("45 fdm A", RoadFreight, Some("2026-02-14")),
        ("30", Public, None),
        ("45", Public, Some("2026-02-14")),
        ("50", PublicHealth, None),
        ("60", PublicHealth, Some("2026-03-06")),
        ("60", PublicUndertaking, None),
        ("120", Consumer, None),
    ];
    for (term, regime, maximum) in table {
        assert_eq!(above("2026-01-15", regime, term).as_deref(), maximum, "{term} {regime:?}");
    }
}

#[test]
fn a_periodic_invoice_has_forty_five_days_without_end_of_month() {
    for (term, maximum) in
        [("45", None), ("46", Some(day("2026-03-01"))), ("45 fdm A", Some(day("2026-03-01")))]
    {
        let periodic =
            TermFacts { billing: Billing::Periodic, ..facts("2026-01-15", TermRegime::General, term) };
        let found = due(&periodic);
        let flagged = found.warnings.first().map(|_| found.legal_max.unwrap());
        assert_eq!(flagged, maximum, "{term}");
    }
}

#[test]
fn a_sector_has_its_own_term_when_nothing_is_agreed() {
    let with = |regime, billing| {
        let delivered_on = Some(day("2026-09-03"));
        due(&TermFacts { delivered_on, billing, ..facts("2026-09-05", regime, "") })
    };
    use Billing::{Periodic, Single};
    let table = [
        (TermRegime::General, Single, "2026-10-03", "C. com. L441-10 I"),
        (TermRegime::RoadFreight, Single, "2026-10-05", "C. com. L441-11 II 5°"),
        (TermRegime::Perishable, Single, "2026-10-03", "C. com. L441-11 II 1°, chiffre à vérifier"),
        (TermRegime::Perishable, Periodic, "2026-10-10", "C. com. L441-11 II 1°, chiffre à vérifier"),
        (TermRegime::LiveCattle, Single, "2026-09-23", "C. com. L441-11 II 2°"),
        (TermRegime::Alcohol, Single, "2026-10-30", "C. com. L441-11 II 3°"),
        (TermRegime::Consumer, Single, "2026-09-03", ""),
    ];
    for (regime, billing, on, article) in table {
        let found = with(regime, billing);
        assert_eq!((found.on, found.article.as_str()), (day(on), article), "{regime:?} {billing:?}");
        let doubtful = found.article.ends_with("chiffre à vérifier");
        let expected: &[TermWarning] = if doubtful { &[TermWarning::FigureUnverified] } else { &[] };
        assert_eq!(found.warnings, expected, "{regime:?}");
    }
}

#[test]
fn grapes_take_the_longer_of_sixty_days_and_the_end_of_month() {
    assert_eq!(above("2026-01-15", TermRegime::Grape, "45 fdm A"), None);
    assert_eq!(above("2026-01-15", TermRegime::Grape, "60"), None);
    assert_eq!(above("2026-01-15", TermRegime::Grape, "61").as_deref(), Some("2026-03-16"));
}

/// Each sector cites its own text (law.md 1.9), whatever was agreed.
#[test]
fn every_regime_cites_its_own_article() {
    for (regime, article) in [
        (TermRegime::General, "C. com. L441-10 I"),
        (TermRegime::RoadFreight, "C. com. L441-11 II 5°"),
        (TermRegime::Perishable, "C. com. L441-11 II 1°, chiffre à vérifier"),
        (TermRegime::LiveCattle, "C. com. L441-11 II 2°"),
        (TermRegime::Alcohol, "C. com. L441-11 II 3°"),
        (TermRegime::Grape, "C. com. L441-11 II 4°"),
        (TermRegime::Public, "CCP R2192-10"),
        (TermRegime::PublicHealth, "CCP R2192-11"),
        (TermRegime::PublicUndertaking, "CCP R2192-11"),
        (TermRegime::Consumer, ""),
    ] {
        for agreed in ["", "20", "90", "45 fdm A"] {
            assert_eq!(due(&facts("2026-01-15", regime, agreed)).article, article, "{regime:?} {agreed}");
        }
    }
}

#[test]
fn a_decade_ends_on_the_tenth_the_twentieth_or_with_the_month() {
    for (delivered, on) in [
        ("2026-09-10", "2026-10-10"),
        ("2026-09-11", "2026-10-20"),
        ("2026-09-21", "2026-10-30"),
        ("2026-02-28", "2026-03-30"),
    ] {
        let delivered_on = Some(day(delivered));
        let facts = facts(delivered, TermRegime::Perishable, "");
        let found = due(&TermFacts { delivered_on, billing: Billing::Periodic, ..facts });
        assert_eq!(found.on, day(on), "{delivered}");
    }
}

#[test]
fn a_public_buyer_counts_from_the_demand_or_from_the_work_if_later() {
    let with = |received: &str, done: &str| {
        let known = |text: &str| Some(text).filter(|text| !text.is_empty()).map(day);
        let facts = facts("2026-05-18", TermRegime::Public, "");
        due(&TermFacts { request_received_on: known(received), delivered_on: known(done), ..facts })
    };
    let received = with("2026-05-21", "2026-05-10");
    assert_eq!((received.on, received.warnings.len()), (day("2026-06-20"), 0));
    assert_eq!(with("2026-05-21", "2026-06-01").start, Start::PaymentRequest(day("2026-06-01")));
    let unknown = with("", "");
    assert_eq!((unknown.on, unknown.warnings), (day("2026-06-17"), vec![TermWarning::RequestUnknown]));
    let hospital = facts("2026-05-18", TermRegime::PublicHealth, "");
    let hospital = due(&TermFacts { request_received_on: Some(day("2026-05-21")), ..hospital });
    assert_eq!(hospital.on, day("2026-07-10"));
    let agreed = facts("2026-05-18", TermRegime::Public, "20");
    let agreed = due(&TermFacts { request_received_on: Some(day("2026-05-21")), ..agreed });
    assert_eq!((agreed.on, agreed.start), (day("2026-06-10"), Start::PaymentRequest(day("2026-05-21"))));
    assert_eq!(due(&facts("2026-05-18", TermRegime::Public, "20")).on, day("2026-06-07"), "not known");
}

#[test]
fn a_due_date_is_not_moved_by_a_weekend() {
    assert_eq!(due(&facts("2026-09-22", TermRegime::General, "60")).on, day("2026-11-21"), "a Saturday");
}

#[test]
fn an_unknown_delivery_is_counted_from_the_invoice_and_said() {
    let found = due(&facts("2026-09-05", TermRegime::General, ""));
    assert_eq!((found.on, found.warnings), (day("2026-10-05"), vec![TermWarning::DeliveryUnknown]));
}

#[test]
fn a_term_older_than_its_text_is_refused_by_name() {
    let old = facts("2021-10-31", TermRegime::Perishable, "30");
    let refused = due_date(&Law::shipped().unwrap(), &old).unwrap_err();
    assert_eq!(refused.parameter.name(), "term_perishable_days_max");
}

#[test]
fn a_term_of_sixty_days_to_a_consumer_is_a_consumer_credit_since_20_november_2026() {
    let found = due(&facts("2026-11-25", TermRegime::Consumer, "60"));
    let until = day("2027-01-14");
    assert_eq!(found.warnings, [TermWarning::ConsumerCredit { until }]);
    assert_eq!((found.on, found.legal_max, found.credit_free_until), (day("2027-01-24"), None, Some(until)));
    assert_eq!(found.article, "C. conso. L312-4, 4°");
    assert_eq!(due(&facts("2026-11-25", TermRegime::Consumer, "50")).warnings, []);
    // Counted from the supply, not from the invoice.
    let mut late = facts("2026-12-10", TermRegime::Consumer, "45");
    late.delivered_on = Some(day("2026-11-25"));
    assert_eq!(due(&late).warnings, [TermWarning::ConsumerCredit { until }]);
    // Before the text, and for the others, nothing.
    let before = due(&facts("2026-11-19", TermRegime::Consumer, "90"));
    assert_eq!((before.warnings, before.credit_free_until), (vec![], None));
    assert_eq!(due(&facts("2026-11-25", TermRegime::General, "60")).credit_free_until, None);
}
