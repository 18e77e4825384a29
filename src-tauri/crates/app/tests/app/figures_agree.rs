//! One figure, one function: wherever two screens show the same figure they show the same cents, in
//! any company. `docs/FIGURES.md` lists the pairs.

use crate::world::{Dice, client, day, from, invoice_input, kerbrat, money, on};
use dument_app::views::{
    CalendarEntry, CalendarKind, CaseView, ClientRow, InvoiceFilter, InvoicesRequest, InvoicesView, TodayRow,
    TodayView,
};
use dument_app::{
    App, Now, calendar, call, case, clients, deeds, delegation, invoices, letter, payment, today,
};
use dument_domain::case::StepKind;
use dument_domain::{ClientId, Day, Money};
use serde_json::{Value, json};

/// A company with its clients and what happened to each, up to the beginning of September 2026.
fn company(dice: &mut Dice) -> (App, Vec<ClientId>) {
    let now = on("2026-03-01");
    let mut app = kerbrat(&now);
    let names = ["Garage Le Goff", "Café du Port", "Mairie de Riec", "Tanguy Frères", "SCI Kerez"];
    let clients: Vec<ClientId> = names
        .iter()
        .take(2 + dice.roll(4) as usize)
        .map(|name| {
            let nature = dice.one_of(&["business", "business", "public", "consumer", "non_professional"]);
            client(&mut app, &now, name, nature)
        })
        .collect();
    for (rank, one) in clients.iter().enumerate() {
        bill_client(&mut app, dice, *one, rank);
        happen(&mut app, dice, *one);
    }
    (app, clients)
}

/// One to three invoices, due long ago, lately, in part later, or not yet.
fn bill_client(app: &mut App, dice: &mut Dice, client: ClientId, rank: usize) {
    for number in 1..=1 + dice.roll(3) {
        let mut input = invoice_input(client, &format!("F-{rank}-{number}"));
        input.issued_on = day(dice.one_of(&["2026-03-01", "2024-10-10", "2021-10-15"]));
        input.completed_on = Some(input.issued_on);
        input.gross = money(&dice.sum(9000)) + money("600.00");
        input.due_on = None;
        let kept = if dice.roll(4) == 0 { money("500.00") } else { Money::ZERO };
        let first = dice.one_of(&["2026-05-01", "2026-07-10", "2026-08-20", "2026-10-10"]);
        let mut parts = vec![json!({"due": first, "amount": input.gross - kept})];
        if kept.is_positive() {
            parts.push(json!({"due": "2027-05-01", "amount": kept}));
        }
        input.parts = from(json!(parts));
        app.act(&on("2026-03-01"), |desk| invoices::save(desk, input)).unwrap();
    }
}

/// Something of what may happen to a client; what the program refuses did not happen.
fn happen(app: &mut App, dice: &mut Dice, client: ClientId) {
    for _ in 0..1 + dice.roll(3) {
        let sum = dice.sum(1500);
        match dice.roll(11) {
            0 => pay(app, "2026-07-01", client, &sum),
            1 => call(
                app,
                "2026-08-28",
                client,
                json!({"outcome": "promise", "by": "2026-09-10", "amount": sum}),
            ),
            2 => {
                call(
                    app,
                    "2026-08-28",
                    client,
                    json!({"outcome": "promise", "by": "2026-09-10", "amount": sum}),
                );
                pay(app, "2026-08-30", client, &dice.sum(600));
            }
            3 => call(app, "2026-08-25", client, json!({"outcome": "dispute", "reason": "r", "amount": sum})),
            4 => {
                call(app, "2026-08-25", client, json!({"outcome": "dispute", "reason": "r", "amount": null}))
            }
            5 => plan(app, client),
            6 => {
                let what = json!({"kind": "discount", "amount": "50.00", "by": "2026-09-20"});
                deed(app, "2026-08-05", client, json!({"deed": "arrangement", "arrangement": what}));
                if dice.roll(2) == 0 {
                    pay(app, "2026-08-20", client, "20000.00");
                }
            }
            7 => call(app, "2026-08-26", client, json!({"outcome": "no_answer"})),
            8 => call(app, "2026-08-27", client, json!({"outcome": "abandon"})),
            9 => pay_too_much(app, client, &dice.sum(9000)),
            _ => call(app, "2026-08-01", client, json!({"outcome": "refuses"})),
        }
    }
}

fn pay(app: &mut App, day: &str, client: ClientId, amount: &str) {
    let input = json!({"client": client, "invoices": [], "amount": amount, "on": day, "means": "virement"});
    let _ = app.act(&on(day), |desk| payment::record(desk, &from(input)));
}

/// A payment on the first invoice alone, larger than it is more often than not.
fn pay_too_much(app: &mut App, client: ClientId, amount: &str) {
    let now = on("2026-08-12");
    let first = app.ask(&now, |reading| clients::view(reading, client)).unwrap().invoices[0].invoice;
    let input = json!({"client": client, "invoices": [first], "amount": money(amount) + money("3000.00"), "on": "2026-08-12", "means": "virement", "confirmed": true});
    let _ = app.act(&now, |desk| payment::record(desk, &from(input)));
}

fn call(app: &mut App, day: &str, client: ClientId, outcome: Value) {
    let input = json!({"client": client, "invoices": [], "step": "call", "outcome": outcome, "interlocutor": "", "note": ""});
    let _ = app.act(&on(day), |desk| call::record(desk, &from(input)));
}

fn deed(app: &mut App, day: &str, client: ClientId, what: Value) {
    let input = json!({"client": client, "invoices": [], "what": what, "note": ""});
    let _ = app.act(&on(day), |desk| deeds::record(desk, &from(input)));
}

fn plan(app: &mut App, client: ClientId) {
    let request = json!({"client": client, "invoices": [], "first": null, "count": null, "amount": null});
    let Ok(proposed) = app.ask(&on("2026-08-03"), |reading| deeds::propose_plan(reading, &from(request)))
    else {
        return;
    };
    let share = money("150.00");
    let parts = json!([
        {"due": "2026-08-20", "amount": share},
        {"due": "2026-12-20", "amount": proposed.total.less(share)}
    ]);
    let plan = json!({"instalments": parts, "interest": proposed.interest, "acceleration": "none", "signed": true, "guarantee": ""});
    deed(app, "2026-08-03", client, json!({"deed": "plan", "plan": plan}));
}

fn list(app: &mut App, now: &Now, filter: InvoiceFilter) -> InvoicesView {
    app.ask(now, |reading| {
        invoices::invoices(reading, InvoicesRequest { filter, limit: 1000, ..InvoicesRequest::default() })
    })
    .unwrap()
}

/// Everything the screens show of a company on a day.
struct Shown {
    app: App,
    now: Now,
    told: String,
    today: TodayView,
    clients: Vec<ClientRow>,
    cases: Vec<CaseView>,
    calendar: Vec<(Day, CalendarEntry)>,
}

impl Shown {
    fn of(mut app: App, clients: &[ClientId], day: &str, told: String) -> Shown {
        let now = on(day);
        let today = app.ask(&now, today::today).unwrap();
        let rows = app.ask(&now, |reading| clients::clients(reading, "", 0, 1000)).unwrap().rows;
        let cases =
            clients.iter().map(|one| app.ask(&now, |reading| case::case(reading, *one)).unwrap()).collect();
        let days = app.ask(&now, |reading| calendar::to_come(reading, now.today, None, &[]));
        let calendar = days.into_iter().flat_map(|day| {
            let on = day.on;
            day.entries.into_iter().map(move |entry| (on, entry))
        });
        let calendar = calendar.collect();
        Shown { app, now, told, today, clients: rows, cases, calendar }
    }

    fn rows(&self) -> Vec<TodayRow> {
        self.today.groups.iter().flat_map(|group| group.rows.clone()).collect()
    }

    /// The header of the day, the list of invoices, the list of clients.
    fn totals(&mut self) {
        let told = self.told.clone();
        let open = list(&mut self.app, &self.now, InvoiceFilter::Open);
        let late = list(&mut self.app, &self.now, InvoiceFilter::Late);
        let totals = self.today.totals;
        assert_eq!(totals.open, open.sum.principal, "{told}: open");
        assert_eq!(totals.claimable, open.sum.total - open.sum.principal, "{told}: claimable");
        let by_client: Money = self.clients.iter().map(|one| one.late).sum();
        assert_eq!([open.late, late.late, by_client], [totals.late; 3], "{told}: late");
        assert_eq!(self.today.late, totals.late, "{told}: late, in words");
        let late_clients = self.clients.iter().filter(|one| one.late.is_positive()).count();
        assert_eq!(self.today.late_clients, late_clients, "{told}: clients late");
        let disputes = self.cases.iter().flat_map(|case| &case.agreed.disputes);
        assert_eq!(totals.disputed, disputes.map(|one| one.disputed).sum(), "{told}: disputed");
        let promises = self.calendar.iter().filter(|(_, one)| one.kind == CalendarKind::Promise);
        let promised: Money = promises.filter_map(|(_, one)| one.amount).sum();
        let shown: Vec<_> =
            self.calendar.iter().filter(|(_, one)| one.kind == CalendarKind::Promise).collect();
        assert_eq!(totals.promised, promised, "{told}: promised; {shown:?}");
    }

    /// The case, the list of clients, the accounts, the terminal.
    fn cases(&mut self) {
        for case in &self.cases {
            let told = format!("{}: {}", self.told, case.client_name);
            let row = self.clients.iter().find(|one| one.client == case.client).unwrap();
            assert_eq!(row.sum, case.sum, "{told}: client and case");
            let accounts = &case.statements;
            let interest: Money = accounts.iter().map(|one| one.sum.interest).sum();
            let indemnity: Money = accounts.iter().map(|one| one.sum.indemnity).sum();
            assert_eq!((interest, indemnity), (case.sum.interest, case.sum.indemnity), "{told}: accounts");
            let days = accounts.iter().filter(|one| one.sum.principal.is_positive()).map(|one| one.per_day);
            if let (Some(day), Some(days)) = (case.per_day, days.collect::<Option<Vec<Money>>>()) {
                let given = case.invoices.iter().any(|one| one.state == "not_due");
                assert!(given || day == days.into_iter().sum(), "{told}: what one more day adds");
            }
            let answer =
                self.app.ask(&self.now, |reading| case::claim_answer(reading, case.client, None)).unwrap();
            let answer: Value = serde_json::from_str(&answer).unwrap();
            let given_up = case.invoices.iter().any(|one| one.state == "abandoned");
            if !given_up {
                assert_eq!(answer["interest"], interest.to_string(), "{told}: terminal");
            }
        }
    }

    /// One invoice in the list, the case, the client's sheet, its own sheet and its account.
    fn invoices(&mut self) {
        let told = self.told.clone();
        for row in list(&mut self.app, &self.now, InvoiceFilter::All).rows {
            let sheet = self.app.ask(&self.now, |reading| invoices::view(reading, row.invoice)).unwrap().row;
            let client = self.app.ask(&self.now, |reading| clients::view(reading, row.client)).unwrap();
            let of_client = client.invoices.into_iter().find(|one| one.invoice == row.invoice).unwrap();
            assert_eq!([&sheet, &of_client], [&row; 2], "{told}: {}", row.number);
            let case = self.cases.iter().find(|one| one.client == row.client).unwrap();
            let of_case = case.invoices.iter().find(|one| one.invoice == row.invoice).unwrap();
            assert_eq!((of_case.sum, &of_case.state), (row.sum, &row.state), "{told}: {}", row.number);
            if let Some(account) = case.statements.iter().find(|one| one.invoice == row.invoice) {
                assert_eq!(
                    (account.sum, account.days_late),
                    (row.sum, row.days_late),
                    "{told}: {}",
                    row.number
                );
            }
        }
    }

    /// What a step asks: the day, the case, the call, the e-mail, the letter, the calendar, the sheet
    /// of calls, the tray.
    fn asked(&mut self) -> usize {
        let rows = self.rows();
        let look = dument_app::glance::Glance::of(&self.today);
        assert_eq!(look.count, rows.len(), "{}: tray", self.told);
        let sheet = self.app.ask(&self.now, |reading| delegation::delegation(reading, None)).unwrap();
        let mut letters = 0;
        for row in &rows {
            let told = format!("{}: {} {:?} {:?}", self.told, row.client_name, row.step, row.numbers);
            let case = self.cases.iter().find(|one| one.client == row.client).unwrap();
            let of_case = case.due.iter().find(|one| one.step == row.step).unwrap();
            assert_eq!(of_case.sum, row.sum, "{told}: case");
            let entry = self.calendar.iter().find(|(_, one)| {
                one.due
                    && one.client == row.client
                    && one.step == Some(row.step)
                    && one.invoices == row.invoices
            });
            let (_, entry) = entry.unwrap_or_else(|| panic!("{told}: not in the calendar"));
            let principal = row.sum.principal.is_positive();
            let asked = if principal { row.sum.principal } else { row.sum.total };
            assert_eq!(entry.amount.unwrap_or_default(), asked, "{told}: calendar");
            let asks = !row.step.is_reminder() || row.step.is_formal_notice() || asked.is_positive();
            assert!(asks, "{told}: asks nothing");
            let set_off = case.over.as_ref().is_some_and(|over| over.set_off.is_some());
            assert!(row.step != StepKind::SetOff || set_off, "{told}: what covers it is in the case");
            if row.step.is_spoken() {
                let call = self
                    .app
                    .ask(&self.now, |reading| call::call(reading, row.client, &row.invoices))
                    .unwrap();
                assert_eq!(call.principal, row.sum.principal, "{told}: call");
                self.habit(row.client, &call.relation.sentence, &told);
                let given =
                    sheet.rows.iter().find(|one| one.client == row.client && one.invoices == row.invoices);
                let given = given.unwrap_or_else(|| panic!("{told}: not on the sheet of calls"));
                assert_eq!((given.sum, given.days_late), (asked, row.days_late), "{told}: sheet");
            }
            if row.step == StepKind::Email {
                let mail = self
                    .app
                    .ask(&self.now, |reading| call::email(reading, row.client, &row.invoices))
                    .unwrap();
                assert_eq!(mail.principal, row.sum.principal, "{told}: e-mail");
            }
            if row.step.is_letter() {
                letters += usize::from(self.letter(row, &told));
            }
        }
        letters
    }

    /// How a client pays, on its sheet and where it is called.
    fn habit(&mut self, client: ClientId, called: &str, told: &str) {
        let sheet = self.app.ask(&self.now, |reading| clients::view(reading, client)).unwrap();
        let habit = sheet.behaviour.iter().find(|one| one.starts_with("paie"));
        let short = habit.map(|one| one.rsplit_once(" (").map_or(one.as_str(), |(short, _)| short));
        assert_eq!(short.is_some(), called.contains("paie"), "{told}: {habit:?} {called}");
        assert!(short.is_none_or(|short| called.contains(short)), "{told}: {short:?} {called}");
    }

    /// The last day that a letter leaves, and the one from which nothing is said of a judge: on its
    /// screen, in the case, and once it is posted in the calendar.
    /// How many were compared: what a day adds, a limit, a deadline.
    fn letter_days(&mut self, row: &TodayRow, told: &str) -> [usize; 3] {
        let (mut sums, mut limits) = (0, 0);
        let request = json!({"client": row.client, "step": row.step, "invoices": row.invoices, "post_on": self.now.today, "ask": null, "third_party": null, "tracking": null, "answer": null});
        let request: dument_app::views::LetterRequest = from(request);
        let letter = self.app.ask(&self.now, |reading| letter::prepare(reading, &request)).unwrap();
        let case = self.cases.iter().find(|one| one.client == row.client).unwrap();
        let chosen = case.statements.iter().filter(|one| letter.chosen.contains(&one.invoice));
        let chosen: Vec<_> = chosen.filter(|one| one.sum.principal.is_positive()).collect();
        let principal: Money = chosen.iter().map(|one| one.sum.principal).sum();
        let each: Option<Vec<Money>> = chosen.iter().map(|one| one.per_day).collect();
        let whole = letter.ask.interest && letter.sum.principal == principal;
        if let (true, Some(of_letter), Some(each)) = (whole, letter.per_day, each) {
            assert_eq!(of_letter, each.into_iter().sum(), "{told}: what one more day adds");
            sums += 1;
        }
        for passed in letter.checks.iter().filter(|one| one.sentence.contains("date limite pour agir")) {
            let said = |one: &&dument_app::views::DeadlineView| {
                passed.sentence.contains(&dument_letters::french::date(one.on))
            };
            assert!(case.deadlines.iter().any(|one| said(&one)), "{told}: {}", passed.sentence);
            limits += 1;
        }
        let Some(token) = letter.pdf.filter(|_| letter.chosen == row.invoices) else {
            return [sums, limits, 0];
        };
        let kept = self.app.act(&self.now, |desk| letter::keep(desk, &request, &token)).unwrap();
        let posted = json!({"letter": kept.letter, "on": self.now.today, "tracking": null, "payments": "not_looked", "confirmed": true});
        let Ok(_) = self.app.act(&self.now, |desk| letter::mark_posted(desk, &from(posted))) else {
            return [sums, limits, 0];
        };
        let today = self.now.today;
        let days = self.app.ask(&self.now, |reading| calendar::to_come(reading, today, None, &[]));
        let told_there = days.iter().filter(|day| {
            day.entries.iter().any(|one| one.kind == CalendarKind::LetterDeadline && one.client == row.client)
        });
        let told_there: Vec<Day> = told_there.map(|day| day.on).collect();
        assert!(told_there.contains(&letter.deadline), "{told}: {} in {told_there:?}", letter.deadline);
        [sums, limits, 1]
    }

    fn letter(&mut self, row: &TodayRow, told: &str) -> bool {
        let request = json!({"client": row.client, "step": row.step, "invoices": row.invoices, "post_on": self.now.today, "ask": null, "third_party": null, "tracking": null, "answer": null});
        let letter = self.app.ask(&self.now, |reading| letter::prepare(reading, &from(request))).unwrap();
        if letter.chosen != row.invoices {
            return false;
        }
        assert_eq!(letter.sum.principal, row.sum.principal, "{told}: letter");
        if letter.ask.interest {
            assert_eq!(letter.sum.interest, row.sum.interest, "{told}: letter, interest");
            assert_eq!(letter.sum.interest_to, row.sum.interest_to, "{told}: letter, counted to");
        }
        true
    }

    /// Limits and steps to come: the day, the case, the calendar.
    fn days(&self) {
        for limit in &self.today.deadlines {
            let case = self.cases.iter().find(|one| one.client == limit.client).unwrap();
            let first = case.deadlines.iter().find(|one| !one.passed).unwrap();
            assert_eq!(first.on, limit.on, "{}: {}", self.told, limit.client_name);
        }
        let limits = self.calendar.iter().filter(|(_, one)| one.kind == CalendarKind::Limitation);
        for (on, entry) in limits {
            let case = self.cases.iter().find(|one| one.client == entry.client).unwrap();
            assert!(case.deadlines.iter().any(|one| one.on == *on), "{}: {}", self.told, entry.client_name);
        }
        for next in &self.today.coming {
            let mut entries = self
                .calendar
                .iter()
                .filter(|(on, one)| *on == next.on && one.client == next.client && one.title == next.title);
            let shown = entries.next().and_then(|(_, one)| one.amount).unwrap_or_default();
            assert_eq!(shown, next.amount, "{}: {} {}", self.told, next.client_name, next.title);
        }
    }
}

#[test]
fn in_any_company_two_screens_show_one_figure() {
    let (mut dice, mut letters, mut rows) = (Dice::seeded(20_261_130), 0, 0);
    let mut days = [0; 3];
    for round in 0..25 {
        // A day of September, and one whose rates are not known.
        for day in ["2026-09-03", "2027-02-18"] {
            let seed = dice.seed();
            let (app, clients) = company(&mut dice);
            let mut shown = Shown::of(app, &clients, day, format!("round {round}, seed {seed}, {day}"));
            shown.totals();
            shown.cases();
            shown.invoices();
            letters += shown.asked();
            rows += shown.rows().len();
            shown.days();
            for row in shown.rows().into_iter().filter(|row| row.step.is_letter()) {
                let told = format!("{}: {} {:?}", shown.told, row.client_name, row.step);
                let compared = shown.letter_days(&row, &told);
                days.iter_mut().zip(compared).for_each(|(all, one)| *all += one);
            }
        }
    }
    assert!(rows > 50 && letters > 5, "compared often: {rows} rows, {letters} letters");
    let [sums, limits, deadlines] = days;
    assert!(sums > 0 && limits > 2 && deadlines > 2, "a day’s interest, limits, deadlines: {days:?}");
}
