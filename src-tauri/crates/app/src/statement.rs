//! The statement of account as a document: everything a client owes, by segment.

use dument_domain::case::{CaseFile, ClaimSettings, NoticeStart};
use dument_domain::claim::{self, AllocationMode, BelowFloor, CostsReading, RateMode, Statement, Terms};
use dument_domain::{ClientId, Day, Invoice, InvoiceId, Law, Money};
use dument_letters::compose::compose_statement;
use dument_letters::facts::{Credited, Paid};
use dument_letters::render::render_report;
use dument_letters::statement_facts::{OtherReading, Reading, StatedInvoice, StatementFacts};

use crate::app::App;
use crate::costs::justified;
use crate::letter::layout;
use crate::{Code, Error, Now};

/// How many of the next days say what would be owed.
pub(crate) const DAYS_TOLD: u16 = 15;

impl App {
    /// The statement of account of a client as a PDF: every invoice on which something is
    /// owed at the end of `on` (today if absent). Past the last known rate, interest is
    /// counted up to the last day known, and the document says so.
    ///
    /// # Errors
    /// [`Code::UnknownClient`], [`Code::NotConfigured`], [`Code::NothingDue`] when nothing is
    /// owed, [`Code::RateUnknown`] when a half-year before the last known one is missing,
    /// [`Code::LetterLayout`] when the legal mentions leave no room.
    pub fn statement_pdf(&mut self, now: &Now, client: ClientId, on: Option<Day>) -> Result<Vec<u8>, Error> {
        self.turn_to(now);
        self.statement_of(client, None, on.unwrap_or(now.today))
    }

    /// The same with the name of its file, to be saved.
    ///
    /// # Errors
    /// As [`App::statement_pdf`].
    pub fn statement_file(
        &mut self,
        now: &Now,
        client: ClientId,
        on: Option<Day>,
    ) -> Result<(String, Vec<u8>), Error> {
        let bytes = self.statement_pdf(now, client, on)?;
        let name = &self.entry(client)?.file.client.name;
        Ok((format!("Décompte {name} {}.pdf", on.unwrap_or(now.today)), bytes))
    }

    /// The same for some invoices only, where they are named.
    pub(crate) fn statement_of(
        &self,
        client: ClientId,
        chosen: Option<&[InvoiceId]>,
        on: Day,
    ) -> Result<Vec<u8>, Error> {
        let closed = closing_day(&self.entry(client)?.file, chosen, on);
        let facts = self.statement_facts(client, chosen, (on, closed))?;
        let report = compose_statement(&facts, &self.ground.law);
        let rendered = render_report(&report)
            .map_err(|problem| Error::new(Code::LetterLayout, layout(&problem).sentence))?;
        Ok(rendered.bytes)
    }

    fn statement_facts(
        &self,
        client: ClientId,
        chosen: Option<&[InvoiceId]>,
        (asked_on, on): (Day, Day),
    ) -> Result<StatementFacts, Error> {
        let file = &self.entry(client)?.file;
        let (settings, law) = (&self.ground.settings, &self.ground.law);
        let owed = |invoice: &&Invoice| {
            let computed = file.statement_of(invoice, settings, law, on).statement;
            let wanted = chosen.is_none_or(|chosen| chosen.contains(&invoice.id));
            // What falls due after the judgment is declared with the rest (C. com. L622-25).
            let declared = asked_on != on && file.freeze_of(invoice).is_some();
            wanted && (computed.days_late > 0 || declared) && computed.due().is_positive()
        };
        let open: Vec<&Invoice> = file.invoices.iter().filter(owed).collect();
        if open.is_empty() {
            return Err(Error::new(Code::NothingDue, file.client.name.clone()));
        }
        let invoices: Vec<StatedInvoice> =
            open.iter().map(|invoice| stated(file, invoice, settings, law, on)).collect();
        let hole = invoices
            .iter()
            .filter_map(|one| one.rate_unknown)
            .find(|missing| law.last_known_semester().is_none_or(|last| missing.0 <= last));
        if let Some(missing) = hole {
            return Err(Error::new(Code::RateUnknown, missing.0.to_string()));
        }
        let debts: Vec<_> = open
            .iter()
            .map(|invoice| {
                let debt = invoice.debt(&file.payments, &file.credit_notes);
                (debt, file.terms_of(invoice, settings))
            })
            .collect();
        Ok(StatementFacts {
            creditor: self.company()?.clone(),
            debtor: file.client.clone(),
            on,
            invoices,
            notice_start: settings.notice_start,
            asked: asked(file, &open, (settings, law), on),
            received_since: received_between(file, &open, on, asked_on),
            other_readings: other_readings(file, &open, (settings, law), on, Statement::exigible),
            day_table: claim::day_table(&debts, on.next(), DAYS_TOLD, law),
        })
    }
}

/// The closing day of an account: the day of the judgment where every invoice still owed that day
/// was born before it, for that is what is declared (C. com. L622-25).
fn closing_day(file: &CaseFile, chosen: Option<&[InvoiceId]>, on: Day) -> Day {
    let wanted = |invoice: &&Invoice| chosen.is_none_or(|chosen| chosen.contains(&invoice.id));
    let owed = file.invoices.iter().filter(wanted).filter(|one| {
        let day = file.freeze_of(one).map_or(on, |freeze| freeze.since.min(on));
        one.due_on() < on && file.unpaid(one, day).is_positive()
    });
    let stopped: Option<Vec<Day>> = owed.map(|one| file.freeze_of(one).map(|freeze| freeze.since)).collect();
    stopped.and_then(|days| days.into_iter().max()).map_or(on, |day| day.min(on))
}

/// What was received on these invoices after a day, up to another.
fn received_between(file: &CaseFile, invoices: &[&Invoice], after: Day, until: Day) -> Money {
    let debts = invoices.iter().map(|one| one.debt(&file.payments, &file.credit_notes));
    let paid = debts.flat_map(|debt| debt.payments);
    paid.filter(|one| one.on > after && one.on <= until).map(|one| one.amount).sum()
}

pub(crate) fn stated(
    file: &CaseFile,
    invoice: &Invoice,
    settings: &ClaimSettings,
    law: &Law,
    on: Day,
) -> StatedInvoice {
    let computed = file.statement_of(invoice, settings, law, on);
    let counted = file.payments.iter().filter(|payment| !payment.reversed && payment.on <= on);
    let payments = counted.flat_map(|payment| {
        let shares = payment.allocations.iter().filter(|share| share.invoice == invoice.id);
        shares.map(|share| Paid { on: payment.on, on_supposed: payment.on_supposed, amount: share.amount })
    });
    let of_this =
        |note: &&dument_domain::CreditNote| note.invoice == invoice.id && !note.reversed && note.on <= on;
    let notes = file.credit_notes.iter().filter(of_this);
    StatedInvoice {
        number: invoice.number.clone(),
        issued_on: invoice.issued_on,
        parts: invoice.parts.clone(),
        payments: payments.collect(),
        credit_notes: notes
            .map(|note| Credited { number: note.number.clone(), on: note.on, amount: note.amount })
            .collect(),
        costs: justified(file, invoice, &computed.statement),
        disputed: disputed_of(file, invoice, &computed.statement, on),
        later: file.set_aside(invoice, settings, law, on).later,
        notice_posted_on: notice_posted_on(file, invoice, on),
        freeze: file.freeze_of(invoice),
        terms: computed.terms,
        statement: computed.statement,
        rate_unknown: computed.rate_unknown,
    }
}

/// What of the overdue principal is disputed on a day: a part of it, or all that is left.
fn disputed_of(file: &CaseFile, invoice: &Invoice, owed: &Statement, on: Day) -> Money {
    let opened = file.dispute_of(invoice.id).filter(|act| act.on <= on);
    let part = file
        .disputed_part(invoice.id)
        .map_or(owed.overdue_principal, |part| part.min(owed.overdue_principal));
    opened.map_or(Money::ZERO, |_| part)
}

/// What may be asked at once on these invoices: one disputed as a whole is answered, not asked.
fn asked(file: &CaseFile, invoices: &[&Invoice], (settings, law): (&ClaimSettings, &Law), on: Day) -> Money {
    let whole = |invoice: &Invoice| file.is_disputed(invoice.id) && file.disputed_part(invoice.id).is_none();
    let asked = invoices.iter().filter(|one| !whole(one));
    asked.map(|one| file.asked_statement_of(one, settings, law, on).statement.exigible()).sum()
}

/// The day the first formal notice for an invoice was posted.
fn notice_posted_on(file: &CaseFile, invoice: &Invoice, on: Day) -> Option<Day> {
    let first = file.formal_notice_on(invoice.id, NoticeStart::Sending);
    first.filter(|posted| *posted <= on)
}

/// What the choices that the law leaves open would change, all else equal: only those that
/// matter for these invoices, and only where they change the total, which is `of` each account.
pub(crate) fn other_readings(
    file: &CaseFile,
    invoices: &[&Invoice],
    (settings, law): (&ClaimSettings, &Law),
    on: Day,
    of: fn(&Statement) -> Money,
) -> Vec<OtherReading> {
    let total = |settings: &ClaimSettings, costs: CostsReading| -> Option<Money> {
        let sums = invoices.iter().map(|invoice| {
            let terms = Terms { costs_reading: costs, ..file.terms_of(invoice, settings) };
            let debt = invoice.debt(&file.payments, &file.credit_notes);
            claim::statement(&debt, &terms, law, on).ok().map(|owed| of(&owed))
        });
        sums.sum()
    };
    let usual = CostsReading::default();
    let chosen = total(settings, usual);
    let mut readings: Vec<(Reading, Option<Money>)> =
        open_choices(settings).into_iter().map(|(reading, other)| (reading, total(&other, usual))).collect();
    let beside = CostsReading::BesideIndemnity;
    readings.push((Reading::Costs(beside), total(settings, beside)));
    let differing = readings.into_iter().filter_map(|(reading, other)| {
        let total = other.filter(|_| chosen.is_some() && other != chosen)?;
        Some(OtherReading { reading, total })
    });
    differing.collect()
}

/// Each choice that the law leaves open, with the settings that make it otherwise.
fn open_choices(settings: &ClaimSettings) -> Vec<(Reading, ClaimSettings)> {
    let allocation = match settings.allocation {
        AllocationMode::InterestFirst => AllocationMode::PrincipalFirst,
        AllocationMode::PrincipalFirst => AllocationMode::InterestFirst,
    };
    let rate_mode = match settings.rate_mode {
        RateMode::Floating => RateMode::Frozen,
        RateMode::Frozen => RateMode::Floating,
    };
    let mut choices = vec![
        (Reading::Allocation(allocation), ClaimSettings { allocation, ..*settings }),
        (Reading::Rate(rate_mode), ClaimSettings { rate_mode, ..*settings }),
    ];
    let floors = [BelowFloor::Keep, BelowFloor::Raise, BelowFloor::UseDefault];
    choices.extend(
        floors.into_iter().filter(|one| *one != settings.below_floor).map(|below_floor| {
            (Reading::BelowFloor(below_floor), ClaimSettings { below_floor, ..*settings })
        }),
    );
    let starts = [NoticeStart::Sending, NoticeStart::FirstPresentation, NoticeStart::Reception];
    choices.extend(starts.into_iter().filter(|one| *one != settings.notice_start).map(|notice_start| {
        (Reading::NoticeStart(notice_start), ClaimSettings { notice_start, ..*settings })
    }));
    choices
}
