//! What is on the paper: text, millimetres, fonts, pages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::{letter, mm, print};

#[test]
fn the_text_comes_back_whole_with_its_typography() {
    let printed = print(&letter());
    let text = printed.text();
    for expected in [
        "Menuiserie Cœur de chêne",
        "n°\u{a0}210",
        "3\u{a0}mars\u{a0}2026",
        "3\u{202f}212,71\u{a0}€",
        "12,40\u{a0}%",
        "principal\u{202f};",
        "d’indemnité",
        "article\u{a0}L441-10",
        "Objet\u{a0}:",
        "Page 1 sur ",
    ] {
        assert!(text.contains(expected), "missing {expected:?} in:\n{text}");
    }
    assert!(printed.rendered.replaced.is_empty());
}

#[test]
fn the_address_stands_in_the_window_of_the_envelope() {
    let printed = print(&letter());
    let words = printed.words();
    let first = words.iter().find(|word| word.text == "SOCIETE").unwrap();
    assert!((mm(first.left) - 110.0).abs() < 0.3, "left edge at {} mm", mm(first.left));
    assert!((mm(first.top) - 56.0).abs() < 0.3, "top at {} mm", mm(first.top));
    let city = words.iter().find(|word| word.text == "VERTOU").unwrap();
    assert!((mm(city.top) - mm(first.top) - 20.0).abs() < 0.1, "pitch of 4 mm");
    let address = ["SOCIETE", "SERVICE", "BATIMENT", "RUE", "BP", "VERTOU"];
    for word in words.iter().filter(|word| word.page == 1) {
        let (x, y) = (mm(word.right), mm(word.top));
        let inside = (100.0..200.0).contains(&x) && (35.0..90.0).contains(&y);
        assert!(!inside || mm(word.left) >= 109.7, "{word:?} shows in the window");
    }
    assert!(address.iter().all(|text| words.iter().any(|word| word.text == *text)));
}
