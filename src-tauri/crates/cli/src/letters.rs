//! `letter`, `sent`, `presented`: composing is not sending.

use std::io::Write;
use std::path::{Path, PathBuf};

use dument_app::french::{date, euros};
use dument_app::views::{
    AnswerInput, AnswerOffer, CheckState, LetterRequest, LetterView, PaymentsSeen, PostedInput,
    PresentedInput,
};
use dument_app::{Code, Error, clients, letter};
use dument_domain::Law;
use dument_domain::case::StepKind;
use dument_machine::writing::Written;
use serde_json::json;

use crate::arguments::{Letter, Presented, Sent};
use crate::failure::Failure;
use crate::files;
use crate::output::Output;
use crate::session::{Session, amount, day, day_if_any};
use crate::told::tell;

/// What is done already where a file cannot be written.
const KEPT: &str = "La lettre est gardée au dossier";

/// Composes the letter due, writes its PDF, and keeps it to be posted.
pub(crate) fn letter(
    asked: &Letter,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    // The contract says today: another day is typed, never supposed.
    let post_on = day_if_any(asked.post_on.as_ref())?.or(Some(session.now.today));
    let (mut app, now) = (session.open()?, &session.now);
    let client = app.ask(now, |reading| clients::find(reading, &asked.who.client))?;
    let request = LetterRequest {
        client,
        step: asked.kind,
        invoices: Vec::new(),
        post_on,
        ask: None,
        third_party: None,
        tracking: None,
        answer: answer(asked)?,
        interest_until: day_if_any(asked.interest_until.as_ref())?,
        confirmed: asked.confirmed,
    };
    let view = app.ask(now, |reading| letter::prepare(reading, &request))?;
    let token = view.pdf.clone().ok_or_else(|| refusal(&view))?;
    let bytes = app.ask(now, |reading| letter::pdf(reading, &token))?;
    let prepared = files::prepare(session, &asked.out, &bytes)?;
    let statement = app.ask(now, |reading| letter::statement_pdf(reading, &token))?;
    let joined = beside(session, &asked.out, statement)?;
    let kept = app.act(now, |desk| letter::keep(desk, &request, &token))?;
    let file = files::path_text(&asked.out);
    let written = files::put_after_the_act(KEPT, &asked.out, prepared);
    let statement = joined.and_then(|(place, waiting)| {
        files::put_after_the_act(KEPT, &place, waiting).then(|| files::path_text(&place))
    });
    if output.is_json() {
        let answer = json!({
            "client": view.client_name,
            "kind": view.step,
            "letter_id": kept.letter,
            "invoices": view.invoices.iter().filter(|one| view.chosen.contains(&one.invoice)).map(|one| &one.number).collect::<Vec<_>>(),
            "file": written.then_some(file),
            "statement": statement,
            "pages": view.pages,
            "sha256": token,
            "post_on": view.post_on,
            "deadline": view.deadline,
            "registered": view.registered,
            "principal": view.sum.principal,
            "interest": view.sum.interest,
            "indemnity": view.sum.indemnity,
            "additional_compensation": view.sum.compensation,
            "total": view.sum.total,
            "interest_until": view.interest_until,
            "checks": view.checks,
        });
        return Ok(output.value(&answer)?);
    }
    tell_letter(&view, app.law(), output)?;
    if written {
        output.line(&format!("{file} ({} p.)", view.pages))?;
    }
    if let Some(statement) = statement {
        output.line(&format!("{statement}, à joindre à la lettre"))?;
    }
    Ok(())
}

/// What a letter asks, until when, and what is to be looked at.
fn tell_letter(view: &LetterView, law: &Law, output: &mut Output<impl Write>) -> Result<(), Failure> {
    output.line(&format!("{} pour {}\u{a0}: {}", view.title, view.client_name, euros(view.sum.total)))?;
    let until =
        if view.step == StepKind::Dispute { "réponse attendue le" } else { "à payer au plus tard le" };
    output.line(&format!("À poster le {}, {until} {}", date(view.post_on), date(view.deadline)))?;
    let useful = view.checks.iter().filter(|check| check.state == CheckState::Useful);
    for check in useful {
        output.line(&format!("À voir\u{a0}: {}", check.sentence))?;
    }
    if let Some(last) = view.interest_until {
        output.line(&format!("Retard compté jusqu’au {}", date(last)))?;
    }
    if let Some(command) = next_rate(law, view) {
        output.line(&format!("Pour compter la suite, dès que le taux est paru\u{a0}: {command}"))?;
    }
    Ok(())
}

/// The command that adds the rate whose absence stops the interest of a letter.
fn next_rate(law: &Law, view: &LetterView) -> Option<String> {
    let last = law.last_known_semester()?;
    // Who owes the fixed indemnity owes the rate that follows that of the ECB.
    let rate = if view.may_ask_indemnity { "ecb_main_refinancing_rate" } else { "legal_interest_rate" };
    (view.interest_until == Some(last.last_day())).then(|| {
        let next = last.next();
        format!("dument-cli rates --set {rate} {next} VALEUR --source \"où lu\" --accept")
    })
}

/// `lettre-decompte.pdf` beside `lettre.pdf`: what the letter names among its enclosures.
fn beside(
    session: &Session,
    letter: &Path,
    statement: Option<Vec<u8>>,
) -> Result<Option<(PathBuf, Written)>, Failure> {
    let Some(bytes) = statement else { return Ok(None) };
    let mut name = letter.file_stem().unwrap_or_default().to_owned();
    name.push("-decompte.pdf");
    let place = letter.with_file_name(name);
    let waiting = files::prepare(session, &place, &bytes)?;
    Ok(Some((place, waiting)))
}

/// The answer to a dispute, where one is typed.
fn answer(asked: &Letter) -> Result<Option<AnswerInput>, Failure> {
    let Some(answer) = asked.answer.clone() else { return Ok(None) };
    let offer = match (&asked.credit_note, &asked.gesture) {
        (Some(sum), _) => AnswerOffer::CreditNote { amount: amount(sum)? },
        (None, Some(words)) => AnswerOffer::Gesture { words: words.clone() },
        (None, None) => AnswerOffer::Maintain,
    };
    Ok(Some(AnswerInput { answer, offer }))
}

/// Records that a letter was posted.
pub(crate) fn sent(asked: &Sent, session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let on = day(&asked.on)?;
    let mut app = session.open()?;
    let client = app.ask(&session.now, |reading| clients::find(reading, &asked.who.client))?;
    let letter = app.ask(&session.now, |reading| letter::to_post(reading, client, asked.kind))?;
    let payments = if asked.unchecked { PaymentsSeen::NotLooked } else { PaymentsSeen::AsKept };
    let input =
        PostedInput { letter, on, tracking: asked.tracking.clone(), payments, confirmed: asked.confirmed };
    tell(&app.act(&session.now, |desk| letter::mark_posted(desk, &input))?, output)
}

/// Records the first presentation of a registered letter.
pub(crate) fn presented(
    asked: &Presented,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let on = day(&asked.on)?;
    let mut app = session.open()?;
    let client = app.ask(&session.now, |reading| clients::find(reading, &asked.who.client))?;
    let letter = app.ask(&session.now, |reading| letter::posted(reading, client, asked.kind))?;
    let input = PresentedInput { letter, on, delivered: !asked.unclaimed };
    tell(&app.act(&session.now, |desk| letter::mark_presented(desk, &input))?, output)
}

/// Why there is no letter, every sentence with its article.
fn refusal(view: &LetterView) -> Error {
    let code = match view.refusals.first().map(|refusal| refusal.code.as_str()) {
        Some("letter_layout") => Code::LetterLayout,
        Some("one_a_day") => Code::OneADay,
        Some(_) if view.to_confirm => Code::Unconfirmed,
        Some(_) | None => Code::Forbidden,
    };
    let sentences: Vec<String> = view
        .refusals
        .iter()
        .map(|refusal| match &refusal.article {
            Some(article) => format!("{} ({article})", refusal.sentence),
            None => refusal.sentence.clone(),
        })
        .collect();
    Error::new(code, sentences.join(" "))
}
