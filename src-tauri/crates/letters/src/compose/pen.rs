//! The hand that writes: « nous » or « je », one invoice or several.
//!
//! A sentence is a template. `[a|b]` is `a` for a firm and `b` for a sole
//! trader; `<a|b>` is `a` for one invoice and `b` for several; `**` sets bold;
//! `{key}` takes a value. Values come last, so that a name holding such signs
//! is written as it is.

use dument_domain::Law;
use dument_domain::limitation::Activity;

use crate::facts::{InvoiceFacts, LetterFacts};
use crate::model::{Block, RichText, Run, Style};

/// Facts, law and the way of writing them.
pub(super) struct Pen<'a> {
    pub(super) facts: &'a LetterFacts,
    pub(super) law: &'a Law,
    singular: bool,
}

impl<'a> Pen<'a> {
    pub(super) fn new(facts: &'a LetterFacts, law: &'a Law) -> Pen<'a> {
        Pen { facts, law, singular: facts.creditor.writes_in_singular() }
    }

    /// The invoice, when the letter is about one only.
    pub(super) fn only_invoice(&self) -> Option<&'a InvoiceFacts> {
        if let [only] = self.facts.invoices.as_slice() { Some(only) } else { None }
    }

    /// What the invoices are for, in the plural: a carrier does no works.
    pub(super) fn work(&self) -> &'static str {
        let carried = self.facts.invoices.iter().all(|one| one.activity == Activity::Carriage);
        if carried && !self.facts.invoices.is_empty() { "transports" } else { "travaux" }
    }

    /// A sentence from its template.
    pub(super) fn say(&self, template: &str, values: &[(&str, &str)]) -> RichText {
        let chosen = choose(template, '[', ']', !self.singular);
        let chosen = choose(&chosen, '<', '>', self.facts.invoices.len() == 1);
        let styles = [Style::Regular, Style::Bold].into_iter().cycle();
        let parts = chosen.split("**").zip(styles).filter(|(part, _)| !part.is_empty());
        RichText(parts.map(|(part, style)| Run { text: fill(part, values), style }).collect())
    }

    /// The same without emphasis.
    pub(super) fn words(&self, template: &str, values: &[(&str, &str)]) -> String {
        self.say(template, values).to_string()
    }
}

/// Keeps the first or the second side of each `open…|…close`; a pair without bar is left as it is.
fn choose(template: &str, open: char, close: char, first: bool) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once(open) {
        let Some((inside, tail)) = after.split_once(close) else { break };
        let Some((one, other)) = inside.split_once('|') else { break };
        out.push_str(before);
        out.push_str(if first { one } else { other });
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Puts each value in the place of its `{key}`, in one pass.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((key, tail)) = after.split_once('}') else { break };
        let value = values.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
        assert!(value.is_some(), "a sentence of ours names {key} without giving it");
        out.push_str(before);
        out.push_str(value.unwrap_or_default());
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// The body of a letter as it grows.
#[derive(Default)]
pub(super) struct Body(pub(super) Vec<Block>);

impl Body {
    /// A paragraph made of the sentences that have something to say.
    pub(super) fn paragraph(&mut self, sentences: impl IntoIterator<Item = RichText>) {
        let said = sentences.into_iter().filter(|sentence| !sentence.is_empty());
        let joined = said.reduce(|text, sentence| text.then(RichText::plain(" ")).then(sentence));
        if let Some(text) = joined {
            self.0.push(Block::Paragraph(text));
        }
    }

    /// A list, if it has items.
    pub(super) fn list(&mut self, items: Vec<RichText>) {
        if !items.is_empty() {
            self.0.push(Block::List(items));
        }
    }

    /// A block, if there is one.
    pub(super) fn block(&mut self, block: Option<Block>) {
        self.0.extend(block);
    }
}

/// A sentence that is not written.
pub(super) fn silence() -> RichText {
    RichText::default()
}
