//! What keeps a letter from being made, as the screen says it.

use dument_domain::case::{CaseEvent, InvoiceState, Outcome, StepKind};
use dument_domain::{Day, InvoiceId, Law};
use dument_letters::checklist::checklist;
use dument_letters::facts::LetterFacts;
use dument_letters::french::{enumerate, weekday_and_date};
use dument_letters::guard::{Lack, ProfileLack};
use dument_letters::{checklist, french};

use crate::ground::book::Entry;
use crate::letter::plan::Plan;
use crate::reading::money::open_credit::open_credits;
use crate::views::{CheckLack, CheckState, CheckView, ClientLack, CompanyField, InvoiceLack, RefusalView};

/// Code of the refusal of a letter over a credit note that no invoice bears.
const OPEN_CREDIT: &str = "open_credit";

/// What the path still waits for on the day of posting: a letter before its time is the user's own
/// choice, and is told as one. The answer to a dispute is beside the path.
pub(super) fn too_soon(
    entry: &Entry,
    step: StepKind,
    chosen: &[InvoiceId],
    post_on: Day,
) -> Option<CheckView> {
    let asked = entry.positions.iter().filter(|one| chosen.contains(&one.invoice));
    let due_on = asked.filter_map(|one| one.next.as_ref()).map(|planned| planned.due_on).max()?;
    (step != StepKind::Dispute && due_on > post_on).then(|| CheckView {
        state: CheckState::Useful,
        sentence: format!(
            "Rien n’est à relancer avant le {}\u{a0}: écrire plus tôt rapproche les relances, vous décidez.",
            weekday_and_date(due_on)
        ),
        article: None,
        lack: None,
    })
}

/// A credit note that no invoice bears yet is looked at before anything is asked.
pub(super) fn open_credit_checks(entry: &Entry) -> impl Iterator<Item = CheckView> {
    open_credits(entry).map(|one| CheckView {
        state: CheckState::Useful,
        sentence: one.to_set_against(),
        article: None,
        lack: Some(CheckLack::OpenCredit),
    })
}

/// Nothing leaves in writing over a credit note that no invoice bears, unless the user saw it and confirms: what the
/// letter asks may be too much. The answer to a dispute asks nothing.
pub(super) fn open_credits_unseen(entry: &Entry, plan: &Plan) -> Vec<RefusalView> {
    let asks = plan.step.is_reminder() && !plan.confirmed;
    let open = open_credits(entry).filter(|_| asks);
    open.map(|one| RefusalView {
        code: OPEN_CREDIT.to_owned(),
        sentence: one.to_set_against(),
        article: None,
    })
    .collect()
}

/// What was given up is not asked again by the way: the letter may be composed, the user is told.
pub(super) fn given_up_check(entry: &Entry, chosen: &[InvoiceId]) -> Option<CheckView> {
    let about = |event: &&CaseEvent| {
        let abandoned = matches!(event.what.outcome(), Some(Outcome::Abandon));
        abandoned && event.invoices.iter().any(|id| chosen.contains(id))
    };
    let stands =
        |id: &&InvoiceId| entry.position(**id).is_some_and(|one| one.state == InvoiceState::Abandoned);
    let numbers: Vec<String> = chosen
        .iter()
        .filter(stands)
        .filter_map(|id| entry.file.invoice(*id))
        .map(|invoice| invoice.number.clone())
        .collect();
    let on = entry.file.standing_events().filter(about).map(|event| event.on).max()?;
    (!numbers.is_empty()).then(|| CheckView {
        state: CheckState::Useful,
        sentence: format!(
            "Vous avez laissé tomber {} le {}\u{a0}: cette lettre la réclamerait de nouveau. Annulez d’abord cet abandon au dossier si vous reprenez la facture.",
            enumerate(&numbers),
            french::date(on)
        ),
        article: None,
        lack: None,
    })
}

/// The check-list beside the preview, what is forbidden first.
pub(super) fn letter_checks(facts: &LetterFacts, law: &Law, entry: &Entry) -> Vec<CheckView> {
    let checks = checklist(facts, law).into_iter().map(|check| CheckView {
        state: match check.state {
            checklist::CheckState::Ok => CheckState::Met,
            checklist::CheckState::Useful => CheckState::Useful,
            checklist::CheckState::Blocks => CheckState::Blocks,
        },
        sentence: check.sentence,
        article: check.article,
        lack: check.lack.and_then(|lack| lack_of(entry, &lack)),
    });
    let mut checks: Vec<CheckView> = checks.collect();
    checks.sort_by_key(|check| match check.state {
        CheckState::Blocks => 0,
        CheckState::Met => 1,
        CheckState::Useful => 2,
    });
    checks
}

/// Where what lacks is written, as the window finds it.
fn lack_of(entry: &Entry, lack: &Lack) -> Option<CheckLack> {
    let invoice = |number: &str, field: InvoiceLack| {
        let found = entry.file.invoices.iter().find(|one| one.number == number)?;
        Some(CheckLack::Invoice { invoice: found.id, field })
    };
    match lack {
        Lack::Profile(field) => Some(CheckLack::Company {
            field: match field {
                ProfileLack::Street => CompanyField::Street,
                ProfileLack::Iban => CompanyField::Iban,
                ProfileLack::Siret => CompanyField::Siret,
                ProfileLack::Rcs => CompanyField::Rcs,
                ProfileLack::Mediator => CompanyField::Mediator,
            },
        }),
        Lack::DebtorAddress => Some(CheckLack::Client { field: ClientLack::Address }),
        Lack::DebtorNature => Some(CheckLack::Client { field: ClientLack::Nature }),
        Lack::DueDate(number) => invoice(number, InvoiceLack::Due),
        Lack::QuoteDate(number) => invoice(number, InvoiceLack::Quote),
        Lack::Rates => Some(CheckLack::Rates),
        Lack::Papers => Some(CheckLack::Papers),
    }
}
