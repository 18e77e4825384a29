//! Who seems a private person.

use dument_domain::{Client, DebtorNature};

use crate::words::nature_label;
use crate::{Code, Error};

/// A person without a number is asked as a business or a public buyer only knowingly: the 40 € and
/// their rates would be asked of a consumer. `nature` is that of the client, or of one invoice.
pub(crate) fn check_nature(client: &Client, nature: DebtorNature, confirmed: bool) -> Result<(), Error> {
    if confirmed || !client.is_doubtful_as(nature) {
        return Ok(());
    }
    let told = format!(
        "«\u{a0}{}\u{a0}» semble une personne, et son SIREN manque\u{a0}: à un particulier, ni les 40\u{a0}€ ni les pénalités entre professionnels ne sont dus. Indiquez son SIREN, ou confirmez que c’est un {}.",
        client.name,
        nature_label(nature)
    );
    Err(Error::told(Code::Unconfirmed, client.name.clone(), told))
}
