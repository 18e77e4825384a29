//! How long one page takes to be laid out and written as PDF, and what it weighs.

use std::hint::black_box;
use std::io::{self, Write};
use std::time::Instant;

use dument_letters::model::{
    Address, Align, Block, Column, Destination, Letter, Reference, RichText, Sender, Signature, Table,
};
use dument_letters::render::render;

const LETTERS: u32 = 100;

/// Renders the same letter again and again, and prints the time of one and its weight.
pub fn report() -> io::Result<()> {
    let letter = letter().ok_or_else(|| io::Error::other("the date of the letter"))?;
    let first = render(&letter).map_err(io::Error::other)?;
    let start = Instant::now();
    for _ in 0..LETTERS {
        black_box(render(black_box(&letter)).is_ok());
    }
    let micros = start.elapsed().as_micros() / u128::from(LETTERS);
    let mut out = io::stdout().lock();
    writeln!(out, "letter            {} page, {} kB", first.pages, first.bytes.len() / 1000)?;
    writeln!(out, "render            {}.{} ms each", micros / 1000, micros / 100 % 10)?;
    writeln!(out, "letters a second  {}", 1_000_000 / micros.max(1))
}

fn letter() -> Option<Letter> {
    let lines = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    Some(Letter {
        title: "Première lettre, facture F-2026-031".to_owned(),
        created: "2026-11-21".parse().ok()?,
        sender: Sender {
            lines: lines(&["Menuiserie Cœur de chêne", "12 rue des Œillets", "44000 Nantes"]),
            logo: None,
        },
        address: Address {
            lines: lines(&["SOCIETE LES TROIS PORTES", "7 RUE DE L EGLISE", "44120 VERTOU"]),
            destination: Destination::France,
        },
        place_and_date: "Nantes, le 21 novembre 2026".to_owned(),
        references: vec![Reference {
            label: "Nos références".to_owned(), value: "dossier D-12".to_owned()
        }],
        registered_mention: None,
        subject: RichText::marked("**Facture n° F-2026-031 impayée**"),
        body: body(),
        signature: Signature {
            name: "Loïc Guérin".to_owned(), capacity: "gérant".to_owned(), picture: None
        },
        enclosures: lines(&["facture F-2026-031"]),
        footer: lines(&["Menuiserie Cœur de chêne, SARL, SIREN 552 100 554, RCS Nantes"]),
    })
}

fn body() -> Vec<Block> {
    let paragraph = |text: &str| Block::Paragraph(RichText::marked(text));
    let column = |title: &str, align| Column { title: title.to_owned(), align, stretch: 1 };
    let row = |cells: [&str; 3]| cells.iter().map(|cell| RichText::plain(*cell)).collect::<Vec<_>>();
    vec![
        paragraph("Madame, Monsieur,"),
        paragraph(
            "Par devis n° 210 accepté le 3 mars 2026, vous nous avez commandé la pose de quatre portes en \
             chêne. Les travaux ont été achevés le 28 mars 2026. Notre facture, échue le 30 avril 2026, \
             reste impayée malgré notre appel du 20 mai 2026.",
        ),
        Block::Table(Table {
            caption: None,
            columns: vec![
                column("Facture", Align::Left),
                column("Échéance", Align::Left),
                column("Reste dû", Align::Right),
            ],
            rows: vec![row(["F-2026-031", "30 avril 2026", "1 526,00 €"])],
            totals: vec![row(["Total", "", "1 526,00 €"])],
        }),
        paragraph("Nous vous remercions de régler cette somme avant le **mardi 8 décembre 2026**."),
        paragraph("Nous vous prions d’agréer, Madame, Monsieur, nos salutations distinguées."),
    ]
}
