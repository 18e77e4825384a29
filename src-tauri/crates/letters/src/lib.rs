//! Letters: facts become a composed letter, pages, then PDF bytes.
//!
//! [`facts`] is what a letter is composed from; [`guard`] says what may not be
//! asked, [`checklist`] what the file holds; [`compose`] writes the words and
//! [`validate`] reads them again; [`call`] is the script of a call;
//! [`model`] is the composed letter, free of any format; [`typography`] makes
//! its French typography and cleans hostile text; [`render`] alone knows the
//! PDF library. [`statement_facts`] is what a statement of account is composed
//! from, [`agreement_facts`] an agreement to sign, [`clauses`] holds its clauses, [`rates`] says
//! where a rate comes from. To add a letter, compose it into
//! [`model::Letter`]; to add another kind of document, compose a [`model::Report`].

pub mod agreement_facts;
pub mod call;
pub mod checklist;
pub mod clauses;
pub mod compose;
pub mod confirmation;
pub mod courtesy;
pub mod creditor;
pub mod facts;
mod forbidden;
pub mod freeze;
pub mod french;
pub mod guard;
pub mod mentions;
pub mod model;
pub mod persons;
pub mod rates;
pub mod reminder_email;
pub mod render;
pub mod statement_facts;
pub mod typography;
pub mod validate;
