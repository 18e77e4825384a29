//! `client --set` and `invoice --set`: what a sheet holds, corrected field by field.
//!
//! The fields are those of the forms, and go through the same use cases: one correction is one
//! entry of the journal, which keeps what was there before.

use dument_app::views::{ClientInput, ClientView, InvoiceInput, InvoiceView};
use dument_app::{Code, Error, read_contract_rate};
use dument_domain::claim::DuePart;
use dument_domain::{ContractRate, Day, DebtorNature};

use crate::failure::Failure;
use crate::session::{amount, day};

/// The fields of a client, as `--set` names them.
const OF_CLIENT: &str = "name, nature, siren, siret, vat, address, line1 à line4, postal_code, city, country, email, phone, note, rate";
/// The fields of an invoice, as `--set` names them.
const OF_INVOICE: &str =
    "number, nature, work, quote, quote_on, completed_on, issued_on, due, terms, net, vat, gross, rate";

/// One `FIELD=VALUE` of the command line.
fn split(pair: &str) -> Result<(&str, &str), Failure> {
    pair.split_once('=').map(|(field, value)| (field.trim(), value.trim())).ok_or_else(|| {
        Failure::Usage(format!(
            "«\u{a0}{pair}\u{a0}»\u{a0}: une correction s’écrit CHAMP=VALEUR, comme phone=0298000000."
        ))
    })
}

fn no_such(field: &str, known: &str) -> Failure {
    Failure::Usage(format!(
        "«\u{a0}{field}\u{a0}» n’est pas un champ de cette fiche. Les champs sont\u{a0}: {known}."
    ))
}

/// What a client's sheet becomes with these corrections.
pub(crate) fn client_input(
    view: ClientView,
    nature: Option<DebtorNature>,
    pairs: &[String],
) -> Result<ClientInput, Failure> {
    let mut input = ClientInput {
        client: Some(view.client),
        name: view.name,
        nature: nature.unwrap_or(view.nature),
        nature_unsaid: nature.is_none(),
        siren: view.siret.or(view.siren),
        vat: view.vat,
        address: view.address,
        email: view.email,
        phone: view.phone,
        note: view.note,
        contract_rate: view.contract_rate,
        contacts: view.contacts,
        confirmed: false,
    };
    for pair in pairs {
        let (field, value) = split(pair)?;
        let text = value.to_owned();
        match field {
            "name" => input.name = text,
            "nature" => {
                input.nature = crate::given::nature(value).map_err(Failure::Usage)?;
                input.nature_unsaid = false;
            }
            "siren" | "siret" => input.siren = filled(value),
            "vat" => input.vat = filled(value),
            "address" | "lines" => {
                let lines = value.split(['|', '\n']).map(str::trim).filter(|line| !line.is_empty());
                input.address.lines = lines.map(str::to_owned).collect();
            }
            "line1" | "line2" | "line3" | "line4" => put_line(&mut input.address.lines, field, text),
            "postal_code" => input.address.postal_code = text,
            "city" => input.address.city = text,
            "country" => input.address.country = text,
            "email" => input.email = text,
            "phone" => input.phone = text,
            "note" => input.note = text,
            "rate" | "contract_rate" => input.contract_rate = rate(value)?,
            _ => return Err(no_such(field, OF_CLIENT)),
        }
    }
    Ok(input)
}

/// Puts one line of an address at its place, and keeps no empty one at the end.
fn put_line(lines: &mut Vec<String>, field: &str, text: String) {
    let place = match field {
        "line1" => 0,
        "line2" => 1,
        "line3" => 2,
        _ => 3,
    };
    while lines.len() <= place {
        lines.push(String::new());
    }
    if let Some(line) = lines.get_mut(place) {
        *line = text;
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
}

/// What an invoice becomes with these corrections.
pub(crate) fn invoice_input(view: &InvoiceView, pairs: &[String]) -> Result<InvoiceInput, Failure> {
    let row = &view.row;
    let mut input = InvoiceInput {
        invoice: Some(row.invoice),
        client: Some(row.client),
        new_client: None,
        number: row.number.clone(),
        issued_on: row.issued_on,
        due_on: None,
        parts: view.parts.clone(),
        net: view.net,
        vat: view.vat,
        gross: row.gross,
        work: view.work.clone(),
        quote_number: view.quote_number.clone(),
        quote_on: view.quote_on,
        completed_on: view.completed_on,
        nature: view.own_nature,
        contract_rate: view.contract_rate,
        terms: view.terms.clone(),
        sector: view.sector,
        activity: view.activity,
        document: view.document,
        confirmed: false,
    };
    for pair in pairs {
        let (field, value) = split(pair)?;
        match field {
            "number" => input.number = value.to_owned(),
            "nature" => {
                input.nature = filled(value)
                    .map(|text| crate::given::nature(&text).map_err(Failure::Usage))
                    .transpose()?;
            }
            "work" => input.work = value.to_owned(),
            "quote" | "quote_number" => input.quote_number = filled(value),
            "quote_on" | "quote_date" => input.quote_on = day_or_none(value)?,
            "completed_on" | "completion" => input.completed_on = day_or_none(value)?,
            "issued_on" | "issue_date" => input.issued_on = day(value)?,
            "due" | "due_on" | "due_date" => due_on(&mut input, day(value)?)?,
            "terms" => {
                input.terms = value.to_owned();
                input.parts.clear();
            }
            "net" => input.net = filled(value).map(|text| amount(&text)).transpose()?,
            "vat" => input.vat = filled(value).map(|text| amount(&text)).transpose()?,
            "gross" | "total_gross" => {
                input.gross = amount(value)?;
                if let [only] = input.parts.as_mut_slice() {
                    only.amount = input.gross;
                }
            }
            "rate" | "contract_rate" => input.contract_rate = rate(value)?,
            _ => return Err(no_such(field, OF_INVOICE)),
        }
    }
    Ok(input)
}

/// The due date of an invoice due in one part; several are not moved by one date.
fn due_on(input: &mut InvoiceInput, due: Day) -> Result<(), Failure> {
    if input.parts.len() > 1 {
        let told = "Cette facture a plusieurs échéances\u{a0}: corrigez-les dans la fenêtre. Rien n’a été enregistré.";
        return Err(Error::told(Code::BadValue, "due", told.to_owned()).into());
    }
    // A date typed by the user goes before the term noted.
    input.terms.clear();
    input.sector = None;
    input.parts = vec![DuePart { due, amount: input.gross }];
    Ok(())
}

fn filled(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

fn day_or_none(value: &str) -> Result<Option<Day>, Failure> {
    Ok(if value.is_empty() { None } else { Some(day(value)?) })
}

/// `8.00`, `legal*3`, `ecb+10`, or the words of a contract; empty: that of the client or the firm.
fn rate(value: &str) -> Result<Option<ContractRate>, Failure> {
    Ok(if value.is_empty() { None } else { Some(read_contract_rate(value)?) })
}
