-- What each use case changed is in its line of the journal, under `changed`, with the old values.
-- Here only: which lines can be taken back, which were, and whose files they touched. A client whose
-- adding was taken back is no longer there, so its number refers to nothing.

CREATE TABLE changes (
    sequence INTEGER PRIMARY KEY REFERENCES journal (sequence),
    undone_by INTEGER REFERENCES journal (sequence)
) STRICT;
CREATE INDEX changes_undone ON changes (undone_by) WHERE undone_by IS NOT NULL;

CREATE TABLE change_clients (
    client_id INTEGER NOT NULL,
    sequence INTEGER NOT NULL REFERENCES changes (sequence),
    PRIMARY KEY (client_id, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_clients_of ON change_clients (sequence);
