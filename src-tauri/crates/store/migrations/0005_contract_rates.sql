-- The rate of a clause is a number, `legal*3` or `ecb+10`, for an invoice and now for a client. The
-- column is made again under its own name, since a CHECK cannot be altered: what was changed before
-- can still be taken back.
ALTER TABLE invoices ADD COLUMN contract_clause TEXT CHECK (
    (contract_clause GLOB '[0-9]*' AND contract_clause NOT GLOB '*[^0-9.]*')
    OR (contract_clause GLOB 'legal[*][0-9]*' AND substr(contract_clause, 7) NOT GLOB '*[^0-9.]*')
    OR (contract_clause GLOB 'ecb+[0-9]*' AND substr(contract_clause, 5) NOT GLOB '*[^0-9.]*'));
UPDATE invoices SET contract_clause = contract_rate;
ALTER TABLE invoices DROP COLUMN contract_rate;
ALTER TABLE invoices RENAME COLUMN contract_clause TO contract_rate;

ALTER TABLE clients ADD COLUMN contract_rate TEXT CHECK (
    (contract_rate GLOB '[0-9]*' AND contract_rate NOT GLOB '*[^0-9.]*')
    OR (contract_rate GLOB 'legal[*][0-9]*' AND substr(contract_rate, 7) NOT GLOB '*[^0-9.]*')
    OR (contract_rate GLOB 'ecb+[0-9]*' AND substr(contract_rate, 5) NOT GLOB '*[^0-9.]*'));
