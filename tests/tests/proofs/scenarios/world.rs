//! One company, one client, played in memory by the real use cases.

use dument_app::views::{
    AnswerInput, AnswerOffer, ClientInput, ContactInput, CreditNoteInput, Deed, DeedInput, InvoiceInput,
    LegalActInput, LetterRequest, PaymentInput, PaymentsSeen, PostedInput, PresentedInput,
    RecoveryCostsInput, SettleChoice, SettleInput, UndoToken,
};
use dument_app::{
    App, Code, Error, Now, call, case, changes, clients, deeds, invoices, legal, letter, payment, scenarios,
    settings, today,
};
use dument_domain::case::{DisputeEnd, Outcome, OutcomeKind, StepKind};
use dument_domain::claim::DuePart;
use dument_domain::{Address, ClientId, Company, Day, DebtorNature, InvoiceId, Money};

use crate::scenarios::line::{Expected, Facts, Line};

pub struct World {
    app: App,
    client: Option<ClientId>,
    /// How the last act is taken back.
    last: Option<UndoToken>,
}

/// The day on which companies, clients and invoices of a scenario are recorded.
const BEGINNING: &str = "2024-01-02";

/// Either a refusal of the program or a line that makes no sense.
enum Problem {
    Refused(Error),
    Told(String),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Problem {
        Problem::Refused(error)
    }
}

impl From<String> for Problem {
    fn from(text: String) -> Problem {
        Problem::Told(text)
    }
}

impl World {
    pub fn new() -> World {
        let mut app = App::in_memory().unwrap();
        let company: Company = serde_json::from_str(COMPANY).unwrap();
        app.act(&on(BEGINNING.parse().unwrap()), |desk| settings::create_company(desk, company)).unwrap();
        World { app, client: None, last: None }
    }

    pub fn play(&mut self, line: &Line) -> Result<(), String> {
        match (line, self.act(line)) {
            (_, Ok(())) => Ok(()),
            (_, Err(Problem::Told(text))) => Err(text),
            (_, Err(Problem::Refused(error))) => Err(format!("refused: {error}")),
        }
    }

    fn act(&mut self, line: &Line) -> Result<(), Problem> {
        match line {
            Line::Client { name, nature } => self.add_client(name, *nature)?,
            Line::Invoice { number, parts, completed_on } => {
                self.add_invoice(number, parts, *completed_on)?
            }
            Line::On { day, expected } => self.check(*day, expected)?,
            Line::Call { day, outcome, facts } => self.call(*day, *outcome, facts)?,
            Line::Letter { day, step, facts } => self.compose(*day, *step, facts)?,
            Line::Posted { day, step } => {
                let client = self.client()?;
                let letter = self.app.ask(&on(*day), |reading| letter::to_post(reading, client, *step))?;
                let input = PostedInput {
                    letter,
                    on: *day,
                    tracking: None,
                    payments: PaymentsSeen::AsKept,
                    confirmed: false,
                };
                self.last = self.app.act(&on(*day), |desk| letter::mark_posted(desk, &input))?.undo;
            }
            Line::Presented { day, step } => {
                let client = self.client()?;
                let letter = self.app.ask(&on(*day), |reading| letter::posted(reading, client, *step))?;
                let input = PresentedInput { letter, on: *day, delivered: false };
                self.last = self.app.act(&on(*day), |desk| letter::mark_presented(desk, &input))?.undo;
            }
            Line::Pay { day, amount, facts } => self.pay(*day, *amount, facts)?,
            Line::Credit { day, amount, facts } => self.credit(*day, *amount, facts)?,
            Line::Costs { day, amount, facts } => self.costs(*day, *amount, facts)?,
            Line::Settle { day, claim } => {
                let choice = if *claim { SettleChoice::Claim } else { SettleChoice::Waive };
                let input = SettleInput { client: self.client()?, invoices: Vec::new(), choice };
                self.last = self.app.act(&on(*day), |desk| payment::settle(desk, &input))?.undo;
            }
            Line::Ended { day, amount, facts } => self.end_dispute(*day, *amount, facts)?,
            Line::Resume { day } => {
                let client = self.client()?;
                self.last = self.app.act(&on(*day), |desk| call::resume(desk, client, &[], ""))?.undo;
            }
            Line::Undo { day } => {
                let token = self.last.take().ok_or_else(|| "nothing to take back".to_owned())?;
                self.app.act(&on(*day), |desk| changes::undo(desk, token, ""))?;
            }
            Line::Scenario { id } => {
                let client = self.client()?;
                self.app.act(&on(BEGINNING.parse().unwrap()), |desk| scenarios::choose(desk, client, id))?;
            }
            Line::Deed { day, what } => {
                let client = self.client()?;
                let (invoices, note) = (Vec::new(), String::new());
                let input = DeedInput { client, invoices, what: what.clone(), on: None, note };
                self.last = self.app.act(&on(*day), |desk| deeds::record(desk, &input))?.undo;
            }
            Line::Legal { day, kind, facts } => {
                let input = LegalActInput {
                    client: self.client()?,
                    kind: *kind,
                    on: facts.day("at")?.unwrap_or(*day),
                    until: facts.day("until")?,
                    invoices: self.numbered(*day, facts)?.into_iter().collect(),
                    note: String::new(),
                };
                self.last = self.app.act(&on(*day), |desk| legal::record(desk, &input))?.undo;
            }
            Line::Refused { code, line } => return self.refused(code, line),
        }
        Ok(())
    }

    fn refused(&mut self, code: &str, line: &Line) -> Result<(), Problem> {
        match self.act(line) {
            Ok(()) => Err(Problem::Told("was done, not refused".to_owned())),
            Err(Problem::Refused(error)) if error.code.to_string() == code => Ok(()),
            Err(other) => Err(other),
        }
    }

    fn add_client(&mut self, name: &str, nature: DebtorNature) -> Result<(), Problem> {
        let input = ClientInput {
            confirmed: false,
            client: None,
            name: name.to_owned(),
            nature,
            siren: None,
            vat: None,
            address: Address {
                lines: vec!["12 rue des Écluses".to_owned()],
                postal_code: "29300".to_owned(),
                city: "Quimperlé".to_owned(),
                country: "FR".to_owned(),
            },
            email: String::new(),
            phone: String::new(),
            note: String::new(),
            nature_unsaid: false,
            contract_rate: None,
            contacts: Vec::new(),
        };
        self.client =
            Some(self.app.act(&on(BEGINNING.parse().unwrap()), |desk| clients::save(desk, input))?.client);
        Ok(())
    }

    fn add_invoice(
        &mut self,
        number: &str,
        parts: &[DuePart],
        completed_on: Option<Day>,
    ) -> Result<(), Problem> {
        let due = parts.first().map(|part| part.due).ok_or_else(|| "at least one due part".to_owned())?;
        let input = InvoiceInput {
            invoice: None,
            client: self.client,
            new_client: None,
            number: number.to_owned(),
            issued_on: due.plus_days(-30),
            due_on: Some(due),
            parts: parts.to_vec(),
            net: None,
            vat: None,
            gross: parts.iter().map(|part| part.amount).sum(),
            work: "remplacement du chauffe-eau".to_owned(),
            quote_number: None,
            quote_on: None,
            completed_on,
            nature: None,
            contract_rate: None,
            activity: None,
            terms: String::new(),
            sector: None,
            document: None,
            confirmed: false,
        };
        let beginning: Day = BEGINNING.parse().unwrap();
        self.app.act(&on(completed_on.map_or(beginning, |done| done.max(beginning))), |desk| {
            invoices::save(desk, input)
        })?;
        Ok(())
    }

    fn call(&mut self, day: Day, kind: OutcomeKind, facts: &Facts) -> Result<(), Problem> {
        let happened = facts.day("at")?.unwrap_or(day);
        let date = facts.day("by")?.unwrap_or(happened);
        let client = self.client()?;
        let invoices: Vec<InvoiceId> = self.numbered(day, facts)?.into_iter().collect();
        let amount = match facts.money("amount")? {
            Some(amount) => amount,
            None => self.app.ask(&on(day), |reading| call::call(reading, client, &invoices))?.principal,
        };
        let why = if kind == OutcomeKind::Abandon { "pas de quoi payer" } else { "" };
        let input = ContactInput {
            client,
            step: StepKind::Call,
            invoices,
            outcome: outcome(kind, date, amount, facts.money("part")?),
            on: Some(happened),
            interlocutor: String::new(),
            note: why.to_owned(),
            minute: None,
            contact: None,
        };
        self.last = self.app.act(&on(day), |desk| call::record(desk, &input))?.undo;
        Ok(())
    }

    fn compose(&mut self, day: Day, step: StepKind, facts: &Facts) -> Result<(), Problem> {
        let request = LetterRequest {
            client: self.client()?,
            step: Some(step),
            invoices: Vec::new(),
            post_on: facts.day("post")?,
            ask: None,
            third_party: None,
            tracking: None,
            interest_until: None,
            confirmed: false,
            answer: (step == StepKind::Dispute).then(answer),
        };
        let view = self.app.ask(&on(day), |reading| letter::prepare(reading, &request))?;
        let reason = || view.refusals.first().map(|one| one.sentence.clone()).unwrap_or_default();
        let token = view.pdf.as_deref().ok_or_else(|| Error::new(Code::Forbidden, reason()))?;
        let asked = facts.money("asks")?.filter(|sum| *sum != view.sum.principal);
        if asked.is_some() {
            return Err(format!("it asks {}", view.sum.principal).into());
        }
        let kept = self.app.act(&on(day), |desk| letter::keep(desk, &request, token))?;
        match facts.day("deadline")? {
            Some(told) if told != kept.deadline => Err(format!("it prints {}", kept.deadline).into()),
            Some(_) | None => Ok(()),
        }
    }

    fn pay(&mut self, day: Day, amount: Money, facts: &Facts) -> Result<(), Problem> {
        let invoices: Vec<InvoiceId> = self.numbered(day, facts)?.into_iter().collect();
        let client = self.client;
        let input = PaymentInput {
            set_off: false,
            confirmed: false,
            invoices,
            client,
            amount,
            on: facts.day("at")?,
            means: String::new(),
        };
        self.last =
            self.app.act(&on(day), |desk| payment::record(desk, &input))?.done.and_then(|done| done.undo);
        Ok(())
    }

    fn credit(&mut self, day: Day, amount: Money, facts: &Facts) -> Result<(), Problem> {
        let invoice = self.numbered(day, facts)?.ok_or_else(|| "on which invoice?".to_owned())?;
        let input = CreditNoteInput { invoice, number: "AV-1".to_owned(), on: None, amount };
        self.app.act(&on(day), |desk| payment::record_credit_note(desk, &input))?;
        Ok(())
    }

    /// Recovery costs with their proof, on one invoice or on all those that may bear some.
    fn costs(&mut self, day: Day, amount: Money, facts: &Facts) -> Result<(), Problem> {
        let input = RecoveryCostsInput {
            client: self.client()?,
            invoices: self.numbered(day, facts)?.into_iter().collect(),
            on: facts.day("at")?,
            amount,
            what: "sommation de payer, Me Le Goff".to_owned(),
            proof: "acte n° 12".to_owned(),
            note: String::new(),
        };
        self.last = self.app.act(&on(day), |desk| payment::record_costs(desk, &input))?.undo;
        Ok(())
    }

    /// A dispute ends by a credit note, both in one act.
    fn end_dispute(&mut self, day: Day, amount: Money, facts: &Facts) -> Result<(), Problem> {
        let invoice = self.numbered(day, facts)?.ok_or_else(|| "on which invoice?".to_owned())?;
        let note = CreditNoteInput { invoice, number: "AV-1".to_owned(), on: None, amount };
        let what = Deed::DisputeClosed { end: DisputeEnd::CreditNote, credit_notes: vec![note] };
        let (client, note) = (self.client()?, String::new());
        let input = DeedInput { client, invoices: Vec::new(), what, on: None, note };
        self.last = self.app.act(&on(day), |desk| deeds::record(desk, &input))?.undo;
        Ok(())
    }

    fn check(&mut self, day: Day, expected: &Expected) -> Result<(), Problem> {
        let client = self.client()?;
        let case = self.app.ask(&on(day), |reading| case::case(reading, client))?;
        let found = case.invoices.iter().find(|one| one.number == expected.number);
        let found = found.ok_or_else(|| Error::new(Code::UnknownInvoice, expected.number.clone()))?;
        let due = self.app.ask(&on(day), today::today_rows);
        let row = due.iter().find(|row| row.invoices.contains(&found.invoice));
        let follows = match (row, &found.next) {
            (Some(row), _) => row.step.code(),
            (None, Some(_)) => "waits",
            (None, None) => "nothing",
        };
        let mut actual = format!("{} {}, {follows}", found.number, found.state);
        let mut told = format!("{} {}, {}", expected.number, expected.state, expected.follows);
        let facts = [
            ("principal", found.sum.principal.to_string()),
            ("interest", found.sum.interest.to_string()),
            ("indemnity", found.sum.indemnity.to_string()),
            ("compensation", found.sum.compensation.to_string()),
            ("since", row.map(|row| row.since.to_string()).unwrap_or_default()),
            ("due_on", row.map(|row| row.due_on.to_string()).unwrap_or_default()),
        ];
        for (name, value) in facts {
            if let Some(word) = expected.facts.word(name) {
                told.push_str(&format!("  {name} {word}"));
                actual.push_str(&format!("  {name} {value}"));
            }
        }
        if actual == told { Ok(()) } else { Err(Problem::Told(format!("is {actual}"))) }
    }

    fn numbered(&mut self, day: Day, facts: &Facts) -> Result<Option<InvoiceId>, Problem> {
        Ok(facts
            .word("on")
            .map(|number| self.app.ask(&on(day), |reading| invoices::find(reading, number)))
            .transpose()?)
    }

    fn client(&self) -> Result<ClientId, Problem> {
        self.client.ok_or_else(|| Problem::Told("a client first".to_owned()))
    }
}

fn answer() -> AnswerInput {
    AnswerInput { answer: "La rayure a été reprise.".to_owned(), offer: AnswerOffer::Maintain }
}

fn on(day: Day) -> Now {
    Now::noon(day)
}

fn outcome(kind: OutcomeKind, date: Day, amount: Money, part: Option<Money>) -> Outcome {
    match kind {
        OutcomeKind::Paid => Outcome::Paid { check_on: date },
        OutcomeKind::Promise => Outcome::Promise { by: date, amount },
        OutcomeKind::NotReceived => Outcome::NotReceived,
        OutcomeKind::WrongContact => Outcome::WrongContact,
        OutcomeKind::NoAnswer => Outcome::NoAnswer,
        OutcomeKind::Difficulty => Outcome::Difficulty,
        OutcomeKind::Dispute => Outcome::Dispute { reason: "douche rayée".to_owned(), amount: part },
        OutcomeKind::Refuses => Outcome::Refuses,
        OutcomeKind::Insolvency => {
            Outcome::Insolvency { judgment_on: date, bodacc_on: None, proceedings: None }
        }
        OutcomeKind::OverIndebtedness => Outcome::OverIndebtedness { admissible_on: date },
        OutcomeKind::BouncedCheque => Outcome::BouncedCheque { presented_on: date },
        OutcomeKind::DefectiveCheque => Outcome::DefectiveCheque { replace_by: date },
        OutcomeKind::Away => Outcome::Away { back_on: date },
        OutcomeKind::FundsAwaited => Outcome::FundsAwaited { expected_on: date },
        OutcomeKind::Pause => Outcome::Pause { until: date },
        OutcomeKind::Abandon => Outcome::Abandon,
        OutcomeKind::PreferWriting => Outcome::PreferWriting,
    }
}

const COMPANY: &str = r#"{"name":"Kerbrat Plomberie","legal_form":"EI","siret":"81234567600017",
    "address":{"lines":["4 QUAI BRIZEUX"],"postal_code":"29300","city":"QUIMPERLE","country":"FR"},
    "iban":"FR7630006000011234567890189","signatory":"Yann Kerbrat"}"#;
