-- Scenarios that the user wrote, each version kept; what a running case began with; the term
-- agreed on an invoice; what the company does, where the limitation depends on it.

CREATE TABLE scenarios (
    id TEXT NOT NULL CHECK (id <> ''),
    version INTEGER NOT NULL CHECK (version >= 1),
    body TEXT NOT NULL CHECK (
        json_valid(body) AND body ->> '$.id' IS id AND body ->> '$.version' IS version),
    saved_at TEXT NOT NULL
        CHECK (strftime('%Y-%m-%dT%H:%M', saved_at, '+0 days') IS substr(saved_at, 1, 16)),
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

ALTER TABLE clients ADD COLUMN scenario_version INTEGER
    CHECK (scenario_version IS NULL OR scenario_version >= 1);
ALTER TABLE invoices ADD COLUMN term TEXT CHECK (term <> '');
ALTER TABLE invoices ADD COLUMN activity TEXT CHECK (activity IN ('ordinary', 'carriage'));
ALTER TABLE company ADD COLUMN activity TEXT NOT NULL DEFAULT 'ordinary'
    CHECK (activity IN ('ordinary', 'carriage'));
