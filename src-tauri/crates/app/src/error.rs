//! Refusals, each with a code the window and the terminal know.

mod disk;

use serde::Serialize;
use ts_rs::TS;

pub use disk::disk_trouble;

/// Why a use case was refused; nothing was written for it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {detail}")]
pub struct Error {
    /// Which refusal.
    pub code: Code,
    /// What it is about: a name, a number, a half-year; may be empty.
    pub detail: String,
    /// What is wrong and what would do, where that is known better than its code says.
    sentence: Option<String>,
}

/// A refusal as the window and the terminal receive it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ErrorView {
    /// Which refusal.
    pub code: Code,
    /// What it is about.
    pub detail: String,
    /// The French sentence: what happened, what was kept, what to do.
    pub message: String,
}

/// Every refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// No database here yet.
    NotConfigured,
    /// A database is already here.
    AlreadyConfigured,
    /// Another program holds the data folder.
    InUse,
    /// The file was written by a newer version.
    NewerFile,
    /// The file is damaged.
    DamagedFile,
    /// The copy is sealed, and no passphrase was given.
    PassphraseMissing,
    /// The passphrase is not that of the copy.
    PassphraseWrong,
    /// The data were taken away to another computer: the work goes on there.
    TakenAway,
    /// The copy to put back is of other data.
    OtherData,
    /// The file of the data was moved, replaced or removed, before it was opened or since.
    DataMoved,
    /// It is recorded; only what followed failed. Not to be done again.
    Recorded,
    /// The disk refused.
    Disk,
    /// No company is open yet: one is to be chosen.
    NoCompanyOpen,
    /// No company of that name or folder on this computer.
    UnknownCompany,
    /// Several companies of that name.
    AmbiguousCompany,
    /// No client of that name.
    UnknownClient,
    /// Several clients of that name.
    AmbiguousClient,
    /// No invoice of that number.
    UnknownInvoice,
    /// Several invoices of that number.
    AmbiguousInvoice,
    /// The client already has an invoice of that number.
    DuplicateInvoice,
    /// A field that must be filled is empty; detail names it.
    Missing,
    /// A value is not right; detail says which.
    BadValue,
    /// A date is not right.
    BadDate,
    /// An amount is not right.
    BadAmount,
    /// The file cannot be read.
    UnreadableFile,
    /// The file was imported before.
    AlreadyImported,
    /// Rows are bad: nothing was written.
    BadRows,
    /// The seller is another firm.
    OtherSeller,
    /// The invoice is addressed to the company itself.
    Purchase,
    /// No step of that kind is due.
    NothingDue,
    /// The law forbids this demand.
    Forbidden,
    /// The rate of a half-year is not known.
    RateUnknown,
    /// New rates that cannot be taken; detail says why in sentences.
    RatesRefused,
    /// New rates change a past half-year, which was not confirmed; detail names them.
    RatesUnconfirmed,
    /// A scenario that cannot be followed or changed; detail says why in sentences.
    ScenarioRefused,
    /// A scenario that is still followed; detail says by whom.
    ScenarioFollowed,
    /// The letter cannot be laid out: an address or a name must be shortened.
    LetterLayout,
    /// The letter may no longer be posted.
    LetterLapsed,
    /// To be done knowingly: the sentence says what, and the request was not confirmed.
    Unconfirmed,
    /// The letter was posted already.
    LetterPosted,
    /// No letter of that kind is prepared.
    UnknownLetter,
    /// The invoice of the detail had another step that day.
    OneADay,
    /// It cannot be taken back.
    CannotUndo,
    /// No such document.
    UnknownDocument,
    /// No program of this computer opens such a file or message.
    NoProgram,
    /// A mistake of ours.
    Internal,
}

impl std::fmt::Display for Code {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = serde_json::to_value(self).ok();
        out.write_str(text.as_ref().and_then(serde_json::Value::as_str).unwrap_or("internal"))
    }
}

impl Error {
    /// A refusal about something.
    #[must_use]
    pub fn new(code: Code, detail: impl Into<String>) -> Error {
        Error { code, detail: detail.into(), sentence: None }
    }

    /// A refusal with a sentence of its own: what is wrong, and what would do instead.
    #[must_use]
    pub fn told(code: Code, detail: impl Into<String>, sentence: impl Into<String>) -> Error {
        Error { code, detail: detail.into(), sentence: Some(sentence.into()) }
    }

    /// As the window and the terminal receive it.
    #[must_use]
    pub fn view(&self) -> ErrorView {
        ErrorView { code: self.code, detail: self.detail.clone(), message: self.message() }
    }

    /// What is wrong, without what was kept: for a list of several.
    pub(crate) fn reason(&self) -> String {
        self.sentence.clone().unwrap_or_else(|| self.message())
    }

    /// The French sentence: what happened, what was kept, what to do.
    #[must_use]
    pub fn message(&self) -> String {
        match &self.sentence {
            // A question that has no answer had nothing to note; data that could not be opened neither.
            Some(sentence) if SAID_WHOLE.contains(&self.code) => sentence.clone(),
            Some(sentence) => nothing_noted(sentence),
            // A refusal built from another one: its sentence is never put inside a sentence.
            None => {
                let detail = self.detail.trim_end_matches(NOTHING_NOTED);
                if is_a_sentence(detail) && self.code.names_inside() {
                    nothing_noted(detail)
                } else {
                    self.code.sentence().replace("{}", detail)
                }
            }
        }
    }
}

/// A sentence with what was kept, said once.
fn nothing_noted(sentence: &str) -> String {
    if sentence.contains(NOTHING_DONE) { sentence.to_owned() } else { format!("{sentence}{NOTHING_NOTED}") }
}

/// What the refusal of an act ends with.
const NOTHING_NOTED: &str = " Rien n’a été noté.";

/// How a refusal says that nothing changed: « Rien n’a été noté », « Rien n’a été ajouté ».
const NOTHING_DONE: &str = "ien n’a été ";

/// Whether what a refusal is about is a sentence by itself: a capital, more words than a name has, a full stop.
fn is_a_sentence(detail: &str) -> bool {
    let detail = detail.trim_end();
    let capital = detail.chars().next().is_some_and(char::is_uppercase);
    capital && detail.ends_with('.') && detail.split_whitespace().count() > 6
}

/// What a damaged file asks of its owner; a firm that never opened the program twice has no copy yet.
const DAMAGED: &str = "Le fichier de données est abîmé\u{a0}: {}. Il n’a pas été touché. Reprenez une sauvegarde s’il y en a une (dossier «\u{a0}sauvegardes\u{a0}»)\u{a0}: le fichier abîmé sera gardé à côté. Sinon, mettez de côté le dossier entier, sans rien y changer.";

/// Refusals whose own sentence also says what was kept.
const SAID_WHOLE: [Code; 13] = [
    Code::UnknownCompany,
    Code::AmbiguousCompany,
    Code::TakenAway,
    Code::PassphraseMissing,
    Code::PassphraseWrong,
    Code::RateUnknown,
    Code::NewerFile,
    Code::DamagedFile,
    Code::OtherData,
    Code::DataMoved,
    Code::Recorded,
    Code::Disk,
    Code::NoProgram,
];

/// Data written by a later program.
const NEWER: &str = "Ces données ont été écrites par une version plus récente de Dûment ({}). Rien n’a été touché\u{a0}: mettez le programme à jour.";

/// A copy of another firm's data.
const OTHER_DATA: &str = "Cette sauvegarde est celle d’autres données. Vos données n’ont pas été touchées.";

/// Data that another window or command holds.
const IN_USE: &str =
    "Dûment est déjà ouvert sur ces données. Utilisez la fenêtre ouverte, ou fermez-la d’abord.";

/// Data that went on elsewhere.
const TAKEN_AWAY: &str = "Vos données ont été emportées sur un autre ordinateur. Rien n’a été noté.";

/// What failed once it was recorded.
const RECORDED: &str = "C’est enregistré. Seule la réponse n’a pas pu être préparée\u{a0}: ne le refaites pas, et regardez ce qui est noté.";

/// Several companies, of which none is open yet.
const NONE_OPEN: &str = "Aucune entreprise n’est ouverte\u{a0}: choisissez-en une d’abord.";

/// A name that no company bears.
const NO_COMPANY: &str =
    "Aucune entreprise de cet ordinateur n’est «\u{a0}{}\u{a0}»\u{202f}; rien n’a été noté.";

/// A name that several companies bear.
const COMPANIES: &str =
    "Plusieurs entreprises s’appellent ainsi\u{a0}: {}. Donnez son dossier\u{202f}; rien n’a été noté.";

/// A name that no client bears.
const NO_CLIENT: &str = "Aucun client ne s’appelle «\u{a0}{}\u{a0}». Vérifiez son nom sur ses factures\u{202f}; rien n’a été noté.";

/// A name that several clients bear.
const CLIENTS: &str =
    "Plusieurs clients s’appellent ainsi\u{a0}: {}. Dites lequel par son numéro\u{202f}; rien n’a été noté.";

/// A number that no invoice bears.
const NO_INVOICE: &str = "Aucune facture ne porte le numéro «\u{a0}{}\u{a0}». Vérifiez-le dans la liste des factures\u{202f}; rien n’a été noté.";

/// A rate of a half-year to come.
const NO_RATE: &str = "Le taux légal du semestre {} n’est pas encore connu\u{a0}: cette somme ne peut pas être imprimée. Choisissez une date plus proche ou ne demandez que le principal.";

impl Code {
    /// Whether its sentence puts what it is about inside itself; the others leave it a sentence apart.
    fn names_inside(self) -> bool {
        let before = self.sentence().split_once("{}").map(|(before, _)| before.trim_end());
        before.is_some_and(|before| !before.is_empty() && !before.ends_with('.'))
    }

    /// The sentence of a refusal; `{}` stands for what it is about.
    const fn sentence(self) -> &'static str {
        match self {
            Code::NotConfigured => "Aucune entreprise n’est enregistrée dans ce dossier. Créez-la d’abord.",
            Code::AlreadyConfigured => {
                "Une entreprise est déjà enregistrée dans ce dossier\u{202f}; rien n’a été remplacé."
            }
            Code::DataMoved => "Le fichier de vos données n’est plus à sa place. Rien n’a été noté.",
            Code::Recorded => RECORDED,
            Code::OtherData => OTHER_DATA,
            Code::PassphraseMissing => "Cette sauvegarde est protégée\u{a0}: il faut sa phrase de passe.",
            Code::PassphraseWrong => "Ce n’est pas la phrase de passe de cette sauvegarde.",
            Code::TakenAway => TAKEN_AWAY,
            Code::InUse => IN_USE,
            Code::NewerFile => NEWER,
            Code::DamagedFile => DAMAGED,
            Code::Disk => "L’enregistrement a échoué\u{a0}: {}. Rien n’a été écrit.",
            Code::NoCompanyOpen => NONE_OPEN,
            Code::UnknownCompany => NO_COMPANY,
            Code::AmbiguousCompany => COMPANIES,
            Code::UnknownClient => NO_CLIENT,
            Code::AmbiguousClient => CLIENTS,
            Code::UnknownInvoice => NO_INVOICE,
            Code::AmbiguousInvoice => {
                "Plusieurs factures portent le numéro «\u{a0}{}\u{a0}». Dites de quel client, ou de quelle année\u{a0}: 001@2026."
            }
            Code::DuplicateInvoice => {
                "La facture {} existe déjà pour ce client\u{202f}; rien n’a été ajouté."
            }
            Code::Missing => "Il manque\u{a0}: {}. Rien n’a été noté.",
            Code::BadValue => "Cette valeur ne convient pas\u{a0}: {}.",
            Code::BadDate => "Cette date ne convient pas\u{a0}: {}.",
            Code::BadAmount => {
                "Ce montant ne convient pas\u{a0}: {}. Il faut une somme en euros plus grande que zéro, comme 1850.00."
            }
            Code::UnreadableFile => "Ce fichier n’a pas pu être lu\u{202f}; rien n’a été ajouté. {}",
            Code::AlreadyImported => "Ce fichier a déjà été importé ({})\u{202f}; rien n’a été ajouté.",
            Code::BadRows => {
                "{} Rien n’a été ajouté\u{a0}: corrigez le fichier ou laissez ces lignes de côté."
            }
            Code::OtherSeller => {
                "Cette facture a été émise par «\u{a0}{}\u{a0}», pas par votre entreprise\u{202f}; rien n’a été ajouté."
            }
            Code::Purchase => "Cette facture vous est adressée\u{a0}: c’est un achat, rien n’a été ajouté.",
            Code::NothingDue => {
                "Rien n’est à relancer pour {}\u{a0}: tout est payé, ou rien n’est échu. Rien n’a été noté."
            }
            Code::Forbidden => "{}",
            Code::RateUnknown => NO_RATE,
            Code::RatesRefused => "{} Aucun taux n’a été changé.",
            Code::RatesUnconfirmed => {
                "Une valeur déjà connue changerait ({}). Rien n’a été changé\u{a0}: confirmez cette correction."
            }
            Code::ScenarioRefused => "{} Rien n’a été enregistré.",
            Code::ScenarioFollowed => "{}. Rien n’a été retiré\u{a0}: dites quel scénario ils suivront.",
            Code::LetterLayout => "{}",
            Code::LetterLapsed => "Cette lettre n’est plus à jour\u{a0}: {}. Préparez-la de nouveau.",
            Code::Unconfirmed => "À confirmer d’abord\u{a0}: {}.",
            Code::LetterPosted => {
                "Cette lettre a déjà été notée comme postée le {}. Si ce jour est faux, annulez cet envoi, puis notez-le de nouveau."
            }
            Code::UnknownLetter => "Aucune lettre n’est préparée\u{a0}: {}.",
            Code::OneADay => "La facture {} a déjà été relancée ce jour-là\u{a0}: une relance par jour.",
            Code::CannotUndo => "Cela ne peut pas être annulé\u{a0}: {}.",
            Code::UnknownDocument => "Ce document n’existe pas.",
            Code::NoProgram => "Aucun programme de cet ordinateur ne s’est ouvert. Rien n’a été perdu.",
            Code::Internal => "Une erreur du programme a interrompu l’opération\u{202f}; rien n’a été écrit.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every code whose sentence says what it is about.
    const ABOUT: [Code; 25] = [
        Code::NewerFile,
        Code::DamagedFile,
        Code::Disk,
        Code::UnknownClient,
        Code::AmbiguousClient,
        Code::UnknownInvoice,
        Code::AmbiguousInvoice,
        Code::DuplicateInvoice,
        Code::Missing,
        Code::BadValue,
        Code::BadDate,
        Code::BadAmount,
        Code::AlreadyImported,
        Code::BadRows,
        Code::OtherSeller,
        Code::NothingDue,
        Code::Forbidden,
        Code::RateUnknown,
        Code::RatesRefused,
        Code::RatesUnconfirmed,
        Code::LetterLayout,
        Code::LetterLapsed,
        Code::Unconfirmed,
        Code::OneADay,
        Code::CannotUndo,
    ];

    #[test]
    fn a_refusal_built_from_another_one_is_one_sentence() {
        let inner =
            "La facture F-701 a déjà été relancée le 3 mars 2026 (appel)\u{a0}: une seule relance par jour.";
        for code in ABOUT {
            let first = Error::told(code, "F-701", inner);
            for built in [
                Error::new(code, inner),
                Error::new(code, first.message()),
                Error::told(code, "F-701", first.message()),
                Error::told(code, "F-701", first.reason()),
            ] {
                let said = built.message();
                assert_eq!(said.matches("La facture").count(), 1, "{code}: {said}");
                assert!(said.starts_with("La facture F-701"), "{code}: {said}");
                assert!(said.matches("Rien n’a été").count() <= 1, "{code}: {said}");
            }
        }
    }

    #[test]
    fn what_was_kept_is_said_once() {
        let told = Error::told(
            Code::BadAmount,
            "5000.00",
            "Un avoir ne dépasse pas sa facture. Rien n’a été enregistré.",
        );
        assert_eq!(told.message(), "Un avoir ne dépasse pas sa facture. Rien n’a été enregistré.");
        let name = Error::new(Code::UnknownClient, "S.A.R.L. Le Goff et fils.");
        assert!(name.message().starts_with("Aucun client ne s’appelle"), "{}", name.message());
    }
}
