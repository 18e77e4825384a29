//! What can be typed: names and options of every command.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use dument_app::views::GiveUpReason;
use dument_domain::case::{OutcomeKind, Proceedings, StepKind};
use dument_domain::{ContactRole, Day, DebtorNature};

use crate::given::{OneClient, nature};
use crate::undo;

#[derive(Debug, Parser)]
#[command(
    name = "dument-cli",
    version,
    about = "Dûment en ligne de commande\u{a0}: mêmes données, mêmes actes que la fenêtre.",
    disable_help_subcommand = true
)]
pub(crate) struct Arguments {
    #[arg(long, global = true, value_name = "DOSSIER", help = "dossier des données (sinon DUMENT_DATA)")]
    pub(crate) data: Option<PathBuf>,
    #[arg(
        long,
        global = true,
        value_name = "NOM_OU_DOSSIER",
        help = "entreprise de cet ordinateur, par son nom ou son dossier, à la place de --data"
    )]
    pub(crate) company: Option<String>,
    #[arg(
        long,
        global = true,
        value_name = "JOUR",
        help = "jour de travail, AAAA-MM-JJ (sinon DUMENT_TODAY)"
    )]
    pub(crate) today: Option<Day>,
    #[arg(long, global = true, help = "répond en JSON")]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(about = "calcule des créances, une par ligne, sans base de données")]
    Compute(Compute),
    #[command(about = "dit ce que contiennent des fichiers, sans rien écrire")]
    Read(Files),
    #[command(about = "montre les taux légaux connus")]
    Rates(Rates),
    #[command(about = "compte un délai, prudemment des deux côtés")]
    Delay(crate::law::Delay),
    #[command(about = "donne l’échéance d’une facture selon son délai")]
    Term(crate::law::Term),
    #[command(about = "dit jusqu’à quand agir en justice, et pourquoi")]
    Limitation(crate::law::Limitation),
    #[command(about = "crée le dossier de données et l’entreprise")]
    Init(Init),
    #[command(about = "liste les entreprises de cet ordinateur, en ajoute ou en retire une de la liste")]
    Companies(crate::companies::Companies),
    #[command(about = "remplit un dossier vide avec l’entreprise d’exemple")]
    Example,
    #[command(about = "importe des factures")]
    Import(Import),
    #[command(about = "montre ou corrige un client")]
    Client(ClientSheet),
    #[command(about = "montre ou corrige une facture")]
    Invoice(InvoiceSheet),
    #[command(about = "liste les factures")]
    Invoices(Invoices),
    #[command(about = "dit quoi faire aujourd’hui")]
    Today,
    #[command(about = "dit tout ce qui vient, jour par jour")]
    Calendar(Calendar),
    #[command(about = "confie une semaine d’appels, et en note les résultats")]
    Delegate(crate::delegation::Delegate),
    #[command(about = "donne la phrase à écrire sur les factures, selon le client")]
    Mention(crate::delegation::Mention),
    #[command(about = "montre le dossier d’un client")]
    Case(OneClient),
    #[command(about = "montre les scénarios, en écrit ou en lit un")]
    Scenarios(crate::scenarios::Scenarios),
    #[command(about = "dit les étapes à venir si rien n’arrive")]
    Simulate(Simulate),
    #[command(about = "enregistre un paiement")]
    Pay(Pay),
    #[command(about = "impute ce qui a été reçu en trop sur les autres factures échues du client")]
    SetOff(OneClient),
    #[command(about = "note l’argent rendu au client, sur ce qui a été reçu ou crédité en trop")]
    Refund(Refund),
    #[command(about = "note un avoir\u{a0}: il réduit le principal de sa facture")]
    CreditNote(CreditNote),
    #[command(about = "dit ce qu’une alerte aurait à dire aujourd’hui")]
    Alerts,
    #[command(about = "dit jusqu’à quand les paiements sont à jour")]
    Fresh(Fresh),
    #[command(about = "note comment une relance s’est terminée")]
    Act(Act),
    #[command(about = "note un acte qui compte pour la date limite\u{a0}: assignation, signification…")]
    LegalAct(crate::legal::LegalAct),
    #[command(
        about = "note ce qui est convenu ou fait à côté des relances\u{a0}: échéancier, remise, chèque…"
    )]
    Deed(crate::deeds::DeedAsked),
    #[command(about = "compose une lettre et en écrit le PDF")]
    Letter(Letter),
    #[command(about = "note qu’une lettre a été postée")]
    Sent(Sent),
    #[command(about = "note qu’un recommandé a été présenté")]
    Presented(Presented),
    #[command(about = "donne le décompte d’un client")]
    Statement(Statement),
    #[command(about = "le principal payé, réclame ou abandonne le reste")]
    Settle(Settle),
    #[command(about = "renonce aux intérêts ou pénalités, à l’indemnité, ou à une partie")]
    Waive(Waive),
    #[command(about = "note des frais de recouvrement payés et justifiés")]
    Costs(Costs),
    #[command(about = "reprend les relances après une contestation ou une pause")]
    Resume(Resume),
    #[command(about = "garde une note au dossier, sans effet sur les relances")]
    Note(Note),
    #[command(about = "liste ce qui a été modifié, pour l’annuler au besoin")]
    Changes(undo::Changes),
    #[command(about = "annule un fait, un paiement ou une modification par une écriture contraire")]
    Undo(undo::Undo),
    #[command(about = "fait une copie relue de toutes les données")]
    Backup(crate::backups::Backup),
    #[command(about = "liste les créances douteuses à une date, pour le comptable")]
    Doubtful(crate::doubtful::Doubtful),
    #[command(about = "écrit toutes les données dans des fichiers lisibles sans Dûment")]
    Export(crate::backups::Export),
    #[command(about = "efface ce qui est gardé d’une personne, comme la loi le permet")]
    Purge(crate::purge::Purge),
    #[command(about = "reprend une sauvegarde\u{202f}; les données d’avant sont gardées")]
    Restore(crate::backups::Restore),
    #[command(about = "dit où sont les données, ce qui les garde et ce qui sort de l’ordinateur")]
    Trust,
    #[command(hide = true, about = "écrit les pages de manuel et les complétions du terminal")]
    Manual(crate::manual::Manual),
    #[command(about = "vérifie la base, le journal et les documents")]
    Verify,
}

#[derive(Debug, Args)]
pub(crate) struct Compute {
    #[arg(value_name = "FICHIER", help = "une créance JSON par ligne\u{202f}; sinon l’entrée standard")]
    pub(crate) file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Files {
    #[arg(required = true, value_name = "FICHIER")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Rates {
    #[arg(long, value_name = "JOUR", help = "ceux de ce jour seulement")]
    pub(crate) on: Option<String>,
    #[arg(long, value_name = "FICHIER", conflicts_with_all = ["on", "set"], help = "montre ce qu’un fichier de taux changerait")]
    pub(crate) update: Option<PathBuf>,
    #[arg(
        long,
        num_args = 3,
        value_names = ["PARAMÈTRE", "SEMESTRE", "VALEUR"],
        requires = "source",
        conflicts_with = "on",
        help = "montre ce que changerait un taux saisi"
    )]
    pub(crate) set: Option<Vec<String>>,
    #[arg(long, value_name = "TEXTE", requires = "set", help = "où le taux a été lu")]
    pub(crate) source: Option<String>,
    #[arg(long, value_name = "TEXTE", requires = "set", help = "le texte qui le fixe")]
    pub(crate) act: Option<String>,
    #[arg(long, requires = "set", help = "deux sources concordent")]
    pub(crate) verified: bool,
    #[arg(long, help = "accepte ces taux")]
    pub(crate) accept: bool,
    #[arg(long, requires = "accept", help = "accepte aussi de corriger un semestre déjà connu")]
    pub(crate) corrections: bool,
    #[arg(long, conflicts_with = "accept", help = "refuse ces taux, et le note au journal")]
    pub(crate) refuse: bool,
}

#[derive(Debug, Args)]
#[command(after_help = crate::given::COMPANY_MODEL)]
pub(crate) struct Init {
    /// In the place of the option for all commands, which has the same name: this one makes the company.
    #[arg(long, value_name = "FICHIER", help = "l’entreprise, en JSON")]
    pub(crate) company: String,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    #[arg(required = true, value_name = "FICHIER")]
    pub(crate) files: Vec<PathBuf>,
    #[arg(long, help = "dit ce qui serait fait, sans rien écrire")]
    pub(crate) dry_run: bool,
    #[arg(long, help = "laisse de côté les lignes fautives")]
    pub(crate) skip_bad: bool,
    #[arg(long, help = "accepte des factures émises sous un autre nom")]
    pub(crate) accept_seller: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Simulate {
    #[command(flatten)]
    pub(crate) who: OneClient,
    #[arg(long, value_name = "JOUR", help = "jusqu’à ce jour")]
    pub(crate) until: String,
}

#[derive(Debug, Args)]
pub(crate) struct ClientSheet {
    #[arg(long, value_name = "NOM", help = "nom ou identifiant")]
    pub(crate) name: String,
    #[arg(long, value_name = "NATURE", help = "business, consumer, non_professional ou public", value_parser = nature)]
    pub(crate) nature: Option<DebtorNature>,
    #[arg(long, value_name = "SCÉNARIO", help = "le met sur ce scénario, comme rapide")]
    pub(crate) scenario: Option<String>,
    #[arg(
        long,
        value_name = "CHAMP=VALEUR",
        num_args = 1..,
        help = "corrige la fiche\u{a0}: phone=0298000000, line1=\"4 quai Brizeux\", city=Quimperlé, rate=legal*3…"
    )]
    pub(crate) set: Vec<String>,
    #[arg(long, help = "c’est bien un professionnel, malgré un nom de personne sans SIREN")]
    pub(crate) confirmed: bool,
    #[arg(long, help = "montre la fiche")]
    pub(crate) show: bool,
}

#[derive(Debug, Args)]
pub(crate) struct InvoiceSheet {
    #[arg(long, value_name = "NUMÉRO", help = "numéro de la facture")]
    pub(crate) number: String,
    #[arg(long, value_name = "NOM", help = "si plusieurs clients ont ce numéro")]
    pub(crate) client: Option<String>,
    #[arg(
        long,
        value_name = "CHAMP=VALEUR",
        num_args = 1..,
        help = "corrige la fiche\u{a0}: quote=D-1042, quote_on=2026-03-03, work=\"salle de bains\", due=2026-09-30, rate=legal*3…"
    )]
    pub(crate) set: Vec<String>,
    #[arg(long, help = "cette personne sans SIREN est bien un professionnel ou un acheteur public, ici")]
    pub(crate) confirmed: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Invoices {
    #[arg(long, help = "celles en retard seulement")]
    pub(crate) overdue: bool,
    #[arg(long, value_name = "NOM", help = "celles de ce client seulement")]
    pub(crate) client: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Calendar {
    #[arg(long, value_name = "JOUR", help = "à partir de ce jour (sinon aujourd’hui)")]
    pub(crate) from: Option<String>,
    #[arg(long, value_name = "JOUR", help = "jusqu’à ce jour (sinon tout ce qui est connu)")]
    pub(crate) to: Option<String>,
    #[arg(long, value_name = "FICHIER.ics", help = "l’écrit aussi pour un autre agenda")]
    pub(crate) ics: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Pay {
    #[arg(long, value_name = "NUMÉRO", help = "numéro de la facture")]
    pub(crate) invoice: String,
    #[arg(long, value_name = "MONTANT", allow_hyphen_values = true, help = "en euros, comme 1850.00")]
    pub(crate) amount: String,
    #[arg(long, value_name = "JOUR", help = "jour où l’argent est arrivé")]
    pub(crate) on: Option<String>,
    #[arg(long, value_name = "NOM", help = "si plusieurs clients ont ce numéro")]
    pub(crate) client: Option<String>,
    #[arg(long, help = "c’est un acompte, versé avant la facture")]
    pub(crate) deposit: bool,
    #[arg(
        long,
        help = "en connaissance de cause\u{a0}: une somme bien plus grande que le dû, un paiement que le jugement interdisait"
    )]
    pub(crate) confirmed: bool,
    #[arg(long, help = "impute ce qui est de trop sur ses autres factures échues")]
    pub(crate) set_off: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CreditNote {
    #[arg(long, value_name = "NUMÉRO", help = "numéro de la facture")]
    pub(crate) invoice: String,
    #[arg(long, value_name = "NUMÉRO", default_value = "", help = "numéro de l’avoir, s’il en a un")]
    pub(crate) number: String,
    #[arg(long, value_name = "MONTANT", allow_hyphen_values = true, help = "TVA comprise, comme 50.00")]
    pub(crate) amount: String,
    #[arg(long, value_name = "JOUR", help = "date de l’avoir (sinon aujourd’hui)")]
    pub(crate) on: Option<String>,
    #[arg(long, value_name = "NOM", help = "si plusieurs clients ont ce numéro")]
    pub(crate) client: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Act {
    #[command(flatten)]
    pub(crate) who: OneClient,
    #[arg(long, value_name = "ÉTAPE", help = "call, first_letter… (sinon celle à faire)", value_parser = step)]
    pub(crate) step: Option<StepKind>,
    #[arg(long, value_name = "ISSUE", help = "paid, promise, no_answer, dispute…", value_parser = outcome)]
    pub(crate) outcome: OutcomeKind,
    #[arg(long, value_name = "JOUR", help = "jour du contact")]
    pub(crate) on: Option<String>,
    #[arg(long, value_name = "JOUR", help = "date promise, de vérification, du jugement…")]
    pub(crate) date: Option<String>,
    #[arg(long, value_name = "JOUR", help = "publication de la procédure au BODACC")]
    pub(crate) bodacc: Option<String>,
    #[arg(long, value_name = "PROCÉDURE", help = "safeguard, receivership ou liquidation", value_parser = proceedings)]
    pub(crate) proceedings: Option<Proceedings>,
    #[arg(long, value_name = "MONTANT", allow_hyphen_values = true, help = "somme promise")]
    pub(crate) amount: Option<String>,
    #[arg(
        long,
        value_name = "TEXTE",
        help = "vos mots\u{202f}; le motif d’une contestation ou d’un abandon"
    )]
    pub(crate) note: Option<String>,
    #[arg(long, value_name = "RAISON", help = "d’un abandon\u{a0}: costs_too_high, unreachable, no_means, past_limit, goodwill", value_parser = crate::given::word::<GiveUpReason>)]
    pub(crate) reason: Option<GiveUpReason>,
    #[arg(long, value_name = "NOM", help = "qui a répondu\u{202f}; avec wrong_contact, la bonne personne")]
    pub(crate) person: Option<String>,
    #[arg(long, value_name = "RÔLE", requires = "person", help = "decides, pays, signs ou other\u{a0}: la personne est gardée sur la fiche", value_parser = crate::given::word::<ContactRole>)]
    pub(crate) role: Option<ContactRole>,
    #[arg(long, value_name = "NUMÉRO", requires = "person", default_value = "", help = "son téléphone")]
    pub(crate) phone: String,
    #[arg(long, value_name = "ADRESSE", requires = "person", default_value = "", help = "son e-mail")]
    pub(crate) email: String,
    #[arg(long, help = "c’est le client qui a appelé\u{a0}: ce n’est pas une relance")]
    pub(crate) from_client: bool,
    #[arg(long = "invoice", value_name = "NUMÉRO", help = "cette facture seulement (répétable)")]
    pub(crate) invoices: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Letter {
    #[command(flatten)]
    pub(crate) who: OneClient,
    #[arg(long, value_name = "LETTRE", help = "first_letter, second_letter, formal_notice", value_parser = step)]
    pub(crate) kind: Option<StepKind>,
    #[arg(long, value_name = "JOUR", help = "jour prévu pour la poster")]
    pub(crate) post_on: Option<String>,
    #[arg(long, value_name = "JOUR", help = "arrête les intérêts à ce jour, les suivants restant dus")]
    pub(crate) interest_until: Option<String>,
    #[arg(long, help = "la fait en connaissance de cause, malgré ce qui dit d’attendre")]
    pub(crate) confirmed: bool,
    #[arg(long, value_name = "TEXTE", help = "votre réponse, pour la lettre dispute")]
    pub(crate) answer: Option<String>,
    #[arg(long, value_name = "MONTANT", help = "l’avoir qu’elle propose")]
    pub(crate) credit_note: Option<String>,
    #[arg(long, value_name = "TEXTE", help = "ou le geste qu’elle propose")]
    pub(crate) gesture: Option<String>,
    #[arg(long, value_name = "FICHIER.pdf")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Sent {
    #[command(flatten)]
    pub(crate) who: OneClient,
    #[arg(long, value_name = "LETTRE", value_parser = step)]
    pub(crate) kind: StepKind,
    #[arg(long, value_name = "JOUR", help = "jour où elle a été postée")]
    pub(crate) on: String,
    #[arg(long, value_name = "NUMÉRO", help = "numéro du recommandé")]
    pub(crate) tracking: Option<String>,
    #[arg(long, help = "les paiements n’ont pas été vérifiés avant l’envoi\u{a0}: c’est noté au dossier")]
    pub(crate) unchecked: bool,
    #[arg(long, help = "elle est déjà partie ainsi, même si sa date limite est trop proche")]
    pub(crate) confirmed: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Fresh {
    #[arg(long, value_name = "NOM", help = "ce que ce client a envoyé depuis le dernier échange")]
    pub(crate) client: Option<String>,
    #[arg(long, help = "note que tous les paiements reçus sont enregistrés")]
    pub(crate) set: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Presented {
    #[command(flatten)]
    pub(crate) who: OneClient,
    #[arg(long, value_name = "LETTRE", value_parser = step)]
    pub(crate) kind: StepKind,
    #[arg(long, value_name = "JOUR", help = "jour de la première présentation")]
    pub(crate) on: String,
    #[arg(long, help = "avisé et non réclamé, ou refusé")]
    pub(crate) unclaimed: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Statement {
    #[command(flatten)]
    pub(crate) who: OneClient,
    #[arg(long, value_name = "JOUR", help = "arrêté à la fin de ce jour")]
    pub(crate) on: Option<String>,
    #[arg(long, value_name = "FICHIER.pdf", help = "en écrit aussi le PDF")]
    pub(crate) out: Option<PathBuf>,
    #[arg(long, requires = "out", help = "arrêté et certifié sincère, avec la place de la signature")]
    pub(crate) certified: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Refund {
    #[command(flatten)]
    pub(crate) who: OneClient,
    #[arg(long = "invoice", value_name = "NUMÉRO", help = "reçu en trop sur cette facture (répétable)")]
    pub(crate) invoices: Vec<String>,
    #[arg(long, value_name = "MONTANT", help = "somme rendue (sinon tout ce qui est en trop)")]
    pub(crate) amount: Option<String>,
    #[arg(long, value_name = "JOUR", help = "jour où l’argent est parti (sinon aujourd’hui)")]
    pub(crate) on: Option<String>,
    #[arg(long, value_name = "TEXTE", default_value = "", help = "comment, pour le dossier")]
    pub(crate) note: String,
}

#[derive(Debug, Args)]
pub(crate) struct Waive {
    #[command(flatten)]
    pub(crate) who: OneClient,
    #[arg(long, value_name = "NUMÉRO", help = "sur cette facture seulement")]
    pub(crate) invoice: Option<String>,
    #[arg(long, value_name = "SOMME", num_args = 0..=1, default_missing_value = "", help = "les intérêts ou pénalités, ou cette somme")]
    pub(crate) interest: Option<String>,
    #[arg(
        long,
        value_name = "SOMME",
        num_args = 0..=1,
        default_missing_value = "",
        required_unless_present_any = ["interest", "costs"],
        help = "l’indemnité, ou cette somme"
    )]
    pub(crate) indemnity: Option<String>,
    #[arg(long, value_name = "SOMME", num_args = 0..=1, default_missing_value = "", help = "les frais au-delà de l’indemnité, ou cette somme")]
    pub(crate) costs: Option<String>,
    #[arg(long, value_name = "TEXTE", default_value = "", help = "la raison, pour le dossier")]
    pub(crate) note: String,
}

#[derive(Debug, Args)]
pub(crate) struct Costs {
    #[command(flatten)]
    pub(crate) who: OneClient,
    #[arg(long, value_name = "MONTANT", allow_hyphen_values = true, help = "ce qui a été payé")]
    pub(crate) amount: String,
    #[arg(long, value_name = "TEXTE", help = "pour quoi et à qui")]
    pub(crate) what: String,
    #[arg(long, value_name = "TEXTE", help = "la pièce qui le justifie")]
    pub(crate) proof: String,
    #[arg(long, value_name = "JOUR", help = "jour du paiement")]
    pub(crate) on: Option<String>,
    #[arg(long = "invoice", value_name = "NUMÉRO", help = "pour cette facture seulement (répétable)")]
    pub(crate) invoices: Vec<String>,
    #[arg(long, value_name = "TEXTE", default_value = "", help = "une note, pour le dossier")]
    pub(crate) note: String,
}

#[derive(Debug, Args)]
pub(crate) struct Settle {
    #[command(flatten)]
    pub(crate) who: OneClient,
    #[arg(long, help = "réclame les intérêts ou pénalités et l’indemnité")]
    pub(crate) claim: bool,
    #[arg(long, conflicts_with = "claim", required_unless_present_any = ["claim", "leave"], help = "les abandonne")]
    pub(crate) waive: bool,
    #[arg(long, conflicts_with_all = ["claim", "waive"], help = "ne les réclame pas, sans y renoncer")]
    pub(crate) leave: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Note {
    #[command(flatten)]
    pub(crate) who: OneClient,
    #[arg(long, value_name = "TEXTE", help = "ce qui est à retenir")]
    pub(crate) text: String,
    #[arg(long, value_name = "JOUR", help = "dit ou vu ce jour (sinon aujourd’hui)")]
    pub(crate) on: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Resume {
    #[command(flatten)]
    pub(crate) who: OneClient,
    #[arg(long, value_name = "TEXTE", help = "ce qui a été convenu")]
    pub(crate) note: Option<String>,
}

fn proceedings(text: &str) -> Result<Proceedings, String> {
    text.parse().map_err(|_| "attendu\u{a0}: safeguard, receivership ou liquidation".to_owned())
}

fn step(text: &str) -> Result<StepKind, String> {
    text.parse().map_err(|_| {
        let codes: Vec<&str> = StepKind::ALL.into_iter().map(StepKind::code).collect();
        format!("attendu\u{a0}: {}", codes.join(", "))
    })
}

fn outcome(text: &str) -> Result<OutcomeKind, String> {
    OutcomeKind::ALL.into_iter().find(|kind| kind.code() == text).ok_or_else(|| {
        let codes: Vec<&str> = OutcomeKind::ALL.into_iter().map(OutcomeKind::code).collect();
        format!("attendu\u{a0}: {}", codes.join(", "))
    })
}
