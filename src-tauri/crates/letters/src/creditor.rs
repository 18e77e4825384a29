//! How the creditor is named on paper: a sole trader by his own name with « EI » next to it
//! (C. com. R526-27), before the name of the business; a company by its name.

use dument_domain::Company;

/// At the head and the foot of letters: « Yann Kerbrat EI — Kerbrat Plomberie ».
///
/// A business name that holds the whole name of the person is followed by « EI » as it is.
#[must_use]
pub fn heading(company: &Company) -> String {
    let business = without_form(company.name.trim());
    if !company.writes_in_singular() {
        return company.name.trim().to_owned();
    }
    match person(company) {
        Some(person) if !holds(&business, &person) => format!("{person} EI — {business}"),
        Some(_) | None => format!("{business} EI"),
    }
}

/// To whose order a transfer is made.
#[must_use]
pub fn payee(company: &Company) -> String {
    if !company.writes_in_singular() {
        return company.name.trim().to_owned();
    }
    person(company).map_or_else(|| heading(company), |person| format!("{person} EI"))
}

/// Who signs: the person named in the settings, followed by « EI » where he is the creditor.
#[must_use]
pub fn signatory(company: &Company) -> String {
    match person(company) {
        Some(person) if company.writes_in_singular() => format!("{person} EI"),
        Some(person) => person,
        None => heading(company),
    }
}

/// The person in the settings, without title nor « EI ».
fn person(company: &Company) -> Option<String> {
    let words: Vec<&str> = company.signatory.split_whitespace().collect();
    let name = without_form(&words.join(" "));
    let bare = ["M. ", "Mme ", "Monsieur ", "Madame "].iter().find_map(|title| name.strip_prefix(title));
    Some(bare.unwrap_or(&name).to_owned()).filter(|name| !name.is_empty())
}

/// A name without « EI » or « entrepreneur individuel », wherever they stand.
fn without_form(name: &str) -> String {
    let lower = name.to_lowercase();
    let long = ["entrepreneur individuel", "entrepreneure individuelle"];
    let cut = long.iter().find_map(|words| Some((lower.find(words)?, words.len())));
    let kept = match cut {
        Some((at, length)) if lower.len() == name.len() => {
            format!("{} {}", name.get(..at).unwrap_or(name), name.get(at + length..).unwrap_or(""))
        }
        Some(_) | None => name.to_owned(),
    };
    let words = kept.split_whitespace().filter(|word| *word != "EI");
    let joined = words.collect::<Vec<_>>().join(" ");
    joined.trim_end_matches([',', '-', '–', '—', ' ']).to_owned()
}

/// Whether every word of a person's name stands in a name.
fn holds(name: &str, person: &str) -> bool {
    let name = name.to_lowercase();
    let words: Vec<&str> = name.split_whitespace().collect();
    person.to_lowercase().split_whitespace().all(|word| words.contains(&word))
}
