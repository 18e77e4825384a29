//! French typography, case by case.

use dument_letters::typography::{clean, french};

/// `_` stands for U+00A0 and `~` for U+202F, so that the cases can be read.
fn shown(text: &str) -> String {
    text.replace('\u{a0}', "_").replace('\u{202f}', "~")
}

#[test]
fn each_case_has_its_spaces() {
    let cases = [
        ("Objet : facture", "Objet_: facture"),
        ("Objet: facture", "Objet_: facture"),
        ("principal ; intérêts", "principal~; intérêts"),
        ("Y a-t-il un souci ?", "Y a-t-il un souci~?"),
        ("Vraiment ?! Oui !", "Vraiment~?! Oui~!"),
        ("« oui »", "«_oui_»"),
        ("«oui»", "«_oui_»"),
        ("40€ ou 40 €", "40_€ ou 40_€"),
        ("12,40 % l'an", "12,40_% l’an"),
        ("1 240,50 €", "1~240,50_€"),
        ("12 345 678,00 €.", "12~345~678,00_€."),
        ("tél. 02 40 12 34 56", "tél. 02_40_12_34_56"),
        ("SIREN 552 100 554,", "SIREN_552~100~554,"),
        ("SIRET 552 100 554 00013", "SIRET 552_100_554_00013"),
        ("FR76 3000 6000 0112 3456 7890 189", "FR76_3000_6000_0112_3456_7890_189"),
        ("le 3 juin 2026, puis", "le 3_juin_2026, puis"),
        ("le 1er avril 2026", "le 1er_avril_2026"),
        ("article L441-10 du code", "article_L441-10 du code"),
        ("articles 1231-6 et 1344-1", "articles_1231-6 et 1344-1"),
        ("articles des journaux", "articles des journaux"),
        ("devis n° 12", "devis n°_12"),
        ("M. Durand et Mme Petit", "M._Durand et Mme_Petit"),
        ("majoré de 10 points", "majoré de 10_points"),
        ("2 × 40 €", "2_× 40_€"),
        ("https://exemple.fr/?a=b;c:d", "https://exemple.fr/?a=b;c:d"),
        ("à 12:30", "à 12:30"),
        ("contact@exemple.fr", "contact@exemple.fr"),
        ("attendez...", "attendez…"),
        ("l’an  deux", "l’an deux"),
        ("facture 2026 001 du", "facture 2026 001 du"),
        ("'guillemets'", "'guillemets’"),
        ("", ""),
    ];
    for (given, expected) in cases {
        assert_eq!(shown(&french(given)), expected, "{given}");
        assert_eq!(french(&french(given)), french(given), "{given} twice");
    }
}

#[test]
fn twice_is_once_for_any_text() {
    let letters: Vec<char> = "a1 9'.;:!?«»€%’\u{a0}\u{202f}n°L-,2()FRé".chars().collect();
    let mut state: u64 = 7;
    for _ in 0..20_000 {
        let text: String = (0..14)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                letters[usize::try_from(state >> 33).unwrap() % letters.len()]
            })
            .collect();
        let once = french(&text);
        assert_eq!(french(&once), once, "from {text:?}");
    }
}

#[test]
fn cleaning_keeps_what_is_visible() {
    let mut replaced = Vec::new();
    let all = |_: char| true;
    assert_eq!(clean("a\u{0}b\u{9b}c\u{200b}d\u{feff}", all, &mut replaced), "abcd");
    assert_eq!(clean("ligne\r\nsuivante", all, &mut replaced), "ligne  suivante");
    assert_eq!(clean("e\u{301}", all, &mut replaced), "é");
    assert_eq!(clean("\u{202e}abc\u{2066}", all, &mut replaced), "abc");
    assert!(replaced.is_empty());
    let text = clean("xyx", |letter| letter != 'x', &mut replaced);
    assert_eq!((text.as_str(), replaced.len()), ("□y□", 1));
}
