//! The sums of a letter: table, rates, what each day adds.

use dument_domain::case::{Acceleration, Instalment};
use dument_domain::claim::InterestLine;
use dument_domain::{ContractRate, Day, DebtorNature, Money};

use super::pen::{Pen, silence};
use crate::clauses::notice_days_in_words;
use crate::facts::{InvoiceFacts, LetterFacts, PlanFacts, PlanStage};
use crate::french::{date, enumerate, euros, percent, short_date};
use crate::model::{Align, Block, Column, RichText, Table};

/// A column of the table with its cell for an invoice and its total.
struct Figure<'a> {
    title: &'static str,
    cell: Box<dyn Fn(&InvoiceFacts) -> String + 'a>,
    total: String,
}

/// The name of the interest, which changes with the law that applies.
pub(super) fn interest_name(nature: DebtorNature) -> &'static str {
    match nature {
        DebtorNature::Business => "pénalités de retard",
        DebtorNature::PublicBuyer => "intérêts moratoires",
        DebtorNature::Consumer | DebtorNature::NonProfessional => "intérêts au taux légal",
    }
}

/// « de pénalités de retard », « d’intérêts moratoires ».
pub(super) fn of_interest(nature: DebtorNature) -> &'static str {
    match nature {
        DebtorNature::Business => "de pénalités de retard",
        DebtorNature::PublicBuyer => "d’intérêts moratoires",
        DebtorNature::Consumer | DebtorNature::NonProfessional => "d’intérêts au taux légal",
    }
}

fn interest_title(nature: DebtorNature) -> &'static str {
    match nature {
        DebtorNature::Business => "Pénalités",
        DebtorNature::PublicBuyer | DebtorNature::Consumer | DebtorNature::NonProfessional => "Intérêts",
    }
}

/// The table of the invoices. Columns that would hold nothing are left out.
pub(super) fn table(pen: &Pen) -> Block {
    let facts = pen.facts;
    let text = |title: &str| Column { title: title.to_owned(), align: Align::Left, stretch: 1 };
    let mut columns = vec![text("Facture"), text("Émise le"), text("Échéance")];
    let figures = figures(pen);
    columns.extend(figures.iter().map(|figure| Column {
        title: figure.title.to_owned(),
        align: Align::Right,
        stretch: 1,
    }));
    let row = |invoice: &InvoiceFacts| {
        let due = short_date(invoice.due_on());
        let due = if invoice.parts.len() > 1 { format!("{due} et suiv.") } else { due };
        let start = [invoice.number.clone(), short_date(invoice.issued_on), due];
        let cells = start.into_iter().chain(figures.iter().map(|figure| (figure.cell)(invoice)));
        cells.map(RichText::plain).collect::<Vec<_>>()
    };
    let rows = facts.invoices.iter().map(row).collect();
    let start = ["Total".to_owned(), String::new(), String::new()];
    let totals = start.into_iter().chain(figures.iter().map(|figure| figure.total.clone()));
    let totals = match facts.invoices.len() {
        1 => Vec::new(),
        _ => vec![totals.map(RichText::plain).collect()],
    };
    let caption = format!("Sommes dues au {}", date(facts.written_on));
    Block::Table(Table { caption: Some(caption), columns, rows, totals })
}

fn figures<'a>(pen: &Pen<'a>) -> Vec<Figure<'a>> {
    let facts = pen.facts;
    let gross: Money = facts.invoices.iter().map(|invoice| invoice.gross).sum();
    let received: Money = facts.invoices.iter().map(InvoiceFacts::received).sum();
    let (interest, indemnity, costs) = (facts.interest(), facts.indemnity(), facts.compensation());
    let mut figures = vec![Figure {
        title: "Montant",
        cell: Box::new(|invoice| euros(invoice.gross)),
        total: euros(gross),
    }];
    if received.is_positive() {
        let credited = facts.invoices.iter().any(|invoice| !invoice.credit_notes.is_empty());
        let title = if credited { "Réglé ou déduit" } else { "Réglé" };
        let cell = Box::new(|invoice: &InvoiceFacts| euros(invoice.received()));
        figures.push(Figure { title, cell, total: euros(received) });
        figures.extend(beside_principal(facts));
    }
    let aside = facts.set_aside();
    if aside.disputed.is_positive() {
        let cell = Box::new(|invoice: &InvoiceFacts| euros(invoice.set_aside.disputed));
        figures.push(Figure { title: "Contesté", cell, total: euros(aside.disputed) });
    }
    if aside.later.is_positive() {
        let cell = Box::new(|invoice: &InvoiceFacts| euros(invoice.set_aside.later));
        figures.push(Figure { title: "Échelonné", cell, total: euros(aside.later) });
    }
    figures.push(Figure {
        title: match (facts.not_yet_due().is_positive(), asks_more(pen)) {
            (true, _) => "Principal échu",
            (false, true) => "Principal dû",
            (false, false) => "Reste dû",
        },
        cell: Box::new(|invoice| euros(invoice.claimed_principal())),
        total: euros(facts.principal()),
    });
    if interest.is_positive() {
        let cell = Box::new(move |invoice: &InvoiceFacts| euros(facts.interest_of(invoice)));
        figures.push(Figure { title: interest_title(facts.nature), cell, total: euros(interest) });
    }
    if indemnity.is_positive() {
        let cell = Box::new(move |invoice: &InvoiceFacts| euros(facts.indemnity_of(invoice)));
        figures.push(Figure { title: "Indemnité", cell, total: euros(indemnity) });
    }
    if costs.is_positive() {
        let cell = Box::new(move |invoice: &InvoiceFacts| euros(facts.compensation_of(invoice)));
        figures.push(Figure { title: "Frais", cell, total: euros(costs) });
    }
    if asks_more(pen) {
        let cell = Box::new(move |invoice: &InvoiceFacts| euros(facts.total_of(invoice)));
        figures.push(Figure { title: "Total", cell, total: euros(facts.total()) });
    }
    figures
}

/// What of the money received did not reduce the principal: without it the line does not add up
/// before the reader’s eyes.
fn beside_principal<'a>(facts: &'a LetterFacts) -> Option<Figure<'a>> {
    let interest = |invoice: &InvoiceFacts| -> Money {
        invoice.statement.allocations.iter().map(|one| one.to_interest).sum()
    };
    let beside = move |invoice: &InvoiceFacts| -> Money {
        let others = invoice.statement.allocations.iter();
        let others: Money = others.map(|one| one.to_indemnity + one.to_compensation + one.overpaid).sum();
        interest(invoice) + others
    };
    let total: Money = facts.invoices.iter().map(beside).sum();
    let only: Money = facts.invoices.iter().map(interest).sum();
    let title = match (only == total, facts.nature) {
        (true, DebtorNature::Business) => "dont pénalités",
        (true, DebtorNature::PublicBuyer | DebtorNature::Consumer | DebtorNature::NonProfessional) => {
            "dont intérêts"
        }
        (false, _) => "dont hors principal",
    };
    let cell = Box::new(move |invoice: &InvoiceFacts| euros(beside(invoice)));
    total.is_positive().then(|| Figure { title, cell, total: euros(total) })
}

/// « , soit 1 850,00 € de principal et 27,71 € de pénalités de retard », when there are several parts.
pub(super) fn of_which(pen: &Pen) -> String {
    let facts = pen.facts;
    let interest = of_interest(facts.nature);
    let parts = [
        (facts.principal(), "de principal"),
        (facts.interest(), interest),
        (facts.indemnity(), "d’indemnité forfaitaire de recouvrement"),
        (facts.compensation(), "de frais de recouvrement au-delà de cette indemnité"),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|(sum, _)| sum.is_positive()).collect();
    match parts.as_slice() {
        [] => String::new(),
        [_] if facts.principal().is_positive() && facts.left_aside().is_positive() => {
            ", en principal".to_owned()
        }
        [_] if facts.principal().is_positive() => String::new(),
        [(_, what)] => format!(", reste {what}, le principal étant réglé"),
        several => {
            let said: Vec<String> =
                several.iter().map(|(sum, what)| format!("{} {what}", euros(*sum))).collect();
            let paid = if facts.principal().is_zero() { ", le principal étant réglé" } else { "" };
            format!(", soit {}{paid}", enumerate(&said))
        }
    }
}

/// Whether interest goes on: none does once the principal is paid (C. civ. 1343-2).
pub(super) fn bears_interest(pen: &Pen) -> bool {
    pen.facts.interest().is_positive() && pen.facts.principal().is_positive()
}

/// Whether something beside the principal is asked.
pub(super) fn asks_more(pen: &Pen) -> bool {
    pen.facts.total() != pen.facts.principal()
}

/// Why the payments received do not all reduce the principal (C. civ. 1343-1), and which do by
/// agreement.
pub(super) fn imputation(pen: &Pen) -> RichText {
    let invoices = &pen.facts.invoices;
    let mut paid = invoices.iter().flat_map(|invoice| invoice.statement.allocations.iter());
    let ruled = paid.any(|one| one.to_interest.is_positive());
    let agreed_on = pen.facts.plan.as_ref().map(|plan| plan.agreed_on);
    let mut paid = invoices.iter().flat_map(|invoice| invoice.statement.allocations.iter());
    let agreed = agreed_on.is_some_and(|day| {
        paid.any(|one| one.on >= day && one.to_principal.is_positive() && one.to_interest.is_zero())
    });
    let interest = match pen.facts.nature {
        DebtorNature::Business => "les pénalités courues",
        DebtorNature::PublicBuyer | DebtorNature::Consumer | DebtorNature::NonProfessional => {
            "les intérêts courus"
        }
    };
    let template = match (ruled, agreed) {
        (false, false) => return silence(),
        (false, true) => "Les versements convenus sont comptés sur le principal.",
        (true, false) => {
            "Les règlements reçus après l’échéance sont comptés d’abord sur {interest} jusqu’à ce jour-là, puis sur \
             le principal (article 1343-1 du code civil)."
        }
        (true, true) => {
            "Les versements convenus sont comptés sur le principal ; les autres règlements reçus après l’échéance, \
             d’abord sur {interest} jusqu’à ce jour-là (article 1343-1 du code civil)."
        }
    };
    pen.say(template, &[("interest", interest)])
}

/// Parts not yet due are said to be left out.
pub(super) fn not_yet_due(pen: &Pen) -> RichText {
    let later = pen.facts.not_yet_due();
    if !later.is_positive() {
        return silence();
    }
    pen.say("Cette somme ne comprend pas {later}, qui ne sont pas encore échus.", &[("later", &euros(later))])
}

/// What is late and not asked: the part disputed, which is answered apart, and what an instalment
/// plan leaves to later days; with what the plan makes of it (C. civ. 1103).
pub(super) fn set_aside(pen: &Pen) -> Vec<RichText> {
    let aside = pen.facts.set_aside();
    let mut said = Vec::new();
    if aside.disputed.is_positive() {
        said.push(pen.say(
            "Cette somme ne comprend pas les {sum} que vous contestez{since} : la part que vous ne contestez pas reste \
             due.",
            &[("sum", &euros(aside.disputed)), ("since", &disputed_since(pen))],
        ));
    }
    let Some(plan) = &pen.facts.plan else { return said };
    let day = date(plan.agreed_on);
    said.push(plan_not_kept(pen, plan));
    if plan.stage == PlanStage::Finished {
        said.push(pen.say(
            "Les versements convenus le {day} sont arrivés ; cette somme est celle qu’ils ne comprenaient pas.",
            &[("day", &day)],
        ));
    }
    if aside.later.is_positive() {
        let values = [("day", day.as_str()), ("sum", &euros(aside.later))];
        said.push(pen.say(
            "Cette somme ne comprend pas les {sum} que l’accord du {day} laisse à leurs dates.",
            &values,
        ));
    }
    said
}

/// « depuis le 5 octobre 2026, contestation à laquelle nous avons répondu le 12 octobre 2026 », as
/// far as it is noted.
fn disputed_since(pen: &Pen) -> String {
    let Some(day) = pen.facts.disputed_on() else { return String::new() };
    let answered = pen.facts.answered_on().map_or_else(String::new, |answered| {
        pen.words(
            ", contestation à laquelle [nous avons|j’ai] répondu le {answered}",
            &[("answered", &date(answered))],
        )
    });
    format!(" depuis le {}{answered}", date(day))
}

/// The instalments missed, each with its day and what is short of it, and what they made of the
/// rest where the clause has had its effect.
fn plan_not_kept(pen: &Pen, plan: &PlanFacts) -> RichText {
    let short = |one: &Instalment| (date(one.due), euros(one.amount));
    let missed: Vec<(String, String)> = plan.missed.iter().map(short).collect();
    let what = match missed.as_slice() {
        [] => return silence(),
        [(due, short)] => format!("le versement du {due} manque, pour {short}"),
        several => {
            let each: Vec<String> =
                several.iter().map(|(due, short)| format!("du {due} ({short})")).collect();
            format!("les versements {} manquent", enumerate(&each))
        }
    };
    let due = match plan.stage {
        PlanStage::Accelerated => {
            " Tout ce qui restait à payer est donc devenu exigible, comme il le prévoit (article 4 de l’accord)."
        }
        PlanStage::Running | PlanStage::Finished => "",
    };
    let day = date(plan.agreed_on);
    let values = [("day", day.as_str()), ("what", what.as_str()), ("due", due)];
    pen.say("Notre accord du {day} n’est pas tenu : {what}.{due}", &values)
}

/// What the notice makes of a plan that is not kept, where its clause says so: the point of the
/// agreement that says it, and its own days, which are not those of the letter.
pub(super) fn acceleration(pen: &Pen) -> RichText {
    let later = pen.facts.set_aside().later;
    match &pen.facts.plan {
        Some(plan) if plan.acceleration == Acceleration::AfterNotice && later.is_positive() => pen.say(
            "Si le versement manqué reste impayé {days} jours après la première présentation de cette lettre, tout \
             ce qui reste dû, soit {sum} de plus, deviendra exigible, comme le prévoit l’accord du {day} (article 4 de \
             l’accord).",
            &[
                ("days", notice_days_in_words(pen.facts.nature)),
                ("sum", &euros(later)),
                ("day", &date(plan.agreed_on)),
            ],
        ),
        Some(_) | None => silence(),
    }
}

/// « sans renoncer au surplus », when interest or indemnity is owed and not asked.
pub(super) fn left_aside(pen: &Pen) -> RichText {
    let facts = pen.facts;
    if !facts.left_aside().is_positive() {
        return silence();
    }
    let all = facts.total() == facts.principal();
    let template = if all {
        "[Nous limitons|Je limite] aujourd’hui [notre|ma] demande au principal, sans renoncer au surplus que la \
         loi prévoit en cas de retard."
    } else {
        "Cette demande est faite sans renoncer au surplus que la loi prévoit en cas de retard."
    };
    pen.say(template, &[])
}

/// What one more day adds, when it is asked.
pub(super) fn daily(pen: &Pen) -> RichText {
    let Some(daily) = pen.facts.daily_told() else { return silence() };
    let floats = pen.facts.nature == DebtorNature::Business
        && pen
            .facts
            .invoices
            .iter()
            .any(|invoice| invoice.contract_rate.is_none_or(ContractRate::follows_semesters));
    let template = if floats {
        "Chaque jour de retard supplémentaire y ajoute environ {daily}, au taux actuel."
    } else {
        "Chaque jour de retard supplémentaire y ajoute environ {daily}."
    };
    pen.say(template, &[("daily", &euros(daily))])
}

/// Where the interest stops, for want of a known rate or by choice, and that the following days are
/// owed too.
pub(super) fn stopped(pen: &Pen) -> RichText {
    let Some(last) = pen.facts.interest_stops_on() else { return silence() };
    let (stopped, running) = match pen.facts.nature {
        DebtorNature::Business => ("Les pénalités sont arrêtées", "celles"),
        DebtorNature::PublicBuyer | DebtorNature::Consumer | DebtorNature::NonProfessional => {
            ("Les intérêts sont arrêtés", "ceux")
        }
    };
    let template = if pen.facts.last_known_day() == Some(last) {
        "{stopped} au {last}, dernier jour dont le taux est connu ; {running} des jours suivants s’y ajouteront."
    } else {
        "{stopped} au {last} ; {running} des jours suivants s’y ajouteront."
    };
    pen.say(template, &[("stopped", stopped), ("last", &date(last)), ("running", running)])
}

/// The interest line by line, as a table; nothing when none is asked.
pub(super) fn detail(pen: &Pen) -> Option<Block> {
    let facts = pen.facts;
    if !facts.interest().is_positive() {
        return None;
    }
    let columns = ["Facture", "Du", "Au", "Jours", "Taux", "Sur", "Montant"];
    let columns = columns.iter().enumerate().map(|(place, title)| Column {
        title: (*title).to_owned(),
        align: if place < 3 { Align::Left } else { Align::Right },
        stretch: 1,
    });
    let lines =
        || facts.invoices.iter().flat_map(|one| one.statement.lines.iter().map(move |line| (one, line)));
    let accrued: Money = lines().map(|(_, line)| line.interest).sum();
    let given_up: Money = facts.invoices.iter().map(|one| one.statement.interest_waived).sum();
    let settled = accrued - facts.interest() - given_up;
    let mut totals = vec![total_row("Total", accrued)];
    if settled.is_positive() {
        totals.push(total_row("Déjà réglé", settled));
    }
    if given_up.is_positive() {
        totals.push(total_row("Abandonné", given_up));
    }
    if (settled + given_up).is_positive() {
        totals.push(total_row("Reste dû", facts.interest()));
    }
    let actual = lines().any(|(_, line)| line.year_days != 365);
    let base = if actual { "" } else { " (base 365 jours)" };
    let caption = format!("Calcul des {}, période par période{base}", interest_name(facts.nature));
    let rows = lines().map(|(invoice, line)| detail_row(&invoice.number, line)).collect();
    Some(Block::Table(Table { caption: Some(caption), columns: columns.collect(), rows, totals }))
}

fn detail_row(number: &str, line: &InterestLine) -> Vec<RichText> {
    let (from, to): (Day, Day) = (line.from, line.to);
    let cells = [
        number.to_owned(),
        short_date(from),
        short_date(to),
        line.days.to_string(),
        percent(line.rate),
        euros(line.principal),
        euros(line.interest),
    ];
    cells.into_iter().map(RichText::plain).collect()
}

fn total_row(title: &str, sum: Money) -> Vec<RichText> {
    let cells = [
        title.to_owned(),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        euros(sum),
    ];
    cells.into_iter().map(RichText::plain).collect()
}
