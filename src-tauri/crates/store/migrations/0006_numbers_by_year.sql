-- A client may have one number again each year. A constraint of a table cannot be altered: the table
-- is made again, its rows and its next identifier kept, and the year of issue goes into the index.
CREATE TABLE invoices_again (
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
    waived_interest INTEGER NOT NULL CHECK (waived_interest IN (0, 1)),
    waived_indemnity INTEGER NOT NULL CHECK (waived_indemnity IN (0, 1)),
    document_id INTEGER REFERENCES documents (id),
    term TEXT CHECK (term <> ''),
    activity TEXT CHECK (activity IN ('ordinary', 'carriage')),
    contract_rate TEXT CHECK (
        (contract_rate GLOB '[0-9]*' AND contract_rate NOT GLOB '*[^0-9.]*')
        OR (contract_rate GLOB 'legal[*][0-9]*' AND substr(contract_rate, 7) NOT GLOB '*[^0-9.]*')
        OR (contract_rate GLOB 'ecb+[0-9]*' AND substr(contract_rate, 5) NOT GLOB '*[^0-9.]*'))
) STRICT;
INSERT INTO invoices_again (
    id, client_id, number, nature, work, quote_number, quote_on, completed_on, issued_on, due_supposed,
    net, vat, gross, waived_interest, waived_indemnity, document_id, term, activity, contract_rate)
SELECT
    id, client_id, number, nature, work, quote_number, quote_on, completed_on, issued_on, due_supposed,
    net, vat, gross, waived_interest, waived_indemnity, document_id, term, activity, contract_rate
FROM invoices;
DELETE FROM sqlite_sequence WHERE name = 'invoices_again';
INSERT INTO sqlite_sequence (name, seq)
SELECT 'invoices_again', seq FROM sqlite_sequence WHERE name = 'invoices';
DROP TABLE invoices;
ALTER TABLE invoices_again RENAME TO invoices;
CREATE INDEX invoices_of_document ON invoices (document_id) WHERE document_id IS NOT NULL;
CREATE UNIQUE INDEX invoices_of_number ON invoices (client_id, number, substr(issued_on, 1, 4));
