//! Head and foot of a letter: creditor's mentions, debtor's block, place and date.

use dument_domain::{Address as PostalAddress, Company};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::pen::Pen;
use crate::facts::LetterFacts;
use crate::model::{Address, Destination, Reference, Sender, Signature};
use crate::{creditor, french};

/// Characters of a line of the address block (NF Z 10-011).
const LINE_CHARACTERS_MAX: usize = 38;
/// Lines of the address block in France.
const LINES_MAX: usize = 6;

/// The creditor at the head of the letter (C. com. R123-237, R123-238, R526-27).
pub(super) fn sender(facts: &LetterFacts) -> Sender {
    let company = &facts.creditor;
    let mut lines = vec![creditor::heading(company)];
    lines.extend(form_and_capital(company));
    lines.extend(company.address.lines.iter().cloned());
    lines.push(format!("{} {}", company.address.postal_code, company.address.city));
    lines.extend(company.siren().map(|digits| format!("SIREN {}", french::siren(digits))));
    lines.extend(said(&company.phone).map(|phone| format!("Tél. {}", french::phone(phone))));
    lines.extend(said(&company.email).map(str::to_owned));
    lines.retain(|line| !line.trim().is_empty());
    Sender { lines, logo: facts.logo.clone() }
}

/// The mentions at the foot of each page.
pub(super) fn footer(company: &Company) -> Vec<String> {
    let mut identity = vec![creditor::heading(company)];
    identity.extend(form_and_capital(company));
    let office: Vec<&str> = company.address.lines.iter().map(String::as_str).filter_map(said).collect();
    let city = format!("{} {}", company.address.postal_code, company.address.city);
    let office = office.into_iter().chain(said(&city));
    identity.push(office.collect::<Vec<_>>().join(", "));
    let mut numbers: Vec<String> = Vec::new();
    numbers.extend(company.siren().map(|digits| format!("SIREN {}", french::siren(digits))));
    numbers.extend(company.rcs.as_deref().and_then(said).map(register));
    numbers.extend(company.vat.as_deref().and_then(said).map(|vat| format!("TVA {vat}")));
    [identity, numbers].iter().filter(|line| !line.is_empty()).map(|line| line.join(" · ")).collect()
}

fn form_and_capital(company: &Company) -> Option<String> {
    if company.writes_in_singular() {
        return None;
    }
    let form = company.legal_form.as_deref().and_then(said)?;
    let capital = company.capital.as_deref().and_then(said).map(capital_in_euros);
    Some(capital.map_or_else(|| form.to_owned(), |capital| format!("{form} au capital de {capital}")))
}

/// The capital in euros however it was typed (« 8000 », « 8000.00 », « 8 000 euros »; C. com.
/// R123-238); as typed where it is no sum (« variable »).
fn capital_in_euros(typed: &str) -> String {
    let bare: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    let bare = bare.to_lowercase().replace(',', ".");
    let number =
        ["€", "euros", "euro", "eur"].iter().find_map(|unit| bare.strip_suffix(unit)).unwrap_or(&bare);
    let cents = if number.contains('.') { String::new() } else { ".00".to_owned() };
    format!("{number}{cents}")
        .parse()
        .map_or_else(|_| typed.to_owned(), |sum| french::euros(sum).replace(",00", ""))
}

fn register(rcs: &str) -> String {
    let named = ["RCS", "RNE", "RM ", "R.C.S"].iter().any(|start| rcs.to_uppercase().starts_with(start));
    if named { rcs.to_owned() } else { format!("RCS {rcs}") }
}

fn said(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

/// « Nantes, le 21 novembre 2026 ».
pub(super) fn place_and_date(facts: &LetterFacts) -> String {
    let city = facts.creditor.address.city.trim();
    let city = city.split(" CEDEX").next().unwrap_or(city).split(" Cedex").next().unwrap_or(city);
    format!("{city}, le {}", french::date(facts.written_on))
}

/// « Nos références ».
pub(super) fn references(pen: &Pen) -> Vec<Reference> {
    let value = payment_reference(pen.facts);
    let ours = Reference { label: pen.words("[Nos|Mes] références", &[]), value };
    // Whom the judge will be asked about: nine digits tell one firm from another (CPC 57, 1407).
    let yours =
        pen.facts.debtor.siren.as_deref().and_then(said).filter(|_| pen.facts.nature.owes_without_notice());
    let yours =
        yours.map(|digits| Reference { label: "Votre SIREN".to_owned(), value: french::siren(digits) });
    std::iter::once(ours).chain(yours).collect()
}

/// What the client quotes when paying: the reference chosen, otherwise the numbers of the invoices.
pub(super) fn payment_reference(facts: &LetterFacts) -> String {
    if let Some(chosen) = said(&facts.payment_reference) {
        return chosen.to_owned();
    }
    let numbers: Vec<&str> = facts.invoices.iter().map(|invoice| invoice.number.as_str()).collect();
    match numbers.as_slice() {
        [first, _, _, _, ..] => format!("{first} et suivantes"),
        few => few.join(", "),
    }
}

/// The signature space.
pub(super) fn signature(facts: &LetterFacts) -> Signature {
    let company = &facts.creditor;
    Signature {
        name: creditor::signatory(company),
        capacity: company.signatory_capacity.trim().to_owned(),
        picture: facts.signature.clone(),
    }
}

/// The debtor's block: the name as written, then capitals without accent nor
/// punctuation, postal code and city last, the country after them abroad.
/// A name too long for one line goes on to the next when lines are left.
pub(super) fn address(name: &str, address: &PostalAddress) -> Address {
    let french = address.is_french();
    let room = LINES_MAX.saturating_sub(2);
    let mut tail: Vec<String> =
        split_at_commas(&address.lines, room).iter().map(|line| postal(line, french)).collect();
    tail.push(postal(&format!("{} {}", address.postal_code, address.city), french));
    if !french {
        tail.push(country(&address.country));
    }
    tail.retain(|line| !line.trim().is_empty());
    let lines_max = LINES_MAX + usize::from(!french);
    let mut lines = wrap(name, lines_max.saturating_sub(tail.len()).max(1));
    lines.extend(tail);
    Address { lines, destination: if french { Destination::France } else { Destination::Abroad } }
}

/// A line too long for the window goes on to the next at its comma, while lines are left: « Cabinet
/// Ar Mor Gestion, 27 quai de la Cité » is a complement and a street.
fn split_at_commas(lines: &[String], room: usize) -> Vec<String> {
    let mut left = room.saturating_sub(lines.len());
    let mut kept: Vec<String> = Vec::new();
    for line in lines {
        let mut rest = line.trim();
        while left > 0 && rest.chars().count() > LINE_CHARACTERS_MAX {
            let fits = |(at, _): &(usize, &str)| {
                rest.get(..*at).is_some_and(|head| {
                    // « 12, rue de l’Église » is one line: a number alone is no complement.
                    let letters = head.chars().filter(|letter| letter.is_alphabetic()).count();
                    letters > 3 && head.chars().count() <= LINE_CHARACTERS_MAX
                })
            };
            let Some((at, _)) = rest.match_indices(',').rfind(fits) else { break };
            let (head, tail) = rest.split_at(at);
            kept.push(head.trim().to_owned());
            rest = tail.trim_start_matches(',').trim();
            left -= 1;
        }
        kept.push(rest.to_owned());
    }
    kept
}

/// The name on as many lines as it needs, if they suffice; otherwise as it is, for the user to shorten.
fn wrap(name: &str, lines_max: usize) -> Vec<String> {
    let whole = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lines: Vec<String> = Vec::new();
    for word in whole.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LINE_CHARACTERS_MAX => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let fits =
        lines.len() <= lines_max && lines.iter().all(|line| line.chars().count() <= LINE_CHARACTERS_MAX);
    if fits { lines } else { vec![whole] }
}

/// A line in capitals; in France without accent nor punctuation either.
fn postal(line: &str, french: bool) -> String {
    let capitals = line.to_uppercase();
    if !french {
        return capitals.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let plain = capitals.replace('Œ', "OE").replace('Æ', "AE");
    let plain: String = plain
        .nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The French name of a country from its two letters; the letters themselves when not listed.
fn country(code: &str) -> String {
    let names = [
        ("AD", "ANDORRE"),
        ("AT", "AUTRICHE"),
        ("BE", "BELGIQUE"),
        ("CA", "CANADA"),
        ("CH", "SUISSE"),
        ("CZ", "TCHEQUIE"),
        ("DE", "ALLEMAGNE"),
        ("DK", "DANEMARK"),
        ("ES", "ESPAGNE"),
        ("FI", "FINLANDE"),
        ("GB", "ROYAUME-UNI"),
        ("GR", "GRECE"),
        ("IE", "IRLANDE"),
        ("IT", "ITALIE"),
        ("LU", "LUXEMBOURG"),
        ("MA", "MAROC"),
        ("MC", "MONACO"),
        ("NL", "PAYS-BAS"),
        ("PL", "POLOGNE"),
        ("PT", "PORTUGAL"),
        ("RO", "ROUMANIE"),
        ("SE", "SUEDE"),
        ("TN", "TUNISIE"),
        ("US", "ETATS-UNIS"),
    ];
    let code = code.trim().to_uppercase();
    let found = names.iter().find(|(letters, _)| *letters == code);
    found.map_or(code.clone(), |(_, name)| (*name).to_owned())
}
