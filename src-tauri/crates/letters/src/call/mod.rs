//! The call, filled in: what to say, what each answer leads to, what to check.
//!
//! The debt is never stated before the right person is on the line, nor on a
//! machine, nor to whoever else answers: [`CallScript::opening`],
//! [`CallScript::voicemail`] and the answers to a third person hold no sum and no
//! word of debt. To add an answer, add its sentence in `answers`.

mod answers;
mod words;

use dument_domain::case::{OutcomeKind, Tone};
use dument_domain::{Company, Day, DebtorNature, Money};

use crate::facts::BrokenPromise;
use crate::typography::french;

/// Where one speaks to the client.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Conversation {
    /// On the telephone.
    #[default]
    Telephone,
    /// Face to face (rendez-vous).
    Meeting,
}

/// What a call is about.
#[derive(Clone, Debug)]
pub struct CallFacts {
    /// The user's own company.
    pub creditor: Company,
    /// Who calls, as said on the telephone; empty: the person who signs.
    pub caller: String,
    /// Name of the client.
    pub debtor: String,
    /// Nature of the debtor: a private person is asked for by name.
    pub nature: DebtorNature,
    /// The person to ask for, if known.
    pub interlocutor: Option<String>,
    /// The day of the call.
    pub on: Day,
    /// Invoices late on that day, oldest due first.
    pub invoices: Vec<CallInvoice>,
    /// The last promise that was not kept.
    pub broken_promise: Option<BrokenPromise>,
    /// Numbers of the invoices it was about, where the call is about others too.
    pub promised: Vec<String>,
    /// What the client said last of these invoices, taken up where nothing says otherwise yet.
    pub told: Option<ToldBefore>,
    /// Whether it is still asked if the invoices came.
    pub receipt: Receipt,
    /// The last day these invoices were said not to have arrived, and sent again.
    pub resent_on: Option<Day>,
    /// In which voice.
    pub tone: Tone,
    /// On the telephone or face to face.
    pub conversation: Conversation,
}

/// Whether an invoice came, as far as is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Receipt {
    /// Nobody said: it is asked.
    #[default]
    ToAsk,
    /// It was sent again: that is said, and the argument is closed.
    SentAgain {
        /// The last day.
        on: Day,
    },
    /// The client has spoken of paying it: not asked.
    Known,
}

/// What the client said last, and of which invoices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldBefore {
    /// What.
    pub told: Told,
    /// Numbers of the invoices, where the call is about others too.
    pub numbers: Vec<String>,
}

/// Something said in a contact before, that the next one takes up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// That the payment was on its way.
    Paid {
        /// The day it was said.
        on: Day,
    },
    /// A day to pay that has not passed.
    ComingPromise {
        /// The day it was said.
        on: Day,
        /// The last day promised.
        by: Day,
    },
}

/// A late invoice as a call speaks of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallInvoice {
    /// Its number.
    pub number: String,
    /// Day of issue.
    pub issued_on: Day,
    /// Its due date.
    pub due_on: Day,
    /// Nature of the work; may be empty.
    pub work: String,
    /// Principal left to pay: interest and indemnity are never spoken of on a call.
    pub outstanding: Money,
}

/// What the screen of a call shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallScript {
    /// To whoever answers: no word of debt.
    pub opening: String,
    /// To the right person, then silence.
    pub body: String,
    /// On an answering machine: no sum, no word of debt.
    pub voicemail: String,
    /// What may be answered, with what to say then.
    pub answers: Vec<Answer>,
    /// What to know before hanging up.
    pub checks: Vec<Check>,
}

/// What the client answers, what is said next, and what that may meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// How it is recorded; none for an answer that says nothing clear.
    pub outcome: Option<OutcomeKind>,
    /// What is said next; empty where there is nothing to say.
    pub say: String,
    /// What may be replied to it, with what to answer.
    pub replies: Vec<Reply>,
}

/// An objection of the client, and what to say to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// What the client says.
    pub objection: String,
    /// What to answer.
    pub answer: String,
}

/// Something to know before hanging up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// As the screen asks it.
    pub sentence: String,
    /// As the timeline keeps it: « facture reçue ».
    pub kept: String,
}

/// The script of a call, with its French no-break spaces.
#[must_use]
pub fn call_script(facts: &CallFacts) -> CallScript {
    CallScript {
        opening: french(&words::opening(facts)),
        body: french(&words::body(facts)),
        voicemail: french(&words::voicemail(facts)),
        answers: answers::answers(facts).into_iter().map(Answer::in_french).collect(),
        checks: checks(facts),
    }
}

impl Answer {
    fn in_french(self) -> Answer {
        let replies = self
            .replies
            .iter()
            .map(|reply| Reply { objection: french(&reply.objection), answer: french(&reply.answer) });
        Answer { outcome: self.outcome, say: french(&self.say), replies: replies.collect() }
    }
}

fn checks(facts: &CallFacts) -> Vec<Check> {
    let one = facts.invoices.len() == 1;
    let received = if one {
        ("La facture est bien arrivée.", "facture reçue")
    } else {
        ("Les factures sont bien arrivées.", "factures reçues")
    };
    let agreed = "Une date et une somme sont convenues, et seront confirmées par écrit.";
    [
        ("C’est la bonne personne : celle qui décide ou qui paie.", "bonne personne"),
        received,
        ("La cause du retard est comprise, et notée avec ses mots.", "cause comprise"),
        (agreed, "date et somme convenues"),
        ("Rien n’a été dit de la facture à quelqu’un d’autre.", "rien dit à un tiers"),
    ]
    .map(|(sentence, kept)| Check { sentence: french(sentence), kept: french(kept) })
    .to_vec()
}
