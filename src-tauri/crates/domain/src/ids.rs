//! Identifiers of what the database keeps.

use serde::{Deserialize, Serialize};

macro_rules! identifier {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "number"))]
        pub struct $name(pub i64);
    )*};
}

identifier! {
    /// A client (debtor).
    ClientId,
    /// An invoice (facture).
    InvoiceId,
    /// A payment received (règlement).
    PaymentId,
    /// A credit note (avoir).
    CreditNoteId,
    /// Something that happened in a case.
    EventId,
    /// A letter composed, sent or not.
    LetterId,
    /// A kept file, by its content.
    DocumentId,
}
