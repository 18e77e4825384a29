//! Letters: facts become a composed letter, pages, then PDF bytes.
//!
//! [`facts`] is what a letter is composed from; [`guard`] says what may not be
//! asked, [`checklist`] what the file holds; [`compose`] writes the words and
//! [`validate`] reads them again; [`call`] is the script of a call;
//! [`model`] is the composed letter, free of any format; [`typography`] makes
//! its French typography and cleans hostile text; [`render`] alone knows the
//! PDF library. To add a letter, compose it into [`model::Letter`]; to add
//! another kind of document, reuse the pages of [`render`].

pub mod call;
pub mod checklist;
pub mod compose;
pub mod confirmation;
pub mod facts;
mod forbidden;
pub mod french;
pub mod guard;
pub mod model;
pub mod render;
pub mod typography;
pub mod validate;
