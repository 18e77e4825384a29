//! How everything agreed or going on beside the reminders stands, as the case shows it.

use std::collections::BTreeSet;

use dument_domain::case::{
    Acceleration, CaseEvent, ChequeAct, ChequeStage, Happening, Instalment, InstalmentStanding, InvoiceState,
    Outcome, OutcomeKind, Plan, PlanInterest, PlanProgress, Position, Reason,
};
use dument_domain::limitation::EventKind;
use dument_domain::{Day, DebtorNature, EventId, Invoice, InvoiceId, Law, Money};
use dument_letters::clauses::{acceleration_clause, interest_clause, notice_days};
use dument_letters::french::{self, capitalised};
use dument_letters::typography::french as spaced;

use crate::ground::book::{Entry, Ground};
use crate::reading::path::steps::planned_sentence;
use crate::views::{
    AccelerationChoice, AgreedView, ArrangementView, ChequeActView, ChequeView, CreditNoteProposal,
    DisputeView, GivenUpView, HandOverView, InstalmentState, InstalmentView, InterestChoice, PlanState,
    PlanView, SolvencyView,
};
use crate::words::cheque_stage;
use crate::words::deeds::{arrangement_sentence, cheque_act, solvency_found};

/// Months after which a look at the client's solvency is worth another.
pub(super) const SOLVENCY_MONTHS: u32 = 3;

/// The invoices named that are owed; where none is named the late ones, otherwise the open ones.
pub(crate) fn owing<'a>(entry: &'a Entry, named: &[InvoiceId]) -> Vec<&'a Position> {
    let open = || entry.positions.iter().filter(|one| !is_over(one.state));
    if !named.is_empty() {
        return open().filter(|one| named.contains(&one.invoice)).collect();
    }
    let late: Vec<&Position> = open().filter(|one| one.statement.statement.days_late > 0).collect();
    if late.is_empty() { open().collect() } else { late }
}

/// Whether an unpaid cheque goes on for this invoice.
pub(crate) fn goes_on_with_cheque(position: &Position) -> bool {
    position.next.as_ref().is_some_and(|next| matches!(next.reason, Reason::Cheque { .. }))
}

/// Whether an invoice is out of reach of any agreement.
pub(crate) fn is_over(state: InvoiceState) -> bool {
    matches!(state, InvoiceState::Settled | InvoiceState::Abandoned | InvoiceState::Insolvent)
}

/// Numbers of invoices, in the order of the file.
pub(crate) fn invoice_numbers(entry: &Entry, invoices: &[InvoiceId]) -> Vec<String> {
    let found = entry.file.invoices.iter().filter(|one| invoices.contains(&one.id));
    found.map(|invoice| invoice.number.clone()).collect()
}

/// The last look at the client's solvency up to a day.
pub(super) fn solvency_looked(entry: &Entry, on: Day) -> Option<&CaseEvent> {
    let looked =
        |event: &&CaseEvent| event.on <= on && matches!(event.what, Happening::SolvencyLooked { .. });
    entry.file.standing_events().filter(looked).max_by_key(|event| (event.on, event.id))
}

/// The principal of an invoice that an agreement is about: a part whose day has not come keeps it
/// (law reference 17.10), unless nothing is due yet.
pub(crate) fn spread(position: &Position) -> Money {
    let owed = &position.statement.statement;
    Some(owed.overdue_principal).filter(|due| due.is_positive()).unwrap_or(owed.principal)
}

/// A clause on interest as a choice.
pub(crate) fn interest_choice(interest: PlanInterest, nature: DebtorNature) -> InterestChoice {
    let clause = interest_clause(interest, nature);
    InterestChoice {
        interest,
        title: clause.title.to_owned(),
        text: spaced(&clause.text),
        source: spaced(clause.source),
    }
}

/// An acceleration clause as a choice.
pub(crate) fn acceleration_choice(
    acceleration: Acceleration,
    nature: DebtorNature,
    law: &Law,
) -> AccelerationChoice {
    let clause = acceleration_clause(acceleration, nature, law);
    AccelerationChoice {
        acceleration,
        title: clause.title.to_owned(),
        text: spaced(&clause.text),
        source: spaced(clause.source),
    }
}

/// Months after which a look at the solvency is old.
const OLD_MONTHS: u32 = SOLVENCY_MONTHS;

/// Everything agreed or going on in a case, on a day.
pub(crate) fn agreed(entry: &Entry, ground: &Ground, today: Day) -> AgreedView {
    AgreedView {
        plans: acts(entry, |one| plan_act(entry, one))
            .filter_map(|act| plan(entry, ground, act, today))
            .collect(),
        arrangements: acts(entry, |one| arranged(entry, one))
            .filter_map(|act| arrangement(entry, act, today))
            .collect(),
        disputes: acts(entry, |one| entry.file.dispute_of(one.invoice).filter(|_| !is_over(one.state)))
            .filter_map(|act| dispute(entry, act, today))
            .collect(),
        cheques: acts(entry, |one| bounced(entry, one)).filter_map(|act| cheque(entry, act)).collect(),
        handed_over: acts(entry, |one| handed(entry, one))
            .filter_map(|act| hand_over(entry, act, today))
            .collect(),
        given_up: acts(entry, |one| given_up_act(entry, one)).map(|act| given_up(entry, act)).collect(),
        solvency: solvency_view(entry, today),
    }
}

/// The acts that stand on the invoices of a case, latest first, each once.
fn acts<'a>(
    entry: &'a Entry,
    of: impl Fn(&'a Position) -> Option<&'a CaseEvent>,
) -> impl Iterator<Item = &'a CaseEvent> {
    let mut seen: BTreeSet<EventId> = BTreeSet::new();
    let mut found: Vec<&CaseEvent> =
        entry.positions.iter().filter_map(of).filter(|event| seen.insert(event.id)).collect();
    found.sort_by_key(|event| std::cmp::Reverse((event.on, event.id)));
    found.into_iter()
}

/// The positions of the invoices of an act.
fn about<'a>(entry: &'a Entry, act: &'a CaseEvent) -> impl Iterator<Item = &'a Position> {
    entry.positions.iter().filter(|one| act.invoices.contains(&one.invoice))
}

fn plan_act<'a>(entry: &'a Entry, one: &Position) -> Option<&'a CaseEvent> {
    let (act, _) = entry.file.plan_agreed(one.invoice)?;
    let ended = matches!(one.state, InvoiceState::Abandoned | InvoiceState::Insolvent);
    (!ended && about(entry, act).any(|one| !is_over(one.state))).then_some(act)
}

fn plan(entry: &Entry, ground: &Ground, act: &CaseEvent, today: Day) -> Option<PlanView> {
    let Happening::PlanAgreed { plan } = &act.what else { return None };
    let nature = nature_of(entry, act);
    let received = entry.file.received_since(act, today).min(plan.total());
    let progress = plan.progress(received, today);
    Some(PlanView {
        event: act.id,
        agreed_on: act.on,
        signed_on: signed_on(entry, act, plan),
        invoices: act.invoices.clone(),
        numbers: invoice_numbers(entry, &act.invoices),
        total: plan.total(),
        received,
        left: plan.total() - received,
        instalments: instalments(plan, received, today),
        state: match progress {
            PlanProgress::Kept(_) => PlanState::Kept,
            PlanProgress::Missed(_) => PlanState::Missed,
            PlanProgress::Finished => PlanState::Finished,
        },
        sentence: progress_sentence(plan, received, progress, today),
        if_missed: if_missed(plan.acceleration, nature, ground),
        interest: interest_choice(plan.interest, nature),
        acceleration: acceleration_choice(plan.acceleration, nature, &ground.law),
        guarantee: plan.guarantee.clone(),
    })
}

/// The day a plan came back signed, as agreed or noted later.
pub(crate) fn signed_on(entry: &Entry, act: &CaseEvent, plan: &Plan) -> Option<Day> {
    let later = entry.file.standing_events().filter(|event| {
        let signs = matches!(event.what, Happening::LegalAct { kind: EventKind::InstalmentPlan, .. });
        let same = event.invoices.iter().any(|id| act.invoices.contains(id));
        signs && same && event.on >= act.on
    });
    plan.signed.then_some(act.on).or_else(|| later.map(|event| event.on).min())
}

fn instalments(plan: &Plan, received: Money, today: Day) -> Vec<InstalmentView> {
    let mut next_found = false;
    let mut view = |one: InstalmentStanding| {
        let state = if one.is_paid() {
            InstalmentState::Paid
        } else if one.instalment.due < today {
            InstalmentState::Late
        } else if next_found {
            InstalmentState::Coming
        } else {
            next_found = true;
            InstalmentState::Next
        };
        InstalmentView {
            due: one.instalment.due,
            amount: one.instalment.amount,
            received: one.received,
            state,
        }
    };
    plan.standing(received).into_iter().map(&mut view).collect()
}

fn progress_sentence(plan: &Plan, received: Money, progress: PlanProgress, today: Day) -> String {
    let paid = plan.standing(received).iter().filter(|one| one.is_paid()).count();
    let all = plan.instalments.len();
    let so_far = match paid {
        0 => format!("Aucun versement reçu sur {all}"),
        1 => format!("1 versement reçu sur {all}"),
        many => format!("{many} versements reçus sur {all}"),
    };
    match progress {
        PlanProgress::Kept(next) => format!(
            "{so_far}\u{202f}; le prochain, {}, le {}.",
            french::euros(next.amount),
            french::date(next.due)
        ),
        PlanProgress::Missed(missed) if missed.count == 1 => format!(
            "{so_far}\u{202f}; celui du {} n’est pas arrivé en entier, il manque {}.",
            french::date(missed.first.due),
            french::euros(missed.short)
        ),
        PlanProgress::Missed(missed) => {
            let short = |one: &Instalment| {
                format!("{} sur celui du {}", french::euros(one.amount), french::date(one.due))
            };
            let each: Vec<String> = plan.missed(received, today).iter().map(short).collect();
            let all = french::euros(missed.short);
            format!("{so_far}\u{202f}; il manque {}, soit {all}.", french::enumerate(&each))
        }
        PlanProgress::Finished => "Tous les versements sont reçus.".to_owned(),
    }
}

/// What a missed instalment allows.
fn if_missed(acceleration: Acceleration, nature: DebtorNature, ground: &Ground) -> String {
    match acceleration {
        Acceleration::None => {
            "Un versement manqué se demande aussitôt\u{202f}; les autres gardent leur date.".to_owned()
        }
        Acceleration::AfterNotice => format!(
            "Un versement manqué\u{a0}: une mise en demeure, puis, sans paiement sous {} jours, tout le reste devient exigible.",
            notice_days(nature, &ground.law)
        ),
        Acceleration::WithoutNotice => "Un versement manqué rend tout le reste exigible aussitôt.".to_owned(),
    }
}

fn arranged<'a>(entry: &'a Entry, one: &Position) -> Option<&'a CaseEvent> {
    if is_over(one.state) {
        return None;
    }
    let events = entry.file.events_of(one.invoice).into_iter().rev();
    let last = events.into_iter().find(|event| {
        matches!(event.what, Happening::Arranged { .. } | Happening::PlanAgreed { .. } | Happening::Resumed)
    })?;
    matches!(last.what, Happening::Arranged { .. }).then_some(last)
}

fn arrangement(entry: &Entry, act: &CaseEvent, today: Day) -> Option<ArrangementView> {
    let Happening::Arranged { arrangement } = &act.what else { return None };
    Some(ArrangementView {
        event: act.id,
        agreed_on: act.on,
        invoices: act.invoices.clone(),
        numbers: invoice_numbers(entry, &act.invoices),
        sentence: format!("{}.", arrangement_sentence(arrangement, entry.interest_name(&act.invoices))),
        passed: arrangement.by() < today,
        credit_notes: discount_kept(entry, act, today),
        arrangement: arrangement.clone(),
    })
}

/// The credit notes a discount becomes once the rest came by its day, those still to be made.
fn discount_kept(entry: &Entry, act: &CaseEvent, today: Day) -> Vec<CreditNoteProposal> {
    let agreed = act.invoices.iter().find_map(|id| entry.file.discount_agreed(*id));
    let Some(discount) = agreed.filter(|discount| discount.act.id == act.id) else { return Vec::new() };
    let credits = entry.file.discount_credits(&discount, today).into_iter();
    let proposals = credits.filter_map(|(id, amount)| {
        let sentence = format!(
            "Le reste a été payé à temps\u{a0}: la remise de {} devient un avoir, à faire dans votre logiciel de facturation puis à noter ici.",
            french::euros(amount)
        );
        Some(proposed(entry.file.invoice(id)?, amount, sentence))
    });
    proposals.collect()
}

/// A credit note proposed on an invoice, with its share of VAT where the invoice says its own.
fn proposed(invoice: &Invoice, amount: Money, sentence: String) -> CreditNoteProposal {
    CreditNoteProposal {
        invoice: invoice.id,
        number: invoice.number.clone(),
        amount,
        vat: invoice.vat.and_then(|vat| amount.share(vat, invoice.gross)),
        sentence,
    }
}

fn dispute(entry: &Entry, act: &CaseEvent, today: Day) -> Option<DisputeView> {
    let Some(Outcome::Dispute { reason, amount }) = act.what.outcome() else { return None };
    let standing = |one: &&Position| {
        !is_over(one.state) && entry.file.dispute_of(one.invoice).is_some_and(|event| event.id == act.id)
    };
    let open: Vec<&Position> = about(entry, act).filter(standing).collect();
    let disputed: Money = open.iter().map(|one| one.principal_disputed()).sum();
    let principal: Money = open.iter().map(|one| one.statement.statement.principal).sum();
    let asked: Money = open.iter().map(|one| one.asked.principal).sum::<Money>();
    let asked = if amount.is_some() { asked } else { Money::ZERO };
    let planned = open.iter().flat_map(|one| [&one.beside, &one.next]).flatten();
    let next = planned
        .filter(|next| next.step == dument_domain::case::StepKind::Dispute)
        .min_by_key(|next| next.due_on);
    let position = next.and_then(|next| {
        let Reason::PositionTaken { on, answer_by } = &next.reason else { return None };
        Some((*on, *answer_by))
    });
    Some(DisputeView {
        event: act.id,
        opened_on: act.on,
        invoices: open.iter().map(|one| one.invoice).collect(),
        numbers: invoice_numbers(entry, &open.iter().map(|one| one.invoice).collect::<Vec<_>>()),
        reason: reason.clone(),
        note: act.note.clone(),
        disputed,
        // What is due of it is asked; a part whose day has not come is not.
        undisputed: Some(asked).filter(|sum| sum.is_positive()).unwrap_or(principal.less(disputed)),
        in_part: amount.is_some(),
        position_on: position.map(|(on, _)| on),
        answer_by: position.map(|(_, answer_by)| answer_by),
        next: next.map(|next| planned_sentence(next, today)).unwrap_or_default(),
        credit_notes: open.iter().filter_map(|one| disputed_part(entry, one, amount.is_some())).collect(),
    })
}

/// The credit note of what is disputed on an invoice, or less.
fn disputed_part(entry: &Entry, one: &Position, in_part: bool) -> Option<CreditNoteProposal> {
    let invoice = entry.file.invoice(one.invoice)?;
    let amount = if in_part { one.disputed } else { one.statement.statement.principal };
    let sentence = "Si le client a raison\u{a0}: un avoir de la somme contestée, ou moins.".to_owned();
    amount.is_positive().then(|| proposed(invoice, amount, sentence))
}

fn bounced<'a>(entry: &'a Entry, one: &Position) -> Option<&'a CaseEvent> {
    let goes_on = goes_on_with_cheque(one);
    entry.file.last_outcome(one.invoice, OutcomeKind::BouncedCheque).filter(|_| goes_on)
}

fn cheque(entry: &Entry, act: &CaseEvent) -> Option<ChequeView> {
    let presented_on = act.what.outcome()?.date()?;
    let next = about(entry, act).filter_map(|one| one.next.as_ref()).find_map(|next| {
        let Reason::Cheque { stage, .. } = next.reason else { return None };
        Some((stage, next.due_on))
    });
    let (stage, on) = next?;
    let later = |kind: ChequeAct| {
        let mut events = entry.file.standing_events().rev().filter(|event| event.id > act.id);
        events
            .find(|event| matches!(event.what, Happening::Cheque { act } if act == kind))
            .map(|event| event.on)
    };
    let acts = ACTS.into_iter().map(|kind| ChequeActView {
        act: kind,
        title: cheque_act(kind).to_owned(),
        done_on: later(kind),
        is_next: stage.act() == Some(kind),
    });
    Some(ChequeView {
        event: act.id,
        presented_on,
        invoices: act.invoices.clone(),
        numbers: invoice_numbers(entry, &act.invoices),
        stage,
        sentence: format!("{}.", capitalised(cheque_stage(stage))),
        on,
        why: why(stage, presented_on),
        source: "CMF L131-73".to_owned(),
        acts: acts.collect(),
    })
}

/// The acts about an unpaid cheque, in their order.
const ACTS: [ChequeAct; 5] = [
    ChequeAct::PresentedAgain,
    ChequeAct::CertificateAsked,
    ChequeAct::CertificateReceived,
    ChequeAct::Served,
    ChequeAct::TitleIssued,
];

fn why(stage: ChequeStage, presented_on: Day) -> String {
    let day = french::date(presented_on);
    match stage {
        ChequeStage::PresentAgain => format!(
            "Dans les 30 jours de la première présentation, le {day}\u{a0}: le présenter de nouveau, ou demander au client de régulariser."
        ),
        ChequeStage::AskCertificate => format!(
            "Le certificat de non-paiement se demande à la banque une fois 30 jours passés depuis la première présentation, le {day}. Il est gratuit."
        ),
        ChequeStage::AwaitCertificate => {
            "La banque du client délivre le certificat\u{202f}; relancez la vôtre s’il tarde.".to_owned()
        }
        ChequeStage::Serve => {
            "Signifié par un commissaire de justice, le certificat vaut commandement de payer.".to_owned()
        }
        ChequeStage::AskTitle => {
            "Sans preuve de paiement quinze jours après la signification, le commissaire de justice délivre un titre exécutoire. Les frais du rejet sont à la charge du client.".to_owned()
        }
        ChequeStage::Enforce => "Le titre permet une saisie\u{a0}: voyez le commissaire de justice.".to_owned(),
    }
}

fn handed<'a>(entry: &'a Entry, one: &Position) -> Option<&'a CaseEvent> {
    let waits = one.next.as_ref().is_some_and(|next| matches!(next.reason, Reason::HandedOver { .. }));
    if is_over(one.state) || !(waits || one.state == InvoiceState::ThirdParty) {
        return None;
    }
    let events = entry.file.events_of(one.invoice).into_iter().rev();
    events.into_iter().find(|event| matches!(event.what, Happening::HandedOver { .. }))
}

fn hand_over(entry: &Entry, act: &CaseEvent, today: Day) -> Option<HandOverView> {
    let Happening::HandedOver { to, costs, report_on } = &act.what else { return None };
    Some(HandOverView {
        event: act.id,
        on: act.on,
        invoices: act.invoices.clone(),
        numbers: invoice_numbers(entry, &act.invoices),
        to: to.clone(),
        costs: costs
            .map_or_else(|| "ne prend rien".to_owned(), |sum| format!("frais {}", french::euros(sum))),
        report_on: *report_on,
        late: *report_on < today,
    })
}

fn given_up_act<'a>(entry: &'a Entry, one: &Position) -> Option<&'a CaseEvent> {
    let last = entry.file.last_outcome(one.invoice, OutcomeKind::Abandon);
    last.filter(|_| one.state == InvoiceState::Abandoned)
}

fn given_up(entry: &Entry, act: &CaseEvent) -> GivenUpView {
    GivenUpView {
        event: act.id,
        on: act.on,
        invoices: act.invoices.clone(),
        numbers: invoice_numbers(entry, &act.invoices),
        reason: act.note.clone(),
    }
}

/// The last look at the client's solvency.
pub(crate) fn solvency_view(entry: &Entry, today: Day) -> Option<SolvencyView> {
    let act = solvency_looked(entry, today)?;
    let Happening::SolvencyLooked { finding, source } = &act.what else { return None };
    Some(SolvencyView {
        event: act.id,
        on: act.on,
        finding: *finding,
        sentence: format!("{}.", solvency_found(*finding, source)),
        old: act.on < today.minus_months(OLD_MONTHS),
    })
}

/// The nature of the debtor for the first invoice of an act.
fn nature_of(entry: &Entry, act: &CaseEvent) -> DebtorNature {
    let first = act.invoices.first().and_then(|id| entry.file.invoice(*id));
    first.map_or_else(|| entry.file.client.nature_in_force(), |invoice| entry.file.nature_of(invoice))
}
