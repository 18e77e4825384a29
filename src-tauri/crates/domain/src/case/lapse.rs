//! Whether a letter composed may still be posted: what it took as true, compared with what is.

use super::{
    Additions, CaseFile, ClaimSettings, Happening, LapseReason, Letter, LetterAsked, LetterBasis,
    LetterStatus, StepKind,
};
use crate::{Day, EventId, Invoice, InvoiceId, Law, LetterId};

impl CaseFile {
    /// What a letter posted on `post_on` would take as true of one invoice.
    #[must_use]
    pub fn letter_basis(
        &self,
        invoice: &Invoice,
        asks: Additions,
        post_on: Day,
        settings: &ClaimSettings,
        law: &Law,
    ) -> LetterBasis {
        let debt = invoice.debt(&self.payments, &self.credit_notes);
        LetterBasis {
            invoice: invoice.id,
            paid: debt.payments.iter().map(|paid| paid.amount).sum(),
            credited: debt.credit_notes.iter().map(|credited| credited.amount).sum(),
            parts: invoice.parts.clone(),
            disputed: self.is_disputed(invoice.id),
            asked: Some(self.asked(invoice, asks, post_on, settings, law)),
            held: self.held_by(invoice.id),
            too_much: Some(self.overpaid(settings, law, post_on).into_iter().map(|(_, sum)| sum).sum()),
        }
    }

    /// What makes the reminders of an invoice wait, unless the user resumed them since.
    fn held_by(&self, invoice: InvoiceId) -> Option<EventId> {
        let mut events = self.events_of(invoice).into_iter();
        let last = events.rfind(|event| event.what.holds_back() || event.what == Happening::Resumed)?;
        last.what.holds_back().then_some(last.id)
    }

    /// The day a letter was posted, if it was.
    #[must_use]
    pub fn posted_on(&self, letter: LetterId) -> Option<Day> {
        let mut standing = self.standing_events();
        let posting = standing.find(|event| event.what.posted().is_some_and(|(_, sent)| sent == letter));
        posting.map(|event| event.on)
    }

    /// Where a letter stands: posted, lapsed by what was recorded or changed since, or only
    /// prepared. Its sums are computed again on its own day, with the rates known now.
    #[must_use]
    pub fn letter_status(&self, letter: &Letter, settings: &ClaimSettings, law: &Law) -> LetterStatus {
        if let Some(on) = self.posted_on(letter.id) {
            return LetterStatus::Posted { on };
        }
        if letter.step.is_weaker_than_notice()
            && letter.invoices.iter().any(|id| self.notice_posted_on(*id).is_some())
        {
            return LetterStatus::Lapsed(LapseReason::Overtaken);
        }
        let lapse = |basis| self.lapse_of(basis, letter.post_on, settings, law);
        let lapsed = letter.basis.iter().find_map(lapse);
        // The answer to a dispute demands nothing: it need not wait.
        match lapsed.filter(|reason| letter.step != StepKind::Dispute || *reason != LapseReason::Waits) {
            Some(reason) => LetterStatus::Lapsed(reason),
            None => LetterStatus::Prepared,
        }
    }

    /// Whether another letter of the same step was made later for an invoice of this one: this draft is
    /// then not the one that leaves.
    #[must_use]
    pub fn is_superseded(&self, letter: &Letter) -> bool {
        let shared = |other: &Letter| {
            let claims = |basis: &LetterBasis| letter.basis.iter().any(|mine| mine.invoice == basis.invoice);
            other.basis.iter().any(claims)
        };
        self.letters.iter().any(|other| other.id > letter.id && other.step == letter.step && shared(other))
    }

    fn asked(
        &self,
        invoice: &Invoice,
        asks: Additions,
        post_on: Day,
        settings: &ClaimSettings,
        law: &Law,
    ) -> LetterAsked {
        let owed = self.asked_statement_of(invoice, settings, law, post_on).statement;
        let parts = self.waived_parts_of(invoice);
        LetterAsked {
            nature: self.nature_of(invoice),
            contract_rate: self.contract_rate_of(invoice, settings),
            waiver: self.waiver_of(invoice),
            waived: parts.iter().map(|part| part.interest + part.indemnity + part.compensation).sum(),
            forbidden_since: self.payment_forbidden_since(invoice),
            interest_until: settings.interest_until,
            interest: asks.interest.then_some(owed.interest),
            indemnity: asks.indemnity.then_some(owed.indemnity),
            compensation: owed.additional_compensation,
            set_aside: self.set_aside(invoice, settings, law, post_on).sum(),
        }
    }

    fn lapse_of(
        &self,
        basis: &LetterBasis,
        post_on: Day,
        settings: &ClaimSettings,
        law: &Law,
    ) -> Option<LapseReason> {
        let Some(invoice) = self.invoice(basis.invoice) else { return Some(LapseReason::InvoiceChanged) };
        let asked = basis.asked.as_ref();
        let asks = Additions {
            interest: asked.is_some_and(|asked| asked.interest.is_some()),
            indemnity: asked.is_some_and(|asked| asked.indemnity.is_some()),
        };
        let settings = settings.stopping_interest(asked.and_then(|asked| asked.interest_until));
        let now = self.letter_basis(invoice, asks, post_on, &settings, law);
        let changed = if now.paid != basis.paid || basis.too_much.is_some() && now.too_much != basis.too_much
        {
            Some(LapseReason::Payment)
        } else if now.credited != basis.credited {
            Some(LapseReason::CreditNote)
        } else if now.disputed && !basis.disputed {
            Some(LapseReason::Dispute)
        } else if now.parts != basis.parts {
            Some(LapseReason::InvoiceChanged)
        } else {
            None
        };
        let waits = (now.held.is_some() && now.held != basis.held).then_some(LapseReason::Waits);
        let sums = || asked.zip(now.asked.as_ref()).and_then(|(before, now)| before.lapse(now));
        changed.or_else(sums).or(waits)
    }
}

impl LetterAsked {
    /// What of it is no longer so, the plainest cause first.
    fn lapse(&self, now: &LetterAsked) -> Option<LapseReason> {
        if now.forbidden_since != self.forbidden_since {
            Some(LapseReason::Forbidden)
        } else if now.nature != self.nature {
            Some(LapseReason::Nature)
        } else if (now.waiver, now.waived) != (self.waiver, self.waived) {
            Some(LapseReason::Waiver)
        } else if now.set_aside != self.set_aside {
            Some(LapseReason::Agreed)
        } else if now.contract_rate != self.contract_rate {
            Some(LapseReason::InvoiceChanged)
        } else if now.compensation != self.compensation {
            Some(LapseReason::Costs)
        } else if (now.interest, now.indemnity) != (self.interest, self.indemnity) {
            Some(LapseReason::Rates)
        } else {
            None
        }
    }
}
