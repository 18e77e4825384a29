//! A laid out document, still free of the PDF library.

use dument_domain::Day;

use super::flow::Page;
use super::picture::Image;
use super::tree::Tree;
use crate::typography::Replaced;

/// Pages, structure and pictures of a document, whatever its kind.
pub(crate) struct Document {
    /// Title shown by readers.
    pub(crate) title: String,
    /// Who writes: the creditor's name.
    pub(crate) author: String,
    /// Day printed on it.
    pub(crate) created: Day,
    /// The pages.
    pub(crate) pages: Vec<Page>,
    /// What a screen reader walks.
    pub(crate) tree: Tree,
    /// Pictures, by the place that drawings name.
    pub(crate) images: Vec<Image>,
    /// Characters that could not be drawn.
    pub(crate) replaced: Vec<Replaced>,
}
