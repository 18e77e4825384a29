//! What was agreed or decided beside a plain payment: arrangements, the end of a dispute, the
//! acts on an unpaid cheque, the hand-over to a third party.

use serde::{Deserialize, Serialize};

use crate::{Day, Money};

/// Another way out than the whole sum at once, agreed in writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Arrangement {
    /// Less is asked if it is paid by a day (remise); the credit note is made once it is.
    Discount {
        /// What is taken off the principal; nothing where only interest and indemnity are.
        amount: Money,
        /// The last day to pay the rest of the principal.
        by: Day,
        /// What becomes of interest and indemnity.
        #[serde(default)]
        beside: Beside,
    },
    /// Goods or services instead of money (échange): two invoices with their own VAT, set off.
    Exchange {
        /// What is given.
        goods: String,
        /// What it counts for, tax included.
        value: Money,
        /// The last day to deliver it.
        by: Day,
    },
    /// Anything else, in words.
    Other {
        /// What was agreed.
        terms: String,
        /// The day it should be done by.
        by: Day,
    },
}

impl Arrangement {
    /// The day after which it is followed up.
    #[must_use]
    pub const fn by(&self) -> Day {
        match self {
            Arrangement::Discount { by, .. }
            | Arrangement::Exchange { by, .. }
            | Arrangement::Other { by, .. } => *by,
        }
    }
}

/// What becomes of interest and indemnity once a discount is kept: the principal alone is reduced
/// by a credit note, they are given up without a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Beside {
    /// They stay owed: to claim or to give up afterwards.
    #[default]
    StillOwed,
    /// They are given up if the rest is paid by its day.
    GivenUpIfKept,
}

/// How a dispute ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum DisputeEnd {
    /// A credit note was made for what was right in it.
    CreditNote,
    /// A gesture: something was given or done again, without a debt to it.
    Gesture,
    /// The creditor answered and goes on with the demand.
    Maintained,
    /// The client takes it back.
    Withdrawn,
}

/// What was done about a cheque that came back unpaid (CMF L131-73), in the order of the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ChequeAct {
    /// Presented a second time, or the drawer asked to regularise.
    PresentedAgain,
    /// The certificate of non-payment was asked of the bank.
    CertificateAsked,
    /// The certificate came.
    CertificateReceived,
    /// It was served on the drawer by an enforcement officer: an order to pay.
    Served,
    /// The enforceable title was issued.
    TitleIssued,
}

/// What comes next about an unpaid cheque.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ChequeStage {
    /// Present it again, or ask to regularise.
    PresentAgain,
    /// Ask the bank for the certificate of non-payment.
    AskCertificate,
    /// See that the certificate comes.
    AwaitCertificate,
    /// Have it served.
    Serve,
    /// Ask the enforcement officer for the enforceable title.
    AskTitle,
    /// The title is there: enforcement.
    Enforce,
}

impl ChequeStage {
    /// The act that brings this stage to its end; none once the title is there.
    #[must_use]
    pub const fn act(self) -> Option<ChequeAct> {
        match self {
            ChequeStage::PresentAgain => Some(ChequeAct::PresentedAgain),
            ChequeStage::AskCertificate => Some(ChequeAct::CertificateAsked),
            ChequeStage::AwaitCertificate => Some(ChequeAct::CertificateReceived),
            ChequeStage::Serve => Some(ChequeAct::Served),
            ChequeStage::AskTitle => Some(ChequeAct::TitleIssued),
            ChequeStage::Enforce => None,
        }
    }
}
