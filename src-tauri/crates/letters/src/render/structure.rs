//! The structure tree written into the PDF, with the tree that leads back
//! from marked content to its element.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::length::Length;
use super::tree::{Element, ElementId, Kid, Role, Tree};

/// Writes the structure and gives its root, for the catalog.
pub(crate) fn write(pdf: &mut Document, tree: &Tree, pages: &[ObjectId]) -> ObjectId {
    let root = pdf.new_object_id();
    let ids: Vec<ObjectId> = (0..tree.count()).map(|_| pdf.new_object_id()).collect();
    let writer = Writer { tree, pages, ids: &ids, root };
    for (id, element) in tree.iter() {
        if let (Some(object), true) = (writer.object(id), writer.is_kept(id)) {
            pdf.objects.insert(object, Object::Dictionary(writer.element(element)));
        }
    }
    let parents = pdf.add_object(dictionary! { "Nums" => writer.parent_numbers() });
    let document = writer.object(Tree::ROOT).map_or(Object::Null, Object::Reference);
    let next_key = i64::try_from(pages.len()).unwrap_or(0);
    pdf.objects.insert(
        root,
        Object::Dictionary(dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![document],
            "ParentTree" => parents,
            "ParentTreeNextKey" => next_key,
        }),
    );
    root
}

struct Writer<'a> {
    tree: &'a Tree,
    pages: &'a [ObjectId],
    ids: &'a [ObjectId],
    root: ObjectId,
}

impl Writer<'_> {
    fn object(&self, id: ElementId) -> Option<ObjectId> {
        self.ids.get(id.place()).copied()
    }

    /// Elements that turned out empty are left out, cells apart: a table
    /// keeps its grid.
    fn is_kept(&self, id: ElementId) -> bool {
        matches!(self.tree.role(id), Role::Cell | Role::HeaderCell | Role::Document)
            || self.tree.kids(id).iter().any(|kid| match kid {
                Kid::Element(inner) => self.is_kept(*inner),
                Kid::Content { .. } => true,
            })
    }

    fn element(&self, element: &Element) -> Dictionary {
        let parent = element.parent.and_then(|parent| self.object(parent)).unwrap_or(self.root);
        let first_page = element.kids.iter().find_map(|kid| match kid {
            Kid::Content { page, .. } => Some(*page),
            Kid::Element(_) => None,
        });
        let mut dictionary = dictionary! {
            "Type" => "StructElem",
            "S" => element.role.name(),
            "P" => parent,
            "K" => self.kids(element, first_page),
        };
        if let Some(page) = first_page.and_then(|page| self.pages.get(page)) {
            dictionary.set("Pg", *page);
        }
        describe(&mut dictionary, &element.role);
        dictionary
    }

    fn kids(&self, element: &Element, first_page: Option<usize>) -> Vec<Object> {
        let kid = |kid: &Kid| match kid {
            Kid::Element(id) if self.is_kept(*id) => self.object(*id).map(Object::Reference),
            Kid::Element(_) => None,
            Kid::Content { page, mark } => {
                let number = i64::try_from(*mark).unwrap_or(0);
                if Some(*page) == first_page {
                    return Some(Object::Integer(number));
                }
                let place = self.pages.get(*page)?;
                let reference = dictionary! { "Type" => "MCR", "Pg" => *place, "MCID" => number };
                Some(Object::Dictionary(reference))
            }
        };
        element.kids.iter().filter_map(kid).collect()
    }

    /// For each page, the element of each of its marks, in order of marks.
    fn parent_numbers(&self) -> Vec<Object> {
        let mut pages: Vec<Vec<Object>> = vec![Vec::new(); self.pages.len()];
        for (id, element) in self.tree.iter() {
            let Some(object) = self.object(id) else { continue };
            for kid in &element.kids {
                let Kid::Content { page, mark } = kid else { continue };
                let Some(marks) = pages.get_mut(*page) else { continue };
                if marks.len() <= *mark {
                    marks.resize(mark + 1, Object::Null);
                }
                if let Some(slot) = marks.get_mut(*mark) {
                    *slot = Object::Reference(object);
                }
            }
        }
        let numbered = pages.into_iter().zip(0_i64..);
        numbered.flat_map(|(marks, page)| [Object::Integer(page), Object::Array(marks)]).collect()
    }
}

/// Attributes that PDF/UA asks for some elements.
fn describe(dictionary: &mut Dictionary, role: &Role) {
    match role {
        Role::HeaderCell => {
            dictionary.set("A", dictionary! { "O" => "Table", "Scope" => "Column" });
        }
        Role::List => {
            dictionary.set("A", dictionary! { "O" => "List", "ListNumbering" => "Disc" });
        }
        Role::Figure { description, bounds } => {
            dictionary.set("Alt", lopdf::text_string(description));
            let bounds: Vec<Object> =
                bounds.iter().map(|length: &Length| Object::Real(length.to_pt())).collect();
            let layout = dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => bounds };
            dictionary.set("A", layout);
        }
        Role::Document
        | Role::Paragraph
        | Role::Title
        | Role::Heading
        | Role::Table
        | Role::Caption
        | Role::Row
        | Role::Cell
        | Role::ListItem
        | Role::Label
        | Role::ListBody => {}
    }
}
