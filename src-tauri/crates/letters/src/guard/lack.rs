//! Where what a letter lacks is written: what « Compléter » beside a remark leads to.

/// What to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A field of the creditor's profile.
    Profile(ProfileLack),
    /// The debtor's name or address.
    DebtorAddress,
    /// What the debtor is.
    DebtorNature,
    /// The due date of the invoice of that number.
    DueDate(String),
    /// The day the quote of the invoice of that number was accepted.
    QuoteDate(String),
    /// A rate that is not known, or not yet certain.
    Rates,
    /// A paper of the case.
    Papers,
}

/// A field of the creditor's profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProfileLack {
    /// The street, or the name and the town.
    Street,
    /// The account where to pay.
    Iban,
    /// The number of the establishment, or the legal form.
    Siret,
    /// The town of the register, or the capital.
    Rcs,
    /// The consumer mediator.
    Mediator,
}
