//! The creditor, its clients, and the keys of their numbers.

use serde::{Deserialize, Serialize};

use crate::limitation::Activity;
use crate::{ClientId, ContractRate, DebtorNature, HolidayRegion};

/// A postal address; the lines are those above postal code and city.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Address {
    /// Complement, building, number and street, hamlet: up to four lines.
    #[serde(default)]
    pub lines: Vec<String>,
    /// `29300`, or what a foreign country uses.
    #[serde(default)]
    pub postal_code: String,
    /// The city.
    #[serde(default)]
    pub city: String,
    /// Two letters, `FR` by default.
    #[serde(default = "france")]
    pub country: String,
}

fn france() -> String {
    "FR".to_owned()
}

impl Address {
    /// Whether a letter can reach it.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.city.trim().is_empty() && !self.postal_code.trim().is_empty()
    }

    /// Whether it is in France, overseas included.
    #[must_use]
    pub fn is_french(&self) -> bool {
        self.country.is_empty() || self.country.eq_ignore_ascii_case("FR")
    }
}

/// The firm that is owed money (créancier): the user's own company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Company {
    /// Name or corporate name.
    pub name: String,
    /// `EI`, `SARL`, `SASU`…
    #[serde(default)]
    pub legal_form: Option<String>,
    /// Fourteen digits.
    #[serde(default)]
    pub siret: Option<String>,
    /// City of the trade register, as `Lorient`, with or without « RCS ».
    #[serde(default)]
    pub rcs: Option<String>,
    /// Share capital as printed, as `5 000 €`.
    #[serde(default)]
    pub capital: Option<String>,
    /// Intra-community VAT number.
    #[serde(default)]
    pub vat: Option<String>,
    /// Registered office.
    pub address: Address,
    /// E-mail.
    #[serde(default)]
    pub email: String,
    /// Telephone.
    #[serde(default)]
    pub phone: String,
    /// Account to be paid on.
    #[serde(default)]
    pub iban: String,
    /// Its bank.
    #[serde(default)]
    pub bic: String,
    /// Who signs the letters.
    #[serde(default)]
    pub signatory: String,
    /// In which capacity: gérante, président…
    #[serde(default)]
    pub signatory_capacity: String,
    /// Consumer mediator (C. conso. L616-1): name, address, site in one text.
    #[serde(default)]
    pub mediator: Option<String>,
    /// Which holidays count.
    #[serde(default)]
    pub region: HolidayRegion,
    /// What it usually does: carriage has a limitation of its own.
    #[serde(default)]
    pub activity: Activity,
}

impl Company {
    /// Whether the letters say « je »: a sole trader writes in the first person singular.
    #[must_use]
    pub fn writes_in_singular(&self) -> bool {
        self.legal_form.as_deref().is_some_and(|form| {
            matches!(form.trim().to_uppercase().as_str(), "EI" | "EIRL" | "MICRO" | "MICRO-ENTREPRISE")
        })
    }

    /// The nine digits that identify the company, taken from the SIRET.
    #[must_use]
    pub fn siren(&self) -> Option<&str> {
        self.siret.as_deref().and_then(|siret| siret.get(..9))
    }
}

/// What a contact of the client does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ContactRole {
    /// Decides on the payment.
    Decides,
    /// Makes the transfer (comptabilité).
    Pays,
    /// Signed the quote or the order.
    Signs,
    /// Anyone else.
    Other,
}

/// A person at the client's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Contact {
    /// Name as one says it.
    pub name: String,
    /// What this person does.
    pub role: ContactRole,
    /// Telephone.
    #[serde(default)]
    pub phone: String,
    /// E-mail.
    #[serde(default)]
    pub email: String,
}

/// A client (débiteur).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    /// Its identifier.
    pub id: ClientId,
    /// Name or corporate name.
    pub name: String,
    /// Nature by default for its invoices.
    pub nature: DebtorNature,
    /// Whether the user said so; until then the program asks the least.
    pub nature_confirmed: bool,
    /// Nine digits.
    pub siren: Option<String>,
    /// Fourteen digits.
    pub siret: Option<String>,
    /// Intra-community VAT number.
    pub vat: Option<String>,
    /// Where letters go.
    pub address: Address,
    /// E-mail.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// Free note.
    pub note: String,
    /// The scenario its cases follow.
    pub scenario: String,
    /// The version its running case began with, once a newer one was saved; none follows the
    /// latest.
    #[serde(default)]
    pub scenario_version: Option<u32>,
    /// Rate of the clause on late payment agreed with it, for its invoices that have none; none:
    /// the company's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_rate: Option<ContractRate>,
    /// People at the client's.
    pub contacts: Vec<Contact>,
}

/// Whether a name calls a person: « Mme Riou », « M. et Mme Kervella ». A shop may bear such a name too
/// (« Monsieur Meuble »): it is asked about, never decided.
///
/// ```
/// use dument_domain::calls_a_person;
/// assert!(calls_a_person("Mme Riou") && calls_a_person("M. Le Goff") && calls_a_person("monsieur Kerbrat"));
/// assert!(!calls_a_person("Menuiserie Lefèvre") && !calls_a_person("MMA Assurances"));
/// ```
#[must_use]
pub fn calls_a_person(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
    let word = first.trim_end_matches(['.', ',']);
    let abbreviated = word == "m" && first.ends_with('.');
    abbreviated || matches!(word, "mr" | "mme" | "mlle" | "monsieur" | "madame" | "mademoiselle")
}

impl Client {
    /// Whether it seems a private person, by its name and for want of a number, while it would be
    /// asked as a business or a public buyer is: the fixed indemnity and their rates would be asked.
    #[must_use]
    pub fn is_doubtful_as(&self, nature: DebtorNature) -> bool {
        let asks_more = matches!(nature, DebtorNature::Business | DebtorNature::PublicBuyer);
        asks_more && self.siren.is_none() && calls_a_person(&self.name)
    }

    /// The nature under which demands are made: the one confirmed, otherwise the
    /// one that demands least, a consumer's.
    #[must_use]
    pub fn nature_in_force(&self) -> DebtorNature {
        if self.nature_confirmed { self.nature } else { DebtorNature::Consumer }
    }
}

/// Whether nine digits have the key of a SIREN (Luhn).
///
/// ```
/// assert!(dument_domain::siren_key_is_right("732829320"));
/// assert!(!dument_domain::siren_key_is_right("732829321"));
/// ```
#[must_use]
pub fn siren_key_is_right(siren: &str) -> bool {
    siren.len() == 9 && luhn(siren)
}

/// Whether fourteen digits have the key of a SIRET (Luhn; the digits of an
/// establishment of La Poste add up to a multiple of five instead).
///
/// ```
/// assert!(dument_domain::siret_key_is_right("73282932000074"));
/// ```
#[must_use]
pub fn siret_key_is_right(siret: &str) -> bool {
    let digits_sum = || siret.bytes().map(|byte| u32::from(byte.wrapping_sub(b'0'))).sum::<u32>();
    siret.len() == 14
        && (luhn(siret)
            || (siret.starts_with("356000000")
                && siret.bytes().all(|byte| byte.is_ascii_digit())
                && digits_sum() % 5 == 0))
}

/// Whether an account number has the key of an IBAN (ISO 7064 MOD 97-10); spaces are ignored.
///
/// ```
/// assert!(dument_domain::iban_key_is_right("FR76 3000 6000 0112 3456 7890 189"));
/// ```
#[must_use]
pub fn iban_key_is_right(iban: &str) -> bool {
    let compact: String = iban.chars().filter(|letter| !letter.is_whitespace()).collect();
    if !(15..=34).contains(&compact.len()) || !compact.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return false;
    }
    let (head, tail) = compact.split_at(4);
    let remainder = tail.chars().chain(head.chars()).try_fold(0_u32, |remainder, letter| {
        let value = letter.to_digit(36)?;
        Some(if value < 10 { remainder * 10 + value } else { remainder * 100 + value } % 97)
    });
    remainder == Some(1)
}

fn luhn(digits: &str) -> bool {
    let sum = digits.bytes().rev().enumerate().try_fold(0_u32, |sum, (place, byte)| {
        let digit = u32::from(byte.checked_sub(b'0').filter(|digit| *digit < 10)?);
        let doubled = if place % 2 == 1 { digit * 2 } else { digit };
        Some(sum + if doubled > 9 { doubled - 9 } else { doubled })
    });
    sum.is_some_and(|sum| sum > 0 && sum % 10 == 0)
}

/// The nature proposed for a client read from a file: a SIREN beginning with 1
/// or 2 is a public buyer, another SIREN or a VAT number a business; without
/// either, what its name (folded: no accent, small letters) says; a consumer
/// where nothing says otherwise. Always to be confirmed by the user.
///
/// ```
/// use dument_domain::{proposed_nature, DebtorNature};
/// assert_eq!(proposed_nature("", Some("217500016"), None), DebtorNature::PublicBuyer);
/// assert_eq!(proposed_nature("", None, Some("FR40303265045")), DebtorNature::Business);
/// assert_eq!(proposed_nature("sarl dupont", None, None), DebtorNature::Business);
/// assert_eq!(proposed_nature("commune de scaer", None, None), DebtorNature::PublicBuyer);
/// assert_eq!(proposed_nature("syndic les flots", None, None), DebtorNature::NonProfessional);
/// assert_eq!(proposed_nature("mme riou", None, None), DebtorNature::Consumer);
/// ```
#[must_use]
pub fn proposed_nature(folded_name: &str, siren: Option<&str>, vat: Option<&str>) -> DebtorNature {
    match (siren.filter(|siren| !siren.is_empty()), vat.filter(|vat| !vat.is_empty())) {
        (Some(siren), _) if siren.starts_with(['1', '2']) => DebtorNature::PublicBuyer,
        (Some(_), _) | (None, Some(_)) => DebtorNature::Business,
        (None, None) => nature_of_name(folded_name).unwrap_or(DebtorNature::Consumer),
    }
}

/// Words that only public bodies bear, alone or at the beginning.
const PUBLIC: [&str; 25] = [
    "commune",
    "mairie",
    "ville de",
    "departement",
    "conseil departemental",
    "conseil regional",
    "region",
    "metropole",
    "communaute de communes",
    "communaute d agglomeration",
    "communaute urbaine",
    "prefecture",
    "sous prefecture",
    "ccas",
    "centre hospitalier",
    "chu",
    "hopital",
    "lycee",
    "college",
    "ecole publique",
    "universite",
    "ministere",
    "sdis",
    "syndicat mixte",
    "syndicat intercommunal",
];

/// Words of bodies that are no professionals, nor persons (C. conso. art. liminaire 2°).
const NON_PROFESSIONAL: [&str; 10] = [
    "syndic",
    "syndicat des coproprietaires",
    "syndicat de coproprietaires",
    "copropriete",
    "sdc",
    "association",
    "asso",
    "asl",
    "comite d entreprise",
    "cse",
];

/// Forms and words of firms.
const FIRMS: [&str; 30] = [
    "sarl",
    "eurl",
    "sas",
    "sasu",
    "sa",
    "sci",
    "snc",
    "scop",
    "scm",
    "scp",
    "selarl",
    "selas",
    "earl",
    "gaec",
    "eirl",
    "ei",
    "gie",
    "ste",
    "societe",
    "ets",
    "etablissements",
    "entreprise",
    "cabinet",
    "garage",
    "boulangerie",
    "restaurant",
    "hotel",
    "pharmacie",
    "groupe",
    "holding",
];

/// What a name, folded, says of the nature of a client; nothing for a name of a person.
fn nature_of_name(folded: &str) -> Option<DebtorNature> {
    let dotless = folded.replace('.', "");
    let words: Vec<&str> =
        dotless.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let joined = words.join(" ");
    let begins = |list: &[&str]| {
        list.iter().any(|known| {
            joined == *known || joined.strip_prefix(known).is_some_and(|rest| rest.starts_with(' '))
        })
    };
    if begins(&PUBLIC) {
        return Some(DebtorNature::PublicBuyer);
    }
    if begins(&NON_PROFESSIONAL)
        || words.iter().any(|word| ["copropriete", "coproprietaires", "association"].contains(word))
    {
        return Some(DebtorNature::NonProfessional);
    }
    words.iter().any(|word| FIRMS.contains(word)).then_some(DebtorNature::Business)
}
