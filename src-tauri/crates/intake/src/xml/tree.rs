//! An XML document as a tree, within bounds, without ever expanding an entity.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::decode::line_at;
use crate::limits;
use crate::reading::Problem;

/// One element: names are local, without prefix.
#[derive(Debug, Default)]
pub(crate) struct Element {
    /// Local name.
    pub(crate) name: String,
    /// Attributes by local name, as written.
    pub(crate) attributes: Vec<(String, String)>,
    /// Its own text, references resolved, in one piece.
    pub(crate) text: String,
    /// Elements inside.
    pub(crate) children: Vec<Element>,
    /// Line where it starts, from 1.
    pub(crate) line: u32,
}

impl Element {
    /// All elements reached by a path such as `A/B|C/D`, where a bar separates two possible names.
    pub(crate) fn find_all<'tree>(&'tree self, path: &str) -> Vec<&'tree Element> {
        path.split('/').fold(vec![self], |reached, step| {
            let named = |child: &&Element| step.split('|').any(|name| name == child.name);
            reached.into_iter().flat_map(|element| element.children.iter().filter(named)).collect()
        })
    }

    /// The first element reached by a path that holds text.
    pub(crate) fn find(&self, path: &str) -> Option<&Element> {
        self.find_all(path).into_iter().find(|element| !element.text.trim().is_empty())
    }

    /// The trimmed text of the first element reached by a path, if any.
    pub(crate) fn text_at(&self, path: &str) -> Option<&str> {
        self.find(path).map(|element| element.text.trim())
    }

    /// An attribute by its local name.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Parses a whole document: exactly one root, nothing after it but comments.
pub(crate) fn parse(text: &str) -> Result<Element, Problem> {
    Builder { text, open: Vec::new(), root: None, elements: 0, position: 0, line: 1 }.run()
}

struct Builder<'text> {
    text: &'text str,
    open: Vec<Element>,
    root: Option<Element>,
    elements: usize,
    position: usize,
    line: u32,
}

impl Builder<'_> {
    fn run(mut self) -> Result<Element, Problem> {
        let mut reader = Reader::from_str(self.text);
        reader.config_mut().enable_all_checks(true);
        loop {
            let event = reader.read_event();
            self.advance(usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX));
            match event {
                Ok(Event::Eof) => break,
                Ok(event) => self.take(event)?,
                Err(_) => {
                    let line = line_at(self.text, usize::try_from(reader.error_position()).unwrap_or(0));
                    return Err(malformed(line));
                }
            }
        }
        match self.root {
            Some(root) if self.open.is_empty() => Ok(root),
            Some(_) | None => Err(Problem::error(
                "xml_truncated",
                Some(self.line),
                "Ce document XML est coupé\u{a0}: sa fin manque. Demandez-en une nouvelle copie.",
            )),
        }
    }

    fn advance(&mut self, position: usize) {
        let passed = self.text.as_bytes().get(self.position..position).unwrap_or_default();
        let breaks = passed.iter().filter(|byte| **byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        self.position = position;
    }

    fn take(&mut self, event: Event<'_>) -> Result<(), Problem> {
        match event {
            Event::Start(start) => self.start(&start),
            Event::Empty(start) => {
                self.start(&start)?;
                self.end()
            }
            Event::End(_) => self.end(),
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(reference) => self.reference(&reference),
            Event::DocType(_) => Err(Problem::error(
                "doctype_refused",
                Some(self.line),
                "Ce document XML contient une déclaration DOCTYPE, qui peut cacher une attaque\u{a0}: il est refusé.",
            )),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::Eof => Ok(()),
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Problem> {
        if self.root.is_some() && self.open.is_empty() {
            return Err(Problem::error(
                "several_documents",
                Some(self.line),
                "Ce fichier contient autre chose après la facture, un second document ou des restes abîmés\u{a0}: une seule facture par fichier.",
            ));
        }
        self.elements += 1;
        let too_deep = self.open.len() >= limits::XML_DEPTH;
        let too_wide = start.attributes_raw().len() > limits::XML_ATTRIBUTES_BYTES;
        if too_deep || too_wide || self.elements > limits::XML_ELEMENTS {
            return Err(Problem::error(
                "xml_beyond_limits",
                Some(self.line),
                "Ce document XML est bien trop compliqué pour une facture\u{a0}: il est refusé.",
            ));
        }
        let mut element = Element { line: self.line, ..Element::default() };
        element.name = local(start.local_name().into_inner()).to_owned();
        // Looking for repeated attributes costs the square of their number; the first one wins instead.
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| malformed(self.line))?;
            let key = local(attribute.key.into_inner()).to_owned();
            element.attributes.push((key, attribute.value.trim().to_owned()));
        }
        self.open.push(element);
        Ok(())
    }

    fn end(&mut self) -> Result<(), Problem> {
        let Some(element) = self.open.pop() else { return Err(malformed(self.line)) };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(element),
            None => self.root = Some(element),
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Problem> {
        match self.open.last_mut() {
            Some(element) => element.text.push_str(text),
            None if text
                .trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}')
                .is_empty() => {}
            None => {
                return Err(Problem::error(
                    "xml_garbage",
                    Some(self.line),
                    "Ce fichier contient autre chose avant ou après la facture\u{a0}: il est abîmé, rien n’est repris.",
                ));
            }
        }
        Ok(())
    }

    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), Problem> {
        let resolved = match reference.resolve_char_ref() {
            Ok(Some(character)) => Some(character),
            Ok(None) => match reference.xml10_content().as_ref() {
                "amp" => Some('&'),
                "lt" => Some('<'),
                "gt" => Some('>'),
                "quot" => Some('"'),
                "apos" => Some('\''),
                _ => None,
            },
            Err(_) => None,
        };
        match resolved {
            Some(character) => self.text(character.encode_utf8(&mut [0; 4])),
            None => Err(Problem::error(
                "entity_refused",
                Some(self.line),
                "Ce document XML utilise un raccourci (entité) inconnu\u{a0}: il est refusé.",
            )),
        }
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn malformed(line: u32) -> Problem {
    Problem::error(
        "xml_malformed",
        Some(line),
        format!(
            "Ce document XML est mal formé à la ligne {line}\u{a0}: il est coupé ou abîmé. Demandez-en une nouvelle copie."
        ),
    )
}
