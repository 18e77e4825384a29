//! What a document is, as a table writes it: « Facture », « Avoir », « Devis ».

use crate::text::fold;

/// What a row of a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DocumentKind {
    /// Money asked.
    Invoice,
    /// Money given back.
    CreditNote,
    /// A quote, an order, a pro forma: nothing is owed for it.
    Quote,
    /// Money received.
    Receipt,
    /// Not understood.
    Unknown,
}

/// What a cell of kind says. « Facture sur devis » is an invoice: what comes first decides, except
/// « facture proforma » and « facture d’avoir ».
pub(super) fn document_kind(cell: &str) -> DocumentKind {
    let folded = fold(cell);
    let has = |parts: &[&str]| parts.iter().any(|part| folded.contains(part));
    let first = folded.split(' ').next().unwrap_or_default();
    let begins = |starts: &[&str]| starts.iter().any(|start| first.starts_with(start));
    if folded.is_empty() {
        return DocumentKind::Invoice;
    }
    if has(&["proforma", "pro forma"])
        || begins(&["devis", "quote", "estimate", "bon", "commande", "order", "offre", "livraison"])
    {
        return DocumentKind::Quote;
    }
    if begins(&["avoir", "credit", "refund", "remboursement"])
        || has(&[
            "facture avoir",
            "facture d avoir",
            "note de credit",
            "note credit",
            "credit note",
            "avoir client",
        ])
        || ["381", "fa avoir", "out refund", "av", "a", "c"].contains(&folded.as_str())
    {
        return DocumentKind::CreditNote;
    }
    if begins(&["reglement", "paiement", "encaissement", "recu", "payment", "receipt", "remise", "versement"])
    {
        return DocumentKind::Receipt;
    }
    let invoice = begins(&[
        "fact",
        "invoice",
        "situation",
        "acompte",
        "solde",
        "vente",
        "fa",
        "inv",
        "standard",
        "380",
        "386",
        "out",
    ]);
    if invoice
        || ["f", "ft", "customer invoice", "note d honoraires", "honoraires"].contains(&folded.as_str())
    {
        return DocumentKind::Invoice;
    }
    DocumentKind::Unknown
}
