//! The structure of a document as a screen reader walks it: paragraphs,
//! headings, tables, lists, figures, in reading order.

use super::length::Length;

/// An element of the structure, known by its place in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ElementId(usize);

/// What an element is (standard structure types of PDF 1.7, 14.8.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The whole document.
    Document,
    /// A paragraph.
    Paragraph,
    /// The subject of the letter, its only first-level heading.
    Title,
    /// A heading inside the body.
    Heading,
    /// A table.
    Table,
    /// The sentence above a table.
    Caption,
    /// A row.
    Row,
    /// A column's heading.
    HeaderCell,
    /// An ordinary cell.
    Cell,
    /// A list.
    List,
    /// One entry of a list.
    ListItem,
    /// The dash before an entry.
    Label,
    /// The words of an entry.
    ListBody,
    /// A picture, with the words that replace it and its place on its page.
    Figure {
        /// What a person who cannot see it is told.
        description: String,
        /// Left, bottom, right, top, from the bottom left corner of the page.
        bounds: [Length; 4],
    },
}

impl Role {
    /// Name in the PDF.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Role::Document => "Document",
            Role::Paragraph => "P",
            Role::Title => "H1",
            Role::Heading => "H2",
            Role::Table => "Table",
            Role::Caption => "Caption",
            Role::Row => "TR",
            Role::HeaderCell => "TH",
            Role::Cell => "TD",
            Role::List => "L",
            Role::ListItem => "LI",
            Role::Label => "Lbl",
            Role::ListBody => "LBody",
            Role::Figure { .. } => "Figure",
        }
    }
}

/// A child of an element, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kid {
    /// Another element.
    Element(ElementId),
    /// Marked content: number `mark` of page `page` (from 0).
    Content {
        /// The page, from 0.
        page: usize,
        /// The number of the marked content in that page.
        mark: usize,
    },
}

/// An element with its children.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    pub(crate) role: Role,
    pub(crate) parent: Option<ElementId>,
    pub(crate) kids: Vec<Kid>,
}

/// The whole structure; element 0 is the document.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    elements: Vec<Element>,
}

impl Tree {
    /// The element that holds all others.
    pub(crate) const ROOT: ElementId = ElementId(0);

    /// Adds an element as the last child of `parent`.
    pub(crate) fn add(&mut self, parent: ElementId, role: Role) -> ElementId {
        let id = ElementId(self.elements.len());
        self.elements.push(Element { role, parent: Some(parent), kids: Vec::new() });
        self.add_kid(parent, Kid::Element(id));
        id
    }

    /// Adds a child to an element.
    pub(crate) fn add_kid(&mut self, parent: ElementId, kid: Kid) {
        if let Some(element) = self.elements.get_mut(parent.0) {
            element.kids.push(kid);
        }
    }

    /// Says where a figure landed.
    pub(crate) fn place_figure(&mut self, id: ElementId, place: [Length; 4]) {
        if let Some(Role::Figure { bounds, .. }) =
            self.elements.get_mut(id.0).map(|element| &mut element.role)
        {
            *bounds = place;
        }
    }

    /// The role of an element.
    pub(crate) fn role(&self, id: ElementId) -> &Role {
        self.elements.get(id.0).map_or(&Role::Document, |element| &element.role)
    }

    /// The children of an element.
    pub(crate) fn kids(&self, id: ElementId) -> &[Kid] {
        self.elements.get(id.0).map_or(&[], |element| &element.kids)
    }

    /// Every element, parents before children.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (ElementId, &Element)> {
        self.elements.iter().enumerate().map(|(at, element)| (ElementId(at), element))
    }

    /// The number of elements.
    pub(crate) fn count(&self) -> usize {
        self.elements.len()
    }
}

impl Default for Tree {
    /// A document without content.
    fn default() -> Tree {
        Tree { elements: vec![Element { role: Role::Document, parent: None, kids: Vec::new() }] }
    }
}

impl ElementId {
    /// Its place in the tree, from 0.
    pub(crate) fn place(self) -> usize {
        self.0
    }
}
