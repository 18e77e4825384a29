-- Facts only: what follows from them (left to pay, step due, next date) is computed.
-- Amounts are cents. A day is a text that the calendar gives back unchanged.
-- Moments are local time, `YYYY-MM-DDTHH:MM` with or without seconds.

CREATE TABLE company (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL CHECK (name <> ''),
    legal_form TEXT,
    siret TEXT,
    rcs TEXT,
    capital TEXT,
    vat TEXT,
    address_lines TEXT NOT NULL CHECK (json_valid(address_lines) AND json_type(address_lines) = 'array'),
    postal_code TEXT NOT NULL,
    city TEXT NOT NULL,
    country TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    iban TEXT NOT NULL,
    bic TEXT NOT NULL,
    signatory TEXT NOT NULL,
    signatory_capacity TEXT NOT NULL,
    mediator TEXT,
    region TEXT NOT NULL CHECK (region IN ('mainland', 'alsace_moselle'))
) STRICT;

CREATE TABLE settings (
    key TEXT PRIMARY KEY NOT NULL CHECK (key <> ''),
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE clients (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    nature TEXT NOT NULL CHECK (nature IN ('business', 'consumer', 'non_professional', 'public')),
    nature_confirmed INTEGER NOT NULL CHECK (nature_confirmed IN (0, 1)),
    siren TEXT,
    siret TEXT,
    vat TEXT,
    address_lines TEXT NOT NULL CHECK (json_valid(address_lines) AND json_type(address_lines) = 'array'),
    postal_code TEXT NOT NULL,
    city TEXT NOT NULL,
    country TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    note TEXT NOT NULL,
    scenario TEXT NOT NULL
) STRICT;

CREATE TABLE contacts (
    client_id INTEGER NOT NULL REFERENCES clients (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('decides', 'pays', 'signs', 'other')),
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    PRIMARY KEY (client_id, position)
) STRICT, WITHOUT ROWID;

-- The bytes of kept files, each content once, under its SHA-256.
CREATE TABLE contents (
    sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    media_type TEXT NOT NULL CHECK (media_type <> ''),
    sha256 TEXT NOT NULL REFERENCES contents (sha256),
    added_at TEXT NOT NULL
        CHECK (strftime('%Y-%m-%dT%H:%M', added_at, '+0 days') IS substr(added_at, 1, 16)),
    client_id INTEGER REFERENCES clients (id),
    invoice_id INTEGER REFERENCES invoices (id)
) STRICT;
CREATE INDEX documents_of_content ON documents (sha256);
CREATE INDEX documents_of_client ON documents (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX documents_of_invoice ON documents (invoice_id) WHERE invoice_id IS NOT NULL;

CREATE TABLE invoices (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    number TEXT NOT NULL CHECK (number <> ''),
    nature TEXT CHECK (nature IN ('business', 'consumer', 'non_professional', 'public')),
    work TEXT NOT NULL,
    quote_number TEXT,
    quote_on TEXT CHECK (quote_on IS NULL OR date(quote_on, '+0 days') IS quote_on),
    completed_on TEXT CHECK (completed_on IS NULL OR date(completed_on, '+0 days') IS completed_on),
    issued_on TEXT NOT NULL CHECK (date(issued_on, '+0 days') IS issued_on),
    due_supposed INTEGER NOT NULL CHECK (due_supposed IN (0, 1)),
    net INTEGER CHECK (abs(net) <= 999999999999999),
    vat INTEGER CHECK (abs(vat) <= 999999999999999),
    gross INTEGER NOT NULL CHECK (gross BETWEEN 1 AND 999999999999999),
    contract_rate TEXT
        CHECK (contract_rate GLOB '[0-9]*' AND contract_rate NOT GLOB '*[^0-9.]*'),
    waived_interest INTEGER NOT NULL CHECK (waived_interest IN (0, 1)),
    waived_indemnity INTEGER NOT NULL CHECK (waived_indemnity IN (0, 1)),
    document_id INTEGER REFERENCES documents (id),
    UNIQUE (client_id, number)
) STRICT;
CREATE INDEX invoices_of_document ON invoices (document_id) WHERE document_id IS NOT NULL;

CREATE TABLE due_parts (
    invoice_id INTEGER NOT NULL REFERENCES invoices (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    due_on TEXT NOT NULL CHECK (date(due_on, '+0 days') IS due_on),
    amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 999999999999999),
    PRIMARY KEY (invoice_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE payments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    paid_on TEXT NOT NULL CHECK (date(paid_on, '+0 days') IS paid_on),
    on_supposed INTEGER NOT NULL CHECK (on_supposed IN (0, 1)),
    amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 999999999999999),
    means TEXT NOT NULL,
    reversed INTEGER NOT NULL CHECK (reversed IN (0, 1))
) STRICT;
CREATE INDEX payments_of_client ON payments (client_id);

CREATE TABLE payment_shares (
    payment_id INTEGER NOT NULL REFERENCES payments (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    invoice_id INTEGER NOT NULL REFERENCES invoices (id),
    amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 999999999999999),
    PRIMARY KEY (payment_id, position),
    UNIQUE (payment_id, invoice_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX payment_shares_of_invoice ON payment_shares (invoice_id);

CREATE TABLE credit_notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id INTEGER NOT NULL REFERENCES invoices (id),
    number TEXT NOT NULL,
    credited_on TEXT NOT NULL CHECK (date(credited_on, '+0 days') IS credited_on),
    amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 999999999999999),
    reversed INTEGER NOT NULL CHECK (reversed IN (0, 1))
) STRICT;
CREATE INDEX credit_notes_of_invoice ON credit_notes (invoice_id);
CREATE UNIQUE INDEX credit_notes_standing ON credit_notes (invoice_id, number)
    WHERE reversed = 0 AND number <> '';

-- What happened is kept whole in `payload`; `kind` repeats its word, to be searched.
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    happened_on TEXT NOT NULL CHECK (date(happened_on, '+0 days') IS happened_on),
    recorded_at TEXT NOT NULL
        CHECK (strftime('%Y-%m-%dT%H:%M', recorded_at, '+0 days') IS substr(recorded_at, 1, 16)),
    kind TEXT NOT NULL,
    payload TEXT NOT NULL CHECK (json_valid(payload) AND payload ->> '$.happening' IS kind),
    note TEXT NOT NULL,
    reversed INTEGER NOT NULL CHECK (reversed IN (0, 1))
) STRICT;
CREATE INDEX events_of_client ON events (client_id);

CREATE TABLE event_invoices (
    event_id INTEGER NOT NULL REFERENCES events (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    invoice_id INTEGER NOT NULL REFERENCES invoices (id),
    PRIMARY KEY (event_id, position),
    UNIQUE (event_id, invoice_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_invoices_of_invoice ON event_invoices (invoice_id);

CREATE TABLE letters (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    step TEXT NOT NULL CHECK (step <> ''),
    composed_at TEXT NOT NULL
        CHECK (strftime('%Y-%m-%dT%H:%M', composed_at, '+0 days') IS substr(composed_at, 1, 16)),
    post_on TEXT NOT NULL CHECK (date(post_on, '+0 days') IS post_on),
    deadline TEXT NOT NULL CHECK (date(deadline, '+0 days') IS deadline),
    total INTEGER NOT NULL CHECK (total BETWEEN 0 AND 999999999999999),
    basis TEXT NOT NULL CHECK (json_valid(basis) AND json_type(basis) = 'array'),
    document_id INTEGER NOT NULL REFERENCES documents (id)
) STRICT;
CREATE INDEX letters_of_client ON letters (client_id);
CREATE INDEX letters_of_document ON letters (document_id);

CREATE TABLE letter_invoices (
    letter_id INTEGER NOT NULL REFERENCES letters (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    invoice_id INTEGER NOT NULL REFERENCES invoices (id),
    PRIMARY KEY (letter_id, position),
    UNIQUE (letter_id, invoice_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_invoices_of_invoice ON letter_invoices (invoice_id);

-- Files read into the database, so that the same file twice adds nothing.
CREATE TABLE imports (
    sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    name TEXT NOT NULL,
    format TEXT NOT NULL CHECK (format <> ''),
    counts TEXT NOT NULL CHECK (json_valid(counts)),
    imported_at TEXT NOT NULL
        CHECK (strftime('%Y-%m-%dT%H:%M', imported_at, '+0 days') IS substr(imported_at, 1, 16))
) STRICT, WITHOUT ROWID;

-- One line for each use case. `hash` covers the line before it; it holds the payload only
-- through `payload_sha256`, so that a payload can be purged and the chain still holds.
CREATE TABLE journal (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    recorded_at TEXT NOT NULL
        CHECK (strftime('%Y-%m-%dT%H:%M', recorded_at, '+0 days') IS substr(recorded_at, 1, 16)),
    kind TEXT NOT NULL CHECK (kind <> ''),
    payload TEXT CHECK (payload IS NULL OR json_valid(payload)),
    payload_sha256 TEXT NOT NULL CHECK (length(payload_sha256) = 64),
    hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;

CREATE TRIGGER journal_is_appended BEFORE INSERT ON journal
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM journal)
BEGIN
    SELECT RAISE(ABORT, 'the journal is appended to, one line after the other');
END;

CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'a line of the journal is never removed');
END;

CREATE TRIGGER journal_is_only_purged BEFORE UPDATE ON journal
WHEN NEW.payload IS NOT NULL
    OR NEW.sequence IS NOT OLD.sequence
    OR NEW.recorded_at IS NOT OLD.recorded_at
    OR NEW.kind IS NOT OLD.kind
    OR NEW.payload_sha256 IS NOT OLD.payload_sha256
    OR NEW.hash IS NOT OLD.hash
BEGIN
    SELECT RAISE(ABORT, 'a line of the journal only loses its payload');
END;
