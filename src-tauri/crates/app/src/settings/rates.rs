//! New legal rates: shown beside what is known, then accepted or refused, and journaled.

use dument_domain::{
    ChangeKind, Law, LawChange, LawUpdate, Origin, ParameterValue, RefusedUpdate, Semester, UpdateFileError,
    UpdateRefusal, plan_updates, read_update,
};
use dument_letters::french;
use serde_json::{Value, json};

use crate::ground::acting::{Acting, Written, as_json};
use crate::ground::asking::Reading;
use crate::ground::key;
use crate::ground::law::{files_with, law_of};
use crate::settings::settings;
use crate::views::{RateChange, RateInput, RatesOffer, RatesPreview, SettingsView};
use crate::words::figures::{figure_told, period, rate_named, with_second_numbers};
use crate::words::semester_label;
use crate::{Code, Error, Now};

/// The largest update file read, in bytes: a thousand values.
const FILE_BYTES_MAX: usize = 256 * 1024;

/// What was brought, compared with what is known.
struct Planned {
    title: String,
    changes: Vec<LawChange>,
}

/// What new values would change; nothing is written.
///
/// # Errors
/// [`Code::UnreadableFile`] for a text that is not an update file, [`Code::RatesRefused`]
/// naming every value that cannot be taken.
pub fn rates_preview(reading: Reading<'_>, offer: &RatesOffer) -> Result<RatesPreview, Error> {
    let planned = plan_rates(reading, offer)?;
    let law = law_with(reading, &taken(&planned.changes))?;
    let is = |kind: ChangeKind| planned.changes.iter().any(|change| change.kind == kind);
    Ok(RatesPreview {
        needs_confirmation: is(ChangeKind::Correction),
        something_new: planned.changes.iter().any(|change| change.kind != ChangeKind::Same),
        rows: planned.changes.iter().map(|change| row(change, &law, &reading.now)).collect(),
        title: planned.title,
    })
}

/// Takes new values; every amount follows at once, what was sent stays as it was sent.
///
/// # Errors
/// As [`rates_preview`], and [`Code::RatesUnconfirmed`] where a value of the past
/// changes and `corrections` does not say that it may.
pub fn update_rates(
    desk: &mut Acting<'_>,
    offer: &RatesOffer,
    corrections: bool,
) -> Result<SettingsView, Error> {
    let planned = plan_rates(desk.reading(), offer)?;
    let corrected: Vec<String> =
        planned.changes.iter().filter(|one| one.kind == ChangeKind::Correction).map(rate_named).collect();
    if !corrected.is_empty() && !corrections {
        return Err(Error::new(Code::RatesUnconfirmed, corrected.join("\u{202f}; ")));
    }
    let taken = taken(&planned.changes);
    let kept = merged(desk.reading().kept.setting(key::RATES)?, taken);
    let payload = json!({ "title": planned.title, "changes": journal_lines(&planned.changes)? });
    let today = desk.now.today;
    desk.write("rates_updated", |writer| {
        writer.set_setting(key::RATES, &as_json(&kept)?.to_string())?;
        writer.set_setting(key::COUNTING_CHANGED_ON, &as_json(&today)?.to_string())?;
        Ok(Written { answer: (), payload, clients: Vec::new(), choices: true })
    })?;
    desk.reading().shown.letters.forget();
    settings(desk.reading())
}

/// Leaves the values as they are; the journal keeps that these were seen and refused.
///
/// # Errors
/// As [`rates_preview`].
pub fn refuse_rates(desk: &mut Acting<'_>, offer: &RatesOffer) -> Result<SettingsView, Error> {
    let planned = plan_rates(desk.reading(), offer)?;
    let payload = json!({ "title": planned.title, "changes": journal_lines(&planned.changes)? });
    desk.write("rates_refused", |_| {
        Ok(Written { answer: (), payload, clients: Vec::new(), choices: false })
    })?;
    settings(desk.reading())
}

fn plan_rates(reading: Reading<'_>, offer: &RatesOffer) -> Result<Planned, Error> {
    let (title, updates) = match offer {
        RatesOffer::File { text } => {
            let file = read_file(text)?;
            (file.title, file.updates)
        }
        RatesOffer::Typed { rate } => (String::new(), vec![typed(rate, &reading.now)?]),
    };
    let known: Vec<LawUpdate> = reading.kept.setting(key::RATES)?;
    let files = files_with(&known)?;
    let changes = plan_updates(&files, &updates, reading.now.today).map_err(|refused| refusal(&refused))?;
    Ok(Planned { title, changes })
}

/// The law in force here with these values over it.
fn law_with(reading: Reading<'_>, updates: &[LawUpdate]) -> Result<Law, Error> {
    law_of(&merged(reading.kept.setting(key::RATES)?, updates.to_vec()))
}

fn read_file(text: &str) -> Result<dument_domain::UpdateFile, Error> {
    if text.len() > FILE_BYTES_MAX {
        return Err(Error::new(Code::UnreadableFile, "Il dépasse 256\u{a0}ko."));
    }
    read_update(text).map_err(|error| {
        let detail = match error {
            UpdateFileError::Malformed(reason) => {
                let first = reason.lines().next().unwrap_or_default();
                format!("Ce n’est pas un fichier de taux de Dûment ({first}).")
            }
            UpdateFileError::Format(format) => {
                format!(
                    "Son format est «\u{a0}{format}\u{a0}», pas «\u{a0}{}\u{a0}».",
                    dument_domain::UPDATE_FORMAT
                )
            }
            UpdateFileError::Empty => "Il ne contient aucune valeur.".to_owned(),
        };
        Error::new(Code::UnreadableFile, detail)
    })
}

/// A value typed by hand, as a file would give it.
fn typed(rate: &RateInput, now: &Now) -> Result<LawUpdate, Error> {
    let period = rate.period.trim();
    let (semester, from) = (period.parse().ok(), period.parse().ok());
    if semester.is_none() && from.is_none() {
        return Err(Error::new(Code::BadDate, format!("{period} (exemple\u{a0}: 2027-S1)")));
    }
    let plain: String = rate.value.chars().filter(|one| !one.is_whitespace() && *one != '%').collect();
    let act = rate.act.trim();
    Ok(LawUpdate {
        parameter: rate.parameter.trim().to_owned(),
        semester,
        from,
        value: plain.replace(',', "."),
        individual_creditor: None,
        consumer: None,
        mail: None,
        act: (!act.is_empty()).then(|| act.to_owned()),
        source: rate.source.trim().to_owned(),
        checked_on: now.today,
        verified: rate.verified,
        origin: Origin::Entered,
    })
}

/// The values that bring something.
fn taken(changes: &[LawChange]) -> Vec<LawUpdate> {
    changes.iter().filter(|one| one.kind != ChangeKind::Same).map(|one| one.update.clone()).collect()
}

/// The values kept, a newer one in the place of the one it replaces.
fn merged(kept: Vec<LawUpdate>, taken: Vec<LawUpdate>) -> Vec<LawUpdate> {
    let replaced = |old: &LawUpdate| {
        taken.iter().any(|new| new.parameter == old.parameter && new.starts_on() == old.starts_on())
    };
    kept.into_iter().filter(|old| !replaced(old)).chain(taken.clone()).collect()
}

fn journal_lines(changes: &[LawChange]) -> Result<Vec<Value>, Error> {
    let line = |change: &LawChange| {
        let before = change.before.as_ref().map(|value| value.value.clone());
        Ok(json!({ "kind": change.kind, "before": before, "value": as_json(&change.update)? }))
    };
    changes.iter().map(line).collect()
}

fn row(change: &LawChange, law: &Law, now: &Now) -> RateChange {
    let update = &change.update;
    RateChange {
        parameter: update.parameter.clone(),
        title: change.title.clone(),
        article: change.article.clone(),
        period: period(update),
        kind: change.kind,
        kind_label: kind_label(change.kind).to_owned(),
        before: change.before.as_ref().map(|value| figure_told(value, &change.unit)),
        after: brought(change),
        effect: effect(update, law),
        source: update.source.clone(),
        act: update.act.clone().unwrap_or_default(),
        verified: update.verified,
        warning: warning(change, now),
    }
}

fn kind_label(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::New => "nouveau",
        ChangeKind::Correction => "correction",
        ChangeKind::Confirmation => "même valeur, source complétée",
        ChangeKind::Same => "déjà connu",
    }
}

/// The value brought, with the second numbers it leaves as they were.
fn brought(change: &LawChange) -> String {
    let (update, before) = (&change.update, change.before.as_ref());
    let kept = |new: &Option<String>, old: fn(&ParameterValue) -> &Option<String>| {
        new.clone().or_else(|| before.and_then(|value| old(value).clone()))
    };
    let consumer = kept(&update.consumer, |value| &value.consumer);
    let mail = kept(&update.mail, |value| &value.mail);
    with_second_numbers(&update.value, &change.unit, consumer.as_deref(), mail.as_deref())
}

/// What a rate of a half-year makes of the rates that debtors owe.
fn effect(update: &LawUpdate, law: &Law) -> String {
    let Some(rates) = update.semester.and_then(|semester| law.semester(semester)) else {
        return String::new();
    };
    let shown = |label: &str, rate: Option<dument_domain::Rate>| {
        rate.map(|rate| format!("{label}\u{a0}: {}", french::percent(rate)))
    };
    let made = if update.parameter == "legal_interest_rate" {
        [shown("plancher d’une clause", rates.floor), None]
    } else {
        [shown("entre professionnels", rates.default), shown("acheteurs publics", rates.public)]
    };
    made.into_iter().flatten().collect::<Vec<_>>().join("\u{202f}; ")
}

fn warning(change: &LawChange, now: &Now) -> Option<String> {
    let update = &change.update;
    let to_come = update.semester.map(Semester::first_day).filter(|first| *first > now.today);
    if let Some(first) = to_come.filter(|_| update.parameter == "ecb_main_refinancing_rate") {
        return Some(format!(
            "C’est le taux en vigueur le {} qui compte\u{a0}: avant ce jour, il peut encore changer.",
            french::date(first)
        ));
    }
    let what = if update.semester.is_some() {
        "Ce semestre était déjà connu"
    } else {
        "Cette période était déjà connue"
    };
    (change.kind == ChangeKind::Correction).then(|| {
        format!(
            "{what}\u{a0}: les sommes et les dates en cours seront recalculées, les lettres envoyées ne changent pas."
        )
    })
}

fn refusal(refused: &[RefusedUpdate]) -> Error {
    let several = refused.len() > 1;
    let sentence = |one: &RefusedUpdate| {
        let place = if several { format!("Valeur {}\u{a0}: ", one.place) } else { String::new() };
        format!("{place}{}", refusal_sentence(&one.parameter, &one.reason))
    };
    Error::new(Code::RatesRefused, refused.iter().map(sentence).collect::<Vec<_>>().join(" "))
}

fn refusal_sentence(parameter: &str, reason: &UpdateRefusal) -> String {
    match reason {
        UpdateRefusal::UnknownParameter => {
            format!("«\u{a0}{parameter}\u{a0}» n’est pas une valeur que l’on peut mettre à jour ici.")
        }
        UpdateRefusal::SemesterNeeded => {
            format!("«\u{a0}{parameter}\u{a0}» se donne par semestre (exemple\u{a0}: 2027-S1).")
        }
        UpdateRefusal::FirstDayNeeded => {
            format!("«\u{a0}{parameter}\u{a0}» se donne à partir d’un jour (exemple\u{a0}: 2027-01-01).")
        }
        UpdateRefusal::NotANumber(value) => {
            format!("«\u{a0}{value}\u{a0}» n’est pas un nombre (exemple\u{a0}: 2,65).")
        }
        UpdateRefusal::Absurd(value) => {
            format!("La valeur {value} n’est pas croyable\u{a0}: un taux va de 0 à 30\u{a0}%.")
        }
        UpdateRefusal::Twice => {
            format!("«\u{a0}{parameter}\u{a0}» est donné deux fois pour la même période.")
        }
        UpdateRefusal::Hole(semester) => {
            format!("Il manque d’abord le {}\u{a0}: aucun semestre n’est sauté.", semester_label(*semester))
        }
        UpdateRefusal::TooOld(semester) => {
            format!("Le {} est avant le premier semestre connu.", semester_label(*semester))
        }
        UpdateRefusal::NoSource => "Dites où cette valeur a été lue\u{a0}: la source manque.".to_owned(),
        UpdateRefusal::NotOfThisParameter(second) => {
            format!(
                "«\u{a0}{second}\u{a0}» ne va qu’avec le délai laissé par les lettres (notice_delay_days)."
            )
        }
        UpdateRefusal::CheckedInFuture(day) => {
            format!("Elle se dit vérifiée le {}, un jour à venir.", french::date(*day))
        }
    }
}
