//! What comes after a formal notice without effect: the real next step, for this debtor in this
//! country (law reference 17.14), and nothing that is closed to the creditor.

use dument_domain::DebtorNature;

use super::pen::Pen;
use super::sums::bears_interest;
use crate::facts::ThirdParty;
use crate::model::RichText;

/// The last paragraph of a formal notice. Past the last day to sue, no court is mentioned.
pub(super) fn next_step(pen: &Pen) -> RichText {
    if pen.facts.past_limit() {
        return past_the_limit(pen);
    }
    if pen.facts.in_court_since.is_some() {
        // The judge has the case already: nothing is announced that was done.
        return pen
            .say("À défaut de paiement intégral à cette date, la procédure engagée se poursuivra.", &[]);
    }
    match pen.facts.nature {
        DebtorNature::Business => business(pen),
        DebtorNature::PublicBuyer => public(pen),
        DebtorNature::Consumer | DebtorNature::NonProfessional => private(pen),
    }
}

/// Nobody collects from a public body: its accountant alone pays, under the eye of the prefect for
/// a local authority.
fn past_the_limit(pen: &Pen) -> RichText {
    let template = match pen.facts.nature {
        DebtorNature::PublicBuyer => {
            "Sans mise en paiement ni réponse à cette date, [nous saisirons|je saisirai] l’autorité qui contrôle vos \
             paiements (le préfet, pour une collectivité territoriale)."
        }
        DebtorNature::Business | DebtorNature::Consumer | DebtorNature::NonProfessional => {
            "À défaut de paiement intégral à cette date, [nous confierons|je confierai] le recouvrement amiable de \
             cette somme à {third}."
        }
    };
    pen.say(template, &[("third", pen.facts.third_party.in_french())])
}

fn business(pen: &Pen) -> RichText {
    let running = if bears_interest(pen) { ", des pénalités à courir" } else { "" };
    let sums = if pen.facts.has_one_sum() { "de cette somme" } else { "de ces sommes" };
    let values = [
        ("third", pen.facts.third_party.in_french()),
        ("running", running),
        ("sums", sums),
        ("handed", handed_abroad(pen)),
    ];
    let template = match Seat::of(pen) {
        Seat::France => {
            "À défaut de paiement intégral à cette date, [nous remettrons|je remettrai] le dossier à {third} et \
             [demanderons|demanderai] en justice, par la voie de l’injonction de payer ou par toute autre voie \
             ouverte, le paiement {sums}{running} et des frais que la loi met à votre charge (dépens, article 696 du \
             code de procédure civile)."
        }
        Seat::Europe => {
            "À défaut de paiement intégral à cette date, [nous |je ]{handed}[demanderons|demanderai] en justice, \
             notamment par la procédure européenne d’injonction de payer (règlement (CE) n° 1896/2006), le paiement \
             {sums}{running} et des frais que la loi met à votre charge."
        }
        Seat::Elsewhere => {
            "À défaut de paiement intégral à cette date, [nous |je ]{handed}[saisirons|saisirai] la juridiction \
             compétente pour obtenir le paiement {sums}{running} et des frais que la loi met à votre charge."
        }
    };
    pen.say(template, &values)
}

fn public(pen: &Pen) -> RichText {
    pen.say(
        "À défaut de mise en paiement à cette date, [nous nous réservons|je me réserve] de présenter la réclamation \
         prévue au marché, s’il en prévoit une, puis de saisir le juge administratif, au besoin en référé-provision \
         (article R541-1 du code de justice administrative).",
        &[],
    )
}

fn private(pen: &Pen) -> RichText {
    let template = match Seat::of(pen) {
        Seat::France => {
            "Sans paiement, proposition ni contestation à cette date, [nous remettrons|je remettrai] le dossier à \
             {third} et [pourrons|pourrai] demander au juge une injonction de payer ou, après une tentative de \
             conciliation lorsque la loi l’exige, saisir le tribunal judiciaire."
        }
        Seat::Europe => {
            "Sans paiement, proposition ni contestation à cette date, [nous |je ]{handed}[pourrons|pourrai] saisir la \
             juridiction compétente, notamment par la procédure européenne d’injonction de payer (règlement (CE) \
             n° 1896/2006)."
        }
        Seat::Elsewhere => {
            "Sans paiement, proposition ni contestation à cette date, [nous |je ]{handed}[pourrons|pourrai] saisir la \
             juridiction compétente."
        }
    };
    pen.say(template, &[("third", pen.facts.third_party.in_french()), ("handed", handed_abroad(pen))])
}

/// A French enforcement officer has no power abroad: only a lawyer is announced there.
fn handed_abroad(pen: &Pen) -> &'static str {
    match (pen.facts.third_party, pen.facts.creditor.writes_in_singular()) {
        (ThirdParty::CommissaireDeJustice, _) => "",
        (ThirdParty::Avocat, false) => "confierons le dossier à un avocat et ",
        (ThirdParty::Avocat, true) => "confierai le dossier à un avocat et ",
    }
}

/// What the second letter names after the formal notice: the same real step, in few words.
pub(super) fn after_the_notice(pen: &Pen) -> String {
    let third = pen.facts.third_party.in_french();
    match (Seat::of(pen), pen.facts.third_party) {
        (Seat::France, _) | (_, ThirdParty::Avocat) => {
            pen.words("[nous confierons|je confierai] le dossier à {third}", &[("third", third)])
        }
        (Seat::Europe | Seat::Elsewhere, ThirdParty::CommissaireDeJustice) => {
            pen.words("[nous saisirons|je saisirai] la juridiction compétente", &[])
        }
    }
}

/// Where the debtor may be sued.
enum Seat {
    /// In France.
    France,
    /// In a country that the European order for payment reaches: the Union, Denmark apart.
    Europe,
    /// Anywhere else.
    Elsewhere,
}

impl Seat {
    fn of(pen: &Pen) -> Seat {
        let address = &pen.facts.debtor.address;
        if address.is_french() {
            return Seat::France;
        }
        let (country, on) = (address.country.trim(), pen.facts.written_on);
        let seats = &pen.law.courts().european.seats;
        let reached = seats.iter().any(|seat| seat.sits_on(on) && seat.place.eq_ignore_ascii_case(country));
        if reached { Seat::Europe } else { Seat::Elsewhere }
    }
}
