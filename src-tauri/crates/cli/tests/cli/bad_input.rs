//! What is typed wrong, everywhere it can be: refused in a sentence, and not a byte is written.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::support::{Answer, Desk, text};

/// Where the wrong value goes in a command.
const HERE: &str = "@";
const DAYS: [&str; 6] = ["31/12/2026", "2026-02-30", "demain", "", "2026-13-01", "20261231"];
const SUMS: [&str; 8] = ["1.850", "12,345", "-5.00", "0.00", "abc", "", "1e3", "99999999999999999999.00"];

fn desk() -> Desk {
    let desk = Desk::with_invoices();
    desk.confirm("Menuiserie Lefèvre", "business");
    desk.confirm("Mme Riou", "consumer");
    // An invoice that is disputed, so that a dispute can be answered and closed.
    let dispute = ["act", "--client", "Mme Riou", "--outcome", "dispute", "--note", "rayure"];
    assert_eq!(desk.run(&dispute).status, 0);
    desk
}

/// Every file of the data folder, byte for byte.
fn bytes(desk: &Desk) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = std::fs::read_dir(desk.data()).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.is_file()).map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
}

/// A command as one types it, the wrong value in its place; every value is one word.
fn typed(desk: &Desk, command: &str, value: &str) -> Answer {
    let words = command.split(' ').map(|word| word.replace('_', " ").replace('~', "_"));
    let words: Vec<String> = words.map(|word| word.replace(HERE, value)).collect();
    let out = text(&desk.path("out.pdf")).to_owned();
    let words: Vec<&str> =
        words.iter().map(|word| if word == "OUT" { &out } else { word.as_str() }).collect();
    desk.run(&[&["--json"], &words[..]].concat())
}

/// Tries every command with every wrong value: status 1, the code, a sentence, nothing written.
fn all_refused(commands: &[&str], values: &[&str], code: &str) {
    let desk = desk();
    let before = bytes(&desk);
    assert!(!before.is_empty());
    for command in commands {
        for value in values {
            let answer = typed(&desk, command, value);
            let told = format!("{command} with {value:?}: {}{}", answer.out, answer.err);
            assert_eq!(answer.status, 1, "{told}");
            assert_eq!(answer.refusal(), code, "{told}");
            let sentence = answer.err.trim_end();
            assert!(sentence.ends_with('.') && sentence.contains(value), "{told}");
            assert!(sentence.contains("Rien n’a été noté"), "what was kept: {told}");
        }
    }
    assert_eq!(bytes(&desk), before, "not a byte was written");
    assert!(!desk.path("out.pdf").exists());
}

#[test]
fn a_day_that_is_none_is_refused_by_every_command() {
    let commands = [
        "pay --invoice F-12 --amount 10.00 --on @",
        "act --client Menuiserie_Lefèvre --outcome no~answer --on @",
        "act --client Menuiserie_Lefèvre --outcome promise --date @",
        "act --client Menuiserie_Lefèvre --outcome insolvency --bodacc @",
        "deed --client Menuiserie_Lefèvre --kind plan --first @",
        "deed --client Menuiserie_Lefèvre --kind plan --instalment @:10.00",
        "deed --client Menuiserie_Lefèvre --kind discount --amount 10.00 --by @",
        "deed --client Menuiserie_Lefèvre --kind pause --by @",
        "deed --client Mme_Riou --kind position --by @",
        "deed --client Menuiserie_Lefèvre --kind solvency --finding sound --source registre --on @",
        "legal-act --client Menuiserie_Lefèvre --kind summons --on @",
        "legal-act --client Menuiserie_Lefèvre --kind conciliation --on 2026-11-02 --until @",
        "letter --client Menuiserie_Lefèvre --kind first~letter --post-on @ --out OUT",
        "sent --client Menuiserie_Lefèvre --kind first~letter --on @",
        "presented --client Menuiserie_Lefèvre --kind first~letter --on @",
        "statement --client Menuiserie_Lefèvre --on @ --out OUT",
        "simulate --client Menuiserie_Lefèvre --until @",
        "calendar --from @",
        "calendar --to @",
        "delegate --week @ --out OUT",
        "rates --on @",
        "delay --from @ --days 8 --prudence user",
    ];
    all_refused(&commands, &DAYS, "bad_date");
}

#[test]
fn a_sum_that_is_none_is_refused_by_every_command() {
    let commands = [
        "pay --invoice F-12 --amount @",
        "act --client Menuiserie_Lefèvre --outcome promise --amount @",
        "act --client Menuiserie_Lefèvre --outcome dispute --note rayure --amount @",
        "deed --client Menuiserie_Lefèvre --kind plan --amount @",
        "deed --client Menuiserie_Lefèvre --kind plan --instalment 2026-12-01:@",
        "deed --client Menuiserie_Lefèvre --kind discount --by 2026-12-15 --amount @",
        "deed --client Menuiserie_Lefèvre --kind exchange --terms portes --by 2026-12-15 --amount @",
        "deed --client Menuiserie_Lefèvre --kind handed~over --to Cabinet --by 2026-12-15 --amount @",
        "letter --client Mme_Riou --kind dispute --answer Non --out OUT --credit-note=@",
    ];
    all_refused(&commands, &SUMS, "bad_amount");
}

#[test]
fn a_client_or_an_invoice_nobody_has_is_refused_by_every_command() {
    let desk = desk();
    let before = bytes(&desk);
    let clients = [
        "client --name @",
        "client --name @ --nature consumer",
        "case --client @",
        "simulate --client @ --until 2027-01-31",
        "act --client @ --outcome refuses",
        "deed --client @ --kind pause --by 2026-12-15",
        "legal-act --client @ --kind summons --on 2026-11-02",
        "letter --client @ --out OUT",
        "sent --client @ --kind first~letter --on 2026-11-21",
        "presented --client @ --kind formal~notice --on 2026-11-21",
        "statement --client @",
        "settle --client @ --waive",
        "waive --client @ --interest",
        "resume --client @",
        "fresh --client @ --set",
    ];
    for command in clients {
        for name in ["Personne", "0", ""] {
            let answer = typed(&desk, command, name);
            assert_eq!(answer.refusal(), "unknown_client", "{command} {name:?}");
            assert!(answer.err.contains("Vérifiez"), "what to do: {}", answer.err);
        }
    }
    let invoices = [
        "pay --invoice @ --amount 10.00",
        "act --client Menuiserie_Lefèvre --outcome refuses --invoice @",
        "deed --client Menuiserie_Lefèvre --kind pause --by 2026-12-15 --invoice @",
        "waive --client Menuiserie_Lefèvre --interest --invoice @",
        "legal-act --client Menuiserie_Lefèvre --kind summons --on 2026-11-02 --invoice @",
    ];
    for command in invoices {
        for number in ["F-99", ""] {
            let answer = typed(&desk, command, number);
            assert_eq!(answer.refusal(), "unknown_invoice", "{command} {number:?}");
            assert!(answer.err.contains("Vérifiez"), "what to do: {}", answer.err);
        }
    }
    assert_eq!(bytes(&desk), before, "not a byte was written");
}

#[test]
fn a_word_that_is_none_says_the_words_there_are() {
    let desk = desk();
    let before = bytes(&desk);
    for (command, word) in [
        ("act --client Mme_Riou --outcome @", "promise"),
        ("act --client Mme_Riou --outcome abandon --reason @", "goodwill"),
        ("act --client Mme_Riou --outcome insolvency --proceedings @", "liquidation"),
        ("deed --client Mme_Riou --kind @", "give_up"),
        ("deed --client Mme_Riou --kind give~up --reason @", "goodwill"),
        ("deed --client Mme_Riou --kind dispute~closed --end @", "withdrawn"),
        ("deed --client Mme_Riou --kind cheque --act @", "served"),
        ("deed --client Mme_Riou --kind solvency --source x --finding @", "sound"),
        ("deed --client Mme_Riou --kind plan --interest @", "waived"),
        ("deed --client Mme_Riou --kind plan --acceleration @", "after_notice"),
        ("deed --client Mme_Riou --kind done --step @", "email"),
        ("letter --client Mme_Riou --out OUT --kind @", "formal_notice"),
        ("legal-act --client Mme_Riou --on 2026-11-02 --kind @", "summons"),
        ("client --name Mme_Riou --nature @", "consumer"),
        ("limitation --completed 2026-01-02 --debtor @", "consumer"),
        ("delay --from 2026-01-02 --days 8 --prudence @", "wait"),
    ] {
        let answer = typed(&desk, command, "lent");
        assert_eq!(answer.status, 2, "{command}: {}", answer.out);
        assert!(answer.err.contains("lent") && answer.err.contains(word), "{command}: {}", answer.err);
    }
    assert_eq!(bytes(&desk), before, "not a byte was written");
}
