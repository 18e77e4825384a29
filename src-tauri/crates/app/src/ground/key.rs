//! The names of the settings in the data.

/// [`dument_domain::case::ClaimSettings`].
pub(crate) const CLAIMS: &str = "claims";
/// [`crate::views::AlertSettings`].
pub(crate) const ALERTS: &str = "alerts";
/// Values of the law that the user accepted, as [`dument_domain::LawUpdate`].
pub(crate) const RATES: &str = "rates";
/// The civil day the rates or the choices of counting last changed.
pub(crate) const COUNTING_CHANGED_ON: &str = "counting_changed_on";
/// What was looked at and told, as `alerts::watch` keeps it.
pub(crate) const WATCH: &str = "watch";
/// Scenario of new clients, by nature of debtor.
pub(crate) const SCENARIOS: &str = "scenarios";
/// Whose data were erased, as [`crate::ground::erased::Erasures`].
pub(crate) const ERASED: &str = "erased";
/// How long what no text bounds is kept, as chosen.
pub(crate) const KEPT_FOR: &str = "kept_for";
/// The call sheets made, oldest first.
pub(crate) const CALL_SHEETS: &str = "call_sheets";
/// Set on the example company.
pub(crate) const EXAMPLE: &str = "example";
/// Document of the scanned signature.
pub(crate) const SIGNATURE: &str = "signature";
/// When the user last said that the payments are up to date.
pub(crate) const PAYMENTS_CHECKED: &str = "payments_checked";
/// Document of the logo.
pub(crate) const LOGO: &str = "logo";
