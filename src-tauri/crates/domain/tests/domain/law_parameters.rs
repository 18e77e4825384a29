//! The files of `assets/law`: dated, ordered, sourced, without a hole, and equal
//! to the published facts.

use std::collections::BTreeSet;
use std::path::Path;

use crate::world::day;
use dument_domain::{Courts, Day, Delay, Law, Money, Parameter, ParameterFile, Quantity, RateGap, Semester};

fn files() -> Vec<ParameterFile> {
    Law::shipped_files().unwrap()
}

fn law() -> Law {
    Law::shipped().unwrap()
}

#[test]
fn every_file_of_the_folder_is_carried_under_its_own_name() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/law");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let on_disk: BTreeSet<String> =
        entries.filter_map(|name| Some(name.to_str()?.strip_suffix(".toml")?.to_owned())).collect();
    let carried: BTreeSet<String> = files().into_iter().map(|file| file.name).collect();
    assert_eq!(carried, on_disk);
    assert_eq!(carried.len(), files().len(), "two files bear one name");
}

#[test]
fn every_parameter_has_a_title_an_article_and_the_day_it_was_checked() {
    for file in files() {
        let name = &file.name;
        assert!(!file.title.trim().is_empty() && !file.unit.trim().is_empty(), "{name}");
        assert!(file.article.chars().any(|one| one.is_ascii_digit()), "{name}: {}", file.article);
        assert!(file.checked_on >= day("2026-01-01") && file.checked_on <= day("2026-11-30"), "{name}");
        assert!(file.reread_on.is_none_or(|on| on > file.checked_on), "{name}");
    }
}

/// A new version of L441-10 comes on 1 January 2027 (ordonnance n° 2026-671 art. 2).
#[test]
fn every_figure_of_l441_10_is_to_be_read_again_with_its_new_version() {
    let cited = files().into_iter().filter(|file| file.article.contains("L441-10"));
    let forgotten: Vec<String> =
        cited.filter(|file| file.reread_on != Some(day("2027-01-01"))).map(|file| file.name).collect();
    assert_eq!(forgotten, Vec::<String>::new());
}

#[test]
fn every_value_has_a_source_and_says_how_it_was_checked() {
    for file in files() {
        assert!(!file.values.is_empty(), "{}", file.name);
        for value in &file.values {
            assert!(value.source.trim().len() > 5, "{}: {}", file.name, value.value);
            assert!(!value.verification.trim().is_empty(), "{}: {}", file.name, value.value);
            let plain = value.value.chars().all(|one| one.is_ascii_digit() || one == '.');
            assert!(plain && !value.value.is_empty(), "{}: {}", file.name, value.value);
        }
    }
}

#[test]
fn every_value_is_dated_one_way_and_oldest_first() {
    for file in files() {
        let starts: Vec<Day> = file
            .values
            .iter()
            .map(|value| match (value.semester, value.from) {
                (Some(semester), None) => semester.first_day(),
                (None, Some(from)) => from,
                _ => panic!("{}: a value is dated by its half-year or by its first day", file.name),
            })
            .collect();
        assert!(starts.windows(2).all(|pair| pair[0] < pair[1]), "{}: {starts:?}", file.name);
    }
}

#[test]
fn rates_have_no_hole_between_their_half_years() {
    for file in files().into_iter().filter(|file| file.values[0].semester.is_some()) {
        let semesters: Vec<Semester> = file.values.iter().map(|value| value.semester.unwrap()).collect();
        assert!(semesters.windows(2).all(|pair| pair[0].next() == pair[1]), "{}", file.name);
        assert_eq!(semesters[0].to_string(), "2009-S1", "{}", file.name);
        assert_eq!(semesters.last().unwrap().to_string(), "2026-S2", "{}", file.name);
    }
}

#[test]
fn every_parameter_answers_on_the_day_of_the_program() {
    for parameter in Parameter::ALL {
        let law = law();
        let figure = law.figure(parameter, day("2026-11-21")).unwrap();
        match figure.quantity {
            Quantity::Delay(Delay::Months(number) | Delay::Days(number)) | Quantity::Points(number) => {
                assert!(number > 0, "{parameter:?}");
            }
            Quantity::Sum(sum) => assert!(sum.is_positive(), "{parameter:?}"),
        }
    }
    let names: BTreeSet<&str> = Parameter::ALL.into_iter().map(Parameter::name).collect();
    assert_eq!(names.len(), Parameter::ALL.len());
}

#[test]
fn the_joined_table_equals_the_published_facts() {
    let table = include_str!("../fixtures/semester_rates.csv");
    let law = law();
    let mut rows = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let rates = law.semester(cells[0].parse().unwrap()).unwrap();
        let shown = |rate: Option<dument_domain::Rate>| rate.map(|rate| rate.to_string()).unwrap_or_default();
        let known = |known: &Option<dument_domain::KnownRate>| shown(known.as_ref().map(|known| known.rate));
        let joined = [
            known(&rates.refinancing),
            shown(rates.default),
            shown(rates.public),
            shown(rates.legal_individual),
            known(&rates.legal),
            shown(rates.floor),
        ];
        assert_eq!(joined.each_ref().map(String::as_str), cells[1..7], "{}", cells[0]);
        assert_eq!(rates.default < rates.floor, cells[7] == "yes", "{}", cells[0]);
        rows += 1;
    }
    assert_eq!(rows, 36);
    assert_eq!(law.semesters().count(), 36);
}

#[test]
fn a_figure_changes_on_the_day_of_its_text_and_not_before() {
    let law = law();
    let months = |parameter, on| law.delay(parameter, day(on));
    assert_eq!(months(Parameter::OrderServiceMonths, "2026-08-31"), Ok(Delay::Months(6)));
    assert_eq!(months(Parameter::OrderServiceMonths, "2026-09-01"), Ok(Delay::Months(3)));
    assert_eq!(months(Parameter::OrderEnforcementMonths, "2026-08-31"), Ok(Delay::Months(1)));
    assert_eq!(months(Parameter::OrderEnforcementMonths, "2026-09-01"), Ok(Delay::Months(2)));
    assert_eq!(months(Parameter::LimitationPublicYears, "2026-09-01"), Ok(Delay::Months(48)));
    let ceiling = |on| law.sum(Parameter::SmallClaimsCeiling, day(on)).ok().map(Money::cents);
    assert_eq!(ceiling("2019-12-31"), Some(400_000));
    assert_eq!(ceiling("2020-01-01"), Some(500_000));
    assert_eq!(ceiling("2016-05-31"), None, "no value is made up before the first one");
}

#[test]
fn a_figure_asked_in_another_unit_is_refused_by_name() {
    let refused = law().sum(Parameter::TermDefaultDays, day("2026-11-21")).unwrap_err();
    assert_eq!(refused.to_string(), "the law parameter term_default_days has no value on 2026-11-21");
    assert!(law().delay(Parameter::SmallClaimsCeiling, day("2026-11-21")).is_err());
}

#[test]
fn a_broken_file_is_refused_with_its_name() {
    let with = |change: fn(&mut ParameterFile)| {
        let mut files = files();
        let file = files.iter_mut().find(|file| file.name == "limitation_consumer_months").unwrap();
        change(file);
        Law::from_files(&files).unwrap_err().to_string()
    };
    let named = "law parameter limitation_consumer_months: ";
    let unit = with(|file| file.unit = "moons".to_owned());
    assert_eq!(unit, format!("{named}an unknown unit"));
    let undated = with(|file| file.values[0].from = None);
    assert_eq!(undated, format!("{named}a value without its first day"));
    let odd = with(|file| file.values[0].value = "2.5".to_owned());
    assert_eq!(odd, format!("{named}a value that is not a whole number"));
}

#[test]
fn courts_by_place_are_data_with_their_days_and_sources() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/law/courts");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let on_disk: BTreeSet<String> =
        entries.filter_map(|name| Some(name.to_str()?.strip_suffix(".toml")?.to_owned())).collect();
    let courts = Courts::shipped().unwrap();
    let carried: BTreeSet<String> = courts.files().into_iter().map(|file| file.name.clone()).collect();
    assert_eq!(carried, on_disk);
    for file in courts.files() {
        let name = &file.name;
        assert!(!file.title.trim().is_empty(), "{name}");
        assert!(file.checked_on >= day("2026-01-01") && file.checked_on <= day("2026-11-22"), "{name}");
        for seat in &file.seats {
            assert!(!seat.place.trim().is_empty() && seat.source.trim().len() > 5, "{name} {}", seat.place);
            assert!(!seat.verification.trim().is_empty(), "{name} {}", seat.place);
            assert!(seat.until.is_none_or(|until| until > seat.from), "{name} {}", seat.place);
            assert_eq!(seat.verified, seat.verification.starts_with("verified"), "{name} {}", seat.place);
        }
        let places: BTreeSet<&str> = file.seats.iter().map(|seat| seat.place.as_str()).collect();
        assert_eq!(places.len(), file.seats.len(), "{name}: a place twice");
    }
}

#[test]
fn the_economic_courts_sit_for_four_years_in_twelve_cities() {
    let law = law();
    let sitting = |on: &str| {
        let seats = law.courts().economic.seats.iter().filter(|seat| seat.sits_on(day(on)));
        seats.map(|seat| seat.place.clone()).collect::<Vec<String>>()
    };
    assert_eq!(sitting("2024-12-31"), Vec::<String>::new());
    let cities = ["Auxerre", "Avignon", "Le Havre", "Le Mans", "Limoges", "Lyon", "Marseille", "Nancy"];
    let others = ["Nanterre", "Paris", "Saint-Brieuc", "Versailles"];
    assert_eq!(sitting("2025-01-01"), [cities.as_slice(), others.as_slice()].concat());
    assert_eq!(sitting("2028-12-31").len(), 12);
    assert_eq!(sitting("2029-01-01"), Vec::<String>::new());
}

#[test]
fn a_half_year_of_before_the_tables_is_not_one_still_to_come() {
    let gap = |semester: &str| law().rate_gap(semester.parse().unwrap());
    let first = "2009-S1".parse().unwrap();
    let last = "2026-S2".parse().unwrap();
    assert_eq!(gap("1999-S1"), Some(RateGap::Older { first }));
    assert_eq!(gap("2008-S2"), Some(RateGap::Older { first }));
    assert_eq!((gap("2009-S1"), gap("2026-S2")), (None, None));
    assert_eq!(gap("2027-S1"), Some(RateGap::NotYet { last }));
}
