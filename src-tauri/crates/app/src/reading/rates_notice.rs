//! What is said of the legal rates near the end of what is known.

use dument_domain::{Day, Law};
use dument_letters::french;

use crate::views::RatesNotice;
use crate::words::semester_label;

/// Days before the end of the last half-year known from which the window says so.
pub(crate) const RATES_NOTICE_DAYS: i64 = 45;

/// What is known of the rates, with a warning near the end of it and past it.
pub(crate) fn rates_notice(law: &Law, today: Day) -> RatesNotice {
    let Some(last) = law.last_known_semester() else {
        let warning = "Aucun taux légal n’est connu de ce programme.".to_owned();
        return RatesNotice { last_known: None, label: String::new(), warning: Some(warning) };
    };
    let (end, next) = (last.last_day(), semester_label(last.next()));
    let left = today.days_until(end);
    let until = french::date(end);
    let warning = if left < 0 {
        Some(format!(
            "Les taux légaux du {next} ne sont pas connus de ce programme\u{a0}: les intérêts sont comptés jusqu’au {until}. Dans Réglages, Taux légaux, ouvrez un fichier de taux ou saisissez-les pour compter la suite."
        ))
    } else if left <= RATES_NOTICE_DAYS {
        Some(format!(
            "Taux légaux connus jusqu’au {until}. Ceux du {next}, dès leur parution, seront à ajouter par vous dans Réglages, Taux légaux\u{a0}: sans eux, les intérêts s’arrêtent à ce jour."
        ))
    } else {
        None
    };
    RatesNotice { last_known: Some(last), label: semester_label(last), warning }
}
