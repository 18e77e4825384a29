//! Recovery costs paid by the creditor: noted with their proof, asked above the fixed indemnity.

use dument_domain::case::{CaseEvent, CaseFile, Happening, InvoiceStatement};
use dument_domain::claim::{Movement, Statement, shared_evenly};
use dument_domain::{Day, DebtorNature, Invoice, Money};
use dument_letters::facts::JustifiedCost;
use dument_letters::french::{date, euros, in_sentence};
use dument_letters::typography::{french, french as french_words};

use crate::ground::book::Entry;
use crate::views::{CostsOffer, CostsShown};

/// From the opening judgment on, neither indemnity is claimed.
pub(crate) const AFTER_JUDGMENT: &str = "À partir du jugement d’ouverture, aucuns frais de recouvrement ne s’ajoutent à la dette (C. com. L441-10 II).";

/// Why costs paid on a day do not count for one of the invoices, if so.
pub(crate) fn not_counted_on(entry: &Entry, invoices: &[&Invoice], on: Day) -> Option<&'static str> {
    let judged =
        |invoice: &Invoice| entry.file.payment_forbidden_since(invoice).is_some_and(|since| on >= since);
    if invoices.iter().any(|invoice| judged(invoice)) {
        return Some(AFTER_JUDGMENT);
    }
    let early = invoices.iter().any(|invoice| on <= invoice.due_on());
    early.then_some("Ne comptent que les frais payés une fois la facture en retard\u{a0}: une de ces factures ne l’était pas ce jour-là.")
}

/// Why a debtor of this nature owes no costs; the natures that do are told so too.
pub(crate) const fn not_owed_by(nature: DebtorNature) -> &'static str {
    match nature {
        DebtorNature::Consumer => {
            "Vos frais de recouvrement restent à votre charge\u{a0}: rien n’en est demandé à un particulier (article L111-8 du code des procédures civiles d’exécution)."
        }
        DebtorNature::NonProfessional => {
            "Vos frais de recouvrement restent à votre charge\u{a0}: rien n’en est demandé à un syndic ou à une association (article L111-8 du code des procédures civiles d’exécution)."
        }
        DebtorNature::PublicBuyer => {
            "Envers un acheteur public, seule l’indemnité forfaitaire est comptée (CCP D2192-35)\u{a0}: un complément pour vos frais n’a pas été vérifié, demandez conseil."
        }
        DebtorNature::Business => {
            "Au-delà de l’indemnité forfaitaire, vos frais justifiés sont dus (C. com. L441-10 II)."
        }
    }
}

/// The costs that an account counts on an invoice, each with what proves it.
pub(crate) fn justified(file: &CaseFile, invoice: &Invoice, owed: &Statement) -> Vec<JustifiedCost> {
    let shares = file.events_of(invoice.id).into_iter().filter_map(|act| share(act, invoice));
    // The account counts them in the same order, those that do not count left out.
    let mut counted = owed.recovery_costs.iter().peekable();
    let counts = |cost: &JustifiedCost| {
        let movement = Movement { on: cost.on, amount: cost.amount };
        counted.next_if(|one| **one == movement).is_some()
    };
    shares.filter(counts).collect()
}

/// The share of an invoice in one act.
fn share(act: &CaseEvent, invoice: &Invoice) -> Option<JustifiedCost> {
    let Happening::RecoveryCosts { amount, what, proof } = &act.what else { return None };
    let place = act.invoices.iter().position(|one| *one == invoice.id)?;
    Some(JustifiedCost {
        on: act.on,
        amount: shared_evenly(*amount, act.invoices.len(), place),
        paid: *amount,
        what: what.clone(),
        proof: proof.clone(),
    })
}

/// What a case says of recovery costs; nothing while nothing is late and owed.
pub(crate) fn offer(entry: &Entry) -> Option<CostsOffer> {
    let owed = entry.positions.iter().map(|one| &one.statement.statement);
    owed.clone().find(|owed| owed.days_late > 0 && owed.due().is_positive())?;
    let offered = !bearing(entry).is_empty();
    let sentence = if offered {
        "Commissaire de justice, avocat… : la part qui dépasse l’indemnité forfaitaire peut être demandée, pièce à l’appui.".to_owned()
    } else {
        not_offered(entry)
    };
    Some(CostsOffer { offered, sentence: french_words(&sentence) })
}

/// The invoices on which costs may be asked: late, of a debtor who owes them, something left.
pub(crate) fn bearing(entry: &Entry) -> Vec<&Invoice> {
    let late = entry.positions.iter().filter(|one| {
        let owed = &one.statement.statement;
        owed.days_late > 0 && owed.exigible().is_positive()
    });
    let file = &entry.file;
    // An opening judgment leaves the indemnities of what was due before it.
    late.filter_map(|one| file.invoice(one.invoice))
        .filter(|invoice| file.nature_of(invoice).owes_additional_compensation())
        .filter(|invoice| file.payment_forbidden_since(invoice).is_none_or(|since| since > invoice.due_on()))
        .collect()
}

/// Why no costs may be asked of this client today, in a sentence.
pub(crate) fn not_offered(entry: &Entry) -> String {
    let file = &entry.file;
    let late = || {
        let late = entry.positions.iter().filter(|one| one.statement.statement.days_late > 0);
        late.filter_map(|one| file.invoice(one.invoice))
    };
    if late().next().is_none() {
        return "Rien n’est en retard\u{a0}: les frais de recouvrement se notent une fois la facture échue."
            .to_owned();
    }
    if late().all(|invoice| file.payment_forbidden_since(invoice).is_some()) {
        return AFTER_JUDGMENT.to_owned();
    }
    let nature =
        late().map(|invoice| file.nature_of(invoice)).find(|one| !one.owes_additional_compensation());
    match nature {
        Some(nature) => not_owed_by(nature).to_owned(),
        None => "Rien n’est plus dû sur ces factures\u{a0}: aucuns frais ne s’y ajoutent.".to_owned(),
    }
}

/// The costs counted on an invoice, line by line, and what exceeds the indemnity; nothing where
/// none is counted.
pub(crate) fn costs_shown(
    file: &CaseFile,
    invoice: &Invoice,
    computed: &InvoiceStatement,
) -> Option<CostsShown> {
    let owed = &computed.statement;
    if owed.recovery_costs.is_empty() {
        return None;
    }
    let costs = justified(file, invoice, owed);
    let lines = costs.iter().map(|cost| {
        let (what, proof) = (in_sentence(cost.what.trim()), cost.proof.trim());
        let whole =
            if cost.paid == cost.amount { String::new() } else { format!(" sur {}", euros(cost.paid)) };
        french(&format!("{}{whole} le {}\u{a0}: {what} ({proof})", euros(cost.amount), date(cost.on)))
    });
    Some(CostsShown {
        lines: lines.collect(),
        formula: formula(computed),
        left: owed.additional_compensation,
    })
}

/// « 100,00 € − 40,00 € d’indemnité forfaitaire = 60,00 € (C. com. L441-10 II) ».
fn formula(computed: &InvoiceStatement) -> String {
    let owed = &computed.statement;
    let settled: Money = owed.allocations.iter().map(|paid| paid.to_compensation).sum();
    let added = owed.additional_compensation + settled + owed.compensation_waived;
    let costs = owed.costs();
    if added.is_zero() {
        return french(&format!(
            "{} de frais\u{a0}: l’indemnité forfaitaire les couvre, rien ne s’y ajoute (C. com. L441-10 II)",
            euros(costs)
        ));
    }
    let mut said = format!(
        "{} − {} d’indemnité forfaitaire = {} (C. com. L441-10 II)",
        euros(costs),
        euros(costs - added),
        euros(added)
    );
    if settled.is_positive() {
        said.push_str(&format!(", dont {} déjà réglés", euros(settled)));
    }
    if owed.compensation_waived.is_positive() {
        said.push_str(&format!(", dont {} abandonnés", euros(owed.compensation_waived)));
    }
    french(&said)
}

/// What the reader must know of the costs noted: those that are not counted and why, an indemnity
/// given up that stays deducted.
pub(crate) fn explained(file: &CaseFile, invoice: &Invoice, computed: &InvoiceStatement) -> Vec<String> {
    let noted: Money = file.recovery_costs_of(invoice.id).iter().map(|cost| cost.amount).sum();
    let counted = computed.statement.costs();
    let mut said = Vec::new();
    if noted > counted {
        let why = if !computed.terms.nature.owes_additional_compensation() {
            not_owed_by(computed.terms.nature)
        } else if computed.terms.waiver.compensation {
            "Vous avez renoncé à demander vos frais de recouvrement."
        } else {
            "Ne comptent que les frais payés une fois la facture en retard, et avant tout jugement d’ouverture."
        };
        said.push(format!("Frais notés et non comptés\u{a0}: {}. {why}", euros(noted - counted)));
    }
    if counted.is_positive() && computed.terms.waiver.indemnity {
        said.push(
            "L’indemnité forfaitaire, à laquelle vous avez renoncé, reste déduite des frais.".to_owned(),
        );
    }
    said.iter().map(|sentence| french(sentence)).collect()
}
