//! The example being played, with what it has made so far.

use std::collections::BTreeMap;

use dument_domain::{ClientId, InvoiceId};

use crate::example::plan::Days;
use crate::{App, Code, Error};

/// The example being played.
pub(super) struct Play<'a> {
    pub(super) app: &'a mut App,
    pub(super) days: Days,
    pub(super) clients: BTreeMap<String, ClientId>,
    pub(super) invoices: BTreeMap<(String, String), InvoiceId>,
}

impl Play<'_> {
    pub(crate) fn client(&self, name: &str) -> Result<ClientId, Error> {
        self.clients.get(name).copied().ok_or_else(|| Error::new(Code::UnknownClient, name))
    }

    pub(crate) fn invoice(&self, client: &str, invoice: &str) -> Result<InvoiceId, Error> {
        let known = self.invoices.get(&(client.to_owned(), invoice.to_owned()));
        known.copied().ok_or_else(|| Error::new(Code::UnknownInvoice, invoice))
    }
}
