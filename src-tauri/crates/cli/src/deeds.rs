//! `deed`: what is agreed or done beside contacts and letters, and its paper.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use dument_app::views::{
    CreditNoteInput, Deed, DeedInput, DeedPreview, GiveUpReason, PaperRequest, PlanProposalRequest,
    ThirdPartyCosts, UndoToken,
};
use dument_app::{App, Code, Error, case, deeds};
use dument_domain::case::{
    Acceleration, Arrangement, Beside, ChequeAct, DisputeEnd, Instalment, Plan, PlanInterest,
    SolvencyFinding, StepKind,
};
use dument_domain::{ClientId, Day, InvoiceId, Money};

use crate::failure::Failure;
use crate::files;
use crate::given::{OneClient, word};
use crate::output::Output;
use crate::session::{Session, amount, day, day_if_any};
use crate::told::{about, invoice_of, tell_warned};

#[derive(Debug, Args)]
pub(crate) struct DeedAsked {
    #[command(flatten)]
    who: OneClient,
    #[arg(long, value_name = "ACTE", help = "plan, plan_signed, discount, exchange, other, position, dispute_closed, cheque, handed_over, done, skipped, solvency, pause, give_up", value_parser = kind)]
    kind: Kind,
    #[arg(long, value_name = "JOUR", help = "jour de l’acte (sinon aujourd’hui)")]
    on: Option<String>,
    #[arg(long = "invoice", value_name = "NUMÉRO", help = "cette facture seulement (répétable)")]
    invoices: Vec<String>,
    #[arg(long, value_name = "NOMBRE", help = "versements d’un échéancier")]
    count: Option<u32>,
    #[arg(long, value_name = "JOUR", help = "premier versement")]
    first: Option<String>,
    #[arg(
        long = "instalment",
        value_name = "JOUR:MONTANT",
        help = "un versement (répétable), au lieu de --count"
    )]
    instalments: Vec<String>,
    #[arg(
        long,
        value_name = "MONTANT",
        allow_hyphen_values = true,
        help = "somme étalée, remise, valeur, frais"
    )]
    amount: Option<String>,
    #[arg(long, value_name = "CLAUSE", help = "runs, waived_if_kept ou waived", value_parser = word::<PlanInterest>)]
    interest: Option<PlanInterest>,
    #[arg(long, value_name = "CLAUSE", help = "none, after_notice ou without_notice", value_parser = word::<Acceleration>)]
    acceleration: Option<Acceleration>,
    #[arg(long, value_name = "TEXTE", default_value = "", help = "garantie d’un échéancier")]
    guarantee: String,
    #[arg(long, help = "l’accord est déjà signé")]
    signed: bool,
    #[arg(
        long,
        value_name = "JOUR",
        help = "à tenir, à répondre, à reprendre ou à rendre compte pour ce jour"
    )]
    by: Option<String>,
    #[arg(long, value_name = "CHOIX", help = "intérêts ou pénalités, et indemnité, d’une remise tenue\u{a0}: still_owed (sinon) ou given_up_if_kept", value_parser = word::<Beside>)]
    beside: Option<Beside>,
    #[arg(long, value_name = "FIN", help = "credit_note, gesture, maintained ou withdrawn", value_parser = word::<DisputeEnd>)]
    end: Option<DisputeEnd>,
    #[arg(
        long = "credit-note",
        value_name = "[FACTURE:]NUMÉRO:MONTANT",
        help = "avoir qui termine une contestation (répétable)"
    )]
    credit_notes: Vec<String>,
    #[arg(long, value_name = "ACTE", help = "pour un chèque déjà noté impayé (act --outcome bounced_cheque)\u{a0}: presented_again, certificate_asked, certificate_received, served, title_issued", value_parser = word::<ChequeAct>)]
    act: Option<ChequeAct>,
    #[arg(long, value_name = "NOM", help = "à qui le dossier est confié")]
    to: Option<String>,
    #[arg(long, help = "le tiers ne prend rien (sinon --amount)")]
    free: bool,
    #[arg(long, value_name = "ÉTAPE", help = "étape faite autrement, ou passée", value_parser = step)]
    step: Option<StepKind>,
    #[arg(long, value_name = "CONSTAT", help = "sound, doubtful, proceedings ou unknown", value_parser = word::<SolvencyFinding>)]
    finding: Option<SolvencyFinding>,
    #[arg(long, value_name = "TEXTE", help = "où vous avez regardé")]
    source: Option<String>,
    #[arg(long, value_name = "RAISON", help = "costs_too_high, unreachable, no_means, past_limit, goodwill ou other", value_parser = word::<GiveUpReason>)]
    reason: Option<GiveUpReason>,
    #[arg(long, value_name = "TEXTE", help = "ce qui est convenu, ou donné en échange")]
    terms: Option<String>,
    #[arg(long, value_name = "TEXTE", default_value = "", help = "vos mots")]
    note: String,
    #[arg(long, value_name = "FICHIER.pdf", help = "écrit l’accord à signer, ou l’état des démarches")]
    out: Option<PathBuf>,
    #[arg(long, help = "dit ce qui suivrait, sans rien noter")]
    dry_run: bool,
}

/// The kinds of deeds, in the words of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plan,
    PlanSigned,
    Discount,
    Exchange,
    Other,
    Position,
    DisputeClosed,
    Cheque,
    HandedOver,
    Done,
    Skipped,
    Solvency,
    Pause,
    GiveUp,
}

const KINDS: [(&str, Kind); 14] = [
    ("plan", Kind::Plan),
    ("plan_signed", Kind::PlanSigned),
    ("discount", Kind::Discount),
    ("exchange", Kind::Exchange),
    ("other", Kind::Other),
    ("position", Kind::Position),
    ("dispute_closed", Kind::DisputeClosed),
    ("cheque", Kind::Cheque),
    ("handed_over", Kind::HandedOver),
    ("done", Kind::Done),
    ("skipped", Kind::Skipped),
    ("solvency", Kind::Solvency),
    ("pause", Kind::Pause),
    ("give_up", Kind::GiveUp),
];

/// What is missing of an act about a cheque, and where its path begins.
const CHEQUE_ACT: &str = "--act (presented_again, certificate_asked, certificate_received, served ou title_issued)\u{a0}; un chèque qui vient de revenir se note d’abord par act --outcome bounced_cheque";

/// Records a deed, writes its paper where one is asked, or only says what would follow.
pub(crate) fn run(
    asked: &DeedAsked,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let mut app = session.open()?;
    let (client, invoices) = about(&mut app, session, &asked.who.client, &asked.invoices)?;
    let what = deed(asked, &mut app, session, client, &invoices)?;
    let on = day_if_any(asked.on.as_ref())?;
    let input = DeedInput { client, invoices, what, on, note: asked.note.clone() };
    if asked.dry_run {
        let preview = app.ask(&session.now, |reading| deeds::preview(reading, &input))?;
        if let Some(file) = asked.out.as_ref().filter(|_| preview.problems.is_empty()) {
            let paper = app
                .ask(&session.now, |reading| deeds::paper(reading, &PaperRequest::Draft { deed: input }))?
                .1;
            files::put(session, file, &paper)?;
        }
        return show(&preview, output);
    }
    let known = app.ask(&session.now, |reading| deeds::preview(reading, &input))?.warnings.into_iter();
    if let Some(file) = &asked.out {
        files::check(session, file)?;
    }
    let done = app.act(&session.now, |desk| deeds::record(desk, &input))?;
    if let (Some(file), Some(UndoToken::Event(event))) = (&asked.out, done.undo) {
        let paper = PaperRequest::Recorded { client, event };
        files::after_the_act("L’acte est noté", keep_and_write(&mut app, session, &paper, file));
    }
    tell_warned(&done, &known.map(|one| one.sentence).collect::<Vec<_>>(), output)
}

/// The paper of an act that is noted, kept with it and written.
fn keep_and_write(
    app: &mut App,
    session: &Session,
    paper: &PaperRequest,
    file: &Path,
) -> Result<(), Failure> {
    let bytes = app.ask(&session.now, |reading| deeds::paper(reading, paper))?.1;
    app.act(&session.now, |desk| deeds::keep_paper(desk, paper))?;
    files::put(session, file, &bytes)
}

fn show(preview: &DeedPreview, output: &mut Output<impl Write>) -> Result<(), Failure> {
    if output.is_json() {
        return Ok(output.value(preview)?);
    }
    output.line(&format!("{}. {}", preview.sentence, preview.follows))?;
    for problem in &preview.problems {
        output.line(&format!("À corriger\u{a0}: {}", problem.sentence))?;
    }
    for warning in &preview.warnings {
        output.line(&format!("À savoir\u{a0}: {}", warning.sentence))?;
    }
    Ok(())
}

fn deed(
    asked: &DeedAsked,
    app: &mut App,
    session: &Session,
    client: ClientId,
    invoices: &[InvoiceId],
) -> Result<Deed, Failure> {
    Ok(match asked.kind {
        Kind::Plan => Deed::Plan { plan: plan(asked, app, session, client, invoices)? },
        Kind::PlanSigned => Deed::PlanSigned,
        Kind::Discount => arranged(Arrangement::Discount {
            amount: sum(asked)?,
            by: by(asked)?,
            beside: asked.beside.unwrap_or_default(),
        }),
        Kind::Exchange => {
            let goods = needed("--terms", asked.terms.clone())?;
            arranged(Arrangement::Exchange { goods, value: sum(asked)?, by: by(asked)? })
        }
        Kind::Other => {
            arranged(Arrangement::Other { terms: needed("--terms", asked.terms.clone())?, by: by(asked)? })
        }
        Kind::Position => Deed::PositionTaken { answer_by: by(asked)? },
        Kind::DisputeClosed => Deed::DisputeClosed {
            end: needed("--end", asked.end)?,
            credit_notes: ended_by(asked, app, session, client)?,
        },
        Kind::Cheque => Deed::Cheque { act: needed(CHEQUE_ACT, asked.act)? },
        Kind::HandedOver => Deed::HandedOver {
            to: needed("--to", asked.to.clone())?,
            costs: costs(asked)?,
            report_on: by(asked)?,
        },
        Kind::Done => Deed::Done { step: needed("--step", asked.step)? },
        Kind::Skipped => Deed::Skipped { step: needed("--step", asked.step)? },
        Kind::Solvency => Deed::SolvencyLooked {
            finding: needed("--finding", asked.finding)?,
            source: needed("--source", asked.source.clone())?,
        },
        Kind::Pause => Deed::TimeGiven { until: by(asked)? },
        Kind::GiveUp => Deed::GivenUp { reason: needed("--reason", asked.reason)? },
    })
}

const fn arranged(arrangement: Arrangement) -> Deed {
    Deed::Arrangement { arrangement }
}

/// The plan typed; what was not typed is what the program proposes.
fn plan(
    asked: &DeedAsked,
    app: &mut App,
    session: &Session,
    client: ClientId,
    invoices: &[InvoiceId],
) -> Result<Plan, Failure> {
    let request = PlanProposalRequest {
        client,
        invoices: invoices.to_vec(),
        count: asked.count,
        first: day_if_any(asked.first.as_ref())?,
        amount: asked.amount.as_ref().map(|text| amount(text)).transpose()?,
    };
    let proposed = app.ask(&session.now, |reading| deeds::propose_plan(reading, &request))?;
    if let (Some(problem), true) = (proposed.problems.first(), asked.instalments.is_empty()) {
        let code = if problem.field == "first" { Code::BadDate } else { Code::BadAmount };
        return Err(Error::new(code, problem.sentence.trim_end_matches('.').to_owned()).into());
    }
    let typed = asked.instalments.iter().map(|text| instalment(text));
    let typed = typed.collect::<Result<Vec<Instalment>, Failure>>()?;
    Ok(Plan {
        instalments: if typed.is_empty() { proposed.instalments } else { typed },
        interest: asked.interest.unwrap_or(proposed.interest),
        acceleration: asked.acceleration.unwrap_or(proposed.acceleration),
        signed: asked.signed,
        guarantee: asked.guarantee.clone(),
    })
}

fn instalment(text: &str) -> Result<Instalment, Failure> {
    let parts = text
        .split_once(':')
        .ok_or_else(|| Failure::Usage(format!("«\u{a0}{text}\u{a0}»\u{a0}: attendu JOUR:MONTANT.")))?;
    Ok(Instalment { due: day(parts.0)?, amount: amount(parts.1)? })
}

/// What a third party takes: asked of it first, so that neither is supposed.
fn costs(asked: &DeedAsked) -> Result<ThirdPartyCosts, Failure> {
    match (asked.free, &asked.amount) {
        (true, None) => Ok(ThirdPartyCosts::TakesNothing),
        (false, Some(text)) => Ok(ThirdPartyCosts::Takes { amount: amount(text)? }),
        (true, Some(_)) => Err(Failure::Usage(
            "«\u{a0}--free\u{a0}» ne va pas avec «\u{a0}--amount\u{a0}»\u{a0}: le tiers prend quelque chose, ou rien.".to_owned(),
        )),
        (false, None) => Err(Failure::Usage(
            "Il manque ce que prend le tiers\u{a0}: --amount et la somme, ou --free s’il ne prend rien. Demandez-le-lui d’abord.".to_owned(),
        )),
    }
}

/// The credit notes that end a dispute, each on the invoice it names, otherwise on the one named by
/// `--invoice`, otherwise on the only one disputed.
fn ended_by(
    asked: &DeedAsked,
    app: &mut App,
    session: &Session,
    client: ClientId,
) -> Result<Vec<CreditNoteInput>, Failure> {
    let mut notes = Vec::new();
    for text in &asked.credit_notes {
        let mut words = text.rsplitn(3, ':');
        let (Some(sum), Some(number)) = (words.next(), words.next()) else {
            return Err(Failure::Usage(format!("Attendu [FACTURE:]NUMÉRO:MONTANT, lu\u{a0}: {text}")));
        };
        let disputes = app.ask(&session.now, |reading| case::case(reading, client))?.agreed.disputes;
        let invoice = match words.next().or(asked.invoices.first().map(String::as_str)) {
            Some(named) => invoice_of(app, session, named, Some(&asked.who.client))?,
            None => match disputes.iter().flat_map(|one| &one.invoices).copied().collect::<Vec<_>>()[..] {
                [only] => only,
                _ => {
                    return Err(Failure::Usage(
                        "Sur quelle facture\u{202f}? Écrivez FACTURE:NUMÉRO:MONTANT.".to_owned(),
                    ));
                }
            },
        };
        notes.push(CreditNoteInput { invoice, number: number.to_owned(), on: None, amount: amount(sum)? });
    }
    Ok(notes)
}

fn sum(asked: &DeedAsked) -> Result<Money, Failure> {
    Ok(amount(&needed("--amount", asked.amount.clone())?)?)
}

fn by(asked: &DeedAsked) -> Result<Day, Failure> {
    Ok(day(&needed("--by", asked.by.clone())?)?)
}

fn needed<T>(option: &str, value: Option<T>) -> Result<T, Failure> {
    value.ok_or_else(|| Failure::Usage(format!("Il manque\u{a0}: {option}.")))
}

fn kind(text: &str) -> Result<Kind, String> {
    let found = KINDS.iter().find(|(word, _)| *word == text).map(|(_, kind)| *kind);
    let words: Vec<&str> = KINDS.iter().map(|(word, _)| *word).collect();
    found.ok_or_else(|| format!("attendu\u{a0}: {}", words.join(", ")))
}

fn step(text: &str) -> Result<StepKind, String> {
    let codes: Vec<&str> = StepKind::ALL.into_iter().map(StepKind::code).collect();
    text.parse().map_err(|_| format!("attendu\u{a0}: {}", codes.join(", ")))
}
