//! Nothing to ask: a client who paid between the list and the click is never chased.

use dument_domain::case::InvoiceState;
use dument_letters::french;

use crate::book::Entry;
use crate::views::NothingDue;

/// Payments told, at the most.
const PAYMENTS_MAX: usize = 3;

/// Why there is nothing to ask of this client.
pub(super) fn nothing_due(entry: &Entry) -> NothingDue {
    let protected = entry.positions.iter().any(|one| one.state == InvoiceState::Insolvent);
    let payments = payments(entry);
    let title = if protected {
        "Rien à demander : la loi suspend les relances"
    } else if payments.is_empty() {
        "Rien à relancer"
    } else {
        "Payé depuis : rien à relancer"
    };
    let mut facts = Vec::new();
    if protected {
        facts.push(
            "Une procédure est ouverte : les dettes antérieures ne se réclament plus au client (C. com. L622-7, C. conso. \
             L722-5). La date pour déclarer est au dossier."
                .to_owned(),
        );
    }
    facts.extend(payments);
    if facts.is_empty() {
        facts.push("Aucune facture de ce client n’a dépassé son échéance.".to_owned());
    }
    NothingDue {
        title: dument_letters::typography::french(title),
        facts: facts.iter().map(|fact| dument_letters::typography::french(fact)).collect(),
    }
}

/// The last payments, latest first.
fn payments(entry: &Entry) -> Vec<String> {
    let mut payments: Vec<_> = entry.file.payments.iter().filter(|payment| !payment.reversed).collect();
    payments.sort_by_key(|payment| std::cmp::Reverse(payment.on));
    let told = payments.into_iter().take(PAYMENTS_MAX).map(|payment| {
        let numbers: Vec<String> = payment
            .allocations
            .iter()
            .filter_map(|share| entry.file.invoice(share.invoice))
            .map(|invoice| invoice.number.clone())
            .collect();
        format!(
            "{} reçus le {} pour {}.",
            french::euros(payment.amount),
            french::date(payment.on),
            french::enumerate(&numbers)
        )
    });
    told.collect()
}
