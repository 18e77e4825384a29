//! `legal-act`: what bears on the time left to act in court, noted by hand.

use std::io::Write;

use clap::Args;
use dument_app::legal;
use dument_app::views::LegalActInput;
use dument_domain::limitation::EventKind;

use crate::failure::Failure;
use crate::given::OneClient;
use crate::output::Output;
use crate::session::{Session, day, day_if_any};
use crate::told::{about, tell};

#[derive(Debug, Args)]
pub(crate) struct LegalAct {
    #[command(flatten)]
    who: OneClient,
    #[arg(long, value_name = "ACTE", help = "acknowledgement, petition_filed, order_served, summons…", value_parser = kind)]
    kind: EventKind,
    #[arg(long, value_name = "JOUR", help = "jour de l’acte")]
    on: String,
    #[arg(long, value_name = "JOUR", help = "sa fin, pour ce qui dure, comme une conciliation")]
    until: Option<String>,
    #[arg(long = "invoice", value_name = "NUMÉRO", help = "cette facture seulement (répétable)")]
    invoices: Vec<String>,
    #[arg(long, value_name = "TEXTE", default_value = "", help = "vos mots")]
    note: String,
}

/// Notes the act, and says what becomes of the date.
pub(crate) fn run(
    asked: &LegalAct,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let mut app = session.open()?;
    let (client, invoices) = about(&mut app, session, &asked.who.client, &asked.invoices)?;
    let input = LegalActInput {
        client,
        kind: asked.kind,
        on: day(&asked.on)?,
        until: day_if_any(asked.until.as_ref())?,
        invoices,
        note: asked.note.clone(),
    };
    tell(&app.act(&session.now, |desk| legal::record(desk, &input))?, output)
}

fn kind(text: &str) -> Result<EventKind, String> {
    text.parse().map_err(|_| {
        let codes: Vec<&str> = EventKind::BY_HAND.into_iter().map(EventKind::code).collect();
        format!("attendu\u{a0}: {}", codes.join(", "))
    })
}
