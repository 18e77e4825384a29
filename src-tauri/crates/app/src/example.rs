//! The example company, made by the real use cases, in a folder of its own.

use std::path::Path;

use crate::{App, Error, Now};

impl App {
    /// Makes the example company in a folder that holds nothing yet.
    ///
    /// # Errors
    /// As [`App::open_or_create`] and [`App::fill_example`].
    pub fn create_example(folder: &Path, now: &Now) -> Result<App, Error> {
        let mut app = App::open_or_create(folder)?;
        app.fill_example(now)?;
        Ok(app)
    }

    /// Fills an empty data folder with the example company, dated from today.
    ///
    /// # Errors
    /// [`crate::Code::AlreadyConfigured`] where a company is recorded already.
    pub fn fill_example(&mut self, now: &Now) -> Result<(), Error> {
        let company = dument_domain::Company {
            name: "Kerbrat Plomberie".to_owned(),
            legal_form: Some("EI".to_owned()),
            siret: None,
            rcs: None,
            capital: None,
            vat: None,
            address: dument_domain::Address {
                lines: vec!["4 quai Brizeux".to_owned()],
                postal_code: "29300".to_owned(),
                city: "Quimperlé".to_owned(),
                country: "FR".to_owned(),
            },
            email: String::new(),
            phone: String::new(),
            iban: String::new(),
            bic: String::new(),
            signatory: "Yann Kerbrat".to_owned(),
            signatory_capacity: String::new(),
            mediator: None,
            region: dument_domain::HolidayRegion::default(),
        };
        self.create_company(now, company).map(|_| ())
    }
}
