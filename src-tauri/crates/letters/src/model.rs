//! The composed letter: what is written and in which order, with no page, no
//! font and no file format.
//!
//! `compose` fills it from the facts of a case; `render`
//! puts it on paper. Texts are plain: ordinary spaces, `'` or `’` alike. The
//! renderer applies `typography::french` (no-break spaces, curved
//! apostrophes) and cleans hostile characters, so that composers write words
//! only.

use dument_domain::Day;

/// A letter ready for layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Title of the document, shown by readers: « Mise en demeure, facture F-12 ».
    pub title: String,
    /// Day printed on the letter, kept as the creation date of the document.
    pub created: Day,
    /// Creditor, top left.
    pub sender: Sender,
    /// Debtor's block for the window of the envelope.
    pub address: Address,
    /// « Nantes, le 21 novembre 2026 ».
    pub place_and_date: String,
    /// « Nos références » and the like, in order.
    pub references: Vec<Reference>,
    /// That it goes by registered post, in capitals above the address.
    pub registered_mention: Option<RegisteredMention>,
    /// Words after « Objet : », which the renderer writes.
    pub subject: RichText,
    /// From the salutation to the closing formula, in order.
    pub body: Vec<Block>,
    /// Signature space.
    pub signature: Signature,
    /// One enclosure a line, after « Pièces jointes : », which the renderer writes.
    pub enclosures: Vec<String>,
    /// Creditor's legal mentions, repeated at the foot of each page
    /// (Code de commerce R123-237 and R123-238). Each line is wrapped if long.
    pub footer: Vec<String>,
}

/// A document that is not a letter, with neither address nor signature: a
/// statement of account, an exhibit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its title, at the head of the first page and in readers.
    pub title: String,
    /// Day it is drawn up to, kept as the creation date of the document.
    pub created: Day,
    /// Who draws it up: the creditor's name, at the head of the pages after the first.
    pub author: String,
    /// Everything under the title, in order.
    pub body: Vec<Block>,
    /// Creditor's legal mentions, repeated at the foot of each page.
    pub footer: Vec<String>,
}

/// Calls handed to somebody else, ten cases a page, each with boxes to tick and blanks to fill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallSheet {
    /// Its title, at the head of each page and in readers.
    pub title: String,
    /// Day it is made, kept as the creation date of the document.
    pub created: Day,
    /// Who makes it: the creditor's name.
    pub author: String,
    /// Lines under the title, on each page: one may be torn off.
    pub lead: Vec<String>,
    /// Words beside the boxes, the same for every case.
    pub answers: Vec<String>,
    /// The blanks, the same for every case.
    pub blanks: Vec<Blank>,
    /// The cases, in order.
    pub cases: Vec<SheetCase>,
    /// Lines at the foot of each page.
    pub foot: Vec<String>,
}

/// Words with a line to write on after them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// The words.
    pub words: String,
    /// The share of the room that its line takes.
    pub share: u16,
}

/// One case of a call sheet, its lines cut with « … » where they are too long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetCase {
    /// What it is found again by.
    pub reference: String,
    /// The client.
    pub name: String,
    /// The sum and how late it is; never cut.
    pub sum: String,
    /// Whom to ask for, and where.
    pub who: String,
    /// Numbers of the invoices.
    pub invoices: String,
    /// What happened last.
    pub last: String,
}

/// How a registered letter says that it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredMention {
    /// « PAR LETTRE RECOMMANDÉE AVEC AVIS DE RÉCEPTION ».
    pub words: String,
    /// « N° : 1A … », or dots to write it on once the form is bought.
    pub number: String,
}

/// The creditor as written at the head of the letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sender {
    /// The name first, written bold, then address, telephone, e-mail.
    pub lines: Vec<String>,
    /// Logo above the name.
    pub logo: Option<Picture>,
}

/// The debtor's block: six lines of at most 38 characters (NF Z 10-011).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Lines from the name to the city, or to the country.
    pub lines: Vec<String>,
    /// Where the letter goes, which decides how many lines fit.
    pub destination: Destination,
}

/// Where the letter goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Destination {
    /// France: at most six lines.
    #[default]
    France,
    /// Another country, named on a seventh line.
    Abroad,
}

/// A labelled reference, « N/réf. » and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// « Nos références », without colon.
    pub label: String,
    /// What follows the colon.
    pub value: String,
}

/// A picture given by the user, PNG or JPEG, never trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Bytes of the file.
    pub bytes: Vec<u8>,
    /// What a person who cannot see it is told: « Logo de l’entreprise ».
    pub description: String,
}

/// The signature space at the end of the letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// Name of the person who signs.
    pub name: String,
    /// « gérante », « artisan »; empty when there is none.
    pub capacity: String,
    /// Scanned signature; without it, room is left for the hand.
    pub picture: Option<Picture>,
}

/// One block of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph, ragged right.
    Paragraph(RichText),
    /// A heading inside the letter; most letters have none.
    Heading(String),
    /// A list with dashes.
    List(Vec<RichText>),
    /// A table, its header repeated on each page it reaches; rows are never cut.
    Table(Table),
    /// Words followed by a ruled line, to be filled by hand.
    ToWrite(String),
    /// Where the parties sign, side by side, with room for the hand.
    Signatures(Vec<Signatory>),
}

/// Who signs an agreement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signatory {
    /// « Le créancier ».
    pub party: String,
    /// Name, and capacity where there is one; may be empty.
    pub name: String,
    /// What is written by hand above the signature: « Date et « bon pour accord » ».
    pub mention: String,
}

/// A table of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Sentence above the table, also its name for screen readers.
    pub caption: Option<String>,
    /// Columns from left to right; at least one.
    pub columns: Vec<Column>,
    /// Ordinary rows, one cell for each column.
    pub rows: Vec<Vec<RichText>>,
    /// Total rows, bold, after a rule.
    pub totals: Vec<Vec<RichText>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Word in the header row.
    pub title: String,
    /// Which side cells lean on; amounts lean right.
    pub align: Align,
    /// Share of the width left once every column has what its longest word
    /// needs: 0 keeps the column narrow, 2 gives twice as much as 1.
    pub stretch: u16,
}

/// Which side a cell leans on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Words.
    #[default]
    Left,
    /// Amounts and numbers.
    Right,
}

/// Text with emphasis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichText(pub Vec<Run>);

/// A piece of text in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Their weight.
    pub style: Style,
}

/// The weight of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    /// Ordinary text.
    #[default]
    Regular,
    /// Bold text.
    Bold,
}

impl RichText {
    /// Text without emphasis.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> RichText {
        RichText(vec![Run { text: text.into(), style: Style::Regular }])
    }

    /// Text all in bold.
    #[must_use]
    pub fn bold(text: impl Into<String>) -> RichText {
        RichText(vec![Run { text: text.into(), style: Style::Bold }])
    }

    /// Text whose bold parts are between `**`, as in `« somme de **12 €** »`.
    /// Only for sentences of a model: a name given by a user goes through
    /// [`RichText::plain`], where stars mean stars.
    ///
    /// ```
    /// use dument_letters::model::{RichText, Style};
    /// let text = RichText::marked("somme de **12 €** à payer");
    /// assert_eq!(text.0[1].text, "12 €");
    /// assert_eq!(text.0[1].style, Style::Bold);
    /// assert_eq!(text.to_string(), "somme de 12 € à payer");
    /// ```
    #[must_use]
    pub fn marked(text: &str) -> RichText {
        let styles = [Style::Regular, Style::Bold].into_iter().cycle();
        let runs = text.split("**").zip(styles).filter(|(part, _)| !part.is_empty());
        RichText(runs.map(|(part, style)| Run { text: part.to_owned(), style }).collect())
    }

    /// The same text with `more` after it.
    #[must_use]
    pub fn then(mut self, more: RichText) -> RichText {
        self.0.extend(more.0);
        self
    }

    /// Whether there is nothing to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.text.trim().is_empty())
    }
}

impl std::fmt::Display for RichText {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|run| out.write_str(&run.text))
    }
}

impl From<&str> for RichText {
    fn from(text: &str) -> RichText {
        RichText::plain(text)
    }
}
