//! The example company, made by the real use cases, in a folder of its own.
//!
//! Who it is and what happened to it are data, `assets/example`, in days counted back from
//! the day it is opened. Every fact is recorded as on its own day, in order.

mod acts;
mod plan;
mod play;

use std::collections::BTreeMap;
use std::path::Path;

use dument_domain::{Address, Contact, ContactRole, Day, Money};
use dument_store::PassingFolder;

use crate::example::plan::{Act, ClientPlan, Days, ImportPlan, InvoicePlan, Plan};
use crate::example::play::Play;
use crate::ground::acting::Written;
use crate::ground::key;
use crate::intake::ImportOptions;
use crate::settings::keep_company;
use crate::views::{ClientInput, InvoiceInput};
use crate::{App, Code, Error, Now, clients, freshness, intake, invoices};

/// The percentage of value-added tax where an invoice names none.
const USUAL_VAT: i64 = 20;

/// Where it is made, inside its folder, before it takes its place.
const BEGUN: &str = "exemple-";

/// Makes the example company in a folder that holds nothing yet: elsewhere, then put there whole. Stopped on the
/// way, it is absent.
///
/// # Errors
/// As [`App::open`] and [`fill`].
pub fn create(folder: &Path, now: &Now) -> Result<App, Error> {
    match App::open(folder) {
        Ok(app) if app.company.is_some() => return Err(Error::new(Code::AlreadyConfigured, "")),
        Err(refusal) if refusal.code != Code::NotConfigured => return Err(refusal),
        Ok(_) | Err(_) => {}
    }
    dument_store::make_private_folder(folder).map_err(Error::at_opening)?;
    let begun = PassingFolder::make(folder, BEGUN).map_err(Error::at_opening)?;
    made(begun.path(), now)?;
    let (whole, empty) = (begun.path().join("dument.db"), begun.path().join("avant.db"));
    dument_store::restore(folder, &whole, &empty).map_err(Error::at_opening)?;
    drop(begun);
    Ok(App { made: true, ..App::open(folder)? })
}

/// Closed again, the file holds everything.
fn made(folder: &Path, now: &Now) -> Result<(), Error> {
    fill(&mut App::open_or_create(folder)?, now)
}

/// Fills an empty data folder with the example company, dated from today: one act after the other,
/// each on its day.
///
/// # Errors
/// [`Code::AlreadyConfigured`] where a company is recorded already.
pub fn fill(app: &mut App, now: &Now) -> Result<(), Error> {
    let plan = Plan::shipped()?;
    let days = Days { today: now.today, region: plan.company.region };
    let facts = calendar(&plan, &days);
    let first = facts.keys().next().map_or(now.today, |(day, _)| *day).previous();
    if app.company.is_some() {
        return Err(Error::new(Code::AlreadyConfigured, ""));
    }
    app.act(&Now::noon(first), |desk| keep_company(desk, "company_created", plan.company.clone(), true))?;
    let mut play = Play { app, days, clients: BTreeMap::new(), invoices: BTreeMap::new() };
    for client in &plan.clients {
        play.add_client(&Now::noon(first), client)?;
    }
    for ((day, _), fact) in facts {
        play.happen(&Now::noon(day), &fact)?;
    }
    let app = play.app;
    app.act(&Now::noon(now.today.previous()), |desk| freshness::say_up_to_date(desk, None))?;
    app.act(now, |desk| {
        desk.write("example", |writer| {
            writer.set_setting(key::EXAMPLE, "true")?;
            Ok(Written {
                answer: (),
                payload: serde_json::json!({ "example": true }),
                clients: Vec::new(),
                choices: false,
            })
        })
    })?;
    Ok(())
}

/// Something to record on its day.
enum Fact<'a> {
    Issue { client: &'a str, invoice: &'a InvoicePlan, number: String },
    Act { client: &'a str, act: &'a Act },
    Paid { client: &'a str, invoice: &'a InvoicePlan },
    Import { import: &'a ImportPlan },
}

/// Every fact on its day, those of one day in the order of the plan, issues first.
fn calendar<'a>(plan: &'a Plan, days: &Days) -> BTreeMap<(Day, usize), Fact<'a>> {
    let mut issues: Vec<(Day, &'a str, &'a InvoicePlan)> = Vec::new();
    let mut facts: Vec<(Day, Fact<'a>)> = Vec::new();
    for client in &plan.clients {
        let name = client.name.as_str();
        for invoice in &client.invoices {
            issues.push((days.issued(invoice), name, invoice));
            if let Some(ago) = invoice.paid {
                facts.push((days.worked(ago), Fact::Paid { client: name, invoice }));
            }
        }
        let acts = client
            .acts
            .iter()
            .map(|entry| (days.worked(entry.ago), Fact::Act { client: name, act: &entry.act }));
        facts.extend(acts);
    }
    facts.extend(plan.imports.iter().map(|import| (days.worked(import.ago), Fact::Import { import })));
    issues.sort_by_key(|(day, ..)| *day);
    // Numbers run through each year, as the law asks.
    let mut numbers: BTreeMap<i32, u32> = BTreeMap::new();
    let numbered = issues.into_iter().map(|(day, client, invoice)| {
        let last = numbers.entry(day.year()).or_insert(0);
        *last += 1;
        (day, Fact::Issue { client, invoice, number: format!("F{}-{:03}", day.year(), last) })
    });
    let ordered = numbered.chain(facts).enumerate();
    ordered.map(|(place, (day, fact))| ((day, place), fact)).collect()
}

impl Play<'_> {
    fn happen(&mut self, now: &Now, fact: &Fact<'_>) -> Result<(), Error> {
        match fact {
            Fact::Issue { client, invoice, number } => self.issue(now, client, invoice, number),
            Fact::Act { client, act } => self.act(now, client, act),
            Fact::Paid { client, invoice } => {
                let id = self.invoice(client, &invoice.key)?;
                self.pay(now, vec![id], invoice.gross, "virement")
            }
            Fact::Import { import } => self.bring_in(now, import),
        }
    }

    fn add_client(&mut self, now: &Now, plan: &ClientPlan) -> Result<(), Error> {
        let contact = plan.pays.iter().map(|name| Contact {
            name: name.clone(),
            role: ContactRole::Pays,
            phone: plan.phone.clone(),
            email: String::new(),
        });
        let input = ClientInput {
            client: None,
            name: plan.name.clone(),
            nature: plan.nature,
            siren: plan.siren.clone(),
            vat: None,
            address: Address {
                lines: plan.address.clone(),
                postal_code: plan.postal_code.clone(),
                city: plan.city.clone(),
                country: "FR".to_owned(),
            },
            email: plan.email.clone(),
            phone: plan.phone.clone(),
            note: String::new(),
            nature_unsaid: false,
            contract_rate: None,
            contacts: contact.collect(),
            confirmed: false,
        };
        let client = self.app.act(now, |desk| clients::save(desk, input))?.client;
        self.clients.insert(plan.name.clone(), client);
        Ok(())
    }

    fn issue(&mut self, now: &Now, client: &str, plan: &InvoicePlan, number: &str) -> Result<(), Error> {
        let issued_on = now.today;
        let (net, vat) = without_tax(plan.gross, plan.vat.unwrap_or(USUAL_VAT));
        let quote_on = plan.quote.then(|| issued_on.plus_days(-40).working_day_from(self.days.region));
        let input = InvoiceInput {
            invoice: None,
            client: Some(self.client(client)?),
            new_client: None,
            number: number.to_owned(),
            issued_on,
            due_on: Some(self.days.exact(plan.due)),
            parts: plan.parts.iter().map(|part| part.due_part(&self.days)).collect(),
            net: Some(net),
            vat: Some(vat),
            gross: plan.gross,
            work: plan.work.clone(),
            quote_number: plan.quote.then(|| number.replacen('F', "D", 1)),
            quote_on,
            completed_on: Some(issued_on.plus_days(-2)),
            nature: None,
            contract_rate: None,
            terms: String::new(),
            sector: None,
            activity: None,
            document: None,
            confirmed: false,
        };
        let invoice = self.app.act(now, |desk| invoices::save(desk, input))?.row.invoice;
        self.invoices.insert((client.to_owned(), plan.key.clone()), invoice);
        Ok(())
    }

    /// Invoices of another program, brought in as the user would.
    fn bring_in(&mut self, now: &Now, plan: &ImportPlan) -> Result<(), Error> {
        let mut table = String::from("N° facture;Client;Date de facture;Échéance;Montant TTC\n");
        for row in &plan.rows {
            let due = self.days.exact(row.due);
            let gross = row.gross.to_string().replace('.', ",");
            let line = format!("{};{};{};{due};{gross}\n", row.number, row.client, due.plus_days(-30));
            table.push_str(&line);
        }
        let options = ImportOptions { dry_run: false, skip_bad: false, accept_seller: false };
        self.app.act(now, |desk| intake::import_file(desk, &plan.file, table.as_bytes(), options)).map(|_| ())
    }
}

/// A total parted into what is before tax and the tax, to the cent.
fn without_tax(gross: Money, percent: i64) -> (Money, Money) {
    let net = Money::from_cents(gross.cents() * 100 / (100 + percent));
    (net, gross - net)
}
