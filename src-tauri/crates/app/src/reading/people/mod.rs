//! Who is asked: the persons of a client, what was said, how they usually pay.

pub(crate) mod against;
pub(crate) mod bounds;
pub(crate) mod doubt;
pub(crate) mod invoices;
pub(crate) mod past;
pub(crate) mod person;
pub(crate) mod relation;
