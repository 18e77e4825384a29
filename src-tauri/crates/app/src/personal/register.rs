//! The register (registre des traitements, RGPD art. 30), in French.

use dument_domain::personal::{ACCOUNT_YEARS, DataKind, REGISTER, Retention, Start};

use crate::ground::asking::Reading;
use crate::views::{KeptFor, RegisterRow};

const NOBODY: &str = "personne, sauf ce que vous envoyez vous-même";

/// One row a kind of data.
pub(super) fn rows(times: KeptFor) -> Vec<RegisterRow> {
    REGISTER.iter().map(|one| row(one, times)).collect()
}

fn row(one: &Retention, times: KeptFor) -> RegisterRow {
    let (what, whose, purpose, ground) = words(one.kind);
    let time = match one.from {
        Start::ClosedYear => format!("{ACCOUNT_YEARS}\u{a0}ans après la clôture de l’exercice"),
        Start::NothingDue => {
            let years = times.contact_years;
            let unit = if years > 1 { "ans" } else { "an" };
            format!("{years}\u{a0}{unit} après la dernière démarche, une fois tout réglé")
        }
        Start::WithItsRows => "autant que ce dont il parle".to_owned(),
        Start::Rounds => {
            "7\u{a0}jours, 5\u{a0}semaines, 12\u{a0}mois, par roulement\u{202f}; celles que vous demandez, jusqu’à ce que vous les supprimiez".to_owned()
        }
    };
    RegisterRow {
        what: what.to_owned(),
        whose: whose.to_owned(),
        purpose: purpose.to_owned(),
        ground: ground.to_owned(),
        kept: format!("{time} ({})", one.articles),
        given_to: NOBODY.to_owned(),
        to_check: !one.sure,
    }
}

const fn words(kind: DataKind) -> (&'static str, &'static str, &'static str, &'static str) {
    const CLIENTS: &str = "clients";
    const PEOPLE: &str = "clients et personnes chez eux";
    const CLAIM: &str = "recouvrer ce qui est dû";
    const INTEREST: &str = "intérêt légitime (RGPD art. 6, 1, f)";
    match kind {
        DataKind::Accounts => (
            "Factures, avoirs, paiements, frais, avec le nom et l’adresse qu’ils portent",
            CLIENTS,
            "tenir les comptes, recouvrer ce qui est dû",
            "obligation légale (RGPD art. 6, 1, c) et contrat (art. 6, 1, b)",
        ),
        DataKind::Letters => (
            "Lettres, accords, preuves du travail",
            CLIENTS,
            "prouver ce qui a été demandé et convenu",
            "obligation légale (RGPD art. 6, 1, c) et intérêt légitime (art. 6, 1, f)",
        ),
        DataKind::Contacts => ("Téléphone, e-mail, interlocuteurs", PEOPLE, CLAIM, INTEREST),
        DataKind::Calls => ("Appels, e-mails et remarques notés au dossier", PEOPLE, CLAIM, INTEREST),
        DataKind::Files => ("Autres fichiers du dossier, fichiers importés", PEOPLE, CLAIM, INTEREST),
        DataKind::Journal => (
            "Journal de ce qui a été noté",
            PEOPLE,
            "annuler une erreur, prouver que rien n’a été changé",
            INTEREST,
        ),
        DataKind::Copies => ("Sauvegardes de tout ce qui précède", PEOPLE, "ne rien perdre", INTEREST),
    }
}

/// The register as a text, with who keeps it.
pub(super) fn record_of_processing(reading: Reading<'_>, rows: &[RegisterRow]) -> String {
    let mut text = "Registre des traitements (RGPD art. 30)\n".to_owned();
    if let Some(company) = reading.company {
        let address = &company.address;
        text += &format!(
            "Responsable\u{a0}: {}, {}, {} {}\n",
            company.name,
            address.lines.join(", "),
            address.postal_code,
            address.city
        );
    }
    text += "Traitement\u{a0}: suivi et recouvrement des factures, avec Dûment, sur cet ordinateur\nTransfert hors de l’Union européenne\u{a0}: aucun par le programme\nSécurité\u{a0}: dossier réservé à ce compte, journal scellé, sauvegardes vérifiées\n";
    for row in rows {
        let check = if row.to_check { " (durée à vérifier)" } else { "" };
        text += &format!(
            "\n{}\n  Personnes\u{a0}: {}\n  But\u{a0}: {}\n  Fondement\u{a0}: {}\n  Durée\u{a0}: {}{check}\n  Destinataires\u{a0}: {}\n",
            row.what, row.whose, row.purpose, row.ground, row.kept, row.given_to
        );
    }
    text
}
