//! The call sheet (feuille d’appels): a week of calls handed to somebody else, ten cases a page.
//!
//! It says no more than a caller needs: whom to ask for, the invoices, the principal and nothing
//! beside it. Interest and the indemnity are never asked on the telephone, so that no nature of
//! debtor is asked what the law keeps from it (C. com. L441-10, D441-5 are between professionals).

use dument_domain::{Company, Day, Money};

use crate::french::{self, date, euros};
use crate::model::{Blank, CallSheet, SheetCase};

/// What a call sheet is composed from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallSheetFacts {
    /// Who hands the calls over.
    pub creditor: Company,
    /// The number of the sheet.
    pub number: u32,
    /// The day it is made.
    pub made_on: Day,
    /// The Monday of the week of the calls.
    pub week_of: Day,
    /// Who will call; empty if not named.
    pub given_to: String,
    /// The ways a call may end, each with the key it is typed back with, in order.
    pub answers: Vec<(char, String)>,
    /// The calls, in order.
    pub cases: Vec<CallCase>,
}

/// One call to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallCase {
    /// What it is found again by: « C3-07 ».
    pub reference: String,
    /// Name of the client.
    pub client: String,
    /// Whom to ask for; empty if not known.
    pub ask_for: String,
    /// The telephone to ring; empty if not known.
    pub phone: String,
    /// A meeting is to be agreed rather than payment asked on the telephone.
    pub task: Task,
    /// Numbers of the invoices.
    pub numbers: Vec<String>,
    /// The principal past its due date, the undisputed part only.
    pub principal: Money,
    /// Days late of the oldest invoice, 0 if none is late yet.
    pub days_late: i64,
    /// What happened last, a short sentence; empty if nothing did.
    pub last: String,
}

/// What the call is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// To ask for payment.
    Call,
    /// To agree on a day to meet.
    Meeting,
}

/// Composes the call sheet.
#[must_use]
pub fn compose_call_sheet(facts: &CallSheetFacts) -> CallSheet {
    let company = &facts.creditor;
    let caller = match facts.given_to.trim() {
        "" => String::new(),
        name => format!(" pour {name}"),
    };
    CallSheet {
        title: format!("Appels de la semaine du {}", date(facts.week_of)),
        created: facts.made_on,
        author: company.name.trim().to_owned(),
        lead: vec![
            format!(
                "Feuille {}, préparée le {}{caller}, {}.",
                facts.number,
                date(facts.made_on),
                company.name.trim()
            ),
            CAUTION.to_owned(),
        ],
        answers: facts.answers.iter().map(|(key, words)| format!("{key} {words}")).collect(),
        blanks: BLANKS
            .iter()
            .map(|(words, share)| Blank { words: (*words).to_owned(), share: *share })
            .collect(),
        cases: facts.cases.iter().map(case).collect(),
        foot: foot(company),
    }
}

/// What is written by hand, and how much room each takes.
const BLANKS: [(&str, u16); 5] =
    [("Appelé le", 4), ("Personne jointe", 7), ("Date dite", 4), ("Somme promise", 5), ("Note", 10)];

/// What the person who calls must know: the debt is nobody else’s business.
const CAUTION: &str = "Demandez la somme indiquée, rien de plus. Ne parlez de la facture qu’à la personne à demander : jamais à un répondeur, à un collègue ni à un proche. Une seule case par appel.";

fn case(one: &CallCase) -> SheetCase {
    let late = match one.days_late {
        ..=0 => "pas encore en retard".to_owned(),
        1 => "1 jour de retard".to_owned(),
        days => format!("{days} jours de retard"),
    };
    let asked = match one.ask_for.trim() {
        "" => "Demander la personne qui règle les factures".to_owned(),
        name => format!("Demander {name}"),
    };
    let phone = match one.phone.trim() {
        "" => "téléphone à trouver".to_owned(),
        number => format!("tél. {}", french::phone(number)),
    };
    let task = match one.task {
        Task::Call => "",
        Task::Meeting => " · rendez-vous à prendre",
    };
    SheetCase {
        reference: one.reference.clone(),
        name: one.client.trim().to_owned(),
        sum: format!("{} · {late}", euros(one.principal)),
        who: format!("{asked} · {phone}{task}"),
        invoices: one.numbers.join(", "),
        last: match one.last.trim() {
            "" => "Aucun contact noté avant celui-ci.".to_owned(),
            words => format!("Dernier fait : {words}"),
        },
    }
}

/// To whom the sheet goes back, and what becomes of it.
fn foot(company: &Company) -> Vec<String> {
    let reach = [french::phone(&company.phone), company.email.trim().to_owned()];
    let name = match company.signatory.trim() {
        "" => company.name.trim().to_owned(),
        signatory => format!("{signatory}, {}", company.name.trim()),
    };
    let known = std::iter::once(name).chain(reach).filter(|text| !text.is_empty());
    let back = known.collect::<Vec<_>>().join(" · ");
    vec![format!("À rendre à {back}."), "Ces noms et ces numéros ne servent qu’à ces appels.".to_owned()]
}
