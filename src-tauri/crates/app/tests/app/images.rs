//! The logo and the signature: what is chosen is what every letter shows, or is refused at once.

use crate::world::{client, from, invoice, kerbrat, on, plain};
use dument_app::{Code, letter, settings};
use serde_json::json;

const TODAY: &str = "2026-08-03";
const SIXTEEN_BITS: &[u8] = include_bytes!("../../../letters/tests/fixtures/grey16.png");
const INKS: &[u8] = include_bytes!("../../../letters/tests/fixtures/cmyk.jpg");

#[test]
fn a_logo_that_was_accepted_never_keeps_a_letter_from_being_made() {
    let now = on(TODAY);
    let mut app = kerbrat(&now);
    let client = client(&mut app, &now, "Brasserie Riou", "business");
    let invoice = invoice(&mut app, &now, client, "F-1");
    let request = from(json!({ "client": client, "step": "first_letter", "invoices": [invoice] }));
    for (image, starts) in [(SIXTEEN_BITS, b"\x89PNG"), (INKS, b"\x89PNG")] {
        assert!(app.act(&now, |desk| settings::set_image(desk, "logo", image)).unwrap().has_logo);
        let kept = app.ask(&now, |reading| settings::image_file(reading, "logo")).unwrap();
        assert!(kept.starts_with(starts) && kept != image, "it is shown as letters have it");
        assert!(app.ask(&now, |reading| letter::prepare(reading, &request)).unwrap().pdf.is_some());
    }
    assert!(!app.act(&now, |desk| settings::set_image(desk, "logo", b"")).unwrap().has_logo);
    assert_eq!(
        app.ask(&now, |reading| settings::image_file(reading, "logo")).unwrap_err().code,
        Code::UnknownDocument
    );
}

#[test]
fn what_no_letter_could_hold_is_refused_in_a_sentence_and_changes_nothing() {
    let now = on(TODAY);
    let mut app = kerbrat(&now);
    app.act(&now, |desk| settings::set_image(desk, "signature", SIXTEEN_BITS)).unwrap();
    let before = app.ask(&now, |reading| settings::image_file(reading, "signature")).unwrap();
    let unmarked = [&INKS[..2], &INKS[18..]].concat();
    let heavy = [SIXTEEN_BITS, &vec![0; 20_000_000]].concat();
    for (image, said) in [
        (b"GIF89a".as_slice(), "n’est pas une image PNG ou JPEG"),
        (b"%PDF-1.7", "n’est pas une image PNG ou JPEG"),
        (&SIXTEEN_BITS[..60], "ou il est abîmé"),
        (&heavy, "trop grande (au plus 20 Mo"),
        (&unmarked, "couleurs d’imprimerie"),
    ] {
        let refused = app.act(&now, |desk| settings::set_image(desk, "signature", image)).unwrap_err();
        let sentence = plain(&refused.message());
        assert_eq!(refused.code, Code::BadValue);
        assert!(sentence.contains(said) && sentence.ends_with("Rien n’a été noté."), "{sentence}");
        assert_eq!(app.ask(&now, |reading| settings::image_file(reading, "signature")).unwrap(), before);
    }
    assert_eq!(
        app.act(&now, |desk| settings::set_image(desk, "autre", b"")).unwrap_err().code,
        Code::BadValue
    );
}
