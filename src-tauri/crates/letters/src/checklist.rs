//! What the screen shows beside a letter: facts, never verdicts. Only what the
//! law forbids blocks; what is missing is « utile au dossier », and the user decides.

use dument_domain::case::Outcome;
use dument_domain::{DebtorNature, Law};

use crate::facts::{Contacted, InvoiceFacts, LetterFacts, Means};
use crate::freeze::later_debt;
use crate::french::{date, enumerate, euros};
use crate::guard::{Lack, Objection, ProfileLack, Severity, check_demand};

/// Where a check stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckState {
    /// The file holds it.
    Ok,
    /// It is not there, and it would help.
    Useful,
    /// The law forbids the letter as it is.
    Blocks,
}

/// One line beside the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Where it stands.
    pub state: CheckState,
    /// A French sentence that states a fact.
    pub sentence: String,
    /// The article, where there is one.
    pub article: Option<String>,
    /// Where what lacks is written, if something does.
    pub lack: Option<Lack>,
}

impl Check {
    fn of(known: bool, yes: impl Into<String>, no: impl Into<String>) -> Check {
        let (state, sentence) =
            if known { (CheckState::Ok, yes.into()) } else { (CheckState::Useful, no.into()) };
        Check { state, sentence, article: None, lack: None }
    }

    /// The same; where it is not met, what lacks is written there.
    fn or_lack(mut self, lack: Lack) -> Check {
        self.lack = (self.state != CheckState::Ok).then_some(lack);
        self
    }

    fn under(mut self, article: &str) -> Check {
        self.article = Some(article.to_owned());
        self
    }
}

/// The checks of a letter: what forbids it first, then the file, fact by fact,
/// then what the letter lacks.
#[must_use]
pub fn checklist(facts: &LetterFacts, law: &Law) -> Vec<Check> {
    let objections = check_demand(facts, law);
    let blocking = objections.iter().filter(|one| one.severity == Severity::Blocks);
    let mut checks: Vec<Check> = blocking.map(|one| from_objection(one, CheckState::Blocks)).collect();
    checks.extend(claim(facts));
    checks.extend(file(facts));
    checks.push(history(facts));
    if facts.nature == DebtorNature::Consumer {
        checks.push(signed_at_home(facts));
        checks.extend(mediator_check(facts));
    }
    let said_above = ["disputed", "debtor_abroad", "mediator_missing"];
    let warnings = objections.iter().filter(|one| one.severity == Severity::Warns);
    let warnings = warnings.filter(|one| !said_above.contains(&one.rule));
    checks.extend(warnings.map(|one| from_objection(one, CheckState::Useful)));
    checks
}

fn from_objection(objection: &Objection, state: CheckState) -> Check {
    let article = Some(objection.article.clone()).filter(|article| !article.is_empty());
    Check { state, sentence: objection.sentence.clone(), article, lack: objection.lack.clone() }
}

/// Due dates passed, amount fixed, no dispute, debtor in France, no proceedings noted.
fn claim(facts: &LetterFacts) -> Vec<Check> {
    let mut checks = Vec::new();
    let due = facts.invoices.iter().all(|invoice| invoice.due_on() < facts.written_on);
    if due && !facts.invoices.is_empty() {
        let what = if facts.invoices.len() == 1 { "Facture échue" } else { "Factures échues" };
        let oldest = facts.invoices.iter().map(InvoiceFacts::due_on).min();
        let since = oldest.map_or_else(String::new, |day| format!(" depuis le {}", date(day)));
        checks.push(Check::of(
            true,
            format!("{what}{since}, montant fixé\u{a0}: {}.", euros(facts.principal())),
            "",
        ));
    }
    let disputed: Vec<String> = named(facts, |invoice| invoice.disputed);
    // The answer itself is what the dispute waits for.
    let answered = facts.position.is_none();
    checks.extend(answered.then(|| match facts.answered_on().filter(|_| !disputed.is_empty()) {
        Some(day) => {
            let told = format!(
                "Contestation notée sur {} : votre réponse est partie le {}.",
                enumerate(&disputed),
                date(day)
            );
            Check::of(true, told, "")
        }
        None => Check::of(
            disputed.is_empty(),
            // Of these: another invoice of the case may be disputed.
            if facts.invoices.len() > 1 {
                "Aucune contestation notée sur ces factures."
            } else {
                "Aucune contestation notée sur cette facture."
            },
            format!("Contestation notée sur {} : une réponse est à donner d’abord.", enumerate(&disputed)),
        ),
    }));
    checks.extend(facts.in_court_since.map(|day| {
        let told = format!("Action en justice notée le {} : prévenez qui la suit pour vous avant d’écrire. La lettre dit que la procédure se poursuit.", date(day));
        Check::of(false, "", told)
    }));
    checks.push(Check::of(
        facts.debtor.address.is_french(),
        "Client établi en France.",
        "Client établi à l’étranger\u{a0}: délais, taux et tribunal peuvent être autres.",
    ));
    if let Some(freeze) = facts.freeze {
        // Of the client, whichever invoices are asked: what is frozen is refused above.
        let asked = facts.invoices.iter().all(|invoice| invoice.forbidden_since.is_none());
        checks.extend(asked.then(|| {
            let (sentence, article) = later_debt(freeze);
            Check::of(false, "", sentence).under(article)
        }));
    } else {
        let sentence = match facts.nature {
            DebtorNature::Consumer => "Aucun dossier de surendettement noté.",
            DebtorNature::Business | DebtorNature::NonProfessional | DebtorNature::PublicBuyer => {
                "Aucune procédure collective notée."
            }
        };
        checks.push(Check::of(true, sentence, ""));
    }
    checks
}

/// Numbers of the invoices that meet a condition.
fn named(facts: &LetterFacts, which: impl Fn(&InvoiceFacts) -> bool) -> Vec<String> {
    facts.invoices.iter().filter(|one| which(one)).map(|one| one.number.clone()).collect()
}

/// The documents kept: invoice, signed quote, proof of the work.
fn file(facts: &LetterFacts) -> Vec<Check> {
    let line = |missing: Vec<String>, yes: &str, no: &str| {
        Check::of(missing.is_empty(), yes, format!("Utile au dossier\u{a0}: {no} ({}).", enumerate(&missing)))
            .or_lack(Lack::Papers)
    };
    vec![
        line(
            named(facts, |one| !one.copy_in_file),
            "Copie de chaque facture au dossier.",
            "copie de la facture",
        ),
        line(
            named(facts, |one| !one.quote_in_file),
            "Devis signé au dossier pour chaque facture.",
            "devis ou bon de commande signé",
        ),
        line(
            named(facts, |one| !one.completion_in_file),
            "Preuve des travaux au dossier pour chaque facture.",
            "procès-verbal de réception, photos ou bon signé qui montrent les travaux faits",
        ),
    ]
}

/// Earlier reminders, with how many of each kind.
fn history(facts: &LetterFacts) -> Check {
    // What the creditor decided, or learnt elsewhere, reminded nobody.
    let made = |contact: &&Contacted| contact.outcome.as_ref().is_none_or(Outcome::is_contact);
    let count = |which: fn(&Means) -> bool| {
        facts.history.iter().filter(made).filter(|contact| which(&contact.how)).count()
    };
    let kinds = [
        (count(|how| matches!(how, Means::Call { .. })), "appel", "appels"),
        (count(|how| matches!(how, Means::Meeting { .. })), "rendez-vous", "rendez-vous"),
        (count(|how| matches!(how, Means::Email)), "courriel", "courriels"),
        (count(|how| matches!(how, Means::Letter(_))), "lettre", "lettres"),
    ];
    let said: Vec<String> = kinds
        .into_iter()
        .filter(|(count, _, _)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    let registered = |how: &Means| matches!(how, Means::Letter(step) if step.is_formal_notice());
    let registered = facts.history.iter().any(|contact| registered(&contact.how));
    let post = if registered { "" } else { "\u{202f}; aucun envoi recommandé à ce jour" };
    Check::of(
        !said.is_empty(),
        format!("Relances notées au dossier\u{a0}: {}{post}.", enumerate(&said)),
        "Aucune relance notée au dossier.",
    )
}

/// A contract signed at home: no payment within seven days, withdrawal notice (C. conso. L221-10).
fn signed_at_home(facts: &LetterFacts) -> Check {
    let check = match facts.signed_at_home {
        Some(false) => Check::of(true, "Contrat noté comme non signé au domicile du client.", ""),
        Some(true) => Check::of(
            false,
            "",
            "Contrat signé au domicile du client\u{a0}: le bordereau de rétractation lui a-t-il été remis, et rien n’a-t-il \
             été encaissé dans les sept jours\u{202f}?",
        ),
        None => Check::of(
            false,
            "",
            "Lieu de signature du contrat non noté\u{a0}: à domicile, d’autres règles s’ajoutent.",
        ),
    };
    check.under("articles L221-10 et L221-20 (à vérifier) du code de la consommation")
}

fn mediator_check(facts: &LetterFacts) -> Option<Check> {
    let known = facts.creditor.mediator.as_deref().is_some_and(|text| !text.trim().is_empty());
    let check = Check::of(
        known,
        "Médiateur de la consommation indiqué.",
        "Médiateur de la consommation non renseigné\u{a0}: il doit être indiqué au client dont la réclamation n’a pas abouti.",
    );
    Some(
        check
            .or_lack(Lack::Profile(ProfileLack::Mediator))
            .under("article L616-1 du code de la consommation"),
    )
}
