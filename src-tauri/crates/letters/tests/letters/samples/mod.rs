//! Facts of made-up cases that the tests of composed letters share.

pub mod agreements;
pub mod statements;

use dument_domain::case::{NoticeStart, Outcome, SetAside, StepKind};
use dument_domain::claim::{self, Debt, DuePart, Movement, Statement, Terms};
use dument_domain::limitation::Activity;
use dument_domain::{Address, Client, ClientId, Company, Day, DebtorNature, HolidayRegion, Law, Money};
use dument_letters::facts::{
    Ask, Contacted, Credited, DayTable, InvoiceFacts, JustifiedCost, LetterFacts, Means, Paid, ThirdParty,
};
use dument_letters::model::{Block, Letter, RichText, Signatory, Table};

/// Every nature of debtor.
pub const NATURES: [DebtorNature; 4] = [
    DebtorNature::Business,
    DebtorNature::Consumer,
    DebtorNature::NonProfessional,
    DebtorNature::PublicBuyer,
];

/// Every letter that asks to be paid.
pub const LETTERS: [StepKind; 5] = [
    StepKind::FirstLetter,
    StepKind::SecondLetter,
    StepKind::CollectionLetter,
    StepKind::FormalNotice,
    StepKind::FinalDemand,
];

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn money(text: &str) -> Money {
    text.parse().unwrap()
}

/// The law as shipped, read once.
pub fn law() -> &'static Law {
    static LAW: std::sync::OnceLock<Law> = std::sync::OnceLock::new();
    LAW.get_or_init(|| Law::shipped().unwrap())
}

/// A firm: « nous ».
pub fn firm() -> Company {
    Company {
        name: "Menuiserie Le Bihan".into(),
        legal_form: Some("SARL".into()),
        siret: Some("73282932000074".into()),
        rcs: Some("Lorient".into()),
        capital: Some("8 000 €".into()),
        vat: Some("FR44732829320".into()),
        address: Address {
            lines: vec!["14 rue des Charpentiers".into()],
            postal_code: "56100".into(),
            city: "Lorient".into(),
            country: "FR".into(),
        },
        email: "contact@lebihan.example".into(),
        phone: "02 97 00 00 14".into(),
        iban: "FR7630006000011234567890189".into(),
        bic: "AGRIFRPP".into(),
        signatory: "Maëlle Le Bihan".into(),
        signatory_capacity: "gérante".into(),
        mediator: Some("Médiation Artisanat, 12 rue de la Paix, 75002 Paris, www.mediation.example".into()),
        region: HolidayRegion::Mainland,
        activity: Activity::Ordinary,
    }
}

/// A sole trader: « je ».
pub fn sole_trader() -> Company {
    Company {
        name: "Yann Kerbrat Plomberie".into(),
        legal_form: Some("EI".into()),
        rcs: None,
        capital: None,
        vat: None,
        signatory: "Yann Kerbrat".into(),
        signatory_capacity: "artisan plombier".into(),
        ..firm()
    }
}

pub fn client(name: &str, nature: DebtorNature) -> Client {
    Client {
        id: ClientId(1),
        name: name.into(),
        nature,
        nature_confirmed: true,
        siren: None,
        siret: None,
        vat: None,
        address: Address {
            lines: vec!["12, rue de l’Église".into()],
            postal_code: "29300".into(),
            city: "Quimperlé".into(),
            country: "FR".into(),
        },
        email: String::new(),
        phone: String::new(),
        note: String::new(),
        scenario: String::new(),
        scenario_version: None,
        contract_rate: None,
        contacts: Vec::new(),
    }
}

/// What an invoice owes on a day, by the one function of the domain.
pub fn statement(invoice: &InvoiceFacts, nature: DebtorNature, until: Day) -> Statement {
    let (debt, terms) = debt(invoice, nature);
    claim::statement_as_known(&debt, &terms, law(), until).0
}

/// What an invoice owes and by which rules.
pub fn debt(invoice: &InvoiceFacts, nature: DebtorNature) -> (Debt, Terms) {
    let debt = Debt {
        parts: invoice.parts.clone(),
        payments: invoice.payments.iter().map(|paid| Movement { on: paid.on, amount: paid.amount }).collect(),
        credit_notes: invoice
            .credit_notes
            .iter()
            .map(|one| Movement { on: one.on, amount: one.amount })
            .collect(),
    };
    let terms = Terms {
        contract_rate: invoice.contract_rate,
        formal_notice_on: invoice.formal_notice_on,
        waiver: invoice.waiver,
        recovery_costs: invoice
            .costs
            .iter()
            .map(|cost| Movement { on: cost.on, amount: cost.amount })
            .collect(),
        ..Terms::of(nature)
    };
    (debt, terms)
}

pub fn invoice(number: &str, gross: &str, issued_on: &str, due: &str) -> InvoiceFacts {
    let gross = money(gross);
    InvoiceFacts {
        number: number.into(),
        issued_on: day(issued_on),
        parts: vec![DuePart { due: day(due), amount: gross }],
        due_supposed: false,
        activity: dument_domain::limitation::Activity::Ordinary,
        work: "Remplacement de six fenêtres et de la porte d’entrée".into(),
        quote_number: Some("D-1042".into()),
        quote_on: Some(day("2026-03-03")),
        completed_on: Some(day("2026-05-29")),
        gross,
        vat: Some(money("100.00")),
        payments: Vec::new(),
        credit_notes: Vec::new(),
        costs: Vec::new(),
        contract_rate: None,
        statement: claim::statement(
            &Debt::new(gross, day(due)),
            &Terms::of(DebtorNature::Consumer),
            law(),
            day(due),
        )
        .unwrap(),
        rate_unknown: None,
        waiver: claim::Waiver::default(),
        disputed: false,
        set_aside: SetAside::default(),
        forbidden_since: None,
        act_before: None,
        formal_notice_on: None,
        notice_posted_on: None,
        copy_in_file: true,
        quote_in_file: true,
        completion_in_file: false,
    }
}

pub fn paid(on: &str, amount: &str) -> Paid {
    Paid { on: day(on), on_supposed: false, amount: money(amount) }
}

pub fn credited(number: &str, on: &str, amount: &str) -> Credited {
    Credited { number: number.into(), on: day(on), amount: money(amount) }
}

pub fn cost(on: &str, amount: &str, what: &str, proof: &str) -> JustifiedCost {
    let amount = money(amount);
    JustifiedCost { on: day(on), amount, paid: amount, what: what.into(), proof: proof.into() }
}

pub fn call(on: &str, who: &str, outcome: Outcome) -> Contacted {
    Contacted { on: day(on), how: Means::Call { interlocutor: who.into() }, outcome: Some(outcome) }
}

pub fn posted(on: &str, step: StepKind) -> Contacted {
    Contacted { on: day(on), how: Means::Letter(step), outcome: None }
}

pub fn promise(by: &str, amount: &str) -> Outcome {
    Outcome::Promise { by: day(by), amount: money(amount) }
}

/// Facts of a step for a nature, with one invoice and nothing in the history.
pub fn facts(step: StepKind, nature: DebtorNature) -> LetterFacts {
    let name = match nature {
        DebtorNature::Business => "Brasserie du Port SAS",
        DebtorNature::Consumer => "Mme Anne Riou",
        DebtorNature::NonProfessional => "Syndicat des copropriétaires, résidence Ty Gwen",
        DebtorNature::PublicBuyer => "Commune de Quimperlé",
    };
    LetterFacts {
        step,
        creditor: firm(),
        debtor: client(name, nature),
        nature,
        nature_confirmed: true,
        written_on: day("2026-11-17"),
        notice_start: NoticeStart::FirstPresentation,
        deadline: match nature.owes_without_notice() {
            true => day("2026-12-02"),
            false => day("2026-12-09"),
        },
        invoices: vec![invoice("F-2026-112", "3120.00", "2026-06-03", "2026-07-03")],
        history: Vec::new(),
        ask: Ask::all_lawful(nature),
        daily_increase: None,
        days: DayTable::Silent,
        third_party: ThirdParty::default(),
        in_court_since: None,
        owed_back: Vec::new(),
        set_off: None,
        order_served_on: None,
        confirmed: false,
        interest_until: None,
        freeze: None,
        plan: None,
        position: None,
        registered_number: None,
        payment_reference: String::new(),
        enclosures: Vec::new(),
        signed_at_home: None,
        logo: None,
        signature: None,
    }
}

/// Statements computed, and the daily increase, once the facts are set.
pub fn computed(facts: LetterFacts) -> LetterFacts {
    computed_under(facts, |_, _| ())
}

/// The same under rules that a test changes, invoice by invoice: the statement, the day and the
/// days of one letter are then counted by the same rules.
pub fn computed_under(mut facts: LetterFacts, change: fn(&InvoiceFacts, &mut Terms)) -> LetterFacts {
    let (nature, until) = (facts.nature, facts.written_on);
    for invoice in &mut facts.invoices {
        let (debt, mut terms) = debt(invoice, nature);
        change(invoice, &mut terms);
        (invoice.statement, invoice.rate_unknown) = claim::statement_as_known(&debt, &terms, law(), until);
    }
    let daily: Money = facts
        .invoices
        .iter()
        .filter_map(|one| one.statement.lines.last().filter(|line| line.to == until))
        .map(|line| line.rate.accrue(line.principal, 1, 365).to_cents())
        .sum();
    facts.daily_increase = Some(daily).filter(|sum| sum.is_positive());
    if facts.days == DayTable::Silent {
        facts.days = DayTable::Written(days(&facts, change));
    }
    facts
}

/// The sums asked if paid on each of the fifteen days after the letter, and on its deadline.
fn days(facts: &LetterFacts, change: fn(&InvoiceFacts, &mut Terms)) -> Vec<(Day, Money)> {
    let owed: Vec<(Debt, Terms)> = facts
        .invoices
        .iter()
        .map(|one| {
            let (debt, mut terms) = debt(one, facts.nature);
            change(one, &mut terms);
            terms.waiver.indemnity |= !facts.ask.indemnity;
            terms.waiver.compensation |= !facts.ask.compensation;
            (debt, terms)
        })
        .collect();
    let days = claim::days_to_tell(facts.written_on, 15, facts.deadline);
    let table = claim::due_on_days(&owed, &days, law());
    table.into_iter().map_while(|(day, sum)| Some((day, sum.ok()?))).collect()
}

/// The composed letter as text, its blocks apart.
pub fn text(letter: &Letter) -> String {
    let mut out = vec![format!("[titre] {}", letter.title)];
    out.push(format!("[expéditeur]\n{}", letter.sender.lines.join("\n")));
    out.push(format!("[adresse]\n{}", letter.address.lines.join("\n")));
    out.push(letter.place_and_date.clone());
    out.extend(letter.references.iter().map(|one| format!("{}\u{a0}: {}", one.label, one.value)));
    out.extend(
        letter
            .registered_mention
            .iter()
            .map(|mention| format!("[mention] {}\n{}", mention.words, mention.number)),
    );
    out.push(format!("Objet\u{a0}: {}", marked(&letter.subject)));
    out.extend(letter.body.iter().map(block));
    out.push(format!("[signature] {}, {}", letter.signature.name, letter.signature.capacity));
    if !letter.enclosures.is_empty() {
        out.push(format!("[pièces jointes]\n{}", letter.enclosures.join("\n")));
    }
    out.push(format!("[pied]\n{}", letter.footer.join("\n")));
    out.join("\n\n") + "\n"
}

pub fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(text) => marked(text),
        Block::Heading(text) => format!("# {text}"),
        Block::List(items) => {
            items.iter().map(|item| format!("- {}", marked(item))).collect::<Vec<_>>().join("\n")
        }
        Block::Table(one) => table(one),
        Block::ToWrite(label) => format!("{label} ________"),
        Block::Signatures(signatories) => {
            let place = |one: &Signatory| format!("[{}] {} ({})", one.party, one.name, one.mention);
            signatories.iter().map(place).collect::<Vec<_>>().join("\n")
        }
    }
}

fn marked(text: &RichText) -> String {
    let style = |run: &dument_letters::model::Run| match run.style {
        dument_letters::model::Style::Regular => run.text.clone(),
        dument_letters::model::Style::Bold => format!("**{}**", run.text),
    };
    text.0.iter().map(style).collect()
}

fn table(table: &Table) -> String {
    let titles: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
    let row = |cells: &Vec<RichText>| cells.iter().map(ToString::to_string).collect::<Vec<_>>().join(" | ");
    let mut lines: Vec<String> = table.caption.iter().cloned().collect();
    lines.push(titles.join(" | "));
    lines.extend(table.rows.iter().map(row));
    lines.extend(table.totals.iter().map(|cells| format!("= {}", row(cells))));
    lines.join("\n")
}

/// A formal notice to such a client, counted.
pub fn notice(nature: DebtorNature) -> LetterFacts {
    computed(facts(StepKind::FormalNotice, nature))
}

/// Every space alike.
pub fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Compares with the golden file, or writes it when `DUMENT_GOLDEN=write` is set.
pub fn assert_golden(name: &str, written: &str) {
    let path = format!("{}/tests/golden/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var("DUMENT_GOLDEN").is_ok_and(|value| value == "write") {
        std::fs::write(&path, written).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == written, "{name} differs from its golden file; now:\n{written}");
}
