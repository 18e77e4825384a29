//! E-mails as the program prepares them.

use dument_domain::DocumentId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An e-mail prepared, not sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EmailView {
    /// Address of the client; empty when not known.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
    /// The invoices kept in the case, to attach.
    #[serde(default)]
    pub attachments: Vec<AttachmentView>,
    /// Numbers of the invoices whose file is not in the case: to attach by hand.
    #[serde(default)]
    pub to_attach: Vec<String>,
}

/// A file that goes with an e-mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachmentView {
    /// The document.
    pub document: DocumentId,
    /// Its name.
    pub name: String,
}
