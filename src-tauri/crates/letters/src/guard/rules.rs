//! The table of what a demand may not be: to add a rule, write its row, its test, and the line of
//! `guard` that finds it.

use super::{Objection, Severity};

/// A rule that demands are held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its word in the code and in answers, as `fixed_indemnity`.
    pub name: &'static str,
    /// The article, in French; empty when it is good sense and not law.
    pub article: &'static str,
    /// The rule in one French sentence.
    pub sentence: &'static str,
    /// Whether it forbids the letter or warns.
    pub severity: Severity,
    /// The test that reaches it, in `tests/letters/guard_rules.rs`.
    pub test: &'static str,
}

impl Rule {
    /// The objection that this rule makes, in the words of the case.
    pub(super) fn objection(self, sentence: impl Into<String>) -> Objection {
        Objection {
            rule: self.name,
            article: self.article.to_owned(),
            sentence: sentence.into(),
            severity: self.severity,
            lack: None,
        }
    }

    const fn blocks(
        name: &'static str,
        article: &'static str,
        sentence: &'static str,
        test: &'static str,
    ) -> Rule {
        Rule { name, article, sentence, severity: Severity::Blocks, test }
    }

    const fn warns(
        name: &'static str,
        article: &'static str,
        sentence: &'static str,
        test: &'static str,
    ) -> Rule {
        Rule { name, article, sentence, severity: Severity::Warns, test }
    }
}

macro_rules! rules {
    ($count:literal: $($how:ident $rule:ident($name:literal, $article:literal, $sentence:literal, $test:literal);)*) => {
        $(pub(super) const $rule: Rule = Rule::$how($name, $article, $sentence, $test);)*

        /// Every rule: what forbids a letter first, then what warns.
        pub const RULES: [Rule; $count] = [$($rule),*];
    };
}

rules! { 46:
    blocks NOT_A_LETTER(
        "not_a_letter",
        "",
        "Seule une étape écrite se fait par une lettre.",
        "a_call_is_no_letter"
    );
    blocks NO_INVOICE(
        "no_invoice",
        "",
        "Une lettre réclame au moins une facture.",
        "a_letter_without_invoice"
    );
    blocks FIXED_INDEMNITY(
        "fixed_indemnity",
        "articles L441-10 et D441-5 du code de commerce, L111-8 du code des procédures civiles d’exécution",
        "Ni les 40 € ni les frais de relance à un particulier ou à un non-professionnel.",
        "no_indemnity_from_a_private_person"
    );
    blocks RECOVERY_COSTS(
        "recovery_costs",
        "article L441-10 II du code de commerce, article L111-8 du code des procédures civiles d’exécution",
        "Des frais de recouvrement ne sont demandés qu’à un professionnel, au-delà de l’indemnité.",
        "no_recovery_costs_from_a_private_person"
    );
    blocks COSTS_UNPROVED(
        "costs_unproved",
        "article L441-10 II du code de commerce",
        "Des frais de recouvrement ne sont demandés que sur justification.",
        "recovery_costs_without_a_paper"
    );
    blocks INTEREST_WITHOUT_NOTICE(
        "interest_without_notice",
        "articles 1231-6 et 1344-1 du code civil",
        "Aucun intérêt à un particulier avant une mise en demeure.",
        "no_interest_before_a_notice"
    );
    blocks BUSINESS_INTEREST(
        "business_interest",
        "article L441-10 du code de commerce, article 1231-6 du code civil",
        "Pas de pénalités entre professionnels à un particulier.",
        "no_business_rate_from_a_private_person"
    );
    blocks NOT_DUE(
        "not_due",
        "",
        "Rien n’est réclamé avant l’échéance.",
        "an_invoice_not_due"
    );
    blocks INTEREST_ON_INTEREST(
        "interest_on_interest",
        "article 1343-2 du code civil",
        "Les intérêts ne portent pas intérêt.",
        "interest_on_interest"
    );
    blocks MORE_THAN_COMPUTED(
        "more_than_computed",
        "article 256 du code général des impôts",
        "Ni TVA ni supplément sur les pénalités et l’indemnité.",
        "tax_on_interest"
    );
    blocks FROZEN_DEBT_OF_CONSUMER(
        "frozen_debt",
        "articles L722-2 et L722-5 du code de la consommation",
        "Rien n’est réclamé pour une dette arrêtée par un dossier de surendettement recevable.",
        "a_debt_before_over_indebtedness"
    );
    blocks FROZEN_DEBT(
        "frozen_debt",
        "articles L622-7, L622-21 et L622-24 du code de commerce",
        "Rien n’est réclamé pour une dette née avant une procédure collective.",
        "a_debt_before_the_opening_judgment"
    );
    blocks NOTHING_DUE(
        "nothing_due",
        "",
        "Une lettre réclame une somme.",
        "nothing_left_to_ask"
    );
    blocks OVERPAID_COVERS(
        "overpaid_covers",
        "articles 1347 et 1347-1 du code civil",
        "Rien n’est réclamé de ce qu’une somme reçue en trop couvre déjà.",
        "a_letter_that_what_was_paid_too_much_covers"
    );
    blocks DEADLINE_PAST(
        "deadline_past",
        "",
        "La date limite vient après la lettre.",
        "a_deadline_that_has_passed"
    );
    blocks COMPANY_INCOMPLETE(
        "company_incomplete",
        "article R123-237 du code de commerce",
        "La lettre dit qui réclame.",
        "a_creditor_without_address"
    );
    blocks DEBTOR_NAME(
        "debtor_name",
        "",
        "La lettre dit à qui elle s’adresse.",
        "a_debtor_without_name"
    );
    blocks DEBTOR_ADDRESS(
        "debtor_address",
        "",
        "L’adresse du client est complète.",
        "a_debtor_without_city"
    );
    blocks NATURE_UNCONFIRMED(
        "nature_unconfirmed",
        "",
        "La nature du client est confirmée avant de réclamer plus que le principal.",
        "a_nature_not_confirmed"
    );
    blocks PAST_LIMIT_NOTICE(
        "past_limit_notice",
        "articles L218-2 et L121-1 du code de la consommation",
        "Passé la date pour agir, un particulier ne reçoit plus de mise en demeure.",
        "a_notice_to_a_private_person_past_the_last_day_to_sue"
    );
    blocks PAST_LIMIT_INTEREST(
        "past_limit_interest",
        "articles L218-2 et L121-1 du code de la consommation",
        "Passé la date pour agir, aucun intérêt n’est demandé à un particulier.",
        "interest_from_a_private_person_past_the_last_day_to_sue"
    );
    blocks DEADLINE_TOO_SHORT(
        "deadline_too_short",
        "articles 1231 et 1344 du code civil",
        "Une mise en demeure laisse le temps du courrier et le délai de la loi ; ailleurs, c’est un conseil.",
        "a_notice_with_too_short_a_deadline"
    );
    blocks CONSUMER_CREDIT(
        "consumer_credit",
        "article L312-4 du code de la consommation",
        "Un échéancier accordé à un particulier est sans intérêt ni frais.",
        "a_consumer_plan_with_interest"
    );
    blocks ACCELERATION_WITHOUT_NOTICE(
        "acceleration_without_notice",
        "article L212-1 du code de la consommation",
        "Un particulier n’est pas privé du terme sans une mise en demeure qui lui laisse trente jours.",
        "a_private_plan_due_as_a_whole_without_notice"
    );
    blocks SURETY_IN_A_LINE(
        "surety_in_a_line",
        "articles 2288 et 2297 du code civil",
        "Une caution s’écrit à part, de la main de qui s’engage.",
        "a_surety_in_one_free_line"
    );
    blocks PLAN_SUM(
        "plan_sum",
        "",
        "Un échéancier fait la somme due, ou une partie.",
        "a_plan_of_more_than_is_owed"
    );
    blocks PROMISE_RUNNING(
        "promise_running",
        "article 1104 du code civil",
        "Une promesse dont le jour n’est pas passé se laisse tenir, sauf confirmation.",
        "a_promise_still_running"
    );
    blocks WEAKER_LETTER(
        "weaker_letter",
        "article 1344 du code civil",
        "Après une mise en demeure ou une ordonnance signifiée, rien de plus faible ne part.",
        "a_first_letter_after_a_notice"
    );
    blocks SUM_TOO_SMALL(
        "sum_too_small",
        "",
        "Sous 5 € de principal, une lettre ne part que si c’est confirmé.",
        "a_letter_for_a_cent"
    );
    warns RATE_UNKNOWN(
        "rate_unknown",
        "article L441-10 II du code de commerce",
        "Aucun intérêt n’est compté à un taux qui n’est pas connu : la lettre dit où il s’arrête.",
        "a_half_year_without_rate"
    );
    warns DISPUTED(
        "disputed",
        "",
        "Une contestation appelle d’abord une réponse.",
        "a_disputed_invoice"
    );
    warns DUE_SUPPOSED(
        "due_supposed",
        "article L441-10 I du code de commerce",
        "Une échéance supposée se vérifie.",
        "a_supposed_due_date"
    );
    warns QUOTE_DATE_MISSING(
        "quote_date_missing",
        "",
        "La date du devis ou du contrat manque.",
        "a_quote_without_date"
    );
    warns PAST_LIMIT(
        "past_limit",
        "article 2249 du code civil",
        "Passé la date pour agir, la lettre ne parle plus de justice.",
        "past_the_last_day_to_sue"
    );
    warns OVERPAID(
        "overpaid",
        "articles 1302 et 1347 du code civil",
        "Une somme reçue en trop se regarde d’abord.",
        "more_was_paid_than_owed"
    );
    warns DEADLINE_NOT_WORKING(
        "deadline_not_working",
        "",
        "La date limite est un jour ouvré.",
        "a_deadline_on_a_sunday"
    );
    warns POSTED_ON_A_CLOSED_DAY(
        "posted_on_a_closed_day",
        "",
        "Une lettre ne se poste ni un dimanche ni un jour férié.",
        "a_letter_posted_on_christmas_day"
    );
    warns IBAN_MISSING(
        "iban_missing",
        "",
        "La lettre dit où payer.",
        "a_creditor_without_account"
    );
    warns IBAN_WRONG(
        "iban_wrong",
        "",
        "Un IBAN dont la clé est fausse n’est pas imprimé.",
        "an_account_with_a_wrong_key"
    );
    warns COMPANY_MENTIONS(
        "company_mentions",
        "articles R123-237 et R123-238 du code de commerce",
        "Les mentions obligatoires de l’entreprise figurent sur la lettre.",
        "a_creditor_without_siret"
    );
    warns MEDIATOR_MISSING(
        "mediator_missing",
        "articles L612-1 et L616-1 du code de la consommation",
        "Le médiateur de la consommation est indiqué au particulier.",
        "a_creditor_without_mediator"
    );
    warns DEBTOR_ABROAD(
        "debtor_abroad",
        "règlement (CE) n° 1896/2006",
        "À l’étranger, délais, taux et tribunal peuvent être autres.",
        "a_debtor_abroad"
    );
    warns PUBLIC_BUYER(
        "public_buyer",
        "article R2192-10 du code de la commande publique",
        "Un acheteur public se relance d’abord sur Chorus Pro.",
        "a_public_buyer"
    );
    warns RATE_BELOW_FLOOR(
        "rate_below_floor",
        "article L441-10 II du code de commerce",
        "Une clause ne descend pas sous trois fois l’intérêt légal.",
        "a_clause_under_its_floor"
    );
    warns RATE_UNVERIFIED(
        "rate_unverified",
        "article L441-10 II du code de commerce, article L313-2 du code monétaire et financier",
        "Un taux encore incertain se vérifie avant d’être réclamé.",
        "a_rate_with_one_source"
    );
    warns INDEMNITY_UNVERIFIED(
        "indemnity_unverified",
        "article D441-5 du code de commerce",
        "Une indemnité encore incertaine se vérifie avant d’être réclamée.",
        "an_indemnity_with_one_source"
    );
}
