//! What is known of how a client pays, from its own history.

use dument_domain::case::{InvoiceState, Relation, RelationKind, Tone};
use dument_domain::{Day, Invoice};

use super::past::broken_promises;
use crate::book::Entry;
use crate::clients::delay_days;
use crate::views::RelationView;
use crate::words::counted;

/// The history of a client, from its invoices, payments and promises.
pub(super) fn relation(entry: &Entry, today: Day) -> Relation {
    let settled = entry.rows().filter(|(_, position)| position.state == InvoiceState::Settled);
    let delays: Vec<i64> = settled.filter_map(|(invoice, _)| delay_days(entry, invoice)).collect();
    let paid_late = delays.iter().filter(|days| **days > Relation::TOLERATED_DAYS).count();
    let count = i64::try_from(delays.len()).unwrap_or(i64::MAX);
    Relation {
        since: entry.file.invoices.iter().map(|invoice: &Invoice| invoice.issued_on).min(),
        invoices: entry.file.invoices.len(),
        paid: delays.len(),
        paid_late,
        delay_days_mean: if count > 0 { delays.iter().sum::<i64>() / count } else { 0 },
        promises_broken: broken_promises(entry, today),
    }
}

/// The same as the screen of a call says it.
pub(super) fn relation_view(entry: &Entry, today: Day) -> RelationView {
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
pub(super) const fn tone_label(tone: Tone) -> &'static str {
    match tone {
        Tone::Courteous => "Courtois",
        Tone::Usual => "Habituel",
        Tone::Firm => "Ferme",
    }
}
