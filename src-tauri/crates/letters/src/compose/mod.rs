//! Facts become a letter: words, sums and their order, no page.
//!
//! Each letter has its file; what they share is in `envelope`, `contract`,
//! `history`, `sums`, `days`, `grounds` and `parts`. A sentence is written only if its fact is
//! known. To add a letter, write its file (subject and body), name its step in
//! [`compose`] and add its golden files.

mod agreement;
mod amicable;
mod call_sheet;
mod contract;
mod costs;
mod days;
mod envelope;
mod first_letter;
mod formal_notice;
mod grounds;
mod history;
mod next_step;
mod owed_back;
mod parts;
mod pen;
mod position;
mod rates;
mod second_letter;
mod statement;
mod sums;

use dument_domain::Law;
use dument_domain::case::StepKind;

use crate::facts::LetterFacts;
use crate::french::capitalised;
use crate::guard::{Objection, Severity, check_demand};
use crate::model::{Block, Letter, RegisteredMention, RichText};
use crate::validate::validate;
use pen::Pen;

pub use agreement::{compose_agreement, compose_certificate};
pub use call_sheet::{CallCase, CallSheetFacts, Task, compose_call_sheet};
pub use statement::{compose_certified_statement, compose_statement};

/// Why a letter is not composed: every objection that forbids it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .objections.iter().map(|one| one.sentence.as_str()).collect::<Vec<_>>().join(" "))]
pub struct Refusal {
    /// At least one, all of severity [`Severity::Blocks`].
    pub objections: Vec<Objection>,
}

/// Composes the letter of the step that the facts name.
///
/// # Errors
/// [`Refusal`] when the law forbids the demand, when what every letter needs
/// is missing, or when the text fails its own validation.
pub fn compose(facts: &LetterFacts, law: &Law) -> Result<Letter, Refusal> {
    let blocking = |one: &Objection| one.severity == Severity::Blocks;
    let objections: Vec<Objection> = check_demand(facts, law).into_iter().filter(blocking).collect();
    if !objections.is_empty() {
        return Err(Refusal { objections });
    }
    let letter = write(facts, law);
    let objections = validate(&letter, facts);
    if objections.is_empty() { Ok(letter) } else { Err(Refusal { objections }) }
}

fn write(facts: &LetterFacts, law: &Law) -> Letter {
    let pen = Pen::new(facts, law);
    let (subject, body, registered_mention) = content(&pen);
    let title = format!("{}, {}", capitalised(&subject.to_string()), facts.debtor.name.trim());
    Letter {
        title,
        created: facts.written_on,
        sender: envelope::sender(facts),
        address: envelope::address(&facts.debtor.name, &facts.debtor.address),
        place_and_date: envelope::place_and_date(facts),
        references: envelope::references(&pen),
        registered_mention,
        subject,
        body,
        signature: envelope::signature(facts),
        enclosures: parts::enclosures(&pen),
        footer: envelope::footer(&facts.creditor),
    }
}

fn content(pen: &Pen) -> (RichText, Vec<Block>, Option<RegisteredMention>) {
    if let Some(position) = &pen.facts.position {
        return (position::subject(pen), position::body(pen, position), None);
    }
    let step = pen.facts.step;
    if step.is_formal_notice() {
        let mention = formal_notice::registered_mention(pen);
        return (formal_notice::subject(pen), formal_notice::body(pen), Some(mention));
    }
    if pen.facts.is_amicable_only() {
        return (amicable::subject(pen), amicable::body(pen), None);
    }
    if step == StepKind::FirstLetter {
        return (first_letter::subject(pen), first_letter::body(pen), None);
    }
    (second_letter::subject(pen), second_letter::body(pen), None)
}
