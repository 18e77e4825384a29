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
    /// What the client paid too much covers what it owes: impute it (not a reminder).
    SetOff,
}

impl StepKind {
    /// Every kind of step.
    pub const ALL: [StepKind; 16] = [
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
        StepKind::SetOff,
    ];

    /// Its word, and how it is done: one row a step.
    const fn row(self) -> (&'static str, Way) {
        match self {
            StepKind::Call => ("call", Way::Call),
            StepKind::Email => ("email", Way::Email),
            StepKind::Meeting => ("meeting", Way::Meeting),
            StepKind::FirstLetter => ("first_letter", Way::Letter),
            StepKind::SecondLetter => ("second_letter", Way::Letter),
            StepKind::CollectionLetter => ("collection_letter", Way::Letter),
            StepKind::FormalNotice => ("formal_notice", Way::FormalNotice),
            StepKind::FinalDemand => ("final_demand", Way::FormalNotice),
            StepKind::ThirdParty => ("third_party", Way::ThirdParty),
            StepKind::Judicial => ("judicial", Way::Judicial),
            StepKind::Evidence => ("evidence", Way::Desk),
            StepKind::Cheque => ("cheque", Way::Beside),
            StepKind::Dispute => ("dispute", Way::Beside),
            StepKind::CreditNote => ("credit_note", Way::Beside),
            StepKind::Settle => ("settle", Way::Beside),
            StepKind::SetOff => ("set_off", Way::Beside),
        }
    }

    /// How it is done.
    pub(super) const fn way(self) -> Way {
        self.row().1
    }

    /// The word of the terminal contract.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.row().0
    }

    /// Whether it is done by speaking: an outcome then moves the path on.
    #[must_use]
    pub const fn is_spoken(self) -> bool {
        matches!(self.way(), Way::Call | Way::Meeting)
    }

    /// Whether it is a formal notice in the sense of C. civ. 1344, sent by registered letter.
    #[must_use]
    pub const fn is_formal_notice(self) -> bool {
        matches!(self.way(), Way::FormalNotice)
    }

    /// Whether it asks the client to pay: what the interval between contacts spaces, and what is
    /// never done on a debt that is settled, disputed, paused or under proceedings.
    #[must_use]
    pub const fn is_reminder(self) -> bool {
        self.is_spoken() || self.is_letter() || matches!(self.way(), Way::Email)
    }

    /// Whether the money came: a credit note to make, the rest to decide, or a sum to impute. Nobody is
    /// asked for anything meanwhile.
    #[must_use]
    pub const fn awaits_no_money(self) -> bool {
        matches!(self, StepKind::CreditNote | StepKind::Settle | StepKind::SetOff)
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
        matches!(self.way(), Way::Letter | Way::FormalNotice)
    }

    /// The means by which this step may be done, the usual one first; none for what is beside the
    /// path. A formal notice is registered: its presentation is what counts (C. civ. 1344).
    #[must_use]
    pub const fn channels(self) -> &'static [Channel] {
        match self.way() {
            Way::Call => &[Channel::Call],
            Way::Email => &[Channel::Email],
            Way::Meeting => &[Channel::Meeting],
            Way::Letter => &[Channel::Letter, Channel::RegisteredLetter],
            Way::FormalNotice => &[Channel::RegisteredLetter],
            Way::ThirdParty => &[Channel::ThirdParty],
            Way::Judicial => &[Channel::Judicial],
            Way::Desk => &[Channel::Desk],
            Way::Beside => &[],
        }
    }
}

/// How a step is done: what the path, its texts and its trial take from the kind of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Call,
    Email,
    Meeting,
    /// A letter that may go by ordinary post.
    Letter,
    /// A letter whose presentation counts.
    FormalNotice,
    ThirdParty,
    Judicial,
    /// Work on the case file.
    Desk,
    /// Beside the path: no step of a scenario.
    Beside,
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
