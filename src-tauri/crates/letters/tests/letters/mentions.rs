//! The sentences to copy on invoices: the law for each nature of client, and nothing more.

use dument_domain::{DebtorNature, Law};
use dument_letters::mentions::{mention, mentions};

fn text(nature: DebtorNature) -> String {
    mention(nature, &Law::shipped().unwrap(), "2026-11-21".parse().unwrap()).text
}

#[test]
fn between_professionals_the_rate_and_the_fixed_sum_are_written_with_their_articles() {
    let text = text(DebtorNature::Business);
    for wanted in ["dix points", "40,00\u{a0}€", "L441-10", "D441-5", "sans qu’un rappel soit nécessaire"]
    {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
    let law = Law::shipped().unwrap();
    let note = mention(DebtorNature::Business, &law, "2026-11-21".parse().unwrap()).note;
    assert!(note.contains("12,40\u{a0}%") && note.contains("escompte"), "{note}");
    let unknown = mention(DebtorNature::Business, &law, "2031-01-01".parse().unwrap()).note;
    assert!(!unknown.contains('%'), "an unknown rate is not said: {unknown}");
}

#[test]
fn a_private_person_and_an_association_are_told_of_the_legal_rate_only() {
    for nature in [DebtorNature::Consumer, DebtorNature::NonProfessional] {
        let text = text(nature);
        assert!(text.contains("taux légal") && text.contains("mise en demeure"), "{text}");
        for never in ["40", "L441", "D441", "pénalité", "indemnité", "frais", "points"] {
            assert!(!text.contains(never), "{never}: {text}");
        }
    }
}

#[test]
fn a_public_buyer_has_its_own_articles() {
    let text = text(DebtorNature::PublicBuyer);
    for wanted in ["huit points", "40,00\u{a0}€", "L2192-13", "R2192-31", "D2192-35"] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
    assert!(!text.contains("L441"), "{text}");
}

#[test]
fn each_nature_has_one_and_none_cites_the_old_number() {
    let all = mentions(&Law::shipped().unwrap(), "2026-11-21".parse().unwrap());
    assert_eq!(all.len(), 4);
    let old = ["L441", "6"].join("-");
    assert!(all.iter().all(|one| !one.text.contains(&old) && !one.note.contains(&old)));
}
