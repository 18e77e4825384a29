//! What is known of how a client pays, from its own history.

use dument_domain::Day;
use dument_domain::case::{Habit, Relation, RelationKind, Tone};

use crate::ground::book::Entry;
use crate::views::RelationView;
use crate::words::text::counted;

/// The history of a client, as the screen of a call says it.
pub(crate) fn relation_view(entry: &Entry, today: Day) -> RelationView {
    let relation = entry.file.relation(today);
    let label = match relation.kind(today) {
        RelationKind::New => "Nouveau client",
        RelationKind::OldAndGood => "Bon client de longue date",
        RelationKind::Latecomer => "Souvent en retard",
        RelationKind::Known => "Client connu",
    };
    RelationView {
        label: label.to_owned(),
        sentence: sentence(&relation, today),
        tone: relation.proposed_tone(today),
    }
}

fn sentence(relation: &Relation, today: Day) -> String {
    let mut parts = Vec::new();
    // « Nouveau client » is said beside it.
    if let Some(since) = relation.since.filter(|since| since.year() != today.year()) {
        parts.push(format!("client depuis {}", since.year()));
    }
    parts.push(counted(relation.invoices, "facture"));
    parts.extend(relation.habit.as_ref().map(habit_sentence));
    if relation.promises_broken > 0 {
        let broken = if relation.promises_broken > 1 { "promesses non tenues" } else { "promesse non tenue" };
        parts.push(format!("{}\u{a0}{broken}", relation.promises_broken));
    }
    parts.join(", ")
}

/// « paie d’habitude 3 jours après l’échéance », the same on every screen; of one or two invoices
/// what was seen is said, and no habit.
pub(crate) fn habit_sentence(habit: &Habit) -> String {
    let mean = habit.delay_days_mean;
    let days = counted(usize::try_from(mean.unsigned_abs()).unwrap_or(0), "jour");
    let how = match mean {
        0 => "à l’échéance".to_owned(),
        late if late > 0 => format!("{days} après l’échéance"),
        _ => format!("{days} avant l’échéance"),
    };
    if habit.is_one() { format!("paie d’habitude {how}") } else { format!("a payé {how} en moyenne") }
}

/// « Courtois ».
pub(crate) const fn tone_label(tone: Tone) -> &'static str {
    match tone {
        Tone::Courteous => "Courtois",
        Tone::Usual => "Habituel",
        Tone::Firm => "Ferme",
    }
}
