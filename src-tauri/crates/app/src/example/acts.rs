//! What happened to the clients of the example.

use dument_domain::case::{Outcome, OutcomeKind, StepKind};
use dument_domain::{ClientId, InvoiceId, Money};

use crate::example::plan::Act;
use crate::example::play::Play;
use crate::views::{
    ContactInput, CreditNoteInput, LetterAsk, LetterRequest, PaymentInput, PaymentsSeen, PostedInput,
    PresentedInput, SettleInput,
};
use crate::{Code, Error, Now, call, invoices, letter, payment};

impl Play<'_> {
    /// Records one act on its day.
    pub(super) fn act(&mut self, now: &Now, client: &str, act: &Act) -> Result<(), Error> {
        let id = self.client(client)?;
        match act {
            Act::Call { outcome, date, who, note, invoices } => {
                let chosen = self.invoices_of(client, invoices)?;
                let day = date.map_or(now.today, |ago| self.days.exact(ago));
                let principal = self.app.ask(now, |reading| call::call(reading, id, &chosen))?.principal;
                let (outcome, note) = told(Outcome::supposed(*outcome, day, principal), note);
                let input = ContactInput {
                    client: id,
                    step: StepKind::Call,
                    invoices: chosen,
                    outcome,
                    on: None,
                    interlocutor: who.clone(),
                    note,
                    minute: None,
                    contact: None,
                };
                self.app.act(now, |desk| call::record(desk, &input)).map(|_| ())
            }
            Act::Letter { step, tracking } => self.send(now, id, *step, tracking.clone()),
            Act::Presented { step } => self.present(now, id, *step),
            Act::Payment { invoices, amount, means } => {
                let chosen = self.invoices_of(client, invoices)?;
                let sum = if amount == "all" { self.owed(now, &chosen)? } else { parsed(amount)? };
                self.pay(now, chosen, sum, means)
            }
            Act::CreditNote { invoice, amount } => {
                let input = CreditNoteInput {
                    invoice: self.invoice(client, invoice)?,
                    number: format!("AV{}-001", now.today.year()),
                    on: None,
                    amount: *amount,
                };
                self.app.act(now, |desk| payment::record_credit_note(desk, &input)).map(|_| ())
            }
            Act::Settle { choice } => {
                let input = SettleInput { client: id, invoices: Vec::new(), choice: *choice };
                self.app.act(now, |desk| payment::settle(desk, &input)).map(|_| ())
            }
        }
    }

    pub(super) fn pay(
        &mut self,
        now: &Now,
        invoices: Vec<InvoiceId>,
        amount: Money,
        means: &str,
    ) -> Result<(), Error> {
        let input = PaymentInput {
            set_off: false,
            confirmed: false,
            invoices,
            client: None,
            amount,
            on: None,
            means: means.to_owned(),
        };
        self.app.act(now, |desk| payment::record(desk, &input)).map(|_| ())
    }

    /// Composes a letter, keeps it and posts it. Where the rate of its day is not known, only
    /// the principal is asked.
    fn send(
        &mut self,
        now: &Now,
        client: ClientId,
        step: StepKind,
        tracking: Option<String>,
    ) -> Result<(), Error> {
        let mut request = LetterRequest {
            client,
            step: Some(step),
            invoices: Vec::new(),
            post_on: None,
            ask: None,
            third_party: None,
            tracking: tracking.clone(),
            interest_until: None,
            confirmed: false,
            answer: None,
        };
        let mut view = self.app.ask(now, |reading| letter::prepare(reading, &request))?;
        if view.pdf.is_none() {
            request.ask = Some(LetterAsk { interest: false, indemnity: false, compensation: false });
            view = self.app.ask(now, |reading| letter::prepare(reading, &request))?;
        }
        let reason = || view.refusals.first().map(|one| one.sentence.clone()).unwrap_or_default();
        let token = view.pdf.as_deref().ok_or_else(|| Error::new(Code::Forbidden, reason()))?;
        let kept = self.app.act(now, |desk| letter::keep(desk, &request, token))?;
        let posted = PostedInput {
            letter: kept.letter,
            on: now.today,
            tracking,
            payments: PaymentsSeen::AsKept,
            confirmed: false,
        };
        self.app.act(now, |desk| letter::mark_posted(desk, &posted)).map(|_| ())
    }

    fn present(&mut self, now: &Now, client: ClientId, step: StepKind) -> Result<(), Error> {
        let letter = self.app.ask(now, |reading| letter::posted(reading, client, step))?;
        let input = PresentedInput { letter, on: now.today, delivered: true };
        self.app.act(now, |desk| letter::mark_presented(desk, &input)).map(|_| ())
    }

    fn owed(&mut self, now: &Now, invoices: &[InvoiceId]) -> Result<Money, Error> {
        let sums = invoices
            .iter()
            .map(|invoice| Ok(self.app.ask(now, |reading| invoices::view(reading, *invoice))?.row.sum.total));
        sums.sum()
    }

    fn invoices_of(&self, client: &str, keys: &[String]) -> Result<Vec<InvoiceId>, Error> {
        keys.iter().map(|key| self.invoice(client, key)).collect()
    }
}

/// The words noted are the reason of a dispute, otherwise the note.
fn told(outcome: Outcome, note: &str) -> (Outcome, String) {
    if outcome.kind() == OutcomeKind::Dispute {
        (Outcome::Dispute { reason: note.to_owned(), amount: None }, String::new())
    } else {
        (outcome, note.to_owned())
    }
}

fn parsed(amount: &str) -> Result<Money, Error> {
    amount.parse().map_err(|_| Error::new(Code::BadAmount, amount))
}
