//! The persons behind the name of a client: how a letter greets them, and whether two of them owe
//! one debt. Read from the name as typed, for a private client only: « Monsieur Meuble » is a shop.

use dument_domain::{Client, DebtorNature};

/// How a name calls a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Title {
    Sir,
    Madam,
}

impl Title {
    fn of(word: &str) -> Option<Title> {
        match word.trim_end_matches(['.', ',']).to_lowercase().as_str() {
            "m" | "mr" | "monsieur" => Some(Title::Sir),
            "mme" | "madame" | "mlle" | "mademoiselle" => Some(Title::Madam),
            _ => None,
        }
    }
}

/// « Madame », « Monsieur », or both where the name does not say.
///
/// ```
/// use dument_domain::DebtorNature::{Business, Consumer};
/// use dument_letters::persons::greeting;
/// assert_eq!(greeting("Mme Anne Riou", Consumer), "Madame");
/// assert_eq!(greeting("M. et Mme Kervella", Consumer), "Madame, Monsieur");
/// assert_eq!(greeting("Monsieur Meuble", Business), "Madame, Monsieur");
/// ```
#[must_use]
pub fn greeting(name: &str, nature: DebtorNature) -> &'static str {
    const BOTH: &str = "Madame, Monsieur";
    if nature != DebtorNature::Consumer || pair(name).is_some() {
        return BOTH;
    }
    match name.split_whitespace().next().and_then(Title::of) {
        Some(Title::Sir) => "Monsieur",
        Some(Title::Madam) => "Madame",
        None => BOTH,
    }
}

/// Who owes, one name each: two for a couple or for two names joined by « et » (C. civ. 1310:
/// solidarity is not presumed, so each of them signs).
#[must_use]
pub fn debtors(client: &Client, nature: DebtorNature) -> Vec<String> {
    let whole = client.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let private = nature == DebtorNature::Consumer && client.siren.is_none();
    match pair(&whole).filter(|_| private) {
        Some((first, second)) => vec![first, second],
        None => vec![whole],
    }
}

/// The two persons of one name: « M. et Mme Kervella » is M. Kervella and Mme Kervella.
fn pair(name: &str) -> Option<(String, String)> {
    let spaced = name.replace(['/', '&'], " & ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    if let [first, family @ ..] = words.as_slice()
        && first.to_lowercase().ends_with("poux")
        && !family.is_empty()
    {
        let family = family.join(" ");
        return Some((format!("M. {family}"), format!("Mme {family}")));
    }
    let joins = |word: &&str| matches!(word.to_lowercase().as_str(), "et" | "&" | "ou");
    let (first, second) = match words.iter().position(joins) {
        Some(at) => (words.get(..at)?, words.get(at + 1..)?),
        None => titled_twice(&words)?,
    };
    let family_business = ["fils", "fille", "filles", "cie", "frère", "frères", "associé", "associés"];
    let of_a_firm =
        second.first().is_some_and(|word| family_business.contains(&word.to_lowercase().as_str()));
    (!first.is_empty() && !second.is_empty() && !of_a_firm).then(|| named(first, second))
}

/// « M. Mme Kervella ».
fn titled_twice<'a>(words: &'a [&'a str]) -> Option<(&'a [&'a str], &'a [&'a str])> {
    let (first, second) = words.split_at_checked(1)?;
    let titled = |part: &[&str]| part.first().is_some_and(|word| Title::of(word).is_some());
    (titled(first) && titled(second)).then_some((first, second))
}

/// Each name whole: the first takes the family name of the second where it has none of its own.
fn named(first: &[&str], second: &[&str]) -> (String, String) {
    let own = |part: &[&str]| part.iter().filter(|word| Title::of(word).is_none()).count();
    let family: Vec<&str> = match own(first) {
        0 => second.iter().filter(|word| Title::of(word).is_none()).copied().collect(),
        1 if own(second) > 1 => {
            second.iter().filter(|word| Title::of(word).is_none()).skip(1).copied().collect()
        }
        _ => Vec::new(),
    };
    let whole = first.iter().copied().chain(family).collect::<Vec<_>>().join(" ");
    (whole, second.join(" "))
}

#[cfg(test)]
mod tests {
    use super::pair;

    #[test]
    fn two_names_are_two_persons_and_a_family_firm_is_none() {
        let two = |name: &str| pair(name).map(|(first, second)| format!("{first} + {second}"));
        for (name, expected) in [
            ("M. et Mme Kervella", "M. Kervella + Mme Kervella"),
            ("Mme et M. Le Gall", "Mme Le Gall + M. Le Gall"),
            ("M/Mme Kervella", "M Kervella + Mme Kervella"),
            ("M. Mme Kervella", "M. Kervella + Mme Kervella"),
            ("M. Jean et Mme Anne Kervella", "M. Jean Kervella + Mme Anne Kervella"),
            ("Anne et Yann Riou", "Anne Riou + Yann Riou"),
            ("Mme Anne Riou et M. Yann Le Gall", "Mme Anne Riou + M. Yann Le Gall"),
            ("Époux Kervella", "M. Kervella + Mme Kervella"),
        ] {
            assert_eq!(two(name).as_deref(), Some(expected), "{name}");
        }
        for name in ["Mme Anne Riou", "Le Gall et Fils", "M. Yves Et", "", "et"] {
            assert_eq!(two(name), None, "{name}");
        }
    }
}
