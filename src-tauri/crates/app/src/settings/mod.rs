//! First start and « Réglages »: the company, the choices, what the program knows of the law.

mod figures;
mod hints;
mod images;
mod profile;
mod rates;

pub use figures::figures;
pub use rates::{rates_preview, refuse_rates, update_rates};

pub use images::image_file;
pub use profile::company_faults;

use std::io::ErrorKind;
use std::path::PathBuf;

use dument_domain::case::{ClaimSettings, next_steps};
use dument_domain::{Company, Day, DebtorNature, KnownRate, Origin, ProfileFault};
use dument_letters::french;
use serde_json::{Value, json};

use crate::alerts::check_alerts;
use crate::backups::kept_in_step;
use crate::ground::acting::{Acting, Written, as_json};
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::ground::key;
use crate::reading::rates_notice::rates_notice;
use crate::views::{AlertSettings, CodeName, CompanyField, CompanyGap, RateRow, SettingsView, StartView};
use crate::words::text::{counted, filled, joined_up};
use crate::{Code, Error, disk_trouble};

/// Keeps the company of an empty data folder.
///
/// # Errors
/// [`Code::AlreadyConfigured`] where there is one, [`Code::Missing`] without name, postal
/// code or city.
pub fn create_company(desk: &mut Acting<'_>, company: Company) -> Result<StartView, Error> {
    if desk.reading().company.is_some() {
        return Err(Error::new(Code::AlreadyConfigured, ""));
    }
    keep_company(desk, "company_created", company, false)?;
    start(desk.reading())
}

/// Corrects the company.
///
/// # Errors
/// [`Code::NotConfigured`] before the first start, otherwise as [`create_company`].
pub fn save_company(desk: &mut Acting<'_>, company: Company) -> Result<SettingsView, Error> {
    desk.reading().company()?;
    keep_company(desk, "company_corrected", company, false)?;
    settings(desk.reading())
}

/// What the window needs at its start.
///
/// # Errors
/// [`Code::DamagedFile`] if a setting cannot be read.
pub fn start(reading: Reading<'_>) -> Result<StartView, Error> {
    let due = reading.book.entries().map(|entry| next_steps(&entry.positions, reading.now.today).len());
    Ok(StartView {
        configured: reading.company.is_some(),
        example: reading.kept.setting(key::EXAMPLE)?,
        company_name: reading.company.map(|company| company.name.clone()).unwrap_or_default(),
        today: reading.now.today,
        clock: clock_notice(reading)?,
        read_only: reading.kept.read_only().map(read_only_notice),
        set_aside: set_aside_notice(reading.kept.set_aside()),
        moved: !reading.kept.is_in_place(),
        away: reading.kept.away().map(|away| away.told()),
        in_step: reading.kept.folder().and_then(kept_in_step),
        due_count: due.sum(),
        rates: rates_notice(&reading.ground.law, reading.now.today),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        codes: code_names(),
    })
}

/// The codes whose short name an artisan has no reason to know.
fn code_names() -> Vec<CodeName> {
    let names = [
        ("C. civ.", "code civil"),
        ("C. com.", "code de commerce"),
        ("C. conso.", "code de la consommation"),
        ("C. pén.", "code pénal"),
        ("C. trav.", "code du travail"),
        ("CCP", "code de la commande publique"),
        ("CGCT", "code général des collectivités territoriales"),
        ("CGI", "code général des impôts"),
        ("CJA", "code de justice administrative"),
        ("CMF", "code monétaire et financier"),
        ("COJ", "code de l’organisation judiciaire"),
        ("CPC", "code de procédure civile"),
        ("CPCex", "code des procédures civiles d’exécution"),
    ];
    names.map(|(short, name)| CodeName { short: short.to_owned(), name: name.to_owned() }).to_vec()
}

/// What to say where the data can only be read.
fn read_only_notice(kind: ErrorKind) -> String {
    format!(
        "Vos données sont ouvertes pour être lues seulement\u{a0}: {}. Rien ne peut être noté\u{a0}; remédiez-y, puis ouvrez Dûment de nouveau.",
        disk_trouble(kind)
    )
}

/// What to say of pages that were not these data's.
fn set_aside_notice(kept: &[PathBuf]) -> Option<String> {
    let [first, ..] = kept else { return None };
    Some(format!(
        "À côté du fichier de vos données se trouvait la suite d’un autre, sans doute laissée quand il a été remplacé\u{a0}: elle n’y a pas été mêlée et reste ici, au cas où\u{a0}: {}. Regardez si ce que vous aviez noté en dernier est là\u{202f}; sinon, reprenez une sauvegarde.",
        first.display()
    ))
}

/// What to say where the computer's date is before what was last recorded.
fn clock_notice(reading: Reading<'_>) -> Result<Option<String>, Error> {
    let Some(last) = reading.kept.last_line()? else { return Ok(None) };
    let day: Option<Day> = last.recorded_at.get(..10).and_then(|day| day.parse().ok());
    Ok(day.filter(|day| *day > reading.now.today).map(|day| {
        let (last, today) = (french::date(day), french::date(reading.now.today));
        format!(
            "Votre dernière note est du {last}, mais cet ordinateur dit que nous sommes le {today}\u{a0}: vérifiez sa date. Les relances et les sommes suivent ce jour-là."
        )
    }))
}

/// « Réglages ».
///
/// # Errors
/// [`Code::DamagedFile`] if a setting cannot be read.
pub fn settings(reading: Reading<'_>) -> Result<SettingsView, Error> {
    let folder = reading.kept.folder().map(|folder| folder.display().to_string()).unwrap_or_default();
    Ok(SettingsView {
        company: reading.company.cloned(),
        payee: reading.company.map(dument_letters::creditor::payee).unwrap_or_default(),
        company_gaps: reading.company.map(|company| gaps(reading, company)).unwrap_or_default(),
        alerts: reading.alerts.clone(),
        claims: reading.ground.settings,
        rates: rate_rows(reading),
        figures: figures(reading)?,
        next_semester: reading.ground.law.semesters().last().map(|(semester, _)| semester.next()),
        folder,
        has_signature: images::image_chosen(reading, key::SIGNATURE)?.is_some(),
        has_logo: images::image_chosen(reading, key::LOGO)?.is_some(),
        counts: counts(reading),
        example: reading.kept.setting(key::EXAMPLE)?,
        hints: hints::law_hints(),
    })
}

/// Keeps when and how to alert.
///
/// # Errors
/// [`Code::BadValue`] for an hour that is not one, or that falls in the silence chosen.
pub fn save_alerts(desk: &mut Acting<'_>, mut alerts: AlertSettings) -> Result<SettingsView, Error> {
    check_alerts(&alerts)?;
    // Who chose to stay in the tray, once, knows what closing does.
    alerts.close_asked |= alerts.close_to_tray || desk.reading().alerts.close_asked;
    write_setting(desk, "alerts_chosen", key::ALERTS, &as_json(&alerts)?)?;
    settings(desk.reading())
}

/// Keeps the choices where the law is open; every amount follows.
///
/// # Errors
/// The store's refusals.
pub fn save_claim_settings(desk: &mut Acting<'_>, claims: ClaimSettings) -> Result<SettingsView, Error> {
    let today = desk.now.today;
    desk.write("claims_chosen", |writer| {
        writer.set_setting(key::CLAIMS, &as_json(&claims)?.to_string())?;
        writer.set_setting(key::COUNTING_CHANGED_ON, &as_json(&today)?.to_string())?;
        Ok(Written { answer: (), payload: as_json(&claims)?, clients: Vec::new(), choices: true })
    })?;
    settings(desk.reading())
}

/// Keeps the image of the signature (`signature`) or of the letterhead (`logo`) as letters will show
/// it; without bytes, letters do without it.
///
/// # Errors
/// [`Code::BadValue`] for another word, or for an image that no letter could hold.
pub fn set_image(desk: &mut Acting<'_>, kind: &str, bytes: &[u8]) -> Result<SettingsView, Error> {
    let (setting, document_kind) = images::setting_of(kind)?;
    let image = images::image_of(kind, document_kind, bytes)?;
    desk.write("image_chosen", |writer| {
        let document = image.map(|image| writer.insert_document(&image)).transpose()?;
        writer.set_setting(setting, &as_json(&document)?.to_string())?;
        let payload = json!({ "image": kind, "document": document });
        Ok(Written { answer: (), payload, clients: Vec::new(), choices: false })
    })?;
    settings(desk.reading())
}

/// Keeps the company. That of the example says so from its first line: one that was interrupted is not taken
/// for the user's own.
pub(crate) fn keep_company(
    desk: &mut Acting<'_>,
    kind: &str,
    company: Company,
    example: bool,
) -> Result<(), Error> {
    let company = tidied(company)?;
    desk.write(kind, |writer| {
        writer.set_company(&company)?;
        if example {
            writer.set_setting(key::EXAMPLE, "true")?;
        }
        Ok(Written { answer: (), payload: as_json(&company)?, clients: Vec::new(), choices: true })
    })
    .map(|written| written.answer)
}

fn write_setting(desk: &mut Acting<'_>, kind: &str, setting: &str, value: &Value) -> Result<(), Error> {
    desk.write(kind, |writer| {
        writer.set_setting(setting, &value.to_string())?;
        Ok(Written { answer: (), payload: value.clone(), clients: Vec::new(), choices: true })
    })
    .map(|written| written.answer)
}

fn counts(reading: Reading<'_>) -> Vec<String> {
    let invoices = reading.book.entries().map(|entry| entry.file.invoices.len()).sum();
    let standing = |entry: &Entry| entry.file.standing_payments().count();
    let payments = reading.book.entries().map(standing).sum();
    let letters = reading.book.entries().map(|entry| entry.file.letters.len()).sum();
    let all: [(usize, &str); 4] = [
        (reading.book.entries().count(), "client"),
        (invoices, "facture"),
        (payments, "paiement"),
        (letters, "lettre"),
    ];
    all.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(count, noun)).collect()
}

fn rate_rows(reading: Reading<'_>) -> Vec<RateRow> {
    let mut rows: Vec<RateRow> = reading
        .ground
        .law
        .semesters()
        .map(|(semester, rates)| {
            let known = || rates.refinancing.iter().chain(&rates.legal);
            RateRow {
                semester,
                refinancing: rates.refinancing.as_ref().map(|known| known.rate),
                business_default: rates.default,
                public: rates.public,
                legal: rates.legal.as_ref().map(|known| known.rate),
                floor: rates.floor,
                verified: known().all(|rate| rate.verified),
                origin: origin(known()),
                source: sources(rates.refinancing.as_ref(), rates.legal.as_ref()),
            }
        })
        .collect();
    rows.reverse();
    rows
}

/// What letters need and the profile lacks, or has wrong.
fn gaps(reading: Reading<'_>, company: &Company) -> Vec<CompanyGap> {
    let consumers = reading.book.entries().any(|entry| {
        matches!(entry.file.client.nature_in_force(), DebtorNature::Consumer | DebtorNature::NonProfessional)
    });
    let lacks = |text: &Option<String>| text.as_deref().is_none_or(str::is_empty);
    let faults = company.faults();
    let wrong = |fault: ProfileFault| (faults.contains(&fault), profile::fault_sentence(fault));
    let (wrong_siret, siret_said) = wrong(ProfileFault::SiretKey);
    let (wrong_iban, iban_said) = wrong(ProfileFault::IbanKey);
    let firm = is_company_form(company);
    let checks = [
        (
            CompanyField::Siret,
            company.siret.is_none(),
            "Le SIRET manque\u{a0}: il doit figurer sur vos lettres.",
        ),
        (CompanyField::Siret, wrong_siret, siret_said),
        (
            CompanyField::Iban,
            company.iban.is_empty(),
            "L’IBAN manque\u{a0}: vos clients ne sauront pas où payer.",
        ),
        (CompanyField::Iban, wrong_iban, iban_said),
        (
            CompanyField::Signatory,
            company.signatory.is_empty(),
            "Le nom de la personne qui signe les lettres manque.",
        ),
        (CompanyField::Street, company.address.lines.is_empty(), "La rue de votre adresse manque."),
        (
            CompanyField::Rcs,
            firm && lacks(&company.rcs),
            "Une société indique aussi sa ville d’immatriculation (RCS).",
        ),
        (CompanyField::Capital, firm && lacks(&company.capital), "Une société indique aussi son capital."),
        (
            CompanyField::Mediator,
            consumers && company.mediator.is_none(),
            "Le médiateur de la consommation manque\u{a0}: vos lettres aux particuliers doivent le nommer (C. conso. L616-1).",
        ),
    ];
    let lacking = checks.into_iter().filter(|(_, lacks, _)| *lacks);
    lacking.map(|(field, _, sentence)| CompanyGap { field, sentence: sentence.to_owned() }).collect()
}

fn tidied(company: Company) -> Result<Company, Error> {
    let mut company = company;
    for (text, what) in [
        (&mut company.name, "le nom de l’entreprise"),
        (&mut company.address.postal_code, "le code postal"),
        (&mut company.address.city, "la ville"),
    ] {
        *text = text.trim().to_owned();
        if text.is_empty() {
            return Err(Error::new(Code::Missing, what));
        }
    }
    profile::check_profile(&company)?;
    company.address.lines = company
        .address
        .lines
        .iter()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    company.siret = joined_up(company.siret);
    company.vat = joined_up(company.vat);
    company.iban = joined_up(Some(company.iban)).unwrap_or_default();
    company.bic = joined_up(Some(company.bic)).unwrap_or_default();
    company.legal_form = filled(company.legal_form);
    company.rcs = filled(company.rcs);
    company.capital = filled(company.capital);
    company.mediator = filled(company.mediator);
    company.signatory = company.signatory.trim().to_owned();
    Ok(company)
}

fn is_company_form(company: &Company) -> bool {
    let form = company.legal_form.as_deref().unwrap_or_default().to_uppercase();
    ["SARL", "EURL", "SAS", "SASU", "SA", "SNC", "SCOP"].contains(&form.trim())
}

/// The origin to show of several rates: typed before brought, brought before shipped.
fn origin<'a>(rates: impl Iterator<Item = &'a KnownRate>) -> Origin {
    let origins: Vec<Origin> = rates.map(|rate| rate.origin).collect();
    let first = [Origin::Entered, Origin::Updated].into_iter().find(|one| origins.contains(one));
    first.unwrap_or(Origin::Shipped)
}

fn sources(refinancing: Option<&KnownRate>, legal: Option<&KnownRate>) -> String {
    let told = [
        refinancing.map(|rate| source_of(rate, "taux publié par la Banque centrale européenne")),
        legal.map(|rate| source_of(rate, "intérêt légal\u{a0}: texte à vérifier")),
    ];
    told.into_iter().flatten().collect::<Vec<_>>().join("\u{202f}; ")
}

/// The act that set a shipped rate, which anybody can read; what the user brought says where it was
/// read. The pages a shipped value was compared with are in `assets/law`, not on the screen.
fn source_of<'a>(rate: &'a KnownRate, unnamed: &'a str) -> &'a str {
    match rate.origin {
        Origin::Shipped => rate.citable_act().unwrap_or(unnamed),
        Origin::Updated | Origin::Entered => &rate.source,
    }
}
