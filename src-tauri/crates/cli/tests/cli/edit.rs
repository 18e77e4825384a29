//! `client --set`, `invoice --set`, `credit-note`, `pay --deposit`: what a sheet holds, corrected.

use serde_json::json;

use crate::support::{Desk, INVOICES, text};

fn desk() -> Desk {
    let desk = Desk::with_company();
    let file = desk.file("factures.csv", INVOICES);
    assert_eq!(desk.run(&["import", text(&file)]).status, 0);
    desk
}

#[test]
fn a_client_s_sheet_is_corrected_field_by_field_and_its_nature_stays_to_confirm() {
    let desk = desk();
    let before = desk.run(&["--json", "client", "--name", "Mme Riou"]).json();
    assert_eq!(before["nature_confirmed"], false);
    let set = desk.run(&[
        "--json",
        "client",
        "--name",
        "Mme Riou",
        "--set",
        "phone=02 98 00 00 00",
        "line1=27 quai de la Cité",
        "line2=Bât. B",
        "postal_code=29300",
        "city=Quimperlé",
        "--set",
        "email=riou@example.org",
    ]);
    assert_eq!(set.status, 0, "{}", set.err);
    let sheet = set.json();
    assert_eq!(sheet["address"]["lines"], json!(["27 quai de la Cité", "Bât. B"]));
    assert_eq!([&sheet["phone"], &sheet["email"]], ["02 98 00 00 00", "riou@example.org"]);
    assert_eq!(sheet["nature_confirmed"], false, "a telephone number says nothing of the nature");
    let nature = desk.run(&["--json", "client", "--name", "Mme Riou", "--set", "nature=consumer"]).json();
    assert_eq!([&nature["nature"], &nature["nature_confirmed"]], [&json!("consumer"), &json!(true)]);
    let kept = desk.run(&["--json", "changes", "--client", "Mme Riou"]).json();
    let lines = kept["changes"].as_array().unwrap().iter().flat_map(|one| one["lines"].as_array().unwrap());
    let phone = lines.clone().find(|line| line["label"] == "Téléphone").unwrap();
    assert_eq!(phone["was"], "", "what was there before stays in the journal: {kept}");
    assert_eq!(lines.filter(|line| line["label"] == "Nature confirmée").count(), 1, "{kept}");
    for (pair, told) in [("phone", "CHAMP=VALEUR"), ("colour=bleu", "n’est pas un champ")] {
        let refused = desk.run(&["client", "--name", "Mme Riou", "--set", pair]);
        assert_eq!(refused.status, 2);
        assert!(refused.err.contains(told), "{}", refused.err);
    }
}

#[test]
fn an_invoice_gets_its_quote_its_work_and_its_due_date_from_the_terminal() {
    let desk = desk();
    let set = desk.run(&[
        "--json",
        "invoice",
        "--number",
        "F-12",
        "--set",
        "quote=D-1042",
        "quote_on=2026-03-03",
        "work=Chauffe-eau",
        "completed_on=2026-08-18",
        "due=2026-10-05",
    ]);
    assert_eq!(set.status, 0, "{}", set.err);
    let sheet = set.json();
    assert_eq!(
        [&sheet["quote_number"], &sheet["work"], &sheet["due_date"]],
        ["D-1042", "Chauffe-eau", "2026-10-05"]
    );
    assert_eq!([&sheet["quote_on"], &sheet["completed_on"]], ["2026-03-03", "2026-08-18"]);
    let cleared = desk.run(&["--json", "invoice", "--number", "F-12", "--set", "quote="]).json();
    assert_eq!(cleared["quote_number"], json!(null));
    assert_eq!(cleared["due_date"], "2026-10-05", "the rest stays");
    assert_eq!(
        desk.run(&["--json", "invoice", "--number", "F-12", "--set", "due=demain"]).refusal(),
        "bad_date"
    );
    assert_eq!(desk.run(&["--json", "invoice", "--number", "F-99"]).refusal(), "unknown_invoice");
}

/// The penalties of F-12 (1 850 €, due 18 September 2026) on 21 November: 64 days.
fn interest(desk: &Desk) -> String {
    let list = desk.run(&["--json", "invoices", "--client", "Menuiserie Lefèvre"]).json();
    let one = list.as_array().unwrap().iter().find(|one| one["number"] == "F-12").unwrap();
    one["interest"].as_str().unwrap().to_owned()
}

#[test]
fn the_rate_of_the_contract_is_set_for_a_client_and_for_an_invoice_that_wins() {
    let desk = desk();
    desk.run(&["client", "--name", "Menuiserie Lefèvre", "--nature", "business"]);
    assert_eq!(interest(&desk), "40.22", "12.40 % of the law");
    let client = desk.run(&["--json", "client", "--name", "Menuiserie Lefèvre", "--set", "rate=legal*3"]);
    assert_eq!(client.json()["contract_rate"], "legal*3");
    assert_eq!(interest(&desk), "26.76", "three times 2.75 %");
    let sheet = desk.run(&["--json", "invoice", "--number", "F-12"]).json();
    assert_eq!(
        [&sheet["contract_rate"], &sheet["contract_rate_in_force"]],
        [&json!(null), &json!("legal*3")]
    );
    let invoice = desk.run(&["--json", "invoice", "--number", "F-12", "--set", "rate=BCE + 15 points"]);
    assert_eq!(invoice.json()["contract_rate"], "ecb+15");
    assert_eq!(interest(&desk), "56.44", "17.40 %");
    desk.run(&["invoice", "--number", "F-12", "--set", "rate="]);
    assert_eq!(interest(&desk), "26.76", "the client’s again");
    let monthly = desk.run(&["--json", "invoice", "--number", "F-12", "--set", "rate=0,75 % par mois"]);
    assert_eq!(monthly.refusal(), "bad_value");
    assert!(monthly.err.contains("0,75\u{a0}% par mois"), "{}", monthly.err);
}

#[test]
fn a_credit_note_larger_than_its_invoice_is_refused_and_a_full_one_asks_nothing_more() {
    let desk = desk();
    desk.run(&["client", "--name", "Menuiserie Lefèvre", "--nature", "business"]);
    let larger = desk.run(&["--json", "credit-note", "--invoice", "F-12", "--amount", "5000.00"]);
    assert_eq!(larger.refusal(), "bad_amount");
    assert!(larger.err.contains("remboursement"), "{}", larger.err);
    let early =
        desk.run(&["--json", "credit-note", "--invoice", "F-12", "--amount", "10.00", "--on", "2026-01-01"]);
    assert_eq!(early.refusal(), "bad_date");
    assert_eq!(desk.run(&["credit-note", "--invoice", "F-12", "--amount", "850.00"]).status, 0);
    let rest = desk.run(&["--json", "credit-note", "--invoice", "F-12", "--amount", "1000.01"]);
    assert_eq!(rest.refusal(), "bad_amount", "two credit notes are counted together");
    let whole = desk.run(&["credit-note", "--invoice", "F-12", "--amount", "1000.00"]);
    assert!(whole.out.contains("rien n’est demandé pour le retard"), "{}", whole.out);
    let list = desk.run(&["--json", "invoices", "--client", "Menuiserie Lefèvre"]).json();
    let one = list.as_array().unwrap().iter().find(|one| one["number"] == "F-12").unwrap();
    assert_eq!([&one["outstanding"], &one["interest"], &one["indemnity"]], ["0.00", "0.00", "0.00"]);
    assert_eq!(one["state"], "settled");
    let claimed = desk.run(&["settle", "--client", "Menuiserie Lefèvre", "--claim"]);
    assert_eq!(claimed.status, 0, "{}", claimed.err);
    assert_ne!(interest(&desk), "0.00", "a gesture at its date: what ran before is claimed");
}

#[test]
fn a_payment_of_1999_is_no_payment_of_an_invoice_of_2026_unless_it_is_a_deposit() {
    let desk = desk();
    let old = ["--json", "pay", "--invoice", "F-12", "--amount", "10.00", "--on", "1999-01-01"];
    let refused = desk.run(&old);
    assert_eq!(refused.refusal(), "unconfirmed");
    assert!(refused.err.contains("acompte"), "{}", refused.err);
    let deposit =
        desk.run(&["pay", "--invoice", "F-12", "--amount", "100.00", "--on", "2026-08-01", "--deposit"]);
    assert_eq!(deposit.status, 0, "{}", deposit.err);
}

#[test]
fn a_payment_ten_times_too_large_is_refused_with_the_option_that_confirms_it() {
    let desk = desk();
    let typed = ["pay", "--invoice", "F-12", "--amount", "18500.00"];
    let refused = desk.run(&typed);
    assert_eq!(refused.status, 1, "{}", refused.out);
    assert!(
        refused.err.contains("Vouliez-vous écrire") && refused.err.contains("--confirmed"),
        "{}",
        refused.err
    );
    assert_eq!(desk.run(&[&typed[..], &["--confirmed"]].concat()).status, 0);
    let future = desk.run(&["pay", "--invoice", "F-13", "--amount", "10.00", "--on", "2099-01-01"]);
    assert!(future.err.contains("2099 est à venir"), "{}", future.err);
}
