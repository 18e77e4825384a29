//! The due date that a payment term gives, while an invoice is typed and where none is written.

use dument_domain::term::{AgreedTerm, Term, TermFacts, TermRegime};
use dument_domain::{Day, DebtorNature, Delay, Law};
use dument_letters::french::capitalised;
use dument_letters::typography::french as typeset;

use crate::ground::asking::Reading;
use crate::law::term::{parse_term, term_answer};
use crate::views::{DueDateRequest, DueDateView, InvoiceInput, SectorView};
use crate::{Code, Error};

/// The due date of a term as typed, what the law thinks of it, the other reading; without
/// words, the term of the sector, or what is thought of the date typed. Nothing is written,
/// and a date is never changed for a warning.
///
/// # Errors
/// [`crate::Code::UnknownClient`], [`crate::Code::BadDate`] for an invoice older than the
/// texts known or a date beyond the calendar.
pub fn due_date(reading: Reading<'_>, request: &DueDateRequest) -> Result<DueDateView, Error> {
    let of_client = request.client.map(|client| reading.entry(client)).transpose()?;
    let nature = of_client.map(|entry| entry.file.client.nature).or(request.nature);
    let nature = nature.unwrap_or(DebtorNature::Business);
    let sectors = sectors(&reading.ground.law, nature, request.issued_on);
    let words = request.terms.trim();
    let typed = request.due_on.map(|due| request.issued_on.days_until(due));
    let agreed = match (words, typed) {
        ("", Some(days)) => u16::try_from(days).ok().map(Term::Days),
        ("", None) => None,
        (words, _) => match parse_term(words) {
            Ok(term) => Some(term),
            Err(_) => return Ok(unread(sectors)),
        },
    };
    let facts = TermFacts {
        delivered_on: request.completed_on,
        regime: TermRegime::applying(nature, request.sector),
        agreed,
        ..TermFacts::of(request.issued_on)
    };
    let answer = term_answer(&reading.ground.law, &facts)?;
    // The day a public buyer receives the demand is not known while the invoice is typed.
    let told = answer.warnings.into_iter().filter(|one| one.code != "request_unknown");
    Ok(DueDateView {
        due_on: Some(answer.due),
        explanation: answer.explanation,
        warnings: told.map(|one| one.sentence).collect(),
        sectors,
    })
}

fn unread(sectors: Vec<SectorView>) -> DueDateView {
    let example = "Écrivez par exemple «\u{a0}30 jours\u{a0}», «\u{a0}45 jours fin de mois\u{a0}» ou «\u{a0}comptant\u{a0}».";
    DueDateView { due_on: None, explanation: vec![typeset(example)], warnings: Vec::new(), sectors }
}

/// The sectors whose text sets a term for a debtor of this nature, with its days.
fn sectors(law: &Law, nature: DebtorNature, on: Day) -> Vec<SectorView> {
    let view = |sector: &TermRegime| {
        let mut label = capitalised(sector_name(*sector));
        let figure = sector.longest().and_then(|parameter| law.figure(parameter, on).ok());
        if let Some(figure) = figure
            && let dument_domain::Quantity::Delay(Delay::Days(days)) = figure.quantity
        {
            label = format!("{label}\u{a0}: {days}\u{a0}jours ({})", figure.cited());
        }
        SectorView { sector: *sector, label: typeset(&label) }
    };
    TermRegime::sectors_of(nature).iter().map(view).collect()
}

/// The term typed with an invoice.
///
/// # Errors
/// [`Code::BadValue`] for words that are no term.
pub(super) fn agreed_term(input: &InvoiceInput) -> Result<AgreedTerm, Error> {
    let agreed = AgreedTerm { sector: input.sector, words: input.terms.trim().to_owned() };
    if !agreed.words.is_empty() && agreed.term().is_none() {
        let detail = format!("le délai de paiement «\u{a0}{}\u{a0}»", agreed.words);
        return Err(Error::new(Code::BadValue, detail));
    }
    Ok(agreed)
}

/// « denrées périssables, 20 jours »; empty where nothing is kept.
pub(super) fn term_label(agreed: &AgreedTerm) -> String {
    let sector = agreed.sector.map(sector_name).map(str::to_owned);
    let words = Some(agreed.words.clone()).filter(|words| !words.is_empty());
    sector.into_iter().chain(words).collect::<Vec<_>>().join(", ")
}

const fn sector_name(sector: TermRegime) -> &'static str {
    match sector {
        TermRegime::General => "entre professionnels",
        TermRegime::RoadFreight => "transport, location de véhicules, transit",
        TermRegime::Perishable => "denrées périssables",
        TermRegime::LiveCattle => "bétail sur pied et viande fraîche",
        TermRegime::Alcohol => "boissons alcooliques",
        TermRegime::Grape => "raisins, moûts et autres alcools",
        TermRegime::Public => "État, collectivités",
        TermRegime::PublicHealth => "hôpital public, santé des armées",
        TermRegime::PublicUndertaking => "entreprise publique",
        TermRegime::Consumer => "particulier",
    }
}
