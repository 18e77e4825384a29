//! The term of an invoice as it is kept with it: whose text rules it, and what was agreed.

use super::{Term, TermRegime};

/// What the form holds of a payment term: kept as typed, read again as it was.
///
/// ```
/// use dument_domain::term::{AgreedTerm, TermRegime};
/// let typed = AgreedTerm { sector: Some(TermRegime::Perishable), words: "20 jours".to_owned() };
/// let kept = typed.kept();
/// assert_eq!(kept.as_deref(), Some("[perishable] 20 jours"));
/// assert_eq!(AgreedTerm::read(kept.as_deref()), typed);
/// assert_eq!(AgreedTerm::default().kept(), None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgreedTerm {
    /// The text of a sector, where it is not the usual one of the debtor.
    pub sector: Option<TermRegime>,
    /// « 45 fdm A », as typed; empty where nothing was agreed.
    pub words: String,
}

impl AgreedTerm {
    /// As it is kept with the invoice; none where there is nothing to keep.
    #[must_use]
    pub fn kept(&self) -> Option<String> {
        let words = self.words.trim();
        match self.sector {
            Some(sector) => Some(format!("[{}] {words}", sector.code()).trim_end().to_owned()),
            None => Some(words.to_owned()).filter(|words| !words.is_empty()),
        }
    }

    /// What an invoice keeps, read again; words of an unknown sector are kept as words.
    #[must_use]
    pub fn read(kept: Option<&str>) -> AgreedTerm {
        let text = kept.unwrap_or_default();
        let sectored =
            text.strip_prefix('[').and_then(|rest| rest.split_once(']')).and_then(|(code, words)| {
                let sector = TermRegime::ALL.into_iter().find(|regime| regime.code() == code)?;
                Some(AgreedTerm { sector: Some(sector), words: words.trim().to_owned() })
            });
        sectored.unwrap_or_else(|| AgreedTerm { sector: None, words: text.to_owned() })
    }

    /// The term agreed; none where nothing was, or where the words are no term.
    #[must_use]
    pub fn term(&self) -> Option<Term> {
        self.words.parse().ok()
    }
}
