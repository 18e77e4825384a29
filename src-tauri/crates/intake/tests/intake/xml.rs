//! Electronic invoices in XML, field by field.

use dument_domain::Day;
use dument_intake::{DueDateSource, Format, Kind, Reading, Severity, read};

const INVOICE: &str = include_str!("../fixtures/facture.xml");

fn day(text: &str) -> Option<Day> {
    Some(text.parse().unwrap())
}

fn codes(reading: &Reading) -> Vec<&str> {
    reading.problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn every_field_of_a_french_invoice_is_read() {
    let reading = read("facture.xml", INVOICE.as_bytes());
    assert_eq!((reading.format, reading.profile.as_deref()), (Format::Cii, Some("extended")));
    assert_eq!(codes(&reading), ["payment_date_supposed"]);
    let draft = &reading.invoices[0];
    assert_eq!(draft.number.as_deref(), Some("2026-041"));
    assert_eq!(draft.issue_date, day("2026-03-02"));
    assert_eq!(draft.delivery_date, day("2026-02-27"));
    assert_eq!(draft.seller.siren.as_deref(), Some("812345676"));
    assert_eq!(draft.buyer.name.as_deref(), Some("Brasserie de l’Étang & Fils"));
    assert_eq!(draft.buyer.siret.as_deref(), Some("52345678800018"));
    assert_eq!(draft.buyer.siren.as_deref(), Some("523456788"));
    let address = draft.buyer.address.as_ref().unwrap();
    assert_eq!(address.lines, ["3 place Saint-Corentin", "Bâtiment B"]);
    assert_eq!(address.city.as_deref(), Some("Quimper"));
    assert_eq!(draft.buyer.email.as_deref(), Some("compta@etang.example"));
    assert_eq!(draft.order_reference.as_deref(), Some("BC-77"));
    assert_eq!(draft.iban.as_deref(), Some("FR1420041010050500013M02606"));
    assert_eq!(draft.notes[0].code.as_deref(), Some("PMD"));
    assert_eq!(
        draft.notes[0].text,
        "Pénalités de retard : trois fois le taux d'intérêt légal & sans rappel."
    );
    assert_eq!(draft.notes[1].text, "Indemnité forfaitaire : 40 €");
}

#[test]
fn the_vat_is_the_one_in_the_currency_of_the_invoice() {
    let draft = &read("", INVOICE.as_bytes()).invoices[0];
    assert_eq!(draft.total_vat.unwrap().to_string(), "300.00");
    assert_eq!(draft.total_net.unwrap().to_string(), "1500.00");
}

#[test]
fn instalments_give_due_parts_and_the_last_due_date() {
    let draft = &read("", INVOICE.as_bytes()).invoices[0];
    assert_eq!(draft.due_date, day("2026-05-01"));
    assert_eq!(draft.due_date_source, DueDateSource::Written);
    let dates: Vec<_> = draft.due_parts.iter().map(|part| part.due_date.to_string()).collect();
    assert_eq!(dates, ["2026-04-01", "2026-05-01"]);
}

#[test]
fn what_was_paid_before_is_a_payment_on_a_supposed_day() {
    let draft = &read("", INVOICE.as_bytes()).invoices[0];
    let payment = &draft.payments[0];
    assert_eq!(payment.amount.to_string(), "300.00");
    assert!(payment.on_supposed);
    assert_eq!(payment.on, day("2026-05-01"));
}

#[test]
fn an_old_zugferd_with_a_negative_total_is_a_credit_note() {
    let reading = read("", include_bytes!("../fixtures/zugferd-1.xml"));
    let draft = &reading.invoices[0];
    assert_eq!((reading.format, draft.kind), (Format::Cii, Kind::CreditNote));
    assert_eq!(draft.total_gross.unwrap().to_string(), "12.00");
    assert_eq!(draft.due_date, None);
    assert_eq!(draft.due_date_assumed, None);
    assert_eq!(draft.due_date_source, DueDateSource::Unknown);
    assert!(draft.payments.is_empty());
}

#[test]
fn ubl_gives_the_same_fields_and_says_when_the_iban_has_spaces() {
    let reading = read("", include_bytes!("../fixtures/facture-ubl.xml"));
    let draft = &reading.invoices[0];
    assert_eq!(reading.profile.as_deref(), Some("en16931-ctc-fr"));
    assert_eq!((draft.buyer.name.as_deref(), draft.due_date), (Some("Madame Riou"), day("2026-03-12")));
    assert_eq!(draft.notes[0].code.as_deref(), Some("AAB"));
    assert_eq!(draft.iban.as_deref(), Some("FR1420041010050500013M02606"));
    assert_eq!(codes(&reading), ["iban_format"]);
}

#[test]
fn a_missing_total_is_asked_and_never_made_up() {
    let text = INVOICE.replace("<ram:GrandTotalAmount>1800.00</ram:GrandTotalAmount>", "");
    let reading = read("", text.as_bytes());
    assert!(reading.has_errors());
    assert_eq!(reading.invoices[0].missing, ["total_gross"]);
    assert_eq!(reading.invoices[0].total_gross, None);
}

#[test]
fn a_sum_that_does_not_hold_is_told_and_the_smaller_claim_is_kept() {
    let text = INVOICE.replace("<ram:DuePayableAmount>1500.00", "<ram:DuePayableAmount>1200.00");
    let reading = read("", text.as_bytes());
    assert!(codes(&reading).contains(&"due_disagrees"));
    assert_eq!(reading.invoices[0].payments[0].amount.to_string(), "600.00");
}

#[test]
fn errors_name_the_line() {
    let text = INVOICE.replace("20260302</udt", "20260230</udt");
    let reading = read("", text.as_bytes());
    let bad = reading.problems.iter().find(|problem| problem.code == "bad_date").unwrap();
    assert_eq!(bad.line, Some(13));
    assert_eq!(reading.invoices[0].missing, ["issue_date"]);
}

#[test]
fn a_doctype_is_refused_before_anything_is_read() {
    let text = INVOICE.replace("?>\n<rsm", "?>\n<!DOCTYPE x [<!ENTITY y \"z\">]>\n<rsm");
    let reading = read("x.xml", text.as_bytes());
    assert_eq!(codes(&reading), ["doctype_refused"]);
    assert!(reading.invoices.is_empty() && reading.document.is_none());
}

#[test]
fn accents_survive_a_declaration_that_lies() {
    let latin: Vec<u8> =
        INVOICE.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect();
    let reading = read("", &latin);
    assert!(codes(&reading).contains(&"encoding_guessed"));
    assert_eq!(reading.invoices[0].seller.address.as_ref().unwrap().city.as_deref(), Some("Quimperlé"));
}

#[test]
fn a_document_cut_anywhere_is_an_error_and_never_half_an_invoice() {
    for end in (1..INVOICE.len()).step_by(97).filter(|end| INVOICE.is_char_boundary(*end)) {
        let reading = read("", &INVOICE.as_bytes()[..end]);
        assert!(reading.has_errors() && reading.invoices.is_empty(), "cut at {end}");
    }
}

#[test]
fn an_order_is_not_an_invoice() {
    let text = INVOICE.replace("urn:factur-x.eu:1p0:extended", "urn:order-x.eu:1p0:basic");
    let reading = read("", text.as_bytes());
    assert_eq!(codes(&reading), ["order_not_invoice"]);
    assert!(reading.problems.iter().all(|problem| problem.severity == Severity::Error));
}

fn with(changes: &[(&str, &str)]) -> Reading {
    let mut text = INVOICE.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    read("f.xml", text.as_bytes())
}

fn asked(reading: &Reading) -> String {
    reading.invoices[0].asked().unwrap().to_string()
}

#[test]
fn what_is_asked_is_what_is_left_and_what_was_received() {
    let rounded = with(&[
        (">1800.00<", ">1800.03<"),
        (
            "<ram:DuePayableAmount>1500.00</ram:DuePayableAmount>",
            "<ram:RoundingAmount>-0.03</ram:RoundingAmount><ram:DuePayableAmount>1500.00</ram:DuePayableAmount>",
        ),
    ]);
    assert_eq!(asked(&rounded), "1800.00");
    assert_eq!(rounded.invoices[0].payments[0].amount.to_string(), "300.00");
    let owed_on_top = with(&[
        (">300.00</ram:TotalPrepaidAmount>", ">-50.00</ram:TotalPrepaidAmount>"),
        (">1500.00</ram:DuePayableAmount>", ">1850.00</ram:DuePayableAmount>"),
    ]);
    assert_eq!(asked(&owed_on_top), "1850.00");
    assert!(owed_on_top.invoices[0].payments.is_empty());
    let unexplained = with(&[(">1500.00</ram:DuePayableAmount>", ">1999.00</ram:DuePayableAmount>")]);
    assert_eq!(asked(&unexplained), "1800.00");
    assert!(codes(&unexplained).contains(&"due_disagrees"));
}

#[test]
fn a_pro_forma_or_an_order_asks_nothing() {
    for code in ["325", "220", "310", "Facture pro forma"] {
        let reading = with(&[(">380<", &format!(">{code}<"))]);
        assert!(
            reading.invoices.is_empty() && codes(&reading) == ["not_an_invoice"],
            "{code}: {:?}",
            reading.problems
        );
    }
}

#[test]
fn a_date_keeps_its_day_whatever_its_offset_or_its_element() {
    let ubl = include_str!("../fixtures/facture-ubl.xml");
    for written in ["2026-03-12-05:00", "2026-03-12+02:00", "2026-03-12Z"] {
        let reading = read("u.xml", ubl.replace(">2026-03-12<", &format!(">{written}<")).as_bytes());
        assert_eq!(reading.invoices[0].due_date, day("2026-03-12"), "{written}");
    }
    let plain = with(&[("<udt:DateTimeString format=\"102\">20260302</udt:DateTimeString>", "2026-03-02")]);
    assert_eq!(plain.invoices[0].issue_date, day("2026-03-02"));
}

#[test]
fn an_address_with_another_header_in_it_is_not_kept() {
    let ubl = include_str!("../fixtures/facture-ubl.xml");
    let end = "</cac:Party></cac:AccountingCustomerParty>";
    assert!(ubl.contains(end));
    let contact =
        "<cac:Contact><cbc:ElectronicMail>a@x.example\nBcc: b@y.example</cbc:ElectronicMail></cac:Contact>";
    let text = ubl.replace(end, &format!("{contact}{end}"));
    let reading = read("u.xml", text.as_bytes());
    assert_eq!(reading.invoices[0].buyer.email, None);
}
