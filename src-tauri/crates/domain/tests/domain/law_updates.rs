//! Values of the law that the user brings: read, compared, refused, put in their places.

use crate::world::day;
use dument_domain::case::letter_deadline;
use dument_domain::claim::{self, Debt, Flag, Terms};
use dument_domain::{
    ChangeKind, DebtorNature, Delay, HolidayRegion, Law, LawUpdate, Origin, Parameter, UpdateFileError,
    UpdateRefusal, plan_updates, read_update, updated_files,
};

fn ecb(semester: &str, value: &str) -> LawUpdate {
    LawUpdate {
        parameter: "ecb_main_refinancing_rate".into(),
        semester: Some(semester.parse().unwrap()),
        from: None,
        value: value.into(),
        individual_creditor: None,
        consumer: None,
        mail: None,
        act: None,
        source: "table de la BCE".into(),
        checked_on: day("2027-01-04"),
        verified: false,
        origin: Origin::Entered,
    }
}

fn figure(parameter: &str, from: &str, value: &str) -> LawUpdate {
    LawUpdate {
        parameter: parameter.into(),
        semester: None,
        from: Some(day(from)),
        value: value.into(),
        ..ecb("2027-S1", "1")
    }
}

fn kinds(updates: &[LawUpdate]) -> Vec<ChangeKind> {
    let files = Law::shipped_files().unwrap();
    plan_updates(&files, updates, day("2027-02-01")).unwrap().iter().map(|change| change.kind).collect()
}

fn refusals(updates: &[LawUpdate]) -> Vec<UpdateRefusal> {
    let files = Law::shipped_files().unwrap();
    let refused = plan_updates(&files, updates, day("2027-02-01")).unwrap_err();
    refused.into_iter().map(|one| one.reason).collect()
}

#[test]
fn a_new_half_year_gives_its_rates_and_a_flag_until_two_sources_agree() {
    let debt = Debt::new("1000.00".parse().unwrap(), day("2026-12-31"));
    let terms = Terms::of(DebtorNature::Business);
    let mut update = ecb("2027-S1", "2.65");
    assert_eq!(kinds(&[update.clone()]), [ChangeKind::New]);
    let law = Law::shipped_with(&[update.clone()]).unwrap();
    let statement = claim::statement(&debt, &terms, &law, day("2027-01-31")).unwrap();
    assert_eq!(statement.lines[0].rate.to_string(), "12.65");
    assert_eq!(statement.flags, [Flag::RateUnverified("2027-S1".parse().unwrap())]);
    assert_eq!(law.semester("2027-S1".parse().unwrap()).unwrap().legal, None);
    assert_eq!(law.last_known_semester().unwrap().to_string(), "2026-S2", "the legal rate is missing");
    update.verified = true;
    let law = Law::shipped_with(&[update]).unwrap();
    assert!(claim::statement(&debt, &terms, &law, day("2027-01-31")).unwrap().flags.is_empty());
}

#[test]
fn another_value_for_a_known_half_year_is_a_correction() {
    assert_eq!(kinds(&[ecb("2026-S2", "2.41")]), [ChangeKind::Correction]);
    assert_eq!(kinds(&[ecb("2026-S2", "2.4")]), [ChangeKind::Confirmation], "2.4 is 2.40");
    let law = Law::shipped_with(&[ecb("2026-S2", "2.41")]).unwrap();
    assert_eq!(law.default_rate("2026-S2".parse().unwrap()).unwrap().to_string(), "12.41");
    let files = Law::shipped_files().unwrap();
    let shipped = files[0].values.last().unwrap().clone();
    let same = LawUpdate { source: shipped.source, verified: true, ..ecb("2026-S2", "2.40") };
    assert_eq!(kinds(&[same]), [ChangeKind::Same]);
}

#[test]
fn a_new_rule_holds_from_its_day() {
    let rule = figure("order_service_months", "2027-01-15", "4");
    assert_eq!(kinds(std::slice::from_ref(&rule)), [ChangeKind::New]);
    let law = Law::shipped_with(&[rule]).unwrap();
    let of = |on: &str| law.delay(Parameter::OrderServiceMonths, day(on));
    assert_eq!(of("2027-01-14"), Ok(Delay::Months(3)));
    assert_eq!(of("2027-01-15"), Ok(Delay::Months(4)));
    assert_eq!(kinds(&[figure("order_service_months", "2020-01-01", "4")]), [ChangeKind::Correction]);
    let margin = figure("default_rate_margin_points", "2027-01-01", "8");
    let law = Law::shipped_with(&[margin, ecb("2027-S1", "2.65")]).unwrap();
    assert_eq!(law.default_rate("2027-S1".parse().unwrap()).unwrap().to_string(), "10.65");
    assert_eq!(law.default_rate("2026-S2".parse().unwrap()).unwrap().to_string(), "12.40");
}

#[test]
fn a_new_indemnity_is_owed_by_the_invoices_late_from_its_first_day_only() {
    let update = figure("fixed_recovery_indemnity", "2026-09-01", "60");
    assert_eq!(kinds(std::slice::from_ref(&update)), [ChangeKind::New]);
    let law = Law::shipped_with(&[update]).unwrap();
    let indemnity = |due| {
        let debt = Debt::new("1000.00".parse().unwrap(), day(due));
        let terms = Terms::of(DebtorNature::Business);
        claim::statement(&debt, &terms, &law, day("2026-11-21")).unwrap().indemnity.to_string()
    };
    assert_eq!(indemnity("2026-08-30"), "40.00", "its first day late is 31 August");
    assert_eq!(indemnity("2026-08-31"), "60.00", "its first day late is 1 September");
    assert_eq!(Law::shipped().unwrap().indemnity_on(day("2027-01-01")).to_string(), "40.00");
}

#[test]
fn an_indemnity_owed_for_a_first_part_is_not_owed_again_at_a_new_amount() {
    let law = Law::shipped_with(&[figure("fixed_recovery_indemnity", "2026-09-01", "60")]).unwrap();
    let part = |due, amount: &str| claim::DuePart { due: day(due), amount: amount.parse().unwrap() };
    let parts = vec![part("2026-07-31", "500.00"), part("2026-09-30", "500.00")];
    let debt = Debt { parts, ..Debt::new("1000.00".parse().unwrap(), day("2026-07-31")) };
    let owed = claim::statement(&debt, &Terms::of(DebtorNature::Business), &law, day("2026-11-21")).unwrap();
    assert_eq!(owed.indemnity.to_string(), "40.00");
}

#[test]
fn a_new_delay_of_letters_keeps_the_numbers_it_does_not_give() {
    let longer = LawUpdate { mail: Some("5".into()), ..figure("notice_delay_days", "2027-01-01", "10") };
    let law = Law::shipped_with(std::slice::from_ref(&longer)).unwrap();
    let of = |on: &str| {
        let delays = law.notice_delays_on(day(on));
        (delays.business, delays.consumer, delays.mail)
    };
    assert_eq!((of("2026-12-31"), of("2027-01-01")), ((8, 15, 3), (10, 15, 5)));
    let deadline = |nature, on| letter_deadline(nature, day(on), &law, HolidayRegion::Mainland).to_string();
    assert_eq!(deadline(DebtorNature::Business, "2026-11-21"), "2026-12-02");
    assert_eq!(deadline(DebtorNature::Business, "2027-01-04"), "2027-01-19", "10 days and 5 of mail");
    assert_eq!(deadline(DebtorNature::Consumer, "2027-01-04"), "2027-01-25", "15 and 5, a Sunday");
    let files = updated_files(Law::shipped_files().unwrap(), std::slice::from_ref(&longer));
    let again = plan_updates(&files, std::slice::from_ref(&longer), day("2027-02-01")).unwrap();
    assert_eq!(again[0].kind, ChangeKind::Same);
    let other = LawUpdate { consumer: Some("20".into()), mail: None, ..longer };
    assert_eq!(plan_updates(&files, &[other], day("2027-02-01")).unwrap()[0].kind, ChangeKind::Correction);
}

#[test]
fn absurd_malformed_and_contradictory_values_are_refused_one_by_one() {
    let text = |text: &str| text.to_owned();
    assert_eq!(refusals(&[ecb("2027-S1", "31")]), [UpdateRefusal::Absurd(text("31"))]);
    assert_eq!(refusals(&[ecb("2027-S1", "-1")]), [UpdateRefusal::NotANumber(text("-1"))]);
    assert_eq!(refusals(&[ecb("2027-S1", "2,65")]), [UpdateRefusal::NotANumber(text("2,65"))]);
    assert_eq!(refusals(&[ecb("2027-S1", "2.65"), ecb("2027-S1", "2.75")]), [UpdateRefusal::Twice]);
    let hole = UpdateRefusal::Hole("2027-S1".parse().unwrap());
    assert_eq!(refusals(&[ecb("2027-S2", "2.65")]), [hole]);
    assert_eq!(kinds(&[ecb("2027-S2", "2.65"), ecb("2027-S1", "2.65")]).len(), 2);
    let old = UpdateRefusal::TooOld("2008-S2".parse().unwrap());
    assert_eq!(refusals(&[ecb("2008-S2", "2.65")]), [old]);
    let unknown = LawUpdate { parameter: text("taux_du_voisin"), ..ecb("2027-S1", "2.65") };
    assert_eq!(refusals(&[unknown]), [UpdateRefusal::UnknownParameter]);
    let second =
        LawUpdate { consumer: Some(text("20")), ..figure("fixed_recovery_indemnity", "2027-01-01", "50") };
    assert_eq!(refusals(&[second]), [UpdateRefusal::NotOfThisParameter("consumer")]);
    let words = LawUpdate { mail: Some(text("trois")), ..figure("notice_delay_days", "2027-01-01", "10") };
    assert_eq!(refusals(&[words]), [UpdateRefusal::NotANumber(text("trois"))]);
    let undated = LawUpdate { semester: None, ..ecb("2027-S1", "2.65") };
    assert_eq!(refusals(&[undated]), [UpdateRefusal::SemesterNeeded]);
    let by_semester = LawUpdate {
        semester: Some("2027-S1".parse().unwrap()),
        ..figure("small_claims_ceiling", "2027-01-01", "6000")
    };
    assert_eq!(refusals(&[by_semester]), [UpdateRefusal::FirstDayNeeded]);
    let nothing = figure("small_claims_ceiling", "2027-01-01", "0");
    assert_eq!(refusals(&[nothing]), [UpdateRefusal::Absurd(text("0"))]);
    let unsourced = LawUpdate { source: text(" "), ..ecb("2027-S1", "2.65") };
    let early = LawUpdate { checked_on: day("2027-03-01"), ..ecb("2027-S1", "2.65") };
    assert_eq!(
        refusals(&[unsourced, LawUpdate { semester: Some("2027-S2".parse().unwrap()), ..early }]),
        [UpdateRefusal::NoSource, UpdateRefusal::CheckedInFuture(day("2027-03-01"))]
    );
}

#[test]
fn the_example_file_is_read_and_another_file_is_refused() {
    let example = include_str!("../../../../../assets/law/updates/example.toml");
    let file = read_update(example).unwrap();
    assert_eq!(kinds(&file.updates), [ChangeKind::New, ChangeKind::New]);
    let law = Law::shipped_with(&file.updates).unwrap();
    assert_eq!(law.last_known_semester().unwrap().to_string(), "2027-S1");
    assert_eq!(law.floor("2027-S1".parse().unwrap()).unwrap().to_string(), "8.40");
    let malformed = |text: &str| matches!(read_update(text), Err(UpdateFileError::Malformed(_)));
    assert!(malformed("facture;montant\nF-1;12"));
    assert!(malformed(&example.replace("semester =", "semestre =")), "a misspelt field is not ignored");
    assert!(malformed(&example.replace("2027-S1", "2027-S3")));
    let other = read_update(&example.replace("dument-law-1", "dument-law-9"));
    assert_eq!(other, Err(UpdateFileError::Format("dument-law-9".into())));
    let empty = "format = \"dument-law-1\"\nchecked_on = \"2027-01-04\"\n";
    assert_eq!(read_update(empty), Err(UpdateFileError::Empty));
}

#[test]
fn the_document_of_the_law_names_every_parameter_with_its_article() {
    let document = include_str!("../../../../../docs/LAW.md");
    for file in Law::shipped_files().unwrap() {
        let row = format!("| `{}` | {} |", file.name, file.article);
        assert!(document.contains(&row), "{row}");
        let last = file.values.last().unwrap();
        let line = document.lines().find(|line| line.starts_with(&row)).unwrap();
        assert!(line.contains(&format!("| {} ", last.value)), "{line}");
        let all_verified = file.values.iter().all(|value| value.verified);
        assert_eq!(line.contains("to check"), !all_verified, "{line}");
    }
}
