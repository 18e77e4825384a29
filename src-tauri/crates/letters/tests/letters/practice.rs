//! What a practitioner of debt recovery found in the letters, each by its symptom.
#![allow(clippy::float_arithmetic)]

use crate::samples::*;
use crate::support::{mm, print};
use dument_domain::DebtorNature::{Business, Consumer, NonProfessional, PublicBuyer};
use dument_domain::case::{Outcome, SetAside, StepKind};
use dument_domain::{Address, DebtorNature};
use dument_letters::compose::compose;
use dument_letters::facts::{DayTable, LetterFacts, Paid, ThirdParty};

fn written(facts: &LetterFacts) -> String {
    let letter = compose(facts, law()).unwrap_or_else(|refusal| panic!("{refusal}"));
    dument_letters::typography::french(&text(&letter)).replace(['\u{a0}', '\u{202f}'], " ")
}

fn notice(nature: DebtorNature) -> LetterFacts {
    computed(facts(StepKind::FormalNotice, nature))
}

fn long_history() -> Vec<dument_letters::facts::Contacted> {
    let mut all: Vec<_> =
        (1..=8).map(|day| call(&format!("2026-08-{day:02}"), "M. Le Gall", Outcome::Difficulty)).collect();
    all.push(call("2026-09-01", "Mme Le Goff", promise("2026-09-20", "3120.00")));
    all.push(posted("2026-09-24", StepKind::FirstLetter));
    all.push(posted("2026-10-12", StepKind::SecondLetter));
    all
}

/// Typed in one block, read back in pairs wherever a letter gives a number to ring.
#[test]
fn a_telephone_number_is_printed_in_pairs() {
    for step in [StepKind::FirstLetter, StepKind::SecondLetter, StepKind::FormalNotice] {
        let mut facts = facts(step, Consumer);
        facts.creditor.phone = "0297000014".into();
        let said = written(&computed(facts));
        assert!(said.contains("Tél. 02 97 00 00 14") && !said.contains("0297000014"), "{said}");
    }
}

/// A payment of the old software, whose day is not known, is received all the same.
#[test]
fn a_payment_without_its_day_is_not_left_out_of_the_history() {
    let mut facts = facts(StepKind::FormalNotice, Business);
    facts.invoices.truncate(1);
    let invoice = &mut facts.invoices[0];
    invoice.payments = vec![Paid { on: day("2026-07-03"), on_supposed: true, amount: money("1100.00") }];
    let said = written(&computed(facts));
    assert!(said.contains("Nous avons reçu 1 100,00 € à valoir sur cette facture."), "{said}");
    assert!(!said.contains("règlement de 1 100,00 € reçu"), "no day is said: {said}");
}

/// Invoice, less what was paid, and what of it went to the penalties: each line adds up before the
/// reader’s eyes.
#[test]
fn a_line_of_the_table_adds_up_when_a_payment_went_to_the_penalties_first() {
    let mut facts = facts(StepKind::FormalNotice, Business);
    facts.invoices.truncate(1);
    facts.invoices[0].payments = vec![paid("2026-09-01", "1100.00")];
    let facts = computed(facts);
    let said = written(&facts);
    let invoice = &facts.invoices[0];
    let to_interest = invoice.statement.allocations[0].to_interest;
    assert!(to_interest.is_positive());
    assert_eq!(invoice.gross - invoice.received() + to_interest, invoice.claimed_principal());
    let euros = |sum| dument_letters::french::euros(sum).replace(['\u{a0}', '\u{202f}'], " ");
    let line = format!("1 100,00 € | {} | {}", euros(to_interest), euros(invoice.claimed_principal()));
    assert!(said.contains("Réglé | dont pénalités | Principal dû"), "{said}");
    assert!(said.contains(&line), "{line}\n{said}");
}

/// The debt may be refused: no notice, no interest, no judge, no third party (CJUE C-357/16).
#[test]
fn a_private_person_past_the_limit_is_proposed_a_settlement_and_nothing_more() {
    for nature in [Consumer, NonProfessional] {
        for step in [StepKind::FirstLetter, StepKind::SecondLetter, StepKind::CollectionLetter] {
            let mut facts = facts(step, nature);
            facts.history = long_history();
            facts.invoices[0].act_before = Some(day("2026-05-10"));
            let said = written(&computed(facts));
            assert!(said.contains("Nous vous proposons de régler cette somme"), "{said}");
            let never = ["mise en demeure", "MISE EN DEMEURE", "taux légal", "1344", "tribunal", "juge"];
            for word in never.into_iter().chain(["commissaire", "avocat", "Nous vous demandons", "rappel"]) {
                assert!(!said.contains(word), "{word} for {step:?} {nature:?}:\n{said}");
            }
        }
    }
}

/// A threat is the real next step: no French order for payment in Berlin, no European one in
/// Copenhagen or Geneva, no enforcement officer abroad.
#[test]
fn a_debtor_abroad_is_told_the_step_that_exists_there() {
    let at = |country: &str, nature, step, third| {
        let mut facts = facts(step, nature);
        facts.debtor.address.country = country.into();
        facts.third_party = third;
        written(&computed(facts))
    };
    let european = "procédure européenne d’injonction de payer (règlement (CE) n° 1896/2006)";
    for nature in [Business, Consumer, NonProfessional] {
        for (country, reached) in [("DE", true), ("be", true), ("DK", false), ("CH", false), ("GB", false)] {
            let said = at(country, nature, StepKind::FormalNotice, ThirdParty::CommissaireDeJustice);
            assert_eq!(said.contains(european), reached, "{country} {said}");
            assert!(reached && nature == Business || said.contains("la juridiction compétente"), "{said}");
            for word in ["commissaire de justice", "tribunal judiciaire", "conciliation", "article 696"] {
                assert!(!said.contains(word), "{word} in {country}: {said}");
            }
            let warned = at(country, nature, StepKind::SecondLetter, ThirdParty::CommissaireDeJustice);
            assert!(!warned.contains("commissaire de justice"), "{warned}");
            let lawyer = at(country, nature, StepKind::FormalNotice, ThirdParty::Avocat);
            assert!(lawyer.contains("nous confierons le dossier à un avocat et"), "{lawyer}");
        }
        let home = at("FR", nature, StepKind::FormalNotice, ThirdParty::CommissaireDeJustice);
        assert!(home.contains("à un commissaire de justice et") && !home.contains("1896/2006"), "{home}");
    }
}

#[test]
fn a_client_who_refused_is_not_said_to_dispute_nothing() {
    for step in [StepKind::SecondLetter, StepKind::FormalNotice] {
        let mut facts = facts(step, Business);
        let said = written(&computed(facts.clone()));
        assert!(said.contains("À notre connaissance, aucune contestation ne nous a été adressée."), "{said}");
        facts.history = vec![call("2026-10-05", "M. Le Gall", Outcome::Refuses)];
        assert!(!written(&computed(facts)).contains("aucune contestation"));
    }
}

#[test]
fn the_disputed_part_is_told_with_its_day_and_that_of_the_answer() {
    let mut facts = facts(StepKind::FormalNotice, Consumer);
    facts.invoices[0].set_aside = SetAside { disputed: money("620.00"), ..SetAside::default() };
    facts.invoices[0].disputed = true;
    let dispute = Outcome::Dispute { reason: "fuite".into(), amount: Some(money("620.00")) };
    facts.history = vec![call("2026-10-05", "", dispute)];
    let said = written(&computed(facts.clone()));
    assert!(said.contains("que vous contestez depuis le 5 octobre 2026 :"), "{said}");
    facts.history.push(posted("2026-10-12", StepKind::Dispute));
    let said = written(&computed(facts));
    assert!(said.contains("contestation à laquelle nous avons répondu le 12 octobre 2026"), "{said}");
}

/// A day after the deadline would tell the debtor that he may pay later.
#[test]
fn no_day_is_told_after_the_deadline() {
    let mut facts = notice(Business);
    facts.deadline = day("2026-12-01");
    let days: Vec<_> = (0..20).map(|at| (day("2026-11-18").plus_days(at), money("3306.27"))).collect();
    facts.days = DayTable::Written(days);
    let said = written(&facts);
    assert!(said.contains("01/12/2026") && !said.contains("02/12/2026"), "{said}");
}

/// The sum and its date right after the facts, on the first page, before any calculation.
#[test]
fn the_demand_and_its_date_stand_on_the_first_page() {
    for nature in NATURES {
        let mut facts = facts(StepKind::FormalNotice, nature);
        facts.history = long_history();
        let facts = computed(facts);
        let printed = print(&compose(&facts, law()).unwrap());
        let words = printed.words();
        let demand = words.iter().position(|word| word.text == "conséquence,").unwrap();
        let date = words.iter().skip(demand).find(|word| word.text.starts_with("décembre")).unwrap();
        assert_eq!((words[demand].page, date.page), (1, 1), "{nature:?}");
        let said = written(&facts);
        assert!(said.find("En conséquence").unwrap() < said.find("Sommes dues au").unwrap(), "{said}");
    }
}

#[test]
fn a_business_reads_its_own_siren_and_a_private_person_none() {
    for nature in NATURES {
        let mut facts = facts(StepKind::FormalNotice, nature);
        facts.debtor.siren = Some("552100554".into());
        let said = written(&computed(facts));
        assert_eq!(said.contains("Votre SIREN : 552 100 554"), nature.owes_without_notice(), "{said}");
    }
}

#[test]
fn an_address_line_too_long_for_the_window_goes_on_at_its_comma() {
    let lines = |typed: &[&str]| {
        let mut facts = notice(Business);
        facts.debtor.name = "SCI du Port".into();
        facts.debtor.address =
            Address { lines: typed.iter().map(|line| (*line).into()).collect(), ..facts.debtor.address };
        compose(&facts, law()).unwrap().address.lines
    };
    assert_eq!(
        lines(&["Cabinet Ar Mor Gestion, 27 quai de la Cité"]),
        ["SCI du Port", "CABINET AR MOR GESTION", "27 QUAI DE LA CITE", "29300 QUIMPERLE"]
    );
    let street = lines(&["12, rue de l’Église"]);
    assert_eq!(street[1], "12 RUE DE L EGLISE");
    let full = lines(&["Bât. C", "Escalier 2", "ZA du Port", "Cabinet Ar Mor Gestion, 27 quai de la Cité"]);
    assert_eq!(full.len(), 6, "no line is left: the user is asked to shorten it");
}

#[test]
fn a_person_whose_title_is_known_is_greeted_by_it() {
    let said = |name: &str, nature| {
        let mut facts = facts(StepKind::FirstLetter, nature);
        facts.debtor.name = name.into();
        written(&computed(facts))
    };
    let madam = said("Mme Riou", Consumer);
    assert!(madam.contains("\nMadame,\n") && madam.contains("d’agréer, Madame, nos"), "{madam}");
    assert!(said("M. Jean-Baptiste Le Gall", Consumer).contains("\nMonsieur,\n"));
    assert!(said("M. et Mme Kervella", Consumer).contains("\nMadame, Monsieur,\n"));
    assert!(said("Monsieur Meuble", Business).contains("\nMadame, Monsieur,\n"));
}

/// Noun phrases from one end to the other, and one sum is one sum.
#[test]
fn the_chronology_is_written_in_one_way() {
    let mut facts = facts(StepKind::FormalNotice, PublicBuyer);
    facts.history = long_history();
    let said = written(&computed(facts));
    let list = said.split("Rappel des faits :").nth(1).unwrap().split("\n\n").nth(1).unwrap();
    assert!(list.contains("le 3 mars 2026, acceptation de notre devis n° D-1042"), "{list}");
    assert!(
        list.contains("Mme Le Goff : règlement de 3 120,00 € annoncé pour le 20 septembre 2026 au plus tard"),
        "{list}"
    );
    assert!(!list.contains("vous "), "{list}");
}

#[test]
fn one_sum_asked_is_called_one_sum() {
    let mut facts = facts(StepKind::FirstLetter, Business);
    facts.invoices[0].payments = vec![paid("2026-10-12", "3228.00")];
    let said = written(&computed(facts));
    assert!(
        said.contains("Cette somme n’est pas soumise à la TVA.") && !said.contains("Ces sommes"),
        "{said}"
    );
}

/// What a line end must not part, and what a line must not begin with.
#[test]
fn labels_stay_with_their_values() {
    let bound = dument_letters::typography::french("SARL · Lorient, BIC AGRIFRPP, RCS Lorient");
    assert_eq!(bound, "SARL\u{a0}· Lorient, BIC\u{a0}AGRIFRPP, RCS\u{a0}Lorient");
    let said = text(&compose(&notice(Business), law()).unwrap());
    assert!(said.contains("(BCE au\u{a0}1er\u{a0}juillet\u{a0}2026\u{a0}:\u{a0}2,40\u{a0}%)"), "{said}");
    assert!(said.contains("14 rue des Charpentiers, 56100 Lorient"));
}

#[test]
fn the_running_head_ends_with_an_ellipsis_and_not_in_the_middle_of_a_name() {
    let mut facts = notice(Business);
    facts.debtor.name = "Société bretonne de menuiserie, d’agencement et de charpente traditionnelle".into();
    facts.history = long_history();
    let printed = print(&compose(&facts, law()).unwrap());
    let head: Vec<_> =
        printed.words().into_iter().filter(|word| word.page == 2 && mm(word.top) < 20.0).collect();
    assert!(head.last().unwrap().text.ends_with('…'), "{head:?}");
    assert!(mm(head.last().unwrap().right) <= 190.3);
}

#[test]
fn a_registered_letter_says_so_in_capitals_above_the_address() {
    let mut facts = notice(Business);
    for (number, shown) in [(None, "N° : …"), (Some("1A 123 456 7890 1"), "N° : 1A 123 456 7890 1")] {
        facts.registered_number = number.map(str::to_owned);
        let printed = print(&compose(&facts, law()).unwrap());
        let words = printed.words();
        let mention = words.iter().find(|word| word.text == "RECOMMANDÉE").unwrap();
        assert!(mention.page == 1 && mm(mention.left) >= 109.7 && mm(mention.bottom) < 34.0, "{mention:?}");
        assert!(printed.text().replace('\u{a0}', " ").contains(shown));
    }
}

#[test]
fn a_first_letter_about_one_invoice_holds_on_one_page() {
    for creditor in [firm(), sole_trader()] {
        for nature in NATURES {
            let mut facts = facts(StepKind::FirstLetter, nature);
            facts.creditor = creditor.clone();
            facts.history = vec![call("2026-07-08", "Mme Le Goff", promise("2026-07-20", "3120.00"))];
            let printed = print(&compose(&computed(facts), law()).unwrap());
            assert_eq!(printed.rendered.pages, 1, "{nature:?} {}", creditor.name);
        }
    }
}

/// From 1 January 2027 on, and before it where the deadline is after: sums stop on the last day
/// whose rate is known, and the letter says so.
#[test]
fn a_letter_past_the_last_known_rate_says_where_its_sums_stop() {
    for nature in [Business, Consumer] {
        for step in LETTERS {
            let mut facts = facts(step, nature);
            facts.written_on = day("2027-01-12");
            facts.deadline = day("2027-02-02");
            facts.invoices[0].formal_notice_on = Some(day("2026-09-01")).filter(|_| nature == Consumer);
            let facts = computed(facts);
            let said = written(&facts);
            assert!(facts.interest().is_positive(), "the known half-years are asked");
            assert!(
                said.contains("au 31 décembre 2026, dernier jour dont le taux est connu"),
                "{step:?} {said}"
            );
            assert!(!said.contains("Chaque jour de retard") && !said.contains("vous devez |"), "{said}");
        }
    }
    let mut facts = facts(StepKind::FormalNotice, Business);
    facts.written_on = day("2026-12-27");
    facts.deadline = day("2027-01-07");
    let said = written(&computed(facts));
    assert!(said.contains("31/12/2026") && !said.contains("01/01/2027"), "{said}");
    assert!(
        said.contains("Le taux des jours qui suivent le 31 décembre 2026 n’est pas encore connu"),
        "{said}"
    );
}

#[test]
fn a_joined_statement_is_not_written_again_in_the_letter() {
    let facts = LetterFacts { days: DayTable::Joined, ..notice(Business) };
    let said = written(&facts);
    assert!(said.contains("Le décompte joint donne le détail") && !said.contains("Calcul des"), "{said}");
    assert!(said.contains("Décompte des sommes dues, arrêté au 17 novembre 2026"), "{said}");
}
