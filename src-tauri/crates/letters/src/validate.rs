//! The composed text read again before it is printed: words that must be
//! there, words that must not.

use dument_domain::DebtorNature;

use crate::agreement_facts::AgreementFacts;
use crate::facts::{LetterFacts, Means, PositionOffer};
use crate::forbidden::{NEVER, NEVER_TO_PRIVATE, NEVER_TO_PUBLIC};
use crate::french::{date, in_sentence};
use crate::guard::Objection;
use crate::model::{Block, Letter, Report, Table};

/// What is missing from a composed letter, or may not be in it. Words that the
/// user's own data hold (a client named « Étude Huissier ») are not counted.
#[must_use]
pub fn validate(letter: &Letter, facts: &LetterFacts) -> Vec<Objection> {
    let body = plain(&body_text(letter));
    let own = own_words(letter, facts);
    let mut found = Vec::new();
    if facts.step.is_formal_notice() {
        let subject = plain(&letter.subject.to_string());
        let demanded = body.contains("mettons en demeure") || body.contains("mets en demeure");
        if !subject.contains("mise en demeure") || !demanded || !body.contains("article 1344") {
            let sentence =
                "Les mots «\u{a0}mise en demeure\u{a0}» doivent figurer dans l’objet et dans le texte.";
            found.push(Objection::blocks("notice_words", "article 1344 du code civil", sentence));
        }
        if letter.registered_mention.as_ref().is_none_or(|mention| mention.words.trim().is_empty()) {
            let sentence = "La mention de la lettre recommandée avec avis de réception manque.";
            found.push(Objection::blocks("registered_mention", "article 1344 du code civil", sentence));
        }
    }
    if !body.contains(&plain(&date(facts.deadline))) {
        found.push(Objection::blocks("deadline_missing", "", "La date limite de paiement n’est pas écrite."));
    }
    if facts.position.as_ref().is_some_and(|position| position.answer.trim().is_empty()) {
        let sentence = "Écrivez d’abord votre réponse à ce que le client reproche.";
        found.push(Objection::blocks("answer_missing", "", sentence));
    }
    if letter.signature.name.trim().is_empty() {
        found.push(Objection::blocks("signature_missing", "", "Le nom de la personne qui signe manque."));
    }
    let forbidden =
        |words: &[&str]| words.iter().find(|word| holds(&own, &plain(word))).map(|word| (*word).to_owned());
    let private = matches!(facts.nature, DebtorNature::Consumer | DebtorNature::NonProfessional);
    let to_private = if private { forbidden(&NEVER_TO_PRIVATE) } else { None };
    let public = facts.nature == DebtorNature::PublicBuyer;
    let to_public = if public { forbidden(&NEVER_TO_PUBLIC) } else { None };
    for word in forbidden(&NEVER).into_iter().chain(to_private).chain(to_public) {
        let sentence = format!("Les mots «\u{a0}{word}\u{a0}» n’ont pas leur place dans cette lettre.");
        found.push(Objection::blocks("forbidden_words", "", sentence));
    }
    found
}

/// Words that may not be in an agreement, what the user typed left out.
#[must_use]
pub fn forbidden_in_agreement(report: &Report, facts: &AgreementFacts) -> Vec<Objection> {
    let text = report.body.iter().map(block_text).collect::<Vec<_>>().join("\n");
    let typed = [&facts.debtor.name, &facts.creditor.name, &facts.creditor.signatory];
    let mut typed: Vec<String> = typed.into_iter().map(|one| plain(one.trim())).collect();
    typed.extend(facts.typed().into_iter().map(|one| plain(&in_sentence(one))));
    typed.retain(|one| one.chars().count() > 1);
    let own = typed.iter().fold(plain(&text), |text, word| text.replace(word.as_str(), "…"));
    let private = matches!(facts.nature, DebtorNature::Consumer | DebtorNature::NonProfessional);
    let also: &[&str] = if private { &NEVER_TO_PRIVATE } else { &[] };
    let found = NEVER.iter().chain(also).filter(|word| holds(&own, &plain(word)));
    let sentence = |word: &&str| format!("Les mots « {word} » n’ont pas leur place dans cet accord.");
    found.map(|word| Objection::blocks("forbidden_words", "", sentence(word))).collect()
}

/// Whether a text holds words, not the end of a number: « 5,40 € » does not hold « 40 € ».
fn holds(text: &str, words: &str) -> bool {
    let number = |before: &str| before.ends_with(|last: char| last.is_ascii_digit() || last == ',');
    text.match_indices(words).any(|(at, _)| !text.get(..at).is_some_and(number))
}

/// The words of the body, blocks on lines of their own.
fn body_text(letter: &Letter) -> String {
    letter.body.iter().map(block_text).collect::<Vec<_>>().join("\n")
}

fn block_text(block: &Block) -> String {
    match block {
        Block::Paragraph(text) => text.to_string(),
        Block::Heading(text) => text.clone(),
        Block::List(items) => items.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
        Block::Table(table) => table_text(table),
        Block::ToWrite(label) => label.clone(),
        Block::Signatures(signatories) => signatories
            .iter()
            .map(|one| format!("{}\n{}", one.party, one.mention))
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

fn table_text(table: &Table) -> String {
    let titles = table.columns.iter().map(|column| column.title.clone());
    let cells = table.rows.iter().chain(&table.totals).flatten().map(ToString::to_string);
    table.caption.clone().into_iter().chain(titles).chain(cells).collect::<Vec<_>>().join("\n")
}

/// Small letters and ordinary spaces, so that spaces and capitals do not hide a word.
fn plain(text: &str) -> String {
    text.to_lowercase().replace(['\u{a0}', '\u{202f}'], " ").replace('\'', "’")
}

/// The letter without what the user typed.
fn own_words(letter: &Letter, facts: &LetterFacts) -> String {
    let text = [letter.subject.to_string(), body_text(letter), letter.enclosures.join("\n")].join("\n");
    let company = &facts.creditor;
    let mut typed: Vec<&str> =
        vec![&facts.debtor.name, &company.name, &company.email, &company.phone, &facts.payment_reference];
    typed.extend(company.mediator.as_deref());
    for invoice in &facts.invoices {
        typed.extend([invoice.number.as_str(), &invoice.work]);
        typed.extend(invoice.quote_number.as_deref());
        typed.extend(invoice.credit_notes.iter().map(|note| note.number.as_str()));
        typed.extend(invoice.costs.iter().flat_map(|cost| [cost.what.as_str(), &cost.proof]));
    }
    if let Some(position) = &facts.position {
        typed.extend([position.reason.as_str(), &position.answer]);
        if let PositionOffer::Gesture(words) = &position.offer {
            typed.push(words);
        }
    }
    for contact in &facts.history {
        if let Means::Call { interlocutor } | Means::Meeting { interlocutor } = &contact.how {
            typed.push(interlocutor);
        }
    }
    typed.extend(facts.enclosures.iter().map(String::as_str));
    let mut typed: Vec<String> = typed.into_iter().map(|text| plain(&in_sentence(text))).collect();
    typed.retain(|text| text.chars().count() > 1);
    typed.sort_by_key(|text| std::cmp::Reverse(text.len()));
    typed.iter().fold(plain(&text), |text, word| text.replace(word.as_str(), "…"))
}
