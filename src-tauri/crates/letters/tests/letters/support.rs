//! A complete letter to render, and the tools that read a PDF back.
#![allow(clippy::float_arithmetic, clippy::wildcard_enum_match_arm)]

use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use dument_letters::model::Report;
use dument_letters::model::{
    Address, Align, Block, Column, Destination, Letter, Reference, RegisteredMention, RichText, Sender,
    Signature, Table,
};
use dument_letters::render::{Rendered, render, render_report};

/// A mise en demeure with every part of a letter.
pub fn letter() -> Letter {
    Letter {
        title: "Mise en demeure, facture F-2026-031".into(),
        created: "2026-11-21".parse().unwrap(),
        sender: Sender {
            lines: lines(&[
                "Menuiserie Cœur de chêne",
                "SARL au capital de 10 000 €",
                "12 rue des Œillets, 44000 Nantes",
                "02 40 12 34 56",
                "contact@coeur-de-chene.example",
            ]),
            logo: None,
        },
        address: Address {
            lines: lines(&[
                "SOCIETE LES TROIS PORTES",
                "SERVICE COMPTABILITE",
                "BATIMENT B ZONE DE LA PRAIRIE",
                "7 RUE DE L EGLISE",
                "BP 12",
                "44120 VERTOU",
            ]),
            destination: Destination::France,
        },
        place_and_date: "Nantes, le 21 novembre 2026".into(),
        references: vec![
            Reference { label: "Nos références".into(), value: "dossier D-12".into() },
            Reference { label: "Vos références".into(), value: "commande n° 4512".into() },
        ],
        registered_mention: Some(RegisteredMention {
            words: "PAR LETTRE RECOMMANDÉE AVEC AVIS DE RÉCEPTION".into(),
            number: "N° : 1A 123 456 7890 1".into(),
        }),
        subject: RichText::marked("**MISE EN DEMEURE DE PAYER**, facture n° F-2026-031"),
        body: body(),
        signature: Signature { name: "Loïc Guérin".into(), capacity: "gérant".into(), picture: None },
        enclosures: lines(&["facture F-2026-031", "devis n° 210 accepté le 3 mars 2026"]),
        footer: lines(&[
            "Menuiserie Cœur de chêne, SARL au capital de 10 000 €, 12 rue des Œillets, 44000 Nantes",
            "SIREN 552 100 554, RCS Nantes, TVA FR 40 552 100 554",
        ]),
    }
}

fn body() -> Vec<Block> {
    let paragraph = |text: &str| Block::Paragraph(RichText::marked(text));
    vec![
        paragraph("Madame, Monsieur,"),
        paragraph(
            "Par devis n° 210 accepté le 3 mars 2026, vous nous avez commandé la pose de quatre portes \
             en chêne. Les travaux ont été achevés le 28 mars 2026 et réceptionnés sans réserve le \
             1er avril 2026. Nous vous avons adressé :",
        ),
        Block::Table(table(2)),
        paragraph(
            "Nous vous avons sollicité par appel le 20 mai 2026, par lettre le 2 juin 2026, puis par \
             lettre le 18 juin 2026. Vous n'avez ni réglé le solde, ni fait connaître de contestation.",
        ),
        paragraph(
            "Au 21 novembre 2026, vous nous devez **3 212,71 €** : 3 052,00 € en principal ; 80,71 € de \
             pénalités de retard, au taux de 12,40 % l'an (taux de la BCE au 1er juillet 2026, 2,40 %, \
             majoré de 10 points), article L441-10 II du code de commerce ; 2 × 40 € d'indemnité \
             forfaitaire, article D441-5 du même code. Les pénalités augmentent de 1,04 € par jour \
             jusqu'au paiement.",
        ),
        paragraph(
            "**En conséquence, nous vous mettons en demeure de nous payer la somme de 3 212,71 €, \
             augmentée des pénalités courues jusqu'au paiement, au plus tard le mardi 8 décembre 2026**, \
             par virement sur le compte FR76 3000 6000 0112 3456 7890 189, référence F-2026-031.",
        ),
        paragraph("La présente vaut mise en demeure au sens de l'article 1344 du code civil."),
        paragraph(
            "À défaut de paiement intégral à cette date, nous remettrons le dossier à un avocat et \
             demanderons en justice, par la voie de l'injonction de payer ou par toute autre voie ouverte, \
             le paiement de ces sommes, des pénalités à courir et des frais que la loi met à votre charge.",
        ),
        paragraph(
            "Un paiement dans le délai mettra fin à cette démarche. Toute contestation doit nous parvenir \
             par écrit, motivée, avant la même date ; la part non contestée reste exigible.",
        ),
        paragraph("Nous vous prions d'agréer, Madame, Monsieur, nos salutations distinguées."),
    ]
}

/// A table of that many invoices, with a total.
pub fn table(rows: usize) -> Table {
    let column = |title: &str, align| Column { title: title.into(), align, stretch: 1 };
    let row = |at: usize| {
        ["F-2026-0", "", "30 avril 2026", "1 526,00 €", "40,35 €", "40,00 €", "1 606,35 €"]
            .iter()
            .enumerate()
            .map(|(cell, text)| match cell {
                0 => RichText::plain(format!("{text}{:02}", at + 31)),
                1 => RichText::plain("31 mars 2026"),
                _ => RichText::plain(*text),
            })
            .collect()
    };
    Table {
        caption: None,
        columns: vec![
            column("Facture", Align::Left),
            column("Date", Align::Left),
            column("Échéance", Align::Left),
            column("Principal restant dû", Align::Right),
            column("Pénalités de retard", Align::Right),
            column("Indemnité", Align::Right),
            column("Total", Align::Right),
        ],
        rows: (0..rows).map(row).collect(),
        totals: vec![
            ["Total", "", "", "3 052,00 €", "80,71 €", "80,00 €", "3 212,71 €"]
                .iter()
                .map(|text| RichText::plain(*text))
                .collect(),
        ],
    }
}

pub fn lines(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// A rendered letter kept in a file while a test reads it.
pub struct Printed {
    pub rendered: Rendered,
    pub path: PathBuf,
}

impl Drop for Printed {
    fn drop(&mut self) {
        if std::env::var_os("DUMENT_KEEP_PDF").is_none() {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Renders a letter into a temporary file.
pub fn print(letter: &Letter) -> Printed {
    kept(render(letter).expect("the letter fits"))
}

/// Renders a report into a temporary file.
pub fn print_report(report: &Report) -> Printed {
    kept(render_report(report).expect("the report fits"))
}

/// Keeps a rendered document in a temporary file.
pub fn kept(rendered: Rendered) -> Printed {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let path = std::env::temp_dir().join(format!("dument-{}-{number}.pdf", std::process::id()));
    std::fs::write(&path, &rendered.bytes).unwrap();
    Printed { rendered, path }
}

impl Printed {
    /// What a tool of Poppler says of the file.
    pub fn tool(&self, program: &str, arguments: &[&str]) -> String {
        let mut command = Command::new(program);
        command.args(arguments).arg(&self.path);
        if program == "pdftotext" {
            command.arg("-");
        }
        let output = command
            .output()
            .unwrap_or_else(|error| panic!("{program} is needed (Debian package poppler-utils): {error}"));
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(output.stderr.is_empty(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The text of all pages, in reading order of the file.
    pub fn text(&self) -> String {
        self.tool("pdftotext", &["-raw"])
    }

    /// Words with their box in points: page, left, top, right, bottom, text.
    pub fn words(&self) -> Vec<PlacedWord> {
        let mut page = 0;
        let mut words = Vec::new();
        for line in self.tool("pdftotext", &["-bbox"]).lines() {
            if line.contains("<page ") {
                page += 1;
            }
            let Some(rest) = line.trim().strip_prefix("<word ") else { continue };
            let number = |key: &str| -> f64 {
                let start = rest.find(&format!("{key}=\"")).unwrap() + key.len() + 2;
                rest[start..].split('"').next().unwrap().parse().unwrap()
            };
            let text = rest.split('>').nth(1).unwrap().trim_end_matches("</word");
            words.push(PlacedWord {
                page,
                left: number("xMin"),
                top: number("yMin"),
                right: number("xMax"),
                bottom: number("yMax"),
                text: text.to_owned(),
            });
        }
        words
    }
}

/// A word of the page, its box in points from the top left corner.
#[derive(Debug, Clone)]
pub struct PlacedWord {
    pub page: usize,
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    pub text: String,
}

/// Points to millimetres.
pub fn mm(points: f64) -> f64 {
    points * 25.4 / 72.0
}

/// A PNG of that size, half transparent, made here.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let row = |y: u32| {
        let pixels = (0..width).flat_map(move |x| [(x * 5) as u8, (y * 9) as u8, 90, 160]);
        std::iter::once(0).chain(pixels)
    };
    let raw: Vec<u8> = (0..height).flat_map(row).collect();
    let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    header.extend([8, 6, 0, 0, 0]);
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", header), (b"IDAT", stored_zlib(&raw)), (b"IEND", Vec::new())] {
        let chunk = [&kind[..], &data].concat();
        bytes.extend((data.len() as u32).to_be_bytes());
        bytes.extend(&chunk);
        bytes.extend(crc32(&chunk).to_be_bytes());
    }
    bytes
}

/// Data in one stored block of zlib, without compression.
fn stored_zlib(raw: &[u8]) -> Vec<u8> {
    let length = u16::try_from(raw.len()).unwrap();
    let (mut low, mut high) = (1_u32, 0_u32);
    for byte in raw {
        low = (low + u32::from(*byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    let mut bytes = vec![0x78, 0x01, 0x01];
    bytes.extend(length.to_le_bytes());
    bytes.extend((!length).to_le_bytes());
    bytes.extend(raw);
    bytes.extend(((high << 16) | low).to_be_bytes());
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

/// A small JPEG, made for these tests.
pub fn jpeg() -> Vec<u8> {
    include_bytes!("../fixtures/signature.jpg").to_vec()
}

const CHECK: &str = "
import page, sys
failed = []
for path in sys.argv[1:]:
    for profile in ('2a', 'ua1'):
        report = page.validate_pdf(path, profile=profile)
        failed += [f'{profile} {f.rule_id} {f.message}' for f in report.failures]
        assert report.rules.total > 90, report.rules.total
print('\\n'.join(failed))
";

/// A Python that has the validator: the variable, or what `make setup` made.
fn validator() -> PathBuf {
    let made = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../.setup/venv/bin/python");
    let path = std::env::var_os("DUMENT_PDF_VALIDATOR").map_or_else(|| PathBuf::from(made), PathBuf::from);
    assert!(path.exists(), "the PDF validator is missing: run make setup");
    path
}

/// No rule of PDF/A-2A nor of PDF/UA-1 fails.
pub fn assert_conforms(printed: &[Printed]) {
    let mut command = Command::new(validator());
    command.args(["-c", CHECK]).args(printed.iter().map(|printed| &printed.path));
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "run make setup: {}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(said.trim(), "", "rules failed");
}
