//! What is known of how a client pays, from its own history.

use dument_domain::case::{Relation, RelationKind, Tone};
use dument_domain::{Day, Invoice, Money};

use crate::ground::book::Entry;
use crate::reading::people::past::broken_promises;
use crate::views::RelationView;
use crate::words::text::counted;

/// The history of a client, from its invoices, payments and promises.
pub(crate) fn relation(entry: &Entry, today: Day) -> Relation {
    let delays: Vec<i64> =
        entry.file.invoices.iter().filter_map(|one| delay_days(entry, one, today)).collect();
    let paid_late = delays.iter().filter(|days| **days > Relation::TOLERATED_DAYS).count();
    let count = i64::try_from(delays.len()).unwrap_or(i64::MAX);
    Relation {
        since: entry.file.invoices.iter().map(|invoice| invoice.issued_on).min(),
        invoices: entry.file.invoices.len(),
        paid: delays.len(),
        paid_late,
        delay_days_mean: if count > 0 { delays.iter().sum::<i64>() / count } else { 0 },
        promises_broken: broken_promises(entry, today),
    }
}

/// Days between the due date and the day the whole invoice was received, interest or not; none
/// while it is not paid, or when that day is only supposed.
fn delay_days(entry: &Entry, invoice: &Invoice, today: Day) -> Option<i64> {
    let supposed = entry.file.payments.iter().any(|payment| {
        !payment.reversed
            && payment.on_supposed
            && payment.allocations.iter().any(|share| share.invoice == invoice.id)
    });
    if supposed {
        return None;
    }
    let debt = invoice.debt(&entry.file.payments, &entry.file.credit_notes);
    let mut movements: Vec<_> = debt.payments.into_iter().chain(debt.credit_notes).collect();
    movements.retain(|movement| movement.on <= today);
    movements.sort_by_key(|movement| movement.on);
    let mut received = Money::ZERO;
    let paid_on = movements.into_iter().find_map(|movement| {
        received += movement.amount;
        (received >= invoice.gross).then_some(movement.on)
    })?;
    Some(invoice.due_on().days_until(paid_on))
}

/// The same as the screen of a call says it.
pub(crate) fn relation_view(entry: &Entry, today: Day) -> RelationView {
    let relation = relation(entry, today);
    let label = match relation.kind(today) {
        RelationKind::New => "Nouveau client",
        RelationKind::OldAndGood => "Bon client de longue date",
        RelationKind::Latecomer => "Souvent en retard",
        RelationKind::Known => "Client connu",
    };
    RelationView {
        label: label.to_owned(),
        sentence: sentence(&relation),
        tone: relation.proposed_tone(today),
    }
}

fn sentence(relation: &Relation) -> String {
    let mut parts = Vec::new();
    if let Some(since) = relation.since {
        parts.push(format!("client depuis {}", since.year()));
    }
    parts.push(counted(relation.invoices, "facture"));
    if relation.paid > 0 {
        parts.push(habit(relation.delay_days_mean, relation.paid));
    }
    if relation.promises_broken > 0 {
        let broken = if relation.promises_broken > 1 { "promesses non tenues" } else { "promesse non tenue" };
        parts.push(format!("{}\u{a0}{broken}", relation.promises_broken));
    }
    parts.join(", ")
}

fn habit(mean: i64, paid: usize) -> String {
    let days = counted(usize::try_from(mean.unsigned_abs()).unwrap_or(0), "jour");
    let how = match mean {
        0 => "à l’échéance".to_owned(),
        late if late > 0 => format!("{days} après l’échéance"),
        _ => format!("{days} avant l’échéance"),
    };
    if paid >= Relation::HABIT_PAID_MIN {
        format!("paie d’habitude {how}")
    } else {
        format!("a payé {how} en moyenne")
    }
}

/// « Courtois ».
pub(crate) const fn tone_label(tone: Tone) -> &'static str {
    match tone {
        Tone::Courteous => "Courtois",
        Tone::Usual => "Habituel",
        Tone::Firm => "Ferme",
    }
}
