//! What an answer leads to, computed by the path itself.

use dument_domain::case::{
    CallMinute, CaseEvent, Happening, Outcome, OutcomeKind, Rules, StepKind, position,
};
use dument_domain::{Day, EventId, InvoiceId};
use dument_letters::french::capitalised;

use crate::call::settled::asked_of;
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::reading::agreed::advice::time_promised;
use crate::reading::money::aside::promised_in_part;
use crate::reading::path::steps::dated_step;
use crate::reading::people::against::doubtful_proceedings;
use crate::reading::people::bounds::{check_contact, check_contact_day};
use crate::views::{ContactInput, ContactPreview};
use crate::{Error, Now};

/// A contact that has not taken place yet, about these invoices.
pub(super) struct Supposed<'a> {
    pub(super) entry: &'a Entry,
    pub(super) rules: &'a Rules<'a>,
    pub(super) invoices: &'a [InvoiceId],
    pub(super) step: StepKind,
    pub(super) on: Day,
}

/// What would follow a contact that ended so, for the day and the sum really typed; nothing
/// is written.
///
/// # Errors
/// As [`record`].
pub fn preview(reading: Reading<'_>, request: &ContactInput) -> Result<ContactPreview, Error> {
    let on = request.on.unwrap_or(reading.now.today);
    check_contact_day(on, reading.now.today)?;
    let entry = reading.entry(request.client)?;
    let invoices = asked_of(entry, request)?;
    let rules = reading.ground.rules_of(entry)?;
    check_contact(entry, reading.ground, &rules, request, &invoices, on)?;
    let supposed = Supposed { entry, rules: &rules, invoices: &invoices, step: request.step, on };
    let mut warnings = time_promised(entry, &request.outcome, on, reading.now.today, reading.ground);
    warnings.extend(promised_in_part(entry, &request.outcome, &invoices));
    warnings.extend(doubtful_proceedings(entry, &request.outcome, &invoices));
    Ok(ContactPreview { consequence: supposed.consequence(&request.outcome, &reading.now), warnings })
}

impl Supposed<'_> {
    /// What this outcome leads to, in one sentence.
    pub(super) fn consequence(&self, outcome: &Outcome, now: &Now) -> String {
        let kind = outcome.kind();
        if let Some(sentence) = stops(kind) {
            return sentence.to_owned();
        }
        let (lead, otherwise) = around(kind);
        capitalised(&format!("{lead}{}{otherwise}.", self.next(outcome, now)))
    }

    /// The step that the path would give after this outcome, with its day: the first one over
    /// all the invoices.
    fn next(&self, outcome: &Outcome, now: &Now) -> String {
        let mut file = self.entry.file.clone();
        file.events.push(CaseEvent {
            id: EventId(i64::MAX),
            client: file.client.id,
            invoices: self.invoices.to_vec(),
            on: self.on,
            recorded_at: now.stamp(),
            what: Happening::Contact {
                step: self.step,
                outcome: outcome.clone(),
                interlocutor: String::new(),
                minute: CallMinute::default(),
            },
            note: String::new(),
            reversed: false,
        });
        let named = self.invoices.iter().filter_map(|id| file.invoice(*id));
        let planned = named.filter_map(|invoice| position(&file, invoice, self.rules, now.today).next);
        match planned.min_by_key(|planned| planned.due_on) {
            Some(planned) => dated_step(&planned),
            None => "aucune relance ne suivra".to_owned(),
        }
    }
}

/// What ends the demands says so, whatever the path.
const fn stops(kind: OutcomeKind) -> Option<&'static str> {
    match kind {
        OutcomeKind::Insolvency => Some(
            "On suspend les relances des dettes antérieures\u{202f}; la créance est à déclarer dans les deux mois du BODACC.",
        ),
        OutcomeKind::OverIndebtedness => Some(
            "On suspend les relances des dettes antérieures\u{202f}; la créance est à déclarer à la commission.",
        ),
        OutcomeKind::Abandon => {
            Some("Plus aucune relance pour ces factures. C’est daté et gardé au dossier.")
        }
        OutcomeKind::Paid
        | OutcomeKind::Promise
        | OutcomeKind::NotReceived
        | OutcomeKind::WrongContact
        | OutcomeKind::NoAnswer
        | OutcomeKind::Difficulty
        | OutcomeKind::Dispute
        | OutcomeKind::Refuses
        | OutcomeKind::BouncedCheque
        | OutcomeKind::DefectiveCheque
        | OutcomeKind::Away
        | OutcomeKind::FundsAwaited
        | OutcomeKind::Pause
        | OutcomeKind::PreferWriting => None,
    }
}

/// What is said before and after the next step.
const fn around(kind: OutcomeKind) -> (&'static str, &'static str) {
    match kind {
        OutcomeKind::NotReceived => ("La renvoyer tout de suite\u{202f}; ", ""),
        OutcomeKind::WrongContact => ("Noter la bonne personne\u{202f}; ", ""),
        OutcomeKind::Difficulty => ("Proposer un échéancier\u{202f}; ", " si rien n’est convenu"),
        OutcomeKind::Dispute => {
            ("On suspend les relances, la date limite pour agir continue de courir\u{202f}; ", "")
        }
        OutcomeKind::Promise | OutcomeKind::Paid => ("", " si l’argent n’est pas là"),
        OutcomeKind::NoAnswer
        | OutcomeKind::Refuses
        | OutcomeKind::Insolvency
        | OutcomeKind::OverIndebtedness
        | OutcomeKind::BouncedCheque
        | OutcomeKind::DefectiveCheque
        | OutcomeKind::Away
        | OutcomeKind::FundsAwaited
        | OutcomeKind::Pause
        | OutcomeKind::Abandon
        | OutcomeKind::PreferWriting => ("", ""),
    }
}
