//! Which rules count one invoice: the clause nearest to it, the order of a public buyer's payments,
//! an invoice that credit notes cancel.

use dument_domain::case::Happening;
use dument_domain::claim::AllocationMode;
use dument_domain::{
    CreditNote, CreditNoteId, DebtorNature, InvoiceId, Money, Payment, PaymentId, PaymentShare,
};

use crate::world::{World, day, euros};

fn rate_of(world: &World, place: usize) -> Option<String> {
    let file = &world.file;
    let terms = file.terms_of(&file.invoices[place], &world.settings);
    terms.contract_rate.map(|rate| rate.to_string())
}

#[test]
fn the_clause_of_the_invoice_wins_over_the_client_s_and_that_over_the_company_s() {
    let mut world = World::new("amiable_4", "2026-05-01");
    world.owe(500, "2026-06-01");
    assert_eq!(rate_of(&world, 0), None);
    world.settings.contract_rate = Some("legal*3".parse().unwrap());
    assert_eq!(rate_of(&world, 0).as_deref(), Some("legal*3"));
    world.file.client.contract_rate = Some("12".parse().unwrap());
    assert_eq!(rate_of(&world, 0).as_deref(), Some("12.00"));
    world.file.invoices[1].contract_rate = Some("ecb+10".parse().unwrap());
    assert_eq!(
        [rate_of(&world, 0), rate_of(&world, 1)],
        [Some("12.00".to_owned()), Some("ecb+10".to_owned())]
    );
}

#[test]
fn a_clause_changes_nothing_of_what_a_consumer_or_a_public_buyer_owes() {
    for nature in [DebtorNature::Consumer, DebtorNature::NonProfessional, DebtorNature::PublicBuyer] {
        let mut world = World::new("amiable_4", "2026-05-01");
        world.file.client.nature = nature;
        let interest = |world: &World| owed(world, "2026-09-01").interest;
        let before = interest(&world);
        world.settings.contract_rate = Some("15".parse().unwrap());
        assert_eq!(interest(&world), before, "{nature:?}");
    }
}

fn owed(world: &World, on: &str) -> dument_domain::claim::Statement {
    let file = &world.file;
    file.statement_of(&file.invoices[0], &world.settings, &world.law, day(on)).statement
}

fn pay(world: &mut World, on: &str, amount: Money) {
    world.file.payments.push(Payment {
        id: PaymentId(1),
        client: world.file.client.id,
        on: day(on),
        on_supposed: false,
        amount,
        means: String::new(),
        allocations: vec![PaymentShare { invoice: InvoiceId(1), amount }],
        reversed: false,
        noted_after: None,
    });
}

#[test]
fn a_public_buyer_s_payment_goes_to_the_principal_first_unless_chosen_otherwise() {
    let mut world = World::new("amiable_4", "2026-05-01");
    world.file.client.nature = DebtorNature::PublicBuyer;
    pay(&mut world, "2026-07-01", euros(400));
    assert_eq!(owed(&world, "2026-07-02").principal, euros(600));
    world.settings.public_allocation = AllocationMode::InterestFirst;
    assert!(owed(&world, "2026-07-02").principal > euros(600));
    world.file.client.nature = DebtorNature::Business;
    world.settings.public_allocation = AllocationMode::PrincipalFirst;
    assert!(owed(&world, "2026-07-02").principal > euros(600), "interest first for the others");
}

fn credit(world: &mut World, on: &str, amount: Money) {
    let id = CreditNoteId(i64::try_from(world.file.credit_notes.len()).unwrap() + 1);
    world.file.credit_notes.push(CreditNote {
        id,
        invoice: InvoiceId(1),
        number: format!("A-{}", id.0),
        on: day(on),
        amount,
        reversed: false,
        noted_after: None,
    });
}

#[test]
fn an_invoice_that_credit_notes_cancel_owes_nothing_unless_the_rest_is_claimed() {
    let mut world = World::new("amiable_4", "2026-05-01");
    credit(&mut world, "2026-08-01", euros(400));
    let part = owed(&world, "2026-09-01");
    assert!(part.interest.is_positive() && part.indemnity.is_positive(), "a part credited cancels nothing");
    credit(&mut world, "2026-08-20", euros(600));
    let file = &world.file;
    assert!(file.left_to_credit(&file.invoices[0]).is_zero() && file.is_cancelled(&file.invoices[0]));
    let cancelled = owed(&world, "2026-09-01");
    assert_eq!((cancelled.due(), cancelled.lines.len()), (Money::ZERO, 0));
    world.happens("2026-09-02", Happening::RestClaimed);
    let claimed = owed(&world, "2026-09-03");
    assert!(claimed.interest.is_positive() && claimed.indemnity == euros(40), "a gesture at its date");
    world.file.credit_notes[0].reversed = true;
    assert_eq!(world.file.left_to_credit(&world.file.invoices[0]), euros(400));
}

#[test]
fn a_letter_lapses_when_the_company_s_clause_changes() {
    let mut world = World::new("amiable_4", "2026-05-01");
    let asks = dument_domain::case::Additions { interest: true, indemnity: true };
    let basis = |world: &World| {
        let file = &world.file;
        file.letter_basis(&file.invoices[0], asks, day("2026-09-01"), &world.settings, &world.law)
    };
    let before = basis(&world);
    world.settings.contract_rate = Some("15".parse().unwrap());
    assert_ne!(basis(&world), before);
}

#[test]
fn a_paper_may_stop_its_interest_on_the_last_day_known_and_stays_good() {
    let world = World::new("amiable_4", "2026-11-30");
    let (file, invoice) = (&world.file, &world.file.invoices[0]);
    let until = day("2026-12-31");
    let paper = world.settings.stopping_interest(Some(until));
    let on = day("2027-01-20");
    let stopped = file.statement_of(invoice, &paper, &world.law, on);
    assert_eq!(stopped.rate_unknown, None, "no day asks for the rate that is not known");
    assert_eq!(stopped.statement.lines.last().map(|line| line.to), Some(until));
    let known = file.statement_of(invoice, &world.settings, &world.law, until);
    assert_eq!(stopped.statement.interest, known.statement.interest);
    let asks = dument_domain::case::Additions { interest: true, indemnity: true };
    let basis = file.letter_basis(invoice, asks, on, &paper, &world.law);
    assert_eq!(basis.asked.map(|asked| asked.interest_until), Some(Some(until)));
    let kept = serde_json::to_string(&paper).unwrap();
    assert!(!kept.contains("interest_until"), "a choice of one paper is no setting: {kept}");
}
