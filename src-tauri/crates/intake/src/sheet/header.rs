//! Titles of columns: which field each one names.

use super::{ColumnMapping, Field};
use crate::text::fold;

/// Titles that leave no doubt, folded, without articles.
const STRONG: [(Field, &[&str]); 28] = [
    (
        Field::Number,
        &[
            "numero fact",
            "ref fact",
            "invoice ref",
            "facture ref",
            "numero facture",
            "numero factures",
            "numero",
            "ref facture",
            "reference facture",
            "invoice number",
            "numero piece",
            "numero document",
            "invoice numero",
            "numero facture externe",
            "facture numero",
        ],
    ),
    (Field::Kind, &["type", "type piece", "nature", "type document", "type facture", "nature piece"]),
    (
        Field::ClientCode,
        &["code client", "numero client", "code tiers", "customer id", "client id", "compte client"],
    ),
    (
        Field::ClientName,
        &[
            "acheteur",
            "nom raison sociale",
            "client societe",
            "nom client raison sociale",
            "bill to",
            "client facture",
            "client",
            "nom client",
            "raison sociale",
            "nom affichage partenaire facture",
            "nom affichage partenaire",
            "partenaire",
            "customer",
            "customer name",
            "client name",
            "destinataire",
            "denomination",
            "nom entreprise",
        ],
    ),
    (Field::ClientFirstName, &["prenom", "prenom client", "first name"]),
    (Field::ClientSiren, &["siren", "siret", "numero siren", "numero siret", "siren client", "siret client"]),
    (
        Field::ClientVat,
        &["numero tva", "tva intracommunautaire", "numero tva intracommunautaire", "vat number"],
    ),
    (Field::ClientEmail, &["e mail", "email", "emails", "courriel", "mail", "email s", "e mail facturation"]),
    (Field::ClientPhone, &["telephone", "tel", "phone", "portable"]),
    (Field::AddressLine, &["adresse", "adresse facturation", "rue", "address"]),
    (Field::AddressLine2, &["adresse 2", "complement adresse", "complement adresse facturation"]),
    (Field::PostalCode, &["code postal", "cp", "code postal facturation", "zip"]),
    (Field::City, &["ville", "ville facturation", "city"]),
    (Field::Country, &["pays", "pays facturation", "country"]),
    (
        Field::IssueDate,
        &[
            "date fact",
            "issue date",
            "date issued",
            "date facture",
            "date emission",
            "date facturation",
            "date piece",
            "invoice date",
            "date vente",
            "date document",
            "emise",
        ],
    ),
    (
        Field::DueDate,
        &[
            "date ech",
            "ech",
            "payable avant",
            "date exigibilite",
            "echeance",
            "date echeance",
            "date limite reglement",
            "date limite paiement",
            "a regler avant",
            "a payer avant",
            "due date",
            "echeance facture",
            "date echeance facture",
        ],
    ),
    (
        Field::CompletionDate,
        &[
            "fin travaux",
            "date fin travaux",
            "travaux termines",
            "travaux finis",
            "reception travaux",
            "date reception travaux",
            "achevement travaux",
            "date achevement travaux",
            "date achevement",
            "fin chantier",
            "date fin chantier",
            "date fin",
            "date livraison",
            "date prestation",
            "date execution",
            "date realisation",
            "date intervention",
            "completion date",
            "delivery date",
            "service date",
        ],
    ),
    (
        Field::Terms,
        &["conditions", "conditions reglement", "delai paiement", "conditions paiement", "payment terms"],
    ),
    (
        Field::Net,
        &[
            "montant h t",
            "total h t",
            "mt ht",
            "mnt ht",
            "montant ht",
            "total ht",
            "ht",
            "net ht",
            "amount excl tax",
            "montant total ht",
            "subtotal",
        ],
    ),
    (Field::Vat, &["tva", "montant tva", "total tva", "vat", "tax"]),
    (
        Field::Gross,
        &[
            "montant t t c",
            "total t t c",
            "t t c",
            "mt ttc",
            "mnt ttc",
            "total ttc net",
            "montant ttc",
            "total ttc",
            "ttc",
            "prix ttc",
            "total signe devises",
            "total signe",
            "total amount",
            "net a payer",
            "montant total ttc",
            "montant facture",
            "total facture",
        ],
    ),
    (
        Field::Paid,
        &[
            "deja regle",
            "deja paye",
            "montant paye",
            "montant regle",
            "montant reglement",
            "montant paiement",
            "acompte",
            "acomptes",
            "encaisse",
            "paid",
            "amount paid",
            "total regle",
            "acompte s",
        ],
    ),
    (Field::PaymentDate, &["date paiement", "date reglement", "date encaissement", "payment date"]),
    (
        Field::Residual,
        &[
            "solde restant du",
            "solde a payer",
            "reste a percevoir",
            "reste du",
            "reste a payer",
            "restant du",
            "solde du",
            "montant du",
            "reste a regler",
            "reste a encaisser",
            "balance due",
            "amount due",
            "restant a payer",
            "reste du ttc",
            "montant du ttc",
            "solde du ttc",
        ],
    ),
    (
        Field::Status,
        &[
            "regle",
            "reglee",
            "statut reglement",
            "etat reglement",
            "statut",
            "etat",
            "statut facture",
            "statut paiement",
            "facture payee",
            "paye",
            "payee",
            "status",
            "payment status",
            "payment state",
            "etat paiement",
        ],
    ),
    (Field::Currency, &["devise", "currency", "monnaie"]),
    (Field::Order, &["numero commande", "bon commande", "reference commande", "po", "commande"]),
    (
        Field::LineDetail,
        &[
            "ligne",
            "quantite",
            "qte",
            "prix unitaire ht",
            "pu ht",
            "prix unitaire",
            "designation",
            "titre article",
        ],
    ),
];

/// Titles that count only where no stronger one stands for the same field.
const WEAK: [(Field, &[&str]); 7] = [
    (Field::Number, &["ref", "numero ref", "facture", "piece", "reference", "invoice", "document", "name"]),
    (Field::ClientName, &["entreprise", "nom", "intitule", "societe", "tiers", "compte"]),
    (Field::IssueDate, &["date"]),
    (Field::Gross, &["total", "montant", "amount"]),
    (Field::Residual, &["solde", "reste", "balance"]),
    (Field::CompletionDate, &["livre", "livraison", "termine", "achevement"]),
    (Field::LineDetail, &["description"]),
];

/// Small words without weight in a title.
const ARTICLES: [&str; 12] = ["de", "d", "la", "le", "l", "des", "en", "eur", "euros", "of", "the", "s"];

/// What the columns of a table hold.
pub(crate) struct Recognised {
    pub(super) columns: Vec<Option<Field>>,
    pub(super) ambiguous: Vec<usize>,
}

impl Recognised {
    /// The columns that the user chose.
    pub(crate) fn chosen(mapping: &ColumnMapping) -> Recognised {
        Recognised { columns: mapping.columns.clone(), ambiguous: Vec::new() }
    }

    /// The field of a column.
    pub(crate) fn field_of(&self, rank: usize) -> Option<Field> {
        self.columns.get(rank).copied().flatten()
    }

    /// Whether another column claims the same field with the same title.
    pub(crate) fn is_ambiguous(&self, rank: usize) -> bool {
        self.ambiguous.contains(&rank)
    }

    /// The column of a field.
    pub(crate) fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|column| *column == Some(field))
    }

    /// Whether a field has a column.
    pub(crate) fn has(&self, field: Field) -> bool {
        self.column(field).is_some()
    }

    /// Whether some column says who the client is.
    pub(crate) fn names_clients(&self) -> bool {
        self.has(Field::ClientName) || self.has(Field::ClientCode) || self.has(Field::ClientFirstName)
    }

    /// How many columns there are.
    pub(crate) fn number_of_columns(&self) -> usize {
        self.columns.len()
    }
}

/// Recognises titles.
pub(super) fn recognise(header: &[String]) -> Recognised {
    let titles: Vec<String> = header.iter().map(|title| normalise(title)).collect();
    let mut recognised = Recognised { columns: vec![None; titles.len()], ambiguous: Vec::new() };
    for (field, synonyms) in STRONG.iter().chain(WEAK.iter()) {
        if recognised.has(*field) && *field != Field::LineDetail {
            continue;
        }
        let synonym = synonyms.iter().find(|synonym| titles.iter().any(|title| title == *synonym));
        let Some(synonym) = synonym else { continue };
        let free = |(rank, title): &(usize, &String)| {
            *title == synonym && recognised.columns.get(*rank).copied().flatten().is_none()
        };
        let ranks: Vec<usize> = titles.iter().enumerate().filter(free).map(|(rank, _)| rank).collect();
        if ranks.len() > 1 && is_essential(*field) {
            recognised.ambiguous.extend(&ranks);
        }
        if let Some(slot) = ranks.first().and_then(|rank| recognised.columns.get_mut(*rank)) {
            *slot = Some(*field);
        }
    }
    recognised
}

fn is_essential(field: Field) -> bool {
    [
        Field::Number,
        Field::ClientName,
        Field::IssueDate,
        Field::DueDate,
        Field::CompletionDate,
        Field::Gross,
        Field::Residual,
        Field::Paid,
        Field::Net,
        Field::Vat,
    ]
    .contains(&field)
}

/// How many different fields the cells of a record name.
pub(crate) fn count_known(cells: &[String]) -> usize {
    if cells.len() > crate::limits::COLUMNS {
        return 0;
    }
    recognise(cells).columns.iter().flatten().count()
}

/// A text that names the layout of a table by its titles.
pub(crate) fn signature(header: &[String]) -> String {
    crate::text::bound(header.iter().map(|title| normalise(title)).collect::<Vec<_>>().join("|"), 2_000).0
}

/// A title folded, numbers unified, articles dropped.
pub(super) fn normalise(title: &str) -> String {
    let short = crate::text::bound(title.to_owned(), 80).0;
    let folded = fold(&short);
    let all: Vec<&str> = folded.split(' ').filter(|word| !ARTICLES.contains(word)).collect();
    // « du » is an article, except where it stands for « dû ».
    let due = |rank: usize| {
        let before = rank.checked_sub(1).and_then(|previous| all.get(previous));
        before.is_some_and(|word| ["reste", "restant", "montant", "solde"].contains(word))
    };
    let kept =
        all.iter().enumerate().filter(|(rank, word)| **word != "du" || due(*rank)).map(|(_, word)| *word);
    let words = kept.map(|word| match word {
        "n" | "no" | "num" | "nr" => "numero",
        other => other,
    });
    words.collect::<Vec<_>>().join(" ")
}
