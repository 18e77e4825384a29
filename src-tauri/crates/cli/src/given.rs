//! What several commands are given: a client, a nature, a word of the case.

use clap::Args;
use dument_domain::DebtorNature;
use serde::de::DeserializeOwned;

#[derive(Debug, Args)]
pub(crate) struct OneClient {
    #[arg(long = "client", value_name = "NOM", help = "nom ou identifiant")]
    pub(crate) client: String,
}

/// A nature as the contract writes it.
pub(crate) fn nature(text: &str) -> Result<DebtorNature, String> {
    text.parse().map_err(|_| "attendu\u{a0}: business, consumer, non_professional ou public".to_owned())
}

/// A word as the facts of a case are stored; the refusal says the words there are.
pub(crate) fn word<T: DeserializeOwned + Clone + Send + Sync + 'static>(text: &str) -> Result<T, String> {
    serde_json::from_value(serde_json::Value::from(text)).map_err(|problem| {
        let told = problem.to_string();
        // « unknown variant `lent`, expected `sound` or `doubtful` »: the first is what was typed.
        let words: Vec<&str> = told.split('`').skip(1).step_by(2).skip(1).collect();
        format!("attendu\u{a0}: {}", words.join(", "))
    })
}

/// A company as its file says it, shown by the help: the name, the postal code and the town are enough.
pub(crate) const COMPANY_MODEL: &str = concat!(
    "\nModèle du fichier (le nom, le code postal et la ville suffisent pour commencer)\u{a0}:\n",
    r#"{"name": "Plomberie Martin", "legal_form": "EI", "siret": "…", "signatory": "Paul Martin", "iban": "…",
 "address": {"lines": ["4 quai Brizeux"], "postal_code": "29300", "city": "Quimperlé"},
 "email": "", "phone": ""}"#
);
