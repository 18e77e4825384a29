//! Amounts as the screens show them, each with the lines and the texts that make it.

use dument_domain::case::{CaseFile, ClaimSettings, InvoiceStatement, Position};
use dument_domain::claim::{BelowFloor, Flag, InterestLine, Statement};
use dument_domain::{Day, DebtorNature, Invoice, Law, Money};
use dument_letters::freeze::interest_stops;
use dument_letters::french;
use dument_letters::rates::rate_origin;

use crate::reading::money::readings::other_readings;
use crate::views::{AllocationView, InterestName, LineView, OtherReadingView, StatementView, SumView};
use crate::words::semester_label;

/// What is left to pay at the end of a day, the principal not yet due included.
pub(crate) fn sum_left(account: &InvoiceStatement, on: Day) -> SumView {
    let left = sum(account.statement.principal, additions(&account.statement));
    // Also where none is left: what was paid of it bears that name.
    let interest_name = InterestName::of(account.terms.nature);
    SumView { interest_name, ..counted_to(left, [account].into_iter(), on) }
}

/// A sum with the last day whose interest is in it: where every account stops before, that day.
pub(crate) fn counted_to<'a>(
    sum: SumView,
    accounts: impl Iterator<Item = &'a InvoiceStatement>,
    on: Day,
) -> SumView {
    let bearing: Vec<_> = accounts.filter(|one| one.statement.interest.is_positive()).collect();
    let stops = bearing.iter().map(|one| one.interest_stops_on().filter(|last| *last < on));
    let stopped = stops.collect::<Option<Vec<Day>>>().and_then(|days| days.into_iter().max());
    let names = bearing.iter().map(|one| InterestName::of(one.terms.nature));
    SumView { interest_name: InterestName::of_all(names), ..said_to(sum, on, stopped) }
}

/// A sum with the day to which its interest is counted, stopped before the day or not.
pub(crate) fn said_to(sum: SumView, on: Day, stopped: Option<Day>) -> SumView {
    let to = sum.interest.is_positive().then_some(stopped.unwrap_or(on));
    SumView { interest_to: to, interest_stopped: to.is_some() && stopped.is_some(), ..sum }
}

/// What the delay adds to a principal.
#[derive(Clone, Copy)]
pub(crate) struct Additions {
    pub(crate) interest: Money,
    pub(crate) indemnity: Money,
    pub(crate) compensation: Money,
}

fn additions(owed: &Statement) -> Additions {
    Additions {
        interest: owed.interest,
        indemnity: owed.indemnity,
        compensation: owed.additional_compensation,
    }
}

/// A principal, what is added to it, and their total.
pub(crate) fn sum(principal: Money, additions: Additions) -> SumView {
    let Additions { interest, indemnity, compensation } = additions;
    let total = principal + interest + indemnity + compensation;
    SumView { principal, interest, indemnity, compensation, total, ..SumView::default() }
}

/// The parts of several sums added up.
pub(crate) fn add_up(sums: impl Iterator<Item = SumView>) -> SumView {
    sums.fold(SumView::default(), |all, one| SumView {
        principal: all.principal + one.principal,
        interest: all.interest + one.interest,
        indemnity: all.indemnity + one.indemnity,
        compensation: all.compensation + one.compensation,
        total: all.total + one.total,
        // Where the days differ, the latest: each account says its own.
        interest_to: all.interest_to.max(one.interest_to),
        interest_stopped: match (all.interest_to, one.interest_to) {
            (None, _) => one.interest_stopped,
            (Some(_), None) => all.interest_stopped,
            (Some(_), Some(_)) => all.interest_stopped && one.interest_stopped,
        },
        interest_name: InterestName::of_all(
            [all, one].iter().filter(|sum| sum.interest.is_positive()).map(|sum| sum.interest_name),
        ),
    })
}

/// What one more day adds to an invoice: its last line, if it still runs.
pub(crate) fn per_day(statement: &InvoiceStatement) -> Option<Money> {
    if statement.rate_unknown.is_some() {
        return None;
    }
    let owed = &statement.statement;
    let line = owed.lines.last()?;
    let runs = owed.overdue_principal.is_positive() && line.principal == owed.overdue_principal;
    let still = runs && statement.terms.insolvency_judgment_on.is_none();
    still.then(|| line.rate.accrue(owed.overdue_principal, 1, line.year_days).to_cents())
}

/// The statement of account of one invoice at the end of `on`, every line explained.
pub(crate) fn statement_view(
    file: &CaseFile,
    invoice: &Invoice,
    settings: &ClaimSettings,
    law: &Law,
    on: Day,
) -> StatementView {
    let computed = &file.statement_of(invoice, settings, law, on);
    let owed = &computed.statement;
    let others = other_readings(file, &[invoice], (settings, law), on, Statement::due).into_iter();
    StatementView {
        closed_on: on,
        invoice: invoice.id,
        number: invoice.number.clone(),
        due_on: invoice.due_on(),
        gross: invoice.gross,
        days_late: owed.days_late,
        sum: sum_left(computed, on),
        lines: owed.lines.iter().map(|line| line_view(line, computed, law)).collect(),
        allocations: owed
            .allocations
            .iter()
            .map(|paid| AllocationView {
                on: paid.on,
                to_interest: paid.to_interest,
                to_principal: paid.to_principal,
                to_indemnity: paid.to_indemnity,
                to_compensation: paid.to_compensation,
                overpaid: paid.overpaid,
            })
            .collect(),
        costs: crate::reading::money::costs::costs_shown(file, invoice, computed),
        explanations: explanations(file, invoice, computed, law),
        other_readings: others
            .map(|other| OtherReadingView {
                label: other.reading.in_french().to_owned(),
                total: other.total,
                article: other.reading.article().to_owned(),
            })
            .collect(),
        warnings: warnings(computed),
        per_day: per_day(computed),
    }
}

fn line_view(line: &InterestLine, computed: &InvoiceStatement, law: &Law) -> LineView {
    let formula = format!(
        "{} × {} × {}\u{a0}/\u{a0}{} = {}",
        french::euros(line.principal),
        french::percent(line.rate),
        crate::words::text::counted(usize::try_from(line.days).unwrap_or(usize::MAX), "jour"),
        line.year_days,
        french::euros(line.interest)
    );
    LineView {
        from: line.from,
        to: line.to,
        days: line.days,
        rate: line.rate,
        principal: line.principal,
        interest: line.interest,
        formula,
        source: rate_source(line, computed, law),
    }
}

fn rate_source(line: &InterestLine, computed: &InvoiceStatement, law: &Law) -> String {
    let semester = line.from.semester();
    let origin = rate_origin(line, semester, &computed.terms, law);
    format!("{} ({})", origin.made_of, origin.article)
}

fn indemnity(invoice: &Invoice, law: &Law, article: &str) -> String {
    let sum = french::euros(law.indemnity_on(invoice.due_on().next())).replace(",00", "");
    format!("L’indemnité forfaitaire de {sum} est due une fois par facture payée en retard ({article}).")
}

fn explanations(file: &CaseFile, invoice: &Invoice, computed: &InvoiceStatement, law: &Law) -> Vec<String> {
    let mut sentences = Vec::new();
    let terms = &computed.terms;
    match terms.nature {
        DebtorNature::Business => {
            sentences.push(format!(
                "Les pénalités courent sans rappel du lendemain de l’échéance ({}) sur le montant TTC restant dû, sans TVA (C. com. L441-10 II).",
                french::date(invoice.due_on())
            ));
            sentences.push(indemnity(invoice, law, "C. com. D441-5"));
        }
        DebtorNature::PublicBuyer => {
            sentences.push("Les intérêts moratoires courent de plein droit du lendemain de l’échéance, à un taux unique pour tout le retard (CCP L2192-13, R2192-31).".to_owned());
            sentences.push(indemnity(invoice, law, "CCP D2192-35"));
        }
        DebtorNature::Consumer | DebtorNature::NonProfessional => {
            sentences.push("Ni l’indemnité forfaitaire ni le taux de retard entre professionnels ne peuvent être demandés à ce client (C. com. L441-10 ne vise que les professionnels).".to_owned());
            sentences.push(match terms.formal_notice_on {
                Some(day) => format!(
                    "L’intérêt au taux légal court depuis le lendemain du {}, jour retenu pour la mise en demeure\u{a0}: articles 1231-6 et 1344-1 du code civil.",
                    french::date(day)
                ),
                None => "L’intérêt au taux légal ne court qu’après une mise en demeure (articles 1231-6 et 1344-1 du code civil).".to_owned(),
            });
        }
    }
    if invoice.nature.is_none() && !file.client.nature_confirmed {
        sentences.push("La nature de ce client est à confirmer\u{a0}: en attendant, seul le principal est compté, comme pour un particulier.".to_owned());
    }
    if terms.waiver.interest || terms.waiver.indemnity || terms.waiver.compensation {
        sentences.push(
            "Vous avez renoncé à une partie de ces sommes\u{a0}: elles ne sont plus comptées.".to_owned(),
        );
    }
    if terms.cancelled {
        sentences.push("Un avoir annule cette facture\u{a0}: rien n’est demandé pour le retard.".to_owned());
    }
    let owed = &computed.statement;
    let given_up = owed.interest_waived + owed.indemnity_waived + owed.compensation_waived;
    if given_up.is_positive() {
        sentences.push(format!(
            "Vous avez renoncé à {} sur cette facture\u{a0}: cette somme n’est plus comptée.",
            french::euros(given_up)
        ));
    }
    sentences.extend(crate::reading::money::costs::explained(file, invoice, computed));
    sentences.extend(file.freeze_of(invoice).map(interest_stops));
    sentences
}

fn warnings(computed: &InvoiceStatement) -> Vec<String> {
    let mut sentences: Vec<String> =
        computed.statement.flags.iter().map(|flag| flag_sentence(flag, computed.terms.below_floor)).collect();
    if let Some(missing) = computed.rate_unknown {
        sentences.push(format!(
            "Le taux du {} n’est pas connu\u{a0}: les intérêts sont arrêtés au {}.",
            semester_label(missing.0),
            french::date(missing.0.first_day().previous())
        ));
    }
    sentences
}

/// A flag of the computation as a sentence; what the user chose of a clause under its floor is told.
fn flag_sentence(flag: &Flag, choice: BelowFloor) -> String {
    match flag {
        Flag::DefaultBelowFloor(semester) => format!(
            "Au {}, le taux par défaut était sous le plancher des clauses\u{202f}; il s’applique tout de même, le plancher ne vise que les clauses.",
            semester_label(*semester)
        ),
        Flag::FloorUnknown(semester) => format!(
            "Le plancher du {} n’est pas connu\u{a0}: le taux de la clause n’a pas pu lui être comparé.",
            semester_label(*semester)
        ),
        Flag::Overpaid(amount) => format!("{} de trop ont été reçus ou crédités.", french::euros(*amount)),
        Flag::RateBelowFloor(semester) => {
            let counted = match choice {
                BelowFloor::Keep => {
                    "Le montant est calculé avec ce taux\u{202f}; à vous de choisir dans Réglages, Calcul."
                }
                BelowFloor::Raise => {
                    "Vous avez choisi de compter ce plancher\u{a0}: aucun jugement connu n’a tranché."
                }
                BelowFloor::UseDefault => {
                    "Vous avez choisi de compter le taux par défaut\u{a0}: aucun jugement connu n’a tranché."
                }
            };
            format!(
                "Au {}, le taux de la clause est sous le plancher de trois fois l’intérêt légal (C. com. L441-10 II). {counted}",
                semester_label(*semester)
            )
        }
        Flag::IndemnityUnverified => "L’indemnité forfaitaire est à vérifier (C. com. D441-5).".to_owned(),
        Flag::RateUnverified(semester) => {
            format!("Le taux du {} est à vérifier.", semester_label(*semester))
        }
    }
}

/// What is left on the late invoices of a client: in its case, in the list of clients, before a
/// court.
pub(crate) fn late_sum<'a>(positions: impl Iterator<Item = &'a Position>, on: Day) -> SumView {
    let late = positions.map(|position| &position.statement).filter(|one| one.statement.days_late > 0);
    add_up(late.map(|account| {
        let owed = &account.statement;
        counted_to(sum(owed.overdue_principal, additions(owed)), [account].into_iter(), on)
    }))
}
