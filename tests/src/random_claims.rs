//! Random claims, as JSON lines, leaning on the places where interest goes wrong:
//! semester ends, same-day events, payments before the due date, rates at the floor.

use crate::naive::Date;
use crate::random::Random;

/// An endless supply of claims, from 2008 to 2027.
#[derive(Debug)]
pub struct RandomClaims {
    random: Random,
    days: Vec<Date>,
    sequence: u64,
}

impl RandomClaims {
    /// The claims of a seed.
    #[must_use]
    pub fn seeded(seed: u64) -> RandomClaims {
        let mut day = Date { year: 2008, month: 10, day: 1 };
        let mut days = Vec::new();
        while day.year < 2028 {
            days.push(day);
            day = day.tomorrow();
        }
        RandomClaims { random: Random::seeded(seed), days, sequence: 0 }
    }

    /// The next claim, on one line, without its end.
    pub fn next_line(&mut self) -> String {
        self.sequence += 1;
        let first_due = self.first_due();
        let until = first_due + self.span();
        let mut keys = vec![format!(r#""id":"c{}""#, self.sequence)];
        if self.random.chance(5) {
            keys = vec![r#""id":null"#.to_owned()];
        }
        keys.push(self.word("debtor", &["business", "business", "public", "consumer", "non_professional"]));
        keys.push(format!(r#""until":"{}""#, self.day(until)));
        self.options(first_due, until, &mut keys);
        let count = self.random.between(1, 3);
        let invoices: Vec<String> = (1..=count).map(|place| self.invoice(place, first_due, until)).collect();
        keys.push(format!(r#""invoices":[{}]"#, invoices.join(",")));
        format!("{{{}}}", keys.join(","))
    }

    fn options(&mut self, first_due: u64, until: u64, keys: &mut Vec<String>) {
        if self.random.chance(70) {
            keys.push(self.word("allocation", &["interest_first", "principal_first"]));
        }
        self.agreed(first_due, until, keys);
        if self.random.chance(70) {
            keys.push(self.word("rate_mode", &["floating", "frozen"]));
        }
        if self.random.chance(70) {
            keys.push(self.word("day_basis", &["365", "actual"]));
        }
        if self.random.chance(30) {
            keys.push(format!(r#""contract_rate":"{}""#, self.contract_rate()));
        } else if self.random.chance(30) {
            keys.push(r#""contract_rate":null"#.to_owned());
        }
        if self.random.chance(60) {
            let notice = self.near(first_due, until);
            keys.push(format!(r#""formal_notice_on":"{}""#, self.day(notice)));
        }
        if self.random.chance(15) {
            let judgment = self.near(first_due, until);
            keys.push(format!(r#""insolvency_judgment_on":"{}""#, self.day(judgment)));
        }
    }

    /// What was agreed of payments, beside the rule.
    fn agreed(&mut self, first_due: u64, until: u64, keys: &mut Vec<String>) {
        if self.random.chance(30) {
            let days: Vec<u64> =
                (0..self.random.between(1, 4)).map(|_| self.near(first_due, until)).collect();
            let days: Vec<String> = days.iter().map(|day| format!(r#""{}""#, self.day(*day))).collect();
            keys.push(format!(r#""on_principal":[{}]"#, days.join(",")));
        }
        if self.random.chance(30) {
            keys.push(self.word_of("exact_principal", &["true", "false"]));
        }
    }

    fn invoice(&mut self, place: u64, first_due: u64, until: u64) -> String {
        let due = if place == 1 { first_due } else { self.near(first_due, until) };
        let cents = self.cents();
        let payments = self.events(due, until, cents, 5);
        let credit_notes =
            if self.random.chance(25) { self.events(due, until, cents, 2) } else { String::new() };
        let mut keys = vec![
            format!(r#""number":"F-{}-{place}""#, self.sequence),
            format!(r#""amount":"{}""#, euros(cents)),
            format!(r#""due":"{}""#, self.day(due)),
        ];
        if !payments.is_empty() || self.random.chance(50) {
            keys.push(format!(r#""payments":[{payments}]"#));
        }
        if !credit_notes.is_empty() || self.random.chance(50) {
            keys.push(format!(r#""credit_notes":[{credit_notes}]"#));
        }
        if self.random.chance(20) {
            let costs = self.costs(due, until);
            keys.push(format!(r#""recovery_costs":[{costs}]"#));
        }
        format!("{{{}}}", keys.join(","))
    }

    /// Costs around the fixed indemnity, some before the delay or after the last day.
    fn costs(&mut self, due: u64, until: u64) -> String {
        let count = self.random.below(4);
        let mut costs = Vec::new();
        for _ in 0..count {
            let on = self.near(due, until);
            let amount = match self.random.below(6) {
                0 => 4_000,
                1 => self.random.between(3_990, 4_010),
                2 => self.random.between(1, 4_000),
                3 => self.random.between(4_000, 900_000),
                _ => self.random.between(1, 15_000),
            };
            costs.push(format!(r#"{{"on":"{}","amount":"{}"}}"#, self.day(on), euros(amount)));
        }
        costs.join(",")
    }

    /// Payments or credit notes in any order of days, some sharing a day.
    fn events(&mut self, due: u64, until: u64, cents: u64, count_max: u64) -> String {
        let count = self.random.below(count_max + 1);
        let mut shared = self.near(due, until);
        let mut events = Vec::new();
        for _ in 0..count {
            if self.random.chance(65) {
                shared = self.near(due, until);
            }
            let amount = match self.random.below(10) {
                0 => cents,
                1 => cents + self.random.between(1, 10_000),
                2 => self.random.between(1, 300),
                3 => cents + 4_000,
                _ => self.random.between(1, cents / 2 + 1),
            };
            events.push(format!(r#"{{"on":"{}","amount":"{}"}}"#, self.day(shared), euros(amount)));
        }
        events.join(",")
    }

    /// A day in 2008-2027, most often in the years a tradesperson would type.
    fn first_due(&mut self) -> u64 {
        let last = self.days.len() as u64 - 1;
        if self.random.chance(60) {
            self.random.between(last - 1_800, last - 200)
        } else {
            self.random.below(last)
        }
    }

    fn span(&mut self) -> u64 {
        match self.random.below(20) {
            0 => 0,
            1 => 1,
            2 => self.random.below(4_000),
            3..8 => self.random.below(60),
            _ => self.random.below(700),
        }
    }

    /// A day around two others: on one of them, beside one, between, or a little outside.
    fn near(&mut self, first: u64, last: u64) -> u64 {
        match self.random.below(8) {
            0 => first,
            1 => first + 1,
            2 => last,
            3 => first.saturating_sub(self.random.below(40)),
            4 => last + self.random.below(40),
            _ => self.random.between(first, last.max(first)),
        }
    }

    /// Rates around three times the legal rate, round ones, and odd ones.
    fn contract_rate(&mut self) -> String {
        const FLOORS: [&str; 16] = [
            "15.21", "15.20", "14.76", "14.75", "11.13", "11.12", "8.28", "8.27", "7.86", "7.85", "8.25",
            "8.24", "2.52", "2.51", "0.12", "0.11",
        ];
        match self.random.below(6) {
            4 => {
                let times = ["legal*3", "legal*1.5", "legal*2.99", "legal*3.01", "legal*20", "legal*4"];
                self.random.one_of(&times).to_owned()
            }
            5 => {
                let points = ["ecb+10", "ecb+7", "ecb+10.5", "ecb+0", "ecb+100", "ecb+12.25"];
                self.random.one_of(&points).to_owned()
            }
            0 => format!("{}", self.random.between(0, 24)),
            1 => format!("{}.{}", self.random.between(0, 15), self.random.between(0, 9_999)),
            _ => self.random.one_of(&FLOORS).to_owned(),
        }
    }

    fn cents(&mut self) -> u64 {
        match self.random.below(6) {
            0 => self.random.between(1, 500),
            1 => self.random.between(1, 200) * 5_000,
            2 => self.random.between(1, 999_999_999),
            _ => self.random.between(1_000, 2_000_000),
        }
    }

    fn word(&mut self, key: &str, words: &[&str]) -> String {
        format!(r#""{key}":"{}""#, self.random.one_of(words))
    }

    fn word_of(&mut self, key: &str, words: &[&str]) -> String {
        format!(r#""{key}":{}"#, self.random.one_of(words))
    }

    fn day(&self, place: u64) -> Date {
        let place = usize::try_from(place).unwrap_or(usize::MAX).min(self.days.len().saturating_sub(1));
        self.days.get(place).copied().unwrap_or(Date { year: 2026, month: 7, day: 1 })
    }
}

fn euros(cents: u64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}
