//! Walking the events of a limitation in order of time.

use super::event::Force;
use super::{Effect, EventKind, LimitationEvent, LimitationFacts, PossibleLimit, PossibleReason, WhichRule};
use crate::{Day, Delay};

/// The length of a period and the rules that move it.
pub(super) struct Period<'a> {
    pub(super) rule: WhichRule,
    pub(super) length: Delay,
    pub(super) resumption: Delay,
    pub(super) ceiling: Day,
    /// Services of an order that came too late to be relied upon.
    pub(super) served_late: &'a [LimitationEvent],
}

pub(super) struct Walked {
    pub(super) safe: Day,
    pub(super) possible: Vec<PossibleLimit>,
    pub(super) events: Vec<(LimitationEvent, Effect)>,
    pub(super) not_served: Vec<LimitationEvent>,
}

impl Period<'_> {
    /// The limit of a period that runs from a day: for a public buyer from the next
    /// 1 January, otherwise never past the twenty years of C. civ. 2232.
    fn from(&self, start: Day) -> Day {
        match self.rule {
            WhichRule::PublicBuyer => {
                let year_end = start.plus_months(12 - start.month()).end_of_month();
                self.length.expiry(year_end)
            }
            WhichRule::CivilCode => self.length.expiry(start).min(self.ceiling),
        }
    }

    fn suspended(&self, limit: Day, event: &LimitationEvent, end: Day) -> Day {
        let lengthened = limit.plus_days(event.on.days_until(end).max(0));
        lengthened.max(self.resumption.expiry(end)).min(self.ceiling)
    }
}

/// Every event in order of time, from the completion of the work.
pub(super) fn walk(period: &Period<'_>, facts: &LimitationFacts) -> Walked {
    let mut events = facts.events.clone();
    events.sort_by_key(|event| event.on);
    let first = period.from(facts.completed_on);
    let mut walk = Walk { period, safe: first, possible: Vec::new(), not_served: Vec::new() };
    if let Some(term_on) = facts.term_on.filter(|term_on| *term_on > facts.completed_on) {
        walk.may_be(PossibleReason::TermAgreed, period.from(term_on));
    }
    let mut effects = Vec::new();
    for (place, event) in events.iter().enumerate() {
        let later = events.get(place + 1..).unwrap_or_default();
        let effect = if is_undone(event, later) { Effect::Undone } else { walk.effect(event, later) };
        effects.push((*event, effect));
    }
    let safe = walk.safe;
    let mut possible = walk.possible;
    possible.retain(|one| one.on > safe);
    possible.sort_by_key(|one| one.on);
    possible.dedup();
    Walked { safe, possible, events: effects, not_served: walk.not_served }
}

/// A suit that fails later interrupted nothing; an acknowledgement or a seizure did.
fn is_undone(event: &LimitationEvent, later: &[LimitationEvent]) -> bool {
    matches!(event.kind, EventKind::OrderServed | EventKind::Summons)
        && later.iter().any(|later| later.kind == EventKind::ActionFailed)
}

struct Walk<'a> {
    period: &'a Period<'a>,
    safe: Day,
    possible: Vec<PossibleLimit>,
    not_served: Vec<LimitationEvent>,
}

impl Walk<'_> {
    fn may_be(&mut self, reason: PossibleReason, on: Day) {
        self.possible.push(PossibleLimit { on, reason });
    }

    /// The last day that any reading gives so far.
    fn furthest(&self) -> Day {
        self.possible.iter().map(|one| one.on).fold(self.safe, Day::max)
    }

    fn effect(&mut self, event: &LimitationEvent, later: &[LimitationEvent]) -> Effect {
        let petition = matches!(event.kind, EventKind::PetitionFiled | EventKind::OrderIssued);
        if petition && self.period.rule == WhichRule::CivilCode {
            self.petition(event, later);
        }
        let late = self.period.served_late.contains(event);
        let force = if late { Force::Possible } else { event.kind.force(self.period.rule) };
        if force == Force::Nothing {
            return Effect::Nothing;
        }
        let Some(limit) = self.moved(event, force) else { return Effect::StillSuspended };
        if event.on > self.safe {
            // Past the safe day, but not past what another reading gives.
            if event.on <= self.furthest() {
                self.may_be(PossibleReason::Event { kind: event.kind, on: event.on }, limit);
            }
            return Effect::AfterLimit;
        }
        match force {
            Force::Nothing => Effect::Nothing,
            Force::Possible => {
                self.may_be(PossibleReason::Event { kind: event.kind, on: event.on }, limit);
                Effect::Possible { limit }
            }
            Force::Interrupts => {
                let before = self.safe;
                self.safe = limit;
                self.instalments(event);
                Effect::Interrupts { limit, before }
            }
            Force::Suspends => {
                self.safe = limit;
                Effect::Suspends { limit }
            }
        }
    }

    /// Whether each instalment of a signed plan has its own period is debated: a later date, never
    /// the safe one.
    fn instalments(&mut self, event: &LimitationEvent) {
        let last = event.until.filter(|_| event.kind == EventKind::InstalmentPlan);
        if let Some(last) = last {
            self.may_be(PossibleReason::Instalments { signed_on: event.on }, self.period.from(last));
        }
    }

    /// Where the event would put the limit; none while talks go on.
    fn moved(&self, event: &LimitationEvent, force: Force) -> Option<Day> {
        match force {
            Force::Suspends => {
                event.until.map(|end| self.period.suspended(self.furthest_for(event), event, end))
            }
            Force::Interrupts | Force::Possible | Force::Nothing => {
                Some(self.period.from(lasting_end(event).unwrap_or(event.on)))
            }
        }
    }

    /// The limit that talks lengthen: the safe one, or past it the last possible one.
    fn furthest_for(&self, event: &LimitationEvent) -> Day {
        if event.on > self.safe { self.furthest() } else { self.safe }
    }

    /// Neither a petition nor its order interrupts: what counts is whether the order was served in
    /// time. One that was withdrawn or rejected is no longer counted upon; an order that was made
    /// takes the place of its petition.
    fn petition(&mut self, event: &LimitationEvent, later: &[LimitationEvent]) {
        let told = |later: &LimitationEvent| match later.kind {
            EventKind::OrderServed => later.on <= self.safe && !self.period.served_late.contains(later),
            EventKind::ActionFailed | EventKind::OrderIssued => true,
            EventKind::Acknowledgement
            | EventKind::PartPayment
            | EventKind::InstalmentPlan
            | EventKind::UnsignedPlan
            | EventKind::AskedForTime
            | EventKind::OppositionReceived
            | EventKind::Summons
            | EventKind::ProofOfClaim
            | EventKind::EnforcementMeasure
            | EventKind::Conciliation
            | EventKind::SmallClaimsAgreement
            | EventKind::Letter
            | EventKind::Email
            | EventKind::Call
            | EventKind::FormalNotice
            | EventKind::PetitionFiled => false,
        };
        if !later.iter().any(told) {
            self.not_served.push(*event);
        }
    }
}

/// The end of what interrupts as long as it lasts: a suit (C. civ. 2242), insolvency
/// proceedings (C. com. L622-25-1).
fn lasting_end(event: &LimitationEvent) -> Option<Day> {
    let lasts = matches!(event.kind, EventKind::Summons | EventKind::ProofOfClaim);
    event.until.filter(|until| lasts && *until > event.on)
}
