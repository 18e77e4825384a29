//! What to say to each answer. No threat, no sum to anyone but the right person, never a word of
//! interest or indemnity: those are for the letters.

use dument_domain::DebtorNature;
use dument_domain::case::{OutcomeKind, Tone};

use super::{Answer, CallFacts, Conversation, Reply, words};
use crate::french::{date, weekday_and_date};

/// Days within which a payment said to be made is looked for.
const PAID_CHECK_DAYS: i64 = 5;
/// Working days given to look at an invoice sent again.
const RESENT_WORKING_DAYS: u32 = 3;

/// Every answer with its next sentence, in the order of [`OutcomeKind::ALL`], then the one that says
/// nothing clear.
pub(super) fn answers(facts: &CallFacts) -> Vec<Answer> {
    let known = OutcomeKind::ALL.into_iter().map(|kind| Answer {
        outcome: Some(kind),
        say: say(facts, kind),
        replies: replies(facts, kind),
    });
    let unclear = Answer {
        outcome: None,
        say: "Je comprends que ce ne soit pas clair tout de suite. Quel jour, et à quelle heure, puis-je vous rappeler ?"
            .to_owned(),
        replies: told(&[
            ("Je vous rappelle.", "Volontiers. Disons quel jour ? Sans nouvelles, c’est moi qui vous rappelle."),
            ("Je dois demander.", "À qui ? Je peux l’appeler directement, si c’est plus simple."),
        ]),
    };
    known.chain([unclear]).collect()
}

fn say(facts: &CallFacts, kind: OutcomeKind) -> String {
    let text = match kind {
        OutcomeKind::Promise => return promise(facts.tone),
        OutcomeKind::Paid => return paid(facts),
        OutcomeKind::NotReceived => return not_received(facts),
        OutcomeKind::NoAnswer => return no_answer(facts),
        OutcomeKind::Difficulty => return difficulty(facts),
        OutcomeKind::Refuses => return refuses(facts.tone),
        OutcomeKind::Dispute => {
            "Dites-moi précisément ce qui ne va pas, je note. Je viens voir ou je vous réponds par écrit. Et la part qui \
             ne pose pas question, quand puis-je y compter ?"
        }
        OutcomeKind::WrongContact => {
            "Qui puis-je joindre, et à quel numéro ? Je ne vous dérange pas davantage."
        }
        OutcomeKind::Away => "Quel jour sera-t-elle de retour ? Et d’ici là, qui s’en occupe à sa place ?",
        OutcomeKind::FundsAwaited => {
            "De qui l’attendez-vous, et pour quel jour ? Je note ce jour-là et je vous rappelle le lendemain."
        }
        OutcomeKind::BouncedCheque => {
            "Votre chèque m’est revenu impayé. Par quel autre moyen pouvez-vous régler, et quel jour ?"
        }
        OutcomeKind::DefectiveCheque => {
            "Le chèque ne peut pas être encaissé tel quel. Pouvez-vous m’en refaire un, daté et signé, pour quel jour ?"
        }
        OutcomeKind::Insolvency => {
            "Merci de me le dire. Quel tribunal, quel jour, et qui est le mandataire ? Je m’adresserai à lui."
        }
        OutcomeKind::OverIndebtedness => {
            "Merci de me le dire. Avez-vous la lettre de la commission, et de quel jour est-elle ? Je m’adresserai à elle."
        }
        OutcomeKind::PreferWriting => {
            "Je vous écris, ce sera plus clair pour tous les deux. À quelle adresse ?"
        }
        OutcomeKind::Pause | OutcomeKind::Abandon => "",
    };
    text.to_owned()
}

fn promise(tone: Tone) -> String {
    let text = match tone {
        Tone::Courteous => "Quel jour vous arrange pour le virement ? Je vous le confirme par un petit mot.",
        Tone::Usual => {
            "Quel jour puis-je compter sur le virement ? Je vous le confirme par écrit tout de suite."
        }
        Tone::Firm => {
            "Il me faut un jour précis : quel jour puis-je compter sur le virement ? Je le note et je vous le confirme \
             par écrit tout de suite."
        }
    };
    text.to_owned()
}

fn paid(facts: &CallFacts) -> String {
    let check_on = facts.on.plus_days(PAID_CHECK_DAYS).working_day_from(facts.creditor.region);
    format!(
        "Parfait, merci. À quelle date, et depuis quel compte ? Je regarde ma banque jusqu’au {} et je vous confirme.",
        weekday_and_date(check_on)
    )
}

/// A second time, it is sent again and nothing else changes: the argument is closed.
fn not_received(facts: &CallFacts) -> String {
    if let Some(before) = facts.resent_on {
        return format!(
            "Je vous l’ai renvoyée le {}. Je vous la renvoie encore à l’instant ; restons en ligne : l’avez-vous sous les \
             yeux ? Alors quel jour partira le règlement ?",
            date(before)
        );
    }
    let call_on = facts.on.plus_working_days(RESENT_WORKING_DAYS, facts.creditor.region);
    format!(
        "Je vous la renvoie à l’instant : à quelle adresse ? Je vous rappelle {} pour convenir du jour.",
        weekday_and_date(call_on)
    )
}

fn no_answer(facts: &CallFacts) -> String {
    match facts.conversation {
        Conversation::Telephone => words::voicemail(facts),
        Conversation::Meeting => {
            format!("Laissez votre nom et votre numéro, rien d’autre : « {} »", words::voicemail(facts))
        }
    }
}

fn difficulty(facts: &CallFacts) -> String {
    let written = match facts.nature {
        DebtorNature::Consumer | DebtorNature::NonProfessional => "Je vous l’écris, sans frais.",
        DebtorNature::Business | DebtorNature::PublicBuyer => "Je vous envoie un calendrier à signer.",
    };
    format!(
        "Merci de me le dire. Combien pouvez-vous régler maintenant, et à quelles dates le reste ? {written}"
    )
}

fn refuses(tone: Tone) -> String {
    let text = match tone {
        Tone::Courteous => {
            "Je vous entends. Dites-moi ce qui ne va pas : je préfère que nous trouvions ensemble. Sinon, je vous écrirai."
        }
        Tone::Usual => {
            "J’en prends note. Y a-t-il une raison que je n’ai pas comprise ? Sinon, je vous écrirai."
        }
        Tone::Firm => "J’en prends note. Sans raison ni date de votre part, je vous écris dès maintenant.",
    };
    text.to_owned()
}

fn replies(facts: &CallFacts, kind: OutcomeKind) -> Vec<Reply> {
    match kind {
        OutcomeKind::Promise => told(&[
            ("Dès que possible.", "Je comprends. Disons quel jour, pour que je puisse le noter ?"),
            ("À la fin du mois.", "Le combien exactement ? Je note ce jour-là."),
            (
                "Une partie seulement.",
                "Entendu : combien, et quel jour ? Et pour le reste, quel jour puis-je noter ?",
            ),
            ("Je vous rappelle.", "Volontiers. Disons quel jour, et à quelle heure ?"),
        ]),
        OutcomeKind::NotReceived => told(&[
            ("Envoyez-la à la comptabilité.", "À quelle adresse, et au nom de qui ?"),
            ("Je regarderai.", "Restons en ligne une minute : je vous l’envoie, dites-moi si elle arrive."),
        ]),
        OutcomeKind::Dispute => told(&[
            (
                "Je ne paierai rien tant que ce n’est pas refait.",
                "Je vous entends. Écrivez-moi ce qui ne va pas, avec des photos si vous en avez : je vous réponds par \
                 écrit. Et la part sans discussion ?",
            ),
            ("C’est mal fait.", "Où, et depuis quand ? Je viens voir : quel jour vous convient ?"),
            (
                "Ce n’est pas le prix convenu.",
                "Prenons le devis et la facture : quelle ligne pose question ?",
            ),
        ]),
        OutcomeKind::Difficulty => told(&[
            ("Je ne sais pas quand.", "Même une petite somme, mais à un jour sûr : laquelle, et quel jour ?"),
            (
                "Il me faudra des mois.",
                "Je vous entends. Qu’est-ce qui est possible tout de suite ? Le reste, nous l’écrivons avec des dates.",
            ),
        ]),
        OutcomeKind::WrongContact => told(&[
            (
                "C’est à quel sujet ?",
                "Je préfère en parler directement avec la personne qui s’en occupe. Quand puis-je la joindre ?",
            ),
            ("Elle n’est pas là.", "Quand puis-je la rappeler ? Merci, je ne laisse pas de message."),
        ]),
        OutcomeKind::Refuses => told(&[
            ("Faites ce que vous voulez.", "Je préfère que nous trouvions un jour ensemble. Lequel ?"),
            ("Ne m’appelez plus.", "Entendu, je ne vous appelle plus : la suite se fera par écrit."),
        ]),
        OutcomeKind::Paid => paid_replies(facts.nature),
        OutcomeKind::Away => {
            told(&[("C’est à quel sujet ?", "Je préfère en parler avec elle. Je rappelle à son retour.")])
        }
        OutcomeKind::NoAnswer
        | OutcomeKind::FundsAwaited
        | OutcomeKind::Pause
        | OutcomeKind::PreferWriting
        | OutcomeKind::BouncedCheque
        | OutcomeKind::DefectiveCheque
        | OutcomeKind::Insolvency
        | OutcomeKind::OverIndebtedness
        | OutcomeKind::Abandon => Vec::new(),
    }
}

fn paid_replies(nature: DebtorNature) -> Vec<Reply> {
    let mut replies = told(&[
        ("Le chèque est parti.", "Merci. Quel jour, et à quel ordre ?"),
        ("Je ne sais plus quand.", "Pouvez-vous m’envoyer la preuve du virement ? Je regarde de mon côté."),
    ]);
    if nature == DebtorNature::PublicBuyer {
        replies.extend(told(&[(
            "Le mandat n’est pas passé.",
            "Est-elle bien arrivée sur Chorus Pro, et dans quel état ? S’il manque une pièce, je vous l’envoie aujourd’hui.",
        )]));
    }
    replies
}

fn told(pairs: &[(&str, &str)]) -> Vec<Reply> {
    let replies = pairs.iter().map(|(objection, answer)| Reply {
        objection: format!("« {objection} »"),
        answer: (*answer).to_owned(),
    });
    replies.collect()
}
