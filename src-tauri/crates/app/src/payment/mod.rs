//! Payments, credit notes, and what is done of the rest.

mod bounced;
mod costs;
mod costs_effect;
mod redate;
mod refund;
mod set_off;
mod settle;
mod waive;

pub use bounced::cheque_bounced;
pub use costs::{costs, record_costs};
pub use redate::redate;
pub use refund::refund;
pub use set_off::set_off;
pub use settle::settle;
pub use waive::waive;

use dument_domain::case::{CaseFile, LetterStatus, Owed, SetOff, in_legal_order, meant, share_payment};
use dument_domain::{ClientId, CreditNote, CreditNoteId, Day, Invoice, InvoiceId, Money, Payment, PaymentId};
use dument_letters::french;
use serde_json::json;

use crate::ground::acting::{Acting, Written};
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::reading::money::amounts::{add_up, sum_left};
use crate::reading::money::late_payment::to_confirm;
use crate::reading::money::set_off::{question, set_off_line, set_off_proposed};
use crate::views::{AllocationView, CreditNoteInput, Done, PaymentInput, PaymentView, SumView, UndoToken};
use crate::words::step_title;
use crate::words::text::counted;
use crate::{Code, Error, Now};

/// A payment ready to be recorded, with the facts it was shared on.
struct Shared {
    payment: Payment,
    /// The sum that was most likely meant, where this one is ten times too large.
    meant: Option<Money>,
    exact_principal: bool,
    /// What of it, too much, may be imputed on other invoices.
    set_off: Option<SetOff>,
}

/// Where a payment would go; nothing is written.
///
/// # Errors
/// As [`record`], but for the confirmation, which the answer asks for.
pub fn preview(reading: Reading<'_>, request: &PaymentInput) -> Result<PaymentView, Error> {
    let shared = share(reading, request)?;
    payment_view(reading, &shared, request.set_off)
}

/// Records a payment: to the invoices the client named, otherwise by the
/// legal order (C. civ. 1342-10), inside each by the rule of the firm.
///
/// # Errors
/// [`Code::BadAmount`] unless above nothing, [`Code::BadDate`] for a day to come,
/// [`Code::UnknownInvoice`], [`Code::UnknownClient`], [`Code::NothingDue`] when nothing is owed,
/// [`Code::Unconfirmed`] for a payment that a judgment forbids, or ten times too large.
pub fn record(desk: &mut Acting<'_>, request: &PaymentInput) -> Result<PaymentView, Error> {
    let shared = share(desk.reading(), request)?;
    let mut view = payment_view(desk.reading(), &shared, request.set_off)?;
    if let Some(told) = view.to_confirm.take_if(|_| !request.confirmed) {
        return Err(Error::told(Code::Unconfirmed, shared.payment.amount.to_string(), told));
    }
    if request.set_off && shared.set_off.is_some() {
        return imputed(desk, view, &shared);
    }
    let payment = shared.payment;
    let id = desk.write("payment", |writer| {
        let id = writer.insert_payment(&payment)?;
        let payload = json!({ "payment": id, "client": payment.client, "on": payment.on, "amount": payment.amount, "shares": payment.allocations });
        Ok(Written { answer: id, payload, clients: vec![payment.client], choices: false })
    })?.answer;
    let message = format!("{} notés le {}.", french::euros(payment.amount), french::date(payment.on));
    view.done =
        Some(Done { message, undo: Some(UndoToken::Payment(id)), client: payment.client, email: None });
    Ok(view)
}

/// Records a payment of which too much is imputed on other invoices, in one act.
fn imputed(desk: &mut Acting<'_>, mut view: PaymentView, shared: &Shared) -> Result<PaymentView, Error> {
    let payment = &shared.payment;
    let (Some(found), client) = (&shared.set_off, payment.client) else { return Ok(view) };
    let file = with_payment(&desk.reading().entry(client)?.file, payment);
    let event = set_off::line_event(&file, found, &desk.now);
    let recorded = desk.write("payment", |writer| {
        if !found.replaced.contains(&payment.id) {
            writer.insert_payment(payment)?;
        }
        let event = set_off::write_set_off(writer, found, &event)?;
        let payload = json!({ "client": client, "on": payment.on, "amount": payment.amount, "event": event, "moved": set_off::set_off_moves(found) });
        Ok(Written { answer: (), payload, clients: vec![client], choices: false })
    })?;
    let message = format!(
        "{} notés le {}. {}",
        french::euros(payment.amount),
        french::date(payment.on),
        set_off_line(&file, found)
    );
    view.done = Some(Done { message, undo: recorded.undo, client, email: None });
    Ok(view)
}

/// The facts of a client once a payment is noted.
fn with_payment(file: &CaseFile, payment: &Payment) -> CaseFile {
    let mut after = file.clone();
    after.payments.push(payment.clone());
    after
}

/// Records a credit note: it reduces the principal of its invoice.
///
/// # Errors
/// [`Code::UnknownInvoice`], [`Code::BadAmount`], also for more than the invoice,
/// [`Code::BadDate`] for a day to come or before the invoice.
pub fn record_credit_note(desk: &mut Acting<'_>, request: &CreditNoteInput) -> Result<Done, Error> {
    let on = request.on.unwrap_or(desk.now.today);
    check_movement(request.amount, on, &desk.now)?;
    let (entry, invoice) = desk.reading().of_invoice(request.invoice)?;
    check_credit(&entry.file, invoice, request.amount, on)?;
    let client = entry.file.client.id;
    let whole = entry.file.left_to_credit(invoice) == request.amount;
    let number = invoice.number.clone();
    let note = CreditNote {
        id: CreditNoteId(0),
        invoice: request.invoice,
        number: request.number.trim().to_owned(),
        on,
        amount: request.amount,
        reversed: false,
        noted_after: None,
    };
    let id = desk
        .write("credit_note", |writer| {
            let id = writer.insert_credit_note(&note)?;
            let payload =
                json!({ "credit_note": id, "invoice": note.invoice, "on": note.on, "amount": note.amount });
            Ok(Written { answer: id, payload, clients: vec![client], choices: false })
        })?
        .answer;
    let mut message = format!("Avoir de {} noté sur la facture {number}.", french::euros(note.amount));
    if whole {
        message += " Il l’annule en entier\u{a0}: rien n’est demandé pour le retard.";
    }
    Ok(Done { message, undo: Some(UndoToken::CreditNote(id)), client, email: None })
}

fn share(reading: Reading<'_>, request: &PaymentInput) -> Result<Shared, Error> {
    let on = request.on.unwrap_or(reading.now.today);
    check_movement(request.amount, on, &reading.now)?;
    let client = payer(reading, request)?;
    let entry = reading.entry(client)?;
    let debts = debts_on(reading, entry, &request.invoices, on)?;
    if debts.is_empty() {
        let name = &entry.file.client.name;
        let told = format!("{name} n’a plus rien à payer sur cette facture\u{a0}: vérifiez son numéro.");
        return Err(Error::told(Code::NothingDue, name, told));
    }
    let meant = meant_of(request.amount, &debts);
    let (allocations, exact_principal) = share_payment(request.amount, &debts);
    let payment = Payment {
        id: PaymentId(0),
        client,
        on,
        on_supposed: false,
        amount: request.amount,
        means: request.means.trim().to_owned(),
        allocations,
        reversed: false,
        noted_after: None,
    };
    let set_off = set_off_proposed(&with_payment(&entry.file, &payment), reading.ground, reading.now.today);
    Ok(Shared { payment, meant, exact_principal, set_off })
}

fn payer(reading: Reading<'_>, request: &PaymentInput) -> Result<ClientId, Error> {
    let mut owners = Vec::new();
    for id in &request.invoices {
        let (entry, _) = reading.of_invoice(*id)?;
        owners.push(entry.file.client.id);
    }
    owners.dedup();
    match (owners.as_slice(), request.client) {
        ([owner], _) => Ok(*owner),
        ([], Some(client)) => Ok(client),
        ([], None) => Err(Error::new(Code::Missing, "le client ou la facture")),
        (_, _) => Err(Error::new(Code::BadValue, "ces factures sont de clients différents")),
    }
}

/// What is owed on `on`, in the order a payment goes to it.
fn debts_on(reading: Reading<'_>, entry: &Entry, named: &[InvoiceId], on: Day) -> Result<Vec<Owed>, Error> {
    let owed = |(place, invoice): (usize, &Invoice)| {
        let computed = entry.file.statement_of(invoice, &reading.ground.settings, &reading.ground.law, on);
        let statement = computed.statement;
        let runs = statement.overdue_principal.is_positive();
        Owed {
            invoice: invoice.id,
            place,
            due: invoice.due_on(),
            late: statement.exigible().is_positive(),
            bears: statement.lines.last().filter(|_| runs).map(|line| line.rate),
            principal: statement.overdue_principal,
            later: statement.principal.less(statement.overdue_principal),
            interest: statement.interest,
            indemnity: statement.indemnity + statement.additional_compensation,
            agreed: entry.file.agreed_first(invoice, on),
        }
    };
    if !named.is_empty() {
        let found = named.iter().filter_map(|id| entry.file.invoice(*id));
        return Ok(found.enumerate().map(owed).collect());
    }
    let open = entry.file.invoices.iter().enumerate();
    let mut debts: Vec<Owed> = open.map(owed).filter(|one| one.total().is_positive()).collect();
    in_legal_order(&mut debts);
    Ok(debts)
}

fn payment_view(reading: Reading<'_>, shared: &Shared, imputes: bool) -> Result<PaymentView, Error> {
    let entry = reading.entry(shared.payment.client)?;
    let noted = with_payment(&entry.file, &shared.payment);
    let set_off = shared.set_off.as_ref();
    let question = set_off.map(|found| question(&noted, found));
    let mut touched: Vec<InvoiceId> = shared.payment.allocations.iter().map(|share| share.invoice).collect();
    let after = match set_off.filter(|_| imputes) {
        Some(found) => {
            touched
                .extend(found.targets().into_iter().filter(|id| !touched.contains(id)).collect::<Vec<_>>());
            noted.after_set_off(found)
        }
        None => noted,
    };
    let mut shares = Vec::new();
    let mut left = Vec::new();
    for invoice in touched.iter().filter_map(|id| after.invoice(*id)) {
        let computed =
            after.statement_of(invoice, &reading.ground.settings, &reading.ground.law, reading.now.today);
        left.push(sum_left(&computed, reading.now.today));
        let last = computed.statement.allocations.iter().rev().find(|one| one.on == shared.payment.on);
        if let Some(paid) = last {
            let view = AllocationView {
                on: paid.on,
                to_interest: paid.to_interest,
                to_principal: paid.to_principal,
                to_indemnity: paid.to_indemnity,
                to_compensation: paid.to_compensation,
                overpaid: paid.overpaid,
            };
            shares.push((invoice.number.clone(), view));
        }
    }
    let left = add_up(left.into_iter());
    Ok(PaymentView {
        to_confirm: to_confirm(entry, &shared.payment)
            .or_else(|| before_issue(&entry.file, &shared.payment))
            .or_else(|| too_large(shared)),
        meant: shared.meant,
        interest_name: entry.interest_name(&touched),
        set_off: question,
        settle_proposed: shared.exact_principal && left.total.is_positive(),
        effects: effects(reading, (entry, &after), shared, &shares, left),
        shares,
        left,
        done: None,
    })
}

fn effects(
    reading: Reading<'_>,
    (entry, after): (&Entry, &CaseFile),
    shared: &Shared,
    shares: &[(String, AllocationView)],
    left: SumView,
) -> Vec<String> {
    let credit = discount_to_credit(after, shared);
    let mut sentences: Vec<String> = Vec::new();
    let overpaid: Money = shares.iter().map(|(_, view)| view.overpaid).sum();
    if to_confirm(entry, &shared.payment).is_some() {
        // What looks paid is not settled: it may be annulled, and is declared all the same.
        sentences.push("Ce paiement ne solde rien\u{a0}: la créance reste à déclarer.".to_owned());
    } else if left.total.is_zero() {
        let one = shares.len() == 1;
        sentences
            .push(if one { "Cette facture sera réglée." } else { "Ces factures seront réglées." }.to_owned());
    } else if credit.is_positive() {
        sentences.push(format!(
            "La remise de {} est tenue\u{a0}: elle devient un avoir, à faire dans votre facturation puis à noter ici.",
            french::euros(credit)
        ));
    } else if shared.exact_principal {
        sentences.push(principal_paid(left));
    } else {
        sentences.push(format!("Il restera {} à payer.", french::euros(left.total)));
    }
    if overpaid.is_positive() {
        sentences.push(format!("{} de plus que ce qui est dû.", french::euros(overpaid)));
    }
    let touched: Vec<InvoiceId> = shared.payment.allocations.iter().map(|share| share.invoice).collect();
    let lapsing = entry.file.letters.iter().filter(|letter| {
        reading.ground.letter_status(&entry.file, letter) == LetterStatus::Prepared
            && letter.invoices.iter().any(|invoice| touched.contains(invoice))
    });
    for letter in lapsing {
        sentences.push(format!(
            "La lettre préparée ({}) ne sera plus à jour\u{a0}: il faudra la refaire.",
            step_title(letter.step).to_lowercase()
        ));
    }
    if shares.len() > 1 {
        sentences.push(format!("Le paiement est réparti sur {}.", counted(shares.len(), "facture")));
    }
    sentences
}

/// The sum meant, where what was typed is ten times what is owed.
fn meant_of(typed: Money, debts: &[Owed]) -> Option<Money> {
    let in_all: Money = debts.iter().map(|one| one.total() + one.later).sum();
    let principal = debts.iter().map(|one| one.principal + one.later).sum();
    let each = debts.iter().flat_map(|one| {
        let principal = one.principal + one.later;
        [principal, one.principal, one.total() + one.later, one.total()]
    });
    let owed: Vec<Money> = each.chain([principal, in_all]).collect();
    meant(typed, &owed, in_all)
}

/// The question asked of a sum ten times too large.
fn too_large(shared: &Shared) -> Option<String> {
    let meant = shared.meant?;
    let typed = shared.payment.amount;
    Some(format!(
        "{} dépassent de beaucoup ce qui est dû. Vouliez-vous écrire {}\u{202f}?",
        french::euros(typed),
        french::euros(meant)
    ))
}

/// What a discount that this payment keeps leaves to credit.
fn discount_to_credit(after: &CaseFile, shared: &Shared) -> Money {
    let paid = shared.payment.allocations.first();
    let discount = paid.and_then(|share| after.discount_agreed(share.invoice));
    let credits = discount.map(|one| after.discount_credits(&one, shared.payment.on)).unwrap_or_default();
    credits.into_iter().map(|(_, amount)| amount).sum()
}

/// What is said of a payment of exactly the principal: what is left is not principal, but for a
/// part whose day has not come.
fn principal_paid(left: SumView) -> String {
    let beside = french::euros(left.total - left.principal);
    let (paid, later) = if left.principal.is_positive() {
        let later = french::euros(left.principal);
        ("Le principal échu est payé", format!("\u{202f}; {later} gardent leur date"))
    } else {
        ("Le principal est payé", String::new())
    };
    let kinds = [
        (left.interest, left.interest_name.of_it()),
        (left.indemnity, "d’indemnité"),
        (left.compensation, "de frais de recouvrement"),
    ];
    let kinds: Vec<&str> = kinds.iter().filter(|(sum, _)| sum.is_positive()).map(|(_, of)| *of).collect();
    let kinds = kinds.join(" et ");
    format!("{paid}. Il reste {beside} {kinds}\u{a0}: à réclamer ou non, comme vous voulez{later}.")
}

fn check_movement(amount: Money, on: Day, now: &Now) -> Result<(), Error> {
    if !amount.is_positive() || amount > Money::MAX {
        return Err(Error::new(Code::BadAmount, amount.to_string()));
    }
    if on > now.today {
        let told = format!(
            "Le {} est à venir\u{a0}: ce qui n’est pas encore arrivé ne se note pas.",
            french::date(on)
        );
        return Err(Error::told(Code::BadDate, on.to_string(), told));
    }
    Ok(())
}

/// A credit note takes no more than the invoice, and comes after it.
fn check_credit(file: &CaseFile, invoice: &Invoice, amount: Money, on: Day) -> Result<(), Error> {
    let left = file.left_to_credit(invoice);
    if amount > left {
        let told = format!(
            "Un avoir ne dépasse pas sa facture\u{a0}: il reste {} à créditer sur la facture {}, pas {}. Ce qui est rendu en plus est un remboursement. Rien n’a été enregistré.",
            french::euros(left),
            invoice.number,
            french::euros(amount)
        );
        return Err(Error::told(Code::BadAmount, amount.to_string(), told));
    }
    if on < invoice.issued_on {
        let told = format!(
            "L’avoir du {} serait avant la facture {}, du {}\u{a0}: vérifiez sa date. Rien n’a été enregistré.",
            french::date(on),
            invoice.number,
            french::date(invoice.issued_on)
        );
        return Err(Error::told(Code::BadDate, on.to_string(), told));
    }
    Ok(())
}

/// The means of a payment made before its invoice, once the user said so.
const DEPOSIT: &str = "acompte";

/// What has to be said of a payment dated before an invoice that it pays: only a deposit is.
fn before_issue(file: &CaseFile, payment: &Payment) -> Option<String> {
    if payment.means == DEPOSIT {
        return None;
    }
    let paid = payment.allocations.iter().filter_map(|share| file.invoice(share.invoice));
    let early =
        paid.filter(|invoice| payment.on < invoice.issued_on).max_by_key(|invoice| invoice.issued_on)?;
    Some(format!(
        "Le paiement du {} serait avant la facture {}, du {}. Est-ce un acompte\u{202f}? Sinon, corrigez sa date.",
        french::date(payment.on),
        early.number,
        french::date(early.issued_on)
    ))
}
