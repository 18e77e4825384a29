//! `docs/PATH.md`: what each outcome leads to, from each step, computed again by the real path.
//!
//! After a change that is meant: `DUMENT_GOLDEN=write cargo test -p dument-tests path_table`.

use std::path::Path;

use dument_domain::case::{
    Acceleration, Arrangement, Beside, CaseEvent, CaseFile, ClaimSettings, DisputeEnd, Happening, Instalment,
    Outcome, OutcomeKind, Plan, PlanInterest, Planned, Rules, Scenario, StepKind, letter_deadline, position,
    simulate,
};
use dument_domain::claim::{DuePart, Waiver};
use dument_domain::limitation::EventKind;
use dument_domain::{
    Address, Client, ClientId, CreditNote, CreditNoteId, Day, DebtorNature, EventId, HolidayRegion, Invoice,
    InvoiceId, Law, LetterId, Money, Payment, PaymentId, PaymentShare,
};

/// A Tuesday without a holiday near: the day of the contact.
const CONTACT: &str = "2026-09-15";
/// The date that an outcome carries: promised, to check, until when.
const CARRIED: &str = "2026-09-22";
/// The day of what carries a past date: judgment, first presentation.
const PAST: &str = "2026-09-08";

struct Ground {
    law: Law,
    scenario: Scenario,
    settings: ClaimSettings,
}

impl Ground {
    fn new() -> Ground {
        let scenario = Scenario::shipped().unwrap().remove(0);
        Ground { law: Law::shipped().unwrap(), scenario, settings: ClaimSettings::default() }
    }

    fn rules(&self) -> Rules<'_> {
        Rules {
            scenario: &self.scenario,
            law: &self.law,
            settings: &self.settings,
            region: HolidayRegion::Mainland,
        }
    }

    /// What comes next for the only invoice of a file.
    fn next(&self, file: &CaseFile, today: Day) -> Option<Planned> {
        position(file, file.invoices.first().unwrap(), &self.rules(), today).next
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn file(nature: DebtorNature) -> CaseFile {
    let client = Client {
        id: ClientId(1),
        name: "Menuiserie Lefèvre".to_owned(),
        nature,
        nature_confirmed: true,
        siren: None,
        siret: None,
        vat: None,
        address: Address::default(),
        email: String::new(),
        phone: String::new(),
        note: String::new(),
        scenario: "amiable_4".to_owned(),
        scenario_version: None,
        contract_rate: None,
        contacts: Vec::new(),
    };
    let (due, amount) = (day("2026-06-01"), Money::from_cents(185_000));
    let invoice = Invoice {
        id: InvoiceId(1),
        client: client.id,
        number: "F-1".to_owned(),
        nature: None,
        work: String::new(),
        quote_number: None,
        quote_on: None,
        completed_on: None,
        issued_on: day("2026-05-02"),
        parts: vec![DuePart { due, amount }],
        due_supposed: false,
        net: None,
        vat: None,
        gross: amount,
        contract_rate: None,
        term: None,
        activity: None,
        waiver: Waiver::default(),
        document: None,
    };
    CaseFile {
        client,
        invoices: vec![invoice],
        payments: Vec::new(),
        credit_notes: Vec::new(),
        events: Vec::new(),
        letters: Vec::new(),
    }
}

fn add(file: &mut CaseFile, on: Day, what: Happening) {
    let id = EventId(i64::try_from(file.events.len()).unwrap() + 1);
    file.events.push(CaseEvent {
        id,
        client: ClientId(1),
        invoices: vec![InvoiceId(1)],
        on,
        recorded_at: format!("{on}T12:00"),
        what,
        note: String::new(),
        reversed: false,
    });
}

fn contact(outcome: Outcome) -> Happening {
    Happening::Contact {
        step: StepKind::Call,
        outcome,
        interlocutor: String::new(),
        minute: dument_domain::case::CallMinute::default(),
    }
}

/// A case in which `step` is due by the day of the contact.
fn at_step(ground: &Ground, step: StepKind) -> CaseFile {
    let mut file = file(DebtorNature::Business);
    let before: Vec<StepKind> =
        ground.scenario.steps.iter().map(|one| one.kind).take_while(|kind| *kind != step).collect();
    let mut on = day("2026-06-10");
    for (place, kind) in before.iter().enumerate() {
        if kind.is_letter() {
            let deadline = letter_deadline(DebtorNature::Business, on, &ground.law, HolidayRegion::Mainland);
            let letter = LetterId(i64::try_from(place).unwrap());
            add(&mut file, on, Happening::Posted { step: *kind, letter, deadline, tracking: None });
        } else {
            add(&mut file, on, contact(Outcome::PreferWriting));
        }
        on = on.plus_days(20);
    }
    assert_eq!(ground.next(&file, day(CONTACT)).map(|next| next.step), Some(step));
    file
}

fn outcome(kind: OutcomeKind, carried: Day, past: Day) -> Outcome {
    let behind =
        [OutcomeKind::Insolvency, OutcomeKind::OverIndebtedness, OutcomeKind::BouncedCheque].contains(&kind);
    Outcome::supposed(kind, if behind { past } else { carried }, Money::from_cents(185_000))
}

fn cell(next: Option<&Planned>) -> String {
    next.map_or_else(
        || "nothing".to_owned(),
        |planned| format!("`{}` {}", planned.step.code(), planned.due_on),
    )
}

fn outcomes_table(ground: &Ground) -> String {
    let steps: Vec<StepKind> = ground.scenario.steps.iter().map(|step| step.kind).collect();
    let titles: Vec<String> = steps.iter().map(|step| format!("due: `{}`", step.code())).collect();
    let mut table = format!("| outcome | {} |\n|{}\n", titles.join(" | "), " --- |".repeat(steps.len() + 1));
    for kind in OutcomeKind::ALL {
        let cells: Vec<String> = steps
            .iter()
            .map(|step| {
                let mut file = at_step(ground, *step);
                add(&mut file, day(CONTACT), contact(outcome(kind, day(CARRIED), day(PAST))));
                cell(ground.next(&file, day(CONTACT)).as_ref())
            })
            .collect();
        table.push_str(&format!("| `{}` | {} |\n", kind.code(), cells.join(" | ")));
    }
    table
}

/// The same outcome again and again, each time on the day the step came back.
fn repeats_table(ground: &Ground) -> String {
    let mut table = String::from("| outcome | once | twice | three times |\n| --- | --- | --- | --- |\n");
    for kind in OutcomeKind::ALL {
        let mut file = at_step(ground, StepKind::Call);
        let mut on = day(CONTACT);
        let mut cells = Vec::new();
        for _ in 0..3 {
            add(&mut file, on, contact(outcome(kind, on.plus_days(7), on.plus_days(-7))));
            let next = ground.next(&file, on);
            cells.push(cell(next.as_ref()));
            match next {
                Some(planned) if planned.step == StepKind::Call => on = planned.due_on,
                Some(_) | None => break,
            }
        }
        cells.resize(3, String::new());
        table.push_str(&format!("| `{}` | {} |\n", kind.code(), cells.join(" | ")));
    }
    table
}

fn letters_table(ground: &Ground) -> String {
    let natures = [
        DebtorNature::Business,
        DebtorNature::PublicBuyer,
        DebtorNature::Consumer,
        DebtorNature::NonProfessional,
    ];
    let mut table = String::from(
        "| nature | prints | then, posted that day | then, posted three days later | then, a formal notice presented eight days after posting |\n| --- | --- | --- | --- | --- |\n",
    );
    for nature in natures {
        let deadline = letter_deadline(nature, day(CONTACT), &ground.law, HolidayRegion::Mainland);
        let posted = |step: StepKind, on: Day, presented: Option<Day>| {
            let mut file = file(nature);
            let letter = LetterId(1);
            add(&mut file, on, Happening::Posted { step, letter, deadline, tracking: None });
            if let Some(day) = presented {
                add(&mut file, day, Happening::Presented { letter, on: day, delivered: false });
            }
            cell(ground.next(&file, on.plus_days(8)).as_ref())
        };
        let sent = day(CONTACT);
        table.push_str(&format!(
            "| `{}` | {deadline} | {} | {} | {} |\n",
            nature.code(),
            posted(StepKind::FirstLetter, sent, None),
            posted(StepKind::FirstLetter, sent.plus_days(3), None),
            posted(StepKind::FormalNotice, sent, Some(sent.plus_days(8)))
        ));
    }
    table
}

/// What a suit or talks make of an invoice that was due for a call.
fn acts_table(ground: &Ground) -> String {
    let mut table = String::from("| act | the invoice is | then |\n| --- | --- | --- |\n");
    for kind in EventKind::BY_HAND {
        let mut file = at_step(ground, StepKind::Call);
        if kind == EventKind::ActionFailed {
            add(&mut file, day(PAST), Happening::LegalAct { kind: EventKind::Summons, until: None });
        }
        add(&mut file, day(CONTACT), Happening::LegalAct { kind, until: None });
        let place = position(&file, file.invoices.first().unwrap(), &ground.rules(), day(CONTACT));
        table.push_str(&format!(
            "| `{}` | `{}` | {} |\n",
            kind.code(),
            place.state.code(),
            cell(place.next.as_ref())
        ));
    }
    table
}

/// How a case ends: what was agreed or disputed, what came, what is still to be done.
fn ends_table(ground: &Ground) -> String {
    let mut table = String::from("| what happened | the invoice is | then |\n| --- | --- | --- |\n");
    let gross = Money::from_cents(185_000);
    let (agreed, paid) = (day(CONTACT), day(CARRIED));
    let discount = |beside: Beside, amount: i64| Happening::Arranged {
        arrangement: Arrangement::Discount {
            amount: Money::from_cents(amount),
            by: day("2026-09-30"),
            beside,
        },
    };
    let plan = Happening::PlanAgreed {
        plan: Plan {
            instalments: vec![Instalment { due: paid, amount: gross }],
            interest: PlanInterest::WaivedIfKept,
            acceleration: Acceleration::AfterNotice,
            signed: true,
            guarantee: String::new(),
        },
    };
    let (kept, beside) = (Beside::StillOwed, Beside::GivenUpIfKept);
    let cases = [
        ("the whole principal came", None, 185_000, 0),
        ("every instalment of a plan came on its day", Some(plan), 185_000, 0),
        ("a discount of 50,00 € on the principal was kept", Some(discount(kept, 5_000)), 180_000, 0),
        ("the same, its credit note is made", Some(discount(kept, 5_000)), 180_000, 5_000),
        (
            "a discount that also gives interest and indemnity up was kept",
            Some(discount(beside, 5_000)),
            180_000,
            0,
        ),
        ("the same, its credit note is made", Some(discount(beside, 5_000)), 180_000, 5_000),
        ("a discount of interest and indemnity only was kept", Some(discount(beside, 0)), 185_000, 0),
        ("a dispute of the whole ended by a credit note of it", Some(disputed()), 0, 185_000),
    ];
    for (told, what, received, credited) in cases {
        let mut file = at_step(ground, StepKind::Call);
        if let Some(what) = what {
            add(&mut file, agreed, what);
        }
        if file.is_disputed(InvoiceId(1)) {
            let credit_notes = vec![CreditNoteId(1)];
            add(&mut file, paid, Happening::DisputeClosed { end: DisputeEnd::CreditNote, credit_notes });
        }
        come(&mut file, paid, received, credited);
        let place = position(&file, file.invoices.first().unwrap(), &ground.rules(), day("2026-10-01"));
        let next = cell(place.next.as_ref());
        table.push_str(&format!("| {told} | `{}` | {next} |\n", place.state.code()));
    }
    table
}

fn disputed() -> Happening {
    contact(Outcome::Dispute { reason: "porte rayée".to_owned(), amount: None })
}

/// Money and a credit note for the only invoice, on a day.
fn come(file: &mut CaseFile, on: Day, received: i64, credited: i64) {
    let (invoice, client) = (InvoiceId(1), ClientId(1));
    let (amount, taken_off) = (Money::from_cents(received), Money::from_cents(credited));
    file.payments.push(Payment {
        id: PaymentId(1),
        client,
        on,
        on_supposed: false,
        amount,
        means: String::new(),
        allocations: vec![PaymentShare { invoice, amount }],
        reversed: false,
        noted_after: None,
    });
    let number = "AV-1".to_owned();
    file.credit_notes.push(CreditNote {
        id: CreditNoteId(1),
        invoice,
        number,
        on,
        amount: taken_off,
        reversed: false,
        noted_after: None,
    });
}

/// The steps of every scenario shipped, for an invoice due on Tuesday 1 September 2026.
fn scenarios_table() -> String {
    let mut table = String::from("| scenario | steps |\n| --- | --- |\n");
    for scenario in Scenario::shipped().unwrap() {
        let ground = Ground { scenario, ..Ground::new() };
        let mut file = file(DebtorNature::Business);
        file.invoices.first_mut().unwrap().parts.first_mut().unwrap().due = day("2026-09-01");
        let steps = simulate(&file, &ground.rules(), day("2026-09-01"), day("2027-09-01"));
        let told: Vec<String> = steps.iter().map(|one| format!("`{}` {}", one.step.code(), one.on)).collect();
        table.push_str(&format!(
            "| {} (`{}`) | {} |\n",
            ground.scenario.title,
            ground.scenario.id,
            told.join(" → ")
        ));
    }
    table
}

fn document(ground: &Ground) -> String {
    format!(
        "# The path: « {} »\n\n\
        Written by `tests/tests/proofs/path_table.rs` from the real path, and compared with it in every test run.\n\
        The delays are data (`assets/scenarios`, `assets/law/notice_delay_days.toml`).\n\n\
        The contact takes place on Tuesday {CONTACT}. A promise, a check or a pause carries {CARRIED}; a\n\
        judgment, an admissible file or the presentation of a cheque {PAST}. Each cell is the next step and the\n\
        day from which it is due.\n\n\
        ## An outcome, from each step\n\n\
        An outcome noted while a letter is due never sends the case back: it can only make it wait.\n\n{}\n\
        ## The same outcome again\n\n\
        From the call, each time on the day it came back, its date seven days later (or seven days before).\n\n{}\n\
        ## A letter posted\n\n\
        Planned for {CONTACT}. The day of the deadline is still the debtor’s; what follows comes on the working\n\
        day after it, and after a formal notice on the later of the deadline and the first presentation plus the\n\
        delay.\n\n{}\n\
        ## A suit, talks, an acknowledgement\n\n\
        Noted on {CONTACT} while a call is due (`action_failed`: after a summons of {PAST}). Who is before a judge\n\
        or in talks is not reminded: how it stands is looked at when the month of opposition is over (CPC 1416),\n\
        otherwise thirty days later, a habit of the house.\n\n{}\n\
        ## An end\n\n\
        Agreed or disputed on {CONTACT} while a call is due, the money and the credit notes dated {CARRIED}, a discount\n\
        until 2026-09-30, seen on 2026-10-01. What is taken off the principal needs a credit note (`credit_note`); of\n\
        interest and indemnity left over the user decides once (`settle`); what an agreement gave up needs nothing.\n\n{}\n\
        ## The five scenarios\n\n\
        A business, an invoice due on 2026-09-01, nobody answers, each step is done on its day. A step comes at\n\
        least the interval of its scenario (two days, one in « Amiable en 4 étapes ») after any contact with the\n\
        client, about any invoice.\n\n{}",
        ground.scenario.title,
        outcomes_table(ground),
        repeats_table(ground),
        letters_table(ground),
        acts_table(ground),
        ends_table(ground),
        scenarios_table()
    )
}

#[test]
fn the_document_says_what_the_path_does() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("docs/PATH.md");
    let computed = document(&Ground::new());
    if std::env::var_os("DUMENT_GOLDEN").is_some_and(|mode| mode == "write") {
        std::fs::write(&path, &computed).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    for (place, (is, should)) in written.lines().zip(computed.lines()).enumerate() {
        assert_eq!(is, should, "docs/PATH.md:{}", place + 1);
    }
    assert_eq!(written, computed, "docs/PATH.md has other lines at its end");
}
