//! The rate of a clause: each form in each half-year against figures typed apart, and its words.

use dument_domain::claim::{BelowFloor, Debt, Flag, RateMode, Terms, statement};
use dument_domain::{ClauseUnread, ContractRate, DebtorNature, Law, Semester, read_clause, read_rate};

fn clause(text: &str) -> ContractRate {
    text.parse().unwrap()
}

/// Half-year, ECB rate on its first day, legal rate « autres cas », in hundredths of a percent.
const RATES: [(&str, u32, u32); 10] = [
    ("2009-S1", 250, 379),
    ("2013-S2", 50, 4),
    ("2016-S2", 0, 93),
    ("2022-S2", 0, 77),
    ("2023-S2", 400, 422),
    ("2024-S1", 450, 507),
    ("2024-S2", 425, 492),
    ("2025-S1", 315, 371),
    ("2026-S1", 215, 262),
    ("2026-S2", 240, 275),
];

/// Ten-thousandths as a rate is printed.
fn printed(ten_thousandths: u32) -> String {
    let text = format!("{}.{:04}", ten_thousandths / 10_000, ten_thousandths % 10_000);
    let short = text.strip_suffix("00").map(str::to_owned);
    short.unwrap_or_else(|| text.trim_end_matches('0').to_owned())
}

#[test]
fn each_form_gives_its_rate_in_each_half_year() {
    let law = Law::shipped().unwrap();
    for (semester, ecb, legal) in RATES {
        let semester: Semester = semester.parse().unwrap();
        let given = |text: &str| clause(text).in_semester(semester, &law).unwrap().to_string();
        assert_eq!(given("8.00"), "8.00");
        for (text, hundredths) in
            [("legal*3", 300), ("legal*1.5", 150), ("legal*2.75", 275), ("legal*20", 2_000)]
        {
            assert_eq!(given(text), printed(legal * hundredths), "{text} {semester}");
        }
        for (text, hundredths) in [("ecb+10", 1_000), ("ecb+7.5", 750), ("ecb+0", 0), ("ecb+100", 10_000)] {
            assert_eq!(given(text), printed((ecb + hundredths) * 100), "{text} {semester}");
        }
        let under = |text: &str| clause(text).is_under_floor(semester, &law).unwrap();
        assert!(!under("legal*3"), "three times is the floor itself");
        assert!(under("legal*2.99") && !under("legal*3.01"), "{semester}");
        assert_eq!(under("ecb+10"), ecb + 1_000 < 3 * legal, "{semester}");
        assert_eq!(under("8"), 800 < 3 * legal, "{semester}");
    }
    let unknown: Semester = "2027-S1".parse().unwrap();
    assert!(clause("legal*3").in_semester(unknown, &law).is_err());
    assert!(clause("ecb+10").in_semester(unknown, &law).is_err());
    assert_eq!(clause("8").in_semester(unknown, &law).unwrap().to_string(), "8.00");
}

#[test]
fn a_clause_is_written_one_way_and_nonsense_is_refused() {
    for (typed, kept) in [
        ("8", "8.00"),
        ("12.125", "12.125"),
        ("legal*3.00", "legal*3"),
        ("legal*1.50", "legal*1.5"),
        ("ecb+07", "ecb+7"),
    ] {
        assert_eq!(clause(typed).to_string(), kept);
        assert_eq!(clause(kept), clause(typed));
        let json = serde_json::to_string(&clause(typed)).unwrap();
        assert_eq!(json, format!("\"{kept}\""));
        assert_eq!(serde_json::from_str::<ContractRate>(&json).unwrap(), clause(typed));
    }
    let nonsense = [
        "",
        "-1",
        "12,5",
        "1001",
        "legal",
        "legal*",
        "legal*0",
        "legal*-3",
        "legal*20.01",
        "legal*3.125",
        "legal*trois",
        "legal*1e1",
        "ecb",
        "ecb+",
        "ecb-1",
        "ecb+100.01",
        "ecb+10%",
        "LEGAL*3",
        "legal * 3",
        " 8",
        "ecb+999999",
    ];
    for text in nonsense {
        assert!(text.parse::<ContractRate>().is_err(), "« {text} »");
    }
}

#[test]
fn a_note_of_an_invoice_gives_the_rate_it_words() {
    let read = [
        (
            "En cas de retard de paiement, une pénalité égale à 3 fois le taux d'intérêt légal sera exigible.",
            "legal*3",
        ),
        (
            "Pénalités de retard : trois fois le taux de l’intérêt légal. Indemnité forfaitaire de 40 €.",
            "legal*3",
        ),
        ("Pénalités : 3 x le taux légal en vigueur", "legal*3"),
        ("PENALITES DE RETARD AU TAUX DE 3X LE TAUX D’INTERET LEGAL", "legal*3"),
        ("intérêts au triple du taux d'intérêt légal", "legal*3"),
        ("une fois et demie le taux de l’intérêt légal", "legal*1.5"),
        ("1,5 fois le taux d'intérêt légal", "legal*1.5"),
        ("cinq fois l’intérêt légal", "legal*5"),
        ("taux de la BCE majoré de 10 points", "ecb+10"),
        (
            "Taux appliqué par la Banque centrale européenne à son opération de refinancement la plus récente majoré de 10 points de pourcentage.",
            "ecb+10",
        ),
        ("Intérêts au taux BCE + 7,5 points.", "ecb+7.5"),
        ("taux BCE majoré de dix points, soit 12,40 %", "ecb+10"),
        ("taux directeur de la BCE plus 10 points", "ecb+10"),
        ("Intérêts de retard de 8 % l'an", "8.00"),
        ("Pénalités de retard : 10% par an", "10.00"),
        ("pénalités de retard au taux annuel : 12,5 % annuel ; pas d'escompte", "12.50"),
        ("Pénalités 9 % l’an. Escompte pour paiement anticipé : 2 % par an.", "9.00"),
    ];
    for (note, rate) in read {
        assert_eq!(read_clause(note).map(|rate| rate.to_string()), Ok(rate.to_owned()), "{note}");
    }
}

#[test]
fn a_note_that_is_not_plain_is_asked_and_never_guessed() {
    let rate = |text: &str| text.parse().unwrap();
    let unread = [
        ("", ClauseUnread::Nothing),
        ("Des pénalités de retard seront appliquées au taux légal en vigueur.", ClauseUnread::Nothing),
        ("Indemnité forfaitaire de recouvrement de 40 €", ClauseUnread::Nothing),
        ("Escompte 2 % par an pour paiement anticipé", ClauseUnread::Nothing),
        ("pénalité de 0,75 % par mois de retard", ClauseUnread::Monthly(rate("0.75"))),
        ("1,5 % mensuel", ClauseUnread::Monthly(rate("1.5"))),
        ("Pénalités de retard : 12 %", ClauseUnread::NoPeriod(rate("12"))),
        (
            "BCE majoré de 10 points, sans être inférieur à trois fois le taux d'intérêt légal",
            ClauseUnread::Several,
        ),
        ("Professionnels : 3 fois le taux légal. Particuliers : 5 % par an.", ClauseUnread::Several),
        ("10 % par an ou 1 % par mois", ClauseUnread::Several),
        ("BCE majoré de 10 %", ClauseUnread::NoPeriod(rate("10"))),
    ];
    for (note, why) in unread {
        assert_eq!(read_clause(note), Err(why), "{note}");
    }
    assert_eq!(ClauseUnread::Monthly(rate("0.75")).in_french(), "0,75\u{a0}% par mois");
}

#[test]
fn a_cell_or_a_field_takes_every_form() {
    for (typed, rate) in [
        ("8", "8.00"),
        ("8,5 %", "8.50"),
        ("12\u{a0}%", "12.00"),
        ("legal*3", "legal*3"),
        ("ECB+10", "ecb+10"),
        ("3 fois le taux légal", "legal*3"),
        ("BCE + 10 points", "ecb+10"),
    ] {
        assert_eq!(read_rate(typed).map(|rate| rate.to_string()), Ok(rate.to_owned()), "{typed}");
    }
    assert!(matches!(read_rate("1 % par mois"), Err(ClauseUnread::Monthly(_))));
    assert_eq!(read_rate("selon CGV"), Err(ClauseUnread::Nothing));
}

#[test]
fn an_indexed_clause_follows_the_reading_of_the_firm() {
    let law = Law::shipped().unwrap();
    let debt = Debt::new("10000.00".parse().unwrap(), "2025-12-31".parse().unwrap());
    let lines = |mode: RateMode, floor: BelowFloor, rate: &str| {
        let terms = Terms {
            rate_mode: mode,
            below_floor: floor,
            contract_rate: Some(clause(rate)),
            ..Terms::of(DebtorNature::Business)
        };
        let owed = statement(&debt, &terms, &law, "2026-09-30".parse().unwrap()).unwrap();
        let rates: Vec<String> = owed.lines.iter().map(|line| line.rate.to_string()).collect();
        (rates, owed.flags)
    };
    let of = |text: &str| -> Semester { text.parse().unwrap() };
    let keep = BelowFloor::Keep;
    assert_eq!(
        lines(RateMode::Floating, keep, "legal*3"),
        (vec!["7.86".to_owned(), "8.25".to_owned()], vec![])
    );
    assert_eq!(lines(RateMode::Frozen, keep, "legal*3"), (vec!["7.86".to_owned()], vec![]));
    assert_eq!(
        lines(RateMode::Floating, keep, "ecb+10"),
        (vec!["12.15".to_owned(), "12.40".to_owned()], vec![])
    );
    let low = vec![Flag::RateBelowFloor(of("2026-S1")), Flag::RateBelowFloor(of("2026-S2"))];
    assert_eq!(
        lines(RateMode::Floating, keep, "legal*2"),
        (vec!["5.24".to_owned(), "5.50".to_owned()], low.clone())
    );
    let raised = lines(RateMode::Floating, BelowFloor::Raise, "legal*2");
    assert_eq!(raised, (vec!["7.86".to_owned(), "8.25".to_owned()], low.clone()));
    let set_aside = lines(RateMode::Floating, BelowFloor::UseDefault, "ecb+1");
    assert_eq!(set_aside, (vec!["12.15".to_owned(), "12.40".to_owned()], low));
}
