//! Refusals, each with a code the window and the terminal know.

use serde::Serialize;
use ts_rs::TS;

/// Why a use case was refused; nothing was written for it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {detail}")]
pub struct Error {
    /// Which refusal.
    pub code: Code,
    /// What it is about: a name, a number, a half-year; may be empty.
    pub detail: String,
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
    /// The disk refused.
    Disk,
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
    /// The letter cannot be laid out: an address or a name must be shortened.
    LetterLayout,
    /// The letter may no longer be posted.
    LetterLapsed,
    /// The letter was posted already.
    LetterPosted,
    /// No letter of that kind is prepared.
    UnknownLetter,
    /// It cannot be taken back.
    CannotUndo,
    /// No such document.
    UnknownDocument,
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
        Error { code, detail: detail.into() }
    }

    /// As the window and the terminal receive it.
    #[must_use]
    pub fn view(&self) -> ErrorView {
        ErrorView { code: self.code, detail: self.detail.clone(), message: self.message() }
    }

    /// The French sentence: what happened, what was kept, what to do.
    #[must_use]
    pub fn message(&self) -> String {
        let about = &self.detail;
        match self.code {
            Code::NotConfigured => {
                "Aucune entreprise n’est enregistrée dans ce dossier. Créez-la d’abord.".into()
            }
            Code::AlreadyConfigured => {
                "Une entreprise est déjà enregistrée dans ce dossier ; rien n’a été remplacé.".into()
            }
            Code::InUse => {
                "Dûment est déjà ouvert sur ces données. Utilisez la fenêtre ouverte, ou fermez-la d’abord."
                    .into()
            }
            Code::NewerFile => format!(
                "Ces données ont été écrites par une version plus récente de Dûment ({about}). Rien n’a été touché : mettez le programme à jour."
            ),
            Code::DamagedFile => format!(
                "Le fichier de données est abîmé ({about}). Il n’a pas été touché : gardez-le et restaurez une sauvegarde."
            ),
            Code::Disk => {
                format!("L’enregistrement a échoué ({about}). Rien n’a été écrit : vérifiez le disque.")
            }
            Code::UnknownClient => format!("Aucun client ne s’appelle « {about} »."),
            Code::AmbiguousClient => {
                format!("Plusieurs clients s’appellent ainsi : {about}. Précisez lequel.")
            }
            Code::UnknownInvoice => format!("Aucune facture ne porte le numéro « {about} »."),
            Code::AmbiguousInvoice => {
                format!("Plusieurs factures portent le numéro « {about} ». Précisez le client.")
            }
            Code::DuplicateInvoice => {
                format!("La facture {about} existe déjà pour ce client ; rien n’a été ajouté.")
            }
            Code::Missing => format!("Il manque : {about}."),
            Code::BadValue => format!("Cette valeur ne convient pas : {about}."),
            Code::BadDate => format!("Cette date ne convient pas\u{a0}: {about}."),
            Code::BadAmount => format!(
                "Ce montant ne convient pas\u{a0}: {about}. Il faut une somme en euros plus grande que zéro."
            ),
            Code::UnreadableFile => format!("Ce fichier n’a pas pu être lu ; rien n’a été ajouté. {about}"),
            Code::AlreadyImported => {
                format!("Ce fichier a déjà été importé ({about}) ; rien n’a été ajouté.")
            }
            Code::BadRows => {
                format!("{about} Rien n’a été ajouté : corrigez le fichier ou laissez ces lignes de côté.")
            }
            Code::OtherSeller => format!(
                "Cette facture a été émise par « {about} », pas par votre entreprise ; rien n’a été ajouté."
            ),
            Code::Purchase => "Cette facture vous est adressée : c’est un achat, rien n’a été ajouté.".into(),
            Code::NothingDue => format!("Aucune relance n’est à faire pour {about}."),
            Code::Forbidden => about.clone(),
            Code::RateUnknown => format!(
                "Le taux légal du semestre {about} n’est pas encore connu : cette somme ne peut pas être imprimée. Choisissez une date plus proche ou ne demandez que le principal."
            ),
            Code::RatesRefused => format!("{about} Aucun taux n’a été changé."),
            Code::RatesUnconfirmed => format!(
                "Une valeur déjà connue changerait ({about}). Rien n’a été changé\u{a0}: confirmez cette correction."
            ),
            Code::LetterLayout => about.clone(),
            Code::LetterLapsed => {
                format!("Cette lettre n’est plus à jour : {about}. Préparez-la de nouveau.")
            }
            Code::LetterPosted => format!("Cette lettre a déjà été notée comme postée le {about}."),
            Code::UnknownLetter => format!("Aucune lettre n’est préparée : {about}."),
            Code::CannotUndo => format!("Cela ne peut pas être annulé : {about}."),
            Code::UnknownDocument => "Ce document n’existe pas.".into(),
            Code::Internal => {
                format!("Une erreur du programme a interrompu l’opération ; rien n’a été écrit. ({about})")
            }
        }
    }
}

impl From<dument_store::StoreError> for Error {
    fn from(error: dument_store::StoreError) -> Error {
        use dument_store::StoreError;
        let detail = error.to_string();
        let code = match error {
            StoreError::AlreadyExists => Code::AlreadyConfigured,
            StoreError::NotFound => Code::NotConfigured,
            StoreError::InUse => Code::InUse,
            StoreError::Newer { .. } => Code::NewerFile,
            StoreError::Damaged(_) => Code::DamagedFile,
            StoreError::Full | StoreError::Io(_) => Code::Disk,
            StoreError::Conflict(_)
            | StoreError::Missing { .. }
            | StoreError::Unbalanced(_)
            | StoreError::Sqlite(_) => Code::Internal,
        };
        Error { code, detail }
    }
}
