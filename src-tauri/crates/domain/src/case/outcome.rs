//! How a contact ended.

use serde::{Deserialize, Serialize};

use crate::{Day, Money};

/// How a call (or any contact) ended. Each carries what its consequence needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Outcome {
    /// Paid, or says it is paid: the money is checked on a day.
    Paid {
        /// The day the bank is looked at.
        check_on: Day,
    },
    /// Promises to pay (promesse de paiement).
    Promise {
        /// The last day promised.
        by: Day,
        /// The sum promised.
        amount: Money,
    },
    /// Did not receive the invoice: it is sent again at once.
    NotReceived,
    /// Not the right person.
    WrongContact,
    /// Nobody answered, or a message was left.
    NoAnswer,
    /// A passing difficulty: an instalment plan is proposed.
    Difficulty,
    /// Disputes the invoice (litige).
    Dispute {
        /// What is held against the work or the invoice.
        reason: String,
        /// The sum disputed, if it is not the whole: the rest is still asked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        amount: Option<Money>,
    },
    /// Refuses or ignores.
    Refuses,
    /// Insolvency proceedings opened (procédure collective).
    Insolvency {
        /// Day of the opening judgment.
        judgment_on: Day,
        /// Day of the BODACC notice, if known: the delay to declare runs from it.
        bodacc_on: Option<Day>,
        /// Which proceedings, if known: who receives the proof of claim depends on it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        proceedings: Option<Proceedings>,
    },
    /// Over-indebtedness file admissible (surendettement, C. conso. L722-2).
    OverIndebtedness {
        /// Day it was found admissible.
        admissible_on: Day,
    },
    /// A cheque came back unpaid.
    BouncedCheque {
        /// Day of the first presentation.
        presented_on: Day,
    },
    /// A cheque that cannot be presented: not signed, or made out to somebody else. Another one
    /// is asked.
    DefectiveCheque {
        /// The last day to bring another one.
        replace_by: Day,
    },
    /// Who pays is away: called back on coming home.
    Away {
        /// The day of the return.
        back_on: Day,
    },
    /// The client waits for money from somebody else.
    FundsAwaited {
        /// The day it is expected.
        expected_on: Day,
    },
    /// « Je lui laisse du temps ».
    Pause {
        /// Last day of the pause.
        until: Day,
    },
    /// « Je laisse tomber cette somme ».
    Abandon,
    /// « Je préfère écrire »: goes on to the next written step.
    PreferWriting,
}

/// The insolvency proceedings of a professional (procédure collective).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Proceedings {
    /// Safeguard (sauvegarde).
    Safeguard,
    /// Receivership (redressement judiciaire).
    Receivership,
    /// Liquidation (liquidation judiciaire).
    Liquidation,
}

/// The kind of an outcome, without its facts: what scenarios give rules for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum OutcomeKind {
    /// See [`Outcome::Paid`].
    Paid,
    /// See [`Outcome::Promise`].
    Promise,
    /// See [`Outcome::NotReceived`].
    NotReceived,
    /// See [`Outcome::WrongContact`].
    WrongContact,
    /// See [`Outcome::NoAnswer`].
    NoAnswer,
    /// See [`Outcome::Difficulty`].
    Difficulty,
    /// See [`Outcome::Dispute`].
    Dispute,
    /// See [`Outcome::Refuses`].
    Refuses,
    /// See [`Outcome::Insolvency`].
    Insolvency,
    /// See [`Outcome::OverIndebtedness`].
    OverIndebtedness,
    /// See [`Outcome::BouncedCheque`].
    BouncedCheque,
    /// See [`Outcome::DefectiveCheque`].
    DefectiveCheque,
    /// See [`Outcome::Away`].
    Away,
    /// See [`Outcome::FundsAwaited`].
    FundsAwaited,
    /// See [`Outcome::Pause`].
    Pause,
    /// See [`Outcome::Abandon`].
    Abandon,
    /// See [`Outcome::PreferWriting`].
    PreferWriting,
}

impl OutcomeKind {
    /// Every kind, the seven usual ones first: the order of the screen of a call.
    pub const ALL: [OutcomeKind; 17] = [
        OutcomeKind::Promise,
        OutcomeKind::Paid,
        OutcomeKind::NotReceived,
        OutcomeKind::NoAnswer,
        OutcomeKind::Difficulty,
        OutcomeKind::Dispute,
        OutcomeKind::Refuses,
        OutcomeKind::WrongContact,
        OutcomeKind::Away,
        OutcomeKind::FundsAwaited,
        OutcomeKind::Pause,
        OutcomeKind::PreferWriting,
        OutcomeKind::BouncedCheque,
        OutcomeKind::DefectiveCheque,
        OutcomeKind::Insolvency,
        OutcomeKind::OverIndebtedness,
        OutcomeKind::Abandon,
    ];

    /// The word of the terminal contract.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            OutcomeKind::Paid => "paid",
            OutcomeKind::Promise => "promise",
            OutcomeKind::NotReceived => "not_received",
            OutcomeKind::WrongContact => "wrong_contact",
            OutcomeKind::NoAnswer => "no_answer",
            OutcomeKind::Difficulty => "difficulty",
            OutcomeKind::Dispute => "dispute",
            OutcomeKind::Refuses => "refuses",
            OutcomeKind::Insolvency => "insolvency",
            OutcomeKind::OverIndebtedness => "over_indebtedness",
            OutcomeKind::BouncedCheque => "bounced_cheque",
            OutcomeKind::DefectiveCheque => "defective_cheque",
            OutcomeKind::Away => "away",
            OutcomeKind::FundsAwaited => "funds_awaited",
            OutcomeKind::Pause => "pause",
            OutcomeKind::Abandon => "abandon",
            OutcomeKind::PreferWriting => "prefer_writing",
        }
    }
}

impl Outcome {
    /// The day from which the law forbids the payment of earlier debts: opening
    /// judgment (C. com. L622-7) or admissible over-indebtedness (C. conso. L722-5).
    #[must_use]
    pub fn payment_forbidden_since(&self) -> Option<Day> {
        if let Outcome::Insolvency { judgment_on, .. } = self {
            Some(*judgment_on)
        } else if let Outcome::OverIndebtedness { admissible_on } = self {
            Some(*admissible_on)
        } else {
            None
        }
    }

    /// An outcome of this kind with one day and one sum: what a screen proposes before more is
    /// typed. A dispute is of the whole.
    ///
    /// ```
    /// use dument_domain::case::{Outcome, OutcomeKind};
    /// use dument_domain::Money;
    /// let promise = Outcome::supposed(OutcomeKind::Promise, "2026-12-01".parse()?, Money::from_cents(50));
    /// assert_eq!(promise.kind(), OutcomeKind::Promise);
    /// # Ok::<(), dument_domain::DayError>(())
    /// ```
    #[must_use]
    pub const fn supposed(kind: OutcomeKind, date: Day, amount: Money) -> Outcome {
        match kind {
            OutcomeKind::Paid => Outcome::Paid { check_on: date },
            OutcomeKind::Promise => Outcome::Promise { by: date, amount },
            OutcomeKind::NotReceived => Outcome::NotReceived,
            OutcomeKind::WrongContact => Outcome::WrongContact,
            OutcomeKind::NoAnswer => Outcome::NoAnswer,
            OutcomeKind::Difficulty => Outcome::Difficulty,
            OutcomeKind::Dispute => Outcome::Dispute { reason: String::new(), amount: None },
            OutcomeKind::Refuses => Outcome::Refuses,
            OutcomeKind::Insolvency => {
                Outcome::Insolvency { judgment_on: date, bodacc_on: None, proceedings: None }
            }
            OutcomeKind::OverIndebtedness => Outcome::OverIndebtedness { admissible_on: date },
            OutcomeKind::BouncedCheque => Outcome::BouncedCheque { presented_on: date },
            OutcomeKind::DefectiveCheque => Outcome::DefectiveCheque { replace_by: date },
            OutcomeKind::Away => Outcome::Away { back_on: date },
            OutcomeKind::FundsAwaited => Outcome::FundsAwaited { expected_on: date },
            OutcomeKind::Pause => Outcome::Pause { until: date },
            OutcomeKind::Abandon => Outcome::Abandon,
            OutcomeKind::PreferWriting => Outcome::PreferWriting,
        }
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> OutcomeKind {
        match self {
            Outcome::Paid { .. } => OutcomeKind::Paid,
            Outcome::Promise { .. } => OutcomeKind::Promise,
            Outcome::NotReceived => OutcomeKind::NotReceived,
            Outcome::WrongContact => OutcomeKind::WrongContact,
            Outcome::NoAnswer => OutcomeKind::NoAnswer,
            Outcome::Difficulty => OutcomeKind::Difficulty,
            Outcome::Dispute { .. } => OutcomeKind::Dispute,
            Outcome::Refuses => OutcomeKind::Refuses,
            Outcome::Insolvency { .. } => OutcomeKind::Insolvency,
            Outcome::OverIndebtedness { .. } => OutcomeKind::OverIndebtedness,
            Outcome::BouncedCheque { .. } => OutcomeKind::BouncedCheque,
            Outcome::DefectiveCheque { .. } => OutcomeKind::DefectiveCheque,
            Outcome::Away { .. } => OutcomeKind::Away,
            Outcome::FundsAwaited { .. } => OutcomeKind::FundsAwaited,
            Outcome::Pause { .. } => OutcomeKind::Pause,
            Outcome::Abandon => OutcomeKind::Abandon,
            Outcome::PreferWriting => OutcomeKind::PreferWriting,
        }
    }

    /// The date that an outcome carries, from which its delay is counted.
    #[must_use]
    pub const fn date(&self) -> Option<Day> {
        match self {
            Outcome::Paid { check_on: on }
            | Outcome::Promise { by: on, .. }
            | Outcome::Pause { until: on }
            | Outcome::BouncedCheque { presented_on: on }
            | Outcome::DefectiveCheque { replace_by: on }
            | Outcome::Away { back_on: on }
            | Outcome::FundsAwaited { expected_on: on } => Some(*on),
            Outcome::NotReceived
            | Outcome::WrongContact
            | Outcome::NoAnswer
            | Outcome::Difficulty
            | Outcome::Dispute { .. }
            | Outcome::Refuses
            | Outcome::Insolvency { .. }
            | Outcome::OverIndebtedness { .. }
            | Outcome::Abandon
            | Outcome::PreferWriting => None,
        }
    }

    /// Whether the next demand waits for something after this: money, a day, another person's
    /// answer, or nothing any more. A dispute and insolvency have their own effect.
    #[must_use]
    pub const fn makes_wait(&self) -> bool {
        match self {
            Outcome::Paid { .. }
            | Outcome::Promise { .. }
            | Outcome::NotReceived
            | Outcome::Difficulty
            | Outcome::BouncedCheque { .. }
            | Outcome::DefectiveCheque { .. }
            | Outcome::Away { .. }
            | Outcome::FundsAwaited { .. }
            | Outcome::Pause { .. }
            | Outcome::Abandon => true,
            Outcome::WrongContact
            | Outcome::NoAnswer
            | Outcome::Dispute { .. }
            | Outcome::Refuses
            | Outcome::Insolvency { .. }
            | Outcome::OverIndebtedness { .. }
            | Outcome::PreferWriting => false,
        }
    }

    /// Whether the client was reached, or at least tried: what the interval between contacts
    /// counts. What the user decides or learns elsewhere is not a contact.
    #[must_use]
    pub const fn is_contact(&self) -> bool {
        match self {
            Outcome::Paid { .. }
            | Outcome::Promise { .. }
            | Outcome::NotReceived
            | Outcome::WrongContact
            | Outcome::NoAnswer
            | Outcome::Difficulty
            | Outcome::Dispute { .. }
            | Outcome::DefectiveCheque { .. }
            | Outcome::Away { .. }
            | Outcome::FundsAwaited { .. }
            | Outcome::Refuses => true,
            Outcome::Insolvency { .. }
            | Outcome::OverIndebtedness { .. }
            | Outcome::BouncedCheque { .. }
            | Outcome::Pause { .. }
            | Outcome::Abandon
            | Outcome::PreferWriting => false,
        }
    }

    /// Whether nothing was learnt: what was agreed before still holds.
    #[must_use]
    pub const fn teaches_nothing(&self) -> bool {
        matches!(self, Outcome::NotReceived | Outcome::WrongContact | Outcome::NoAnswer)
    }

    /// Whether a client who disputed now accepts to pay.
    #[must_use]
    pub const fn accepts(&self) -> bool {
        matches!(self, Outcome::Paid { .. } | Outcome::Promise { .. })
    }
}
