//! The real program, driven by WebKitWebDriver, by clicks and keys only.
//!
//! Each test opens its own [`Stage`]: a screen (Xvfb), a session bus and a data folder that nothing
//! else uses, so tests run side by side and never show a window to someone at work. On it, the
//! built program is opened as a [`Window`]; where a test looks at the tray or at notifications, a
//! [`Desktop`] stands on the bus in place of GNOME or KDE.
//!
//! To add a journey: a `#[tokio::test]` in the file of its word, `tests/e2e/<word>.rs`, with helpers of
//! [`Window`] named as the user would say them. `make e2e` builds the program first.
//!
//! # Which journey plays what may happen
//!
//! Held to the enums of the domain by `tests/tests/proofs/journeys.rs`: something new that may happen in a
//! case has its journey in the window, or the test fails.
//!
//! | what happens | file | journey |
//! | --- | --- | --- |
//! | `OutcomeKind::Promise` | `call` | `a_promise_by_figures_and_its_confirmation_at_hand_later` |
//! | `OutcomeKind::Paid` | `outcomes_answers` | `each_answer_of_a_morning_of_calls_leads_where_it_says` |
//! | `OutcomeKind::NotReceived` | `outcomes_waiting` | `an_invoice_not_received_is_sent_again_once_and_the_second_time_gives_no_delay` |
//! | `OutcomeKind::WrongContact` | `call` | `the_right_person_is_kept_with_the_call_and_asked_for_the_day_after` |
//! | `OutcomeKind::NoAnswer` | `outcomes_answers` | `each_answer_of_a_morning_of_calls_leads_where_it_says` |
//! | `OutcomeKind::Difficulty` | `outcomes_agreements` | `a_difficulty_becomes_a_plan_signed_then_missed` |
//! | `OutcomeKind::Dispute` | `outcomes_disputes` | `a_dispute_is_answered_then_ended_by_a_credit_note` |
//! | `OutcomeKind::Refuses` | `journey` | `from_a_file_to_the_formal_notice_and_the_payment` |
//! | `OutcomeKind::Insolvency` | `outcomes_answers` | `after_the_judgment_the_old_debt_is_left_alone_and_the_new_work_is_chased` |
//! | `OutcomeKind::OverIndebtedness` | `outcomes_answers` | `each_answer_of_a_morning_of_calls_leads_where_it_says` |
//! | `OutcomeKind::BouncedCheque` | `outcomes_disputes` | `the_part_that_is_not_contested_goes_on_and_a_cheque_follows_its_acts` |
//! | `OutcomeKind::DefectiveCheque` | `outcomes_waiting` | `who_is_away_awaits_money_or_owes_another_cheque_is_called_after_its_day` |
//! | `OutcomeKind::Away` | `outcomes_waiting` | `who_is_away_awaits_money_or_owes_another_cheque_is_called_after_its_day` |
//! | `OutcomeKind::FundsAwaited` | `outcomes_waiting` | `who_is_away_awaits_money_or_owes_another_cheque_is_called_after_its_day` |
//! | `OutcomeKind::Pause` | `outcomes_answers` | `each_answer_of_a_morning_of_calls_leads_where_it_says` |
//! | `OutcomeKind::Abandon` | `outcomes_answers` | `each_answer_of_a_morning_of_calls_leads_where_it_says` |
//! | `OutcomeKind::PreferWriting` | `outcomes_answers` | `each_answer_of_a_morning_of_calls_leads_where_it_says` |
//! | `Arrangement::Discount` | `outcomes_agreements` | `arrangement_third_party_time_and_giving_up` |
//! | `Arrangement::Exchange` | `outcomes_agreements` | `an_exchange_recalls_the_two_invoices_and_ends_by_set_off` |
//! | `Arrangement::Other` | `outcomes_agreements` | `another_accord_is_written_signed_and_followed_up` |
//! | `DisputeEnd::CreditNote` | `outcomes_disputes` | `a_dispute_is_answered_then_ended_by_a_credit_note` |
//! | `DisputeEnd::Gesture` | `outcomes_disputes` | `a_dispute_ends_by_a_gesture_by_being_maintained_or_by_being_dropped` |
//! | `DisputeEnd::Maintained` | `outcomes_disputes` | `a_dispute_ends_by_a_gesture_by_being_maintained_or_by_being_dropped` |
//! | `DisputeEnd::Withdrawn` | `outcomes_disputes` | `a_dispute_ends_by_a_gesture_by_being_maintained_or_by_being_dropped` |
//! | `ChequeAct::PresentedAgain` | `outcomes_disputes` | `the_part_that_is_not_contested_goes_on_and_a_cheque_follows_its_acts` |
//! | `ChequeAct::CertificateAsked` | `outcomes_disputes` | `the_part_that_is_not_contested_goes_on_and_a_cheque_follows_its_acts` |
//! | `ChequeAct::CertificateReceived` | `outcomes_disputes` | `the_part_that_is_not_contested_goes_on_and_a_cheque_follows_its_acts` |
//! | `ChequeAct::Served` | `outcomes_disputes` | `the_part_that_is_not_contested_goes_on_and_a_cheque_follows_its_acts` |
//! | `ChequeAct::TitleIssued` | `outcomes_disputes` | `the_part_that_is_not_contested_goes_on_and_a_cheque_follows_its_acts` |
//! | `Happening::Contact` | `call` | `a_promise_by_figures_and_its_confirmation_at_hand_later` |
//! | `Happening::Posted` | `journey` | `from_a_file_to_the_formal_notice_and_the_payment` |
//! | `Happening::Presented` | `journey` | `from_a_file_to_the_formal_notice_and_the_payment` |
//! | `Happening::Done` | `call` | `the_step_that_is_an_email_is_noted_once_it_was_sent` |
//! | `Happening::Skipped` | `outcomes_undo` | `what_was_done_by_mistake_is_taken_back` |
//! | `Happening::PlanAgreed` | `outcomes_ends` | `a_plan_paid_to_its_last_instalment_closes_the_case` |
//! | `Happening::Arranged` | `outcomes_agreements` | `an_exchange_recalls_the_two_invoices_and_ends_by_set_off` |
//! | `Happening::PositionTaken` | `outcomes_disputes` | `a_dispute_is_answered_then_ended_by_a_credit_note` |
//! | `Happening::DisputeClosed` | `outcomes_disputes` | `a_dispute_ends_by_a_gesture_by_being_maintained_or_by_being_dropped` |
//! | `Happening::Cheque` | `outcomes_disputes` | `the_part_that_is_not_contested_goes_on_and_a_cheque_follows_its_acts` |
//! | `Happening::HandedOver` | `outcomes_agreements` | `arrangement_third_party_time_and_giving_up` |
//! | `Happening::Resumed` | `outcomes_ends` | `time_given_after_a_look_at_the_solvency_is_taken_back_and_a_rest_is_claimed` |
//! | `Happening::Waived` | `journey` | `from_a_file_to_the_formal_notice_and_the_payment` |
//! | `Happening::RestClaimed` | `outcomes_ends` | `time_given_after_a_look_at_the_solvency_is_taken_back_and_a_rest_is_claimed` |
//! | `Happening::LegalAct` | `legal` | `a_petition_protects_nothing_then_its_order_served_opens_a_new_period` |
//! | `Happening::SolvencyLooked` | `outcomes_ends` | `time_given_after_a_look_at_the_solvency_is_taken_back_and_a_rest_is_claimed` |
//! | `Happening::RecoveryCosts` | `costs` | `paid_costs_add_what_exceeds_the_indemnity_and_are_taken_back` |
//! | `Happening::Refunded` | `refund` | `money_received_too_much_is_seen_given_back_and_taken_back` |
//! | `Happening::OpenCredit` | `intake` | `bad_rows_can_be_left_aside_by_one_who_says_so` |
//! | `Happening::Note` | `courtesy` | `a_courteous_reminder_is_asked_for_read_sent_and_not_proposed_again` |
//!
//! Beside the cases themselves: before the due date `courtesy`; before anything leaves, and what
//! was missed while the computer was off, `freshness`; a reminder dragged to another day and a
//! week of calls given away, `delegation`; the morning's digest and the tray, `tray`; taking
//! back, `outcomes_undo`.

mod background;
mod desktop;
mod facturx;
mod layout;
mod paper;
mod patience;
mod stage;
mod window;

pub use background::Background;
pub use desktop::{Desktop, MenuEntry, Notice};
pub use facturx::ElectronicInvoice;
pub use paper::Paper;
pub use stage::{Stage, program};
pub use window::Window;

/// A step that worked, or the sentence that says what was expected and what was seen.
pub type Done<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
