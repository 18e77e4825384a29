//! The figures of the law beside rates: delays, ceilings, longest terms.

use crate::delay::Delay;

/// A figure that one file of `assets/law` gives. To add one, write its file, its word here and
/// its line in `shipped`; a test says what was forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Parameter {
    /// Limitation against a consumer (C. conso. L218-2).
    LimitationConsumerMonths,
    /// Limitation between businesses (C. com. L110-4).
    LimitationBusinessMonths,
    /// Limitation against a non-professional (C. civ. 2224).
    LimitationNonProfessionalMonths,
    /// Limitation against a public buyer, from the next 1 January (loi 68-1250 art. 1).
    LimitationPublicYears,
    /// Limitation of the carriage of goods (C. com. L133-6).
    LimitationCarriageMonths,
    /// Ceiling of any limitation, however interrupted (C. civ. 2232).
    LimitationCeilingYears,
    /// Shortest time left after a conciliation (C. civ. 2238).
    LimitationResumptionMonths,
    /// Proof of claim, from the notice in the BODACC (C. com. R622-24).
    ProofOfClaimMonths,
    /// The same for a creditor far from the court (C. com. R622-24).
    ProofOfClaimFarMonths,
    /// Relief from forfeiture, from the same notice (C. com. L622-26).
    ForfeitureReliefMonths,
    /// Answer to the administrator who disputes a claim (C. com. L622-27).
    ClaimDisputeAnswerDays,
    /// Claim of goods under retention of title (C. com. L624-9).
    RetentionOfTitleMonths,
    /// Payment term when nothing was agreed (C. com. L441-10 I).
    TermDefaultDays,
    /// Longest agreed term, from the invoice (C. com. L441-10 I).
    TermAgreedDaysMax,
    /// Longest agreed term at the end of a month (C. com. L441-10 I).
    TermEndOfMonthDaysMax,
    /// Longest term of a periodic invoice (C. com. L441-10 I).
    TermPeriodicDaysMax,
    /// Longest term of road freight (C. com. L441-11 II 5°).
    TermRoadFreightDaysMax,
    /// Longest term of perishable food (C. com. L441-11 II 1°).
    TermPerishableDaysMax,
    /// Longest term of live cattle (C. com. L441-11 II 2°).
    TermLiveCattleDaysMax,
    /// Longest term of alcoholic drinks (C. com. L441-11 II 3°).
    TermAlcoholDaysMax,
    /// Longest term of grapes, must and other alcohols, in plain days (C. com. L441-11 II 4°).
    TermGrapeDaysMax,
    /// The same at the end of a month (C. com. L441-11 II 4°).
    TermGrapeEndOfMonthDaysMax,
    /// Term of the State and local authorities (CCP R2192-10).
    TermPublicDaysMax,
    /// Term of public hospitals (CCP R2192-11).
    TermPublicHealthDaysMax,
    /// Term of public undertakings (CCP R2192-11).
    TermPublicUndertakingDaysMax,
    /// Deferred payment of a consumer that is no consumer credit, from the supply (C. conso. L312-4).
    ConsumerDeferralDays,
    /// Payment of interest by a public buyer (CCP R2192-36).
    PublicInterestPaymentDays,
    /// Service of an order for payment (CPC 1411).
    OrderServiceMonths,
    /// Opposition to an order for payment (CPC 1416).
    OrderOppositionMonths,
    /// Wait before enforcing such an order (CPC 1422).
    OrderEnforcementMonths,
    /// Costs of an opposition, to be paid to the registry of the commercial court (CPC 1425).
    OrderOppositionDepositDays,
    /// Costs of a petition, to be paid to the registry of the commercial court (CPC 1425).
    OrderPetitionDepositDays,
    /// A lawyer to be appointed after an opposition, above the sum that needs one (CPC 1418).
    OrderOppositionLawyerDays,
    /// Ceiling of the simplified procedure (CPCex L125-1).
    SmallClaimsCeiling,
    /// Answer to the simplified procedure (CPCex R125-1).
    SmallClaimsAnswerMonths,
    /// Ceiling of the compulsory amicable attempt (CPC 750-1).
    AmicableAttemptCeiling,
    /// Highest claim without a lawyer (CPC 761, 853).
    LawyerFreeCeiling,
    /// Claim above which an appeal lies (C. com. R721-6).
    AppealFloor,
    /// Days a registered letter waits at the counter.
    RegisteredLetterKeptDays,
    /// Days without payment after a contract signed at home (C. conso. L221-10).
    HomeContractUnpaidDays,
    /// Wait before the certificate of an unpaid cheque (CMF L131-73).
    ChequeCertificateDays,
    /// Wait before the title of an unpaid cheque (CMF L131-73).
    ChequeTitleDays,
    /// Points added to legal interest after a judgment (CMF L313-3).
    JudgmentMarginPoints,
    /// Wait before these points (CMF L313-3).
    JudgmentMarginWaitMonths,
}

impl Parameter {
    /// Every parameter, in the order of the enum.
    pub const ALL: [Parameter; 44] = [
        Parameter::LimitationConsumerMonths,
        Parameter::LimitationBusinessMonths,
        Parameter::LimitationNonProfessionalMonths,
        Parameter::LimitationPublicYears,
        Parameter::LimitationCarriageMonths,
        Parameter::LimitationCeilingYears,
        Parameter::LimitationResumptionMonths,
        Parameter::ProofOfClaimMonths,
        Parameter::ProofOfClaimFarMonths,
        Parameter::ForfeitureReliefMonths,
        Parameter::ClaimDisputeAnswerDays,
        Parameter::RetentionOfTitleMonths,
        Parameter::TermDefaultDays,
        Parameter::TermAgreedDaysMax,
        Parameter::TermEndOfMonthDaysMax,
        Parameter::TermPeriodicDaysMax,
        Parameter::TermRoadFreightDaysMax,
        Parameter::TermPerishableDaysMax,
        Parameter::TermLiveCattleDaysMax,
        Parameter::TermAlcoholDaysMax,
        Parameter::TermGrapeDaysMax,
        Parameter::TermGrapeEndOfMonthDaysMax,
        Parameter::TermPublicDaysMax,
        Parameter::TermPublicHealthDaysMax,
        Parameter::TermPublicUndertakingDaysMax,
        Parameter::ConsumerDeferralDays,
        Parameter::PublicInterestPaymentDays,
        Parameter::OrderServiceMonths,
        Parameter::OrderOppositionMonths,
        Parameter::OrderEnforcementMonths,
        Parameter::OrderOppositionDepositDays,
        Parameter::OrderPetitionDepositDays,
        Parameter::OrderOppositionLawyerDays,
        Parameter::SmallClaimsCeiling,
        Parameter::SmallClaimsAnswerMonths,
        Parameter::AmicableAttemptCeiling,
        Parameter::LawyerFreeCeiling,
        Parameter::AppealFloor,
        Parameter::RegisteredLetterKeptDays,
        Parameter::HomeContractUnpaidDays,
        Parameter::ChequeCertificateDays,
        Parameter::ChequeTitleDays,
        Parameter::JudgmentMarginPoints,
        Parameter::JudgmentMarginWaitMonths,
    ];

    /// Its word, which is the name of its file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Parameter::LimitationConsumerMonths => "limitation_consumer_months",
            Parameter::LimitationBusinessMonths => "limitation_business_months",
            Parameter::LimitationNonProfessionalMonths => "limitation_non_professional_months",
            Parameter::LimitationPublicYears => "limitation_public_years",
            Parameter::LimitationCarriageMonths => "limitation_carriage_months",
            Parameter::LimitationCeilingYears => "limitation_ceiling_years",
            Parameter::LimitationResumptionMonths => "limitation_resumption_months",
            Parameter::ProofOfClaimMonths => "proof_of_claim_months",
            Parameter::ProofOfClaimFarMonths => "proof_of_claim_far_months",
            Parameter::ForfeitureReliefMonths => "forfeiture_relief_months",
            Parameter::ClaimDisputeAnswerDays => "claim_dispute_answer_days",
            Parameter::RetentionOfTitleMonths => "retention_of_title_months",
            Parameter::TermDefaultDays => "term_default_days",
            Parameter::TermAgreedDaysMax => "term_agreed_days_max",
            Parameter::TermEndOfMonthDaysMax => "term_end_of_month_days_max",
            Parameter::TermPeriodicDaysMax => "term_periodic_days_max",
            Parameter::TermRoadFreightDaysMax => "term_road_freight_days_max",
            Parameter::TermPerishableDaysMax => "term_perishable_days_max",
            Parameter::TermLiveCattleDaysMax => "term_live_cattle_days_max",
            Parameter::TermAlcoholDaysMax => "term_alcohol_days_max",
            Parameter::TermGrapeDaysMax => "term_grape_days_max",
            Parameter::TermGrapeEndOfMonthDaysMax => "term_grape_end_of_month_days_max",
            Parameter::TermPublicDaysMax => "term_public_days_max",
            Parameter::TermPublicHealthDaysMax => "term_public_health_days_max",
            Parameter::TermPublicUndertakingDaysMax => "term_public_undertaking_days_max",
            Parameter::ConsumerDeferralDays => "consumer_deferral_days",
            Parameter::PublicInterestPaymentDays => "public_interest_payment_days",
            Parameter::OrderServiceMonths => "order_service_months",
            Parameter::OrderOppositionMonths => "order_opposition_months",
            Parameter::OrderEnforcementMonths => "order_enforcement_months",
            Parameter::OrderOppositionDepositDays => "order_opposition_deposit_days",
            Parameter::OrderPetitionDepositDays => "order_petition_deposit_days",
            Parameter::OrderOppositionLawyerDays => "order_opposition_lawyer_days",
            Parameter::SmallClaimsCeiling => "small_claims_ceiling",
            Parameter::SmallClaimsAnswerMonths => "small_claims_answer_months",
            Parameter::AmicableAttemptCeiling => "amicable_attempt_ceiling",
            Parameter::LawyerFreeCeiling => "lawyer_free_ceiling",
            Parameter::AppealFloor => "appeal_floor",
            Parameter::RegisteredLetterKeptDays => "registered_letter_kept_days",
            Parameter::HomeContractUnpaidDays => "home_contract_unpaid_days",
            Parameter::ChequeCertificateDays => "cheque_certificate_days",
            Parameter::ChequeTitleDays => "cheque_title_days",
            Parameter::JudgmentMarginPoints => "judgment_margin_points",
            Parameter::JudgmentMarginWaitMonths => "judgment_margin_wait_months",
        }
    }
}

/// A value of a parameter from a day on, in its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it is worth.
    pub quantity: Quantity,
    /// The first day it holds.
    pub from: crate::Day,
    /// The article, as the screen cites it.
    pub article: String,
    /// Where it was read.
    pub source: String,
    /// Whether two sources agree.
    pub verified: bool,
}

impl Figure {
    /// The article as a screen cites it, with the doubt where the figure was read in one source
    /// only: a date or a ceiling that it makes is told with it.
    #[must_use]
    pub fn cited(&self) -> String {
        if self.verified { self.article.clone() } else { format!("{}, chiffre à vérifier", self.article) }
    }
}

/// A figure with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// A number of days, months or years.
    Delay(Delay),
    /// A sum.
    Sum(crate::Money),
    /// Points added to a rate, percent per year.
    Points(u16),
}

/// A figure that no file gives for that day, or not in the unit asked for. Never extrapolated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the law parameter {} has no value on {on}", parameter.name())]
pub struct FigureUnknown {
    /// Which parameter.
    pub parameter: Parameter,
    /// The day it was asked for.
    pub on: crate::Day,
}
