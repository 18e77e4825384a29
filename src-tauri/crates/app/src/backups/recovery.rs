//! The recovery sheet (fiche de secours): one page to print and to keep away from the computer.
//!
//! It says where the copies are and how to take them back. The passphrase is never printed: its line is written by
//! hand.

use dument_letters::french;
use dument_letters::model::{Block, Report, RichText};
use dument_letters::render::render_report;

use crate::backups::register::{Register, Second};
use crate::ground::asking::Reading;
use crate::ground::copies::COPIES;
use crate::words::files::plain_name;
use crate::words::papers::layout;
use crate::{Code, Error};

/// The sheet as a PDF, with the name of its file.
///
/// # Errors
/// [`Code::NotConfigured`] before there is a company; [`Code::LetterLayout`]; the disk.
pub fn recovery_sheet(reading: Reading<'_>) -> Result<(String, Vec<u8>), Error> {
    let report = sheet(reading)?;
    let printed = render_report(&report)
        .map_err(|problem| Error::new(Code::LetterLayout, layout(&problem).sentence))?;
    let firm = plain_name(&report.author);
    Ok((format!("Fiche de secours {firm} {}.pdf", reading.now.today), printed.bytes))
}

fn sheet(reading: Reading<'_>) -> Result<Report, Error> {
    let company = reading.company()?;
    let copies = reading.kept.folder().map(|home| home.join(COPIES)).unwrap_or_default();
    let second = Register::of(&copies).second;
    let info = reading.kept.info()?;
    let mut body = vec![
        text(
            "À imprimer et à ranger loin de l’ordinateur\u{a0}: chez vous, au coffre, chez votre comptable. Si l’ordinateur est volé, perdu ou en panne, elle dit où sont les copies et comment les reprendre.",
        ),
        Block::Heading("Où sont les copies".to_owned()),
        Block::List(places(&copies.display().to_string(), second.as_ref())),
        Block::Heading("La phrase de passe".to_owned()),
        text(
            "Les copies protégées (fichiers .age) ne s’ouvrent qu’avec elle. Dûment ne la garde nulle part et ne l’imprime pas\u{a0}: perdue, personne ne peut ouvrir ces copies, nous non plus. Écrivez-la ici à la main, avec ses majuscules, ses accents et ses espaces.",
        ),
        Block::ToWrite("Phrase de passe".to_owned()),
        Block::ToWrite("Choisie le".to_owned()),
        Block::Heading("Reprendre les données".to_owned()),
        Block::List(steps()),
        Block::Heading("Sans Dûment".to_owned()),
        text(
            "Une copie .db est une base SQLite, que d’autres programmes lisent. Une copie .age emportée s’ouvre avec le programme libre age (age-encryption.org)\u{a0}: «\u{a0}age -d -o copie.db FICHIER\u{a0}». Celles de l’autre emplacement demandent aussi le fichier cle.age rangé avec elles\u{a0}: «\u{a0}age -d -i cle.age -o copie.db FICHIER\u{a0}».",
        ),
    ];
    if let Some(seal) = info.last_seal {
        body.push(Block::Heading("Pour vérifier".to_owned()));
        body.push(text(&format!(
            "Le jour où cette page a été faite, la dernière écriture du journal portait ce sceau\u{a0}: {seal}. Une copie plus récente le contient toujours\u{202f}; sans lui, elle a été changée."
        )));
    }
    Ok(Report {
        title: "Fiche de secours".to_owned(),
        created: reading.now.today,
        author: company.name.clone(),
        body,
        footer: vec![format!(
            "Dûment {}, fiche faite le {} pour {}.",
            env!("CARGO_PKG_VERSION"),
            french::date(reading.now.today),
            company.name
        )],
    })
}

fn places(copies: &str, second: Option<&Second>) -> Vec<RichText> {
    let own = format!("Sur l’ordinateur\u{a0}: {copies}. Une par jour, lisibles sans phrase de passe.");
    let other = second.map_or_else(
        || {
            "Ailleurs\u{a0}: nulle part encore. Un disque en panne emporterait tout\u{a0}: choisissez un autre emplacement dans Réglages, puis imprimez de nouveau cette page.".to_owned()
        },
        |second| {
            let how = if second.is_sealed() {
                "protégées par la phrase de passe"
            } else {
                "lisibles sans phrase de passe\u{a0}: rangez ce support sous clé"
            };
            format!("Ailleurs\u{a0}: {}. Une par jour, {how}.", second.shown())
        },
    );
    vec![RichText::plain(own), RichText::plain(other)]
}

fn steps() -> Vec<RichText> {
    [
        "Installez Dûment sur un ordinateur et ouvrez-le, sans y créer d’entreprise.",
        "À l’accueil, sous les trois questions\u{a0}: «\u{a0}Reprendre une sauvegarde\u{a0}», puis «\u{a0}Reprendre une sauvegarde d’ailleurs…\u{a0}».",
        "Choisissez la copie la plus récente (leur nom porte le jour et l’heure)\u{202f}; si elle est protégée, tapez la phrase de passe.",
        "Abîmée, elle est refusée et rien n’est touché\u{a0}: prenez alors celle d’avant.",
    ]
    .map(RichText::plain)
    .into()
}

fn text(words: &str) -> Block {
    Block::Paragraph(RichText::plain(words))
}
