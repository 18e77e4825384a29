//! What may not be asked, what a letter lacks, and that no random facts ever
//! give an unlawful letter.

use crate::samples::*;
use dument_domain::case::{Outcome, StepKind};
use dument_domain::{DebtorNature, Money, RateUnknown};
use dument_letters::checklist::{CheckState, checklist};
use dument_letters::compose::compose;
use dument_letters::facts::{Ask, LetterFacts};
use dument_letters::guard::{Lack, Severity, check_demand};
use dument_letters::model::{Block, RichText};
use dument_letters::render::render;
use dument_letters::validate::validate;

/// The rules that block these facts.
fn blocked(facts: &LetterFacts) -> Vec<&'static str> {
    match compose(facts, law()) {
        Ok(_) => Vec::new(),
        Err(refusal) => {
            assert!(refusal.objections.iter().all(|one| one.severity == Severity::Blocks));
            assert!(refusal.objections.iter().all(|one| one.sentence.ends_with('.')), "{refusal}");
            refusal.objections.iter().map(|one| one.rule).collect()
        }
    }
}

fn warned(facts: &LetterFacts) -> Vec<&'static str> {
    let found = check_demand(facts, law());
    found.iter().filter(|one| one.severity == Severity::Warns).map(|one| one.rule).collect()
}

#[test]
fn the_indemnity_is_never_asked_from_a_private_person() {
    for nature in [DebtorNature::Consumer, DebtorNature::NonProfessional] {
        let mut facts = notice(nature);
        facts.ask = Ask { interest: true, indemnity: true, compensation: false };
        assert_eq!(blocked(&facts), ["fixed_indemnity"]);
        facts.ask = Ask::all_lawful(nature);
        facts.invoices[0].statement.indemnity = money("40.00");
        assert_eq!(blocked(&facts), ["fixed_indemnity"]);
    }
}

#[test]
fn a_consumer_may_owe_a_sum_that_ends_in_forty_cents() {
    let mut facts = facts(StepKind::FormalNotice, DebtorNature::Consumer);
    facts.invoices = vec![invoice("F-1", "1234.40", "2026-06-03", "2026-07-03")];
    let letter = compose(&computed(facts), law()).unwrap();
    assert!(text(&letter).contains("1\u{202f}234,40\u{a0}€"));
}

#[test]
fn business_interest_is_never_asked_from_a_private_person() {
    let mut facts = notice(DebtorNature::Consumer);
    facts.invoices[0].statement = statement(&facts.invoices[0], DebtorNature::Business, facts.written_on);
    facts.invoices[0].statement.indemnity = money("0.00");
    assert_eq!(blocked(&facts), ["interest_without_notice", "business_interest"]);
    facts.ask = Ask::PRINCIPAL_ONLY;
    assert!(blocked(&facts).is_empty());
}

#[test]
fn a_debt_frozen_by_proceedings_is_not_demanded() {
    for nature in NATURES {
        let mut facts = notice(nature);
        facts.invoices[0].forbidden_since = Some(day("2026-09-01"));
        assert_eq!(blocked(&facts), ["frozen_debt"]);
    }
}

/// Two invoices stopped by one unknown rate, each with more to say: the remark is read once, and
/// leads to the rates.
#[test]
fn the_remark_on_the_rate_is_read_once_and_leads_to_the_rates() {
    let mut facts = facts(StepKind::FormalNotice, DebtorNature::Business);
    let second = facts.invoices[0].clone();
    facts.invoices.push(second);
    for (invoice, number) in facts.invoices.iter_mut().zip(["F-1", "F-2", "F-3"]) {
        invoice.number = number.into();
        invoice.quote_on = None;
        invoice.rate_unknown = Some(RateUnknown("2027-S1".parse().unwrap()));
    }
    let checks = checklist(&facts, law());
    let told: Vec<_> = checks.iter().filter(|one| one.sentence.contains("n’est pas connu")).collect();
    assert_eq!(told.len(), 1, "{checks:?}");
    assert_eq!(told[0].lack, Some(Lack::Rates));
    let said: std::collections::BTreeSet<&str> = checks.iter().map(|one| one.sentence.as_str()).collect();
    assert_eq!(said.len(), checks.len(), "nothing is said twice: {checks:?}");
}

#[test]
fn interest_past_the_last_known_rate_is_said_to_stop() {
    let mut facts = notice(DebtorNature::Business);
    facts.invoices[0].rate_unknown = Some(RateUnknown("2027-S1".parse().unwrap()));
    assert!(blocked(&facts).is_empty() && warned(&facts).contains(&"rate_unknown"));
    let said = text(&compose(&facts, law()).unwrap()).replace(['\u{a0}', '\u{202f}'], " ");
    assert!(
        said.contains("Les pénalités sont arrêtées au 31 décembre 2026, dernier jour dont le taux est connu"),
        "{said}"
    );
    facts.ask = Ask::PRINCIPAL_ONLY;
    assert!(warned(&facts).iter().all(|rule| *rule != "rate_unknown"));
}

#[test]
fn interest_on_interest_and_tax_on_interest_are_refused() {
    let mut compounded = notice(DebtorNature::Business);
    compounded.invoices[0].statement.lines[0].principal = money("3265.21");
    assert_eq!(blocked(&compounded), ["interest_on_interest"]);
    let mut taxed = notice(DebtorNature::Business);
    taxed.invoices[0].statement.interest = money("174.25");
    assert_eq!(blocked(&taxed), ["more_than_computed"]);
    let mut indemnity = notice(DebtorNature::Business);
    indemnity.invoices[0].statement.indemnity = money("48.00");
    assert_eq!(blocked(&indemnity), ["more_than_computed"]);
}

#[test]
fn nothing_due_not_due_yet_and_no_profile_are_refused() {
    let mut early = notice(DebtorNature::Business);
    early.invoices[0].parts[0].due = early.written_on;
    assert_eq!(blocked(&computed(early)), ["not_due", "nothing_due"]);
    let mut paid_off = notice(DebtorNature::Consumer);
    paid_off.invoices[0].payments = vec![paid("2026-08-03", "3120.00")];
    assert_eq!(blocked(&computed(paid_off)), ["nothing_due"]);
    let mut unnamed = notice(DebtorNature::Business);
    unnamed.creditor.address.city = String::new();
    assert_eq!(blocked(&unnamed), ["company_incomplete"]);
    let mut unknown = notice(DebtorNature::Business);
    unknown.debtor.name = " ".into();
    assert_eq!(blocked(&unknown), ["debtor_name"]);
    let mut nowhere = notice(DebtorNature::Business);
    nowhere.debtor.address.city = String::new();
    assert_eq!(blocked(&nowhere), ["debtor_address"], "a registered letter cannot leave without an address");
    nowhere.step = StepKind::FirstLetter;
    assert_eq!(blocked(&nowhere), Vec::<&str>::new(), "said in the check-list, the user decides");
    let mut none = notice(DebtorNature::Business);
    none.invoices.clear();
    assert_eq!(blocked(&none), ["no_invoice"]);
    let mut step = notice(DebtorNature::Business);
    step.step = StepKind::Call;
    assert_eq!(blocked(&step), ["not_a_letter"]);
}

#[test]
fn a_notice_leaves_the_mail_and_the_days_of_the_law_file() {
    let mut facts = notice(DebtorNature::Business);
    facts.deadline = day("2026-11-27");
    assert_eq!(blocked(&facts), ["deadline_too_short"]);
    facts.step = StepKind::SecondLetter;
    assert!(blocked(&facts).is_empty());
    assert!(warned(&facts).contains(&"deadline_too_short"));
    facts.deadline = facts.written_on;
    assert_eq!(blocked(&facts), ["deadline_past"]);
}

#[test]
fn what_is_missing_is_said_and_does_not_block() {
    let mut facts = computed(facts(StepKind::SecondLetter, DebtorNature::Consumer));
    facts.creditor.iban = String::new();
    facts.creditor.siret = None;
    facts.creditor.mediator = None;
    facts.nature_confirmed = false;
    facts.debtor.address.country = "BE".into();
    facts.invoices[0].quote_on = None;
    facts.invoices[0].disputed = true;
    facts.invoices[0].due_supposed = true;
    facts.invoices[0].act_before = Some(day("2026-06-01"));
    let found = warned(&facts);
    for rule in [
        "iban_missing",
        "company_mentions",
        "mediator_missing",
        "nature_unconfirmed",
        "debtor_abroad",
        "quote_date_missing",
        "disputed",
        "due_supposed",
        "past_limit",
    ] {
        assert!(found.contains(&rule), "{rule} not in {found:?}");
    }
    let letter = compose(&facts, law()).unwrap();
    let written = text(&letter);
    assert_eq!(letter.address.lines.last().unwrap(), "BELGIQUE");
    for word in ["IBAN", "médiateur", "aucune contestation", "injonction", "tribunal", "juge"] {
        assert!(!written.contains(word), "{word} in {written}");
    }
    facts.creditor.iban = "FR7630006000011234567890188".into();
    assert!(warned(&facts).contains(&"iban_wrong"));
    assert!(!text(&compose(&facts, law()).unwrap()).contains("IBAN"));
}

#[test]
fn a_letter_without_its_words_fails_validation() {
    let facts = notice(DebtorNature::Consumer);
    let good = compose(&facts, law()).unwrap();
    let rules = |letter: &dument_letters::model::Letter| -> Vec<&str> {
        validate(letter, &facts).iter().map(|one| one.rule).collect()
    };
    assert!(rules(&good).is_empty());
    let mut subject = good.clone();
    subject.subject = RichText::plain("facture impayée");
    assert_eq!(rules(&subject), ["notice_words"]);
    let mut body = good.clone();
    body.body = vec![Block::Paragraph(RichText::plain("Merci de payer."))];
    assert_eq!(rules(&body), ["notice_words", "deadline_missing"]);
    let mut unsigned = good.clone();
    unsigned.signature.name = String::new();
    assert_eq!(rules(&unsigned), ["signature_missing"]);
    let mut plain_post = good.clone();
    plain_post.registered_mention = None;
    assert_eq!(rules(&plain_post), ["registered_mention"]);
    for words in ["un huissier", "L441-6", "l’indemnité de 40\u{a0}€", "article L441-10", "sans autre avis"]
    {
        let mut wrong = good.clone();
        wrong.body.push(Block::Paragraph(RichText::plain(words)));
        assert_eq!(rules(&wrong), ["forbidden_words"], "{words}");
    }
}

#[test]
fn words_of_the_user_are_not_ours() {
    let mut facts = notice(DebtorNature::Consumer);
    facts.debtor.name = "Étude Huissier et Fils".into();
    facts.invoices[0].work = "Pose d’une porte chez l’huissier.".into();
    facts.invoices[0].gross = money("40.00");
    facts.invoices[0].parts[0].amount = money("40.00");
    let letter = compose(&computed(facts), law()).unwrap();
    assert!(text(&letter).contains("40,00\u{a0}€"), "a consumer may owe forty euros of principal");
}

#[test]
fn the_check_list_says_what_the_file_holds() {
    let mut facts = notice(DebtorNature::Consumer);
    facts.history = vec![
        call("2026-07-08", "", promise("2026-07-20", "3120.00")),
        posted("2026-09-10", StepKind::FirstLetter),
    ];
    let said = |state: CheckState, facts: &LetterFacts| -> Vec<String> {
        let checks = checklist(facts, law());
        checks.into_iter().filter(|one| one.state == state).map(|one| one.sentence).collect()
    };
    let met = said(CheckState::Ok, &facts).join("\n");
    assert!(met.contains("1 appel et 1 lettre\u{202f}; aucun envoi recommandé à ce jour"), "{met}");
    assert!(met.contains("Aucune contestation notée"), "{met}");
    let useful = said(CheckState::Useful, &facts).join("\n");
    assert!(useful.contains("Lieu de signature du contrat non noté"), "{useful}");
    assert!(useful.contains("montrent les travaux faits (F-2026-112)"), "{useful}");
    assert!(said(CheckState::Blocks, &facts).is_empty());
    facts.ask.indemnity = true;
    assert_eq!(said(CheckState::Blocks, &facts).len(), 1);
}

#[test]
fn addresses_follow_the_postal_standard() {
    let mut facts = notice(DebtorNature::Business);
    facts.debtor.name = "Société bretonne de menuiserie, d’agencement et de charpente traditionnelle".into();
    facts.debtor.address.lines = vec!["Bât. C".into(), "3 bis, allée de l’Œillet".into()];
    facts.debtor.address.city = "Saint-Brieuc Cedex 2".into();
    let letter = compose(&facts, law()).unwrap();
    assert_eq!(
        letter.address.lines,
        [
            "Société bretonne de menuiserie,",
            "d’agencement et de charpente",
            "traditionnelle",
            "BAT C",
            "3 BIS ALLEE DE L OEILLET",
            "29300 SAINT BRIEUC CEDEX 2",
        ]
    );
}

#[test]
fn composed_letters_fit_on_two_pages_and_render() {
    for nature in NATURES {
        for step in LETTERS {
            let mut facts = facts(step, nature);
            facts.history = vec![
                call("2026-07-08", "Mme Le Goff", promise("2026-07-20", "3120.00")),
                posted("2026-09-10", StepKind::FirstLetter),
            ];
            let letter = compose(&computed(facts), law()).unwrap();
            let rendered = render(&letter).unwrap();
            assert!(rendered.pages <= 2, "{} pages for {} {}", rendered.pages, step.code(), nature.code());
            assert!(rendered.replaced.is_empty(), "{:?}", rendered.replaced);
        }
    }
}

#[test]
fn signs_of_our_templates_in_a_name_stay_as_typed() {
    for step in LETTERS {
        let mut facts = facts(step, DebtorNature::Business);
        let typed = "mur [nord|sud] <A|B> {day} **gras** {inconnu";
        facts.invoices[0].work = typed.into();
        facts.invoices[0].number = "F{due}[1|2]".into();
        facts.history = vec![call("2026-07-08", "M. {who} <x|y>", Outcome::Refuses)];
        let letter = compose(&computed(facts), law()).unwrap();
        let written = text(&letter).replace("\u{a0}", " ");
        for words in [typed, "F{due}[1|2]", "M. {who} <x|y>"] {
            assert!(written.contains(words), "{words} in {written}");
        }
    }
}

#[test]
fn recovery_costs_are_asked_of_a_business_only_and_on_justification() {
    let with = |nature, proof: &str| {
        let mut facts = facts(StepKind::FormalNotice, nature);
        facts.invoices[0].costs = vec![cost("2026-11-02", "100.00", "sommation de payer, Me Le Goff", proof)];
        computed(facts)
    };
    let lawful = with(DebtorNature::Business, "acte du 2 novembre 2026");
    assert_eq!((lawful.indemnity(), lawful.compensation()), (money("40.00"), money("60.00")));
    assert!(blocked(&lawful).is_empty());
    let letter = text(&compose(&lawful, law()).unwrap());
    let said = letter.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(said.contains("100,00 € le 2 novembre 2026 (sommation de payer, Me Le Goff)"), "{said}");
    assert!(said.contains("60,00 € de frais de recouvrement au-delà de cette indemnité"), "{said}");
    assert!(said.contains("Justificatif de frais : acte du 2 novembre 2026"), "{said}");
    assert_eq!(blocked(&with(DebtorNature::Business, " ")), ["costs_unproved"]);
    let mut above = lawful.clone();
    above.invoices[0].statement.additional_compensation = money("100.00");
    assert_eq!(blocked(&above), ["more_than_computed"], "the whole costs beside the indemnity");
    for nature in [DebtorNature::Consumer, DebtorNature::NonProfessional, DebtorNature::PublicBuyer] {
        let mut facts = with(nature, "acte du 2 novembre 2026");
        assert_eq!(facts.compensation(), Money::ZERO);
        assert!(blocked(&facts).is_empty());
        facts.invoices[0].statement.additional_compensation = money("60.00");
        assert_eq!(blocked(&facts), ["recovery_costs"]);
        facts.invoices[0].statement.additional_compensation = Money::ZERO;
        facts.ask.compensation = true;
        assert_eq!(blocked(&facts), ["recovery_costs"]);
    }
}

/// Numbers drawn from a seed, the same at each run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn yes(&mut self) -> bool {
        self.below(2) == 0
    }

    fn facts(&mut self) -> LetterFacts {
        let nature = NATURES[usize::try_from(self.below(4)).unwrap()];
        let step = LETTERS[usize::try_from(self.below(5)).unwrap()];
        let mut facts = facts(step, nature);
        if self.yes() {
            facts.creditor = sole_trader();
        }
        facts.ask = Ask { interest: self.yes(), indemnity: self.yes(), compensation: self.yes() };
        facts.invoices = (0..=self.below(3)).map(|place| self.invoice(place)).collect();
        let outcomes = [
            Outcome::NoAnswer,
            Outcome::NotReceived,
            Outcome::Difficulty,
            Outcome::Refuses,
            Outcome::Paid { check_on: day("2026-10-20") },
            Outcome::Dispute { reason: "un joint".into(), amount: None },
            Outcome::PreferWriting,
            promise("2026-10-30", "120.00"),
        ];
        for (place, outcome) in outcomes.into_iter().enumerate() {
            if self.below(3) == 0 {
                facts.history.push(call(&format!("2026-10-{:02}", 2 + place), "M. Le Gall", outcome));
            }
        }
        if self.yes() {
            facts.history.push(posted("2026-10-22", StepKind::FirstLetter));
        }
        computed(facts)
    }

    /// One random case, as each kind of letter.
    fn every_letter(&mut self) -> Vec<LetterFacts> {
        let facts = self.facts();
        LETTERS.into_iter().map(|step| LetterFacts { step, ..facts.clone() }).collect()
    }

    fn invoice(&mut self, place: u64) -> dument_letters::facts::InvoiceFacts {
        let gross = format!("{}.{:02}", 20 + self.below(9000), self.below(100));
        let due = format!("2026-{:02}-{:02}", 4 + self.below(8), 1 + self.below(28));
        let mut one = invoice(&format!("F-{place}"), &gross, "2026-04-01", &due);
        if self.yes() {
            one.payments = vec![paid("2026-09-15", &format!("{}.00", 1 + self.below(400)))];
        }
        if self.yes() {
            one.formal_notice_on = Some(day("2026-10-26"));
        }
        if self.yes() {
            (one.quote_number, one.quote_on, one.completed_on) = (None, None, None);
        }
        if self.below(3) == 0 {
            let amount = format!("{}.{:02}", self.below(300), 1 + self.below(99));
            let proof = if self.below(5) == 0 { "" } else { "note d’honoraires n° 12" };
            one.costs = vec![cost("2026-11-02", &amount, "sommation de payer", proof)];
        }
        one.disputed = self.below(6) == 0;
        one
    }
}

/// Ten thousand random cases, each as every kind of letter: fifty thousand demands, of which ten
/// thousand are written out.
#[test]
fn no_random_facts_give_an_unlawful_letter() {
    let composed: usize = std::thread::scope(|scope| {
        let draws = [20_261_121, 41].map(|seed| scope.spawn(move || lawful_letters(seed, 5_000)));
        draws.into_iter().map(|one| one.join().unwrap()).sum()
    });
    assert!(composed > 2_000, "only {composed} letters were composed");
}

/// A demand that nothing forbids asks no more than the law gives, told apart from the guard.
fn assert_lawful(facts: &LetterFacts) {
    if check_demand(facts, law()).iter().any(|one| one.severity == Severity::Blocks) {
        return;
    }
    for invoice in &facts.invoices {
        assert!(invoice.due_on() < facts.written_on && invoice.forbidden_since.is_none());
        let (interest, indemnity) = (facts.interest_of(invoice), facts.indemnity_of(invoice));
        assert!(interest <= invoice.statement.interest_accrued() && indemnity <= money("40.00"));
        let paid: Money = invoice.costs.iter().map(|cost| cost.amount).sum();
        let added = facts.compensation_of(invoice);
        assert!(added.is_zero() || added <= paid - money("40.00"), "only what exceeds the indemnity");
        assert!(
            added.is_zero() || invoice.costs.iter().all(|cost| !cost.proof.is_empty()),
            "on justification"
        );
        assert!(added.is_zero() || facts.nature == DebtorNature::Business, "costs from {:?}", facts.nature);
        if facts.nature.owes_without_notice() {
            continue;
        }
        assert!(!indemnity.is_positive(), "the indemnity from a private person");
        let noticed = |from| invoice.formal_notice_on.is_some_and(|notice| from > notice);
        for line in &invoice.statement.lines {
            assert!(noticed(line.from), "interest before a notice");
            assert!(line.rate <= law().legal_rate(line.from.semester()).unwrap(), "a business rate");
        }
    }
}

/// How many letters the cases of a seed give, every one held to the law.
fn lawful_letters(seed: u64, cases: usize) -> usize {
    let mut draw = Draw(seed);
    let mut composed = 0;
    for case in 0..cases {
        let letters = draw.every_letter();
        letters.iter().for_each(assert_lawful);
        // Of the five, one is written out: its words are read below.
        let facts = &letters[case % LETTERS.len()];
        let Ok(letter) = compose(facts, law()) else { continue };
        composed += 1;
        let written = text(&letter).replace(['\u{a0}', '\u{202f}'], " ").replace("|  ", "|");
        let private = matches!(facts.nature, DebtorNature::Consumer | DebtorNature::NonProfessional);
        for never in ["huissier", "L441-6", "sans autre avis", "  ", " .", "{", "[|", "<"] {
            assert!(!written.contains(never), "{never:?} in {written}");
        }
        if private {
            for never in ["L441-10", "D441-5", " 40 €", "Indemnité", "indemnité", "Pénalités"] {
                assert!(!written.contains(never), "{never} in {written}");
            }
        }
        if facts.nature == DebtorNature::PublicBuyer {
            assert!(!written.contains("injonction") && !written.contains("commissaire"), "{written}");
        }
        if facts.was_disputed() {
            assert!(!written.contains("aucune contestation"), "{written}");
        }
        let total = dument_letters::french::euros(facts.total()).replace(['\u{a0}', '\u{202f}'], " ");
        assert!(written.contains(&total), "{total} not in {written}");
        let added = facts.interest() + facts.indemnity() + facts.compensation();
        assert_eq!(facts.total(), facts.principal() + added);
    }
    composed
}
