//! What a client paid or was credited too much, set off on what it owes (C. civ. 1347, 1347-1).

use dument_domain::case::{CaseFile, ClaimSettings, SetOff};
use dument_domain::{Day, DebtorNature, InvoiceId, Law, Money};
use dument_letters::facts::SetOffFacts;
use dument_letters::french::{enumerate, euros};

use crate::ground::book::{Entry, Ground};
use crate::views::OverpaidView;

/// What would be set off on all that the client owes on a day; none where nothing is too much.
pub(crate) fn set_off_proposed(file: &CaseFile, ground: &Ground, on: Day) -> Option<SetOff> {
    let open = file.open_to_set_off(&ground.settings, &ground.law, on);
    file.set_off(&open, &ground.settings, &ground.law, on)
}

/// What a letter about these invoices sets off on them: it asks for what is left.
pub(crate) fn set_off_in_letter(
    entry: &Entry,
    (settings, law): (&ClaimSettings, &Law),
    chosen: &[InvoiceId],
    on: Day,
) -> Option<SetOff> {
    let mut open = entry.file.open_to_set_off(settings, law, on);
    open.retain(|id| chosen.contains(id));
    entry.file.set_off(&open, settings, law, on)
}

/// The same as a letter words it.
pub(crate) fn set_off_facts(file: &CaseFile, set_off: &SetOff) -> SetOffFacts {
    SetOffFacts {
        amount: set_off.amount(),
        sources: numbers_in_file(file, &set_off.sources()),
        targets: numbers_in_file(file, &set_off.targets()),
    }
}

/// « 98 734,95 € de trop : les imputer sur F-101 et F-102 ? ».
pub(crate) fn question(file: &CaseFile, set_off: &SetOff) -> String {
    format!(
        "{} de trop\u{a0}: les imputer sur {}\u{202f}?{}",
        euros(set_off.amount()),
        enumerate(&numbers_in_file(file, &set_off.targets())),
        doubt(file, set_off).map(|told| format!(" {told}")).unwrap_or_default()
    )
}

/// What is uncertain of a set-off: whether a public buyer's account may be met by one is for its
/// accountant to say.
fn doubt(file: &CaseFile, set_off: &SetOff) -> Option<&'static str> {
    let mut met = set_off.targets().into_iter().filter_map(|id| file.invoice(id));
    met.any(|invoice| file.nature_of(invoice) == DebtorNature::PublicBuyer)
        .then_some("Avec un acheteur public, la compensation est à vérifier avec son comptable public.")
}

/// The line that the case keeps: what went where, with the article.
pub(crate) fn set_off_line(file: &CaseFile, set_off: &SetOff) -> String {
    let went = set_off.targets().into_iter().map(|to| {
        let sum: Money = set_off.moved.iter().filter(|one| one.to == to).map(|one| one.amount).sum();
        format!("{} sur {}", euros(sum), numbers_in_file(file, &[to]).concat())
    });
    format!(
        "Reçu en trop sur {} et imputé\u{a0}: {} (compensation, C. civ. 1347).",
        enumerate(&numbers_in_file(file, &set_off.sources())),
        enumerate(&went.collect::<Vec<_>>())
    )
}

/// What is owed back to a client, and what it could meet.
pub(crate) fn overpaid_view(entry: &Entry, ground: &Ground, on: Day) -> Option<OverpaidView> {
    let over = entry.file.overpaid(&ground.settings, &ground.law, on);
    let sum: Money = over.iter().map(|(_, sum)| *sum).sum();
    let ids: Vec<InvoiceId> = over.iter().map(|(id, _)| *id).collect();
    sum.is_positive().then(|| OverpaidView {
        sum,
        sentence: format!(
            "{} reçus ou crédités en trop sur {}\u{a0}: vous les devez à ce client.",
            euros(sum),
            enumerate(&numbers_in_file(&entry.file, &ids))
        ),
        set_off: set_off_proposed(&entry.file, ground, on).map(|found| question(&entry.file, &found)),
    })
}

/// Why nothing is asked of a client by voice or e-mail: what it paid too much covers what it owes.
pub(crate) fn covered(entry: &Entry, ground: &Ground, on: Day) -> Option<String> {
    let set_off = set_off_proposed(&entry.file, ground, on)?;
    let after = entry.file.after_set_off(&set_off);
    let left = after.open_to_set_off(&ground.settings, &ground.law, on);
    left.is_empty().then(|| {
        format!(
            "Vous devez à ce client plus qu’il ne doit\u{a0}: {} reçus ou crédités en trop couvrent {}. Imputez-les au dossier, ou rendez-les-lui (C. civ. 1347).{}",
            euros(set_off.amount()),
            enumerate(&numbers_in_file(&entry.file, &set_off.targets())),
            doubt(&entry.file, &set_off).map(|told| format!(" {told}")).unwrap_or_default()
        )
    })
}

fn numbers_in_file(file: &CaseFile, ids: &[InvoiceId]) -> Vec<String> {
    ids.iter().filter_map(|id| file.invoice(*id)).map(|invoice| invoice.number.clone()).collect()
}
