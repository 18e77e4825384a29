//! What a file would change: each draft against what is known, before anything is written.

use std::collections::{BTreeMap, HashMap};

use dument_domain::identity::invoice_key;
use dument_domain::{Client, ClientId, Company, Invoice, Money};
use dument_intake::{DraftInvoice, Kind, Reading};
use dument_letters::french;

use crate::ground::book::Entry;
use crate::intake::credit;
use crate::intake::facts::{NewInvoice, Received, basics, new_invoice, rate_remark};
use crate::intake::fate::{Fate, Known, Planned, Planner};
use crate::intake::firm::{Clients, Whose, is_company};
use crate::words::text::normal_number;

/// What a file would change.
pub(super) struct Plan {
    /// One for each draft, in the order of the file.
    pub(super) rows: Vec<Planned>,
    /// The clients it brings.
    pub(super) new_clients: Vec<Client>,
    /// Known clients with what it adds to them.
    pub(super) enriched: BTreeMap<ClientId, Client>,
    /// The name of the first seller that is another firm.
    pub(super) other_seller: Option<String>,
    /// Every draft is addressed to the company itself.
    pub(super) is_purchase: bool,
}

/// Compares every draft with what is known; writes nothing.
pub(super) fn plan_import(reading: &Reading, is_one_invoice: bool, known: Known<'_>) -> Plan {
    let drafts = &reading.invoices;
    let is_ours = |draft: &&DraftInvoice| known.company.is_some_and(|company| is_purchase(draft, company));
    let purchases = drafts.iter().filter(is_ours).count();
    let other_seller = known.company.and_then(|company| {
        let mut others = drafts.iter().filter(|draft| is_company(&draft.seller, company) == Some(false));
        others.next().map(seller_name)
    });
    let is_purchase = purchases > 0 && purchases == drafts.len();
    let mut planner = Planner::new(known);
    for draft in drafts {
        let row = (draft.kind == Kind::Invoice).then(|| planner.invoice(draft));
        if let Some(whose) = row.as_ref().and_then(|row: &Planned| row.whose) {
            planner.by_client.entry(whose).or_default().push(planner.rows.len());
        }
        planner.rows.push(row);
    }
    for (place, draft) in drafts.iter().enumerate() {
        if draft.kind == Kind::CreditNote {
            let row = planner.credit_note(draft);
            if let Fate::Credit { target, amount, .. } = &row.fate {
                *planner.credited.entry(*target).or_default() += *amount;
            }
            if let Some(slot) = planner.rows.get_mut(place) {
                *slot = Some(row);
            }
        }
    }
    let mut rows: Vec<Planned> = planner.rows.into_iter().flatten().collect();
    for row in rows.iter_mut().filter(|_| is_one_invoice) {
        if row.fate == Fate::Known && row.undocumented.is_some() {
            row.fate = Fate::Document;
            row.remark = "ce fichier devient le document de cette facture".to_owned();
        }
    }
    let (new_clients, enriched) = planner.clients.into_parts();
    Plan { rows, new_clients, enriched, other_seller, is_purchase }
}

fn is_purchase(draft: &DraftInvoice, company: &Company) -> bool {
    is_company(&draft.buyer, company) == Some(true)
}

/// Whether two invoices bear one number: that of one year, where numbering starts again each year.
pub(super) fn is_same_number(one: &Invoice, other: &Invoice) -> bool {
    invoice_key(&one.number, one.issued_on) == invoice_key(&other.number, other.issued_on)
}

fn seller_name(draft: &DraftInvoice) -> String {
    let seller = &draft.seller;
    let named = [&seller.name, &seller.siren, &seller.siret, &seller.vat];
    named.into_iter().flatten().next().cloned().unwrap_or_default()
}

impl<'book> Planner<'book> {
    fn new(known: Known<'book>) -> Planner<'book> {
        let mut numbers: HashMap<String, Vec<(&Entry, &Invoice)>> = HashMap::new();
        for entry in known.book.entries() {
            for invoice in &entry.file.invoices {
                numbers.entry(normal_number(&invoice.number)).or_default().push((entry, invoice));
            }
        }
        let clients = Clients::of(known.book, known.blank.clone());
        let (in_file, by_client, credited) = (HashMap::new(), HashMap::new(), HashMap::new());
        Planner { known, clients, numbers, in_file, by_client, credited, rows: Vec::new() }
    }

    fn invoice(&mut self, draft: &DraftInvoice) -> Planned {
        if let Some(company) = self.known.company
            && is_purchase(draft, company)
        {
            return Planned::bad("purchase", "cette facture vous est adressée\u{a0}: c’est un achat");
        }
        let basics = match basics(draft) {
            Ok(basics) => basics,
            Err(sentence) => return Planned::bad("bad_invoice", sentence),
        };
        let number = normal_number(&basics.number);
        let new =
            new_invoice(draft, basics, self.known.law, self.clients.nature(&draft.buyer), self.known.today);
        let holders = self.numbers.get(&number).map(Vec::as_slice).unwrap_or_default();
        let mut holders = holders.iter().filter(|(_, invoice)| is_same_number(invoice, &new.invoice));
        let candidates = self.clients.candidates(&draft.buyer);
        if let Some((entry, invoice)) =
            holders.clone().find(|(entry, _)| candidates.contains(&entry.file.client.id))
        {
            return self.known_invoice(entry, invoice, &new);
        }
        if let Some((entry, _)) = holders.next() {
            let sentence = format!(
                "la facture {} est déjà connue pour un autre client, {}\u{a0}: rien n’est remplacé",
                new.invoice.number, entry.file.client.name
            );
            return Planned::left_out(Some(Whose::Known(entry.file.client.id)), "conflict", sentence);
        }
        let Some(whose) = self.clients.resolve(&draft.buyer) else {
            let name = draft.buyer.name.clone().unwrap_or_default();
            let sentence = format!(
                "plusieurs clients s’appellent «\u{a0}{name}\u{a0}»\u{a0}: saisissez cette facture à la main"
            );
            return Planned::bad("ambiguous_client", sentence);
        };
        self.repeated(&number, whose, &new).unwrap_or_else(|| {
            self.in_file.entry(number).or_default().push(self.rows.len());
            let supposed = self.clients.supposed(&draft.buyer, whose);
            let doubt = if supposed.is_some() { "client_supposed" } else { "penalties_unread" };
            let rate = rate_remark(draft, self.clients.nature(&draft.buyer));
            let remark = supposed.into_iter().chain(rate).collect::<Vec<_>>().join("\u{202f}; ");
            Planned { remark, doubt, ..Planned::plain(whose, Fate::New(Box::new(new))) }
        })
    }

    /// What becomes of an invoice whose number an earlier row of the file bears.
    fn repeated(&self, number: &str, whose: Whose, new: &NewInvoice) -> Option<Planned> {
        let earlier = self.in_file.get(number)?.iter().filter_map(|place| {
            let row = self.rows.get(*place)?.as_ref()?;
            let Fate::New(other) = &row.fate else { return None };
            Some((row.whose == Some(whose), &other.invoice))
        });
        let mut of_year = earlier.into_iter().filter(|(_, other)| is_same_number(other, &new.invoice));
        let (same_client, first) = of_year.next()?;
        if same_client && first.gross == new.invoice.gross {
            return Some(Planned::plain(whose, Fate::Known));
        }
        let sentence = format!(
            "le numéro {} est deux fois dans ce fichier, avec un autre client ou un autre montant\u{a0}: seule la première est reprise",
            new.invoice.number
        );
        Some(Planned::left_out(Some(whose), "conflict", sentence))
    }

    /// An invoice that is there already: only what is paid may follow the file.
    fn known_invoice(&self, entry: &Entry, invoice: &Invoice, new: &NewInvoice) -> Planned {
        let undocumented = invoice.document.is_none().then(|| Box::new(invoice.clone()));
        let whose = Whose::Known(entry.file.client.id);
        if invoice.gross != new.invoice.gross {
            let sentence = format!(
                "la facture {} est déjà connue avec un total de {}, et non de {}\u{a0}: rien n’est remplacé",
                invoice.number,
                french::euros(invoice.gross),
                french::euros(new.invoice.gross)
            );
            return Planned::left_out(Some(whose), "conflict", sentence);
        }
        let debt = invoice.debt(&entry.file.payments, &entry.file.credit_notes);
        let recorded: Money = debt.payments.iter().chain(&debt.credit_notes).map(|moved| moved.amount).sum();
        let more = new.paid().less(recorded);
        if self.known.imported_before || !more.is_positive() {
            return Planned { undocumented, ..Planned::plain(whose, Fate::Known) };
        }
        let last = new.received.iter().max_by_key(|payment| payment.on);
        let payment = Received {
            amount: more,
            on: last.map_or(self.known.today, |payment| payment.on),
            on_supposed: last.is_none_or(|payment| payment.on_supposed),
        };
        let remark = format!("{} de plus sont payés d’après ce fichier", french::euros(more));
        let fate = Fate::Update { invoice: invoice.id, client: entry.file.client.id, payment };
        Planned { remark, undocumented, ..Planned::plain(whose, fate) }
    }

    fn credit_note(&self, draft: &DraftInvoice) -> Planned {
        if let Some(company) = self.known.company
            && is_purchase(draft, company)
        {
            return Planned::bad("purchase", "cet avoir vous est adressé\u{a0}: c’est un achat");
        }
        match basics(draft) {
            Ok(basics) => credit::planned(self, draft, basics),
            Err(sentence) => Planned::bad("bad_invoice", sentence),
        }
    }
}
