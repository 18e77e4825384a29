//! « Relance »: the letters.

use dument_domain::case::StepKind;
use dument_domain::{ClientId, Day, InvoiceId, LetterId, Money};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::views::{CompanyField, InvoicePosition, LeftOut, PaymentsSeen, SumView};

/// What is asked on top of the principal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LetterAsk {
    /// Late-payment interest, where lawful.
    pub interest: bool,
    /// The fixed indemnity, where lawful.
    pub indemnity: bool,
    /// What justified recovery costs add to it, where lawful.
    #[serde(default)]
    pub compensation: bool,
}

/// What letter to prepare.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct LetterRequest {
    /// The client.
    pub client: ClientId,
    /// Which letter; the step due if absent.
    pub step: Option<StepKind>,
    /// The invoices; empty: all that are ready for it.
    pub invoices: Vec<InvoiceId>,
    /// Planned posting day; today if absent.
    pub post_on: Option<Day>,
    /// What is asked on top of the principal; all that is lawful if absent.
    pub ask: Option<LetterAsk>,
    /// Who will be given the case next: « commissaire de justice » or « avocat ».
    pub third_party: Option<String>,
    /// Number of the registered letter, if already known.
    pub tracking: Option<String>,
    /// What the answer to a dispute says, for the step `dispute`.
    #[serde(default)]
    pub answer: Option<AnswerInput>,
    /// The last day whose interest it counts, where it stops before its posting.
    #[serde(default)]
    pub interest_until: Option<Day>,
    /// Made knowingly although something says to wait: a promise whose day has not passed, a sum too
    /// small.
    #[serde(default)]
    pub confirmed: bool,
}

/// The answer to a dispute (prise de position).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct AnswerInput {
    /// What the creditor answers to what is held against the work.
    pub answer: String,
    /// What it proposes.
    pub offer: AnswerOffer,
}

/// What the creditor proposes to end a dispute.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "offer", rename_all = "snake_case")]
pub enum AnswerOffer {
    /// Nothing: the demand stands.
    Maintain,
    /// A credit note.
    CreditNote {
        /// Its sum, tax included.
        amount: Money,
    },
    /// A gesture.
    Gesture {
        /// Which one, in words.
        words: String,
    },
}

/// Whether a check is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckState {
    /// The fact is there.
    Met,
    /// Useful to the case, missing: the user decides.
    Useful,
    /// The law forbids it.
    Blocks,
}

/// A field of a client's sheet that a letter needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClientLack {
    /// Name or address.
    Address,
    /// What the client is.
    Nature,
}

/// A field of an invoice that a letter needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceLack {
    /// The due date.
    Due,
    /// The day the quote was accepted.
    Quote,
}

/// Where what a letter lacks is written: what « Compléter » leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum CheckLack {
    /// A field of the company's profile.
    Company {
        /// Which one.
        field: CompanyField,
    },
    /// The sheet of the client.
    Client {
        /// Which part.
        field: ClientLack,
    },
    /// An invoice.
    Invoice {
        /// Which one.
        invoice: InvoiceId,
        /// Which part.
        field: InvoiceLack,
    },
    /// The rates.
    Rates,
    /// The papers of the case.
    Papers,
    /// A credit note that no invoice bears yet, in the case.
    OpenCredit,
}

/// A fact checked before a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CheckView {
    /// Whether it is met.
    pub state: CheckState,
    /// One sentence.
    pub sentence: String,
    /// The article, if one applies.
    pub article: Option<String>,
    /// Where what lacks is written, if something does.
    pub lack: Option<CheckLack>,
}

/// A letter about to be printed: nothing is recorded yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LetterView {
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub client_name: String,
    /// Which letter.
    pub step: StepKind,
    /// « Mise en demeure, par recommandé avec avis de réception ».
    pub title: String,
    /// « Étape 4 sur 4 ».
    pub position: String,
    /// Checks, blocks first.
    pub checks: Vec<CheckView>,
    /// Invoices that may be asked for, with those chosen.
    pub invoices: Vec<InvoicePosition>,
    /// Open invoices that this letter does not ask for, each with its reason.
    pub left_out: Vec<LeftOut>,
    /// Chosen ones.
    pub chosen: Vec<InvoiceId>,
    /// Planned posting day.
    pub post_on: Day,
    /// The deadline printed.
    pub deadline: Day,
    /// What is asked on top of the principal.
    pub ask: LetterAsk,
    /// Whether interest may be asked at all.
    pub may_ask_interest: bool,
    /// Whether the indemnity may be asked at all.
    pub may_ask_indemnity: bool,
    /// Whether recovery costs above it may be asked at all.
    pub may_ask_compensation: bool,
    /// The sums asked.
    pub sum: SumView,
    /// What one more day adds.
    pub per_day: Option<Money>,
    /// SHA-256 of the PDF: `letter_pdf` gives the bytes; `keep_letter` keeps these very ones. None if refused.
    pub pdf: Option<String>,
    /// Pages of the PDF.
    pub pages: usize,
    /// Why there is no PDF, first sentence first.
    pub refusals: Vec<RefusalView>,
    /// What has to be confirmed for the letter to be made; the reasons are among the refusals.
    pub to_confirm: bool,
    /// The last day whose interest it counts, where it stops before its posting: the one asked, or the
    /// last one whose rate is known.
    pub interest_until: Option<Day>,
    /// Registered mail.
    pub registered: bool,
    /// A letter already kept for this step and these invoices, still good.
    pub prepared: Option<PreparedLetterView>,
}

/// Why a letter cannot be made, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RefusalView {
    /// Code of the refusal.
    pub code: String,
    /// One sentence.
    pub sentence: String,
    /// The article.
    pub article: Option<String>,
}

/// A letter kept, to be posted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PreparedLetterView {
    /// The letter.
    pub letter: LetterId,
    /// Planned posting day.
    pub post_on: Day,
    /// Deadline printed.
    pub deadline: Day,
    /// Name proposed for the file.
    pub file_name: String,
    /// Why it may no longer be posted, if so.
    pub lapsed: Option<String>,
}

/// « J’ai posté la lettre ».
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct PostedInput {
    /// The letter.
    pub letter: LetterId,
    /// The day it was posted.
    pub on: Day,
    /// Number of the registered letter.
    pub tracking: Option<String>,
    /// What the user says of the payments.
    #[serde(default)]
    pub payments: PaymentsSeen,
    /// Noted knowingly although its printed deadline comes too soon after that day.
    #[serde(default)]
    pub confirmed: bool,
}

/// The post presented the registered letter.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct PresentedInput {
    /// The letter.
    pub letter: LetterId,
    /// Day of first presentation.
    pub on: Day,
    /// Handed over; otherwise « pli avisé et non réclamé » or refused.
    pub delivered: bool,
}
