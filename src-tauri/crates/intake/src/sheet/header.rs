//! Which field each column of a table holds, by its title, then by its cells.

use super::contained::CONTAINED;
use super::titles::{ARTICLES, EXACT, WEAK};
use super::{ColumnMapping, Field};
use crate::reading::Problem;
use crate::text::fold;

/// What the columns of a table hold.
pub(crate) struct Recognised {
    pub(super) columns: Vec<Option<Field>>,
    ambiguous: Vec<usize>,
}

impl Recognised {
    /// The columns that the user chose.
    pub(crate) fn chosen(mapping: &ColumnMapping) -> Recognised {
        Recognised { columns: mapping.columns.clone(), ambiguous: Vec::new() }
    }

    /// The field of a column.
    pub(crate) fn field_of(&self, rank: usize) -> Option<Field> {
        self.columns.get(rank).copied().flatten()
    }

    /// Whether another column claims the same field with the same title.
    pub(crate) fn is_ambiguous(&self, rank: usize) -> bool {
        self.ambiguous.contains(&rank)
    }

    /// The column of a field.
    pub(crate) fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|column| *column == Some(field))
    }

    /// Whether a field has a column.
    pub(crate) fn has(&self, field: Field) -> bool {
        self.column(field).is_some()
    }

    /// Whether some column says who the client is.
    pub(crate) fn names_clients(&self) -> bool {
        self.has(Field::ClientName) || self.has(Field::ClientCode) || self.has(Field::ClientFirstName)
    }

    /// How many columns there are.
    pub(crate) fn number_of_columns(&self) -> usize {
        self.columns.len()
    }

    /// Why the table cannot be read with these columns, if it cannot.
    pub(crate) fn refusal(&self, header: &[String], header_line: u32) -> Option<Problem> {
        let line = Some(header_line);
        let twice: Vec<&str> =
            self.ambiguous.iter().filter_map(|rank| header.get(*rank)).map(|title| title.trim()).collect();
        if let Some(title) = twice.first() {
            let message = format!(
                "Deux colonnes s’appellent «\u{a0}{title}\u{a0}»\u{a0}: laissez ce titre à la bonne, renommez l’autre dans le fichier, puis recommencez."
            );
            return Some(Problem::error("ambiguous_columns", line, message));
        }
        let absent: Vec<&str> = [
            ("le numéro de facture (titre «\u{a0}N° facture\u{a0}»)", self.has(Field::Number)),
            ("la date (titre «\u{a0}Date facture\u{a0}»)", self.has(Field::IssueDate)),
            (
                "le montant (titre «\u{a0}Montant TTC\u{a0}»)",
                self.has(Field::Gross) || self.has(Field::Residual),
            ),
        ]
        .into_iter()
        .filter_map(|(words, present)| (!present).then_some(words))
        .collect();
        (!absent.is_empty()).then(|| {
            let message = format!(
                "Il manque une colonne pour {}. Ajoutez-la ou renommez-la dans le fichier, puis recommencez\u{a0}; rien n’a été repris.",
                absent.join(", ")
            );
            Problem::error("missing_columns", line, message)
        })
    }
}

/// Recognises titles: those known whole, then by their words, then those that are only likely.
pub(super) fn recognise(header: &[String]) -> Recognised {
    let titles: Vec<String> = header.iter().map(|title| normalise(title)).collect();
    let mut recognised = Recognised { columns: vec![None; titles.len()], ambiguous: Vec::new() };
    for (field, synonyms) in EXACT {
        recognised.take_known(*field, synonyms, &titles);
    }
    let words: Vec<Vec<&str>> = titles
        .iter()
        .map(|title| if is_weak(title) { Vec::new() } else { title.split(' ').collect() })
        .collect();
    for rule in CONTAINED {
        if recognised.has(rule.field) && rule.field != Field::LineDetail {
            continue;
        }
        let free = |rank: usize| recognised.columns.get(rank).is_some_and(Option::is_none);
        let rank = words.iter().enumerate().position(|(rank, words)| free(rank) && rule.names(words));
        if let Some(slot) = rank.and_then(|rank| recognised.columns.get_mut(rank)) {
            *slot = Some(rule.field);
        }
    }
    for (field, synonyms) in WEAK {
        recognised.take_known(*field, synonyms, &titles);
    }
    recognised
}

/// Whether a title is one that counts only where nothing better stands.
fn is_weak(title: &str) -> bool {
    WEAK.iter().any(|(_, synonyms)| synonyms.contains(&title))
}

impl Recognised {
    /// Gives a field the first free column that bears the best of its known titles.
    fn take_known(&mut self, field: Field, synonyms: &[&str], titles: &[String]) {
        if self.has(field) && field != Field::LineDetail {
            return;
        }
        let Some(synonym) = synonyms.iter().find(|synonym| titles.iter().any(|title| title == *synonym))
        else {
            return;
        };
        let free = |(rank, title): &(usize, &String)| *title == synonym && self.field_of(*rank).is_none();
        let ranks: Vec<usize> = titles.iter().enumerate().filter(free).map(|(rank, _)| rank).collect();
        if ranks.len() > 1 && is_essential(field) {
            self.ambiguous.extend(&ranks);
        }
        if let Some(slot) = ranks.first().and_then(|rank| self.columns.get_mut(*rank)) {
            *slot = Some(field);
        }
    }
}

fn is_essential(field: Field) -> bool {
    [
        Field::Number,
        Field::ClientName,
        Field::IssueDate,
        Field::DueDate,
        Field::CompletionDate,
        Field::Gross,
        Field::Residual,
        Field::Paid,
        Field::Net,
        Field::Vat,
    ]
    .contains(&field)
}

/// How many different fields the cells of a record name.
pub(crate) fn count_known(cells: &[String]) -> usize {
    if cells.len() > crate::limits::COLUMNS {
        return 0;
    }
    recognise(cells).columns.iter().flatten().count()
}

/// A text that names the layout of a table by its titles.
pub(crate) fn signature(header: &[String]) -> String {
    crate::text::bound(header.iter().map(|title| normalise(title)).collect::<Vec<_>>().join("|"), 2_000).0
}

/// A title folded, numbers unified, articles dropped.
pub(super) fn normalise(title: &str) -> String {
    let short = crate::text::bound(title.to_owned(), 80).0;
    let folded = fold(&short);
    let all: Vec<&str> = folded.split(' ').filter(|word| !ARTICLES.contains(word)).collect();
    // « du » is an article, except where it stands for « dû »: after what is left, or at the end.
    let due = |rank: usize| {
        let before = rank.checked_sub(1).and_then(|previous| all.get(previous));
        let after = all.get(rank + 1);
        before.is_some_and(|word| ["reste", "restant", "montant", "solde"].contains(word))
            || after.is_none_or(|word| *word == "ttc")
    };
    let kept =
        all.iter().enumerate().filter(|(rank, word)| **word != "du" || due(*rank)).map(|(_, word)| *word);
    let words = kept.map(|word| match word {
        "n" | "no" | "num" | "nr" => "numero",
        other => other,
    });
    words.collect::<Vec<_>>().join(" ")
}
