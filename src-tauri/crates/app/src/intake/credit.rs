//! Which invoice a credit note of a file reduces.

use dument_domain::{ClientId, Invoice, Money};
use dument_intake::DraftInvoice;

use crate::intake::facts::Basics;
use crate::intake::fate::{CreditTarget, Fate, Planned, Planner};
use crate::intake::firm::Whose;
use crate::reading::money::open_credit::open_credits;
use crate::words::text::normal_number;

/// A credit note goes to the invoice it names; otherwise to the only invoice of the client
/// that can bear it, and says so; otherwise it is kept open in the case of its client, where it is
/// shown before any reminder, to be set against the right invoice by hand.
pub(super) fn planned(planner: &Planner<'_>, draft: &DraftInvoice, basics: Basics) -> Planned {
    let candidates = planner.clients.candidates(&draft.buyer);
    if let Some(known) = already_there(planner, &candidates, &basics) {
        return known;
    }
    let named = draft.preceding_invoice.as_deref().map(normal_number);
    let target = match &named {
        Some(number) => named_target(planner, draft, number, &candidates),
        None => only_target(planner, draft, &candidates, &basics),
    };
    let Some(target) = target else {
        return kept_open(planner, draft, basics);
    };
    let whose = match target {
        CreditTarget::Invoice(_, client) => Some(Whose::Known(client)),
        CreditTarget::Draft(place) => row(planner, place).and_then(|row| row.whose),
    };
    let remark = if named.is_some() {
        String::new()
    } else {
        "cet avoir ne nomme pas sa facture\u{a0}: il est compté sur la seule qui peut le porter, vérifiez"
            .to_owned()
    };
    let Basics { number, issued_on, gross } = basics;
    let fate = Fate::Credit { target, number, on: issued_on, amount: gross };
    Planned { whose, fate, remark, undocumented: None, doubt: "" }
}

/// A credit note that no invoice can bear, for a client that is known or that the file brings; for
/// anyone else there is nothing that it could reduce.
fn kept_open(planner: &Planner<'_>, draft: &DraftInvoice, basics: Basics) -> Planned {
    let number = &basics.number;
    let why = match &draft.preceding_invoice {
        Some(invoice) => format!("l’avoir {number} réduit la facture {invoice}, qui n’est pas connue"),
        None => {
            format!("l’avoir {number} ne dit pas quelle facture il réduit")
        }
    };
    let Some(whose) = planner.clients.find(&draft.buyer) else {
        let sentence = format!("{why}\u{a0}: ce client n’a aucune facture, rien n’est à déduire");
        return Planned::left_out(None, "credit_note_unattached", sentence);
    };
    if let Whose::Known(client) = whose
        && let Some(entry) = planner.known.book.get(client)
        && open_credits(entry).any(|one| one.is(number, basics.gross, basics.issued_on))
    {
        return Planned::plain(whose, Fate::Known);
    }
    let remark = format!("{why}\u{a0}: il est gardé au dossier du client, rattachez-le avant de relancer");
    let Basics { number, issued_on, gross } = basics;
    let fate = Fate::OpenCredit { number, on: issued_on, amount: gross };
    Planned { whose: Some(whose), fate, remark, undocumented: None, doubt: "" }
}

fn row<'planner>(planner: &'planner Planner<'_>, place: usize) -> Option<&'planner Planned> {
    planner.rows.get(place).and_then(Option::as_ref)
}

/// The same credit note, recorded before, even if it was taken back since.
fn already_there(planner: &Planner<'_>, candidates: &[ClientId], basics: &Basics) -> Option<Planned> {
    let wanted = normal_number(&basics.number);
    let entries = candidates.iter().filter_map(|client| planner.known.book.get(*client));
    let mut notes = entries.flat_map(|entry| entry.file.credit_notes.iter().map(move |note| (entry, note)));
    let (entry, note) = notes.find(|(_, note)| normal_number(&note.number) == wanted)?;
    let whose = Some(Whose::Known(entry.file.client.id));
    if note.amount == basics.gross {
        return Some(Planned {
            whose,
            fate: Fate::Known,
            remark: String::new(),
            undocumented: None,
            doubt: "",
        });
    }
    let sentence =
        format!("l’avoir {} est déjà connu avec un autre montant\u{a0}: rien n’est remplacé", note.number);
    Some(Planned::left_out(whose, "conflict", sentence))
}

fn named_target(
    planner: &Planner<'_>,
    draft: &DraftInvoice,
    number: &str,
    candidates: &[ClientId],
) -> Option<CreditTarget> {
    let holders = planner.numbers.get(number).map(Vec::as_slice).unwrap_or_default();
    // Numbering may start again each year: the last invoice issued before the credit note is meant.
    let before = |invoice: &Invoice| draft.issue_date.is_none_or(|on| invoice.issued_on <= on);
    let ours = holders.iter().filter(|(entry, _)| candidates.contains(&entry.file.client.id));
    let last = ours.max_by_key(|(_, invoice)| (before(invoice), invoice.issued_on));
    if let Some((entry, invoice)) = last {
        return Some(CreditTarget::Invoice(invoice.id, entry.file.client.id));
    }
    let whose = planner.clients.find(&draft.buyer);
    let brought = planner.in_file.get(number)?.iter().copied();
    let ours = brought.filter_map(|place| {
        let found = row(planner, place).filter(|found| found.whose == whose)?;
        let Fate::New(new) = &found.fate else { return None };
        Some((before(&new.invoice), new.invoice.issued_on, place))
    });
    ours.max().map(|(_, _, place)| CreditTarget::Draft(place))
}

/// The only invoice of this client, issued before, with enough left to bear it.
fn only_target(
    planner: &Planner<'_>,
    draft: &DraftInvoice,
    candidates: &[ClientId],
    basics: &Basics,
) -> Option<CreditTarget> {
    let whose = planner.clients.find(&draft.buyer);
    let known = candidates.iter().filter_map(|client| planner.known.book.get(*client)).flat_map(|entry| {
        entry.rows().filter_map(move |(invoice, position)| {
            let target = CreditTarget::Invoice(invoice.id, entry.file.client.id);
            let left = position.statement.statement.principal.less(credited(planner, target));
            let fits = left >= basics.gross && invoice.issued_on <= basics.issued_on;
            fits.then_some(target)
        })
    });
    let places = whose.and_then(|whose| planner.by_client.get(&whose)).map(Vec::as_slice).unwrap_or_default();
    let brought = places.iter().filter_map(|place| {
        let Fate::New(new) = &row(planner, *place)?.fate else { return None };
        let target = CreditTarget::Draft(*place);
        let left = new.invoice.gross.less(new.paid()).less(credited(planner, target));
        let fits = left >= basics.gross && new.invoice.issued_on <= basics.issued_on;
        fits.then_some(target)
    });
    let mut fitting = known.chain(brought);
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Some(only),
        (Some(_), Some(_)) | (None, _) => None,
    }
}

/// What earlier credit notes of the file take from an invoice.
fn credited(planner: &Planner<'_>, target: CreditTarget) -> Money {
    planner.credited.get(&target).copied().unwrap_or_default()
}
