//! What the law forbids to ask, and what a letter lacks: one sentence and the
//! article for each, before a word is composed.

mod agreement;
mod costs;
mod lack;
mod rules;

use dument_domain::case::{Freeze, FrozenBy, StepKind};
use dument_domain::claim::{Flag, InterestLine};
use dument_domain::{DebtorNature, Law, Money, iban_key_is_right};

use crate::facts::{InvoiceFacts, LetterFacts};
use crate::freeze as words;
use crate::french::{date, enumerate, euros, weekday_and_date};
use crate::rates::semester_name;

pub use agreement::{SURETY, WITHOUT_NOTICE, check_agreement, promises_surety};
pub use lack::{Lack, ProfileLack};
pub use rules::{RULES, Rule};

/// How much an objection weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Shown; the user decides.
    Warns,
    /// The letter is not composed.
    Blocks,
}

/// Something that forbids a letter or weakens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// Its word in the code and in answers, as `fixed_indemnity`.
    pub rule: &'static str,
    /// The article, in French; empty when it is good sense and not law.
    pub article: String,
    /// One French sentence that says what is wrong and what to do.
    pub sentence: String,
    /// Whether it forbids the letter.
    pub severity: Severity,
    /// Where what lacks is written, if something does.
    pub lack: Option<Lack>,
}

impl Objection {
    pub(crate) fn blocks(rule: &'static str, article: &str, sentence: impl Into<String>) -> Objection {
        let severity = Severity::Blocks;
        Objection { rule, article: article.to_owned(), sentence: sentence.into(), severity, lack: None }
    }

    /// The same, where what lacks is written being known.
    fn lacking(self, lack: Lack) -> Objection {
        Objection { lack: Some(lack), ..self }
    }

    /// The same, left to the user.
    fn softened(self) -> Objection {
        Objection { severity: Severity::Warns, ..self }
    }
}

/// Every objection to a demand, what forbids it first.
///
/// Blocking: the 40 €, recovery costs or business interest against a consumer or a
/// non-professional (C. com. L441-10; CPCex L111-8), interest without notice
/// (C. civ. 1231-6), a debt frozen by insolvency or over-indebtedness, a rate
/// that is not known, interest on interest (C. civ. 1343-2), VAT on what bears
/// none, an invoice not due, nothing to ask, an empty profile.
#[must_use]
pub fn check_demand(facts: &LetterFacts, law: &Law) -> Vec<Objection> {
    let mut found = Vec::new();
    the_step(facts, &mut found);
    what_nature_forbids(facts, law, &mut found);
    costs::check(facts, law, &mut found);
    for invoice in &facts.invoices {
        what_invoice_forbids(facts, invoice, law, &mut found);
        what_invoice_lacks(facts, invoice, &mut found);
    }
    the_total(facts, &mut found);
    the_deadline(facts, law, &mut found);
    the_creditor(facts, &mut found);
    the_debtor(facts, &mut found);
    past_the_limit(facts, &mut found);
    the_promise(facts, &mut found);
    nothing_weaker(facts, &mut found);
    the_posting_day(facts, &mut found);
    found.sort_by_key(|one| std::cmp::Reverse(one.severity));
    // Two invoices of one rate say the same of it, with other things between: it is read once.
    found.into_iter().fold(Vec::new(), |mut told, one| {
        if !told.contains(&one) {
            told.push(one);
        }
        told
    })
}

fn the_step(facts: &LetterFacts, found: &mut Vec<Objection>) {
    let answers = facts.step == StepKind::Dispute && facts.position.is_some();
    if !facts.step.is_letter() && !answers {
        found.push(rules::NOT_A_LETTER.objection("Cette étape ne se fait pas par une lettre."));
    }
    if facts.invoices.is_empty() {
        found.push(rules::NO_INVOICE.objection("Aucune facture n’est choisie pour cette lettre."));
    }
}

/// A consumer's word for the nature, in a sentence.
fn private_debtor(nature: DebtorNature) -> Option<&'static str> {
    match nature {
        DebtorNature::Consumer => Some("un particulier"),
        DebtorNature::NonProfessional => Some("un syndic ou une association"),
        DebtorNature::Business | DebtorNature::PublicBuyer => None,
    }
}

fn what_nature_forbids(facts: &LetterFacts, law: &Law, found: &mut Vec<Objection>) {
    let Some(who) = private_debtor(facts.nature) else { return };
    let some_indemnity = facts.invoices.iter().any(|invoice| invoice.statement.indemnity.is_positive());
    if facts.ask.indemnity || some_indemnity {
        found.push(rules::FIXED_INDEMNITY.objection(format!(
            "L’indemnité de 40\u{a0}€ et les frais de relance ne peuvent pas être demandés à {who}."
        )));
    }
    if !facts.ask.interest {
        return;
    }
    let without_notice =
        |one: &&InvoiceFacts| one.statement.interest.is_positive() && one.formal_notice_on.is_none();
    if facts.invoices.iter().any(|one| without_notice(&one)) {
        found.push(
            rules::INTEREST_WITHOUT_NOTICE
                .objection(format!("Aucun intérêt ne court contre {who} avant une mise en demeure.")),
        );
    }
    let too_high =
        |line: &InterestLine| law.legal_rate(line.from.semester()).is_ok_and(|legal| line.rate > legal);
    if facts.invoices.iter().flat_map(|one| &one.statement.lines).any(too_high) {
        found.push(rules::BUSINESS_INTEREST.objection(format!(
            "Les pénalités entre professionnels ne s’appliquent pas à {who}\u{a0}: seul l’intérêt légal est dû."
        )));
    }
}

fn what_invoice_forbids(facts: &LetterFacts, invoice: &InvoiceFacts, law: &Law, found: &mut Vec<Objection>) {
    let number = &invoice.number;
    if let Some(since) = invoice.forbidden_since {
        let by = facts.freeze.map_or_else(|| usual(facts.nature), |freeze| freeze.by);
        let supposed = invoice.completed_on.is_none() && invoice.issued_on >= since;
        found.push(frozen(Freeze { since, by }, number, supposed));
    }
    if invoice.due_on() >= facts.written_on && facts.position.is_none() {
        found.push(rules::NOT_DUE.objection(format!(
            "La facture {number} n’est pas échue\u{a0}: elle se paie jusqu’au {}.",
            date(invoice.due_on())
        )));
    }
    if let (Some(missing), true) = (invoice.rate_unknown, facts.ask.interest) {
        let half = missing.0.first_day();
        let told = format!(
            "Le taux applicable à partir du {} n’est pas connu : les intérêts sont arrêtés au {}, et la lettre le dit. \
             Pour les compter jusqu’au bout, ajoutez le taux dans Réglages, Taux légaux.",
            date(half),
            date(half.previous())
        );
        found.push(rules::RATE_UNKNOWN.objection(told).lacking(Lack::Rates));
    }
    let unverified = |flag: &Flag| match flag {
        Flag::RateUnverified(semester) => Some(*semester),
        Flag::DefaultBelowFloor(_)
        | Flag::FloorUnknown(_)
        | Flag::IndemnityUnverified
        | Flag::Overpaid(_)
        | Flag::RateBelowFloor(_) => None,
    };
    if let (Some(semester), true) = (invoice.statement.flags.iter().find_map(unverified), facts.ask.interest)
    {
        found.push(
            rules::RATE_UNVERIFIED
                .objection(format!(
                    "Le taux appliqué à partir du {} est à vérifier avant d’envoyer.",
                    date(semester.first_day())
                ))
                .lacking(Lack::Rates),
        );
    }
    let doubtful = invoice.statement.flags.contains(&Flag::IndemnityUnverified);
    if doubtful && facts.indemnity_of(invoice).is_positive() {
        found.push(
            rules::INDEMNITY_UNVERIFIED
                .objection(format!("L’indemnité de la facture {number} est à vérifier avant d’envoyer.")),
        );
    }
    if invoice.statement.lines.iter().any(|line| line.principal > invoice.gross) {
        found.push(
            rules::INTEREST_ON_INTEREST
                .objection(format!("Les intérêts de la facture {number} porteraient eux-mêmes intérêt.")),
        );
    }
    let accrued: Money = invoice.statement.lines.iter().map(|line| line.interest).sum();
    if invoice.statement.interest > accrued || invoice.statement.indemnity > highest_indemnity(invoice, law) {
        found.push(rules::MORE_THAN_COMPUTED.objection(format!(
                "Les pénalités ou l’indemnité de la facture {number} dépassent leur calcul\u{a0}: elles ne portent ni TVA \
                 ni supplément."
            ),
        ));
    }
}

/// The indemnity of an invoice is owed once, at the amount of the first day late of one of its parts.
fn highest_indemnity(invoice: &InvoiceFacts, law: &Law) -> Money {
    let owed = invoice.parts.iter().map(|part| law.indemnity_on(part.due.next()));
    owed.max().unwrap_or(Money::ZERO)
}

/// What is deducted from recovery costs: the least that the indemnity of this invoice can be.
fn lowest_indemnity(invoice: &InvoiceFacts, law: &Law) -> Money {
    let owed = invoice.parts.iter().map(|part| law.indemnity_on(part.due.next()));
    owed.min().unwrap_or(Money::ZERO)
}

/// What freezes the debts of this nature of debtor, where nothing more is known.
fn usual(nature: DebtorNature) -> FrozenBy {
    match nature {
        DebtorNature::Consumer => FrozenBy::OverIndebtedness,
        DebtorNature::Business | DebtorNature::NonProfessional | DebtorNature::PublicBuyer => {
            FrozenBy::Insolvency(None)
        }
    }
}

fn frozen(freeze: Freeze, number: &str, supposed: bool) -> Objection {
    let unknown =
        if supposed { format!(" {}", words::work_day_unknown(number, freeze.since)) } else { String::new() };
    let decided = words::decided(freeze);
    let (rule, end) = match freeze.by {
        FrozenBy::Insolvency(_) => (rules::FROZEN_DEBT, "elle se déclare"),
        FrozenBy::OverIndebtedness => (rules::FROZEN_DEBT_OF_CONSUMER, "déclarez-la à la commission"),
    };
    let sentence = format!(
        "Depuis {decided}, la facture {number}, née avant, ne peut plus être réclamée : {end}.{unknown}"
    );
    Objection { article: words::forbidden_by(freeze.by).to_owned(), ..rule.objection(sentence) }
}

fn what_invoice_lacks(facts: &LetterFacts, invoice: &InvoiceFacts, found: &mut Vec<Objection>) {
    let number = &invoice.number;
    if invoice.set_aside.disputed.is_positive() && facts.position.is_none() {
        found.push(rules::DISPUTED.objection(format!(
            "Une partie de la facture {number} est contestée ({}) : elle n’est pas demandée ici.",
            euros(invoice.set_aside.disputed)
        )));
    } else if invoice.disputed && facts.position.is_none() {
        found.push(rules::DISPUTED.objection(match facts.answered_on() {
            Some(day) => format!(
                "Une contestation est notée sur la facture {number} ; votre réponse est partie le {}.",
                date(day)
            ),
            None => {
                format!("Une contestation est notée sur la facture {number} : mieux vaut y répondre d’abord.")
            }
        }));
    }
    if invoice.due_supposed {
        let day = date(invoice.due_on());
        found.push(
            rules::DUE_SUPPOSED
                .objection(format!(
                    "L’échéance de la facture {number} ({day}) a été supposée\u{a0}: vérifiez-la."
                ))
                .lacking(Lack::DueDate(number.clone())),
        );
    }
    if invoice.quote_on.is_none() {
        found.push(rules::QUOTE_DATE_MISSING.objection(format!(
            "La date du devis ou du contrat de la facture {number} manque\u{a0}: la lettre n’en parlera pas."
        )).lacking(Lack::QuoteDate(number.clone())));
    }
    if let Some(last) = invoice.act_before.filter(|last| *last < facts.written_on) {
        let public = match facts.nature {
            DebtorNature::PublicBuyer => {
                " Ce que vaut encore une demande à un acheteur public, et la saisine du préfet qu’elle annonce (CGCT L1612-16), sont à vérifier."
            }
            DebtorNature::Business | DebtorNature::Consumer | DebtorNature::NonProfessional => "",
        };
        found.push(rules::PAST_LIMIT.objection(format!(
            "La date limite pour agir en justice sur la facture {number} ({}) est passée\u{a0}: la lettre reste \
                 possible, sans parler de justice.{public}",
            date(last)
        )));
    }
}

/// What is refused unless the user confirms it: nothing forbids it, something says to wait.
pub const CONFIRMABLE: [&str; 2] = [rules::PROMISE_RUNNING.name, rules::SUM_TOO_SMALL.name];

/// Left to the user once it was confirmed.
fn unless_confirmed(facts: &LetterFacts, objection: Objection) -> Objection {
    if facts.confirmed { objection.softened() } else { objection }
}

/// A promise whose day has not passed: asking before it is hardly good faith (C. civ. 1104).
fn the_promise(facts: &LetterFacts, found: &mut Vec<Objection>) {
    let asks = facts.step.is_letter() && facts.position.is_none();
    let Some((made_on, by, amount)) = facts.running_promise().filter(|_| asks) else { return };
    let objection = rules::PROMISE_RUNNING.objection(format!(
        "Le {}, ce client a promis de payer {} au plus tard le {} : attendez jusque-là, une lettre avant ce jour se comprend mal.",
        date(made_on),
        euros(amount),
        weekday_and_date(by)
    ));
    found.push(unless_confirmed(facts, objection));
}

/// After a formal notice, or once an order was served, nothing weaker leaves: it would undo its
/// seriousness and open a delay anew. Past the limit a private person is written to amicably only.
fn nothing_weaker(facts: &LetterFacts, found: &mut Vec<Objection>) {
    if !facts.step.is_weaker_than_notice() || facts.is_amicable_only() {
        return;
    }
    let noticed = facts.invoices.iter().filter_map(|one| Some((one.notice_posted_on?, &one.number)));
    if let Some(day) = facts.order_served_on {
        found.push(rules::WEAKER_LETTER.objection(format!(
            "L’ordonnance d’injonction de payer a été signifiée le {} : une lettre de relance l’affaiblirait et rouvrirait un délai. Suivez l’exécution avec le commissaire de justice.",
            date(day)
        )));
    } else if let Some((day, number)) = noticed.max() {
        found.push(rules::WEAKER_LETTER.objection(format!(
            "Une mise en demeure est partie le {} pour la facture {number} : une lettre de relance l’affaiblirait et rouvrirait un délai. Faites une nouvelle mise en demeure, ou passez à la suite.",
            date(day)
        )));
    }
}

/// The post takes nothing on a Sunday or a holiday: the proof of posting would bear another day.
fn the_posting_day(facts: &LetterFacts, found: &mut Vec<Objection>) {
    let (day, region) = (facts.written_on, facts.creditor.region);
    if !day.is_closed_at_the_post(region) {
        return;
    }
    let mut open = day.next();
    while open.is_closed_at_the_post(region) {
        open = open.next();
    }
    found.push(rules::POSTED_ON_A_CLOSED_DAY.objection(format!(
        "La poste est fermée le {} : la preuve d’envoi porterait une autre date que la lettre. Choisissez plutôt le {}.",
        weekday_and_date(day),
        weekday_and_date(open)
    )));
}

/// Past the last day to sue, a private person is proposed a settlement and nothing more.
fn past_the_limit(facts: &LetterFacts, found: &mut Vec<Objection>) {
    if !facts.is_amicable_only() {
        return;
    }
    if facts.step.is_formal_notice() {
        found.push(rules::PAST_LIMIT_NOTICE.objection(
            "La date limite pour agir en justice est passée : ce client peut refuser de payer, et une mise en demeure ferait pression sur lui. Proposez-lui de régler par une lettre amiable (première ou deuxième lettre).",
        ));
    }
    if facts.interest().is_positive() {
        found.push(rules::PAST_LIMIT_INTEREST.objection(
            "La date limite pour agir en justice est passée : la lettre à ce client ne demande que le principal, sans intérêts.",
        ));
    }
}

/// Under this principal a letter is made only if the user confirms it, and a call or an e-mail is warned
/// about: our number, no text's.
pub const SMALL_PRINCIPAL: Money = Money::from_cents(500);

fn the_total(facts: &LetterFacts, found: &mut Vec<Objection>) {
    let asks = facts.position.is_none();
    let covered = facts.is_covered();
    if asks && !covered && !facts.invoices.is_empty() && !facts.total().is_positive() {
        found.push(rules::NOTHING_DUE.objection("Il n’y a rien à demander\u{a0}: la somme due est nulle."));
    }
    if asks && facts.principal().is_positive() && facts.principal() < SMALL_PRINCIPAL {
        let objection = rules::SUM_TOO_SMALL.objection(format!(
            "Le principal n’est que de {} : une relance par lettre coûterait plus, et un juge pourrait la trouver abusive. Confirmez si vous la voulez quand même.",
            euros(facts.principal())
        ));
        found.push(unless_confirmed(facts, objection));
    }
    let set_off = facts.set_off.as_ref().map_or(Money::ZERO, |one| one.amount);
    let owed = euros(facts.owed_back() + set_off);
    if covered {
        found.push(rules::OVERPAID_COVERS.objection(format!(
            "Vous devez {owed} à ce client, reçus ou crédités en trop : cela couvre ce que la lettre demanderait. \
             Imputez d’abord cette somme sur ce qu’il doit, ou rendez-la-lui."
        )));
    } else if facts.owed_back().is_positive() {
        found.push(rules::OVERPAID.objection(format!(
            "Vous devez {owed} à ce client, reçus ou crédités en trop : la lettre le dit, sans les déduire. Mieux vaut le régler avec lui d’abord."
        )));
    } else if set_off.is_positive() {
        found.push(rules::OVERPAID.objection(format!(
            "Vous devez {owed} à ce client, reçus ou crédités en trop : la lettre les déduit et ne demande que le reste. Imputez-les aussi au dossier."
        )));
    }
}

fn the_deadline(facts: &LetterFacts, law: &Law, found: &mut Vec<Objection>) {
    let delays = law.notice_delays_on(facts.written_on);
    let days = if private_debtor(facts.nature).is_some() { delays.consumer } else { delays.business };
    let earliest = facts.written_on.plus_days(i64::from(delays.mail + days));
    let earliest = earliest.working_day_from(facts.creditor.region);
    if facts.deadline <= facts.written_on {
        found.push(rules::DEADLINE_PAST.objection("La date limite doit venir après la date de la lettre."));
    } else if facts.deadline < earliest {
        let sentence = format!(
            "La date limite est trop proche\u{a0}: comptez le courrier et {days} jours, soit le {} au plus tôt.",
            weekday_and_date(earliest)
        );
        let objection = rules::DEADLINE_TOO_SHORT.objection(sentence);
        found.push(held_to_a_notice(facts, objection));
    } else if !facts.deadline.is_working_day(facts.creditor.region) {
        found.push(rules::DEADLINE_NOT_WORKING.objection("La date limite tombe un jour non ouvré."));
    }
}

/// Forms whose letters also bear the city of the register and the capital (C. com. R123-237,
/// R123-238).
const REGISTERED_FORMS: [&str; 7] = ["SARL", "EURL", "SAS", "SASU", "SA", "SNC", "SCOP"];

fn the_creditor(facts: &LetterFacts, found: &mut Vec<Objection>) {
    let company = &facts.creditor;
    if company.name.trim().is_empty() || !company.address.is_complete() {
        found.push(
            rules::COMPANY_INCOMPLETE
                .objection(
                    "Le nom et l’adresse de votre entreprise manquent\u{a0}: complétez-les dans Réglages.",
                )
                .lacking(Lack::Profile(ProfileLack::Street)),
        );
    }
    if company.iban.trim().is_empty() {
        found.push(
            rules::IBAN_MISSING
                .objection("Aucun IBAN n’est enregistré\u{a0}: la lettre ne dira pas où virer la somme.")
                .lacking(Lack::Profile(ProfileLack::Iban)),
        );
    } else if !iban_key_is_right(&company.iban) {
        let sentence =
            "L’IBAN enregistré a une clé fausse\u{a0}: il n’est pas imprimé, corrigez-le dans Réglages.";
        found.push(rules::IBAN_WRONG.objection(sentence).lacking(Lack::Profile(ProfileLack::Iban)));
    }
    let form = company.legal_form.as_deref().map(str::trim).filter(|form| !form.is_empty());
    if company.siren().is_none() || form.is_none() {
        found.push(rules::COMPANY_MENTIONS.objection(
            "Le SIRET ou la forme juridique de votre entreprise manque\u{a0}: vos courriers doivent les porter.",
        ).lacking(Lack::Profile(ProfileLack::Siret)));
    }
    let filled = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    let registered = form.is_some_and(|form| REGISTERED_FORMS.contains(&form.to_uppercase().as_str()));
    if registered && !(filled(&company.rcs) && filled(&company.capital)) {
        found.push(rules::COMPANY_MENTIONS.objection(
            "La ville d’immatriculation (RCS) ou le capital de votre société manque : vos courriers doivent les porter.",
        ).lacking(Lack::Profile(ProfileLack::Rcs)));
    }
    let mediator = company.mediator.as_deref().map(str::trim).filter(|text| !text.is_empty());
    if facts.nature == DebtorNature::Consumer && mediator.is_none() {
        found.push(rules::MEDIATOR_MISSING.objection(
            "Le médiateur de la consommation dont vous relevez n’est pas renseigné\u{a0}: il doit être indiqué au \
             particulier dont la réclamation n’a pas abouti.",
        ).lacking(Lack::Profile(ProfileLack::Mediator)));
    }
}

/// What forbids a formal notice, which is registered and decides of a regime, and only weakens an
/// amicable letter.
fn held_to_a_notice(facts: &LetterFacts, objection: Objection) -> Objection {
    if facts.step.is_formal_notice() { objection } else { objection.softened() }
}

fn the_debtor(facts: &LetterFacts, found: &mut Vec<Objection>) {
    if facts.debtor.name.trim().is_empty() {
        found.push(rules::DEBTOR_NAME.objection("Le nom du client manque.").lacking(Lack::DebtorAddress));
    } else if !facts.debtor.address.is_complete() {
        let sentence =
            "L’adresse du client manque ou est incomplète : complétez sa fiche avant de poster la lettre.";
        found.push(held_to_a_notice(
            facts,
            rules::DEBTOR_ADDRESS.objection(sentence).lacking(Lack::DebtorAddress),
        ));
    }
    if !facts.debtor.address.is_french() {
        found.push(rules::DEBTOR_ABROAD.objection(
            "Le client est établi à l’étranger\u{a0}: les délais, les taux et le tribunal peuvent être autres.",
        ));
    }
    if !facts.nature_confirmed {
        let sentence = "La nature du client est à confirmer : professionnel, particulier, syndic ou association, acheteur public. Dites-la dans sa fiche : elle décide de ce qui peut être demandé.";
        found.push(held_to_a_notice(
            facts,
            rules::NATURE_UNCONFIRMED.objection(sentence).lacking(Lack::DebtorNature),
        ));
    }
    if facts.nature == DebtorNature::PublicBuyer {
        found.push(rules::PUBLIC_BUYER.objection("Acheteur public\u{a0}: vérifiez d’abord l’état de la facture sur Chorus Pro. Après la mise en demeure, la \
             suite relève du juge administratif.",
        ));
    }
    let rates: Vec<_> = facts.invoices.iter().filter_map(|invoice| invoice.contract_rate).collect();
    let mut below: Vec<_> = facts
        .invoices
        .iter()
        .flat_map(|one| &one.statement.flags)
        .filter_map(|flag| if let Flag::RateBelowFloor(semester) = flag { Some(*semester) } else { None })
        .collect();
    below.sort_unstable();
    below.dedup();
    if let (Some(rate), false) = (rates.first(), below.is_empty()) {
        let when: Vec<String> = below.into_iter().map(semester_name).collect();
        found.push(rules::RATE_BELOW_FLOOR.objection(format!(
            "Le taux convenu ({}) est inférieur à trois fois l’intérêt légal au {}.",
            rate.in_french(),
            enumerate(&when)
        )));
    }
}
