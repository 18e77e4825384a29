//! Letters: facts become a composed letter, pages, then PDF bytes.
//!
//! [`model`] is the composed letter, free of any format; [`typography`] makes
//! its French typography and cleans hostile text; [`render`] alone knows the
//! PDF library. To add a letter, compose it into [`model::Letter`]; to add
//! another kind of document, reuse the pages of [`render`].

pub mod model;
pub mod render;
pub mod typography;
