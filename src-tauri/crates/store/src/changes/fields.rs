//! What a use case changed, as fields with their type: no name of a table or of a column leaves the store as text.
//!
//! To add a column: name it in the field of its table below; a test compares them with the schema, and whoever words
//! fields does not compile until it has its words.

use dument_domain::limitation::Activity;
use dument_domain::{ClientId, ContactRole, Day, DebtorNature, DocumentId, InvoiceId, Money};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Changes, Row};

/// An enumeration whose words are names of the schema.
macro_rules! named {
    ($(#[$about:meta])* $name:ident { $($variant:ident = $text:literal),* $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = concat!("`", $text, "`.")] $variant,)*
        }

        impl $name {
            /// All of them, in the order of the schema.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// Its name in the schema.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }

            /// The one of this name.
            pub(crate) fn named(text: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|one| one.name() == text)
            }
        }
    };
}

named! {
    /// A table that is watched.
    Table {
        Company = "company", Settings = "settings", Clients = "clients", Contacts = "contacts",
        Documents = "documents", Invoices = "invoices", DueParts = "due_parts", Payments = "payments",
        PaymentShares = "payment_shares", CreditNotes = "credit_notes", Events = "events",
        EventInvoices = "event_invoices", Letters = "letters", LetterInvoices = "letter_invoices",
        Imports = "imports", Scenarios = "scenarios",
    }
}

named! {
    /// A field of a client.
    ClientField {
        Name = "name", Nature = "nature", NatureConfirmed = "nature_confirmed", Siren = "siren",
        Siret = "siret", Vat = "vat", AddressLines = "address_lines", PostalCode = "postal_code",
        City = "city", Country = "country", Email = "email", Phone = "phone", Note = "note",
        Scenario = "scenario", ScenarioVersion = "scenario_version",
        ContractRate = "contract_rate",
    }
}

named! {
    /// A field of a person at a client's.
    ContactField { Name = "name", Role = "role", Phone = "phone", Email = "email" }
}

named! {
    /// A field of an invoice.
    InvoiceField {
        Client = "client_id", Number = "number", Nature = "nature", Work = "work",
        QuoteNumber = "quote_number", QuoteOn = "quote_on", CompletedOn = "completed_on",
        IssuedOn = "issued_on", DueSupposed = "due_supposed", Net = "net", Vat = "vat", Gross = "gross",
        ContractRate = "contract_rate", WaivedInterest = "waived_interest",
        WaivedIndemnity = "waived_indemnity", Document = "document_id", Term = "term",
        Activity = "activity",
    }
}

named! {
    /// A field of a due date of an invoice.
    DuePartField { DueOn = "due_on", Amount = "amount" }
}

named! {
    /// A field of the user's company.
    CompanyField {
        Name = "name", LegalForm = "legal_form", Siret = "siret", Rcs = "rcs", Capital = "capital",
        Vat = "vat", AddressLines = "address_lines", PostalCode = "postal_code", City = "city",
        Country = "country", Email = "email", Phone = "phone", Iban = "iban", Bic = "bic",
        Signatory = "signatory", SignatoryCapacity = "signatory_capacity", Mediator = "mediator",
        Region = "region", Activity = "activity",
    }
}

/// A field that a form shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Of a client.
    Client(ClientField),
    /// Of a person at a client's.
    Contact(ContactField),
    /// Of an invoice.
    Invoice(InvoiceField),
    /// Of a due date.
    DuePart(DuePartField),
    /// Of the company.
    Company(CompanyField),
}

/// What a field held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// A text, or what could not be read as its type.
    Text(String),
    /// A count or a version.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// A sum.
    Money(Money),
    /// A civil day.
    Day(Day),
    /// Several lines, of an address.
    Lines(Vec<String>),
    /// A nature of debtor.
    Nature(DebtorNature),
    /// What a person does.
    Role(ContactRole),
    /// Which limitation the work calls for.
    Activity(Activity),
    /// Whose it is.
    Client(ClientId),
    /// A kept file.
    Document(DocumentId),
}

/// A row that a use case changed or removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedRow {
    /// Whose file it is in.
    pub owner: Owner,
    /// The setting that it is, by its key.
    pub setting: Option<String>,
    /// Its fields that hold something else, in the order of the schema.
    pub facts: Vec<ChangedField>,
}

/// A field that a use case changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedField {
    /// Which.
    pub field: Field,
    /// What it held; nothing where it was empty.
    pub was: Option<FieldValue>,
    /// What it holds then; nothing where it was emptied, or its row removed.
    pub is: Option<FieldValue>,
}

/// Whose file a row is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A client's.
    Client(ClientId),
    /// That of the client of an invoice.
    Invoice(InvoiceId),
    /// The company's.
    Company,
}

impl Field {
    /// The field of a column; none for keys and for tables that no form shows.
    fn of(table: Table, column: &str) -> Option<Field> {
        match table {
            Table::Clients => ClientField::named(column).map(Field::Client),
            Table::Contacts => ContactField::named(column).map(Field::Contact),
            Table::Invoices => InvoiceField::named(column).map(Field::Invoice),
            Table::DueParts => DuePartField::named(column).map(Field::DuePart),
            Table::Company => CompanyField::named(column).map(Field::Company),
            Table::Settings
            | Table::Documents
            | Table::Payments
            | Table::PaymentShares
            | Table::CreditNotes
            | Table::Events
            | Table::EventInvoices
            | Table::Letters
            | Table::LetterInvoices
            | Table::Imports
            | Table::Scenarios => None,
        }
    }

    /// What the column held, with its type.
    fn value(self, held: &Value) -> Option<FieldValue> {
        let typed = match self {
            Field::Client(field) => of_client(field, held),
            Field::Contact(ContactField::Role) => word(held).map(FieldValue::Role),
            Field::Contact(ContactField::Name | ContactField::Phone | ContactField::Email) => None,
            Field::Invoice(field) => of_invoice(field, held),
            Field::DuePart(DuePartField::DueOn) => day(held),
            Field::DuePart(DuePartField::Amount) => money(held),
            Field::Company(field) => of_company(field, held),
        };
        typed.or_else(|| plain(held))
    }
}

fn of_client(field: ClientField, held: &Value) -> Option<FieldValue> {
    match field {
        ClientField::Nature => word(held).map(FieldValue::Nature),
        ClientField::NatureConfirmed => flag(held),
        ClientField::AddressLines => lines(held),
        ClientField::Name
        | ClientField::Siren
        | ClientField::Siret
        | ClientField::Vat
        | ClientField::PostalCode
        | ClientField::City
        | ClientField::Country
        | ClientField::Email
        | ClientField::Phone
        | ClientField::Note
        | ClientField::Scenario
        | ClientField::ScenarioVersion
        | ClientField::ContractRate => None,
    }
}

fn of_invoice(field: InvoiceField, held: &Value) -> Option<FieldValue> {
    match field {
        InvoiceField::Client => held.as_i64().map(|id| FieldValue::Client(ClientId(id))),
        InvoiceField::Nature => word(held).map(FieldValue::Nature),
        InvoiceField::QuoteOn | InvoiceField::CompletedOn | InvoiceField::IssuedOn => day(held),
        InvoiceField::DueSupposed | InvoiceField::WaivedInterest | InvoiceField::WaivedIndemnity => {
            flag(held)
        }
        InvoiceField::Net | InvoiceField::Vat | InvoiceField::Gross => money(held),
        InvoiceField::Document => held.as_i64().map(|id| FieldValue::Document(DocumentId(id))),
        InvoiceField::Activity => word(held).map(FieldValue::Activity),
        InvoiceField::Number
        | InvoiceField::Work
        | InvoiceField::QuoteNumber
        | InvoiceField::ContractRate
        | InvoiceField::Term => None,
    }
}

fn of_company(field: CompanyField, held: &Value) -> Option<FieldValue> {
    match field {
        CompanyField::AddressLines => lines(held),
        CompanyField::Activity => word(held).map(FieldValue::Activity),
        CompanyField::Name
        | CompanyField::LegalForm
        | CompanyField::Siret
        | CompanyField::Rcs
        | CompanyField::Capital
        | CompanyField::Vat
        | CompanyField::PostalCode
        | CompanyField::City
        | CompanyField::Country
        | CompanyField::Email
        | CompanyField::Phone
        | CompanyField::Iban
        | CompanyField::Bic
        | CompanyField::Signatory
        | CompanyField::SignatoryCapacity
        | CompanyField::Mediator
        | CompanyField::Region => None,
    }
}

fn word<T: DeserializeOwned>(held: &Value) -> Option<T> {
    serde_json::from_value(held.clone()).ok()
}

fn flag(held: &Value) -> Option<FieldValue> {
    held.as_i64().map(|yes| FieldValue::Flag(yes != 0))
}

fn money(held: &Value) -> Option<FieldValue> {
    held.as_i64().map(|cents| FieldValue::Money(Money::from_cents(cents)))
}

fn day(held: &Value) -> Option<FieldValue> {
    held.as_str()?.parse().ok().map(FieldValue::Day)
}

fn lines(held: &Value) -> Option<FieldValue> {
    serde_json::from_str(held.as_str()?).ok().map(FieldValue::Lines)
}

/// What has no type of its own; nothing where nothing was held.
fn plain(held: &Value) -> Option<FieldValue> {
    held.as_i64()
        .map(FieldValue::Number)
        .or_else(|| held.as_str().map(|text| FieldValue::Text(text.to_owned())))
}

impl Changes {
    /// The rows that hold something else than before.
    #[must_use]
    pub fn replaced_rows(&self) -> Vec<ChangedRow> {
        let rows = self.replaced.iter();
        rows.filter_map(|row| changed_row(&row.table, &row.key, &row.was, &row.is)).collect()
    }

    /// The rows that were removed, with what they held.
    #[must_use]
    pub fn removed_rows(&self) -> Vec<ChangedRow> {
        let rows = self.removed.iter();
        rows.filter_map(|row| changed_row(&row.table, &row.key, &row.was, &Row::new())).collect()
    }

    /// The identifiers of the rows added to a table that has one.
    #[must_use]
    pub fn added_to(&self, table: Table) -> Vec<i64> {
        let keys = self.added.get(table.name()).into_iter().flat_map(|rows| rows.keys());
        keys.filter_map(|key| first_id(key)).collect()
    }

    /// Whether it touched a row.
    #[must_use]
    pub fn touches_row(&self, table: Table, key: &str) -> bool {
        let is_it = |of: &str, row: &str| of == table.name() && row == key;
        self.added.get(table.name()).is_some_and(|rows| rows.contains_key(key))
            || self.replaced.iter().any(|row| is_it(&row.table, &row.key))
            || self.removed.iter().any(|row| is_it(&row.table, &row.key))
    }

    /// Whether it touched a table.
    #[must_use]
    pub fn touches(&self, table: Table) -> bool {
        self.tables().any(|one| one == table.name())
    }

    /// How many rows it added to a table.
    #[must_use]
    pub fn added_count(&self, table: Table) -> usize {
        self.added.get(table.name()).map_or(0, std::collections::BTreeMap::len)
    }

    /// What a setting held before, where it was changed.
    #[must_use]
    pub fn setting_was(&self, key: &str) -> Option<&str> {
        let row = self.replaced.iter().find(|row| is_setting(&row.table, &row.key, key))?;
        row.was.get("value").and_then(Value::as_str)
    }

    /// Whether a setting was set for the first time, or changed.
    #[must_use]
    pub fn sets(&self, key: &str) -> bool {
        let added = self.added.get(Table::Settings.name()).into_iter().flat_map(|rows| rows.keys());
        let added = added.filter_map(|row| first_text(row)).any(|one| one == key);
        added || self.replaced.iter().any(|row| is_setting(&row.table, &row.key, key))
    }

    /// The same changes, a setting left as it is now.
    #[must_use]
    pub fn without_setting(mut self, key: &str) -> Changes {
        self.replaced.retain(|row| !is_setting(&row.table, &row.key, key));
        if let Some(rows) = self.added.get_mut(Table::Settings.name()) {
            rows.retain(|row, _| first_text(row).as_deref() != Some(key));
        }
        self
    }

    /// The versions of scenarios that it added, each with the word of its scenario.
    #[must_use]
    pub fn scenarios_added(&self) -> Vec<(String, u32)> {
        let rows = self.added.get(Table::Scenarios.name()).into_iter().flat_map(|rows| rows.keys());
        rows.filter_map(|row| serde_json::from_str(row).ok()).collect()
    }

    /// The hash of the file that was read.
    #[must_use]
    pub fn file_read(&self) -> Option<String> {
        self.added.get(Table::Imports.name())?.keys().next().and_then(|row| first_text(row))
    }

    /// The invoice that it is about: added, else corrected, else whose due dates changed.
    #[must_use]
    pub fn invoice(&self) -> Option<InvoiceId> {
        let added = |table: Table| self.added.get(table.name()).and_then(|rows| rows.keys().next());
        let replaced =
            |table: Table| self.replaced.iter().find(|row| row.table == table.name()).map(|row| &row.key);
        let removed =
            || self.removed.iter().find(|row| row.table == Table::DueParts.name()).map(|row| &row.key);
        let key = added(Table::Invoices)
            .or_else(|| replaced(Table::Invoices))
            .or_else(|| replaced(Table::DueParts))
            .or_else(|| added(Table::DueParts))
            .or_else(removed);
        key.and_then(|key| first_id(key)).map(InvoiceId)
    }
}

fn is_setting(table: &str, row: &str, key: &str) -> bool {
    table == Table::Settings.name() && first_text(row).as_deref() == Some(key)
}

/// The first part of a key, a JSON array, where it is a text.
fn first_text(key: &str) -> Option<String> {
    first(key)?.as_str().map(str::to_owned)
}

/// The same, where it is an identifier.
fn first_id(key: &str) -> Option<i64> {
    first(key)?.as_i64()
}

fn first(key: &str) -> Option<Value> {
    serde_json::from_str::<Vec<Value>>(key).ok()?.into_iter().next()
}

fn changed_row(table: &str, key: &str, was: &Row, is: &Row) -> Option<ChangedRow> {
    let table = Table::named(table)?;
    let owner = match (table, first_id(key)) {
        (Table::Clients | Table::Contacts, Some(id)) => Owner::Client(ClientId(id)),
        (Table::Invoices | Table::DueParts, Some(id)) => Owner::Invoice(InvoiceId(id)),
        (_, _) => Owner::Company,
    };
    let setting = (table == Table::Settings).then(|| first_text(key)).flatten();
    let mut facts: Vec<ChangedField> = was
        .iter()
        .filter_map(|(column, before)| {
            let field = Field::of(table, column)?;
            let value = |held: Option<&Value>| held.and_then(|held| field.value(held));
            Some(ChangedField { field, was: value(Some(before)), is: value(is.get(column)) })
        })
        .collect();
    facts.sort_by_key(|one| one.field);
    Some(ChangedRow { owner, setting, facts })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use super::super::shape::Shape;
    use super::*;
    use crate::Store;

    /// The columns of a table that are no key of it.
    fn columns(store: &Store, table: Table) -> BTreeSet<String> {
        let sql = "SELECT name FROM pragma_table_info(?1) WHERE pk = 0";
        let mut query = store.connection.prepare(sql).unwrap();
        let rows = query.query_map([table.name()], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }

    fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> BTreeSet<String> {
        all.iter().map(|one| name(*one).to_owned()).collect()
    }

    #[test]
    fn every_table_watched_and_every_column_shown_has_its_type() {
        let store = Store::open_in_memory().unwrap();
        let watched: BTreeSet<String> =
            Shape::all(&store.connection).unwrap().into_iter().map(|shape| shape.table).collect();
        assert_eq!(names(Table::ALL, Table::name), watched);
        for (table, fields) in [
            (Table::Clients, names(ClientField::ALL, ClientField::name)),
            (Table::Contacts, names(ContactField::ALL, ContactField::name)),
            (Table::Invoices, names(InvoiceField::ALL, InvoiceField::name)),
            (Table::DueParts, names(DuePartField::ALL, DuePartField::name)),
            (Table::Company, names(CompanyField::ALL, CompanyField::name)),
        ] {
            assert_eq!(fields, columns(&store, table), "{table:?}");
        }
    }

    #[test]
    fn a_value_that_cannot_be_read_as_its_type_is_shown_as_it_was() {
        let nature = Field::Client(ClientField::Nature);
        assert_eq!(nature.value(&Value::from("public")), Some(FieldValue::Nature(DebtorNature::PublicBuyer)));
        assert_eq!(nature.value(&Value::from("roi")), Some(FieldValue::Text("roi".to_owned())));
        let gross = Field::Invoice(InvoiceField::Gross);
        assert_eq!(gross.value(&Value::from(120_050)), Some(FieldValue::Money(Money::from_cents(120_050))));
        assert_eq!(gross.value(&Value::Null), None);
    }
}
