//! « Relance »: the guided call, the meeting, and how a contact ended.

use dument_domain::case::{CallMinute, Outcome, OutcomeKind, StepKind, Tone};
use dument_domain::{ClientId, Contact, Day, InvoiceId, Money};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::views::{DeedWarning, EmailView, InvoicePosition, LeftOut, PaymentsSeen};

/// The guided call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CallView {
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub client_name: String,
    /// A call, or a meeting.
    pub step: StepKind,
    /// « Appeler Café du Port ».
    pub title: String,
    /// Telephone of who pays, otherwise of who decides.
    pub phone: String,
    /// Who to ask for, if known.
    pub contact_name: String,
    /// The people known at the client's, who pays first.
    pub contacts: Vec<Contact>,
    /// The invoices of the call.
    pub invoices: Vec<InvoicePosition>,
    /// Open invoices that are not spoken of, each with its reason.
    pub left_out: Vec<LeftOut>,
    /// What is asked: the principal only.
    pub principal: Money,
    /// Days late of the oldest.
    #[ts(type = "number")]
    pub days_late: i64,
    /// What is known of the client, and the tone proposed.
    pub relation: RelationView,
    /// « 2 contacts en 7 jours, 4 en 30 jours ».
    pub contacts_made: String,
    /// What to say, in each tone, softest first.
    pub scripts: Vec<ScriptView>,
    /// What may be answered, in the order of a call.
    pub answers: Vec<AnswerView>,
    /// What to check during the call.
    pub checks: Vec<CallCheck>,
    /// The ways it may end, in order; the first seven are the usual ones.
    pub outcomes: Vec<OutcomeChoice>,
    /// What to know before ringing: hour, holiday, contacts already made. Never a block.
    pub cautions: Vec<String>,
    /// Earlier contacts, latest first, one sentence each.
    pub earlier: Vec<String>,
    /// « Étape 1 sur 4 ».
    pub position: String,
    /// Why there is nothing to ask, where there is nothing: paid since, or forbidden by law.
    pub nothing: Option<NothingDue>,
}

/// There is nothing to ask of a client any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NothingDue {
    /// « Payé depuis : rien à relancer ».
    pub title: String,
    /// What happened, a sentence each, latest first.
    pub facts: Vec<String>,
}

/// What is known of a client, and what follows for the tone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RelationView {
    /// « bon client de longue date ».
    pub label: String,
    /// « client depuis 2021, 12 factures, paie d’habitude 6 jours après l’échéance ».
    pub sentence: String,
    /// The tone proposed; the user takes the one they want.
    pub tone: Tone,
}

/// What to say in one tone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ScriptView {
    /// The tone.
    pub tone: Tone,
    /// « Courtois ».
    pub label: String,
    /// To whoever answers: no word of debt.
    pub opening: String,
    /// To the right person, then silence.
    pub body: String,
    /// The next sentence for each answer, in the order of [`CallView::answers`].
    pub lines: Vec<LineToSay>,
}

/// What is said after an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LineToSay {
    /// The next sentence; empty where there is nothing to say.
    pub say: String,
    /// What may be objected, with what to answer.
    pub replies: Vec<ObjectionView>,
}

/// Where an answer stands on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AnswerPlace {
    /// Among the first eight, each with its figure.
    Usual,
    /// Behind « Autre chose ».
    Other,
    /// What the user decides, whatever was said.
    Decision,
    /// Nothing clear was said.
    Unclear,
}

/// What the client answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AnswerView {
    /// « N’a pas reçu la facture ».
    pub label: String,
    /// Where it stands.
    pub place: AnswerPlace,
    /// How it is recorded.
    pub outcome: OutcomeKind,
    /// The day proposed, where it is not the outcome's own.
    pub date: Option<Day>,
    /// The label of that day, where it is not the outcome's own.
    pub date_label: Option<String>,
}

/// Something to know before hanging up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CallCheck {
    /// As the screen asks it.
    pub sentence: String,
    /// As the minute of the call keeps it: « facture reçue ».
    pub kept: String,
}

/// An objection and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ObjectionView {
    /// What the client says.
    pub objection: String,
    /// What one can answer.
    pub answer: String,
}

/// A way the call may end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OutcomeChoice {
    /// Its kind.
    pub kind: OutcomeKind,
    /// « Promet de payer ».
    pub title: String,
    /// What will follow, with its date.
    pub consequence: String,
    /// The label of the date it needs, if any: « Payé au plus tard le ».
    pub date_label: Option<String>,
    /// The date proposed.
    pub date: Option<Day>,
    /// A second date, optional: « Publication au BODACC ».
    pub second_date_label: Option<String>,
    /// Whether it needs a sum, and the one proposed.
    pub amount: Option<Money>,
    /// The label of the words it needs, if any: « Motif ».
    pub reason_label: Option<String>,
}

/// How a contact ended.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct ContactInput {
    /// The client.
    pub client: ClientId,
    /// The step it was made for.
    pub step: StepKind,
    /// The invoices; empty: all that are late.
    pub invoices: Vec<InvoiceId>,
    /// How it ended.
    pub outcome: Outcome,
    /// The day; today if absent.
    pub on: Option<Day>,
    /// Who answered.
    #[serde(default)]
    pub interlocutor: String,
    /// The user's words.
    #[serde(default)]
    pub note: String,
    /// How the call went, where it was guided.
    #[serde(default)]
    #[ts(optional)]
    pub minute: Option<CallMinute>,
    /// A person to keep on the client's sheet, or whose role or number is corrected: recorded
    /// with the contact, in one act.
    #[serde(default)]
    #[ts(optional)]
    pub contact: Option<Contact>,
}

/// What an answer would lead to, for the day and the sum really typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ContactPreview {
    /// « Appel le mardi 1er décembre 2026 si l’argent n’est pas là. »
    pub consequence: String,
    /// What to know before so long a delay.
    pub warnings: Vec<DeedWarning>,
}

/// The e-mail of a step: prepared, sent by the user with their own mail program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct EmailStepView {
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub client_name: String,
    /// The invoices asked for.
    pub invoices: Vec<InvoicePosition>,
    /// Open invoices that are not asked for, each with its reason.
    pub left_out: Vec<LeftOut>,
    /// The principal asked for.
    pub principal: Money,
    /// The message.
    pub email: EmailView,
    /// What to know before sending. Never a block.
    pub cautions: Vec<String>,
    /// « Étape 2 sur 4 ».
    pub position: String,
    /// Why there is nothing to ask, where there is nothing.
    pub nothing: Option<NothingDue>,
}

/// That the e-mail of a step was sent.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct EmailSentInput {
    /// The client.
    pub client: ClientId,
    /// The invoices it asked for.
    pub invoices: Vec<InvoiceId>,
    /// The day; today if absent.
    pub on: Option<Day>,
    /// The user's words.
    #[serde(default)]
    pub note: String,
    /// Whether the payments were looked at before.
    #[serde(default)]
    pub payments: PaymentsSeen,
}
