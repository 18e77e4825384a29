//! The kinds of steps and the ways they reach the client.

use serde::{Deserialize, Serialize};

use super::ScenarioError;

/// A step of the path, and the kind of letter or contact it is made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum StepKind {
    /// Telephone call (appel).
    Call,
    /// Written reminder by e-mail.
    Email,
    /// Meeting.
    Meeting,
    /// First letter: the facts.
    FirstLetter,
    /// Second letter: the warning.
    SecondLetter,
    /// Formal collection letter.
    CollectionLetter,
    /// Formal notice (mise en demeure), registered.
    FormalNotice,
    /// Final demand, itself a formal notice.
    FinalDemand,
    /// Amicable collection by a third party.
    ThirdParty,
    /// Judicial routes (suite judiciaire).
    Judicial,
    /// Complete the case file: evidence, contacts, terms (not a reminder).
    Evidence,
    /// Go on with an unpaid cheque (not a reminder).
    Cheque,
    /// Answer a dispute that waits (not a reminder).
    Dispute,
    /// Make the credit note of a discount that was kept (not a reminder).
    CreditNote,
    /// The principal is paid: claim the rest or give it up (not a reminder).
    Settle,
}

impl StepKind {
    /// Every kind of step.
    pub const ALL: [StepKind; 15] = [
        StepKind::Call,
        StepKind::Email,
        StepKind::Meeting,
        StepKind::FirstLetter,
        StepKind::SecondLetter,
        StepKind::CollectionLetter,
        StepKind::FormalNotice,
        StepKind::FinalDemand,
        StepKind::ThirdParty,
        StepKind::Judicial,
        StepKind::Evidence,
        StepKind::Cheque,
        StepKind::Dispute,
        StepKind::CreditNote,
        StepKind::Settle,
    ];

    /// The word of the terminal contract.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            StepKind::Call => "call",
            StepKind::Email => "email",
            StepKind::Meeting => "meeting",
            StepKind::FirstLetter => "first_letter",
            StepKind::SecondLetter => "second_letter",
            StepKind::CollectionLetter => "collection_letter",
            StepKind::FormalNotice => "formal_notice",
            StepKind::FinalDemand => "final_demand",
            StepKind::ThirdParty => "third_party",
            StepKind::Judicial => "judicial",
            StepKind::Evidence => "evidence",
            StepKind::Cheque => "cheque",
            StepKind::Dispute => "dispute",
            StepKind::CreditNote => "credit_note",
            StepKind::Settle => "settle",
        }
    }

    /// Whether it is done by speaking: an outcome then moves the path on.
    #[must_use]
    pub const fn is_spoken(self) -> bool {
        matches!(self, StepKind::Call | StepKind::Meeting)
    }

    /// Whether it is a formal notice in the sense of C. civ. 1344, sent by registered letter.
    #[must_use]
    pub const fn is_formal_notice(self) -> bool {
        matches!(self, StepKind::FormalNotice | StepKind::FinalDemand)
    }

    /// Whether it asks the client to pay: what the interval between contacts spaces, and what is
    /// never done on a debt that is settled, disputed, paused or under proceedings.
    #[must_use]
    pub const fn is_reminder(self) -> bool {
        self.is_spoken() || self.is_letter() || matches!(self, StepKind::Email)
    }

    /// Whether it is a letter weaker than a formal notice: after one it would undo its seriousness and
    /// open a delay anew.
    #[must_use]
    pub const fn is_weaker_than_notice(self) -> bool {
        self.is_letter() && !self.is_formal_notice()
    }

    /// Whether it is a letter printed and posted.
    #[must_use]
    pub const fn is_letter(self) -> bool {
        matches!(
            self,
            StepKind::FirstLetter
                | StepKind::SecondLetter
                | StepKind::CollectionLetter
                | StepKind::FormalNotice
                | StepKind::FinalDemand
        )
    }
}

impl std::str::FromStr for StepKind {
    type Err = ScenarioError;
    fn from_str(text: &str) -> Result<StepKind, ScenarioError> {
        let found = StepKind::ALL.into_iter().find(|kind| kind.code() == text);
        found.ok_or_else(|| ScenarioError(format!("no step is called {text}")))
    }
}

/// How a step reaches the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Channel {
    /// By telephone.
    Call,
    /// By e-mail.
    Email,
    /// By post.
    Letter,
    /// By registered letter with acknowledgement of delivery (LRAR).
    RegisteredLetter,
    /// Face to face.
    Meeting,
    /// Before a judge or an enforcement officer.
    Judicial,
    /// At one's own desk: nobody is reached.
    Desk,
    /// By somebody else.
    ThirdParty,
}
