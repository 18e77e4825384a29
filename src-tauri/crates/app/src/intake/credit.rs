//! Which invoice a credit note of a file reduces.

use dument_domain::{ClientId, Money};
use dument_intake::DraftInvoice;

use crate::intake::facts::Basics;
use crate::intake::fate::{CreditTarget, Fate, Planned, Planner};
use crate::intake::firm::Whose;
use crate::words::text::normal_number;

/// A credit note goes to the invoice it names; otherwise to the only invoice of the client
/// that can bear it, and says so; otherwise it is left out, to be noted by hand.
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
        let sentence = match &draft.preceding_invoice {
            Some(number) => format!(
                "l’avoir {} réduit la facture {number}, qui n’est pas connue\u{a0}: importez-la d’abord",
                basics.number
            ),
            None => format!(
                "l’avoir {} ne dit pas quelle facture il réduit\u{a0}: notez-le sur la bonne facture",
                basics.number
            ),
        };
        return Planned::left_out(None, "credit_note_unattached", sentence);
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
    Planned { whose, fate: Fate::Credit { target, number, on: issued_on, amount: gross }, remark }
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
        return Some(Planned { whose, fate: Fate::Known, remark: String::new() });
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
    let mut ours = holders.iter().filter(|(entry, _)| candidates.contains(&entry.file.client.id));
    if let Some((entry, invoice)) = ours.next() {
        return Some(CreditTarget::Invoice(invoice.id, entry.file.client.id));
    }
    let whose = planner.clients.find(&draft.buyer);
    let mut brought = planner.in_file.get(number)?.iter().copied();
    let ours = |place: &usize| row(planner, *place).is_some_and(|row| row.whose == whose);
    brought.find(ours).map(CreditTarget::Draft)
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
