//! `pay`, `credit-note`, `settle`, `waive` and `costs`: money received or spent, and what is done of the rest.

use std::io::Write;

use dument_app::french::euros;
use dument_app::views::{
    CreditNoteInput, PaymentInput, PaymentView, RecoveryCostsInput, RefundInput, SettleChoice, SettleInput,
    WaiveInput,
};
use dument_app::{clients, payment};
use serde_json::{Value, json};

use crate::arguments::{Costs, CreditNote, Pay, Refund, Settle, Waive};
use crate::failure::Failure;
use crate::given::OneClient;
use crate::output::Output;
use crate::session::{Session, amount, day_if_any};
use crate::told::{about, done_value, invoice_of, tell};

/// Records a payment.
pub(crate) fn pay(asked: &Pay, session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let (sum, on) = (amount(&asked.amount)?, day_if_any(asked.on.as_ref())?);
    let mut app = session.open()?;
    let invoice = invoice_of(&mut app, session, &asked.invoice, asked.client.as_ref())?;
    let input = PaymentInput {
        confirmed: asked.confirmed,
        invoices: vec![invoice],
        client: None,
        amount: sum,
        on,
        set_off: asked.set_off,
        means: if asked.deposit { "acompte".to_owned() } else { String::new() },
    };
    let view = app.act(&session.now, |desk| payment::record(desk, &input))?;
    if output.is_json() {
        return Ok(output.value(&payment_value(&view))?);
    }
    if let Some(done) = &view.done {
        output.line(&done.message)?;
    }
    for (number, share) in &view.shares {
        let interest = format!("aux {}", view.interest_name);
        let parts = [
            (share.to_principal, "au principal"),
            (share.to_interest, interest.as_str()),
            (share.to_indemnity, "à l’indemnité"),
            (share.to_compensation, "aux frais"),
            (share.overpaid, "en trop"),
        ];
        let counted = parts.iter().filter(|(sum, _)| sum.is_positive());
        let counted: Vec<String> = counted.map(|(sum, what)| format!("{} {what}", euros(*sum))).collect();
        output.line(&format!("Facture {number}\u{a0}: {}", counted.join(", ")))?;
    }
    for sentence in &view.effects {
        output.line(sentence)?;
    }
    if let Some(question) = view.set_off.as_ref().filter(|_| !asked.set_off) {
        output.line(&format!("{question} Pour le faire\u{a0}: dument-cli set-off --client …"))?;
    }
    Ok(())
}

/// Imputes what a client paid too much on its other invoices that are due.
pub(crate) fn set_off(
    asked: &OneClient,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let mut app = session.open()?;
    let client = app.ask(&session.now, |reading| clients::find(reading, &asked.client))?;
    let done = app.act(&session.now, |desk| payment::set_off(desk, client))?;
    tell(&done, output)
}

/// Records a credit note made elsewhere.
pub(crate) fn credit_note(
    asked: &CreditNote,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let (sum, on) = (amount(&asked.amount)?, day_if_any(asked.on.as_ref())?);
    let mut app = session.open()?;
    let invoice = invoice_of(&mut app, session, &asked.invoice, asked.client.as_ref())?;
    let input = CreditNoteInput { invoice, number: asked.number.clone(), on, amount: sum };
    tell(&app.act(&session.now, |desk| payment::record_credit_note(desk, &input))?, output)
}

/// Claims or gives up what is left once the principal is paid.
pub(crate) fn settle(
    asked: &Settle,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let mut app = session.open()?;
    let client = app.ask(&session.now, |reading| clients::find(reading, &asked.who.client))?;
    let choice = match (asked.claim, asked.leave) {
        (true, _) => SettleChoice::Claim,
        (false, true) => SettleChoice::Leave,
        (false, false) => SettleChoice::Waive,
    };
    let done = app.act(&session.now, |desk| {
        payment::settle(desk, &SettleInput { client, invoices: Vec::new(), choice })
    })?;
    tell(&done, output)
}

/// Notes recovery costs that were paid and can be proved.
pub(crate) fn costs(
    asked: &Costs,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let mut app = session.open()?;
    let (client, invoices) = about(&mut app, session, &asked.who.client, &asked.invoices)?;
    let input = RecoveryCostsInput {
        client,
        invoices,
        on: day_if_any(asked.on.as_ref())?,
        amount: amount(&asked.amount)?,
        what: asked.what.clone(),
        proof: asked.proof.clone(),
        note: asked.note.clone(),
    };
    let done = app.act(&session.now, |desk| payment::record_costs(desk, &input))?;
    tell(&done, output)
}

/// Notes what was given back of what had been received too much.
pub(crate) fn refund(
    asked: &Refund,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let mut app = session.open()?;
    let (client, invoices) = about(&mut app, session, &asked.who.client, &asked.invoices)?;
    let input = RefundInput {
        client,
        invoices,
        amount: asked.amount.as_deref().map(amount).transpose()?,
        on: day_if_any(asked.on.as_ref())?,
        note: asked.note.clone(),
    };
    let done = app.act(&session.now, |desk| payment::refund(desk, &input))?;
    tell(&done, output)
}

/// Gives up interest, the indemnity, what costs add, or a sum of one of them.
pub(crate) fn waive(
    asked: &Waive,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let sum = |text: &Option<String>| text.as_deref().filter(|text| !text.is_empty()).map(amount).transpose();
    let (interest_sum, indemnity_sum) = (sum(&asked.interest)?, sum(&asked.indemnity)?);
    let compensation_sum = sum(&asked.costs)?;
    let mut app = session.open()?;
    let (client, invoices) = about(&mut app, session, &asked.who.client, asked.invoice.as_slice())?;
    let input = WaiveInput {
        client,
        invoices,
        interest: asked.interest.is_some(),
        interest_sum,
        indemnity: asked.indemnity.is_some(),
        indemnity_sum,
        compensation: asked.costs.is_some(),
        compensation_sum,
        note: asked.note.clone(),
    };
    let done = app.act(&session.now, |desk| payment::waive(desk, &input))?;
    tell(&done, output)
}

fn payment_value(view: &PaymentView) -> Value {
    let shares: Vec<Value> = view
        .shares
        .iter()
        .map(|(number, share)| {
            json!({
                "number": number,
                "on": share.on,
                "to_interest": share.to_interest,
                "to_principal": share.to_principal,
                "to_indemnity": share.to_indemnity,
                "to_compensation": share.to_compensation,
                "overpaid": share.overpaid,
            })
        })
        .collect();
    json!({
        "allocations": shares,
        "left": view.left,
        "settle_proposed": view.settle_proposed,
        "effects": view.effects,
        "set_off_proposed": view.set_off,
        "done": view.done.as_ref().map(done_value),
    })
}
