//! One client in memory, the five scenarios, and what happens to it.

use dument_domain::case::{
    CallMinute, CaseEvent, CaseFile, ClaimSettings, Happening, NextStep, Outcome, Position, Rules, Scenario,
    StepKind, next_steps, positions,
};
use dument_domain::claim::{DuePart, Waiver};
use dument_domain::{
    Address, Client, ClientId, Day, DebtorNature, EventId, HolidayRegion, Invoice, InvoiceId, Law, LetterId,
    Money, Payment, PaymentId, PaymentShare,
};

pub struct World {
    pub file: CaseFile,
    pub scenario: Scenario,
    pub law: Law,
    pub settings: ClaimSettings,
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn money(text: &str) -> Money {
    text.parse().unwrap()
}

pub fn euros(whole: i64) -> Money {
    Money::from_cents(whole * 100)
}

impl World {
    /// A business that follows a scenario, with one invoice of 1 000 € due on a day.
    pub fn new(scenario: &str, due: &str) -> World {
        let shipped = Scenario::shipped().unwrap();
        let scenario = shipped.into_iter().find(|one| one.id == scenario).unwrap();
        let client = Client {
            id: ClientId(1),
            name: "Menuiserie Lefèvre".to_owned(),
            nature: DebtorNature::Business,
            nature_confirmed: true,
            siren: None,
            siret: None,
            vat: None,
            address: Address::default(),
            email: String::new(),
            phone: String::new(),
            note: String::new(),
            scenario: scenario.id.clone(),
            scenario_version: None,
            contract_rate: None,
            contacts: Vec::new(),
        };
        let file = CaseFile {
            client,
            invoices: Vec::new(),
            payments: Vec::new(),
            credit_notes: Vec::new(),
            events: Vec::new(),
            letters: Vec::new(),
        };
        let law = Law::shipped().unwrap();
        let mut world = World { file, scenario, law, settings: ClaimSettings::default() };
        world.owe(1_000, due);
        world
    }

    /// Another invoice.
    pub fn owe(&mut self, whole: i64, due: &str) -> InvoiceId {
        let id = InvoiceId(i64::try_from(self.file.invoices.len()).unwrap() + 1);
        let (due, amount) = (day(due), euros(whole));
        self.file.invoices.push(Invoice {
            id,
            client: ClientId(1),
            number: format!("F-{}", id.0),
            nature: None,
            work: String::new(),
            quote_number: None,
            quote_on: None,
            completed_on: None,
            issued_on: due.plus_days(-30),
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
        });
        id
    }

    pub fn rules(&self) -> Rules<'_> {
        Rules {
            scenario: &self.scenario,
            law: &self.law,
            settings: &self.settings,
            region: HolidayRegion::Mainland,
        }
    }

    /// Something about every invoice.
    pub fn happens(&mut self, on: &str, what: Happening) {
        let all = self.file.invoices.iter().map(|one| one.id).collect();
        self.happens_to(on, all, what);
    }

    pub fn happens_to(&mut self, on: &str, invoices: Vec<InvoiceId>, what: Happening) {
        let id = EventId(i64::try_from(self.file.events.len()).unwrap() + 1);
        self.file.events.push(CaseEvent {
            id,
            client: ClientId(1),
            invoices,
            on: day(on),
            recorded_at: format!("{on}T12:00"),
            what,
            note: String::new(),
            reversed: false,
        });
    }

    pub fn call(&mut self, on: &str, outcome: Outcome) {
        self.happens(
            on,
            Happening::Contact {
                step: StepKind::Call,
                outcome,
                interlocutor: String::new(),
                minute: CallMinute::default(),
            },
        );
    }

    /// Posts the letter of a step; gives the deadline that it prints.
    pub fn post(&mut self, on: &str, step: StepKind) -> Day {
        let nature = self.file.client.nature;
        let deadline = self.rules().deadline(step, nature, day(on));
        let letter = LetterId(i64::try_from(self.file.events.len()).unwrap() + 1);
        self.happens(on, Happening::Posted { step, letter, deadline, tracking: None });
        deadline
    }

    /// Money for the first invoice.
    pub fn pay(&mut self, on: &str, cents: i64) {
        let amount = Money::from_cents(cents);
        let id = PaymentId(i64::try_from(self.file.payments.len()).unwrap() + 1);
        self.file.payments.push(Payment {
            id,
            client: ClientId(1),
            on: day(on),
            on_supposed: false,
            amount,
            means: String::new(),
            allocations: vec![PaymentShare { invoice: InvoiceId(1), amount }],
            reversed: false,
            noted_after: None,
        });
    }

    /// Where the first invoice stands.
    pub fn place(&self, today: &str) -> Position {
        positions(&self.file, &self.rules(), day(today)).remove(0)
    }

    pub fn due(&self, today: &str) -> Vec<NextStep> {
        next_steps(&positions(&self.file, &self.rules(), day(today)), day(today))
    }

    /// « late, call 2026-09-02 »: the state and what comes next, seen from a day.
    pub fn told(&self, today: &str) -> String {
        let place = self.place(today);
        let next =
            place.next.map_or("nothing".to_owned(), |one| format!("{} {}", one.step.code(), one.due_on));
        format!("{}, {next}", place.state.code())
    }
}
