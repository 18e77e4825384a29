//! What may be erased of a client on a day: what goes, what stays and why.

use dument_domain::case::InvoiceState;
use dument_domain::personal::{accounts_kept_until, contacts_kept_until, last_entry, last_seen, open_credit};
use dument_domain::{ClientId, Day, Money};
use dument_letters::french;

use crate::Error;
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::personal::{times, told};
use crate::reading::limits::deadlines::limit_of;
use crate::reading::rows::is_open;
use crate::views::ErasurePreview;

/// What may be done.
pub(super) struct Judgment {
    /// Why nothing may be erased now.
    pub(super) refused: Option<String>,
    /// The last day that what is in the accounts is kept; nothing where nothing is, or that day is behind.
    pub(super) kept_until: Option<Day>,
}

impl Judgment {
    /// Whether nothing would be left.
    pub(super) fn is_whole(&self) -> bool {
        self.kept_until.is_none()
    }
}

/// What erasing a client would do; nothing is written.
///
/// # Errors
/// [`crate::Code::UnknownClient`].
pub fn preview(reading: Reading<'_>, client: ClientId) -> Result<ErasurePreview, Error> {
    let entry = reading.entry(client)?;
    let judgment = judge(reading, entry)?;
    let (files, lines) = (reading.kept.documents_of(client)?, reading.kept.changes_of(client)?.len());
    let shared = reading.kept.files_read_for(client)?.into_iter().filter(|(file, _)| file.is_some()).count();
    let whole = judgment.is_whole();
    Ok(ErasurePreview {
        client,
        name: entry.file.client.name.clone(),
        whole,
        goes: told::goes(entry, &files, whole),
        stays: judgment.kept_until.map(|until| told::stays(entry, &files, until)).unwrap_or_default(),
        notes: told::notes(lines, shared),
        refused: judgment.refused,
    })
}

/// Clients of whom something is no longer needed: their time is over by the register, and nothing hinders it.
///
/// # Errors
/// The data cannot be read.
pub fn due(reading: Reading<'_>) -> Result<Vec<ErasurePreview>, Error> {
    let (times, today) = (times(reading)?, reading.now.today);
    let mut found = Vec::new();
    for entry in reading.book.entries() {
        let Some(seen) = last_seen(&entry.file) else { continue };
        let is_apart = reading.ground.erased.of(entry.file.client.id).is_some();
        let accounts_over =
            last_entry(&entry.file).is_none_or(|last| accounts_kept_until(last, times.closing_month) < today);
        let contacts_over = contacts_kept_until(seen, times.contact_years) < today;
        if !contacts_over || (is_apart && !accounts_over) {
            continue;
        }
        let one = preview(reading, entry.file.client.id)?;
        if one.refused.is_none() && !one.goes.is_empty() {
            found.push(one);
        }
    }
    Ok(found)
}

/// What the law allows of a client on the day of the question.
pub(super) fn judge(reading: Reading<'_>, entry: &Entry) -> Result<Judgment, Error> {
    let today = reading.now.today;
    let closing = times(reading)?.closing_month;
    let until = last_entry(&entry.file).map(|last| accounts_kept_until(last, closing));
    let kept_until = until.filter(|until| *until >= today);
    Ok(Judgment { refused: hindrance(reading, entry), kept_until })
}

/// What is due or may still be claimed, either way.
fn hindrance(reading: Reading<'_>, entry: &Entry) -> Option<String> {
    let name = &entry.file.client.name;
    let open = entry.rows().find(|(_, position)| is_open(position.state));
    if let Some((invoice, _)) = open {
        return Some(format!(
            "La facture {} n’est pas close\u{a0}: ce qui concerne {name} sert à la réclamer (RGPD art. 6, 1, f et 17, 3, e). Effacez après le paiement, ou quand vous y aurez renoncé et que le délai pour agir sera passé.",
            invoice.number
        ));
    }
    let given_up = entry.rows().filter(|(_, position)| position.state == InvoiceState::Abandoned);
    let running = given_up.map(|(invoice, _)| {
        let limit = limit_of(entry, invoice, reading.ground, reading.now.today);
        (limit.on, invoice)
    });
    if let Some((limit, invoice)) =
        running.filter(|(limit, _)| *limit >= reading.now.today).max_by_key(|(on, _)| *on)
    {
        return Some(format!(
            "La facture {} a été abandonnée, mais elle peut encore être réclamée en justice jusqu’au {} (C. com. L110-4, C. conso. L218-2)\u{a0}: d’ici là, son dossier se garde (RGPD art. 17, 3, e).",
            invoice.number,
            french::date(limit)
        ));
    }
    let overpaid = entry.positions.iter().map(|position| position.statement.statement.overpaid);
    let owed: Money = overpaid.sum::<Money>() + open_credit(&entry.file);
    owed.is_positive().then(|| {
        format!(
            "Vous devez encore {} à {name}\u{a0}: rendez-les ou imputez-les d’abord.",
            french::euros(owed)
        )
    })
}
