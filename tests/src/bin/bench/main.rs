//! `make bench`: what computing costs beside only reading and printing.
//!
//! A hundred thousand random claims are written to a file. One pass reads the
//! file, computes every claim and writes the answers; the other parses the same
//! claims into the same facts and writes the same answers, already known. Five
//! alternated runs of each, medians, one ratio. Then one page of letter, again
//! and again.

mod letters;

use std::borrow::Cow;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use dument_tests::asking;
use dument_tests::random_claims::RandomClaims;
use serde::Deserialize;

const CLAIMS: usize = 100_000;
const RUNS: usize = 5;

/// A claim as typed facts, its texts borrowed: the least that reading must do.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "parsed for the time it takes")]
struct Claim<'a> {
    #[serde(borrow)]
    id: Option<Cow<'a, str>>,
    debtor: &'a str,
    until: Option<&'a str>,
    allocation: Option<&'a str>,
    #[serde(borrow, default)]
    on_principal: Vec<&'a str>,
    #[serde(default)]
    exact_principal: bool,
    rate_mode: Option<&'a str>,
    day_basis: Option<&'a str>,
    contract_rate: Option<&'a str>,
    formal_notice_on: Option<&'a str>,
    insolvency_judgment_on: Option<&'a str>,
    invoices: Vec<Invoice<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "parsed for the time it takes")]
struct Invoice<'a> {
    #[serde(borrow)]
    number: Cow<'a, str>,
    amount: &'a str,
    due: &'a str,
    #[serde(borrow, default)]
    payments: Vec<Movement<'a>>,
    #[serde(borrow, default)]
    credit_notes: Vec<Movement<'a>>,
    #[serde(borrow, default)]
    recovery_costs: Vec<Movement<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "parsed for the time it takes")]
struct Movement<'a> {
    on: &'a str,
    amount: &'a str,
}

fn main() -> io::Result<()> {
    let folder = std::env::temp_dir().join(format!("dument-bench-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let outcome = measure(&folder);
    fs::remove_dir_all(&folder)?;
    outcome?;
    letters::report()
}

fn measure(folder: &Path) -> io::Result<()> {
    let claims = write_claims(folder)?;
    let answers: Vec<String> = {
        let lines = BufReader::new(File::open(&claims)?).lines();
        lines.map(|line| line.map(|line| asking::core_line(&line))).collect::<io::Result<_>>()?
    };
    let (mut computing, mut printing) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        computing.push(pass(&claims, &folder.join("computed"), |_, line, out| asking::core_into(line, out))?);
        printing.push(pass(&claims, &folder.join("printed"), |place, line, out| {
            // A claim refused half-way would make reading look quicker than it is.
            let read = serde_json::from_str::<Claim<'_>>(line);
            assert!(black_box(read).is_ok(), "the reader of the bench knows every key of a claim: {line}");
            out.push_str(answers.get(place).map_or("", String::as_str));
        })?);
    }
    let same = fs::read(folder.join("computed"))? == fs::read(folder.join("printed"))?;
    assert!(same, "both passes must write the same answers");
    report(&claims, median(computing), median(printing))
}

fn write_claims(folder: &Path) -> io::Result<PathBuf> {
    let path = folder.join("claims.ndjson");
    let mut file = BufWriter::new(File::create(&path)?);
    let mut claims = RandomClaims::seeded(100_000);
    for _ in 0..CLAIMS {
        writeln!(file, "{}", claims.next_line())?;
    }
    file.flush()?;
    Ok(path)
}

/// One pass over the file of claims: the time from opening it to the last answer on disk.
fn pass(
    claims: &Path,
    answers: &Path,
    mut answer: impl FnMut(usize, &str, &mut String),
) -> io::Result<Duration> {
    let start = Instant::now();
    let mut input = BufReader::with_capacity(1 << 16, File::open(claims)?);
    let mut output = BufWriter::with_capacity(1 << 16, File::create(answers)?);
    let (mut line, mut out) = (String::new(), String::new());
    let mut place = 0;
    while input.read_line(&mut line)? > 0 {
        answer(place, line.trim_end(), &mut out);
        out.push('\n');
        output.write_all(out.as_bytes())?;
        line.clear();
        out.clear();
        place += 1;
    }
    output.flush()?;
    Ok(start.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn report(claims: &Path, computing: Duration, printing: Duration) -> io::Result<()> {
    let hundredths = computing.as_micros() * 100 / printing.as_micros().max(1);
    let mut out = io::stdout().lock();
    writeln!(out, "claims            {CLAIMS}, {} MB", fs::metadata(claims)?.len() / 1_000_000)?;
    writeln!(out, "compute           {} ms (median of {RUNS})", computing.as_millis())?;
    writeln!(out, "parse and print   {} ms (median of {RUNS}, alternated)", printing.as_millis())?;
    writeln!(out, "ratio             {}.{:02}", hundredths / 100, hundredths % 100)
}
